// Package table reads the tables that public datasets are published in: delimited text with a header.
package table

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-career/career"
	"github.com/go-career/career/source"
)

// The limits of what is read. A file beyond them is refused with [career.ErrTooLarge].
const (
	maxFile   = 128 << 20 // bytes; the largest file of ESCO 1.1.1 has 21 MB
	maxRow    = 1 << 20   // bytes
	maxFields = 1000      // in a row
)

// Format is how a table is written.
type Format int

// The formats.
const (
	Commas Format = iota // fields between commas, in quotation marks if need be (RFC 4180)
	Tabs                 // fields between tabs, as they are: a quotation mark is a character like any other
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
	close   func() error
	limit   *limited
	text    *bufio.Reader // nil if there is nothing more to read
	csv     *csv.Reader   // nil for Tabs
	above   int           // lines up to the header, and the header
	columns []string      // as asked for
	at      []int         // where they are, -1 for one that isn't there
	header  []string
	row     []string
	any     bool // there was a row
}

// Open opens a file. It needs to have the columns, apart from those that are marked as optional by a "?" before the name.
// What is wrong with it is in the report, and then there are no rows. A table that was opened is read to its end.
func (r *Report) Open(fsys fs.FS, file string, format Format, columns ...string) *Table {
	f, err := fsys.Open(file)
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
	t := &Table{File: name, report: r, format: format, limit: &limited{r: in, row: maxRow, file: maxFile}}
	t.text = bufio.NewReaderSize(t.limit, 1<<16)
	t.at = make([]int, len(columns))
	optional := make([]bool, len(columns))
	for i, c := range columns {
		c, optional[i] = strings.CutPrefix(c, "?")
		t.columns = append(t.columns, c)
	}
	if err := t.findHeader(optional); err != nil {
		t.Fail("", err)
		t.text = nil
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
	lines := 1
	if t.format == Spreadsheet {
		lines = 10
	}
	missing := ""
	for range lines {
		line, err := t.readLine()
		if err == io.EOF {
			break
		} else if err != nil {
			return err
		}
		t.above++
		missing = t.match(line, optional)
		switch {
		case len(t.header) > maxFields:
			return fmt.Errorf("%w: more than %d columns", career.ErrTooLarge, maxFields)
		case missing == "":
			return nil
		}
	}
	t.Line = max(1, t.above)
	if t.above == 0 {
		return fmt.Errorf("%w: the file is empty", source.ErrHeader)
	}
	return fmt.Errorf("%w: no column %s: want fields separated by %s", source.ErrHeader, missing, separators[t.format])
}

// match takes a line for the header. It returns the names of the columns that are missing, if any.
func (t *Table) match(line string, optional []bool) string {
	comma := ','
	if t.format == Tabs || t.format == Spreadsheet && strings.Contains(line, "\t") {
		comma = '\t'
	}
	if t.format == Tabs {
		t.header = strings.Split(line, "\t")
	} else {
		first := t.reader(strings.NewReader(line), comma)
		t.header, _ = first.Read()
	}
	var missing []string
	for i, c := range t.columns {
		t.at[i] = t.find(c, t.at[:i])
		if t.at[i] < 0 && !optional[i] {
			missing = append(missing, strconv.Quote(c))
		}
	}
	if missing == nil && t.format != Tabs {
		t.csv = t.reader(t.text, comma)
		t.csv.ReuseRecord = true
	}
	return strings.Join(missing, ", ")
}

func (t *Table) reader(in io.Reader, comma rune) *csv.Reader {
	r := csv.NewReader(in)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, t.format == Spreadsheet, -1
	return r
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

// readLine reads a line and returns it without its end.
func (t *Table) readLine() (string, error) {
	t.limit.row = maxRow
	line, err := t.text.ReadString('\n')
	if err != nil && (err != io.EOF || line == "") {
		return "", err
	}
	return strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r"), nil
}

// Next moves to the next row that can be used, if there is one. Empty rows are passed over. Rows with the wrong number of
// fields, or with text that isn't UTF-8 in a column that was asked for, are reported and passed over.
func (t *Table) Next() bool {
	t.Record = ""
	for t.text != nil {
		if err := t.readRow(); err != nil {
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

func (t *Table) readRow() (err error) {
	if t.csv == nil {
		var line string
		if line, err = t.readLine(); err == nil {
			t.Line = max(t.Line, t.above) + 1
			t.row = t.row[:0]
			for f := range strings.SplitSeq(line, "\t") {
				t.row = append(t.row, f)
			}
		}
		return err
	}
	t.limit.row = maxRow
	t.row, err = t.csv.Read()
	if p, ok := errors.AsType[*csv.ParseError](err); ok {
		t.Line = t.above + p.StartLine
		return fmt.Errorf("%w: %w", source.ErrTable, p.Err)
	}
	if err == nil {
		line, _ := t.csv.FieldPos(0)
		t.Line = t.above + line
	}
	return err
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
	case !t.any && !t.report.Broken(t.File): // cut short: nobody publishes an empty table
		t.Line = t.above
		t.Fail("", fmt.Errorf("%w: no row below the header", career.ErrMissing))
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

// A limited reader fails if a row, or the file, is longer than it may be.
type limited struct {
	r         io.Reader
	row, file int // bytes left
}

func (l *limited) Read(p []byte) (int, error) {
	switch {
	case l.file <= 0:
		return 0, fmt.Errorf("%w: more than %d bytes", career.ErrTooLarge, maxFile)
	case l.row <= 0:
		return 0, fmt.Errorf("%w: a row of more than %d bytes", career.ErrTooLarge, maxRow)
	}
	n, err := l.r.Read(p[:min(len(p), l.file)])
	l.file -= n
	l.row -= n
	if err != nil && err != io.EOF {
		err = fmt.Errorf("%w: %w", career.ErrFile, err)
	}
	return n, err
}
