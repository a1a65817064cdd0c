package career

import (
	"cmp"
	"math"
	"slices"

	"github.com/go-career/career/internal/embedded"
)

// buildIndex returns the index of the catalogue's records. Those of below that old does not hide have theirs taken over,
// with the positions they have now; nothing of them is decoded.
func (c *Catalog) buildIndex(version string, below *Catalog, old *draft) *embedded.Index {
	ix := &embedded.Index{
		Version: version, Roles: make([]embedded.Role, c.roles.Len()), Skills: make([]embedded.Skill, c.skills.Len()),
		Families: ids(c.families.Len(), c.families.ID), Sources: ids(c.sources.Len(), c.sources.ID), Bands: ids(c.bands.Len(), c.bands.ID),
		Countries: ids(c.countries.Len(), c.countries.ID),
		Retired:   ids(c.retired.Len(), c.retired.ID), Occupations: ids(c.occupations.Len(), c.occupations.ID),
		Areas: ids(c.areas.Len(), c.areas.ID), Parities: ids(c.parities.Len(), c.parities.ID),
		ListedMoves: ids(c.listedMoves.Len(), c.listedMoves.ID),
	}
	moved := positions{}
	if below != nil {
		moved = positions{shift(below.roles.Len(), below.roles.ID, c.roles.At), shift(below.skills.Len(), below.skills.ID, c.skills.At)}
	}
	for i := range ix.Roles {
		if k, ok := untouched(&roleKind, old, c.roles.ID(i)); ok {
			ix.Roles[i] = moved.role(below.ix().Roles[k])
		} else {
			ix.Roles[i] = c.indexRole(c.roles.Record(i))
		}
	}
	category := categories(ix)
	for i := range ix.Skills {
		if k, ok := untouched(&skillKind, old, c.skills.ID(i)); ok {
			ix.Skills[i] = moved.skill(below.ix().Skills[k])
			ix.Skills[i].Category = category(below.ix().Categories[below.ix().Skills[k].Category])
		} else {
			ix.Skills[i] = c.indexSkill(c.skills.Record(i), category)
		}
	}
	for i := range c.jobs.Len() {
		if k, ok := untouched(&jobKind, old, c.jobs.ID(i)); ok {
			ix.Jobs = append(ix.Jobs, below.ix().Jobs[k])
		} else {
			ix.Jobs = append(ix.Jobs, embedded.Job{ID: c.jobs.ID(i), Family: string(c.jobs.Record(i).Family)})
		}
	}
	for i := range c.tables.Len() {
		if k, ok := untouched(&payTableKind, old, c.tables.ID(i)); ok {
			ix.Tables = append(ix.Tables, below.ix().Tables[k])
		} else {
			t := c.tables.Record(i)
			ix.Tables = append(ix.Tables, embedded.Table{ID: string(t.ID), Place: string(t.Place), Scheme: t.Scheme, Code: t.Code,
				National: t.Percentiles != (Percentiles{}) || t.Levels != (WageLevels{}), Local: len(t.Areas) > 0})
		}
	}
	return ix
}

func (c *Catalog) indexRole(r *Role) embedded.Role {
	x := embedded.Role{
		ID: string(r.ID), Title: r.Title, Job: string(r.Job), Family: string(r.Family), Track: string(r.Track),
		Level: int8(r.Level), Aliases: embedded.Join(r.Aliases), Sectors: embedded.Join(r.Sectors),
		LeadsTo: at(c.roles.At, r.LeadsTo), Transitions: at(c.roles.At, r.Transitions), Gaps: at(c.skills.At, r.Gaps),
	}
	for _, q := range r.Requirements {
		skill, _ := c.skills.At(string(q.Skill))
		x.Requirements = append(x.Requirements, embedded.Requirement{Skill: int32(skill), Level: int8(q.Level), Importance: int8(q.weight()),
			Essential: q.Essential, Hot: q.Hot, InDemand: q.InDemand, AnyOf: at(c.skills.At, q.AnyOf)})
	}
	return x
}

