package career

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/go-career/career/internal/enum"
)

// An Amount is a sum of money without its currency: a whole number of hundredths of the currency's unit, so that
// 6000000 is 60,000 dollars and 3354 is 33.54. It marshals to a plain JSON number (60000, 33.54), exactly.
type Amount int64

// Units returns the amount of n whole units of a currency, for n of up to 92 quadrillion (9.2 × 10¹⁶) either way.
func Units(n int64) Amount { return Amount(n * 100) }

// String returns the amount as a decimal number with no more digits than it needs ("60000", "33.54", "-0.5").
func (a Amount) String() string {
	sign, u := "", uint64(a)
	if a < 0 {
		sign, u = "-", -u
	}
	s := sign + strconv.FormatUint(u/100, 10)
	switch cents := u % 100; {
	case cents == 0:
		return s
	case cents%10 == 0:
		return s + "." + strconv.FormatUint(cents/10, 10)
	case cents < 10:
		return s + ".0" + strconv.FormatUint(cents, 10)
	default:
		return s + "." + strconv.FormatUint(cents, 10)
	}
}

// ParseAmount reads a decimal number with at most two digits after the point ("60000", "33.54"). Anything else,
// digit grouping and exponents included, is an error, as is a number beyond the range of an Amount.
func ParseAmount(s string) (Amount, error) {
	digits, negative := strings.CutPrefix(s, "-")
	whole, cents, point := strings.Cut(digits, ".")
	bad := len(whole) == 0 || len(whole) > 17 || len(cents) > 2 || point && cents == ""
	for _, c := range whole + cents {
		bad = bad || c < '0' || c > '9'
	}
	if bad {
		return 0, fmt.Errorf("%w: %.40q is not an amount: want digits, with at most two after a point", ErrRange, s)
	}
	n, err := signed(negative, whole+(cents + "00")[:2])
	if err != nil {
		return 0, fmt.Errorf("%w: %.40q is beyond what an amount can be", ErrRange, s)
	}
	return Amount(n), nil
}

// signed reads digits as a whole number, the least one included.
func signed(negative bool, digits string) (int64, error) {
	if negative {
		digits = "-" + digits
	}
	return strconv.ParseInt(digits, 10, 64)
}

// MarshalJSON implements [json.Marshaler].
func (a Amount) MarshalJSON() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalJSON implements [json.Unmarshaler].
func (a *Amount) UnmarshalJSON(b []byte) (err error) {
	if string(b) == "null" {
		return nil
	}
	*a, err = ParseAmount(string(b))
	return err
}

// Period is the time that a figure pays for.
type Period string

// The periods.
const (
	PerHour  Period = "hour"
	PerDay   Period = "day"
	PerWeek  Period = "week"
	PerMonth Period = "month"
	PerYear  Period = "year"
)

var periods = enum.Texts[Period]{What: "period", Values: []Period{PerHour, PerDay, PerWeek, PerMonth, PerYear}}

// PeriodValues returns the periods, shortest first.
func PeriodValues() []Period { return periods.All() }

// ParsePeriod returns the period that s spells. The error wraps [ErrValue].
func ParsePeriod(s string) (Period, error) { return periods.Parse(s) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParsePeriod]. Empty text is the zero Period.
func (p *Period) UnmarshalText(text []byte) error { return periods.Unmarshal(p, text) }

// Each returns the period as prices name it: "an hour", "a day", "a year"; and "" for none.
func (p Period) Each() string {
	switch p {
	case "":
		return ""
	case PerHour:
		return "an hour"
	}
	return "a " + string(p)
}

// Money is an exact sum of money with its currency and, if it is pay, the period that it pays for. Money compares
// with ==. The zero Money has no currency, and no arithmetic works on it.
type Money struct {
	Amount   Amount   `json:"amount"`
	Currency Currency `json:"currency"`
	Period   Period   `json:"period,omitempty"` // empty for a sum that pays for no period, such as a bonus
}

