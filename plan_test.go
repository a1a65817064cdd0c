package career

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// planFaults are the skills of a plan that break a promise, by promise.
type planFaults struct {
	implied []SkillID // steps that another one implies as a kind
	late    []SkillID // steps after one that has them as a prerequisite, for which they are held well enough
	low     []SkillID // prerequisites that are planned to a lower level than another step needs
}

// checkPlan checks that a plan keeps what it promises.
func checkPlan(t *testing.T, c *Catalog, p Profile, id RoleID, o PlanOptions) (faults planFaults) {
	t.Helper()
	plan, err := c.Plan(p, id, o)
	if err != nil {
		t.Fatal(err)
	}
	g, _ := c.Gap(p, id)
	role, _ := c.Role(id)
	held := cellsOf(c, p)
	pace := o.HoursPerWeek
	if pace <= 0 {
		pace = 5
	}
	at, sum, gain := map[SkillID]int{}, Estimate{}, plan.Before
	var practice, longest Estimate
	for i, s := range plan.Steps {
		if _, twice := at[s.Skill]; twice {
			t.Errorf("%s: %s comes twice", id, s.Skill)
		}
		at[s.Skill] = i
		sum = Estimate{sum.Low + s.Study.Low, sum.High + s.Study.High}
		practice = Estimate{practice.Low + s.Practice.Low, practice.High + s.Practice.High}
		longest = Estimate{max(longest.Low, s.Practice.Low), max(longest.High, s.Practice.High)}
		gain += s.Gain
		if math.Abs(s.Coverage-gain) > 1e-9 || int(s.From) != held[s.Skill].Likely || s.To <= s.From {
			t.Errorf("%s: %+v: coverage %v, held %+v", id, s, gain, held[s.Skill])
		}
		if s.Required == (s.Gain == 0) || !s.Required && (len(s.For) == 0 || s.Essential) {
			t.Errorf("%s: %s: neither required nor for anything: %+v", id, s.Skill, s)
		}
		skill, _ := c.Skill(s.Skill)
		if _, own := o.Study[skill.Effort]; !own && s.Study != studyOf(skill, s.From, s.To) || s.Practice != skill.Effort.Practice(s.From, s.To) {
			t.Errorf("%s: %s: %v hours, %v months", id, s.Skill, s.Study, s.Practice)
		}
	}
	if sum != plan.Study || plan.HoursPerWeek != pace || plan.Weeks != (Estimate{(sum.Low + pace - 1) / pace, (sum.High + pace - 1) / pace}) {
		t.Errorf("%s: study %v, steps sum to %v; %v weeks of %d hours", id, plan.Study, sum, plan.Weeks, plan.HoursPerWeek)
	}
	if want := (Estimate{max(longest.Low, (practice.Low+7)/8), max(longest.High, (practice.High+7)/8)}); plan.Practice != want {
		t.Errorf("%s: practice %v, want %v", id, plan.Practice, want)
	}
	for i, s := range plan.Steps {
		skill, _ := c.Skill(s.Skill)
		for _, pre := range skill.Prerequisites {
			k, planned := at[pre]
			need := min(s.To, Working)
			if planned && held[pre].Likely >= int(need) && !slices.Contains(plan.Steps[k].For, s.Skill) {
				if k > i {
					faults.late = append(faults.late, pre)
				}
				continue
			}
			if planned && k > i {
				t.Errorf("%s: %s comes before its prerequisite %s", id, s.Skill, pre)
			}
			if planned && pre != s.Skill && !slices.Contains(plan.Steps[k].For, s.Skill) {
				t.Errorf("%s: %s is not said to be for %s", id, pre, s.Skill)
			} else if !planned && held[pre].Likely < int(need) && !coveredBy(plan, pre) {
				t.Errorf("%s: %s needs %s, which is neither held nor planned", id, s.Skill, pre)
			} else if planned && held[pre].Likely < int(need) && plan.Steps[k].To < need {
				faults.low = append(faults.low, pre)
			}
		}
		if !slices.IsSorted(s.For) {
			t.Errorf("%s: %v", id, s.For)
		}
		follow(c, s.Skill, form{level: int(s.To)}, map[SkillID][]form{}, func(to SkillID, f form) {
			if k, ok := at[to]; ok && to != s.Skill && f.level == int(s.To) && isKind(c, s.Skill, to) && plan.Steps[k].To <= s.To && !slices.Contains(faults.implied, to) && !needsBefore(c, s.Skill, to, plan) {
				faults.implied = append(faults.implied, to)
			}
		})
	}
	// Whoever has taken all steps meets everything.
	done := held
	for _, s := range plan.Steps {
		done = raisedTo(c, done, s.Skill, int(s.To))
	}
	if len(g.Items) > 0 && (math.Abs(plan.Before-g.Coverage.Likely) > 1e-9 || math.Abs(plan.After-1) > 1e-9 || math.Abs(likelyCoverage(done, role.Requirements)-1) > 1e-9) {
		t.Errorf("%s: from %v to %v, coverage is %v, and %v once all is learnt", id, plan.Before, plan.After, g.Coverage, likelyCoverage(done, role.Requirements))
	}
	// What is open comes first to ask, dearest first.
	var ask []SkillID
	for _, it := range g.Items {
		if it.Credit.Low < it.Credit.High {
			ask = append(ask, it.Skill)
		}
	}
	var asked []SkillID
	for i, q := range plan.Ask {
		asked = append(asked, q.Skill)
		k := slices.IndexFunc(g.Items, func(it GapItem) bool { return it.Skill == q.Skill })
		it := g.Items[k]
		if i > 0 && plan.Ask[i-1].Cost < q.Cost || math.Abs(q.Cost-(it.Cost.Low-it.Cost.High)) > 1e-9 || q.Needed != it.Level || q.Held != it.Held || !slices.Equal(q.AnyOf, it.AnyOf) {
			t.Errorf("%s: %+v, the gap has %+v", id, q, it)
		}
	}
	slices.Sort(ask)
	slices.Sort(asked)
	if !slices.Equal(ask, asked) {
		t.Errorf("%s: asks for %v, open are %v", id, asked, ask)
	}
	// Greedy: no skill that could have come first gains more for its time, alone, than what did come first.
	if len(plan.Steps) > 1 && len(plan.Steps[0].For) == 0 {
		rate := func(s PlanStep) float64 {
			return s.Gain / max(1, float64(s.Study.Low+s.Study.High+hoursPerMonth*(s.Practice.Low+s.Practice.High)))
		}
		for _, s := range plan.Steps[1:] {
			skill, _ := c.Skill(s.Skill)
			free := !slices.ContainsFunc(skill.Prerequisites, func(p SkillID) bool { _, ok := at[p]; return ok || coveredBy(plan, p) })
			if free && rate(s) > rate(plan.Steps[0])+1e-12 {
				t.Errorf("%s: %s gains more for its time than %s, which comes first", id, s.Skill, plan.Steps[0].Skill)
			}
		}
	}
	return faults
}

