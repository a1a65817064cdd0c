// Package table reads the tables that public datasets are published in: delimited text with a header.
package table

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/intake"
	"github.com/go-career/career/source"
)

// Format is how a table is written.
type Format int

// The formats.
const (
	Commas Format = iota // fields between commas, in quotation marks if need be (RFC 4180)
	// Tabs is fields between tabs. A quotation mark is a character like any other, but those that a spreadsheet program puts
	// around a field with commas or quotation marks are undone.
	Tabs
	// Spreadsheet is what a spreadsheet program saves: tabs or commas. The header is among the first ten lines, and names
	// a column by text that the column's name contains, such as the part that stays the same from year to year. Rows of
	// up to three fields are notes.
	Spreadsheet
)

// separators says what stands between fields, for messages.
var separators = [...]string{"commas", "tabs", "tabs or commas"}

// A Table is a table that is being read, at one of its rows.
type Table struct {
	File   string // for problems
	Line   int    // of the row; 1 is the first
	Record string // what problems of this row name as their record; cleared for each row

	report  *Report
	format  Format
	comma   byte // what is between fields
	close   func() error
	text    *bufio.Reader // nil if there is nothing more to read
	lines   int           // read so far
	size    int           // of the row so far, in bytes
	open    bool          // the last line that was read has no end
	long    []byte        // a line that is longer than text's buffer
	fields  []byte        // of the row, one behind the other
	ends    []int         // where each of them ends
	columns []string      // as asked for
	at      []int         // where they are, -1 for one that isn't there
	header  []string
	top     int // the line of the header
	row     []string
	any     bool // there was a row
}

// Open opens a file. It needs to have the columns, apart from those that are marked as optional by a "?" before the name;
// one of these that it doesn't have is missing. What is wrong with the file is in the report, and then there are no rows.
// A table that was opened is read to its end.
func (r *Report) Open(fsys fs.FS, file string, format Format, columns ...string) *Table {
	f, err := openFile(fsys, file)
	if err != nil {
		t := &Table{File: file, report: r}
		t.Fail("", fmt.Errorf("%w: %w", career.ErrFile, err))
		return t
	}
	t := r.open(f, file, format, columns)
	if t.close = f.Close; t.text == nil {
		_ = f.Close()
	}
	return t
}

// Read is Open for a reader. Problems name it as the file.
func (r *Report) Read(in io.Reader, name string, format Format, columns ...string) *Table {
	return r.open(in, name, format, columns)
}

func (r *Report) open(in io.Reader, name string, format Format, columns []string) *Table {
	t := &Table{File: name, report: r, format: format, comma: ','}
	if format == Tabs {
		t.comma = '\t'
	}
	if r.read > maxTotal { // which is said already
		r.broken[name]++
		return t
	}
	t.text = bufio.NewReaderSize(&bounded{r: intake.Reader(in), total: &r.read}, 1<<16)
	t.at = make([]int, len(columns))
	optional := make([]bool, len(columns))
	for i, c := range columns {
		c, optional[i] = strings.CutPrefix(c, "?")
		t.columns = append(t.columns, c)
	}
	if err := t.findHeader(optional); err != nil {
		t.Fail("", err)
		t.text = nil
		return t
	}
	for i, c := range t.columns {
		if t.at[i] < 0 {
			r.Miss(name, t.lines, "", c, source.ReasonNoColumn)
		}
	}
	return t
}

// findHeader reads to the end of the header.
func (t *Table) findHeader(optional []bool) error {
	mark, err := t.text.Peek(3)
	switch s := string(mark); {
	case err != nil && err != io.EOF:
		return err
	case s == "\ufeff":
		_, _ = t.text.Discard(len(s))
	case strings.HasPrefix(s, "\xff\xfe"), strings.HasPrefix(s, "\xfe\xff"):
		t.Line = 1
		return fmt.Errorf("%w: UTF-16: want UTF-8", career.ErrText)
	}
	most := 1
	if t.format == Spreadsheet {
		most = 10
	}
	missing := ""
	for range most {
		t.size = 0
		line, err := t.readLine()
		if err == io.EOF {
			break
		} else if err != nil {
			return err
		}
		t.Line, t.top = t.lines, t.lines
		if t.format == Spreadsheet {
			t.comma = ','
			if bytes.IndexByte(line, '\t') >= 0 {
				t.comma = '\t'
			}
		}
		if err := t.split(line, nil); errors.Is(err, career.ErrTooLarge) {
			return err
		} else if err != nil {
			t.row = nil
		}
		if missing = t.match(optional); missing == "" {
			return nil
		}
	}
	if t.lines == 0 {
		t.Line = 1
		return fmt.Errorf("%w: the file is empty", source.ErrHeader)
	}
	return fmt.Errorf("%w: no column %s: want fields separated by %s", source.ErrHeader, missing, separators[t.format])
}

