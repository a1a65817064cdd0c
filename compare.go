package career

import (
	"cmp"
	"fmt"
	"iter"
	"math/big"
	"strings"
)

// A Parity is a country's purchasing power parity in a year: how many units of its currency buy what one dollar buys in
// the United States.
type Parity struct {
	Place  Place    `json:"place"`
	Year   int      `json:"year"`
	Rate   Rate     `json:"rate"` // rounded to nine digits after the point
	Source SourceID `json:"source"`
}

// Parity returns a country's purchasing power parity, and whether the catalogue has it.
func (c *Catalog) Parity(country Place) (Parity, bool) {
	return copied(c.parities, string(country), plain)
}

// Parities returns an iterator over all purchasing power parities in the order of their countries' codes.
func (c *Catalog) Parities() iter.Seq[Parity] { return copies(c.parities, plain) }

// A Comparison holds two bands side by side in one currency, and says by what rate they were brought there. It is a view
// of the two, not pay that anybody is paid.
type Comparison struct {
	Left    SalaryBand `json:"left"` // as they stand
	Right   SalaryBand `json:"right"`
	Min     Amount     `json:"min"` // Right's, in the currency of Left
	Max     Amount     `json:"max"`
	Percent float64    `json:"percent"` // Right's midpoint over Left's, less one, in percent: -12.5 is an eighth less

	// Unlike says what the two count differently, whose pay and what as pay; it is empty if there is nothing to say.
	Unlike string `json:"unlike,omitempty"`

	By     string `json:"by"`     // "exchange rate" or "purchasing power parity"
	Rate   string `json:"rate"`   // what one unit of Right's currency counts for in Left's, as a decimal number
	AsOf   Date   `json:"asOf"`   // the date or year of the rate
	Source string `json:"source"` // whose rate it is
}

// Compare holds two bands side by side, of one country or of two, by the caller's exchange rate from the currency of
// right to that of left.
//
// The bands have to be of one level, basis, cut of percentiles and period: [SalaryBand.Annualize] brings them to one period. Otherwise, and
// if the rate is for other currencies, the error is a [*MismatchError]. It wraps [ErrMissing] or [ErrRange] if the
// rate has no date or is not above zero, or if a band has no currency or is out of order.
func Compare(left, right SalaryBand, rate ExchangeRate) (Comparison, error) {
	for _, err := range []error{rate.check(), same("currency", right.Currency, rate.From), same("currency", left.Currency, rate.To)} {
		if err != nil {
			return Comparison{}, err
		}
	}
	return compareBands(left, right, big.NewRat(int64(rate.Rate), one), Comparison{
		By: "exchange rate", AsOf: rate.AsOf, Source: rate.Source})
}

// CompareByParity holds two bands side by side by the purchasing power of their countries' currencies: it tells what pay
// buys where it is earned, not what a bank would change it for. The bands have to be in the currencies of their
// countries, and of one level, basis and period, as for [Compare].
//
// The error is a [*MismatchError] if they are not, and a [*NotFoundError] if the catalogue has no parity for a
// country, or has them for different years.
func (c *Catalog) CompareByParity(left, right SalaryBand) (Comparison, error) {
	var parity [2]Parity
	for i, b := range []SalaryBand{left, right} {
		p, ok := c.Parity(b.Place.Country())
		if !ok || p.Rate <= 0 || i == 1 && p.Year != parity[0].Year {
			return Comparison{}, &NotFoundError{Kind: "parity", ID: string(b.Place.Country())}
		}
		if err := same("currency", b.Currency, p.Place.Currency()); err != nil {
			return Comparison{}, err
		}
		parity[i] = p
	}
	source := string(parity[1].Source)
	if s, ok := c.Source(parity[1].Source); ok {
		source = s.Publisher + ", " + s.Title
	}
	return compareBands(left, right, big.NewRat(int64(parity[0].Rate), int64(parity[1].Rate)), Comparison{
		By: "purchasing power parity", AsOf: Date{Year: parity[1].Year}, Source: source})
}

// compareBands fills in a comparison by what one unit of right's currency counts for in left's.
func compareBands(left, right SalaryBand, rate *big.Rat, c Comparison) (Comparison, error) {
	for _, err := range []error{left.check(), right.check(), same("level", left.Level, right.Level),
		same("basis", left.Basis, right.Basis), same("percentiles", left.cut(), right.cut()), same("period", left.Period, right.Period)} {
		if err != nil {
			return Comparison{}, err
		}
	}
	c.Left, c.Right, c.Rate, c.Unlike = left, right, rate.FloatString(6), unlike(&left, &right)
	var err error
	if c.Min, err = right.Min.scaled(rate.Num(), rate.Denom()); err != nil {
		return Comparison{}, err
	}
	if c.Max, err = right.Max.scaled(rate.Num(), rate.Denom()); err != nil {
		return Comparison{}, err
	}
	mid := new(big.Rat).SetInt(new(big.Int).SetUint64(right.twiceMidpoint()))
	ratio, _ := mid.Mul(mid, rate).Quo(mid, new(big.Rat).SetInt(new(big.Int).SetUint64(left.twiceMidpoint()))).Float64()
	c.Percent = 100 * (ratio - 1)
	return c, nil
}

