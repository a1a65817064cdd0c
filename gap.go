package career

import (
	"cmp"
	"slices"
	"strings"

	"github.com/go-career/career/internal/enum"
	"github.com/go-career/career/internal/index"
)

// Bounds are the two ends of a figure that unknown skills leave open. Low is what holds if nothing unknown is held,
// High if everything unknown is held as well as needed. For a coverage Low is the smaller; for a cost Low is the
// larger: it is the cost in the low bound.
type Bounds struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Status is how a profile stands to one requirement.
type Status string

// The statuses.
const (
	StatusMet     Status = "met"     // held as well as needed
	StatusPartial Status = "partial" // held, at a lower level
	StatusMissing Status = "missing" // surely not held
	StatusUnknown Status = "unknown" // not stated; or held at no stated level, where more than awareness is needed
)

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

// UnmarshalText implements [encoding.TextUnmarshaler]. Any text but a readiness's own is an error.
func (r *Readiness) UnmarshalText(text []byte) error { return readinesses.Parse(r, text) }

// Thresholds are the coverages, 0 to 1, from which a profile counts as ready. A zero stands for the default.
type Thresholds struct {
	Now  float64 // 0.8 by default
	Soon float64 // 0.6 by default
}

// GapOptions change how a profile is held against requirements. The zero GapOptions are those of [Catalog.Gap].
type GapOptions struct {
	// Adjacent gives credit for a skill that is related to the one required: its closeness times the credit it would
	// earn itself, at most one half. A requirement is not met by it, nor is an essential one.
	Adjacent   bool
	Thresholds Thresholds
}

// A Gap says how far a profile is from a role, and why.
//
// For a requirement of level L and importance w, a skill held at level h earns the credit min(h, L)/L, so that a
// surplus never pays for a lack. Coverage is the sum of w times credit over the sum of w. A skill that is not stated
// earns 0 in the low bound and 1 in the high; one that is held at no stated level 1/L and 1. A requirement without a
// level is met by any held level.
type Gap struct {
	Role  RoleID    `json:"role"`
	Items []GapItem `json:"items"` // one for each requirement, in the role's order
	// Coverage is 0 to 1. Of a role that states no requirements nothing can be said, so it is 0 to 1 as well.
	Coverage Bounds `json:"coverage"`
	// Readiness is judged in the low bound, ReadinessHigh in the high.
	Readiness     Readiness `json:"readiness"`
	ReadinessHigh Readiness `json:"readinessHigh"`
	Essential     Tally     `json:"essential"` // the essential requirements, whatever their weight
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
	Held      Holding `json:"held"`
	Status    Status  `json:"status"`
	Shortfall int     `json:"shortfall"` // levels lacking in the low bound, 0 to 4
	Credit    Bounds  `json:"credit"`    // 0 to 1
	// Cost is the coverage, 0 to 1, that the item takes away. The costs of all items sum to 1 − Coverage, in each bound.
	Cost Bounds `json:"cost"`
	// Adjacent is the related skill that earned the credit in the low bound, where one did.
	Adjacent SkillID `json:"adjacent,omitempty"`
}

// Gap holds a profile against a role's requirements. The error is a [*NotFoundError] for a role that the catalogue
// does not have.
func (c *Catalog) Gap(p Profile, role RoleID) (Gap, error) { return c.GapWith(p, role, GapOptions{}) }

// GapWith is [Catalog.Gap] with options.
func (c *Catalog) GapWith(p Profile, role RoleID, o GapOptions) (Gap, error) {
	i, ok := c.roleAt(role)
	if !ok {
		return Gap{}, c.missing("role", string(role))
	}
	return c.gap(i, &o, func(s int32) holding { return p.at(SkillID(c.ix.Skills[s].ID)) }), nil
}

