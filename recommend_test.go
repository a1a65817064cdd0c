package career

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// checkRecommend compares a ranking with gaps reckoned one by one, and its parts with one another.
func checkRecommend(t *testing.T, c *Catalog, p Profile, o RecommendOptions) {
	t.Helper()
	got := c.Recommend(p, o)
	var want []RoleID
	for r := range c.FindRoles(o.Filter) {
		if r.ID == o.From || len(r.Requirements) == 0 {
			continue
		}
		if f := o.PayFloor; f.Amount > 0 {
			bands := slices.DeleteFunc(c.ownBands(must(c.roles.At(string(r.ID))), f.Place.Country()), func(b SalaryBand) bool { return b.Currency != f.Currency || b.Period != f.Period })
			if len(bands) == 0 || bands[0].Midpoint() < f.Amount {
				continue
			}
		}
		want = append(want, r.ID)
	}
	level := c.personLevel(&p)
	if from, ok := c.Role(o.From); ok && p.Level == 0 && from.Level != 0 {
		level = from.Level
	}
	var ids []RoleID
	for i, rec := range got {
		ids = append(ids, rec.Role)
		r, _ := c.Role(rec.Role)
		g, err := c.GapWith(p, rec.Role, o.GapOptions)
		if err != nil {
			t.Fatal(err)
		}
		if rec.Coverage != g.Coverage || rec.Readiness != g.Readiness || rec.ReadinessLikely != g.ReadinessLikely || rec.ReadinessHigh != g.ReadinessHigh {
			t.Errorf("%s: %+v, the gap is %v %v %v %v", rec.Role, rec, g.Coverage, g.Readiness, g.ReadinessLikely, g.ReadinessHigh)
		}
		for _, part := range []float64{rec.Fit, rec.Meets, rec.Uses, rec.Rung} {
			if !(part >= 0 && part <= 1) {
				t.Errorf("%s: %+v: a part is not 0 to 1", rec.Role, rec)
			}
		}
		distance := 0
		if r.Level != 0 && level != 0 {
			distance = int(r.Level - level)
		}
		if rec.LevelDistance != distance || (distance == 0 && level != 0) != (rec.Rung == 1 && level != 0) && r.Level != 0 {
			t.Errorf("%s: %d levels above, rung %v, want %d", rec.Role, rec.LevelDistance, rec.Rung, distance)
		}
		if i > 0 {
			a := got[i-1]
			if cmp.Or(cmp.Compare(a.Fit, rec.Fit), cmp.Compare(a.Coverage.Likely, rec.Coverage.Likely), cmp.Compare(rec.Role, a.Role)) < 0 {
				t.Errorf("%+v before %+v", a, rec)
			}
		}
	}
	slices.Sort(ids)
	if diff := gocmp.Diff(want, ids, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%+v: %s", o, diff)
	}
	o.Limit = 3
	if diff := gocmp.Diff(got[:min(3, len(got))], c.Recommend(p, o), cmpopts.EquateEmpty(), closely); diff != "" {
		t.Fatal(diff)
	}
}

func TestRecommendAgainstGap(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 60 {
		c := random(t, r, 30, 25)
		o := RecommendOptions{GapOptions: GapOptions{Adjacent: r.IntN(2) == 0}}
		if r.IntN(2) == 0 {
			o.From = RoleID(c.ix().Roles[r.IntN(30)].ID)
		}
		if r.IntN(3) == 0 {
			o.Filter.Levels = []Level{LevelMid, LevelSenior}
		}
		if r.IntN(3) == 0 {
			o.Filter.Skills = []SkillID{SkillID(c.ix().Skills[r.IntN(25)].ID)}
		}
		checkRecommend(t, c, randomProfile(c, r), o)
	}
	c := Default()
	for _, o := range []RecommendOptions{{}, {From: "backend-developer"}, {Filter: RoleFilter{Families: []FamilyID{"backend-engineering", "data-engineering"}}},
		{Filter: RoleFilter{Tracks: []Track{TrackManagement}, Levels: []Level{LevelLead}}}, {Filter: RoleFilter{Roles: []RoleID{"data-analyst"}}},
		{PayFloor: PayFloor{"US", "USD", PerYear, Units(120_000)}}, {PayFloor: PayFloor{"GB", "GBP", PerYear, Units(60_000)}}, {PayFloor: PayFloor{"US", "EUR", PerYear, 1}},
		{GapOptions: GapOptions{Adjacent: true, Thresholds: Thresholds{Now: 0.5, Soon: 0.2}}}} {
		checkRecommend(t, c, sparseProfile(c, r), o)
	}
}

