package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/go-career/career"
)

// The format national is one file with rows of many countries, classes and years. Canada has rows of provinces too, and of
// economic regions inside them.

// nationalColumns are the columns with figures.
var nationalColumns = [...]string{"p10", "p25", "median", "p75", "p90"}

// A nationalRow is what a row says of a class in a country or province.
type nationalRow struct {
	year string
	area career.Area // the province; zero for the country
	line int
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
	if region == "CA-PEI" {
		region = "CA-PE" // by ISO 3166-2
	}
	var area career.Area
	switch country, _, inside := strings.Cut(region, "-"); {
	case country != string(r.Place) && r.others[career.Place(country)]:
		return
	case country != string(r.Place), inside && provinces[region] == "":
		r.Fail("region", fmt.Errorf("%w: tables.json says nothing of %.20q: neither who reads it nor why it is left out", career.ErrReference, region))
		return
	case inside:
		area = career.Area{Place: career.Place(region), Name: provinces[region], Kind: "province"}
	}
	for i, c := range nationalColumns {
		r.filled[i] = r.filled[i] || r.Get(c) != ""
	}
	if !r.wants(code) {
		return
	}
	title, part, _ := strings.Cut(r.text("title"), " | ") // "Web designers | ER5920 Lower Mainland"
	if _, name, ok := strings.Cut(part, " "); ok && area.Name != "" && name != area.Name {
		r.left["a region inside a province"]++ // many only repeat its figures
		return
	}
	key := region + " " + code
	if n := r.newest[key]; n != nil {
		r.left["a year that isn't the newest"]++
		if n.year >= r.Get("year") {
			return
		}
	}
	title = strings.TrimSpace(strings.TrimPrefix(title, code+" "))
	n := &nationalRow{year: r.Get("year"), area: area, line: r.Line, PayTable: r.class(code, title, r.Get("currency"))}
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
		if n.area == (career.Area{}) {
			r.add(n.PayTable)
			continue
		}
		i, ok := r.at[n.Code]
		if !ok {
			r.report.Fail(career.Problem{File: r.File, Line: n.line, Record: n.Code, Field: "region",
				Err: fmt.Errorf("%w: a province's figures without the country's", career.ErrReference)})
			continue
		}
		r.areas = append(r.areas, n.area)
		r.pay[i].Areas = append(r.pay[i].Areas, career.AreaPay{Place: n.area.Place, Percentiles: n.Percentiles})
	}
}
