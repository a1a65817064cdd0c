package career

import (
	"fmt"
	"slices"
	"strings"
)

// A PayPoint is one published percentile of the pay in a class.
type PayPoint struct {
	Percentile
	Currency Currency `json:"currency"`
	Period   Period   `json:"period"`
	Of       PayOf    `json:"of"`
}

// String returns the point as text: "percentile 75 of SOC 15-1252, Software Developers, in US (2025-05): USD 172950 a year".
func (p PayPoint) String() string {
	return fmt.Sprintf("percentile %d of %s: %s", p.Rank, p.Of, Money{p.Amount, p.Currency, p.Period})
}

// PayOf says whose pay a figure is, and who says so.
type PayOf struct {
	Place      Place      `json:"place"`
	Class      string     `json:"class"`                // "SOC 15-1252, Software Developers"
	Fit        Fit        `json:"fit"`                  // how well the class covers the job
	Population string     `json:"population,omitempty"` // as in [PayTable]
	Measure    string     `json:"measure,omitempty"`
	Table      PayTableID `json:"table,omitempty"` // empty if it is an [Occupation]'s
	Source     SourceID   `json:"source"`
	AsOf       Date       `json:"asOf"`
}

// String returns class, place and date.
func (o PayOf) String() string { return fmt.Sprintf("%s, in %s (%s)", o.Class, o.Place, o.AsOf) }

func (t *PayTable) of(fit Fit) PayOf {
	return PayOf{t.Place, t.class(), fit, t.Population, t.Measure, t.ID, t.Source, t.AsOf}
}

// nearest returns the upper quartile of the best table of one of the codes, or else its median.
func nearest(tables []PayTable, codes []Code) *PayPoint {
	for _, code := range codes {
		t := best(tables, code)
		if t == nil {
			continue
		}
		points := t.Percentiles.Published()
		for _, rank := range []int{75, 50} {
			if k := slices.IndexFunc(points, func(p Percentile) bool { return p.Rank == rank }); k >= 0 {
				return &PayPoint{points[k], t.Currency, t.Period, t.of(code.Fit)}
			}
		}
	}
	return nil
}

// A Standing is where a sum stands among the published pay in a class: between which percentiles.
type Standing struct {
	Pay Money `json:"pay"` // in the currency and period of the figures
	// Below is the highest published percentile that is not above the sum, Above the lowest that is. Of the two, that is zero
	// which there is none of.
	Below Percentile `json:"below,omitzero"`
	Above Percentile `json:"above,omitzero"`
	// ToMedian is the sum over the median: a compa-ratio where there is no band. It is zero if no median is published.
	ToMedian float64 `json:"toMedian,omitempty"`
	Of       PayOf   `json:"of"`
}

// String returns the standing as text: "between percentiles 75 and 90 of SOC 15-1252, Software Developers, in US (2025-05)".
func (s Standing) String() string {
	where := "at or above percentile " + fmt.Sprint(s.Below.Rank)
	switch {
	case s.Below.Rank == 0 && s.Above.Rank == 0:
		where = "nowhere that can be told"
	case s.Below.Rank == 0:
		where = "below percentile " + fmt.Sprint(s.Above.Rank)
	case s.Above.Rank != 0:
		where = fmt.Sprintf("between percentiles %d and %d", s.Below.Rank, s.Above.Rank)
	}
	return where + " of " + s.Of.String()
}

// Standing returns where a sum stands in the published pay of a role's class, in a place: in an area among the area's own
// figures, if there are any, or else in its country. Pay for another period than the figures' is brought to theirs by the
// country's hours of full-time work ([Catalog.Country]).
//
// The error is that of [Catalog.Salary]; or a [*MismatchError] if all figures are in another currency; or wraps [ErrMissing]
// if nothing is published there for the role's class, or the hours of a year are needed and not known.
func (c *Catalog) Standing(id RoleID, p Place, pay Money) (Standing, error) {
	s, err := c.Salary(id, p)
	if err != nil {
		return Standing{}, err
	}
	if err := pay.check(); err != nil {
		return Standing{}, err
	}
	i, _ := c.roles.At(string(id))
	r := &c.heads.Roles[i]
	err = fmt.Errorf("%w: nothing is published for the class of %s in %s", ErrMissing, id, p)
	for _, place := range []Place{s.Place, s.Place.Country()} {
		here := slices.DeleteFunc(slices.Clone(s.Published), func(t PayTable) bool { return t.Place != place })
		for _, code := range codesAt(c.classesOf(JobID(r.Job)), Level(r.Level)) {
			t := best(here, code)
			if t == nil {
				continue
			}
			if err = same("currency", pay.Currency, t.Currency); err != nil {
				continue
			}
			hours := 0
			if w := c.countries.Get(string(place.Country())); w != nil {
				hours = w.HoursPerYear
			}
			var m Money
			if m, err = pay.Per(t.Period, hours); err == nil {
				return placed(m, t, code.Fit), nil
			}
		}
	}
	return Standing{}, err
}

// placed places a sum among the figures of a table, of their currency and period.
func placed(m Money, t *PayTable, fit Fit) Standing {
	s := Standing{Pay: m, Of: t.of(fit)}
	for _, p := range t.Percentiles.Published() {
		if p.Amount <= m.Amount {
			s.Below = p
		} else if s.Above.Rank == 0 {
			s.Above = p
		}
		if p.Rank == 50 {
			s.ToMedian = float64(m.Amount) / float64(p.Amount)
		}
	}
	return s
}

// Standings returns where a sum stands in every country that publishes pay for the role's class, in the order of the
// countries' codes: where pay is in the sum's currency, and where one of the rates leads to it. Countries for which neither
// holds, or for which the hours of a year are needed and not known, are left out. The error is a [*NotFoundError] for a role
// that the catalogue does not have, or that of a rate that converts nothing.
func (c *Catalog) Standings(id RoleID, pay Money, rates ...ExchangeRate) ([]Standing, error) {
	if _, ok := c.roles.At(string(id)); !ok {
		return nil, c.missing("role", string(id))
	}
	sums := map[Currency]Money{pay.Currency: pay}
	for _, r := range rates {
		m, err := r.Convert(pay)
		if err != nil {
			return nil, err
		}
		sums[r.To] = m
	}
	list := []Standing{}
	for _, place := range c.PayPlaces() {
		for _, currency := range c.payCurrencies(id, place) {
			if m, ok := sums[currency]; ok {
				if s, err := c.Standing(id, place, m); err == nil {
					list = append(list, s)
				}
				break
			}
		}
	}
	return list, nil
}

// payCurrencies returns the currencies in which pay for a role is published in a country.
func (c *Catalog) payCurrencies(id RoleID, country Place) (list []Currency) {
	i, _ := c.roles.At(string(id))
	for _, t := range c.pay(JobID(c.heads.Roles[i].Job), country).tables {
		list = append(list, t.Currency)
	}
	slices.SortFunc(list, func(a, b Currency) int { return strings.Compare(string(a), string(b)) })
	return slices.Compact(list)
}
