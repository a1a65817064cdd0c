package career

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	gocmp "github.com/google/go-cmp/cmp"
)

// files makes a file system from names and texts.
func files(pairs ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return m
}

const (
	oneRole  = `{"id":"x","title":"X","requirements":[{"skill":"a","level":"working","importance":3,"essential":true}],"job":"j","level":"mid","track":"individual-contributor"}`
	oneSkill = `{"skills":[{"id":"a","name":"A"},{"id":"b","name":"B"}]}`
	oneJob   = `{"jobs":[{"id":"j","title":"J"}]}`
	source   = `{"sources":[{"id":"s","publisher":"P","title":"T","edition":"1","licence":"L","asOf":"2025"}]}`
	onePay   = `{"bands":[{"job":"j","level":"mid","place":"US","currency":"USD","period":"year","min":1000,"max":2000,"basis":"guide","source":"s","asOf":"2025"}]}`
)

// small returns a small catalogue's files, some of them replaced.
func small(pairs ...string) fstest.MapFS {
	m := files("roles/x.json", oneRole, "skills/k.json", oneSkill, "jobs/other.json", oneJob, "sources.json", source, "bands.json", onePay)
	maps.Copy(m, files(pairs...))
	return m
}

// load returns the catalogue that files make.
func load(tb testing.TB, m fstest.MapFS) *Catalog {
	tb.Helper()
	c, err := Load(m)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// overlay returns what files make over a catalogue.
func overlay(tb testing.TB, c *Catalog, pairs ...string) *Catalog {
	tb.Helper()
	o, err := c.Overlay(files(pairs...))
	if err != nil {
		tb.Fatal(err)
	}
	return o
}

// declarations returns what the package declares, outside its tests.
func declarations(t *testing.T) (list []ast.Decl) {
	t.Helper()
	files, _ := filepath.Glob("*.go")
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, f.Decls...)
	}
	return list
}

