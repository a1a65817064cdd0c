package main

import (
	"fmt"
	"testing"
)

// TestMeasureLadders works out every pair of roles by hand. Dough of a baker counts half for a senior one, 2.5 of 10, and
// hygiene wholly, 5 of 10; that is 0.75, and nothing essential is missing, so it is ready soon. Ovens are dropped.
func TestMeasureLadders(t *testing.T) {
	r, err := kitchen(t).measureLadders()
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(r.steps, r.drops, r.lost(), r.ready, r.moves); got != "1 [{{baker senior-baker} [ovens]}] 1 1 3" {
		t.Error(got)
	}
	near(t, "own ladder", median(r.ladder), 0.75)
	near(t, "advancement", median(r.advance), 0.75)
	// Baker to cook shares hygiene, 2 of 10, which is not below a fifth; cook to waiter shares nothing.
	near(t, "transition", median(r.transition), 0.1)
	if len(r.little) != 1 || r.little[0].From != "cook" {
		t.Errorf("little shared: %+v", r.little)
	}
	// Sorted: six times 0, three times 0.2, then 0.5, 0.7 and 0.75.
	if len(r.pairs) != 12 {
		t.Errorf("%d pairs, want 12", len(r.pairs))
	}
	near(t, "any two, median", median(r.pairs), 0.1)
	near(t, "any two, upper quartile", quantile(r.pairs, 0.75), 0.2+0.25*0.3)
}
