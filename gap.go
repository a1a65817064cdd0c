package career

import (
	"cmp"
	"slices"

	"github.com/go-career/career/internal/embedded"
	"github.com/go-career/career/internal/enum"
)

// Status is how a profile stands to one requirement.
type Status string

// The statuses.
const (
	StatusMet     Status = "met"     // held as well as needed
	StatusPartial Status = "partial" // held, at a lower level
	StatusMissing Status = "missing" // known not to be held
	StatusUnknown Status = "unknown" // not stated; or held at no stated level, and more than awareness is needed
)

var statuses = enum.Texts[Status]{What: "status", Values: []Status{StatusMet, StatusPartial, StatusMissing, StatusUnknown}}

// StatusValues returns the statuses.
func StatusValues() []Status { return statuses.All() }

// ParseStatus returns the status that s spells. The error wraps [ErrValue].
func ParseStatus(s string) (Status, error) { return statuses.Parse(s) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseStatus]. Empty text is the zero Status.
func (s *Status) UnmarshalText(text []byte) error { return statuses.Unmarshal(s, text) }

// Readiness is how near a profile is to a role.
type Readiness int8

// The readinesses, lowest first. The thresholds of coverage are those of [Thresholds].
const (
	Developing Readiness = iota // further away
	ReadySoon                   // no essential requirement is missing outright, coverage of 0.6 and more
	ReadyNow                    // every essential requirement is met, coverage of 0.8 and more
)

var readinesses = enum.Scale[Readiness]{What: "readiness", First: Developing,
	Names: []string{"developing", "ready-soon", "ready-now"}}

// String returns the readiness as text: "developing", "ready-soon" or "ready-now".
func (r Readiness) String() string { return readinesses.String(r) }

// MarshalText implements [encoding.TextMarshaler].
func (r Readiness) MarshalText() ([]byte, error) { return readinesses.Marshal(r) }

// ReadinessValues returns the readinesses, lowest first.
func ReadinessValues() []Readiness { return readinesses.All() }

// ParseReadiness returns the readiness that s spells. The error wraps [ErrValue].
func ParseReadiness(s string) (Readiness, error) { return readinesses.Parse(s) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseReadiness]. Empty text is [Developing].
func (r *Readiness) UnmarshalText(text []byte) error { return readinesses.Unmarshal(r, text) }

// Thresholds are the coverages, 0 to 1, from which a profile counts as ready. A zero stands for the default.
type Thresholds struct {
	Now  float64 `json:"now,omitempty"`  // 0.8 by default
	Soon float64 `json:"soon,omitempty"` // 0.6 by default
}

// GapOptions change how a profile is compared with requirements. The zero GapOptions are those of [Catalog.Gap].
type GapOptions struct {
	// Adjacent gives credit for a skill that is related to the one required: its closeness times the credit it would
	// earn itself, at most one half. A requirement is not met by it, nor is an essential one.
	Adjacent   bool       `json:"adjacent,omitempty"`
	Thresholds Thresholds `json:"thresholds,omitzero"`
}

// A Gap says how far a profile is from a role, and why.
//
// For a requirement of level L and importance w, a skill held at level h earns the credit min(h, L)/L, so that a
// surplus never pays for a lack; of a requirement's alternatives the one held best counts. Coverage is the sum of w times
// credit over the sum of w. A skill that nothing is known about earns 0 in the low bound and 1 in the high; one that is held
// at no stated level 1/L and 1. A requirement without a level is met by any held level.
type Gap struct {
	Role  RoleID    `json:"role,omitempty"`  // empty for an advertisement
	Title string    `json:"title,omitempty"` // of the role
	Items []GapItem `json:"items"`           // one for each requirement, in the role's order
	// Coverage is 0 to 1. Nothing can be said of a role that states no requirements, so it is 0 to 1 for that as well.
	Coverage Bounds `json:"coverage"`
	// Readiness is judged by what is certain, ReadinessLikely by what is likely, ReadinessHigh by what is possible.
	Readiness       Readiness `json:"readiness"`
	ReadinessLikely Readiness `json:"readinessLikely"`
	ReadinessHigh   Readiness `json:"readinessHigh"`
	Essential       Tally     `json:"essential"` // the essential requirements, whatever their weight
}

// A Tally counts requirements by status.
type Tally struct {
	Total   int `json:"total"`
	Met     int `json:"met"`
	Partial int `json:"partial"`
	Missing int `json:"missing"`
	Unknown int `json:"unknown"`
}

