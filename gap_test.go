package career

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var closely = cmpopts.EquateApprox(0, 1e-9)

// slowGap is the definition of a gap, written out with fractions as floats and nothing shared with the real one but the
// records.
func slowGap(t *testing.T, c *Catalog, p Profile, id RoleID, adjacent bool) (low, high float64, now, nowHigh Readiness) {
	t.Helper()
	r, ok := c.Role(id)
	if !ok {
		t.Fatalf("no role %s", id)
	}
	earn := func(skill SkillID, need Proficiency) (lo, hi float64, stated bool) {
		h, ok := p.Skills[skill]
		if !ok && p.Complete {
			h, ok = None, true
		}
		switch {
		case !ok:
			return 0, 1, false
		case h == None:
			return 0, 0, true
		case need == 0:
			return 1, 1, true
		case h == Unrated:
			return 1 / float64(need), 1, true
		}
		v := math.Min(float64(h), float64(need)) / float64(need)
		return v, v, true
	}
	var sum, lo, hi float64
	unmet, nothing, unmetHi, nothingHi := 0, 0, 0, 0
	for _, q := range r.Requirements {
		w := float64(q.Importance)
		if w == 0 {
			w = 3
		}
		own, b, _ := earn(q.Skill, q.Level)
		a := own
		if adjacent {
			for s := range c.Skills() {
				for _, rel := range s.Related {
					for _, pair := range [][2]SkillID{{s.ID, rel.Skill}, {rel.Skill, s.ID}} {
						if pair[0] == q.Skill {
							got, _, _ := earn(pair[1], q.Level)
							a = math.Max(a, math.Min(0.5, got*float64(rel.Closeness)/100))
						}
					}
				}
			}
			b = math.Max(a, b)
		}
		sum, lo, hi = sum+w, lo+w*a, hi+w*b
		if q.Essential {
			if own < 1 {
				unmet++
			}
			if a == 0 {
				nothing++
			}
			if b < 1 {
				unmetHi++
			}
			if b == 0 {
				nothingHi++
			}
		}
	}
	if sum == 0 {
		return 0, 1, Developing, ReadyNow
	}
	judge := func(unmet, nothing int, cov float64) Readiness {
		switch {
		case unmet == 0 && cov >= 0.8-1e-12:
			return ReadyNow
		case nothing == 0 && cov >= 0.6-1e-12:
			return ReadySoon
		}
		return Developing
	}
	return lo / sum, hi / sum, judge(unmet, nothing, lo/sum), judge(unmetHi, nothingHi, hi/sum)
}

func TestGapAgainstDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	check := func(c *Catalog, p Profile, id RoleID) {
		t.Helper()
		for _, adjacent := range []bool{false, true} {
			g, err := c.GapWith(p, id, GapOptions{Adjacent: adjacent})
			if err != nil {
				t.Fatal(err)
			}
			lo, hi, now, nowHigh := slowGap(t, c, p, id, adjacent)
			if math.Abs(g.Coverage.Low-lo) > 1e-9 || math.Abs(g.Coverage.High-hi) > 1e-9 {
				t.Errorf("%s (adjacent %t): coverage %v, want %v to %v", id, adjacent, g.Coverage, lo, hi)
			}
			if g.Readiness != now || g.ReadinessHigh != nowHigh {
				t.Errorf("%s (adjacent %t): readiness %v to %v, want %v to %v", id, adjacent, g.Readiness, g.ReadinessHigh, now, nowHigh)
			}
			var costLow, costHigh float64
			for _, it := range g.Items {
				costLow += it.Cost.Low
				costHigh += it.Cost.High
				if it.Cost.Low < it.Cost.High || it.Credit.Low > it.Credit.High {
					t.Errorf("%s: %s: bounds crossed: %+v", id, it.Skill, it)
				}
				if (it.Status == StatusMet) != (it.Shortfall == 0) {
					t.Errorf("%s: %s: status %s with a shortfall of %d", id, it.Skill, it.Status, it.Shortfall)
				}
			}
			if len(g.Items) > 0 && (math.Abs(costLow-(1-g.Coverage.Low)) > 1e-9 || math.Abs(costHigh-(1-g.Coverage.High)) > 1e-9) {
				t.Errorf("%s: costs sum to %v and %v, coverage is %v", id, costLow, costHigh, g.Coverage)
			}
		}
	}
	for range 30 {
		c := random(t, r, 12, 20)
		p := randomProfile(c, r)
		for i := range c.ix.Roles {
			check(c, p, RoleID(c.ix.Roles[i].ID))
		}
	}
	c := Default()
	for range 5 {
		p := randomProfile(c, r)
		for i := 0; i < len(c.ix.Roles); i += 17 {
			check(c, p, RoleID(c.ix.Roles[i].ID))
		}
	}
}

