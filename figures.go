package career

import (
	"encoding/json"
	"iter"
	"slices"
	"strings"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"

	"github.com/go-career/career/internal/enum"
	"github.com/go-career/career/internal/index"
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
	Withheld Mark = "withheld"  // not released, or not kept in this unit
	TopCoded Mark = "top-coded" // at or above the publisher's ceiling
)

// Published returns the amount, and whether there is one.
func (f Figure) Published() (Amount, bool) { return f.Amount, f.Mark == "" && f.Amount != 0 }

// MarshalJSON implements [json.Marshaler].
func (f Figure) MarshalJSON() ([]byte, error) {
	if f.Mark != "" {
		return json.Marshal(string(f.Mark))
	}
	return f.Amount.MarshalJSON()
}

// UnmarshalJSON implements [json.Unmarshaler].
func (f *Figure) UnmarshalJSON(b []byte) error {
	var s string
	if json.Unmarshal(b, &s) == nil {
		*f = Figure{}
		return enum.Parse(&f.Mark, []byte(s), "mark", Withheld, TopCoded)
	}
	f.Mark = ""
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
	Rank   int // 10 to 90
	Amount Amount
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
	Employment int         `json:"employment,omitempty"` // employees, the self-employed not counted; zero where withheld
	Hourly     Percentiles `json:"hourly,omitzero"`      // dollars an hour
	Annual     Percentiles `json:"annual,omitzero"`      // dollars a year
	Source     SourceID    `json:"source"`               // of the figures above

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

// FiguresID names a record of published pay figures.
type FiguresID string

// PayFigures are what a statistical office publishes of the pay in one class of a classification: figures for a country,
// for areas inside it, or both. They are as published, in the office's own currency and period. Those of the United
// States as a whole are part of an [Occupation].
type PayFigures struct {
	ID         FiguresID
	Region     language.Region
	Area       AreaID // where the figures are of one area: see [PayFigures.In]
	Scheme     string // the classification, as in [Code]: "UK SOC", "NOC"
	Edition    string // "2020"
	Code       string // "2134"
	Title      string // of the class
	Population string // whose pay it is: "full-time employees"
	Measure    string // what is counted as pay: "gross pay"
	Currency   currency.Unit
	Period     Period

	Percentiles Percentiles
	Levels      WageLevels
	Areas       []AreaFigures // by area

	Source SourceID
	AsOf   Date
}

// AreaFigures are the figures of one area.
type AreaFigures struct {
	Area        AreaID      `json:"area"`
	Percentiles Percentiles `json:"percentiles,omitzero"`
	Levels      WageLevels  `json:"levels,omitzero"`
}

// WageLevels are the two levels of the United States' prevailing wage that are measured. Levels II and III, which lie on
// the line between them, are not kept.
type WageLevels struct {
	I  Figure `json:"i"`  // the mean of the lowest-paid third
	IV Figure `json:"iv"` // the mean of the other two thirds
}

// figuresJSON is PayFigures as it stands in a file.
type figuresJSON struct {
	ID          FiguresID     `json:"id,omitempty"`
	Region      regionText    `json:"region"`
	Area        AreaID        `json:"area,omitempty"`
	Scheme      string        `json:"scheme"`
	Edition     string        `json:"edition"`
	Code        string        `json:"code"`
	Title       string        `json:"title"`
	Population  string        `json:"population,omitempty"`
	Measure     string        `json:"measure,omitempty"`
	Currency    currencyText  `json:"currency"`
	Period      Period        `json:"period"`
	Percentiles Percentiles   `json:"percentiles,omitzero"`
	Levels      WageLevels    `json:"levels,omitzero"`
	Areas       []AreaFigures `json:"areas,omitempty"`
	Source      SourceID      `json:"source"`
	AsOf        Date          `json:"asOf"`
}

// MarshalJSON implements [json.Marshaler].
func (f PayFigures) MarshalJSON() ([]byte, error) { return json.Marshal(f.json()) }

func (f *PayFigures) json() figuresJSON {
	return figuresJSON{f.ID, regionText{f.Region}, f.Area, f.Scheme, f.Edition, f.Code, f.Title, f.Population, f.Measure,
		currencyText{f.Currency}, f.Period, f.Percentiles, f.Levels, f.Areas, f.Source, f.AsOf}
}

// UnmarshalJSON implements [json.Unmarshaler].
func (f *PayFigures) UnmarshalJSON(data []byte) error {
	j := f.json()
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	*f = j.figures()
	return nil
}

func (j *figuresJSON) figures() PayFigures {
	return PayFigures{j.ID, j.Region.Region, j.Area, j.Scheme, j.Edition, j.Code, j.Title, j.Population, j.Measure,
		j.Currency.Unit, j.Period, j.Percentiles, j.Levels, j.Areas, j.Source, j.AsOf}
}

// Equal reports whether f and o are the same figures. It is what go-cmp compares figures by.
func (f PayFigures) Equal(o PayFigures) bool {
	return slices.Equal(f.Areas, o.Areas) && f.ID == o.ID && f.Region == o.Region && f.Area == o.Area && f.Scheme == o.Scheme && f.Edition == o.Edition &&
		f.Code == o.Code && f.Title == o.Title && f.Population == o.Population && f.Measure == o.Measure &&
		f.Currency == o.Currency && f.Period == o.Period && f.Percentiles == o.Percentiles && f.Levels == o.Levels &&
		f.Source == o.Source && f.AsOf == o.AsOf
}

// In returns the figures of one area, and whether there are any.
func (f PayFigures) In(area AreaID) (PayFigures, bool) {
	for _, a := range f.Areas {
		if a.Area == area {
			f.Area, f.Percentiles, f.Levels, f.Areas = area, a.Percentiles, a.Levels, nil
			return f, true
		}
	}
	return PayFigures{}, false
}

func (f *PayFigures) clone() PayFigures {
	d := *f
	d.Areas = slices.Clone(f.Areas)
	return d
}

// Figures returns the published figures with the given ID.
func (c *Catalog) Figures(id FiguresID) (PayFigures, bool) {
	return copied(c.figures, string(id), (*PayFigures).clone)
}

// AllFigures returns an iterator over all published figures in the order of their IDs. Those of the United States as a
// whole are not among them: see [Catalog.Occupations].
func (c *Catalog) AllFigures() iter.Seq[PayFigures] { return copies(c.figures, (*PayFigures).clone) }

// PublishedPay returns what is published of a role's pay in a region: the figures for each class that a code of the
// role's job names. They are of all levels together. Where an office publishes too little for bands by level, a median
// alone, this is all there is. Figures that are only of areas are left out.
//
// The result is empty where the job has no code in the region's classification. The error is a [*NotFoundError] for a
// role that the catalogue does not have.
func (c *Catalog) PublishedPay(id RoleID, region language.Region) ([]PayFigures, error) {
	i, ok := c.roleAt(id)
	if !ok {
		return nil, c.missing("role", string(id))
	}
	job := c.jobs.Get(c.ix.Roles[i].Job)
	if job == nil {
		return nil, nil
	}
	var list []PayFigures
	for _, code := range job.Codes {
		if o := c.occupations.Get(code.Code); o != nil && code.Scheme == schemeSOC && region == regionUS {
			var asOf Date
			if s := c.sources.Get(string(o.Source)); s != nil {
				asOf = s.AsOf
			}
			list = append(list, o.Figures(asOf)...)
		}
		for k, f := range c.classified(code) {
			if f.National && f.Region == region.String() {
				list = append(list, c.figures.Record(k).clone())
			}
		}
	}
	return list, nil
}

// classified returns an iterator over the figures of the class that a code names, with their positions.
func (c *Catalog) classified(code Code) iter.Seq2[int, *index.Figures] {
	return func(yield func(int, *index.Figures) bool) {
		for k := range c.ix.Figures {
			if f := &c.ix.Figures[k]; f.Scheme == code.Scheme && f.Code == code.Code && !yield(k, f) {
				return
			}
		}
	}
}

// PayRegions returns the regions in which a role's job has bands or published figures, in the order of their codes. The
// error is a [*NotFoundError] for a role that the catalogue does not have.
func (c *Catalog) PayRegions(id RoleID) ([]language.Region, error) {
	i, ok := c.roleAt(id)
	if !ok {
		return nil, c.missing("role", string(id))
	}
	var list []language.Region
	put := func(r language.Region) {
		if !slices.Contains(list, r) {
			list = append(list, r)
		}
	}
	name := c.ix.Roles[i].Job
	if p := c.pay.Get(name); p != nil {
		for _, b := range p.Bands {
			put(b.Region)
		}
	}
	if job := c.jobs.Get(name); job != nil {
		for _, code := range job.Codes {
			for _, f := range c.classified(code) {
				if r, err := language.ParseRegion(f.Region); err == nil {
					put(r)
				}
			}
		}
	}
	slices.SortFunc(list, func(a, b language.Region) int { return strings.Compare(a.String(), b.String()) })
	return list, nil
}

// The classification of the United States.
const (
	schemeSOC  = "SOC"
	editionSOC = "2018"
)

// Figures returns the occupation's pay as figures of the United States, true at asOf: yearly ones first, then hourly.
// Kinds of which nothing is published are left out.
func (o Occupation) Figures(asOf Date) []PayFigures {
	var list []PayFigures
	for _, p := range []struct {
		Period
		Percentiles
	}{{PerYear, o.Annual}, {PerHour, o.Hourly}} {
		if len(p.Percentiles.Published()) > 0 {
			list = append(list, PayFigures{Region: regionUS, Scheme: schemeSOC, Edition: editionSOC, Code: o.SOC, Title: o.Title,
				Population: "employees", Measure: "wages", Currency: currency.USD, Period: p.Period, Percentiles: p.Percentiles,
				Source: o.Source, AsOf: asOf})
		}
	}
	return list
}
