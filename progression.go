package career

import (
	"container/heap"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/go-career/career/internal/enum"
)

// MoveKind is one of the two kinds of move.
type MoveKind string

// The kinds of move.
const (
	Advancement MoveKind = "advancement" // what a role can lead to
	Transition  MoveKind = "transition"  // a change to another job at about the same level
)

// UnmarshalText implements [encoding.TextUnmarshaler]. Any text but a kind's own is an error.
func (k *MoveKind) UnmarshalText(text []byte) error {
	return enum.Parse(k, text, "kind of move", Advancement, Transition)
}

// A Move is one step from a role to another.
type Move struct {
	From RoleID   `json:"from"`
	To   RoleID   `json:"to"`
	Kind MoveKind `json:"kind"`
	// Levels is how many levels the move goes up; negative for down, 0 also where a level is not stated.
	Levels int `json:"levels"`
}

// Moves returns the moves out of a role: advancement, then transitions, each in the order of the role's guide. The error
// is a [*NotFoundError] for a role that the catalogue does not have.
func (c *Catalog) Moves(id RoleID) ([]Move, error) {
	i, ok := c.roleAt(id)
	if !ok {
		return nil, c.missing("role", string(id))
	}
	r := &c.ix.Roles[i]
	out := make([]Move, 0, len(r.LeadsTo)+len(r.Transitions))
	for _, to := range r.LeadsTo {
		out = append(out, c.move(int32(i), to, Advancement))
	}
	for _, to := range r.Transitions {
		out = append(out, c.move(int32(i), to, Transition))
	}
	return out, nil
}

// Feeders returns the moves into a role: advancement, then transitions, each by the ID of the role they come from. The
// error is a [*NotFoundError] for a role that the catalogue does not have.
func (c *Catalog) Feeders(id RoleID) ([]Move, error) {
	i, ok := c.roleAt(id)
	if !ok {
		return nil, c.missing("role", string(id))
	}
	var out []Move
	for _, kind := range []MoveKind{Advancement, Transition} {
		for _, f := range c.feeders()[i] {
			if f.kind == kind {
				out = append(out, c.move(f.from, int32(i), kind))
			}
		}
	}
	return out, nil
}

func (c *Catalog) move(from, to int32, kind MoveKind) Move {
	a, b := &c.ix.Roles[from], &c.ix.Roles[to]
	m := Move{From: RoleID(a.ID), To: RoleID(b.ID), Kind: kind}
	if a.Level != 0 && b.Level != 0 {
		m.Levels = int(b.Level - a.Level)
	}
	return m
}

// A feeder is one move into a role.
type feeder struct {
	from int32
	kind MoveKind
}

// reverse returns the moves into each role, by the position they come from.
func (c *Catalog) reverse() [][]feeder {
	in := make([][]feeder, len(c.ix.Roles))
	for i := range c.ix.Roles {
		for _, to := range c.ix.Roles[i].LeadsTo {
			in[to] = append(in[to], feeder{int32(i), Advancement})
		}
		for _, to := range c.ix.Roles[i].Transitions {
			in[to] = append(in[to], feeder{int32(i), Transition})
		}
	}
	return in
}

// PathOptions constrain the paths that are looked for. The zero PathOptions ask for the best three of at most five
// moves, with no other constraint.
type PathOptions struct {
	// Profile is what the person holds at the start. By default it is what the first role requires, and nothing else.
	// Of a profile that is given, only what it states counts: what is not stated has to be learnt.
	Profile *Profile
	Limit   int // most paths to return; 3 by default
	MaxHops int // most moves on a path; 5 by default, and never more than 10
	Kinds   []MoveKind
	Via     []RoleID // every path passes through all of these, in any order
	Avoid   []RoleID // no path passes through any of these
	// MaxLevelJump is the most levels up or down in one move; 0 for any.
	MaxLevelJump int
	// MinPay bounds the pay drop of one move: the midpoint after it must be at least this percentage of the one before.
	// 100 allows no drop, 90 a drop of a tenth, 0 any. A move whose pay cannot be compared is allowed.
	MinPay int
	// MaxHours is the most hours of learning on a whole path, by the middle of the estimate; 0 for any.
	MaxHours int
	// Region is where pay is compared; the United States by default.
	Region language.Region
}

