package workforce

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"sort"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
)

// staff returns some people with random pay: few values, so that there are ties, and hours that don't divide each other.
func staff(r *rand.Rand, n int) []Person {
	list := make([]Person, n)
	for i := range list {
		p := Person{Key: fmt.Sprint(i), Place: "NL", Category: string(rune('A' + r.IntN(4)))}
		p.Gender = []Gender{GenderFemale, GenderMale, GenderFemale, GenderMale, GenderFemale, GenderMale, GenderOther, ""}[r.IntN(8)]
		p.Pay.Hours = []int{0, 1040, 1537, 1800, 2080}[r.IntN(5)]
		switch r.IntN(8) {
		case 0: // not known
			if r.IntN(3) > 0 {
				p.Pay.Basic = career.Money{Amount: career.Amount(2000 + r.IntN(900)), Currency: "EUR", Period: career.PerHour}
			}
		case 1:
			p.Pay.Basic = career.Money{Amount: career.Amount(300_000 + r.IntN(5)*1111), Currency: "EUR", Period: career.PerMonth}
		default:
			p.Pay.Basic = career.Money{Amount: career.Amount(3_000_000 + r.IntN(6)*77_777), Currency: "EUR", Period: career.PerYear}
		}
		if r.IntN(2) == 0 {
			p.Pay.Variable = career.Money{Amount: career.Amount(r.IntN(4) * 33_333), Currency: "EUR"}
		}
		list[i] = p
	}
	return list
}

// levels returns what one person is paid: all of it, basic and variable, for a year or an hour; nil if it is not known.
func levels(p Person, period career.Period) []*big.Rat {
	if p.Pay.Basic.Currency == "" {
		return nil
	}
	hours := p.Pay.Hours
	if hours == 0 {
		country, _ := career.Default().Country(p.Place)
		hours = country.HoursPerYear
	}
	times := map[career.Period]int{career.PerHour: hours, career.PerMonth: 12, career.PerYear: 1}[p.Pay.Basic.Period]
	basic := big.NewRat(int64(p.Pay.Basic.Amount)*int64(times), 1)
	variable := big.NewRat(int64(p.Pay.Variable.Amount), 1)
	if period == career.PerHour {
		basic.Quo(basic, big.NewRat(int64(hours), 1))
		variable.Quo(variable, big.NewRat(int64(hours), 1))
	}
	return []*big.Rat{new(big.Rat).Add(basic, variable), basic, variable}
}

// slowly works out the gap of some figure from its definition, with nothing shared with PayEquity.
func slowly(people []Person, period career.Period, of int, median, received bool) string {
	middle := func(g Gender) *big.Rat {
		var list []*big.Rat
		for _, p := range people {
			if x := levels(p, period); x != nil && p.Gender == g && (!received || x[of].Sign() > 0) {
				list = append(list, x[of])
			}
		}
		if len(list) == 0 {
			return nil
		}
		sort.Slice(list, func(i, j int) bool { return list[i].Cmp(list[j]) < 0 })
		if median {
			list = []*big.Rat{list[(len(list)-1)/2], list[len(list)/2]}
		}
		sum := new(big.Rat)
		for _, x := range list {
			sum.Add(sum, x)
		}
		return sum.Quo(sum, big.NewRat(int64(len(list)), 1))
	}
	w, m := middle(GenderFemale), middle(GenderMale)
	if w == nil || m == nil || m.Sign() == 0 {
		return "undefined"
	}
	gap := new(big.Rat).Quo(new(big.Rat).Sub(m, w), m)
	return gap.Mul(gap, big.NewRat(100, 1)).FloatString(2)
}

// plainly prints a percentage with two digits, as [big.Rat.FloatString] does, which rounds halves away from zero too.
func plainly(p Percent) string {
	if !p.Known() {
		return p.String()
	}
	return big.NewRat(p.Hundredths, 100).FloatString(2)
}

