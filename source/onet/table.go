package onet

import (
	"errors"
	"fmt"
	"io"
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
	ErrHeader  = errors.New("unexpected header")       // a column that is needed is not there, or not between tabs
	ErrColumns = errors.New("wrong number of columns") // in a row, against the header
	ErrNumber  = errors.New("not a number")            // where a rating, zone, index or date belongs
	ErrCode    = errors.New("not an O*NET-SOC code")   // such as 15-1254.00
	ErrElement = errors.New("not an element ID")       // such as 2.A.1.a
	ErrFlag    = errors.New("not one of the values")   // of a scale, flag or type
)

const maxFileSize = 64 << 20

// A table reads the rows of one file by the names of its columns.
type table struct {
	r    *reader
	name string // of the file
	file string // its path
	rest string // what is not read yet
	line int
	cols []int    // the column of each name asked for, -1 where there is none
	want []string // the names
	row  []string // all fields
	any  bool     // there was a row
	n    int      // columns of the header
	code string   // the O*NET-SOC code of the row, where it has one, or the element's ID
	at   int      // its occupation
	last string   // the code of that occupation
	date string   // the last date read
}

// table opens a file. The header has to have the columns named, but for those marked "?".
func (r *reader) table(name string, columns ...string) *table {
	t := &table{r: r, name: name, file: path.Join(r.dir, name)}
	text, err := r.read(t.file)
	if err != nil {
		t.fail(wholeRow, err)
		return t
	}
	if strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff") {
		t.line = 1
		t.fail(wholeRow, fmt.Errorf("%w: UTF-16: want UTF-8", career.ErrText))
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
		t.fail(wholeRow, fmt.Errorf("%w: no column %s: want the columns of edition 29.3, separated by tabs", ErrHeader, strings.Join(missing, ", ")))
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

// next reads the next row that is not empty. A file without one is cut short: no edition has such.
func (t *table) next() bool {
	for t.rest != "" {
		t.code = ""
		t.split()
		if len(t.row) == 1 && t.row[0] == "" {
			continue
		}
		if len(t.row) != t.n {
			t.fail(wholeRow, fmt.Errorf("%w: %d where the header has %d", ErrColumns, len(t.row), t.n))
			continue
		}
		t.any = true
		return true
	}
	if !t.any && !t.r.broken[t.name] {
		t.code = ""
		t.fail(wholeRow, fmt.Errorf("%w: no row below the header", career.ErrMissing))
	}
	return false
}

// nextOf is next for a table of occupations, whose code is the first column asked for. A row of one that Occupation Data
// does not have is reported and passed over.
func (t *table) nextOf() bool {
	for t.next() {
		code := t.get(0)
		if code != t.last || code == "" { // most often the rows of one occupation follow one another
			at, ok := t.r.byCode[code]
			if !ok {
				t.unknown(0, fileOccupations)
				continue
			}
			t.at, t.last = at, code
		}
		t.code = code
		return true
	}
	return false
}

// unknown reports a column that names what another file does not have. Where something is wrong with that file, it may
// stand in a row that could not be read: then its own problem is enough.
func (t *table) unknown(i int, file string) {
	if !t.r.broken[file] {
		t.fail(i, fmt.Errorf("%w: %.20q is not in %s", career.ErrReference, t.get(i), strings.TrimSuffix(file, ".txt")))
	}
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

// wholeRow stands where a column is meant.
const wholeRow = -1

// fail reports a problem of the row, in the i-th column asked for.
func (t *table) fail(i int, err error) {
	p := career.Problem{File: t.file, Line: t.line, Record: t.code, Err: err}
	if i != wholeRow {
		p.Field = t.want[i]
	}
	t.r.broken[t.name] = true
	t.r.report(p)
}

// leave notes that something of the row is left out.
func (t *table) leave(text string, why Reason) {
	t.r.left = append(t.r.left, Left{File: t.file, Line: t.line, Record: string(t.r.occupations[t.at].id), What: text, Reason: why})
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
