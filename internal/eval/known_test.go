package main

import (
	"fmt"
	"testing"
)

// TestMeasureKnown: of the 12 skills that the three postings name, "a=b" and "Sour starter" are unknown; of the titles,
// the dragon tamer.
func TestMeasureKnown(t *testing.T) {
	r := kitchen(t).measureKnown(kitchenSets(t)["justjoin2021"])
	for _, x := range []struct {
		name      string
		got, want any
	}{
		{"all", r.all, knownCount{skills: 12, knownSkills: 10, titles: 3, sure: 2, anyMatch: 2}},
		{"food", r.byFunction["food"], knownCount{skills: 9, knownSkills: 7, titles: 2, sure: 2, anyMatch: 2}},
		{"other", r.byFunction["other"], knownCount{skills: 3, knownSkills: 3, titles: 1}},
		{"unknown skills", r.unknown, map[string]int{"a=b": 1, "sour starter": 1}},
		{"unmatched titles", r.unmatched, map[string]int{"dragon tamer": 1}},
	} {
		if fmt.Sprint(x.got) != fmt.Sprint(x.want) {
			t.Errorf("%s: %+v, want %+v", x.name, x.got, x.want)
		}
	}
	near(t, "share", r.figures()[0].value, 10./12)
	if got := fmt.Sprint(mostFrequent(map[string]int{"a": 1, "c": 2, "b": 2, "d": 1}, 3)); got != "[b c a]" {
		t.Errorf("most frequent %s", got)
	}
}
