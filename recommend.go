package career

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/go-career/career/internal/embedded"
)

// RecommendOptions select and rank roles. The zero RecommendOptions rank every role.
type RecommendOptions struct {
	GapOptions
	Filter RoleFilter `json:"filter,omitzero"`
	// From is the role the person is in. It is not recommended, and its level is the person's, unless the profile states one.
	From RoleID `json:"from,omitempty"`
	// PayFloor leaves out roles that are not known to pay as much; see [PayFloor].
	PayFloor PayFloor `json:"payFloor,omitzero"`
	// Limit is the most recommendations to return; 0 is all.
	Limit int `json:"limit,omitempty"`
}

// A Recommendation is a role and how well it fits a profile.
type Recommendation struct {
	Role            RoleID    `json:"role"`
	Title           string    `json:"title"`
	Coverage        Bounds    `json:"coverage"`
	Readiness       Readiness `json:"readiness"`
	ReadinessLikely Readiness `json:"readinessLikely"`
	ReadinessHigh   Readiness `json:"readinessHigh"`
	// Fit is what the rank goes by, 0 to 1: Meets × √Uses × Rung. It is for ordering and has no unit.
	Fit float64 `json:"fit"`
	// Meets is the share of the role's requirements that the person meets, each weighed by the square of its importance. A
	// skill held at no stated level counts as held as well as the role needs; one that is merely implied by another
	// counts a third, unless it is what the other is a kind of.
	Meets float64 `json:"meets"`
	// Uses is the share of the person's stated skills that the role asks for. Skills that few jobs ask for weigh more, and
	// one that only implies something the role asks for counts a third, unless it is a kind of it.
	Uses float64 `json:"uses"`
	// Rung is 1 for a role at the person's level, mid if it is not known, and less for one below or above it.
	Rung float64 `json:"rung"`
	// LevelDistance is how many levels the role is above the person; negative for below, 0 also if a level is not known.
	LevelDistance int `json:"levelDistance"`
}

// A third is what a skill counts in a rank if it is only inferred: the person has something of it, how much is open.
const third = 1.0 / 3

// rungs are how well roles fit by how many levels they are above the person, from three below to three above.
var rungs = [...]float64{0.7, 0.8, 0.9, 1, 0.93, 0.8, 0.7}

// rarity returns how much each skill tells about a role: the more, the fewer jobs ask for it, as a requirement or an
// alternative.
func (c *Catalog) rarity() []float64 {
	jobs := map[string][]int{}
	for i := range c.ix().Roles {
		key := cmp.Or(c.ix().Roles[i].Job, c.ix().Roles[i].ID)
		jobs[key] = append(jobs[key], i)
	}
	asked, last, job := make([]int, len(c.ix().Skills)), make([]int, len(c.ix().Skills)), 0
	count := func(s int32) {
		if last[s] != job {
			last[s] = job
			asked[s]++
		}
	}
	for _, list := range jobs {
		job++
		for _, i := range list {
			for _, q := range c.ix().Roles[i].Requirements {
				count(q.Skill)
				for _, s := range q.AnyOf {
					count(s)
				}
			}
		}
	}
	tells := make([]float64, len(asked))
	for s, n := range asked {
		tells[s] = math.Log(float64(len(jobs)+2) / float64(n+1))
	}
	return tells
}

// needs are the requirements of all roles, one after another, and where each skill is asked for. With them a profile is
// compared with all roles by looking only at the requirements that its skills have to do with.
type needs struct {
	all   []need
	of    [][]int32 // by skill: the needs that it meets
	roles []wants
}

// A need is one requirement of a role.
type need struct {
	q    *embedded.Requirement
	role int32
}

// wants are sums over the requirements of a role.
type wants struct{ weight, square, essential int }

