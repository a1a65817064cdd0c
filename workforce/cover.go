package workforce

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/enum"
)

// Confidence says how sure the answer to a question is that can be asked with yes or no. The zero Confidence is no.
type Confidence string

// The confidences.
const (
	ConfidenceNo      Confidence = ""        // not so, as far as is likely
	ConfidenceLikely  Confidence = "likely"  // by what people likely hold
	ConfidenceCertain Confidence = "certain" // whatever the skills are that nothing is known of
)

var confidences = enum.Texts[Confidence]{What: "confidence", Values: []Confidence{ConfidenceLikely, ConfidenceCertain}}

// ConfidenceValues returns the confidences, without [ConfidenceNo].
func ConfidenceValues() []Confidence { return confidences.All() }

// ParseConfidence returns the confidence that s spells. The error wraps [career.ErrValue].
func ParseConfidence(s string) (Confidence, error) { return confidences.Parse(s) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseConfidence]. Empty text is [ConfidenceNo].
func (x *Confidence) UnmarshalText(text []byte) error { return confidences.Unmarshal(x, text) }

// A Cover says who holds what a team needs.
type Cover struct {
	People int `json:"people"`
	// Coverage is the share of the needs, weighted by importance, that somebody in the team meets, 0 to 1. Whoever holds a
	// skill below the level needed counts in part, as in a [career.Gap]; of several people the best counts.
	Coverage career.Bounds `json:"coverage"`
	Needs    []Need        `json:"needs"` // essential ones first, then by importance and name
	// Losses are what the team loses with each person, greatest first. People with whom nothing is lost are left out.
	Losses []Loss `json:"losses"`
}

// A Need is a skill that one or more roles require, and who holds it.
type Need struct {
	Skill     career.SkillID `json:"skill"`
	SkillName string         `json:"skillName"`
	// AnyOf lists skills that do as well, for all of the roles: see [career.Requirement].
	AnyOf []career.SkillID `json:"anyOf"`
	// Level is the highest level that one of the roles asks for; None if none states a level.
	Level      career.Proficiency `json:"level"`
	Importance int                `json:"importance"` // 1 to 5, the highest of the roles'
	Essential  bool               `json:"essential"`  // for one of the roles at least
	Roles      []RoleRef          `json:"roles"`      // that require it
	// Holders are the people known or likely to hold the skill or an alternative at any level, best first.
	Holders []Holder `json:"holders"`
	// Certain, Likely and Possible count the people who hold it at Level or above: for certain, likely, and if what is not
	// known of them turns out well.
	Certain  int `json:"certain"`
	Likely   int `json:"likely"`
	Possible int `json:"possible"`
	// Alone says that one person holds the skill alone: certain if that person holds it for certain and nobody else
	// possibly does, likely if one person likely does. HeldBy is that person.
	Alone  Confidence `json:"alone,omitempty"`
	HeldBy string     `json:"heldBy,omitempty"`
	// Lacking says that nobody holds the skill at Level: certain if nobody possibly does, likely if nobody likely does.
	Lacking Confidence `json:"lacking,omitempty"`
}

// A Holder is a person who holds a needed skill at some level.
type Holder struct {
	Key       string         `json:"key"`
	Skill     career.SkillID `json:"skill"` // what the person holds: the skill needed, or an alternative
	SkillName string         `json:"skillName"`
	// Certain and Likely are the levels held, up to the level needed. A skill held at a level nobody stated is held at
	// awareness for certain.
	Certain career.Proficiency `json:"certain"`
	Likely  career.Proficiency `json:"likely"`
	Meets   Confidence         `json:"meets,omitempty"` // whether that is the level needed
	Why     string             `json:"why,omitempty"`   // how it is known, as in [career.Catalog.Why]
}

// A Loss is what a team loses with one person. What the team needs stays the same: the person's own role has to be filled.
type Loss struct {
	Key    string        `json:"key"`
	Before career.Bounds `json:"before"` // the team's coverage with the person, as in [Cover]
	After  career.Bounds `json:"after"`  // and without
	// Skills are those that the person holds, for certain or likely, at a higher level than anybody else, up to the level
	// needed. Those that fall in what is likely come first, then those that fall only in what is certain: others likely
	// hold them as well. Within both the order is that of the needs.
	Skills []LostSkill `json:"skills"`
}

// A LostSkill is a needed skill that is held less well without one person.
type LostSkill struct {
	Skill     career.SkillID     `json:"skill"`
	SkillName string             `json:"skillName"`
	Level     career.Proficiency `json:"level"` // needed
	Essential bool               `json:"essential"`
	// Before and After are the best levels that somebody in the team likely holds the skill at, with the person and without;
	// CertainBefore and CertainAfter those held for certain. None is above the level needed.
	Before        career.Proficiency `json:"before"`
	After         career.Proficiency `json:"after"`
	CertainBefore career.Proficiency `json:"certainBefore"`
	CertainAfter  career.Proficiency `json:"certainAfter"`
	// Confidence is certain if the person is known to hold the skill better than anybody else possibly does, and else likely.
	Confidence Confidence `json:"confidence"`
}

