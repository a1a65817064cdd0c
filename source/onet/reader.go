package onet

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/names"
	"github.com/go-career/career/internal/table"
	"github.com/go-career/career/source"
)

// The files that are read.
const (
	fileOccupations  = "Occupation Data.txt"
	fileAlternate    = "Alternate Titles.txt"
	fileReported     = "Sample of Reported Titles.txt"
	fileTasks        = "Task Statements.txt"
	fileElements     = "Content Model Reference.txt"
	fileSkills       = "Skills.txt"
	fileKnowledge    = "Knowledge.txt"
	fileTechnologies = "Technology Skills.txt"
	fileRelated      = "Related Occupations.txt"
	fileZones        = "Job Zones.txt"
)

var allFiles = []string{fileOccupations, fileAlternate, fileReported, fileTasks, fileElements, fileSkills, fileKnowledge,
	fileTechnologies, fileRelated, fileZones}

// A reader takes in one database.
type reader struct {
	table.Report
	fsys    fs.FS
	paths   map[string]string // of the files
	edition string
	asOf    career.Date
	newest  career.Date // of any row
	doubt   bool        // a file of ratings has fewer than it should

	occupations  []occupation
	byCode       map[string]int
	tables       map[string]*rows // of occupations, as they were read
	claims       []claim
	elements     []element
	byElement    map[string]int
	technologies []technology
	byTechnology map[string]int // by folded name
	// Where an occupation has something in one of its lists, and a technology its commodities.
	rated, used, relatedTo pairs
	commodities            map[commodityOf]int
}

// pairs are the positions in the lists of occupations, by the occupation and what is in the list.
type pairs map[[2]int]int

// find finds the files, and the edition in the name of their folder.
func (r *reader) find() (ok bool) {
	r.paths, ok = r.Find(r.fsys, func(file string) string {
		if slices.Contains(allFiles, file) {
			return file
		}
		return ""
	})
	if r.edition == "" { // db_29_3_text
		dir := path.Dir(r.paths[fileOccupations])
		if part := strings.Split(dir, "_"); len(part) >= 3 && part[0] == "db" && digits(part[1]) && digits(part[2]) {
			r.edition = part[1] + "." + part[2]
		}
	}
	return ok
}

func digits(s string) bool {
	return s != "" && len(s) <= 4 && strings.Trim(s, "0123456789") == ""
}

// source returns the source of all records.
func (r *reader) source() career.Source {
	s := career.Source{
		ID:        sourceID,
		Publisher: "U.S. Department of Labor, Employment and Training Administration",
		Title:     "O*NET Database",
		Edition:   cmp.Or(r.edition, NotStated),
		Licence:   "CC BY 4.0",
		URL:       "https://www.onetcenter.org/database.html",
		AsOf:      cmp.Or(r.asOf, r.newest),
	}
	if s.AsOf == (career.Date{}) && r.Err() == nil {
		r.Fail(career.Problem{Field: "AsOf", Err: fmt.Errorf("%w: no row has a date: set it in Options", career.ErrMissing)})
	}
	return s
}

// rows are the rows of one file, at one of them.
type rows struct {
	*table.Table
	r        *reader
	of       *occupation // the row's occupation, for a table of occupations
	at       int         // its position
	last     string      // its code
	date     string      // the last date read
	bit      files       // the file
	unsorted bool        // by code
}

// files is a set of files.
type files uint16

func setOf(names ...string) (set files) {
	for _, name := range names {
		set |= 1 << slices.Index(allFiles, name)
	}
	return set
}

const columnCode = "O*NET-SOC Code"

func (r *reader) open(name string, columns ...string) *rows {
	t := &rows{Table: &table.Table{}, r: r, bit: setOf(name)}
	if file := r.paths[name]; file != "" {
		t.Table = r.Open(r.fsys, file, table.Tabs, columns...)
	} else {
		r.Fail(career.Problem{File: path.Join(path.Dir(r.paths[fileOccupations]), name), Err: fmt.Errorf("%w: %w", career.ErrFile, fs.ErrNotExist)})
	}
	r.tables[name] = t
	return t
}

// nextOf is Next for a table of occupations. A row of one that Occupation Data does not have is reported and passed over.
func (t *rows) nextOf() bool {
	for t.Next() {
		code := t.get(columnCode)
		if code != t.last || code == "" { // most often the rows of one occupation follow one another
			at, ok := t.r.byCode[code]
			if !ok {
				t.unknown(columnCode, fileOccupations)
				continue
			}
			t.unsorted = t.unsorted || code < t.last
			t.at, t.last = at, code
		}
		t.of, t.Record = &t.r.occupations[t.at], code
		t.of.in |= t.bit
		return true
	}
	return false
}

