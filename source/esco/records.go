package esco

import (
	"cmp"
	"slices"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/names"
	"github.com/go-career/career/source"
)

const sourceID = "esco"

// records makes records of what was read, all of which is sound.
func (d *download) records(origin career.Source) career.Records {
	requirements := d.groupRequirements()
	d.name(&d.occupations, func(a, b *concept) int { return compareCodes(a.code, b.code) },
		func(c *concept) string { return c.code })
	d.name(&d.skills, func(a, b *concept) int { return cmp.Compare(b.uses, a.uses) },
		func(c *concept) string { short, _, _ := strings.Cut(c.id, "-"); return short })
	roles := d.roles(requirements)
	return career.Records{
		Version:  strings.TrimSpace("ESCO " + strings.TrimPrefix(origin.Edition, NotStated)),
		Roles:    roles,
		Skills:   d.skillRecords(),
		Families: d.families(roles),
		Sources:  []career.Source{origin},
	}
}

// compareCodes orders ESCO's codes ("2512.4.1") by their parts: a shorter part, which is a lower number, comes first,
// and a code comes before those that continue it.
func compareCodes(a, b string) int {
	for a != "" && b != "" {
		var x, y string
		x, a, _ = strings.Cut(a, ".")
		y, b, _ = strings.Cut(b, ".")
		if c := cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(x, y)); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(a), len(b))
}

// A naming gives the concepts of a pillar their names, so that no name is there twice.
type naming struct {
	*download
	file  string
	taken map[string]*concept // by folded name
}

// name gives every concept its label and aliases. order says which concept comes first; behind is what follows a label in
// brackets if another concept has it already.
func (d *download) name(p *pillar, order func(a, b *concept) int, behind func(*concept) string) {
	list := make([]*concept, len(p.list))
	for i := range p.list {
		list[i] = &p.list[i]
	}
	slices.SortFunc(list, func(a, b *concept) int { return cmp.Or(order(a, b), strings.Compare(a.id, b.id)) })
	n := naming{d, d.paths[p.file], make(map[string]*concept, 8*len(list))}
	for _, c := range list {
		n.label(c, behind(c))
	}
	for _, c := range list {
		n.aliases(c, c.alt)
	}
	for _, c := range list {
		n.aliases(c, c.hidden)
	}
}

func (n naming) label(c *concept, behind string) {
	f := names.Fold(c.label)
	if first := n.taken[f]; first != nil {
		n.other(c, c.label, first)
		c.label += " (" + behind + ")"
		if f = names.Fold(c.label); n.taken[f] != nil {
			c.label += " (" + c.id + ")"
			f = names.Fold(c.label)
		}
	}
	n.taken[f] = c
}

func (n naming) aliases(c *concept, labels []string) {
	for _, s := range labels {
		if s == c.label || slices.Contains(c.aliases, s) {
			continue
		}
		f := names.Fold(s)
		switch first := n.taken[f]; {
		case f == "" || names.Clean(s) != nil:
			n.leave(n.file, c.line, c.id, s, source.ReasonText)
		case first == c:
			n.leave(n.file, c.line, c.id, s, source.ReasonSame)
		case first != nil:
			n.other(c, s, first)
		default:
			n.taken[f] = c
			c.aliases = append(c.aliases, s)
		}
	}
}

// other notes that a name of c is another concept's.
func (n naming) other(c *concept, name string, has *concept) {
	n.Left = append(n.Left, source.Left{File: n.file, Line: c.line, Record: c.id, What: name, Reason: source.ReasonTaken, Instead: has.id})
}

// essentialFirst orders relations by the concept they start from, and for each has the essential ones first.
func essentialFirst(a, b relation) int {
	if a.from != b.from || a.essential == b.essential {
		return cmp.Compare(a.from, b.from)
	}
	if a.essential {
		return -1
	}
	return 1
}

// groupRequirements returns the requirements of each occupation, the essential ones first, each skill once. A skill
// that is both essential and optional is essential.
func (d *download) groupRequirements() [][]career.Requirement {
	slices.SortStableFunc(d.requirements, essentialFirst)
	all := make([]career.Requirement, 0, len(d.requirements))
	out := make([][]career.Requirement, len(d.occupations.list))
	last := make([]int32, len(d.skills.list)) // the last occupation that asks for the skill, and 1
	for _, r := range d.requirements {
		s := &d.skills.list[r.to]
		if last[r.to] == r.from+1 {
			d.leave(d.paths[fileRequirements], int(r.line), d.occupations.list[r.from].id, s.id, source.ReasonRepeated)
			continue
		}
		last[r.to] = r.from + 1
		s.uses++
		all = append(all, career.Requirement{Skill: career.SkillID(s.id), Essential: r.essential})
		n := len(out[r.from]) + 1
		out[r.from] = all[len(all)-n : len(all) : len(all)]
	}
	return out
}