// some returns up to n different IDs of those that are offered.
func some[K comparable](r *rand.Rand, n int, from []K) []K {
	var list []K
	for range r.IntN(n + 1) {
		if len(from) == 0 {
			break
		}
		if id := from[r.IntN(len(from))]; !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}

// randomRecords returns the records of a made-up catalogue, with every relation that queries walk. What a record refers
// to in a relation that must not lead back stands before it.
func randomRecords(r *rand.Rand, roles, skills int) Records {
	rec := Records{Version: fmt.Sprint("v", r.IntN(9))}
	var skillIDs []SkillID
	for i := range skills {
		skillIDs = append(skillIDs, SkillID(fmt.Sprintf("s%03d", i)))
	}
	for i, id := range skillIDs {
		s := Skill{ID: id, Name: fmt.Sprintf("Skill %03d", i), Category: []string{"", "k", "l"}[r.IntN(3)], Effort: append(EffortValues(), "")[r.IntN(5)]}
		s.Prerequisites = some(r, 2, skillIDs[:i])
		if r.IntN(3) == 0 {
			s.KindOf = some(r, 1, skillIDs[:i])
		}
		if r.IntN(3) == 0 {
			s.Shows = some(r, 2, skillIDs[:i])
		}
		for _, o := range some(r, 2, skillIDs) {
			if o != id {
				s.Related = append(s.Related, Relation{o, 1 + r.IntN(100)})
			}
		}
		rec.Skills = append(rec.Skills, s)
	}
	var roleIDs []RoleID
	for i := range roles {
		roleIDs = append(roleIDs, RoleID(fmt.Sprintf("r%03d", i)))
	}
	for i, id := range roleIDs {
		ro := Role{ID: id, Title: fmt.Sprintf("Role %03d", i), Level: Level(1 + i*6/roles)}
		for _, s := range some(r, 7, skillIDs) {
			q := Requirement{Skill: s, Level: Proficiency(r.IntN(5)), Importance: r.IntN(6), Essential: r.IntN(3) == 0}
			if r.IntN(3) == 0 {
				q.AnyOf = slices.DeleteFunc(some(r, 3, skillIDs), func(a SkillID) bool { return a == s })
				if len(q.AnyOf) == 0 {
					q.AnyOf = nil
				}
			}
			ro.Requirements = append(ro.Requirements, q)
		}
		for _, to := range some(r, 4, roleIDs) {
			switch {
			case to == id:
			case to > id && r.IntN(2) == 0: // advancement goes up
				ro.LeadsTo = append(ro.LeadsTo, to)
			default:
				ro.Transitions = append(ro.Transitions, to)
			}
		}
		rec.Roles = append(rec.Roles, ro)
	}
	return rec
}

// random returns a catalogue of random records.
func random(tb testing.TB, r *rand.Rand, roles, skills int) *Catalog {
	tb.Helper()
	c, err := New(randomRecords(r, roles, skills))
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// fullRecords returns random records of every kind, valid together: ladders of jobs, bands, published pay, retirements.
func fullRecords(r *rand.Rand) Records {
	rec := randomRecords(r, 4+r.IntN(12), 4+r.IntN(12))
	rec.Sources = []Source{{ID: "s", Publisher: "P", Title: "T", Edition: "1", Licence: "L", AsOf: Date{Year: 2025}},
		{ID: "t", Publisher: "Q", Title: "U", URL: "https://example.org/", AsOf: Date{2024, 5, 0}, Retrieved: Date{2026, 1, 31}}}
	var families []FamilyID
	for i := range r.IntN(3) {
		f := Family{ID: FamilyID(fmt.Sprint("f", i)), Name: fmt.Sprint("Family ", i), Summary: "Some work."}
		families, rec.Families = append(families, f.ID), append(rec.Families, f)
	}
	figure := func(n int64) Figure {
		switch r.IntN(8) {
		case 0:
			return Figure{Mark: MarkWithheld}
		case 1:
			return Figure{Mark: MarkTopCoded}
		case 2:
			return Figure{}
		}
		return Figure{Amount: Amount(n + r.Int64N(99))}
	}
	percentiles := func(base int64) Percentiles {
		return Percentiles{P10: figure(base), P25: figure(2 * base), P50: figure(3 * base), P60: figure(4 * base), P75: figure(5 * base), P90: figure(6 * base)}
	}
	rec.Areas = []Area{{"GB-LND", "London", "region", ""}, {"US-35620", "New York-Newark, NY-NJ", "metropolitan area", "US-36"}, {"US-36", "New York", "state", ""}}
	rec.ListedMoves = []ListedMove{{"SOC", "15-1254", "15-1252", 1, "Primary-Short", "s"}, {"SOC", "15-1254", "15-1299", 2, "", "t"}}
	rec.Parities = []Parity{{"GB", 2024, 664_000_000, "s"}, {"US", 2024, 1_000_000_000, "t"}}
	rec.Occupations = []Occupation{{SOC: "15-1254", Title: "Web Developers", Employment: r.IntN(1e6), Annual: percentiles(2_000_000),
		Hourly: percentiles(1000), Source: "s", AsOf: Date{Year: 2025, Month: 5},
		Projection: Projection{"15-1254", 7.5, 100, 2024, 2034, "s"}}}
	rec.PayTables = []PayTable{
		{ID: "gb-1", Place: "GB", Scheme: "UK SOC", Edition: "2020", Code: "1", Title: "Developers", Population: "full-time employees", Currency: "GBP",
			Period: PeriodValues()[r.IntN(3)], Percentiles: percentiles(1_000_000), Areas: []AreaPay{{Place: "GB-LND", Percentiles: percentiles(1_500_000)}}, Source: "t", AsOf: Date{Year: 2024}},
		{ID: "us-1", Place: "US", Scheme: "SOC", Edition: "2018", Code: "15-1254", Title: "Web Developers", Currency: "USD", Period: PerHour,
			Areas: []AreaPay{{Place: "US-35620", Levels: WageLevels{Figure{Amount: 4000}, Figure{Amount: 7000}}}}, Source: "s", AsOf: Date{Year: 2025}},
	}
	for i := range 1 + r.IntN(3) {
		j := Job{ID: JobID(fmt.Sprint("j", i)), Title: fmt.Sprint("Job ", i)}
		if len(families) > 0 && r.IntN(3) > 0 {
			j.Family = families[r.IntN(len(families))]
		}
		if r.IntN(2) == 0 {
			j.Codes = append(j.Codes, Code{Scheme: "SOC", Edition: "2018", Code: "15-1254", Fit: FitClose})
		}
		if r.IntN(2) == 0 {
			j.Codes = append(j.Codes, Code{Scheme: "UK SOC", Edition: "2020", Code: "1", Fit: FitBroad})
		} else {
			j.Uncoded = append(j.Uncoded, Uncoded{"UK SOC", "none fits"})
		}
		rec.Jobs = append(rec.Jobs, j)
		if r.IntN(2) == 0 {
			for l := LevelEntry; l <= LevelSenior; l++ {
				rec.Bands = append(rec.Bands, SalaryBand{Job: j.ID, Level: l, Place: "GB", Currency: "GBP", Period: PerYear,
					Min: Units(20_000 * int64(l)), Max: Units(30_000 * int64(l)), Basis: BasisGuide, Source: "s", AsOf: Date{Year: 2026}})
			}
		}
		if r.IntN(2) == 0 {
			rec.Bands = append(rec.Bands, SalaryBand{Job: j.ID, Level: LevelLead, Grade: "IC5", Place: "US-35620", Currency: "USD", Period: PerYear,
				Min: Units(200_000), Max: Units(200_000), Basis: BasisOverlay, Method: "Review.", Source: "t", AsOf: Date{2026, 4, 1}})
		}
	}
	for i := range rec.Roles {
		ro := &rec.Roles[i]
		ro.Track = append(TrackValues(), "")[r.IntN(3)]
		if r.IntN(4) > 0 {
			job := rec.Jobs[r.IntN(len(rec.Jobs))]
			ro.Job, ro.Family = job.ID, job.Family
		}
		for k := range ro.Requirements { // along a ladder nothing falls
			q := &ro.Requirements[k]
			q.Level = min(Expert, Proficiency(1+int(q.Skill[3]-'0')%3+int(ro.Level)/2))
		}
		for k, id := range ro.Transitions {
			if k == 0 && r.IntN(2) == 0 {
				ro.Tiers = map[RoleID]string{id: "primary"}
			}
		}
		if r.IntN(2) == 0 {
			ro.Responsibilities, ro.Employers, ro.Aliases = []string{"Do it"}, []string{"Example plc"}, []string{fmt.Sprintf("Alias %03d", i)}
		}
		if len(ro.Requirements) < len(rec.Skills) {
			for _, s := range rec.Skills {
				if r.IntN(6) == 0 && !slices.ContainsFunc(ro.Requirements, func(q Requirement) bool { return q.Skill == s.ID }) {
					ro.Gaps = append(ro.Gaps, s.ID)
				}
			}
		}
	}
	for i := range r.IntN(3) {
		by := string(rec.Roles[r.IntN(len(rec.Roles))].ID)
		switch {
		case i > 0 && r.IntN(2) == 0:
			by = "old-0" // retired itself
		case r.IntN(3) == 0:
			by = ""
		}
		rec.Retired = append(rec.Retired, Retirement{"role", fmt.Sprint("old-", i), by})
	}
	if r.IntN(2) == 0 {
		rec.Retired = append(rec.Retired, Retirement{"skill", "old-skill", string(rec.Skills[0].ID)})
	}
	return rec
}

// randomProfile returns a profile over some of a catalogue's skills, with experience in some of its roles.
func randomProfile(c *Catalog, r *rand.Rand) Profile {
	p := Profile{Skills: map[SkillID]Proficiency{}, Complete: r.IntN(4) == 0}
	for i := range c.ix().Skills {
		if r.IntN(3) == 0 {
			p.Skills[SkillID(c.ix().Skills[i].ID)] = Proficiency(r.IntN(6) - 1)
		}
	}
	if r.IntN(3) == 0 {
		p.Level = LevelValues()[r.IntN(6)]
	}
	for range r.IntN(3) {
		p.Experience = append(p.Experience, Experience{RoleID(c.ix().Roles[r.IntN(len(c.ix().Roles))].ID), r.IntN(40)})
	}
	return p
}

// sparseProfile returns a profile of a few skills of a big catalogue.
func sparseProfile(c *Catalog, r *rand.Rand) Profile {
	p := randomProfile(c, r)
	for id := range p.Skills {
		if r.IntN(len(c.ix().Skills)/40+1) > 0 {
			delete(p.Skills, id)
		}
	}
	return p
}

// sameCatalog compares two catalogues: index and records.
func sameCatalog(t *testing.T, want, got *Catalog, options ...gocmp.Option) {
	t.Helper()
	if diff := gocmp.Diff(want.ix(), got.ix(), filesAside); diff != "" {
		t.Errorf("index: %.4000s", diff)
	}
	a, b := want.Records(), got.Records()
	for _, kind := range []struct {
		name      string
		want, got any
	}{{"roles", a.Roles, b.Roles}, {"skills", a.Skills, b.Skills}, {"jobs", a.Jobs, b.Jobs}, {"families", a.Families, b.Families},
		{"sources", a.Sources, b.Sources}, {"bands", a.Bands, b.Bands}, {"retired", a.Retired, b.Retired}, {"occupations", a.Occupations, b.Occupations},
		{"pay tables", a.PayTables, b.PayTables}, {"areas", a.Areas, b.Areas}, {"parities", a.Parities, b.Parities}, {"listed moves", a.ListedMoves, b.ListedMoves}, {"version", a.Version, b.Version}} {
		if diff := gocmp.Diff(kind.want, kind.got, options...); diff != "" {
			t.Errorf("%s: %.4000s", kind.name, diff)
		}
	}
	if d := Diff(want, got); len(d) > 0 {
		t.Errorf("diff: %.2000s", d)
	}
}

// person is a profile of ordinary size.
var person = Profile{Skills: map[SkillID]Proficiency{
	"problem-solving": Practitioner, "backend-programming": Working, "sql": Practitioner, "git": Unrated, "go": Working,
	"python": Practitioner, "docker": Working, "testing": Working, "debugging": Working, "linux": Awareness,
	"written-communication": Practitioner, "api-design": Working, "postgresql": Unrated, "kubernetes": Awareness,
}}

// resume returns the profile of someone who names some of what a role asks for, at no level.
func resume(c *Catalog, r *rand.Rand) Profile {
	p := Profile{Skills: map[SkillID]Proficiency{}}
	role := &c.ix().Roles[r.IntN(len(c.ix().Roles))]
	for _, q := range role.Requirements {
		for _, s := range append([]int32{q.Skill}, q.AnyOf...) {
			if r.IntN(3) == 0 {
				p.Skills[SkillID(c.ix().Skills[s].ID)] = Unrated
			}
		}
	}
	return p
}

// studyOf returns the hours of study of a skill: a third of StudyHours to awareness, if it has them, or what its class says.
func studyOf(s Skill, from, to Proficiency) Estimate {
	if s.StudyHours.High > 0 {
		return studyHours(Estimate{s.StudyHours.Low / 3, s.StudyHours.High / 3}, from, to)
	}
	return s.Effort.Study(from, to)
}
