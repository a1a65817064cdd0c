package career

import (
	"iter"
	"maps"
	"slices"

	"github.com/go-career/career/internal/embedded"
	"github.com/go-career/career/internal/enum"
)

// RoleID, JobID and FamilyID name records. They are kebab-case ("junior-backend-developer") and a record keeps its
// ID from one edition of the data to the next.
type (
	RoleID   string
	JobID    string
	FamilyID string
)

// Level is how senior a role is, on one scale for both tracks. The zero Level means that none is stated.
type Level int8

// The levels, lowest first. On the management track lead is a manager, principal a director, and executive a vice
// president or a chief officer.
const (
	LevelEntry Level = iota + 1
	LevelMid
	LevelSenior
	LevelLead
	LevelPrincipal
	LevelExecutive
)

var levels = enum.Scale[Level]{What: "level", First: LevelEntry,
	Names: []string{"entry", "mid", "senior", "lead", "principal", "executive"}}

// LevelValues returns the levels, lowest first.
func LevelValues() []Level { return levels.All() }

// ParseLevel returns the level that s spells. The error wraps [ErrValue].
func ParseLevel(s string) (Level, error) { return levels.Parse(s) }

// String returns the level as the data spells it ("mid"), or an empty string if none is stated.
func (l Level) String() string { return levels.String(l) }

// MarshalText implements [encoding.TextMarshaler].
func (l Level) MarshalText() ([]byte, error) { return levels.Marshal(l) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseLevel]. Empty text is the zero Level.
func (l *Level) UnmarshalText(text []byte) error { return levels.Unmarshal(l, text) }

// Track is the kind of ladder a role stands on. The zero Track means that none is stated.
type Track string

// The tracks.
const (
	TrackIndividual Track = "individual-contributor"
	TrackManagement Track = "management"
)

var tracks = enum.Texts[Track]{What: "track", Values: []Track{TrackIndividual, TrackManagement}}

// TrackValues returns the tracks.
func TrackValues() []Track { return tracks.All() }

// ParseTrack returns the track that s spells. The error wraps [ErrValue].
func ParseTrack(s string) (Track, error) { return tracks.Parse(s) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseTrack]. Empty text is the zero Track.
func (t *Track) UnmarshalText(text []byte) error { return tracks.Unmarshal(t, text) }

// Trend says in one word how many more or fewer people will do this work: the projected ten-year change in
// employment, against the average of all occupations (3.1 percent for 2024–34).
type Trend string

// The trends.
const (
	TrendDeclining Trend = "declining" // below 0 percent
	TrendSlow      Trend = "slow"      // from 0 percent to below the average of all occupations
	TrendSteady    Trend = "steady"    // from the average to below 10 percent
	TrendStrong    Trend = "strong"    // 10 percent and more
)

var trends = enum.Texts[Trend]{What: "trend", Values: []Trend{TrendDeclining, TrendSlow, TrendSteady, TrendStrong}}

// TrendValues returns the trends.
func TrendValues() []Trend { return trends.All() }

// ParseTrend returns the trend that s spells. The error wraps [ErrValue].
func ParseTrend(s string) (Trend, error) { return trends.Parse(s) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseTrend]. Empty text is the zero Trend.
func (t *Trend) UnmarshalText(text []byte) error { return trends.Unmarshal(t, text) }

