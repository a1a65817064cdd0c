package career

import (
	"cmp"
	"container/heap"
	"slices"
	"strings"

	"github.com/go-career/career/internal/embedded"
)

// step is a PlanStep in the making.
type step struct {
	skill    int32
	from, to Proficiency
	gain     int // weight times credit, in parts of full
	req      *embedded.Requirement
	covers   []int32
	needs    []int // steps that must come first
	study    Estimate
	practice Estimate
}

// hoursPerMonth is what a month of practice of one skill weighs beside hours of study when steps are put in order: a
// working month, shared by the skills that are practised side by side.
const hoursPerMonth = 160 / sideBySide

// time returns the time of a step for the order of steps, twice over.
func (t *step) time() int {
	return t.study.Low + t.study.High + hoursPerMonth*(t.practice.Low+t.practice.High)
}

// planSteps returns a step for each skill of a role's gap and for each prerequisite of those that is not held, in no
// order.
func (c *Catalog) planSteps(r *embedded.Role, h *cells, o *PlanOptions) []step {
	var steps []step
	at := map[int32]int{}
	need := func(skill int32, to Proficiency) (i int, higher bool) {
		i, ok := at[skill]
		if !ok {
			i = len(steps)
			at[skill] = i
			steps = append(steps, step{skill: skill, from: max(Proficiency(h.at(skill).likely), None)})
		}
		higher = to > steps[i].to
		steps[i].to = max(steps[i].to, to)
		return i, higher
	}
	for k := range r.Requirements {
		q := &r.Requirements[k]
		if best, held, x := h.look(q); x.likely < full {
			skill := q.Skill
			if held.likely > h.at(skill).likely {
				skill = best
			}
			i, _ := need(skill, max(Proficiency(q.Level), Awareness))
			if steps[i].req == nil {
				steps[i].req = q
			}
			steps[i].gain += int(q.Importance) * (full - x.likely)
		}
	}
	queue := make([]int, len(steps))
	for i := range queue {
		queue[i] = i
	}
	for n := 0; n < len(queue); n++ { // prerequisites join the queue, again if they are to aim higher
		t := steps[queue[n]]
		base := min(t.to, Working)
		for _, pre := range c.ix().Skills[t.skill].Prerequisites {
			if Proficiency(h.at(pre).likely) < base {
				if k, higher := need(pre, base); higher {
					queue = append(queue, k)
				}
			}
		}
	}
	steps, at = c.dropImplied(steps, at)
	for i := range steps {
		for _, pre := range c.ix().Skills[steps[i].skill].Prerequisites {
			if k, planned := at[pre]; planned && k != i && !slices.Contains(steps[i].needs, k) {
				steps[i].needs = append(steps[i].needs, k)
			}
		}
	}
	for i := range steps {
		t := &steps[i]
		l := learningOf(&c.ix().Skills[t.skill])
		if first, ok := o.Study[l.effort]; ok {
			l.first = first
		}
		t.study, t.practice = l.study(t.from, t.to), l.practice(t.from, t.to)
	}
	return steps
}

// dropImplied takes out the steps that another step implies at the level they aim at, and returns where each skill is
// learnt now: a step that was taken out, by the one that implies it.
func (c *Catalog) dropImplied(steps []step, at map[int32]int) ([]step, map[int32]int) {
	by := make([]int, len(steps)) // the step that implies this one, or this one itself
	for i := range steps {
		by[i] = i
	}
	far := newFar(c.ix().Skills, steps, at)
	for i := range steps {
		for _, m := range c.implied()[steps[i].skill] {
			if k, ok := at[m.skill]; ok && by[k] == k && by[i] == i && k != i && m.how == asKind && steps[i].to >= steps[k].to && !far.needs(i, k) {
				by[k] = i
				steps[i].gain += steps[k].gain
				if steps[i].req == nil {
					steps[i].req = steps[k].req
				}
				steps[i].covers = append(append(steps[i].covers, steps[k].skill), steps[k].covers...)
			}
		}
	}
	for i := range steps {
		root := i
		for by[root] != root {
			root = by[root]
		}
		for k := i; by[k] != root; {
			k, by[k] = by[k], root
		}
	}
	c.dropOrphans(steps, at, by)
	kept, place := []step{}, make([]int, len(steps))
	for i := range steps {
		if by[i] == i {
			place[i] = len(kept)
			kept = append(kept, steps[i])
		}
	}
	now := map[int32]int{}
	for skill, i := range at {
		if by[i] >= 0 {
			now[skill] = place[by[i]]
		}
	}
	return kept, now
}

// far tells which steps need another one by way of a third.
type far struct {
	skills []embedded.Skill
	steps  []step
	at     map[int32]int
	of     int   // the step that the rest is about
	hops   []int // from it to each step, by prerequisites; 0 for none
	queue  []int
}

func newFar(skills []embedded.Skill, steps []step, at map[int32]int) *far {
	return &far{skills: skills, steps: steps, at: at, of: -1, hops: make([]int, len(steps))}
}

