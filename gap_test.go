package career

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var closely = cmpopts.EquateApprox(0, 1e-9)

// A slowGap is the definition of a gap, written out with fractions as floats; it shares nothing with the real one but the
// records and what is held, which TestHeldAgainstRules checks.
type slowGap struct {
	Credit    []Bounds
	Status    []Status
	Coverage  Bounds
	Readiness [3]Readiness
}

func slowly(c *Catalog, p Profile, requirements []Requirement, o GapOptions) slowGap {
	held := cellsOf(c, p)
	at := func(id SkillID) slowHeld {
		x, ok := held[id]
		if !ok && !p.Complete {
			x.High = 4
		}
		return x
	}
	share := func(h int, need Proficiency) float64 {
		l := max(1, float64(need))
		return math.Min(float64(h), l) / l
	}
	var g slowGap
	var sum, weight [3]float64
	var unmet, nothing [3]int
	for _, q := range requirements {
		var b Bounds
		rated := false
		best := slowHeld{Low: -1}
		for _, id := range append([]SkillID{q.Skill}, q.AnyOf...) {
			x := at(id)
			b.Low, b.Likely, b.High = max(b.Low, share(x.Low, q.Level)), max(b.Likely, share(x.Likely, q.Level)), max(b.High, share(x.High, q.Level))
			if x.Low > best.Low || x.Low == best.Low && x.Likely > best.Likely {
				best, rated = x, x.Rated && x.Low > 0
			}
		}
		own := b
		switch {
		case b.Low == 1:
			g.Status = append(g.Status, StatusMet)
		case b.High == 0:
			g.Status = append(g.Status, StatusMissing)
		case rated:
			g.Status = append(g.Status, StatusPartial)
		default:
			g.Status = append(g.Status, StatusUnknown)
		}
		if o.Adjacent {
			best := 0.0
			for s := range c.skills.All() {
				for _, rel := range s.Related {
					for _, pair := range [][2]SkillID{{s.ID, rel.Skill}, {rel.Skill, s.ID}} {
						if pair[0] == q.Skill {
							best = max(best, min(0.5, share(at(pair[1]).Low, q.Level)*float64(rel.Closeness)/100))
						}
					}
				}
			}
			b.Low, b.Likely, b.High = max(b.Low, best), max(b.Likely, best), max(b.High, best)
		}
		g.Credit = append(g.Credit, b)
		w := float64(q.Importance)
		if w == 0 {
			w = 3
		}
		for i, v := range []float64{b.Low, b.Likely, b.High} {
			sum[i] += w * v
			weight[i] += w
			if q.Essential && []float64{own.Low, own.Likely, own.High}[i] < 1 {
				unmet[i]++
			}
			if q.Essential && v == 0 {
				nothing[i]++
			}
		}
	}
	if len(requirements) == 0 {
		g.Coverage, g.Readiness = Bounds{0, 0, 1}, [3]Readiness{Developing, Developing, ReadyNow}
		return g
	}
	now, soon := o.Thresholds.Now, o.Thresholds.Soon
	if now == 0 {
		now = 0.8
	}
	if soon == 0 {
		soon = 0.6
	}
	for i := range sum {
		switch v := sum[i]/weight[i] + 1e-12; {
		case unmet[i] == 0 && v >= now:
			g.Readiness[i] = ReadyNow
		case nothing[i] == 0 && v >= soon:
			g.Readiness[i] = ReadySoon
		}
	}
	g.Coverage = Bounds{sum[0] / weight[0], sum[1] / weight[1], sum[2] / weight[2]}
	return g
}