func TestGapStatuses(t *testing.T) {
	c, err := Load(files(
		"roles/x.json", `{"id":"x","title":"X","requirements":[
			{"skill":"a","level":"practitioner","importance":5,"essential":true},
			{"skill":"b","level":"awareness","importance":1,"essential":false},
			{"skill":"c","importance":2,"essential":true}]}`,
		"skills/k.json", `{"category":"k","skills":[{"id":"a","name":"A"},{"id":"b","name":"B"},{"id":"c","name":"C"},
			{"id":"d","name":"D","related":[{"skill":"a","closeness":90}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name    string
		profile map[SkillID]Proficiency
		options GapOptions
		status  []Status
		short   []int
		low     float64
		high    float64
		ready   Readiness
	}{
		{"nothing stated", nil, GapOptions{}, []Status{StatusUnknown, StatusUnknown, StatusUnknown}, []int{3, 1, 1}, 0, 1, Developing},
		{"surely none", map[SkillID]Proficiency{"a": None, "b": None, "c": None}, GapOptions{}, []Status{StatusMissing, StatusMissing, StatusMissing}, []int{3, 1, 1}, 0, 0, Developing},
		{"held at no stated level", map[SkillID]Proficiency{"a": Unrated, "b": Unrated, "c": Unrated}, GapOptions{}, []Status{StatusUnknown, StatusMet, StatusMet}, []int{2, 0, 0}, (5.0/3 + 1 + 2) / 8, 1, Developing},
		{"a surplus pays for nothing", map[SkillID]Proficiency{"a": Working, "b": Expert, "c": None}, GapOptions{}, []Status{StatusPartial, StatusMet, StatusMissing}, []int{1, 0, 1}, (10.0/3 + 1) / 8, (10.0/3 + 1) / 8, Developing},
		{"all met", map[SkillID]Proficiency{"a": Expert, "b": Awareness, "c": Awareness}, GapOptions{}, []Status{StatusMet, StatusMet, StatusMet}, []int{0, 0, 0}, 1, 1, ReadyNow},
		{"ready soon", map[SkillID]Proficiency{"a": Working, "b": Awareness, "c": Working}, GapOptions{}, []Status{StatusPartial, StatusMet, StatusMet}, []int{1, 0, 0}, (10.0/3 + 3) / 8, (10.0/3 + 3) / 8, ReadySoon},
		{"thresholds", map[SkillID]Proficiency{"a": Practitioner, "b": None, "c": Working}, GapOptions{Thresholds: Thresholds{Now: 0.9, Soon: 0.85}}, []Status{StatusMet, StatusMissing, StatusMet}, []int{0, 1, 0}, 7.0 / 8, 7.0 / 8, ReadySoon},
		{"adjacent is not asked for", map[SkillID]Proficiency{"a": None, "b": None, "c": None, "d": Expert}, GapOptions{}, []Status{StatusMissing, StatusMissing, StatusMissing}, []int{3, 1, 1}, 0, 0, Developing},
		{"adjacent, capped at one half", map[SkillID]Proficiency{"a": None, "b": None, "c": None, "d": Expert}, GapOptions{Adjacent: true}, []Status{StatusMissing, StatusMissing, StatusMissing}, []int{3, 1, 1}, 2.5 / 8, 2.5 / 8, Developing},
		{"a level off the scale says nothing", map[SkillID]Proficiency{"a": 9, "b": -5}, GapOptions{}, []Status{StatusUnknown, StatusUnknown, StatusUnknown}, []int{3, 1, 1}, 0, 1, Developing},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, err := c.GapWith(Profile{Skills: tt.profile}, "x", tt.options)
			if err != nil {
				t.Fatal(err)
			}
			var status []Status
			var short []int
			for _, it := range g.Items {
				status, short = append(status, it.Status), append(short, it.Shortfall)
			}
			if diff := gocmp.Diff(tt.status, status); diff != "" {
				t.Error(diff)
			}
			if diff := gocmp.Diff(tt.short, short); diff != "" {
				t.Error(diff)
			}
			if diff := gocmp.Diff(Bounds{tt.low, tt.high}, g.Coverage, closely); diff != "" {
				t.Error(diff)
			}
			if g.Readiness != tt.ready {
				t.Errorf("readiness %v, want %v", g.Readiness, tt.ready)
			}
		})
	}
}

// TestRecommendAgainstGap holds the ranking against gaps reckoned one by one.
func TestRecommendAgainstGap(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 40 {
		c := random(t, r, 30, 25)
		p := randomProfile(c, r)
		o := RecommendOptions{GapOptions: GapOptions{Adjacent: r.IntN(2) == 0}}
		if r.IntN(2) == 0 {
			o.From = RoleID(c.ix.Roles[r.IntN(30)].ID)
		}
		var want []Recommendation
		for i := range c.ix.Roles {
			id := RoleID(c.ix.Roles[i].ID)
			g, _ := c.GapWith(p, id, o.GapOptions)
			if id == o.From || len(g.Items) == 0 {
				continue
			}
			rec := Recommendation{Role: id, Coverage: g.Coverage, Readiness: g.Readiness, ReadinessHigh: g.ReadinessHigh}
			if from, ok := c.Role(o.From); ok {
				to, _ := c.Role(id)
				rec.LevelDistance = int(math.Abs(float64(to.Level - from.Level)))
			}
			want = append(want, rec)
		}
		slices.SortFunc(want, func(a, b Recommendation) int {
			return cmp.Or(cmp.Compare(b.Coverage.Low, a.Coverage.Low), cmp.Compare(b.Coverage.High, a.Coverage.High),
				cmp.Compare(b.Readiness, a.Readiness), cmp.Compare(a.LevelDistance, b.LevelDistance), cmp.Compare(a.Role, b.Role))
		})
		if diff := gocmp.Diff(want, c.Recommend(p, o), cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(diff)
		}
		o.Limit = 3
		if diff := gocmp.Diff(want[:min(3, len(want))], c.Recommend(p, o), cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(diff)
		}
	}
}

// TestOpensAgainstGap raises every skill of every role by hand and asks for the gap anew.
func TestOpensAgainstGap(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	some := 0
	for range 60 {
		c := random(t, r, 25, 12)
		p := randomProfile(c, r)
		want := map[SkillID][]RoleID{}
		for i := range c.ix.Roles {
			id := RoleID(c.ix.Roles[i].ID)
			g, _ := c.Gap(p, id)
			if g.Readiness == ReadyNow || len(g.Items) == 0 {
				continue
			}
			for _, it := range g.Items {
				if it.Status == StatusMet {
					continue
				}
				q := Profile{Skills: map[SkillID]Proficiency{it.Skill: max(it.Level, Awareness)}, Complete: p.Complete}
				for s, l := range p.Skills {
					if s != it.Skill {
						q.Skills[s] = l
					}
				}
				if after, _ := c.Gap(q, id); after.Readiness == ReadyNow {
					want[it.Skill] = append(want[it.Skill], id)
				}
			}
		}
		got := map[SkillID][]RoleID{}
		last := math.MaxInt
		for _, o := range c.Opens(p, RecommendOptions{}) {
			for _, x := range o.Roles {
				got[o.Skill] = append(got[o.Skill], x.Role)
				some++
			}
			if len(o.Roles) > last {
				t.Errorf("%s opens more than the skill before it", o.Skill)
			}
			last = len(o.Roles)
			slices.Sort(got[o.Skill])
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	}
	if some == 0 {
		t.Error("no profile opened anything: the test shows nothing")
	}
}

// TestPlanProperties holds plans to what they promise.
func TestPlanProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	check := func(c *Catalog, p Profile, id RoleID) {
		plan, err := c.Plan(p, id, PlanOptions{})
		if err != nil {
			t.Fatal(err)
		}
		g, _ := c.Gap(p, id)
		at := map[SkillID]int{}
		sum, gain := Estimate{}, plan.Before
		for i, s := range plan.Steps {
			if _, twice := at[s.Skill]; twice {
				t.Errorf("%s: %s comes twice", id, s.Skill)
			}
			at[s.Skill] = i
			sum = sum.plus(s.Hours)
			gain += s.Gain
			if s.Spent != sum || math.Abs(s.Coverage-gain) > 1e-9 {
				t.Errorf("%s: %s: spent %v and coverage %v, want %v and %v", id, s.Skill, s.Spent, s.Coverage, sum, gain)
			}
			if s.Required == (s.Gain == 0) || s.Required == false && len(s.For) == 0 {
				t.Errorf("%s: %s: neither required nor for anything: %+v", id, s.Skill, s)
			}
		}
		if sum != plan.Hours {
			t.Errorf("%s: hours %v, steps sum to %v", id, plan.Hours, sum)
		}
		for i, s := range plan.Steps {
			skill, _ := c.Skill(s.Skill)
			for _, pre := range skill.Prerequisites {
				if k, ok := at[pre]; ok && k > i {
					t.Errorf("%s: %s comes before its prerequisite %s", id, s.Skill, pre)
				}
			}
		}
		for _, it := range g.Items {
			if i, ok := at[it.Skill]; (it.Status != StatusMet) != (ok && plan.Steps[i].Required) {
				t.Errorf("%s: %s is %s, in the plan: %t", id, it.Skill, it.Status, ok)
			}
		}
		if len(g.Items) > 0 && (math.Abs(plan.Before-g.Coverage.Low) > 1e-9 || math.Abs(plan.After-1) > 1e-9) {
			t.Errorf("%s: from %v to %v, coverage is %v", id, plan.Before, plan.After, g.Coverage)
		}
		// Greedy: no skill that could have come first gains more per hour, alone, than what did come first.
		if len(plan.Steps) > 1 && len(plan.Steps[0].For) == 0 {
			rate := func(s PlanStep) float64 { return s.Gain / float64(s.Hours.Low+s.Hours.High) }
			for _, s := range plan.Steps[1:] {
				skill, _ := c.Skill(s.Skill)
				free := !slices.ContainsFunc(skill.Prerequisites, func(p SkillID) bool { _, ok := at[p]; return ok })
				if free && rate(s) > rate(plan.Steps[0])+1e-12 {
					t.Errorf("%s: %s gains more per hour than %s, which comes first", id, s.Skill, plan.Steps[0].Skill)
				}
			}
		}
	}
	for range 60 {
		c := random(t, r, 15, 40)
		p := randomProfile(c, r)
		for i := range c.ix.Roles {
			check(c, p, RoleID(c.ix.Roles[i].ID))
		}
	}
	c := Default()
	for i := range c.ix.Roles {
		check(c, Profile{}, RoleID(c.ix.Roles[i].ID))
		check(c, Profile{Skills: map[SkillID]Proficiency{"sql": Working, "git": Unrated}}, RoleID(c.ix.Roles[i].ID))
	}
}

// TestPlanNeedsPrerequisites checks that nobody is sent to a skill whose prerequisites they lack.
func TestPlanNeedsPrerequisites(t *testing.T) {
	c, err := Load(files(
		"roles/x.json", `{"id":"x","title":"X","requirements":[{"skill":"c","level":"expert","importance":5,"essential":true}]}`,
		"skills/k.json", `{"category":"k","skills":[{"id":"a","name":"A","effort":"light"},
			{"id":"b","name":"B","prerequisites":["a"]},{"id":"c","name":"C","prerequisites":["b"]},
			{"id":"kind-of-b","name":"Kind of B","broader":["b"]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		held map[SkillID]Proficiency
		want string
	}{
		{"nothing", nil, "a:working b:working c:expert"},
		{"a prerequisite, too little of it", map[SkillID]Proficiency{"a": Awareness, "b": None}, "a:working b:working c:expert"},
		{"a prerequisite, no level stated", map[SkillID]Proficiency{"b": Unrated}, "c:expert"},
		{"the skill itself at working", map[SkillID]Proficiency{"c": Working}, "c:expert"},
		{"the skill itself at awareness", map[SkillID]Proficiency{"c": Awareness}, "a:working b:working c:expert"},
		{"what is a kind of a prerequisite", map[SkillID]Proficiency{"kind-of-b": Practitioner}, "c:expert"},
		{"all of it", map[SkillID]Proficiency{"c": Expert}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			plan, err := c.Plan(Profile{Skills: tt.held}, "x", PlanOptions{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range plan.Steps {
				got = append(got, string(s.Skill)+":"+s.To.String())
			}
			if g := strings.Join(got, " "); g != tt.want {
				t.Errorf("got %q, want %q", g, tt.want)
			}
		})
	}
	plan, _ := c.Plan(Profile{}, "x", PlanOptions{HoursPerWeek: 10, Hours: map[Effort]Estimate{EffortLight: {1, 2}}})
	if s := plan.Steps[0]; s.Hours != (Estimate{3, 6}) {
		t.Errorf("own estimate: %v", s.Hours)
	}
	if want := (Estimate{(plan.Hours.Low + 9) / 10, (plan.Hours.High + 9) / 10}); plan.Weeks != want {
		t.Errorf("weeks %v, want %v", plan.Weeks, want)
	}
}
