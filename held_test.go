package career

import (
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// A slowHeld is what is known of one skill: see cell.
type slowHeld struct {
	Low, Likely, High int
	How               uint8
	Rated             bool
}

// A form is how a skill is held: at a level, at a level nobody stated, or merely shown by another.
type form struct {
	level int // 0 if it is not known
	shown bool
}

// follow calls put with each skill that one skill, held in a form, implies, step by step.
func follow(c *Catalog, id SkillID, f form, seen map[SkillID][]form, put func(SkillID, form)) {
	if slices.Contains(seen[id], f) {
		return
	}
	seen[id] = append(seen[id], f)
	s := c.skills.Get(string(id))
	next := func(to SkillID, f form) {
		put(to, f)
		follow(c, to, f, seen, put)
	}
	for _, k := range s.KindOf {
		next(k, f)
	}
	for _, p := range s.Prerequisites {
		switch {
		case f.shown:
		case f.level >= int(Working):
			next(p, form{level: int(Working)})
		case f.level == 0:
			next(p, form{})
		}
	}
	for _, x := range s.Shows {
		next(x, form{shown: true})
	}
}

// slowHolds returns what a profile holds, by the rules of Profile's comment.
func slowHolds(c *Catalog, p Profile) map[SkillID]slowHeld {
	usual := int(Working)
	if l := c.personLevel(&p); l > LevelEntry {
		usual = int(Practitioner)
	}
	held := map[SkillID]slowHeld{}
	for id, l := range p.Skills {
		switch _, ok := c.Skill(id); {
		case !ok || l < Unrated || l > Expert:
		case l == Unrated:
			held[id] = slowHeld{1, usual, 4, stated, false}
		default:
			held[id] = slowHeld{int(l), int(l), int(l), stated, true}
		}
	}
	for id, l := range p.Skills {
		own, ok := held[id]
		if !ok || own.How != stated || l == None {
			continue
		}
		f := form{level: max(0, int(l))}
		follow(c, id, f, map[SkillID][]form{}, func(to SkillID, f form) {
			x := slowHeld{f.level, f.level, 4, implied, true}
			if f.level == 0 {
				x = slowHeld{1, usual, 4, implied, false}
			}
			old, ok := held[to]
			if to != id && (!ok || old.How == implied && (x.Low > old.Low || x.Low == old.Low && x.Likely > old.Likely)) {
				held[to] = x
			}
		})
	}
	if p.Complete {
		return held
	}
	for _, e := range p.Experience {
		r, ok := c.Role(e.Role)
		if !ok || e.Months <= 0 {
			continue
		}
		for _, q := range r.Requirements {
			l := max(int(q.Level), 1)
			switch {
			case e.Months < 12:
				l = 1
			case e.Months < 24:
				l = max(1, l-1)
			}
			old, ok := held[q.Skill]
			switch {
			case !ok || old.How == likely && old.Likely < l:
				held[q.Skill] = slowHeld{0, l, 4, likely, false}
			case old.Low > 0 && (!old.Rated || old.How == implied):
				old.Likely = max(old.Likely, l)
				held[q.Skill] = old
			}
		}
	}
	return held
}

// cellsOf returns what the catalogue reckons that a profile holds.
func cellsOf(c *Catalog, p Profile) map[SkillID]slowHeld {
	h := c.profileCells(&p)
	defer h.free()
	out := map[SkillID]slowHeld{}
	for i, x := range h.of[:len(c.ix().Skills)] {
		if x.how != unknown {
			out[SkillID(c.ix().Skills[i].ID)] = slowHeld{int(x.low), int(x.likely), int(x.high), x.how, x.rated}
		}
	}
	return out
}

func TestHeldAgainstRules(t *testing.T) {
	r := rand.New(rand.NewPCG(51, 52))
	n := map[uint8]int{}
	// What a skill held at awareness implies is TestHeldAtAwareness's.
	person := func(p Profile) Profile {
		for id, l := range p.Skills {
			if l == Awareness {
				p.Skills[id] = Working
			}
		}
		return p
	}
	check := func(c *Catalog, p Profile) {
		t.Helper()
		want, got := slowHolds(c, p), cellsOf(c, p)
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("%v\n%s", p, diff)
		}
		for _, x := range got {
			n[x.How]++
			if x.Low > x.Likely || x.Likely > x.High || x.High > 4 || x.Low < 0 {
				t.Errorf("bounds crossed: %+v", x)
			}
		}
	}
	for range 200 {
		c := random(t, r, 8, 25)
		for range 3 {
			check(c, person(randomProfile(c, r)))
		}
	}
	c := Default()
	for range 150 {
		check(c, person(sparseProfile(c, r)))
	}
	if t.Logf("%d stated, %d implied, %d likely", n[stated], n[implied], n[likely]); n[stated] == 0 || n[implied] == 0 || n[likely] == 0 {
		t.Error("one of them was not tried")
	}
}

