package workforce

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
)

// ours returns the catalogue with a company's own bands: of backend developers by the year in pounds, of data analysts by the
// hour in euros, and a single figure.
func ours(t testing.TB) *career.Catalog {
	t.Helper()
	c, err := career.Default().Overlay(fstest.MapFS{
		"bands.json": {Data: []byte(`{"bands": [
			{"job": "backend-developer", "level": "mid", "place": "GB", "currency": "GBP", "period": "year",
			 "min": 50000, "max": 70000, "basis": "overlay", "source": "our-pay", "asOf": "2025-04"},
			{"job": "data-analyst", "level": "mid", "place": "NL", "currency": "EUR", "period": "hour",
			 "min": 20.01, "max": 30, "basis": "overlay", "source": "our-pay", "asOf": "2025-04"},
			{"job": "backend-developer", "level": "senior", "place": "GB", "currency": "GBP", "period": "year",
			 "min": 80000, "max": 80000, "basis": "overlay", "source": "our-pay", "asOf": "2027"}]}`)},
		"sources.json": {Data: []byte(`{"sources": [{
			"id": "our-pay", "publisher": "Us", "title": "Pay review", "edition": "2025", "licence": "internal", "asOf": "2025-04"}]}`)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func yearly(amount int64, currency career.Currency) career.Money {
	return career.Money{Amount: career.Units(amount), Currency: currency, Period: career.PerYear}
}

func TestPositions(t *testing.T) {
	c := ours(t)
	type want struct {
		full, min, max, cost, above string
		circle                      career.Circle
		why                         string
	}
	analyst, _ := c.MatchTitle("Data Analyst", 1)[0].Role, 0
	for _, x := range []struct {
		name string
		p    Person
		o    ReviewOptions
		want want
	}{
		{"within", Person{Role: "backend-developer", Place: "GB", Pay: Pay{Basic: yearly(60_000, "GBP")}}, ReviewOptions{},
			want{full: "60000", min: "50000", max: "70000"}},
		{"at the minimum", Person{Role: "backend-developer", Place: "GB", Pay: Pay{Basic: yearly(50_000, "GBP")}}, ReviewOptions{},
			want{full: "50000", min: "50000", max: "70000"}},
		{"below", Person{Role: "backend-developer", Place: "GB", Pay: Pay{Basic: yearly(45_000, "GBP")}}, ReviewOptions{},
			want{full: "45000", min: "50000", max: "70000", cost: "5000", circle: career.CircleGreen}},
		{"below for half of full time", Person{Role: "backend-developer", Place: "GB", Pay: Pay{Basic: yearly(22_500, "GBP"), Hours: 900}}, ReviewOptions{FullTime: 1800},
			want{full: "45000", min: "50000", max: "70000", cost: "2500", circle: career.CircleGreen}},
		{"cost rounded up", Person{Role: "backend-developer", Place: "GB", Pay: Pay{Basic: yearly(15_000, "GBP"), Hours: 600}}, ReviewOptions{FullTime: 1900},
			want{full: "47500", min: "50000", max: "70000", cost: "789.48", circle: career.CircleGreen}}, // 2500 × 600/1900 = 789.4736…
		{"above for half of full time", Person{Role: "backend-developer", Place: "GB", Pay: Pay{Basic: yearly(40_000, "GBP"), Hours: 900}}, ReviewOptions{FullTime: 1800},
			want{full: "80000", min: "50000", max: "70000", above: "5000", circle: career.CircleRed}},
		{"aged a year", Person{Role: "backend-developer", Place: "GB", Pay: Pay{Basic: yearly(60_000, "GBP")}},
			ReviewOptions{AsOf: career.Date{Year: 2026, Month: 4}, Growth: 100_000_000}, want{full: "60000", min: "55000", max: "77000"}},
		{"a band newer than the review", Person{Role: "senior-backend-developer", Place: "GB", Pay: Pay{Basic: yearly(80_000, "GBP")}},
			ReviewOptions{AsOf: career.Date{Year: 2027, Month: 3}, Growth: 100_000_000}, want{full: "80000", min: "80000", max: "80000"}},
		{"an hourly band and hourly pay", Person{Role: analyst, Place: "NL", Pay: Pay{Basic: career.Money{Amount: 2000, Currency: "EUR", Period: career.PerHour}}},
			ReviewOptions{FullTime: 2000}, want{full: "40000", min: "40020", max: "60000", cost: "20", circle: career.CircleGreen}},
		{"monthly pay", Person{Role: "backend-developer", Place: "GB", Pay: Pay{Basic: career.Money{Amount: career.Units(5000), Currency: "GBP", Period: career.PerMonth}}},
			ReviewOptions{}, want{full: "60000", min: "50000", max: "70000"}},
		{"no pay", Person{Role: "backend-developer", Place: "GB"}, ReviewOptions{}, want{why: "no pay is stated"}},
		{"another currency", Person{Role: "backend-developer", Place: "GB", Pay: Pay{Basic: yearly(60_000, "USD")}}, ReviewOptions{},
			want{full: "60000", why: "pay is in USD, the band in GBP"}},
		{"no band", Person{Role: "backend-developer", Place: "BR", Pay: Pay{Basic: yearly(60_000, "BRL")}}, ReviewOptions{},
			want{full: "60000", why: "the catalogue has no published pay for BR"}},
		{"hours of full time not known", Person{Role: "backend-developer", Place: "BR", Pay: Pay{Basic: yearly(60_000, "BRL"), Hours: 1000}}, ReviewOptions{},
			want{why: "the hours of a full-time year in BR are not known"}},
	} {
		t.Run(x.name, func(t *testing.T) {
			x.p.Key = "k"
			v, err := ReviewPay(c, slices.Values([]Person{x.p}), x.o)
			if err != nil {
				t.Fatal(err)
			}
			p := v.Positions[0]
			text := func(a career.Amount) string {
				if a == 0 {
					return ""
				}
				return a.String()
			}
			got := want{text(p.FullTime.Amount), text(p.Min), text(p.Max), text(p.Cost), text(p.Above), p.Circle, p.Why}
			if got != x.want {
				t.Errorf("%+v\nwant %+v", got, x.want)
			}
			if p.Why == "" && p.Max > p.Min {
				b := career.SalaryBand{Min: p.Min, Max: p.Max, Currency: p.Pay.Currency, Period: career.PerYear}
				if into, err := b.Penetration(p.FullTime); err != nil || into != p.Penetration {
					t.Errorf("penetration %v, want %v %v", p.Penetration, into, err)
				}
			}
			if (p.Why == "") != (v.Unpaid == 0 && v.Unbanded == 0) {
				t.Errorf("%d unpaid, %d without a band", v.Unpaid, v.Unbanded)
			}
		})
	}
}

// TestReview holds the sums against the positions, and a review without positions against one with them.
func TestReview(t *testing.T) {
	c, r := ours(t), rand.New(rand.NewPCG(7, 7))
	var people []Person
	for i := range 300 {
		p := Person{Key: fmt.Sprint(i), Role: []career.RoleID{"backend-developer", "junior-backend-developer", "data-analyst", "accountant"}[r.IntN(4)],
			Place: []career.Place{"GB", "US", "DE"}[r.IntN(3)], Group: []string{"", "North", "South"}[r.IntN(3)]}
		currency := []career.Currency{"GBP", "USD", ""}[r.IntN(3)]
		if currency != "" {
			p.Pay.Basic = yearly(20_000+int64(r.IntN(150_000)), currency)
		}
		people = append(people, p)
	}
	o := ReviewOptions{AsOf: career.Date{Year: 2026, Month: 11}, Growth: 30_000_000}
	v, err := ReviewPay(c, slices.Values(people), o)
	if err != nil {
		t.Fatal(err)
	}
	var streamed []Position
	for p, err := range Positions(c, slices.Values(people), o) {
		if err != nil {
			t.Fatal(err)
		}
		streamed = append(streamed, p)
	}
	if d := cmp.Diff(v.Positions, streamed); d != "" {
		t.Error(d)
	}
	check := func(name string, sums []GroupSum, in func(Position, GroupSum) bool) {
		counted := 0
		for _, g := range sums {
			want := GroupSum{Group: g.Group, Currency: g.Currency}
			full, midpoints := new(big.Rat), new(big.Rat)
			for _, p := range v.Positions {
				if !in(p, g) || p.Pay.Currency != g.Currency {
					continue
				}
				want.People++
				want.Pay += p.Pay.Amount
				if p.Why != "" {
					continue
				}
				want.Banded++
				want.Cost += p.Cost
				want.Above += p.Above
				full.Add(full, big.NewRat(int64(p.FullTime.Amount), 1))
				midpoints.Add(midpoints, big.NewRat(int64(p.Min+p.Max), 2))
				if p.Circle == career.CircleGreen {
					want.Green++
				}
				if p.Circle == career.CircleRed {
					want.Red++
				}
			}
			if midpoints.Sign() > 0 {
				want.CompaRatio, _ = full.Quo(full, midpoints).Float64()
			}
			if g != want {
				t.Errorf("%s: %+v, want %+v", name, g, want)
			}
			counted += g.People
		}
		if counted != v.People-v.Unpaid {
			t.Errorf("%s: %d people, want %d", name, counted, v.People-v.Unpaid)
		}
	}
	check("groups", v.Groups, func(p Position, g GroupSum) bool { return p.Group == g.Group })
	check("totals", v.Totals, func(Position, GroupSum) bool { return true })
	banded := 0
	for _, b := range v.Bands {
		banded += b.People
		if (b.Band == career.SalaryBand{}) == (b.Why == "") || b.Why == "" && b.Band.Period != career.PerYear {
			t.Errorf("%v", b)
		}
	}
	if banded != v.People {
		t.Errorf("%d people by band, want %d", banded, v.People)
	}
	o.TotalsOnly = true
	v.Positions = []Position{}
	if totals, err := ReviewPay(c, slices.Values(people), o); err != nil || cmp.Diff(v, totals) != "" {
		t.Errorf("totals only: %v %s", err, cmp.Diff(v, totals))
	}
}

// TestReviewAgain checks that nobody is below the minimum once the cost has been paid.
func TestReviewAgain(t *testing.T) {
	c, r := ours(t), rand.New(rand.NewPCG(8, 8))
	var people []Person
	for i := range 200 {
		hours := 1 + r.IntN(2500)
		full := 20_000_00 + int64(r.IntN(60_000_00))
		people = append(people, Person{Key: fmt.Sprint(i), Role: "backend-developer", Place: "GB", Pay: Pay{Hours: hours,
			Basic: career.Money{Amount: career.Amount(full * int64(hours) / 1950), Currency: "GBP", Period: career.PerYear}}})
	}
	o := ReviewOptions{FullTime: 1950}
	v, err := ReviewPay(c, slices.Values(people), o)
	if err != nil {
		t.Fatal(err)
	}
	if v.Totals[0].Green == 0 {
		t.Fatal("nobody is below")
	}
	for i := range people {
		people[i].Pay.Basic.Amount += v.Positions[i].Cost
	}
	if v, err = ReviewPay(c, slices.Values(people), o); err != nil || v.Totals[0].Green > 0 || v.Totals[0].Cost > 0 {
		t.Errorf("%v %+v", err, v.Totals)
	}
}
