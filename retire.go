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

func (r *Retirement) key() string { return retirementKey(r.Kind, r.ID) }

func retirementKey(kind, id string) string { return kind + " " + id }

// next returns the key of the retirement of what replaces r, if there is one.
func (r *Retirement) next() []string {
	if r.ReplacedBy == "" {
		return nil
	}
	return []string{retirementKey(r.Kind, r.ReplacedBy)}
}

// Retired returns an iterator over the retired records, roles before skills, in the order of their IDs.
func (c *Catalog) Retired() iter.Seq[Retirement] { return copies(c.retired, plain) }

// CurrentRole returns the role that stands for an ID now: the role with this ID, or the one that took its place after it
// was retired, however many steps that takes. It returns false if there is none.
func (c *Catalog) CurrentRole(id RoleID) (RoleID, bool) {
	now := RoleID(c.current(roleKind.name, string(id)))
	_, ok := c.roles.At(string(now))
	return now, ok
}

// CurrentSkill returns the skill that stands for an ID now, as [Catalog.CurrentRole] does for roles.
func (c *Catalog) CurrentSkill(id SkillID) (SkillID, bool) {
	now := SkillID(c.current(skillKind.name, string(id)))
	_, ok := c.skills.At(string(now))
	return now, ok
}

// current follows an ID through its retirements. It returns an empty ID if the last one has no replacement.
func (c *Catalog) current(kind, id string) string {
	if now, retired := c.successors()[retirementKey(kind, id)]; retired {
		return now
	}
	return id
}

// succession returns what stands for each retired record now, by the retirement's key.
func (c *Catalog) succession() map[string]string {
	s := successors{c.retired.Get, map[string]string{}}
	for r := range c.retired.All() {
		s.of(r.Kind, r.ID)
	}
	return s.now
}

// successors find what stands for retired records now. A chain of replacements is gone through once, however often it is
// asked for.
type successors struct {
	retired func(key string) *Retirement
	now     map[string]string // by key; empty at the end of a chain that leads to nothing, or back
}

func (s *successors) of(kind, id string) string {
	var chain []string
	for id != "" {
		key := retirementKey(kind, id)
		if now, known := s.now[key]; known {
			id = now
			break
		}
		r := s.retired(key)
		if r == nil {
			break
		}
		s.now[key] = ""
		chain = append(chain, key)
		id = r.ReplacedBy
	}
	for _, key := range chain {
		s.now[key] = id
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
		if c.retired.Get(retirementKey(skillKind.name, string(id))) == nil {
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
		if c.retired.Get(retirementKey(roleKind.name, string(e.Role))) != nil {
			now, _ := c.CurrentRole(e.Role)
			experience[i].Role = now
			changes = append(changes, Retirement{"role", string(e.Role), string(now)})
		}
	}
	p.Experience = slices.DeleteFunc(experience, func(e Experience) bool { return e.Role == "" })
	return p, changes
}

// missing returns the error for an ID that the catalogue does not have.
func (c *Catalog) missing(kind, id string) *NotFoundError {
	e := &NotFoundError{Kind: kind, ID: id}
	if c.retired.Get(retirementKey(kind, id)) != nil {
		e.Retired, e.ReplacedBy = true, c.current(kind, id)
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
		switch e.v.Kind {
		case roleKind.name:
			withdraw(d, roles, e)
		case skillKind.name:
			withdraw(d, skills, e)
		}
	}
	readd(retired, roleKind.name, roles.byID)
	readd(retired, skillKind.name, skills.byID)
	if len(retired.own) == 0 {
		return
	}
	goneRoles, goneSkills := map[RoleID]RoleID{}, map[SkillID]SkillID{}
	now := successors{retired.get, map[string]string{}}
	for _, e := range retired.own {
		switch e.v.Kind {
		case roleKind.name:
			goneRoles[RoleID(e.v.ID)] = RoleID(now.of(e.v.Kind, e.v.ID))
		case skillKind.name:
			goneSkills[SkillID(e.v.ID)] = SkillID(now.of(e.v.Kind, e.v.ID))
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
		if key := retirementKey(kind, id); retired.byID[key] == nil {
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
	advances, transitions := set(r.LeadsTo), set(r.Transitions)
	r.Transitions = slices.DeleteFunc(r.Transitions, func(id RoleID) bool { return advances[id] })
	for _, id := range slices.Sorted(maps.Keys(r.Tiers)) {
		if by, ok := roles[id]; ok {
			tier := r.Tiers[id]
			delete(r.Tiers, id)
			if transitions[by] && !advances[by] {
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
	if !slices.ContainsFunc(list, func(id K) bool { _, ok := by[id]; return ok }) {
		return list
	}
	var none K
	seen := map[K]bool{none: true, self: true}
	var out []K
	for _, id := range list {
		if to, ok := by[id]; ok {
			id = to
		}
		if !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}

func set[K comparable](list []K) map[K]bool {
	m := make(map[K]bool, len(list))
	for _, k := range list {
		m[k] = true
	}
	return m
}

func (r *Retirement) validate(d *draft, found finding) {
	checkID("id", r.ID, found)
	if r.ReplacedBy != "" {
		checkID("replacedBy", r.ReplacedBy, found)
	}
	by := RoleID(r.ReplacedBy)
	switch {
	case r.Kind != roleKind.name && r.Kind != skillKind.name:
		found("kind", "%w: %.60q: want role or skill", ErrValue, r.Kind)
	case retirementKind.in(d).get(retirementKey(r.Kind, r.ReplacedBy)) != nil: // replaced in its turn
	case r.Kind == roleKind.name:
		referOne(d, &roleKind, "replacedBy", by, found)
	default:
		referOne(d, &skillKind, "replacedBy", by, found)
	}
}
