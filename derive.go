package career

import (
	"fmt"
	"math"
)

// cuts are the percentiles between which the band of a level lies.
var cuts = [...][2]int{LevelEntry: {20, 40}, LevelMid: {40, 70}, LevelSenior: {70, 90}}

// DeriveBands returns the bands of a job that published figures make: of basis published, from percentile 25 to 75, and of
// basis prevailing, from wage level I to IV, which both span all levels; and of basis derived, one for each of levels that
// the rule covers. fit is how well the class covers the job, and goes into Method with the rest of how a band came about.
//
// The rule: entry is percentiles 20 to 40, mid 40 to 70, senior 70 to 90, rounded to 1,000 of the currency where pay is by
// the year, to 100 where it is by the month, and to a hundredth where it is by the hour. A percentile that is not
// published is interpolated, on a logarithmic scale of pay, between the two published ones around it. Nothing is made
// beyond a published percentile: a cut that would need one is narrowed to what is published, and left out where less
// than half of it remains.
//
// The bands of whole countries are records of the catalogue, and an overlay of figures makes none by itself: lay these
// over it. Those of areas are made when they are asked for.
func DeriveBands(job JobID, f PayFigures, fit Fit, levels []Level) []SalaryBand {
	band := SalaryBand{Job: job, Region: f.Region, Area: f.Area, Currency: f.Currency, Period: f.Period, Source: f.Source,
		AsOf: f.AsOf, Figures: f.ID}
	what := fmt.Sprintf("%s %s, %s", f.Scheme, f.Code, f.Title)
	if f.Population != "" {
		what += ", " + f.Population
	}
	if fit == FitBroad {
		what += "; the class covers this job only loosely"
	}
	var bands []SalaryBand
	whole := func(basis Basis, low, high Figure, method string) {
		lo, ok := low.Published()
		hi, both := high.Published()
		if ok && both && lo < hi {
			b := band
			b.Min, b.Max, b.Basis, b.Method = lo, hi, basis, method+what+"; all levels together"
			bands = append(bands, b)
		}
	}
	whole(BasisPublished, f.Percentiles.P25, f.Percentiles.P75, fmt.Sprintf("percentiles 25 and 75 of %sly pay in ", f.Period))
	whole(BasisPrevailing, f.Levels.I, f.Levels.IV, fmt.Sprintf("prevailing %sly wage, levels I and IV (means of the lowest third and of the rest), in ", f.Period))

	points := f.Percentiles.Published()
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
		b.Basis, b.Level, b.Min, b.Max = BasisDerived, l, lo.rounded(f.Period), hi.rounded(f.Period)
		if b.Min >= b.Max {
			continue
		}
		b.Method = fmt.Sprintf("percentiles %d to %d of %sly pay in %s", from, to, f.Period, what)
		if !lo.published || !hi.published {
			b.Method += "; interpolated in log pay"
		}
		if step := roundTo(f.Period); step > 1 {
			b.Method += fmt.Sprintf("; rounded to %s %s", Amount(step), f.Currency)
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

// An estimate is pay at a percentile.
type estimate struct {
	pay       float64
	published bool
}

func (e estimate) rounded(p Period) Amount {
	step := roundTo(p)
	return Amount(math.Round(e.pay/float64(step))) * step
}

// payAt returns the pay at a rank that lies within the points.
func payAt(points []Percentile, rank int) estimate {
	for i, p := range points {
		if p.Rank == rank {
			return estimate{float64(p.Amount), true}
		}
		if p.Rank > rank {
			q := points[i-1]
			t := float64(rank-q.Rank) / float64(p.Rank-q.Rank)
			low, high := math.Log(float64(q.Amount)), math.Log(float64(p.Amount))
			return estimate{math.Exp(low + t*(high-low)), false}
		}
	}
	return estimate{}
}
