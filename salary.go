package career

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"

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
	digits, neg := strings.CutPrefix(s, "-")
	whole, cents, point := strings.Cut(digits, ".")
	bad := len(whole) == 0 || len(whole) > 17 || len(cents) > 2 || point && cents == ""
	for _, c := range whole + cents {
		bad = bad || c < '0' || c > '9'
	}
	n, err := strconv.ParseInt(whole+(cents + "00")[:2], 10, 64)
	if bad || err != nil {
		return 0, fmt.Errorf("%w: %.40q is no amount: want digits, with at most two after a point", ErrRange, s)
	}
	if neg {
		n = -n
	}
	return Amount(n), nil
}

// MarshalJSON implements [json.Marshaler].
func (a Amount) MarshalJSON() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalJSON implements [json.Unmarshaler].
func (a *Amount) UnmarshalJSON(b []byte) (err error) {
	*a, err = ParseAmount(string(b))
	return err
}

// A Date is a day, a month or a year: figures are dated as finely as their publisher dates them. Month and Day are
// zero where they are not stated. As text it is ISO 8601: "2025", "2025-05" or "2025-05-31". The zero Date means no
// date.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// String returns the date in ISO 8601, or "" for the zero Date.
func (d Date) String() string {
	switch {
	case d == Date{}:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, int(d.Month))
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// MarshalText implements [encoding.TextMarshaler].
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (d *Date) UnmarshalText(text []byte) error {
	for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		t, err := time.Parse(layout, string(text))
		if err != nil || t.Year() == 0 {
			continue
		}
		*d = Date{Year: t.Year()}
		if len(layout) > 4 {
			d.Month = t.Month()
		}
		if len(layout) > 7 {
			d.Day = t.Day()
		}
		return nil
	}
	return fmt.Errorf("%w: %.40q is no date: want 2025, 2025-05 or 2025-05-31", ErrRange, text)
}

