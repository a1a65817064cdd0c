package career_test

import (
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"testing/fstest"

	"golang.org/x/text/language"

	"github.com/go-career/career"
)

// How far is a person from a role, what should they learn first, and where else could they go?
func Example() {
	c := career.Default()
	person := career.Profile{Skills: map[career.SkillID]career.Proficiency{
		"backend-programming": career.Working,
		"problem-solving":     career.Practitioner,
		"sql":                 career.Practitioner,
		"testing":             career.Working,
		"git":                 career.Unrated, // named on the résumé, at no stated level
	}}

	gap, err := c.Gap(person, "backend-developer")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("coverage %.0f to %.0f %%, %s\n", 100*gap.Coverage.Low, 100*gap.Coverage.High, gap.Readiness)

	plan, err := c.Plan(person, "backend-developer", career.PlanOptions{HoursPerWeek: 10})
	if err != nil {
		log.Fatal(err)
	}
	for _, step := range plan.Steps[:3] {
		fmt.Printf("learn %s to %s, %s hours\n", step.Skill, step.To, step.Hours)
	}

	for _, r := range c.Recommend(person, career.RecommendOptions{Limit: 2}) {
		title, _ := c.RoleTitle(r.Role)
		fmt.Printf("%s: %.0f %%\n", title, 100*r.Coverage.Low)
	}
	// Output:
	// coverage 27 to 95 %, developing
	// learn time-management to working, about 9–24 hours
	// learn ci-cd to working, about 24–60 hours
	// learn cloud-fundamentals to working, about 24–60 hours
	// Junior Backend Developer: 43 %
	// Junior Full Stack Developer: 29 %
}

// A company's own data goes over the embedded: a role of its own, a band, a role withdrawn. See the folder
// testdata/overlay for the same as files.
func Example_overlay() {
	c, err := career.Default().Overlay(fstest.MapFS{
		"sources.json": {Data: []byte(`{"sources": [{"id": "our-pay", "publisher": "Example plc", "title": "Pay review",
			"edition": "2026", "licence": "internal", "asOf": "2026-04"}]}`)},
		"roles/payments-engineer.json": {Data: []byte(`{"id": "payments-engineer", "title": "Payments Engineer",
			"job": "backend-developer", "family": "backend-engineering", "level": "mid", "track": "individual-contributor"}`)},
		"roles/junior-devops-engineer.json": {Data: []byte(`{"id": "junior-devops-engineer", "retired": true,
			"replacedBy": "junior-platform-engineer"}`)},
		"salary/backend-developer.json": {Data: []byte(`{"job": "backend-developer", "bands": [{"level": "mid", "region": "GB",
			"currency": "GBP", "period": "year", "min": 52000, "max": 68000, "basis": "overlay", "source": "our-pay", "asOf": "2026-04"}]}`)},
	})
	if err != nil {
		log.Fatal(err)
	}
	bands, err := c.Salary("payments-engineer", language.MustParseRegion("GB"))
	fmt.Println(bands[0].Min, bands[0].Max, bands[0].Basis, err)
	_, err = c.Moves("junior-devops-engineer")
	fmt.Println(err)
	// Output:
	// 52000 68000 overlay <nil>
	// role "junior-devops-engineer" was retired: "junior-platform-engineer" takes its place
}

// What is wrong with a catalogue comes all at once, each problem with its place and cause.
func ExampleLoadError() {
	_, err := career.Load(fstest.MapFS{
		"roles/baker.json": {Data: []byte(`{
  "id": "baker",
  "title": "Baker",
  "responsibility": ["Bake"],
  "leadsTo": ["head-baker"]
}`)},
	})
	if e, ok := errors.AsType[*career.LoadError](err); ok {
		for _, p := range e.Problems {
			fmt.Println(p.File, p.Line, p.Record, p.Field, errors.Is(p, career.ErrReference))
		}
	}
	fmt.Println(err)
	// Output:
	// roles/baker.json 1 baker leadsTo[0] true
	// roles/baker.json 4 baker responsibility false
	// 2 problems
	// roles/baker.json:1: baker: leadsTo[0]: no such record: no role "head-baker"
	// roles/baker.json:4: baker: responsibility: unknown field
}

func ExampleDefault() {
	c := career.Default()
	r, ok := c.Role("junior-backend-developer")
	fmt.Println(r.Title, ok)
	// Output:
	// Junior Backend Developer true
}

