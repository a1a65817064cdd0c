package career

import (
	"fmt"
	"slices"

	"github.com/go-career/career/internal/strict"
)

// retire withdraws a record. What refers to it is mended by settle, when everything is read.
func (d *draft) retire(t *text, raw strict.Raw, kind, id, by string, line int, exists bool) {
	var r struct {
		ID         string `json:"id"`
		Title      string `json:"title"` // may stand there for the reader's sake
		Name       string `json:"name"`
		Retired    bool   `json:"retired"`
		ReplacedBy string `json:"replacedBy"`
	}
	d.decode(t, id, raw.Data, raw.Offset, &r)
	if !exists && d.overlay {
		d.report(t.file, line, id, "retired", fmt.Errorf("%w: there is no %s %q to retire", ErrReference, kind, id))
	}
	if by == id {
		d.report(t.file, line, id, "replacedBy", fmt.Errorf("%w: a record cannot replace itself", ErrCycle))
	}
	gone := Retirement{Kind: kind, ID: id, ReplacedBy: by}
	d.retired = append(d.retired, gone)
	d.retirements[gone] = place{t.file, line}
}

// settle mends the references to what was retired, so that they name the replacement or are gone.
func (d *draft) settle() {
	if len(d.retirements) == 0 {
		return
	}
	roles, skills := map[RoleID]RoleID{}, map[SkillID]SkillID{}
	for gone, at := range d.retirements {
		if gone.Kind == "role" {
			roles[RoleID(gone.ID)] = RoleID(gone.ReplacedBy)
		} else {
			skills[SkillID(gone.ID)] = SkillID(gone.ReplacedBy)
		}
		_, role := d.roles.byID[gone.ReplacedBy]
		_, skill := d.skills.byID[gone.ReplacedBy]
		if gone.ReplacedBy != "" && !(gone.Kind == "role" && role || gone.Kind == "skill" && skill) {
			d.report(at.file, at.line, gone.ID, "replacedBy", fmt.Errorf("%w: no %s %q to replace it", ErrReference, gone.Kind, gone.ReplacedBy))
		}
	}
	for _, e := range d.roles.list {
		r := &e.v
		r.LeadsTo = redirect(r.LeadsTo, roles, r.ID)
		r.Transitions = redirect(r.Transitions, roles, r.ID)
		r.Transitions = slices.DeleteFunc(r.Transitions, func(id RoleID) bool { return slices.Contains(r.LeadsTo, id) })
		for id, tier := range r.Tiers {
			if by, ok := roles[id]; ok {
				delete(r.Tiers, id)
				if slices.Contains(r.Transitions, by) {
					r.Tiers[by] = tier
				}
			}
		}
		r.Gaps = redirect(r.Gaps, skills, "")
		var seen map[SkillID]bool
		for i := range r.Requirements {
			if by, ok := skills[r.Requirements[i].Skill]; ok {
				r.Requirements[i].Skill, seen = by, map[SkillID]bool{"": true}
			}
		}
		if seen != nil { // a replacement may have been required already: the first mention stays
			r.Requirements = slices.DeleteFunc(r.Requirements, func(q Requirement) bool {
				twice := seen[q.Skill]
				seen[q.Skill] = true
				return twice
			})
			r.Gaps = slices.DeleteFunc(r.Gaps, func(id SkillID) bool { return seen[id] })
		}
	}
	for _, e := range d.skills.list {
		s := &e.v
		s.Broader = redirect(s.Broader, skills, s.ID)
		s.Prerequisites = redirect(s.Prerequisites, skills, s.ID)
		seen := map[SkillID]bool{"": true, s.ID: true}
		s.Related = slices.DeleteFunc(s.Related, func(r Relation) bool { _, gone := skills[r.Skill]; return gone && seen[skills[r.Skill]] })
		for i := range s.Related {
			if by, ok := skills[s.Related[i].Skill]; ok {
				s.Related[i].Skill = by
			}
		}
		s.Related = slices.DeleteFunc(s.Related, func(r Relation) bool {
			twice := seen[r.Skill]
			seen[r.Skill] = true
			return twice
		})
	}
}

// redirect replaces the IDs in list that by maps, and drops those that end up empty, as self, or repeated by that.
func redirect[K comparable](list []K, by map[K]K, self K) []K {
	var none K
	if !slices.ContainsFunc(list, func(id K) bool { _, ok := by[id]; return ok }) {
		return list
	}
	var out []K
	for _, id := range list {
		if to, ok := by[id]; ok {
			id = to
		}
		if id != none && id != self && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
