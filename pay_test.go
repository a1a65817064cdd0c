package career_test

import (
	"encoding/json"
	"errors"
	"fmt"
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

// dollars returns yearly pay in cents.
func dollars(cents int64) career.Money {
	return career.Money{Amount: career.Amount(cents), Currency: "USD", Period: career.PerYear}
}

// wrong is what TestPayErrors expects of an error: a cause, or a mismatch.
func wrong(t *testing.T, err, cause error, mismatch *career.MismatchError) {
	t.Helper()
	if !errors.Is(err, cause) {
		t.Errorf("error %v does not wrap %v", err, cause)
	}
	var got *career.MismatchError
	if errors.As(err, &got); mismatch != nil || got != nil {
		if diff := cmp.Diff(mismatch, got); diff != "" {
			t.Errorf("mismatch, -want +got:\n%s", diff)
		}
	}
}

func TestMoneyArithmetic(t *testing.T) {
	euro, hour, oneOff := dollars(1), dollars(1), dollars(1)
	euro.Currency, hour.Period, oneOff.Period = "EUR", career.PerHour, ""
	odd := dollars(1)
	odd.Period = "fortnight"
	for _, test := range []struct {
		name     string
		m, o     career.Money
		sum      int64
		diff     int64
		order    int
		cause    error // of all three
		overflow bool  // of Add and Sub
		mismatch *career.MismatchError
	}{
		{name: "plain", m: dollars(6000050), o: dollars(25), sum: 6000075, diff: 6000025, order: 1},
		{name: "negative", m: dollars(-5), o: dollars(7), sum: 2, diff: -12, order: -1},
		{name: "equal", m: dollars(5), o: dollars(5), sum: 10, diff: 0},
		{name: "nothing", m: dollars(math.MinInt64), o: dollars(0), sum: math.MinInt64, diff: math.MinInt64, order: -1},
		{name: "currency", m: dollars(1), o: euro, cause: career.ErrNotComparable, mismatch: &career.MismatchError{What: "currency", Left: "USD", Right: "EUR"}},
		{name: "period", m: hour, o: dollars(1), cause: career.ErrNotComparable, mismatch: &career.MismatchError{What: "period", Left: "hour", Right: "year"}},
		{name: "one-off", m: dollars(1), o: oneOff, cause: career.ErrNotComparable, mismatch: &career.MismatchError{What: "period", Left: "year"}},
		{name: "zero money", cause: career.ErrMissing},
		{name: "no such period", m: odd, o: odd, cause: career.ErrValue},
	} {
		t.Run(test.name, func(t *testing.T) {
			sum, errAdd := test.m.Add(test.o)
			diff, errSub := test.m.Sub(test.o)
			order, errCompare := test.m.Compare(test.o)
			if test.cause != nil {
				for _, err := range []error{errAdd, errSub, errCompare} {
					wrong(t, err, test.cause, test.mismatch)
				}
				return
			}
			if d := cmp.Diff([]any{dollars(test.sum), dollars(test.diff), test.order, nil, nil, nil}, []any{sum, diff, order, errAdd, errSub, errCompare}); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
		})
	}
}

// TestMoneyAgainstBig holds Add, Sub, Annualize, Convert and Age against the same arithmetic on numbers without bounds.
func TestMoneyAgainstBig(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	amount := func() int64 {
		n := r.Int64() >> r.IntN(63)
		if r.IntN(2) == 0 {
			n = -n
		}
		return n
	}
	// check compares with the exact result, rounded half away from zero.
	check := func(what string, got career.Money, err error, exact *big.Rat) {
		t.Helper()
		half := big.NewRat(int64(exact.Sign()), 2)
		want := new(big.Rat).Add(exact, half)
		n := new(big.Int).Quo(want.Num(), want.Denom())
		if !n.IsInt64() {
			if !errors.Is(err, career.ErrRange) {
				t.Fatalf("%s: got %v, %v, want an overflow: %s", what, got, err, n)
			}
			return
		}
		if err != nil || int64(got.Amount) != n.Int64() {
			t.Fatalf("%s: got %d, %v, want %s", what, int64(got.Amount), err, n)
		}
	}
	rat := func(a, b int64) *big.Rat { return big.NewRat(a, b) }
	for range 20_000 {
		a, b := amount(), amount()
		got, err := dollars(a).Add(dollars(b))
		check(fmt.Sprintf("%d + %d", a, b), got, err, new(big.Rat).Add(rat(a, 1), rat(b, 1)))
		got, err = dollars(a).Sub(dollars(b))
		check(fmt.Sprintf("%d - %d", a, b), got, err, new(big.Rat).Sub(rat(a, 1), rat(b, 1)))

		hourly, hours := dollars(a), 1+r.IntN(8784)
		hourly.Period = career.PerHour
		got, err = hourly.Annualize(hours)
		check(fmt.Sprintf("%d hourly, %d hours", a, hours), got, err, new(big.Rat).Mul(rat(a, 1), rat(int64(hours), 1)))

		rate := 1 + r.Int64()>>r.IntN(62)
		exchange := career.ExchangeRate{From: "USD", To: "EUR", Rate: career.Rate(rate), AsOf: career.Date{Year: 2025}}
		got, err = exchange.Convert(dollars(a))
		check(fmt.Sprintf("%d × %d", a, rate), got, err, new(big.Rat).Mul(rat(a, 1), rat(rate, 1_000_000_000)))

		growth, months := int64(r.IntN(300_000_000)-100_000_000), r.IntN(30*12)
		from := career.Date{Year: 2000, Month: time.January}
		to := career.Date{Year: 2000 + months/12, Month: time.Month(months%12 + 1)}
		got, err = dollars(a).Age(career.Rate(growth), from, to)
		exact := rat(a, 1)
		for range months / 12 {
			exact.Mul(exact, rat(1_000_000_000+growth, 1_000_000_000))
		}
		exact.Mul(exact, new(big.Rat).Add(rat(1, 1), new(big.Rat).Mul(rat(growth, 1_000_000_000), rat(int64(months%12), 12))))
		check(fmt.Sprintf("%d aged %d months at %d", a, months, growth), got, err, exact)
	}
}

func TestAnnualize(t *testing.T) {
	hourly, monthly := dollars(3354), dollars(500050)
	hourly.Period, monthly.Period = career.PerHour, career.PerMonth
	oneOff, huge, noCurrency := dollars(1), hourly, hourly
	oneOff.Period, huge.Amount, noCurrency.Currency = "", math.MaxInt64, ""
	for _, test := range []struct {
		name  string
		m     career.Money
		hours int
		want  int64
		cause error
	}{
		{"hourly, the usual year", hourly, career.HoursPerYear, 6976320, nil},
		{"hourly, 37.5 hours a week", hourly, 1950, 6540300, nil},
		{"monthly", monthly, 0, 6000600, nil},
		{"yearly", dollars(6000000), 0, 6000000, nil},
		{"hours not stated", hourly, 0, 0, career.ErrRange},
		{"negative hours", hourly, -1, 0, career.ErrRange},
		{"more hours than a year has", hourly, 8785, 0, career.ErrRange},
		{"no period", oneOff, 2080, 0, career.ErrMissing},
		{"no currency", noCurrency, 2080, 0, career.ErrMissing},
		{"overflow", huge, 2080, 0, career.ErrRange},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := test.m.Annualize(test.hours)
			if test.cause != nil {
				wrong(t, err, test.cause, nil)
				return
			}
			if diff := cmp.Diff([]any{dollars(test.want), nil}, []any{got, err}); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestBandAnnualize(t *testing.T) {
	hourly := usBand(30, 40)
	hourly.Period = career.PerHour
	want := usBand(30*2080, 40*2080)
	want.Method = "as the guide has it; annualized at 2080 hours a year"
	got, err := hourly.Annualize(career.HoursPerYear)
	if diff := cmp.Diff([]any{want, nil}, []any{got, err}); diff != "" {
		t.Errorf("hourly, -want +got:\n%s", diff)
	}

	monthly := usBand(5000, 6000)
	monthly.Period, monthly.Method = career.PerMonth, ""
	want = usBand(60_000, 72_000)
	want.Method = "annualized as 12 months"
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

func TestAge(t *testing.T) {
	date := func(s string) (d career.Date) {
		if err := d.UnmarshalText([]byte(s)); err != nil {
			t.Fatal(err)
		}
		return d
	}
	const percent = 10_000_000
	for _, test := range []struct {
		name     string
		cents    int64
		rate     career.Rate
		from, to career.Date
		want     int64
	}{
		{"the same day", 6000000, 3 * percent, date("2025-05-31"), date("2025-05-31"), 6000000},
		{"a year", 6000000, 3 * percent, date("2025-05"), date("2026-05"), 6180000},
		{"three years compound", 6000000, 10 * percent, date("2025"), date("2028"), 7986000},
		{"half a year is simple", 6000000, 3 * percent, date("2025-01"), date("2025-07"), 6090000},
		{"a year and a half", 6000000, 10 * percent, date("2025-01"), date("2026-07"), 6930000},
		{"half a cent rounds up", 1, 50 * percent, date("2025"), date("2026"), 2},
		{"half a cent rounds away from zero", -1, 50 * percent, date("2025"), date("2026"), -2},
		{"pay that falls", 6000000, -3 * percent, date("2025"), date("2026"), 5820000},
		{"no growth", 6000000, 0, date("2025"), date("2099"), 6000000},
		{"a day short of a month", 120000, 12 * percent, date("2025-01-15"), date("2025-02-14"), 120000},
		{"a month to the day", 120000, 12 * percent, date("2025-01-15"), date("2025-02-15"), 121200},
		{"to the end of a short month", 120000, 12 * percent, date("2025-01-31"), date("2025-02-28"), 121200},
		{"not yet the end of a short month", 120000, 12 * percent, date("2024-01-31"), date("2024-02-28"), 120000},
		{"from a leap day", 120000, 12 * percent, date("2024-02-29"), date("2025-02-28"), 134400},
		{"a year counts from January", 120000, 12 * percent, date("2025"), date("2025-02"), 121200},
		{"a month counts from its first", 120000, 12 * percent, date("2025-01"), date("2025-02-01"), 121200},
		{"a hundred years", 100, 1 * percent, date("1925"), date("2025"), 270},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := dollars(test.cents).Age(test.rate, test.from, test.to)
			if diff := cmp.Diff([]any{dollars(test.want), nil}, []any{got, err}); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestAgeErrors(t *testing.T) {
	year := func(y int) career.Date { return career.Date{Year: y} }
	for _, test := range []struct {
		name     string
		m        career.Money
		rate     career.Rate
		from, to career.Date
		cause    error
	}{
		{"zero money", career.Money{}, 1, year(2025), year(2026), career.ErrMissing},
		{"no start", dollars(1), 1, career.Date{}, year(2026), career.ErrMissing},
		{"no end", dollars(1), 1, year(2025), career.Date{}, career.ErrMissing},
		{"backwards", dollars(1), 1, year(2026), year(2025), career.ErrRange},
		{"a day backwards", dollars(1), 1, career.Date{Year: 2025, Month: 1, Day: 31}, career.Date{Year: 2025, Month: 1, Day: 30}, career.ErrRange},
		{"over a century", dollars(1), 1, year(1900), career.Date{Year: 2000, Month: time.February}, career.ErrRange},
		{"nothing left", dollars(1), -1_000_000_000, year(2025), year(2026), career.ErrRange},
		{"less than nothing left", dollars(1), math.MinInt64, year(2025), year(2026), career.ErrRange},
		{"too much", dollars(math.MaxInt64), 1, year(2025), year(2026), career.ErrRange},
		{"far too much", dollars(1), math.MaxInt64, year(1925), year(2025), career.ErrRange},
		{"no such month", dollars(1), 1, career.Date{Year: 2025, Month: 13}, year(2026), career.ErrRange},
		{"no such day", dollars(1), 1, career.Date{Year: 2025, Month: 2, Day: 29}, year(2026), career.ErrRange},
		{"a day of no month", dollars(1), 1, career.Date{Year: 2025, Day: 1}, year(2026), career.ErrRange},
		{"a month below zero", dollars(1), 1, career.Date{Year: 2025, Month: -1}, year(2026), career.ErrRange},
		{"a day below zero", dollars(1), 1, career.Date{Year: 2025, Month: 1, Day: -1}, year(2026), career.ErrRange},
		{"a year beyond the calendar", dollars(1), 1, year(2025), year(math.MaxInt), career.ErrRange},
		{"a year before it", dollars(1), 1, year(-5), year(5), career.ErrRange},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := test.m.Age(test.rate, test.from, test.to)
			wrong(t, err, test.cause, nil)
		})
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
	_, err = usBand(60_000, 85_000).Age(1, career.Date{Year: 2025})
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

func TestConvert(t *testing.T) {
	rate := career.ExchangeRate{From: "USD", To: "EUR", Rate: 920_050_000, AsOf: career.Date{Year: 2026, Month: 11, Day: 20}, Source: "ECB"}
	change := func(f func(*career.ExchangeRate)) career.ExchangeRate {
		r := rate
		f(&r)
		return r
	}
	inEuro := func(cents int64) career.Money {
		return career.Money{Amount: career.Amount(cents), Currency: "EUR", Period: career.PerYear}
	}
	for _, test := range []struct {
		name     string
		rate     career.ExchangeRate
		m        career.Money
		want     career.Money
		cause    error
		mismatch *career.MismatchError
	}{
		{"plain", rate, dollars(6000000), inEuro(5520300), nil, nil},
		{"half a cent", change(func(r *career.ExchangeRate) { r.Rate = 500_000_000 }), dollars(5), inEuro(3), nil, nil},
		{"half a cent below zero", change(func(r *career.ExchangeRate) { r.Rate = 500_000_000 }), dollars(-5), inEuro(-3), nil, nil},
		{"the wrong way round", rate, inEuro(5), career.Money{}, career.ErrNotComparable, &career.MismatchError{What: "currency", Left: "USD", Right: "EUR"}},
		{"zero money", rate, career.Money{}, career.Money{}, career.ErrMissing, nil},
		{"zero rate", career.ExchangeRate{}, dollars(5), career.Money{}, career.ErrMissing, nil},
		{"no date", change(func(r *career.ExchangeRate) { r.AsOf = career.Date{} }), dollars(5), career.Money{}, career.ErrMissing, nil},
		{"no such date", change(func(r *career.ExchangeRate) { r.AsOf.Day = 31 }), dollars(5), career.Money{}, career.ErrRange, nil},
		{"for nothing", change(func(r *career.ExchangeRate) { r.Rate = 0 }), dollars(5), career.Money{}, career.ErrRange, nil},
		{"for less than nothing", change(func(r *career.ExchangeRate) { r.Rate = -1 }), dollars(5), career.Money{}, career.ErrRange, nil},
		{"to itself", change(func(r *career.ExchangeRate) { r.To = r.From }), dollars(5), career.Money{}, career.ErrRange, nil},
		{"too much", change(func(r *career.ExchangeRate) { r.Rate = math.MaxInt64 }), dollars(math.MaxInt64), career.Money{}, career.ErrRange, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := test.rate.Convert(test.m)
			if test.cause != nil {
				wrong(t, err, test.cause, test.mismatch)
				return
			}
			if diff := cmp.Diff([]any{test.want, nil}, []any{got, err}); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestParseRate(t *testing.T) {
	for _, test := range []struct {
		text string
		want career.Rate
		back string // as it prints; "" for an error
	}{
		{"0.035", 35_000_000, "0.035"},
		{"3.5%", 35_000_000, "0.035"},
		{"-0.5%", -5_000_000, "-0.005"},
		{"100%", 1_000_000_000, "1"},
		{"0", 0, "0"},
		{"-0", 0, "0"},
		{"0.000000001", 1, "0.000000001"},
		{"0.0000001%", 1, "0.000000001"},
		{"26000", 26_000_000_000_000, "26000"},
		{"1.10", 1_100_000_000, "1.1"},
		{"9223372036.854775807", math.MaxInt64, "9223372036.854775807"},
		{"922337203685.4775807%", math.MaxInt64, "9223372036.854775807"},
		{"9223372036.854775808", 0, ""},
		{"0.0000000001", 0, ""},
		{"0.00000001%", 0, ""},
		{"", 0, ""}, {"%", 0, ""}, {"-", 0, ""}, {".5", 0, ""}, {"5.", 0, ""}, {"+1", 0, ""}, {"1e3", 0, ""}, {"1,5", 0, ""}, {" 1", 0, ""}, {"--1", 0, ""},
		{"1.2.3", 0, ""}, {"3.5 %", 0, ""}, {"3.5%%", 0, ""}, {"0x10", 0, ""}, {"1_000", 0, ""}, {"٣", 0, ""}, {"NaN", 0, ""},
		{"00000000000000000001", 0, ""},
	} {
		t.Run(test.text, func(t *testing.T) {
			got, err := career.ParseRate(test.text)
			if test.back == "" {
				wrong(t, err, career.ErrRange, nil)
				return
			}
			if err != nil || got != test.want || got.String() != test.back {
				t.Errorf("got %d (%s), %v, want %d (%s)", got, got, err, test.want, test.back)
			}
		})
	}
	if got, want := career.Rate(math.MinInt64).String(), "-9223372036.854775808"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestMoneyText(t *testing.T) {
	for _, test := range []struct {
		m            career.Money
		text, asJSON string
	}{
		{dollars(6000000), "USD 60000 a year", `{"amount":60000,"currency":"USD","period":"year"}`},
		{career.Money{Amount: -3354, Currency: "EUR", Period: career.PerHour}, "EUR -33.54 an hour", `{"amount":-33.54,"currency":"EUR","period":"hour"}`},
		{career.Money{Amount: 5, Currency: "JPY"}, "JPY 0.05", `{"amount":0.05,"currency":"JPY"}`},
		{career.Money{}, "0", `{"amount":0,"currency":""}`},
	} {
		t.Run(test.text, func(t *testing.T) {
			b, err := json.Marshal(test.m)
			if err != nil {
				t.Fatal(err)
			}
			var back career.Money
			if err := json.Unmarshal(b, &back); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]any{test.text, test.asJSON, test.m}, []any{test.m.String(), string(b), back}); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
	for _, bad := range []string{`{"amount":"5"}`, `{"amount":0.005}`, `{"currency":"dollar"}`, `{"period":"week"}`, `[]`} {
		m := dollars(7)
		if err := json.Unmarshal([]byte(bad), &m); err == nil {
			t.Errorf("%s: %v, want an error", bad, m)
		}
	}
}

func TestExchangeRateText(t *testing.T) {
	want := career.ExchangeRate{From: "USD", To: "EUR", Rate: 920_050_000, AsOf: career.Date{Year: 2026, Month: 11, Day: 20}, Source: "ECB"}
	const text = `{"from":"USD","to":"EUR","rate":0.92005,"asOf":"2026-11-20","source":"ECB"}`
	b, err := json.Marshal(want)
	var got career.ExchangeRate
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]any{text, nil, want}, []any{string(b), err, got}); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if err := json.Unmarshal([]byte(`{"rate":"0.92"}`), &got); !errors.Is(err, career.ErrRange) {
		t.Errorf("got %v, %v: want an error", got, err)
	}
}

func FuzzParseRate(f *testing.F) {
	for _, s := range []string{"0.035", "3.5%", "-0.0000001%", "9223372036.854775807", "1e5", "-", "%", "1.2.3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := career.ParseRate(s)
		if err != nil {
			if r != 0 || !errors.Is(err, career.ErrRange) {
				t.Errorf("%q: %d, %v", s, r, err)
			}
			return
		}
		if back, err := career.ParseRate(r.String()); back != r || err != nil {
			t.Errorf("%q: %d prints as %s, which reads as %d, %v", s, r, r, back, err)
		}
		if exact, ok := new(big.Rat).SetString(r.String()); !ok || exact.Cmp(big.NewRat(int64(r), 1_000_000_000)) != 0 {
			t.Errorf("%q: %d prints as %s", s, r, r)
		}
	})
}

func FuzzParseAmount(f *testing.F) {
	for _, s := range []string{"60000", "33.54", "-0.5", "92233720368547758.07", "-", ".", "1.", "1.234", "00.1", "1e5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, err := career.ParseAmount(s)
		if err != nil {
			if a != 0 || !errors.Is(err, career.ErrRange) {
				t.Errorf("%q: %d, %v", s, a, err)
			}
			return
		}
		if back, err := career.ParseAmount(a.String()); back != a || err != nil {
			t.Errorf("%q: %d prints as %s, which reads as %d, %v", s, a, a, back, err)
		}
		if exact, ok := new(big.Rat).SetString(s); !ok || exact.Cmp(big.NewRat(int64(a), 100)) != 0 {
			t.Errorf("%q reads as %d", s, a)
		}
	})
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2025", "2025-05", "2025-05-31", "0001-01-01", "9999-12-31", "2024-02-29", "2025-02-29", "0000", "2025-5", "25"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var d career.Date
		if err := d.UnmarshalText([]byte(s)); err != nil {
			if d != (career.Date{}) || !errors.Is(err, career.ErrValue) {
				t.Errorf("%q: %+v, %v", s, d, err)
			}
			return
		}
		if b, err := d.MarshalText(); string(b) != s || err != nil {
			t.Errorf("%q reads as %+v, which prints as %q, %v", s, d, b, err)
		}
		if start := d.Time().Format("2006-01-02"); start[:len(s)] != s {
			t.Errorf("%q starts on %s", s, start)
		}
	})
}