// needs reports whether step i needs step k by way of a third: then it cannot stand for it.
func (f *far) needs(i, k int) bool {
	if f.of != i {
		for _, n := range f.queue {
			f.hops[n] = 0
		}
		f.of, f.queue = i, append(f.queue[:0], i)
		for n := 0; n < len(f.queue); n++ {
			from := f.queue[n]
			for _, pre := range f.skills[f.steps[from].skill].Prerequisites {
				if p, planned := f.at[pre]; planned && p != i && f.hops[p] == 0 {
					f.hops[p] = f.hops[from] + 1
					f.queue = append(f.queue, p)
				}
			}
		}
	}
	return f.hops[k] > 1
}

// dropOrphans sets by to -1 for the steps that are there for no other any more, as what needed them is implied.
func (c *Catalog) dropOrphans(steps []step, at map[int32]int, by []int) {
	members := make([][]int, len(steps)) // of the steps that one step stands for, itself included
	needed := make([]int, len(steps))    // by how many steps
	for i := range steps {
		members[by[i]] = append(members[by[i]], i)
	}
	needs := func(i int, f func(k int)) {
		for _, pre := range c.ix().Skills[steps[i].skill].Prerequisites {
			if k, ok := at[pre]; ok && by[k] >= 0 && by[k] != i {
				f(by[k])
			}
		}
	}
	for i := range steps {
		if by[i] == i {
			needs(i, func(k int) { needed[k]++ })
		}
	}
	var orphans []int
	look := func(k int) {
		if steps[k].req == nil && needed[k] == 0 {
			orphans = append(orphans, k)
		}
	}
	for i := range steps {
		if by[i] == i {
			look(i)
		}
	}
	for len(orphans) > 0 {
		i := orphans[len(orphans)-1]
		orphans = orphans[:len(orphans)-1]
		needs(i, func(k int) {
			needed[k]--
			look(k)
		})
		for _, k := range members[i] {
			by[k] = -1
		}
	}
}

// order returns the positions of steps in the order in which to take them: again and again the one with the most gain for
// the time that it and all it needs still take, with all that it needs before it; of equals, the first by its ID.
func order(steps []step, id func(i int) string) []int {
	q := queue{steps: steps, id: id, sums: make([]sums, len(steps)), place: make([]int, len(steps))}
	closed := make([][]int32, len(steps)) // for each step, what it needs, what that needs, and so on, with itself last
	within := make([][]int32, len(steps)) // for each step, those that it is closed in
	seen := make([]int, len(steps))       // the last step whose closure has this one, from 1 on
	for i := range steps {
		slices.SortFunc(steps[i].needs, func(a, b int) int { return cmp.Compare(steps[a].skill, steps[b].skill) })
	}
	var visit func(i, of int)
	visit = func(i, of int) {
		if seen[i] == of+1 { // or being visited: a step may imply one that needs it, and must not wait for itself
			return
		}
		seen[i] = of + 1
		for _, n := range steps[i].needs {
			visit(n, of)
		}
		closed[of] = append(closed[of], int32(i))
	}
	for i := range steps {
		visit(i, i)
		for _, k := range closed[i] {
			within[k] = append(within[k], int32(i))
			q.sums[i].gain += steps[k].gain
			q.sums[i].time += steps[k].time()
		}
		q.place[i] = i
		q.list = append(q.list, i)
	}
	heap.Init(&q)
	out, done := make([]int, 0, len(steps)), make([]bool, len(steps))
	for len(out) < len(steps) {
		for _, k := range closed[q.list[0]] {
			if done[k] {
				continue
			}
			done[k] = true
			out = append(out, int(k))
			heap.Remove(&q, q.place[k])
			for _, i := range within[k] {
				q.sums[i].gain -= steps[k].gain
				q.sums[i].time -= steps[k].time()
				if !done[i] {
					heap.Fix(&q, q.place[i])
				}
			}
		}
	}
	return out
}

// A queue holds the steps that are still to be taken, the best first.
type queue struct {
	steps []step
	id    func(i int) string
	sums  []sums // by step
	list  []int  // a heap of steps
	place []int  // of each step in list
}

// sums are what a step and all that it needs come to, as far as it is not done.
type sums struct{ gain, time int }

func (q *queue) Len() int { return len(q.list) }

func (q *queue) Less(i, j int) bool {
	a, b := q.list[i], q.list[j]
	x, y := q.sums[a], q.sums[b]
	if c := cmp.Compare(x.gain*max(y.time, 1), y.gain*max(x.time, 1)); c != 0 { // gain/time, compared without dividing
		return c > 0
	}
	return strings.Compare(q.id(a), q.id(b)) < 0
}

func (q *queue) Swap(i, j int) {
	q.list[i], q.list[j] = q.list[j], q.list[i]
	q.place[q.list[i]], q.place[q.list[j]] = i, j
}

func (q *queue) Push(any) {} // nothing is added

func (q *queue) Pop() any {
	last := len(q.list) - 1
	i := q.list[last]
	q.list = q.list[:last]
	return i
}