// slowQuartiles divides people by drawing each person as four quarters, and tied people as equal parts of what they share.
func slowQuartiles(people []Person, period career.Period) (list [4][3]string) {
	var paid []Person
	for _, p := range people {
		if levels(p, period) != nil {
			paid = append(paid, p)
		}
	}
	pay := func(p Person) *big.Rat { return levels(p, period)[0] }
	n := len(paid)
	for q := range list {
		share := [3]*big.Rat{new(big.Rat), new(big.Rat), new(big.Rat)}
		for _, p := range paid {
			below, same := 0, 0
			for _, o := range paid {
				switch pay(o).Cmp(pay(p)) {
				case -1:
					below++
				case 0:
					same++
				}
			}
			// The block of equals covers the places below to below+same; the quarter covers q·n/4 to (q+1)·n/4.
			from := max(float64(below), float64(q*n)/4)
			to := min(float64(below+same), float64((q+1)*n)/4)
			if to > from {
				part := new(big.Rat).SetFloat64(to - from) // quarters are exact in binary
				share[column(p.Gender)].Add(share[column(p.Gender)], part.Quo(part, big.NewRat(int64(same), 1)))
			}
		}
		for k, s := range share {
			list[q][k] = s.Mul(s, big.NewRat(400, int64(n))).FloatString(2)
		}
	}
	return list
}

func equity(t *testing.T, people []Person, o EquityOptions) Equity {
	t.Helper()
	q, err := PayEquity(career.Default(), slices.Values(people), o)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// TestEquitySlowly holds every figure against its definition, worked out slowly for random people.
func TestEquitySlowly(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for round := range 15 {
		people := staff(r, 2+r.IntN(45))
		q := equity(t, people, EquityOptions{})
		for period, l := range map[career.Period]*PayLevel{career.PerYear: &q.Yearly, career.PerHour: &q.Hourly} {
			for _, x := range []struct {
				name             string
				got              PayGap
				of               int
				median, received bool
			}{
				{"gap", l.Gap, 0, false, false}, {"median", l.Median, 0, true, false},
				{"variable", l.Variable, 2, false, false}, {"variable median", l.VariableMedian, 2, true, false},
				{"variable received", l.VariableReceived, 2, false, true}, {"variable median received", l.VariableMedianReceived, 2, true, true},
			} {
				if want := slowly(people, period, x.of, x.median, x.received); plainly(x.got.Percent) != want {
					t.Errorf("round %d, %s by the %s: %s, want %s", round, x.name, period, plainly(x.got.Percent), want)
				}
			}
			if q.Women+q.Men+q.Other+q.NotStated == 0 {
				continue
			}
			var got [4][3]string
			for i, b := range l.Quartiles {
				got[i] = [3]string{plainly(b.Women), plainly(b.Men), plainly(b.Other)}
			}
			if d := cmp.Diff(slowQuartiles(people, period), got); d != "" {
				t.Errorf("round %d, quartiles by the %s: %s", round, period, d)
			}
		}
		for _, c := range q.Categories {
			in := slices.DeleteFunc(slices.Clone(people), func(p Person) bool { return p.Category != c.Category })
			for period, l := range map[career.Period]CategoryPay{career.PerYear: c.Yearly, career.PerHour: c.Hourly} {
				for of, g := range []PayGap{l.Pay, l.Basic, l.Variable} {
					if want := slowly(in, period, of, false, false); plainly(g.Percent) != want {
						t.Errorf("round %d, category %s, %d by the %s: %s, want %s", round, c.Category, of, period, plainly(g.Percent), want)
					}
				}
			}
		}
		counted := 0
		for _, c := range q.Categories {
			counted += c.Women + c.Men + c.Other
		}
		if counted != q.People-q.Unpaid || q.Women+q.Men+q.Other+q.NotStated != counted {
			t.Errorf("round %d: %d people in categories, of %d, %d unpaid", round, counted, q.People, q.Unpaid)
		}
	}
}

// TestEquityProperties checks what must not change a figure, and what must mirror it.
func TestEquityProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	gaps := func(q Equity) (list []string) {
		for _, l := range []PayLevel{q.Yearly, q.Hourly} {
			for _, g := range []PayGap{l.Gap, l.Median, l.Variable, l.VariableMedian, l.VariableReceived, l.VariableMedianReceived} {
				list = append(list, g.Percent.String())
			}
			for _, b := range l.Quartiles {
				list = append(list, b.Women.String(), b.Men.String(), b.Other.String())
			}
		}
		list = append(list, q.Receiving.WomenPercent.String(), q.Receiving.MenPercent.String())
		for _, c := range q.Categories {
			list = append(list, c.Category, string(c.Assessment), fmt.Sprint(c.By))
			for _, p := range []CategoryPay{c.Yearly, c.Hourly} {
				list = append(list, p.Pay.Percent.String(), p.Basic.Percent.String(), p.Variable.Percent.String())
			}
		}
		return list
	}
	for range 40 {
		people := staff(r, 8+r.IntN(50))
		q := equity(t, people, EquityOptions{})

		twice := slices.Clone(people)
		for _, p := range people {
			p.Key += " again"
			twice = append(twice, p)
		}
		if d := cmp.Diff(gaps(q), gaps(equity(t, twice, EquityOptions{}))); d != "" {
			t.Errorf("everybody twice: %s", d)
		}

		other := slices.Clone(people)
		r.Shuffle(len(other), func(i, j int) { other[i], other[j] = other[j], other[i] })
		if d := cmp.Diff(q, equity(t, other, EquityOptions{})); d != "" {
			t.Errorf("in another order: %s", d)
		}

		double := slices.Clone(people)
		for i := range double {
			double[i].Pay.Basic.Amount *= 2
			double[i].Pay.Variable.Amount *= 2
		}
		if d := cmp.Diff(gaps(q), gaps(equity(t, double, EquityOptions{}))); d != "" {
			t.Errorf("everybody paid twice: %s", d)
		}

		swapped := slices.Clone(people)
		for i := range swapped {
			switch swapped[i].Gender {
			case GenderFemale:
				swapped[i].Gender = GenderMale
			case GenderMale:
				swapped[i].Gender = GenderFemale
			}
		}
		s := equity(t, swapped, EquityOptions{})
		for i, b := range q.Hourly.Quartiles {
			if o := s.Hourly.Quartiles[i]; b.Women != o.Men || b.Men != o.Women || b.Other != o.Other {
				t.Errorf("quartile %d with the genders swapped: %v, and %v", i, b, o)
			}
		}
		a, b := q.Yearly.Gap, s.Yearly.Gap
		if a.Percent.Known() && b.Percent.Known() && (a.WomenPay != b.MenPay || a.MenPay != b.WomenPay || (a.Percent.Hundredths > 0) == (b.Percent.Hundredths > 0) && a.Percent.Hundredths != 0) {
			t.Errorf("the gap with the genders swapped: %v, and %v", a, b)
		}
	}
}

