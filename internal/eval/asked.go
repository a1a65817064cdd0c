package main

import (
	"cmp"
	"flag"
	"fmt"
	"slices"
	"strings"

	"github.com/go-career/career"
)

const (
	mostAsked     = 15 // skills looked at for each job
	askedPostings = 30 // postings that a job must have
)

// An askedJob is a job and the skills its postings ask for most.
type askedJob struct {
	job      career.JobID
	postings int
	top      []askedSkill // most frequent first
}

// An askedSkill is a skill, or a tag that names none.
type askedSkill struct {
	skill    career.SkillID // "" for a tag that names no skill
	text     string         // the skill's name, or the tag
	postings int
	required bool // the job asks for it, or takes it as an alternative, at some level
}

// share returns which part of the skills asked for most the job requires.
func (j *askedJob) share(asks func(career.SkillID) bool) float64 {
	n := 0
	for _, s := range j.top {
		if s.skill != "" && asks(s.skill) {
			n++
		}
	}
	return share(n, len(j.top))
}

// askedOf counts what the postings of each job ask for. least is how many postings a job must have.
func (c *catalog) askedOf(postings []posting, least int) []askedJob {
	type count struct {
		postings int
		skills   map[askedSkill]int
	}
	counts := map[career.JobID]*count{}
	for _, p := range postings {
		own, ok := c.named(p.title)
		if !ok || len(p.asked) == 0 {
			continue
		}
		n := counts[c.job(own)]
		if n == nil {
			n = &count{skills: map[askedSkill]int{}}
			counts[c.job(own)] = n
		}
		n.postings++
		once := map[askedSkill]bool{}
		for _, t := range p.asked {
			s := askedSkill{text: strings.ToLower(t)}
			if k, ok := c.ResolveSkill(t); ok {
				s = askedSkill{skill: k.ID, text: k.Name}
			}
			if !once[s] {
				once[s] = true
				n.skills[s]++
			}
		}
	}
	var out []askedJob
	for job, n := range counts {
		if n.postings < least {
			continue
		}
		asks := c.asksAnywhere(job)
		var top []askedSkill
		for s, k := range n.skills {
			s.postings, s.required = k, asks[s.skill]
			top = append(top, s)
		}
		slices.SortFunc(top, func(a, b askedSkill) int {
			return cmp.Or(b.postings-a.postings, strings.Compare(a.text, b.text), strings.Compare(string(a.skill), string(b.skill)))
		})
		out = append(out, askedJob{job, n.postings, top[:min(mostAsked, len(top))]})
	}
	slices.SortFunc(out, func(a, b askedJob) int { return strings.Compare(string(a.job), string(b.job)) })
	return out
}

// An askedResult is the measure for some sets together.
type askedResult struct {
	set      string
	jobs     []askedJob
	required float64 // share that the job requires, mean over jobs
	known    float64 // share that names a skill at all: more is out of reach
	others   float64 // share that another job requires, mean over all others
	size     float64 // skills that the job asks for at any level, mean over jobs
}

func (c *catalog) measureAsked(set string, postings []posting, least int) askedResult {
	r := askedResult{set: set, jobs: c.askedOf(postings, least)}
	all := map[career.JobID]map[career.SkillID]bool{}
	for _, j := range c.jobs {
		all[j] = c.asksAnywhere(j)
	}
	for i := range r.jobs {
		j := &r.jobs[i]
		n := float64(len(r.jobs))
		r.required += j.share(func(s career.SkillID) bool { return all[j.job][s] }) / n
		r.known += j.share(func(career.SkillID) bool { return true }) / n
		r.size += float64(len(all[j.job])) / n
		for _, o := range c.jobs {
			if o != j.job {
				r.others += j.share(func(s career.SkillID) bool { return all[o][s] }) / n / float64(max(1, len(c.jobs)-1))
			}
		}
	}
	return r
}

func (r *askedResult) figures() []figure {
	return []figure{
		{measure: "asked", set: r.set, name: "required of the 15 asked for most", n: len(r.jobs), value: r.required, beside: fmt.Sprintf("%.3f another job's", r.others)},
		{measure: "asked", set: r.set, name: "of these, name a known skill", n: len(r.jobs), value: r.known},
	}
}

// askedSets returns the postings of the technology sets, and those of all sets of postings.
func askedSets(sets []loadedSet) (tech, all []posting) {
	for _, s := range sets {
		if s.part == technology {
			tech = append(tech, s.postings...)
		}
		if s.part != resumes {
			all = append(all, s.postings...)
		}
	}
	return tech, all
}

// measureAskedSets measures the technology sets together, and all sets.
func (c *catalog) measureAskedSets(sets []loadedSet) []askedResult {
	tech, all := askedSets(sets)
	return []askedResult{
		c.measureAsked("technology", tech, askedPostings),
		c.measureAsked("all postings", all, askedPostings),
	}
}

// asked asks whether jobs require what their postings ask for.
func asked(dir string, args []string) error {
	flags := flag.NewFlagSet("asked", flag.ContinueOnError)
	open := catalogFlag(flags)
	misses := flags.Bool("misses", false, "also print what each job is asked for and does not require; * marks tags that name no skill")
	if err := flags.Parse(args); err != nil {
		return err
	}
	c, err := open()
	if err != nil {
		return err
	}
	sets, err := readPostings(dir, postingSets)
	if err != nil {
		return err
	}
	results := c.measureAskedSets(sets)
	fmt.Println("| postings | jobs | required | known | another job's | skills a job asks for |")
	fmt.Println("|---|---|---|---|---|---|")
	for _, r := range results {
		fmt.Printf("| %s | %d | %.3f | %.3f | %.3f | %.1f |\n", r.set, len(r.jobs), r.required, r.known, r.others, r.size)
	}
	if !*misses {
		return nil
	}
	for _, r := range results {
		fmt.Printf("\n### %s\n\n", r.set)
		for _, j := range r.jobs {
			var out []string
			for _, s := range j.top {
				mark := ""
				if s.skill == "" {
					mark = "*"
				}
				if !s.required {
					out = append(out, fmt.Sprintf("%s%s %d", s.text, mark, s.postings))
				}
			}
			fmt.Printf("%s (%d postings), %d of %d required; missing: %s\n", j.job, j.postings, len(j.top)-len(out), len(j.top), strings.Join(out, ", "))
		}
	}
	return nil
}
