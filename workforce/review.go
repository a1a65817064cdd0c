package workforce

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/go-career/career"
)

// ReviewOptions say what pay is held against. The zero ReviewOptions take bands as they are.
type ReviewOptions struct {
	// AsOf is the date of the review. Bands are moved to it from their own date, by Growth a year, as
	// [career.SalaryBand.Age] does. A band that is of that date or later stays as it is. The zero Date ages nothing.
	AsOf   career.Date `json:"asOf,omitzero"`
	Growth career.Rate `json:"growth,omitempty"`
	// FullTime is the hours of a full-time year, holidays included, where the company has its own. By default they are
	// each country's: see [career.Country].
	FullTime int `json:"fullTime,omitempty"`
	// TotalsOnly leaves out the positions. What is kept in memory is then the sums, the bands and the keys.
	TotalsOnly bool `json:"totalsOnly,omitempty"`
}

// A Position is where a person's pay stands in the band of their role and place.
type Position struct {
	Key string `json:"key"`
	RoleRef
	Place career.Place `json:"place"`
	Group string       `json:"group"`
	// Pay is the basic pay of a year, as paid; FullTime is what it would be for full time: pay × hours of full time / hours
	// paid for, rounded to a hundredth. FullTime is what stands in the band. Both are zero if pay is not known.
	Pay      career.Money `json:"pay,omitzero"`
	FullTime career.Money `json:"fullTime,omitzero"`
	// Why says why there is no position: no pay is stated, there is no band, or the band is in another currency. If it
	// is set, all that follows is zero.
	Why string `json:"why,omitempty"`
	// Min, Midpoint and Max are the band's, for a year, in the currency of Pay.
	Min      career.Amount `json:"min,omitzero"`
	Midpoint career.Amount `json:"midpoint,omitzero"`
	Max      career.Amount `json:"max,omitzero"`
	// Narrowed says that an end of the band is only the end of what is published. Nobody is in a circle beyond it.
	Narrowed bool `json:"narrowed,omitempty"`
	// CompaRatio is FullTime over the midpoint. Penetration is how far into the band it has come, 0 at the minimum and 1 at
	// the maximum; it stays 0 in a band that is a single figure.
	CompaRatio  float64       `json:"compaRatio,omitzero"`
	Penetration float64       `json:"penetration,omitzero"`
	Circle      career.Circle `json:"circle,omitempty"` // green below the minimum, red above the maximum
	// Cost is what it costs a year to bring a green circle up to the minimum, at the hours the person works, rounded up to
	// a hundredth, so that nobody stays below. Above is by how much a red circle is paid above the maximum, at those hours.
	Cost  career.Amount `json:"cost,omitzero"`
	Above career.Amount `json:"above,omitzero"`
}

// A RoleBand is the band that people in a role and place are held against.
type RoleBand struct {
	RoleRef
	Place  career.Place `json:"place"`
	People int          `json:"people"`
	// Band is for a year, and aged to the date of the review; Method says how. It is zero if there is none, and Why says
	// why.
	Band career.SalaryBand `json:"band,omitzero"`
	Why  string            `json:"why,omitempty"`
}

// A GroupSum sums up the pay of a group in one currency. Only people whose pay is known count.
type GroupSum struct {
	Group    string          `json:"group,omitempty"` // empty in the totals of all groups
	Currency career.Currency `json:"currency"`
	People   int             `json:"people"`
	Banded   int             `json:"banded"` // those who have a band
	Green    int             `json:"green"`
	Red      int             `json:"red"`
	Pay      career.Amount   `json:"pay"` // basic pay of a year, as paid
	// CompaRatio is that of the group: the sum of full-time pay over the sum of midpoints, of those who have a band.
	CompaRatio float64       `json:"compaRatio"`
	Cost       career.Amount `json:"cost"`  // a year, to bring all green circles up to their minimum
	Above      career.Amount `json:"above"` // a year, paid above the maximum to red circles
}

// A Review is a pay review.
type Review struct {
	AsOf      career.Date `json:"asOf,omitzero"`
	People    int         `json:"people"`
	Unpaid    int         `json:"unpaid"`    // people whose pay is not known
	Unbanded  int         `json:"unbanded"`  // people whose pay is known and who have no band in its currency
	Positions []Position  `json:"positions"` // one for each person, in their order
	Groups    []GroupSum  `json:"groups"`    // by name, then currency
	Totals    []GroupSum  `json:"totals"`    // of all groups, by currency
	Bands     []RoleBand  `json:"bands"`     // by the title of the role, then place
}

