// Command pay prints what a role pays: in every country whose statistics have it, or in a city, metropolitan area or
// province. Each line names the class of workers that the figure is of, the percentiles it runs between, its source and
// its year. Below stands a chart of the countries' bands in dollars.
//
//	go run ./examples/pay -role backend-developer
//	go run ./examples/pay -role backend-developer -locale de-DE -svg pay.svg
//	go run ./examples/pay -role backend-developer -rates GBP=1.31,SEK=0.105 -asof 2026-11-20
//	go run ./examples/pay -role software-engineer -area Seattle
//	go run ./examples/pay -role engineering-manager
//	go run ./examples/pay -role backend-developer -pay 'EUR 65000'
//
// With -pay, a sum a year, it tells where that stands among the published pay of each country instead: between which
// percentiles, and how far from the median. Other currencies than the sum's need -rates.
//
// The chart goes by the purchasing power parities in the catalogue, or by the -rates that you give: dollars for one unit
// of each currency, on the date -asof.
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"html"
	"io"
	"log"
	"maps"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"golang.org/x/text/language"

	"github.com/go-career/career"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("pay: ")
	var q question
	flag.StringVar((*string)(&q.role), "role", "backend-developer", "the role")
	flag.StringVar(&q.area, "area", "", "a city, metropolitan area or province; by default all countries")
	flag.StringVar(&q.locale, "locale", "en-US", "how to print money")
	flag.StringVar(&q.rates, "rates", "", "dollars for a unit of each currency, such as GBP=1.31,SEK=0.105")
	flag.StringVar(&q.asOf, "asof", "", "the date of the rates")
	flag.StringVar(&q.svg, "svg", "", "write the chart to this file as well")
	flag.StringVar(&q.pay, "pay", "", "tell where a sum a year stands, such as 'EUR 65000'")
	flag.Parse()
	if err := run(os.Stdout, q); err != nil {
		log.Fatal(err)
	}
}

type question struct {
	role                                career.RoleID
	area, locale, rates, asOf, svg, pay string
}

func run(w io.Writer, q question) error {
	c := career.Default()
	tag, err := language.Parse(q.locale)
	if err != nil {
		return fmt.Errorf("unknown locale %q: want one such as en-US", q.locale)
	}
	money := career.NewMoneyPrinter(tag)
	if q.pay != "" {
		return stands(w, c, q, money)
	}
	places := c.PayPlaces()
	if q.area != "" {
		places = nil
		for _, a := range c.FindAreas(q.area) {
			places = append(places, a.Place)
		}
		if places == nil {
			return fmt.Errorf("no area goes by the name %q", q.area)
		}
	}
	if err := table(w, c, q.role, places, money); err != nil || q.area != "" {
		return err
	}
	rates, err := parse(q.rates, q.asOf)
	if err != nil {
		return err
	}
	title, _ := c.RoleTitle(q.role)
	bars, note, err := compare(c, q.role, places, rates)
	if err != nil || len(bars) < 2 {
		return err
	}
	if err := chart(w, bars, note, money); err != nil || q.svg == "" {
		return err
	}
	return os.WriteFile(q.svg, drawing("Pay: "+title, bars, note), 0o644)
}

