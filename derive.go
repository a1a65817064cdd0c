package career

import (
	"fmt"
	"math"
)

// cuts are the percentiles between which the band of a level lies.
var cuts = [...][2]int{LevelEntry: {20, 40}, LevelMid: {40, 70}, LevelSenior: {70, 90}}

// derive returns the bands of a job that one pay table makes: of basis published, from percentile 25 to 75 and from wage
// level I to IV, which span all levels; and of basis derived, one for each of levels that the rule covers. fit is how
// well the class covers the job, and goes into Method with the rest of how a band came about.
//
// The rule: entry is percentiles 20 to 40, mid 40 to 70, senior 70 to 90, rounded to 1,000 of the currency for yearly
// pay, to 100 for monthly and to a hundredth for hourly pay. A percentile that is not published is interpolated, on a
// logarithmic scale of pay, between the two published ones around it. Nothing is made beyond a published percentile: a
// cut that would need one is narrowed to what is published, and left out if less than half of it remains.
func derive(job JobID, t *PayTable, fit Fit, levels []Level) []SalaryBand {
	band := SalaryBand{Job: job, Place: t.Place, Currency: t.Currency, Period: t.Period, Source: t.Source, AsOf: t.AsOf, Table: t.ID}
	what := fmt.Sprintf("%s %s, %s", t.Scheme, t.Code, t.Title)
	if t.Population != "" {
		what += ", " + t.Population
	}
	if fit == FitBroad {
		what += "; the class covers this job only loosely"
	}
	var bands []SalaryBand
	whole := func(low, high Figure, from, to int, method string) {
		lo, ok := low.Published()
		hi, both := high.Published()
		if ok && both && lo < hi {
			b := band
			b.Min, b.Max, b.FromPercentile, b.ToPercentile, b.Basis = lo, hi, from, to, BasisPublished
			b.Method = method + what + "; all levels together"
			bands = append(bands, b)
		}
	}
	whole(t.Percentiles.P25, t.Percentiles.P75, 25, 75, fmt.Sprintf("percentiles 25 and 75 of %sly pay in ", t.Period))
	whole(t.Levels.I, t.Levels.IV, 0, 0, fmt.Sprintf("prevailing %sly wage, levels I and IV (means of the lowest third and of the rest), in ", t.Period))

	points := t.Percentiles.Published()
	if len(points) < 2 {
		return bands
	}
	first, last := points[0].Rank, points[len(points)-1].Rank
	for _, l := range levels {
		if l < LevelEntry || int(l) >= len(cuts) {
			continue
		}
		from, to := max(cuts[l][0], first), min(cuts[l][1], last)
		if 2*(to-from) < cuts[l][1]-cuts[l][0] {
			continue
		}
		b := band
		lo, hi := payAt(points, from), payAt(points, to)
		b.Basis, b.Level, b.Min, b.Max = BasisDerived, l, lo.rounded(t.Period), hi.rounded(t.Period)
		b.FromPercentile, b.ToPercentile, b.Narrowed = from, to, to-from < cuts[l][1]-cuts[l][0]
		if b.Min >= b.Max {
			continue
		}
		b.Method = fmt.Sprintf("percentiles %d to %d of %sly pay in %s", from, to, t.Period, what)
		if !lo.published || !hi.published {
			b.Method += "; interpolated in log pay"
		}
		if step := roundTo(t.Period); step > 1 {
			b.Method += fmt.Sprintf("; rounded to %s %s", Amount(step), t.Currency)
		} else {
			b.Method += "; rounded to a hundredth"
		}
		bands = append(bands, b)
	}
	return bands
}

// roundTo returns what derived pay is rounded to.
func roundTo(p Period) Amount {
	switch p {
	case PerYear:
		return Units(1000)
	case PerMonth:
		return Units(100)
	}
	return 1
}

// A quantile is pay at a percentile.
type quantile struct {
	pay       float64
	published bool
}

func (q quantile) rounded(p Period) Amount {
	step := roundTo(p)
	return Amount(math.Round(q.pay/float64(step))) * step
}

// payAt returns the pay at a rank that lies within the points.
func payAt(points []Percentile, rank int) quantile {
	for i, p := range points {
		if p.Rank == rank {
			return quantile{float64(p.Amount), true}
		}
		if p.Rank > rank {
			q := points[i-1]
			t := float64(rank-q.Rank) / float64(p.Rank-q.Rank)
			low, high := math.Log(float64(q.Amount)), math.Log(float64(p.Amount))
			return quantile{math.Exp(low + t*(high-low)), false}
		}
	}
	return quantile{}
}
