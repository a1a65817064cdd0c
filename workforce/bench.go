package workforce

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"github.com/go-career/career"
)

// CandidateOptions select and rank candidates. The zero CandidateOptions return the best ten.
type CandidateOptions struct {
	career.GapOptions
	// Limit is the most candidates to return; 10 by default.
	Limit int `json:"limit,omitempty"`
	// StepsDown counts people whose own role is of a higher level too. By default they are left out: they could do the job,
	// and seldom want it.
	StepsDown bool `json:"stepsDown,omitempty"`
}

// BenchOptions say for which roles to look for a bench. The zero BenchOptions are for all roles that people are in.
type BenchOptions struct {
	CandidateOptions                 // Limit counts each of the three lists of a [Bench]
	Roles            []career.RoleID `json:"roles,omitempty"`
}

// A Bench is the people who could take over a role: those outside it, by how ready they likely are.
type Bench struct {
	RoleRef
	Incumbents int `json:"incumbents"` // people in the role now
	// Now, Soon and Developing count the people who are likely ready now, soon, and later; Sure counts those who are ready now
	// for certain. Bench strength is Now.
	Now        int `json:"now"`
	Sure       int `json:"sure"`
	Soon       int `json:"soon"`
	Developing int `json:"developing"`
	// The best of each, best first, up to the limit.
	ReadyNow  []Candidate `json:"readyNow"`
	ReadySoon []Candidate `json:"readySoon"`
	Later     []Candidate `json:"later"`
}

// A Candidate is a person for a role, and why.
type Candidate struct {
	Key  string  `json:"key"`
	From RoleRef `json:"from,omitzero"` // the role the person is in; zero for none
	To   RoleRef `json:"to"`            // the role in question

	Coverage        career.Bounds    `json:"coverage"` // of the role's requirements, 0 to 1
	Readiness       career.Readiness `json:"readiness"`
	ReadinessLikely career.Readiness `json:"readinessLikely"`
	ReadinessHigh   career.Readiness `json:"readinessHigh"`
	Essential       career.Tally     `json:"essential"` // by what is certain
	// EssentialLikely is how many of the essential requirements are likely met.
	EssentialLikely int `json:"essentialLikely"`

	// Move is the kind of move from the person's role to this one, if the catalogue has one; empty if not.
	Move career.MoveKind `json:"move,omitempty"`
	// Levels is how many levels the role is above the person's; negative for below, 0 also if a level is not known.
	Levels int `json:"levels"`

	Reasons []string `json:"reasons"` // in words: what speaks for the person, and what is open
	// Lacks are requirements likely not met of which something is known, Ask those of which nothing is known, or not how
	// well: what to find out first. In each, what costs most coverage comes first.
	Lacks []Cell `json:"lacks"`
	Ask   []Cell `json:"ask"`
}

// A runner is somebody who may become a candidate.
type runner struct {
	m   member
	n   int // their place among the people
	gap career.Gap
}

// rank orders runners, the best first: by likely readiness, likely coverage, what is certain of both, and then as they came.
func rank(a, b *runner) int {
	return cmp.Or(
		cmp.Compare(b.gap.ReadinessLikely, a.gap.ReadinessLikely), cmp.Compare(b.gap.Coverage.Likely, a.gap.Coverage.Likely),
		cmp.Compare(b.gap.Readiness, a.gap.Readiness), cmp.Compare(b.gap.Coverage.Low, a.gap.Coverage.Low), cmp.Compare(a.n, b.n))
}

// A shortlist keeps the best runners.
type shortlist struct {
	limit int
	list  []*runner
}

func (s *shortlist) add(x runner) {
	i, _ := slices.BinarySearchFunc(s.list, &x, rank)
	if i == s.limit {
		return
	}
	if len(s.list) == s.limit {
		s.list = s.list[:s.limit-1]
	}
	s.list = slices.Insert(s.list, i, &x)
}

func (o *CandidateOptions) limit() int {
	if o.Limit > 0 {
		return o.Limit
	}
	return 10
}

// runs reports whether a person comes into question for a role that is not theirs.
func (o *CandidateOptions) runs(m member, to *role) bool {
	return m.role == nil || o.StepsDown || m.role.Level <= to.Level || to.Level == 0
}

// BenchOf returns the bench of each role: who outside it could take it over, now, soon or later. Readiness is that of
// [career.Catalog.Gap], as likely; the same thresholds can be changed.
//
// Within a list the likelier coverage comes first. Of the people only those on a list are kept in memory. The time grows with
// people times roles.
func BenchOf(c *career.Catalog, people iter.Seq[Person], o BenchOptions) ([]Bench, error) {
	r := newReader(c)
	roles := r.named(o.Roles)
	members := r.members(people, false)
	if len(o.Roles) == 0 {
		team := slices.Collect(members)
		for _, m := range team {
			if m.role != nil && !slices.Contains(roles, m.role) {
				roles = append(roles, m.role)
			}
		}
		members = slices.Values(team)
	}
	benches := make([]Bench, len(roles))
	lists := make([][3]shortlist, len(roles)) // by readiness
	for i, x := range roles {
		benches[i].RoleRef = x.ref()
		for k := range lists[i] {
			lists[i][k].limit = o.limit()
		}
	}
	n := 0
	each(members, func(m member) []career.Gap { return o.gaps(c, m, roles) }, func(m member, gaps []career.Gap) {
		n++
		for i, g := range gaps {
			b := &benches[i]
			switch {
			case m.role == roles[i]:
				b.Incumbents++
				continue
			case g.Role == "":
				continue
			}
			switch g.ReadinessLikely {
			case career.ReadyNow:
				b.Now++
			case career.ReadySoon:
				b.Soon++
			default:
				b.Developing++
			}
			if g.Readiness == career.ReadyNow {
				b.Sure++
			}
			lists[i][g.ReadinessLikely].add(runner{m, n, g})
		}
	})
	if err := r.err(); err != nil {
		return nil, err
	}
	for i, x := range roles {
		b := &benches[i]
		b.ReadyNow = candidates(c, x, &lists[i][career.ReadyNow])
		b.ReadySoon = candidates(c, x, &lists[i][career.ReadySoon])
		b.Later = candidates(c, x, &lists[i][career.Developing])
	}
	return benches, nil
}

