package workforce

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"math/big"
	"slices"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/enum"
)

// EquityOptions say how an equity report is made. The zero EquityOptions suppress nothing and convert nothing.
type EquityOptions struct {
	// Smallest is the least number of women, and of men, that a figure may be of. Figures of fewer are suppressed. 0
	// suppresses nothing, which is right for what the employer itself or an authority reads. See [PayEquity].
	Smallest int `json:"smallest,omitempty"`
	// Currency is that of the report; by default that of the first person whose pay is known. Rates convert pay in others,
	// person by person, rounded to a hundredth. Pay in a currency that no rate is for is an error.
	Currency career.Currency       `json:"currency,omitempty"`
	Rates    []career.ExchangeRate `json:"rates,omitempty"`
	// FullTime is the hours of a full-time year, holidays included, for people whose Hours are 0. By default they are each
	// country's: see [career.Country].
	FullTime int `json:"fullTime,omitempty"`
	// Justified names the categories whose difference you have justified by objective, gender-neutral criteria. Each must
	// be the category of somebody.
	Justified []string `json:"justified,omitempty"`
}

// An Equity is a pay equity report. The letters are those of Article 9(1).
type Equity struct {
	Currency career.Currency `json:"currency,omitempty"` // of all amounts; empty if nobody's pay is known
	Smallest int             `json:"smallest"`           // as set in the options
	People   int             `json:"people"`
	// Unpaid counts the people whose pay is not known. They are in no figure. All other people are women, men, of another
	// gender, or of none that is stated.
	Unpaid    int `json:"unpaid"`
	Women     int `json:"women"`
	Men       int `json:"men"`
	Other     int `json:"other"`
	NotStated int `json:"notStated"`

	Yearly     PayLevel      `json:"yearly"`     // by gross annual pay
	Hourly     PayLevel      `json:"hourly"`     // by the corresponding gross hourly pay
	Receiving  Receiving     `json:"receiving"`  // (e)
	Categories []CategoryGap `json:"categories"` // (g), by name
	Assess     []string      `json:"assess"`     // the categories that call for a joint pay assessment
	Rates      []AppliedRate `json:"rates"`      // by which pay was converted
}

// An AppliedRate is a rate, and how many people's pay it converted.
type AppliedRate struct {
	career.ExchangeRate
	People int `json:"people"`
}

// A PayLevel is the figures for the whole employer, by pay for a year or for an hour.
type PayLevel struct {
	Gap    PayGap `json:"gap"`    // (a) of the average pay
	Median PayGap `json:"median"` // (c) of the median pay
	// Variable (b) and VariableMedian (d) are of complementary or variable components. Everybody counts; who receives none
	// counts with zero.
	Variable       PayGap `json:"variable"`
	VariableMedian PayGap `json:"variableMedian"`
	// VariableReceived and VariableMedianReceived are the same figures of only those who receive such components.
	VariableReceived       PayGap `json:"variableReceived"`
	VariableMedianReceived PayGap `json:"variableMedianReceived"`
	// Quartiles (f) are the four quartile pay bands, the lowest paid first.
	Quartiles [4]Quartile `json:"quartiles"`
}

// A PayGap is the difference between women's and men's pay.
type PayGap struct {
	Women int `json:"women"` // how many people it is of
	Men   int `json:"men"`
	// WomenPay and MenPay are the averages or medians, rounded half away from zero to a hundredth. They are zero if the gap
	// is not there.
	WomenPay career.Amount `json:"womenPay,omitzero"`
	MenPay   career.Amount `json:"menPay,omitzero"`
	// Percent is (men's − women's) / men's pay, of the exact figures. It is above zero if men are paid more.
	Percent Percent `json:"percent"`
}

// Receiving is how many women and men receive complementary or variable components, in percent of all women and all men.
type Receiving struct {
	Women        int     `json:"women"` // who receive some
	Men          int     `json:"men"`
	WomenPercent Percent `json:"womenPercent"`
	MenPercent   Percent `json:"menPercent"`
}

// A Quartile is the make-up of one quartile pay band, in percent of the workers in it. The three add up to 100, but for
// rounding.
type Quartile struct {
	Women Percent `json:"women"`
	Men   Percent `json:"men"`
	Other Percent `json:"other"` // of another gender, or none that is stated
}

