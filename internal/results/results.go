// Package results asks a catalogue every kind of question, for tests of what the answers look like.
package results

import (
	"fmt"

	"github.com/go-career/career"
)

// Of returns answers of every kind, by the name of their JSON Schema in data/schema/results. Among them are those to questions
// that there is little to say about: an empty profile and text, a role without pay.
func Of(c *career.Catalog) (map[string][]any, error) {
	by := map[string][]any{}
	var failed error
	add := func(kind string, v any, err error) {
		if err != nil && failed == nil {
			failed = fmt.Errorf("%s: %w", kind, err)
		}
		by[kind] = append(by[kind], v)
	}
	ofRoles(c, add)
	ofPeople(c, add)
	ofTexts(c, add)
	if err := ofTwo(c, add); err != nil {
		return nil, err
	}
	return by, failed
}

// profiles returns people of whom little, nothing, much and everything is known.
func profiles() []career.Profile {
	return []career.Profile{
		{Skills: map[career.SkillID]career.Proficiency{}},
		{},
		{Skills: map[career.SkillID]career.Proficiency{"sql": career.Practitioner, "go": career.Working, "git": career.Unrated, "testing": career.None},
			Experience: []career.Experience{{Role: "junior-backend-developer", Months: 30}}, Level: career.LevelMid},
		{Skills: map[career.SkillID]career.Proficiency{"sql": career.Expert}, Complete: true},
	}
}

// ofRoles asks about one role in 23, with people and places in turn.
func ofRoles(c *career.Catalog, add func(kind string, v any, err error)) {
	people := profiles()
	places := []career.Place{"US", "GB", "DE", "NZ", "CA-BC", "US-NY", "US-35620", "US-42660"}
	n := 0
	for r := range c.Roles() {
		if n++; n%23 != 0 && r.ID != "backend-developer" {
			continue
		}
		p := people[n%len(people)]
		add("role", r, nil)
		gap, err := c.GapWith(p, r.ID, career.GapOptions{Adjacent: n%2 == 0})
		add("gap", gap, err)
		gap, err = c.RoleGap("backend-developer", r.ID)
		add("gap", gap, err)
		plan, err := c.Plan(p, r.ID, career.PlanOptions{})
		add("plan", plan, err)
		pay, err := c.Salary(r.ID, places[n%len(places)])
		add("salary", pay, err)
		change, err := c.ComparePay("backend-developer", r.ID, "US")
		add("pay-change", change, err)
		moves, err := c.Moves(r.ID)
		for _, m := range moves {
			add("move", m, err)
		}
		list, err := c.Standings(r.ID, career.Money{Amount: career.Units(60_000), Currency: "USD", Period: career.PerYear})
		for _, s := range list {
			add("standing", s, err)
		}
		for _, m := range c.MatchTitle(r.Title+" (Remote) II", 3) {
			add("title-match", m, nil)
		}
		add("parsed-title", career.ParseTitle("Sr. "+r.Title+" (Go), Berlin – m/f/d"), nil)
		posting := c.ReadPosting(r.Title, r.Summary+" Go, SQL and Kubernetes.")
		add("posting", posting, nil)
		add("gap", c.PostingGap(p, posting), nil)
	}
}

// ofPeople asks what suits each person.
func ofPeople(c *career.Catalog, add func(kind string, v any, err error)) {
	for _, p := range profiles() {
		add("profile", p, nil)
		for _, r := range c.Recommend(p, career.RecommendOptions{Limit: 5}) {
			add("recommendation", r, nil)
		}
		for _, o := range c.Opens(p, career.RecommendOptions{Limit: 5}) {
			add("opening", o, nil)
		}
		paths, err := c.Paths("junior-backend-developer", "engineering-manager", career.PathOptions{Profile: &p})
		for _, path := range paths {
			add("path", path, err)
		}
	}
}

// ofTexts asks what titles and texts name.
func ofTexts(c *career.Catalog, add func(kind string, v any, err error)) {
	for _, text := range []string{"", "Manager", "Zookeeper of unicorns"} {
		for _, m := range c.MatchTitle(text, 0) {
			add("title-match", m, nil)
		}
		add("parsed-title", career.ParseTitle(text), nil)
		add("posting", c.ReadPosting(text, text), nil)
		add("gap", c.PostingGap(career.Profile{}, c.ReadPosting(text, text)), nil)
		add("stated-skill", c.ReadSkill(text), nil)
	}
	add("stated-skill", c.ReadSkill("Advanced in SQL (3 yrs)"), nil)
	for _, m := range c.FindSkills("Services in Go and Postgres, CI/CD on GitHub Actions. Ready to go to market. REST APIs.") {
		add("mention", m, nil)
	}
	for _, f := range c.Search("back", 0) {
		add("found", f, nil)
	}
	for _, s := range c.NearSkills("kuberntes", 0) {
		add("near-skill", s, nil)
	}
}

// ofTwo compares two bands, and two catalogues.
func ofTwo(c *career.Catalog, add func(kind string, v any, err error)) error {
	left, err := c.Salary("backend-developer", "US")
	if err != nil {
		return err
	}
	right, err := c.Salary("backend-developer", "GB")
	if err != nil {
		return err
	}
	if left.Band != nil && right.Band != nil {
		x, err := c.CompareByParity(*left.Band, *right.Band)
		add("comparison", x, err)
	}
	old := c.Records()
	old.Roles[0].Title += " of Old"
	old.Roles[1].Summary = ""
	old.Skills[0].Aliases = append(old.Skills[0].Aliases, "An Alias That Went")
	before, err := career.New(old)
	if err != nil {
		return err
	}
	for _, change := range career.Diff(before, c) {
		add("change", change, nil)
	}
	return nil
}
