package workforce_test

import (
	"errors"
	"fmt"
	"log"
	"slices"

	"github.com/go-career/career"
	"github.com/go-career/career/workforce"
)

// team is the backend team of a shop. Ada's and Ben's skills were assessed, so what they don't list they don't hold; Chiara
// and Dev sent a résumé.
func team() []workforce.Person {
	pounds := func(n int64) workforce.Pay {
		return workforce.Pay{Basic: career.Money{Amount: career.Units(n), Currency: "GBP", Period: career.PerYear}}
	}
	return []workforce.Person{
		{Key: "Ada", Role: "senior-backend-developer", Place: "GB", Pay: pounds(78_000), Gender: workforce.GenderFemale,
			Profile: career.Profile{Complete: true, Skills: map[career.SkillID]career.Proficiency{
				"go": career.Expert, "backend-programming": career.Expert, "sql": career.Practitioner, "postgresql": career.Practitioner,
				"api-design": career.Practitioner, "testing": career.Practitioner, "git": career.Practitioner, "system-design": career.Practitioner,
				"observability": career.Practitioner, "code-review": career.Practitioner, "mentoring": career.Working, "problem-solving": career.Practitioner,
				"written-communication": career.Practitioner, "time-management": career.Practitioner, "teamwork": career.Practitioner, "debugging": career.Expert,
				"kubernetes": career.Working, "ci-cd": career.Practitioner, "cloud-fundamentals": career.Practitioner, "secure-coding": career.Practitioner,
				"microservices": career.Practitioner, "message-queues": career.Working, "database-indexing": career.Practitioner, "technical-leadership": career.Working,
			}}},
		{Key: "Ben", Role: "backend-developer", Place: "GB", Pay: pounds(38_000), Gender: workforce.GenderMale,
			Profile: career.Profile{Complete: true, Skills: map[career.SkillID]career.Proficiency{
				"go": career.Working, "backend-programming": career.Practitioner, "sql": career.Practitioner, "git": career.Practitioner,
				"api-design": career.Working, "testing": career.Working, "problem-solving": career.Practitioner, "docker": career.Practitioner,
			}, Experience: []career.Experience{{Role: "backend-developer", Months: 40}}}},
		{Key: "Chiara", Role: "backend-developer", Place: "GB", Pay: pounds(52_000), Gender: workforce.GenderFemale,
			Profile: career.Profile{Skills: map[career.SkillID]career.Proficiency{
				"java": career.Unrated, "spring-boot": career.Unrated, "sql": career.Unrated, "kafka": career.Unrated,
			}, Experience: []career.Experience{{Role: "backend-developer", Months: 30}}}},
		{Key: "Dev", Role: "junior-backend-developer", Place: "GB", Gender: workforce.GenderMale,
			Pay: workforce.Pay{Basic: career.Money{Amount: career.Units(18), Currency: "GBP", Period: career.PerHour}, Hours: 1040},
			Profile: career.Profile{Skills: map[career.SkillID]career.Proficiency{
				"python": career.Working, "git": career.Unrated,
			}, Experience: []career.Experience{{Role: "junior-backend-developer", Months: 8}}}},
	}
}

func ExampleMatrixOf() {
	m, err := workforce.MatrixOf(career.Default(), slices.Values(team()), workforce.MatrixOptions{})
	if err != nil {
		log.Fatal(err)
	}
	for _, row := range m.Rows {
		fmt.Printf("%s, %s: %.0f to %.0f %%, likely %.0f %%\n", row.Key, row.RoleTitle,
			100*row.Coverage.Low, 100*row.Coverage.High, 100*row.Coverage.Likely)
		for _, x := range row.Cells[:2] {
			fmt.Printf("  %s: needs %s, likely %s (%s)\n", x.SkillName, x.Needed, x.Likely, x.Why)
		}
	}
	// Output:
	// Ada, Senior Backend Developer: 72 to 83 %, likely 82 %
	//   Backend Programming: needs practitioner, likely expert (stated at expert level)
	//   API Design: needs practitioner, likely practitioner (stated at practitioner level)
	// Ben, Backend Developer: 39 to 48 %, likely 48 %
	//   Backend Programming: needs practitioner, likely practitioner (stated at practitioner level)
	//   API Design: needs working, likely working (stated at working level)
	// Chiara, Backend Developer: 17 to 100 %, likely 100 %
	//   Backend Programming: needs practitioner, likely practitioner (implied by Java)
	//   API Design: needs working, likely practitioner (implied by Spring Boot)
	// Dev, Junior Backend Developer: 17 to 100 %, likely 82 %
	//   Problem Solving: needs working, likely working (implied by Python)
	//   Written Communication: needs working, likely awareness (worked as Junior Backend Developer for 8 months)
}

