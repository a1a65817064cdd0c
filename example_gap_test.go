package career_test

import (
	"fmt"
	"log"
	"testing/fstest"

	"github.com/go-career/career"
)

// bakery is the catalogue of the examples: two jobs, one of them with a ladder.
func bakery() *career.Catalog {
	c, err := career.Load(fstest.MapFS{
		"roles/apprentice-baker.json": {Data: []byte(`{"id": "apprentice-baker", "title": "Apprentice Baker", "level": "entry",
			"requirements": [
				{"skill": "hygiene", "level": "working", "importance": 5, "essential": true},
				{"skill": "bread", "level": "awareness", "importance": 3, "essential": false}],
			"leadsTo": ["baker"], "transitions": ["pastry-chef"]}`)},
		"roles/baker.json": {Data: []byte(`{"id": "baker", "title": "Baker", "level": "mid",
			"requirements": [
				{"skill": "hygiene", "level": "practitioner", "importance": 5, "essential": true},
				{"skill": "bread", "level": "practitioner", "importance": 5, "essential": true},
				{"skill": "deck-oven", "level": "working", "importance": 3, "essential": false, "anyOf": ["rack-oven"]}],
			"leadsTo": ["head-baker"]}`)},
		"roles/head-baker.json": {Data: []byte(`{"id": "head-baker", "title": "Head Baker", "level": "senior",
			"requirements": [
				{"skill": "bread", "level": "practitioner", "importance": 5, "essential": true},
				{"skill": "hygiene", "level": "expert", "importance": 4, "essential": true},
				{"skill": "rostering", "level": "working", "importance": 2, "essential": false}]}`)},
		"roles/pastry-chef.json": {Data: []byte(`{"id": "pastry-chef", "title": "Pastry Chef", "level": "mid",
			"requirements": [
				{"skill": "laminating", "level": "practitioner", "importance": 5, "essential": true},
				{"skill": "hygiene", "level": "working", "importance": 4, "essential": true}],
			"leadsTo": ["head-baker"]}`)},
		"skills/baking.json": {Data: []byte(`{"skills": [
			{"id": "bread", "name": "Bread", "effort": "substantial"},
			{"id": "sourdough", "name": "Sourdough", "kindOf": ["bread"]},
			{"id": "laminating", "name": "Laminating", "prerequisites": ["dough"], "related": [{"skill": "bread", "closeness": 40}]},
			{"id": "dough", "name": "Dough", "effort": "light"},
			{"id": "deck-oven", "name": "Deck Oven", "effort": "light"}, {"id": "rack-oven", "name": "Rack Oven", "effort": "light"},
			{"id": "hygiene", "name": "Hygiene", "effort": "light"}, {"id": "rostering", "name": "Rostering", "effort": "light"}]}`)},
	})
	if err != nil {
		log.Fatal(err)
	}
	return c
}

func ExampleCatalog_Moves() {
	moves, err := bakery().Moves("apprentice-baker")
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range moves {
		fmt.Println(m.Kind, m.To, m.Levels)
	}
	// Output:
	// advancement baker 1
	// transition pastry-chef 1
}

func ExampleCatalog_Feeders() {
	feeders, err := bakery().Feeders("head-baker")
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range feeders {
		fmt.Println(m.From, m.Kind)
	}
	// Output:
	// baker advancement
	// pastry-chef advancement
}

func ExampleCatalog_Paths() {
	paths, err := bakery().Paths("apprentice-baker", "head-baker", career.PathOptions{})
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range paths {
		fmt.Println(p.Roles(), p.Study, "hours,", p.Practice, "months")
		for _, s := range p.Steps {
			for _, l := range s.Learn {
				fmt.Println("  for", s.To, "learn", l.Skill, "to", l.To)
			}
		}
	}
	// Output:
	// [apprentice-baker baker head-baker] about 58–148 hours, about 15–30 months
	//   for baker learn hygiene to practitioner
	//   for baker learn bread to practitioner
	//   for baker learn deck-oven to working
	//   for head-baker learn hygiene to expert
	//   for head-baker learn rostering to working
	// [apprentice-baker pastry-chef head-baker] about 73–184 hours, about 15–30 months
	//   for pastry-chef learn laminating to practitioner
	//   for head-baker learn bread to practitioner
	//   for head-baker learn hygiene to expert
	//   for head-baker learn rostering to working
}

func ExamplePath_Roles() {
	paths, err := bakery().Paths("apprentice-baker", "head-baker", career.PathOptions{Limit: 1, Avoid: []career.RoleID{"pastry-chef"}})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(paths[0].Roles())
	// Output:
	// [apprentice-baker baker head-baker]
}

func ExampleCatalog_Gap() {
	gap, err := bakery().Gap(career.Profile{Skills: map[career.SkillID]career.Proficiency{
		"sourdough": career.Working, // stated, and so is bread
		"hygiene":   career.Unrated, // held, level not stated
		"rostering": career.None,    // known not to be held
	}}, "head-baker")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.2f, likely %.2f, at most %.2f: %s to %s\n", gap.Coverage.Low, gap.Coverage.Likely, gap.Coverage.High, gap.Readiness, gap.ReadinessHigh)
	for _, it := range gap.Items {
		fmt.Printf("%s: %s, %d short, costs %.3f to %.3f\n", it.Skill, it.Status, it.Shortfall, it.Cost.High, it.Cost.Low)
	}
	// Output:
	// 0.39, likely 0.48, at most 0.82: developing to ready-now
	// bread: partial, 1 short, costs 0.000 to 0.152
	// hygiene: unknown, 3 short, costs 0.000 to 0.273
	// rostering: missing, 2 short, costs 0.182 to 0.182
}

