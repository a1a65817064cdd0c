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
