package career

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// slowPaths walks every path of up to the number of hops and reckons each from the records.
func slowPaths(c *Catalog, from, to RoleID, o PathOptions) []string {
	type found struct {
		cost  int
		hops  int
		roles []RoleID
		text  string
	}
	var all []found
	hops := cmp.Or(o.MaxHops, 5)
	start := map[SkillID]Proficiency{}
	if o.Profile != nil {
		for s, l := range o.Profile.Skills {
			start[s] = l
			if l == Unrated {
				start[s] = Awareness
			}
		}
	} else {
		r, _ := c.Role(from)
		for _, q := range r.Requirements {
			start[q.Skill] = max(q.Level, Awareness)
		}
	}
	level := func(id RoleID) int { r, _ := c.Role(id); return int(r.Level) }
	var walk func(path []RoleID, kinds []MoveKind)
	walk = func(path []RoleID, kinds []MoveKind) {
		here := path[len(path)-1]
		if here == to {
			held := map[SkillID]Proficiency{}
			for s, l := range start {
				held[s] = l
			}
			cost := 0
			for _, id := range path[1:] {
				r, _ := c.Role(id)
				for _, q := range r.Requirements {
					need := max(q.Level, Awareness)
					if held[q.Skill] < need {
						s, _ := c.Skill(q.Skill)
						h := s.Effort.Hours(held[q.Skill], need)
						cost += h.Low + h.High
						held[q.Skill] = need
					}
				}
			}
			for _, v := range o.Via {
				if !slices.Contains(path, v) {
					return
				}
			}
			if o.MaxHours > 0 && cost > 2*o.MaxHours {
				return
			}
			all = append(all, found{cost, len(path) - 1, slices.Clone(path), fmt.Sprint(path, kinds, cost)})
			return
		}
		if len(path) > hops {
			return
		}
		moves, _ := c.Moves(here)
		for _, m := range moves {
			jump := max(level(m.To)-level(here), level(here)-level(m.To))
			if slices.Contains(path, m.To) || slices.Contains(o.Avoid, m.To) || len(o.Kinds) > 0 && !slices.Contains(o.Kinds, m.Kind) ||
				o.MaxLevelJump > 0 && jump > o.MaxLevelJump {
				continue
			}
			walk(append(slices.Clone(path), m.To), append(slices.Clone(kinds), m.Kind))
		}
	}
	if from != to && !slices.Contains(o.Avoid, from) && !slices.Contains(o.Avoid, to) {
		walk([]RoleID{from}, nil)
	}
	slices.SortFunc(all, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(a.hops, b.hops), slices.Compare(a.roles, b.roles))
	})
	var out []string
	for i, f := range all {
		if i == cmp.Or(o.Limit, 3) {
			break
		}
		out = append(out, f.text)
	}
	return out
}

func pathText(ps []Path) (out []string) {
	for _, p := range ps {
		var kinds []MoveKind
		for _, s := range p.Steps {
			kinds = append(kinds, s.Kind)
		}
		out = append(out, fmt.Sprint(p.Roles(), kinds, p.Hours.Low+p.Hours.High))
	}
	return out
}

func TestPathsAgainstAllPaths(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	some := 0
	for range 400 {
		n := 6 + r.IntN(12)
		c := random(t, r, n, 10)
		pick := func() RoleID { return RoleID(c.ix.Roles[r.IntN(n)].ID) }
		o := PathOptions{Limit: r.IntN(6), MaxHops: r.IntN(6)}
		if r.IntN(3) == 0 {
			o.Kinds = []MoveKind{[]MoveKind{Advancement, Transition}[r.IntN(2)]}
		}
		if r.IntN(4) == 0 {
			o.Via = []RoleID{pick()}
		}
		if r.IntN(3) == 0 {
			o.Avoid = []RoleID{pick()}
		}
		if r.IntN(3) == 0 {
			o.MaxLevelJump = 1 + r.IntN(3)
		}
		if r.IntN(4) == 0 {
			o.MaxHours = 1 + r.IntN(2000)
		}
		if r.IntN(3) == 0 {
			p := randomProfile(c, r)
			o.Profile = &p
		}
		from, to := pick(), pick()
		got, err := c.Paths(from, to, o)
		if err != nil {
			t.Fatal(err)
		}
		want := slowPaths(c, from, to, o)
		some += len(want)
		if diff := gocmp.Diff(want, pathText(got), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%s to %s, %+v:\n%s", from, to, o, diff)
		}
		checkPaths(t, c, got)
	}
	if some < 50 {
		t.Errorf("only %d paths: the test shows little", some)
	}
}