// collectNeeds goes through the requirements of all roles.
func (c *Catalog) collectNeeds() *needs {
	roles := c.ix().Roles
	n := &needs{of: make([][]int32, len(c.ix().Skills)), roles: make([]wants, len(roles))}
	for i := range roles {
		for k := range roles[i].Requirements {
			q := &roles[i].Requirements[k]
			at := int32(len(n.all))
			n.all = append(n.all, need{q, int32(i)})
			n.of[q.Skill] = append(n.of[q.Skill], at)
			for _, s := range q.AnyOf {
				n.of[s] = append(n.of[s], at)
			}
			w := int(q.Importance)
			n.roles[i].weight += w
			n.roles[i].square += w * w
			if q.Essential {
				n.roles[i].essential++
			}
		}
	}
	return n
}

// A ranking is how a profile stands to all roles.
type ranking struct {
	o      *RecommendOptions
	roles  []embedded.Role
	level  Level // the person's; zero if it is not known
	scores []score
	met    []float64 // by role: importance squared times how much is met
	wants  []wants
	uses   []float64 // by role: how much the stated skills tell that it asks for
	all    float64   // how much the stated skills tell, in sum
}

// rank compares a profile with all roles.
func (c *Catalog) rank(p *Profile, o *RecommendOptions) *ranking {
	h := c.profileCells(p)
	defer h.free()
	n := c.asked()
	k := &ranking{o: o, roles: c.ix().Roles, level: c.personLevel(p), wants: n.roles,
		scores: make([]score, len(n.roles)), met: make([]float64, len(n.roles)), uses: make([]float64, len(n.roles))}
	if i, ok := c.roles.At(string(o.From)); ok && p.Level == 0 && k.roles[i].Level != 0 {
		k.level = Level(k.roles[i].Level)
	}
	for i, w := range n.roles { // as if nothing were known
		s := &k.scores[i]
		s.weight = w.weight
		s.unmet, s.missing = [3]int{w.essential, w.essential, 0}, [3]int{w.essential, w.essential, 0}
		if s.sum.high = w.weight * full; h.closed {
			s.sum.high, s.unmet[2], s.missing[2] = 0, w.essential, w.essential
		}
	}
	k.meet(c, h, n)
	k.use(c, h, n)
	return k
}

// A standing is what is held of one requirement: the best of its alternatives, in each respect, and of how many of them
// something is known.
type standing struct {
	low, likely, high int8
	known             int8
	brings            float32
}

// meet adds up what is held of each requirement that a touched skill has to do with.
func (k *ranking) meet(c *Catalog, h *cells, n *needs) {
	held, seen := make([]standing, len(n.all)), make([]int32, 0, 512)
	for _, s := range h.touched {
		x := h.of[s]
		for _, at := range n.of[s] {
			y := &held[at]
			if y.known == 0 {
				seen = append(seen, at)
			}
			y.known++
			y.low, y.likely, y.high = max(y.low, x.low), max(y.likely, x.likely), max(y.high, x.high)
			y.brings = max(y.brings, float32(h.brings(s, n.all[at].q.Level)))
		}
	}
	if k.o.Adjacent { // then each requirement counts that a related skill may earn something of
		seen = seen[:0]
		for at := range n.all {
			seen = append(seen, int32(at))
		}
	}
	for _, at := range seen {
		q, y := n.all[at].q, held[at]
		if !h.closed && int(y.known) <= len(q.AnyOf) {
			y.high = int8(Expert)
		}
		earned := credits{share(y.low, q.Level), share(y.likely, q.Level), share(y.high, q.Level)}
		own := earned.low
		if k.o.Adjacent && own < full/2 {
			best, _ := c.nextTo(q, h)
			earned = credits{max(earned.low, best), max(earned.likely, best), max(earned.high, best)}
		}
		k.add(n.all[at], own, earned, h.closed)
		k.met[n.all[at].role] += float64(q.Importance) * float64(q.Importance) * float64(y.brings)
	}
}

// add changes the sums of a role by one of its requirements, of which they say that nothing is known.
func (k *ranking) add(x need, own int, earned credits, closed bool) {
	s, w := &k.scores[x.role], int(x.q.Importance)
	s.sum.low += w * earned.low
	s.sum.likely += w * earned.likely
	s.sum.high += w * earned.high
	if !closed {
		s.sum.high -= w * full
	}
	if !x.q.Essential {
		return
	}
	for i, v := range [3]int{own, max(own, earned.likely), earned.high} {
		switch {
		case i == 2 && !closed: // as if it were met
			if v < full {
				s.unmet[i]++
			}
			if v == 0 {
				s.missing[i]++
			}
		case v == full:
			s.unmet[i]--
		}
	}
	if earned.low > 0 {
		s.missing[0]--
	}
	if earned.likely > 0 {
		s.missing[1]--
	}
	if closed && earned.high > 0 {
		s.missing[2]--
	}
}