// SinglePoints returns the needs that one person holds alone, certain ones first.
func (c Cover) SinglePoints() []Need {
	list := []Need{}
	for _, sure := range []Confidence{ConfidenceCertain, ConfidenceLikely} {
		for _, n := range c.Needs {
			if n.Alone == sure {
				list = append(list, n.clone())
			}
		}
	}
	return list
}

// Lacking returns the needs that nobody meets, certain ones first.
func (c Cover) Lacking() []Need {
	list := []Need{}
	for _, sure := range []Confidence{ConfidenceCertain, ConfidenceLikely} {
		for _, n := range c.Needs {
			if n.Lacking == sure {
				list = append(list, n.clone())
			}
		}
	}
	return list
}

// Without returns what the team loses with one person. Nothing is lost with somebody who is not in the team, or who holds
// nothing better than everybody else.
func (c Cover) Without(key string) Loss {
	for _, l := range c.Losses {
		if l.Key == key {
			l.Skills = slices.Clone(l.Skills)
			return l
		}
	}
	return Loss{key, c.Coverage, c.Coverage, []LostSkill{}}
}

func (n Need) clone() Need {
	n.AnyOf, n.Roles, n.Holders = slices.Clone(n.AnyOf), slices.Clone(n.Roles), slices.Clone(n.Holders)
	return n
}

// CoverOf says who holds what a team needs: the skills that its own roles require, or those of the roles that you name. A
// skill that several roles require is one need: at the highest level, and with the alternatives that all of them accept.
//
// Everybody counts for every need, whatever their own role. If roles are named, people need none. The people are kept in
// memory until the roles are known, and the holders in the result.
func CoverOf(c *career.Catalog, people iter.Seq[Person], roles ...career.RoleID) (Cover, error) {
	r := newReader(c)
	needs := needsOf(c, r.named(roles))
	members := r.members(people, len(roles) == 0)
	if len(roles) == 0 {
		team := slices.Collect(members)
		var own []*role
		for _, m := range team {
			if !slices.Contains(own, m.role) {
				own = append(own, m.role)
			}
		}
		needs, members = needsOf(c, own), slices.Values(team)
	}
	n := hold(c, members, needs)
	if err := r.err(); err != nil {
		return Cover{}, err
	}
	cover := Cover{People: n, Needs: plain(needs), Coverage: coverage(needs)}
	cover.Losses = losses(needs, cover.Coverage)
	return cover, nil
}

// A tracked need is one that is being found out about.
type tracked struct {
	Need
	best [3]best // for certain, likely, and possibly
}

// plain returns the needs without what they were worked out from.
func plain(needs []tracked) []Need {
	list := make([]Need, len(needs))
	for i := range needs {
		list[i] = needs[i].Need
	}
	return list
}