// gaps compares a person with each role that they come into question for. The others' gaps have no role.
func (o *CandidateOptions) gaps(c *career.Catalog, m member, roles []*role) []career.Gap {
	gaps := make([]career.Gap, len(roles))
	for i, x := range roles {
		if m.role != x && o.runs(m, x) {
			gaps[i], _ = c.GapWith(m.Profile, x.ID, o.GapOptions) // the role is there
		}
	}
	return gaps
}

// Candidates ranks people for an opening: those who are likely ready now come first, then those ready soon, and within
// these the likelier coverage. Equals come as they are given. People in the role already are left out; people with no role, from
// outside, are not. Only the best are kept in memory.
//
// The rank goes by skills alone. Reasons tell what else is known, such as whether the move is a usual one. It is for
// people to decide on, and says what to ask each candidate first.
func Candidates(c *career.Catalog, people iter.Seq[Person], role career.RoleID, o CandidateOptions) ([]Candidate, error) {
	r := newReader(c)
	roles := r.named([]career.RoleID{role})
	best := shortlist{limit: o.limit()}
	n := 0
	each(r.members(people, false), func(m member) []career.Gap { return o.gaps(c, m, roles) }, func(m member, gaps []career.Gap) {
		n++
		for _, g := range gaps {
			if g.Role != "" {
				best.add(runner{m, n, g})
			}
		}
	})
	if err := r.err(); err != nil {
		return nil, err
	}
	return candidates(c, roles[0], &best), nil
}

// candidates returns the runners of a list with all that there is to say about them.
func candidates(c *career.Catalog, to *role, s *shortlist) []Candidate {
	list := make([]Candidate, len(s.list))
	for i, x := range s.list {
		list[i] = candidate(c, to, x)
	}
	return list
}

func candidate(c *career.Catalog, to *role, x *runner) Candidate {
	g := &x.gap
	k := Candidate{Key: x.m.Key, From: x.m.role.ref(), To: to.ref(), Coverage: g.Coverage, Readiness: g.Readiness,
		ReadinessLikely: g.ReadinessLikely, ReadinessHigh: g.ReadinessHigh, Essential: g.Essential}
	var lacks, ask []career.GapItem
	for _, it := range g.Items {
		met := it.Credit.Likely == 1
		if met && it.Essential {
			k.EssentialLikely++
		}
		switch {
		case it.Status == career.StatusUnknown:
			ask = append(ask, it)
		case !met:
			lacks = append(lacks, it)
		}
	}
	costliest := func(a, b career.GapItem) int {
		return cmp.Or(cmp.Compare(b.Cost.Low, a.Cost.Low), cmp.Compare(b.Cost.Likely, a.Cost.Likely))
	}
	slices.SortStableFunc(lacks, costliest)
	slices.SortStableFunc(ask, costliest)
	k.Lacks, k.Ask = cells(c, lacks), cells(c, ask)
	if x.m.role != nil {
		if x.m.role.Level > 0 && to.Level > 0 {
			k.Levels = int(to.Level) - int(x.m.role.Level)
		}
		for _, move := range x.m.role.moves {
			if move.To == to.ID {
				k.Move = move.Kind
				break
			}
		}
	}
	k.Reasons = k.reasons(x.m.Profile)
	return k
}

// reasons says in words what speaks for a candidate, and what is open.
func (k *Candidate) reasons(p career.Profile) []string {
	list := []string{fmt.Sprintf("likely meets %.0f %% of what the role asks for, %.0f %% for certain", 100*k.Coverage.Likely, 100*k.Coverage.Low)}
	if e := k.Essential; e.Total > 0 {
		s := fmt.Sprintf("likely meets %d of %d essential requirements, %d for certain", k.EssentialLikely, e.Total, e.Met)
		if e.Missing > 0 {
			s += fmt.Sprintf("; %d known to be missing", e.Missing)
		}
		list = append(list, s)
	}
	switch k.Move {
	case career.MoveAdvancement:
		list = append(list, k.From.RoleTitle+" leads to "+k.To.RoleTitle)
	case career.MoveTransition:
		list = append(list, "people move from "+k.From.RoleTitle+" to "+k.To.RoleTitle)
	}
	for _, e := range p.Experience {
		if e.Role == k.To.Role && e.Months > 0 {
			list = append(list, fmt.Sprintf("has been %s before, for %s", k.To.RoleTitle, count(e.Months, "month")))
			break
		}
	}
	switch {
	case k.Levels > 1:
		list = append(list, fmt.Sprintf("%s up", count(k.Levels, "level")))
	case k.Levels < 0:
		list = append(list, fmt.Sprintf("%s down", count(-k.Levels, "level")))
	}
	if n := len(k.Ask); n > 0 {
		list = append(list, count(n, "requirement")+" to ask about")
	}
	return list
}

// count returns a number of things in words.
func count(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return fmt.Sprintf("%d %s", n, thing)
}