// A GapItem is one requirement and how the profile stands to it.
type GapItem struct {
	Requirement
	Name      string  `json:"name"` // of the skill; [Catalog.SkillNames] has those of AnyOf
	Held      Holding `json:"held"` // of the requirement's alternatives, the one held best
	Status    Status  `json:"status"`
	Shortfall int     `json:"shortfall"` // levels lacking in the low bound, 0 to 4
	Credit    Bounds  `json:"credit"`    // 0 to 1
	// Cost is the coverage, 0 to 1, that the item takes away. The costs of all items sum to 1 − Coverage, in each bound.
	Cost Bounds `json:"cost"`
	// Adjacent is the related skill that earned the credit in the low bound, if one did.
	Adjacent     SkillID `json:"adjacent,omitempty"`
	AdjacentName string  `json:"adjacentName,omitempty"`
}

// Gap compares a profile with a role's requirements. The error is a [*NotFoundError] for a role that the catalogue does
// not have.
func (c *Catalog) Gap(p Profile, role RoleID) (Gap, error) { return c.GapWith(p, role, GapOptions{}) }

// GapWith is [Catalog.Gap] with options.
func (c *Catalog) GapWith(p Profile, role RoleID, o GapOptions) (Gap, error) {
	i, ok := c.roles.At(string(role))
	if !ok {
		return Gap{}, c.missing("role", string(role))
	}
	h := c.profileCells(&p)
	defer h.free()
	r := &c.ix().Roles[i]
	return c.gap(RoleID(r.ID), r.Title, r.Requirements, &o, h), nil
}

// RoleGap compares what one role requires with what another does: the gap of someone who meets from's requirements
// exactly. They hold the skill that each requirement names, what that implies, and one of its alternatives, which one is
// not said: what may be among those is possible. All else is not held.
func (c *Catalog) RoleGap(from, to RoleID) (Gap, error) {
	i, ok := c.roles.At(string(from))
	if !ok {
		return Gap{}, c.missing("role", string(from))
	}
	j, ok := c.roles.At(string(to))
	if !ok {
		return Gap{}, c.missing("role", string(to))
	}
	h := c.roleCells(i)
	defer h.free()
	r := &c.ix().Roles[j]
	return c.gap(RoleID(r.ID), r.Title, r.Requirements, &GapOptions{}, h), nil
}

// Credits are whole numbers: full is divisible by every level and by percent, so that equal profiles get equal coverage
// whatever the order of addition.
const full = 1200

// credits are what a requirement earns, in parts of full.
type credits struct{ low, likely, high int }

// look returns what is held of a requirement: the alternative that is held best, for certain and then likely, of equals
// the first; and the credit of the best in each bound.
func (h *cells) look(q *embedded.Requirement) (skill int32, best *cell, earned credits) {
	skill, best = q.Skill, &h.of[q.Skill]
	low, likely, high, open := best.low, best.likely, best.high, best.how == unknown
	for _, s := range q.AnyOf {
		y := &h.of[s]
		if y.how == unknown {
			open = true
			continue
		}
		if best.how == unknown || y.low > best.low || y.low == best.low && y.likely > best.likely {
			skill, best = s, y
		}
		low, likely, high = max(low, y.low), max(likely, y.likely), max(high, y.high)
	}
	if open && !h.closed {
		high = int8(Expert)
	}
	for i := range h.groups {
		if g := &h.groups[i]; g.Level > low && len(g.AnyOf) > 0 && covers(q, g.AnyOf) {
			low, likely, high = g.Level, max(likely, g.Level), max(high, g.Level)
		}
	}
	return skill, best, credits{share(low, q.Level), share(likely, q.Level), share(high, q.Level)}
}

// credit returns the credit of what is held of a requirement.
func (h *cells) credit(q *embedded.Requirement) credits {
	_, _, earned := h.look(q)
	return earned
}

// covers reports whether each of some skills meets a requirement.
func covers(q *embedded.Requirement, skills []int32) bool {
	for _, s := range skills {
		if s != q.Skill && !slices.Contains(q.AnyOf, s) {
			return false
		}
	}
	return true
}

// share returns min(held, level)/level, in parts of full. Any held level is all of a level that is not stated.
func share(held, level int8) int {
	if level == 0 {
		level = 1
	}
	return full * int(min(held, level)) / int(level)
}

// nextTo returns the best credit that a related skill earns in the low bound, and the skill.
func (c *Catalog) nextTo(q *embedded.Requirement, h *cells) (best int, via int32) {
	for _, r := range c.adjacent()[q.Skill] {
		if own := min(share(h.at(r.skill).low, q.Level)*r.closeness/100, full/2); own > best {
			best, via = own, r.skill
		}
	}
	return best, via
}

// A score is the sum of credits over some requirements, and the essential requirements that are short of full, and at
// nothing, in each bound.
type score struct {
	weight         int
	sum            credits
	unmet, missing [3]int
}

