package onet

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/go-career/career"
)

// The causes of a problem that are this package's own. Match them with [errors.Is], as those of package career.
var (
	ErrHeader  = errors.New("unexpected header")         // a column that is needed is not there, or not between tabs
	ErrColumns = errors.New("wrong number of columns")   // in a row, against the header
	ErrNumber  = errors.New("not a number")              // where a rating, zone, index or date belongs
	ErrCode    = errors.New("not an O*NET-SOC code")     // such as 15-1254.00
	ErrElement = errors.New("not an element ID")         // such as 2.A.1.a
	ErrFlag    = errors.New("not one of the values")     // of a scale, flag or type
	ErrEdition = errors.New("the edition is not stated") // neither by Options nor by the folder's name
)

const (
	maxFileSize = 64 << 20
	maxProblems = 100
)

// A reader takes in one database.
type reader struct {
	fsys    fs.FS
	dir     string // where the files lie
	edition string
	asOf    career.Date
	newest  career.Date // of any row

	occupations  []occupation
	byCode       map[string]int
	claims       []claim
	elements     []element
	byElement    map[string]int
	technologies []technology
	byTechnology map[string]int // by folded name

	left     []Left
	problems career.LoadError
}

func (r *reader) report(p career.Problem) {
	if len(r.problems.Problems) < maxProblems {
		r.problems.Problems = append(r.problems.Problems, p)
	} else {
		r.problems.Omitted++
	}
}

// find finds the folder of the files, and the edition in its name.
func (r *reader) find() {
	const first = "Occupation Data.txt"
	r.dir = "."
	if _, err := fs.Stat(r.fsys, first); err == nil {
		return
	}
	entries, err := fs.ReadDir(r.fsys, ".")
	if err != nil {
		r.report(career.Problem{Err: fmt.Errorf("%w: %w", career.ErrFile, err)})
		return
	}
	for _, e := range entries {
		if _, err := fs.Stat(r.fsys, path.Join(e.Name(), first)); err != nil {
			continue
		}
		if r.dir != "." {
			r.report(career.Problem{File: e.Name(), Err: fmt.Errorf("%w: %s holds a database too: want one", career.ErrFile, r.dir)})
			return
		}
		r.dir = e.Name()
	}
	if r.edition == "" { // db_29_3_text
		if part := strings.Split(r.dir, "_"); len(part) >= 3 && part[0] == "db" && digits(part[1]) && digits(part[2]) {
			r.edition = part[1] + "." + part[2]
		}
	}
}

func digits(s string) bool {
	return s != "" && len(s) <= 4 && strings.Trim(s, "0123456789") == ""
}

// checkSource checks what the source record needs.
func (r *reader) checkSource() {
	major, minor, _ := strings.Cut(r.edition, ".")
	switch {
	case r.edition == "":
		r.report(career.Problem{Field: "Edition", Err: fmt.Errorf("%w: set it in Options", ErrEdition)})
	case !digits(major) || !digits(minor):
		r.report(career.Problem{Field: "Edition", Err: fmt.Errorf("%w: %.20q: want two numbers such as 29.3", ErrEdition, r.edition)})
	}
	if r.asOf == (career.Date{}) {
		r.asOf = r.newest
	}
	if r.asOf == (career.Date{}) && len(r.problems.Problems) == 0 {
		r.report(career.Problem{Field: "AsOf", Err: fmt.Errorf("%w: no row has a date: set it in Options", career.ErrMissing)})
	}
}

// path returns the path of one of the files.
func (r *reader) path(name string) string { return path.Join(r.dir, name) }

// A table reads the rows of one file by the names of its columns.
type table struct {
	r    *reader
	file string
	rest string // what is not read yet
	line int
	cols []int    // the column of each name asked for, -1 where there is none
	want []string // the names
	row  []string // all fields
	n    int      // columns of the header
	code string   // the O*NET-SOC code of the row, where it has one
	at   int      // its occupation
	date string   // the last date read
}

// table opens a file. The header has to have the columns named, but for those marked "?".
func (r *reader) table(name string, columns ...string) *table {
	t := &table{r: r, file: r.path(name)}
	text, err := r.read(t.file)
	if err != nil {
		t.fail(row, err)
		return t
	}
	if strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff") {
		t.line = 1
		t.fail(row, fmt.Errorf("%w: UTF-16: want UTF-8", career.ErrText))
		return t
	}
	t.rest = strings.TrimPrefix(text, "\ufeff")
	t.split()
	t.n = len(t.row)
	var missing []string
	for _, c := range columns {
		c, optional := strings.CutPrefix(c, "?")
		i := slices.Index(t.row, c)
		if i < 0 && !optional {
			missing = append(missing, strconv.Quote(c))
		}
		t.cols = append(t.cols, i)
		t.want = append(t.want, c)
	}
	if missing != nil {
		t.fail(row, fmt.Errorf("%w: no column %s: want the columns of edition 29.3, separated by tabs", ErrHeader, strings.Join(missing, ", ")))
		t.rest = ""
	}
	return t
}

