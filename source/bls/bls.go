// Package bls reads two public tables of the U.S. Bureau of Labor Statistics: the national wage estimates of the
// Occupational Employment and Wage Statistics (OEWS), and table 1.2 of the Employment Projections. Together they are
// the occupations of a [career.Catalog].
//
// Both are read in tab- or comma-separated form with the publisher's own column names, which is how a spreadsheet
// program saves them. Columns are found by name, so columns more or in another order do no harm; a column less is an
// error.
//
// Figures are taken as published. The spreadsheets carry binary noise (134.47999999999999 for 134.48); amounts are
// rounded to the cent and percentages to a tenth, which is what is published. "*" and "**" (not released) become
// [career.Withheld] and "#" (at or above the ceiling) [career.TopCoded]. A detailed occupation whose row has only
// yearly or only hourly figures keeps the others withheld.
package bls

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/go-career/career"
)

// A RowError says what is wrong with one line of a table.
type RowError struct {
	Table  string // "OEWS" or "Employment Projections"
	Line   int    // 1 is the first
	Column string // "" where the whole line is meant
	Err    error
}

func (e *RowError) Error() string {
	if e.Column == "" {
		return fmt.Sprintf("%s table: line %d: %v", e.Table, e.Line, e.Err)
	}
	return fmt.Sprintf("%s table: line %d: column %q: %v", e.Table, e.Line, e.Column, e.Err)
}

func (e *RowError) Unwrap() error { return e.Err }

// The causes of a RowError.
var (
	ErrHeader    = errors.New("unexpected header")
	ErrColumns   = errors.New("wrong number of columns")
	ErrNumber    = errors.New("not a number")
	ErrCode      = errors.New("not an SOC code")
	ErrDuplicate = errors.New("occupation given twice")
	ErrSyntax    = errors.New("malformed table")
)

// Sources names the records that the figures are to be attributed to.
type Sources struct {
	Wages      career.SourceID
	Projection career.SourceID
}