func ExampleCoverOf() {
	cover, err := workforce.CoverOf(career.Default(), slices.Values(team()))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d needs, likely covered %.0f %%\n", len(cover.Needs), 100*cover.Coverage.Likely)
	for _, n := range cover.SinglePoints() {
		fmt.Printf("%s at %s: only %s (%s)\n", n.SkillName, n.Level, n.HeldBy, n.Alone)
	}
	// Output:
	// 32 needs, likely covered 99 %
	// System Design Fundamentals at practitioner: only Ada (likely)
	// CI/CD at practitioner: only Ada (likely)
	// Cloud Fundamentals at practitioner: only Ada (likely)
	// Docker at practitioner: only Ben (likely)
	// Message Queues at practitioner: only Chiara (likely)
	// Microservices at practitioner: only Ada (likely)
	// Web Development at practitioner: only Chiara (likely)
	// Event-Driven Architecture at working: only Chiara (likely)
	// Kubernetes at working: only Ada (likely)
	// NoSQL Databases at working: only Chiara (likely)
	// Object-Relational Mapping at working: only Chiara (likely)
	// Observability at practitioner: only Ada (likely)
	// Secure Coding at practitioner: only Ada (likely)
	// Software Architecture at working: only Ada (likely)
	// Written Communication at practitioner: only Ada (likely)
	// Agile at working: only Chiara (likely)
	// Distributed Systems at working: only Ada (likely)
	// Technical Leadership at working: only Ada (likely)
}

func ExampleCover_Without() {
	cover, err := workforce.CoverOf(career.Default(), slices.Values(team()))
	if err != nil {
		log.Fatal(err)
	}
	loss := cover.Without("Ada")
	fmt.Printf("without %s: %.0f %% rather than %.0f %%\n", loss.Key, 100*loss.After.Likely, 100*loss.Before.Likely)
	for _, s := range loss.Skills {
		if s.Before == s.After {
			break // the others fall only in what is certain
		}
		fmt.Printf("%s falls from %s to %s (%s)\n", s.SkillName, s.Before, s.After, s.Confidence)
	}
	// Output:
	// without Ada: 83 % rather than 99 %
	// System Design Fundamentals falls from practitioner to working (likely)
	// CI/CD falls from practitioner to working (likely)
	// Cloud Fundamentals falls from practitioner to working (likely)
	// Microservices falls from practitioner to working (likely)
	// Kubernetes falls from working to awareness (likely)
	// Observability falls from practitioner to working (likely)
	// Secure Coding falls from practitioner to working (likely)
	// Software Architecture falls from working to none (likely)
	// Written Communication falls from practitioner to working (likely)
	// Distributed Systems falls from working to none (likely)
	// Technical Leadership falls from working to none (likely)
}

func ExampleCover_Lacking() {
	cover, err := workforce.CoverOf(career.Default(), slices.Values(team()))
	if err != nil {
		log.Fatal(err)
	}
	for _, n := range cover.Lacking() {
		fmt.Printf("%s at %s (%s)\n", n.SkillName, n.Level, n.Lacking)
	}
	// Output:
	// Security Basics at practitioner (likely)
}

func ExampleNeedsOf() {
	needs, err := workforce.NeedsOf(career.Default(), slices.Values(team()), workforce.NeedsOptions{Roles: []career.RoleID{"staff-backend-developer"}})
	if err != nil {
		log.Fatal(err)
	}
	for _, n := range needs {
		fmt.Printf("%s at %s for %s (%s)\n", n.SkillName, n.Level, n.Roles[0].RoleTitle, n.Lacking)
	}
	// Output:
	// System Design Fundamentals at expert for Staff Backend Developer (likely)
	// Technical Leadership at practitioner for Staff Backend Developer (likely)
	// API Design at expert for Staff Backend Developer (likely)
	// NoSQL Databases at practitioner for Staff Backend Developer (likely)
	// Problem Solving at expert for Staff Backend Developer (likely)
}

