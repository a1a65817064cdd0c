package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/go-career/career"
)

type compareInput struct {
	Person  personInput   `json:"person"`
	Role    name          `json:"role,omitempty" jsonschema:"the role to compare with, by ID, title or alias; or give posting"`
	Posting *postingInput `json:"posting,omitempty" jsonschema:"the advertisement to compare with, instead of role"`
	Full    bool          `json:"full,omitempty" jsonschema:"every requirement, instead of those that matter most"`
}

type postingInput struct {
	Title name `json:"title" jsonschema:"its job title"`
	Text  text `json:"text" jsonschema:"its text"`
}

type compareAnswer struct {
	With      string       `json:"with" jsonschema:"the role or posting"`
	Role      *ref         `json:"role,omitempty" jsonschema:"the role, or the one that the posting's title stands for"`
	Coverage  coverage     `json:"coverage"`
	Essential career.Tally `json:"essential" jsonschema:"counts of the essential requirements"`
	Met       list[met]    `json:"met"`
	Open      list[open]   `json:"open" jsonschema:"requirements that are short, missing or unknown; those that cost most of the likely coverage first"`
	Notes     list[string] `json:"notes" jsonschema:"what could not be read of the person"`
}

// coverage is how much of what is asked for is met, in percent.
type coverage struct {
	Certain   int              `json:"certain" jsonschema:"percent; counts only what is stated, and what follows from it"`
	Likely    int              `json:"likely" jsonschema:"percent; an estimate from the roles held and the person's level"`
	Possible  int              `json:"possible" jsonschema:"percent; if all that is unknown is there"`
	Readiness career.Readiness `json:"readiness" jsonschema:"by the likely coverage"`
}

func coverageOf(b career.Bounds, likely career.Readiness) coverage {
	return coverage{percent(b.Low), percent(b.Likely), percent(b.High), likely}
}

func (c coverage) String() string {
	return fmt.Sprintf("likely %d %% (an estimate), certain %d %%, possible %d %%; likely %s", c.Likely, c.Certain, c.Possible, words(c.Readiness))
}

type met struct {
	ref
	Essential bool   `json:"essential"`
	By        string `json:"by" jsonschema:"how that is known"`
}

type open struct {
	ref
	Status    career.Status      `json:"status"`
	Needed    career.Proficiency `json:"needed,omitzero"`
	Likely    career.Proficiency `json:"likely" jsonschema:"the level it is likely held at"`
	Essential bool               `json:"essential"`
	Points    float64            `json:"points" jsonschema:"what it takes from the likely coverage, in percentage points"`
	Held      string             `json:"held,omitempty" jsonschema:"what is held of it, and how that is known"`
	AnyOf     list[ref]          `json:"any_of" jsonschema:"alternatives, any one of which does as well"`
}

func (t *tools) compare(in compareInput) (compareAnswer, error) {
	p, notes, err := t.person(in.Person)
	if err != nil {
		return compareAnswer{}, err
	}
	a := compareAnswer{Notes: notes}
	var gap career.Gap
	switch {
	case (in.Role == "") == (in.Posting == nil):
		return a, errors.New("give either role or posting")
	case in.Posting != nil:
		ad := t.c.ReadPosting(string(in.Posting.Title), string(in.Posting.Text))
		if len(ad.Requirements) == 0 {
			return a, errors.New("the posting names no skill of the catalogue: compare with a role instead")
		}
		gap = t.c.PostingGap(p, ad)
		a.With = "the posting for " + string(in.Posting.Title)
		if ad.Role != "" {
			a.Role = &ref{string(ad.Role), ad.RoleTitle}
		}
	default:
		id, err := t.c.ResolveRole(string(in.Role))
		if err != nil {
			return a, hint(err)
		}
		if gap, err = t.c.Gap(p, id); err != nil {
			return a, err
		}
		a.With, a.Role = gap.Title, &ref{string(gap.Role), gap.Title}
	}
	a.Coverage, a.Essential = coverageOf(gap.Coverage, gap.ReadinessLikely), gap.Essential
	var done []met
	var rest []open
	for _, it := range gap.Items {
		held := t.c.Why(it.Held)
		if held != "" && it.Held.Skill != it.Skill {
			held = it.Held.Name + ", " + held
		}
		id := ref{string(it.Skill), it.Name}
		if it.Status == career.StatusMet {
			done = append(done, met{id, it.Essential, held})
		} else {
			rest = append(rest, open{id, it.Status, it.Level, max(it.Held.Likely, career.None), it.Essential, points(it.Cost.Likely), held, first(t.skillRefs(it.AnyOf), 3)})
		}
	}
	slices.SortStableFunc(rest, func(a, b open) int { return cmp.Compare(b.Points, a.Points) })
	most := 8
	if in.Full {
		most = maxItems
	}
	a.Met, a.Open = first(done, most), first(rest, most)
	return a, nil
}

func (a compareAnswer) text() string {
	var r report
	r.line("%s: %s.", a.with(), a.Coverage)
	if e := a.Essential; e.Total > 0 {
		r.line("Of %d essential requirements %d are met, %d held at a lower level, %d missing, %d unknown.", e.Total, e.Met, e.Partial, e.Missing, e.Unknown)
	}
	lines(&r, "Met (* essential)", a.Met, func(m met) string { return m.String() + star(m.Essential) + ": " + m.By })
	lines(&r, "Short, missing or unknown, with the points of likely coverage that each costs", a.Open, func(o open) string {
		s := fmt.Sprintf("%s%s: %s, %.1f points", o.ref, star(o.Essential), o.Status, o.Points)
		if o.Needed > 0 {
			s += ", needs " + o.Needed.String()
		}
		if o.Held != "" {
			s += " (" + o.Held + ")"
		}
		return s
	})
	lines(&r, "Not read", a.Notes, strings.Clone)
	return r.String()
}

func (a compareAnswer) with() string {
	switch {
	case a.Role == nil:
		return a.With
	case a.Role.Name == a.With:
		return a.Role.String()
	}
	return a.With + ", read as " + a.Role.String()
}

func star(essential bool) string {
	if essential {
		return " *"
	}
	return ""
}

func words(r career.Readiness) string { return strings.ReplaceAll(r.String(), "-", " ") }
