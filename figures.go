package career

import (
	"fmt"
	"iter"
	"slices"
	"strconv"

	"github.com/go-career/career/internal/enum"
)

// A Figure is one published number: an amount, or the reason why there is none. The zero Figure is one that its
// publisher does not have at all. It marshals to the number, or to the reason as a string.
type Figure struct {
	Amount Amount
	Mark   Mark
}

// Mark says why a figure was not published. The zero Mark is that of a published figure.
type Mark string

// The marks.
const (
	MarkWithheld Mark = "withheld"  // not released, or not kept in this unit
	MarkTopCoded Mark = "top-coded" // at or above the publisher's ceiling
)

var marks = enum.Texts[Mark]{What: "mark", Values: []Mark{MarkWithheld, MarkTopCoded}}

// MarkValues returns the marks.
func MarkValues() []Mark { return marks.All() }

// ParseMark returns the mark that s spells. The error wraps [ErrValue].
func ParseMark(s string) (Mark, error) { return marks.Parse(s) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseMark]. Empty text is no mark.
func (m *Mark) UnmarshalText(text []byte) error { return marks.Unmarshal(m, text) }

// Published returns the amount, and whether there is one.
func (f Figure) Published() (Amount, bool) { return f.Amount, f.Mark == "" && f.Amount != 0 }

// MarshalJSON implements [json.Marshaler].
func (f Figure) MarshalJSON() ([]byte, error) {
	if f.Mark != "" {
		return strconv.AppendQuote(nil, string(f.Mark)), nil
	}
	return f.Amount.MarshalJSON()
}

// UnmarshalJSON implements [json.Unmarshaler].
func (f *Figure) UnmarshalJSON(b []byte) (err error) {
	if string(b) == "null" {
		return nil
	}
	*f = Figure{}
	if len(b) > 1 && b[0] == '"' {
		f.Mark, err = ParseMark(string(b[1 : len(b)-1]))
		return err
	}
	return f.Amount.UnmarshalJSON(b)
}

// Percentiles are points of a pay distribution: that many in a hundred earn less. Offices differ in which they publish.
type Percentiles struct {
	P10 Figure `json:"p10,omitzero"`
	P20 Figure `json:"p20,omitzero"`
	P25 Figure `json:"p25,omitzero"`
	P30 Figure `json:"p30,omitzero"`
	P40 Figure `json:"p40,omitzero"`
	P50 Figure `json:"p50,omitzero"` // the median
	P60 Figure `json:"p60,omitzero"`
	P70 Figure `json:"p70,omitzero"`
	P75 Figure `json:"p75,omitzero"`
	P80 Figure `json:"p80,omitzero"`
	P90 Figure `json:"p90,omitzero"`
}

// A Percentile is one point of a pay distribution.
type Percentile struct {
	Rank   int    `json:"rank"` // 10 to 90
	Amount Amount `json:"amount"`
}

// Published returns the percentiles that have an amount, lowest rank first.
func (p Percentiles) Published() []Percentile {
	var list []Percentile
	for _, f := range p.points() {
		if a, ok := f.Published(); ok {
			list = append(list, Percentile{f.rank, a})
		}
	}
	return list
}

// A rankedFigure is a figure with its percentile's rank.
type rankedFigure struct {
	rank int
	Figure
}

// points returns the percentiles with their ranks, lowest first.
func (p Percentiles) points() [11]rankedFigure {
	return [11]rankedFigure{{10, p.P10}, {20, p.P20}, {25, p.P25}, {30, p.P30}, {40, p.P40}, {50, p.P50}, {60, p.P60},
		{70, p.P70}, {75, p.P75}, {80, p.P80}, {90, p.P90}}
}

// A Projection is a published forecast of an occupation's employment.
type Projection struct {
	SOC            string   `json:"soc"`            // the occupation's code
	GrowthPercent  float64  `json:"growthPercent"`  // change in employment over the period
	YearlyOpenings int      `json:"yearlyOpenings"` // people needed a year, replacements included, on average
	From           int      `json:"from"`           // the first year of the period
	To             int      `json:"to"`             // the last
	Source         SourceID `json:"source"`
}

// An Occupation is a detailed occupation of the Standard Occupational Classification, with what is published of it
// for the United States. Pay is in US dollars.
type Occupation struct {
	SOC        string      `json:"soc"` // "15-1254"
	Title      string      `json:"title"`
	Employment int         `json:"employment,omitempty"` // employees, the self-employed not counted; zero if withheld
	Hourly     Percentiles `json:"hourly,omitzero"`      // dollars an hour
	Annual     Percentiles `json:"annual,omitzero"`      // dollars a year
	Source     SourceID    `json:"source"`               // of the figures above
	AsOf       Date        `json:"asOf"`                 // when they were true

	Projection Projection `json:"projection,omitzero"`
	Education  string     `json:"education,omitempty"`  // typical for entry
	Experience string     `json:"experience,omitempty"` // in a related occupation, typical for entry; "" for none
	Training   string     `json:"training,omitempty"`   // on the job, typical; "" for none
}