// checkGap compares a gap with the definition, and its parts with one another.
func checkGap(t *testing.T, c *Catalog, p Profile, id RoleID, o GapOptions) {
	t.Helper()
	g, err := c.GapWith(p, id, o)
	if err != nil {
		t.Fatal(err)
	}
	r, _ := c.Role(id)
	want := slowly(c, p, r.Requirements, o)
	got := slowGap{Coverage: g.Coverage, Readiness: [3]Readiness{g.Readiness, g.ReadinessLikely, g.ReadinessHigh}}
	var cost Bounds
	var essential Tally
	for i, it := range g.Items {
		got.Credit, got.Status = append(got.Credit, it.Credit), append(got.Status, it.Status)
		if it.Status == StatusMissing && len(it.AnyOf) > 0 {
			got.Status[i] = want.Status[i] // see TestGapUnknownAlternative
		}
		cost.Low, cost.Likely, cost.High = cost.Low+it.Cost.Low, cost.Likely+it.Cost.Likely, cost.High+it.Cost.High
		if it.Credit.Low > it.Credit.Likely || it.Credit.Likely > it.Credit.High || it.Cost.Low < it.Cost.Likely || it.Cost.Likely < it.Cost.High {
			t.Errorf("%s: %s: bounds crossed: %+v", id, it.Skill, it)
		}
		if (it.Status == StatusMet) != (it.Shortfall == 0) || it.Shortfall < 0 || it.Shortfall > 4 {
			t.Errorf("%s: %s: status %s with a shortfall of %d", id, it.Skill, it.Status, it.Shortfall)
		}
		if h := it.Held; h.Skill != "" && h.Skill != it.Skill && !slices.Contains(it.AnyOf, h.Skill) {
			t.Errorf("%s: %s: held is %s, which is no alternative", id, it.Skill, h.Skill)
		} else if h.Stated && p.Skills[h.Skill] != h.Level || (h.From != "" && h.Role != "") || h.Stated && (h.From != "" || h.Role != "") || h.Likely < h.Level && h.Level != Unrated {
			t.Errorf("%s: %s: %+v, the profile says %v", id, it.Skill, h, p.Skills[h.Skill])
		} else if h.Skill == "" && h != (Holding{}) || h.Months != 0 && h.Role == "" {
			t.Errorf("%s: %s: %+v", id, it.Skill, h)
		}
		q := r.Requirements[i]
		if q.Importance = q.weight(); !gocmp.Equal(q, it.Requirement) {
			t.Errorf("%s: %+v, the role says %+v", id, it.Requirement, q)
		}
		if it.Essential {
			essential.count(it.Status)
		}
	}
	if diff := gocmp.Diff(want, got, closely); diff != "" {
		t.Fatalf("%s %+v: %v\n%s", id, o, p, diff)
	}
	if len(g.Items) > 0 && !gocmp.Equal(cost, Bounds{1 - g.Coverage.Low, 1 - g.Coverage.Likely, 1 - g.Coverage.High}, closely) {
		t.Errorf("%s: costs sum to %v, coverage is %v", id, cost, g.Coverage)
	}
	if g.Essential != essential || essential.Total != essential.Met+essential.Missing+essential.Partial+essential.Unknown {
		t.Errorf("%s: %+v, want %+v", id, g.Essential, essential)
	}
}

func TestGapAgainstDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	options := func() (o GapOptions) {
		o.Adjacent = r.IntN(2) == 0
		if r.IntN(3) == 0 {
			o.Thresholds = Thresholds{Now: r.Float64(), Soon: r.Float64()}
		}
		return o
	}
	for range 100 {
		c := random(t, r, 12, 20)
		p := randomProfile(c, r)
		for i := range c.ix().Roles {
			checkGap(t, c, p, RoleID(c.ix().Roles[i].ID), options())
		}
	}
	c := Default()
	for range 12 {
		p := sparseProfile(c, r)
		for i := r.IntN(20); i < len(c.ix().Roles); i += 20 {
			checkGap(t, c, p, RoleID(c.ix().Roles[i].ID), GapOptions{})
		}
		checkGap(t, c, p, RoleID(c.ix().Roles[r.IntN(len(c.ix().Roles))].ID), options())
	}
}

