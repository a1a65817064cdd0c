package main

import (
	"cmp"
	"flag"
	"fmt"
	"slices"
	"strings"

	"github.com/go-career/career"
)

// littleShared is the coverage below which a move shares too little.
const littleShared = 0.2

// A rung is a step from one role to the next of the same job and track.
type rung struct{ from, to career.RoleID }

// rungs returns the steps of all ladders: the roles of a job on one track, by level. Roles that state no level stand on
// no ladder.
func (c *catalog) rungs() []rung {
	type ladder struct {
		job   career.JobID
		track career.Track
	}
	ladders := map[ladder][]*career.Role{}
	var order []ladder
	for i := range c.roles {
		if r := &c.roles[i]; r.Level != 0 {
			l := ladder{r.Job, r.Track}
			if ladders[l] == nil {
				order = append(order, l)
			}
			ladders[l] = append(ladders[l], r)
		}
	}
	slices.SortFunc(order, func(a, b ladder) int {
		return cmp.Or(strings.Compare(string(a.job), string(b.job)), strings.Compare(string(a.track), string(b.track)))
	})
	var out []rung
	for _, l := range order {
		list := ladders[l]
		slices.SortStableFunc(list, func(a, b *career.Role) int { return int(a.Level) - int(b.Level) })
		for i := range list[1:] {
			out = append(out, rung{list[i].ID, list[i+1].ID})
		}
	}
	return out
}

// dropped returns the essential requirements of from that to doesn't require, or requires at a lower level.
func dropped(from, to *career.Role) []career.SkillID {
	var out []career.SkillID
	for _, q := range from.Requirements {
		if !q.Essential {
			continue
		}
		i := slices.IndexFunc(to.Requirements, func(o career.Requirement) bool { return slices.Contains(meets(o), q.Skill) })
		if i < 0 || to.Requirements[i].Level < q.Level {
			out = append(out, q.Skill)
		}
	}
	return out
}

// A drop is a step that loses essential requirements.
type drop struct {
	rung
	skills []career.SkillID
}

// A sharedMove is a move and the coverage of its goal by someone who exactly meets its start.
type sharedMove struct {
	career.Move
	coverage float64
}

// A laddersResult is the measure for a catalogue.
type laddersResult struct {
	steps      int
	drops      []drop
	ready      int // steps whose next rung is ready soon or better for who exactly meets the one below
	ladder     []float64
	advance    []float64
	transition []float64
	pairs      []float64 // of any two roles
	moves      int
	little     []sharedMove // moves below littleShared, least first
}

func (c *catalog) measureLadders() (laddersResult, error) {
	var r laddersResult
	for _, s := range c.rungs() {
		r.steps++
		if lost := dropped(c.role(s.from), c.role(s.to)); len(lost) > 0 {
			r.drops = append(r.drops, drop{s, lost})
		}
		g, err := c.RoleGap(s.from, s.to)
		if err != nil {
			return r, err
		}
		r.ladder = append(r.ladder, g.Coverage.Low)
		if g.Readiness >= career.ReadySoon {
			r.ready++
		}
	}
	for i := range c.roles {
		from := c.roles[i].ID
		moves, err := c.Moves(from)
		if err != nil {
			return r, err
		}
		for _, m := range moves {
			g, err := c.RoleGap(m.From, m.To)
			if err != nil {
				return r, err
			}
			v := g.Coverage.Low
			r.moves++
			if m.Kind == career.MoveAdvancement {
				r.advance = append(r.advance, v)
			} else {
				r.transition = append(r.transition, v)
			}
			if v < littleShared {
				r.little = append(r.little, sharedMove{m, v})
			}
		}
		for k := range c.roles {
			to := &c.roles[k]
			if k == i || len(to.Requirements) == 0 {
				continue
			}
			g, err := c.RoleGap(from, to.ID)
			if err != nil {
				return r, err
			}
			r.pairs = append(r.pairs, g.Coverage.Low)
		}
	}
	slices.SortStableFunc(r.little, func(a, b sharedMove) int { return cmp.Compare(a.coverage, b.coverage) })
	return r, nil
}

// lost returns how many essential requirements are lost over all steps.
func (r *laddersResult) lost() int {
	n := 0
	for _, d := range r.drops {
		n += len(d.skills)
	}
	return n
}

func (r *laddersResult) figures() []figure {
	out := []figure{
		{measure: "ladders", set: "steps", name: "that drop essentials", n: r.steps, value: float64(len(r.drops))},
		{measure: "ladders", set: "steps", name: "essentials dropped", n: r.steps, value: float64(r.lost())},
		{measure: "ladders", set: "steps", name: "share ready soon or better", n: r.steps, value: share(r.ready, r.steps)},
	}
	for _, k := range r.kinds() {
		out = append(out, figure{measure: "moves", set: k.name, name: "coverage, median", n: len(k.values), value: median(k.values)})
	}
	return append(out, figure{measure: "moves", set: "all moves", name: "below 20 % of coverage", n: r.moves, value: float64(len(r.little))})
}

// A kindOfPair is a kind of pair of roles and its coverages.
type kindOfPair struct {
	name   string
	values []float64
}

func (r *laddersResult) kinds() []kindOfPair {
	return []kindOfPair{{"own ladder", r.ladder}, {"advancement", r.advance}, {"transition", r.transition}, {"any two roles", r.pairs}}
}

// ladders asks whether a ladder keeps what it has built, and whether moves share their ground.
func ladders(_ string, args []string) error {
	flags := flag.NewFlagSet("ladders", flag.ContinueOnError)
	open := catalogFlag(flags)
	misses := flags.Bool("misses", false, "also print the steps that drop essentials, and the moves that share little")
	if err := flags.Parse(args); err != nil {
		return err
	}
	c, err := open()
	if err != nil {
		return err
	}
	r, err := c.measureLadders()
	if err != nil {
		return err
	}
	fmt.Printf("%d steps of ladders: %d drop essentials, %d in all; for %.3f the next rung is ready soon or better\n\n",
		r.steps, len(r.drops), r.lost(), share(r.ready, r.steps))
	fmt.Println("| coverage of the second role by the first | pairs | lower quartile | median | upper quartile |")
	fmt.Println("|---|---|---|---|---|")
	for _, k := range r.kinds() {
		fmt.Printf("| %s | %d | %.3f | %.3f | %.3f |\n", k.name, len(k.values), quantile(k.values, 0.25), median(k.values), quantile(k.values, 0.75))
	}
	fmt.Printf("\n%d of %d moves cover less than %.0f %%\n", len(r.little), r.moves, 100*littleShared)
	if *misses {
		for _, d := range r.drops {
			fmt.Printf("dropped from %s to %s: %v\n", d.from, d.to, d.skills)
		}
		for _, m := range r.little {
			fmt.Printf("%.2f %s from %s to %s\n", m.coverage, m.Kind, m.From, m.To)
		}
	}
	return nil
}
