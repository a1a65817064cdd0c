package career_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
)

// usBand returns a band of yearly pay in whole dollars.
func usBand(low, high int64) career.SalaryBand {
	return career.SalaryBand{Job: "backend-developer", Level: career.LevelEntry, Place: "US", Currency: "USD",
		Period: career.PerYear, Min: career.Units(low), Max: career.Units(high), Basis: career.BasisGuide, Method: "as the guide has it",
		Source: "guide", AsOf: career.Date{Year: 2025, Month: time.May}}
}

func TestBandAnnualize(t *testing.T) {
	hourly := usBand(30, 40)
	hourly.Period = career.PerHour
	want := usBand(30*2080, 40*2080)
	want.Method = "as the guide has it; annualized as 2080 hours a year"
	got, err := hourly.Annualize(2080)
	if diff := cmp.Diff([]any{want, nil}, []any{got, err}); diff != "" {
		t.Errorf("hourly, -want +got:\n%s", diff)
	}

	monthly := usBand(5000, 6000)
	monthly.Period, monthly.Method = career.PerMonth, ""
	want = usBand(60_000, 72_000)
	want.Method = "annualized as 12 months a year"
	got, err = monthly.Annualize(0)
	if diff := cmp.Diff([]any{want, nil}, []any{got, err}); diff != "" {
		t.Errorf("monthly, -want +got:\n%s", diff)
	}

	got, err = usBand(60_000, 85_000).Annualize(0)
	if diff := cmp.Diff([]any{usBand(60_000, 85_000), nil}, []any{got, err}); diff != "" {
		t.Errorf("yearly, -want +got:\n%s", diff)
	}

	_, err = hourly.Annualize(0)
	wrong(t, err, career.ErrRange, nil)
	hourly.Max = math.MaxInt64
	_, err = hourly.Annualize(2080)
	wrong(t, err, career.ErrRange, nil)
	_, err = career.SalaryBand{}.Annualize(2080)
	wrong(t, err, career.ErrMissing, nil)
}

func TestBandRatios(t *testing.T) {
	type ratios struct {
		Spread, CompaRatio, Penetration float64
		Circle                          career.Circle
	}
	for _, test := range []struct {
		name string
		band career.SalaryBand
		pay  int64 // cents
		want ratios
	}{
		{"at the minimum", usBand(60_000, 85_000), 6000000, ratios{25.0 / 60, 60 / 72.5, 0, career.CircleNone}},
		{"at the midpoint", usBand(60_000, 85_000), 7250000, ratios{25.0 / 60, 1, 0.5, career.CircleNone}},
		{"at the maximum", usBand(60_000, 85_000), 8500000, ratios{25.0 / 60, 85 / 72.5, 1, career.CircleNone}},
		{"a cent below", usBand(1, 2), 99, ratios{1, 0.66, -0.01, career.CircleGreen}},
		{"a cent above", usBand(1, 2), 201, ratios{1, 1.34, 1.01, career.CircleRed}},
		{"a midpoint between two cents", career.SalaryBand{Currency: "USD", Period: career.PerYear, Min: 1, Max: 2}, 3, ratios{1, 2, 2, career.CircleRed}},
		{"paid nothing", usBand(60_000, 90_000), 0, ratios{0.5, 0, -2, career.CircleGreen}},
		{"as wide as can be", career.SalaryBand{Currency: "USD", Period: career.PerYear, Min: math.MaxInt64 - 1, Max: math.MaxInt64}, math.MaxInt64,
			ratios{1 / float64(math.MaxInt64), 1, 1, career.CircleNone}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got ratios
			var errs [4]error
			got.Spread, errs[0] = test.band.Spread()
			got.CompaRatio, errs[1] = test.band.CompaRatio(dollars(test.pay))
			got.Penetration, errs[2] = test.band.Penetration(dollars(test.pay))
			got.Circle, errs[3] = test.band.Circle(dollars(test.pay))
			if diff := cmp.Diff(test.want, got); diff != "" || errs != [4]error{} {
				t.Errorf("errors %v, -want +got:\n%s", errs, diff)
			}
		})
	}
}

