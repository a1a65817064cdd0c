package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/go-career/career"
)

// A payView is what a role pays in a place, ready to be shown.
type payView struct {
	Place    career.Place
	Used     career.Place // whose figures they are: the place, or its country
	Own      []bandRow    // the company's own bands of the job
	Market   *bandRow     // the role's own from published pay or a guide
	Why      string       // why there is no Market
	Nearest  string       // a published figure that is near, if there is no Market
	Levels   []bandRow    // the market's bands of the job at every level
	Tables   []payTable   // what the market's bands were cut from, or else the first that is published
	Others   []payTable   // further tables
	Hours    int          // of a full-time year there
	HasChart bool
}

// A bandRow is a band as text, and as a bar on a scale of 0 to 100.
type bandRow struct {
	Level     career.Level
	Grade     string
	Pay       string // "£40,000–£70,000 a year"
	Cut       string // "percentiles 25 to 75"
	Band      career.SalaryBand
	Source    career.Source
	Mine      bool // of the role itself
	From, Len float64
	Mid       float64
}

// A payTable is what an office publishes of a class.
type payTable struct {
	Table  career.PayTable
	Source career.Source
	Points []point
}

type point struct{ Rank, Pay string }

// pay returns what a role pays in the reader's place.
func (s *server) pay(role career.Role, to reader) (payView, error) {
	salary, err := s.c.Salary(role.ID, to.Place)
	if err != nil {
		return payView{}, err
	}
	v := payView{Place: to.Place, Used: salary.Place}
	if country, ok := s.c.Country(to.Place); ok {
		v.Hours = country.HoursPerYear
	}
	var market []career.SalaryBand
	for _, b := range salary.Bands {
		if b.Basis == career.BasisOverlay {
			mine := salary.Band != nil && *salary.Band == b
			v.Own = append(v.Own, s.bandRow(b, mine, to))
		} else {
			market = append(market, b)
		}
	}
	// Bands come most trusted first, so the first of the level is the one to go by, and its basis that of the ladder's.
	i := slices.IndexFunc(market, func(b career.SalaryBand) bool { return b.Level == role.Level && role.Level != 0 })
	if i >= 0 {
		row := s.bandRow(market[i], true, to)
		v.Market = &row
	} else {
		v.Why = salary.Why
	}
	seen := map[career.Level]bool{}
	for _, b := range market {
		if b.Level != 0 && !seen[b.Level] {
			seen[b.Level] = true
			v.Levels = append(v.Levels, s.bandRow(b, b.Level == role.Level, to))
		}
	}
	slices.SortStableFunc(v.Levels, func(a, b bandRow) int { return cmp.Compare(a.Level, b.Level) })
	if n := salary.Nearest; n != nil && v.Market == nil {
		v.Nearest = fmt.Sprintf("%s: percentile %d of %s, all levels together (%s)",
			to.Money(career.Money{Amount: n.Amount, Currency: n.Currency, Period: n.Period}), n.Rank, n.Of.Class, n.Of.AsOf)
	}
	for _, t := range salary.Published {
		p := payTable{Table: t}
		p.Source, _ = s.c.Source(t.Source)
		for _, q := range t.Percentiles.Published() {
			name := fmt.Sprintf("P%d", q.Rank)
			if q.Rank == 50 {
				name = "Median"
			}
			p.Points = append(p.Points, point{name, to.printer().Money(career.Money{Amount: q.Amount, Currency: t.Currency})})
		}
		switch {
		case len(p.Points) == 0:
		case v.Market != nil && t.ID == v.Market.Band.Table && t.Place == v.Market.Band.Place:
			v.Tables = append(v.Tables, p)
		default:
			v.Others = append(v.Others, p)
		}
	}
	if len(v.Tables) == 0 && len(v.Others) > 0 {
		v.Tables, v.Others = v.Others[:1], v.Others[1:]
	}
	v.scale()
	return v, nil
}

func (s *server) bandRow(b career.SalaryBand, mine bool, to reader) bandRow {
	row := bandRow{Level: b.Level, Grade: b.Grade, Band: b, Mine: mine, Pay: to.printer().Band(b) + " " + b.Period.Each()}
	row.Source, _ = s.c.Source(b.Source)
	switch {
	case b.ToPercentile == 0:
	case b.Narrowed:
		row.Cut = fmt.Sprintf("percentiles %d to %d, as far as published", b.FromPercentile, b.ToPercentile)
	default:
		row.Cut = fmt.Sprintf("percentiles %d to %d", b.FromPercentile, b.ToPercentile)
	}
	return row
}

// scale draws all bands of one currency and period on one scale, from zero.
func (v *payView) scale() {
	rows := []*bandRow{}
	for i := range v.Own {
		rows = append(rows, &v.Own[i])
	}
	for i := range v.Levels {
		rows = append(rows, &v.Levels[i])
	}
	if len(rows) == 0 {
		return
	}
	top := career.Amount(1)
	unit := func(b career.SalaryBand) [2]string { return [2]string{string(b.Currency), string(b.Period)} }
	for _, r := range rows {
		if unit(r.Band) == unit(rows[0].Band) {
			top = max(top, r.Band.Max)
		}
	}
	at := func(a career.Amount) float64 { return float64(int(1000*float64(a)/float64(top))) / 10 }
	for _, r := range rows {
		if unit(r.Band) != unit(rows[0].Band) {
			continue
		}
		r.From, r.Mid = at(r.Band.Min), at(r.Band.Midpoint())
		r.Len = max(at(r.Band.Max)-r.From, 0.5)
		v.HasChart = true
	}
}

// personPay says where a person's pay stands.
type personPay struct {
	Pay      string
	Band     string
	Basis    string
	Ratio    string // compa-ratio
	Circle   string // "above the band", "below the band"
	Standing string
}

// standing returns where a person's pay stands in the band of their role and in what is published; nil if it isn't known.
func (s *server) standing(p Person, to reader) *personPay {
	if p.Pay.Currency == "" {
		return nil
	}
	v := &personPay{Pay: to.Money(p.Pay)}
	if p.Role == "" || p.Place == "" {
		return v
	}
	if salary, err := s.c.Salary(p.Role, p.Place); err == nil && salary.Band != nil {
		b := *salary.Band
		v.Band, v.Basis = strings.TrimSpace(to.printer().Band(b)+" "+b.Period.Each()), string(b.Basis)
		country, _ := s.c.Country(p.Place)
		if pay, err := p.Pay.Per(b.Period, country.HoursPerYear); err == nil {
			if ratio, err := b.CompaRatio(pay); err == nil {
				v.Ratio = fmt.Sprintf("%.2f", ratio)
			}
			switch circle, err := b.Circle(pay); {
			case err != nil:
			case circle == career.CircleGreen:
				v.Circle = "below the band"
			case circle == career.CircleRed:
				v.Circle = "above the band"
			}
		}
	}
	if st, err := s.c.Standing(p.Role, p.Place, p.Pay); err == nil {
		v.Standing = st.String()
	}
	return v
}
