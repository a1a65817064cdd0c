package main

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/table"
	"github.com/go-career/career/source"
)

// A payFile is a file with pay by class, or what one country has in it.
type payFile struct {
	file
	Format     string            `json:"format"` // one of formats
	Place      career.Place      `json:"place"`  // the country
	Scheme     string            `json:"scheme"`
	Edition    string            `json:"edition"`
	Code       string            `json:"code"`  // if the whole file is about one class
	Title      string            `json:"title"` // likewise
	Population string            `json:"population"`
	Measure    string            `json:"measure"`
	Currency   string            `json:"currency"` // if it is the same in all rows; the formats office and national have a column for it
	Suffix     string            `json:"suffix"`   // of the IDs of the pay tables
	Only       map[string]string `json:"only"`     // the rows to read: for a column, a regular expression that the field matches
}

// A format is a way in which an office lays out pay.
type format struct {
	columns []string
	row     func(*reader) // takes in a row
	end     func(*reader) // follows the last row; may be nil
}

var formats = map[string]format{
	"ashe": {columns: []string{"measure", "population", "soc2020", "title", "median", "p10", "p20", "p25", "p30", "p40", "p60", "p70",
		"p75", "p80", "p90"}, row: (*reader).ashe},
	"jobbank": {columns: []string{"noc2021", "title", "wage_low_cad_year", "wage_median_cad_year", "wage_high_cad_year", "hourly_low",
		"hourly_median", "hourly_high", "hourly_exact"}, row: (*reader).jobBank},
	"office": {columns: []string{"country", "code", "title", "population", "measure", "period", "currency", "year", "?p10", "?p25", "?p50",
		"?p75", "?p90"}, row: (*reader).office},
	"national": {columns: append([]string{"region", "code", "title", "year", "currency", "period"}, nationalColumns[:]...),
		row: (*reader).national, end: (*reader).nationalEnd},
	"states": {columns: []string{"country", "code", "population", "p10", "p25", "p50", "p75", "p90"}, row: (*reader).states},
	"metros": {columns: []string{"metro", "area_code", "annual_p10_usd", "annual_p25_usd", "annual_median_usd", "annual_p75_usd",
		"annual_p90_usd"}, row: (*reader).metros},
	"prevailing": {columns: []string{"soc", "title", "area_id", "area_name", "unit", "l1", "l4"}, row: (*reader).prevailing},
}

// classes says which classes are wanted, and what they are called in files that don't say it.
type classes struct {
	wanted func(code string) bool
	titles map[string]string
	others map[career.Place]bool // countries whose rows in the same file are read, or left out, by another entry of tables.json
}

// A reader reads one file.
type reader struct {
	*payFile
	*table.Table
	classes
	report *table.Report
	pay    []career.PayTable
	at     map[string]int // where a class is in pay, by code
	areas  []career.Area
	left   map[string]int          // how many rows were left out, by reason
	newest map[string]*nationalRow // for the format national
	filled [len(nationalColumns)]bool
}

// read returns the pay of the classes that are wanted, the areas it is of, and how many rows were left out, by reason. What
// is wrong with the rows is in the report.
func (f *payFile) read(report *table.Report, tables fs.FS, c classes) (*reader, error) {
	how, ok := formats[f.Format]
	if !ok {
		return nil, fmt.Errorf("tables.json: %s: no format %q", f.File, f.Format)
	}
	only := map[string]*regexp.Regexp{}
	for column, text := range f.Only {
		var err error
		if only[column], err = regexp.Compile(text); err != nil || !slices.Contains(how.columns, column) {
			return nil, fmt.Errorf("tables.json: %s: only: no column %q, or no pattern %q", f.File, column, text)
		}
	}
	r := &reader{payFile: f, classes: c, report: report, at: map[string]int{}, left: map[string]int{}, newest: map[string]*nationalRow{},
		Table: report.Open(tables, f.File, written(f.File), how.columns...)}
	columns := slices.Sorted(maps.Keys(only))
	for r.Next() {
		i := slices.IndexFunc(columns, func(c string) bool { return !only[c].MatchString(r.Get(c)) })
		if i >= 0 {
			r.left["another "+columns[i]]++
			continue
		}
		how.row(r)
	}
	if how.end != nil {
		how.end(r)
	}
	return r, nil
}

