package career

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"iter"
	"slices"

	"github.com/go-career/career/internal/embedded"
	"github.com/go-career/career/internal/enum"
	"github.com/go-career/career/internal/names"
	"github.com/go-career/career/internal/strict"
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

// ProficiencyValues returns the proficiencies, [Unrated] first and then the scale from [None] to [Expert].
func ProficiencyValues() []Proficiency { return proficiencies.All() }

// ParseProficiency returns the proficiency that s spells. The error wraps [ErrValue].
func ParseProficiency(s string) (Proficiency, error) { return proficiencies.Parse(s) }

// String returns the proficiency as the data spells it ("working"), or an empty string for a value off the scale.
func (p Proficiency) String() string { return proficiencies.String(p) }

// MarshalText implements [encoding.TextMarshaler].
func (p Proficiency) MarshalText() ([]byte, error) { return proficiencies.Marshal(p) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseProficiency]. Empty text is [None].
func (p *Proficiency) UnmarshalText(text []byte) error { return proficiencies.Unmarshal(p, text) }

// SkillKind is what sort of skill a skill is.
type SkillKind string

// The kinds of skill.
const (
	KindKnowledge   SkillKind = "knowledge"   // something one knows: transactions, the GDPR
	KindPractice    SkillKind = "practice"    // something one does: code review, threat modeling
	KindTool        SkillKind = "tool"        // a product or a language: PostgreSQL, Go
	KindTransversal SkillKind = "transversal" // of use in any job: problem solving, writing
	KindCertificate SkillKind = "certificate" // a licence or a certificate: CPA, PMP. It is held or not, so any level does
)

var skillKinds = enum.Texts[SkillKind]{What: "kind of skill", Values: []SkillKind{KindKnowledge, KindPractice, KindTool, KindTransversal, KindCertificate}}

// SkillKindValues returns the kinds of skill.
func SkillKindValues() []SkillKind { return skillKinds.All() }

// ParseSkillKind returns the kind of skill that s spells. The error wraps [ErrValue].
func ParseSkillKind(s string) (SkillKind, error) { return skillKinds.Parse(s) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseSkillKind]. Empty text is the zero SkillKind.
func (k *SkillKind) UnmarshalText(text []byte) error { return skillKinds.Unmarshal(k, text) }

// Effort is how much there is to learn in a skill. [Effort.Study] and [Effort.Practice] turn it into estimates. The zero
// Effort counts as moderate.
type Effort string

// The effort classes.
const (
	EffortLight       Effort = "light"       // a small tool, a format
	EffortModerate    Effort = "moderate"    // a framework, a cloud service, a bounded practice
	EffortSubstantial Effort = "substantial" // a language, an orchestrator
	EffortDeep        Effort = "deep"        // a discipline
)

var efforts = enum.Texts[Effort]{What: "effort class", Values: []Effort{EffortLight, EffortModerate, EffortSubstantial, EffortDeep}}

// EffortValues returns the effort classes, least to learn first.
func EffortValues() []Effort { return efforts.All() }

// ParseEffort returns the effort class that s spells. The error wraps [ErrValue].
func ParseEffort(s string) (Effort, error) { return efforts.Parse(s) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseEffort]. Empty text is the zero Effort.
func (e *Effort) UnmarshalText(text []byte) error { return efforts.Unmarshal(e, text) }

// A Skill is one thing a person can know, do or use.
type Skill struct {
	ID       SkillID   `json:"id"`
	Name     string    `json:"name"`
	Aliases  []string  `json:"aliases,omitempty"`
	Category string    `json:"category,omitempty"` // the file it stands in: "languages", "security"
	Kind     SkillKind `json:"kind,omitempty"`
	Summary  string    `json:"summary,omitempty"` // one sentence: what it is
	// GrantedBy is who grants a certificate, where one body does: "Project Management Institute".
	GrantedBy string `json:"grantedBy,omitempty"`
	// KindOf is what this skill is a kind of: whoever holds it at a level holds those at that level. PostgreSQL is a
	// kind of relational database.
	KindOf []SkillID `json:"kindOf,omitempty"`
	// Shows is what this skill is a part of, or used for: whoever holds it holds something of those, how well is open.
	// React shows frontend programming.
	Shows         []SkillID  `json:"shows,omitempty"`
	Prerequisites []SkillID  `json:"prerequisites,omitempty"` // what one has to be able to do first
	Related       []Relation `json:"related,omitempty"`       // adjacent skills; a relation holds both ways
	Effort        Effort     `json:"effort,omitempty"`
	// StudyHours is the time from nothing to working level, in hours, if it is known better than Effort tells. Those of
	// spoken languages are half of the class hours that the U.S. Foreign Service Institute plans to professional level.
	StudyHours Estimate `json:"studyHours,omitzero"`
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
	Essential  bool        `json:"essential"`            // the role cannot be done without it (ESCO's distinction)
	// AnyOf lists alternatives to Skill: any one of them, held at Level, meets the requirement as well. A backend
	// developer needs a server-side language, whichever it is.
	AnyOf    []SkillID `json:"anyOf,omitempty"`
	Hot      bool      `json:"hot,omitempty"`      // a technology often asked for in postings at large (O*NET's flag)
	InDemand bool      `json:"inDemand,omitempty"` // one often asked for in postings for this very role (O*NET's flag)
}

// weight is the importance that coverage reckons with.
func (r Requirement) weight() int {
	if r.Importance == 0 {
		return 3
	}
	return r.Importance
}

