package career_test

import (
	"fmt"
	"log"

	"github.com/go-career/career"
)

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
