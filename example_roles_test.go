package career_test

import (
	"errors"
	"fmt"
	"log"
	"testing/fstest"

	"github.com/go-career/career"
)

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
	// steady 15.8 bls-ep-2024-34
}

func ExampleCatalog_RoleTitle() {
	fmt.Println(career.Default().RoleTitle("site-reliability-engineer"))
	// Output:
	// Site Reliability Engineer true
}

func ExampleCatalog_RoleTitles() {
	c := career.Default()
	r, _ := c.Role("junior-backend-developer")
	fmt.Println(c.RoleTitles(r.LeadsTo[:3]))
	// Output:
	// [Backend Developer Software Engineer Platform Engineer]
}

// A role, as someone typed it.
func ExampleCatalog_ResolveRole() {
	c := career.Default()
	for _, typed := range []string{"backend-developer", "Back-End Developers", "Bakend Developer"} {
		role, err := c.ResolveRole(typed)
		if missing := (*career.NotFoundError)(nil); errors.As(err, &missing) && len(missing.Near) > 0 {
			fmt.Printf("%s: did you mean %s?\n", typed, missing.Near[0].Name)
			continue
		}
		fmt.Printf("%s: %s\n", typed, role)
	}
	// Output:
	// backend-developer: backend-developer
	// Back-End Developers: backend-developer
	// Bakend Developer: did you mean Backend Developer?
}

func ExampleCatalog_Roles() {
	n := 0
	for r := range career.Default().Roles() {
		if r.Level == career.LevelExecutive && r.Family == "engineering-management" {
			fmt.Println(r.Title)
		}
		n++
	}
	fmt.Println(n > 200)
	// Output:
	// Chief Technology Officer
	// VP of Engineering
	// true
}

// Slovenia and Czechia classify by ISCO-08, so a job's ISCO code says its class there too.
func ExampleJob_Classes() {
	j := career.Job{Codes: []career.Code{{Scheme: "ISCO", Edition: "08", Code: "2512", Fit: career.FitClose},
		{Scheme: "STYRK", Edition: "08", Code: "2519", Fit: career.FitBroad}},
		Uncoded: []career.Uncoded{{Scheme: "AML", Why: "no figures for its class"}, {Scheme: "DISCO", Why: "no figures for its class"}}}
	for _, c := range j.Classes() {
		fmt.Println(c.Scheme, c.Edition, c.Code, c.Fit)
	}
	// Output:
	// ISCO 08 2512 close
	// STYRK 08 2519 broad
	// CZ-ISCO 08 2512 close
	// SKP 08 2512 close
}

func ExampleCatalog_Job() {
	j, ok := career.Default().Job("backend-developer")
	fmt.Println(j.Title, j.Family, ok)
	for _, c := range j.Codes[:4] {
		fmt.Println(c.Scheme, c.Edition, c.Code, c.Fit)
	}
	// Output:
	// Backend Developer backend-engineering true
	// SOC 2018 15-1252 close
	// ISCO 08 2512 close
	// ESCO 1.1.1 http://data.europa.eu/esco/occupation/f2b15a0e-e65a-438a-affb-29b9d50b77d1 close
	// UK SOC 2020 2134 exact
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
	fmt.Println(s.KindOf, s.Prerequisites)
	// Output:
	// PostgreSQL tool moderate true
	// An open-source relational database known for standards-compliant SQL, rich index types and extensions.
	// [relational-databases] [sql]
}

func ExampleCatalog_SkillName() {
	fmt.Println(career.Default().SkillName("ci-cd"))
	// Output:
	// CI/CD true
}

func ExampleCatalog_SkillNames() {
	c := career.Default()
	gap, err := c.RoleGap("backend-developer", "database-administrator")
	if err != nil {
		log.Fatal(err)
	}
	for _, it := range gap.Items {
		if len(it.AnyOf) > 0 {
			fmt.Printf("%s, or any of %q\n", it.Name, c.SkillNames(it.AnyOf[:3]))
			break
		}
	}
	// Output:
	// Relational Databases, or any of ["Oracle Database" "Microsoft SQL Server" "PostgreSQL"]
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

func ExampleCatalog_FindRoles() {
	f := career.RoleFilter{Jobs: []career.JobID{"backend-developer"}, Levels: []career.Level{career.LevelEntry, career.LevelSenior}}
	for r := range career.Default().FindRoles(f) {
		fmt.Println(r.Title)
	}
	// Output:
	// Junior Backend Developer
	// Senior Backend Developer
}

func ExampleCatalog_Skills() {
	kinds := map[career.SkillKind]bool{}
	for s := range career.Default().Skills() {
		kinds[s.Kind] = true
	}
	fmt.Println(len(kinds), "kinds of skill")
	// Output:
	// 5 kinds of skill
}

// Which skills does someone hold who was asked about Spring Boot alone?
func ExampleCatalog_Why() {
	c := bakery()
	gap, err := c.Gap(career.Profile{
		Skills:     map[career.SkillID]career.Proficiency{"sourdough": career.Practitioner},
		Experience: []career.Experience{{Role: "baker", Months: 40}},
	}, "head-baker")
	if err != nil {
		log.Fatal(err)
	}
	for _, it := range gap.Items {
		fmt.Printf("%s: %s (%s)\n", it.Skill, it.Status, c.Why(it.Held))
	}
	// Output:
	// bread: met (implied by Sourdough)
	// hygiene: unknown (worked as Baker for 3 years)
	// rostering: unknown ()
}

// A profile that was stored before a skill was renamed.
func ExampleCatalog_UpdateProfile() {
	c, err := bakery().Overlay(fstest.MapFS{
		"retired.json": {Data: []byte(`{"retired": [{"kind": "skill", "id": "sourdough", "replacedBy": "bread"}]}`)},
	})
	if err != nil {
		log.Fatal(err)
	}
	p, changes := c.UpdateProfile(career.Profile{Skills: map[career.SkillID]career.Proficiency{"sourdough": career.Expert}})
	fmt.Println(p.Skills, changes)
	// Output:
	// map[bread:expert] [{skill sourdough bread}]
}

func ExampleCatalog_CurrentRole() {
	c, err := bakery().Overlay(fstest.MapFS{
		"retired.json": {Data: []byte(`{"retired": [{"kind": "role", "id": "baker", "replacedBy": "head-baker"}]}`)},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(c.CurrentRole("baker"))
	fmt.Println(c.CurrentRole("head-baker"))
	// Output:
	// head-baker true
	// head-baker true
}

func ExampleCatalog_CurrentSkill() {
	c, err := bakery().Overlay(fstest.MapFS{
		"retired.json": {Data: []byte(`{"retired": [{"kind": "skill", "id": "sourdough", "replacedBy": "bread"}]}`)},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(c.CurrentSkill("sourdough"))
	// Output:
	// bread true
}

// A profile goes to a database as JSON.
func ExampleProfile_Value() {
	fmt.Println(career.Profile{Skills: map[career.SkillID]career.Proficiency{"sql": career.Expert, "git": career.Unrated}}.Value())
	// Output:
	// {"skills":{"git":"unrated","sql":"expert"}} <nil>
}

func ExampleProfile_Scan() {
	var p career.Profile
	err := p.Scan([]byte(`{"skills": {"sql": "expert"}, "level": "senior"}`))
	fmt.Println(p.Skills["sql"], p.Level, err)
	// Output:
	// expert senior <nil>
}