// A Role is a job at one level and track: the thing a career guide is about. Only ID and Title are always set; a
// role of the embedded data has every field, but for LeadsTo at executive level.
type Role struct {
	ID      RoleID   `json:"id"`
	Title   string   `json:"title"`
	Aliases []string `json:"aliases,omitempty"` // other titles people use for this role

	Job    JobID    `json:"job,omitempty"`
	Family FamilyID `json:"family,omitempty"` // the family of Job
	Level  Level    `json:"level,omitzero"`
	Grade  string   `json:"grade,omitempty"` // a company's own rung: "IC4", "Engineer II"
	Track  Track    `json:"track,omitempty"`

	Summary          string        `json:"summary,omitempty"`
	Responsibilities []string      `json:"responsibilities,omitempty"`
	Requirements     []Requirement `json:"requirements,omitempty"` // the guide's "top skills", in its order

	LeadsTo     []RoleID          `json:"leadsTo,omitempty"`     // advancement: the roles this one can lead to
	Transitions []RoleID          `json:"transitions,omitempty"` // sideways moves to another job
	Tiers       map[RoleID]string `json:"tiers,omitempty"`       // a publisher's tier of a transition, if it has tiers

	Gaps       []SkillID `json:"gaps,omitempty"`       // skills that people in this role often miss
	Suggestion string    `json:"suggestion,omitempty"` // what to do about Gaps

	Demand    Demand   `json:"demand,omitzero"`
	Employers []string `json:"employers,omitempty"` // organizations known to hire for the role
	Sectors   []string `json:"sectors,omitempty"`
	NextSteps []string `json:"nextSteps,omitempty"` // what to do next, in order

	JobZone int        `json:"jobZone,omitempty"` // O*NET's, 1 (little preparation) to 5 (extensive); 0 if none is stated
	Codes   []Code     `json:"codes,omitempty"`   // of the role itself, or else its job's at its level, in SOC, ISCO and ESCO
	Note    string     `json:"note,omitempty"`    // what a reader should know of the record, such as that no ratings are published
	Sources []SourceID `json:"sources,omitempty"` // what names and figures of this record were taken from

	// Pay is the bands of the role's job in the United States, most trusted basis first. It is worked out when the role
	// is read, and never part of a file. [Catalog.Salary] has every place.
	Pay []SalaryBand `json:"pay,omitempty"`
}

// Demand is how sought-after a role is.
type Demand struct {
	Trend   Trend  `json:"trend,omitempty"`
	Outlook string `json:"outlook,omitempty"` // a sentence or two
	// Projection holds the published figures for the occupation that the role's SOC code names; zero if there are none.
	Projection Projection `json:"projection,omitzero"`
}

// A Code places a record in a public classification. Codes compare with ==.
type Code struct {
	Scheme  string `json:"scheme"`  // "SOC", "ISCO", "ESCO", or a country's own, as in [PayTable]
	Edition string `json:"edition"` // "2018", "2008", "1.1.1"
	Code    string `json:"code"`    // "15-1254", "2512", or ESCO's concept URI
	Fit     Fit    `json:"fit"`     // how well the code covers the record
	// From and To are the lowest and the highest level of the job that are in the class; zero for no bound. A job has two
	// codes of one classification if its levels are counted in different classes, such as developers and their managers.
	From Level `json:"from,omitzero"`
	To   Level `json:"to,omitzero"`
	// Entry is what decides in the classification's own index, with the name of the list: `O*NET Alternate Titles
	// 15-1252.00: "Full Stack Developer"`. If it is empty, the definition of the class decides.
	Entry string `json:"entry,omitempty"`
}

// at reports whether people at a level are in the class. At level zero, which says that none is stated, all are.
func (c *Code) at(l Level) bool {
	return l == 0 || l >= c.From && (c.To == 0 || l <= c.To)
}

// codesAt returns the codes that hold people at a level.
func codesAt(codes []Code, l Level) []Code {
	return slices.DeleteFunc(slices.Clone(codes), func(c Code) bool { return !c.at(l) })
}

// levels returns which of a job's levels are in the class.
func (c *Code) levels(of []Level) []Level {
	return slices.DeleteFunc(slices.Clone(of), func(l Level) bool { return !c.at(l) })
}

// Fit is how closely a class of a classification covers what is filed under it.
type Fit string

// The fits.
const (
	FitExact Fit = "exact" // the class is this work
	FitClose Fit = "close" // the class is mostly this work
	FitBroad Fit = "broad" // the class holds this work among much else ("All Other")
)

var fits = enum.Texts[Fit]{What: "fit", Values: []Fit{FitExact, FitClose, FitBroad}}

// FitValues returns the fits.
func FitValues() []Fit { return fits.All() }

// ParseFit returns the fit that s spells. The error wraps [ErrValue].
func ParseFit(s string) (Fit, error) { return fits.Parse(s) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseFit]. Empty text is the zero Fit.
func (f *Fit) UnmarshalText(text []byte) error { return fits.Unmarshal(f, text) }

// A Job is what someone does, whatever their seniority. Pay bands belong to it.
type Job struct {
	ID     JobID    `json:"id"`
	Title  string   `json:"title"`
	Family FamilyID `json:"family,omitempty"`
	Codes  []Code   `json:"codes,omitempty"` // the classes its figures come from

	// Uncoded says of a classification why the job has no code in it: no class there that a statistician could defend.
	Uncoded []Uncoded `json:"uncoded,omitempty"`
}

