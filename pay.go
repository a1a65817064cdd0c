package career

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"
)

// HoursPerYear is the hours of a year of full-time work: 52 weeks of 40 hours. The U.S. Bureau of Labor Statistics turns
// hourly wages into yearly ones with the same figure. Nothing uses it unasked: pass it to Annualize where it fits.
const HoursPerYear = 2080

// ErrNotComparable is what every [*MismatchError] wraps. Match it with [errors.Is].
var ErrNotComparable = errors.New("not comparable")

// A MismatchError says that two figures cannot be combined, and names the first thing they differ in. Figures are
// compared by currency, period, region, area and basis, in this order; money has only the first two.
type MismatchError struct {
	What        string // "currency", "period", "region", "area", "basis" or "level"
	Left, Right string // the two values, as their types print them; "" where none is stated
}

func (e *MismatchError) Error() string {
	stated := func(s string) string {
		if s == "" {
			return "none stated"
		}
		return s
	}
	return fmt.Sprintf("%v: %s is %s on one side and %s on the other", ErrNotComparable, e.What, stated(e.Left), stated(e.Right))
}

// Unwrap returns [ErrNotComparable].
func (e *MismatchError) Unwrap() error { return ErrNotComparable }

// same returns a [*MismatchError] where two values of what differ.
func same[T comparable](what string, left, right T) error {
	if left == right {
		return nil
	}
	return &MismatchError{what, fmt.Sprint(left), fmt.Sprint(right)}
}

// Money is an exact sum of money with its currency and, where it is pay, the period that it pays for. Money compares
// with ==. The zero Money has no currency, and no arithmetic works on it.
type Money struct {
	Amount   Amount
	Currency currency.Unit
	Period   Period // "" for a sum that pays for no period, such as a bonus
}

// Equal reports whether m and o are the same sum in the same currency for the same period. It is what go-cmp compares
// money by.
func (m Money) Equal(o Money) bool { return m == o }

// String returns the sum in a form that is the same everywhere ("USD 60000 a year"). [MoneyPrinter] prints for people.
func (m Money) String() string {
	return strings.TrimSpace(m.Currency.String() + " " + m.Amount.String() + " " + m.Period.Each())
}

// moneyJSON is Money as it is written in JSON.
type moneyJSON struct {
	Amount   Amount       `json:"amount"`
	Currency currencyText `json:"currency"`
	Period   Period       `json:"period,omitempty"`
}

// MarshalJSON implements [json.Marshaler]: {"amount": 60000, "currency": "USD", "period": "year"}.
func (m Money) MarshalJSON() ([]byte, error) {
	return json.Marshal(moneyJSON{m.Amount, currencyText{m.Currency}, m.Period})
}

// UnmarshalJSON implements [json.Unmarshaler].
func (m *Money) UnmarshalJSON(data []byte) error {
	var j moneyJSON
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	*m = Money{j.Amount, j.Currency.Unit, j.Period}
	return nil
}

// check reports what keeps m from being reckoned with.
func (m Money) check() error {
	if m.Currency == (currency.Unit{}) {
		return fmt.Errorf("%w: the sum %s has no currency", ErrMissing, m.Amount)
	}
	return m.Period.check()
}

// check reports a period that there is not. No period is one.
func (p Period) check() error {
	switch p {
	case "", PerHour, PerMonth, PerYear:
		return nil
	}
	return fmt.Errorf("%w: %.40q is no period", ErrValue, string(p))
}

// like reports what keeps m and o from being combined.
func (m Money) like(o Money) error {
	for _, err := range []error{m.check(), o.check(), same("currency", m.Currency, o.Currency), same("period", m.Period, o.Period)} {
		if err != nil {
			return err
		}
	}
	return nil
}

// Add returns m + o, exactly. The error is a [*MismatchError] where currency or period differ, and wraps [ErrMissing]
// where there is no currency, or [ErrRange] where the sum is beyond an [Amount].
func (m Money) Add(o Money) (Money, error) {
	if err := m.like(o); err != nil {
		return Money{}, err
	}
	sum := m.Amount + o.Amount
	if (sum > m.Amount) != (o.Amount > 0) {
		return Money{}, beyond("%s + %s", m.Amount, o.Amount)
	}
	m.Amount = sum
	return m, nil
}

