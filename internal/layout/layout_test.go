package layout

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

func TestMarshal(t *testing.T) {
	long := strings.Repeat("long ", 30)
	got, err := Marshal(map[string]any{
		"a": []any{}, "b": []string{"x", "y"}, "c": []string{long, "z"},
		"d": []any{map[string]any{"k": 1, "l": long + "<&>"}, map[string]any{"k": []int{1, 2}}}, "e": `quoted "\ text, with: marks`,
	}, 1)
	if err != nil {
		t.Fatal(err)
	}
	want := `{
  "a": [],
  "b": ["x", "y"],
  "c": [
    "` + long + `",
    "z"
  ],
  "d": [
    {"k": 1, "l": "` + long + `<&>"},
    {"k": [1, 2]}
  ],
  "e": "quoted \"\\ text, with: marks"
}
`
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	deep, err := Marshal(map[string]any{"a": []any{map[string]int{"k": 1}}}, 3)
	if err != nil {
		t.Fatal(err)
	}
	if want := "{\n  \"a\": [\n    {\n      \"k\": 1\n    }\n  ]\n}\n"; string(deep) != want {
		t.Errorf("got\n%s\nwant\n%s", deep, want)
	}
}

// TestMeaningIsKept marshals random values, and reads them back.
func TestMeaningIsKept(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	texts := []string{"", `"`, `\`, `\"`, "{[,:]}", "a,b", "ü", "\n", strings.Repeat("x", 140)}
	var value func(depth int) any
	value = func(depth int) any {
		switch k := r.IntN(5); {
		case k == 0 && depth > 0:
			m := map[string]any{}
			for range r.IntN(4) {
				m[texts[r.IntN(len(texts))]] = value(depth - 1)
			}
			return m
		case k == 1 && depth > 0:
			l := []any{}
			for range r.IntN(4) {
				l = append(l, value(depth-1))
			}
			return l
		case k == 2:
			return float64(r.IntN(1000))
		default:
			return texts[r.IntN(len(texts))]
		}
	}
	for range 2000 {
		v := value(4)
		text, err := Marshal(v, 1+r.IntN(3))
		if err != nil {
			t.Fatal(err)
		}
		var back any
		if err := json.Unmarshal(text, &back); err != nil || !reflect.DeepEqual(v, back) {
			t.Fatalf("%v\n%#v\n%s", err, v, text)
		}
	}
}