func ExampleCatalog_GapWith() {
	p := career.Profile{Skills: map[career.SkillID]career.Proficiency{"bread": career.Expert}, Complete: true}
	for _, adjacent := range []bool{false, true} {
		gap, err := bakery().GapWith(p, "pastry-chef", career.GapOptions{Adjacent: adjacent})
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
	// 0.222; laminating earns 0.40 by way of bread
}

func ExampleCatalog_RoleGap() {
	gap, err := bakery().RoleGap("baker", "head-baker")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("coverage %.2f\n", gap.Coverage.Low)
	for _, it := range gap.Items {
		if it.Status != career.StatusMet {
			fmt.Println(it.Skill, it.Level, it.Status)
		}
	}
	// Output:
	// coverage 0.73
	// hygiene expert partial
	// rostering working missing
}

func ExampleCatalog_Recommend() {
	p := career.Profile{Skills: map[career.SkillID]career.Proficiency{"bread": career.Practitioner, "hygiene": career.Practitioner, "rack-oven": career.Working}}
	for _, r := range bakery().Recommend(p, career.RecommendOptions{Limit: 2}) {
		fmt.Printf("%s: %.2f to %.2f, %s\n", r.Role, r.Coverage.Low, r.Coverage.High, r.Readiness)
	}
	// Output:
	// baker: 1.00 to 1.00, ready-now
	// head-baker: 0.73 to 0.91, ready-soon
}

func ExampleCatalog_Opens() {
	p := career.Profile{Skills: map[career.SkillID]career.Proficiency{"bread": career.Practitioner, "hygiene": career.Working}}
	for _, o := range bakery().Opens(p, career.RecommendOptions{Limit: 2}) {
		for _, r := range o.Roles {
			fmt.Printf("%s at %s: %s from %.2f to %.2f, then %v\n", o.Skill, r.Level, r.Role, r.Before, r.After, r.ReadinessAfter)
		}
	}
	// Output:
	// hygiene at expert: head-baker from 0.64 to 0.82, then ready-now
	// hygiene at practitioner: baker from 0.64 to 0.77, then ready-soon
	// deck-oven at working: baker from 0.64 to 0.87, then ready-soon
}

func ExampleCatalog_Next() {
	c := bakery()
	o := career.RecommendOptions{Filter: career.RoleFilter{Roles: []career.RoleID{"pastry-chef"}}}
	for _, dough := range []career.Proficiency{career.None, career.Working} {
		p := career.Profile{Skills: map[career.SkillID]career.Proficiency{"hygiene": career.Expert, "dough": dough}}
		fmt.Println("dough", dough, len(c.Opens(p, o)), "to learn,", len(c.Next(p, o)), "to take up now")
	}
	// Output:
	// dough none 1 to learn, 0 to take up now
	// dough working 1 to learn, 1 to take up now
}

func ExampleCatalog_Plan() {
	plan, err := bakery().Plan(career.Profile{Skills: map[career.SkillID]career.Proficiency{"hygiene": career.Unrated}}, "pastry-chef", career.PlanOptions{HoursPerWeek: 8})
	if err != nil {
		log.Fatal(err)
	}
	for _, q := range plan.Ask {
		fmt.Printf("ask about %s: %.2f of the coverage\n", q.Skill, q.Cost)
	}
	for _, s := range plan.Steps {
		fmt.Printf("%s to %s, %s hours and %s months, coverage to %.2f\n", s.Skill, s.To, s.Study, s.Practice, s.Coverage)
	}
	fmt.Println("in all", plan.Study, "hours,", plan.Weeks, "weeks, and", plan.Practice, "months of practice")
	// Output:
	// ask about laminating: 0.56 of the coverage
	// ask about hygiene: 0.22 of the coverage
	// dough to working, about 9–24 hours and about 0–0 months, coverage to 0.44
	// laminating to practitioner, about 24–60 hours and about 6–12 months, coverage to 1.00
	// in all about 33–84 hours, about 5–11 weeks, and about 6–12 months of practice
}

// An advertisement, read as a role, and a person against it.
func ExampleCatalog_ReadPosting() {
	p := career.Default().ReadPosting("Senior Backend Engineer", "You know Go or Rust, and PostgreSQL. Kubernetes is a plus.")
	fmt.Println(p.Role, p.Level)
	for _, q := range p.Requirements {
		fmt.Println(q.Skill, q.AnyOf)
	}
	// Output:
	// senior-backend-developer senior
	// go [rust]
	// postgresql []
	// kubernetes []
}

func ExampleCatalog_PostingGap() {
	c := career.Default()
	p := c.ReadPosting("Platform Engineer", "You run Kubernetes and Terraform. Go or Rust.")
	gap := c.PostingGap(career.Profile{Skills: map[career.SkillID]career.Proficiency{"rust": career.Expert, "terraform": career.Unrated}}, p)
	for _, it := range gap.Items {
		fmt.Println(it.Skill, it.AnyOf, it.Status)
	}
	// Output:
	// kubernetes [] unknown
	// terraform [] unknown
	// go [rust] met
}

func ExampleEffort_Study() {
	fmt.Println(career.EffortModerate.Study(career.None, career.Working), "hours")
	fmt.Println(career.EffortModerate.Study(career.Working, career.Expert), "hours: from there on it is practice")
	// Output:
	// about 24–60 hours
	// about 0–0 hours: from there on it is practice
}

func ExampleEffort_Practice() {
	fmt.Println(career.EffortModerate.Practice(career.Working, career.Practitioner), "months")
	// Output:
	// about 6–12 months
}

func ExampleEstimate_Middle() {
	fmt.Println(career.Estimate{Low: 40, High: 120}.Middle())
	// Output:
	// 80
}