func must(i int, ok bool) int {
	if !ok {
		return -1
	}
	return i
}

// TestRecommendFit checks that the parts of the rank make it.
func TestRecommendFit(t *testing.T) {
	for _, rec := range Default().Recommend(person, RecommendOptions{}) {
		if math.Abs(rec.Fit-rec.Meets*math.Sqrt(rec.Uses)*rec.Rung) > 1e-12 {
			t.Fatalf("%+v: %v", rec, rec.Meets*math.Sqrt(rec.Uses)*rec.Rung)
		}
	}
}

// TestRecommendFitOrders checks that a part that is better, with the others the same, makes a better fit.
func TestRecommendFitOrders(t *testing.T) {
	list := Default().Recommend(person, RecommendOptions{})
	for _, a := range list {
		for _, b := range list {
			if a.Meets >= b.Meets && a.Uses >= b.Uses && a.Rung >= b.Rung && a.Fit < b.Fit {
				t.Fatalf("%+v fits less than %+v", a, b)
			}
		}
	}
}

// TestRecommendOwnRole recommends for someone who meets a role exactly: that job is among the first.
func TestRecommendOwnRole(t *testing.T) {
	c := Default()
	first, all := 0, 0
	for r := range c.Roles() {
		p := Profile{Skills: map[SkillID]Proficiency{}, Level: r.Level}
		for _, q := range r.Requirements {
			p.Skills[q.Skill] = q.Level
		}
		all++
		for _, rec := range c.Recommend(p, RecommendOptions{Limit: 3}) {
			if other, _ := c.Role(rec.Role); other.Job == r.Job {
				first++
				break
			}
		}
	}
	if t.Logf("%d of %d: the own job is among the first three", first, all); 100*first < 95*all {
		t.Error("too few")
	}
}

// TestRecommendIsDeterministic asks the same thing many times.
func TestRecommendIsDeterministic(t *testing.T) {
	c := Default()
	r := rand.New(rand.NewPCG(63, 64))
	for range 5 {
		p := resume(c, r)
		first, opens := c.Recommend(p, RecommendOptions{}), c.Opens(p, RecommendOptions{})
		for range 15 {
			if diff := gocmp.Diff(first, c.Recommend(p, RecommendOptions{})); diff != "" {
				t.Fatalf("%.1500s", diff)
			}
			if diff := gocmp.Diff(opens, c.Opens(p, RecommendOptions{})); diff != "" {
				t.Fatalf("%.1500s", diff)
			}
		}
	}
}

// raised returns what is held once a skill, and what it implies, is likely held at a level too.
func raisedTo(c *Catalog, held map[SkillID]slowHeld, id SkillID, level int) map[SkillID]slowHeld {
	out := map[SkillID]slowHeld{}
	for k, v := range held {
		out[k] = v
	}
	up := func(id SkillID, l int) {
		x := out[id]
		x.Likely = max(x.Likely, l)
		out[id] = x
	}
	up(id, level)
	best := map[SkillID]int{}
	var walk func(id SkillID, l int, shown bool)
	walk = func(id SkillID, l int, shown bool) {
		if best[id] >= l && id != "" && best[id] > 0 {
			return
		}
		best[id] = l
		up(id, l)
		s := c.skills.Get(string(id))
		for _, k := range s.KindOf {
			walk(k, l, shown)
		}
		for _, k := range s.Prerequisites {
			if !shown {
				walk(k, min(l, int(Working)), shown)
			}
		}
		for _, k := range s.Shows {
			walk(k, 1, true)
		}
	}
	walk(id, level, false)
	return out
}

// likelyCoverage returns the likely coverage of requirements by what is held.
func likelyCoverage(held map[SkillID]slowHeld, requirements []Requirement) float64 {
	sum, all := 0.0, 0.0
	for _, q := range requirements {
		best := 0
		for _, id := range append([]SkillID{q.Skill}, q.AnyOf...) {
			best = max(best, held[id].Likely)
		}
		l := max(1, int(q.Level))
		sum += float64(q.weight()) * float64(min(best, l)) / float64(l)
		all += float64(q.weight())
	}
	return sum / all
}