func ExampleDataFS() {
	text, err := fs.ReadFile(career.DataFS(), "catalog.json")
	fmt.Printf("%s%v\n", text, err)
	// Output:
	// {
	//   "version": "2026.11"
	// }<nil>
}

func ExampleLoad() {
	c, err := career.Load(fstest.MapFS{
		"roles/baker.json":      {Data: []byte(`{"id": "baker", "title": "Baker", "leadsTo": ["head-baker"]}`)},
		"roles/head-baker.json": {Data: []byte(`{"id": "head-baker", "title": "Head Baker"}`)},
	})
	if err != nil {
		log.Fatal(err)
	}
	moves, err := c.Moves("baker")
	fmt.Println(moves, err)
	// Output:
	// [{baker head-baker advancement 0}] <nil>
}

func ExampleCatalog_Overlay() {
	c, err := career.Default().Overlay(fstest.MapFS{
		"roles/backend-developer.json": {Data: []byte(`{"id": "backend-developer", "title": "Server Developer"}`)},
	})
	if err != nil {
		log.Fatal(err)
	}
	ours, _ := c.RoleTitle("backend-developer")
	theirs, _ := career.Default().RoleTitle("backend-developer")
	fmt.Println(ours, "/", theirs)
	// Output:
	// Server Developer / Backend Developer
}

func ExampleCatalog_Version() {
	fmt.Println(career.Default().Version())
	// Output:
	// 2026.11
}

func ExampleCatalog_Source() {
	s, ok := career.Default().Source("bls-oews-2025-05")
	fmt.Println(s.Publisher, s.Edition, s.AsOf, ok)
	// Output:
	// U.S. Bureau of Labor Statistics May 2025 2025-05 true
}

func ExampleCatalog_Sources() {
	for s := range career.Default().Sources() {
		if s.Licence == "CC BY 4.0" {
			fmt.Println(s.ID, s.AsOf)
		}
	}
	// Output:
	// cbs-85517-2024 2024
	// dst-lons20-2024 2024
	// onet-29-3 2025-05
	// ssb-earnings-2025 2025
	// statfin-pra-2024 2024
	// world-bank-ppp-2024 2024
}

func ExampleCatalog_Retired() {
	c, err := career.Default().Overlay(fstest.MapFS{
		"roles/scrum-master.json": {Data: []byte(`{"id": "scrum-master", "retired": true, "replacedBy": "delivery-manager"}`)},
	})
	if err != nil {
		log.Fatal(err)
	}
	for r := range c.Retired() {
		fmt.Println(r.Kind, r.ID, "→", r.ReplacedBy)
	}
	// Output:
	// role scrum-master → delivery-manager
}

func ExampleCatalog_Role() {
	r, ok := career.Default().Role("junior-backend-developer")
	if !ok {
		log.Fatal("no such role")
	}
	fmt.Println(r.Title, r.Level, r.Track)
	fmt.Println(r.Responsibilities[0])
	q := r.Requirements[3]
	fmt.Println(q.Skill, q.Level, q.Importance, q.Essential)
	fmt.Println(r.LeadsTo)
	fmt.Println(r.Demand.Trend, r.Demand.Projection.GrowthPercent, r.Demand.Projection.Source)
	// Output:
	// Junior Backend Developer entry individual-contributor
	// Turn product requirements into working backend features
	// backend-programming working 5 true
	// [backend-developer software-engineer platform-engineer site-reliability-engineer data-engineer]
	// steady 7.5 bls-ep-2024-34
}

func ExampleCatalog_RoleTitle() {
	fmt.Println(career.Default().RoleTitle("site-reliability-engineer"))
	// Output:
	// Site Reliability Engineer true
}

func ExampleCatalog_Roles() {
	n := 0
	for r := range career.Default().Roles() {
		if r.Track == career.TrackManagement && r.Level == career.LevelLead {
			fmt.Println(r.Title)
		}
		n++
	}
	fmt.Println(n > 200)
	// Output:
	// Design Manager
	// Engineering Manager
	// IT Manager
	// Support Manager
	// true
}