// table prints, for each place, the role's own band and that of all levels together, or else what is published.
func table(w io.Writer, c *career.Catalog, role career.RoleID, places []career.Place, money *career.MoneyPrinter) error {
	title, ok := c.RoleTitle(role)
	if ok {
		fmt.Fprintf(w, "%s\n\n", title)
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "place\tlevel\tpay\tbasis\tcut\tclass\tsource\tas of")
	var notes []string
	none := map[string][]string{} // places without a band of the role's own, by why
	for _, place := range places {
		pay, err := c.Salary(role, place)
		if err != nil {
			return err
		}
		name := string(place)
		if a, ok := c.Area(place); ok {
			name += " " + a.Name
		}
		if pay.Place != place {
			notes = append(notes, fmt.Sprintf("%s has no figures of its own: these are those of %s.", name, pay.Place))
		}
		if pay.Band == nil {
			none[pay.Why] = append(none[pay.Why], name)
		}
		if n := pay.Nearest; n != nil {
			at := career.Money{Amount: n.Amount, Currency: n.Currency, Period: n.Period}
			fmt.Fprintf(t, "%s	nearest	%s %s	published	p%d	%s	%s	%s\n", n.Of.Place, money.Money(at), n.Period.Each(), n.Rank, n.Of.Class, n.Of.Source, n.Of.AsOf)
		}
		for _, b := range pay.Bands {
			own := pay.Band != nil && b == *pay.Band
			if !own && b.Level != 0 {
				continue // of another level, or another basis
			}
			level := "all"
			if own {
				level = b.Level.String()
			}
			fmt.Fprintf(t, "%s\t%s\t%s %s\t%s\t%s\t%s\t%s\t%s\n", b.Place, level, money.Band(b), b.Period.Each(),
				b.Basis, cut(b), cmp.Or(b.Class, "–"), b.Source, b.AsOf)
		}
		if len(pay.Bands) > 0 {
			continue
		}
		for _, p := range pay.Published {
			if m, ok := p.Percentiles.P50.Published(); ok {
				median := career.Money{Amount: m, Currency: p.Currency}
				fmt.Fprintf(t, "%s\tall\t%s %s\tpublished\tmedian\t%s %s %s\t%s\t%s\n", p.Place, money.Money(median), p.Period.Each(),
					p.Scheme, p.Code, p.Title, p.Source, p.AsOf)
			}
		}
	}
	if err := t.Flush(); err != nil {
		return err
	}
	for _, why := range slices.Sorted(maps.Keys(none)) {
		notes = append(notes, fmt.Sprintf("No band for this role in %s: %s.", strings.Join(none[why], ", "), why))
	}
	if len(notes) > 0 {
		fmt.Fprintf(w, "\n%s\n", strings.Join(notes, "\n"))
	}
	return nil
}

// cut says which percentiles a band runs between.
func cut(b career.SalaryBand) string {
	switch {
	case b.ToPercentile == 0:
		return "–"
	case b.Narrowed:
		return fmt.Sprintf("%d–%d, narrowed", b.FromPercentile, b.ToPercentile)
	}
	return fmt.Sprintf("%d–%d", b.FromPercentile, b.ToPercentile)
}

// stands prints where a sum a year stands in each country.
func stands(w io.Writer, c *career.Catalog, q question, money *career.MoneyPrinter) error {
	code, number, _ := strings.Cut(q.pay, " ")
	currency, err := career.ParseCurrency(code)
	if err != nil {
		return fmt.Errorf("-pay: %w", err)
	}
	amount, err := career.ParseAmount(number)
	if err != nil {
		return fmt.Errorf("-pay: %w", err)
	}
	sum := career.Money{Amount: amount, Currency: currency, Period: career.PerYear}
	dollars, err := parse(q.rates, q.asOf)
	if err != nil {
		return err
	}
	var rates []career.ExchangeRate
	for _, from := range slices.Sorted(maps.Keys(dollars)) {
		switch r := dollars[from]; {
		case from == currency:
			rates = append(rates, r)
		case currency == "USD":
			if r.Rate, err = inverse(r.Rate); err != nil {
				return err
			}
			r.From, r.To = r.To, r.From
			rates = append(rates, r)
		}
	}
	list, err := c.Standings(q.role, sum, rates...)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return fmt.Errorf("no country publishes pay for %s in %s: give -rates", q.role, currency)
	}
	title, _ := c.RoleTitle(q.role)
	fmt.Fprintf(w, "%s at %s a year\n\n", title, money.Money(career.Money{Amount: amount, Currency: currency}))
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "place\tpay there\tstands\tof the median\tclass\tfit\tpopulation\tsource\tas of")
	for _, s := range list {
		ratio := "–"
		if s.ToMedian > 0 {
			ratio = fmt.Sprintf("%.2f", s.ToMedian)
		}
		where, _, _ := strings.Cut(s.String(), " of ")
		fmt.Fprintf(t, "%s\t%s %s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", s.Of.Place, money.Money(s.Pay), s.Pay.Period.Each(), where, ratio,
			s.Of.Class, s.Of.Fit, cmp.Or(s.Of.Population, "–"), s.Of.Source, s.Of.AsOf)
	}
	return t.Flush()
}

