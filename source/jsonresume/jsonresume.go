// Package jsonresume reads a person's résumé in the JSON Resume format (schema 1.0.0, jsonresume.org) and finds what it
// says in a catalogue of careers: which skills the person holds and how well, and where they have worked.
//
//	r, err := jsonresume.Read(file)
//	...
//	reading := r.Match(career.Default())
//	gap, err := career.Default().Gap(reading.Profile, "backend-developer")
//
// Skills come from the résumé's skills section: the name of each entry and its keywords. Nothing is dropped: a name
// that the catalogue does not know is in [Reading.Unknown], and a level or date that cannot be read in
// [Reading.Unread]. Languages, which are spoken ones in this format, are left alone, as are references, interests and
// everything else that says nothing of skills or work.
package jsonresume

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/intake"
	"github.com/go-career/career/internal/jsonwalk"
	"github.com/go-career/career/internal/strict"
)

// The limits of what Read reads.
const (
	maxSize  = 8 << 20 // bytes
	maxDepth = 100     // objects and lists inside each other
	maxList  = 100_000 // entries of a list, or members of an object
	maxText  = 1 << 20 // bytes of a text, with its escapes
)

// A Resume is the part of a JSON Resume that this package reads. Fields the schema has beyond these are passed over.
type Resume struct {
	Basics Basics  `json:"basics"`
	Work   []Work  `json:"work"`
	Skills []Skill `json:"skills"`
}

// Basics says who the person is.
type Basics struct {
	Name  string `json:"name"`
	Label string `json:"label"` // such as "Web Developer"
}

// Work is one position as the résumé states it.
type Work struct {
	Name      string `json:"name"` // the employer
	Position  string `json:"position"`
	StartDate string `json:"startDate"` // "2014-06-29", "2014-06" or "2014"
	EndDate   string `json:"endDate"`   // "" for a position still held
	Summary   string `json:"summary"`
}

// A Skill is one entry of the skills section: often a heading with the skills as keywords.
type Skill struct {
	Name     string   `json:"name"`
	Level    string   `json:"level"` // in the person's own words
	Keywords []string `json:"keywords"`
}

// An Error says where a file is not a résumé.
type Error struct {
	Line, Column int // 1 is the first; the column counts bytes. For a value of another type they are the value's, or just before
	Err          error
}

func (e *Error) Error() string {
	return fmt.Sprintf("résumé: line %d, column %d: %v", e.Line, e.Column, e.Err)
}
func (e *Error) Unwrap() error { return e.Err }

// Read reads a résumé. A file that is not JSON, not UTF-8, or that has a value of another type than the schema's gives an
// [*Error] with the position. So does one that is too large, with [career.ErrTooLarge] as its cause: the limits are 8 MiB for
// the file, 100,000 entries for a list and members for an object, 100 of these inside each other, and 1 MiB for a text. What
// is read costs memory in proportion to its size.
//
// If r fails, or returns nothing a hundred times in a row, the cause is [career.ErrFile], and r's error or
// [io.ErrNoProgress].
func Read(r io.Reader) (*Resume, error) {
	data, err := intake.All(r, 0, maxSize)
	switch {
	case errors.Is(err, career.ErrTooLarge):
		return nil, at(data, maxSize, fmt.Errorf("%w: larger than %d bytes", career.ErrTooLarge, maxSize))
	case err != nil:
		return nil, fmt.Errorf("résumé: %w: %w", career.ErrFile, err)
	}
	text := bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	shift := len(data) - len(text)
	if p := strict.Check(text, shift); p != nil {
		return nil, at(data, p.Offset, p.Err)
	}
	w := &jsonwalk.Walker{Data: text}
	if err := bounded(w, maxDepth); err != nil {
		return nil, at(data, shift+w.At, err)
	}
	var res *Resume
	if err := json.Unmarshal(text, &res); err != nil {
		offset := 0
		if t, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			offset = max(0, int(t.Offset)-1)
			err = fmt.Errorf("%s is a JSON %s, where the schema has a %s", t.Field, t.Value, kind(t.Type.Kind().String()))
		}
		return nil, at(data, shift+offset, err)
	}
	if res == nil {
		return nil, at(data, 0, errors.New("null where an object belongs"))
	}
	return res, nil
}

