package main

import (
	"fmt"
	"path/filepath"
	"testing"
)

func TestReadSkillSpan(t *testing.T) {
	dir := write(t, map[string]string{"dev.jsonl": `{"tokens":["Java","and","SQL","Server"],"tags_knowledge":["B","O","B","I"],"source":"tech"}
{"tokens":["Cook"],"tags_knowledge":["B"],"source":"house"}
{"tokens":["I","like","C","C++"],"tags_knowledge":["O","O","I","B"],"source":"tech"}
`, "bad.jsonl": `{"tokens":`})
	got, err := readSkillSpan(filepath.Join(dir, "dev.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "[{Java and SQL Server [0 5 9 13 20] [[0 1] [2 4]]} {I like C C++ [0 2 7 9 13] [[2 3] [3 4]]}]"; fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}
	for _, name := range []string{"bad.jsonl", "none.jsonl"} {
		if _, err := readSkillSpan(filepath.Join(dir, name)); err == nil {
			t.Errorf("no error for %s", name)
		}
	}
}

func TestTokens(t *testing.T) {
	s := sentence{text: "Java and SQL Server", starts: []int{0, 5, 9, 13, 20}}
	for _, tt := range []struct {
		start, end int
		want       tokenSpan
	}{{0, 4, tokenSpan{0, 1}}, {9, 19, tokenSpan{2, 4}}, {1, 3, tokenSpan{0, 1}}, {6, 10, tokenSpan{1, 3}}} {
		if got := s.tokens(tt.start, tt.end); got != tt.want {
			t.Errorf("bytes %d to %d are tokens %v, want %v", tt.start, tt.end, got, tt.want)
		}
	}
}

func TestScore(t *testing.T) {
	list := []sentence{
		{marked: []tokenSpan{{0, 2}, {3, 4}}}, // one found just so, one by a part
		{marked: []tokenSpan{{0, 1}}},         // missed
		{},                                    // wrongly found
	}
	found := map[*sentence][]tokenSpan{&list[0]: {{0, 2}, {3, 5}}, &list[2]: {{1, 2}}}
	got := score(list, func(s *sentence) []tokenSpan { return found[s] })
	if want := (tally{marked: 3, found: 3, same: 1, hit: 2, covered: 2}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if s := got.strict(); s != "0.333\t0.333\t0.333" {
		t.Errorf("strict %q", s)
	}
	if s := got.overlap(); s != "0.667\t0.667\t0.667" {
		t.Errorf("overlap %q", s)
	}
	if s := (tally{}).strict(); s != "0.000\t0.000\t0.000" {
		t.Errorf("nothing at all: %q", s)
	}
}

func TestGazetteer(t *testing.T) {
	dir := write(t, map[string]string{
		"esco/skills_en.csv":         "preferredLabel,altLabels\nJava (computer programming),\"coffee making\ncoffee\"\n",
		"onet/Technology Skills.txt": "Code\tTitle\tExample\n1\tCooks\tSQL Server\n",
	})
	g, err := readGazetteer(dir)
	if err != nil {
		t.Fatal(err)
	}
	s := sentence{text: "java , SQL Server , coffee making", starts: []int{0, 5, 7, 11, 18, 20, 27, 34}}
	if got, want := fmt.Sprint(g.find(&s)), "[[0 1] [2 4] [5 7]]"; got != want {
		t.Errorf("found %s, want %s", got, want)
	}
}
