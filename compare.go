package career

import (
	"encoding/json"
	"fmt"
	"iter"
	"math/big"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"
)

// A Parity is a country's purchasing power parity in a year: how many units of its currency buy what one dollar buys in
// the United States.
type Parity struct {
	Region language.Region
	Year   int
	Rate   Rate // rounded to nine digits after the point
	Source SourceID
}

// Equal reports whether p and o are the same. It is what go-cmp compares by.
func (p Parity) Equal(o Parity) bool { return p == o }

// parityJSON is Parity as it stands in a file.
type parityJSON struct {
	Region regionText `json:"region"`
	Year   int        `json:"year"`
	Rate   Rate       `json:"rate"`
	Source SourceID   `json:"source"`
}

// MarshalJSON implements [json.Marshaler].
func (p Parity) MarshalJSON() ([]byte, error) { return json.Marshal(p.json()) }

func (p *Parity) json() parityJSON { return parityJSON{regionText{p.Region}, p.Year, p.Rate, p.Source} }

func (j *parityJSON) parity() Parity { return Parity{j.Region.Region, j.Year, j.Rate, j.Source} }

// UnmarshalJSON implements [json.Unmarshaler].
func (p *Parity) UnmarshalJSON(data []byte) error {
	j := p.json()
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	*p = j.parity()
	return nil
}

// Parity returns a country's purchasing power parity, and whether the catalogue has it.
func (c *Catalog) Parity(r language.Region) (Parity, bool) {
	return copied(c.parities, r.String(), plain)
}

// Parities returns an iterator over all purchasing power parities in the order of their countries' codes.
func (c *Catalog) Parities() iter.Seq[Parity] { return copies(c.parities, plain) }

// A Comparison holds two bands side by side in one currency, and says by what rate they were brought there. It is a view
// of the two, not pay that anybody is paid.
type Comparison struct {
	Left, Right SalaryBand // as they stand
	Min, Max    Amount     // Right's, in the currency of Left
	Percent     float64    // Right's midpoint over Left's, less one, in percent: -12.5 is an eighth less

	By     string // "exchange rate" or "purchasing power parity"
	Rate   string // what one unit of Right's currency counts for in Left's, as a decimal number
	AsOf   Date   // the date or year of the rate
	Source string // whose rate it is
}

// Compare holds two bands side by side, of one country or of two, by the caller's exchange rate from the currency of
// right to that of left.
//
// The bands have to be of one level, basis and period: [SalaryBand.Annualize] brings them to one period. Otherwise, and
// where the rate is for other currencies, the error is a [*MismatchError]. It wraps [ErrMissing] or [ErrRange] where the
// rate has no date or is not above zero, or where a band has no currency or is out of order.
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
// The error is a [*MismatchError] where they are not, and a [*NotFoundError] where the catalogue has no parity for a
// country, or has them for different years.
func (c *Catalog) CompareByParity(left, right SalaryBand) (Comparison, error) {
	var parity [2]Parity
	for i, b := range []SalaryBand{left, right} {
		p, ok := c.Parity(b.Region)
		if !ok || p.Rate <= 0 || i == 1 && p.Year != parity[0].Year {
			return Comparison{}, &NotFoundError{Kind: "parity", ID: b.Region.String()}
		}
		own, _ := currency.FromRegion(b.Region)
		if err := same("currency", b.Currency, own); err != nil {
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
		same("basis", left.Basis, right.Basis), same("period", left.Period, right.Period)} {
		if err != nil {
			return Comparison{}, err
		}
	}
	c.Left, c.Right, c.Rate = left, right, rate.FloatString(6)
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
	return fmt.Sprintf("%s %s–%s in %s is %s %s–%s in %s by %s (%s, %s: %s): midpoint %+.1f %%", c.Right.Currency, c.Right.Min,
		c.Right.Max, c.Right.Region, c.Left.Currency, c.Min, c.Max, c.Left.Region, c.By, c.Source, c.AsOf, c.Rate, c.Percent)
}
