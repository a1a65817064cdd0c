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
	"maps"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"golang.org/x/text/language"

	"github.com/go-career/career"
)

const usage = `usage: pay [flags]

prints what a role, given by ID or title, pays in every country or in one area, such as

  pay -role "Backend Developer" -locale de-DE -svg pay.svg

`

func main() { os.Exit(command(os.Args[1:], os.Stdout, os.Stderr)) }

type question struct {
	role   career.RoleID
	areas  []career.Place // none for all countries
	locale language.Tag
	rates  map[career.Currency]career.ExchangeRate
	svg    string
	pay    career.Money // zero for the table
}

// command returns the exit code: 0 if all went well, 1 if something failed, 2 if the command line is wrong.
func command(args []string, stdout, stderr io.Writer) int {
	c := career.Default()
	q := question{role: "backend-developer", locale: language.AmericanEnglish}
	fs := flag.NewFlagSet("pay", flag.ContinueOnError)
	fs.SetOutput(io.Discard) // an error is printed once, below
	fs.Func("role", "the role; backend-developer by default", func(s string) (err error) {
		q.role, err = c.ResolveRole(s)
		return err
	})
	fs.Func("area", "a city, metropolitan area or province; by default all countries", func(s string) error {
		for _, a := range c.FindAreas(s) {
			q.areas = append(q.areas, a.Place)
		}
		if q.areas == nil {
			return errors.New("no area goes by this name")
		}
		return nil
	})
	fs.Func("locale", "how to print money, such as de-DE; en-US by default", func(s string) (err error) {
		q.locale, err = language.Parse(s)
		return err
	})
	fs.Func("pay", "tell where a sum a year stands, such as 'EUR 65000'", func(s string) (err error) {
		q.pay, err = sum(s)
		return err
	})
	rates := fs.String("rates", "", "dollars for a unit of each currency, such as GBP=1.31,SEK=0.105")
	asOf := fs.String("asof", "", "the date of the rates")
	fs.StringVar(&q.svg, "svg", "", "write the chart to this file as well")
	err := fs.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, usage)
		fs.SetOutput(stdout)
		fs.PrintDefaults()
		return 0
	case err == nil && fs.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q", fs.Arg(0))
	case err == nil:
		q.rates, err = parse(*rates, *asOf)
	}
	if err != nil {
		fmt.Fprintf(stderr, "pay: %v\npay -h shows how it is used\n", err)
		return 2
	}
	if err := run(stdout, c, q); err != nil {
		fmt.Fprintf(stderr, "pay: %v\n", err)
		return 1
	}
	return 0
}

func run(w io.Writer, c *career.Catalog, q question) error {
	money := career.NewMoneyPrinter(q.locale)
	if q.pay.Currency != "" {
		return stands(w, c, q, money)
	}
	places := c.PayPlaces()
	if q.areas != nil {
		places = q.areas
	}
	if err := table(w, c, q.role, places, money); err != nil || q.areas != nil {
		return err
	}
	bars, note, err := compare(c, q.role, places, q.rates)
	if err != nil || len(bars) < 2 {
		return err
	}
	if err := chart(w, bars, note, money); err != nil || q.svg == "" {
		return err
	}
	title, _ := c.RoleTitle(q.role)
	return os.WriteFile(q.svg, drawing("What a "+title+" is paid", bars, note), 0o644)
}

// table prints, for each place, the role's own band and that of all levels together, or else what is published.
func table(w io.Writer, c *career.Catalog, role career.RoleID, places []career.Place, money *career.MoneyPrinter) error {
	title, _ := c.RoleTitle(role)
	fmt.Fprintf(w, "%s\n\n", title)
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

// sum reads a sum a year: its currency and its amount.
func sum(s string) (career.Money, error) {
	code, number, _ := strings.Cut(s, " ")
	currency, err := career.ParseCurrency(code)
	if err != nil {
		return career.Money{}, err
	}
	amount, err := career.ParseAmount(number)
	return career.Money{Amount: amount, Currency: currency, Period: career.PerYear}, err
}

// stands prints where a sum a year stands in each country.
func stands(w io.Writer, c *career.Catalog, q question, money *career.MoneyPrinter) error {
	currency, dollars := q.pay.Currency, q.rates
	var err error
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
	list, err := c.Standings(q.role, q.pay, rates...)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return fmt.Errorf("no country publishes pay for %s in %s: give -rates", q.role, currency)
	}
	title, _ := c.RoleTitle(q.role)
	fmt.Fprintf(w, "%s at %s a year\n\n", title, money.Money(q.pay))
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
	if asOf == "" {
		return nil, errors.New("-rates want their date: give -asof")
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

// drawing returns the chart as SVG: a bar for each country over an axis in thousands of dollars.
func drawing(title string, bars []bar, note string) []byte {
	const left, right, first, each = 50, 620, 44, 28 // where the axis begins and ends, the first bar's top, and from bar to bar
	step, end := axis(bars)
	x := func(dollars int) float64 { return left + (right-left)*float64(dollars)/float64(end) }
	bottom, notes := first+each*len(bars), strings.SplitAfter(note, ";")
	var b strings.Builder
	printf := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	printf(`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" width="800" height="%d" font-family="sans-serif" font-size="13">`, bottom+58+15*len(notes))
	printf(`<title id="title">%s</title>`, html.EscapeString(title))
	printf(`<desc id="desc">%s</desc>`, html.EscapeString(note))
	printf(`<text x="10" y="24" font-size="16">%s</text>`, html.EscapeString(title))
	for at := 0; at <= end; at += step {
		printf(`<line x1="%.1f" x2="%.1f" y1="%d" y2="%d" stroke="#ccc"/><text x="%.1f" y="%d" text-anchor="middle">%d</text>`,
			x(at), x(at), first-6, bottom, x(at), bottom+16, at)
	}
	for i, bar := range bars {
		y := first + each*i
		from, to := thousand(bar.min), thousand(bar.max)
		printf(`<text x="10" y="%d">%s</text><rect x="%.1f" y="%d" width="%.1f" height="18" fill="#3b6ea5"/><text x="%.1f" y="%d">%d–%d</text>`,
			y+14, html.EscapeString(string(bar.place)), x(from), y, x(to)-x(from), x(to)+8, y+14, from, to)
	}
	printf(`<line x1="%d" x2="%d" y1="%d" y2="%d" stroke="#000"/>`, left, right, bottom, bottom)
	printf(`<text x="%d" y="%d" text-anchor="middle">thousand US dollars a year</text>`, (left+right)/2, bottom+34)
	for i, part := range notes {
		printf(`<text x="10" y="%d" font-size="11">%s</text>`, bottom+58+15*i, html.EscapeString(strings.TrimSpace(part)))
	}
	printf(`</svg>`)
	return []byte(b.String())
}

// axis returns the step from tick to tick, and the last of up to eight of them, which no bar goes beyond; in thousands of dollars.
func axis(bars []bar) (step, end int) {
	top := 1
	for _, b := range bars {
		top = max(top, thousand(b.max))
	}
	for step = 1; top > 7*step; {
		if step *= 2; strings.HasPrefix(fmt.Sprint(step), "4") { // 1, 2, 5, 10, 20, 50 …
			step = step / 4 * 5
		}
	}
	return step, (top + step - 1) / step * step
}

func thousand(a career.Amount) int { return int(thousands(a) / career.Units(1000)) }