func ExampleCatalog_FindRoles() {
	f := career.RoleFilter{
		Levels: []career.Level{career.LevelEntry},
		Skills: []career.SkillID{"linux-administration", "networking"},
	}
	for r := range career.Default().FindRoles(f) {
		fmt.Println(r.Title)
	}
	// Output:
	// Junior Cloud Engineer
	// Junior DevOps Engineer
	// Junior Platform Engineer
	// Junior Site Reliability Engineer
	// Junior Systems Administrator
}

func ExampleCatalog_Job() {
	j, ok := career.Default().Job("backend-developer")
	fmt.Println(j.Title, j.Family, ok)
	for _, c := range j.Codes[:4] {
		fmt.Println(c.Scheme, c.Edition, c.Code, c.Fit)
	}
	// Output:
	// Backend Developer backend-engineering true
	// SOC 2018 15-1254 close
	// ISCO 08 2512 close
	// ESCO 1.1.1 http://data.europa.eu/esco/occupation/f2b15a0e-e65a-438a-affb-29b9d50b77d1 close
	// UK SOC 2020 2134 close
}

func ExampleCatalog_Jobs() {
	for j := range career.Default().Jobs() {
		if j.Family == "platform-engineering" {
			fmt.Println(j.ID, j.Title)
		}
	}
	// Output:
	// build-and-release-engineer Build and Release Engineer
	// devops-engineer DevOps Engineer
	// platform-engineer Platform Engineer
}

func ExampleCatalog_Family() {
	f, ok := career.Default().Family("backend-engineering")
	fmt.Println(f.Name, "in", f.Field, ok)
	// Output:
	// Backend Engineering in software engineering true
}

func ExampleCatalog_Families() {
	for f := range career.Default().Families() {
		if f.Field == "data" {
			fmt.Println(f.Name)
		}
	}
	// Output:
	// Data Analytics
	// Data Engineering
	// Data Governance
	// Data Science
}

func ExampleCatalog_Skill() {
	s, ok := career.Default().Skill("postgresql")
	fmt.Println(s.Name, s.Kind, s.Effort, ok)
	fmt.Println(s.Summary)
	fmt.Println(s.Broader, s.Prerequisites, s.Related[0])
	// Output:
	// PostgreSQL tool moderate true
	// An open-source relational database known for standards-compliant SQL, rich index types and extensions.
	// [relational-databases] [sql] {mysql 75}
}

func ExampleCatalog_SkillName() {
	fmt.Println(career.Default().SkillName("ci-cd"))
	// Output:
	// CI/CD true
}

func ExampleCatalog_Skills() {
	for s := range career.Default().Skills() {
		if s.Category == "databases" && s.Kind == career.KindKnowledge {
			fmt.Println(s.Name)
		}
	}
	// Output:
	// Data Partitioning
	// Database Fundamentals
	// Database Replication
	// Full-Text Search
	// Graph Databases
	// NoSQL Databases
	// Relational Databases
	// Stored Procedures
	// Time Series Databases
	// Transactions
}

func ExampleCatalog_ResolveSkill() {
	c := career.Default()
	for _, typed := range []string{"Postgres", "c ++", "K8S", "ci cd", "Python 3.12", "basket weaving"} {
		s, ok := c.ResolveSkill(typed)
		fmt.Printf("%q: %s %t\n", typed, s.ID, ok)
	}
	// Output:
	// "Postgres": postgresql true
	// "c ++": cpp true
	// "K8S": kubernetes true
	// "ci cd": ci-cd true
	// "Python 3.12": python true
	// "basket weaving":  false
}

func ExampleCatalog_CheckProfile() {
	err := career.Default().CheckProfile(career.Profile{Skills: map[career.SkillID]career.Proficiency{"sql": 7, "alchemy": career.Expert}})
	fmt.Println(err)
	// Output:
	// 2 problems
	// alchemy: no skill "alchemy" in the catalogue
	// sql: level: out of range: 7 is no proficiency
}

func ExampleCatalog_Occupation() {
	o, ok := career.Default().Occupation("15-1254")
	fmt.Println(o.Title, o.Employment, ok)
	median, published := o.Annual.P50.Published()
	fmt.Println(median, published, o.Source)
	fmt.Printf("%+.1f %% from %d to %d\n", o.Projection.GrowthPercent, o.Projection.From, o.Projection.To)
	// Output:
	// Web Developers 70190 true
	// 92650 true bls-oews-2025-05
	// +7.5 % from 2024 to 2034
}