func ExampleBenchOf() {
	benches, err := workforce.BenchOf(career.Default(), slices.Values(team()), workforce.BenchOptions{})
	if err != nil {
		log.Fatal(err)
	}
	for _, b := range benches {
		fmt.Printf("%s: %d in it; %d ready now, %d soon, %d later\n", b.RoleTitle, b.Incumbents, b.Now, b.Soon, b.Developing)
		for _, k := range b.ReadySoon {
			fmt.Printf("  soon: %s, %s\n", k.Key, k.From.RoleTitle)
		}
	}
	// Output:
	// Senior Backend Developer: 1 in it; 0 ready now, 1 soon, 2 later
	//   soon: Chiara, Backend Developer
	// Backend Developer: 2 in it; 0 ready now, 0 soon, 1 later
	// Junior Backend Developer: 1 in it; 0 ready now, 0 soon, 0 later
}

func ExampleCandidates() {
	list, err := workforce.Candidates(career.Default(), slices.Values(team()), "senior-backend-developer", workforce.CandidateOptions{})
	if err != nil {
		log.Fatal(err)
	}
	for _, k := range list {
		fmt.Println(k.Key, k.ReadinessLikely)
		for _, reason := range k.Reasons {
			fmt.Println("  " + reason)
		}
	}
	// Output:
	// Chiara ready-soon
	//   likely meets 80 % of what the role asks for, 16 % for certain
	//   likely meets 5 of 6 essential requirements, 0 for certain
	//   Backend Developer leads to Senior Backend Developer
	//   28 requirements to ask about
	// Ben developing
	//   likely meets 40 % of what the role asks for, 31 % for certain
	//   likely meets 3 of 6 essential requirements, 2 for certain; 1 known to be missing
	//   Backend Developer leads to Senior Backend Developer
	//   4 requirements to ask about
	// Dev developing
	//   likely meets 24 % of what the role asks for, 7 % for certain
	//   likely meets 0 of 6 essential requirements, 0 for certain
	//   2 levels up
	//   27 requirements to ask about
}

func ExampleCompare() {
	c, people := career.Default(), team()
	// By the needs of the whole team: without Chiara, the role of Backend Developer is still there.
	roles := []career.RoleID{"senior-backend-developer", "backend-developer", "junior-backend-developer"}
	before, err := workforce.CoverOf(c, slices.Values(people), roles...)
	if err != nil {
		log.Fatal(err)
	}
	after, err := workforce.CoverOf(c, slices.Values(append(people[:2:2], people[3])), roles...)
	if err != nil {
		log.Fatal(err)
	}
	x := workforce.Compare(before, after)
	fmt.Printf("likely covered: %.0f %%, then %.0f %%\n", 100*x.Before.Likely, 100*x.After.Likely)
	for _, n := range x.Changes {
		if n.LackingAfter != n.LackingBefore {
			fmt.Printf("%s at %s: likely held by %d, then by %d\n", n.SkillName, n.Level, n.LikelyBefore, n.LikelyAfter)
		}
	}
	// Output:
	// likely covered: 99 %, then 87 %
	// Message Queues at practitioner: likely held by 1, then by 0
	// Web Development at practitioner: likely held by 1, then by 0
	// Event-Driven Architecture at working: likely held by 1, then by 0
	// NoSQL Databases at working: likely held by 1, then by 0
	// Object-Relational Mapping at working: likely held by 1, then by 0
	// Agile at working: likely held by 1, then by 0
}

func ExampleReviewPay() {
	v, err := workforce.ReviewPay(career.Default(), slices.Values(team()), workforce.ReviewOptions{
		AsOf: career.Date{Year: 2026, Month: 4}, Growth: 35_000_000, // 3.5 % a year
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range v.Positions {
		fmt.Printf("%s: %s in %s to %s, compa-ratio %.2f %q\n", p.Key, p.FullTime, p.Min, p.Max, p.CompaRatio, p.Circle)
	}
	for _, g := range v.Groups {
		fmt.Printf("%s: %d of %d below, %s %s a year to the minimum\n", g.Group, g.Green, g.People, g.Currency, g.Cost)
	}
	// Output:
	// Ada: GBP 78000 a year in 58917.38 to 100695.15, compa-ratio 0.98 ""
	// Ben: GBP 38000 a year in 42849 to 74985.75, compa-ratio 0.64 "green"
	// Chiara: GBP 52000 a year in 42849 to 74985.75, compa-ratio 0.88 ""
	// Dev: GBP 36000 a year in 34279.2 to 58917.38, compa-ratio 0.77 ""
	// software engineering: 1 of 4 below, GBP 4849 a year to the minimum
}
