package career_test

import (
	"fmt"

	"github.com/go-career/career"
)

// What does a line of a résumé name? "Go" counts for the list it stands in, the "go" of "go to market" does not.
func ExampleCatalog_FindSkills() {
	text := "Five years of Go, C++ and node js on PostgreSQL 16; helped the team go to market."
	for _, m := range career.Default().FindSkills(text) {
		fmt.Printf("%d-%d %q is %s, by its %s\n", m.Start, m.End, text[m.Start:m.End], m.Skill, m.Evidence)
	}
	// Output:
	// 14-16 "Go" is go, by its list
	// 18-21 "C++" is cpp, by its name
	// 26-33 "node js" is nodejs, by its name
	// 37-50 "PostgreSQL 16" is postgresql, by its name
}

// From a text to a person's distance from a role: what is named is held, at a level nobody stated.
func ExampleCatalog_FindSkills_profile() {
	c := career.Default()
	text := "Built REST APIs in Python with Django and PostgreSQL, tested with pytest, deployed with Docker and Git."
	p := career.Profile{Skills: map[career.SkillID]career.Proficiency{}}
	for _, m := range c.FindSkills(text) {
		p.Skills[m.Skill] = career.Unrated
	}
	for _, id := range []career.SkillID{"python", "rest", "docker", "kubernetes"} {
		_, held := p.Skills[id]
		fmt.Println(id, held)
	}
	// Output:
	// python true
	// rest true
	// docker true
	// kubernetes false
}