func ExampleCatalog_Occupations() {
	for o := range career.Default().Occupations() {
		if _, ok := o.Annual.P50.Published(); !ok {
			fmt.Println(o.SOC, o.Title)
		}
	}
	// Output:
	// 27-2011 Actors
	// 27-2031 Dancers
	// 27-2042 Musicians and Singers
	// 27-2091 Disc Jockeys, Except Radio
	// 27-2099 Entertainers and Performers, Sports and Related Workers, All Other
}

func ExampleCatalog_Salary() {
	bands, err := career.Default().Salary("junior-backend-developer", language.MustParseRegion("US"))
	if err != nil {
		log.Fatal(err)
	}
	print := career.NewMoneyPrinter(language.AmericanEnglish)
	for _, b := range bands {
		if b.Level == career.LevelEntry {
			fmt.Println(print.Band(b), "a", b.Period, b.Basis, b.Source, b.AsOf)
		}
	}
	_, err = career.Default().Salary("junior-backend-developer", language.MustParseRegion("DE"))
	fmt.Println(err)
	// Output:
	// $60,000–$85,000 a year guide junior-backend-developer-guide 2026
	// $58,000–$80,000 a year derived bls-oews-2025-05 2025-05
	// no pay band for junior-backend-developer in DE: of KldB 434, Occup. in software development and programming the median alone is published: EUR 5851 a month
}

func ExampleCatalog_ComparePay() {
	p, err := career.Default().ComparePay("backend-developer", "data-engineer", language.MustParseRegion("US"))
	fmt.Printf("%s: %+.1f %% (%s, %v)\n", p.Midpoint, p.Percent, p.To.Basis, err)
	p, err = career.Default().ComparePay("senior-backend-developer", "staff-backend-developer", language.MustParseRegion("US"))
	fmt.Println(p.Why, err)
	// Output:
	// 45500: +45.7 % (derived, <nil>)
	// not comparable: staff-backend-developer has no band at lead level in US <nil>
}

func ExampleCatalog_Moves() {
	moves, err := career.Default().Moves("junior-backend-developer")
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range moves {
		fmt.Println(m.Kind, m.To, m.Levels)
	}
	// Output:
	// advancement backend-developer 1
	// advancement software-engineer 1
	// advancement platform-engineer 1
	// advancement site-reliability-engineer 1
	// advancement data-engineer 1
	// transition full-stack-developer 1
	// transition devops-engineer 1
	// transition security-engineer 1
	// transition technical-product-manager 1
	// transition solutions-engineer 1
}

func ExampleCatalog_Feeders() {
	feeders, err := career.Default().Feeders("vp-of-engineering")
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range feeders {
		fmt.Println(m.From, m.Kind)
	}
	// Output:
	// director-of-engineering advancement
	// principal-software-engineer advancement
	// chief-information-officer transition
	// chief-product-officer transition
	// chief-technology-officer transition
}

func ExampleCatalog_Paths() {
	paths, err := career.Default().Paths("junior-backend-developer", "engineering-manager", career.PathOptions{Limit: 2, MaxLevelJump: 1})
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range paths {
		fmt.Println(p.Roles(), p.Hours, "hours")
	}
	// Output:
	// [junior-backend-developer data-engineer senior-data-engineer engineering-manager] about 3581–8962 hours
	// [junior-backend-developer devops-engineer senior-devops-engineer engineering-manager] about 3645–9122 hours
}

func ExamplePath_Roles() {
	paths, err := career.Default().Paths("backend-developer", "staff-backend-developer", career.PathOptions{Limit: 1, Kinds: []career.MoveKind{career.Advancement}})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(paths[0].Roles())
	// Output:
	// [backend-developer senior-backend-developer staff-backend-developer]
}

func ExampleCatalog_Gap() {
	gap, err := career.Default().Gap(career.Profile{Skills: map[career.SkillID]career.Proficiency{
		"sql":       career.Practitioner, // stated
		"git":       career.Unrated,      // held, level not stated
		"debugging": career.None,         // surely not held; all else is not stated
	}}, "junior-backend-developer")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.2f to %.2f, %s to %s\n", gap.Coverage.Low, gap.Coverage.High, gap.Readiness, gap.ReadinessHigh)
	for _, it := range gap.Items {
		if it.Held.Stated {
			fmt.Printf("%s: %s, %d short, costs %.3f to %.3f\n", it.Skill, it.Status, it.Shortfall, it.Cost.High, it.Cost.Low)
		}
	}
	// Output:
	// 0.13 to 0.91, developing to developing
	// sql: met, 0 short, costs 0.000 to 0.000
	// git: unknown, 1 short, costs 0.000 to 0.043
	// debugging: missing, 2 short, costs 0.087 to 0.087
}

