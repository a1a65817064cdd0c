package career

import (
	"fmt"
	"slices"
	"sync"

	"github.com/go-career/career/internal/embedded"
)

// Bounds are three readings of a figure that depends on what is not known. Low is what is certain: nothing counts as held
// but what is stated, and what that implies. High is what is possible: everything unknown counts as held. Likely lies
// between them and is an estimate: see [Profile]. For a cost the order is the other way round: Low is the highest.
type Bounds struct {
	Low    float64 `json:"low"`
	Likely float64 `json:"likely"`
	High   float64 `json:"high"`
}

// A Holding says what a profile holds of a skill, and how that is known.
type Holding struct {
	// Skill is what is held: the skill in question, or one of a requirement's alternatives. It is empty if nothing is known.
	Skill SkillID `json:"skill,omitempty"`
	Name  string  `json:"name,omitempty"` // of the skill
	// Level is the level held for certain: None if nothing is known or the profile says so, Unrated if it is held at a
	// level nobody stated. Likely is the level it is likely held at.
	Level  Proficiency `json:"level"`
	Likely Proficiency `json:"likely"`
	// Stated says that the profile itself names the skill. Otherwise From is the skill it names that implies this one, or
	// Role the role in the person's experience that makes it likely, after so many Months.
	Stated    bool    `json:"stated,omitempty"`
	From      SkillID `json:"from,omitempty"`
	FromName  string  `json:"fromName,omitempty"`
	Role      RoleID  `json:"role,omitempty"`
	RoleTitle string  `json:"roleTitle,omitempty"`
	Months    int     `json:"months,omitempty"`
}

// Why says in words how a holding is known: "stated", "stated at working level", "implied by Spring Boot", "worked as Backend
// Developer for 4 years". It is empty if nothing is known.
func (c *Catalog) Why(h Holding) string {
	switch {
	case h.Stated && h.Level == None:
		return "stated as not held"
	case h.Stated && h.Level == Unrated:
		return "stated"
	case h.Stated:
		return "stated at " + h.Level.String() + " level"
	case h.From != "":
		from, _ := c.SkillName(h.From)
		return "implied by " + from
	case h.Role != "":
		title, _ := c.RoleTitle(h.Role)
		return fmt.Sprintf("worked as %s for %s", title, duration(h.Months))
	}
	return ""
}

// duration returns a number of months in words.
func duration(months int) string {
	n, unit := months, "month"
	if months >= 24 {
		n, unit = months/12, "year"
	}
	if n != 1 {
		unit += "s"
	}
	return fmt.Sprintf("%d %s", n, unit)
}

// usualLevel is the level at which people of a level usually hold a skill that they name without saying how well.
func usualLevel(l Level) Proficiency {
	if l == LevelEntry || l == 0 {
		return Working
	}
	return Practitioner
}

// afterMonths returns how well people hold what their role requires at a level, after so many months in it.
func afterMonths(required Proficiency, months int) Proficiency {
	switch {
	case months >= 24:
		return required
	case months >= 12:
		return max(required-1, Awareness)
	}
	return min(required, Awareness)
}

// How a cell is known.
const (
	unknown  = iota // nothing is known of the skill
	stated          // the profile says so
	implied         // a skill that the profile states implies it
	likely          // a role of the person's experience asks for it
	possible        // one of several alternatives is held, and it may be this one
)

// A cell is what is known of one skill: the level held for certain, the likely and the possible one.
type cell struct {
	low, likely, high int8
	how               uint8
	way, hops         uint8 // if implied, how, and in how many steps
	rated             bool  // low is a level, not merely that the skill is held
	from              int32 // the skill that implies it, or the position of the experience
}

// cells are what is known of every skill of a catalogue, for one person. Only what was touched is set and cleared again,
// so that a question costs what the profile has, not what the catalogue has.
type cells struct {
	of      []cell
	touched []int32
	stated  int  // so many of touched, at its start, are what infer went out from
	closed  bool // what is unknown is not held
	profile *Profile
	groups  []embedded.Requirement // of whose alternatives one is held, for certain
}

var cellPool = sync.Pool{New: func() any { return new(cells) }}

func (c *Catalog) newCells(closed bool) *cells {
	h := cellPool.Get().(*cells)
	if len(h.of) < len(c.ix().Skills) {
		h.of = make([]cell, len(c.ix().Skills))
	}
	h.closed = closed
	return h
}

// free gives the cells back. They must not be used any more.
func (h *cells) free() {
	for _, i := range h.touched {
		h.of[i] = cell{}
	}
	h.touched, h.stated, h.profile, h.groups = h.touched[:0], 0, nil, nil
	cellPool.Put(h)
}