func (s *score) add(q *embedded.Requirement, own int, x credits) { s.count(q, own, x, 1) }

// take undoes add.
func (s *score) take(q *embedded.Requirement, own int, x credits) { s.count(q, own, x, -1) }

func (s *score) count(q *embedded.Requirement, own int, x credits, by int) {
	w := by * int(q.Importance)
	s.weight += w
	s.sum.low += w * x.low
	s.sum.likely += w * x.likely
	s.sum.high += w * x.high
	if !q.Essential {
		return
	}
	for i, v := range [3]int{own, max(own, x.likely), x.high} {
		if v < full {
			s.unmet[i] += by
		}
	}
	for i, v := range [3]int{x.low, x.likely, x.high} {
		if v == 0 {
			s.missing[i] += by
		}
	}
}

func (s *score) coverage() Bounds {
	if s.weight == 0 {
		return Bounds{0, 0, 1}
	}
	all := float64(s.weight * full)
	return Bounds{float64(s.sum.low) / all, float64(s.sum.likely) / all, float64(s.sum.high) / all}
}

// readiness judges each bound.
func (s *score) readiness(t Thresholds) (low, likely, high Readiness) {
	if s.weight == 0 {
		return Developing, Developing, ReadyNow
	}
	c := s.coverage()
	return t.judge(s.unmet[0], s.missing[0], c.Low), t.judge(s.unmet[1], s.missing[1], c.Likely), t.judge(s.unmet[2], s.missing[2], c.High)
}

func (t Thresholds) judge(unmet, missing int, coverage float64) Readiness {
	switch {
	case unmet == 0 && coverage >= cmp.Or(t.Now, 0.8):
		return ReadyNow
	case missing == 0 && coverage >= cmp.Or(t.Soon, 0.6):
		return ReadySoon
	}
	return Developing
}

// gap compares what is held with some requirements.
func (c *Catalog) gap(role RoleID, title string, requirements []embedded.Requirement, o *GapOptions, h *cells) Gap {
	g := Gap{Role: role, Title: title, Items: make([]GapItem, len(requirements))}
	n := 0
	for k := range requirements {
		n += len(requirements[k].AnyOf)
	}
	alternatives := make([]SkillID, 0, n)
	var s score
	skills := c.ix().Skills
	for k := range requirements {
		q := &requirements[k]
		it := &g.Items[k]
		skill, best, x := h.look(q)
		own, high := x.low, x.high
		if o.Adjacent && own < full/2 {
			if near, via := c.nextTo(q, h); near > own {
				x = credits{near, max(near, x.likely), max(near, x.high)}
				it.Adjacent, it.AdjacentName = SkillID(skills[via].ID), skills[via].Name
			}
		}
		s.add(q, own, x)
		it.Name = skills[q.Skill].Name
		it.Requirement = Requirement{Skill: SkillID(skills[q.Skill].ID), Level: Proficiency(q.Level), Importance: int(q.Importance),
			Essential: q.Essential, Hot: q.Hot, InDemand: q.InDemand}
		if len(q.AnyOf) > 0 {
			from := len(alternatives)
			for _, a := range q.AnyOf {
				alternatives = append(alternatives, SkillID(skills[a].ID))
			}
			it.AnyOf = alternatives[from:len(alternatives):len(alternatives)]
		}
		it.Held = c.holding(h, skill, best)
		it.Credit = Bounds{float64(x.low) / full, float64(x.likely) / full, float64(x.high) / full}
		it.Shortfall = max(0, int(max(1, q.Level)-best.low))
		it.Status = status(best, own, high)
		if q.Essential {
			g.Essential.count(it.Status)
		}
	}
	for k := range g.Items {
		it := &g.Items[k]
		share := float64(it.weight()) / float64(s.weight)
		it.Cost = Bounds{share * (1 - it.Credit.Low), share * (1 - it.Credit.Likely), share * (1 - it.Credit.High)}
	}
	g.Coverage = s.coverage()
	g.Readiness, g.ReadinessLikely, g.ReadinessHigh = s.readiness(o.Thresholds)
	return g
}

// status judges what is held best of a requirement, which earns so much in the low bound and so much in the high.
func status(x *cell, own, high int) Status {
	switch {
	case own == full:
		return StatusMet
	case high == 0:
		return StatusMissing
	case x.rated && x.low > 0:
		return StatusPartial
	}
	return StatusUnknown
}

func (t *Tally) count(s Status) {
	t.Total++
	switch s {
	case StatusMet:
		t.Met++
	case StatusPartial:
		t.Partial++
	case StatusMissing:
		t.Missing++
	case StatusUnknown:
		t.Unknown++
	}
}