// coveredBy reports whether a step implies a skill that is no step of its own.
func coveredBy(plan Plan, id SkillID) bool {
	return slices.ContainsFunc(plan.Steps, func(s PlanStep) bool { return slices.Contains(s.Covers, id) })
}

// needsBefore reports whether a step needs a skill by way of another step, so that it cannot stand for it.
func needsBefore(c *Catalog, id, pre SkillID, plan Plan) bool {
	var reach func(id SkillID, hops int) bool
	reach = func(id SkillID, hops int) bool {
		return hops < 30 && slices.ContainsFunc(c.skills.Get(string(id)).Prerequisites, func(p SkillID) bool {
			planned := slices.ContainsFunc(plan.Steps, func(s PlanStep) bool { return s.Skill == p })
			return planned && (p == pre && hops > 0 || reach(p, hops+1))
		})
	}
	return reach(id, 0)
}

// isKind reports whether one skill is a kind of another, in any number of steps.
func isKind(c *Catalog, id, of SkillID) bool {
	s := c.skills.Get(string(id))
	return slices.ContainsFunc(s.KindOf, func(k SkillID) bool { return k == of || isKind(c, k, of) })
}

func TestPlans(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 80 {
		c := random(t, r, 12, 30)
		p := randomProfile(c, r)
		o := PlanOptions{HoursPerWeek: r.IntN(12) - 1}
		if r.IntN(3) == 0 {
			o.Study = map[Effort]Estimate{EffortDeep: {1, 2}}
		}
		for i := range c.ix().Roles {
			checkPlan(t, c, p, RoleID(c.ix().Roles[i].ID), o)
		}
		if t.Failed() {
			t.FailNow()
		}
	}
	c := Default()
	for i := range c.ix().Roles {
		id := RoleID(c.ix().Roles[i].ID)
		checkPlan(t, c, Profile{}, id, PlanOptions{})
		checkPlan(t, c, person, id, PlanOptions{})
		checkPlan(t, c, sparseProfile(c, r), id, PlanOptions{})
	}
}

