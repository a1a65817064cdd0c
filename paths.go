package career

import (
	"cmp"
	"container/heap"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/go-career/career/internal/embedded"
)

// PathOptions constrain the paths that are looked for. The zero PathOptions ask for the best three of at most five
// moves, with no other constraint.
type PathOptions struct {
	// Profile is what the person holds at the start: what they likely hold counts. By default it is what the first role
	// requires, and nothing else.
	Profile *Profile   `json:"profile,omitempty"`
	Limit   int        `json:"limit,omitempty"`   // most paths to return; 3 by default
	MaxHops int        `json:"maxHops,omitempty"` // most moves on a path; 5 by default, and never more than 10
	Kinds   []MoveKind `json:"kinds,omitempty"`
	Via     []RoleID   `json:"via,omitempty"`   // every path passes through all of these, in any order
	Avoid   []RoleID   `json:"avoid,omitempty"` // no path passes through any of these
	// MaxLevelJump is the most levels up or down in one move; 0 for any.
	MaxLevelJump int `json:"maxLevelJump,omitempty"`
	// MinPay bounds the pay drop of one move: the midpoint after it must be at least this percentage of the one before.
	// 100 allows no drop, 90 a drop of a tenth, 0 any. A move whose pay cannot be compared is allowed.
	MinPay int `json:"minPay,omitempty"`
	// MaxHours is the most hours of study on a whole path, by the middle of the estimate; 0 for any.
	MaxHours int `json:"maxHours,omitempty"`
	// Place is the country in which pay is compared; the United States by default.
	Place Place `json:"place,omitempty"`
	// MaxWork is where the search gives up: the most moves and requirements that it looks at. It is a million by default,
	// which takes some twenty milliseconds.
	MaxWork int `json:"maxWork,omitempty"`
}

// ErrUnfinished is wrapped by the error of a search that was given up, and may have missed something. Match it with
// [errors.Is].
var ErrUnfinished = errors.New("the search was given up")

// A Path is a way from one role to another.
type Path struct {
	Steps []PathStep `json:"steps"`
	// Study and Practice are what there is to learn on the whole path, in hours of study and months of practice: the sum
	// over its steps. Learnt once, a skill counts for all later steps.
	Study    Estimate `json:"studyHoursEstimate"`
	Practice Estimate `json:"practiceMonthsEstimate"`
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
	Learn    []Learning `json:"learn"`
	Study    Estimate   `json:"studyHoursEstimate"`
	Practice Estimate   `json:"practiceMonthsEstimate"` // skills are practised side by side, as in a [Plan]
	Pay      PayChange  `json:"pay"`
}

// A Learning is one skill raised on a path.
type Learning struct {
	Skill    SkillID     `json:"skill"`
	Name     string      `json:"name"`
	From     Proficiency `json:"from"`
	To       Proficiency `json:"to"`
	Study    Estimate    `json:"studyHoursEstimate"`
	Practice Estimate    `json:"practiceMonthsEstimate"`
}

const (
	defaultHops  = 5
	maxHops      = 10
	defaultPaths = 3
	defaultWork  = 1_000_000
)

// Paths returns the best ways from one role to another over both kinds of move, best first: least to learn (study and
// practice, the middle of the estimates), then fewest moves, then by ID. No role comes twice on a path. It returns none if none keeps to
// the options, or if from is to.
//
// The error is a [*NotFoundError] for a role that the catalogue does not have, in from, to, Via or Avoid. It wraps
// [ErrUnfinished] if the search was given up at MaxWork: then the paths are those that it had found, which are the best,
// and there may be more.
//
// The search goes best first with a bound that is exact for the skills of the last role, so that it looks at little
// more than the paths it returns. Options that hardly any path keeps to make it look at more.
func (c *Catalog) Paths(from, to RoleID, o PathOptions) ([]Path, error) {
	s := &search{c: c, o: &o, avoid: map[int32]bool{}, work: cmp.Or(max(o.MaxWork, 0), defaultWork),
		advances: among(o.Kinds, MoveAdvancement), transits: among(o.Kinds, MoveTransition)}
	for _, id := range append([]RoleID{from, to}, append(slices.Clone(o.Via), o.Avoid...)...) {
		if _, ok := c.roles.At(string(id)); !ok {
			return nil, c.missing("role", string(id))
		}
	}
	start, _ := c.roles.At(string(from))
	goal, _ := c.roles.At(string(to))
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
	for _, id := range slices.Compact(slices.Sorted(slices.Values(o.Via))) {
		if i, _ := c.roles.At(string(id)); int32(i) != s.start && int32(i) != s.goal {
			s.via = append(s.via, stop{role: int32(i)})
		}
	}
	if len(s.via) >= s.hops {
		return nil, nil
	}
	for _, id := range o.Avoid {
		i, _ := c.roles.At(string(id))
		s.avoid[int32(i)] = true
	}
	s.country = o.Place
	if s.country == ("") {
		s.country = placeUS
	}
	s.begin(start, o.Profile)
	paths := s.run(limit)
	if s.work < 0 {
		return paths, fmt.Errorf("%w after %d moves and requirements: %d of %d paths found", ErrUnfinished, cmp.Or(max(o.MaxWork, 0), defaultWork), len(paths), limit)
	}
	return paths, nil
}

