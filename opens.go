package career

import (
	"cmp"
	"slices"
	"strings"

	"github.com/go-career/career/internal/embedded"
)

// An Opening is one skill to learn, and the roles that come nearer by it.
type Opening struct {
	Skill SkillID     `json:"skill"`
	Name  string      `json:"name"`
	From  Proficiency `json:"from"` // what is likely held
	To    Proficiency `json:"to"`   // the highest level that one of the roles asks for
	// Gain is the coverage that the skill brings, summed over the roles, each weighed by how well it fits. It is for
	// ordering and has no unit.
	Gain  float64      `json:"gain"`
	Roles []OpenedRole `json:"roles"` // those that gain most first
	// Missing are prerequisites of the skill that are likely not held. [Catalog.Next] leaves out skills that have any.
	Missing []SkillID `json:"missing,omitempty"`
	// Study and Practice are the hours of study and months of practice from From to To.
	Study    Estimate `json:"studyHoursEstimate"`
	Practice Estimate `json:"practiceMonthsEstimate"`
}

// An OpenedRole is a role that comes nearer if one skill is raised.
type OpenedRole struct {
	Role   RoleID      `json:"role"`
	Title  string      `json:"title"`
	Level  Proficiency `json:"level"`  // the level of the skill that the role needs
	Before float64     `json:"before"` // likely coverage, 0 to 1
	After  float64     `json:"after"`  // with the skill, and what it implies
	// ReadinessBefore and ReadinessAfter are the likely readiness without the skill and with it.
	ReadinessBefore Readiness `json:"readinessBefore"`
	ReadinessAfter  Readiness `json:"readinessAfter"`
}

// openedRoles is how many of the roles that fit best are looked at.
const openedRoles = 40

// Opens returns what one more skill opens: for each skill, how much nearer the roles come that fit the profile best, most
// useful first, also if none becomes ready by it. Options select the roles, of which the forty that fit best are looked
// at; Limit counts skills. Adjacent skills earn nothing here.
func (c *Catalog) Opens(p Profile, o RecommendOptions) []Opening { return c.opens(&p, &o, true) }

// Next returns the skills that a person can take up now: those of [Catalog.Opens] whose prerequisites are likely held,
// most useful first. To ask for one role, name it in o.Filter.Roles.
func (c *Catalog) Next(p Profile, o RecommendOptions) []Opening { return c.opens(&p, &o, false) }

func (c *Catalog) opens(p *Profile, o *RecommendOptions, all bool) []Opening {
	some := *o
	some.Limit, some.Adjacent = openedRoles, false
	roles := c.Recommend(*p, some)
	h := c.profileCells(p)
	defer h.free()
	found := map[int32]*Opening{}
	for _, rec := range roles {
		i, _ := c.roles.At(string(rec.Role))
		b := c.newBase(i, h)
		raise := map[int32]int8{}
		for k := range b.requirements {
			q := &b.requirements[k]
			skill, x, earned := h.look(q)
			if earned.likely == full {
				continue
			}
			if x.likely <= 0 {
				skill = q.Skill
			}
			raise[skill] = max(raise[skill], q.Level, int8(Awareness))
		}
		for skill, to := range raise {
			after, ready := c.with(b, h, skill, to, o)
			op := found[skill]
			if op == nil {
				op = &Opening{Skill: SkillID(c.ix().Skills[skill].ID), Name: c.ix().Skills[skill].Name, From: max(Proficiency(h.at(skill).likely), None)}
				found[skill] = op
			}
			op.To = max(op.To, Proficiency(to))
			op.Gain += rec.Fit * (after - rec.Coverage.Likely)
			op.Roles = append(op.Roles, OpenedRole{rec.Role, rec.Title, Proficiency(to), rec.Coverage.Likely, after, rec.ReadinessLikely, ready})
		}
	}
	out := make([]Opening, 0, len(found))
	for skill, op := range found {
		for _, pre := range c.ix().Skills[skill].Prerequisites {
			if h.at(pre).likely < int8(min(op.To, Working)) {
				op.Missing = append(op.Missing, SkillID(c.ix().Skills[pre].ID))
			}
		}
		if !all && op.Missing != nil {
			continue
		}
		l := learningOf(&c.ix().Skills[skill])
		op.Study, op.Practice = l.study(op.From, op.To), l.practice(op.From, op.To)
		slices.SortFunc(op.Roles, func(a, b OpenedRole) int {
			return cmp.Or(cmp.Compare(b.After-b.Before, a.After-a.Before), strings.Compare(string(a.Role), string(b.Role)))
		})
		out = append(out, *op)
	}
	slices.SortFunc(out, func(a, b Opening) int {
		return cmp.Or(cmp.Compare(b.Gain, a.Gain), strings.Compare(string(a.Skill), string(b.Skill)))
	})
	if o.Limit > 0 && len(out) > o.Limit {
		out = slices.Clone(out[:o.Limit])
	}
	return out
}

// A base is what a role's requirements earn before a skill is raised.
type base struct {
	requirements []embedded.Requirement
	earned       []credits
	asking       map[int32][]int // the requirements that each skill bears on
	sum          score
}

func (c *Catalog) newBase(role int, h *cells) *base {
	b := &base{requirements: c.ix().Roles[role].Requirements, asking: map[int32][]int{}}
	b.earned = make([]credits, len(b.requirements))
	for k := range b.requirements {
		q := &b.requirements[k]
		b.earned[k] = h.credit(q)
		b.sum.add(q, b.earned[k].low, b.earned[k])
		b.asking[q.Skill] = append(b.asking[q.Skill], k)
		for _, s := range q.AnyOf {
			b.asking[s] = append(b.asking[s], k)
		}
	}
	return b
}

// with returns the likely coverage and readiness of a role if one skill, and what it implies, is held at a level too.
func (c *Catalog) with(b *base, h *cells, skill int32, level int8, o *RecommendOptions) (float64, Readiness) {
	type change struct {
		skill int32
		was   cell
	}
	var undo []change
	raise := func(s int32, to int8) {
		undo = append(undo, change{s, h.of[s]})
		if x := &h.of[s]; x.likely < to {
			x.likely, x.high = to, max(to, h.at(s).high)
			if x.how == unknown {
				x.how = likely
			}
		}
	}
	raise(skill, level)
	for _, m := range c.implied()[skill] {
		switch m.how {
		case asKind:
			raise(m.skill, level)
		case asFirst:
			raise(m.skill, min(level, int8(Working)))
		default:
			raise(m.skill, int8(Awareness))
		}
	}
	var touched []int
	for _, u := range undo {
		touched = append(touched, b.asking[u.skill]...)
	}
	slices.Sort(touched)
	s := b.sum
	for _, k := range slices.Compact(touched) {
		q := &b.requirements[k]
		s.take(q, b.earned[k].low, b.earned[k])
		x := h.credit(q)
		s.add(q, x.low, x)
	}
	for i := len(undo) - 1; i >= 0; i-- {
		h.of[undo[i].skill] = undo[i].was
	}
	_, ready, _ := s.readiness(o.Thresholds)
	return s.coverage().Likely, ready
}
