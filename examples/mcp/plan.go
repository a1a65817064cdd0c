package main

import (
	"fmt"
	"strings"

	"github.com/go-career/career"
)

type planInput struct {
	Person       personInput `json:"person"`
	Role         name        `json:"role" jsonschema:"the role to get to, by ID, title or alias"`
	HoursPerWeek pace        `json:"hours_per_week,omitempty" jsonschema:"the pace of study"`
	Full         bool        `json:"full,omitempty" jsonschema:"every step, instead of the first"`
}

type planAnswer struct {
	Role     ref            `json:"role"`
	Before   int            `json:"before" jsonschema:"likely coverage now, in percent; the plan closes the whole gap"`
	Ask      list[question] `json:"ask" jsonschema:"what to find out first: what the person's statements leave open"`
	Steps    list[step]     `json:"steps" jsonschema:"what to learn, in order"`
	Hours    span           `json:"study_hours" jsonschema:"estimate for all steps"`
	Weeks    span           `json:"study_weeks" jsonschema:"estimate, at hours_per_week"`
	Practice span           `json:"practice_months" jsonschema:"estimate; skills are practised side by side, on the job"`
	Pace     int            `json:"hours_per_week"`
	Notes    list[string]   `json:"notes" jsonschema:"what could not be read of the person"`
}

type question struct {
	ref
	Needed career.Proficiency `json:"needed,omitzero"`
	Points float64            `json:"points" jsonschema:"coverage that depends on the answer, in percentage points"`
}

type step struct {
	ref
	From      career.Proficiency `json:"from"`
	To        career.Proficiency `json:"to"`
	Essential bool               `json:"essential,omitempty"`
	Hours     span               `json:"study_hours"`
	Months    span               `json:"practice_months"`
	Coverage  int                `json:"coverage" jsonschema:"likely coverage once it is done, in percent"`
	For       list[ref]          `json:"for" jsonschema:"later steps that need it"`
	AnyOf     list[ref]          `json:"any_of" jsonschema:"skills that would do as well"`
}

// A span is an estimate.
type span struct {
	Low  int `json:"low"`
	High int `json:"high"`
}

func (t *tools) plan(in planInput) (planAnswer, error) {
	p, notes, err := t.person(in.Person)
	if err != nil {
		return planAnswer{}, err
	}
	id, err := t.c.ResolveRole(string(in.Role))
	if err != nil {
		return planAnswer{}, hint(err)
	}
	plan, err := t.c.Plan(p, id, career.PlanOptions{HoursPerWeek: int(in.HoursPerWeek)})
	if err != nil {
		return planAnswer{}, err
	}
	a := planAnswer{Role: ref{string(plan.Role), plan.Title}, Before: percent(plan.Before), Hours: span(plan.Study), Weeks: span(plan.Weeks),
		Practice: span(plan.Practice), Pace: plan.HoursPerWeek, Notes: notes}
	var ask []question
	for _, q := range plan.Ask {
		ask = append(ask, question{ref{string(q.Skill), q.Name}, q.Needed, points(q.Cost)})
	}
	var steps []step
	for _, s := range plan.Steps {
		steps = append(steps, step{ref{string(s.Skill), s.Name}, s.From, s.To, s.Essential, span(s.Study), span(s.Practice), percent(s.Coverage),
			first(t.skillRefs(s.For), 3), first(t.skillRefs(s.AnyOf), 3)})
	}
	most := 8
	if in.Full {
		most = maxItems
	}
	a.Ask, a.Steps = first(ask, 5), first(steps, most)
	return a, nil
}

func (a planAnswer) text() string {
	var r report
	r.line("To %s, from a likely coverage of %d %%. All times are estimates.", a.Role, a.Before)
	lines(&r, "Find out first", a.Ask, func(q question) string {
		return fmt.Sprintf("%s: is it held at %s? %.1f points depend on it", q.ref, q.Needed, q.Points)
	})
	lines(&r, "Learn in this order", a.Steps, func(s step) string {
		line := fmt.Sprintf("%s from %s to %s", s.ref, s.From, s.To)
		if e := effort(s.Hours, s.Months); e != "" {
			line += ": " + e
		}
		if len(s.For.Items) > 0 {
			line += ", for " + s.For.Items[0].Name
		}
		return line
	})
	if len(a.Steps.Items) == 0 {
		r.line("There is nothing to learn.")
	} else {
		r.line("In all %s; the study takes %d to %d weeks at %d hours a week.", effort(a.Hours, a.Practice), a.Weeks.Low, a.Weeks.High, a.Pace)
	}
	lines(&r, "Not read", a.Notes, strings.Clone)
	return r.String()
}

// effort says how much study and practice something takes.
func effort(hours, months span) string {
	var parts []string
	if hours.High > 0 {
		parts = append(parts, fmt.Sprintf("%d to %d hours of study", hours.Low, hours.High))
	}
	if months.High > 0 {
		parts = append(parts, fmt.Sprintf("%d to %d months of practice", months.Low, months.High))
	}
	return strings.Join(parts, ", ")
}