// begin sets the level at which each skill is held at the start of a path.
func (s *search) begin(role int, p *Profile) {
	var h *cells
	if p == nil {
		h = s.c.roleCells(role)
	} else {
		h = s.c.profileCells(p)
	}
	defer h.free()
	s.held = make([]int8, len(s.c.ix().Skills))
	for _, skill := range h.touched {
		if level := h.of[skill].likely; level > 0 {
			s.held[skill] = level
			s.known = append(s.known, skill)
		}
	}
}

// A search is one call of Paths.
type search struct {
	c           *Catalog
	o           *PathOptions
	start, goal int32
	via         []stop
	avoid       map[int32]bool
	advances    bool // whether each kind of move may be made
	transits    bool
	hops        int
	country     Place
	work        int // that is left; below zero, the search is given up
	scratch     []raised
	held        []int8  // levels held at the start; raised and restored while a node is looked at
	known       []int32 // the skills held at the start
	left        []int8  // the least number of moves from each role to the goal, 0 for unreachable but for the goal
	open        nodes
}

// A stop is a role that every path passes through.
type stop struct {
	role int32
	left []int8 // as in a search, to this role
}

// A node is a path that has got as far as role.
type node struct {
	role  int32
	hops  int8
	kind  MoveKind
	prev  *node
	learn toll // so far
	bound toll // what any way on to the goal comes to at least
}

// nodes is a heap, the most promising first.
type nodes []*node