// RoleGap holds what one role requires against what another does: the gap of someone who meets from's requirements
// exactly and holds nothing else. Nothing in it is unknown, so the bounds agree. A skill that from requires at no
// stated level counts as held at none stated, and is the one exception.
func (c *Catalog) RoleGap(from, to RoleID) (Gap, error) {
	i, ok := c.roleAt(from)
	if !ok {
		return Gap{}, c.missing("role", string(from))
	}
	j, ok := c.roleAt(to)
	if !ok {
		return Gap{}, c.missing("role", string(to))
	}
	held := c.ix.Roles[i].Requirements
	return c.gap(j, &GapOptions{}, func(s int32) holding {
		for _, q := range held {
			if q.Skill == s {
				return required(q)
			}
		}
		return holding(None)
	}), nil
}

// A holding is what is known of one skill: a Proficiency, or notStated.
type holding int8

const notStated holding = -2

// at returns the profile's answer for one skill. A level off the scale says nothing.
func (p *Profile) at(id SkillID) holding {
	l, ok := p.Skills[id]
	switch {
	case ok && l >= Unrated && l <= Expert:
		return holding(l)
	case p.Complete:
		return holding(None)
	}
	return notStated
}

// required returns what someone holds who meets a requirement exactly.
func required(q index.Requirement) holding {
	if q.Level == 0 {
		return holding(Unrated)
	}
	return holding(q.Level)
}

// least returns the level of a holding in the low bound.
func (h holding) least() Proficiency {
	switch h {
	case notStated:
		return None
	case holding(Unrated):
		return Awareness
	}
	return Proficiency(h)
}

func (h holding) public() Holding {
	if h == notStated {
		return Holding{}
	}
	return Holding{Level: Proficiency(h), Stated: true}
}

// Credits are reckoned in whole numbers: full is divisible by every level and by percent, so that equal profiles get
// equal coverage whatever the order of addition.
const full = 1200

// credit returns what a holding earns for a requirement in both bounds, in parts of full.
func credit(h holding, level int8) (low, high int) {
	switch {
	case h == notStated:
		return 0, full
	case h == holding(None):
		return 0, 0
	case level == 0:
		return full, full
	case h == holding(Unrated):
		return full / int(level), full
	}
	c := full * min(int(h), int(level)) / int(level)
	return c, c
}

// adjacent returns the best credit that a related skill earns in the low bound, and the skill.
func (c *Catalog) adjacent(q index.Requirement, held func(int32) holding) (best int, via int32) {
	for _, r := range c.ix.Skills[q.Skill].Related {
		low, _ := credit(held(r.Skill), q.Level)
		if low = min(low*int(r.Closeness)/100, full/2); low > best {
			best, via = low, r.Skill
		}
	}
	return best, via
}

// A score is the sum of credits over some requirements.
type score struct {
	weight, low, high     int // low and high in parts of full
	unmet, missing        int // essential requirements short of full, and at nothing, in the low bound
	unmetHigh, missedHigh int // the same in the high bound
}

func (s *score) add(q index.Requirement, own, low, high int) {
	w := int(q.Importance)
	s.weight += w
	s.low += w * low
	s.high += w * high
	if q.Essential {
		s.unmet += less(own, full)
		s.missing += less(low, 1)
		s.unmetHigh += less(high, full)
		s.missedHigh += less(high, 1)
	}
}

func less(a, b int) int {
	if a < b {
		return 1
	}
	return 0
}

func (s *score) coverage() Bounds {
	if s.weight == 0 {
		return Bounds{0, 1}
	}
	all := float64(s.weight * full)
	return Bounds{float64(s.low) / all, float64(s.high) / all}
}

