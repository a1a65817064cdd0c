package career

import (
	"fmt"
	"math"
	"slices"
)

// cuts are the percentiles between which the band of a level lies: the lower half, the middle half and the upper half of an
// occupation's pay, without the outermost tenths. Levels overlap in pay, as employers and places differ as much as levels do.
// [Catalog.Salary] says how many real offers they hold; contiguous cuts (20–40, 40–70, 70–90) held 13, 43 and 42 percent where
// these hold 57, 74 and 66.
var cuts = [...]struct{ from, to int }{LevelEntry: {10, 50}, LevelMid: {25, 75}, LevelSenior: {50, 90}}

// cutAt returns the cut of a level, if the rule has one.
func cutAt(l Level) (from, to int, ok bool) {
	if l < LevelEntry || int(l) >= len(cuts) {
		return 0, 0, false
	}
	return cuts[l].from, cuts[l].to, true
}

// derive returns the bands of a job that one pay table makes. The band from percentile 25 to 75, or from wage level I to IV,
// is of basis published: of level own, if the class is one of people of that very level, such as managers; otherwise it
// spans all levels, and there is a band of basis derived for each of levels that the rule covers. fit is how well the class
// covers the job, and goes into Method with the rest of how a band came about.
//
// The rule: entry is percentiles 10 to 50, mid 25 to 75, senior 50 to 90, rounded to 1,000 of the currency for yearly
// pay, to 100 for monthly and to a hundredth for hourly pay. A percentile that is not published is interpolated, on a
// logarithmic scale of pay, between the two published ones around it. Nothing is made beyond a published percentile: a
// cut that would need one is narrowed to what is published, and left out if less than half of it remains.
func derive(job JobID, t *PayTable, fit Fit, levels []Level, own Level, in *Country) []SalaryBand {
	band := SalaryBand{Job: job, Place: t.Place, Currency: t.Currency, Period: t.Period, Source: t.Source, AsOf: t.AsOf, Table: t.ID,
		Class: t.class(), Population: t.Population, Measure: t.Measure}
	what := band.Class
	if t.Population != "" {
		what += ", " + t.Population
	}
	if fit == FitBroad {
		what += "; the class covers this job only loosely"
	}
	together := "; all levels together"
	if own != 0 {
		together = fmt.Sprintf("; the class is one of %s level", own)
	}
	var bands []SalaryBand
	whole := func(low, high Figure, from, to int, method string) {
		lo, ok := low.Published()
		hi, both := high.Published()
		if ok && both && lo < hi {
			b := band
			b.Level, b.Min, b.Max, b.FromPercentile, b.ToPercentile, b.Basis = own, lo, hi, from, to, BasisPublished
			b.Method = method + what + together + in.remark(&b)
			bands = append(bands, b)
		}
	}
	whole(t.Percentiles.P25, t.Percentiles.P75, 25, 75, fmt.Sprintf("percentiles 25 and 75 of %sly pay in ", t.Period))
	whole(t.Levels.I, t.Levels.IV, 0, 0, fmt.Sprintf("prevailing %sly wage, levels I and IV (means of the lowest third and of the rest), in ", t.Period))

	points := t.Percentiles.Published()
	for _, l := range levels {
		from, to, ok := narrow(l, points)
		if !ok || l == own {
			continue
		}
		if b, ok := cutOut(band, points, l, from, to); ok {
			b.Method += what
			if q := payAt(points, from); !q.published || !payAt(points, to).published {
				b.Method += "; interpolated in log pay"
			}
			if step := roundTo(t.Period); step > 1 {
				b.Method += fmt.Sprintf("; rounded to %s %s", Amount(step), t.Currency)
			} else {
				b.Method += "; rounded to a hundredth"
			}
			b.Method += in.remark(&b)
			bands = append(bands, b)
		}
	}
	return bands
}

// narrow returns the cut of a level as far as it is published, unless less than half of it is.
func narrow(l Level, points []Percentile) (from, to int, ok bool) {
	from, to, ok = cutAt(l)
	if !ok || len(points) < 2 {
		return 0, 0, false
	}
	wide := to - from
	from, to = max(from, points[0].Rank), min(to, points[len(points)-1].Rank)
	return from, to, 2*(to-from) >= wide
}

// cutOut returns the band of a level between two percentiles that lie within the points, with the first words of its Method.
// It returns false if its ends come to the same.
func cutOut(b SalaryBand, points []Percentile, l Level, from, to int) (SalaryBand, bool) {
	lo, hi := payAt(points, from), payAt(points, to)
	first, last, _ := cutAt(l)
	b.Basis, b.Level, b.Min, b.Max = BasisDerived, l, lo.rounded(b.Period), hi.rounded(b.Period)
	b.FromPercentile, b.ToPercentile, b.Narrowed = from, to, from > first || to < last
	b.Method = fmt.Sprintf("percentiles %d to %d of %sly pay in ", from, to, b.Period)
	return b, b.Min < b.Max
}

// ownLevel returns the level of a job at which a class holds people of that level and no others; zero if there is none. A
// class of managers is the first level of management; one that the job's code is of from a higher level on is that level.
func ownLevel(code Code, levels []Level, managed func(Level) bool) Level {
	for _, l := range levels {
		if l == LevelLead && managed(l) || l > LevelLead && code.From == l {
			return l
		}
	}
	return 0
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
	i, found := slices.BinarySearchFunc(points, rank, func(p Percentile, rank int) int { return p.Rank - rank })
	if found {
		return quantile{float64(points[i].Amount), true}
	}
	if i == 0 || i == len(points) {
		return quantile{}
	}
	p, q := points[i], points[i-1]
	t := float64(rank-q.Rank) / float64(p.Rank-q.Rank)
	low, high := math.Log(float64(q.Amount)), math.Log(float64(p.Amount))
	return quantile{math.Exp(low + t*(high-low)), false}
}