// checkOpens compares what a skill opens with the roles and the gaps reckoned anew.
func checkOpens(t *testing.T, c *Catalog, p Profile, o RecommendOptions) (n int) {
	t.Helper()
	held := cellsOf(c, p)
	some := o
	some.Limit = openedRoles
	looked := map[RoleID]Recommendation{}
	for _, rec := range c.Recommend(p, some) {
		looked[rec.Role] = rec
	}
	opens, next := c.Opens(p, o), c.Next(p, o)
	seen := map[SkillID]bool{}
	for i, op := range opens {
		if i > 0 && (opens[i-1].Gain < op.Gain || opens[i-1].Gain == op.Gain && opens[i-1].Skill > op.Skill) {
			t.Errorf("%s before %s", opens[i-1].Skill, op.Skill)
		}
		if seen[op.Skill] || int(op.From) != held[op.Skill].Likely || op.To <= op.From || len(op.Roles) == 0 {
			t.Errorf("%+v, held %+v", op, held[op.Skill])
		}
		seen[op.Skill] = true
		s, _ := c.Skill(op.Skill)
		if op.Study != studyOf(s, op.From, op.To) {
			t.Errorf("%s: %v", op.Skill, op.Study)
		}
		var missing []SkillID
		for _, pre := range s.Prerequisites {
			if held[pre].Likely < min(int(op.To), int(Working)) {
				missing = append(missing, pre)
			}
		}
		if !slices.Equal(missing, op.Missing) {
			t.Errorf("%s: missing %v, want %v", op.Skill, op.Missing, missing)
		}
		top, gain := Proficiency(0), 0.0
		for k, x := range op.Roles {
			n++
			rec, ok := looked[x.Role]
			r, _ := c.Role(x.Role)
			if !ok || x.Before != rec.Coverage.Likely || x.After < x.Before || x.After > 1+1e-9 {
				t.Errorf("%s for %s: %v to %v, the role is ranked with %+v", op.Skill, x.Role, x.Before, x.After, rec)
			}
			if k > 0 && op.Roles[k-1].After-op.Roles[k-1].Before < x.After-x.Before {
				t.Errorf("%s: %s gains less than %s", op.Skill, op.Roles[k-1].Role, x.Role)
			}
			if want := likelyCoverage(raisedTo(c, held, op.Skill, int(x.Level)), r.Requirements); math.Abs(want-x.After) > 1e-9 {
				t.Fatalf("%s at %s for %s: coverage %v, want %v", op.Skill, x.Level, x.Role, x.After, want)
			}
			top, gain = max(top, x.Level), gain+rec.Fit*(x.After-x.Before)
		}
		if top != op.To || math.Abs(gain-op.Gain) > 1e-9 {
			t.Errorf("%s: to %s with a gain of %v, want %s and %v", op.Skill, op.To, op.Gain, top, gain)
		}
	}
	free := slices.DeleteFunc(slices.Clone(opens), func(o Opening) bool { return o.Missing != nil })
	if diff := gocmp.Diff(free, next, closely, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("Next is not what Opens has without prerequisites: %.1000s", diff)
	}
	o.Limit = 2
	if diff := gocmp.Diff(opens[:min(2, len(opens))], c.Opens(p, o), closely, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
	return n
}

func TestOpens(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	n := 0
	for range 60 {
		c := random(t, r, 25, 14)
		n += checkOpens(t, c, randomProfile(c, r), RecommendOptions{})
	}
	c := Default()
	for range 4 {
		n += checkOpens(t, c, sparseProfile(c, r), RecommendOptions{})
	}
	n += checkOpens(t, c, person, RecommendOptions{Filter: RoleFilter{Roles: []RoleID{"backend-developer"}}})
	if n < 500 {
		t.Errorf("only %d openings: the test shows little", n)
	}
}

// TestOpensAdjacent asks with credit for adjacent skills.
func TestOpensAdjacent(t *testing.T) {
	r := rand.New(rand.NewPCG(65, 66))
	for range 60 {
		c := random(t, r, 25, 14)
		for _, op := range c.Opens(randomProfile(c, r), RecommendOptions{GapOptions: GapOptions{Adjacent: true}}) {
			for _, x := range op.Roles {
				if x.After < x.Before {
					t.Fatalf("%s for %s: coverage falls from %v to %v", op.Skill, x.Role, x.Before, x.After)
				}
			}
		}
	}
}

// TestOpensOnce checks that a role stands once under a skill, also if two of its requirements are met by it.
func TestOpensOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(67, 68))
	for range 100 {
		c := random(t, r, 25, 10)
		for _, op := range c.Opens(randomProfile(c, r), RecommendOptions{}) {
			seen := map[RoleID]bool{}
			for _, x := range op.Roles {
				if seen[x.Role] {
					t.Fatalf("%s: %s stands twice", op.Skill, x.Role)
				}
				seen[x.Role] = true
			}
		}
	}
}