func (s *score) readiness(t Thresholds) (low, high Readiness) {
	if s.weight == 0 {
		return Developing, ReadyNow
	}
	c := s.coverage()
	return t.judge(s.unmet, s.missing, c.Low), t.judge(s.unmetHigh, s.missedHigh, c.High)
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

// gap holds what held tells against the role at i.
func (c *Catalog) gap(i int, o *GapOptions, held func(skill int32) holding) Gap {
	r := &c.ix.Roles[i]
	g := Gap{Role: RoleID(r.ID), Items: make([]GapItem, len(r.Requirements))}
	var s score
	for k, q := range r.Requirements {
		h := held(q.Skill)
		own, high := credit(h, q.Level)
		low := own
		it := &g.Items[k]
		if o.Adjacent && own < full/2 {
			if best, via := c.adjacent(q, held); best > own {
				low, high = best, max(best, high)
				it.Adjacent = SkillID(c.ix.Skills[via].ID)
			}
		}
		s.add(q, own, low, high)
		it.Requirement = Requirement{SkillID(c.ix.Skills[q.Skill].ID), Proficiency(q.Level), int(q.Importance), q.Essential, q.Hot, q.InDemand}
		it.Held = h.public()
		it.Credit = Bounds{float64(low) / full, float64(high) / full}
		it.Shortfall = max(0, max(1, int(q.Level))-int(h.least()))
		it.Status = status(h, own)
		if q.Essential {
			g.Essential.count(it.Status)
		}
	}
	for k := range g.Items {
		it := &g.Items[k]
		share := float64(it.Importance) / float64(s.weight)
		it.Cost = Bounds{share * (1 - it.Credit.Low), share * (1 - it.Credit.High)}
	}
	g.Coverage = s.coverage()
	g.Readiness, g.ReadinessHigh = s.readiness(o.Thresholds)
	return g
}

func status(h holding, own int) Status {
	switch {
	case own == full:
		return StatusMet
	case h == holding(None):
		return StatusMissing
	case h == notStated, h == holding(Unrated):
		return StatusUnknown
	}
	return StatusPartial
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

// dense spreads a profile over the positions of all skills, for queries that look at many roles.
func (c *Catalog) dense(p *Profile) []holding {
	h := make([]holding, len(c.ix.Skills))
	if !p.Complete {
		for i := range h {
			h[i] = notStated
		}
	}
	for id := range p.Skills {
		if i, ok := c.skillAt(id); ok {
			h[i] = p.at(id)
		}
	}
	return h
}

// score sums the credits of a dense profile for the role at i.
func (c *Catalog) score(i int, o *GapOptions, h []holding) (s score) {
	for _, q := range c.ix.Roles[i].Requirements {
		own, high := credit(h[q.Skill], q.Level)
		low := own
		if o.Adjacent && own < full/2 {
			best, _ := c.adjacent(q, func(s int32) holding { return h[s] })
			low, high = max(own, best), max(high, best)
		}
		s.add(q, own, low, high)
	}
	return s
}

// RecommendOptions select and rank roles. The zero RecommendOptions rank every role.
type RecommendOptions struct {
	GapOptions
	Filter RoleFilter
	// From is the role the person is in. It is not recommended, and LevelDistance is measured from its level.
	From RoleID
	// PayFloor leaves out roles that are not known to pay as much; see [PayFloor].
	PayFloor PayFloor
	// Limit is the most recommendations to return; 0 is all.
	Limit int
}

// A Recommendation is a role and how near a profile is to it.
type Recommendation struct {
	Role          RoleID    `json:"role"`
	Coverage      Bounds    `json:"coverage"`
	Readiness     Readiness `json:"readiness"`
	ReadinessHigh Readiness `json:"readinessHigh"`
	LevelDistance int       `json:"levelDistance"` // levels up or down from RecommendOptions.From, 0 without one
}

// Recommend ranks roles for a profile: by coverage (the low bound, then the high), then readiness, then level distance,
// then ID. Roles that state no requirements are left out.
func (c *Catalog) Recommend(p Profile, o RecommendOptions) []Recommendation {
	h := c.dense(&p)
	from, hasFrom := c.roleAt(o.From)
	out := make([]Recommendation, 0, len(c.ix.Roles))
	for i := range c.ix.Roles {
		r := &c.ix.Roles[i]
		if len(r.Requirements) == 0 || hasFrom && i == from || !c.selects(&o.Filter, i) || !c.pays(i, &o.PayFloor) {
			continue
		}
		s := c.score(i, &o.GapOptions, h)
		rec := Recommendation{Role: RoleID(r.ID), Coverage: s.coverage()}
		rec.Readiness, rec.ReadinessHigh = s.readiness(o.Thresholds)
		if l := r.Level; hasFrom && l != 0 && c.ix.Roles[from].Level != 0 {
			rec.LevelDistance = max(int(l-c.ix.Roles[from].Level), int(c.ix.Roles[from].Level-l))
		}
		out = append(out, rec)
	}
	slices.SortFunc(out, func(a, b Recommendation) int {
		switch {
		case a.Coverage.Low != b.Coverage.Low:
			return cmp.Compare(b.Coverage.Low, a.Coverage.Low)
		case a.Coverage.High != b.Coverage.High:
			return cmp.Compare(b.Coverage.High, a.Coverage.High)
		case a.Readiness != b.Readiness:
			return int(b.Readiness - a.Readiness)
		case a.LevelDistance != b.LevelDistance:
			return a.LevelDistance - b.LevelDistance
		}
		return strings.Compare(string(a.Role), string(b.Role))
	})
	if o.Limit > 0 && len(out) > o.Limit {
		out = slices.Clone(out[:o.Limit])
	}
	return out
}

// An Opening is one skill to learn, and the roles that a person who learns it becomes ready for.
type Opening struct {
	Skill SkillID      `json:"skill"`
	Held  Holding      `json:"held"`
	Roles []OpenedRole `json:"roles"` // by level of the skill, then ID
}

// An OpenedRole is a role that becomes ready now when one skill is raised.
type OpenedRole struct {
	Role     RoleID      `json:"role"`
	Level    Proficiency `json:"level"`    // the level of the skill that the role needs
	Coverage float64     `json:"coverage"` // then, in the low bound
}

// Opens returns what one skill opens: for each skill, the roles that are not ready now in the low bound and would be
// if that skill alone were held as they need it. Skills that open most roles come first, then by ID. o selects the
// roles; its Limit counts skills.
func (c *Catalog) Opens(p Profile, o RecommendOptions) []Opening {
	h := c.dense(&p)
	from, hasFrom := c.roleAt(o.From)
	opened := map[int32][]OpenedRole{}
	for i := range c.ix.Roles {
		if hasFrom && i == from || !c.selects(&o.Filter, i) || !c.pays(i, &o.PayFloor) {
			continue
		}
		if s := c.score(i, &o.GapOptions, h); s.weight == 0 || s.unmet > 1 || o.Thresholds.judge(s.unmet, s.missing, s.coverage().Low) == ReadyNow {
			continue
		}
		for _, q := range c.ix.Roles[i].Requirements {
			was := h[q.Skill]
			if own, _ := credit(was, q.Level); own == full {
				continue
			}
			h[q.Skill] = holding(max(q.Level, int8(Awareness)))
			s := c.score(i, &o.GapOptions, h)
			h[q.Skill] = was
			if low, _ := s.readiness(o.Thresholds); low == ReadyNow {
				opened[q.Skill] = append(opened[q.Skill], OpenedRole{RoleID(c.ix.Roles[i].ID),
					Proficiency(max(q.Level, int8(Awareness))), s.coverage().Low})
			}
		}
	}
	out := make([]Opening, 0, len(opened))
	for s, roles := range opened {
		slices.SortFunc(roles, func(a, b OpenedRole) int {
			return cmp.Or(cmp.Compare(a.Level, b.Level), strings.Compare(string(a.Role), string(b.Role)))
		})
		out = append(out, Opening{SkillID(c.ix.Skills[s].ID), h[s].public(), roles})
	}
	slices.SortFunc(out, func(a, b Opening) int {
		return cmp.Or(len(b.Roles)-len(a.Roles), strings.Compare(string(a.Skill), string(b.Skill)))
	})
	if o.Limit > 0 && len(out) > o.Limit {
		out = out[:o.Limit]
	}
	return out
}