// inverse returns the rate of the way back.
func inverse(r career.Rate) (career.Rate, error) {
	if r <= 0 {
		return 0, fmt.Errorf("-rates: a rate of %s", r)
	}
	return career.Rate((1_000_000_000_000_000_000 + int64(r)/2) / int64(r)), nil
}

// parse reads the rates from the command line.
func parse(rates, asOf string) (map[career.Currency]career.ExchangeRate, error) {
	if rates == "" {
		return nil, nil
	}
	var date career.Date
	if err := date.UnmarshalText([]byte(asOf)); err != nil {
		return nil, fmt.Errorf("-asof: %w", err)
	}
	by := map[career.Currency]career.ExchangeRate{}
	for part := range strings.SplitSeq(rates, ",") {
		code, number, _ := strings.Cut(part, "=")
		from, err := career.ParseCurrency(code)
		if err != nil {
			return nil, err
		}
		rate, err := career.ParseRate(number)
		if err != nil {
			return nil, err
		}
		by[from] = career.ExchangeRate{From: from, To: "USD", Rate: rate, AsOf: date, Source: "the caller"}
	}
	return by, nil
}

// A bar is one country's band in dollars.
type bar struct {
	place    career.Place
	min, max career.Amount
}

// compare returns the role's own bands in dollars a year, and says by what they were brought there. Only bands that are of
// the same basis and percentiles as that of the United States are comparable.
func compare(c *career.Catalog, role career.RoleID, places []career.Place, rates map[career.Currency]career.ExchangeRate) ([]bar, string, error) {
	us, err := yearly(c, role, "US")
	if err != nil || us == nil {
		return nil, "", err
	}
	var bars []bar
	note := ""
	for _, place := range places {
		b, err := yearly(c, role, place)
		switch {
		case err != nil:
			return nil, "", err
		case b == nil:
			continue
		case place == "US":
			bars = append(bars, bar{place, us.Min, us.Max})
			continue
		}
		var x career.Comparison
		if rate, ok := rates[b.Currency]; ok {
			x, err = career.Compare(*us, *b, rate)
		} else if rates == nil {
			x, err = c.CompareByParity(*us, *b)
		} else {
			continue
		}
		if errors.Is(err, career.ErrNotComparable) {
			continue
		}
		if err != nil {
			return nil, "", err
		}
		bars = append(bars, bar{place, x.Min, x.Max})
		note = fmt.Sprintf("US dollars a year by %s (%s, %s); hourly pay by each country's hours of full-time work, monthly × 12",
			x.By, x.Source, x.AsOf)
	}
	return bars, note, nil
}

// yearly returns the role's own band as one of yearly pay, or nil if there is none.
func yearly(c *career.Catalog, role career.RoleID, place career.Place) (*career.SalaryBand, error) {
	pay, err := c.Salary(role, place)
	if err != nil || pay.Band == nil {
		return nil, err
	}
	country, _ := c.Country(place)
	b, err := pay.Band.Annualize(country.HoursPerYear)
	return &b, err
}

// highest returns the highest pay of the bars.
func highest(bars []bar) float64 {
	top := career.Units(1)
	for _, b := range bars {
		top = max(top, b.max)
	}
	return float64(top)
}