func TestGapStatuses(t *testing.T) {
	c := load(t, files(
		"roles/x.json", `{"id":"x","title":"X","requirements":[
			{"skill":"a","level":"practitioner","importance":5,"essential":true},
			{"skill":"b","level":"awareness","importance":1,"essential":false},
			{"skill":"c","importance":2,"essential":true}]}`,
		"roles/y.json", `{"id":"y","title":"Y","requirements":[{"skill":"a","level":"practitioner","essential":true,"anyOf":["b","c"]}]}`,
		"skills/k.json", `{"skills":[{"id":"a","name":"A"},{"id":"b","name":"B"},{"id":"c","name":"C"},
			{"id":"d","name":"D","related":[{"skill":"a","closeness":90}]},{"id":"e","name":"E","kindOf":["a"],"shows":["b"]}]}`))
	type m = map[SkillID]Proficiency
	tests := []struct {
		name    string
		profile m
		options GapOptions
		status  []Status
		short   []int
		low     float64
		likely  float64
		high    float64
		ready   Readiness
	}{
		{"nothing stated", nil, GapOptions{}, []Status{StatusUnknown, StatusUnknown, StatusUnknown}, []int{3, 1, 1}, 0, 0, 1, Developing},
		{"known to be none", m{"a": None, "b": None, "c": None}, GapOptions{}, []Status{StatusMissing, StatusMissing, StatusMissing}, []int{3, 1, 1}, 0, 0, 0, Developing},
		{"held at no stated level", m{"a": Unrated, "b": Unrated, "c": Unrated}, GapOptions{}, []Status{StatusUnknown, StatusMet, StatusMet}, []int{2, 0, 0}, (5.0/3 + 1 + 2) / 8, (10.0/3 + 3) / 8, 1, Developing},
		{"a surplus pays for nothing", m{"a": Working, "b": Expert, "c": None}, GapOptions{}, []Status{StatusPartial, StatusMet, StatusMissing}, []int{1, 0, 1}, (10.0/3 + 1) / 8, (10.0/3 + 1) / 8, (10.0/3 + 1) / 8, Developing},
		{"all met", m{"a": Expert, "b": Awareness, "c": Awareness}, GapOptions{}, []Status{StatusMet, StatusMet, StatusMet}, []int{0, 0, 0}, 1, 1, 1, ReadyNow},
		{"ready soon", m{"a": Working, "b": Awareness, "c": Working}, GapOptions{}, []Status{StatusPartial, StatusMet, StatusMet}, []int{1, 0, 0}, (10.0/3 + 3) / 8, (10.0/3 + 3) / 8, (10.0/3 + 3) / 8, ReadySoon},
		{"thresholds", m{"a": Practitioner, "b": None, "c": Working}, GapOptions{Thresholds: Thresholds{Now: 0.9, Soon: 0.85}}, []Status{StatusMet, StatusMissing, StatusMet}, []int{0, 1, 0}, 7.0 / 8, 7.0 / 8, 7.0 / 8, ReadySoon},
		{"adjacent is not asked for", m{"a": None, "b": None, "c": None, "d": Expert}, GapOptions{}, []Status{StatusMissing, StatusMissing, StatusMissing}, []int{3, 1, 1}, 0, 0, 0, Developing},
		{"adjacent, capped at one half", m{"a": None, "b": None, "c": None, "d": Expert}, GapOptions{Adjacent: true}, []Status{StatusMissing, StatusMissing, StatusMissing}, []int{3, 1, 1}, 2.5 / 8, 2.5 / 8, 2.5 / 8, Developing},
		{"a level off the scale says nothing", m{"a": 9, "b": -5}, GapOptions{}, []Status{StatusUnknown, StatusUnknown, StatusUnknown}, []int{3, 1, 1}, 0, 0, 1, Developing},
		{"implied", m{"e": Practitioner, "c": Awareness}, GapOptions{}, []Status{StatusMet, StatusMet, StatusMet}, []int{0, 0, 0}, 1, 1, 1, ReadyNow},
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
			if diff := gocmp.Diff(Bounds{tt.low, tt.likely, tt.high}, g.Coverage, closely); diff != "" {
				t.Error(diff)
			}
			if g.Readiness != tt.ready {
				t.Errorf("readiness %v, want %v", g.Readiness, tt.ready)
			}
			checkGap(t, c, Profile{Skills: tt.profile}, "x", tt.options)
		})
	}
	for name, tt := range map[string]struct {
		profile Profile
		status  Status
		held    SkillID
		low     float64
	}{
		"an alternative":                 {Profile{Skills: m{"c": Practitioner, "a": Working}}, StatusMet, "c", 1},
		"the better of two":              {Profile{Skills: m{"b": Awareness, "c": Working}}, StatusPartial, "c", 2.0 / 3},
		"an alternative, not rated":      {Profile{Skills: m{"b": Unrated}}, StatusUnknown, "b", 1.0 / 3},
		"all known to be none":           {Profile{Skills: m{"a": None, "b": None, "c": None}}, StatusMissing, "a", 0},
		"none, and nothing else is held": {Profile{Skills: m{"a": None}, Complete: true}, StatusMissing, "a", 0},
	} {
		g, _ := c.Gap(tt.profile, "y")
		if it := g.Items[0]; it.Status != tt.status || it.Held.Skill != tt.held || math.Abs(it.Credit.Low-tt.low) > 1e-9 {
			t.Errorf("%s: %+v", name, it)
		}
	}
}