func (d *download) roles(requirements [][]career.Requirement) []career.Role {
	roles := make([]career.Role, len(d.occupations.list))
	for i := range d.occupations.list {
		c := &d.occupations.list[i]
		r := &roles[i]
		*r = career.Role{
			ID: career.RoleID(c.id), Title: c.label, Aliases: c.aliases, Family: familyID(c.unit),
			Summary: c.summary, Requirements: requirements[i], Sources: []career.SourceID{sourceID},
		}
		r.Codes = append(make([]career.Code, 0, 3),
			career.Code{Scheme: "ESCO", Edition: d.o.Edition, Code: d.occupations.base + c.id, Fit: career.FitExact})
		if c.code != "" {
			r.Codes = append(r.Codes, career.Code{Scheme: "ESCO", Edition: d.o.Edition, Code: c.code, Fit: career.FitExact})
		}
		r.Codes = append(r.Codes, career.Code{Scheme: "ISCO", Edition: "08", Code: c.unit, Fit: career.FitBroad})
	}
	for _, n := range d.narrower {
		move(&roles[n.from], roles[n.to].ID, "broader")
		move(&roles[n.to], roles[n.from].ID, "narrower")
	}
	return roles
}

func move(r *career.Role, to career.RoleID, tier string) {
	if slices.Contains(r.Transitions, to) {
		return
	}
	r.Transitions = append(r.Transitions, to)
	if r.Tiers == nil {
		r.Tiers = map[career.RoleID]string{}
	}
	r.Tiers[to] = tier
}

// minor returns the minor group of a unit group.
func minor(unit string) string { return unit[:3] }

func familyID(unit string) career.FamilyID { return career.FamilyID("isco-" + minor(unit)) }

// families returns the minor groups that roles are in.
func (d *download) families(roles []career.Role) []career.Family {
	var families []career.Family
	used, taken := map[career.FamilyID]bool{}, map[string]bool{}
	for i, r := range roles {
		if used[r.Family] {
			continue
		}
		used[r.Family] = true
		code := minor(d.occupations.list[i].unit)
		g := d.isco[code]
		if taken[names.Fold(g.label)] {
			g.label += " (" + code + ")"
		}
		taken[names.Fold(g.label)] = true
		families = append(families, career.Family{ID: r.Family, Name: g.label, Field: d.isco[code[:2]].label, Summary: g.summary})
	}
	slices.SortFunc(families, func(a, b career.Family) int { return cmp.Compare(a.ID, b.ID) })
	return families
}

func (d *download) skillRecords() []career.Skill {
	skills := make([]career.Skill, len(d.skills.list))
	for i := range d.skills.list {
		c := &d.skills.list[i]
		skills[i] = career.Skill{ID: career.SkillID(c.id), Name: c.label, Aliases: c.aliases, Kind: c.kind, Summary: c.summary}
	}
	d.relate(skills)
	above, top := d.kindOf(skills), d.topGroups()
	for i := range skills {
		skills[i].Category = d.category(int32(i), above, top)
	}
	return skills
}

// kindOf sets what each skill is a kind of, and returns the positions of those.
func (d *download) kindOf(skills []career.Skill) [][]int32 {
	above := make([][]int32, len(skills))
	for _, r := range d.broader {
		s, up := &skills[r.from], skills[r.to].ID
		if slices.Contains(above[r.from], r.to) {
			d.leave(d.paths[fileBroaderSkill], int(r.line), string(s.ID), string(up), source.ReasonRepeated)
			continue
		}
		above[r.from] = append(above[r.from], r.to)
		s.KindOf = append(s.KindOf, up)
	}
	return above
}

// relate sets the related skills.
func (d *download) relate(skills []career.Skill) {
	slices.SortStableFunc(d.related, essentialFirst)
	for _, r := range d.related {
		s, other := &skills[r.from], skills[r.to].ID
		if slices.ContainsFunc(s.Related, func(o career.Relation) bool { return o.Skill == other }) {
			d.leave(d.paths[fileRelated], int(r.line), string(s.ID), string(other), source.ReasonRepeated)
			continue
		}
		closeness := ClosenessOptional
		if r.essential {
			closeness = ClosenessEssential
		}
		s.Related = append(s.Related, career.Relation{Skill: other, Closeness: closeness})
	}
}

// topGroups returns for each group the one right below the pillar that it is in.
func (d *download) topGroups() []int32 {
	top := make([]int32, len(d.groups))
	for i := range d.groups {
		g := int32(i)
		for range d.groups { // a bound, should groups go round in a circle
			up := d.groups[g].broader
			if up == noRecord || d.groups[up].broader == noRecord {
				break
			}
			g = up
		}
		top[i] = g
	}
	return top
}

const ungrouped = "ungrouped" // the category of skills that are in no group

// category returns the category of a skill: from its own groups, or those of the nearest skills broader than it.
func (d *download) category(skill int32, above [][]int32, top []int32) string {
	seen := map[int32]bool{skill: true}
	for level := []int32{skill}; len(level) > 0; {
		var best *group
		var next []int32
		for _, s := range level {
			for _, g := range d.inGroup[s] {
				if t := &d.groups[top[g]]; t.label != "" && (best == nil || t.code < best.code) {
					best = t
				}
			}
			for _, up := range above[s] {
				if !seen[up] {
					seen[up] = true
					next = append(next, up)
				}
			}
		}
		if best != nil {
			return cmp.Or(names.ID(strings.ReplaceAll(best.label, "&", " ")), names.ID(best.code), ungrouped)
		}
		level = next
	}
	return ungrouped
}