// A CategoryGap is the figures for one category of workers.
type CategoryGap struct {
	Category string      `json:"category"`
	Women    int         `json:"women"`
	Men      int         `json:"men"`
	Other    int         `json:"other"` // of another gender, or none that is stated
	Yearly   CategoryPay `json:"yearly"`
	Hourly   CategoryPay `json:"hourly"`
	// Assessment is what Article 10 makes of it, and By the pay levels by which the difference is 5 % or more: "year",
	// "hour" or both.
	Assessment Assessment      `json:"assessment"`
	By         []career.Period `json:"by"`
}

// CategoryPay is the gaps in a category, by pay for a year or for an hour.
type CategoryPay struct {
	Pay      PayGap `json:"pay"`      // of all pay
	Basic    PayGap `json:"basic"`    // of the ordinary basic wage or salary
	Variable PayGap `json:"variable"` // of complementary or variable components; who receives none counts with zero
}

// Assessment is what Article 10 makes of a category of workers.
type Assessment string

// The assessments.
const (
	AssessmentNone       Assessment = "none"       // the difference is below 5 %
	AssessmentDue        Assessment = "due"        // it is 5 % or more: a joint pay assessment, unless it is justified or remedied
	AssessmentJustified  Assessment = "justified"  // it is 5 % or more, and the caller has justified it
	AssessmentSuppressed Assessment = "suppressed" // the category is too small to tell
	AssessmentUndefined  Assessment = "undefined"  // there are no women or no men in it, or the men's pay is zero
)

var assessments = enum.Texts[Assessment]{What: "assessment",
	Values: []Assessment{AssessmentNone, AssessmentDue, AssessmentJustified, AssessmentSuppressed, AssessmentUndefined}}

// AssessmentValues returns the assessments.
func AssessmentValues() []Assessment { return assessments.All() }

// ParseAssessment returns the assessment that s spells. The error wraps [career.ErrValue].
func ParseAssessment(s string) (Assessment, error) { return assessments.Parse(s) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseAssessment]. Empty text is the zero Assessment.
func (a *Assessment) UnmarshalText(text []byte) error { return assessments.Unmarshal(a, text) }

