package career

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"testing/fstest"
)

// files makes a file system from names and texts.
func files(pairs ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return m
}

// random returns a catalogue of made-up roles and skills with every relation that queries walk.
func random(tb testing.TB, r *rand.Rand, roles, skills int) *Catalog {
	tb.Helper()
	d := newDraft(nil)
	efforts := []Effort{"", EffortLight, EffortModerate, EffortSubstantial, EffortDeep}
	for i := range skills {
		s := Skill{ID: SkillID(fmt.Sprintf("s%03d", i)), Name: fmt.Sprintf("Skill %03d", i), Category: "k", Effort: efforts[r.IntN(len(efforts))]}
		for range r.IntN(3) {
			if i > 0 { // what it needs stands before it, so that there is no cycle
				if p := SkillID(fmt.Sprintf("s%03d", r.IntN(i))); !contains(s.Prerequisites, p) {
					s.Prerequisites = append(s.Prerequisites, p)
				}
			}
		}
		if i > 0 && r.IntN(3) == 0 {
			s.Broader = []SkillID{SkillID(fmt.Sprintf("s%03d", r.IntN(i)))}
		}
		for range r.IntN(3) {
			o := SkillID(fmt.Sprintf("s%03d", r.IntN(skills)))
			known := o == s.ID
			for _, x := range s.Related {
				known = known || x.Skill == o
			}
			if !known {
				s.Related = append(s.Related, Relation{o, 1 + r.IntN(100)})
			}
		}
		d.skills.insert(&entry[Skill]{v: s})
	}
	for i := range roles {
		ro := Role{ID: RoleID(fmt.Sprintf("r%03d", i)), Title: fmt.Sprintf("Role %03d", i), Level: Level(1 + i*6/roles)}
		for range r.IntN(8) {
			q := Requirement{Skill: SkillID(fmt.Sprintf("s%03d", r.IntN(skills))), Level: Proficiency(r.IntN(5)),
				Importance: r.IntN(6), Essential: r.IntN(3) == 0}
			known := false
			for _, x := range ro.Requirements {
				known = known || x.Skill == q.Skill
			}
			if !known {
				ro.Requirements = append(ro.Requirements, q)
			}
		}
		for range r.IntN(5) {
			j := r.IntN(roles)
			id := RoleID(fmt.Sprintf("r%03d", j))
			switch {
			case j == i || contains(ro.LeadsTo, id) || contains(ro.Transitions, id):
			case j > i && r.IntN(2) == 0: // advancement goes up, so that there is no cycle
				ro.LeadsTo = append(ro.LeadsTo, id)
			default:
				ro.Transitions = append(ro.Transitions, id)
			}
		}
		d.roles.insert(&entry[Role]{v: ro})
	}
	c, err := d.catalog()
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func contains[T comparable](list []T, v T) bool {
	for _, x := range list {
		if x == v {
			return true
		}
	}
	return false
}

// randomProfile returns a profile over some of a catalogue's skills.
func randomProfile(c *Catalog, r *rand.Rand) Profile {
	p := Profile{Skills: map[SkillID]Proficiency{}, Complete: r.IntN(4) == 0}
	for i := range c.ix.Skills {
		if r.IntN(3) == 0 {
			p.Skills[SkillID(c.ix.Skills[i].ID)] = Proficiency(r.IntN(6) - 1)
		}
	}
	return p
}
