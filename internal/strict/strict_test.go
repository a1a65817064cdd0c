package strict

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
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
		{"array", `{"l": 1}`, "l", 6, ErrType},
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

// TestMessages checks what problems say.
func TestMessages(t *testing.T) {
	long := strings.Repeat("ü", 100)
	tests := []struct {
		name, text string
		want       string
	}{
		{"type", `{"s": [1]}`, "s at 6: wrong type: an array where a string belongs"},
		{"a boolean", `{"f": true}`, "f at 6: wrong type: a boolean where a number belongs"},
		{"fraction", `{"p": {"n": 1.50}}`, "p.n at 12: wrong type: 1.50 where a whole number belongs"},
		{"a long number", `{"p": {"n": 1` + strings.Repeat("0", 80) + `}}`,
			"p.n at 12: wrong type: 1" + strings.Repeat("0", 59) + "… where a whole number belongs"},
		{"beyond its range", `{"f": 1e999}`, "f at 6: wrong type: 1e999 where a number belongs"},
		{"a control character in a key", `{"a\u0000\nb\"": 1}`, `a\x00\nb\" at 1: unknown field`},
		{"a long key", `{"` + long + `": 1}`, strings.Repeat("ü", 30) + "… at 1: unknown field"},
		{"other case", `{"S": ""}`, `S at 1: unknown field; did you mean "s"?`},
		{"the first of two", `{"leads-tos": ""}`, `leads-tos at 1: unknown field; did you mean "leadsTo"?`},
		{"unknown twice", `{"x": 1, "x": 2}`, "x at 1: unknown field\nx at 9: unknown field"},
		{"twice, and read once", `{"b": true, "b": 1}`, "b at 12: field given twice"},
		{"all of them", `{"s": 1, "l": [{"n": ""}, 2]}`, "s at 6: wrong type: a number where a string belongs\n" +
			"l[0].n at 21: wrong type: a string where a whole number belongs\nl[1] at 26: wrong type: a number where an object belongs"},
		{"a type that is not read", `{"a": [1, "x"]}`, "a at 6: wrong type: an array where nothing belongs"},
		{"malformed after another", `{"s": 1, "b": tru}`, "s at 6: wrong type: a number where a string belongs\n at 17: malformed JSON: '}' where true belongs"},
		{"malformed inside another", `{"s": [1,}`, " at 9: malformed JSON: '}' where a value belongs"},
		{"trailing text", `{} x`, " at 3: malformed JSON: 'x' where the end belongs"},
		{"empty", ``, " at 0: malformed JSON: the text ends where a value belongs"},
		{"$schema inside", `{"$schema": 1, "p": {"$schema": 1}}`, "p.$schema at 21: unknown field"},
	}
	type more struct {
		outer
		A     [2]int `json:"a"`
		Leads int    `json:"leads"`
		To    int    `json:"leadsTo"`
		Too   int    `json:"leads_to"`
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var lines []string
			for _, p := range Decode([]byte(tt.text), 0, new(more)) {
				lines = append(lines, fmt.Sprintf("%s at %d: %v", p.Path, p.Offset, p.Err))
			}
			got := strings.Join(lines, "\n")
			if got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// TestText checks where text that is not UTF-8 is reported.
func TestText(t *testing.T) {
	for text, offset := range map[string]int{"\ufeff{}": 0, "\"\xff\"": 1, "\"ü\ufffd\xc3\"": 6, "{} \xed\xa0\x80": 3} {
		if p := Check([]byte(text), 10); p == nil || p.Offset != 10+offset || !errors.Is(p.Err, ErrText) {
			t.Errorf("%q: %v", text, p)
		}
	}
}

func TestEmptyAndNull(t *testing.T) {
	v := all{Words: []word{1}, Map: map[string]inner{"a": {}}, Pointer: new(int)}
	if list := Decode([]byte(`{"words": [], "map": {}, "pointer": null}`), 0, &v); len(list) > 0 {
		t.Error(list)
	}
	if v.Words != nil || len(v.Map) != 1 || v.Pointer != nil {
		t.Errorf("%+v", v)
	}
	if list := Decode([]byte(`{"words": null, "map": null}`), 0, &v); len(list) > 0 || v.Words != nil || v.Map != nil {
		t.Errorf("%+v: %v", v, list)
	}
}

// TestPatch changes lists by what is added and removed.
func TestPatch(t *testing.T) {
	type item struct {
		Key string `json:"key"`
		N   int    `json:"n"`
	}
	type record struct {
		Words []string          `json:"words"`
		Items []item            `json:"items"`
		Map   map[string]string `json:"map"`
	}
	start := func() record {
		return record{[]string{"a", "b"}, []item{{"x", 1}, {"y", 2}}, map[string]string{"k": "v", "l": "w"}}
	}
	for text, want := range map[string]record{
		`{"words": {"add": ["c", "a"]}}`:                                            {[]string{"a", "b", "c"}, start().Items, start().Map},
		`{"words": {"remove": ["a", "z"]}}`:                                         {[]string{"b"}, start().Items, start().Map},
		`{"words": {"add": ["a"], "remove": ["a"]}}`:                                {[]string{"b", "a"}, start().Items, start().Map},
		`{"words": {"remove": ["a", "b"]}}`:                                         {nil, start().Items, start().Map},
		`{"items": {"add": [{"key": "z"}, {"key": "x", "n": 5}], "remove": ["y"]}}`: {start().Words, []item{{"x", 5}, {"z", 0}}, start().Map},
		`{"words": [], "items": null, "map": {"k": null, "m": "n"}}`:                {nil, nil, map[string]string{"l": "w", "m": "n"}},
	} {
		got := start()
		if p := Decode([]byte(text), 0, &got); len(p) > 0 {
			t.Errorf("%s: %v", text, p)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, want %+v", text, got, want)
		}
	}
	for text, want := range map[string]error{
		`{"words": {"add": ["c"], "add": ["d"]}}`: ErrRepeat,
		`{"words": {"append": ["c"]}}`:            ErrUnknown,
		`{"words": {"add": "c"}}`:                 ErrType,
	} {
		got := start()
		if p := Decode([]byte(text), 0, &got); len(p) != 1 || !errors.Is(p[0].Err, want) {
			t.Errorf("%s: %v, want %v", text, p, want)
		}
	}
}

// all has a field of each kind.
type all struct {
	base
	String  string           `json:"string,omitempty"`
	Int8    int8             `json:"int8,omitzero"`
	Uint    uint             `json:"uint"`
	Float   float64          `json:"float"`
	Small   float32          `json:"small"`
	Bool    bool             `json:"bool"`
	Words   []word           `json:"words"`
	Lists   [][]inner        `json:"lists"`
	Map     map[string]inner `json:"map"`
	Pointer *int             `json:"pointer"`
	Time    time.Time        `json:"time"`
	Plain   string
	Schema  json.RawMessage `json:"$schema"` // which Decode ignores
}

// base is embedded. Its Bool is hidden by the outer one.
type base struct {
	Base string `json:"base"`
	Bool string `json:"bool"`
}

// agree compares Decode with encoding/json, which must agree on every value that has no problem.
func agree(t *testing.T, text string) (problems []Problem) {
	t.Helper()
	var got, want all
	problems = Decode([]byte(text), 0, &got)
	for _, p := range problems {
		if p.Offset < 0 || p.Offset > len(text) {
			t.Errorf("offset %d of %d", p.Offset, len(text))
		}
	}
	if len(problems) > 0 {
		return problems
	}
	dec := json.NewDecoder(strings.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&want); err != nil {
		if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok && e.Value == "object" {
			return nil // a list may be changed by an object
		}
		t.Errorf("%q: encoding/json says %v", text, err)
	}
	for key, v := range want.Map {
		if _, ok := got.Map[key]; !ok && reflect.ValueOf(v).IsZero() {
			delete(want.Map, key) // null removes a member of a map
		}
	}
	if want.Schema = nil; !cmp.Equal(got, want, cmp.AllowUnexported(all{}), cmpopts.EquateEmpty()) {
		t.Errorf("%q: %+v, encoding/json has %+v", text, got, want)
	}
	return nil
}

// valid compares Check with encoding/json.
func valid(t *testing.T, text string) bool {
	t.Helper()
	p := Check([]byte(text), 0)
	if want := json.Valid([]byte(text)) && utf8.ValidString(text); (p == nil) != want {
		t.Errorf("%q: %v, encoding/json says %v", text, p, want)
	}
	if p != nil && (p.Offset < 0 || p.Offset > len(text)) {
		t.Errorf("offset %d of %d", p.Offset, len(text))
	}
	if list := Decode([]byte(text), 0, new(Raw)); utf8.ValidString(text) && (len(list) > 0) != (p != nil) {
		t.Errorf("%q: %v, but %v", text, p, list)
	}
	return p == nil
}

// TestRandom compares with encoding/json on random records, and on what is left of them after random changes.
func TestRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	str := func() string {
		return pick(`""`, `"a"`, `"ü\n"`, `"\ud800x"`, `"\ud83d\ude00"`, `"[{\"]}"`, `"`+strings.Repeat("long ", 20)+`"`)
	}
	num := func() string {
		return pick("0", "-0", "1", "127", "128", "-128", "-129", "1.5", "1e2", "1E-2", "-0.0", "1e39", "1e400", "18446744073709551615", "18446744073709551616")
	}
	var list, object func(of func() string) string
	join := func(open, end string, members []string) string {
		space := pick("", " ", "\n\t")
		return open + space + strings.Join(members, space+","+space) + end + space
	}
	list = func(of func() string) string {
		var members []string
		for range r.IntN(4) {
			members = append(members, of())
		}
		return join("[", "]", members)
	}
	object = func(of func() string) string {
		var members []string
		for i := range r.IntN(4) {
			members = append(members, fmt.Sprintf(`"%d%s":%s`, i, pick("", "a", `\"`), of()))
		}
		return join("{", "}", members)
	}
	in := func() string {
		return pick(`{}`, `{"n": 1}`, `{"m": {"a": "b"}, "n": null}`, `{"m":`+object(str)+`}`, `{"n":`+num()+`}`)
	}
	values := map[string]func() string{
		"base": str, "string": str, "Plain": str, "bool": func() string { return pick("true", "false") },
		"int8": num, "uint": num, "float": num, "small": num, "pointer": num,
		"words": func() string { return list(str) }, "map": func() string { return object(in) },
		"lists": func() string { return list(func() string { return list(in) }) },
		"time":  func() string { return pick(`"2026-01-02T03:04:05Z"`, `"now"`, "1") },
	}
	names := slices.Sorted(maps.Keys(values))
	clean := 0
	for range 20_000 {
		var members []string
		for _, i := range r.Perm(len(names))[:r.IntN(6)] {
			value := values[names[i]]
			switch r.IntN(20) {
			case 0:
				value = values[pick(names...)]
			case 1:
				value = func() string { return "null" }
			}
			members = append(members, `"`+names[i]+`":`+value())
		}
		text := join("{", "}", members)
		if !valid(t, text) {
			t.Fatalf("%q is malformed", text)
		}
		dec := json.NewDecoder(strings.NewReader(text))
		dec.DisallowUnknownFields()
		problems, err := agree(t, text), dec.Decode(new(all))
		if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok && e.Value == "object" {
			continue // a list may be changed by an object
		}
		if (len(problems) == 0) != (err == nil) {
			t.Fatalf("%q: %v, encoding/json says %v", text, problems, err)
		}
		if len(problems) == 0 {
			clean++
		}
		for range 5 {
			b := []byte(text)
			for range 1 + r.IntN(2) {
				at := r.IntN(len(b))
				switch with := "{}[],:\"\\ntfu0.-e \n\x00\xffa"; r.IntN(4) {
				case 0:
					b = slices.Delete(b, at, at+1)
				case 1:
					b = slices.Insert(b, at, with[r.IntN(len(with))])
				case 2:
					b[at] = with[r.IntN(len(with))]
				case 3:
					b = b[:at]
				}
				if len(b) == 0 {
					break
				}
			}
			if valid(t, string(b)) {
				agree(t, string(b))
			}
		}
		if t.Failed() {
			t.FailNow()
		}
	}
	if clean < 5000 {
		t.Errorf("only %d records without a problem", clean)
	}
}

// TestFolder compares with encoding/json on the files of a folder.
func TestFolder(t *testing.T) {
	files, _ := records(t)
	for _, f := range files {
		got, want := f.record(), f.record()
		if p := Check(f.data, 0); p != nil {
			t.Errorf("%s: %v", f.name, p)
		}
		if list := Decode(f.data, 0, got); len(list) > 0 {
			t.Errorf("%s: %v", f.name, list)
		}
		if err := json.Unmarshal(f.data, want); err != nil || !cmp.Equal(got, want, cmpopts.EquateEmpty()) {
			t.Errorf("%s: not what encoding/json reads: %v", f.name, err)
		}
	}
}

// FuzzCheck compares Check with encoding/json.
func FuzzCheck(f *testing.F) {
	f.Add(`{"a": [1, -0.5e+7, "\u00e4\n", true, false, null], "b": {}}`)
	f.Add("[\"\xff\"]")
	f.Add(`[01]`)
	f.Fuzz(func(t *testing.T, text string) { valid(t, text) })
}

// FuzzDecode compares what decodes without a problem with encoding/json.
func FuzzDecode(f *testing.F) {
	f.Add(`{"string": "a", "lists": [[{"n": 1, "m": {"k": "v"}}]], "pointer": 2, "bool": true, "float": 0.5, "words": ["a"]}`)
	f.Add(`{"$schema": "x", "string": null, "map": {"\ud800": {}}, "int8": -128, "base": "b"}`)
	f.Add(`[`)
	f.Fuzz(func(t *testing.T, text string) {
		if Check([]byte(text), 0) == nil {
			agree(t, text)
		} else {
			Decode([]byte(text), 0, new(all)) // must not panic
		}
	})
}

func TestLocate(t *testing.T) {
	text := `  {"id": "a", "list": [{"n": 1}, {"n": 2, "m": {"k": "v"}}], "list2": {"add": [3]}, "\u0061b": 4}`
	for _, tt := range []struct{ path, want string }{
		{"", `{"id"`},
		{"id", `"a"`},
		{"ab", `4`},
		{"list[0].n", `1`},
		{"list[1].n", `2`},
		{"list[1].m.k", `"v"`},
		{"list[1].absent", `{"n": 2`}, // what is not there: the part around it
		{"list[2].n", `[{"n": 1}`},
		{"list2[0]", `{"add"`},
		{"absent[0]", `{"id"`},
		{"id.k", `"a"`},
	} {
		if got := text[Locate(Raw{Data: []byte(text)[2:], Offset: 2}, []string{tt.path})[0]:]; !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s: at %.20s, want %s", tt.path, got, tt.want)
		}
	}
}