// faultyPlans counts the plans that break each promise, for random catalogues and for the embedded one.
func faultyPlans(t *testing.T) (n planFaults, example map[string]RoleID) {
	r := rand.New(rand.NewPCG(69, 70))
	example = map[string]RoleID{}
	count := func(c *Catalog, p Profile) {
		for i := range c.ix().Roles {
			id := RoleID(c.ix().Roles[i].ID)
			f := checkPlan(t, c, p, id, PlanOptions{})
			for _, x := range []struct {
				name string
				of   []SkillID
				sum  *[]SkillID
			}{{"implied", f.implied, &n.implied}, {"late", f.late, &n.late}, {"low", f.low, &n.low}} {
				if len(x.of) > 0 {
					*x.sum = append(*x.sum, x.of...)
					example[x.name] = id
				}
			}
		}
	}
	for range 40 {
		c := random(t, r, 12, 30)
		count(c, randomProfile(c, r))
	}
	count(Default(), Profile{})
	count(Default(), person)
	return n, example
}

// TestPlanImplied checks that what a step implies is no step of its own.
func TestPlanImplied(t *testing.T) {
	if n, example := faultyPlans(t); len(n.implied) > 0 {
		t.Errorf("%d steps are implied by others, such as in %s", len(n.implied), example["implied"])
	}
}

// TestPlanLevels checks that a prerequisite is planned to the level that a step needs.
func TestPlanLevels(t *testing.T) {
	if n, example := faultyPlans(t); len(n.low) > 0 {
		t.Errorf("%d prerequisites are planned too low, such as in %s", len(n.low), example["low"])
	}
}

// TestPlanOrder checks that a prerequisite that is learnt comes first, also if it is held well enough for that step.
func TestPlanOrder(t *testing.T) {
	if n, example := faultyPlans(t); len(n.late) > 0 {
		t.Errorf("%d prerequisites come late, such as in %s", len(n.late), example["late"])
	}
}

