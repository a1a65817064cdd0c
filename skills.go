package career

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/go-career/career/internal/enum"
	"github.com/go-career/career/internal/fold"
)

// SkillID names a skill. It is kebab-case ("database-indexing") and stays the same between editions of the data.
type SkillID string

// Proficiency is how well a skill is held or needed, on the capability scale of the UK government.
type Proficiency int8

// The proficiencies. Unrated is not on the scale: it marks a skill that is held at a level nobody stated, which is
// neither none nor any other level.
const (
	Unrated      Proficiency = -1
	None         Proficiency = 0
	Awareness    Proficiency = 1 // knows of it and can describe it
	Working      Proficiency = 2 // applies it with support, and maintains what others made with it
	Practitioner Proficiency = 3 // applies it unaided and shares it with others
	Expert       Proficiency = 4 // leads and advances it, and is the one others ask
)

var proficiencies = enum.Scale[Proficiency]{What: "proficiency", First: Unrated,
	Names: []string{"unrated", "none", "awareness", "working", "practitioner", "expert"}}

// String returns the proficiency as the data spells it ("working"), or "" for a value that is none.
func (p Proficiency) String() string { return proficiencies.String(p) }

// MarshalText implements [encoding.TextMarshaler].
func (p Proficiency) MarshalText() ([]byte, error) { return proficiencies.Marshal(p) }

// UnmarshalText implements [encoding.TextUnmarshaler]. Any text but a proficiency's own is an error.
func (p *Proficiency) UnmarshalText(text []byte) error { return proficiencies.Parse(p, text) }

// SkillKind is what sort of skill a skill is.
type SkillKind string

// The kinds of skill.
const (
	KindKnowledge   SkillKind = "knowledge"   // something one knows: transactions, the GDPR
	KindPractice    SkillKind = "practice"    // something one does: code review, threat modeling
	KindTool        SkillKind = "tool"        // a product or a language: PostgreSQL, Go
	KindTransversal SkillKind = "transversal" // of use in any job: problem solving, writing
)

// UnmarshalText implements [encoding.TextUnmarshaler]. Any text but a kind's own is an error.
func (k *SkillKind) UnmarshalText(text []byte) error {
	return enum.Parse(k, text, "skill kind", KindKnowledge, KindPractice, KindTool, KindTransversal)
}

// Effort is how much there is to learn in a skill. [Effort.Hours] turns it into an estimate. The zero Effort counts
// as moderate.
type Effort string

// The effort classes.
const (
	EffortLight       Effort = "light"       // a small tool, a format
	EffortModerate    Effort = "moderate"    // a framework, a cloud service, a bounded practice
	EffortSubstantial Effort = "substantial" // a language, an orchestrator
	EffortDeep        Effort = "deep"        // a discipline
)

// UnmarshalText implements [encoding.TextUnmarshaler]. Any text but a class's own is an error.
func (e *Effort) UnmarshalText(text []byte) error {
	return enum.Parse(e, text, "effort class", EffortLight, EffortModerate, EffortSubstantial, EffortDeep)
}

// A Skill is one thing a person can know, do or use.
type Skill struct {
	ID            SkillID    `json:"id"`
	Name          string     `json:"name"`
	Aliases       []string   `json:"aliases,omitempty"`
	Category      string     `json:"category,omitempty"` // the file it stands in: "languages", "security"
	Kind          SkillKind  `json:"kind,omitempty"`
	Summary       string     `json:"summary,omitempty"`       // one sentence: what it is
	Broader       []SkillID  `json:"broader,omitempty"`       // the skills this one is a kind or a part of
	Prerequisites []SkillID  `json:"prerequisites,omitempty"` // what one has to be able to do first
	Related       []Relation `json:"related,omitempty"`       // adjacent skills; a relation holds both ways
	Effort        Effort     `json:"effort,omitempty"`
	// Cues are words that make a mention certain, for a name that is an ordinary word ("Go", "R", "Swift").
	Cues []string `json:"cues,omitempty"`
}

// A Relation says that holding one skill makes another quicker to learn.
type Relation struct {
	Skill     SkillID `json:"skill"`
	Closeness int     `json:"closeness"` // percent, 1 to 100: 90 nearly interchangeable, 20 helps a little
}

// A Requirement is a skill that a role asks for.
type Requirement struct {
	Skill SkillID `json:"skill"`
	// Level is the proficiency needed, Awareness to Expert. Zero means that none is stated (some taxonomies have
	// none): such a requirement is met by any held level.
	Level      Proficiency `json:"level,omitzero"`
	Importance int         `json:"importance,omitempty"` // 1 to 5, O*NET's scale; zero weighs as 3
	Essential  bool        `json:"essential"`            // cannot be done without (ESCO's distinction)
	Hot        bool        `json:"hot,omitempty"`        // a technology often asked for in postings at large (O*NET's flag)
	InDemand   bool        `json:"inDemand,omitempty"`   // one often asked for in postings for this very role (O*NET's flag)
}

