package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/go-career/career"
)

// minSkills is how many known skills a person must have to count.
const minSkills = 3

// A person is a posting or a résumé seen as someone who holds the skills it names. The right job is the one that its
// own title names.
type person struct {
	tags   []string // skills as they stand there, in lower case
	skills []career.SkillID
	own    career.RoleID
	job    career.JobID
	half   int // 0 or 1: what learns from one half is asked about the other
}

// profile returns the skills as a profile that states no levels.
func (p *person) profile() career.Profile {
	held := make(map[career.SkillID]career.Proficiency, len(p.skills))
	for _, s := range p.skills {
		held[s] = career.Unrated
	}
	return career.Profile{Skills: held}
}

// A reading says which skills of a posting count.
type reading struct {
	optional bool // skills that are only welcome too
	exact    bool // only tags that are a skill's name, and no skills inside longer tags
}

// peopleOf returns the postings that count: the title names a role with requirements, and enough skills are known.
func (c *catalog) peopleOf(postings []posting, how reading) []person {
	var out []person
	for _, p := range postings {
		own, ok := c.named(p.title)
		if !ok || len(c.role(own).Requirements) == 0 {
			continue
		}
		tags := p.asked
		if how.optional {
			tags = slices.Concat(tags, p.optional)
		}
		skills := c.skills(tags, !how.exact)
		if len(skills) < minSkills {
			continue
		}
		x := person{skills: skills, own: own, job: c.job(own)}
		for _, t := range tags {
			x.tags = append(x.tags, strings.ToLower(t))
		}
		h := hash(p.title + "\t" + strings.Join(tags, "|"))
		x.half = int((h ^ h>>29) & 1)
		out = append(out, x)
	}
	return out
}

// A standing is how people stand to the roles that their own titles name.
type standing struct {
	recognised []float64 // the share of the role's weight of which the person holds something for certain
	low        []float64 // coverage that is certain
	likely     []float64 // coverage that is likely
}

func (c *catalog) standingOf(people []person) (standing, error) {
	var s standing
	for i := range people {
		g, err := c.Gap(people[i].profile(), people[i].own)
		if err != nil {
			return s, err
		}
		s.recognised = append(s.recognised, recognised(g))
		s.low = append(s.low, g.Coverage.Low)
		s.likely = append(s.likely, g.Coverage.Likely)
	}
	return s, nil
}

// recognised returns the share of importance of the requirements of which something is held for certain.
func recognised(g career.Gap) float64 {
	held, all := 0, 0
	for _, it := range g.Items {
		w := weight(it.Requirement)
		all += w
		if it.Credit.Low > 0 {
			held += w
		}
	}
	return share(held, all)
}

// A peopleResult is the measure for one set.
type peopleResult struct {
	set      string
	part     part
	ranks    []rankedBy
	standing standing
}

// measurePeople ranks the jobs for each person, by the package and by baselines. each sees the package's rankings.
func (c *catalog) measurePeople(s loadedSet, how reading, each func(p *person, rank int, jobs []career.JobID)) (peopleResult, error) {
	people := c.peopleOf(s.postings, how)
	out := peopleResult{set: s.name, part: s.part}
	own := func(p *person) []career.JobID { return c.jobsOf(c.Recommend(p.profile(), career.RecommendOptions{})) }
	for _, b := range append([]jobRanker{{"**career**", own}}, c.jobRankers(people)...) {
		r := rankedBy{name: b.name}
		for i := range people {
			p := &people[i]
			jobs := b.rank(p)
			rank := slices.Index(jobs, p.job) + 1
			r.add(rank)
			if each != nil && len(out.ranks) == 0 {
				each(p, rank, jobs)
			}
		}
		out.ranks = append(out.ranks, r)
	}
	lot := rankedBy{name: "chance"}
	for range people {
		lot.chance(len(c.jobs))
	}
	out.ranks = append(out.ranks, lot)
	var err error
	out.standing, err = c.standingOf(people)
	return out, err
}

func (r *peopleResult) figures() []figure {
	n := r.ranks[0].n
	out := append(rankFigures("people", r.set, r.ranks),
		figure{measure: "people", set: r.set, name: "recognised, median", n: n, value: median(r.standing.recognised)},
		figure{measure: "people", set: r.set, name: "coverage low, median", n: n, value: median(r.standing.low)})
	if len(r.standing.likely) > 0 {
		out = append(out, figure{measure: "people", set: r.set, name: "coverage likely, median", n: n, value: median(r.standing.likely)})
	}
	return out
}

// people asks for each posting and résumé how near the person comes to the job that the title names.
func people(dir string, args []string) error {
	flags := flag.NewFlagSet("people", flag.ContinueOnError)
	open := catalogFlag(flags)
	var how reading
	flags.BoolVar(&how.optional, "optional", false, "count skills that are only welcome too")
	flags.BoolVar(&how.exact, "exact", false, "count only tags that are a skill's name, not skills inside longer tags")
	misses := flags.Int("misses", 0, "also print this many people of each set whose job is not among the first 10")
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
	for _, s := range sets {
		var missed []string
		r, err := c.measurePeople(s, how, func(p *person, rank int, jobs []career.JobID) {
			if len(missed) < *misses && (rank == 0 || rank > 10) {
				missed = append(missed, fmt.Sprintf("%s: rank %d, after %v\n\t%s", p.own, rank, jobs[:min(3, len(jobs))], strings.Join(p.tags, ", ")))
			}
		})
		if err != nil {
			return err
		}
		fmt.Printf("\n### %s (%s): %d of %d rows, %d jobs\n\n", s.name, s.part, r.ranks[0].n, len(s.postings), len(c.jobs))
		printRanks(os.Stdout, r.ranks)
		fmt.Printf("\nOwn role, medians: recognised %.3f, coverage low %.3f", median(r.standing.recognised), median(r.standing.low))
		if len(r.standing.likely) > 0 {
			fmt.Printf(", likely %.3f", median(r.standing.likely))
		}
		fmt.Println()
		for _, m := range missed {
			fmt.Println(m)
		}
	}
	return nil
}