// FuzzLocate checks that every value is found by its path, and that no path leads out of the text.
func FuzzLocate(f *testing.F) {
	f.Add(`{"a": [1, {"b": [[], 2]}], "c": "d"}`, "a[1].b")
	f.Add(`[]`, "[")
	f.Add(`{"": 1}`, ".")
	f.Fuzz(func(t *testing.T, text, path string) {
		if Check([]byte(text), 0) != nil {
			return
		}
		whole := Raw{Data: []byte(text)}
		if at := Locate(whole, []string{path})[0]; at < 0 || at >= len(text) {
			t.Fatalf("%q leads to %d of %d", path, at, len(text))
		}
		var paths []string
		var want []int
		var walk func(r Raw, path string)
		walk = func(r Raw, path string) {
			if path != "" {
				paths, want = append(paths, path), append(want, r.Offset)
			}
			switch {
			case IsArray(r.Data):
				i := 0
				for e := range Elements(r.Data, r.Offset) {
					walk(e, fmt.Sprintf("%s[%d]", path, i))
					i++
				}
			case IsObject(r.Data):
				seen := map[string]bool{}
				for key, value := range Members(r.Data, r.Offset) {
					if key != "" && !strings.ContainsAny(key, ".[") && !seen[key] { // such a key has no path
						walk(value, strings.TrimPrefix(path+"."+key, "."))
					}
					seen[key] = true
				}
			}
		}
		if len(text) < 1000 {
			walk(whole, "")
			for i, at := range Locate(whole, paths) {
				if at != want[i] {
					t.Errorf("%q: at %d, want %d", paths[i], at, want[i])
				}
			}
		}
	})
}
