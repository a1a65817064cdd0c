package career_test

import (
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"testing/fstest"

	"github.com/go-career/career"
)

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
	// roles/baker.json 4 baker responsibility false
	// roles/baker.json 5 baker leadsTo[0] true
	// 2 problems
	// roles/baker.json:4: baker: responsibility: unknown field
	// roles/baker.json:5: baker: leadsTo[0]: no such record: no role "head-baker"
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
	// }
	// <nil>
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
	fmt.Println(len(moves), moves[0].Kind, moves[0].To, err)
	// Output:
	// 1 advancement head-baker <nil>
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

// How far is a person from a role, what should they learn first, and where else could they go?
func Example() {
	c := bakery()
	person := career.Profile{
		Skills:     map[career.SkillID]career.Proficiency{"sourdough": career.Practitioner, "hygiene": career.Unrated},
		Experience: []career.Experience{{Role: "apprentice-baker", Months: 30}},
	}
	gap, err := c.Gap(person, "head-baker")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("coverage %.0f to %.0f %%, likely %.0f %%: %s\n", 100*gap.Coverage.Low, 100*gap.Coverage.High, 100*gap.Coverage.Likely, gap.ReadinessLikely)

	plan, err := c.Plan(person, "head-baker", career.PlanOptions{HoursPerWeek: 10})
	if err != nil {
		log.Fatal(err)
	}
	for _, step := range plan.Steps {
		fmt.Printf("learn %s to %s, %s hours and %s months\n", step.Skill, step.To, step.Study, step.Practice)
	}
	for _, r := range c.Recommend(person, career.RecommendOptions{Limit: 2}) {
		title, _ := c.RoleTitle(r.Role)
		fmt.Printf("%s: likely %.0f %%\n", title, 100*r.Coverage.Likely)
	}
	// Output:
	// coverage 55 to 100 %, likely 64 %: ready-soon
	// learn rostering to working, about 9–24 hours and about 0–0 months
	// learn hygiene to expert, about 0–0 hours and about 9–18 months
	// Apprentice Baker: likely 100 %
	// Baker: likely 64 %
}

// A company's own data goes over the embedded: a role of its own, a band, a role withdrawn, a requirement added. See the
// folder testdata/overlay for the same as files.
func Example_overlay() {
	c, err := career.Default().Overlay(fstest.MapFS{
		"sources.json": {Data: []byte(`{"sources": [{"id": "our-pay", "publisher": "Example plc", "title": "Pay review",
			"edition": "2026", "licence": "internal", "asOf": "2026-04"}]}`)},
		"roles/payments-engineer.json": {Data: []byte(`{"id": "payments-engineer", "title": "Payments Engineer",
			"job": "backend-developer", "family": "backend-engineering", "level": "mid", "track": "individual-contributor"}`)},
		"roles/backend-developer.json": {Data: []byte(`{"id": "backend-developer", "employers": {"add": ["Example plc"]}}`)},
		"retired.json":                 {Data: []byte(`{"retired": [{"kind": "role", "id": "junior-devops-engineer", "replacedBy": "junior-platform-engineer"}]}`)},
		"bands.json": {Data: []byte(`{"bands": [{"job": "backend-developer", "level": "mid", "place": "GB",
			"currency": "GBP", "period": "year", "min": 52000, "max": 68000, "basis": "overlay", "source": "our-pay", "asOf": "2026-04"}]}`)},
	})
	if err != nil {
		log.Fatal(err)
	}
	pay, err := c.Salary("payments-engineer", "GB")
	fmt.Println(pay.Band.Min, pay.Band.Max, pay.Band.Basis, err)
	_, err = c.Moves("junior-devops-engineer")
	fmt.Println(err)
	// Output:
	// 52000 68000 overlay <nil>
	// role "junior-devops-engineer" was retired: use "junior-platform-engineer"
}

func ExampleCatalog_Retired() {
	c, err := career.Default().Overlay(fstest.MapFS{
		"retired.json": {Data: []byte(`{"retired": [{"kind": "role", "id": "scrum-master", "replacedBy": "delivery-manager"}]}`)},
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

func ExampleCatalog_Sources() {
	for s := range career.Default().Sources() {
		if s.Publisher == "Statistics Norway" || s.Publisher == "World Bank" {
			fmt.Println(s.ID, s.AsOf, s.Licence)
		}
	}
	// Output:
	// ssb-earnings-2025 2025 CC BY 4.0
	// ssb-man-year 2025 CC BY 4.0
	// world-bank-ppp-2024 2024 CC BY 4.0
}

func ExampleNew() {
	c, err := career.New(career.Records{
		Roles: []career.Role{
			{ID: "baker", Title: "Baker", LeadsTo: []career.RoleID{"head-baker"}},
			{ID: "head-baker", Title: "Head Baker", Requirements: []career.Requirement{{Skill: "sourdough", Level: career.Expert}}},
		},
		Skills: []career.Skill{{ID: "sourdough", Name: "Sourdough"}},
	})
	if err != nil {
		log.Fatal(err)
	}
	gap, err := c.Gap(career.Profile{Skills: map[career.SkillID]career.Proficiency{"sourdough": career.Working}}, "head-baker")
	fmt.Println(gap.Coverage.Low, err)
	// Output:
	// 0.5 <nil>
}

func ExampleDiff() {
	ours, err := bakery().Overlay(fstest.MapFS{
		"roles/baker.json": {Data: []byte(`{"id": "baker", "title": "Bread Baker", "requirements": {"remove": ["deck-oven"]}}`)},
		"retired.json":     {Data: []byte(`{"retired": [{"kind": "role", "id": "pastry-chef", "replacedBy": "baker"}]}`)},
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range career.Diff(bakery(), ours) {
		fmt.Println(c.Kind, c.Record, c.ID, c.ReplacedBy, len(c.Fields))
	}
	// Output:
	// replaced role pastry-chef baker 0
	// renamed role baker  2
	// changed role apprentice-baker  1
	// added retirement role pastry-chef  0
}
