package career_test

import (
	"fmt"

	"github.com/go-career/career"
)

// What a form makes of the skills that people type into it.
func ExampleCatalog_ReadSkill() {
	c := career.Default()
	for _, text := range []string{"Advanced in SQL", "Python (3 yrs)", "Go (Programming Language)", "Excel – basics", "Glass blowing (expert)"} {
		s := c.ReadSkill(text)
		fmt.Printf("%s: %q, skill %q, level %s, %d months\n", text, s.Name, s.Skill, s.Level, s.Months)
	}
	// Output:
	// Advanced in SQL: "SQL", skill "sql", level practitioner, 0 months
	// Python (3 yrs): "Python", skill "python", level unrated, 36 months
	// Go (Programming Language): "Go (Programming Language)", skill "go", level unrated, 0 months
	// Excel – basics: "Excel", skill "excel", level awareness, 0 months
	// Glass blowing (expert): "Glass blowing", skill "", level expert, 0 months
}

// Did you mean …? A name that no skill has is compared with those that are nearly written so.
func ExampleCatalog_NearSkills() {
	c := career.Default()
	for _, name := range []string{"Kubernets", "Phyton", "Glass blowing"} {
		if _, ok := c.ResolveSkill(name); ok {
			continue
		}
		for _, s := range c.NearSkills(name, 1) {
			fmt.Printf("%s: did you mean %s? (%.2f)\n", name, s.Name, s.Nearness)
		}
	}
	// Output:
	// Kubernets: did you mean Kubernetes? (0.90)
	// Phyton: did you mean Python? (0.83)
}

// Suggestions in a search box, after a few keys.
func ExampleCatalog_Search() {
	for _, f := range career.Default().Search("back-end d", 2) {
		fmt.Println(f.Kind, f.ID, f.Name)
	}
	for _, f := range career.Default().Search("k8", 1) {
		fmt.Println(f.Kind, f.ID, f.Name, "by", f.Match)
	}
	// Output:
	// role backend-developer Backend Developer
	// job backend-developer Backend Developer
	// skill kubernetes Kubernetes by K8s
}
