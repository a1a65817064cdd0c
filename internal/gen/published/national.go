package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/go-career/career"
)

// The format national is one file with rows of many countries, classes and years. Some countries have rows of provinces
// too.

// nationalColumns are the columns with figures.
var nationalColumns = [...]string{"p10", "p25", "median", "p75", "p90"}

// A nationalRow is what a row says of a class in a country or province.
type nationalRow struct {
	year, region string
	province     string // its name
	line         int
	career.PayTable
}

// figures returns pointers to the figures, in the order of nationalColumns.
func (n *nationalRow) figures() [len(nationalColumns)]*career.Figure {
	p := &n.Percentiles
	return [...]*career.Figure{&p.P10, &p.P25, &p.P50, &p.P75, &p.P90}
}

// national keeps a row if it is the newest of its class in the file's country, or in a province of it.
func (r *reader) national() {
	region, code := r.Get("region"), r.Get("code")
	if country, _, _ := strings.Cut(region, "-"); country != string(r.Place) {
		return
	}
	for i, c := range nationalColumns {
		r.filled[i] = r.filled[i] || r.Get(c) != ""
	}
	title, place, _ := strings.Cut(r.text("title"), " | ") // "Web designers | ER59 British Columbia"
	number, province, _ := strings.Cut(place, " ")
	below := strings.HasPrefix(number, "ER") && len(number) != len("ER59") // inside a province: many only repeat its figures
	key := region + " " + code
	if !r.wanted(code) || below || r.newest[key].year >= r.Get("year") {
		return
	}
	title = strings.TrimSpace(strings.TrimPrefix(title, code+" "))
	title, _, _ = strings.Cut(title, " (KB10-") // Germany's titles repeat the code
	n := nationalRow{r.Get("year"), region, province, r.Line, r.class(code, title, r.Get("currency"))}
	n.Period = career.Period(r.Get("period"))
	for i, f := range n.figures() {
		*f = r.figure(nationalColumns[i])
	}
	r.newest[key] = n
}

// nationalEnd makes pay tables of the rows that were kept.
func (r *reader) nationalEnd() {
	for _, key := range slices.Sorted(maps.Keys(r.newest)) { // a country comes before its provinces
		n := r.newest[key]
		for i, f := range n.figures() {
			if !r.filled[i] { // not withheld: the office has no such figures
				*f = career.Figure{}
			}
		}
		if n.region == string(r.Place) {
			r.pay = append(r.pay, n.PayTable)
			continue
		}
		i := slices.IndexFunc(r.pay, func(t career.PayTable) bool { return t.Code == n.Code })
		if i < 0 {
			r.report.Fail(career.Problem{File: r.File, Line: n.line, Record: n.Code, Field: "region",
				Err: fmt.Errorf("%w: a province's figures without the country's", career.ErrReference)})
			continue
		}
		a := career.Area{Place: career.Place(n.region), Name: n.province, Kind: "province"}
		if a.Place == "CA-PEI" {
			a.Place = "CA-PE" // by ISO 3166-2
		}
		r.areas = append(r.areas, a)
		r.pay[i].Areas = append(r.pay[i].Areas, career.AreaPay{Place: a.Place, Percentiles: n.Percentiles})
	}
}