// A Path is a way from one role to another.
type Path struct {
	Steps []PathStep `json:"steps"`
	// Hours is what there is to learn on the whole path: the sum over its steps. Learnt once, a skill counts for all
	// later steps.
	Hours Estimate `json:"hoursEstimate"`
}

// Roles returns the roles on the path, from the first to the last.
func (p Path) Roles() []RoleID {
	var ids []RoleID
	for i, s := range p.Steps {
		if i == 0 {
			ids = append(ids, s.From)
		}
		ids = append(ids, s.To)
	}
	return ids
}

// A PathStep is one move on a path, with what it takes and brings.
type PathStep struct {
	Move
	// Gap is how far the person is from the step's role when it comes: with what was held at the start and learnt on
	// the steps before.
	Gap Gap `json:"gap"`
	// Learn is what the step asks for beyond that, in the order of the role's requirements.
	Learn []Learning `json:"learn"`
	Hours Estimate   `json:"hoursEstimate"`
	Pay   PayChange  `json:"pay"`
}

// A Learning is one skill raised on a path.
type Learning struct {
	Skill SkillID     `json:"skill"`
	From  Proficiency `json:"from"`
	To    Proficiency `json:"to"`
	Hours Estimate    `json:"hoursEstimate"`
}

const (
	defaultHops  = 5
	maxHops      = 10
	defaultPaths = 3
)

// Paths returns the best ways from one role to another over both kinds of move, best first: least to learn (the middle
// of the estimate), then fewest moves, then by ID. No role comes twice on a path. It returns none where none keeps to
// the options, or where from is to.
//
// The error is a [*NotFoundError] for a role that the catalogue does not have, in from, to, Via or Avoid.
//
// The search goes best first with a bound that is exact for the skills of the last role, so that it looks at little
// more than the paths it returns; at worst it looks at all paths of MaxHops moves.
func (c *Catalog) Paths(from, to RoleID, o PathOptions) ([]Path, error) {
	s := &search{c: c, o: &o}
	for _, id := range append([]RoleID{from, to}, append(slices.Clone(o.Via), o.Avoid...)...) {
		if _, ok := c.roleAt(id); !ok {
			return nil, c.missing("role", string(id))
		}
	}
	start, _ := c.roleAt(from)
	goal, _ := c.roleAt(to)
	if start == goal || slices.Contains(o.Avoid, from) || slices.Contains(o.Avoid, to) {
		return nil, nil
	}
	s.start, s.goal = int32(start), int32(goal)
	s.hops = min(max(o.MaxHops, 0), maxHops)
	if s.hops == 0 {
		s.hops = defaultHops
	}
	limit := max(o.Limit, 0)
	if limit == 0 {
		limit = defaultPaths
	}
	for _, id := range o.Via {
		if i, _ := c.roleAt(id); int32(i) != s.start && int32(i) != s.goal {
			s.via = append(s.via, int32(i))
		}
	}
	for _, id := range o.Avoid {
		i, _ := c.roleAt(id)
		s.avoid = append(s.avoid, int32(i))
	}
	s.region = o.Region
	if s.region == (language.Region{}) {
		s.region = regionUS
	}
	s.held = c.startingLevels(start, o.Profile)
	return s.run(limit), nil
}

// startingLevels returns the level at which each skill is surely held at the start of a path.
func (c *Catalog) startingLevels(role int, p *Profile) []int8 {
	held := make([]int8, len(c.ix.Skills))
	if p == nil {
		for _, q := range c.ix.Roles[role].Requirements {
			held[q.Skill] = int8(required(q).least())
		}
		return held
	}
	for i, h := range c.dense(p) {
		held[i] = int8(h.least())
	}
	return held
}

// A search is one call of Paths.
type search struct {
	c           *Catalog
	o           *PathOptions
	start, goal int32
	via, avoid  []int32
	hops        int
	region      language.Region
	held        []int8 // levels held at the start; raised and restored while a node is looked at
	left        []int8 // the least number of moves from each role to the goal, 0 for unreachable but for the goal
	open        nodes
}

// A node is a path that has got as far as role.
type node struct {
	role  int32
	hops  int8
	kind  MoveKind
	prev  *node
	learn int // hours so far, low plus high
	bound int // hours that any way on to the goal comes to at least
}

// nodes is a heap, the most promising first.
type nodes []*node