// Sub returns m − o, exactly. Its errors are those of [Money.Add].
func (m Money) Sub(o Money) (Money, error) {
	if err := m.like(o); err != nil {
		return Money{}, err
	}
	diff, err := m.Amount.minus(o.Amount)
	if err != nil {
		return Money{}, err
	}
	m.Amount = diff
	return m, nil
}

// Compare returns -1, 0 or 1, as m is less than, the same as, or more than o. Its errors are those of [Money.Add].
func (m Money) Compare(o Money) (int, error) {
	if err := m.like(o); err != nil {
		return 0, err
	}
	switch {
	case m.Amount < o.Amount:
		return -1, nil
	case m.Amount > o.Amount:
		return 1, nil
	}
	return 0, nil
}

// minus returns a − b.
func (a Amount) minus(b Amount) (Amount, error) {
	diff := a - b
	if (diff < a) != (b > 0) {
		return 0, beyond("%s - %s", a, b)
	}
	return diff, nil
}

// times returns a × n, for n above zero.
func (a Amount) times(n int) (Amount, error) {
	if a > math.MaxInt64/Amount(n) || a < math.MinInt64/Amount(n) {
		return 0, beyond("%s × %d", a, n)
	}
	return a * Amount(n), nil
}

// scaled returns a × num/den, rounded half away from zero to a hundredth. Both num and den are above zero.
func (a Amount) scaled(num, den *big.Int) (Amount, error) {
	n := new(big.Int).Mul(big.NewInt(int64(a)), num)
	q, r := n.QuoRem(n, den, new(big.Int))
	if r.Lsh(r, 1).CmpAbs(den) >= 0 {
		q.Add(q, big.NewInt(int64(r.Sign())))
	}
	if !q.IsInt64() {
		return 0, beyond("%s × %s", a, new(big.Rat).SetFrac(num, den).FloatString(9))
	}
	return Amount(q.Int64()), nil
}

func beyond(format string, args ...any) error {
	return fmt.Errorf("%w: "+format+" is beyond what an amount can be", append([]any{ErrRange}, args...)...)
}

// Annualize returns m as pay for a year: hourly pay times the hours that a year of this work has ([HoursPerYear], say),
// monthly pay times 12, yearly pay as it is. The result is exact. Hours count only where m is hourly.
//
// The error wraps [ErrMissing] where m has no currency or pays for no period, and [ErrRange] where hours are not between
// 1 and 8,784 (a leap year has no more) or the result is beyond an [Amount].
func (m Money) Annualize(hours int) (Money, error) {
	if err := m.check(); err != nil {
		return Money{}, err
	}
	n, err := m.Period.perYear(hours)
	if err != nil {
		return Money{}, err
	}
	if m.Amount, err = m.Amount.times(n); err != nil {
		return Money{}, err
	}
	m.Period = PerYear
	return m, nil
}

// perYear returns how many of a period there are in a year of so many hours of work.
func (p Period) perYear(hours int) (int, error) {
	switch p {
	case PerHour:
		if hours < 1 || hours > 366*24 {
			return 0, fmt.Errorf("%w: %d hours of work a year: want 1 to 8784", ErrRange, hours)
		}
		return hours, nil
	case PerMonth:
		return 12, nil
	case PerYear:
		return 1, nil
	}
	return 0, fmt.Errorf("%w: no period, and so nothing to annualize", ErrMissing)
}

// Money returns an amount as money of the band's currency and period: b.Money(b.Midpoint()).
func (b SalaryBand) Money(a Amount) Money { return Money{a, b.Currency, b.Period} }

