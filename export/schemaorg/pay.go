package schemaorg

import (
	"fmt"

	"github.com/go-career/career"
)

// durations are the periods in ISO 8601, and units as unitText names them.
var (
	durations = map[career.Period]string{career.PerHour: "PT1H", career.PerDay: "P1D", career.PerWeek: "P1W", career.PerMonth: "P1M", career.PerYear: "P1Y"}
	units     = map[career.Period]string{career.PerHour: "HOUR", career.PerDay: "DAY", career.PerWeek: "WEEK", career.PerMonth: "MONTH", career.PerYear: "YEAR"}
)

// figures states a role's pay, and returns the place that the figures are of.
func figures(out *Occupation, pay career.Salary) career.Place {
	place, table, period := pay.Place, career.PayTableID(""), career.PerYear
	switch b, n := pay.Band, pay.Nearest; {
	case b != nil:
		place, table, period = b.Place, b.Table, b.Period
		m := amount(*b)
		m.Description = fmt.Sprintf("%s level: %s", b.Level, b.Basis)
		if b.Method != "" {
			m.Description += ", " + b.Method
		}
		m.Description += fmt.Sprintf(" (%s)", b.AsOf)
		out.EstimatedSalary = append(out.EstimatedSalary, m)
	case n != nil:
		place, table, period = n.Of.Place, n.Of.Table, n.Period
	}
	if t := distribution(pay.Published, place, table, period); t != nil {
		out.EstimatedSalary = append([]MonetaryAmount{spread(*t)}, out.EstimatedSalary...)
	}
	return place
}

// distribution returns the published pay to state: the table that the role's band is cut from, or else the first of the place.
func distribution(tables []career.PayTable, place career.Place, id career.PayTableID, period career.Period) *career.PayTable {
	var first *career.PayTable
	for i, t := range tables {
		m := spread(t)
		if t.Place != place || m.Median == nil && m.Percentile25 == nil && m.Percentile75 == nil {
			continue
		}
		if t.ID == id && t.Period == period {
			return &tables[i]
		}
		if first == nil || first.Period != career.PerYear && t.Period == career.PerYear {
			first = &tables[i]
		}
	}
	return first
}

// spread returns published percentiles as a MonetaryAmountDistribution.
func spread(t career.PayTable) MonetaryAmount {
	at := func(f career.Figure) *career.Amount {
		if a, ok := f.Published(); ok {
			return &a
		}
		return nil
	}
	p := t.Percentiles
	m := MonetaryAmount{Type: "MonetaryAmountDistribution", Name: "base", Currency: t.Currency, Duration: durations[t.Period],
		Percentile10: at(p.P10), Percentile25: at(p.P25), Median: at(p.P50), Percentile75: at(p.P75), Percentile90: at(p.P90)}
	m.Description = fmt.Sprintf("All levels of %s %s, %s", t.Scheme, t.Code, t.Title)
	if t.Population != "" {
		m.Description += ", " + t.Population
	}
	m.Description += fmt.Sprintf(" (%s)", t.AsOf)
	return m
}

// amount returns a band as a MonetaryAmount.
func amount(b career.SalaryBand) MonetaryAmount {
	return MonetaryAmount{Type: "MonetaryAmount", Currency: b.Currency,
		Value: &QuantitativeValue{Type: "QuantitativeValue", MinValue: &b.Min, MaxValue: &b.Max, UnitText: units[b.Period]}}
}
