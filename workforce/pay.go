package workforce

import (
	"cmp"
	"fmt"
	"math/big"
	"math/bits"

	"github.com/go-career/career"
)

// mostPay is the most pay a year, in hundredths. Times the hours of a year, twice that is still a uint64.
const mostPay = 1_000_000_000_000_000

const mostHours = 366 * 24 // of a year

// paid is what a person is paid in a year.
type paid struct {
	known           bool
	currency        career.Currency
	basic, variable career.Amount
	hours           int // that are paid for; 0 for full time where nobody knows how long that is
	full            int // of full time; 0 if not known
}

// pay reads the pay of a person. fullTime is the hours of a full-time year, or 0 for those of each country.
func (r *reader) pay(m member, fullTime int) (x paid, ok bool) {
	bad := func(field string, err error) (paid, bool) {
		r.found(m.Key, "pay."+field, err)
		return paid{}, false
	}
	p := &m.Pay
	if p.Hours < 0 || p.Hours > mostHours {
		return bad("hours", outOfRange("%d hours a year: want 1 to %d, or 0 for full time", p.Hours, mostHours))
	}
	x.full = fullTime
	if x.full == 0 {
		x.full = r.hours(m.Place)
	}
	x.hours = cmp.Or(p.Hours, x.full)
	if p.Basic == (career.Money{}) {
		return x, true
	}
	x.known, x.currency = true, p.Basic.Currency
	var err error
	if x.basic, err = r.yearly(p.Basic, x.hours); err != nil {
		return bad("basic", err)
	}
	if p.Variable == (career.Money{}) {
		return x, true
	}
	v := p.Variable
	v.Period = cmp.Or(v.Period, career.PerYear)
	if x.variable, err = r.yearly(v, x.hours); err != nil {
		return bad("variable", err)
	}
	if v.Currency != x.currency {
		return bad("variable", &career.MismatchError{What: "currency", Left: string(x.currency), Right: string(v.Currency)})
	}
	return x, true
}

// hours returns the hours of a full-time year in a place, or 0 if they are not known.
func (r *reader) hours(p career.Place) int {
	n, ok := r.countries[p]
	if !ok {
		country, _ := r.c.Country(p)
		n = country.HoursPerYear
		r.countries[p] = n
	}
	return n
}

// yearly returns what a sum comes to in a year of so many hours.
func (r *reader) yearly(m career.Money, hours int) (career.Amount, error) {
	switch {
	case m.Amount < 0:
		return 0, outOfRange("%s is below zero", m.Amount)
	case m.Period == career.PerDay:
		return 0, fmt.Errorf("%w: pay for a day: want it for an hour, a week, a month or a year", career.ErrValue)
	case m.Period == career.PerHour && hours == 0:
		return 0, missing("the hours of a year, to turn hourly pay into yearly")
	}
	if m.Currency != "" && !r.currencies[m.Currency] {
		if x, err := career.ParseCurrency(string(m.Currency)); err != nil {
			return 0, err
		} else if x != m.Currency {
			return 0, fmt.Errorf("%w: currency %q: want %q", career.ErrValue, string(m.Currency), string(x))
		}
		r.currencies[m.Currency] = true
	}
	y, err := m.Annualize(hours)
	if err != nil {
		return 0, err
	}
	if y.Amount > mostPay {
		return 0, outOfRange("%s a year: want at most %s", y.Amount, career.Amount(mostPay))
	}
	return y.Amount, nil
}

// checkHours reports hours of full time that don't exist. 0 stands for each country's.
func (r *reader) checkHours(n int) {
	if n < 0 || n > mostHours {
		r.found("", "fullTime", outOfRange("%d hours a year: want 1 to %d, or 0 for each country's", n, mostHours))
	}
}

// A total is a sum of amounts none of which is below zero, exact however many there are.
type total struct{ hi, lo uint64 }

func (t *total) add(a career.Amount) {
	var carry uint64
	t.lo, carry = bits.Add64(t.lo, uint64(a), 0)
	t.hi += carry
}

func (t total) int() *big.Int {
	n := new(big.Int).SetUint64(t.hi)
	return n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(t.lo))
}

// amount returns the sum, or an error that wraps [career.ErrRange] if it is beyond an amount.
func (t total) amount() (career.Amount, error) {
	if t.hi > 0 || int64(t.lo) < 0 {
		return 0, outOfRange("a sum of %s hundredths", t.int())
	}
	return career.Amount(t.lo), nil
}

// over returns t/o, or 0 if o is zero.
func (t total) over(o total) float64 {
	if o == (total{}) {
		return 0
	}
	f, _ := new(big.Rat).SetFrac(t.int(), o.int()).Float64()
	return f
}

// rounded returns a ratio as a whole number, rounded half away from zero, and whether it fits into 64 bits.
func rounded(x *big.Rat) (int64, bool) {
	twice := new(big.Int).Lsh(x.Num(), 1)
	twice.Add(twice, new(big.Int).Mul(x.Denom(), big.NewInt(int64(x.Sign()))))
	twice.Quo(twice, new(big.Int).Lsh(x.Denom(), 1))
	return twice.Int64(), twice.IsInt64()
}