// PayEquity reports the figures of Article 9(1) of Directive (EU) 2023/970, and the categories that Article 10 is about. It
// follows the definitions of Article 3(1); where they leave something open, this is how it is settled here. It is
// arithmetic, not legal advice: a country's own law may settle it differently.
//
// # Pay
//
// Pay (Article 3(1)(a)) is basic pay and complementary or variable components. The pay level (Article 3(1)(b)) is gross annual
// pay, and the corresponding gross hourly pay, which is annual pay / hours paid for in the year. So every figure is there
// twice. Yearly figures compare what people are paid in a year; part-time work shows in them. Hourly figures compare rates of pay.
//
// # The gaps: Article 9(1)(a) to (d)
//
// A gap (Article 3(1)(c)) is the average pay of men less that of women, in percent of the men's: above zero if men are
// paid more. A median gap (Article 3(1)(e)) is the same of medians. The median (Article 3(1)(d)) is the pay in the middle, or
// the average of the two in the middle.
//
// For complementary or variable components, the directive doesn't say whether people who receive none count. In
// Variable they do, with zero, as the definition of the gap reads; in VariableReceived they don't, as British and Irish rules
// have it for bonuses. If half of the men receive none, their median is zero and the first of the two is undefined.
//
// # Who receives components: (e)
//
// The women whose components are above zero, in percent of all women; the same for men.
//
// # Quartile pay bands: (f)
//
// All people whose pay is known are put in order of pay and divided into four groups of exactly a quarter (Article 3(1)(f)),
// those of another gender included. Each share is that of
// women, or men, in the group. Where the border of two groups falls among people of equal pay, or the number of people
// can't be divided by four, those at the border belong to both groups in part, in the same proportion for women and men. So
// the shares depend on pay alone, and not on the order in which people are given.
//
// # Categories: (g), and Article 10
//
// A category (Article 3(1)(h)) is people who do the same work or work of equal value: a judgment that the employer makes by
// skills, effort, responsibility and working conditions (Article 4), and states as [Person.Category]. The default, job and
// level, is a start: it never puts two jobs of equal value together.
//
// Article 10(1) calls for a joint pay assessment where the average pay of women and men in a category differs by 5 % or
// more, either way, the employer hasn't justified that by objective, gender-neutral criteria, and hasn't remedied it within six
// months. The difference is that of all pay, in percent of the men's, compared exactly, before rounding; it counts if it is 5 %
// by the year or by the hour, and By tells which. You say
// what is justified; what was remedied, the next report shows.
//
// # Small groups
//
// With a Smallest of n, a figure of 1 to n−1 women or men is suppressed. So is one of components that 1 to n−1 women or men
// receive, and then the category's basic pay too, since its pay less its basic pay would tell. If a quartile has fewer
// than n women or men, all four are suppressed, since one could be worked out from the others. If the people in suppressed
// categories are together fewer than n women or men, more categories are suppressed, the smallest first, since they could be
// worked out from the whole.
//
// Numbers of people are never suppressed. Not protected are differences between two reports, such as of two years or with two
// values of Smallest; between this report and figures published elsewhere; and somebody who knows the pay of others
// in the group.
//
// # Memory
//
// Medians and quartiles need all pay: about 40 bytes for each person, besides the keys. All else grows with the categories.
func PayEquity(c *career.Catalog, people iter.Seq[Person], o EquityOptions) (Equity, error) {
	r := newReader(c)
	r.checkHours(o.FullTime)
	if o.Smallest < 0 {
		r.found("", "smallest", outOfRange("%d: want 0 or more", o.Smallest))
	}
	q := Equity{Currency: o.Currency, Smallest: o.Smallest, Categories: []CategoryGap{}, Assess: []string{}, Rates: []AppliedRate{}}
	for _, rate := range o.Rates {
		if _, err := rate.Convert(career.Money{Currency: rate.From}); err != nil {
			r.found("", "rates", err)
		}
		q.Rates = append(q.Rates, AppliedRate{ExchangeRate: rate})
	}
	var (
		all  purses
		list []value
		cats = map[string]*purses{}
	)
	for m := range r.members(people, false) {
		pay, ok := r.pay(m, o.FullTime)
		name, err := r.category(m)
		switch {
		case err != nil:
			r.found(m.Key, "category", err)
			continue
		case !ok:
			continue
		case pay.known && pay.hours == 0:
			r.found(m.Key, "pay.hours", missing("hours paid for, and those of a full-time year in %q are not known", string(m.Place)))
			continue
		}
		q.People++
		cat := cats[name]
		if cat == nil {
			cat = &purses{}
			cats[name] = cat
		}
		if !pay.known {
			q.Unpaid++
			continue
		}
		if err := q.convert(&pay); err != nil {
			r.found(m.Key, "pay", err)
			continue
		}
		switch m.Gender {
		case GenderFemale:
			q.Women++
		case GenderMale:
			q.Men++
		case GenderOther:
			q.Other++
		default:
			q.NotStated++
		}
		all.add(m.Gender, &pay)
		cat.add(m.Gender, &pay)
		list = append(list, value{uint64(pay.basic + pay.variable), uint64(pay.variable), uint32(pay.hours), m.Gender})
	}
	for _, name := range o.Justified {
		if cats[name] == nil {
			r.found("", "justified", fmt.Errorf("%w: category %.200q", career.ErrReference, name))
		}
	}
	if err := r.err(); err != nil {
		return Equity{}, err
	}
	q.Rates = slices.DeleteFunc(q.Rates, func(a AppliedRate) bool { return a.People == 0 })
	q.whole(&all, list)
	q.byCategory(cats, o.Justified)
	return q, nil
}

// category returns a person's category.
func (r *reader) category(m member) (string, error) {
	switch {
	case m.Category != "":
		return m.Category, nil
	case m.role == nil:
		return "", missing("a category, or a role to go by")
	case m.role.category == "":
		job, ok := r.c.Job(m.role.Job)
		m.role.category = m.role.Title
		if ok {
			m.role.category = job.Title
		}
		if m.role.Level > 0 {
			m.role.category += ", " + m.role.Level.String()
		}
	}
	return m.role.category, nil
}

