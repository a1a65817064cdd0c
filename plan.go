package career

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/go-career/career/internal/index"
)

// An Estimate is an estimate of time to learn, never a measurement: the two ends of what most people are expected to
// need, in hours unless it says otherwise. See [Effort.Hours] for how it comes about.
type Estimate struct {
	Low  int `json:"low"`
	High int `json:"high"`
}

// String returns the estimate marked as one, without its unit: "about 40–120".
func (h Estimate) String() string { return fmt.Sprintf("about %d–%d", h.Low, h.High) }

// Middle returns the middle of the estimate, rounded down.
func (h Estimate) Middle() int { return (h.Low + h.High) / 2 }

func (h Estimate) plus(o Estimate) Estimate { return Estimate{h.Low + o.Low, h.High + o.High} }

// Hours estimates the time from one proficiency to a higher one. It is a convention of this package, there being no
// published figure: the first level, awareness, of a light skill takes 3 to 8 hours, of a moderate one 8 to 20, of a
// substantial one 20 to 50 and of a deep one 40 to 100, and each further level takes twice as long as the one before.
// From [Unrated] it counts from awareness. [PlanOptions] takes other figures.
func (e Effort) Hours(from, to Proficiency) Estimate { return firstLevel(e).levels(from, to) }

// firstLevel is the estimate for reaching awareness.
func firstLevel(e Effort) Estimate {
	switch e {
	case EffortLight:
		return Estimate{3, 8}
	case EffortSubstantial:
		return Estimate{20, 50}
	case EffortDeep:
		return Estimate{40, 100}
	}
	return Estimate{8, 20}
}

// levels returns what it takes from one level to another where h is the first level's estimate.
func (h Estimate) levels(from, to Proficiency) Estimate {
	if from == Unrated {
		from = Awareness
	}
	n := 0
	for l := from + 1; l <= min(to, Expert); l++ {
		n += 1 << (l - 1)
	}
	return Estimate{h.Low * n, h.High * n}
}

// PlanOptions set the pace of a plan and what its estimates rest on. The zero PlanOptions plan five hours a week.
type PlanOptions struct {
	GapOptions
	// HoursPerWeek is the pace; 5 by default.
	HoursPerWeek int
	// Hours replaces, for an effort class, the estimate for the first level of a skill. Further levels take twice as
	// long as the one before.
	Hours map[Effort]Estimate
}

// A Plan is what to learn for a role, in order.
//
// No skill comes before a prerequisite of it that is also learnt. Within that, what gains most coverage per hour comes
// first, where the hours of a skill include those of the prerequisites still to be learnt for it.
type Plan struct {
	Role         RoleID     `json:"role"`
	Steps        []PlanStep `json:"steps"`
	Hours        Estimate   `json:"hoursEstimate"`
	Weeks        Estimate   `json:"weeksEstimate"` // in weeks, rounded up
	HoursPerWeek int        `json:"hoursPerWeek"`
	// Before and After are the coverage in the low bound, 0 to 1. After is 1 but for rounding, as the plan closes the
	// whole gap.
	Before float64 `json:"before"`
	After  float64 `json:"after"`
}

// A PlanStep is one skill to learn, to one level.
type PlanStep struct {
	Skill SkillID     `json:"skill"`
	Held  Holding     `json:"held"` // what is not stated is planned from nothing: ask first
	To    Proficiency `json:"to"`
	// Required says that the role asks for the skill, Essential that it cannot do without. A step that is not required
	// is there for the skills in For.
	Required  bool      `json:"required"`
	Essential bool      `json:"essential"`
	For       []SkillID `json:"for,omitempty"` // later steps that have this one as a prerequisite
	Gain      float64   `json:"gain"`          // coverage gained, 0 to 1
	Hours     Estimate  `json:"hoursEstimate"`
	// Coverage is that in the low bound once this step is done, Spent the hours up to then.
	Coverage float64  `json:"coverage"`
	Spent    Estimate `json:"spentEstimate"`
}

// step is a PlanStep in the making.
type step struct {
	skill  int32
	held   holding
	to     Proficiency
	gain   int // weight times credit, in parts of full
	req    *index.Requirement
	needs  []int // steps that must come first
	closed []int // needs, their needs, and so on, with this step itself last
	done   bool
	hours  Estimate
}

// Plan returns what a person should learn for a role, in order: the skills of the gap, and their prerequisites where
// those are not met. A prerequisite is needed at working level, or at the level aimed at if that is lower. It counts as
// met where it is held so well or at no stated level, and where a skill that builds on it or is a kind of it is held at
// working level or at no stated level: who works with Git has met version control. The error is a [*NotFoundError] for a role that
// the catalogue does not have.
func (c *Catalog) Plan(p Profile, role RoleID, o PlanOptions) (Plan, error) {
	at, ok := c.roleAt(role)
	if !ok {
		return Plan{}, c.missing("role", string(role))
	}
	r := &c.ix.Roles[at]
	h := c.dense(&p)
	pace := cmp.Or(max(o.HoursPerWeek, 0), 5)
	plan := Plan{Role: role, Steps: []PlanStep{}, HoursPerWeek: pace}

	steps := c.planSteps(r, h, &o)
	var s score
	for _, q := range r.Requirements {
		low, high := credit(h[q.Skill], q.Level)
		s.add(q, low, low, high)
	}
	all, now := s.weight*full, s.low
	ratio := func(n int) float64 {
		if all == 0 {
			return 0
		}
		return float64(n) / float64(all)
	}
	plan.Before = ratio(now)
	for _, i := range c.order(steps) {
		t := &steps[i]
		now += t.gain
		plan.Hours = plan.Hours.plus(t.hours)
		out := PlanStep{Skill: SkillID(c.ix.Skills[t.skill].ID), Held: t.held.public(), To: t.to, Gain: ratio(t.gain),
			Hours: t.hours, Coverage: ratio(now), Spent: plan.Hours}
		if t.req != nil {
			out.Required, out.Essential = true, t.req.Essential
		}
		for k := range steps {
			if slices.Contains(steps[k].needs, i) {
				out.For = append(out.For, SkillID(c.ix.Skills[steps[k].skill].ID))
			}
		}
		slices.Sort(out.For)
		plan.Steps = append(plan.Steps, out)
	}
	plan.After = ratio(now)
	plan.Weeks = Estimate{(plan.Hours.Low + pace - 1) / pace, (plan.Hours.High + pace - 1) / pace}
	return plan, nil
}