// at returns what is known of a skill.
func (h *cells) at(skill int32) cell {
	x := h.of[skill]
	if x.how == unknown && !h.closed {
		x.high = int8(Expert)
	}
	return x
}

// put sets a cell unless what is there says as much.
func (h *cells) put(skill int32, x cell) {
	old := &h.of[skill]
	switch {
	case old.how == unknown:
		h.touched = append(h.touched, skill)
	case old.how == stated:
		return
	case x.low < old.low, x.low == old.low && (x.likely < old.likely || x.likely == old.likely && x.hops >= old.hops):
		old.high = max(old.high, x.high)
		return
	}
	x.high = max(x.high, old.high)
	*old = x
}

// An implication is a skill that another one implies.
type implication struct {
	skill int32
	how   uint8 // the strongest way
	aware uint8 // the strongest way that does not go by a prerequisite, which holds at awareness too
	hops  uint8 // of the strongest way
}

// The ways in which a skill implies another, strongest first.
const (
	asKind  = iota // it is a kind of it, in one step or more: held at the same level
	asFirst        // it has it as a prerequisite, or as one of what it is a kind of: held at least at working level
	asShown        // it shows it: held at a level nobody stated
	notAtAll
)

// implications returns what each skill implies, all steps taken.
func (c *Catalog) implications() [][]implication {
	skills := c.ix().Skills
	all := make([][]implication, len(skills))
	w := newWalk(skills)
	for i := range skills {
		w.from(int32(i), w.best, true)
		order := slices.Clone(w.order)
		w.from(int32(i), w.aware, false)
		for _, to := range order {
			m := implication{skill: to, how: w.best[to].how, aware: notAtAll, hops: w.best[to].hops}
			if w.aware[to].reached {
				m.aware = w.aware[to].how
			}
			all[i] = append(all[i], m)
		}
		w.order = order
		w.forget(int32(i))
	}
	return all
}

// A walk goes from one skill to all that it implies.
type walk struct {
	skills      []embedded.Skill
	best, aware []hop // by skill
	order       []int32
	queue       []hop
}

func newWalk(skills []embedded.Skill) *walk {
	return &walk{skills: skills, best: make([]hop, len(skills)), aware: make([]hop, len(skills))}
}

// forget makes the walk ready to start again, after it has started from a skill.
func (w *walk) forget(start int32) {
	for _, to := range append(w.order, start) {
		w.best[to], w.aware[to] = hop{}, hop{}
	}
}

// A hop is the strongest way to a skill that has been found so far.
type hop struct {
	skill     int32
	how, hops uint8
	reached   bool
}

// from finds the strongest way from a skill to each that it implies, with or without prerequisites. It gives up on more than
// a catalogue may have.
func (w *walk) from(start int32, best []hop, prerequisites bool) {
	w.order = w.order[:0]
	w.queue = append(w.queue[:0], hop{skill: start, reached: true})
	best[start] = w.queue[0]
	for k := 0; k < len(w.queue) && len(w.order) <= maxImplied; k++ {
		h := w.queue[k]
		if best[h.skill] != h {
			continue // a stronger way was found
		}
		s := &w.skills[h.skill]
		w.reach(s.KindOf, h, asKind, best)
		if prerequisites && h.how != asShown { // what is merely shown may rest on less
			w.reach(s.Prerequisites, h, asFirst, best)
		}
		w.reach(s.Shows, h, asShown, best)
	}
}

func (w *walk) reach(list []int32, from hop, how uint8, best []hop) {
	for _, to := range list {
		way := hop{to, max(from.how, how), min(from.hops, 254) + 1, true}
		old := best[to]
		if old.reached && (old.how < way.how || old.how == way.how && old.hops <= way.hops) {
			continue
		}
		if !old.reached {
			w.order = append(w.order, to)
		}
		best[to] = way
		w.queue = append(w.queue, way)
	}
}

// hold puts in what a skill held at a level is and implies. usual is the likely level of what nobody rated.
func (c *Catalog) hold(h *cells, skill int32, level, usual Proficiency, how uint8) {
	own := cell{low: int8(level), likely: int8(level), high: int8(level), how: how, rated: true, from: skill}
	if level == Unrated {
		own.low, own.likely, own.high, own.rated = int8(Awareness), int8(usual), int8(Expert), false
	}
	if h.of[skill].how == unknown {
		h.touched = append(h.touched, skill)
	}
	h.of[skill] = own
}