// convert brings pay to the currency of the report.
func (q *Equity) convert(p *paid) error {
	q.Currency = cmp.Or(q.Currency, p.currency)
	if p.currency == q.Currency {
		return nil
	}
	for i := range q.Rates {
		rate := &q.Rates[i]
		if rate.From != p.currency || rate.To != q.Currency {
			continue
		}
		basic, err := rate.Convert(career.Money{Amount: p.basic, Currency: p.currency})
		if err != nil {
			return err
		}
		variable, err := rate.Convert(career.Money{Amount: p.variable, Currency: p.currency})
		if err != nil {
			return err
		}
		if max(basic.Amount, variable.Amount) > mostPay {
			return outOfRange("%s a year: want at most %s", max(basic.Amount, variable.Amount), career.Amount(mostPay))
		}
		p.basic, p.variable, p.currency = basic.Amount, variable.Amount, q.Currency
		rate.People++
		return nil
	}
	return &career.MismatchError{What: "currency", Left: string(q.Currency), Right: string(p.currency)}
}

// What a gap is of.
const (
	ofPay = iota
	ofBasic
	ofVariable
)

// A purse is the pay of the people of one gender. Pay is summed by the hours it is for, so that the average of hourly pay is exact.
type purse struct {
	n, receiving int
	byHours      map[int]*[2]total // basic, variable
}

func (x *purse) add(p *paid) {
	x.n++
	if p.variable > 0 {
		x.receiving++
	}
	t := x.byHours[p.hours]
	if t == nil {
		if x.byHours == nil {
			x.byHours = map[int]*[2]total{}
		}
		t = new([2]total)
		x.byHours[p.hours] = t
	}
	t[0].add(p.basic)
	t[1].add(p.variable)
}

// sum returns the sum of what people are paid, for a year or for an hour.
func (x *purse) sum(of int, period career.Period) *big.Rat {
	den := big.NewInt(1) // what all hours divide
	if period == career.PerHour {
		for hours := range x.byHours {
			h := big.NewInt(int64(hours))
			den.Mul(den, new(big.Int).Quo(h, new(big.Int).GCD(nil, nil, den, h)))
		}
	}
	sum := new(big.Int)
	for hours, t := range x.byHours {
		n := new(big.Int)
		if of != ofVariable {
			n.Add(n, t[0].int())
		}
		if of != ofBasic {
			n.Add(n, t[1].int())
		}
		if period == career.PerHour {
			n.Mul(n, new(big.Int).Quo(den, big.NewInt(int64(hours))))
		}
		sum.Add(sum, n)
	}
	return new(big.Rat).SetFrac(sum, den)
}

// purses are the pay of the people in a category, or of all.
type purses struct {
	women, men purse
	other      int
}

func (x *purses) add(g Gender, p *paid) {
	switch g {
	case GenderFemale:
		x.women.add(p)
	case GenderMale:
		x.men.add(p)
	default:
		x.other++
	}
}

// average returns the gap of averages. It is unrounded too; nil if there is none.
func (x *purses) average(of int, period career.Period) (PayGap, *big.Rat) {
	return gap(x.women.sum(of, period), x.men.sum(of, period), x.women.n, x.men.n)
}

// received returns the gap of the average components of those who receive some.
func (x *purses) received(period career.Period) PayGap {
	g, _ := gap(x.women.sum(ofVariable, period), x.men.sum(ofVariable, period), x.women.receiving, x.men.receiving)
	return g
}

// gap returns the gap between two sums of the pay of so many women and men.
func gap(women, men *big.Rat, w, m int) (PayGap, *big.Rat) {
	g := PayGap{Women: w, Men: m, Percent: Percent{Mark: MarkUndefined}}
	if w == 0 || m == 0 {
		return g, nil
	}
	women = new(big.Rat).Quo(women, big.NewRat(int64(w), 1))
	men = new(big.Rat).Quo(men, big.NewRat(int64(m), 1))
	if men.Sign() == 0 {
		return g, nil
	}
	exact := new(big.Rat).Sub(men, women)
	exact.Quo(exact, men)
	if g.Percent = percent(exact); g.Percent.Known() {
		a, _ := rounded(women)
		b, _ := rounded(men)
		g.WomenPay, g.MenPay = career.Amount(a), career.Amount(b)
	}
	return g, exact
}

// suppress takes a figure away. One that is undefined stays so.
func (g *PayGap) suppress() {
	if g.Percent.Known() {
		*g = PayGap{Women: g.Women, Men: g.Men, Percent: Percent{Mark: MarkSuppressed}}
	}
}

// few reports whether a number of women or men is too small to be told of: of one that is not there, nothing is told.
func few(women, men, smallest int) bool {
	return women > 0 && women < smallest || men > 0 && men < smallest
}

