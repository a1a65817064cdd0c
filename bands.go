package career

import (
	"fmt"

	"github.com/go-career/career/internal/enum"
)

// Money returns an amount as money of the band's currency and period: b.Money(b.Midpoint()).
func (b SalaryBand) Money(a Amount) Money { return Money{a, b.Currency, b.Period} }

// check reports what keeps b from being reckoned with.
func (b SalaryBand) check() error {
	switch {
	case b.Currency == "":
		return fmt.Errorf("%w: the band has no currency", ErrMissing)
	case b.Period == "":
		return fmt.Errorf("%w: the band has no period", ErrMissing)
	case b.Min <= 0 || b.Min > b.Max:
		return fmt.Errorf("%w: band from %s to %s: want 0 < min ≤ max", ErrRange, b.Min, b.Max)
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
		if x.Place == "" || x.Basis == "" {
			return fmt.Errorf("%w: the band needs a place and a basis to be compared", ErrMissing)
		}
	}
	for _, err := range []error{same("currency", b.Currency, o.Currency), same("period", b.Period, o.Period),
		same("place", b.Place, o.Place),
		same("basis", b.Basis, o.Basis), same("percentiles", b.cut(), o.cut())} {
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
// Like that of every ratio of a band, the error wraps [ErrMissing] if the band has no currency or period, and
// [ErrRange] unless 0 < min ≤ max; and the ratio is the nearest float64, for amounts below 2^53 hundredths.
func (b SalaryBand) Spread() (float64, error) {
	if err := b.check(); err != nil {
		return 0, err
	}
	return float64(b.Max-b.Min) / float64(b.Min), nil
}

// CompaRatio returns pay / midpoint, of the exact midpoint, which is (min + max) / 2 and not rounded as [SalaryBand.Midpoint]
// is. At the midpoint it is 1.
//
// The error is a [*MismatchError] if currency or period differ (annualize hourly pay first), and otherwise that of
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
	if b.Min == b.Max {
		return 0, fmt.Errorf("%w: the band is a single figure, %s", ErrRange, b.Min)
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
	CircleNone  Circle = ""      // in the band, its ends included
	CircleGreen Circle = "green" // below the minimum
	CircleRed   Circle = "red"   // above the maximum
)

var circles = enum.Texts[Circle]{What: "circle", Values: []Circle{CircleGreen, CircleRed}}

// CircleValues returns the circles, without [CircleNone].
func CircleValues() []Circle { return circles.All() }

// ParseCircle returns the circle that s spells. The error wraps [ErrValue].
func ParseCircle(s string) (Circle, error) { return circles.Parse(s) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseCircle]. Empty text is [CircleNone].
func (c *Circle) UnmarshalText(text []byte) error { return circles.Unmarshal(c, text) }

// Circle returns whether pay is above the band's maximum, below its minimum, or within. Beyond an end of a narrowed band
// that is only the end of what is published, nobody can say, and it is [CircleNone]. Its errors are those of
// [SalaryBand.CompaRatio].
func (b SalaryBand) Circle(pay Money) (Circle, error) {
	err := b.compares(pay)
	from, to, ruled := cutAt(b.Level)
	open := b.Narrowed && ruled
	switch {
	case err != nil:
		return CircleNone, err
	case pay.Amount < b.Min && !(open && b.FromPercentile > from):
		return CircleGreen, nil
	case pay.Amount > b.Max && !(open && b.ToPercentile < to):
		return CircleRed, nil
	}
	return CircleNone, nil
}

// Overlap returns the share of the higher of two bands that the lower one covers too, 0 to 1:
//
//	(lower of the maxima − higher of the minima) / (maximum − minimum of the higher band)
//
// and 0 if the two have nothing in common. The higher band is the one with the higher midpoint; of two with the same
// midpoint, the wider. So b.Overlap(o) is o.Overlap(b). For bands one level apart this is what pay analysts call range
// overlap: (max of the lower − min of the higher) / (max − min of the higher).
//
// The error is a [*MismatchError] if currency, period, place, basis or percentiles differ; it wraps [ErrMissing] if one of
// the four is not set, and [ErrRange] unless 0 < min ≤ max in both.
func (b SalaryBand) Overlap(o SalaryBand) (float64, error) {
	if err := b.matches(o); err != nil {
		return 0, err
	}
	higher := b
	if bm, om := b.twiceMidpoint(), o.twiceMidpoint(); om > bm || om == bm && o.Max > b.Max {
		higher = o
	}
	common := min(b.Max, o.Max) - max(b.Min, o.Min)
	if higher.Min == higher.Max { // a single figure is covered whole, or not at all
		if common < 0 {
			return 0, nil
		}
		return 1, nil
	}
	return float64(max(common, 0)) / float64(higher.Max-higher.Min), nil
}

// Progression returns how much higher o's midpoint is than b's: (o's midpoint − b's midpoint) / b's midpoint, of the
// exact midpoints. It is below zero if o pays less. Its errors are those of [SalaryBand.Overlap].
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
	how := fmt.Sprintf("annualized as %d %ss a year", n, b.Period)
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
