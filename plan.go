package career

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/go-career/career/internal/embedded"
)

// An Estimate is an estimate of time, never a measurement: the two ends of what most people are expected to need. Its
// unit stands with the field.
type Estimate struct {
	Low  int `json:"low"`
	High int `json:"high"`
}

// String returns the estimate marked as one, without its unit: "about 40–120".
func (e Estimate) String() string { return fmt.Sprintf("about %d–%d", e.Low, e.High) }

// Middle returns the middle of the estimate, rounded down.
func (e Estimate) Middle() int { return (e.Low + e.High) / 2 }

func (e Estimate) plus(o Estimate) Estimate { return Estimate{e.Low + o.Low, e.High + o.High} }

func (e Estimate) times(n int) Estimate { return Estimate{e.Low * n, e.High * n} }

// Study estimates the hours of study from one proficiency to a higher one, up to working level; what lies above is
// practice. It is a convention of this package: awareness of a light skill takes 3 to 8 hours, of a moderate one 8 to 20,
// of a substantial one 20 to 50 and of a deep one 40 to 100, and working level twice as long again. From [Unrated] it
// counts from awareness. [PlanOptions] takes other figures.
func (e Effort) Study(from, to Proficiency) Estimate { return studyHours(firstLevel(e), from, to) }

// firstLevel is the estimate for reaching awareness, in hours.
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

// learning is how long a skill takes to learn.
type learning struct {
	first  Estimate // hours to awareness; working level takes twice as long again
	effort Effort
}

func learningOf(s *embedded.Skill) learning {
	e := effortAt(s)
	if s.StudyHigh > 0 {
		return learning{Estimate{int(s.StudyLow) / 3, int(s.StudyHigh) / 3}, e}
	}
	return learning{firstLevel(e), e}
}

func (l learning) study(from, to Proficiency) Estimate { return studyHours(l.first, from, to) }

func (l learning) practice(from, to Proficiency) Estimate { return l.effort.Practice(from, to) }

func studyHours(first Estimate, from, to Proficiency) Estimate {
	if from == Unrated {
		from = Awareness
	}
	n := 0
	for l := max(from, None) + 1; l <= min(to, Working); l++ {
		n += int(l)
	}
	return first.times(n)
}

// Practice estimates the months on the job from one proficiency to a higher one, above working level: from there to
// practitioner 3 to 6 months for a light skill, 6 to 12 for a moderate one, 9 to 18 for a substantial one and 12 to 24 for
// a deep one, and twice as long again to expert. Months are not to be added up: skills are practised side by side, as
// [Plan] says.
func (e Effort) Practice(from, to Proficiency) Estimate {
	months := Estimate{6, 12}
	switch e {
	case EffortLight:
		months = Estimate{3, 6}
	case EffortSubstantial:
		months = Estimate{9, 18}
	case EffortDeep:
		months = Estimate{12, 24}
	}
	n := 0
	for l := max(from, Working) + 1; l <= min(to, Expert); l++ {
		n += int(l - Working)
	}
	return months.times(n)
}

// sideBySide is how many skills are practised at the same time.
const sideBySide = 8

// shared returns how long the practice of several skills takes: as long as the longest, or as their sum over the number
// that is practised at the same time, if that is more.
func shared(months []Estimate) Estimate {
	var sum, longest Estimate
	for _, m := range months {
		sum = sum.plus(m)
		longest = Estimate{max(longest.Low, m.Low), max(longest.High, m.High)}
	}
	return Estimate{max(longest.Low, (sum.Low+sideBySide-1)/sideBySide), max(longest.High, (sum.High+sideBySide-1)/sideBySide)}
}

// PlanOptions set the pace of a plan and what its estimates rest on. The zero PlanOptions plan five hours a week.
type PlanOptions struct {
	GapOptions
	// HoursPerWeek is the pace of study; 5 by default.
	HoursPerWeek int `json:"hoursPerWeek,omitempty"`
	// Study replaces, for an effort class, the hours to awareness of a skill. Working level takes twice as long again.
	Study map[Effort]Estimate `json:"study,omitempty"`
}

// A Plan is what to find out and what to learn for a role, in order. It starts from what the person likely holds: see
// [Profile].
//
// No skill comes before a prerequisite of it that is also learnt. Within that, what gains most coverage for its time comes
// first, where the time of a skill includes that of the prerequisites still to be learnt for it. What a step implies is no
// step of its own.
//
// The times are estimates. Along the ladders of the embedded data they add up to the years that advertisements ask of a
// senior, a lead and a principal: internal/eval/README.md says what else they are held against.
type Plan struct {
	Role  RoleID `json:"role"`
	Title string `json:"title"`
	// Ask is what to find out first: what the profile leaves open, that which decides most first.
	Ask   []Question `json:"ask"`
	Steps []PlanStep `json:"steps"`
	// Study is the hours of study of all steps, and Weeks how long they take at HoursPerWeek, rounded up.
	Study        Estimate `json:"studyHoursEstimate"`
	Weeks        Estimate `json:"studyWeeksEstimate"`
	HoursPerWeek int      `json:"hoursPerWeek"`
	// Practice is the months on the job for what is beyond study. Skills are practised side by side, up to eight at a
	// time, so it is the longest practice of a step, or an eighth of the sum if that is more.
	Practice Estimate `json:"practiceMonthsEstimate"`
	// Before and After are the likely coverage, 0 to 1. After is 1 but for rounding, as the plan closes the whole gap.
	Before float64 `json:"before"`
	After  float64 `json:"after"`
}