// String returns the comparison as one line: both bands, the rate, and the difference.
func (c Comparison) String() string {
	s := fmt.Sprintf("%s %s–%s in %s is %s %s–%s in %s by %s (%s, %s: %s): midpoint %+.1f %%", c.Right.Currency, c.Right.Min,
		c.Right.Max, c.Right.Place, c.Left.Currency, c.Min, c.Max, c.Left.Place, c.By, c.Source, c.AsOf, c.Rate, c.Percent)
	if c.Unlike != "" {
		s += "; " + c.Unlike
	}
	return s
}

// unlike says what two bands count differently.
func unlike(a, b *SalaryBand) string {
	var parts []string
	for _, x := range []struct{ what, a, b string }{{"whose pay", a.Population, b.Population}, {"what is pay", a.Measure, b.Measure}} {
		if x.a != x.b {
			parts = append(parts, fmt.Sprintf("%s differs: %s, and %s", x.what, cmp.Or(x.a, "not stated"), cmp.Or(x.b, "not stated")))
		}
	}
	return strings.Join(parts, "; ")
}

// A PayChange compares the pay of two roles, each at its own level, like with like.
type PayChange struct {
	From SalaryBand `json:"from,omitzero"` // of the same basis, place, currency, period and percentiles as To
	To   SalaryBand `json:"to,omitzero"`
	// Midpoint is how much higher the midpoint of To is than that of From, in To's currency and period.
	Midpoint Amount  `json:"midpoint"`
	Percent  float64 `json:"percent"` // the same, of From's midpoint
	// Unlike says what the two count differently, as in a [Comparison].
	Unlike string `json:"unlike,omitempty"`
	// Why says why the two are not comparable; it is empty if they are.
	Why string `json:"why,omitempty"`
}

func (p PayChange) percentOfFrom() float64 { return 100 + p.Percent }

// ComparePay compares the pay of two roles in a country by the most trusted basis that both have a band of, each at its
// own level and in one currency and period. Where there is none, the result says why. Of two roles of one level whose
// derived bands are narrowed differently, what both have is compared: the bands of the result are cut to that, if it is half
// of the level's band or more. The error is a [*NotFoundError] for a role that the catalogue does not have.
func (c *Catalog) ComparePay(from, to RoleID, country Place) (PayChange, error) {
	i, ok := c.roles.At(string(from))
	if !ok {
		return PayChange{}, c.missing("role", string(from))
	}
	j, ok := c.roles.At(string(to))
	if !ok {
		return PayChange{}, c.missing("role", string(to))
	}
	return c.payChange(i, j, country), nil
}

func (c *Catalog) payChange(from, to int, country Place) PayChange {
	a, b := c.ownBands(from, country), c.ownBands(to, country)
	first := map[likeness]*SalaryBand{}
	for k := range b {
		if l := b[k].likeness(); first[l] == nil {
			first[l] = &b[k]
		}
	}
	for k := range a {
		if y := first[a[k].likeness()]; y != nil {
			return payChangeOf(a[k], *y)
		}
	}
	for k := range a {
		l := a[k].likeness()
		l.cut = ""
		for m := range b {
			o := b[m].likeness()
			if o.cut = ""; l != o || a[k].Basis != BasisDerived || a[k].Level != b[m].Level {
				continue
			}
			if x, y, ok := c.commonCut(&a[k], &b[m]); ok {
				return payChangeOf(x, y)
			}
			break
		}
	}
	side := func(i int) string {
		r := &c.ix().Roles[i]
		return fmt.Sprintf("%s has no band at %s level in %s", r.ID, Level(r.Level), country)
	}
	switch {
	case len(a) == 0:
		return PayChange{Why: "not comparable: " + side(from)}
	case len(b) == 0:
		return PayChange{Why: "not comparable: " + side(to)}
	}
	return PayChange{Why: fmt.Sprintf("not comparable: %s and %s have no bands of one basis, currency, period and cut of percentiles in %s",
		c.ix().Roles[from].ID, c.ix().Roles[to].ID, country)}
}

func payChangeOf(from, to SalaryBand) PayChange {
	lo, hi := from.Midpoint(), to.Midpoint()
	return PayChange{From: from, To: to, Midpoint: hi - lo, Percent: 100 * float64(hi-lo) / float64(lo), Unlike: unlike(&from, &to)}
}

// commonCut cuts two derived bands of one level anew, to the percentiles that both have. It returns false if that is less
// than half of what the rule asks for.
func (c *Catalog) commonCut(a, b *SalaryBand) (x, y SalaryBand, ok bool) {
	s, t := c.tableOf(a), c.tableOf(b)
	first, last, _ := cutAt(a.Level)
	from, to := max(a.FromPercentile, b.FromPercentile), min(a.ToPercentile, b.ToPercentile)
	if s == nil || t == nil || 2*(to-from) < last-first {
		return x, y, false
	}
	x, ok = cutOut(*a, s.Percentiles.Published(), a.Level, from, to)
	y, both := cutOut(*b, t.Percentiles.Published(), b.Level, from, to)
	x.Method, y.Method = x.Method+a.Class, y.Method+b.Class
	return x, y, ok && both
}

// tableOf returns the table that a band was cut from.
func (c *Catalog) tableOf(b *SalaryBand) *PayTable {
	for _, t := range c.pay(b.Job, b.Place.Country()).tables {
		if t.class() == b.Class && t.Period == b.Period && t.Place == b.Place && t.ID == b.Table {
			return &t
		}
	}
	return nil
}
