package career

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// held is what a person on a path holds.
type heldLevels map[SkillID]Proficiency

// start returns what is held at the start of a path.
func startOf(c *Catalog, from RoleID, p *Profile) heldLevels {
	h := heldLevels{}
	if p == nil {
		r, _ := c.Role(from)
		p = &Profile{Skills: map[SkillID]Proficiency{}, Complete: true, Level: LevelEntry}
		for _, q := range r.Requirements {
			p.Skills[q.Skill] = q.Level
			if q.Level == 0 {
				p.Skills[q.Skill] = Unrated
			}
		}
		for id, x := range cellsOf(c, *p) {
			h[id] = Proficiency(x.Likely)
			if !x.Rated { // what is only shown is known to be held, and no more
				h[id] = Awareness
			}
		}
		return h
	}
	for id, x := range cellsOf(c, *p) {
		h[id] = Proficiency(x.Likely)
	}
	return h
}

// lacks returns the skill to raise for a requirement, and the level, if it is not met.
func (h heldLevels) lacks(q Requirement) (SkillID, Proficiency, bool) {
	need, skill := max(q.Level, Awareness), q.Skill
	for _, id := range append([]SkillID{q.Skill}, q.AnyOf...) {
		if h[id] >= need {
			return "", 0, false
		}
		if h[id] > h[skill] {
			skill = id
		}
	}
	return skill, need, true
}

