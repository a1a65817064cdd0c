// Package bls reads two public tables of the U.S. Bureau of Labor Statistics: the national wage estimates of the
// Occupational Employment and Wage Statistics (OEWS), and table 1.2 of the Employment Projections. Together they are
// the occupations of a [career.Catalog].
//
// Save either table as tab- or comma-separated text, which any spreadsheet program does, with the publisher's own column
// names. Columns are found by name: more columns, or another order, do no harm. A missing column is an error.
//
// Figures are taken as published. The spreadsheets carry binary noise (134.47999999999999 for 134.48), so amounts are
// rounded to the cent and percentages to a tenth, as they are published. "*" and "**" (not released) become
// [career.MarkWithheld] and "#" (at or above the ceiling) [career.MarkTopCoded]. If a detailed occupation has only yearly
// or only hourly figures, the others are marked as withheld.
package bls

import (
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/table"
	"github.com/go-career/career/source"
)

// Sources says what the figures are attributed to.
type Sources struct {
	Wages      career.SourceID
	AsOf       career.Date // when the wages were paid: the date of the table, such as May 2025
	Projection career.SourceID
}

// The tables, as problems name them.
const (
	nameOEWS        = "OEWS"
	nameProjections = "Employment Projections"
)

// Occupations reads the detailed occupations of an OEWS table and adds to each its row of the projections table, if it has
// one. projections may be nil. The result is in the order of the codes.
//
// A table that has rows of groups as well is held against them: if the occupations of a major group have less than 95 % of
// its employment, or the major groups less than 99 % of the total, or the last row is a group's, rows are missing. A row that
// says the same as one above is passed over.
//
// The error is a [*career.LoadError] with the first hundred problems; with an error there are no occupations. A problem's
// File is "OEWS" or "Employment Projections". Its causes are those of package source and of package career.
//
// A table may have 128 MiB, two million lines, 1000 fields in a row and 1 MiB in a row. One beyond that is refused with
// [career.ErrTooLarge], and one with a thousand problems is read no further. What is read costs memory in proportion to it.
func Occupations(oews, projections io.Reader, src Sources) ([]career.Occupation, error) {
	var report table.Report
	list := readOEWS(&report, oews, src)
	if projections != nil {
		rows := readProjections(&report, projections, src.Projection)
		for i := range list {
			p := rows[list[i].SOC]
			list[i].Projection, list[i].Education, list[i].Experience, list[i].Training = p.Projection, p.Education, p.Experience, p.Training
		}
	}
	if err := report.Err(); err != nil {
		return nil, err
	}
	slices.SortFunc(list, func(a, b career.Occupation) int { return strings.Compare(a.SOC, b.SOC) })
	return list, nil
}

func readOEWS(report *table.Report, in io.Reader, src Sources) []career.Occupation {
	t := rows{report.Read(in, nameOEWS, table.Spreadsheet, "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP",
		"H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90", "A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90")}
	var list []career.Occupation
	var groups groups
	at := map[string]int{}
	for t.Next() {
		employment := t.figure("TOT_EMP")
		groups.add(t.Get("OCC_CODE"), t.Get("O_GROUP") == "detailed", float64(employment.Amount/100), employment.Mark != "")
		if t.Get("O_GROUP") != "detailed" {
			continue
		}
		o := career.Occupation{
			SOC: t.code("OCC_CODE"), Title: t.Get("OCC_TITLE"), Employment: int(employment.Amount / 100),
			Hourly: t.percentiles("H_"), Annual: t.percentiles("A_"), Source: src.Wages, AsOf: src.AsOf,
		}
		if first, twice := at[o.SOC]; !twice {
			at[o.SOC] = len(list)
			list = append(list, o)
		} else if list[first] != o {
			t.twice("OCC_CODE")
		}
	}
	if !report.Broken(nameOEWS) {
		groups.check(t)
	}
	return list
}