func (r *reader) read(name string) (string, error) {
	f, err := r.fsys.Open(name)
	if err != nil {
		return "", fmt.Errorf("%w: %w", career.ErrFile, err)
	}
	defer f.Close()
	var b strings.Builder
	if info, err := f.Stat(); err == nil && info.Size() > 0 && info.Size() <= maxFileSize {
		b.Grow(int(info.Size()))
	}
	n, err := io.Copy(&b, io.LimitReader(f, maxFileSize+1))
	switch {
	case err != nil:
		return "", fmt.Errorf("%w: %w", career.ErrFile, err)
	case n > maxFileSize:
		return "", fmt.Errorf("%w: more than %d bytes", career.ErrTooLarge, maxFileSize)
	}
	return b.String(), nil
}

// split moves to the next line and takes it apart.
func (t *table) split() {
	var line string
	line, t.rest, _ = strings.Cut(t.rest, "\n")
	line = strings.TrimSuffix(line, "\r")
	t.line++
	t.row = t.row[:0]
	for more := true; more; {
		var f string
		f, line, more = strings.Cut(line, "\t")
		t.row = append(t.row, strings.TrimSpace(f))
	}
}

// next reads the next row that is not empty.
func (t *table) next() bool {
	for t.rest != "" {
		t.code = ""
		t.split()
		if len(t.row) == 1 && t.row[0] == "" {
			continue
		}
		if len(t.row) != t.n {
			t.fail(row, fmt.Errorf("%w: %d where the header has %d", ErrColumns, len(t.row), t.n))
			continue
		}
		return true
	}
	return false
}

// nextOf is next for a table of occupations, whose code is the first column asked for. A row of one that Occupation Data
// does not have is reported and passed over; where that file has none at all, one problem is enough.
func (t *table) nextOf() bool {
	for len(t.r.occupations) > 0 && t.next() {
		code := t.get(0)
		if t.r.occupations[t.at].code != code { // most often the rows of one occupation follow one another
			at, ok := t.r.byCode[code]
			if !ok {
				t.fail(0, fmt.Errorf("%w: %.20q is not in Occupation Data", career.ErrReference, code))
				continue
			}
			t.at = at
		}
		t.code = code
		return true
	}
	return false
}

// get returns the field of the i-th column asked for, or "" where there is none. "n/a" is none.
func (t *table) get(i int) string {
	c := t.cols[i]
	if c < 0 || t.row[c] == "n/a" {
		return ""
	}
	return t.row[c]
}

// text returns a field as text, white space in it made single spaces. A field that is not UTF-8 is reported.
func (t *table) text(i int) string {
	s := t.get(i)
	if !utf8.ValidString(s) {
		t.fail(i, fmt.Errorf("%w: %.40q is not UTF-8", career.ErrText, s))
		return ""
	}
	if strings.Contains(s, "  ") || strings.ContainsFunc(s, odd) {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// odd reports whether c is white space of another sort than a space, or could be.
func odd(c rune) bool { return c < ' ' || c == '\u0085' || c == '\u00a0' || c >= '\u1680' }

// row stands for the whole row where a column is meant.
const row = -1

// fail reports a problem of the row, in the i-th column asked for.
func (t *table) fail(i int, err error) {
	p := career.Problem{File: t.file, Line: t.line, Record: t.code, Err: err}
	if i != row {
		p.Field = t.want[i]
	}
	t.r.report(p)
}

// leave notes that something of the row is left out.
func (t *table) leave(text string, why Reason) {
	t.r.left = append(t.r.left, Left{File: t.file, Line: t.line, Role: t.r.occupations[t.at].id, Text: text, Reason: why})
}

// rating reads a number from low to high.
func (t *table) rating(i int, low, high float64) float64 {
	v, err := strconv.ParseFloat(t.get(i), 64)
	switch {
	case err != nil || v != v:
		t.fail(i, fmt.Errorf("%w: %.20q", ErrNumber, t.get(i)))
	case v < low || v > high:
		t.fail(i, fmt.Errorf("%w: %v: want %v to %v", career.ErrRange, v, low, high))
	}
	return v
}

// number reads a whole number from low to high.
func (t *table) number(i, low, high int) int {
	v, err := strconv.Atoi(t.get(i))
	switch {
	case err != nil:
		t.fail(i, fmt.Errorf("%w: %.20q", ErrNumber, t.get(i)))
	case v < low || v > high:
		t.fail(i, fmt.Errorf("%w: %d: want %d to %d", career.ErrRange, v, low, high))
	}
	return v
}

// flag reads Y, N or nothing.
func (t *table) flag(i int) bool {
	switch s := t.get(i); s {
	case "Y":
		return true
	case "N", "":
	default:
		t.fail(i, fmt.Errorf("%w: %.20q: want Y or N", ErrFlag, s))
	}
	return false
}

// dated takes note of the date of a row (08/2024), if it has one.
func (t *table) dated(i int) {
	s := t.get(i)
	if s == "" || s == t.date {
		return
	}
	t.date = s
	d, err := time.Parse("01/2006", s)
	if err != nil || d.Year() == 0 {
		t.fail(i, fmt.Errorf("%w: %.20q: want month and year as in 08/2024", ErrNumber, s))
		return
	}
	if n := t.r.newest; d.Year() > n.Year || d.Year() == n.Year && d.Month() > n.Month {
		t.r.newest = career.Date{Year: d.Year(), Month: d.Month()}
	}
}
