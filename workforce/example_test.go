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
	for _, n := range cover.Needs[:3] {
		fmt.Printf("%s at %s: %d for certain, %d likely, %d possibly\n", n.SkillName, n.Level, n.Certain, n.Likely, n.Possible)
		for _, h := range n.Holders {
			fmt.Printf("  %s: likely %s (%s: %s)\n", h.Key, h.Likely, h.SkillName, h.Why)
		}
	}
	// Output:
	// 32 needs, likely covered 99 %
	// API Design at practitioner: 1 for certain, 2 likely, 3 possibly
	//   Ada: likely practitioner (API Design: stated at practitioner level)
	//   Chiara: likely practitioner (Web APIs: implied by Spring Boot)
	//   Ben: likely working (API Design: stated at working level)
	//   Dev: likely awareness (API Design: worked as Junior Backend Developer for 8 months)
	// Backend Programming at practitioner: 2 for certain, 3 likely, 4 possibly
	//   Ada: likely practitioner (Backend Programming: stated at expert level)
	//   Ben: likely practitioner (Backend Programming: stated at practitioner level)
	//   Chiara: likely practitioner (Backend Programming: implied by Java)
	//   Dev: likely working (Python: stated at working level)
	// System Design Fundamentals at practitioner: 0 for certain, 1 likely, 3 possibly
	//   Ada: likely practitioner (System Design Fundamentals: implied by Microservices)
	//   Chiara: likely working (System Design Fundamentals: worked as Backend Developer for 2 years)
}

// Chiara and Dev may hold more than their résumés say, so nothing is held alone for certain.
func ExampleCover_SinglePoints() {
	cover, err := workforce.CoverOf(career.Default(), slices.Values(team()))
	if err != nil {
		log.Fatal(err)
	}
	for _, n := range cover.SinglePoints() {
		if n.Importance >= 4 {
			fmt.Printf("%s at %s: only %s (%s)\n", n.SkillName, n.Level, n.HeldBy, n.Alone)
		}
	}
	// Output:
	// System Design Fundamentals at practitioner: only Ada (likely)
	// CI/CD at practitioner: only Ada (likely)
	// Cloud Fundamentals at practitioner: only Ada (likely)
	// Docker at practitioner: only Ben (likely)
	// Message Queues at practitioner: only Chiara (likely)
	// Microservices at practitioner: only Ada (likely)
	// Web Development at practitioner: only Chiara (likely)
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

func ExamplePositions() {
	for p, err := range workforce.Positions(career.Default(), slices.Values(team()), workforce.ReviewOptions{}) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%s: compa-ratio %.2f\n", p.Key, p.CompaRatio)
	}
	// Output:
	// Ada: compa-ratio 1.05
	// Ben: compa-ratio 0.69
	// Chiara: compa-ratio 0.95
	// Dev: compa-ratio 0.83
}

// shop is a company of eighteen, in three categories of workers.
func shop() []workforce.Person {
	var list []workforce.Person
	add := func(category string, g workforce.Gender, hours int, pay ...int64) { // basic and bonus, in turn
		for i := 0; i < len(pay); i += 2 {
			p := workforce.Person{Key: fmt.Sprintf("%04d", len(list)+1), Category: category, Gender: g, Place: "NL", Pay: workforce.Pay{
				Basic: career.Money{Amount: career.Units(pay[i]), Currency: "EUR", Period: career.PerYear}, Hours: hours}}
			if pay[i+1] > 0 {
				p.Pay.Variable = career.Money{Amount: career.Units(pay[i+1]), Currency: "EUR"}
			}
			list = append(list, p)
		}
	}
	add("Engineers", workforce.GenderMale, 2080, 61_000, 4_000, 64_000, 3_000, 58_000, 0, 72_000, 6_000)
	add("Engineers", workforce.GenderFemale, 2080, 60_000, 2_000, 63_000, 3_000, 66_000, 0)
	add("Engineers", workforce.GenderFemale, 1664, 47_000, 1_000) // four days a week
	add("Support", workforce.GenderMale, 2080, 38_000, 0, 39_500, 500)
	add("Support", workforce.GenderFemale, 2080, 38_500, 0, 39_000, 500, 37_000, 0)
	add("Support", workforce.GenderOther, 2080, 38_000, 0)
	add("Directors", workforce.GenderMale, 2080, 120_000, 25_000, 126_000, 20_000, 118_000, 0)
	add("Directors", workforce.GenderFemale, 2080, 122_000, 18_000)
	return list
}