// A Question is a requirement that the profile leaves open: whether it is met, or how well.
type Question struct {
	Skill  SkillID     `json:"skill"`
	Name   string      `json:"name"`
	AnyOf  []SkillID   `json:"anyOf,omitempty"` // the requirement's alternatives
	Needed Proficiency `json:"needed"`
	Held   Holding     `json:"held"`
	Cost   float64     `json:"cost"` // the coverage that depends on the answer, 0 to 1
}

// A PlanStep is one skill to learn, to one level.
type PlanStep struct {
	Skill SkillID     `json:"skill"`
	Name  string      `json:"name"`
	AnyOf []SkillID   `json:"anyOf,omitempty"` // skills that would do as well, any one of them
	From  Proficiency `json:"from"`            // what is likely held
	To    Proficiency `json:"to"`
	// Required says that the role asks for the skill, Essential that it cannot do without. A step that is not required
	// is there for the skills in For.
	Required  bool      `json:"required"`
	Essential bool      `json:"essential"`
	For       []SkillID `json:"for,omitempty"`    // later steps that have this one as a prerequisite
	Covers    []SkillID `json:"covers,omitempty"` // further requirements that are met by this step
	Gain      float64   `json:"gain"`             // coverage gained, 0 to 1
	Study     Estimate  `json:"studyHoursEstimate"`
	Practice  Estimate  `json:"practiceMonthsEstimate"`
	Coverage  float64   `json:"coverage"` // the likely coverage once this step is done
}

// Plan returns what a person should find out and learn for a role, in order: the skills of the gap, and their
// prerequisites if those are not held. A prerequisite is needed at working level, or at the level aimed at if that is
// lower. Of a requirement with alternatives the one that is held best is raised. The error is a [*NotFoundError] for a
// role that the catalogue does not have.
func (c *Catalog) Plan(p Profile, role RoleID, o PlanOptions) (Plan, error) {
	at, ok := c.roles.At(string(role))
	if !ok {
		return Plan{}, c.missing("role", string(role))
	}
	r := &c.ix().Roles[at]
	h := c.profileCells(&p)
	defer h.free()
	pace := cmp.Or(max(o.HoursPerWeek, 0), 5)
	plan := Plan{Role: role, Title: r.Title, Ask: c.questions(r.Requirements, h), Steps: []PlanStep{}, HoursPerWeek: pace}

	steps := c.planSteps(r, h, &o)
	var s score
	for k := range r.Requirements {
		x := h.credit(&r.Requirements[k])
		s.add(&r.Requirements[k], x.low, x)
	}
	all, now := s.weight*full, s.sum.likely
	ratio := func(n int) float64 {
		if all == 0 {
			return 0
		}
		return float64(n) / float64(all)
	}
	plan.Before = ratio(now)
	var practice []Estimate
	later := make([][]SkillID, len(steps)) // for each step, those that need it
	for i := range steps {
		for _, k := range steps[i].needs {
			later[k] = append(later[k], SkillID(c.ix().Skills[steps[i].skill].ID))
		}
	}
	for _, i := range order(steps, func(i int) string { return c.ix().Skills[steps[i].skill].ID }) {
		t := &steps[i]
		now += t.gain
		plan.Study = plan.Study.plus(t.study)
		practice = append(practice, t.practice)
		skill := &c.ix().Skills[t.skill]
		out := PlanStep{Skill: SkillID(skill.ID), Name: skill.Name, From: t.from, To: t.to, Gain: ratio(t.gain), Study: t.study,
			Practice: t.practice, Coverage: ratio(now)}
		if t.req != nil {
			out.Required, out.Essential = true, t.req.Essential
			if t.skill == t.req.Skill {
				out.AnyOf = c.skillIDs(t.req.AnyOf)
			}
		}
		out.For = later[i]
		slices.Sort(out.For)
		out.Covers = c.skillIDs(t.covers)
		plan.Steps = append(plan.Steps, out)
	}
	plan.After = ratio(now)
	plan.Practice = shared(practice)
	plan.Weeks = Estimate{(plan.Study.Low + pace - 1) / pace, (plan.Study.High + pace - 1) / pace}
	return plan, nil
}

func (c *Catalog) skillIDs(list []int32) []SkillID {
	var ids []SkillID
	for _, s := range list {
		ids = append(ids, SkillID(c.ix().Skills[s].ID))
	}
	return ids
}

// questions returns what a profile leaves open of some requirements.
func (c *Catalog) questions(requirements []embedded.Requirement, h *cells) []Question {
	list, weight := []Question{}, 0
	for k := range requirements {
		weight += int(requirements[k].Importance)
	}
	for k := range requirements {
		q := &requirements[k]
		if skill, best, x := h.look(q); x.low < x.high {
			asked := &c.ix().Skills[q.Skill]
			list = append(list, Question{Skill: SkillID(asked.ID), Name: asked.Name, AnyOf: c.skillIDs(q.AnyOf), Needed: Proficiency(q.Level),
				Held: c.holding(h, skill, best), Cost: float64(int(q.Importance)*(x.high-x.low)) / float64(weight*full)})
		}
	}
	slices.SortStableFunc(list, func(a, b Question) int { return cmp.Compare(b.Cost, a.Cost) })
	return list
}