// needsOf returns what some roles require.
func needsOf(c *career.Catalog, roles []*role) []tracked {
	var needs []tracked
	at := map[career.SkillID]int{}
	for _, x := range roles {
		for _, q := range x.Requirements {
			i, ok := at[q.Skill]
			if !ok {
				i = len(needs)
				at[q.Skill] = i
				name, _ := c.SkillName(q.Skill)
				needs = append(needs, tracked{Need: Need{Skill: q.Skill, SkillName: name, AnyOf: append([]career.SkillID{}, q.AnyOf...), Holders: []Holder{}}})
			}
			n := &needs[i]
			n.AnyOf = slices.DeleteFunc(n.AnyOf, func(s career.SkillID) bool { return !slices.Contains(q.AnyOf, s) })
			n.Level = max(n.Level, q.Level)
			n.Importance = max(n.Importance, cmp.Or(q.Importance, 3))
			n.Essential = n.Essential || q.Essential
			if k := len(n.Roles); k == 0 || n.Roles[k-1].Role != x.ID {
				n.Roles = append(n.Roles, x.ref())
			}
		}
	}
	slices.SortStableFunc(needs, func(a, b tracked) int {
		return cmp.Or(-compareBool(a.Essential, b.Essential), cmp.Compare(b.Importance, a.Importance), cmp.Compare(a.SkillName, b.SkillName))
	})
	return needs
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// best is the level at which a need is held best in one bound, by whom, and best by anybody else.
type best struct {
	level, next int
	by          string
}

func (b *best) see(level int, key string) {
	switch {
	case level > b.level:
		b.next, b.level, b.by = b.level, level, key
	case level > b.next:
		b.next = level
	}
}

// without returns the best level without somebody.
func (b *best) without(key string) int {
	if b.by == key {
		return b.next
	}
	return b.level
}

// full is the level that meets a need: any, if none is stated.
func (n *Need) full() int { return max(1, int(n.Level)) }

// hold finds out who holds the needs, and returns how many people there are.
func hold(c *career.Catalog, members iter.Seq[member], needs []tracked) (people int) {
	ask := career.Posting{}
	for i := range needs {
		n := &needs[i]
		ask.Requirements = append(ask.Requirements, career.Requirement{Skill: n.Skill, AnyOf: n.AnyOf, Level: n.Level, Importance: n.Importance, Essential: n.Essential})
	}
	type holding struct {
		levels [3]int
		Holder
	}
	work := func(m member) []holding {
		g := c.PostingGap(m.Profile, ask)
		list := make([]holding, len(g.Items))
		for i := range g.Items {
			it, x := &g.Items[i], &list[i]
			for k, credit := range []float64{it.Credit.Low, it.Credit.Likely, it.Credit.High} {
				x.levels[k] = int(math.Round(credit * float64(needs[i].full())))
			}
			if x.levels[0] == 0 && x.levels[1] == 0 {
				continue
			}
			x.Holder = Holder{Key: m.Key, Skill: it.Held.Skill, Certain: career.Proficiency(x.levels[0]), Likely: career.Proficiency(x.levels[1]), Why: c.Why(it.Held)}
			x.SkillName, _ = c.SkillName(it.Held.Skill)
		}
		return list
	}
	each(members, work, func(m member, list []holding) {
		people++
		for i := range list {
			n, x := &needs[i], &list[i]
			var met [3]int
			for k, level := range x.levels {
				n.best[k].see(level, m.Key)
				if level == n.full() {
					met[k] = 1
				}
			}
			n.Certain += met[0]
			n.Likely += met[1]
			n.Possible += met[2]
			if x.Key != "" {
				x.Meets = meets(met[0] == 1, met[1] == 1)
				n.Holders = append(n.Holders, x.Holder)
			}
		}
	})
	for i := range needs {
		needs[i].judge()
	}
	return people
}

// judge draws conclusions from the counts.
func (n *Need) judge() {
	slices.SortStableFunc(n.Holders, func(a, b Holder) int {
		return cmp.Or(cmp.Compare(b.Likely, a.Likely), cmp.Compare(b.Certain, a.Certain), cmp.Compare(a.Key, b.Key))
	})
	switch {
	case n.Certain == 1 && n.Possible == 1:
		n.Alone = ConfidenceCertain
	case n.Likely == 1:
		n.Alone = ConfidenceLikely
	case n.Possible == 0:
		n.Lacking = ConfidenceCertain
	case n.Likely == 0:
		n.Lacking = ConfidenceLikely
	}
	if n.Alone != ConfidenceNo {
		n.HeldBy = n.Holders[0].Key
	}
}

// coverage returns the weighted share of the needs that the best of the team meet.
func coverage(needs []tracked) career.Bounds {
	return coverageBy(needs, func(n *tracked, bound int) int { return n.best[bound].level })
}

func coverageBy(needs []tracked, level func(n *tracked, bound int) int) career.Bounds {
	if len(needs) == 0 {
		return career.Bounds{High: 1} // nothing can be said, as in a Gap
	}
	// Credits are whole numbers, so that the order of addition doesn't count. 12 is divisible by every level.
	sum, weight := [3]int{}, 0
	for i := range needs {
		n := &needs[i]
		weight += 12 * n.Importance
		for k := range sum {
			sum[k] += n.Importance * 12 * level(n, k) / n.full()
		}
	}
	share := func(k int) float64 { return float64(sum[k]) / float64(weight) }
	return career.Bounds{Low: share(0), Likely: share(1), High: share(2)}
}

// losses returns what is lost with each person.
func losses(needs []tracked, before career.Bounds) []Loss {
	list := []Loss{}
	at := map[string]int{}
	for i := range needs {
		n := &needs[i]
		for k := range 3 {
			b := &n.best[k]
			if b.level == b.next {
				continue
			}
			j, ok := at[b.by]
			if !ok {
				j = len(list)
				at[b.by] = j
				list = append(list, Loss{Key: b.by, Before: before, Skills: []LostSkill{}})
			}
			l := &list[j]
			if again := k == 1 && n.best[0].by == b.by && n.best[0].level > n.best[0].next; k < 2 && !again {
				l.Skills = append(l.Skills, n.lost(b.by))
			}
		}
	}
	for i := range list {
		l := &list[i]
		slices.SortStableFunc(l.Skills, func(a, b LostSkill) int { return compareBool(a.Before == a.After, b.Before == b.After) })
		l.After = coverageBy(needs, func(n *tracked, bound int) int { return n.best[bound].without(l.Key) })
	}
	slices.SortStableFunc(list, func(a, b Loss) int {
		return cmp.Or(cmp.Compare(a.After.Likely, b.After.Likely), cmp.Compare(a.After.Low, b.After.Low), cmp.Compare(a.After.High, b.After.High), cmp.Compare(a.Key, b.Key))
	})
	return list
}

// lost returns what becomes of a need without one person.
func (n *tracked) lost(key string) LostSkill {
	x := LostSkill{Skill: n.Skill, SkillName: n.SkillName, Level: n.Level, Essential: n.Essential,
		Before: career.Proficiency(n.best[1].level), After: career.Proficiency(n.best[1].without(key)),
		CertainBefore: career.Proficiency(n.best[0].level), CertainAfter: career.Proficiency(n.best[0].without(key)),
		Confidence: ConfidenceLikely}
	if n.best[0].by == key && n.best[0].level > n.best[2].without(key) {
		x.Confidence = ConfidenceCertain
	}
	return x
}