func ExamplePayEquity() {
	q, err := workforce.PayEquity(career.Default(), slices.Values(shop()), workforce.EquityOptions{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d women, %d men, %d of another gender or none stated\n", q.Women, q.Men, q.Other+q.NotStated)
	fmt.Printf("(a) gap %s %% by the hour, %s %% by the year\n", q.Hourly.Gap.Percent, q.Yearly.Gap.Percent)
	fmt.Printf("(b) of components %s %%; of those who receive some %s %%\n", q.Yearly.Variable.Percent, q.Yearly.VariableReceived.Percent)
	fmt.Printf("(c) median %s %% by the hour: %s and %s\n", q.Hourly.Median.Percent, q.Hourly.Median.WomenPay, q.Hourly.Median.MenPay)
	fmt.Printf("(d) median of components %s %%\n", q.Yearly.VariableMedian.Percent)
	fmt.Printf("(e) %s %% of women and %s %% of men receive components\n", q.Receiving.WomenPercent, q.Receiving.MenPercent)
	for i, band := range q.Hourly.Quartiles {
		fmt.Printf("(f) quartile %d: %s %% women, %s %% men\n", i+1, band.Women, band.Men)
	}
	for _, g := range q.Categories {
		fmt.Printf("(g) %s: basic %s %%, components %s %%; assessment %s %s\n", g.Category, g.Hourly.Basic.Percent, g.Hourly.Variable.Percent, g.Assessment, g.By)
	}
	// Output:
	// 8 women, 9 men, 1 of another gender or none stated
	// (a) gap 24.16 % by the hour, 25.94 % by the year
	// (b) of components 52.88 %; of those who receive some 49.74 %
	// (c) median 8.96 % by the hour: 29.33 and 32.21
	// (d) median of components 75 %
	// (e) 62.5 % of women and 66.67 % of men receive components
	// (f) quartile 1: 55.56 % women, 22.22 % men
	// (f) quartile 2: 55.56 % women, 44.44 % men
	// (f) quartile 3: 44.44 % women, 55.56 % men
	// (f) quartile 4: 22.22 % women, 77.78 % men
	// (g) Directors: basic -0.55 %, components -20 %; assessment none []
	// (g) Engineers: basic 2.84 %, components 51.92 %; assessment due [year hour]
	// (g) Support: basic 1.51 %, components 33.33 %; assessment none []
}

// There is one woman among the directors. If only their figures were left out, hers could be worked out from those of all:
// so the smaller of the other two categories goes as well.
func ExamplePayEquity_suppressed() {
	q, err := workforce.PayEquity(career.Default(), slices.Values(shop()), workforce.EquityOptions{Smallest: 2, Justified: []string{"Engineers"}})
	if err != nil {
		log.Fatal(err)
	}
	for _, g := range q.Categories {
		fmt.Printf("%s: %d women, %d men, gap %s, %s\n", g.Category, g.Women, g.Men, g.Yearly.Pay.Percent, g.Assessment)
	}
	// Output:
	// Directors: 1 women, 3 men, gap suppressed, suppressed
	// Engineers: 4 women, 4 men, gap 9.7, justified
	// Support: 3 women, 2 men, gap suppressed, suppressed
}

func ExamplePercent_Known() {
	for _, p := range []workforce.Percent{{Hundredths: 1234}, {Hundredths: 0}, {Mark: workforce.MarkSuppressed}} {
		fmt.Println(p, p.Known())
	}
	// Output:
	// 12.34 true
	// 0 true
	// suppressed false
}

func ExampleGenderValues() {
	fmt.Println(workforce.GenderValues())
	// Output:
	// [female male other]
}

func ExampleParseGender() {
	v, err := workforce.ParseGender("female")
	fmt.Println(v, err)
	_, err = workforce.ParseGender("woman")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// female <nil>
	// true
}

func ExampleConfidenceValues() {
	fmt.Println(workforce.ConfidenceValues())
	// Output:
	// [likely certain]
}

func ExampleParseConfidence() {
	v, err := workforce.ParseConfidence("likely")
	fmt.Println(v, err)
	_, err = workforce.ParseConfidence("perhaps")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// likely <nil>
	// true
}

func ExampleMarkValues() {
	fmt.Println(workforce.MarkValues())
	// Output:
	// [suppressed undefined]
}

func ExampleParseMark() {
	v, err := workforce.ParseMark("suppressed")
	fmt.Println(v, err)
	_, err = workforce.ParseMark("secret")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// suppressed <nil>
	// true
}

func ExampleAssessmentValues() {
	fmt.Println(workforce.AssessmentValues())
	// Output:
	// [none due justified suppressed undefined]
}

func ExampleParseAssessment() {
	v, err := workforce.ParseAssessment("due")
	fmt.Println(v, err)
	_, err = workforce.ParseAssessment("late")
	fmt.Println(errors.Is(err, career.ErrValue))
	// Output:
	// due <nil>
	// true
}