// check reports what keeps b from being reckoned with.
func (b SalaryBand) check() error {
	switch {
	case b.Currency == (currency.Unit{}):
		return fmt.Errorf("%w: the band has no currency", ErrMissing)
	case b.Period == "":
		return fmt.Errorf("%w: the band has no period", ErrMissing)
	case b.Min <= 0 || b.Min >= b.Max:
		return fmt.Errorf("%w: band from %s to %s: want 0 < min < max", ErrRange, b.Min, b.Max)
	}
	return b.Period.check()
}

// compares reports what keeps pay from being measured against b.
func (b SalaryBand) compares(pay Money) error {
	if err := b.check(); err != nil {
		return err
	}
	return b.Money(0).like(pay)
}

// matches reports what keeps b and o from being compared.
func (b SalaryBand) matches(o SalaryBand) error {
	for _, x := range []SalaryBand{b, o} {
		if err := x.check(); err != nil {
			return err
		}
		if x.Region == (language.Region{}) || x.Basis == "" {
			return fmt.Errorf("%w: bands are compared by region and basis too, and the band has not both", ErrMissing)
		}
	}
	for _, err := range []error{same("currency", b.Currency, o.Currency), same("period", b.Period, o.Period),
		same("region", b.Region, o.Region), same("area", b.Area, o.Area), same("basis", b.Basis, o.Basis)} {
		if err != nil {
			return err
		}
	}
	return nil
}

// twiceMidpoint returns Min + Max: twice the exact centre of a band that passes check.
func (b SalaryBand) twiceMidpoint() uint64 { return uint64(b.Min) + uint64(b.Max) }

// Spread returns how wide the band is: (max − min) / min. A band from 60,000 to 90,000 has a spread of 0.5.
//
// Like that of every ratio of a band, the error wraps [ErrMissing] where the band has no currency or period, and
// [ErrRange] unless 0 < min < max; and the ratio is the nearest float64, for amounts below 2^53 hundredths.
func (b SalaryBand) Spread() (float64, error) {
	if err := b.check(); err != nil {
		return 0, err
	}
	return float64(b.Max-b.Min) / float64(b.Min), nil
}

// CompaRatio returns pay / midpoint, of the exact midpoint, which is (min + max) / 2 and not rounded as [SalaryBand.Midpoint]
// is. At the midpoint it is 1.
//
// The error is a [*MismatchError] where currency or period differ (annualize hourly pay first), and otherwise that of
// [SalaryBand.Spread].
func (b SalaryBand) CompaRatio(pay Money) (float64, error) {
	if err := b.compares(pay); err != nil {
		return 0, err
	}
	return 2 * (float64(pay.Amount) / float64(b.twiceMidpoint())), nil
}

// Penetration returns how far into the band pay has come: (pay − min) / (max − min), 0 at the minimum and 1 at the
// maximum. It is below 0 or above 1 for pay outside the band. Its errors are those of [SalaryBand.CompaRatio].
func (b SalaryBand) Penetration(pay Money) (float64, error) {
	if err := b.compares(pay); err != nil {
		return 0, err
	}
	into, err := pay.Amount.minus(b.Min)
	if err != nil {
		return 0, err
	}
	return float64(into) / float64(b.Max-b.Min), nil
}

// Circle says on which side of a band pay lies outside it.
type Circle string

// The circles.
const (
	NoCircle    Circle = ""      // in the band, its ends included
	GreenCircle Circle = "green" // below the minimum
	RedCircle   Circle = "red"   // above the maximum
)

// Circle returns whether pay is above the band's maximum, below its minimum, or within. Its errors are those of
// [SalaryBand.CompaRatio].
func (b SalaryBand) Circle(pay Money) (Circle, error) {
	err := b.compares(pay)
	switch {
	case err != nil:
		return NoCircle, err
	case pay.Amount < b.Min:
		return GreenCircle, nil
	case pay.Amount > b.Max:
		return RedCircle, nil
	}
	return NoCircle, nil
}