// A Profile is what one person holds. For any skill there are three answers, and they stay apart: a level
// (including [None], known not to be held), [Unrated] (held, at a level nobody stated), and no entry at all (not stated).
//
// What is held implies more: whoever holds a skill at a level holds what it is a kind of at that level, its prerequisites
// at least at working level if it is held so well itself, and what it shows at a level nobody stated. A skill that is held
// at no stated level implies all of these at no stated level. What the profile says of a skill itself always counts before
// what is implied.
//
// What is likely is an estimate for readers who want one number. A skill held at no stated level counts as held at
// working level for a person of entry level or of a level that is not known, and at practitioner level for others. A
// skill that the profile does not rate counts as held if a role in the person's experience requires it: as well as that
// role does after two years, a level less after one, at awareness after less. All else counts as not held.
//
// A Profile is a plain value. The package never keeps or changes one.
type Profile struct {
	Skills map[SkillID]Proficiency `json:"skills,omitzero"`
	// Experience lists the roles the person has held, the last one first.
	Experience []Experience `json:"experience,omitempty"`
	// Level is the person's own; zero to go by the last role in Experience, or else by the levels in Skills.
	Level Level `json:"level,omitzero"`
	// Complete says that Skills lists everything the person holds, so that what has no entry is not held. It is for
	// assessments that asked about every skill; a résumé is never complete.
	Complete bool `json:"complete,omitempty"`
}

// Experience is a role that a person has held, and for how long.
type Experience struct {
	Role   RoleID `json:"role"`
	Months int    `json:"months"`
}

// Value implements [driver.Valuer]: the profile as JSON.
func (p Profile) Value() (driver.Value, error) {
	text, err := json.Marshal(p)
	return string(text), err
}

// Scan implements [database/sql.Scanner]. It reads JSON, and NULL as the zero Profile. The error, if any, is a [*LoadError].
func (p *Profile) Scan(src any) error {
	*p = Profile{}
	var text []byte
	switch v := src.(type) {
	case nil:
		return nil
	case string:
		text = []byte(v)
	case []byte:
		text = v
	default:
		return fmt.Errorf("%w: a profile cannot be read from %T", ErrType, src)
	}
	var e LoadError
	for _, x := range strict.Decode(text, 0, p) {
		e.add(Problem{Field: x.Path, Err: x.Err})
	}
	return e.orNil()
}

// CheckProfile reports what in p the catalogue cannot make sense of: levels off the scale, and skills and roles it does not
// have. Such entries play no part in any query. The error, if any, is a [*LoadError] whose problems have the skill or
// role as their record.
func (c *Catalog) CheckProfile(p Profile) error {
	var e LoadError
	for id, l := range p.Skills {
		if l.String() == "" {
			e.add(Problem{Record: string(id), Field: "level", Err: fmt.Errorf("%w: %d is no proficiency", ErrRange, int(l))})
		}
		if _, ok := c.skills.At(string(id)); !ok {
			e.add(Problem{Record: string(id), Err: c.missing("skill", string(id))})
		}
	}
	for i, x := range p.Experience {
		if _, ok := c.roles.At(string(x.Role)); !ok {
			e.add(Problem{Record: string(x.Role), Field: nth("experience", i), Err: c.missing("role", string(x.Role))})
		}
	}
	return e.orNil()
}

// Skill returns the skill with the given ID. The copy is the caller's own.
func (c *Catalog) Skill(id SkillID) (Skill, bool) {
	return copied(c.skills, string(id), (*Skill).clone)
}

// SkillName returns the name of the skill with the given ID. It reads no record and allocates nothing.
func (c *Catalog) SkillName(id SkillID) (string, bool) {
	i, ok := c.skills.At(string(id))
	if !ok {
		return "", false
	}
	return c.ix().Skills[i].Name, true
}

// Skills returns an iterator over all skills in the order of their IDs. Each copy is the caller's own.
func (c *Catalog) Skills() iter.Seq[Skill] { return copies(c.skills, (*Skill).clone) }

// clone returns a copy of s that shares nothing a caller could change.
func (s *Skill) clone() Skill {
	d := *s
	d.Aliases, d.Cues = slices.Clone(s.Aliases), slices.Clone(s.Cues)
	d.KindOf, d.Shows, d.Prerequisites = slices.Clone(s.KindOf), slices.Clone(s.Shows), slices.Clone(s.Prerequisites)
	d.Related = slices.Clone(s.Related)
	return d
}

// foldedNames maps the folded names and aliases of all skills to their positions.
func (c *Catalog) foldedNames() map[string]int32 {
	m := make(map[string]int32, 4*len(c.ix().Skills))
	for i := range c.ix().Skills {
		foldInto(m, int32(i), c.ix().Skills[i].Name, c.ix().Skills[i].Aliases)
	}
	return m
}

// foldedTitles maps the folded titles and aliases of all roles to their positions.
func (c *Catalog) foldedTitles() map[string]int32 {
	m := make(map[string]int32, 8*len(c.ix().Roles))
	for i := range c.ix().Roles {
		foldInto(m, int32(i), c.ix().Roles[i].Title, c.ix().Roles[i].Aliases)
	}
	return m
}

func foldInto(m map[string]int32, at int32, name, aliases string) {
	m[names.Fold(name)] = at
	for _, a := range embedded.Split(aliases) {
		m[names.Fold(a)] = at
	}
}