// TestPlanNeedsPrerequisites checks that nobody is sent to a skill whose prerequisites they lack.
func TestPlanNeedsPrerequisites(t *testing.T) {
	c := load(t, files(
		"roles/x.json", `{"id":"x","title":"X","requirements":[{"skill":"c","level":"expert","importance":5,"essential":true}]}`,
		"roles/y.json", `{"id":"y","title":"Y","requirements":[{"skill":"b","level":"awareness"},{"skill":"kind","level":"practitioner","anyOf":["d"]}]}`,
		"roles/z.json", `{"id":"z","title":"Z","requirements":[{"skill":"b","level":"working","importance":2},{"skill":"kind","level":"working","importance":3}]}`,
		"skills/k.json", `{"skills":[{"id":"a","name":"A","effort":"light"},
			{"id":"b","name":"B","prerequisites":["a"]},{"id":"c","name":"C","prerequisites":["b"]},
			{"id":"kind","name":"Kind of B","kindOf":["b"]},{"id":"d","name":"D"}]}`))
	for _, tt := range []struct {
		name string
		role RoleID
		held map[SkillID]Proficiency
		want string
	}{
		{"nothing", "x", nil, "a:working b:working c:expert"},
		{"a prerequisite, too little of it", "x", map[SkillID]Proficiency{"a": Awareness, "b": None}, "a:working b:working c:expert"},
		{"a prerequisite, no level stated", "x", map[SkillID]Proficiency{"b": Unrated}, "c:expert"},
		{"the skill itself at working", "x", map[SkillID]Proficiency{"c": Working}, "c:expert"},
		{"the skill itself at awareness", "x", map[SkillID]Proficiency{"c": Awareness}, "a:working b:working c:expert"},
		{"what is a kind of a prerequisite", "x", map[SkillID]Proficiency{"kind": Practitioner}, "c:expert"},
		{"all of it", "x", map[SkillID]Proficiency{"c": Expert}, ""},
		{"the alternative that is held", "y", map[SkillID]Proficiency{"b": Expert, "d": Awareness}, "d:practitioner"},
		{"the one that is named", "y", map[SkillID]Proficiency{"b": Expert}, "kind:practitioner"},
		{"what the step implies is none of its own", "z", map[SkillID]Proficiency{"a": Expert}, "kind:working"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			plan, err := c.Plan(Profile{Skills: tt.held}, tt.role, PlanOptions{})
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
			checkPlan(t, c, Profile{Skills: tt.held}, tt.role, PlanOptions{})
		})
	}
	plan, _ := c.Plan(Profile{Skills: map[SkillID]Proficiency{"a": Expert}}, "z", PlanOptions{})
	if s := plan.Steps[0]; !slices.Equal(s.Covers, []SkillID{"b"}) || math.Abs(s.Gain-1) > 1e-9 || len(plan.Steps) != 1 {
		t.Errorf("%+v", plan.Steps)
	}
	plan, _ = c.Plan(Profile{}, "x", PlanOptions{HoursPerWeek: 10, Study: map[Effort]Estimate{EffortLight: {1, 2}}})
	if s := plan.Steps[0]; s.Study != (Estimate{3, 6}) {
		t.Errorf("own estimate: %v", s.Study)
	}
}

func TestEfforts(t *testing.T) {
	for _, tt := range []struct {
		e               Effort
		from, to        Proficiency
		study, practice Estimate
	}{
		{EffortLight, None, Awareness, Estimate{3, 8}, Estimate{}},
		{EffortModerate, None, Awareness, Estimate{8, 20}, Estimate{}},
		{"", None, Awareness, Estimate{8, 20}, Estimate{}},
		{EffortSubstantial, None, Awareness, Estimate{20, 50}, Estimate{}},
		{EffortDeep, None, Awareness, Estimate{40, 100}, Estimate{}},
		{EffortDeep, None, Working, Estimate{120, 300}, Estimate{}},
		{EffortDeep, Awareness, Working, Estimate{80, 200}, Estimate{}},
		{EffortDeep, Unrated, Working, Estimate{80, 200}, Estimate{}},
		{EffortDeep, Working, Practitioner, Estimate{}, Estimate{12, 24}},
		{EffortDeep, Working, Expert, Estimate{}, Estimate{36, 72}},
		{EffortDeep, None, Expert, Estimate{120, 300}, Estimate{36, 72}},
		{EffortLight, Practitioner, Expert, Estimate{}, Estimate{6, 12}},
		{EffortLight, Expert, Expert, Estimate{}, Estimate{}},
		{EffortLight, Expert, None, Estimate{}, Estimate{}},
		{EffortLight, -9, 9, Estimate{9, 24}, Estimate{9, 18}},
	} {
		got := []Estimate{tt.e.Study(tt.from, tt.to), tt.e.Practice(tt.from, tt.to)}
		if diff := gocmp.Diff([]Estimate{tt.study, tt.practice}, got); diff != "" {
			t.Errorf("%s from %s to %s: %s", tt.e, tt.from, tt.to, diff)
		}
	}
}
