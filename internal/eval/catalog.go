package main

import (
	"flag"
	"os"
	"slices"
	"strings"

	"github.com/go-career/career"
)

// sure is the score from which a title counts as naming a role.
const sure = 0.97

// A catalog is the catalogue under test, with what the measures look up often.
type catalog struct {
	*career.Catalog
	roles  []career.Role // in the catalogue's order
	at     map[career.RoleID]int
	jobs   []career.JobID // those with requirements, by ID
	ofJob  map[career.JobID][]career.RoleID
	titles map[string]career.TitleMatch // best matches found so far
}

func newCatalog(c *career.Catalog) *catalog {
	out := &catalog{Catalog: c, at: map[career.RoleID]int{}, ofJob: map[career.JobID][]career.RoleID{}, titles: map[string]career.TitleMatch{}}
	for r := range c.Roles() {
		if r.Job == "" {
			r.Job = career.JobID(r.ID) // a role without a job is one of its own
		}
		out.at[r.ID] = len(out.roles)
		out.roles = append(out.roles, r)
		out.ofJob[r.Job] = append(out.ofJob[r.Job], r.ID)
		if len(r.Requirements) > 0 && !slices.Contains(out.jobs, r.Job) {
			out.jobs = append(out.jobs, r.Job)
		}
	}
	slices.Sort(out.jobs)
	return out
}

// catalogFlag adds the flag -data, and returns a function that opens the catalogue once flags are parsed.
func catalogFlag(flags *flag.FlagSet) func() (*catalog, error) {
	data := flags.String("data", "", "folder of a catalogue to use in place of the embedded data")
	return func() (*catalog, error) {
		if *data == "" {
			return newCatalog(career.Default()), nil
		}
		c, err := career.Load(os.DirFS(*data))
		if err != nil {
			return nil, err
		}
		return newCatalog(c), nil
	}
}

func (c *catalog) role(id career.RoleID) *career.Role { return &c.roles[c.at[id]] }
func (c *catalog) job(id career.RoleID) career.JobID  { return c.role(id).Job }

// match returns the best match of a title, with score 0 if nothing matches.
func (c *catalog) match(title string) career.TitleMatch {
	m, ok := c.titles[title]
	if !ok {
		if found := c.MatchTitle(title, 1); len(found) > 0 && !found[0].Ambiguous {
			m = found[0]
		}
		c.titles[title] = m
	}
	return m
}

// named returns the role that a title names for sure.
func (c *catalog) named(title string) (career.RoleID, bool) {
	m := c.match(title)
	return m.Role, m.Score >= sure
}

// skills returns the skills that tags name, each once, by ID. If within is set, skills named inside a longer tag
// ("Java programming language") count too.
func (c *catalog) skills(tags []string, within bool) []career.SkillID {
	var out []career.SkillID
	for _, t := range tags {
		if s, ok := c.ResolveSkill(t); ok {
			out = append(out, s.ID)
		}
	}
	if within {
		for _, m := range c.FindSkills(strings.Join(tags, ", ")) {
			out = append(out, m.Skill)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// meets returns the skills that meet a requirement: its own and its alternatives.
func meets(q career.Requirement) []career.SkillID {
	return append([]career.SkillID{q.Skill}, q.AnyOf...)
}

// asks returns the skills that a role asks for, its alternatives among them.
func asks(r *career.Role) map[career.SkillID]bool {
	out := map[career.SkillID]bool{}
	for _, q := range r.Requirements {
		for _, s := range meets(q) {
			out[s] = true
		}
	}
	return out
}

// asksAnywhere returns the skills that a job asks for at any level.
func (c *catalog) asksAnywhere(job career.JobID) map[career.SkillID]bool {
	out := map[career.SkillID]bool{}
	for _, id := range c.ofJob[job] {
		for s := range asks(c.role(id)) {
			out[s] = true
		}
	}
	return out
}

// weight is the importance that coverage counts with; 3 if none is stated.
func weight(q career.Requirement) int {
	if q.Importance == 0 {
		return 3
	}
	return q.Importance
}

// jobsOf returns the jobs of recommended roles, each at its best role.
func (c *catalog) jobsOf(list []career.Recommendation) []career.JobID {
	ids := make([]career.RoleID, len(list))
	for i, r := range list {
		ids[i] = r.Role
	}
	return c.jobsInOrder(ids)
}

// jobsInOrder returns the jobs of roles, each where it first comes.
func (c *catalog) jobsInOrder(ids []career.RoleID) []career.JobID {
	seen := map[career.JobID]bool{}
	var out []career.JobID
	for _, id := range ids {
		if j := c.job(id); !seen[j] {
			seen[j] = true
			out = append(out, j)
		}
	}
	return out
}