// TestSuppression checks that with a smallest group of n no figure of fewer is there, and that what is suppressed can't be
// worked out from the rest.
func TestSuppression(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for round := range 200 {
		const n = 4
		people := staff(r, 10+r.IntN(60))
		open, q := equity(t, people, EquityOptions{}), equity(t, people, EquityOptions{Smallest: n})
		if q.Women != open.Women || q.Men != open.Men || len(q.Categories) != len(open.Categories) {
			t.Fatalf("round %d: numbers of people differ", round)
		}
		enough := func(what string, g PayGap) {
			if g.Percent.Known() && (g.Women < n || g.Men < n) {
				t.Errorf("round %d: %s is there for %d women and %d men", round, what, g.Women, g.Men)
			}
			if !g.Percent.Known() && (g.WomenPay != 0 || g.MenPay != 0) {
				t.Errorf("round %d: %s is not there, but its pay is", round, what)
			}
		}
		for k, l := range []PayLevel{q.Yearly, q.Hourly} {
			least := 10_000 * n // of a quarter, in hundredths of a percent, times people
			for _, b := range []PayLevel{open.Yearly, open.Hourly}[k].Quartiles {
				quarter := float64(open.People-open.Unpaid) / 4
				least = min(least, int(math.Round(quarter*float64(b.Women.Hundredths))), int(math.Round(quarter*float64(b.Men.Hundredths))))
			}
			// A share is rounded to half a hundredth, so a quarter of 18 people is known to 9.
			if few := l.Quartiles[0].Women.Mark == MarkSuppressed; few && least > 10_000*n+9 || !few && least < 10_000*n-9 {
				t.Errorf("round %d: quartiles suppressed: %v, where the smallest has %.3f people", round, few, float64(least)/10_000)
			}
			for _, g := range []PayGap{l.Gap, l.Median, l.Variable, l.VariableMedian, l.VariableReceived, l.VariableMedianReceived} {
				enough("a figure", g)
			}
			marks := map[Mark]bool{}
			for _, b := range l.Quartiles {
				marks[b.Women.Mark], marks[b.Men.Mark], marks[b.Other.Mark] = true, true, true
			}
			if len(marks) != 1 {
				t.Errorf("round %d: some quartiles are there and some not", round)
			}
		}
		women, men := 0, 0
		for _, c := range q.Categories {
			enough(c.Category, c.Yearly.Pay)
			enough(c.Category, c.Hourly.Variable)
			if c.Yearly.Pay.Percent.Mark == MarkSuppressed {
				women, men = women+c.Women, men+c.Men
				if c.Assessment != AssessmentSuppressed || c.Yearly.Basic.Percent.Known() || c.Yearly.Variable.Percent.Known() {
					t.Errorf("round %d: %s is suppressed in part", round, c.Category)
				}
			}
			if c.Yearly.Basic.Percent.Known() != c.Yearly.Variable.Percent.Known() && c.Yearly.Variable.Percent.Mark != MarkUndefined {
				t.Errorf("round %d: of %s, components are suppressed and basic pay is not", round, c.Category)
			}
		}
		known := q.Yearly.Gap.Percent.Known() // else there is nothing to work anything out from
		rest := slices.ContainsFunc(q.Categories, func(c CategoryGap) bool { return c.Yearly.Pay.Percent.Known() })
		if known && rest && (women > 0 && women < n || men > 0 && men < n) {
			t.Errorf("round %d: %d women and %d men are suppressed in all", round, women, men)
		}
	}
}

