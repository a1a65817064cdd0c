package career

import (
	"cmp"
	"iter"
	"maps"
	"slices"
)

// A Retirement is a role or skill that is withdrawn. It keeps answering for its ID: see [Catalog.CurrentRole],
// [Catalog.CurrentSkill] and [Catalog.UpdateProfile].
type Retirement struct {
	Kind       string `json:"kind"` // "role" or "skill"
	ID         string `json:"id"`
	ReplacedBy string `json:"replacedBy,omitempty"` // of the same kind, possibly retired itself; empty if nothing takes its place
}

func (r *Retirement) key() string { return r.Kind + " " + r.ID }

// Retired returns an iterator over the retired records, roles before skills, in the order of their IDs.
func (c *Catalog) Retired() iter.Seq[Retirement] { return copies(c.retired, plain) }

// CurrentRole returns the role that stands for an ID now: the role with this ID, or the one that took its place after it
// was retired, however many steps that takes. It returns false if there is none.
func (c *Catalog) CurrentRole(id RoleID) (RoleID, bool) {
	now := current(id, "role", c.retired.Get)
	_, ok := c.roles.At(string(now))
	return now, ok
}

// CurrentSkill returns the skill that stands for an ID now, as [Catalog.CurrentRole] does for roles.
func (c *Catalog) CurrentSkill(id SkillID) (SkillID, bool) {
	now := current(id, "skill", c.retired.Get)
	_, ok := c.skills.At(string(now))
	return now, ok
}

// current follows an ID through its retirements. It returns an empty ID if the last one has no replacement.
func current[K ~string](id K, kind string, retired func(key string) *Retirement) K {
	for range 1000 { // more steps than anybody retires; a circle is refused when it is loaded
		r := retired(kind + " " + string(id))
		if r == nil {
			break
		}
		id = K(r.ReplacedBy)
	}
	return id
}

// UpdateProfile returns a profile in which every skill and role that was retired is replaced by what stands for it now,
// and what it changed: ReplacedBy is empty for what has no replacement, which is dropped. If the profile also states the
// replacement, that statement stays. IDs that the catalogue does not know are left alone.
func (c *Catalog) UpdateProfile(p Profile) (Profile, []Retirement) {
	changes := []Retirement{}
	skills := maps.Clone(p.Skills)
	for _, id := range slices.Sorted(maps.Keys(p.Skills)) {
		if c.retired.Get("skill "+string(id)) == nil {
			continue
		}
		now, ok := c.CurrentSkill(id)
		level := skills[id]
		delete(skills, id)
		if _, stated := p.Skills[now]; ok && !stated {
			skills[now] = level
		}
		changes = append(changes, Retirement{"skill", string(id), string(now)})
	}
	p.Skills = skills
	experience := slices.Clone(p.Experience)
	for i, e := range experience {
		if c.retired.Get("role "+string(e.Role)) != nil {
			now, _ := c.CurrentRole(e.Role)
			experience[i].Role = now
			changes = append(changes, Retirement{"role", string(e.Role), string(now)})
		}
	}
	p.Experience = slices.DeleteFunc(experience, func(e Experience) bool { return e.Role == "" })
	return p, changes
}

// missing returns the error for an ID that the catalogue does not have.
func (c *Catalog) missing(kind, id string) error {
	e := &NotFoundError{Kind: kind, ID: id}
	if c.retired.Get(kind+" "+id) != nil {
		e.Retired, e.ReplacedBy = true, current(id, kind, c.retired.Get)
	}
	return e
}

// settle withdraws what is retired, and mends the references to it: they name the replacement, or are gone.
func (d *draft) settle() {
	for _, e := range roleKind.in(d).own {
		e.v.Pay = nil // worked out when the role is read
	}
	retired := retirementKind.in(d)
	roles, skills := roleKind.in(d), skillKind.in(d)
	for _, e := range retired.own {
		if e.v.Kind == "role" {
			withdraw(d, roles, e)
		} else {
			withdraw(d, skills, e)
		}
	}
	readd(retired, "role", roles.byID)
	readd(retired, "skill", skills.byID)
	if len(retired.own) == 0 {
		return
	}
	goneRoles, goneSkills := map[RoleID]RoleID{}, map[SkillID]SkillID{}
	for _, e := range retired.own {
		if e.v.Kind == "role" {
			goneRoles[RoleID(e.v.ID)] = current(RoleID(e.v.ID), "role", retired.get)
		} else {
			goneSkills[SkillID(e.v.ID)] = current(SkillID(e.v.ID), "skill", retired.get)
		}
	}
	d.claimReferrers(goneRoles, goneSkills)
	for _, e := range roles.own {
		e.v.settle(goneRoles, goneSkills)
	}
	for _, e := range skills.own {
		e.v.settle(goneSkills)
	}
}

// withdraw takes a retired record out of a table.
func withdraw[T any](d *draft, t *table[T], e *entry[Retirement]) {
	id := e.v.ID
	found := e.finding(d, id)
	if t.byID[id] != nil {
		found("", "%w: a %s with this ID is also given", ErrConflict, e.v.Kind)
		return
	}
	_, below := t.below.At(id)
	_, before := retirementKind.in(d).below.At(e.v.key())
	if !below && !before && d.below != nil {
		found("", "%w: there is no %s %.60q to retire", ErrReference, e.v.Kind, id)
	}
	t.gone[id] = true
}

