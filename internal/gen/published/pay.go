package main

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/table"
	"github.com/go-career/career/source"
)

// A payFile is a file with pay by class.
type payFile struct {
	file
	Format     string       `json:"format"` // one of formats
	Place      career.Place `json:"place"`  // the country
	Scheme     string       `json:"scheme"`
	Edition    string       `json:"edition"`
	Code       string       `json:"code"`  // if the whole file is about one class
	Title      string       `json:"title"` // likewise
	Population string       `json:"population"`
	Measure    string       `json:"measure"`
	Currency   string       `json:"currency"` // if it is the same in all rows; the format national has a column for it
	Suffix     string       `json:"suffix"`   // of the IDs of the pay tables
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
	"mom": {columns: []string{"industry", "ssoc", "title", "gross_p25", "gross_median", "gross_p75"}, row: (*reader).mom},
	"national": {columns: append([]string{"region", "code", "title", "year", "currency", "period"}, nationalColumns[:]...),
		row: (*reader).national, end: (*reader).nationalEnd},
	"metros": {columns: []string{"metro", "area_code", "annual_p10_usd", "annual_p25_usd", "annual_median_usd", "annual_p75_usd",
		"annual_p90_usd"}, row: (*reader).metros},
	"prevailing": {columns: []string{"soc", "title", "area_id", "area_name", "unit", "l1", "l4"}, row: (*reader).prevailing},
}

// A reader reads one file.
type reader struct {
	*payFile
	*table.Table
	report *table.Report
	wanted func(code string) bool
	pay    []career.PayTable
	areas  []career.Area
	newest map[string]nationalRow // for the format national
	filled [len(nationalColumns)]bool
}

// read returns the pay of the classes that are wanted, and the areas it is of. What is wrong with the rows is in the report.
func (f *payFile) read(report *table.Report, tables fs.FS, wanted func(code string) bool) ([]career.PayTable, []career.Area, error) {
	how, ok := formats[f.Format]
	if !ok {
		return nil, nil, fmt.Errorf("tables.json: %s: no format %q", f.File, f.Format)
	}
	r := &reader{payFile: f, report: report, wanted: wanted, newest: map[string]nationalRow{},
		Table: report.Open(tables, f.File, written(f.File), how.columns...)}
	for r.Next() {
		how.row(r)
	}
	if how.end != nil {
		how.end(r)
	}
	return r.pay, r.areas, nil
}

// written returns how a file is written, by its name.
func written(file string) table.Format {
	if path.Ext(file) == ".csv" {
		return table.Commas
	}
	return table.Tabs
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

// text returns a field without the control characters that stand for letters lost on the way ("Mayag\u0081uez").
func (r *reader) text(column string) string {
	return strings.TrimSpace(strings.Map(func(c rune) rune {
		if unicode.IsControl(c) {
			return -1
		}
		return c
	}, r.Get(column)))
}

// figure returns a published amount. An empty field is a figure that the office withholds.
func (r *reader) figure(column string) career.Figure {
	s := r.Get(column)
	if s == "" {
		return career.Figure{Mark: career.MarkWithheld}
	}
	a, err := career.ParseAmount(s)
	if err != nil || a <= 0 {
		r.Fail(column, fmt.Errorf("%w: %.20q is no amount of pay", source.ErrNumber, s))
	}
	return career.Figure{Amount: a}
}

// ashe reads the Annual Survey of Hours and Earnings of the United Kingdom.
func (r *reader) ashe() {
	if r.Get("measure") != "annual_gross_gbp" || !r.wanted(r.Get("soc2020")) {
		return
	}
	t := r.class(r.Get("soc2020"), r.text("title"), r.Currency)
	t.Population, t.Measure = "full-time employees", "gross pay"
	if r.Get("population") == "All" {
		t.Population = "all employees"
		t.ID += "-all"
	} else {
		t.ID += "-full-time"
	}
	t.Percentiles = career.Percentiles{P10: r.figure("p10"), P20: r.figure("p20"), P25: r.figure("p25"), P30: r.figure("p30"),
		P40: r.figure("p40"), P50: r.figure("median"), P60: r.figure("p60"), P70: r.figure("p70"), P75: r.figure("p75"),
		P80: r.figure("p80"), P90: r.figure("p90")}
	r.pay = append(r.pay, t)
}

// jobBankFloor is the low wage that the Job Bank writes for any that is lower.
var jobBankFloor = career.Units(32_867)

// jobBank reads Canada's Job Bank, which publishes a class by the hour or by the year, never both.
func (r *reader) jobBank() {
	if !r.wanted(r.Get("noc2021")) {
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
	r.pay = append(r.pay, t)
}

// mom reads the occupational wages of Singapore's Ministry of Manpower.
func (r *reader) mom() {
	if r.Get("industry") != "ALL" || !r.wanted(r.Get("ssoc")) {
		return
	}
	t := r.class(r.Get("ssoc"), r.text("title"), r.Currency)
	t.Period = career.PerMonth
	t.Percentiles = career.Percentiles{P25: r.figure("gross_p25"), P50: r.figure("gross_median"), P75: r.figure("gross_p75")}
	r.pay = append(r.pay, t)
}

// metros reads one class in metropolitan areas of the United States, an area in a row.
func (r *reader) metros() {
	if !r.wanted(r.Code) || strings.HasPrefix(r.Get("metro"), "_") { // the nation, for comparison
		return
	}
	if len(r.pay) == 0 {
		r.pay = append(r.pay, r.class(r.Code, r.Title, r.Currency))
	}
	t := &r.pay[0]
	t.Areas = append(t.Areas, career.AreaPay{Place: metro(r.Get("area_code")), Percentiles: career.Percentiles{
		P10: r.figure("annual_p10_usd"), P25: r.figure("annual_p25_usd"), P50: r.figure("annual_median_usd"),
		P75: r.figure("annual_p75_usd"), P90: r.figure("annual_p90_usd")}})
}

// prevailing reads the prevailing wages of the United States, a class and area in a row.
func (r *reader) prevailing() {
	code := r.Get("soc")
	if !r.wanted(code) {
		return
	}
	if n := len(r.pay); n == 0 || r.pay[n-1].Code != code {
		t := r.class(code, r.text("title"), r.Currency)
		t.Period = map[string]career.Period{"hourly": career.PerHour, "yearly": career.PerYear}[r.Get("unit")]
		r.pay = append(r.pay, t)
	}
	a := career.Area{Place: metro(r.Get("area_id")), Name: r.text("area_name"), Kind: "metropolitan area"}
	if strings.Contains(a.Name, "nonmetropolitan") {
		a.Kind = "nonmetropolitan area"
	}
	r.areas = append(r.areas, a)
	t := &r.pay[len(r.pay)-1]
	t.Areas = append(t.Areas, career.AreaPay{Place: a.Place, Levels: career.WageLevels{I: r.figure("l1"), IV: r.figure("l4")}})
}

// metro returns an area of the United States by its code. Leading zeros are not always written.
func metro(code string) career.Place {
	return career.Place("US-" + cmp.Or(strings.TrimLeft(code, "0"), "0"))
}