// unknown reports a column that names what another file does not have. If something is wrong with that file, it may be in
// a row that could not be read: then its own problem is enough.
func (t *rows) unknown(column, file string) {
	if t.r.whole(file) {
		t.Fail(column, fmt.Errorf("%w: %.20q is not in %s", career.ErrReference, t.get(column), strings.TrimSuffix(file, ".txt")))
	}
}

// whole reports whether a file is there with nothing wrong in it so far.
func (r *reader) whole(file string) bool { return r.paths[file] != "" && !r.Broken(r.paths[file]) }

// again deals with a row about what a row above is about: it is left if it says the same.
func (t *rows) again(column, record, what string, same bool) {
	if same {
		t.r.Left = append(t.r.Left, source.Left{File: t.File, Line: t.Line, Record: record, What: what, Reason: source.ReasonRepeated})
	} else {
		t.Fail(column, fmt.Errorf("%w: %.60q has a row above, and the rows differ", career.ErrDuplicate, cmp.Or(what, t.get(column))))
	}
}

// get returns a field. "n/a" is none.
func (t *rows) get(column string) string {
	if s := t.Get(column); s != "n/a" {
		return s
	}
	return ""
}

// text returns a field as text, with single spaces for any white space.
func (t *rows) text(column string) string {
	s := t.get(column)
	if strings.Contains(s, "  ") || strings.ContainsFunc(s, odd) {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// odd reports whether c is white space other than a space, or could be.
func odd(c rune) bool { return c < ' ' || c == '\u0085' || c == '\u00a0' || c >= '\u1680' }

// name returns a field as the name of something. It reports a name that can't be one.
func (t *rows) name(column string) string {
	s := t.text(column)
	if err := names.Clean(s); err != nil {
		t.Fail(column, fmt.Errorf("%w: %.40q: %w", career.ErrText, s, err))
	} else if names.Fold(s) == "" {
		t.Fail(column, fmt.Errorf("%w: want a name", career.ErrMissing))
	}
	return s
}

// prose returns a field as a text to read. It reports one with invisible characters.
func (t *rows) prose(column string) string {
	s := t.text(column)
	if err := names.CleanProse(s); err != nil {
		t.Fail(column, fmt.Errorf("%w: %.40q: %w", career.ErrText, s, err))
	}
	return s
}

// readable returns a field that may be left out: it notes one that can't be read, and reports one that is empty.
func (t *rows) readable(column string, clean func(string) error) (string, bool) {
	s := t.text(column)
	switch {
	case s == "":
		t.Fail(column, fmt.Errorf("%w: empty text", career.ErrMissing))
	case clean(s) != nil:
		t.leave(s, source.ReasonText)
	default:
		return s, true
	}
	return "", false
}

// cleanName is [names.Clean] for a name that has to have a letter or digit.
func cleanName(s string) error {
	if names.Fold(s) == "" {
		return career.ErrText
	}
	return names.Clean(s)
}

// leave notes that something of the row is left out.
func (t *rows) leave(text string, why source.Reason) {
	t.r.Left = append(t.r.Left, source.Left{File: t.File, Line: t.Line, Record: string(t.of.id), What: text, Reason: why})
}

// flag reads Y, N or nothing.
func (t *rows) flag(column string) bool {
	switch s := t.get(column); s {
	case "Y":
		return true
	case "N", "":
	default:
		t.Fail(column, fmt.Errorf("%w: %.20q: want Y or N", career.ErrValue, s))
	}
	return false
}

// dated takes note of the date of a row (08/2024), if it has one.
func (t *rows) dated() {
	s := t.get("Date")
	if s == "" || s == t.date {
		return
	}
	t.date = s
	d, err := time.Parse("01/2006", s)
	if err != nil || d.Year() == 0 {
		t.Fail("Date", fmt.Errorf("%w: %.20q: want month and year as in 08/2024", career.ErrValue, s))
		return
	}
	if n := t.r.newest; d.Year() > n.Year || d.Year() == n.Year && d.Month() > n.Month {
		t.r.newest = career.Date{Year: d.Year(), Month: d.Month()}
	}
}
