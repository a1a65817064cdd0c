package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/go-career/career"
)

type recommendInput struct {
	Person personInput  `json:"person"`
	From   name         `json:"from,omitempty" jsonschema:"the role the person is in, which is left out"`
	Level  career.Level `json:"level,omitzero" jsonschema:"only roles of this level"`
	Track  career.Track `json:"track,omitempty" jsonschema:"only roles of this track"`
	Limit  limit        `json:"limit,omitempty" jsonschema:"most roles"`
}

type recommendAnswer struct {
	Roles []recommended `json:"roles" jsonschema:"those that fit best first"`
	Notes list[string]  `json:"notes" jsonschema:"what could not be read of the person"`
}

type recommended struct {
	ref
	Coverage coverage  `json:"coverage"`
	Levels   int       `json:"levels" jsonschema:"how many levels it is above the person; negative for below"`
	Lacks    list[ref] `json:"lacks" jsonschema:"the skills that cost most of the likely coverage"`
}

func (t *tools) recommend(in recommendInput) (recommendAnswer, error) {
	p, notes, err := t.person(in.Person)
	if err != nil {
		return recommendAnswer{}, err
	}
	o := career.RecommendOptions{Limit: int(in.Limit)}
	if in.From != "" {
		if o.From, err = t.c.ResolveRole(string(in.From)); err != nil {
			return recommendAnswer{}, hint(err)
		}
	}
	if in.Level != 0 {
		o.Filter.Levels = []career.Level{in.Level}
	}
	if in.Track != "" {
		o.Filter.Tracks = []career.Track{in.Track}
	}
	a := recommendAnswer{Roles: []recommended{}, Notes: notes}
	for _, r := range t.c.Recommend(p, o) {
		gap, err := t.c.Gap(p, r.Role)
		if err != nil {
			return recommendAnswer{}, err
		}
		a.Roles = append(a.Roles, recommended{ref{string(r.Role), r.Title}, coverageOf(r.Coverage, r.ReadinessLikely), r.LevelDistance, lacks(gap)})
	}
	return a, nil
}

// lacks returns what costs most of the likely coverage.
func lacks(g career.Gap) list[ref] {
	slices.SortStableFunc(g.Items, func(a, b career.GapItem) int { return cmp.Compare(b.Cost.Likely, a.Cost.Likely) })
	var out []ref
	for _, it := range g.Items {
		if it.Cost.Likely > 0 {
			out = append(out, ref{string(it.Skill), it.Name})
		}
	}
	return first(out, 3)
}

func (a recommendAnswer) text() string {
	var r report
	if len(a.Roles) == 0 {
		r.line("No role is left by these filters.")
	}
	for i, x := range a.Roles {
		s := fmt.Sprintf("%d. %s: %s", i+1, x.ref, x.Coverage)
		switch {
		case x.Levels > 0:
			s += fmt.Sprintf(", %d up", x.Levels)
		case x.Levels < 0:
			s += fmt.Sprintf(", %d down", -x.Levels)
		}
		r.line("%s", s)
		joined(&r, "   lacks", x.Lacks)
	}
	lines(&r, "Not read", a.Notes, strings.Clone)
	return r.String()
}