// A value is the pay of one person.
type value struct {
	pay, variable uint64 // a year, in hundredths
	hours         uint32
	gender        Gender
}

// A point is pay as a fraction, so that hourly pay is exact.
type point struct {
	num, den uint64
	gender   Gender
}

// compare orders pay. Neither product overflows: num is at most twice mostPay, den at most mostHours.
func (p point) compare(o point) int {
	if p.den == o.den {
		return cmp.Compare(p.num, o.num)
	}
	return cmp.Compare(p.num*o.den, o.num*p.den)
}

func (p point) rat() *big.Rat {
	return new(big.Rat).SetFrac(new(big.Int).SetUint64(p.num), new(big.Int).SetUint64(p.den))
}

// ordered returns what people are paid, lowest first.
func ordered(list []value, of int, period career.Period) []point {
	points := make([]point, len(list))
	for i, v := range list {
		p := point{v.pay, 1, v.gender}
		if of == ofVariable {
			p.num = v.variable
		}
		if period == career.PerHour {
			p.den = uint64(v.hours)
		}
		points[i] = p
	}
	slices.SortFunc(points, point.compare)
	return points
}

// medians returns the gap of the medians of points in order. If received is set, those of zero don't count.
func medians(points []point, received bool) PayGap {
	var women, men []point
	for _, p := range points {
		switch {
		case received && p.num == 0:
		case p.gender == GenderFemale:
			women = append(women, p)
		case p.gender == GenderMale:
			men = append(men, p)
		}
	}
	// A median over one person is an average.
	g, _ := gap(median(women), median(men), min(1, len(women)), min(1, len(men)))
	g.Women, g.Men = len(women), len(men)
	return g
}

// median returns the pay in the middle, or the average of the two in the middle; zero if there are no points.
func median(points []point) *big.Rat {
	n := len(points)
	if n == 0 {
		return new(big.Rat)
	}
	sum := new(big.Rat).Add(points[(n-1)/2].rat(), points[n/2].rat())
	return sum.Quo(sum, big.NewRat(2, 1))
}

// A crowd is numbers of people, some in part: women, men, and others.
type crowd [3]*big.Rat

// quartiles divides points in order into four groups of exactly a quarter, and counts the people in each.
func quartiles(points []point) (groups [4]crowd) {
	for i := range groups {
		groups[i] = crowd{new(big.Rat), new(big.Rat), new(big.Rat)}
	}
	n := len(points)
	for from := 0; from < n; {
		// People of equal pay, from from to to. Places are counted in quarters of a person, so that each group has n.
		to := from
		var equal [3]int64
		for ; to < n && points[to].compare(points[from]) == 0; to++ {
			equal[column(points[to].gender)]++
		}
		for i := range groups {
			part := int64(min(4*to, (i+1)*n) - max(4*from, i*n))
			if part <= 0 {
				continue
			}
			share := big.NewRat(part, int64(4*(to-from)))
			for k, people := range equal {
				groups[i][k].Add(groups[i][k], new(big.Rat).Mul(share, big.NewRat(people, 1)))
			}
		}
		from = to
	}
	return groups
}

func column(g Gender) int {
	switch g {
	case GenderFemale:
		return 0
	case GenderMale:
		return 1
	}
	return 2
}

// shares returns the make-up of the quartile pay bands.
func shares(points []point, smallest int) (list [4]Quartile) {
	groups := quartiles(points)
	least := big.NewRat(int64(smallest), 1)
	quarter := big.NewRat(int64(len(points)), 4)
	mark := Mark("")
	for _, g := range groups {
		if g[0].Cmp(least) < 0 || g[1].Cmp(least) < 0 {
			mark = MarkSuppressed
		}
	}
	if len(points) == 0 {
		mark = MarkUndefined
	}
	for i, g := range groups {
		if mark != "" {
			list[i] = Quartile{Percent{Mark: mark}, Percent{Mark: mark}, Percent{Mark: mark}}
			continue
		}
		of := func(k int) Percent { return percent(new(big.Rat).Quo(g[k], quarter)) }
		list[i] = Quartile{of(0), of(1), of(2)}
	}
	return list
}

