package main

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/go-career/career"
)

// sure is the score from which a title counts as that of a role someone has held.
const sure = 0.7

// held returns the role that someone's job title stands for.
func (t *tools) held(title string) (career.RoleID, error) {
	id, err := t.c.ResolveRole(title)
	if err == nil {
		return id, nil
	}
	if m := t.c.MatchTitle(title, 1); len(m) > 0 && !m[0].Ambiguous && m[0].Score >= sure {
		return m[0].Role, nil
	}
	return "", err
}

// skill returns the skill with an ID or a name. The error names those that are near.
func (t *tools) skill(s string) (career.SkillID, error) {
	if id, ok := t.c.CurrentSkill(career.SkillID(strings.TrimSpace(s))); ok {
		return id, nil
	}
	if k, ok := t.c.ResolveSkill(s); ok {
		return k.ID, nil
	}
	var near []string
	for _, n := range t.c.NearSkills(s, 3) {
		near = append(near, ref{string(n.Skill), n.Name}.String())
	}
	if near == nil {
		return "", fmt.Errorf("no skill %q in the catalogue", s)
	}
	return "", fmt.Errorf("no skill %q in the catalogue: near are %s", s, strings.Join(near, ", "))
}

// place returns the place that goes by a code or a name.
func (t *tools) place(s string) (career.Place, error) {
	if p, err := career.ParsePlace(strings.TrimSpace(s)); err == nil {
		return p, nil
	}
	var known, near []string
	for _, p := range t.c.PayPlaces() {
		if strings.EqualFold(placeName(t.c, p), strings.TrimSpace(s)) {
			return p, nil
		}
		known = append(known, ref{string(p), placeName(t.c, p)}.String())
	}
	areas := t.c.FindAreas(s)
	if len(areas) == 1 {
		return areas[0].Place, nil
	}
	for _, a := range areas[:min(5, len(areas))] {
		near = append(near, ref{string(a.Place), a.Name}.String())
	}
	if near != nil {
		return "", fmt.Errorf("%q may be more than one place: %s", s, strings.Join(near, ", "))
	}
	return "", fmt.Errorf("no place %q: want a code such as US, CA-BC or US-42660, or a city of the United States. There are figures for %s",
		s, strings.Join(known, ", "))
}

// placeName returns what a place is called.
func placeName(c *career.Catalog, p career.Place) string {
	if a, ok := c.Area(p); ok {
		return a.Name
	}
	if r, err := language.ParseRegion(string(p)); err == nil {
		return display.English.Regions().Name(r)
	}
	return string(p)
}

// source says where a figure is from.
func (t *tools) source(id career.SourceID) string {
	s, ok := t.c.Source(id)
	if !ok {
		return string(id)
	}
	return fmt.Sprintf("%s, %s (%s)", s.Publisher, s.Title, s.Edition)
}

// hint says how to go on after an error about a name.
func hint(err error) error {
	var missing *career.NotFoundError
	if errors.As(err, &missing) && missing.Kind == "role" && missing.Near == nil {
		return fmt.Errorf("%w: match_title and search find roles", err)
	}
	return err
}