// written returns how a file is written, by its name.
func written(file string) table.Format {
	if path.Ext(file) == ".csv" {
		return table.Commas
	}
	return table.Tabs
}

// wants reports whether a class is wanted, and counts the row if it isn't.
func (r *reader) wants(code string) bool {
	if r.wanted(code) {
		return true
	}
	r.left["a class that no job is in"]++
	return false
}

// class returns an empty pay table of a class.
func (r *reader) class(code, title, currency string) career.PayTable {
	id := strings.ToLower(string(r.Place) + "-" + code)
	if r.Suffix != "" {
		id += "-" + r.Suffix
	}
	t := career.PayTable{ID: career.PayTableID(id), Place: r.Place, Scheme: r.Scheme, Edition: r.Edition, Code: code, Title: title,
		Population: r.Population, Measure: r.Measure, Period: career.PerYear, Source: r.Source, AsOf: r.AsOf}
	var err error
	if t.Currency, err = career.ParseCurrency(currency); err != nil {
		r.Fail("currency", err)
	}
	return t
}

// add takes in a pay table. A file has one of each.
func (r *reader) add(t career.PayTable) {
	if slices.ContainsFunc(r.pay, func(o career.PayTable) bool { return o.ID == t.ID }) {
		r.Fail("code", fmt.Errorf("%w: a second row for %s", career.ErrDuplicate, t.ID))
		return
	}
	r.at[t.Code] = len(r.pay)
	r.pay = append(r.pay, t)
}

// of returns the pay table of a class that has a row for each area, new with the first of them.
func (r *reader) of(code, title string) *career.PayTable {
	if _, there := r.at[code]; !there {
		r.add(r.class(code, title, r.Currency))
	}
	return &r.pay[r.at[code]]
}

// text returns a field without the control characters that stand for letters lost on the way ("Mayag\u0081uez").
func (r *reader) text(column string) string {
	return strings.TrimSpace(strings.Map(func(c rune) rune {
		if unicode.IsControl(c) {
			return -1
		}
		return c
	}, r.Get(column)))
}

// figure returns a published amount. An empty field is a figure that the office withholds. A column that the file doesn't
// have is one that the office doesn't publish.
func (r *reader) figure(column string) career.Figure {
	s := r.Get(column)
	if s == "" {
		if _, there := r.Name(column); !there {
			return career.Figure{}
		}
		return career.Figure{Mark: career.MarkWithheld}
	}
	a, err := career.ParseAmount(s)
	if err != nil || a <= 0 {
		r.Fail(column, fmt.Errorf("%w: %.20q is no amount of pay", source.ErrNumber, s))
	}
	return career.Figure{Amount: a}
}

// five returns the five percentiles that most offices publish.
func (r *reader) five(p10, p25, p50, p75, p90 string) career.Percentiles {
	return career.Percentiles{P10: r.figure(p10), P25: r.figure(p25), P50: r.figure(p50), P75: r.figure(p75), P90: r.figure(p90)}
}

// office reads a file of one office, a class in a row. All such files have the same columns, less those of percentiles that
// the office doesn't publish.
func (r *reader) office() {
	if c := r.Get("country"); c != string(r.Place) {
		r.Fail("country", fmt.Errorf("%w: %.20q in a file of %s", career.ErrConflict, c, r.Place))
		return
	}
	if !r.wants(r.Get("code")) {
		return
	}
	t := r.class(r.Get("code"), r.text("title"), r.Get("currency"))
	var err error
	if t.Period, err = career.ParsePeriod(r.Get("period")); err != nil {
		r.Fail("period", err)
	}
	t.Percentiles = r.five("p10", "p25", "p50", "p75", "p90")
	r.add(t)
}