// whole fills in the figures for the whole employer.
func (q *Equity) whole(all *purses, list []value) {
	w, m := &all.women, &all.men
	for _, x := range []struct {
		period career.Period
		level  *PayLevel
	}{{career.PerYear, &q.Yearly}, {career.PerHour, &q.Hourly}} {
		l := x.level
		l.Gap, _ = all.average(ofPay, x.period)
		l.Variable, _ = all.average(ofVariable, x.period)
		l.VariableReceived = all.received(x.period)
		points := ordered(list, ofPay, x.period)
		l.Median = medians(points, false)
		l.Quartiles = shares(points, q.Smallest)
		points = ordered(list, ofVariable, x.period)
		l.VariableMedian, l.VariableMedianReceived = medians(points, false), medians(points, true)
		if few(w.n, m.n, q.Smallest) {
			l.Gap.suppress()
			l.Median.suppress()
		}
		if few(w.n, m.n, q.Smallest) || few(w.receiving, m.receiving, q.Smallest) {
			for _, g := range []*PayGap{&l.Variable, &l.VariableMedian, &l.VariableReceived, &l.VariableMedianReceived} {
				g.suppress()
			}
		}
	}
	q.Receiving = Receiving{w.receiving, m.receiving, ratio(w.receiving, w.n), ratio(m.receiving, m.n)}
	if few(w.n, 0, q.Smallest) {
		q.Receiving.WomenPercent = Percent{Mark: MarkSuppressed}
	}
	if few(0, m.n, q.Smallest) {
		q.Receiving.MenPercent = Percent{Mark: MarkSuppressed}
	}
}

// byCategory fills in the figures by category, and what Article 10 makes of them.
func (q *Equity) byCategory(cats map[string]*purses, justified []string) {
	names := slices.Sorted(maps.Keys(cats))
	small, smallVariable := make([]bool, len(names)), make([]bool, len(names))
	for i, name := range names {
		x := cats[name]
		small[i] = few(x.women.n, x.men.n, q.Smallest)
	}
	q.spread(small, func(i int) (int, int) { x := cats[names[i]]; return x.women.n, x.men.n })
	for i, name := range names {
		x := cats[name]
		smallVariable[i] = small[i] || few(x.women.receiving, x.men.receiving, q.Smallest)
	}
	q.spread(smallVariable, func(i int) (int, int) { x := cats[names[i]]; return x.women.receiving, x.men.receiving })
	for i, name := range names {
		x := cats[name]
		c := CategoryGap{Category: name, Women: x.women.n, Men: x.men.n, Other: x.other, By: []career.Period{}}
		defined := false
		for _, l := range []struct {
			period career.Period
			pay    *CategoryPay
		}{{career.PerYear, &c.Yearly}, {career.PerHour, &c.Hourly}} {
			var exact *big.Rat
			l.pay.Pay, exact = x.average(ofPay, l.period)
			l.pay.Basic, _ = x.average(ofBasic, l.period)
			l.pay.Variable, _ = x.average(ofVariable, l.period)
			if exact != nil {
				defined = true
				if exact.Abs(exact).Cmp(big.NewRat(5, 100)) >= 0 {
					c.By = append(c.By, l.period)
				}
			}
			if small[i] {
				l.pay.Pay.suppress()
			}
			if smallVariable[i] {
				l.pay.Basic.suppress()
				l.pay.Variable.suppress()
			}
		}
		switch {
		case !defined:
			c.Assessment = AssessmentUndefined
		case small[i]:
			c.Assessment, c.By = AssessmentSuppressed, []career.Period{}
		case len(c.By) == 0:
			c.Assessment = AssessmentNone
		case slices.Contains(justified, name):
			c.Assessment = AssessmentJustified
		default:
			c.Assessment = AssessmentDue
			q.Assess = append(q.Assess, name)
		}
		q.Categories = append(q.Categories, c)
	}
}

// spread suppresses more categories, the smallest first, until those suppressed are together enough women, and men, to hide
// each other: what they are paid in all can be worked out from the whole.
func (q *Equity) spread(suppressed []bool, count func(i int) (women, men int)) {
	for {
		women, men := 0, 0
		for i := range suppressed {
			if w, m := count(i); suppressed[i] {
				women, men = women+w, men+m
			}
		}
		next, least := -1, 0
		for i := range suppressed {
			w, m := count(i)
			helps := few(women, 0, q.Smallest) && w > 0 || few(0, men, q.Smallest) && m > 0
			if !suppressed[i] && helps && (next < 0 || w+m < least) {
				next, least = i, w+m
			}
		}
		if next < 0 {
			return
		}
		suppressed[next] = true
	}
}