// TestGapUnknownAlternative says of one alternative that it is not held: the others are not known.
func TestGapUnknownAlternative(t *testing.T) {
	c := load(t, files("roles/y.json", `{"id":"y","title":"Y","requirements":[{"skill":"a","level":"working","essential":true,"anyOf":["b","c"]}]}`,
		"skills/k.json", `{"skills":[{"id":"a","name":"A"},{"id":"b","name":"B"},{"id":"c","name":"C"}]}`))
	for _, none := range []SkillID{"a", "b"} {
		g, _ := c.Gap(Profile{Skills: map[SkillID]Proficiency{none: None}}, "y")
		if it := g.Items[0]; it.Status != StatusUnknown || it.Credit.High != 1 {
			t.Errorf("without %s: %s, though it is possible to meet it: %v", none, it.Status, it.Credit)
		}
	}
}

// TestGapIsDeterministic asks the same thing many times: maps have no order, answers have.
func TestGapIsDeterministic(t *testing.T) {
	c := Default()
	r := rand.New(rand.NewPCG(55, 56))
	for i := range 12 {
		p := sparseProfile(c, r)
		if i >= 4 { // a résumé: a dozen tools, of which several show the same
			p = resume(c, r)
		}
		for range 2 {
			id := RoleID(c.ix().Roles[r.IntN(len(c.ix().Roles))].ID)
			first, _ := c.Gap(p, id)
			plan, _ := c.Plan(p, id, PlanOptions{})
			for range 20 {
				again, _ := c.Gap(p, id)
				if diff := gocmp.Diff(first, again); diff != "" {
					t.Fatalf("%s: %s", id, diff)
				}
				planned, _ := c.Plan(p, id, PlanOptions{})
				if diff := gocmp.Diff(plan, planned); diff != "" {
					t.Fatalf("%s: %s", id, diff)
				}
			}
		}
	}
}

// TestRoleGaps takes every role for a person: the gap to the same role is none, that to another is one of a profile.
func TestRoleGaps(t *testing.T) {
	r := rand.New(rand.NewPCG(57, 58))
	cats := []*Catalog{Default()}
	for range 30 {
		cats = append(cats, random(t, r, 12, 12))
	}
	for _, c := range cats {
		for i := range c.ix().Roles {
			id := RoleID(c.ix().Roles[i].ID)
			g, err := c.RoleGap(id, id)
			if err != nil {
				t.Fatal(err)
			}
			if len(g.Items) > 0 && (g.Coverage != Bounds{1, 1, 1} || g.Readiness != ReadyNow || g.Essential.Met != g.Essential.Total) {
				t.Errorf("%s to itself: %+v %v", id, g.Coverage, g.Readiness)
			}
			to := RoleID(c.ix().Roles[r.IntN(len(c.ix().Roles))].ID)
			g, _ = c.RoleGap(id, to)
			from, _ := c.Role(id)
			p := Profile{Skills: map[SkillID]Proficiency{}, Complete: true}
			for _, q := range from.Requirements {
				p.Skills[q.Skill] = q.Level
				if q.Level == 0 {
					p.Skills[q.Skill] = Unrated
				}
			}
			plain, _ := c.Gap(p, to)
			for k, it := range g.Items {
				if b := plain.Items[k]; it.Credit.Low < b.Credit.Low-1e-9 || it.Credit.High < b.Credit.High-1e-9 || it.Credit.Low > it.Credit.Likely || it.Credit.Likely > it.Credit.High {
					t.Errorf("%s to %s: %s earns %v, the skills alone earn %v", id, to, it.Skill, it.Credit, b.Credit)
				}
			}
		}
	}
}