// String returns the sum in a form that is the same everywhere ("USD 60000 a year"). [MoneyPrinter] prints for people.
func (m Money) String() string {
	return strings.TrimSpace(string(m.Currency) + " " + m.Amount.String() + " " + m.Period.Each())
}

// check reports what keeps m from being reckoned with.
func (m Money) check() error {
	if m.Currency == "" {
		return fmt.Errorf("%w: the sum %s has no currency", ErrMissing, m.Amount)
	}
	return m.Period.check()
}

// check returns an error for an unknown period. No period is one.
func (p Period) check() error {
	if p == "" {
		return nil
	}
	_, err := ParsePeriod(string(p))
	return err
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

// Add returns m + o, exactly. The error is a [*MismatchError] if currency or period differ, and wraps [ErrMissing]
// if there is no currency, or [ErrRange] if the sum is beyond an [Amount].
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

// scaled returns a × num/den, rounded half away from zero to a hundredth. den is above zero.
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

// Annualize returns m as pay for a year: hourly pay times the hours that a year of this work has (a [Country] says how many
// full-time work has), daily pay times its days, weekly pay times 52, monthly pay times 12, yearly pay as it is. The result
// is exact. n is the hours or days, and counts only if m is hourly or daily.
//
// The error wraps [ErrMissing] if m has no currency or pays for no period, and [ErrRange] if n is not between 1 and the
// 8,784 hours or 366 days of a leap year, or the result is beyond an [Amount].
func (m Money) Annualize(n int) (Money, error) { return m.Per(PerYear, n) }

// Per returns m as pay for another period: what a year of it comes to, as [Money.Annualize] has it, spread over the periods
// of that kind in a year, and rounded once, half away from zero, to a hundredth. Yearly pay becomes hourly pay by
// m.Per(PerHour, 2080). n is the hours or days of a year, whichever is needed; between hourly and daily pay, which need
// both, there is no way. The errors are those of [Money.Annualize].
func (m Money) Per(p Period, n int) (Money, error) {
	if err := m.check(); err != nil {
		return Money{}, err
	}
	if m.Period == PerHour && p == PerDay || m.Period == PerDay && p == PerHour {
		return Money{}, fmt.Errorf("%w: the hours of a day are not known", ErrMissing)
	}
	from, err := m.Period.perYear(n)
	if err != nil {
		return Money{}, err
	}
	to, err := p.perYear(n)
	if err != nil {
		return Money{}, err
	}
	if m.Period == p {
		return m, nil
	}
	a, err := m.Amount.scaled(big.NewInt(int64(from)), big.NewInt(int64(to)))
	if err != nil {
		return Money{}, err
	}
	return Money{a, m.Currency, p}, nil
}

const mostHours = 366 * 24 // of a year

// perYear returns how many of a period there are in a year of so many hours or days of work.
func (p Period) perYear(n int) (int, error) {
	switch p {
	case PerHour:
		if n < 1 || n > mostHours {
			return 0, fmt.Errorf("%w: %d hours of work a year: want 1 to %d", ErrRange, n, mostHours)
		}
		return n, nil
	case PerDay:
		if n < 1 || n > 366 {
			return 0, fmt.Errorf("%w: %d days of work a year: want 1 to 366", ErrRange, n)
		}
		return n, nil
	case PerWeek:
		return 52, nil
	case PerMonth:
		return 12, nil
	case PerYear:
		return 1, nil
	}
	return 0, fmt.Errorf("%w: no period to turn into a year", ErrMissing)
}

// Times returns m × r: a share of full time (0.8), a raise (1.035). It is worked out exactly and rounded half away from zero
// to a hundredth. The error wraps [ErrMissing] if m has no currency, and [ErrRange] if the result is beyond an [Amount].
func (m Money) Times(r Rate) (Money, error) {
	if err := m.check(); err != nil {
		return Money{}, err
	}
	a, err := m.Amount.scaled(big.NewInt(int64(r)), big.NewInt(one))
	if err != nil {
		return Money{}, err
	}
	return Money{a, m.Currency, m.Period}, nil
}

// Sum returns the sum of money of one currency and period, exactly. Its errors are those of [Money.Add], and one that wraps
// [ErrMissing] if there is nothing to add.
func Sum(list ...Money) (Money, error) { return mean(list, 1) }

// Average returns the mean of money of one currency and period, rounded half away from zero to a hundredth. Its errors are
// those of [Sum].
func Average(list ...Money) (Money, error) { return mean(list, len(list)) }

// mean returns the sum over n.
func mean(list []Money, n int) (Money, error) {
	if len(list) == 0 {
		return Money{}, fmt.Errorf("%w: no money to add", ErrMissing)
	}
	sum := new(big.Int)
	for _, m := range list {
		if err := list[0].like(m); err != nil {
			return Money{}, err
		}
		sum.Add(sum, big.NewInt(int64(m.Amount)))
	}
	a, err := Amount(1).scaled(sum, big.NewInt(int64(n)))
	if err != nil {
		return Money{}, err
	}
	return Money{a, list[0].Currency, list[0].Period}, nil
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
		if n, err := signed(negative, whole+part+"000000000"[:places-len(part)]); err == nil {
			return Rate(n), nil
		}
	}
	return 0, fmt.Errorf("%w: %.40q is not a rate: want a decimal such as 0.035 or a percentage such as 3.5%%", ErrRange, s)
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
	if string(b) == "null" {
		return nil
	}
	*r, err = ParseRate(string(b))
	return err
}