// Overlap returns the share of the higher of two bands that the lower one covers too, 0 to 1:
//
//	(lower of the maxima − higher of the minima) / (maximum − minimum of the higher band)
//
// and 0 where the two have nothing in common. The higher band is the one with the higher midpoint; of two with the same
// midpoint, the wider. So b.Overlap(o) is o.Overlap(b). For bands one level apart this is what pay analysts call range
// overlap: (max of the lower − min of the higher) / (max − min of the higher).
//
// The error is a [*MismatchError] where currency, period, region or basis differ; it wraps [ErrMissing] where one of
// the four is not set, and [ErrRange] unless 0 < min < max in both.
func (b SalaryBand) Overlap(o SalaryBand) (float64, error) {
	if err := b.matches(o); err != nil {
		return 0, err
	}
	higher := b
	if bm, om := b.twiceMidpoint(), o.twiceMidpoint(); om > bm || om == bm && o.Max > b.Max {
		higher = o
	}
	common := min(b.Max, o.Max) - max(b.Min, o.Min)
	return float64(max(common, 0)) / float64(higher.Max-higher.Min), nil
}

// Progression returns how much higher o's midpoint is than b's: (o's midpoint − b's midpoint) / b's midpoint, of the
// exact midpoints. It is below zero where o pays less. Its errors are those of [SalaryBand.Overlap].
func (b SalaryBand) Progression(o SalaryBand) (float64, error) {
	if err := b.matches(o); err != nil {
		return 0, err
	}
	bm, om := b.twiceMidpoint(), o.twiceMidpoint()
	if om < bm {
		return -float64(bm-om) / float64(bm), nil
	}
	return float64(om-bm) / float64(bm), nil
}

// Annualize returns b as a band of yearly pay, as [Money.Annualize] does. Basis, Source and AsOf stay, and Method says
// what was done, unless the band is yearly already. Its errors are those of [Money.Annualize] and [SalaryBand.Spread].
func (b SalaryBand) Annualize(hours int) (SalaryBand, error) {
	if err := b.check(); err != nil {
		return SalaryBand{}, err
	}
	n, err := b.Period.perYear(hours)
	if err != nil {
		return SalaryBand{}, err
	}
	if b.Period == PerYear {
		return b, nil
	}
	how := "annualized as 12 months"
	if b.Period == PerHour {
		how = fmt.Sprintf("annualized at %d hours a year", n)
	}
	return b.changed(func(a Amount) (Amount, error) { return a.times(n) }, PerYear, b.AsOf, how)
}

// changed returns b with f done to both ends, and Method saying so.
func (b SalaryBand) changed(f func(Amount) (Amount, error), p Period, asOf Date, how string) (SalaryBand, error) {
	var err error
	if b.Min, err = f(b.Min); err != nil {
		return SalaryBand{}, err
	}
	if b.Max, err = f(b.Max); err != nil {
		return SalaryBand{}, err
	}
	if b.Method != "" {
		how = b.Method + "; " + how
	}
	b.Period, b.AsOf, b.Method = p, asOf, how
	return b, nil
}

// A Rate is an exact decimal: a whole number of billionths, so that 35_000_000 is 0.035, or 3.5 percent. It is a rate of
// growth, or what one unit of a currency costs in another. It marshals to a plain JSON number (0.035), exactly.
type Rate int64

// one is the rate 1.
const one = 1_000_000_000

// ParseRate reads a decimal number with at most nine digits after the point ("0.035"), or a percentage with at most
// seven ("3.5%"). Anything else, digit grouping and exponents included, is an error that wraps [ErrRange], as is a
// number beyond the range of a Rate (some nine billion).
func ParseRate(s string) (Rate, error) {
	number, percent := strings.CutSuffix(s, "%")
	number, negative := strings.CutPrefix(number, "-")
	whole, part, point := strings.Cut(number, ".")
	places := 9
	if percent {
		places = 7
	}
	bad := whole == "" || len(whole) > 19 || len(part) > places || point && part == ""
	for _, c := range []byte(number) {
		bad = bad || c != '.' && (c < '0' || c > '9')
	}
	if !bad {
		if n, err := strconv.ParseInt(whole+part+"000000000"[:places-len(part)], 10, 64); err == nil {
			if negative {
				n = -n
			}
			return Rate(n), nil
		}
	}
	return 0, fmt.Errorf("%w: %.40q is no rate: want a decimal such as 0.035 or a percentage such as 3.5%%", ErrRange, s)
}