func (h nodes) Len() int { return len(h) }
func (h nodes) Less(i, j int) bool {
	a, b := h[i], h[j]
	if a.bound.all != b.bound.all {
		return a.bound.all < b.bound.all
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
	s.left = s.distances(s.goal)
	for i := range s.via {
		s.via[i].left = s.distances(s.via[i].role)
	}
	first := &node{role: s.start}
	first.bound = s.cost(s.goal)
	s.open = nodes{first}
	var out []Path
	for len(s.open) > 0 && len(out) < limit && s.work >= 0 {
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

// distances returns how many moves each role is from another one at least, going back from it: 0 for those from which it
// cannot be reached, and for itself.
func (s *search) distances(to int32) []int8 {
	in := s.c.feeders()
	left := make([]int8, len(in))
	queue := []int32{to}
	for len(queue) > 0 && s.work >= 0 {
		r := queue[0]
		queue = queue[1:]
		if int(left[r]) == s.hops {
			break
		}
		s.work -= len(in[r])
		for _, f := range in[r] {
			if f.from != to && left[f.from] == 0 && s.may(f.kind) {
				left[f.from] = left[r] + 1
				queue = append(queue, f.from)
			}
		}
	}
	return left
}

func (s *search) may(kind MoveKind) bool {
	if kind == MoveTransition {
		return s.transits
	}
	return s.advances
}

// passes reports whether a path that has reached the goal went through all of via.
func (s *search) passes(n *node) bool {
	for i := range s.via {
		if !n.visited(s.via[i].role) {
			return false
		}
	}
	return true
}

// reaches reports whether a path that goes on from n to a role can still reach the goal, by way of all of via.
func (s *search) reaches(n *node, to int32, hops int) bool {
	if to == s.goal {
		return hops <= s.hops
	}
	if s.left[to] == 0 || hops+int(s.left[to]) > s.hops {
		return false
	}
	for i := range s.via {
		v := &s.via[i]
		if v.role != to && !n.visited(v.role) && (v.left[to] == 0 || hops+int(v.left[to])+int(s.left[v.role]) > s.hops) {
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
	r := &s.c.ix().Roles[n.role]
	for _, to := range r.LeadsTo {
		s.step(n, to, MoveAdvancement)
	}
	for _, to := range r.Transitions {
		s.step(n, to, MoveTransition)
	}
	s.restore(undo)
}

// step adds the way on by one move, if it keeps to the options and can still reach the goal.
func (s *search) step(n *node, to int32, kind MoveKind) {
	hops := int(n.hops) + 1
	if s.work--; s.work < 0 || !s.may(kind) || s.avoid[to] || n.visited(to) || !s.reaches(n, to, hops) {
		return
	}
	if j := s.o.MaxLevelJump; j > 0 {
		if l := s.c.move(n.role, to, kind).Levels; l > j || l < -j {
			return
		}
	}
	m := &node{role: to, hops: int8(hops), kind: kind, prev: n, learn: n.learn.plus(s.cost(to))}
	undo := s.raise(to, nil)
	m.bound = m.learn.plus(s.cost(s.goal))
	s.restore(undo)
	if s.o.MaxHours > 0 && m.bound.study > 2*s.o.MaxHours {
		return
	}
	if s.o.MinPay > 0 {
		if p := s.c.payChange(int(n.role), int(to), s.country); p.Why == "" && p.percentOfFrom() < float64(s.o.MinPay) {
			return
		}
	}
	heap.Push(&s.open, m)
}

// A toll is what there is to learn, low end plus high: in hours of study, and in all, with practice weighed as in a [Plan].
type toll struct{ study, all int }

func (t toll) plus(o toll) toll { return toll{t.study + o.study, t.all + o.all} }

// lacks returns the skill to raise for a requirement that is not met, and the level to raise it to. Of alternatives it is
// the one that is held best.
func (s *search) lacks(q *embedded.Requirement) (skill int32, to int8, ok bool) {
	to, skill = max(q.Level, int8(Awareness)), q.Skill
	if s.held[skill] >= to {
		return 0, 0, false
	}
	s.work -= len(q.AnyOf)
	for _, a := range q.AnyOf {
		switch {
		case s.held[a] >= to:
			return 0, 0, false
		case s.held[a] > s.held[skill]:
			skill = a
		}
	}
	return skill, to, true
}

// cost returns what a role asks for beyond what is held.
func (s *search) cost(role int32) (sum toll) {
	undo := s.raise(role, s.scratch[:0])
	skills := s.c.ix().Skills
	for i, u := range undo {
		to := s.held[u.skill]
		if again := slices.IndexFunc(undo[i+1:], func(v raised) bool { return v.skill == u.skill }); again >= 0 {
			to = undo[i+1+again].was
		}
		l := learningOf(&skills[u.skill])
		study, practice := l.study(Proficiency(u.was), Proficiency(to)), l.practice(Proficiency(u.was), Proficiency(to))
		sum.study += study.Low + study.High
		sum.all += study.Low + study.High + hoursPerMonth*(practice.Low+practice.High)
	}
	s.restore(undo)
	s.scratch = undo
	return sum
}

// A raised is a skill and the level it was held at before.
type raised struct {
	skill int32
	was   int8
}

// raise holds what a role requires, and appends what that changes to undo. What a skill implies is left to be learnt, so
// that no way round can make a path shorter than it looks.
func (s *search) raise(role int32, undo []raised) []raised {
	requirements := s.c.ix().Roles[role].Requirements
	s.work -= len(requirements)
	for k := range requirements {
		if skill, to, ok := s.lacks(&requirements[k]); ok {
			undo = append(undo, raised{skill, s.held[skill]})
			s.held[skill] = to
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
		st := PathStep{Learn: []Learning{}, Move: s.c.listedMove(m.prev.role, m.role, m.kind), Pay: s.c.payChange(int(m.prev.role), int(m.role), s.country)}
		st.Gap = s.gap(m.role, undo)
		before := len(undo)
		undo = s.raise(m.role, undo)
		var practice []Estimate
		for _, u := range undo[before:] {
			if at := slices.IndexFunc(st.Learn, func(l Learning) bool { return l.Skill == SkillID(s.c.ix().Skills[u.skill].ID) }); at >= 0 {
				continue // raised twice, for two requirements: the first tells of both
			}
			k := &s.c.ix().Skills[u.skill]
			from, to := Proficiency(u.was), Proficiency(s.held[u.skill])
			l := Learning{SkillID(k.ID), k.Name, from, to, learningOf(k).study(from, to), learningOf(k).practice(from, to)}
			st.Learn = append(st.Learn, l)
			st.Study = st.Study.plus(l.Study)
			practice = append(practice, l.Practice)
		}
		st.Practice = shared(practice)
		p.Study, p.Practice = p.Study.plus(st.Study), p.Practice.plus(st.Practice)
		p.Steps = append(p.Steps, st)
	}
	s.restore(undo)
	return p
}

// gap returns the gap of someone who holds what was held at the start and has been raised since, and nothing else.
func (s *search) gap(role int32, since []raised) Gap {
	h := s.c.newCells(true)
	defer h.free()
	hold := func(skill int32) {
		if h.of[skill].how == unknown {
			level := s.held[skill]
			h.touched = append(h.touched, skill)
			h.of[skill] = cell{low: level, likely: level, high: level, how: stated, rated: true, from: skill}
		}
	}
	for _, skill := range s.known {
		hold(skill)
	}
	for _, u := range since {
		hold(u.skill)
	}
	r := &s.c.ix().Roles[role]
	return s.c.gap(RoleID(r.ID), r.Title, r.Requirements, &GapOptions{}, h)
}