// TestRoleGapAlternatives knows a person only by a role with alternatives.
func TestRoleGapAlternatives(t *testing.T) {
	c := load(t, files(
		"roles/x.json", `{"id":"x","title":"X","requirements":[{"skill":"lang","level":"practitioner","anyOf":["go","java"]}]}`,
		"roles/same.json", `{"id":"same","title":"Same","requirements":[{"skill":"go","level":"practitioner","anyOf":["java","lang","rust"]}]}`,
		"roles/one.json", `{"id":"one","title":"One","requirements":[{"skill":"go","level":"expert"}]}`,
		"roles/both.json", `{"id":"both","title":"Both","requirements":[{"skill":"rust","level":"working","anyOf":["go","java"]}]}`,
		"roles/none.json", `{"id":"none","title":"None","requirements":[{"skill":"rust","level":"working"}]}`,
		"skills/k.json", `{"skills":[{"id":"lang","name":"Lang"},{"id":"go","name":"Go"},{"id":"java","name":"Java"},{"id":"rust","name":"Rust"}]}`))
	for to, want := range map[RoleID]Bounds{"same": {1, 1, 1}, "one": {0, 0, 0.75}, "both": {1, 1, 1}, "none": {0, 0, 0}} {
		g, err := c.RoleGap("x", to)
		if err != nil || g.Coverage != want {
			t.Errorf("%s: %v %v, want %v", to, g.Coverage, err, want)
		}
		if it := g.Items[0]; (to == "none") != (it.Status == StatusMissing) || (to == "one") != (it.Status == StatusUnknown) {
			t.Errorf("%s: %s with a shortfall of %d, held %+v", to, it.Status, it.Shortfall, it.Held)
		}
	}
}

func TestPosting(t *testing.T) {
	c := Default()
	p := c.ReadPosting("Senior Backend Developer (m/f/d)", "You know Go or Python, and PostgreSQL. Kubernetes/Docker; Kubernetes is a must: Kubernetes, Kubernetes.")
	if p.Role != "senior-backend-developer" || p.Score < 0.97 || p.Level != LevelSenior || p.Title.Core == "" {
		t.Errorf("%+v", p)
	}
	got := map[SkillID]Requirement{}
	for _, q := range p.Requirements {
		got[q.Skill] = q
		if q.Level != Practitioner {
			t.Errorf("%+v", q)
		}
	}
	if q := got["go"]; !slices.Equal(q.AnyOf, []SkillID{"python"}) || got["postgresql"].Skill == "" || got["kubernetes"].Importance != 5 || !slices.Equal(got["kubernetes"].AnyOf, []SkillID{"docker"}) {
		t.Errorf("%+v", p.Requirements)
	}
	r := rand.New(rand.NewPCG(59, 60))
	for range 20 {
		person := sparseProfile(c, r)
		person.Skills["python"] = Expert
		g := c.PostingGap(person, p)
		want := slowly(c, person, p.Requirements, GapOptions{})
		if diff := gocmp.Diff(want.Coverage, g.Coverage, closely); diff != "" || g.Role != "" {
			t.Errorf("%s", diff)
		}
	}
	// What the catalogue cannot make sense of is left out.
	odd := Posting{Requirements: []Requirement{{Skill: "zz"}, {Skill: "sql", Level: 9}, {Skill: "git", Importance: -3, AnyOf: []SkillID{"zz"}}, {Skill: "go", Importance: 900}}}
	if g := c.PostingGap(Profile{}, odd); len(g.Items) != 2 || g.Items[0].Importance != 1 || g.Items[1].Importance != 5 {
		t.Errorf("%+v", g.Items)
	}
	if p := c.ReadPosting("", ""); p.Role != "" || p.Requirements == nil || len(p.Requirements) != 0 {
		t.Errorf("%+v", p)
	}
}
