package main

import (
	"fmt"
	"testing"

	"github.com/go-career/career"
)

// TestPeopleOf: who counts, and with which skills. The second baker has only one skill that is required, and the
// dragon tamer has no role.
func TestPeopleOf(t *testing.T) {
	c, sets := kitchen(t), kitchenSets(t)
	for _, x := range []struct {
		set  string
		how  reading
		want string
	}{
		{"justjoin2021", reading{}, "baker [dough hygiene ovens]; "},
		{"justjoin2021", reading{optional: true}, "baker [dough hygiene ovens wine]; baker [dough hygiene ovens]; "},
		{"naukri2025", reading{}, "cook [hygiene knives sauces]; cook [dough knives ovens wine]; "},
		{"naukri2025", reading{exact: true}, "cook [hygiene knives sauces]; cook [dough knives ovens]; "},
	} {
		got := ""
		for _, p := range c.peopleOf(sets[x.set].postings, x.how) {
			got += fmt.Sprint(p.own, " ", p.skills, "; ")
		}
		if got != x.want {
			t.Errorf("%s, %+v: %s, want %s", x.set, x.how, got, x.want)
		}
	}
}

// TestMeasurePeople works out the two cooks by hand.
//
// The first holds knives, sauces and hygiene at no stated level, so 1/2 of 4, 1/3 of 4 and 1/2 of 2, out of 10; the whole
// role is recognised. The second holds knives, 1/2 of 4, and recognises 4 of 10. Wine makes the second a waiter first
// (5 of 10), then a baker (1/2 of 5 and 1/2 of 3), then a cook.
func TestMeasurePeople(t *testing.T) {
	c := kitchen(t)
	r, err := c.measurePeople(kitchenSets(t)["naukri2025"], reading{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	low := []float64{(4./2 + 4./3 + 2./2) / 10, 4. / 2 / 10}
	for i := range low {
		near(t, fmt.Sprint("coverage low of ", i), r.standing.low[i], low[i])
		near(t, fmt.Sprint("recognised by ", i), r.standing.recognised[i], []float64{1, 0.4}[i])
	}
	by := map[string]rankedBy{}
	for _, row := range r.ranks {
		by[row.name] = row
		if row.n != 2 {
			t.Errorf("%s: %d people, want 2", row.name, row.n)
		}
	}
	for _, x := range []struct {
		name     string
		mrr, at1 float64
	}{
		{"coverage alone", (1 + 1./3) / 2, 1. / 2},
		{"idf cosine", (1 + 1./3) / 2, 1. / 2}, // baker 2.11, waiter 1.20, cook 1.05 for the second
		{"chance", (1 + 1./2 + 1./3) / 3, 1. / 3},
	} {
		row := by[x.name]
		mrr, at1, _, _ := row.means()
		near(t, x.name+", MRR", mrr, x.mrr)
		near(t, x.name+", at 1", at1, x.at1)
	}
	if got := by["**career**"]; got.mrr < 1 {
		t.Errorf("the package doesn't rank the cook first who holds all that a cook needs: %+v", got)
	}
}

// TestNaiveBayes: of two people learnt from, one has tags x and y, the other y and z. The smoothed share of x in the first
// is 1.1/2.3, in the second 0.1/2.3; what nobody had tells nothing.
func TestNaiveBayes(t *testing.T) {
	people := []person{
		{job: "a", tags: []string{"x", "y"}},
		{job: "b", tags: []string{"y", "z"}},
		{job: "c", tags: []string{"x"}, half: 1},
	}
	rank := byNaiveBayes(people)
	for _, x := range []struct {
		tags []string
		want string
	}{
		{[]string{"x"}, "[a b]"}, {[]string{"z", "unheard of"}, "[b a]"}, {[]string{"y"}, "[a b]"}, {[]string{"z", "z", "x"}, "[b a]"},
	} {
		if got := fmt.Sprint(rank(&person{tags: x.tags, half: 1})); got != x.want {
			t.Errorf("%v: %s, want %s", x.tags, got, x.want)
		}
	}
	if got := fmt.Sprint(rank(&person{tags: []string{"y"}})); got != "[c]" {
		t.Errorf("the other half knows %s, want [c]", got)
	}
}

func TestPopularity(t *testing.T) {
	rank := byPopularity([]person{{job: "a"}, {job: "b"}, {job: "b"}, {job: "a", half: 1}})
	if got := fmt.Sprint(rank(&person{half: 1}), rank(&person{})); got != "[b a] [a]" {
		t.Errorf("%s, want [b a] [a]", got)
	}
}

// TestCoverageBaseline: on a catalogue where nothing implies anything, coverage worked out here is the package's.
func TestCoverageBaseline(t *testing.T) {
	c := kitchen(t)
	p := &person{skills: []career.SkillID{"dough", "hygiene", "wine"}}
	if got := fmt.Sprint(c.byCoverage()(p)); got != "[waiter baker cook]" {
		t.Errorf("%s, want [waiter baker cook]: 5, 3.75 (as a senior baker) and 1 of 10", got)
	}
}