// bounded passes a value. If it is beyond one of the limits, it stops there and says so.
func bounded(w *jsonwalk.Walker, depth int) error {
	c := w.Next()
	if c != '{' && c != '[' {
		if before := *w; len(w.Scalar()) > maxText {
			*w = before
			return fmt.Errorf("%w: a text of more than %d bytes", career.ErrTooLarge, maxText)
		}
		return nil
	}
	if depth == 0 {
		return fmt.Errorf("%w: more than %d objects and lists inside each other", career.ErrTooLarge, maxDepth)
	}
	n := 0
	for w.Open(); w.More(c + 2); { // in ASCII, the closing bracket is two behind the opening one
		if n++; n > maxList {
			return fmt.Errorf("%w: more than %d entries", career.ErrTooLarge, maxList)
		}
		if c == '{' {
			w.Key()
		}
		if err := bounded(w, depth-1); err != nil {
			return err
		}
	}
	return nil
}

func kind(goKind string) string {
	switch goKind {
	case "slice":
		return "list"
	case "struct", "ptr":
		return "object"
	}
	return goKind
}

func at(data []byte, offset int, err error) *Error {
	before := data[:min(offset, len(data))]
	return &Error{
		Line:   bytes.Count(before, []byte("\n")) + 1,
		Column: len(before) - bytes.LastIndexByte(before, '\n'),
		Err:    err,
	}
}

// A Reading is what a catalogue makes of a résumé.
type Reading struct {
	// Profile holds the skills found. It is not complete: what a résumé does not name may be held all the same.
	// Its experience is the positions of which role and time could be read, the last one first.
	Profile career.Profile
	Found   []Found    // what the profile came from, in the résumé's order
	Unknown []Place    // names that the catalogue does not know
	Unread  []Place    // levels and dates that could not be read
	Work    []Position // in the résumé's order
}

// A Place is a text of the résumé and where it stands.
type Place struct {
	Path string `json:"path"` // such as "skills[2].keywords[0]"
	Text string `json:"text"`
}

// Found is a skill that a text of the résumé names.
type Found struct {
	Place
	Skill career.SkillID     `json:"skill"`
	Level career.Proficiency `json:"level"` // Unrated where none could be read
}

// A Position is one position with its dates read.
type Position struct {
	Employer string      `json:"employer,omitempty"`
	Title    string      `json:"title,omitempty"`
	Start    career.Date `json:"start,omitzero"`
	End      career.Date `json:"end,omitzero"` // zero for a position still held, or where no date could be read
	Current  bool        `json:"current"`      // the résumé states no end
	// Role is the catalogue's role that Title stands for, and Months how long it was held: 0 if the dates do not say.
	Role   career.RoleID `json:"role,omitempty"`
	Months int           `json:"months,omitempty"`
}

// sure is the score from which a position's title counts as that of a role.
const sure = 0.9

// Match reads a résumé against a catalogue, with today as the end of positions still held.
func (r *Resume) Match(c *career.Catalog) Reading { return r.MatchOn(c, time.Now()) }

// MatchOn is [Resume.Match] on another day.
//
// The level of an entry in the skills section holds for its name and its keywords. Where a skill is named more than
// once, the highest level stated counts, and a stated level counts before none. A text that names several skills
// ("HTML/CSS", "Python (Django, Flask)") is taken apart where it is unknown as a whole.
func (r *Resume) MatchOn(c *career.Catalog, today time.Time) Reading {
	out := Reading{Profile: career.Profile{Skills: map[career.SkillID]career.Proficiency{}}}
	for i, s := range r.Skills {
		path := fmt.Sprintf("skills[%d]", i)
		level, ok := Level(s.Level)
		if !ok && strings.TrimSpace(s.Level) != "" {
			out.Unread = append(out.Unread, Place{path + ".level", s.Level})
		}
		out.resolve(c, Place{path + ".name", s.Name}, level)
		for k, w := range s.Keywords {
			out.resolve(c, Place{fmt.Sprintf("%s.keywords[%d]", path, k), w}, level)
		}
	}
	for i, w := range r.Work {
		path := fmt.Sprintf("work[%d]", i)
		p := Position{
			Employer: w.Name, Title: w.Position,
			Start: out.date(path+".startDate", w.StartDate), End: out.date(path+".endDate", w.EndDate),
			Current: strings.TrimSpace(w.EndDate) == "",
		}
		if m := c.MatchTitle(w.Position, 1); len(m) > 0 && m[0].Score >= sure {
			p.Role = m[0].Role
		}
		p.Months = p.months(today)
		out.Work = append(out.Work, p)
	}
	out.Profile.Experience = experience(out.Work)
	return out
}