// brings returns how much of a requirement of a level a skill counts as meeting in a rank, 0 to 1.
func (h *cells) brings(skill int32, level int8) float64 {
	switch x := &h.of[skill]; {
	case x.how == unknown || x.low <= 0 && x.likely <= 0:
		return 0
	case x.how == likely:
		return float64(share(x.likely, level)) / full
	case x.rated:
		return float64(share(x.low, level)) / full
	case x.how == implied && x.way != asKind:
		return third
	}
	return 1
}

// use adds up, for each role, how much the stated skills tell that it asks for.
func (k *ranking) use(c *Catalog, h *cells, n *needs) {
	tells, implied := c.rare(), c.implied()
	value, reached := make([]float64, len(k.roles)), make([]int32, 0, len(k.roles))
	for _, s := range h.touched[:h.stated] {
		if h.of[s].low <= 0 {
			continue
		}
		ask := func(skill int32, v float64) {
			for _, at := range n.of[skill] {
				switch role := n.all[at].role; {
				case value[role] == 0:
					reached = append(reached, role)
					value[role] = v
				case value[role] < v:
					value[role] = v
				}
			}
		}
		ask(s, 1)
		for _, m := range implied[s] {
			if m.how == asKind {
				ask(m.skill, 1)
			} else {
				ask(m.skill, third)
			}
		}
		k.all += tells[s]
		for _, role := range reached {
			k.uses[role] += value[role] * tells[s]
			value[role] = 0
		}
		reached = reached[:0]
	}
}

// recommendation returns what was found for one role.
func (k *ranking) recommendation(i int) Recommendation {
	r, s := &k.roles[i], &k.scores[i]
	rec := Recommendation{Role: RoleID(r.ID), Title: r.Title, Coverage: s.coverage(), Meets: k.met[i] / float64(k.wants[i].square), Uses: 1, Rung: 1}
	rec.Readiness, rec.ReadinessLikely, rec.ReadinessHigh = s.readiness(k.o.Thresholds)
	if k.all > 0 {
		rec.Uses = min(k.uses[i]/k.all, 1)
	}
	if r.Level != 0 {
		above := int(Level(r.Level) - cmp.Or(k.level, LevelMid))
		rec.Rung = rungs[min(max(above+len(rungs)/2, 0), len(rungs)-1)]
		if k.level != 0 {
			rec.LevelDistance = above
		}
	}
	rec.Fit = rec.Meets * math.Sqrt(rec.Uses) * rec.Rung
	return rec
}

// Recommend ranks roles for a profile, those that fit best first: see [Recommendation] for what the rank is made of. Of
// the same fit, the likelier coverage comes first, then the ID. Roles that state no requirements are left out.
func (c *Catalog) Recommend(p Profile, o RecommendOptions) []Recommendation {
	roles := c.ix().Roles
	k := c.rank(&p, &o)
	from, hasFrom := c.roles.At(string(o.From))
	out := make([]Recommendation, 0, len(roles))
	for i := range roles {
		if len(roles[i].Requirements) > 0 && !(hasFrom && i == from) && c.selects(&o.Filter, i) && c.reaches(i, &o.PayFloor) {
			out = append(out, k.recommendation(i))
		}
	}
	slices.SortFunc(out, func(a, b Recommendation) int {
		switch {
		case a.Fit != b.Fit:
			return cmp.Compare(b.Fit, a.Fit)
		case a.Coverage.Likely != b.Coverage.Likely:
			return cmp.Compare(b.Coverage.Likely, a.Coverage.Likely)
		}
		return strings.Compare(string(a.Role), string(b.Role))
	})
	if o.Limit > 0 && len(out) > o.Limit {
		out = slices.Clone(out[:o.Limit])
	}
	return out
}
