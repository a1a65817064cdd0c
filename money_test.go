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
		{"hourly, the usual year", hourly, 2080, 6976320, nil},
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
		{"a year counts from its middle", 120000, 12 * percent, date("2025"), date("2025-08-01"), 121200},
		{"a month counts from its middle", 120000, 12 * percent, date("2025-01"), date("2025-02-15"), 121200},
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
		{"over a century", dollars(1), 1, year(1900), career.Date{Year: 2000, Month: time.September}, career.ErrRange},
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
	for _, bad := range []string{`{"amount":"5"}`, `{"amount":0.005}`, `{"currency":"dollar"}`, `{"period":"fortnight"}`, `[]`} {
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
