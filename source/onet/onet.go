// Package onet reads an O*NET database, of the U.S. Department of Labor, as it is published: a folder or zip of
// tab-separated text files. An occupation becomes a role, a rated element or a technology a skill, and the whole a
// [career.Catalog] that answers every query.
//
//	z, err := zip.OpenReader("db_29_3_text.zip")
//	...
//	in, err := onet.Read(z, onet.Options{})
//	...
//	c, err := in.Catalog()
//
// # Files
//
// Ten files are read, all of them needed: Occupation Data, Alternate Titles, Sample of Reported Titles, Task Statements,
// Content Model Reference, Skills, Knowledge, Technology Skills, Related Occupations and Job Zones (.txt). They lie at
// the top or in one folder below it. Fields are plain text between tabs: a quotation mark is a quotation mark. Columns
// are found by name, so more of them or another order do no harm, and one less is an error. The names are those of edition
// 29.3; older ones have no In Demand. Titles of occupations and names of elements, which some editions
// repeat in every file, are read from Occupation Data and Content Model Reference alone.
//
// # Roles
//
// Every row of Occupation Data is a role, whether rated or not. Its ID is the O*NET-SOC code with hyphens ("15-1254-00"
// for 15-1254.00), its Summary the description. Responsibilities are the task statements: core, then supplemental, then
// those of no stated type, in the file's order. JobZone is 1 to 5, or 0 where none is given. Codes hold the O*NET-SOC 2019
// code and the SOC 2018 code, its first seven characters, which fits exactly where the code ends in .00 and broadly
// otherwise. Transitions are the related occupations in the order of their index, and Tiers the publisher's tier of each
// ("Primary-Short"). O*NET states no level, track, job, family or pay.
//
// Aliases are the reported titles, then the alternate titles, then the short forms of these. In a catalogue a name means
// one role, but O*NET lists many under several codes. Such a name goes to the occupation with the best evidence for it:
// one that reported it, before one that has it as alternate title, before one that has it as short form; then the one
// for which more sources give it; then the one with the lower code. Where more than three occupations are equal in all
// but the code, the name is too general to mean one of them ("Teacher"), and none gets it.
//
// # Requirements
//
// A role requires the skill and knowledge elements it is rated on, most important first, then technologies: those both in
// demand and hot, those in demand, those hot, the rest.
//
//   - Importance is the IM rating (1 to 5), rounded half up.
//   - Level comes from the LV rating (0 to 7), of which each proficiency takes a quarter: above 0 to 1.75 is awareness,
//     to 3.5 working, to 5.25 practitioner, to 7 expert. That is ⌈LV ÷ 1.75⌉.
//   - An element whose level is marked not relevant, or is 0, is no requirement. A rating that is recommended for
//     suppression is not used: an element with only one such rating keeps the other, and one with two is no requirement.
//   - A technology has neither importance nor level, as none is published; Hot and InDemand are the publisher's flags. Each
//     weighs as 3 of 5 in a coverage, and an occupation lists up to hundreds: who asks for a gap in the rated elements
//     alone takes the others out of [Import.Records] first.
//   - Nothing is Essential: O*NET makes no such distinction.
//
// # Skills
//
// An element's ID comes from its own ("onet-2-a-1-a" for 2.A.1.a), which stays the same between editions. Knowledge
// elements are of kind knowledge; of the skill elements, the technical skills (2.B.3) are practices, and all others
// transversal, as they serve in any job. Category is the element's group ("basic-skills", "social-skills",
// "business-and-management"). An element's name that another one has is told apart: "Mathematics (knowledge)".
//
// A technology is of kind tool. Its ID is its name, in kebab-case ("c-plus-plus"), its category the commodity under which
// most occupations list it. O*NET gives technologies no other names; a hot one gets those that stand in its own as aliases,
// unless another technology has them: "SQL" and "Structured query language" of "Structured query language SQL", "Ansible"
// of "Ansible software".
//
// # What does not fit
//
// What the catalogue could not take in is in [Import.Left], row by row with the reason. What is merely said twice (a
// reported title that is also an alternate title of the same occupation, or its own title) is not.
//
// O*NET is licensed under CC BY 4.0. Whoever shows what was imported names the source and says that it was modified, as
// described above.
package onet

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/go-career/career"
)

