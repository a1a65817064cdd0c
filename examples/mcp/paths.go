package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/go-career/career"
)

type pathsInput struct {
	From     name         `json:"from" jsonschema:"the role to start from, by ID, title or alias"`
	To       name         `json:"to" jsonschema:"the role to get to"`
	Person   *personInput `json:"person,omitempty" jsonschema:"what the person holds at the start; by default what the first role asks for"`
	Via      []name       `json:"via,omitempty" jsonschema:"roles to pass through"`
	Avoid    []name       `json:"avoid,omitempty" jsonschema:"roles to keep clear of"`
	MaxMoves hops         `json:"max_moves,omitempty" jsonschema:"most moves on a path"`
	Limit    pathCount    `json:"limit,omitempty" jsonschema:"most paths"`
	Place    name         `json:"place,omitempty" jsonschema:"the country to compare pay in; US by default"`
}

type pathsAnswer struct {
	From       ref          `json:"from"`
	To         ref          `json:"to"`
	Paths      []path       `json:"paths" jsonschema:"least to learn first; empty if there is none"`
	PaySources []string     `json:"pay_sources" jsonschema:"where the pay of the moves is from"`
	Notes      list[string] `json:"notes" jsonschema:"what could not be read of the person, and whether the search was given up"`
}

type path struct {
	Moves  []move `json:"moves"`
	Hours  span   `json:"study_hours" jsonschema:"estimate for the whole path"`
	Months span   `json:"practice_months" jsonschema:"estimate for the whole path"`
}

type move struct {
	To       ref             `json:"to"`
	Kind     career.MoveKind `json:"kind"`
	Coverage int             `json:"coverage" jsonschema:"likely coverage on arrival, in percent"`
	Learn    list[ref]       `json:"learn" jsonschema:"the skills to learn for it"`
	Hours    span            `json:"study_hours"`
	Months   span            `json:"practice_months"`
	Pay      string          `json:"pay" jsonschema:"how pay changes, by the midpoints of bands, or why that is not known"`
}

func (t *tools) paths(in pathsInput) (pathsAnswer, error) {
	o := career.PathOptions{MaxHops: int(in.MaxMoves), Limit: int(in.Limit)}
	from, err := t.c.ResolveRole(string(in.From))
	if err != nil {
		return pathsAnswer{}, hint(err)
	}
	to, err := t.c.ResolveRole(string(in.To))
	if err != nil {
		return pathsAnswer{}, hint(err)
	}
	if from == to {
		return pathsAnswer{}, errors.New("from and to are the same role")
	}
	if o.Via, err = t.roles(in.Via); err != nil {
		return pathsAnswer{}, err
	}
	if o.Avoid, err = t.roles(in.Avoid); err != nil {
		return pathsAnswer{}, err
	}
	if in.Place != "" {
		if o.Place, err = t.place(string(in.Place)); err != nil {
			return pathsAnswer{}, err
		}
		o.Place = o.Place.Country()
	}
	a := pathsAnswer{From: t.roleRefs([]career.RoleID{from})[0], To: t.roleRefs([]career.RoleID{to})[0], Paths: []path{}, PaySources: []string{}, Notes: first[string](nil, 0)}
	if in.Person != nil {
		p, notes, err := t.person(*in.Person)
		if err != nil {
			return pathsAnswer{}, err
		}
		o.Profile, a.Notes = &p, notes
	}
	paths, err := t.c.Paths(from, to, o)
	if errors.Is(err, career.ErrUnfinished) {
		a.Notes.Items = append(a.Notes.Items, "the search was given up: there may be more paths")
	} else if err != nil {
		return pathsAnswer{}, err
	}
	for _, p := range paths {
		out := path{Hours: span(p.Study), Months: span(p.Practice)}
		for _, s := range p.Steps {
			var learn []ref
			for _, l := range s.Learn {
				learn = append(learn, ref{string(l.Skill), l.Name})
			}
			out.Moves = append(out.Moves, move{ref{string(s.To), s.ToTitle}, s.Kind, percent(s.Gap.Coverage.Likely), first(learn, 4),
				span(s.Study), span(s.Practice), payChange(s.Pay)})
			if b := s.Pay.To; b.Source != "" {
				if source := t.source(b.Source) + ", as of " + b.AsOf.String(); !slices.Contains(a.PaySources, source) {
					a.PaySources = append(a.PaySources, source)
				}
			}
		}
		a.Paths = append(a.Paths, out)
	}
	return a, nil
}

// roles returns the roles with some IDs or names.
func (t *tools) roles(names []name) (ids []career.RoleID, err error) {
	for _, n := range names {
		id, err := t.c.ResolveRole(string(n))
		if err != nil {
			return nil, hint(err)
		}
		ids = append(ids, id)
	}
	return ids, nil
}

func payChange(p career.PayChange) string {
	if p.Why != "" {
		return p.Why
	}
	return fmt.Sprintf("%+.0f %%, %s to %s %s %s", p.Percent, p.From.Midpoint(), p.To.Midpoint(), p.To.Currency, p.To.Period.Each())
}

func (a pathsAnswer) text() string {
	var r report
	r.line("From %s to %s. Times are estimates.", a.From, a.To)
	if len(a.Paths) == 0 {
		r.line("No path keeps to these constraints.")
	}
	for i, p := range a.Paths {
		r.line("%d. %s", i+1, effort(p.Hours, p.Months))
		for _, m := range p.Moves {
			line := fmt.Sprintf("   %s to %s: coverage %d %% on arrival", m.Kind, m.To, m.Coverage)
			if e := effort(m.Hours, m.Months); e != "" {
				line += ", " + e
			}
			r.line("%s", line)
			joined(&r, "      learn", m.Learn)
			r.line("      pay: %s", m.Pay)
		}
	}
	if len(a.PaySources) > 0 {
		r.line("Pay is midpoints of bands, from %s.", strings.Join(a.PaySources, "; "))
	}
	lines(&r, "Notes", a.Notes, strings.Clone)
	return r.String()
}
