package main

import (
	"fmt"
	"testing"
)

func TestTallyOfRanks(t *testing.T) {
	var r tallyOfRanks
	for _, rank := range []int{1, 2, 4, 11, 0} {
		r.add(rank)
	}
	mrr, at1, at3, at10 := r.means()
	near(t, "MRR", mrr, (1+1./2+1./4+1./11)/5)
	near(t, "at 1", at1, 1./5)
	near(t, "at 3", at3, 2./5)
	near(t, "at 10", at10, 3./5)

	var lot tallyOfRanks
	lot.chance(4)
	mrr, at1, at3, at10 = lot.means()
	near(t, "MRR by lot", mrr, (1+1./2+1./3+1./4)/4)
	near(t, "at 1 by lot", at1, 1./4)
	near(t, "at 3 by lot", at3, 3./4)
	near(t, "at 10 by lot", at10, 1)
}

func TestQuantile(t *testing.T) {
	near(t, "of none", median(nil), 0)
	near(t, "of one", median([]float64{7}), 7)
	near(t, "median of three", median([]float64{9, 1, 4}), 4)
	near(t, "median of four", median([]float64{4, 1, 3, 2}), 2.5)
	near(t, "lower quartile of four", quantile([]float64{4, 1, 3, 2}, 0.25), 1.75)
	near(t, "highest", quantile([]float64{4, 1, 3, 2}, 1), 4)
}

func TestRankFigures(t *testing.T) {
	rows := []rankedBy{{name: "own"}, {name: "worse"}, {name: "better"}}
	rows[0].add(2)
	rows[1].add(0)
	rows[2].add(1)
	got := rankFigures("people", "s", rows)
	if want := "{people s MRR 1 0.5 1.000 better}"; fmt.Sprint(got[0]) != want {
		t.Errorf("%v, want %s", got[0], want)
	}
}