// Options state what the files do not say. The zero Options will do for the published zip.
type Options struct {
	// Edition is the edition of the database ("29.3"). Where it is "", it is taken from the name of the folder in which
	// the files lie, as it is in the published zip ("db_29_3_text"), and is [NotStated] if that does not tell either.
	Edition string
	// AsOf is the date of the edition. Where it is zero, it is the newest date of any rating, task or job zone.
	AsOf career.Date
}

// NotStated is the edition of a database of which neither Options nor a folder's name say which it is.
const NotStated = "not stated"

// An Import is what a database holds, as records that nothing has changed yet.
type Import struct {
	Records career.Records // roles by code, skills by ID, and the one source
	Left    []Left         // what is not in Records, by file and line
}

// Catalog returns the catalogue of the import's records, with whatever the caller has changed in them. It is
// [career.New], and so is the error; the records as Read returns them are always accepted.
func (in *Import) Catalog() (*career.Catalog, error) { return career.New(in.Records) }

// Left is one thing in the files that the records do not have, and why.
type Left struct {
	File    string `json:"file"`
	Line    int    `json:"line"`             // 1 is the first
	Record  string `json:"record"`           // the ID of the role, or of the skill where the row is about no single role
	What    string `json:"what"`             // the title, task, element or technology
	Reason  Reason `json:"reason"`           // why it was left
	Instead string `json:"instead,omitzero"` // the ID of the role that has it, the category it has, or the name used
}

// String returns the entry as one line of text.
func (l Left) String() string {
	s := fmt.Sprintf("%s:%d: %s: %q: %s", l.File, l.Line, l.Record, l.What, l.Reason)
	if l.Instead != "" {
		s += ": " + l.Instead
	}
	return s
}

// Reason says why something was left out.
type Reason string

// The reasons.
const (
	ReasonShared      Reason = "shared title"        // a title of several occupations: Instead has it
	ReasonGeneral     Reason = "too general a title" // a title of more than three occupations, none of them better founded
	ReasonOwnTitle    Reason = "title of another"    // the very title of another occupation: of Instead
	ReasonNotRelevant Reason = "not relevant"        // an element rated as not relevant to the occupation
	ReasonSuppressed  Reason = "suppressed"          // a rating of too low precision
	ReasonLevelZero   Reason = "level zero"          // an element of which the occupation needs none
	ReasonRenamed     Reason = "same name"           // a name that another element has: Instead is used
	ReasonCommodity   Reason = "other commodity"     // a technology listed under two commodities: Instead has it
	ReasonText        Reason = "unreadable text"     // invisible or look-alike characters, or no letter and no digit
)

const sourceID = "onet"

// Read reads the O*NET database in fsys: a folder ([os.DirFS]) or the published zip (a [zip.Reader] is an [fs.FS]).
//
// Anything wrong is an error, and then there is no import: a file that is missing or cannot be read, a header without the
// columns needed or with no row below it, a row with more or fewer columns than its header, a number off its scale, a code that Occupation Data
// does not have, a rating given twice. The error is a [*career.LoadError] with the first hundred problems, each with its
// file and line, the O*NET-SOC code or element ID as its record and the column as its field; it wraps the causes of this
// package and of package career. A byte-order mark, Windows line ends, empty lines, and white space around a field do no harm.
// A file may have 64 MiB.
//
// [zip.Reader]: https://pkg.go.dev/archive/zip#Reader
func Read(fsys fs.FS, o Options) (*Import, error) {
	r := &reader{fsys: fsys, edition: o.Edition, asOf: o.AsOf, broken: map[string]bool{}}
	if r.find() {
		r.readOccupations()
		r.readJobZones()
		r.readTasks()
		r.readTitles()
		r.readElements()
		r.readRatings(fileSkills, inSkills)
		r.readRatings(fileKnowledge, inKnowledge)
		r.readTechnologies()
		r.readRelated()
	}
	source := r.source()
	if err := r.err(); err != nil {
		return nil, err
	}
	skills := r.skills() // before the roles, which refer to them
	in := &Import{Records: career.Records{
		Version: strings.TrimSpace("O*NET " + r.edition),
		Roles:   r.roles(),
		Skills:  skills,
		Sources: []career.Source{source},
	}}
	slices.SortStableFunc(r.left, func(a, b Left) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	in.Left = r.left
	return in, nil
}
