package workforce

import (
	"cmp"
	"iter"
	"slices"

	"github.com/go-career/career"
)

// MatrixOptions choose what of a matrix is kept. The zero MatrixOptions keep everything.
type MatrixOptions struct {
	// TotalsOnly leaves out the rows. What is kept in memory is then a line for each requirement of each role, however many
	// people there are.
	TotalsOnly bool `json:"totalsOnly,omitempty"`
}

// A Matrix is a skills matrix: each person against what their own role requires.
type Matrix struct {
	People int         `json:"people"`
	Rows   []Row       `json:"rows"`   // one for each person, in their order
	Roles  []RoleTotal `json:"roles"`  // by how many people are in them, then by title
	Skills []SkillRow  `json:"skills"` // over all roles, by how many people need them, then by name
}

// A Row is one person in a matrix.
type Row struct {
	Key string `json:"key"`
	RoleRef
	Coverage        career.Bounds    `json:"coverage"` // of the role's requirements, 0 to 1
	Readiness       career.Readiness `json:"readiness"`
	ReadinessLikely career.Readiness `json:"readinessLikely"`
	ReadinessHigh   career.Readiness `json:"readinessHigh"`
	Cells           []Cell           `json:"cells"` // one for each requirement, in the role's order
}

// A Cell is one requirement and how a person stands to it.
type Cell struct {
	Skill     career.SkillID     `json:"skill"` // that the requirement names
	SkillName string             `json:"skillName"`
	Needed    career.Proficiency `json:"needed"` // None if the requirement states no level: then any will do
	Essential bool               `json:"essential"`
	Status    career.Status      `json:"status"` // by what is certain
	// Meets says whether the requirement is met: for certain, likely, or not as far as is likely.
	Meets Confidence `json:"meets,omitempty"`
	// Level is the level held for certain, of the skill or the best of its alternatives: None if nothing is known,
	// Unrated if the skill is held at a level nobody stated. Likely is the level likely held.
	Level  career.Proficiency `json:"level"`
	Likely career.Proficiency `json:"likely"`
	// Held is the skill that Level is of: the one required, or an alternative. It is empty if nothing is known.
	Held     career.SkillID `json:"held,omitempty"`
	HeldName string         `json:"heldName,omitempty"`
	// Why says how that is known: "stated at working level", "implied by Go", "worked as Backend Developer for 4 years".
	Why string `json:"why,omitempty"`
}

// A RoleTotal sums up the people in one role.
type RoleTotal struct {
	RoleRef
	People   int           `json:"people"`
	Coverage career.Bounds `json:"coverage"` // the mean of the people's
	Skills   []SkillRow    `json:"skills"`   // one for each requirement, in the role's order
}

// A SkillRow counts the people who need a skill, and those of them who meet what their role asks for.
type SkillRow struct {
	Skill     career.SkillID `json:"skill"`
	SkillName string         `json:"skillName"`
	// Level is the level needed, the highest if roles differ; None if none is stated.
	Level     career.Proficiency `json:"level"`
	Essential bool               `json:"essential"` // for one of the roles at least
	Needed    int                `json:"needed"`    // people whose role asks for the skill
	// Certain, Likely and Possible count those who meet their role's requirement for certain, likely, and as far as is known.
	Certain  int `json:"certain"`
	Likely   int `json:"likely"`
	Possible int `json:"possible"`
}

func (s *SkillRow) add(o SkillRow) {
	s.Level = max(s.Level, o.Level)
	s.Essential = s.Essential || o.Essential
	s.Needed += o.Needed
	s.Certain += o.Certain
	s.Likely += o.Likely
	s.Possible += o.Possible
}