// Age moves pay from one date to a later one by a rate of growth a year:
//
//	m × (1 + rate)^years × (1 + rate × months / 12)
//
// Years and months are the whole ones between the dates: growth compounds at the end of each year, and over the months
// that remain it is simple. A month is whole when the day it began on comes round again, or the last day of a month that
// has no such day. What is left of a month does not count. A date without a month counts as the first of July, and one without a
// day as the fifteenth: the middle of what it says. The result is worked out exactly and rounded once, half away from zero, to a hundredth.
//
// The error wraps [ErrMissing] if m has no currency or a date is not set; and [ErrRange] if a date does not exist,
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

// growth returns what pay grows by between two dates, as a fraction, and the whole months between them.
func growth(rate Rate, from, to Date) (num, den *big.Int, months int, err error) {
	for _, d := range []Date{from, to} {
		if err := d.check(); err != nil {
			return nil, nil, 0, err
		}
	}
	f, t := from.middle(), to.middle()
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

// An ExchangeRate is what one unit of a currency costs in another, on a date. It is the caller's: the catalogue has
// none. The zero ExchangeRate converts nothing.
type ExchangeRate struct {
	From   Currency `json:"from"`             // one unit of From …
	To     Currency `json:"to"`               // … is Rate units of To
	Rate   Rate     `json:"rate"`             // above zero
	AsOf   Date     `json:"asOf,omitzero"`    // when the rate held; must be set
	Source string   `json:"source,omitempty"` // who says so; may be empty
}

// Convert returns m in the currency To, for the same period: m × Rate, worked out exactly and rounded half away from
// zero to a hundredth.
//
// The error is a [*MismatchError] if m is not in the currency From. It wraps [ErrMissing] if m, From or To has no
// currency or AsOf is not set, and [ErrRange] if AsOf does not exist, Rate is not above zero, From and To are the
// same and Rate is not 1, or the result is beyond an [Amount].
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
	if r.From == "" || r.To == "" {
		return fmt.Errorf("%w: the exchange rate has not both currencies", ErrMissing)
	}
	if err := r.AsOf.check(); err != nil {
		return fmt.Errorf("exchange rate: %w", err)
	}
	if r.Rate <= 0 || r.From == r.To && r.Rate != one {
		return fmt.Errorf("%w: exchange rate of %s from %s to %s", ErrRange, r.Rate, r.From, r.To)
	}
	return nil
}