// learn takes in what a role asks for. It returns what there was to learn, by each requirement on its own, low end plus
// high: hours of study, and in all, with practice.
func (h heldLevels) learn(c *Catalog, id RoleID) (study, all int) {
	r, _ := c.Role(id)
	for _, q := range r.Requirements {
		if skill, to, ok := h.lacks(q); ok {
			s, _ := c.Skill(skill)
			a, b := studyOf(s, h[skill], to), s.Effort.Practice(h[skill], to)
			study += a.Low + a.High
			all += a.Low + a.High + hoursPerMonth*(b.Low+b.High)
		}
	}
	for _, q := range r.Requirements {
		if skill, to, ok := h.lacks(q); ok {
			h[skill] = to
			follow(c, skill, form{level: int(to)}, map[SkillID][]form{}, func(id SkillID, f form) {
				if !f.shown {
					h[id] = max(h[id], Proficiency(f.level))
				}
			})
		}
	}
	return study, all
}

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
	start := startOf(c, from, o.Profile)
	level := func(id RoleID) int { r, _ := c.Role(id); return int(r.Level) }
	var walk func(path []RoleID, kinds []MoveKind)
	walk = func(path []RoleID, kinds []MoveKind) {
		here := path[len(path)-1]
		if here == to {
			held, study, cost := maps.Clone(start), 0, 0
			for _, id := range path[1:] {
				a, b := held.learn(c, id)
				study, cost = study+a, cost+b
			}
			for _, v := range o.Via {
				if !slices.Contains(path, v) {
					return
				}
			}
			if o.MaxHours > 0 && study > 2*o.MaxHours {
				return
			}
			all = append(all, found{cost, len(path) - 1, slices.Clone(path), fmt.Sprint(path, kinds)})
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
			if p, _ := c.ComparePay(here, m.To, cmp.Or(o.Place, "US")); o.MinPay > 0 && p.Why == "" && 100+p.Percent < float64(o.MinPay) {
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
		out = append(out, fmt.Sprint(p.Roles(), kinds))
	}
	return out
}

func TestPathsAgainstAllPaths(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	some := 0
	for range 400 {
		n := 6 + r.IntN(10)
		rec := randomRecords(r, n, 10)
		// A search's cost takes each requirement of a role by itself. TestPathsLearnInTotal has what implies one another.
		for i := range rec.Skills {
			rec.Skills[i].KindOf, rec.Skills[i].Prerequisites, rec.Skills[i].Shows = nil, nil, nil
		}
		for i := range rec.Roles {
			for k := range rec.Roles[i].Requirements {
				rec.Roles[i].Requirements[k].AnyOf = nil
			}
		}
		c, err := New(rec)
		if err != nil {
			t.Fatal(err)
		}
		pick := func() RoleID { return RoleID(c.ix().Roles[r.IntN(n)].ID) }
		o := PathOptions{Limit: r.IntN(6), MaxHops: r.IntN(6)}
		if r.IntN(3) == 0 {
			o.Kinds = []MoveKind{[]MoveKind{MoveAdvancement, MoveTransition}[r.IntN(2)]}
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
		checkPaths(t, c, got, o.Profile, true)
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
		got, err := c.Paths(tt.from, tt.to, PathOptions{MaxHops: 3, Limit: 4})
		if err != nil {
			t.Fatal(err)
		}
		if len(got) == 0 {
			t.Errorf("no way from %s to %s", tt.from, tt.to)
		}
		checkPaths(t, c, got, nil, false)
	}
}

// checkPaths compares paths with what their parts say; strictly, also what each step teaches with what it should.
func checkPaths(t *testing.T, c *Catalog, paths []Path, p *Profile, strict bool) {
	t.Helper()
	for _, path := range paths {
		held := startOf(c, path.Steps[0].From, p)
		var study, practice Estimate
		for i, s := range path.Steps {
			if i > 0 && path.Steps[i-1].To != s.From {
				t.Errorf("broken path %v", path.Roles())
			}
			var learn, sum, longest Estimate
			to, _ := c.Role(s.To)
			var want []Learning
			for _, q := range to.Requirements { // in their order
				if skill, level, ok := held.lacks(q); ok {
					k, _ := c.Skill(skill)
					from := held[skill]
					at := slices.IndexFunc(want, func(l Learning) bool { return l.Skill == skill })
					if at >= 0 { // two requirements raise it: told once
						from = want[at].From
					} else {
						at, want = len(want), append(want, Learning{})
					}
					want[at] = Learning{skill, k.Name, from, level, studyOf(k, from, level), k.Effort.Practice(from, level)}
					one := heldLevels{}
					maps.Copy(one, held)
					one[skill] = level
					held = one
				}
			}
			if diff := gocmp.Diff(want, s.Learn, cmpopts.EquateEmpty()); diff != "" && strict {
				t.Errorf("%v, %s to %s: %s", path.Roles(), s.From, s.To, diff)
			}
			short := 0
			for _, l := range s.Learn {
				learn, sum = learn.plus(l.Study), sum.plus(l.Practice)
				longest = Estimate{max(longest.Low, l.Practice.Low), max(longest.High, l.Practice.High)}
			}
			for _, it := range s.Gap.Items {
				if it.Credit.Low < 1 {
					short++
				}
			}
			if short < len(s.Learn) || short > 0 && len(s.Learn) == 0 {
				t.Errorf("%s to %s: %d skills short, %d to learn", s.From, s.To, short, len(s.Learn))
			}
			if want := (Estimate{max(longest.Low, (sum.Low+7)/8), max(longest.High, (sum.High+7)/8)}); learn != s.Study || s.Practice != want {
				t.Errorf("%s to %s: %v hours and %v months, its skills come to %v and %v", s.From, s.To, s.Study, s.Practice, learn, want)
			}
			study, practice = study.plus(s.Study), practice.plus(s.Practice)
		}
		if study != path.Study || practice != path.Practice {
			t.Errorf("%v: %v hours, its steps sum to %v", path.Roles(), path.Study, study)
		}
	}
}

// TestPathsLearnInTotal asks for paths whose skills imply one another: of those that are returned, the one with least to
// learn comes first, and none with less is left out.
func TestPathsLearnInTotal(t *testing.T) {
	r := rand.New(rand.NewPCG(73, 74))
	total := func(p Path) (n int) {
		for _, s := range p.Steps {
			for _, l := range s.Learn {
				n += l.Study.Low + l.Study.High + hoursPerMonth*(l.Practice.Low+l.Practice.High)
			}
		}
		return n
	}
	for range 300 {
		n := 6 + r.IntN(10)
		c := random(t, r, n, 10)
		from, to := RoleID(c.ix().Roles[r.IntN(n)].ID), RoleID(c.ix().Roles[r.IntN(n)].ID)
		every, err := c.Paths(from, to, PathOptions{Limit: 10_000, MaxHops: 4})
		if err != nil {
			t.Fatal(err)
		}
		checkPaths(t, c, every, nil, true)
		if all := slowPaths(c, from, to, PathOptions{Limit: 10_000, MaxHops: 4}); len(all) != len(every) {
			t.Errorf("%d paths, there are %d", len(every), len(all))
		}
		for i := 1; i < len(every); i++ {
			if total(every[i]) < total(every[i-1]) {
				t.Fatalf("%v with %d to learn comes after %v with %d", every[i].Roles(), total(every[i]), every[i-1].Roles(), total(every[i-1]))
			}
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
		"salary":  func() error { _, err := c.Salary("nobody", "US"); return err },
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