// String returns the rate as a decimal number with no more digits than it needs ("0.035", "-1.5", "26000").
func (r Rate) String() string { return r.decimal(9) }

// decimal returns r with the point before the last so many digits.
func (r Rate) decimal(places int) string {
	sign, u := "", uint64(r)
	if r < 0 {
		sign, u = "-", -u
	}
	s := strconv.FormatUint(u, 10)
	if n := places + 1 - len(s); n > 0 {
		s = "0000000000"[:n] + s
	}
	whole, part := s[:len(s)-places], strings.TrimRight(s[len(s)-places:], "0")
	if part != "" {
		part = "." + part
	}
	return sign + whole + part
}

// MarshalJSON implements [json.Marshaler].
func (r Rate) MarshalJSON() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalJSON implements [json.Unmarshaler]. It reads a number, not a string.
func (r *Rate) UnmarshalJSON(b []byte) (err error) {
	*r, err = ParseRate(string(b))
	return err
}

// Age moves pay from one date to a later one by a rate of growth a year:
//
//	m × (1 + rate)^years × (1 + rate × months / 12)
//
// Years and months are the whole ones between the dates: growth compounds at the end of each year, and over the months
// that remain it is simple. A month is whole when the day it began on comes round again, or the last day of a month that
// has no such day. What is left of a month does not count. A date without a month counts as its January, and one
// without a day as the first. The result is worked out exactly and rounded once, half away from zero, to a hundredth.
//
// The error wraps [ErrMissing] where m has no currency or a date is not set; and [ErrRange] where a date does not exist,
// to comes before from or more than 100 years after it, the rate is -1 (minus 100 percent) or below, or the result is
// beyond an [Amount].
func (m Money) Age(rate Rate, from, to Date) (Money, error) {
	if err := m.check(); err != nil {
		return Money{}, err
	}
	num, den, _, err := growth(rate, from, to)
	if err != nil {
		return Money{}, err
	}
	if m.Amount, err = m.Amount.scaled(num, den); err != nil {
		return Money{}, err
	}
	return m, nil
}

// Age moves a band from its AsOf to a later date by a rate of growth a year, both ends as [Money.Age] does. AsOf becomes
// the later date and Method says what was done; Basis and Source stay. Its errors are those of [Money.Age] and
// [SalaryBand.Spread].
func (b SalaryBand) Age(rate Rate, to Date) (SalaryBand, error) {
	if err := b.check(); err != nil {
		return SalaryBand{}, err
	}
	num, den, months, err := growth(rate, b.AsOf, to)
	if err != nil {
		return SalaryBand{}, err
	}
	how := fmt.Sprintf("aged %d months from %s to %s at %s%% a year", months, b.AsOf, to, rate.decimal(7))
	return b.changed(func(a Amount) (Amount, error) { return a.scaled(num, den) }, b.Period, to, how)
}

// growth returns what pay grows by between two dates, as a fraction, and the whole months between them.
func growth(rate Rate, from, to Date) (num, den *big.Int, months int, err error) {
	for _, d := range []Date{from, to} {
		if err := d.check(); err != nil {
			return nil, nil, 0, err
		}
	}
	f, t := from.Time(), to.Time()
	months = 12*(t.Year()-f.Year()) + int(t.Month()-f.Month())
	if lastDay := t.AddDate(0, 0, 1).Day() == 1; t.Day() < f.Day() && !lastDay {
		months--
	}
	switch {
	case t.Before(f):
		return nil, nil, 0, fmt.Errorf("%w: ageing back from %s to %s", ErrRange, from, to)
	case months > 100*12:
		return nil, nil, 0, fmt.Errorf("%w: ageing over more than 100 years, from %s to %s", ErrRange, from, to)
	case rate <= -one:
		return nil, nil, 0, fmt.Errorf("%w: a rate of %s%% a year leaves nothing", ErrRange, rate.decimal(7))
	}
	years, rest := big.NewInt(int64(months/12)), big.NewInt(int64(months%12))
	unit, year := big.NewInt(one), new(big.Int).Add(big.NewInt(one), big.NewInt(int64(rate)))
	part := new(big.Int).Mul(big.NewInt(int64(rate)), rest)
	part.Add(part, big.NewInt(12*one))
	num = year.Exp(year, years, nil)
	den = unit.Exp(unit, years, nil)
	return num.Mul(num, part), den.Mul(den, big.NewInt(12*one)), months, nil
}