// ReviewPay holds everybody's basic pay against the band of their role and place, which is that of [career.Catalog.Salary]:
// your own, if you laid one over the catalogue, or else the best there is. Both are brought to a full-time year.
//
// The cost of bringing people into their bands is the sum of what each needs to reach the minimum. Nobody is brought down: red
// circles are counted, and what they are paid above the maximum is summed apart. Everybody must have a role and a place. Beyond
// an end of a narrowed band that is only the end of what is published nobody is in a circle: see [career.SalaryBand.Circle].
func ReviewPay(c *career.Catalog, people iter.Seq[Person], o ReviewOptions) (Review, error) {
	r := newReviewer(c, o)
	v := Review{AsOf: o.AsOf, Positions: []Position{}}
	groups, all := sums{}, sums{}
	for p := range r.positions(people) {
		v.People++
		if !o.TotalsOnly {
			v.Positions = append(v.Positions, p)
		}
		switch {
		case p.Pay.Currency == "":
			v.Unpaid++
			continue
		case p.Why != "":
			v.Unbanded++
		}
		groups.add(p.Group, &p)
		all.add("", &p)
	}
	v.Groups, v.Totals = groups.list(r.reader), all.list(r.reader)
	if err := r.err(); err != nil {
		return Review{}, err
	}
	v.Bands = r.table()
	return v, nil
}

// Positions returns an iterator over the positions of people, one after another, without keeping them. People with whom
// something is wrong have none; what was wrong comes last, as one error.
func Positions(c *career.Catalog, people iter.Seq[Person], o ReviewOptions) iter.Seq2[Position, error] {
	return func(yield func(Position, error) bool) {
		r := newReviewer(c, o)
		for p := range r.positions(people) {
			if !yield(p, nil) {
				return
			}
		}
		if err := r.err(); err != nil {
			yield(Position{}, err)
		}
	}
}

// A reviewer finds the band of each role and place once.
type reviewer struct {
	*reader
	o     ReviewOptions
	bands map[bandKey]*RoleBand
}

type bandKey struct {
	role  career.RoleID
	place career.Place
}

func newReviewer(c *career.Catalog, o ReviewOptions) *reviewer {
	r := &reviewer{newReader(c), o, map[bandKey]*RoleBand{}}
	r.checkHours(o.FullTime)
	if o.Growth != 0 && o.AsOf == (career.Date{}) {
		r.found("", "asOf", missing("the date to age bands to"))
	}
	if o.AsOf != (career.Date{}) {
		if _, err := (career.Money{Currency: "XXX"}).Age(o.Growth, o.AsOf, o.AsOf); err != nil {
			r.found("", "asOf", err) // or the rate
		}
	}
	return r
}

// positions yields the position of everybody with whom nothing is wrong.
func (r *reviewer) positions(people iter.Seq[Person]) iter.Seq[Position] {
	return func(yield func(Position) bool) {
		for m := range r.members(people, true) {
			pay, ok := r.pay(m, r.o.FullTime)
			if !ok {
				continue
			}
			key := bandKey{m.role.ID, m.Place}
			b := r.bands[key]
			if b == nil {
				band, err := r.band(m.role, m.Place)
				if err != nil {
					r.found(m.Key, "place", err)
					continue
				}
				b = &band
				r.bands[key] = b
			}
			b.People++
			p := Position{Key: m.Key, RoleRef: m.role.ref(), Place: m.Place, Group: cmp.Or(m.Group, m.role.field)}
			if err := p.place(&pay, b); err != nil {
				r.found(m.Key, "pay", err)
				continue
			}
			if !yield(p) {
				return
			}
		}
	}
}

// band returns the band of a role in a place, for a year and aged to the date of the review.
func (r *reviewer) band(x *role, p career.Place) (RoleBand, error) {
	b := RoleBand{RoleRef: x.ref(), Place: p}
	s, err := r.c.Salary(x.ID, p)
	if err != nil {
		return b, err
	}
	if s.Band == nil {
		b.Why = s.Why
		return b, nil
	}
	band := *s.Band
	hours := cmp.Or(r.o.FullTime, r.hours(p))
	if band.Period == career.PerHour && hours == 0 {
		b.Why = fmt.Sprintf("the band is hourly, and the hours of a full-time year in %s are not known", p)
		return b, nil
	}
	if band, err = band.Annualize(hours); err == nil && r.o.Growth != 0 && middle(band.AsOf).Before(middle(r.o.AsOf)) {
		band, err = band.Age(r.o.Growth, r.o.AsOf)
	}
	switch {
	case err != nil:
		b.Why = err.Error()
	case band.Max > mostPay:
		b.Why = fmt.Sprintf("the band goes beyond %s a year", career.Amount(mostPay))
	default:
		b.Band = band
	}
	return b, nil
}