func readProjections(report *table.Report, in io.Reader, src career.SourceID) map[string]career.Occupation {
	const code, growth, employment = "National Employment Matrix code", "Employment change, percent", "Employment, "
	t := rows{report.Read(in, nameProjections, table.Spreadsheet, code, "Occupation type", growth,
		"Occupational openings", "Typical education", "Work experience", "Typical on-the-job training", "?"+employment)}
	from, to := 0, 0
	if name, ok := t.Name(growth); ok {
		if from, to, ok = period(name); !ok {
			t.Fail(growth, fmt.Errorf("%w: no period in the column's name", source.ErrHeader))
		}
	}
	list := map[string]career.Occupation{}
	var groups groups
	for t.Next() {
		kind := t.Get("Occupation type")
		if kind != "Line item" && kind != "Summary" {
			continue
		}
		groups.add(t.Get(code), kind == "Line item", t.number(employment), false)
		if kind == "Summary" {
			continue
		}
		soc := t.code(code)
		o := career.Occupation{
			Projection: career.Projection{
				SOC:            soc,
				GrowthPercent:  math.Round(t.number(growth)*10) / 10,
				YearlyOpenings: int(math.Round(t.number("Occupational openings")*10)) * 100, // published in thousands, to a tenth
				From:           from, To: to, Source: src,
			},
			Education:  t.stated("Typical education"),
			Experience: t.stated("Work experience"),
			Training:   t.stated("Typical on-the-job training"),
		}
		if first, twice := list[soc]; twice && first != o {
			t.twice(code)
		}
		list[soc] = o
	}
	if !report.Broken(nameProjections) {
		groups.check(t)
	}
	return list
}

var years = regexp.MustCompile(`(\d{4})[–-](\d{2,4})\s*$`)

// period returns the years that a column's name ends with ("… 2024–34").
func period(column string) (from, to int, ok bool) {
	m := years.FindStringSubmatch(column)
	if m == nil {
		return 0, 0, false
	}
	from, _ = strconv.Atoi(m[1])
	to, _ = strconv.Atoi(m[2])
	if to < 100 {
		to += from / 100 * 100
	}
	return from, to, true
}

// rows reads fields as the Bureau writes them.
type rows struct{ *table.Table }

var socCode = regexp.MustCompile(`^\d\d-\d{4}$`)

// code reads the row's code.
func (t rows) code(column string) string {
	soc := strings.Clone(t.Get(column))
	if !socCode.MatchString(soc) {
		t.Fail(column, fmt.Errorf("%w: %.20q: want one of the SOC, such as 15-1254", source.ErrCode, soc))
	} else {
		t.Record = soc
	}
	return soc
}

// twice reports an occupation that another row says something else of.
func (t rows) twice(column string) {
	t.Fail(column, fmt.Errorf("%w: the occupation has a row above, and the rows differ", career.ErrDuplicate))
}

// stated returns what a column says. It is empty if the column says that there is nothing.
func (t rows) stated(column string) string {
	if s := t.Get(column); s != "None" && s != "—" && s != "-" {
		return s
	}
	return ""
}

func (t rows) number(column string) float64 {
	s := strings.ReplaceAll(t.Get(column), ",", "")
	if s == "—" || s == "-" || s == "" && !t.Has(column) {
		return 0
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(v) || math.Abs(v) > 1e12 {
		t.Fail(column, fmt.Errorf("%w: %.20q", source.ErrNumber, s))
		return 0
	}
	return v
}

func (t rows) figure(column string) career.Figure {
	switch t.Get(column) {
	case "*", "**", "":
		return career.Figure{Mark: career.MarkWithheld}
	case "#":
		return career.Figure{Mark: career.MarkTopCoded}
	}
	return career.Figure{Amount: career.Amount(math.Round(t.number(column) * 100))}
}

func (t rows) percentiles(prefix string) career.Percentiles {
	return career.Percentiles{
		P10: t.figure(prefix + "PCT10"), P25: t.figure(prefix + "PCT25"), P50: t.figure(prefix + "MEDIAN"),
		P75: t.figure(prefix + "PCT75"), P90: t.figure(prefix + "PCT90"),
	}
}