func (h nodes) Len() int { return len(h) }
func (h nodes) Less(i, j int) bool {
	a, b := h[i], h[j]
	if a.bound != b.bound {
		return a.bound < b.bound
	}
	if a.hops != b.hops {
		return a.hops < b.hops
	}
	return a.compare(b) < 0
}
func (h nodes) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *nodes) Push(x any)   { *h = append(*h, x.(*node)) }
func (h *nodes) Pop() any {
	last := len(*h) - 1
	n := (*h)[last]
	*h = (*h)[:last]
	return n
}

// compare orders two nodes of as many moves by the roles on their paths. Positions are in the order of the IDs. Between
// the two kinds of move, advancement comes first.
func (n *node) compare(o *node) int {
	if n == o || n.prev == nil {
		return 0
	}
	if c := n.prev.compare(o.prev); c != 0 {
		return c
	}
	if n.role != o.role {
		return int(n.role - o.role)
	}
	return strings.Compare(string(n.kind), string(o.kind))
}

func (n *node) visited(role int32) bool {
	for ; n != nil; n = n.prev {
		if n.role == role {
			return true
		}
	}
	return false
}

// run returns the best paths.
func (s *search) run(limit int) []Path {
	s.distances()
	first := &node{role: s.start}
	first.bound = s.cost(s.goal)
	s.open = nodes{first}
	var out []Path
	for len(s.open) > 0 && len(out) < limit {
		n := heap.Pop(&s.open).(*node)
		if n.role == s.goal {
			if s.passes(n) {
				out = append(out, s.path(n))
			}
			continue
		}
		s.expand(n)
	}
	return out
}

// distances finds how many moves each role is from the goal, going back from it.
func (s *search) distances() {
	in := s.c.feeders()
	s.left = make([]int8, len(in))
	queue := []int32{s.goal}
	for len(queue) > 0 {
		r := queue[0]
		queue = queue[1:]
		if int(s.left[r]) == s.hops {
			break
		}
		for _, f := range in[r] {
			if f.from != s.goal && s.left[f.from] == 0 && among(s.o.Kinds, f.kind) {
				s.left[f.from] = s.left[r] + 1
				queue = append(queue, f.from)
			}
		}
	}
}

// passes reports whether a path that has reached the goal went through all of via.
func (s *search) passes(n *node) bool {
	for _, v := range s.via {
		if !n.visited(v) {
			return false
		}
	}
	return true
}

// expand adds the ways on from a node.
func (s *search) expand(n *node) {
	var undo []raised
	for m := n; m != nil && m.prev != nil; m = m.prev { // what was learnt on the way
		undo = s.raise(m.role, undo)
	}
	r := &s.c.ix.Roles[n.role]
	for _, to := range r.LeadsTo {
		s.step(n, to, Advancement)
	}
	for _, to := range r.Transitions {
		s.step(n, to, Transition)
	}
	s.restore(undo)
}

// step adds the way on by one move, if it keeps to the options and can still reach the goal.
func (s *search) step(n *node, to int32, kind MoveKind) {
	hops := int(n.hops) + 1
	if to != s.goal && (s.left[to] == 0 || hops+int(s.left[to]) > s.hops) || hops > s.hops ||
		!among(s.o.Kinds, kind) || slices.Contains(s.avoid, to) || n.visited(to) {
		return
	}
	if j := s.o.MaxLevelJump; j > 0 {
		if l := s.c.move(n.role, to, kind).Levels; l > j || l < -j {
			return
		}
	}
	m := &node{role: to, hops: int8(hops), kind: kind, prev: n, learn: n.learn + s.cost(to)}
	undo := s.raise(to, nil)
	m.bound = m.learn + s.cost(s.goal)
	s.restore(undo)
	if s.o.MaxHours > 0 && m.bound > 2*s.o.MaxHours {
		return
	}
	if s.o.MinPay > 0 {
		if p := s.c.payChange(int(n.role), int(to), s.region); p.Why == "" && p.percentOfFrom() < float64(s.o.MinPay) {
			return
		}
	}
	heap.Push(&s.open, m)
}

// cost returns the hours, low plus high, that a role asks for beyond what is held.
func (s *search) cost(role int32) int {
	sum := 0
	for _, q := range s.c.ix.Roles[role].Requirements {
		if need := max(q.Level, int8(Awareness)); s.held[q.Skill] < need {
			h := Effort(s.c.ix.Skills[q.Skill].Effort).Hours(Proficiency(s.held[q.Skill]), Proficiency(need))
			sum += h.Low + h.High
		}
	}
	return sum
}

