package career

import (
	"fmt"
	"iter"
	"math/big"
)

// A Country is what law or statistics say of work in a country: how many hours a year of full-time work has, and the least
// that may be paid.
type Country struct {
	Place        Place    `json:"place"`
	HoursPerYear int      `json:"hoursPerYear"` // of full-time work, holidays included, as pay is reckoned: to turn hourly pay into yearly
	Method       string   `json:"method"`       // how that comes about: "40 hours a week by law, for 52 weeks"
	Source       SourceID `json:"source"`
	AsOf         Date     `json:"asOf"`
	// MinimumWage is the least that an adult may be paid, for an hour or a month, from a date on. It is zero where no law
	// sets one for the whole country.
	MinimumWage       Money    `json:"minimumWage,omitzero"`
	MinimumWageFrom   Date     `json:"minimumWageFrom,omitzero"`
	MinimumWageSource SourceID `json:"minimumWageSource,omitempty"`
}

// Country returns what is known of work in a country, or in that of an area.
func (c *Catalog) Country(p Place) (Country, bool) {
	return copied(c.countries, string(p.Country()), plain)
}

// Countries returns an iterator over the countries of which the hours of full-time work are known, in the order of their
// codes.
func (c *Catalog) Countries() iter.Seq[Country] { return copies(c.countries, plain) }

func (w *Country) validate(d *draft, found finding) {
	if w.Place == "" || w.Place.IsArea() {
		found("place", "%w: %.60q is not a country", ErrID, string(w.Place))
	}
	if w.HoursPerYear < 1 || w.HoursPerYear > mostHours {
		found("hoursPerYear", "%w: %d: want 1 to %d", ErrRange, w.HoursPerYear, mostHours)
	}
	proseRule.check("method", w.Method, found)
	d.checkFigure("source", w.Source, found)
	checkDate("asOf", w.AsOf, found)
	if w.MinimumWage == (Money{}) {
		return
	}
	if m := w.MinimumWage; m.Amount <= 0 || m.Currency == "" || m.Period != PerHour && m.Period != PerMonth {
		found("minimumWage", "%w: %s: want a sum above zero for an hour or a month", ErrRange, m)
	}
	checkDate("minimumWageFrom", w.MinimumWageFrom, found)
	d.checkFigure("minimumWageSource", w.MinimumWageSource, found)
}

// remark returns what a reader should know of a band whose low end is less than full-time work at the minimum wage that
// was in force; it is empty if there is nothing to say.
func (w *Country) remark(b *SalaryBand) string {
	if w == nil || w.MinimumWage.Currency != b.Currency || b.AsOf.Time().Before(w.MinimumWageFrom.Time()) {
		return ""
	}
	pay, err := Money{b.Min, b.Currency, b.Period}.perYear(w.HoursPerYear)
	least, err2 := w.MinimumWage.perYear(w.HoursPerYear)
	if err != nil || err2 != nil || pay.Cmp(least) >= 0 {
		return ""
	}
	return fmt.Sprintf("; its low end is below full-time work at the minimum wage (%s from %s): part-time work or part of a year counts too", w.MinimumWage, w.MinimumWageFrom)
}

// perYear returns m for a year, exactly, in hundredths.
func (m Money) perYear(n int) (*big.Rat, error) {
	times, err := m.Period.perYear(n)
	if err != nil {
		return nil, err
	}
	return new(big.Rat).SetInt(new(big.Int).Mul(big.NewInt(int64(m.Amount)), big.NewInt(int64(times)))), nil
}