func (c *Catalog) indexSkill(s *Skill, category func(string) uint16) embedded.Skill {
	return embedded.Skill{
		ID: string(s.ID), Name: s.Name, Category: category(s.Category),
		Kind: uint8(slices.Index(skillKinds.Values, s.Kind) + 1), Effort: uint8(slices.Index(efforts.Values, s.Effort) + 1),
		Aliases: embedded.Join(s.Aliases), Cues: embedded.Join(s.Cues),
		StudyLow: uint16(s.StudyHours.Low), StudyHigh: uint16(s.StudyHours.High),
		KindOf: at(c.skills.At, s.KindOf), Shows: at(c.skills.At, s.Shows), Prerequisites: at(c.skills.At, s.Prerequisites),
	}
}

// categories returns a function that adds a category to an index, once, and returns its position.
func categories(ix *embedded.Index) func(string) uint16 {
	at := map[string]uint16{}
	return func(name string) uint16 {
		k, ok := at[name]
		if !ok && len(at) < math.MaxUint16 {
			k = uint16(len(at))
			at[name] = k
			ix.Categories = append(ix.Categories, name)
		}
		return k
	}
}

// kindAt and effortAt return what the index has as numbers.
func kindAt(s *embedded.Skill) SkillKind {
	if s.Kind == 0 {
		return ""
	}
	return skillKinds.Values[s.Kind-1]
}

func effortAt(s *embedded.Skill) Effort {
	if s.Effort == 0 {
		return ""
	}
	return efforts.Values[s.Effort-1]
}

// A relation is a related skill.
type relation struct {
	skill     int32
	closeness int
}

// relations returns what is related to each skill, closest first: a relation holds both ways, and if both sides state one,
// the closer counts. It reads the record of every skill.
func (c *Catalog) relations() [][]relation {
	all := make([][]relation, c.skills.Len())
	for i := range all {
		for _, r := range c.skills.Record(i).Related {
			k, _ := c.skills.At(string(r.Skill))
			all[i] = append(all[i], relation{int32(k), r.Closeness})
			all[k] = append(all[k], relation{int32(i), r.Closeness})
		}
	}
	for i, list := range all {
		slices.SortFunc(list, func(a, b relation) int {
			return cmp.Or(cmp.Compare(a.skill, b.skill), cmp.Compare(b.closeness, a.closeness))
		})
		list = slices.CompactFunc(list, func(a, b relation) bool { return a.skill == b.skill })
		slices.SortStableFunc(list, func(a, b relation) int { return cmp.Compare(b.closeness, a.closeness) })
		all[i] = list
	}
	return all
}

func ids(n int, id func(int) string) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = id(i)
	}
	return list
}

// at returns the positions of IDs that are all there.
func at[K ~string](find func(string) (int, bool), list []K) []int32 {
	var out []int32
	for _, id := range list {
		i, _ := find(string(id))
		out = append(out, int32(i))
	}
	return out
}

// untouched returns the position that a record has in the catalogue below, if it is taken from there as it is.
func untouched[T any](k *kind[T], d *draft, id string) (int, bool) {
	t := k.in(d)
	if t.below.Len() == 0 || t.hidden(id) {
		return 0, false
	}
	return t.below.At(id)
}

// positions say where the roles and skills of the catalogue below are now; nil if all are where they were.
type positions struct{ roles, skills []int32 }

// shift returns the new positions of records, or nil if none has another.
func shift(n int, id func(int) string, find func(string) (int, bool)) []int32 {
	list, same := make([]int32, n), true
	for i := range list {
		k, ok := find(id(i))
		list[i], same = int32(k), same && ok && k == i
	}
	if same {
		return nil
	}
	return list
}

func (p positions) role(r embedded.Role) embedded.Role {
	if p.roles != nil {
		r.LeadsTo, r.Transitions = move(p.roles, r.LeadsTo), move(p.roles, r.Transitions)
	}
	if p.skills != nil {
		r.Gaps = move(p.skills, r.Gaps)
		r.Requirements = slices.Clone(r.Requirements)
		for i := range r.Requirements {
			q := &r.Requirements[i]
			q.Skill, q.AnyOf = p.skills[q.Skill], move(p.skills, q.AnyOf)
		}
	}
	return r
}

func (p positions) skill(s embedded.Skill) embedded.Skill {
	if p.skills != nil {
		s.KindOf, s.Shows, s.Prerequisites = move(p.skills, s.KindOf), move(p.skills, s.Shows), move(p.skills, s.Prerequisites)
	}
	return s
}

func move(to, list []int32) []int32 {
	if len(list) == 0 {
		return list
	}
	out := make([]int32, len(list))
	for i, k := range list {
		out[i] = to[k]
	}
	return out
}