// A raised is a skill and the level it was held at before.
type raised struct {
	skill int32
	was   int8
}

// raise holds what a role requires, and appends what that changes to undo.
func (s *search) raise(role int32, undo []raised) []raised {
	for _, q := range s.c.ix.Roles[role].Requirements {
		if need := max(q.Level, int8(Awareness)); s.held[q.Skill] < need {
			undo = append(undo, raised{q.Skill, s.held[q.Skill]})
			s.held[q.Skill] = need
		}
	}
	return undo
}

func (s *search) restore(undo []raised) {
	for i := len(undo) - 1; i >= 0; i-- {
		s.held[undo[i].skill] = undo[i].was
	}
}

// path tells a finished search's node as a path.
func (s *search) path(n *node) Path {
	var chain []*node
	for m := n; m.prev != nil; m = m.prev {
		chain = append(chain, m)
	}
	slices.Reverse(chain)
	var p Path
	var undo []raised
	for _, m := range chain {
		st := PathStep{Move: s.c.move(m.prev.role, m.role, m.kind), Pay: s.c.payChange(int(m.prev.role), int(m.role), s.region)}
		st.Gap = s.c.gap(int(m.role), &GapOptions{}, func(k int32) holding { return holding(s.held[k]) })
		before := len(undo)
		undo = s.raise(m.role, undo)
		for _, u := range undo[before:] {
			k := &s.c.ix.Skills[u.skill]
			l := Learning{SkillID(k.ID), Proficiency(u.was), Proficiency(s.held[u.skill]),
				Effort(k.Effort).Hours(Proficiency(u.was), Proficiency(s.held[u.skill]))}
			st.Learn = append(st.Learn, l)
			st.Hours = st.Hours.plus(l.Hours)
		}
		p.Hours = p.Hours.plus(st.Hours)
		p.Steps = append(p.Steps, st)
	}
	s.restore(undo)
	return p
}

// A PayChange compares the pay of two roles, each at its own level, like with like.
type PayChange struct {
	From SalaryBand `json:"from,omitzero"` // of the same basis, region, currency and period as To
	To   SalaryBand `json:"to,omitzero"`
	// Midpoint is how much higher the midpoint of To is than that of From, in To's currency and period.
	Midpoint Amount  `json:"midpoint"`
	Percent  float64 `json:"percent"` // the same, of From's midpoint
	// Why says why the two are not comparable; "" where they are.
	Why string `json:"why,omitempty"`
}

func (p PayChange) percentOfFrom() float64 { return 100 + p.Percent }

// ComparePay compares the pay of two roles in a region by the most trusted basis that both have a band of, each at its
// own level and in one currency and period. Where there is none, the result says why. The error is a [*NotFoundError]
// for a role that the catalogue does not have.
func (c *Catalog) ComparePay(from, to RoleID, region language.Region) (PayChange, error) {
	i, ok := c.roleAt(from)
	if !ok {
		return PayChange{}, c.missing("role", string(from))
	}
	j, ok := c.roleAt(to)
	if !ok {
		return PayChange{}, c.missing("role", string(to))
	}
	return c.payChange(i, j, region), nil
}

func (c *Catalog) payChange(from, to int, region language.Region) PayChange {
	a, b := c.bandsAt(from, region), c.bandsAt(to, region)
	for _, x := range a {
		for _, y := range b {
			if x.like(y) {
				lo, hi := x.Midpoint(), y.Midpoint()
				return PayChange{From: x, To: y, Midpoint: hi - lo, Percent: 100 * float64(hi-lo) / float64(lo)}
			}
		}
	}
	side := func(i int) string {
		r := &c.ix.Roles[i]
		return fmt.Sprintf("%s has no band at %s level in %s", r.ID, Level(r.Level), region)
	}
	switch {
	case len(a) == 0:
		return PayChange{Why: "not comparable: " + side(from)}
	case len(b) == 0:
		return PayChange{Why: "not comparable: " + side(to)}
	}
	return PayChange{Why: fmt.Sprintf("not comparable: %s and %s have no bands of one basis, currency and period in %s",
		c.ix.Roles[from].ID, c.ix.Roles[to].ID, region)}
}