// match takes the row for the header. It returns the names of the columns that are missing, if any.
func (t *Table) match(optional []bool) string {
	t.header = slices.Clone(t.row)
	var missing []string
	for i, c := range t.columns {
		t.at[i] = t.find(c, t.at[:i])
		if t.at[i] < 0 && !optional[i] {
			missing = append(missing, strconv.Quote(c))
		}
	}
	return strings.Join(missing, ", ")
}

// find returns where the header has a column, -1 if it doesn't. A column that is taken is not found again.
func (t *Table) find(name string, taken []int) int {
	free := func(is func(string) bool) int {
		for i, h := range t.header {
			if is(strings.TrimSpace(h)) && !slices.Contains(taken, i) {
				return i
			}
		}
		return -1
	}
	i := free(func(h string) bool { return h == name })
	if i < 0 && t.format == Spreadsheet {
		i = free(func(h string) bool { return strings.Contains(h, name) })
	}
	return i
}

// Next moves to the next row that can be used, if there is one. Empty rows are passed over. Rows with the wrong number of
// fields, or with text that isn't UTF-8 in a column that was asked for, are reported and passed over.
func (t *Table) Next() bool {
	t.Record = ""
	for t.text != nil {
		err := t.readRow()
		if err == nil && t.report.broken[t.File] >= maxFailures {
			err = io.EOF
		}
		if err != nil {
			t.end(err)
			return false
		}
		if t.usable() {
			t.any = true
			return true
		}
	}
	return false
}

// usable reports whether the row is one of the table. It reports what is wrong with it.
func (t *Table) usable() bool {
	n, want := len(t.row), len(t.header)
	switch {
	case n == 1 && strings.TrimSpace(t.row[0]) == "":
		return false
	case t.format == Spreadsheet && n < 4 && n < want:
		return false
	case n != want:
		t.Fail("", fmt.Errorf("%w: %d where the header has %d", source.ErrColumns, n, want))
		return false
	}
	for i, at := range t.at {
		if at >= 0 && !utf8.ValidString(t.row[at]) {
			t.Fail(t.columns[i], fmt.Errorf("%w: %.40q is not UTF-8", career.ErrText, t.row[at]))
			return false
		}
	}
	return true
}

// end closes the table, at its end or where it can't be read further.
func (t *Table) end(err error) {
	if t.text = nil; t.close != nil {
		_ = t.close()
	}
	switch {
	case err != io.EOF:
		t.Fail("", err)
	case t.report.Broken(t.File):
	case !t.any: // cut short: nobody publishes an empty table
		t.Line = t.top
		t.Fail("", fmt.Errorf("%w: no row below the header", career.ErrMissing))
	case t.open:
		t.report.Miss(t.File, t.Line, "", "", source.ReasonNoEnd)
	}
}

// place returns the place of a column among those asked for.
func (t *Table) place(column string) int { return t.at[slices.Index(t.columns, column)] }

// Get returns the row's field in a column, without white space around it. It is empty if the column is optional and not
// there. The string is part of the whole row: clone a short one that you keep.
func (t *Table) Get(column string) string {
	if i := t.place(column); i >= 0 {
		return strings.TrimSpace(t.row[i])
	}
	return ""
}

// Has reports whether the table has a column.
func (t *Table) Has(column string) bool { return t.place(column) >= 0 }

// Name returns the whole name of a column, and false if the table has no such column, or no header.
func (t *Table) Name(column string) (string, bool) {
	if i := t.place(column); t.text != nil && i >= 0 {
		return t.header[i], true
	}
	return "", false
}

// Fail reports a problem of the row, with a column or, if that is empty, with the whole row.
func (t *Table) Fail(column string, err error) {
	t.report.Fail(career.Problem{File: t.File, Line: t.Line, Record: t.Record, Field: column, Err: err})
}

// Float reads a number from low to high. It reports anything else.
func (t *Table) Float(column string, low, high float64) float64 {
	s := t.Get(column)
	v, err := strconv.ParseFloat(s, 64)
	return check(t, column, s, v, low, high, err == nil && v == v)
}

// Int reads a whole number from low to high. It reports anything else.
func (t *Table) Int(column string, low, high int) int {
	s := t.Get(column)
	v, err := strconv.Atoi(s)
	return check(t, column, s, v, low, high, err == nil)
}

func check[T int | float64](t *Table, column, s string, v, low, high T, ok bool) T {
	if !ok {
		t.Fail(column, fmt.Errorf("%w: %.20q", source.ErrNumber, s))
	} else if v < low || v > high {
		t.Fail(column, fmt.Errorf("%w: %v: want %v to %v", career.ErrRange, v, low, high))
	}
	return v
}
