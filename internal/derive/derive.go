// Package derive makes pay bands by level out of the percentiles that a statistical office publishes for an
// occupation, which has no levels.
//
// The rule: entry is percentiles 20 to 40, mid 40 to 70, senior 70 to 90 of yearly pay, rounded to 1,000 of the
// currency; of hourly pay, rounded to the cent, where yearly pay is not published. A percentile that is not published
// is interpolated, on a logarithmic scale of pay, between the two published ones around it. Nothing is made beyond a
// published percentile: where a cut would need one, the band is narrowed to what is published, or left out.
package derive

import (
	"fmt"
	"math"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"

	"github.com/go-career/career"
)

// cuts are the percentiles between which a level's band lies.
var cuts = map[career.Level][2]int{
	career.LevelEntry:  {20, 40},
	career.LevelMid:    {40, 70},
	career.LevelSenior: {70, 90},
}

// A point is one published percentile.
type point struct {
	rank int
	pay  float64
}

// Bands returns the bands of a job whose pay is counted under o: one of basis published that spans all levels, and one
// of basis derived for each of levels that the rule covers. fit is how well the occupation covers the job, and goes
// into the method. asOf is the date of o's figures.
func Bands(job career.JobID, o career.Occupation, fit career.Fit, levels []career.Level, asOf career.Date) []career.SalaryBand {
	period, points := career.PerYear, published(o.Annual)
	if len(points) < 2 {
		period, points = career.PerHour, published(o.Hourly)
	}
	band := career.SalaryBand{Job: job, Region: language.MustParseRegion("US"), Currency: currency.USD, Period: period,
		Source: o.Source, AsOf: asOf}
	what := fmt.Sprintf("of %sly pay in SOC %s, %s", period, o.SOC, o.Title)
	if fit == career.FitBroad {
		what += ", which covers this job only loosely"
	}
	var bands []career.SalaryBand
	p := o.Annual
	if period == career.PerHour {
		p = o.Hourly
	}
	if lo, ok := p.P25.Published(); ok {
		if hi, ok := p.P75.Published(); ok && lo < hi {
			b := band
			b.Min, b.Max, b.Basis = lo, hi, career.BasisPublished
			b.Method = "percentiles 25 and 75 " + what + ", all levels together"
			bands = append(bands, b)
		}
	}
	for _, l := range levels {
		c, ok := cuts[l]
		if !ok || len(points) < 2 {
			continue
		}
		// Narrow the cuts to what is published.
		first, last := points[0].rank, points[len(points)-1].rank
		from, to := max(c[0], first), min(c[1], last)
		if from >= to {
			continue
		}
		b := band
		b.Basis, b.Level = career.BasisDerived, l
		b.Min, b.Max = round(at(points, from), period), round(at(points, to), period)
		if b.Min >= b.Max {
			continue
		}
		unit := "1,000 dollars"
		if period == career.PerHour {
			unit = "the cent"
		}
		b.Method = fmt.Sprintf("percentiles %d to %d %s, interpolated in log pay, rounded to %s", from, to, what, unit)
		bands = append(bands, b)
	}
	return bands
}

func published(p career.Percentiles) []point {
	var points []point
	for _, f := range []struct {
		rank int
		career.Figure
	}{{10, p.P10}, {25, p.P25}, {50, p.P50}, {75, p.P75}, {90, p.P90}} {
		if a, ok := f.Published(); ok && a > 0 {
			points = append(points, point{f.rank, float64(a)})
		}
	}
	return points
}

// at returns the pay at a rank that lies within the points.
func at(points []point, rank int) float64 {
	for i, p := range points {
		if p.rank == rank {
			return p.pay
		}
		if p.rank > rank {
			q := points[i-1]
			t := float64(rank-q.rank) / float64(p.rank-q.rank)
			return math.Exp(math.Log(q.pay) + t*(math.Log(p.pay)-math.Log(q.pay)))
		}
	}
	return points[len(points)-1].pay
}

func round(pay float64, p career.Period) career.Amount {
	if p == career.PerHour {
		return career.Amount(math.Round(pay))
	}
	return career.Amount(math.Round(pay/100_000)) * 100_000
}