func ExampleCatalog_GapWith() {
	c := career.Default()
	p := career.Profile{Skills: map[career.SkillID]career.Proficiency{"mysql": career.Expert}, Complete: true}
	for _, adjacent := range []bool{false, true} {
		gap, err := c.GapWith(p, "database-administrator", career.GapOptions{Adjacent: adjacent})
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%.3f", gap.Coverage.Low)
		for _, it := range gap.Items {
			if it.Adjacent != "" {
				fmt.Printf("; %s earns %.2f by way of %s", it.Skill, it.Credit.Low, it.Adjacent)
			}
		}
		fmt.Println()
	}
	// Output:
	// 0.000
	// 0.063; sql-server earns 0.50 by way of mysql; postgresql earns 0.50 by way of mysql
}

func ExampleCatalog_RoleGap() {
	gap, err := career.Default().RoleGap("junior-backend-developer", "backend-developer")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("coverage %.2f\n", gap.Coverage.Low)
	for _, it := range gap.Items {
		if it.Status == career.StatusMissing {
			fmt.Println("new:", it.Skill, it.Level)
		}
	}
	// Output:
	// coverage 0.54
	// new: secure-coding working
	// new: system-design-fundamentals working
	// new: observability working
	// new: ci-cd working
}

func ExampleCatalog_Recommend() {
	c := career.Default()
	p := career.Profile{Skills: map[career.SkillID]career.Proficiency{
		"sql": career.Practitioner, "python": career.Practitioner, "data-analysis": career.Practitioner, "statistics": career.Working,
		"data-visualization": career.Practitioner, "excel": career.Expert,
	}}
	for _, r := range c.Recommend(p, career.RecommendOptions{
		From:   "data-analyst",
		Filter: career.RoleFilter{Levels: []career.Level{career.LevelMid}},
		Limit:  3,
	}) {
		fmt.Printf("%s: %.2f to %.2f, %s\n", r.Role, r.Coverage.Low, r.Coverage.High, r.Readiness)
	}
	// Output:
	// product-analyst: 0.29 to 1.00, developing
	// machine-learning-engineer: 0.21 to 1.00, developing
	// data-scientist: 0.20 to 0.97, developing
}

func ExampleCatalog_Opens() {
	c := career.Default()
	// Someone who holds all that a junior backend developer needs, but for Git.
	p := career.Profile{Skills: map[career.SkillID]career.Proficiency{}}
	r, _ := c.Role("junior-backend-developer")
	for _, q := range r.Requirements {
		if q.Skill != "git" {
			p.Skills[q.Skill] = q.Level
		}
	}
	for _, o := range c.Opens(p, career.RecommendOptions{}) {
		for _, r := range o.Roles {
			fmt.Printf("%s at %s opens %s\n", o.Skill, r.Level, r.Role)
		}
	}
	// Output:
	// git at working opens junior-backend-developer
}

func ExampleCatalog_Plan() {
	plan, err := career.Default().Plan(career.Profile{Skills: map[career.SkillID]career.Proficiency{
		"linux-administration": career.Practitioner, "docker": career.Working, "git": career.Working,
	}}, "junior-platform-engineer", career.PlanOptions{HoursPerWeek: 8})
	if err != nil {
		log.Fatal(err)
	}
	for _, s := range plan.Steps[:4] {
		fmt.Printf("%s to %s, %s hours, coverage to %.2f\n", s.Skill, s.To, s.Hours, s.Coverage)
	}
	fmt.Println("in all", plan.Hours, "hours,", plan.Weeks, "weeks")
	// Output:
	// containers to working, about 24–60 hours, coverage to 0.23
	// cloud-fundamentals to working, about 24–60 hours, coverage to 0.30
	// infrastructure-as-code to working, about 24–60 hours, coverage to 0.37
	// gitops to awareness, about 8–20 hours, coverage to 0.42
	// in all about 508–1270 hours, about 64–159 weeks
}