// ashe reads the Annual Survey of Hours and Earnings of the United Kingdom.
func (r *reader) ashe() {
	if !r.wants(r.Get("soc2020")) {
		return
	}
	t := r.class(r.Get("soc2020"), r.text("title"), r.Currency)
	t.Population = "full-time employees"
	if r.Get("population") == "All" {
		t.Population = "all employees"
		t.ID += "-all"
	} else {
		t.ID += "-full-time"
	}
	t.Percentiles = career.Percentiles{P10: r.figure("p10"), P20: r.figure("p20"), P25: r.figure("p25"), P30: r.figure("p30"),
		P40: r.figure("p40"), P50: r.figure("median"), P60: r.figure("p60"), P70: r.figure("p70"), P75: r.figure("p75"),
		P80: r.figure("p80"), P90: r.figure("p90")}
	r.add(t)
}

// jobBankFloor is the low wage that the Job Bank writes for any that is lower.
var jobBankFloor = career.Units(32_867)

// jobBank reads Canada's Job Bank, which publishes a class by the hour or by the year, never both.
func (r *reader) jobBank() {
	if !r.wants(r.Get("noc2021")) {
		return
	}
	t := r.class(r.Get("noc2021"), r.text("title"), r.Currency)
	if r.Get("hourly_exact") == "1" {
		t.Period = career.PerHour
		t.Percentiles = career.Percentiles{P10: r.figure("hourly_low"), P50: r.figure("hourly_median"), P90: r.figure("hourly_high")}
	} else {
		t.Percentiles = career.Percentiles{P10: r.figure("wage_low_cad_year"), P50: r.figure("wage_median_cad_year"),
			P90: r.figure("wage_high_cad_year")}
		if t.Percentiles.P10.Amount == jobBankFloor {
			t.Percentiles.P10 = career.Figure{Mark: career.MarkWithheld}
		}
	}
	r.add(t)
}

// states reads the states and territories of the United States, a class and area in a row.
func (r *reader) states() {
	code := r.Get("code")
	if !r.wants(code) {
		return
	}
	name, _, _ := strings.Cut(r.text("population"), ";") // "Alabama; employment 810"
	a := career.Area{Place: career.Place(r.Get("country")), Name: name, Kind: stateKind(r.Get("country"))}
	if a.Kind == "" {
		r.Fail("country", fmt.Errorf("%w: %.20q is no state or territory of the United States", career.ErrReference, a.Place))
		return
	}
	r.areas = append(r.areas, a)
	t := r.of(code, r.titles[code])
	t.Areas = append(t.Areas, career.AreaPay{Place: a.Place, Percentiles: r.five("p10", "p25", "p50", "p75", "p90")})
}

// metros reads one class in metropolitan areas of the United States, an area in a row.
func (r *reader) metros() {
	if strings.HasPrefix(r.Get("metro"), "_") {
		r.left["the nation, for comparison"]++
		return
	}
	if !r.wants(r.Code) {
		return
	}
	t := r.of(r.Code, r.Title)
	t.Areas = append(t.Areas, career.AreaPay{Place: metro(r.Get("area_code")),
		Percentiles: r.five("annual_p10_usd", "annual_p25_usd", "annual_median_usd", "annual_p75_usd", "annual_p90_usd")})
}

// prevailing reads the prevailing wages of the United States, a class and area in a row.
func (r *reader) prevailing() {
	code := r.Get("soc")
	if !r.wants(code) {
		return
	}
	t := r.of(code, r.text("title"))
	t.Period = map[string]career.Period{"hourly": career.PerHour, "yearly": career.PerYear}[r.Get("unit")]
	a := career.Area{Place: metro(r.Get("area_id")), Name: r.text("area_name"), Kind: "metropolitan area"}
	if strings.Contains(a.Name, "nonmetropolitan") {
		a.Kind = "nonmetropolitan area"
	}
	r.areas = append(r.areas, a)
	t.Areas = append(t.Areas, career.AreaPay{Place: a.Place, Levels: career.WageLevels{I: r.figure("l1"), IV: r.figure("l4")}})
}

// metro returns an area of the United States by its code. Leading zeros are not always written.
func metro(code string) career.Place {
	return career.Place("US-" + cmp.Or(strings.TrimLeft(code, "0"), "0"))
}
