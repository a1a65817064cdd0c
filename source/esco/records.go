package esco

import (
	"cmp"
	"iter"
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
	taken map[string]taken // by folded name
}

// taken is a name that a concept has.
type taken struct {
	by   *concept
	name string
}

// name gives every concept its label and aliases. order says which concept comes first; behind is what follows a label in
// brackets if another concept has it already.
func (d *download) name(p *pillar, order func(a, b *concept) int, behind func(*concept) string) {
	list := make([]*concept, len(p.list))
	for i := range p.list {
		list[i] = &p.list[i]
	}
	slices.SortFunc(list, func(a, b *concept) int { return cmp.Or(order(a, b), strings.Compare(a.id, b.id)) })
	n := naming{d, d.paths[p.file], make(map[string]taken, 8*len(list))}
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
	if first := n.taken[f].by; first != nil {
		n.other(c, c.label, first)
		c.label += " (" + behind + ")"
		if f = names.Fold(c.label); n.taken[f].by != nil {
			c.label += " (" + c.id + ")"
			f = names.Fold(c.label)
		}
	}
	n.taken[f] = taken{c, c.label}
}

func (n naming) aliases(c *concept, labels []string) {
	for _, s := range labels {
		f := names.Fold(s)
		switch first := n.taken[f]; {
		case f == "" || names.Clean(s) != nil:
			n.leave(n.file, c.line, c.id, s, source.ReasonText)
		case first == taken{c, s}:
		case first.by == c:
			n.leave(n.file, c.line, c.id, s, source.ReasonSame)
		case first.by != nil:
			n.other(c, s, first.by)
		default:
			n.taken[f] = taken{c, s}
			c.aliases = append(c.aliases, s)
		}
	}
}

// other notes that a name of c is another concept's.
func (n naming) other(c *concept, name string, has *concept) {
	n.Left = append(n.Left, source.Left{File: n.file, Line: c.line, Record: c.id, What: name, Reason: source.ReasonTaken, Instead: has.id})
}

// distinct returns an iterator over relations, by the concept they start from and for each the essential ones first. One
// that is given twice is left; if it is both essential and optional, it is essential.
func (d *download) distinct(file string, list []relation, from, to *pillar) iter.Seq[relation] {
	slices.SortFunc(list, func(a, b relation) int {
		if a.from == b.from && a.essential != b.essential {
			if a.essential {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.line, b.line))
	})
	last := make([]int32, len(to.list)) // the last concept with a relation to it, and 1
	return func(yield func(relation) bool) {
		for _, r := range list {
			if last[r.to] == r.from+1 {
				d.leave(d.paths[file], int(r.line), from.list[r.from].id, to.list[r.to].id, source.ReasonRepeated)
				continue
			}
			last[r.to] = r.from + 1
			if !yield(r) {
				return
			}
		}
	}
}

// groupRequirements returns the requirements of each occupation, the essential ones first, each skill once.
func (d *download) groupRequirements() [][]career.Requirement {
	all := make([]career.Requirement, 0, len(d.requirements))
	out := make([][]career.Requirement, len(d.occupations.list))
	for r := range d.distinct(fileRequirements, d.requirements, &d.occupations, &d.skills) {
		s := &d.skills.list[r.to]
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
	if r.Tiers[to] != "" {
		return
	}
	if r.Tiers == nil {
		r.Tiers = map[career.RoleID]string{}
	}
	r.Transitions = append(r.Transitions, to)
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
	for r := range d.distinct(fileRelated, d.related, &d.skills, &d.skills) {
		closeness := ClosenessOptional
		if r.essential {
			closeness = ClosenessEssential
		}
		s := &skills[r.from]
		s.Related = append(s.Related, career.Relation{Skill: skills[r.to].ID, Closeness: closeness})
	}
	below := make([][]int32, len(skills))
	for r := range d.distinct(fileBroaderSkill, d.broader, &d.skills, &d.skills) {
		skills[r.from].KindOf = append(skills[r.from].KindOf, skills[r.to].ID)
		below[r.to] = append(below[r.to], r.from)
	}
	for i, g := range d.nearestGroups(below) {
		skills[i].Category = g.category()
	}
	return skills
}

// topGroups returns for each group the one right below the pillar that it is in.
func (d *download) topGroups() []int32 {
	top := make([]int32, len(d.groups))
	for i := range top {
		top[i] = noRecord
	}
	for i := range d.groups {
		var way []int32
		g := int32(i)
		for top[g] == noRecord {
			top[g] = g // which stays so if groups go round in a circle
			way = append(way, g)
			up := d.groups[g].broader
			if up == noRecord || d.groups[up].broader == noRecord {
				break
			}
			g = up
		}
		for _, w := range way {
			top[w] = top[g]
		}
	}
	return top
}

const ungrouped = "ungrouped" // the category of skills that are in no group

// nearestGroups returns the group that gives each skill its category: of its own groups, or those of the nearest skills
// broader than it, the one with the lowest code. below has the skills right below each. It is nil for a skill in no group.
func (d *download) nearestGroups(below [][]int32) []*group {
	better := func(g, than *group) bool { return than == nil || g.code < than.code }
	best, top := make([]*group, len(below)), d.topGroups()
	var level []int32 // the skills that got their group in the last step
	for s, groups := range d.inGroup {
		for _, g := range groups {
			if t := &d.groups[top[g]]; t.label != "" && better(t, best[s]) {
				best[s] = t
			}
		}
		if best[s] != nil {
			level = append(level, int32(s))
		}
	}
	step := make([]int, len(below)) // the one in which a skill got its group
	for n := 1; len(level) > 0; n++ {
		var next []int32
		for _, s := range level {
			for _, b := range below[s] {
				if best[b] == nil {
					step[b], next = n, append(next, b)
				}
				if step[b] == n && better(best[s], best[b]) {
					best[b] = best[s]
				}
			}
		}
		level = next
	}
	return best
}

// category returns the category of the skills that a group is nearest to.
func (g *group) category() string {
	if g == nil {
		return ungrouped
	}
	return cmp.Or(names.ID(strings.ReplaceAll(g.label, "&", " ")), names.ID(g.code), ungrouped)
}