func ExampleEffort_Hours() {
	fmt.Println(career.EffortModerate.Hours(career.None, career.Working))
	fmt.Println(career.EffortModerate.Hours(career.Working, career.Expert))
	// Output:
	// about 24–60
	// about 96–240
}

func ExampleEstimate_Middle() {
	fmt.Println(career.Estimate{Low: 40, High: 120}.Middle())
	// Output:
	// 80
}

func ExampleUnits() {
	fmt.Println(career.Units(60_000), int64(career.Units(60_000)))
	// Output:
	// 60000 6000000
}

func ExampleParseAmount() {
	fmt.Println(career.ParseAmount("33.54"))
	fmt.Println(career.ParseAmount("60,000"))
	// Output:
	// 33.54 <nil>
	// 0 out of range: "60,000" is no amount: want digits, with at most two after a point
}

func ExampleDate_Time() {
	fmt.Println(career.Date{Year: 2025, Month: 5}.Time().Format("2006-01-02"))
	// Output:
	// 2025-05-01
}

func ExampleSalaryBand_Midpoint() {
	fmt.Println(career.SalaryBand{Min: career.Units(60_000), Max: career.Units(85_000)}.Midpoint())
	// Output:
	// 72500
}

func ExampleFigure_Published() {
	o, _ := career.Default().Occupation("27-2011") // actors: hourly figures only
	for _, f := range []career.Figure{o.Hourly.P50, o.Annual.P50} {
		a, ok := f.Published()
		fmt.Printf("%s %t %q\n", a, ok, f.Mark)
	}
	// Output:
	// 29.05 true ""
	// 0 false "withheld"
}

func ExampleNew() {
	c, err := career.New(career.Records{
		Roles: []career.Role{
			{ID: "baker", Title: "Baker", LeadsTo: []career.RoleID{"head-baker"}},
			{ID: "head-baker", Title: "Head Baker", Requirements: []career.Requirement{{Skill: "sourdough", Level: career.Expert}}},
		},
		Skills: []career.Skill{{ID: "sourdough", Name: "Sourdough", Category: "baking"}},
	})
	if err != nil {
		log.Fatal(err)
	}
	gap, err := c.Gap(career.Profile{Skills: map[career.SkillID]career.Proficiency{"sourdough": career.Working}}, "head-baker")
	fmt.Println(gap.Coverage.Low, err)
	// Output:
	// 0.5 <nil>
}

func ExampleCatalog_Records() {
	r := career.Default().Records()
	for i := range r.Roles { // a catalogue of our own, that names no employers
		r.Roles[i].Employers = nil
	}
	c, err := career.New(r)
	if err != nil {
		log.Fatal(err)
	}
	ours, _ := c.Role("backend-developer")
	theirs, _ := career.Default().Role("backend-developer")
	fmt.Println(len(ours.Employers), len(theirs.Employers))
	// Output:
	// 0 10
}

func ExampleCatalog_Save() {
	folder, err := os.MkdirTemp("", "careers")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)
	dir := filepath.Join(folder, "data")
	if err := career.Default().Save(dir); err != nil {
		log.Fatal(err)
	}
	again, err := career.Load(os.DirFS(dir))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(career.Diff(career.Default(), again)), "changes")
	// Output:
	// 0 changes
}

func ExampleDiff() {
	ours, err := career.Default().Overlay(fstest.MapFS{
		"roles/backend-developer.json": {Data: []byte(`{"id": "backend-developer", "title": "Server Developer", "employers": ["Us"]}`)},
		"roles/scrum-master.json":      {Data: []byte(`{"id": "scrum-master", "retired": true, "replacedBy": "delivery-manager"}`)},
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range career.Diff(career.Default(), ours) {
		fmt.Println(c.Kind, c.Record, c.ID, c.ReplacedBy, len(c.Fields))
		if c.Kind == career.Renamed {
			for _, f := range c.Fields[1:] {
				fmt.Println(" ", f)
			}
		}
	}
	// Output:
	// replaced role scrum-master delivery-manager 0
	// renamed role backend-developer  2
	//   title: Backend Developer → Server Developer
	// changed role delivery-manager  1
	// changed role product-owner  1
	// changed role project-manager  1
	// changed role technical-program-manager  1
}