// TestFivePercent checks Article 10's threshold on both sides, exactly.
func TestFivePercent(t *testing.T) {
	for _, x := range []struct {
		name       string
		women, men career.Amount
		want       Assessment
	}{
		{"just below", 9_500_001, 10_000_000, AssessmentNone}, // 5.00 when rounded
		{"five", 9_500_000, 10_000_000, AssessmentDue},
		{"five the other way", 10_500_000, 10_000_000, AssessmentDue},
		{"just below the other way", 10_499_999, 10_000_000, AssessmentNone},
		{"none", 10_000_000, 10_000_000, AssessmentNone},
		{"men unpaid", 1, 0, AssessmentUndefined},
	} {
		t.Run(x.name, func(t *testing.T) {
			person := func(key string, g Gender, a career.Amount) Person {
				return Person{Key: key, Gender: g, Category: "c", Pay: Pay{Basic: career.Money{Amount: a, Currency: "EUR", Period: career.PerYear}, Hours: 2000}}
			}
			people := []Person{person("w", GenderFemale, x.women), person("m", GenderMale, x.men)}
			q := equity(t, people, EquityOptions{})
			if got := q.Categories[0].Assessment; got != x.want {
				t.Errorf("%s, want %s", got, x.want)
			}
			if due := slices.Contains(q.Assess, "c"); due != (x.want == AssessmentDue) {
				t.Errorf("to assess: %v", q.Assess)
			}
			if x.want == AssessmentDue {
				if got := equity(t, people, EquityOptions{Justified: []string{"c"}}); got.Categories[0].Assessment != AssessmentJustified || len(got.Assess) > 0 {
					t.Errorf("justified: %v", got)
				}
			}
		})
	}
}

// TestRounding checks that a percentage is rounded once, half away from zero.
func TestRounding(t *testing.T) {
	for want, x := range map[string]*big.Rat{
		"0": new(big.Rat), "0.01": big.NewRat(1, 20_000), "-0.01": big.NewRat(-1, 20_000), "33.33": big.NewRat(1, 3),
		"66.67": big.NewRat(2, 3), "100": big.NewRat(1, 1), "-200.5": big.NewRat(-401, 200),
	} {
		if got := percent(x).String(); got != want {
			t.Errorf("%s: %s, want %s", x, got, want)
		}
	}
	if got := percent(new(big.Rat).SetInt64(1 << 62)); got.Known() {
		t.Errorf("beyond 64 bits: %s", got)
	}
}

func TestTotal(t *testing.T) {
	var x total
	want := new(big.Int)
	for range 50_000 {
		x.add(mostPay)
		want.Add(want, big.NewInt(mostPay))
	}
	if x.int().Cmp(want) != 0 {
		t.Errorf("%s, want %s", x.int(), want)
	}
	if _, err := x.amount(); err == nil {
		t.Error("an amount beyond its range")
	}
}