func TestBandRatioErrors(t *testing.T) {
	euro, hour := dollars(1), dollars(1)
	euro.Currency, hour.Period = "EUR", career.PerHour
	negative, noPeriod := usBand(-5, 5), usBand(5, 6)
	noPeriod.Period = ""
	for _, test := range []struct {
		name     string
		band     career.SalaryBand
		pay      career.Money
		cause    error
		mismatch *career.MismatchError
	}{
		{"zero band", career.SalaryBand{}, dollars(1), career.ErrMissing, nil},
		{"no period", noPeriod, dollars(1), career.ErrMissing, nil},
		{"below zero", negative, dollars(1), career.ErrRange, nil},
		{"zero money", usBand(5, 6), career.Money{}, career.ErrMissing, nil},
		{"currency", usBand(5, 6), euro, career.ErrNotComparable, &career.MismatchError{What: "currency", Left: "USD", Right: "EUR"}},
		{"period", usBand(5, 6), hour, career.ErrNotComparable, &career.MismatchError{What: "period", Left: "year", Right: "hour"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := test.band.CompaRatio(test.pay)
			wrong(t, err, test.cause, test.mismatch)
			_, err = test.band.Penetration(test.pay)
			wrong(t, err, test.cause, test.mismatch)
			_, err = test.band.Circle(test.pay)
			wrong(t, err, test.cause, test.mismatch)
			if test.pay == dollars(1) {
				_, err = test.band.Spread()
				wrong(t, err, test.cause, test.mismatch)
			}
		})
	}
	_, err := usBand(5, 6).Penetration(dollars(math.MinInt64))
	wrong(t, err, career.ErrRange, nil)
}