// Occupation returns the occupation with the given SOC 2018 code ("15-1254").
func (c *Catalog) Occupation(soc string) (Occupation, bool) {
	return copied(c.occupations, soc, plain)
}

// Occupations returns an iterator over all occupations in the order of their codes.
func (c *Catalog) Occupations() iter.Seq[Occupation] { return copies(c.occupations, plain) }

// PayTableID names a pay table.
type PayTableID string

// A PayTable is what a statistical office publishes of the pay in one class of a classification: figures for a country,
// for areas inside it, or both. They are as published, in the office's own currency and period. Those of the United
// States as a whole are part of an [Occupation].
type PayTable struct {
	ID         PayTableID `json:"id,omitempty"`
	Place      Place      `json:"place"`                // a country; in the answer of [Catalog.Salary] also an area
	Scheme     string     `json:"scheme"`               // the classification, as in [Code]: "UK SOC", "NOC"
	Edition    string     `json:"edition"`              // "2020"
	Code       string     `json:"code"`                 // "2134"
	Title      string     `json:"title"`                // of the class
	Population string     `json:"population,omitempty"` // whose pay it is: "full-time employees"
	Measure    string     `json:"measure,omitempty"`    // what is counted as pay: "gross pay"
	Currency   Currency   `json:"currency"`
	Period     Period     `json:"period"`

	Percentiles Percentiles `json:"percentiles,omitzero"`
	Levels      WageLevels  `json:"levels,omitzero"`
	Areas       []AreaPay   `json:"areas,omitempty"` // by area

	Source SourceID `json:"source"`
	AsOf   Date     `json:"asOf"`
}

// AreaPay is the figures of one area in a [PayTable].
type AreaPay struct {
	Place       Place       `json:"place"`
	Percentiles Percentiles `json:"percentiles,omitzero"`
	Levels      WageLevels  `json:"levels,omitzero"`
}

// WageLevels are the two levels of the United States' prevailing wage that are measured. Levels II and III, which lie on
// the line between them, are not kept.
type WageLevels struct {
	I  Figure `json:"i"`  // the mean of the lowest-paid third
	IV Figure `json:"iv"` // the mean of the other two thirds
}

// in returns the table of one area, and whether there are figures for it.
func (t *PayTable) in(area Place) (PayTable, bool) {
	for _, a := range t.Areas {
		if a.Place == area {
			d := *t
			d.Place, d.Percentiles, d.Levels, d.Areas = area, a.Percentiles, a.Levels, nil
			return d, true
		}
	}
	return PayTable{}, false
}

// class names the class that the table is of.
func (t *PayTable) class() string { return fmt.Sprintf("%s %s, %s", t.Scheme, t.Code, t.Title) }

// national returns the table without its areas.
func (t *PayTable) national() PayTable {
	d := *t
	d.Areas = nil
	return d
}

func (t *PayTable) clone() PayTable {
	d := *t
	d.Areas = slices.Clone(t.Areas)
	return d
}

// PayTable returns the pay table with the given ID.
func (c *Catalog) PayTable(id PayTableID) (PayTable, bool) {
	return copied(c.tables, string(id), (*PayTable).clone)
}

// PayTables returns an iterator over all pay tables in the order of their IDs. The pay of the United States as a whole is
// not among them: see [Catalog.Occupations].
func (c *Catalog) PayTables() iter.Seq[PayTable] { return copies(c.tables, (*PayTable).clone) }

// The classification of the United States, and the country.
const (
	schemeSOC        = "SOC"
	editionSOC       = "2018"
	placeUS    Place = "US"
)

// tables returns the occupation's pay as tables of the United States, yearly pay first. Kinds without published pay
// are left out.
func (o *Occupation) tables() []PayTable {
	var list []PayTable
	for _, p := range []struct {
		Period
		Percentiles
	}{{PerYear, o.Annual}, {PerHour, o.Hourly}} {
		if len(p.Percentiles.Published()) > 0 {
			list = append(list, PayTable{Place: placeUS, Scheme: schemeSOC, Edition: editionSOC, Code: o.SOC, Title: o.Title,
				Population: "employees", Measure: "wages", Currency: "USD", Period: p.Period, Percentiles: p.Percentiles,
				Source: o.Source, AsOf: o.AsOf})
		}
	}
	return list
}