// weight is the importance that coverage reckons with.
func (r Requirement) weight() int {
	if r.Importance == 0 {
		return 3
	}
	return r.Importance
}

// A Profile is what one person holds. For any skill there are three answers, and they stay apart: a level
// (including [None], surely not held), [Unrated] (held, at a level nobody stated), and no entry at all (not stated).
//
// A Profile is a plain value. The package never keeps or changes one.
type Profile struct {
	Skills map[SkillID]Proficiency `json:"skills"`
	// Complete says that Skills lists everything the person holds, so that what has no entry is not held. It is for
	// assessments that asked about every skill; a résumé is never complete.
	Complete bool `json:"complete,omitempty"`
}

// A Holding is how a profile answers for one skill.
type Holding struct {
	Level  Proficiency `json:"level"`  // None where Stated is false
	Stated bool        `json:"stated"` // false where the profile says nothing of the skill
}

// CheckProfile reports what in p the catalogue cannot make sense of: levels off the scale and skills it does not
// have. Such entries play no part in any query. The error, if any, is a [*LoadError] whose problems have the skill
// as their record.
func (c *Catalog) CheckProfile(p Profile) error {
	var e LoadError
	for id, l := range p.Skills {
		if l.String() == "" {
			e.add(Problem{Record: string(id), Field: "level", Err: fmt.Errorf("%w: %d is no proficiency", ErrRange, int(l))})
		}
		if _, ok := c.skillAt(id); !ok {
			e.add(Problem{Record: string(id), Err: c.missing("skill", string(id))})
		}
	}
	return e.orNil()
}

// Skill returns the skill with the given ID. The copy is the caller's own.
func (c *Catalog) Skill(id SkillID) (Skill, bool) {
	i, ok := c.skillAt(id)
	if !ok {
		return Skill{}, false
	}
	return c.skill(i).clone(), true
}

// SkillName returns the name of the skill with the given ID. It reads no record and allocates nothing.
func (c *Catalog) SkillName(id SkillID) (string, bool) {
	i, ok := c.skillAt(id)
	if !ok {
		return "", false
	}
	return c.ix.Skills[i].Name, true
}

// Skills returns an iterator over all skills in the order of their IDs. Each copy is the caller's own.
func (c *Catalog) Skills() iter.Seq[Skill] {
	return func(yield func(Skill) bool) {
		for i := range c.ix.Skills {
			if !yield(c.skill(i).clone()) {
				return
			}
		}
	}
}

// clone returns a copy of s that shares nothing a caller could change.
func (s *Skill) clone() Skill {
	d := *s
	d.Aliases, d.Cues = slices.Clone(s.Aliases), slices.Clone(s.Cues)
	d.Broader, d.Prerequisites = slices.Clone(s.Broader), slices.Clone(s.Prerequisites)
	d.Related = slices.Clone(s.Related)
	return d
}

// ResolveSkill returns the skill that a person means by a name they typed: its name or an alias, in any case and with
// any spacing, hyphens, accents and punctuation ("postgres", "CI CD", "c ++"), plural or singular, in American or British
// spelling, also with a version behind it ("Python 3.12").
func (c *Catalog) ResolveSkill(name string) (Skill, bool) {
	i, ok := c.resolve(name)
	if name = strings.TrimSpace(name); !ok {
		if cut := strings.LastIndexByte(name, ' '); cut > 0 && isVersion(name[cut+1:]) {
			i, ok = c.resolve(name[:cut])
		}
	}
	if !ok {
		return Skill{}, false
	}
	return c.skill(i).clone(), true
}

// resolve returns the position of the skill with a name.
func (c *Catalog) resolve(name string) (int, bool) {
	if i, ok := c.names()[fold.Name(name)]; ok {
		return int(i), true
	}
	return c.texts().Whole(name)
}

// isVersion reports whether s is a version number: "3", "v17", "3.12", "2.x", "11+".
func isVersion(s string) bool {
	s = strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(s), "v"), "+")
	if s == "" || len(s) > 12 || s[0] < '0' || s[0] > '9' {
		return false
	}
	return strings.Trim(s, "0123456789.x") == ""
}

// foldedNames maps the folded names and aliases of all skills to their positions.
func (c *Catalog) foldedNames() map[string]int32 {
	m := make(map[string]int32, 3*len(c.ix.Skills))
	for i := range c.ix.Skills {
		s := &c.ix.Skills[i]
		m[fold.Name(s.Name)] = int32(i)
		for _, a := range s.Aliases {
			m[fold.Name(a)] = int32(i)
		}
	}
	return m
}
