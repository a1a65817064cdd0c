package main

import (
	"fmt"

	"github.com/go-career/career"
)

type titleInput struct {
	Title name  `json:"title" jsonschema:"the job title, as it is written"`
	Limit limit `json:"limit,omitempty" jsonschema:"most matches"`
}

type titleAnswer struct {
	Matches []titleMatch `json:"matches" jsonschema:"best first; empty if no role is like it"`
	Level   career.Level `json:"level,omitzero" jsonschema:"the level that the title states"`
	Track   career.Track `json:"track,omitempty"`
	Core    string       `json:"core" jsonschema:"what names the work"`
}

type titleMatch struct {
	ref
	Match     string  `json:"match" jsonschema:"the role's title or alias that is nearest"`
	Score     float64 `json:"score" jsonschema:"how likely the match is right, 0 to 1; below 0.7, ask the user"`
	Ambiguous bool    `json:"ambiguous,omitempty" jsonschema:"the title says too little: this is one of several roles that it may stand for"`
}

func (t *tools) matchTitle(in titleInput) (titleAnswer, error) {
	p := career.ParseTitle(string(in.Title))
	a := titleAnswer{Matches: []titleMatch{}, Level: p.Level, Track: p.Track, Core: p.Core}
	for _, m := range t.c.MatchTitle(string(in.Title), int(in.Limit)) {
		a.Matches = append(a.Matches, titleMatch{ref{string(m.Role), m.Title}, m.Match, m.Score, m.Ambiguous})
	}
	return a, nil
}

func (a titleAnswer) text() string {
	var r report
	if len(a.Matches) == 0 {
		r.line("No role in the catalogue is like %q.", a.Core)
	}
	for _, m := range a.Matches {
		s := fmt.Sprintf("%s: score %.2f", m.ref, m.Score)
		if m.Ambiguous {
			s += ", one of several that the title may stand for"
		} else if m.Score < sure {
			s += ", unsure: ask"
		}
		r.line("%s", s)
	}
	if a.Level != 0 {
		r.line("The title states %s level.", a.Level)
	}
	return r.String()
}

type searchInput struct {
	Query name  `json:"query" jsonschema:"the beginning of one or more words of a name"`
	Kind  kind  `json:"kind,omitempty" jsonschema:"what to search; all by default"`
	Limit limit `json:"limit,omitempty" jsonschema:"most records"`
}

type searchAnswer struct {
	Found []found `json:"found"`
}

type found struct {
	ref
	Kind  kind   `json:"kind"`
	Match string `json:"match" jsonschema:"the name or alias that was found"`
}

func (t *tools) search(in searchInput) (searchAnswer, error) {
	a := searchAnswer{Found: []found{}}
	add := func(f found) {
		if len(a.Found) < int(in.Limit) && (in.Kind == "" || in.Kind == f.Kind) {
			a.Found = append(a.Found, f)
		}
	}
	for _, f := range t.c.Search(string(in.Query), 500) {
		add(found{ref{f.ID, f.Name}, kind(f.Kind), f.Match})
	}
	if len(a.Found) == 0 {
		for _, n := range t.c.NearSkills(string(in.Query), 20) {
			add(found{ref{string(n.Skill), n.Name}, "skill", n.Match})
		}
	}
	return a, nil
}

func (a searchAnswer) text() string {
	var r report
	if len(a.Found) == 0 {
		r.line("Nothing is found.")
	}
	for _, f := range a.Found {
		r.line("%s %s", f.Kind, f.ref)
	}
	return r.String()
}