// middle returns the middle of what a date says, as [career.Money.Age] takes it.
func middle(d career.Date) time.Time {
	month, day := d.Month, cmp.Or(d.Day, 15)
	if month == 0 {
		month, day = time.July, 1
	}
	return time.Date(d.Year, month, day, 0, 0, 0, 0, time.UTC)
}

// place fills in where pay stands in a band.
func (p *Position) place(pay *paid, b *RoleBand) error {
	if !pay.known {
		p.Why = "no pay is stated"
		return nil
	}
	p.Pay = career.Money{Amount: pay.basic, Currency: pay.currency, Period: career.PerYear}
	full, part := int64(1), int64(1)
	if pay.hours != pay.full {
		if full, part = int64(pay.full), int64(pay.hours); full == 0 {
			p.Why = fmt.Sprintf("the hours of a full-time year in %s are not known", p.Place)
			return nil
		}
	}
	p.FullTime = p.Pay
	p.FullTime.Amount = divide(int64(pay.basic)*full, part)
	if p.FullTime.Amount > mostPay {
		return outOfRange("%s a year at full time: want at most %s", p.FullTime.Amount, career.Amount(mostPay))
	}
	switch band := b.Band; {
	case b.Why != "":
		p.Why = b.Why
		return nil
	case band.Currency != pay.currency:
		p.Why = fmt.Sprintf("pay is in %s, the band in %s", pay.currency, band.Currency)
		return nil
	}
	band := &b.Band
	var err1, err2 error
	p.Min, p.Midpoint, p.Max, p.Narrowed = band.Min, band.Midpoint(), band.Max, band.Narrowed
	p.CompaRatio, err1 = band.CompaRatio(p.FullTime)
	p.Circle, err2 = band.Circle(p.FullTime)
	if band.Min < band.Max {
		p.Penetration = float64(p.FullTime.Amount-band.Min) / float64(band.Max-band.Min)
	}
	switch p.Circle {
	case career.CircleGreen:
		p.Cost = career.Amount((int64(band.Min-p.FullTime.Amount)*part + full - 1) / full)
	case career.CircleRed:
		p.Above = divide(int64(p.FullTime.Amount-band.Max)*part, full)
	}
	return errors.Join(err1, err2)
}

// divide returns a/b, neither below zero, rounded half up.
func divide(a, b int64) career.Amount {
	q, rest := a/b, a%b
	if rest >= b-rest {
		q++
	}
	return career.Amount(q)
}

// table returns the bands, in order.
func (r *reviewer) table() []RoleBand {
	list := []RoleBand{}
	for _, b := range r.bands {
		list = append(list, *b)
	}
	slices.SortFunc(list, func(a, b RoleBand) int {
		return cmp.Or(cmp.Compare(a.RoleTitle, b.RoleTitle), cmp.Compare(a.Role, b.Role), cmp.Compare(a.Place, b.Place))
	})
	return list
}

// sums are the sums of groups.
type sums map[sumKey]*sum

type sumKey struct {
	group    string
	currency career.Currency
}

type sum struct {
	GroupSum
	pay, cost, above, full, midpoints total
}

func (s sums) add(group string, p *Position) {
	key := sumKey{group, p.Pay.Currency}
	x := s[key]
	if x == nil {
		x = &sum{GroupSum: GroupSum{Group: group, Currency: p.Pay.Currency}}
		s[key] = x
	}
	x.People++
	x.pay.add(p.Pay.Amount)
	if p.Why != "" {
		return
	}
	x.Banded++
	x.full.add(2 * p.FullTime.Amount)
	x.midpoints.add(p.Min + p.Max) // twice the exact midpoint
	x.cost.add(p.Cost)
	x.above.add(p.Above)
	switch p.Circle {
	case career.CircleGreen:
		x.Green++
	case career.CircleRed:
		x.Red++
	}
}

// list returns the sums in order. A sum beyond an amount is reported.
func (s sums) list(r *reader) []GroupSum {
	list := []GroupSum{}
	for _, x := range s {
		var errs [3]error
		x.Pay, errs[0] = x.pay.amount()
		x.Cost, errs[1] = x.cost.amount()
		x.Above, errs[2] = x.above.amount()
		if err := errors.Join(errs[:]...); err != nil {
			r.found(x.Group, "pay", err)
		}
		x.CompaRatio = x.full.over(x.midpoints)
		list = append(list, x.GroupSum)
	}
	slices.SortFunc(list, func(a, b GroupSum) int {
		return cmp.Or(cmp.Compare(a.Group, b.Group), cmp.Compare(a.Currency, b.Currency))
	})
	return list
}