// months returns how long a position was held, at least a month, or 0 if its dates do not say.
func (p *Position) months(today time.Time) int {
	end := p.End.Time()
	switch {
	case p.Start == (career.Date{}) || p.End == (career.Date{}) && !p.Current:
		return 0
	case p.Current:
		end = today
	case p.End.Month == 0: // the middle of the year
		end = end.AddDate(0, 6, 0)
	}
	start := p.Start.Time()
	if p.Start.Month == 0 {
		start = start.AddDate(0, 6, 0)
	}
	if end.Before(start) {
		return 0
	}
	return max(1, 12*(end.Year()-start.Year())+int(end.Month()-start.Month()))
}

// experience returns the positions whose role and time are known, the last one first.
func experience(work []Position) []career.Experience {
	known := slices.DeleteFunc(slices.Clone(work), func(p Position) bool { return p.Role == "" || p.Months == 0 })
	slices.SortStableFunc(known, func(a, b Position) int {
		if a.Current != b.Current {
			if a.Current {
				return -1
			}
			return 1
		}
		return cmp.Or(b.End.Time().Compare(a.End.Time()), b.Start.Time().Compare(a.Start.Time()))
	})
	var list []career.Experience
	for _, p := range known {
		list = append(list, career.Experience{Role: p.Role, Months: p.Months})
	}
	return list
}

// resolve adds the skills that one text names.
func (out *Reading) resolve(c *career.Catalog, p Place, level career.Proficiency) {
	if strings.TrimSpace(p.Text) == "" {
		return
	}
	if s, ok := c.ResolveSkill(p.Text); ok {
		out.add(p, s.ID, level)
		return
	}
	parts := split(p.Text)
	if len(parts) < 2 {
		out.Unknown = append(out.Unknown, p)
		return
	}
	for _, part := range parts {
		if s, ok := c.ResolveSkill(part); ok {
			out.add(Place{p.Path, part}, s.ID, level)
		} else {
			out.Unknown = append(out.Unknown, Place{p.Path, part})
		}
	}
}

func (out *Reading) add(p Place, id career.SkillID, level career.Proficiency) {
	out.Found = append(out.Found, Found{Place: p, Skill: id, Level: level})
	if old, ok := out.Profile.Skills[id]; !ok || level > old {
		out.Profile.Skills[id] = level
	}
}

// split takes a text apart at the marks that people put between names of skills.
func split(s string) []string {
	var parts []string
	for _, p := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;/|()[]•·\n", r) }) {
		for _, q := range strings.Split(p, " and ") {
			for _, w := range strings.Split(q, " & ") {
				if w = strings.TrimSpace(w); strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
					parts = append(parts, w)
				}
			}
		}
	}
	return parts
}

func (out *Reading) date(path, s string) (d career.Date) {
	s = strings.TrimSpace(s)
	if s == "" {
		return d
	}
	if d.UnmarshalText([]byte(s)) != nil {
		out.Unread = append(out.Unread, Place{path, s})
		return career.Date{}
	}
	return d
}

// The words that people state a level with, for each proficiency.
var words = []struct {
	level career.Proficiency
	words string
}{
	{career.Expert, " expert expertise master mastery mastered guru specialist authority "},
	{career.Practitioner, " practitioner advanced proficient experienced skilled strong fluent senior professional upper-intermediate "},
	{career.Working, " working intermediate competent medium moderate comfortable good mid "},
	{career.Awareness, " awareness beginner novice basic basics elementary entry familiar familiarity beginning learning fundamental fundamentals junior limited "},
	{career.None, " none "},
}

// Level reads a level in a person's own words: the names of the scale, and words such as "beginner", "intermediate",
// "advanced" or "master". A text that has such words for two levels, or none ("4/5", "5 years"), cannot be read: it
// returns [career.Unrated] and false.
func Level(text string) (career.Proficiency, bool) {
	found, n := career.Unrated, 0
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if w == "not" || w == "no" || w == "non" {
			return career.Unrated, false
		}
		for _, l := range words {
			if strings.Contains(l.words, " "+w+" ") && (n == 0 || found != l.level) {
				found, n = l.level, n+1
			}
		}
	}
	if n != 1 {
		return career.Unrated, false
	}
	return found, true
}