// followISCO are the classifications whose classes of four digits are those of ISCO-08, with their editions.
var followISCO = [...]struct{ scheme, edition string }{{"AML", "2010"}, {"CZ-ISCO", "08"}, {"DISCO", "08"}, {"SKP", "08"}, {"STYRK", "08"}}

// Classes returns the classes that the job is in: those that its codes name, and those of countries whose classification
// follows ISCO-08 digit by digit (AML, CZ-ISCO, DISCO, SKP, STYRK), under the job's ISCO code. If the job has a code of
// such a classification, or says why it has none, that counts instead.
func (j Job) Classes() []Code {
	list := slices.Clone(j.Codes)
	for _, f := range followISCO {
		if slices.ContainsFunc(j.Codes, func(c Code) bool { return c.Scheme == f.scheme }) ||
			slices.ContainsFunc(j.Uncoded, func(u Uncoded) bool { return u.Scheme == f.scheme }) {
			continue
		}
		for _, c := range j.Codes {
			if c.Scheme == "ISCO" {
				c.Scheme, c.Edition, c.Entry = f.scheme, f.edition, "" // the entry is of another index
				list = append(list, c)
			}
		}
	}
	return list
}

// Uncoded says why a job has no code in a classification.
type Uncoded struct {
	Scheme string `json:"scheme"`
	Why    string `json:"why"`
}

// A Family is jobs of one nature of work, inside a field.
type Family struct {
	ID      FamilyID `json:"id"`
	Name    string   `json:"name"`
	Field   string   `json:"field,omitempty"` // "software engineering"
	Summary string   `json:"summary,omitempty"`
}

// A RoleFilter selects roles. Every field that is set must hold; in a field of several values one match is enough.
// The zero RoleFilter selects every role.
type RoleFilter struct {
	Roles    []RoleID   `json:"roles,omitempty"`
	Families []FamilyID `json:"families,omitempty"`
	Jobs     []JobID    `json:"jobs,omitempty"`
	Levels   []Level    `json:"levels,omitempty"`
	Tracks   []Track    `json:"tracks,omitempty"`
	Sectors  []string   `json:"sectors,omitempty"` // as the data spells them
	Skills   []SkillID  `json:"skills,omitempty"`  // a skill the role requires, as an alternative too
}

// Role returns the role with the given ID. The copy is the caller's own.
func (c *Catalog) Role(id RoleID) (Role, bool) {
	i, ok := c.roles.At(string(id))
	if !ok {
		return Role{}, false
	}
	return c.guides.Record(i).clone(), true
}

// RoleTitle returns the title of the role with the given ID. It reads no record and allocates nothing.
func (c *Catalog) RoleTitle(id RoleID) (string, bool) {
	i, ok := c.roles.At(string(id))
	if !ok {
		return "", false
	}
	return c.heads.Roles[i].Title, true
}

// RoleTitles returns the titles of roles, in their order: of where a [Role] leads to, say. An ID that the catalogue does not
// have stands for itself.
func (c *Catalog) RoleTitles(ids []RoleID) []string { return named(ids, c.RoleTitle) }

// Roles returns an iterator over all roles in the order of their IDs. Each copy is the caller's own.
func (c *Catalog) Roles() iter.Seq[Role] { return c.FindRoles(RoleFilter{}) }

// FindRoles returns an iterator over the roles that f selects, in the order of their IDs. Only the records of
// selected roles are read.
func (c *Catalog) FindRoles(f RoleFilter) iter.Seq[Role] {
	f = f.clone()
	return func(yield func(Role) bool) {
		for i := range c.ix().Roles {
			if c.selects(&f, i) && !yield(c.guides.Record(i).clone()) {
				return
			}
		}
	}
}

// Job returns the job with the given ID.
func (c *Catalog) Job(id JobID) (Job, bool) { return copied(c.jobs, string(id), (*Job).clone) }

// Jobs returns an iterator over all jobs in the order of their IDs.
func (c *Catalog) Jobs() iter.Seq[Job] { return copies(c.jobs, (*Job).clone) }

// Family returns the family with the given ID.
func (c *Catalog) Family(id FamilyID) (Family, bool) { return copied(c.families, string(id), plain) }

// Families returns an iterator over all families in the order of their IDs.
func (c *Catalog) Families() iter.Seq[Family] { return copies(c.families, plain) }

