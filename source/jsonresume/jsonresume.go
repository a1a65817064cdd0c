// Package jsonresume reads a person's résumé as people keep it in JSON and finds what it says in a catalogue of careers:
// which skills the person holds and how well, where they have worked and how long, and when they last used what.
//
//	r, err := jsonresume.Read(file)
//	...
//	reading := r.Match(career.Default())
//	gap, err := career.Default().Gap(reading.Profile, "backend-developer")
//
// # What is read
//
// The format is JSON Resume (schema 1.0.0, jsonresume.org), with the names that fields had before 1.0.0 and the forms
// that people give them: skills as a list, a text or a map, dates such as "Oct 2014" or "Present", levels such as
// "4/5" or "Fortgeschritten". Exports of Reactive Resume (versions 3 to 5), FRESH, LinkedIn profiles as JSON, RenderCV
// and schema.org's Person are read too, and so is any other layout whose sections have names that say what they are.
// [Resume.Dialect] says what the file is.
//
// # What is not
//
// Nothing is dropped in silence. [Read] refuses only what is no JSON object or is too large. What it can't read of an
// object is in [Resume.Unread], with path and reason; levels and dates that [Resume.Match] can't read join it in
// [Reading.Unread], and names that the catalogue doesn't know are in [Reading.Unknown]. What says nothing of skills or
// work is passed over: education, volunteering, awards, certificates, languages (spoken ones in this format), references,
// interests, contact details, and how the résumé looks; so is a second field for a date that was read.
package jsonresume

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

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

// A Resume is the part of a résumé that this package reads, in the shape of JSON Resume whatever the file's dialect.
type Resume struct {
	Dialect Dialect `json:"dialect,omitempty"`
	// Language is the key of the version that was read, if the file has one for each language: "en".
	Language string    `json:"language,omitempty"`
	Basics   Basics    `json:"basics"`
	Work     []Work    `json:"work"`
	Skills   []Skill   `json:"skills"`
	Projects []Project `json:"projects,omitempty"`
	Unread   []Unread  `json:"unread,omitempty"` // what of the file could not be read
}

// Basics says who the person is.
type Basics struct {
	Name    string `json:"name"`
	Label   string `json:"label"` // such as "Web Developer"
	Summary string `json:"summary,omitempty"`
	Origin  Origin `json:"origin,omitzero"`
}

// Work is one position as the résumé states it. Dates are in the person's own words: "2014-06-29", "Oct 2014", "Present".
type Work struct {
	Name       string   `json:"name"` // the employer
	Position   string   `json:"position"`
	StartDate  string   `json:"startDate"`
	EndDate    string   `json:"endDate"`           // "" for a position still held
	Current    bool     `json:"current,omitempty"` // the file has a field that says it is still held
	Summary    string   `json:"summary"`
	Highlights []string `json:"highlights,omitempty"`
	Keywords   []string `json:"keywords,omitempty"` // technologies and the like, as a list
	Origin     Origin   `json:"origin,omitzero"`
}

// A Skill is one entry of the skills section: often a heading with the skills as keywords.
type Skill struct {
	Name     string   `json:"name"`
	Level    string   `json:"level"`           // in the person's own words, or as a share: "4/5"
	Years    string   `json:"years,omitempty"` // of experience: "4", "4+"
	Keywords []string `json:"keywords"`
	Summary  string   `json:"summary,omitempty"`
	Origin   Origin   `json:"origin,omitzero"`
}

// A Project is something that the person worked on.
type Project struct {
	Name       string   `json:"name"`
	Summary    string   `json:"summary,omitempty"`
	Highlights []string `json:"highlights,omitempty"`
	Keywords   []string `json:"keywords,omitempty"`
	Origin     Origin   `json:"origin,omitzero"`
}

// An Origin says where an entry stands in the file. The zero Origin means its place in the [Resume], under the names of
// JSON Resume.
type Origin struct {
	Path string `json:"path,omitempty"` // such as "sections.experience.items[0]"
	// Whole says that the entry is no object but a text, a list or a member of a map, so that its fields stand at Path.
	Whole bool `json:"whole,omitempty"`
	// Fields are the paths, from there, of what the file has under another name than this package: "name" → "company". A
	// list may be there as a whole, "keywords" → "skills", or entry by entry. Those of [Basics] are whole paths.
	Fields map[string]string `json:"fields,omitempty"`
}

// path returns the path of a field, for an entry that stands at fallback if the origin says nothing else.
func (o Origin) path(fallback, field string) string {
	if o.Path != "" {
		fallback = o.Path
	}
	list, index := field, ""
	if i := strings.IndexByte(field, '['); i >= 0 {
		list, index = field[:i], field[i:]
	}
	if f, ok := o.Fields[field]; ok {
		return join(fallback, f)
	}
	if f, ok := o.Fields[list]; ok {
		return join(fallback, f) + index
	}
	if o.Whole {
		return fallback + index
	}
	return join(fallback, field)
}

// join puts two parts of a path together. The second may be empty, or start with an index.
func join(path, rest string) string {
	if path == "" || rest == "" || rest[0] == '[' {
		return path + rest
	}
	return path + "." + rest
}

// An Error says where a file is not a résumé.
type Error struct {
	Line, Column int // 1 is the first; the column counts bytes
	Err          error
}

func (e *Error) Error() string {
	return fmt.Sprintf("résumé: line %d, column %d: %v", e.Line, e.Column, e.Err)
}
func (e *Error) Unwrap() error { return e.Err }

// Read reads a résumé. A file that is not JSON, not UTF-8, or not an object gives an [*Error] with the position. So does
// one that is too large, with [career.ErrTooLarge] as its cause: the limits are 8 MiB for the file, 100,000 entries for a
// list and members for an object, 100 of these inside each other, and 1 MiB for a text. What is read costs memory in
// proportion to its size.
//
// Any JSON object is read. A value of another type than its field's is in [Resume.Unread], and so is a field that the
// package doesn't know; the rest of the file is read all the same. If the object has nothing of a résumé, Unread says so
// with [ReasonDialect].
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
	top := value{raw: bytes.TrimSpace(text)}
	if k := top.kind(); k != "object" {
		return nil, at(data, shift+bytes.Index(text, top.raw), fmt.Errorf("%w: %s where an object belongs", career.ErrType, k))
	}
	return readTop(top), nil
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

func at(data []byte, offset int, err error) *Error {
	before := data[:min(offset, len(data))]
	return &Error{
		Line:   bytes.Count(before, []byte("\n")) + 1,
		Column: len(before) - bytes.LastIndexByte(before, '\n'),
		Err:    err,
	}
}