func TestPathsOfTheCatalogue(t *testing.T) {
	c := Default()
	for _, tt := range []struct{ from, to RoleID }{
		{"junior-backend-developer", "senior-backend-developer"},
		{"junior-backend-developer", "engineering-manager"},
		{"backend-developer", "data-engineer"},
	} {
		o := PathOptions{MaxHops: 4, Limit: 4}
		got, err := c.Paths(tt.from, tt.to, o)
		if err != nil {
			t.Fatal(err)
		}
		if len(got) == 0 {
			t.Errorf("no way from %s to %s", tt.from, tt.to)
		}
		if diff := gocmp.Diff(slowPaths(c, tt.from, tt.to, o), pathText(got)); diff != "" {
			t.Error(diff)
		}
		checkPaths(t, c, got)
	}
}

// checkPaths holds paths to what their parts say.
func checkPaths(t *testing.T, c *Catalog, paths []Path) {
	t.Helper()
	for _, p := range paths {
		var sum Estimate
		for i, s := range p.Steps {
			if i > 0 && p.Steps[i-1].To != s.From {
				t.Errorf("broken path %v", p.Roles())
			}
			var learn Estimate
			for _, l := range s.Learn {
				learn = learn.plus(l.Hours)
			}
			if learn != s.Hours {
				t.Errorf("%s to %s: %v hours, its skills sum to %v", s.From, s.To, s.Hours, learn)
			}
			sum = sum.plus(s.Hours)
			short := 0
			for _, it := range s.Gap.Items {
				if it.Shortfall > 0 {
					short++
				}
			}
			if short != len(s.Learn) {
				t.Errorf("%s to %s: %d skills short, %d to learn", s.From, s.To, short, len(s.Learn))
			}
		}
		if sum != p.Hours {
			t.Errorf("%v: %v hours, its steps sum to %v", p.Roles(), p.Hours, sum)
		}
	}
}

func TestPathsErrors(t *testing.T) {
	c := Default()
	for name, call := range map[string]func() error{
		"from": func() error { _, err := c.Paths("nobody", "backend-developer", PathOptions{}); return err },
		"to":   func() error { _, err := c.Paths("backend-developer", "nobody", PathOptions{}); return err },
		"via": func() error {
			_, err := c.Paths("backend-developer", "data-engineer", PathOptions{Via: []RoleID{"nobody"}})
			return err
		},
		"avoid": func() error {
			_, err := c.Paths("backend-developer", "data-engineer", PathOptions{Avoid: []RoleID{"nobody"}})
			return err
		},
		"moves":   func() error { _, err := c.Moves("nobody"); return err },
		"feeders": func() error { _, err := c.Feeders("nobody"); return err },
		"gap":     func() error { _, err := c.Gap(Profile{}, "nobody"); return err },
		"rolegap": func() error { _, err := c.RoleGap("backend-developer", "nobody"); return err },
		"plan":    func() error { _, err := c.Plan(Profile{}, "nobody", PlanOptions{}); return err },
		"salary":  func() error { _, err := c.Salary("nobody", regionUS); return err },
	} {
		if e, ok := errors.AsType[*NotFoundError](call()); !ok || e.Kind != "role" || e.ID != "nobody" {
			t.Errorf("%s: %v, want a NotFoundError for the role", name, call())
		}
	}
	if p, err := c.Paths("backend-developer", "backend-developer", PathOptions{}); err != nil || len(p) != 0 {
		t.Errorf("from a role to itself: %v, %v", p, err)
	}
}

// TestFeedersMirrorMoves checks that feeders are the moves, seen from the other end.
func TestFeedersMirrorMoves(t *testing.T) {
	c := Default()
	var out, in []Move
	for r := range c.Roles() {
		m, err := c.Moves(r.ID)
		if err != nil {
			t.Fatal(err)
		}
		f, err := c.Feeders(r.ID)
		if err != nil {
			t.Fatal(err)
		}
		for i, m := range m {
			if i < len(r.LeadsTo) && m.To != r.LeadsTo[i] {
				t.Errorf("%s: move %d goes to %s, want %s", r.ID, i, m.To, r.LeadsTo[i])
			}
		}
		out, in = append(out, m...), append(in, f...)
	}
	order := cmpopts.SortSlices(func(a, b Move) bool { return fmt.Sprint(a) < fmt.Sprint(b) })
	if diff := gocmp.Diff(out, in, order); diff != "" {
		t.Error(diff)
	}
}