// selects reports whether f holds for the role at i.
func (c *Catalog) selects(f *RoleFilter, i int) bool {
	if f.empty() {
		return true
	}
	r := &c.ix().Roles[i]
	if !among(f.Roles, RoleID(r.ID)) || !among(f.Families, FamilyID(r.Family)) || !among(f.Jobs, JobID(r.Job)) ||
		!among(f.Levels, Level(r.Level)) || !among(f.Tracks, Track(r.Track)) {
		return false
	}
	if len(f.Sectors) > 0 && !slices.ContainsFunc(embedded.Split(r.Sectors), func(s string) bool { return slices.Contains(f.Sectors, s) }) {
		return false
	}
	if len(f.Skills) == 0 {
		return true
	}
	return slices.ContainsFunc(r.Requirements, func(q embedded.Requirement) bool {
		wanted := func(s int32) bool { return slices.Contains(f.Skills, SkillID(c.ix().Skills[s].ID)) }
		return wanted(q.Skill) || slices.ContainsFunc(q.AnyOf, wanted)
	})
}

// among reports whether v is in set, which holds everything when it is empty.
func among[T comparable](set []T, v T) bool { return len(set) == 0 || slices.Contains(set, v) }

func (f RoleFilter) clone() RoleFilter {
	f.Roles, f.Families, f.Jobs = slices.Clone(f.Roles), slices.Clone(f.Families), slices.Clone(f.Jobs)
	f.Levels, f.Tracks = slices.Clone(f.Levels), slices.Clone(f.Tracks)
	f.Sectors, f.Skills = slices.Clone(f.Sectors), slices.Clone(f.Skills)
	return f
}

// empty reports whether f selects every role.
func (f *RoleFilter) empty() bool {
	return len(f.Roles)+len(f.Families)+len(f.Jobs)+len(f.Levels)+len(f.Tracks)+len(f.Sectors)+len(f.Skills) == 0
}

// clone returns a copy of r that shares nothing a caller could change.
func (r *Role) clone() Role {
	d := *r
	// One array serves all lists of strings. Each list ends at its own capacity, so appending to one moves it away.
	all := make([]string, 0, len(r.Aliases)+len(r.Responsibilities)+len(r.Employers)+len(r.Sectors)+len(r.NextSteps))
	for _, list := range []*[]string{&d.Aliases, &d.Responsibilities, &d.Employers, &d.Sectors, &d.NextSteps} {
		if *list != nil {
			n := len(all)
			all = append(all, *list...)
			*list = all[n:len(all):len(all)]
		}
	}
	d.Requirements = slices.Clone(r.Requirements)
	n := 0
	for i := range d.Requirements {
		n += len(d.Requirements[i].AnyOf)
	}
	alternatives := make([]SkillID, 0, n)
	for i := range d.Requirements {
		if list := &d.Requirements[i].AnyOf; *list != nil {
			from := len(alternatives)
			alternatives = append(alternatives, *list...)
			*list = alternatives[from:len(alternatives):len(alternatives)]
		}
	}
	d.LeadsTo, d.Transitions = slices.Clone(r.LeadsTo), slices.Clone(r.Transitions)
	d.Gaps = slices.Clone(r.Gaps)
	d.Codes, d.Sources = slices.Clone(r.Codes), slices.Clone(r.Sources)
	d.Pay = slices.Clone(r.Pay)
	d.Tiers = maps.Clone(r.Tiers)
	return d
}

func (j *Job) clone() Job {
	d := *j
	d.Codes, d.Uncoded = slices.Clone(j.Codes), slices.Clone(j.Uncoded)
	return d
}

// guide returns a role with what is worked out when it is read: its job's codes at its level, the projection of its occupation, and
// the pay of its job.
func (c *Catalog) guide(r *Role) Role {
	g := *r
	job := c.jobs.Get(string(r.Job))
	if job != nil && len(g.Codes) == 0 {
		for _, code := range codesAt(job.Codes, g.Level) {
			if code.Scheme == schemeSOC || code.Scheme == "ISCO" || code.Scheme == "ESCO" {
				g.Codes = append(g.Codes, code)
			}
		}
	}
	if g.Demand.Projection == (Projection{}) {
		if i := slices.IndexFunc(g.Codes, func(code Code) bool { return code.Scheme == schemeSOC }); i >= 0 {
			if o := c.occupations.Get(g.Codes[i].Code); o != nil {
				g.Demand.Projection = o.Projection
			}
		}
	}
	if job != nil {
		g.Pay = c.pay(job.ID, placeUS).bands
	}
	return g
}