func TestBandPairs(t *testing.T) {
	for _, test := range []struct {
		name                 string
		b, o                 career.SalaryBand
		overlap, progression float64
	}{
		{"one level apart", usBand(50_000, 70_000), usBand(60_000, 90_000), 10.0 / 30, 0.25},
		{"one level apart, downwards", usBand(60_000, 90_000), usBand(50_000, 70_000), 10.0 / 30, -0.2},
		{"end to end", usBand(60_000, 85_000), usBand(85_000, 115_000), 0, 27.5 / 72.5},
		{"apart", usBand(10, 20), usBand(30, 40), 0, 4.0 / 3},
		{"the same", usBand(10, 20), usBand(10, 20), 1, 0},
		{"one midpoint, one wider", usBand(60, 90), usBand(50, 100), 0.6, 0},
		{"the higher within the lower", usBand(10, 100), usBand(60, 90), 1, 20.0 / 55},
		{"the lower within the higher", usBand(20, 30), usBand(10, 110), 0.1, 1.4},
		{"a single figure in the band", usBand(60, 60), usBand(40, 60), 1, -1.0 / 6},
		{"a single figure above the band", usBand(60, 60), usBand(40, 50), 0, -0.25},
		{"a single figure below the band's centre", usBand(45, 45), usBand(40, 60), 0, 1.0 / 9},
	} {
		t.Run(test.name, func(t *testing.T) {
			overlap, err1 := test.b.Overlap(test.o)
			mirrored, err2 := test.o.Overlap(test.b)
			progression, err3 := test.b.Progression(test.o)
			want := []any{test.overlap, test.overlap, test.progression, nil, nil, nil}
			if diff := cmp.Diff(want, []any{overlap, mirrored, progression, err1, err2, err3}); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestBandPairErrors(t *testing.T) {
	b := usBand(5, 6)
	change := func(f func(*career.SalaryBand)) career.SalaryBand {
		o := b
		f(&o)
		return o
	}
	all := change(func(o *career.SalaryBand) {
		o.Basis, o.Place, o.Period, o.Currency = career.BasisDerived, "DE", career.PerHour, "EUR"
	})
	for _, test := range []struct {
		name     string
		o        career.SalaryBand
		cause    error
		mismatch *career.MismatchError
	}{
		{"currency", change(func(o *career.SalaryBand) { o.Currency = "EUR" }), career.ErrNotComparable,
			&career.MismatchError{What: "currency", Left: "USD", Right: "EUR"}},
		{"period", change(func(o *career.SalaryBand) { o.Period = career.PerMonth }), career.ErrNotComparable,
			&career.MismatchError{What: "period", Left: "year", Right: "month"}},
		{"place", change(func(o *career.SalaryBand) { o.Place = "CA" }), career.ErrNotComparable,
			&career.MismatchError{What: "place", Left: "US", Right: "CA"}},
		{"basis", change(func(o *career.SalaryBand) { o.Basis = career.BasisDerived }), career.ErrNotComparable,
			&career.MismatchError{What: "basis", Left: "guide", Right: "derived"}},
		{"the first of many", all, career.ErrNotComparable, &career.MismatchError{What: "currency", Left: "USD", Right: "EUR"}},
		{"zero band", career.SalaryBand{}, career.ErrMissing, nil},
		{"no place", change(func(o *career.SalaryBand) { o.Place = "" }), career.ErrMissing, nil},
		{"no basis", change(func(o *career.SalaryBand) { o.Basis = "" }), career.ErrMissing, nil},
		{"upside down", change(func(o *career.SalaryBand) { o.Max = o.Min - 1 }), career.ErrRange, nil},
		{"percentiles", change(func(o *career.SalaryBand) { o.FromPercentile, o.ToPercentile = 20, 40 }), career.ErrNotComparable,
			&career.MismatchError{What: "percentiles", Right: "20 to 40"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := b.Overlap(test.o)
			wrong(t, err, test.cause, test.mismatch)
			_, err = b.Progression(test.o)
			wrong(t, err, test.cause, test.mismatch)
		})
	}
}

// TestSingleFigure measures pay against a band of one figure.
func TestSingleFigure(t *testing.T) {
	b := usBand(70_000, 70_000)
	spread, err := b.Spread()
	ratio, err2 := b.CompaRatio(dollars(7_700_000))
	if spread != 0 || ratio != 1.1 || err != nil || err2 != nil || b.Midpoint() != career.Units(70_000) {
		t.Errorf("%v %v %v %v", spread, ratio, err, err2)
	}
	for pay, want := range map[int64]career.Circle{6_999_999: career.CircleGreen, 7_000_000: career.CircleNone, 7_000_001: career.CircleRed} {
		if got, err := b.Circle(dollars(pay)); got != want || err != nil {
			t.Errorf("%d: %q %v", pay, got, err)
		}
	}
	_, err = b.Penetration(dollars(7_000_000))
	wrong(t, err, career.ErrRange, nil)
}

// TestBandRatiosAgainstBig checks on random bands that every ratio is the float64 nearest to the exact one.
func TestBandRatiosAgainstBig(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	band := func() career.SalaryBand {
		b := usBand(0, 0)
		b.Min = career.Amount(1 + r.Int64N(1<<r.IntN(50)))
		b.Max = b.Min + career.Amount(1+r.Int64N(1<<r.IntN(50)))
		return b
	}
	rat := func(a, b career.Amount) float64 { f, _ := big.NewRat(int64(a), int64(b)).Float64(); return f }
	for range 20_000 {
		b, o := band(), band()
		pay := career.Amount(r.Int64N(int64(2 * b.Max)))
		higher := b
		if b.Min+b.Max < o.Min+o.Max {
			higher = o
		}
		common := max(0, min(b.Max, o.Max)-max(b.Min, o.Min))
		want := []float64{rat(b.Max-b.Min, b.Min), rat(2*pay, b.Min+b.Max), rat(pay-b.Min, b.Max-b.Min),
			rat(o.Min+o.Max-b.Min-b.Max, b.Min+b.Max), rat(common, higher.Max-higher.Min)}
		var got [5]float64
		var errs [5]error
		got[0], errs[0] = b.Spread()
		got[1], errs[1] = b.CompaRatio(dollars(int64(pay)))
		got[2], errs[2] = b.Penetration(dollars(int64(pay)))
		got[3], errs[3] = b.Progression(o)
		got[4], errs[4] = b.Overlap(o)
		if b.Min+b.Max == o.Min+o.Max {
			continue // which is higher, TestBandPairs says
		}
		if diff := cmp.Diff(want, got[:]); diff != "" || errs != [5]error{} {
			t.Fatalf("%v %v %v: errors %v, -want +got:\n%s", b, o, pay, errs, diff)
		}
	}
}

func TestBandAge(t *testing.T) {
	to := career.Date{Year: 2026, Month: time.November}
	got, err := usBand(60_000, 85_000).Age(35_000_000, to)
	want := usBand(0, 0)
	want.Min, want.Max, want.AsOf = 6_318_675, 8_951_456, to // cents: 60,000 and 85,000 × 1.035 × 1.0175
	want.Method = "as the guide has it; aged 18 months from 2025-05 to 2026-11 at 3.5% a year"
	if diff := cmp.Diff([]any{want, nil}, []any{got, err}); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	_, err = usBand(60_000, 85_000).Age(1, career.Date{})
	wrong(t, err, career.ErrMissing, nil)
	_, err = usBand(60_000, 85_000).Age(1, career.Date{Year: 2024})
	wrong(t, err, career.ErrRange, nil)
	_, err = career.SalaryBand{}.Age(1, to)
	wrong(t, err, career.ErrMissing, nil)
	b := usBand(60_000, 85_000)
	b.AsOf = career.Date{}
	_, err = b.Age(1, to)
	wrong(t, err, career.ErrMissing, nil)
	b = usBand(60_000, math.MaxInt64/100)
	_, err = b.Age(1_000_000_000, to)
	wrong(t, err, career.ErrRange, nil)
}