// Occupations reads the detailed occupations of an OEWS table and joins to each its line of the projections table, if
// there is one. projections may be nil. The result is in the order of the codes.
//
// The error joins a [*RowError] for each line that is wrong; with an error there are no occupations.
func Occupations(oews, projections io.Reader, src Sources) ([]career.Occupation, error) {
	list, errs := readOEWS(oews, src.Wages)
	if projections != nil {
		lines, more := readProjections(projections, src.Projection)
		errs = append(errs, more...)
		for i := range list {
			if p, ok := lines[list[i].SOC]; ok {
				list[i].Projection, list[i].Education, list[i].Experience, list[i].Training = p.Projection, p.Education, p.Experience, p.Training
			}
		}
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	slices.SortFunc(list, func(a, b career.Occupation) int { return strings.Compare(a.SOC, b.SOC) })
	return list, nil
}

var socCode = regexp.MustCompile(`^\d\d-\d{4}$`)

func readOEWS(r io.Reader, src career.SourceID) ([]career.Occupation, []error) {
	t := newTable("OEWS", r, "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP",
		"H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90", "A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90")
	var list []career.Occupation
	seen := map[string]bool{}
	for t.next() {
		if t.field("O_GROUP") != "detailed" {
			continue
		}
		o := career.Occupation{SOC: t.field("OCC_CODE"), Title: t.field("OCC_TITLE"), Source: src}
		if !socCode.MatchString(o.SOC) {
			t.fail("OCC_CODE", fmt.Errorf("%w: %.20q", ErrCode, o.SOC))
		}
		if seen[o.SOC] {
			t.fail("OCC_CODE", fmt.Errorf("%w: %s", ErrDuplicate, o.SOC))
		}
		seen[o.SOC] = true
		if f := t.figure("TOT_EMP"); f.Mark == "" {
			o.Employment = int(f.Amount / 100)
		}
		o.Hourly = t.percentiles("H_")
		o.Annual = t.percentiles("A_")
		list = append(list, o)
	}
	return list, t.errs
}

func readProjections(r io.Reader, src career.SourceID) (map[string]career.Occupation, []error) {
	t := newTable("Employment Projections", r, "National Employment Matrix code", "Occupation type",
		"Employment change, percent", "Occupational openings", "Typical education", "Work experience", "Typical on-the-job training")
	from, to, err := period(t.name("Employment change, percent"))
	if err != nil && len(t.errs) == 0 {
		t.fail("Employment change, percent", err)
	}
	lines := map[string]career.Occupation{}
	for t.next() {
		if t.field("Occupation type") != "Line item" {
			continue
		}
		soc := t.field("National Employment Matrix code")
		if !socCode.MatchString(soc) {
			t.fail("National Employment Matrix code", fmt.Errorf("%w: %.20q", ErrCode, soc))
		}
		if _, twice := lines[soc]; twice {
			t.fail("National Employment Matrix code", fmt.Errorf("%w: %s", ErrDuplicate, soc))
		}
		lines[soc] = career.Occupation{
			Projection: career.Projection{
				SOC:            soc,
				GrowthPercent:  math.Round(t.number("Employment change, percent")*10) / 10,
				YearlyOpenings: int(math.Round(t.number("Occupational openings")*10)) * 100, // published in thousands, to a tenth
				From:           from, To: to, Source: src,
			},
			Education:  stated(t.field("Typical education")),
			Experience: stated(t.field("Work experience")),
			Training:   stated(t.field("Typical on-the-job training")),
		}
	}
	return lines, t.errs
}

// stated returns what a column says, or "" where it says that there is nothing.
func stated(s string) string {
	if s == "None" || s == "—" || s == "-" {
		return ""
	}
	return s
}

var years = regexp.MustCompile(`(\d{4})[–-](\d{2,4})\s*$`)

// period returns the years that a column's name ends with ("… 2024–34").
func period(column string) (from, to int, err error) {
	m := years.FindStringSubmatch(column)
	if m == nil {
		return 0, 0, fmt.Errorf("%w: no period in its name", ErrHeader)
	}
	from, _ = strconv.Atoi(m[1])
	to, _ = strconv.Atoi(m[2])
	if to < 100 {
		to += from / 100 * 100
	}
	return from, to, nil
}

// A table reads rows by the names of their columns.
type table struct {
	what string
	csv  *csv.Reader
	cols map[string]int    // by the names asked for
	full map[string]string // their names in full
	n    int               // columns of the header
	row  []string
	line int
	skip int // lines before the CSV reader's first
	errs []error
}

// newTable reads up to the header, which is the first line that has all columns, looked for in the first ten. A column
// is named by the whole of its name, or by the part that stays the same from year to year.
func newTable(what string, r io.Reader, columns ...string) *table {
	t := &table{what: what, cols: map[string]int{}, full: map[string]string{}}
	br := bufio.NewReaderSize(r, 1<<16)
	if b, _ := br.Peek(3); string(b) == "\xef\xbb\xbf" {
		_, _ = br.Discard(3)
	}
	var head []byte
	for range 10 {
		line, err := br.ReadSlice('\n')
		head = append(head[:0], line...)
		if t.header(head, columns) {
			t.csv = csv.NewReader(br)
			t.csv.Comma = comma(head)
			t.csv.LazyQuotes = true
			t.csv.FieldsPerRecord = -1
			t.skip++
			return t
		}
		t.skip++
		if err == nil {
			continue
		}
		if err != io.EOF && err != bufio.ErrBufferFull {
			t.line = t.skip
			t.fail("", err)
			return t
		}
		break
	}
	t.line = t.skip
	t.fail("", fmt.Errorf("%w: want the columns %s, separated by tabs or commas", ErrHeader, strings.Join(columns, "; ")))
	return t
}

func comma(line []byte) rune {
	if bytes.IndexByte(line, '\t') >= 0 {
		return '\t'
	}
	return ','
}

func (t *table) header(line []byte, columns []string) bool {
	r := csv.NewReader(bytes.NewReader(line))
	r.Comma, r.LazyQuotes = comma(line), true
	names, err := r.Read()
	if err != nil {
		return false
	}
	taken := make([]bool, len(names))
	for _, want := range columns {
		i := slices.Index(names, want)
		if i < 0 {
			i = slices.IndexFunc(names, func(n string) bool { return strings.Contains(n, want) })
		}
		if i < 0 || taken[i] {
			return false
		}
		taken[i] = true
		t.cols[want], t.full[want] = i, names[i]
	}
	t.n = len(names)
	return true
}

func (t *table) name(col string) string { return t.full[col] }

// next reads the next row that is not empty.
func (t *table) next() bool {
	for t.csv != nil {
		row, err := t.csv.Read()
		if err == io.EOF {
			return false
		}
		line, _ := t.csv.FieldPos(0)
		t.line = t.skip + line
		if err != nil {
			t.fail("", fmt.Errorf("%w: %w", ErrSyntax, err))
			return false
		}
		if len(row) == 1 && strings.TrimSpace(row[0]) == "" {
			continue
		}
		if len(row) < 4 && len(row) < t.n { // the notes below the table
			continue
		}
		if len(row) < t.n {
			t.fail("", fmt.Errorf("%w: %d where the header has %d", ErrColumns, len(row), t.n))
			continue
		}
		t.row = row
		return true
	}
	return false
}

func (t *table) field(col string) string { return strings.TrimSpace(t.row[t.cols[col]]) }

// maxErrors bounds what a file of the wrong kind can report.
const maxErrors = 100

func (t *table) fail(col string, err error) {
	if len(t.errs) < maxErrors {
		t.errs = append(t.errs, &RowError{Table: t.what, Line: t.line, Column: col, Err: err})
	}
}

func (t *table) number(col string) float64 {
	s := strings.ReplaceAll(t.field(col), ",", "")
	if s == "—" || s == "-" {
		return 0
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(v) || math.Abs(v) > 1e12 {
		t.fail(col, fmt.Errorf("%w: %.20q", ErrNumber, s))
		return 0
	}
	return v
}

func (t *table) figure(col string) career.Figure {
	switch t.field(col) {
	case "*", "**", "":
		return career.Figure{Mark: career.Withheld}
	case "#":
		return career.Figure{Mark: career.TopCoded}
	}
	return career.Figure{Amount: career.Amount(math.Round(t.number(col) * 100))}
}

func (t *table) percentiles(prefix string) career.Percentiles {
	return career.Percentiles{
		P10: t.figure(prefix + "PCT10"), P25: t.figure(prefix + "PCT25"), P50: t.figure(prefix + "MEDIAN"),
		P75: t.figure(prefix + "PCT75"), P90: t.figure(prefix + "PCT90"),
	}
}
