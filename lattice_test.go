package career_test

import (
	"slices"
	"testing"

	"github.com/go-career/career"
)

// fromOutside are roles that no role leads to: people come to them with a degree and from where no role is described.
var fromOutside = map[career.RoleID]string{
	"corporate-counsel":   "law firms",
	"economist":           "graduate school",
	"industrial-designer": "design school",
}

// TestLattice checks that every role is part of the whole: one can get there, and go on.
func TestLattice(t *testing.T) {
	c := career.Default()
	for r := range c.Roles() {
		in, _ := c.Feeders(r.ID)
		if from := fromOutside[r.ID]; r.Level > career.LevelEntry && (len(in) == 0) != (from != "") {
			t.Errorf("%s: %d roles lead here, from outside %q", r.ID, len(in), from)
		}
		for _, m := range in {
			if m.Kind == career.MoveAdvancement && m.Levels > 2 {
				t.Errorf("%s: an advancement of %d levels, from %s", r.ID, m.Levels, m.From)
			}
		}
		out, _ := c.Moves(r.ID)
		for _, m := range out {
			if m.Kind == career.MoveTransition && (m.Levels > 1 || m.Levels < -1) {
				t.Errorf("%s: a transition of %d levels, to %s", r.ID, m.Levels, m.To)
			}
		}
	}
}

// TestMovesAreReal checks that what one brings to a role tells advancement, transition and chance apart: it reports how
// much of the new role's requirements those of the old one cover.
func TestMovesAreReal(t *testing.T) {
	c := career.Default()
	cover := func(from, to career.RoleID) float64 {
		g, err := c.RoleGap(from, to)
		if err != nil {
			t.Fatal(err)
		}
		return g.Coverage.Low
	}
	var roles []career.RoleID
	kinds := map[career.MoveKind][]float64{}
	var ladder, random []float64
	for r := range c.Roles() {
		roles = append(roles, r.ID)
		moves, _ := c.Moves(r.ID)
		for _, m := range moves {
			v := cover(m.From, m.To)
			kinds[m.Kind] = append(kinds[m.Kind], v)
			if to, _ := c.Role(m.To); to.Job == r.Job {
				ladder = append(ladder, v)
			}
		}
	}
	for i, from := range roles {
		for k := 1; k <= 10; k++ {
			random = append(random, cover(from, roles[(i*37+k*61+i*k)%len(roles)]))
		}
	}
	quartiles := func(name string, v []float64) float64 {
		slices.Sort(v)
		at := func(p int) float64 { return v[len(v)*p/100] }
		t.Logf("%-22s %5d pairs: coverage %.2f %.2f %.2f (25, 50, 75 percent)", name, len(v), at(25), at(50), at(75))
		return at(50)
	}
	up := quartiles("up a job's own ladder", ladder)
	advancement := quartiles("advancement", kinds[career.MoveAdvancement])
	transition := quartiles("transition", kinds[career.MoveTransition])
	chance := quartiles("random", random)
	if !(up > advancement && advancement > transition && transition > 2*chance) {
		t.Error("the kinds of move do not stand apart, or not from chance")
	}
}
