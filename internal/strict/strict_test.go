package strict

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
)

type inner struct {
	N int               `json:"n"`
	M map[string]string `json:"m"`
}

type outer struct {
	S    string    `json:"s"`
	L    []inner   `json:"l"`
	P    *inner    `json:"p"`
	B    bool      `json:"b"`
	F    float64   `json:"f"`
	T    time.Time `json:"t"` // decodes itself
	R    Raw       `json:"r"`
	Skip int       `json:"-"`
}

func TestDecode(t *testing.T) {
	tests := []struct {
		name, text string
		path       string
		offset     int
		cause      error
	}{
		{"unknown", `{"x": 1}`, "x", 1, ErrUnknown},
		{"unknown inside", `{"l": [{}, {"N": 1}]}`, "l[1].N", 12, ErrUnknown},
		{"not a field", `{"Skip": 1}`, "Skip", 1, ErrUnknown},
		{"twice", `{"s": "a", "s": "b"}`, "s", 11, ErrRepeat},
		{"type", `{"s": 1}`, "s", 6, ErrType},
		{"array", `{"l": {}}`, "l", 6, ErrType},
		{"object", `{"p": []}`, "p", 6, ErrType},
		{"fraction", `{"l": [{"n": 1.5}]}`, "l[0].n", 13, ErrType},
		{"too large", `{"p": {"n": 99999999999999999999}}`, "p.n", 12, ErrType},
		{"in a map", `{"p": {"m": {"k": 1}}}`, "p.m.k", 18, ErrType},
		{"key twice in a map", `{"p": {"m": {"k": "a", "k": "b"}}}`, "p.m.k", 23, ErrRepeat},
		{"refused by its type", `{"t": "yesterday"}`, "t", 6, ErrValue},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var v outer
			got := Decode([]byte(tt.text), 100, &v)
			if len(got) != 1 {
				t.Fatalf("%v", got)
			}
			if p := got[0]; p.Path != tt.path || p.Offset != 100+tt.offset || !errors.Is(p.Err, tt.cause) {
				t.Errorf("%q at %d: %v", p.Path, p.Offset-100, p.Err)
			}
		})
	}
}

func TestCheck(t *testing.T) {
	for text, cause := range map[string]error{
		"": ErrSyntax, "{": ErrSyntax, `{} {}`: ErrSyntax, "\ufeff{}": ErrText, "\"\xff\"": ErrText, `{"a": 1,}`: ErrSyntax,
	} {
		if p := Check([]byte(text), 0); p == nil || !errors.Is(p.Err, cause) || p.Offset > len(text) {
			t.Errorf("%q: %v", text, p)
		}
	}
	if p := Check([]byte(` {"a": [1]} `), 0); p != nil {
		t.Error(p)
	}
}

// TestMerge checks that decoding over a value patches it.
func TestMerge(t *testing.T) {
	v := outer{S: "old", B: true, L: []inner{{N: 1}, {N: 2}}, P: &inner{N: 3, M: map[string]string{"a": "b"}}, F: 1.5}
	text := `{"l": [{"m": {}}], "p": {"m": {"c": "d"}}, "f": null, "r": [1, {"x": 2}]}`
	got := Decode([]byte(text), 0, &v)
	want := outer{S: "old", B: true, L: []inner{{M: map[string]string{}}}, P: &inner{N: 3, M: map[string]string{"a": "b", "c": "d"}},
		R: Raw{Data: []byte(`[1, {"x": 2}]`), Offset: strings.Index(text, "[1,")}}
	if len(got) != 0 || !reflect.DeepEqual(v, want) {
		t.Errorf("%v\n%+v\n%+v", got, v, want)
	}
}

func TestFloodIsBounded(t *testing.T) {
	var v outer
	got := Decode([]byte("{"+strings.Repeat(`"x":1,`, 50_000)+`"x":1}`), 0, &v)
	if len(got) != maxProblems {
		t.Errorf("%d problems", len(got))
	}
}

// FuzzDecode holds what decodes without a problem against encoding/json.
func FuzzDecode(f *testing.F) {
	f.Add(`{"s": "a", "l": [{"n": 1, "m": {"k": "v"}}], "p": {"n": 2}, "b": true, "f": 0.5}`)
	f.Add(`{"$schema": "x", "s": null}`)
	f.Add(`[`)
	type plain struct {
		S string  `json:"s"`
		L []inner `json:"l"`
		P *inner  `json:"p"`
		B bool    `json:"b"`
		F float64 `json:"f"`
	}
	f.Fuzz(func(t *testing.T, text string) {
		if Check([]byte(text), 0) != nil {
			return
		}
		var got, want plain
		if problems := Decode([]byte(text), 0, &got); len(problems) > 0 {
			for _, p := range problems {
				if p.Offset < 0 || p.Offset > len(text) {
					t.Errorf("offset %d of %d", p.Offset, len(text))
				}
			}
			return
		}
		if err := json.Unmarshal([]byte(text), &want); err != nil {
			t.Errorf("%q: encoding/json says %v", text, err)
		}
		empty := func(p *plain) string { b, _ := json.Marshal(p); return strings.ReplaceAll(string(b), "[]", "null") }
		if empty(&got) != empty(&want) {
			t.Errorf("%q: %s, encoding/json has %s", text, empty(&got), empty(&want))
		}
	})
}