// planSteps returns a step for each skill of a role's gap and for each unmet prerequisite of those, in no order.
func (c *Catalog) planSteps(r *index.Role, h []holding, o *PlanOptions) []step {
	var steps []step
	at := map[int32]int{}
	had := c.implied(h)
	var need func(skill int32, to Proficiency) int
	need = func(skill int32, to Proficiency) int {
		i, ok := at[skill]
		if !ok {
			i = len(steps)
			at[skill] = i
			steps = append(steps, step{skill: skill, held: h[skill]})
		}
		if to <= steps[i].to {
			return i
		}
		steps[i].to = to
		base := min(to, Working)
		if h[skill] == holding(Unrated) || h[skill].least() >= base {
			return i // whoever holds it so well has had what it needs
		}
		for _, pre := range c.ix.Skills[skill].Prerequisites {
			k, planned := at[pre]
			if !had[pre] && h[pre].least() < base {
				k, planned = need(pre, base), true
			}
			if planned && !slices.Contains(steps[i].needs, k) {
				steps[i].needs = append(steps[i].needs, k)
			}
		}
		return i
	}
	for k := range r.Requirements {
		q := &r.Requirements[k]
		if own, _ := credit(h[q.Skill], q.Level); own < full {
			i := need(q.Skill, max(Proficiency(q.Level), Awareness))
			steps[i].req, steps[i].gain = q, int(q.Importance)*(full-own)
		}
	}
	// A prerequisite that is held well enough may be a step all the same, because the role asks for more of it: it
	// still comes first.
	for i := range steps {
		for _, pre := range c.ix.Skills[steps[i].skill].Prerequisites {
			if k, ok := at[pre]; ok && !slices.Contains(steps[i].needs, k) {
				steps[i].needs = append(steps[i].needs, k)
			}
		}
	}
	for i := range steps {
		t := &steps[i]
		effort := Effort(c.ix.Skills[t.skill].Effort)
		first, ok := o.Hours[effort]
		if !ok {
			first = firstLevel(effort)
		}
		t.hours = first.levels(t.held.least(), t.to)
	}
	return steps
}

// implied returns the skills that whoever holds h has had the use of, for the sake of what builds on them: those that
// are held at working level or at no stated level, what they are kinds of, and the prerequisites of all these.
func (c *Catalog) implied(h []holding) map[int32]bool {
	had := map[int32]bool{}
	var mark func(s int32)
	mark = func(s int32) {
		if had[s] {
			return
		}
		had[s] = true
		for _, b := range c.ix.Skills[s].Broader {
			mark(b)
		}
		for _, p := range c.ix.Skills[s].Prerequisites {
			mark(p)
		}
	}
	for s := range h {
		if h[s] == holding(Unrated) || h[s].least() >= Working {
			mark(int32(s))
		}
	}
	return had
}

// order returns the positions of steps in the order in which to take them.
func (c *Catalog) order(steps []step) []int {
	var visit func(i int, into *[]int)
	visit = func(i int, into *[]int) {
		if slices.Contains(*into, i) {
			return
		}
		for _, n := range steps[i].needs {
			visit(n, into)
		}
		*into = append(*into, i)
	}
	for i := range steps {
		slices.SortFunc(steps[i].needs, func(a, b int) int { return cmp.Compare(steps[a].skill, steps[b].skill) })
	}
	for i := range steps {
		visit(i, &steps[i].closed)
	}
	var out []int
	for len(out) < len(steps) {
		best, bestGain, bestHours := -1, 0, 1
		for i := range steps {
			if steps[i].done {
				continue
			}
			gain, hours := 0, 0
			for _, k := range steps[i].closed {
				if !steps[k].done {
					gain += steps[k].gain
					hours += steps[k].hours.Low + steps[k].hours.High
				}
			}
			hours = max(hours, 1)
			// gain/hours, compared without dividing
			switch d := cmp.Compare(gain*bestHours, bestGain*hours); {
			case best < 0, d > 0, d == 0 && strings.Compare(c.ix.Skills[steps[i].skill].ID, c.ix.Skills[steps[best].skill].ID) < 0:
				best, bestGain, bestHours = i, gain, hours
			}
		}
		for _, k := range steps[best].closed {
			if !steps[k].done {
				steps[k].done = true
				out = append(out, k)
			}
		}
	}
	return out
}