// readd drops the retirement of each record that is given again.
func readd[T any](retired *table[Retirement], kind string, given map[string]*entry[T]) {
	for id := range given {
		if key := kind + " " + id; retired.byID[key] == nil {
			retired.gone[key] = true
		}
	}
}

// claimReferrers makes the records of the catalogue below that refer to what is gone the draft's own.
func (d *draft) claimReferrers(roles map[RoleID]RoleID, skills map[SkillID]SkillID) {
	if d.below == nil {
		return
	}
	ix := d.below.ix()
	role := func(i int32) bool { _, ok := roles[RoleID(ix.Roles[i].ID)]; return ok }
	skill := func(i int32) bool { _, ok := skills[SkillID(ix.Skills[i].ID)]; return ok }
	for i := range ix.Roles {
		r := &ix.Roles[i]
		refers := slices.ContainsFunc(r.LeadsTo, role) || slices.ContainsFunc(r.Transitions, role) || slices.ContainsFunc(r.Gaps, skill)
		for _, q := range r.Requirements {
			refers = refers || skill(q.Skill) || slices.ContainsFunc(q.AnyOf, skill)
		}
		if refers && roleKind.in(d).has(r.ID) {
			roleKind.own(d, r.ID)
		}
	}
	if len(skills) == 0 {
		return
	}
	for i := range ix.Skills {
		s := &ix.Skills[i]
		refers := slices.ContainsFunc(s.KindOf, skill) || slices.ContainsFunc(s.Shows, skill) || slices.ContainsFunc(s.Prerequisites, skill)
		for _, r := range d.below.skills.Record(i).Related {
			_, gone := skills[r.Skill]
			refers = refers || gone
		}
		if refers && skillKind.in(d).has(s.ID) {
			skillKind.own(d, s.ID)
		}
	}
}

// settle mends the role's references to what is gone.
func (r *Role) settle(roles map[RoleID]RoleID, skills map[SkillID]SkillID) {
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
	changed := false
	for i := range r.Requirements {
		q := &r.Requirements[i]
		by, gone := skills[q.Skill]
		if gone {
			q.Skill, changed = by, true
		}
		q.AnyOf = redirect(q.AnyOf, skills, q.Skill)
		if q.Skill == "" && len(q.AnyOf) > 0 { // an alternative takes its place
			q.Skill, q.AnyOf = q.AnyOf[0], q.AnyOf[1:]
		}
		q.AnyOf = slices.DeleteFunc(q.AnyOf, func(id SkillID) bool { return id == q.Skill })
		if len(q.AnyOf) == 0 {
			q.AnyOf = nil
		}
	}
	if !changed {
		return
	}
	seen := map[SkillID]bool{"": true} // a replacement may have been required already: the first mention stays
	r.Requirements = slices.DeleteFunc(r.Requirements, func(q Requirement) bool {
		twice := seen[q.Skill]
		seen[q.Skill] = true
		return twice
	})
	r.Gaps = slices.DeleteFunc(r.Gaps, func(id SkillID) bool { return seen[id] })
}

// settle mends the skill's references to what is gone.
func (s *Skill) settle(skills map[SkillID]SkillID) {
	s.KindOf = redirect(s.KindOf, skills, s.ID)
	s.Shows = redirect(s.Shows, skills, s.ID)
	s.Prerequisites = redirect(s.Prerequisites, skills, s.ID)
	changed := false
	for i := range s.Related {
		if by, ok := skills[s.Related[i].Skill]; ok {
			s.Related[i].Skill, changed = by, true
		}
	}
	if !changed {
		return
	}
	seen := map[SkillID]bool{"": true, s.ID: true}
	s.Related = slices.DeleteFunc(s.Related, func(r Relation) bool {
		twice := seen[r.Skill]
		seen[r.Skill] = true
		return twice
	})
}

// redirect replaces the IDs in list that by maps, and drops those that end up empty, as self, or repeated by that.
func redirect[K cmp.Ordered](list []K, by map[K]K, self K) []K {
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

func (r *Retirement) validate(d *draft, found finding) {
	if r.Kind != "role" && r.Kind != "skill" {
		found("kind", "%w: %.60q: want role or skill", ErrValue, r.Kind)
		return
	}
	checkID("id", r.ID, found)
	if r.ReplacedBy == "" {
		return
	}
	retired := retirementKind.in(d)
	at := r
	for steps := 0; at != nil && at.ReplacedBy != ""; steps++ {
		if at.ReplacedBy == r.ID || steps == 1000 {
			found("replacedBy", "%w: the replacements of %.60q lead back to it", ErrCycle, r.ID)
			return
		}
		next := retired.get(r.Kind + " " + at.ReplacedBy)
		if next == nil && !(r.Kind == "role" && roleKind.in(d).has(at.ReplacedBy) || r.Kind == "skill" && skillKind.in(d).has(at.ReplacedBy)) {
			found("replacedBy", "%w: no %s %.60q to replace it", ErrReference, r.Kind, at.ReplacedBy)
			return
		}
		at = next
	}
}