// chart prints the bars, the highest pay sixty columns from the left.
func chart(w io.Writer, bars []bar, note string, money *career.MoneyPrinter) error {
	fmt.Fprintf(w, "\n%s\n\n", note)
	top := highest(bars)
	for _, b := range bars {
		from, to := int(60*float64(b.min)/top), int(60*float64(b.max)/top)
		text := money.Band(career.SalaryBand{Min: thousands(b.min), Max: thousands(b.max), Currency: "USD", Period: career.PerYear})
		_, err := fmt.Fprintf(w, "%s %s%s%s %s\n", b.place, strings.Repeat(" ", from), strings.Repeat("█", max(to-from, 1)), strings.Repeat(" ", 60-max(to, from+1)), text)
		if err != nil {
			return err
		}
	}
	return nil
}

func thousands(a career.Amount) career.Amount {
	step := career.Units(1000)
	return (a + step/2) / step * step
}

// drawing returns the chart as SVG, with an axis in thousands of dollars a year.
func drawing(title string, bars []bar, note string) []byte {
	const left, right, top = 60, 620, 54
	var b strings.Builder
	step, most := ticks(highest(bars))
	at := func(a career.Amount) float64 { return left + (right-left)*float64(a)/float64(most) }
	bottom := top + 28*len(bars)
	lines := wrap(note, 100)
	height := bottom + 50 + 18*len(lines)
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="720" height="%d" viewBox="0 0 720 %[1]d" font-family="sans-serif" font-size="13" fill="#1a1a1a">`+"\n", height)
	fmt.Fprintf(&b, "<title>%s</title>\n<desc>", html.EscapeString(title))
	for _, x := range bars {
		fmt.Fprintf(&b, "%s: %d to %d thousand dollars a year. ", x.place, thousands(x.min)/career.Units(1000), thousands(x.max)/career.Units(1000))
	}
	fmt.Fprintf(&b, "%s</desc>\n", html.EscapeString(note))
	fmt.Fprintf(&b, `<rect width="720" height="%d" fill="#ffffff"/><text x="10" y="28" font-size="16" font-weight="bold">%s</text>`+"\n", height, html.EscapeString(title))
	for a := career.Amount(0); a <= most; a += step {
		fmt.Fprintf(&b, `<path d="M%.1f %dV%d" stroke="#cccccc"/><text x="%.1[1]f" y="%[4]d" font-size="12" text-anchor="middle">%[5]d</text>`+"\n",
			at(a), top-6, bottom, bottom+16, a/career.Units(1000))
	}
	fmt.Fprintf(&b, `<text x="%d" y="%d" font-size="12" text-anchor="middle">thousand US dollars a year</text>`+"\n", (left+right)/2, bottom+34)
	for i, x := range bars {
		y := top + 28*i
		fmt.Fprintf(&b, `<text x="10" y="%d">%s</text><rect x="%.1f" y="%d" width="%.1f" height="18" fill="#2a6496"/><text x="%.1f" y="%d">%d–%d</text>`+"\n",
			y+14, html.EscapeString(string(x.place)), at(x.min), y, max(at(x.max)-at(x.min), 1), at(x.max)+8, y+14, thousands(x.min)/career.Units(1000), thousands(x.max)/career.Units(1000))
	}
	for i, line := range lines {
		fmt.Fprintf(&b, `<text x="10" y="%d" font-size="12">%s</text>`+"\n", bottom+58+18*i, html.EscapeString(line))
	}
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

// wrap breaks text into lines of up to n bytes, and longer ones where a word is longer.
func wrap(text string, n int) []string {
	var lines []string
	for _, word := range strings.Fields(text) {
		if last := len(lines) - 1; last >= 0 && len(lines[last])+1+len(word) <= n {
			lines[last] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

// ticks returns how far apart the marks of an axis are, four to ten of them, and the last one, which is not below the top.
func ticks(top float64) (step, last career.Amount) {
	step = career.Units(1000)
	for i := 0; float64(step)*9 < top; i++ {
		step = step * career.Amount([]int64{2, 5, 2}[i%3]) / career.Amount([]int64{1, 2, 1}[i%3])
	}
	for last < career.Amount(top) {
		last += step
	}
	return step, last
}
