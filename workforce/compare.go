package workforce

import (
	"cmp"
	"maps"
	"slices"

	"github.com/go-career/career"
)

// A Comparison says how one cover differs from another: of two teams, or of one team before and after a change.
type Comparison struct {
	Before career.Bounds `json:"before"` // coverage, as in [Cover]
	After  career.Bounds `json:"after"`
	// Changes are the needs that are met by more or by fewer people, or that only one side has; in the order of the first
	// cover, then of the second.
	Changes []NeedChange `json:"changes"`
}

// A NeedChange is how many people meet a need, in two covers. A side that doesn't have the need counts as zero people.
type NeedChange struct {
	Skill     career.SkillID     `json:"skill"`
	SkillName string             `json:"skillName"`
	Level     career.Proficiency `json:"level"` // the higher of the two sides'
	Essential bool               `json:"essential"`

	CertainBefore int `json:"certainBefore"`
	CertainAfter  int `json:"certainAfter"`
	LikelyBefore  int `json:"likelyBefore"`
	LikelyAfter   int `json:"likelyAfter"`

	AloneBefore   Confidence `json:"aloneBefore,omitempty"` // as in [Need]
	AloneAfter    Confidence `json:"aloneAfter,omitempty"`
	LackingBefore Confidence `json:"lackingBefore,omitempty"`
	LackingAfter  Confidence `json:"lackingAfter,omitempty"`
}

// Compare compares two covers. To compare two teams by the same needs, name the same roles to [CoverOf] for both; the cover
// of a team without one person, by the needs of the whole team, is that of the others for the roles of all.
// [Cover.Without] answers that for one person at a time, without a second cover.
func Compare(before, after Cover) Comparison {
	x := Comparison{Before: before.Coverage, After: after.Coverage, Changes: []NeedChange{}}
	at := map[career.SkillID]int{}
	for i := range after.Needs {
		at[after.Needs[i].Skill] = i
	}
	for i := range before.Needs {
		b := &before.Needs[i]
		a := &Need{}
		if j, ok := at[b.Skill]; ok {
			a = &after.Needs[j]
			delete(at, b.Skill)
		}
		x.add(b, a)
	}
	for _, j := range slices.Sorted(maps.Values(at)) {
		x.add(&Need{}, &after.Needs[j])
	}
	return x
}

// add adds a change, if it is one.
func (x *Comparison) add(b, a *Need) {
	if b.Certain == a.Certain && b.Likely == a.Likely && b.Alone == a.Alone && b.Lacking == a.Lacking && b.Skill == a.Skill {
		return
	}
	x.Changes = append(x.Changes, NeedChange{cmp.Or(b.Skill, a.Skill), cmp.Or(b.SkillName, a.SkillName), max(b.Level, a.Level), b.Essential || a.Essential,
		b.Certain, a.Certain, b.Likely, a.Likely, b.Alone, a.Alone, b.Lacking, a.Lacking})
}
