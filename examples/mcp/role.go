package main

import (
	"fmt"

	"github.com/go-career/career"
)

type roleInput struct {
	Role name `json:"role" jsonschema:"the role's ID, title or alias"`
	Full bool `json:"full,omitempty" jsonschema:"everything, instead of the start of long lists"`
}

type roleAnswer struct {
	ref
	Aliases          list[string]      `json:"aliases"`
	Family           string            `json:"family,omitempty"`
	Level            career.Level      `json:"level,omitzero"`
	Track            career.Track      `json:"track,omitempty"`
	Summary          string            `json:"summary,omitempty"`
	Responsibilities list[string]      `json:"responsibilities"`
	Skills           list[requirement] `json:"skills" jsonschema:"what the role asks for: essential skills first, then the most important"`
	LeadsTo          list[ref]         `json:"leads_to" jsonschema:"advancement"`
	Transitions      list[ref]         `json:"transitions" jsonschema:"moves to another job"`
	OftenMissing     list[ref]         `json:"often_missing" jsonschema:"skills that people in the role often lack"`
	NextSteps        list[string]      `json:"next_steps"`
	Outlook          string            `json:"outlook,omitempty" jsonschema:"projected demand, with its source and years"`
}

type requirement struct {
	ref
	Level      career.Proficiency `json:"level,omitzero"`
	Importance int                `json:"importance" jsonschema:"1 to 5"`
	Essential  bool               `json:"essential"`
	AnyOf      list[ref]          `json:"any_of" jsonschema:"alternatives, any one of which does as well"`
}

func (t *tools) role(in roleInput) (roleAnswer, error) {
	id, err := t.c.ResolveRole(string(in.Role))
	if err != nil {
		return roleAnswer{}, hint(err)
	}
	r, _ := t.c.Role(id)
	most := func(n int) int {
		if in.Full {
			return maxItems
		}
		return n
	}
	a := roleAnswer{ref: ref{string(r.ID), r.Title}, Level: r.Level, Track: r.Track, Summary: r.Summary,
		Aliases: first(r.Aliases, most(4)), Responsibilities: first(r.Responsibilities, most(4)),
		LeadsTo: first(t.roleRefs(r.LeadsTo), most(5)), Transitions: first(t.roleRefs(r.Transitions), most(5)),
		OftenMissing: first(t.skillRefs(r.Gaps), most(5)), NextSteps: first(r.NextSteps, most(3))}
	if f, ok := t.c.Family(r.Family); ok {
		a.Family = f.Name
	}
	var skills []requirement
	for _, essential := range []bool{true, false} {
		for importance := 5; importance >= 0; importance-- {
			for _, q := range r.Requirements {
				if q.Essential == essential && q.Importance == importance {
					skills = append(skills, requirement{t.skillRefs([]career.SkillID{q.Skill})[0], q.Level, q.Importance, q.Essential, first(t.skillRefs(q.AnyOf), most(3))})
				}
			}
		}
	}
	a.Skills = first(skills, most(10))
	if p := r.Demand.Projection; p.Source != "" {
		o, _ := t.c.Occupation(p.SOC)
		a.Outlook = fmt.Sprintf("%s: %+.1f %% from %d to %d, %d openings a year in the US, as %s (%s)", r.Demand.Trend, p.GrowthPercent,
			p.From, p.To, p.YearlyOpenings, o.Title, t.source(p.Source))
	}
	return a, nil
}

func (a roleAnswer) text() string {
	var r report
	r.line("%s, %s level, %s, %s", a.ref, a.Level, a.Track, a.Family)
	r.line("%s", a.Summary)
	lines(&r, "Does", a.Responsibilities, func(s string) string { return s })
	lines(&r, "Asks for (* essential)", a.Skills, func(q requirement) string {
		s := q.String()
		if q.Level > 0 {
			s += ", " + q.Level.String()
		}
		if q.Essential {
			s += " *"
		}
		for i, alternative := range q.AnyOf.Items {
			if i == 0 {
				s += "; or "
			} else {
				s += ", "
			}
			s += alternative.Name
		}
		if q.AnyOf.More > 0 {
			s += fmt.Sprintf(", … and %d more", q.AnyOf.More)
		}
		return s
	})
	joined(&r, "Leads to", a.LeadsTo)
	joined(&r, "Transitions", a.Transitions)
	joined(&r, "Often missing", a.OftenMissing)
	if a.Outlook != "" {
		r.line("Outlook: %s", a.Outlook)
	}
	return r.String()
}
