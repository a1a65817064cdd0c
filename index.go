package career

import (
	"cmp"
	"slices"

	"github.com/go-career/career/internal/index"
)

// buildIndex returns the index of the catalogue's records. For the embedded data its result is generated into
// internal/index, and a test compares the two.
func (c *Catalog) buildIndex(version string) *index.Catalog {
	ix := &index.Catalog{Version: version}
	role := func(id RoleID) int32 { i, _ := c.roles.At(string(id)); return int32(i) }
	skill := func(id SkillID) int32 { i, _ := c.skills.At(string(id)); return int32(i) }
	for r := range c.roles.All() {
		x := index.Role{
			ID: string(r.ID), Title: r.Title, Job: string(r.Job), Family: string(r.Family), Track: string(r.Track),
			Level: int8(r.Level), Aliases: r.Aliases, Sectors: r.Sectors,
			LeadsTo: positions(r.LeadsTo, role), Transitions: positions(r.Transitions, role),
		}
		for _, q := range r.Requirements {
			x.Requirements = append(x.Requirements, index.Requirement{
				Skill: skill(q.Skill), Level: int8(q.Level), Importance: int8(q.weight()), Essential: q.Essential, Hot: q.Hot, InDemand: q.InDemand})
		}
		ix.Roles = append(ix.Roles, x)
	}
	for s := range c.skills.All() {
		ix.Skills = append(ix.Skills, index.Skill{
			ID: string(s.ID), Name: s.Name, Category: s.Category, Kind: string(s.Kind), Effort: string(s.Effort),
			Aliases: s.Aliases, Cues: s.Cues,
			Broader: positions(s.Broader, skill), Prerequisites: positions(s.Prerequisites, skill),
		})
	}
	for s := range c.skills.All() { // relations hold both ways; where both sides state one, the closer counts
		for _, r := range s.Related {
			a, b := skill(s.ID), skill(r.Skill)
			relate(&ix.Skills[a], b, int8(r.Closeness))
			relate(&ix.Skills[b], a, int8(r.Closeness))
		}
	}
	for i := range ix.Skills {
		slices.SortFunc(ix.Skills[i].Related, func(a, b index.Relation) int {
			return cmp.Or(cmp.Compare(b.Closeness, a.Closeness), cmp.Compare(a.Skill, b.Skill))
		})
	}
	for j := range c.jobs.All() {
		ix.Jobs = append(ix.Jobs, string(j.ID))
	}
	for f := range c.families.All() {
		ix.Families = append(ix.Families, string(f.ID))
	}
	for o := range c.occupations.All() {
		ix.Occupations = append(ix.Occupations, o.SOC)
	}
	for f := range c.figures.All() {
		ix.Figures = append(ix.Figures, index.Figures{ID: string(f.ID), Region: f.Region.String(), Scheme: f.Scheme, Code: f.Code,
			National: f.Percentiles != (Percentiles{}) || f.Levels != (WageLevels{}), Local: len(f.Areas) > 0})
	}
	for a := range c.areas.All() {
		ix.Areas = append(ix.Areas, string(a.ID))
	}
	for p := range c.parities.All() {
		ix.Parities = append(ix.Parities, p.Region.String())
	}
	for s := range c.sources.All() {
		ix.Sources = append(ix.Sources, string(s.ID))
	}
	return ix
}

func positions[K any](ids []K, at func(K) int32) []int32 {
	var out []int32
	for _, id := range ids {
		out = append(out, at(id))
	}
	return out
}

func relate(s *index.Skill, other int32, closeness int8) {
	for i := range s.Related {
		if s.Related[i].Skill == other {
			s.Related[i].Closeness = max(s.Related[i].Closeness, closeness)
			return
		}
	}
	s.Related = append(s.Related, index.Relation{Skill: other, Closeness: closeness})
}