// holdings is a catalogue of every way in which a skill implies another.
func holdings(t *testing.T) *Catalog {
	t.Helper()
	return load(t, files(
		"roles/x.json", `{"id":"x","title":"X","level":"senior","requirements":[{"skill":"db","level":"practitioner"},{"skill":"far","level":"expert"},{"skill":"loose"},{"skill":"vc","level":"working"}]}`,
		"roles/y.json", `{"id":"y","title":"Y","level":"entry","requirements":[{"skill":"far","level":"working"}]}`,
		"skills/k.json", `{"skills":[{"id":"pg","name":"PG","kindOf":["rdb"],"prerequisites":["sql"],"shows":["ops"]},{"id":"rdb","name":"RDB","kindOf":["db"]},{"id":"db","name":"DB"},
			{"id":"sql","name":"SQL","prerequisites":["logic"]},{"id":"logic","name":"Logic"},{"id":"ops","name":"Ops","prerequisites":["os"],"kindOf":["work"]},{"id":"os","name":"OS"},{"id":"work","name":"Work"},
			{"id":"both","name":"Both","prerequisites":["vc"],"shows":["vc"]},{"id":"vc","name":"VC"},{"id":"far","name":"Far"},{"id":"loose","name":"Loose"}]}`))
}

func TestHeld(t *testing.T) {
	c := holdings(t)
	for _, tt := range []struct {
		name string
		p    Profile
		want map[SkillID]slowHeld // beside what is stated
	}{
		{"at practitioner level", Profile{Skills: map[SkillID]Proficiency{"pg": Practitioner}, Level: LevelSenior}, map[SkillID]slowHeld{
			"rdb": {3, 3, 4, implied, true}, "db": {3, 3, 4, implied, true}, "sql": {2, 2, 4, implied, true}, "logic": {2, 2, 4, implied, true},
			"ops": {1, 3, 4, implied, false}, "work": {1, 3, 4, implied, false}}},
		{"at awareness: no prerequisite", Profile{Skills: map[SkillID]Proficiency{"pg": Awareness}}, map[SkillID]slowHeld{
			"rdb": {1, 1, 4, implied, true}, "db": {1, 1, 4, implied, true}, "ops": {1, 2, 4, implied, false}, "work": {1, 2, 4, implied, false}}},
		{"at no stated level", Profile{Skills: map[SkillID]Proficiency{"pg": Unrated}}, map[SkillID]slowHeld{
			"rdb": {1, 2, 4, implied, false}, "db": {1, 2, 4, implied, false}, "sql": {1, 2, 4, implied, false}, "logic": {1, 2, 4, implied, false},
			"ops": {1, 2, 4, implied, false}, "work": {1, 2, 4, implied, false}}},
		{"none implies nothing", Profile{Skills: map[SkillID]Proficiency{"pg": None}}, map[SkillID]slowHeld{}},
		{"stated none wins", Profile{Skills: map[SkillID]Proficiency{"pg": Expert, "rdb": None, "sql": None, "ops": None}}, map[SkillID]slowHeld{
			"db": {4, 4, 4, implied, true}, "logic": {2, 2, 4, implied, true}, "work": {1, 2, 4, implied, false}}},
		{"stated less wins", Profile{Skills: map[SkillID]Proficiency{"pg": Expert, "db": Awareness}, Complete: true}, map[SkillID]slowHeld{
			"rdb": {4, 4, 4, implied, true}, "sql": {2, 2, 4, implied, true}, "logic": {2, 2, 4, implied, true}, "ops": {1, 2, 4, implied, false}, "work": {1, 2, 4, implied, false}}},
		{"two years in a role", Profile{Experience: []Experience{{"x", 24}}}, map[SkillID]slowHeld{
			"db": {0, 3, 4, likely, false}, "far": {0, 4, 4, likely, false}, "loose": {0, 1, 4, likely, false}, "vc": {0, 2, 4, likely, false}}},
		{"one year", Profile{Experience: []Experience{{"x", 23}}}, map[SkillID]slowHeld{
			"db": {0, 2, 4, likely, false}, "far": {0, 3, 4, likely, false}, "loose": {0, 1, 4, likely, false}, "vc": {0, 1, 4, likely, false}}},
		{"months", Profile{Experience: []Experience{{"x", 11}}}, map[SkillID]slowHeld{
			"db": {0, 1, 4, likely, false}, "far": {0, 1, 4, likely, false}, "loose": {0, 1, 4, likely, false}, "vc": {0, 1, 4, likely, false}}},
		{"no time, or less", Profile{Experience: []Experience{{"x", 0}, {"x", -5}, {"nobody", 50}}}, map[SkillID]slowHeld{}},
		{"the better of two roles", Profile{Experience: []Experience{{"y", 60}, {"x", 13}}}, map[SkillID]slowHeld{
			"db": {0, 2, 4, likely, false}, "far": {0, 3, 4, likely, false}, "loose": {0, 1, 4, likely, false}, "vc": {0, 1, 4, likely, false}}},
		{"experience of who told all", Profile{Complete: true, Experience: []Experience{{"x", 99}}}, map[SkillID]slowHeld{}},
		{"levels off the scale, skills nobody knows", Profile{Skills: map[SkillID]Proficiency{"pg": 9, "sql": -7, "zz": Expert}}, map[SkillID]slowHeld{}},
		{"the usual level of who worked as a senior", Profile{Skills: map[SkillID]Proficiency{"ops": Unrated}, Experience: []Experience{{"x", 1}}}, map[SkillID]slowHeld{
			"os": {1, 3, 4, implied, false}, "work": {1, 3, 4, implied, false},
			"db": {0, 1, 4, likely, false}, "far": {0, 1, 4, likely, false}, "loose": {0, 1, 4, likely, false}, "vc": {0, 1, 4, likely, false}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := cellsOf(c, tt.p)
			for id := range tt.p.Skills {
				if x, ok := got[id]; ok && x.How != stated {
					t.Errorf("%s is not what is stated: %+v", id, x)
				}
				delete(got, id)
			}
			if diff := gocmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestHeldAtAwareness holds skills at awareness: prerequisites do not follow, nor what they show; what is shown does.
func TestHeldAtAwareness(t *testing.T) {
	got := cellsOf(holdings(t), Profile{Skills: map[SkillID]Proficiency{"both": Awareness}})
	if want := (slowHeld{1, 2, 4, implied, false}); got["vc"] != want {
		t.Errorf("%+v, want %+v: at awareness it needs nothing, but shows it still", got["vc"], want)
	}
	c := load(t, files("roles/x.json", `{"id":"x","title":"X"}`, "skills/k.json", `{"skills":[{"id":"a","name":"A","prerequisites":["b"]},{"id":"b","name":"B","shows":["c"]},{"id":"c","name":"C"}]}`))
	if got := cellsOf(c, Profile{Skills: map[SkillID]Proficiency{"a": Awareness}}); len(got) != 1 {
		t.Errorf("%v: b is not held, so nothing shows c", got)
	}
	r := rand.New(rand.NewPCG(61, 62))
	for range 200 {
		c := random(t, r, 8, 25)
		p := randomProfile(c, r)
		if diff := gocmp.Diff(slowHolds(c, p), cellsOf(c, p)); diff != "" {
			t.Fatal(diff)
		}
	}
}

func TestWhy(t *testing.T) {
	c := holdings(t)
	g, err := c.Gap(Profile{Skills: map[SkillID]Proficiency{"pg": Practitioner, "vc": Unrated}, Experience: []Experience{{"x", 30}}}, "x")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, it := range g.Items {
		got = append(got, c.Why(it.Held))
	}
	if diff := gocmp.Diff([]string{"implied by PG", "worked as X for 2 years", "worked as X for 2 years", "stated"}, got); diff != "" {
		t.Error(diff)
	}
	for months, want := range map[int]string{1: "1 month", 2: "2 months", 12: "12 months", 23: "23 months", 24: "2 years", 59: "4 years"} {
		if got := c.Why(Holding{Skill: "far", Role: "x", Months: months}); got != "worked as X for "+want {
			t.Errorf("%d: %q", months, got)
		}
	}
	if why := c.Why(Holding{}); why != "" {
		t.Errorf("%q", why)
	}
}

// TestNothingIsLeftOver asks for one person after another: what is known of the one is not of the next.
func TestNothingIsLeftOver(t *testing.T) {
	r := rand.New(rand.NewPCG(53, 54))
	c, other := random(t, r, 8, 25), random(t, r, 8, 60)
	for range 200 {
		cellsOf(other, randomProfile(other, r))
		_, _ = other.RoleGap("r001", "r002")
		_ = other.Opens(randomProfile(other, r), RecommendOptions{})
		if got := cellsOf(c, Profile{}); len(got) != 0 {
			t.Fatalf("%v", got)
		}
	}
}
