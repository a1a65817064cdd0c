package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/go-career/career"
	"github.com/go-career/career/source/jsonresume"
)

func resumeOf(t *testing.T, work string) *jsonresume.Resume {
	t.Helper()
	r, err := jsonresume.Read(strings.NewReader(`{"skills": [{"name": "Knives", "level": "Expert", "keywords": ["Sauces"]}], "work": [` + work + `]}`))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestLastStepOf(t *testing.T) {
	c := kitchen(t)
	for _, x := range []struct{ name, work, want string }{
		{"latest first", `{"position": "Cook", "startDate": "2021"}, {"position": "Baker", "startDate": "2019"}`, "baker cook true"},
		{"first one first, with dates", `{"position": "Baker", "startDate": "2019-03"}, {"position": "Cook", "startDate": "2021"}`, "baker cook true"},
		{"without dates", `{"position": "Senior Baker"}, {"position": "Baker"}, {"position": "Waiter"}`, "baker baker false"},
		{"untitled position passed over", `{"position": "Cook", "startDate": "2021"}, {"startDate": "2020"}, {"position": "Baker", "startDate": "2019"}`, "baker cook true"},
		{"one position", `{"position": "Cook"}`, "none"},
		{"the one before is unknown", `{"position": "Cook"}, {"position": "Dragon Tamer"}, {"position": "Baker"}`, "none"},
		{"the last is unknown", `{"position": "Dragon Tamer"}, {"position": "Baker"}`, "none"},
	} {
		s, ok := c.lastStepOf(resumeOf(t, x.work))
		got := fmt.Sprint(s.before, " ", s.after, " ", s.switched)
		if !ok {
			got = "none"
		}
		if got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
		if ok && (s.profile.Skills["knives"] != career.Expert || len(s.profile.Skills) != 2) {
			t.Errorf("%s: profile %v", x.name, s.profile.Skills)
		}
	}
}

// TestMeasureNext: a baker's moves lead to senior baker and cook, so to the jobs baker and cook, in this order.
func TestMeasureNext(t *testing.T) {
	c := kitchen(t)
	var steps []lastStep
	for _, work := range []string{
		`{"position": "Cook"}, {"position": "Baker"}`,
		`{"position": "Senior Baker"}, {"position": "Baker"}`,
		`{"position": "Waiter"}, {"position": "Baker"}`,
	} {
		s, ok := c.lastStepOf(resumeOf(t, work))
		if !ok {
			t.Fatal(work)
		}
		steps = append(steps, s)
	}
	results, err := c.measureNextSets(steps, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		set, row int
		mrr, at1 float64
	}{
		{0, 1, (1./2 + 1 + 0) / 3, 1. / 3}, // moves
		{0, 2, (0 + 1. + 0) / 3, 1. / 3},   // the same job
		{0, 3, (1./2 + 1 + 0) / 3, 1. / 3}, // both
		{0, 4, (1 + 1./2 + 1./3) / 3, 1. / 3},
		{1, 1, (1./2 + 0) / 2, 0},
		{1, 2, 0, 0},
	} {
		row := results[x.set].ranks[x.row]
		mrr, at1, _, _ := row.means()
		near(t, results[x.set].set+", "+row.name+", MRR", mrr, x.mrr)
		near(t, results[x.set].set+", "+row.name+", at 1", at1, x.at1)
	}
	if n, m := results[0].ranks[0].n, results[1].ranks[0].n; n != 3 || m != 2 {
		t.Errorf("%d steps and %d to another job, want 3 and 2", n, m)
	}
}

// TestSampleResumes: the résumés of this folder can be read, and most of them have a last step.
func TestSampleResumes(t *testing.T) {
	steps, all, err := newCatalog(career.Default()).readSteps(sampleResumes)
	if err != nil || all != 8 || len(steps) < 6 {
		t.Errorf("%d steps of %d résumés, %v; want 6 or more of 8", len(steps), all, err)
	}
	if _, _, err := kitchen(t).readSteps(t.TempDir()); err == nil {
		t.Error("no error for a folder without résumés")
	}
}