// MatrixOf compares everybody with what their own role requires, as [career.Catalog.Gap] does. Everybody must have a role.
func MatrixOf(c *career.Catalog, people iter.Seq[Person], o MatrixOptions) (Matrix, error) {
	r := newReader(c)
	m := Matrix{Rows: []Row{}, Roles: []RoleTotal{}, Skills: []SkillRow{}}
	totals := map[career.RoleID]*RoleTotal{}
	type result struct {
		gap   career.Gap
		cells []Cell
	}
	work := func(p member) (x result) {
		x.gap, _ = c.Gap(p.Profile, p.role.ID) // the role is there
		if !o.TotalsOnly {
			x.cells = cells(c, x.gap.Items)
		}
		return x
	}
	each(r.members(people, true), work, func(p member, x result) {
		m.People++
		t := totals[p.role.ID]
		if t == nil {
			t = newRoleTotal(c, p.role)
			totals[p.role.ID] = t
		}
		t.add(x.gap)
		if !o.TotalsOnly {
			g := x.gap
			m.Rows = append(m.Rows, Row{p.Key, p.role.ref(), g.Coverage, g.Readiness, g.ReadinessLikely, g.ReadinessHigh, x.cells})
		}
	})
	if err := r.err(); err != nil {
		return Matrix{}, err
	}
	m.sum(totals)
	return m, nil
}

func newRoleTotal(c *career.Catalog, x *role) *RoleTotal {
	t := &RoleTotal{RoleRef: x.ref(), Skills: []SkillRow{}}
	for _, q := range x.Requirements {
		name, _ := c.SkillName(q.Skill)
		t.Skills = append(t.Skills, SkillRow{Skill: q.Skill, SkillName: name, Level: q.Level, Essential: q.Essential})
	}
	return t
}

func (t *RoleTotal) add(g career.Gap) {
	t.People++
	t.Coverage.Low += g.Coverage.Low
	t.Coverage.Likely += g.Coverage.Likely
	t.Coverage.High += g.Coverage.High
	for i := range g.Items {
		s, x := &t.Skills[i], g.Items[i].Credit
		s.Needed++
		s.Certain += whole(x.Low)
		s.Likely += whole(x.Likely)
		s.Possible += whole(x.High)
	}
}

// whole returns 1 for the credit of a requirement that is met, and else 0.
func whole(credit float64) int {
	if credit == 1 {
		return 1
	}
	return 0
}

// sum fills in the totals by role and by skill.
func (m *Matrix) sum(totals map[career.RoleID]*RoleTotal) {
	skills := map[career.SkillID]*SkillRow{}
	for _, t := range totals {
		n := float64(t.People)
		t.Coverage = career.Bounds{Low: t.Coverage.Low / n, Likely: t.Coverage.Likely / n, High: t.Coverage.High / n}
		m.Roles = append(m.Roles, *t)
		for _, s := range t.Skills {
			if skills[s.Skill] == nil {
				skills[s.Skill] = &SkillRow{Skill: s.Skill, SkillName: s.SkillName}
			}
			skills[s.Skill].add(s)
		}
	}
	for _, s := range skills {
		m.Skills = append(m.Skills, *s)
	}
	slices.SortFunc(m.Roles, func(a, b RoleTotal) int {
		return cmp.Or(cmp.Compare(b.People, a.People), cmp.Compare(a.RoleTitle, b.RoleTitle), cmp.Compare(a.Role, b.Role))
	})
	slices.SortFunc(m.Skills, func(a, b SkillRow) int {
		return cmp.Or(cmp.Compare(b.Needed, a.Needed), cmp.Compare(a.SkillName, b.SkillName), cmp.Compare(a.Skill, b.Skill))
	})
}

// cells returns the cells of some requirements.
func cells(c *career.Catalog, items []career.GapItem) []Cell {
	list := make([]Cell, len(items))
	for i := range items {
		it := &items[i]
		x := Cell{Skill: it.Skill, Needed: it.Level, Essential: it.Essential, Status: it.Status,
			Level: it.Held.Level, Likely: it.Held.Likely, Held: it.Held.Skill, Why: c.Why(it.Held)}
		x.SkillName, _ = c.SkillName(it.Skill)
		x.HeldName, _ = c.SkillName(it.Held.Skill)
		x.Meets = meets(it.Credit.Low == 1, it.Credit.Likely == 1)
		list[i] = x
	}
	return list
}

// meets returns how sure it is that a need is met.
func meets(certain, likely bool) Confidence {
	switch {
	case certain:
		return ConfidenceCertain
	case likely:
		return ConfidenceLikely
	}
	return ConfidenceNo
}