// Time returns the start of the date in UTC: of its first month and day where none is stated.
func (d Date) Time() time.Time {
	return time.Date(d.Year, max(d.Month, 1), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// Period is the time that a figure pays for.
type Period string

// The periods.
const (
	PerHour  Period = "hour"
	PerMonth Period = "month"
	PerYear  Period = "year"
)

// UnmarshalText implements [encoding.TextUnmarshaler]. Any text but a period's own is an error.
func (p *Period) UnmarshalText(text []byte) error {
	return enum.Parse(p, text, "period", PerHour, PerMonth, PerYear)
}

// Each returns the period as prices name it: "an hour", "a month", "a year"; and "" for none.
func (p Period) Each() string {
	switch p {
	case "":
		return ""
	case PerHour:
		return "an hour"
	}
	return "a " + string(p)
}

// Basis is what a band rests on.
type Basis string

// The bases, most trusted first.
const (
	BasisOverlay    Basis = "overlay"    // the user's own, laid over the catalogue
	BasisGuide      Basis = "guide"      // a career guide's typical range
	BasisPublished  Basis = "published"  // two percentiles as a statistical office published them, all levels together
	BasisPrevailing Basis = "prevailing" // the measured levels of the United States' prevailing wage, all levels together
	BasisDerived    Basis = "derived"    // cut from published percentiles by the rule its Method states
)

var bases = []Basis{BasisOverlay, BasisGuide, BasisPublished, BasisPrevailing, BasisDerived}

// trust returns the place of a basis, 0 for the most trusted.
func trust(b Basis) int { return slices.Index(bases, b) }

// UnmarshalText implements [encoding.TextUnmarshaler]. Any text but a basis's own is an error.
func (b *Basis) UnmarshalText(text []byte) error { return enum.Parse(b, text, "basis", bases...) }

// A SalaryBand is the range that one job pays at one level in one region. Bands compare with ==.
type SalaryBand struct {
	Job      JobID
	Level    Level // zero where the band covers all levels together
	Region   language.Region
	Area     AreaID // "" for the whole region
	Currency currency.Unit
	Period   Period
	Min, Max Amount
	Basis    Basis
	Method   string // how the figures came about
	Source   SourceID
	AsOf     Date      // when the figures were true, as the source dates them
	Figures  FiguresID // the published figures it was cut from; "" where they are an [Occupation]'s, or there are none
}

// Equal reports whether b and o are the same band. It is what go-cmp compares bands by.
func (b SalaryBand) Equal(o SalaryBand) bool { return b == o }

// bandJSON is SalaryBand as it stands in a file.
type bandJSON struct {
	Job      JobID        `json:"job,omitempty"`
	Level    Level        `json:"level,omitzero"`
	Region   regionText   `json:"region"`
	Area     AreaID       `json:"area,omitempty"`
	Currency currencyText `json:"currency"`
	Period   Period       `json:"period"`
	Min      Amount       `json:"min"`
	Max      Amount       `json:"max"`
	Basis    Basis        `json:"basis"`
	Method   string       `json:"method,omitempty"`
	Source   SourceID     `json:"source"`
	AsOf     Date         `json:"asOf,omitzero"`
	Figures  FiguresID    `json:"figures,omitempty"`
}

func (j *bandJSON) band() SalaryBand {
	return SalaryBand{j.Job, j.Level, j.Region.Region, j.Area, j.Currency.Unit, j.Period, j.Min, j.Max, j.Basis, j.Method,
		j.Source, j.AsOf, j.Figures}
}

// MarshalJSON implements [json.Marshaler].
func (b SalaryBand) MarshalJSON() ([]byte, error) {
	return json.Marshal(bandJSON{b.Job, b.Level, regionText{b.Region}, b.Area, currencyText{b.Currency}, b.Period, b.Min, b.Max,
		b.Basis, b.Method, b.Source, b.AsOf, b.Figures})
}

// UnmarshalJSON implements [json.Unmarshaler].
func (b *SalaryBand) UnmarshalJSON(data []byte) error {
	var j bandJSON
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	*b = j.band()
	return nil
}

// regionText and currencyText are x/text's types, written as their codes.
type (
	regionText   struct{ language.Region }
	currencyText struct{ currency.Unit }
)

func (r regionText) MarshalText() ([]byte, error)   { return []byte(r.Region.String()), nil }
func (u currencyText) MarshalText() ([]byte, error) { return []byte(u.Unit.String()), nil }

func (r *regionText) UnmarshalText(text []byte) (err error) {
	if r.Region, err = language.ParseRegion(string(text)); err != nil {
		return fmt.Errorf("%w: %.40q is no region: want an ISO 3166 code such as US", ErrRange, text)
	}
	return nil
}

func (u *currencyText) UnmarshalText(text []byte) (err error) {
	if u.Unit, err = currency.ParseISO(string(text)); err != nil {
		return fmt.Errorf("%w: %.40q is no currency: want an ISO 4217 code such as USD", ErrRange, text)
	}
	return nil
}

// Unpriced says why a job has no band: at one level, or in a region at all.
type Unpriced struct {
	Region language.Region // zero for every region
	Level  Level           // zero for every level
	Why    string
}

// unpricedJSON is Unpriced as it stands in a file.
type unpricedJSON struct {
	Region *regionText `json:"region,omitempty"`
	Level  Level       `json:"level,omitzero"`
	Why    string      `json:"why"`
}

// MarshalJSON implements [json.Marshaler].
func (u Unpriced) MarshalJSON() ([]byte, error) { return json.Marshal(u.json()) }

func (u Unpriced) json() unpricedJSON {
	j := unpricedJSON{Level: u.Level, Why: u.Why}
	if u.Region != (language.Region{}) {
		j.Region = &regionText{u.Region}
	}
	return j
}

func (j *unpricedJSON) unpriced() Unpriced {
	u := Unpriced{Level: j.Level, Why: j.Why}
	if j.Region != nil {
		u.Region = j.Region.Region
	}
	return u
}

// UnmarshalJSON implements [json.Unmarshaler].
func (u *Unpriced) UnmarshalJSON(data []byte) error {
	var j unpricedJSON
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	*u = j.unpriced()
	return nil
}

// Equal reports whether u and o are the same. It is what go-cmp compares by.
func (u Unpriced) Equal(o Unpriced) bool { return u == o }

// jobPay is what is known of one job's pay: the contents of its file.
type jobPay struct {
	Job      JobID        `json:"job"`
	Bands    []SalaryBand `json:"bands,omitempty"`
	Unpriced []Unpriced   `json:"unpriced,omitempty"`
}

// Salary returns the bands of a role's job in a region, all levels of them, most trusted basis first and lowest level
// first within it. The role's own are those whose Level is the role's. They are of the whole region: [Catalog.SalaryIn]
// has those of an area inside it.
//
// The error is a [*NotFoundError] for a role that the catalogue does not have, and a [*NoBandError] where the job has
// no band in the region.
func (c *Catalog) Salary(id RoleID, region language.Region) ([]SalaryBand, error) {
	i, ok := c.roleAt(id)
	if !ok {
		return nil, c.missing("role", string(id))
	}
	job := JobID(c.ix.Roles[i].Job)
	var bands []SalaryBand
	pay := c.pay.Get(string(job))
	if pay != nil {
		for _, b := range pay.Bands {
			if b.Region == region && b.Area == "" {
				bands = append(bands, b)
			}
		}
	}
	if len(bands) == 0 {
		return nil, &NoBandError{Role: id, Job: job, Region: region, Why: pay.why(region, 0)}
	}
	return bands, nil
}

// A NoBandError says that no pay band is known for a role in a region.
type NoBandError struct {
	Role   RoleID
	Job    JobID // "" where the role has no job, and so can have no band
	Region language.Region
	Why    string // "" where the catalogue does not say
}

func (e *NoBandError) Error() string {
	s := fmt.Sprintf("no pay band for %s in %s", e.Role, e.Region)
	switch {
	case e.Job == "":
		return s + ": the role has no job"
	case e.Why == "":
		return fmt.Sprintf("%s: none is known for job %s there", s, e.Job)
	}
	return s + ": " + e.Why
}

// WhyNoBand says why no band in a region is for a role's own level: why the job has none there at all, or none at that
// level. It is "" where there is one, where the catalogue does not say, and for a role that it does not have.
func (c *Catalog) WhyNoBand(id RoleID, region language.Region) string {
	i, ok := c.roleAt(id)
	if !ok || len(c.bandsAt(i, region)) > 0 {
		return ""
	}
	p, level := c.pay.Get(c.ix.Roles[i].Job), Level(c.ix.Roles[i].Level)
	return cmp.Or(p.why(region, 0), p.why(region, level))
}

// sortBands puts bands in the order in which they are kept and returned.
func sortBands(bands []SalaryBand) {
	slices.SortStableFunc(bands, func(a, b SalaryBand) int {
		return cmp.Or(
			cmp.Compare(a.Region.String(), b.Region.String()),
			cmp.Compare(a.Area, b.Area),
			trust(a.Basis)-trust(b.Basis),
			cmp.Compare(a.Currency.String(), b.Currency.String()),
			cmp.Compare(a.Period, b.Period),
			cmp.Compare(a.Level, b.Level))
	})
}

func errTwoBands() error {
	return fmt.Errorf("%w: a second band of the same level, region, area, currency, period and basis", ErrDuplicate)
}

// bandKey is what only one band of a job can have.
type bandKey struct {
	level    Level
	region   language.Region
	area     AreaID
	currency currency.Unit
	period   Period
	basis    Basis
}

func (b SalaryBand) key() bandKey {
	return bandKey{b.Level, b.Region, b.Area, b.Currency, b.Period, b.Basis}
}

// why returns why there is no band in a region at a level, or in a region at all where level is zero.
func (p *jobPay) why(region language.Region, l Level) string {
	if p != nil {
		for _, u := range p.Unpriced {
			if u.Level == l && (u.Region == region || u.Region == language.Region{}) {
				return u.Why
			}
		}
	}
	return ""
}

// normalize puts what was read into the form in which it is kept.
func (p *jobPay) normalize() {
	for i := range p.Bands {
		p.Bands[i].Job = p.Job
	}
	sortBands(p.Bands)
}

func (p *jobPay) clone() jobPay {
	d := *p
	d.Bands, d.Unpriced = slices.Clone(p.Bands), slices.Clone(p.Unpriced)
	return d
}

var regionUS = language.MustParseRegion("US")

// bandsAt returns the bands of a role's job at the role's own level in a region, most trusted basis first.
func (c *Catalog) bandsAt(i int, region language.Region) (bands []SalaryBand) {
	r := &c.ix.Roles[i]
	if p := c.pay.Get(r.Job); p != nil && r.Level != 0 {
		for _, b := range p.Bands {
			if b.Region == region && b.Area == "" && b.Level == Level(r.Level) {
				bands = append(bands, b)
			}
		}
	}
	return bands
}

// like reports whether two bands can be compared: they are of one basis, region, currency and period.
func (b SalaryBand) like(o SalaryBand) bool {
	return b.Basis == o.Basis && b.Region == o.Region && b.Area == o.Area && b.Currency == o.Currency && b.Period == o.Period
}

// A PayFloor is pay that a role must be known to reach: one of its job's bands at its own level, of this region,
// currency and period, has a midpoint of at least Amount. A role without such a band is not known to. The zero PayFloor
// asks for nothing.
type PayFloor struct {
	Region   language.Region
	Currency currency.Unit
	Period   Period
	Amount   Amount
}

// pays reports whether the role at i is known to reach a floor, by the most trusted band that can be compared with it.
func (c *Catalog) pays(i int, f *PayFloor) bool {
	if f.Amount <= 0 {
		return true
	}
	for _, b := range c.bandsAt(i, f.Region) {
		if b.Currency == f.Currency && b.Period == f.Period {
			return b.Midpoint() >= f.Amount
		}
	}
	return false
}

// Midpoint returns the centre of the band, rounded half up to a hundredth.
func (b SalaryBand) Midpoint() Amount { return b.Min + (b.Max-b.Min+1)/2 }
