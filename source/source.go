// Package source holds what the packages below it share. Each of those reads one public dataset, or one format of other
// people's, and returns records of package career.
package source

import (
	"errors"
	"fmt"
	"strings"

	"github.com/go-career/career"
)

// The causes of a [career.Problem] in a table, beside those of package career. Match them with [errors.Is].
var (
	ErrHeader  = errors.New("unexpected header")       // a column is missing, or fields are separated by something else
	ErrColumns = errors.New("wrong number of columns") // a row has more or fewer fields than the header
	ErrTable   = errors.New("malformed table")         // a quotation mark isn't closed, or stands inside a field
	ErrNumber  = errors.New("not a number")            // text instead of a rating, an index or an amount
	ErrCode    = errors.New("not a code")              // not written as the classification writes its codes
)

// An Import is what a dataset holds.
type Import struct {
	Records career.Records
	Left    []Left // what is in the files and not in Records, by file and line
	// Missing is what the files should have and don't, by file and line. It is empty for a whole download of the edition that
	// the package was written for. Other editions may lack a column. Rows are missing if a file was cut or altered; a file
	// that lacks many of them is an error instead.
	Missing []Left
}

// Catalog returns the records as a catalogue, with your changes to them. It is [career.New], and returns the same error.
func (in *Import) Catalog() (*career.Catalog, error) { return career.New(in.Records) }

// Left is one thing in the files that the records don't have, or one that the files don't have, and why.
type Left struct {
	File    string `json:"file"`
	Line    int    `json:"line"`             // 1 is the first; a row of several lines has that of its first; for missing rows it is the last
	Record  string `json:"record"`           // the ID of the role or skill, or the URI of a concept that became no record
	What    string `json:"what"`             // the name, text, field, column, status, element or technology, or the other end of a relation
	Reason  Reason `json:"reason"`           // why it was left out
	Instead string `json:"instead,omitzero"` // the ID of the record that has it, or the category or name used instead
}

// String returns the entry as one line of text. It shows up to a hundred characters of each part, escaped if need be.
func (l Left) String() string {
	s := fmt.Sprintf("%s:%d: ", short(l.File), l.Line)
	if l.Record != "" {
		s += short(l.Record) + ": "
	}
	if l.What != "" {
		s += fmt.Sprintf("%.100q: ", l.What)
	}
	s += string(l.Reason)
	if l.Instead != "" {
		s += ": " + short(l.Instead)
	}
	return s
}

// short returns the start of s, with control characters escaped.
func short(s string) string {
	q := fmt.Sprintf("%.100q", s)
	return strings.ReplaceAll(q[1:len(q)-1], `\"`, `"`)
}

// Reason says why something was left out.
type Reason string

// The reasons why something was left out. Those about ratings and commodities are O*NET's, those about concepts and relations ESCO's.
const (
	ReasonText    Reason = "unreadable text"    // invisible or look-alike characters, or no letter and no digit
	ReasonSame    Reason = "same name"          // a name that reads the same as another of the same record
	ReasonTaken   Reason = "name of another"    // a name that reads the same as one of another record: Instead
	ReasonShared  Reason = "shared name"        // a name of several records: Instead has it
	ReasonGeneral Reason = "too general a name" // a name of more than three records, with equally good evidence for each
	ReasonRenamed Reason = "renamed"            // a name that another record has: Instead is used

	ReasonNotRelevant Reason = "not relevant"    // an element that is rated as not relevant to the occupation
	ReasonSuppressed  Reason = "suppressed"      // a rating that the publisher calls too imprecise
	ReasonLevelZero   Reason = "level zero"      // an element of which the occupation needs none
	ReasonCommodity   Reason = "other commodity" // a technology listed under two commodities: Instead is its category

	ReasonNoRecord   Reason = "no record"    // a concept that the hierarchy has but no table describes, or a relation with such a concept
	ReasonUnreleased Reason = "not released" // a concept of another status
	ReasonItself     Reason = "with itself"  // a relation of a concept with itself
	ReasonRepeated   Reason = "given twice"  // a relation that is given twice, or a row that says the same as one above

	// The reasons why something is missing.
	ReasonNoColumn Reason = "no such column"      // What: other editions have it
	ReasonNoRow    Reason = "no row"              // of What for Record, although each should have some, or as many as the others
	ReasonNoEnd    Reason = "last line not ended" // the file may go on
)