// check reports a date that is not set, or does not exist.
func (d Date) check() error {
	if d == (Date{}) {
		return fmt.Errorf("%w: a date is not set", ErrMissing)
	}
	year, month, day := d.Time().Date()
	if d.Year < 1 || d.Year > 9999 || d.Month < 0 || d.Day < 0 || d.Month == 0 && d.Day != 0 ||
		year != d.Year || month != max(d.Month, time.January) || day != max(d.Day, 1) {
		return fmt.Errorf("%w: there is no date %d-%d-%d", ErrRange, d.Year, int(d.Month), d.Day)
	}
	return nil
}

// An ExchangeRate is what one unit of a currency costs in another, on a date. It is the caller's: the catalogue has
// none. The zero ExchangeRate converts nothing.
type ExchangeRate struct {
	From   currency.Unit // one unit of From …
	To     currency.Unit // … is Rate units of To
	Rate   Rate          // above zero
	AsOf   Date          // when the rate held; must be set
	Source string        // who says so; may be ""
}

// Equal reports whether r and o are the same rate. It is what go-cmp compares exchange rates by.
func (r ExchangeRate) Equal(o ExchangeRate) bool { return r == o }

// exchangeJSON is ExchangeRate as it is written in JSON.
type exchangeJSON struct {
	From   currencyText `json:"from"`
	To     currencyText `json:"to"`
	Rate   Rate         `json:"rate"`
	AsOf   Date         `json:"asOf,omitzero"`
	Source string       `json:"source,omitempty"`
}

// MarshalJSON implements [json.Marshaler].
func (r ExchangeRate) MarshalJSON() ([]byte, error) {
	return json.Marshal(exchangeJSON{currencyText{r.From}, currencyText{r.To}, r.Rate, r.AsOf, r.Source})
}

// UnmarshalJSON implements [json.Unmarshaler].
func (r *ExchangeRate) UnmarshalJSON(data []byte) error {
	var j exchangeJSON
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	*r = ExchangeRate{j.From.Unit, j.To.Unit, j.Rate, j.AsOf, j.Source}
	return nil
}

// Convert returns m in the currency To, for the same period: m × Rate, worked out exactly and rounded half away from
// zero to a hundredth.
//
// The error is a [*MismatchError] where m is not in the currency From. It wraps [ErrMissing] where m, From or To has no
// currency or AsOf is not set, and [ErrRange] where AsOf does not exist, Rate is not above zero, From and To are the
// same, or the result is beyond an [Amount].
func (r ExchangeRate) Convert(m Money) (Money, error) {
	if err := errors.Join(r.check(), m.check()); err != nil {
		return Money{}, err
	}
	if err := same("currency", r.From, m.Currency); err != nil {
		return Money{}, err
	}
	a, err := m.Amount.scaled(big.NewInt(int64(r.Rate)), big.NewInt(one))
	if err != nil {
		return Money{}, err
	}
	return Money{a, r.To, m.Period}, nil
}

// check reports what keeps r from converting anything.
func (r ExchangeRate) check() error {
	if r.From == (currency.Unit{}) || r.To == (currency.Unit{}) {
		return fmt.Errorf("%w: the exchange rate has not both currencies", ErrMissing)
	}
	if err := r.AsOf.check(); err != nil {
		return fmt.Errorf("exchange rate: %w", err)
	}
	if r.Rate <= 0 || r.From == r.To {
		return fmt.Errorf("%w: exchange rate of %s from %s to %s", ErrRange, r.Rate, r.From, r.To)
	}
	return nil
}
