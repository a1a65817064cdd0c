package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/source/jsonresume"
)

type personInput struct {
	Skills []skillInput `json:"skills,omitempty" jsonschema:"skills the person states"`
	Roles  []heldInput  `json:"roles,omitempty" jsonschema:"roles the person has held, the last one first"`
	Level  career.Level `json:"level,omitzero" jsonschema:"the person's own level; by default that of the last role"`
	Resume document     `json:"resume,omitempty" jsonschema:"a résumé in the JSON Resume format, as text; what skills and roles state counts before it"`
}

type skillInput struct {
	Skill name                `json:"skill" jsonschema:"ID or name"`
	Level *career.Proficiency `json:"level,omitempty" jsonschema:"how well it is held: none is known not to be held, unrated (the default) held at no stated level"`
}

type heldInput struct {
	Role   name   `json:"role" jsonschema:"ID or job title"`
	Months months `json:"months" jsonschema:"time in the role"`
}

// maxNotes is how many notes an answer has.
const maxNotes = 8

// person returns the profile of a person, and what could not be read.
func (t *tools) person(in personInput) (career.Profile, list[string], error) {
	p := career.Profile{}
	var notes []string
	if in.Resume != "" {
		resume, err := jsonresume.Read(strings.NewReader(string(in.Resume)))
		if err != nil {
			return p, list[string]{}, err
		}
		reading := resume.Match(t.c)
		p = reading.Profile
		for _, u := range reading.Unread {
			notes = append(notes, fmt.Sprintf("résumé: %s could not be read: %s", u.Path, u.Reason))
		}
		for _, u := range reading.Unknown {
			notes = append(notes, fmt.Sprintf("résumé: no skill %.60q in the catalogue", u.Text))
		}
	}
	if p.Skills == nil {
		p.Skills = map[career.SkillID]career.Proficiency{}
	}
	for _, s := range in.Skills {
		id, err := t.skill(string(s.Skill))
		if err != nil {
			notes = append(notes, err.Error())
			continue
		}
		p.Skills[id] = career.Unrated
		if s.Level != nil {
			p.Skills[id] = *s.Level
		}
	}
	var stated []career.Experience
	for _, h := range in.Roles {
		id, err := t.held(string(h.Role))
		if err != nil {
			notes = append(notes, err.Error())
			continue
		}
		stated = append(stated, career.Experience{Role: id, Months: int(h.Months)})
	}
	if stated != nil {
		p.Experience = stated
	}
	if in.Level != 0 {
		p.Level = in.Level
	}
	if len(p.Skills) == 0 && len(p.Experience) == 0 {
		if len(notes) == 0 {
			return p, list[string]{}, errors.New("nothing is known of the person: give skills, roles or a resume")
		}
		return p, list[string]{}, fmt.Errorf("nothing of what is stated is in the catalogue: %s", strings.Join(notes[:min(maxNotes, len(notes))], "; "))
	}
	return p, first(notes, maxNotes), nil
}