// infer puts in what the skills that are stated imply.
func (c *Catalog) infer(h *cells, usual Proficiency) {
	all := c.implied()
	slices.Sort(h.touched) // a profile is a map, and its order must not matter
	h.stated = len(h.touched)
	for _, skill := range h.touched[:h.stated:h.stated] {
		own := h.of[skill]
		if own.low <= 0 {
			continue
		}
		for _, m := range all[skill] {
			how := m.how
			if own.rated && own.low < int8(Working) {
				how = m.aware
			}
			x := cell{low: int8(Awareness), likely: int8(usual), high: int8(Expert), how: implied, way: how, hops: m.hops, from: skill}
			switch {
			case how == notAtAll:
				continue
			case how == asKind:
				x.low, x.likely, x.rated = own.low, own.likely, own.rated
			case how == asFirst && own.rated:
				x.low, x.likely, x.rated = int8(Working), int8(Working), true
			}
			h.put(m.skill, x)
		}
	}
}

// profileCells returns what a profile holds.
func (c *Catalog) profileCells(p *Profile) *cells {
	h := c.newCells(p.Complete)
	h.profile = p
	usual := usualLevel(c.personLevel(p))
	for id, level := range p.Skills {
		if i, ok := c.skills.At(string(id)); ok && level >= Unrated && level <= Expert {
			c.hold(h, int32(i), level, usual, stated)
		}
	}
	c.infer(h, usual)
	if p.Complete {
		return h
	}
	for k, e := range p.Experience {
		i, ok := c.roles.At(string(e.Role))
		if !ok || e.Months <= 0 {
			continue
		}
		for _, q := range c.ix().Roles[i].Requirements {
			l := int8(afterMonths(max(Proficiency(q.Level), Awareness), e.Months))
			switch old := &h.of[q.Skill]; {
			case old.how == unknown || old.how == likely && old.likely < l:
				h.put(q.Skill, cell{likely: l, high: int8(Expert), how: likely, from: int32(k)})
			case old.low > 0 && (!old.rated || old.how == implied): // held, nobody said just how well
				old.likely = max(old.likely, l)
			}
		}
	}
	return h
}

// roleCells returns what someone holds who meets a role's requirements exactly, and of whom nothing else is known.
func (c *Catalog) roleCells(role int) *cells {
	h := c.newCells(true)
	for _, q := range c.ix().Roles[role].Requirements {
		level := Proficiency(q.Level)
		if level == 0 {
			level = Unrated
		}
		c.hold(h, q.Skill, level, Awareness, stated)
	}
	c.infer(h, Awareness)
	h.groups = c.ix().Roles[role].Requirements
	for _, q := range h.groups {
		for _, s := range q.AnyOf {
			h.put(s, cell{high: max(q.Level, int8(Awareness)), how: possible})
		}
	}
	return h
}

// personLevel returns the level of a person: what the profile states, or else the level of the role they held last, or
// else what their stated proficiencies look like; zero if there is nothing to go by.
func (c *Catalog) personLevel(p *Profile) Level {
	if p.Level != 0 {
		return p.Level
	}
	for _, e := range p.Experience {
		if i, ok := c.roles.At(string(e.Role)); ok && c.ix().Roles[i].Level != 0 {
			return Level(c.ix().Roles[i].Level)
		}
	}
	n, sum := 0, 0
	for _, l := range p.Skills {
		if l >= Awareness && l <= Expert {
			n, sum = n+1, sum+int(l)
		}
	}
	switch {
	case n < 3:
		return 0
	case 2*sum < 3*n: // below 1.5 on average
		return LevelEntry
	case 2*sum < 5*n:
		return LevelMid
	}
	return LevelSenior
}

// holding tells what is known of a skill.
func (c *Catalog) holding(h *cells, skill int32, x *cell) Holding {
	if x.how == unknown || x.how == possible {
		return Holding{}
	}
	skills := c.ix().Skills
	out := Holding{Skill: SkillID(skills[skill].ID), Name: skills[skill].Name, Level: Proficiency(x.low), Likely: Proficiency(x.likely), Stated: x.how == stated}
	if !x.rated && x.low > 0 {
		out.Level = Unrated
	}
	switch x.how {
	case implied:
		out.From, out.FromName = SkillID(skills[x.from].ID), skills[x.from].Name
	case likely:
		e := h.profile.Experience[x.from]
		out.Role, out.Months = e.Role, e.Months
		out.RoleTitle, _ = c.RoleTitle(e.Role)
	}
	return out
}
