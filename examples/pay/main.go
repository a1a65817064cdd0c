// Command pay prints what a role pays in every country whose statistics have it: the band at its level, the middle half
// of all levels, the source and its year. Below stands a chart of the bands side by side in one currency.
//
//	go run ./examples/pay -role backend-developer
//	go run ./examples/pay -role backend-developer -locale de-DE -svg pay.svg
//	go run ./examples/pay -role backend-developer -rates GBP=1.31,SEK=0.105 -asof 2026-11-20
//	go run ./examples/pay -role software-engineer -area "Seattle"
//
// The chart goes by the purchasing power parities that the catalogue holds, or by the -rates that you give: dollars for
// one unit of each currency, on the date -asof.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"strings"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"

	"github.com/go-career/career"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("pay: ")
	role := flag.String("role", "backend-developer", "the role")
	locale := flag.String("locale", "en-US", "how to print money")
	rates := flag.String("rates", "", "dollars for a unit of each currency, such as GBP=1.31,SEK=0.105")
	asOf := flag.String("asof", "", "the date of the rates")
	svg := flag.String("svg", "", "write the chart to this file as well")
	area := flag.String("area", "", "a city, metropolitan area or province")
	flag.Parse()
	if err := run(os.Stdout, career.RoleID(*role), *locale, *area, *rates, *asOf, *svg); err != nil {
		log.Fatal(err)
	}
}

func run(w io.Writer, role career.RoleID, locale, area, rates, asOf, svg string) error {
	c := career.Default()
	tag, err := language.Parse(locale)
	if err != nil {
		return fmt.Errorf("%q is no locale: want one such as en-US", locale)
	}
	money := career.NewMoneyPrinter(tag)
	if area != "" {
		return local(w, c, role, area, money)
	}
	if err := table(w, c, role, money); err != nil {
		return err
	}
	by, err := parse(rates, asOf)
	if err != nil {
		return err
	}
	bars, note, err := compare(c, role, by)
	if err != nil || len(bars) == 0 {
		return err
	}
	chart(w, bars, note, money)
	if svg != "" {
		return os.WriteFile(svg, drawing(bars, note), 0o644)
	}
	return nil
}

// table prints a line or two for each country.
func table(w io.Writer, c *career.Catalog, role career.RoleID, money *career.MoneyPrinter) error {
	regions, err := c.PayRegions(role)
	if err != nil {
		return err
	}
	r, _ := c.Role(role)
	fmt.Fprintf(w, "%s, %s level\n\n", r.Title, r.Level)
	for _, region := range regions {
		fmt.Fprintf(w, "%s  ", region)
		indent := ""
		line := func(format string, args ...any) {
			fmt.Fprintf(w, indent+format+"\n", args...)
			indent = "    "
		}
		bands, _ := c.Salary(role, region)
		for _, b := range bands {
			what := "all levels"
			if b.Level == r.Level {
				what = b.Level.String()
			} else if b.Level != 0 {
				continue
			}
			line("%-10s %s %s, %s (%s, %s)", what, money.Band(b), b.Period.Each(), b.Basis, b.Source, b.AsOf)
		}
		if len(bands) == 0 {
			figures, err := c.PublishedPay(role, region)
			if err != nil {
				return err
			}
			for _, f := range figures {
				if m, ok := f.Percentiles.P50.Published(); ok {
					line("%-10s %s %s, published (%s, %s)", "median", money.Money(career.Money{Amount: m, Currency: f.Currency}), f.Period.Each(), f.Source, f.AsOf)
				}
			}
		}
		if why := c.WhyNoBand(role, region); why != "" {
			line("no %s band: %s", r.Level, why)
		}
	}
	return nil
}

// local prints the pay of the areas that go by a name.
func local(w io.Writer, c *career.Catalog, role career.RoleID, name string, money *career.MoneyPrinter) error {
	areas := c.FindAreas(name)
	if len(areas) == 0 {
		return fmt.Errorf("no area goes by the name %q", name)
	}
	for _, a := range areas {
		pay, err := c.SalaryIn(role, a.ID)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s (%s, %s)\n", a.Name, a.ID, a.Kind)
		if pay.National {
			fmt.Fprintln(w, "  no figures of its own: the whole country's")
		}
		for _, b := range pay.Bands {
			level := "all levels"
			if b.Level != 0 {
				level = b.Level.String()
			}
			fmt.Fprintf(w, "  %-10s %s %s, %s: %s (%s, %s)\n", level, money.Band(b), b.Period.Each(), b.Basis, b.Method, b.Source, b.AsOf)
		}
	}
	return nil
}

// parse reads the rates from the command line.
func parse(rates, asOf string) (map[currency.Unit]career.ExchangeRate, error) {
	if rates == "" {
		return nil, nil
	}
	by := map[currency.Unit]career.ExchangeRate{}
	var date career.Date
	if err := date.UnmarshalText([]byte(asOf)); err != nil {
		return nil, fmt.Errorf("rates need a date, -asof: %w", err)
	}
	for part := range strings.SplitSeq(rates, ",") {
		code, number, _ := strings.Cut(part, "=")
		from, err := currency.ParseISO(code)
		if err != nil {
			return nil, fmt.Errorf("%q is no currency: want rates such as GBP=1.31", code)
		}
		rate, err := career.ParseRate(number)
		if err != nil {
			return nil, err
		}
		by[from] = career.ExchangeRate{From: from, To: currency.USD, Rate: rate, AsOf: date, Source: "the caller"}
	}
	return by, nil
}

// A bar is one country's band in dollars.
type bar struct {
	name     string
	low, top career.Amount
}

// compare returns the bands of all countries in dollars a year, next to the United States', and by what they got there.
func compare(c *career.Catalog, role career.RoleID, by map[currency.Unit]career.ExchangeRate) ([]bar, string, error) {
	regions, err := c.PayRegions(role)
	if err != nil {
		return nil, "", err
	}
	r, _ := c.Role(role)
	band := func(region language.Region) (career.SalaryBand, bool) {
		bands, _ := c.Salary(role, region)
		for _, b := range bands {
			if b.Basis == career.BasisDerived && b.Level == r.Level || r.Level > career.LevelSenior && b.Basis == career.BasisPublished {
				year, err := b.Annualize(career.HoursPerYear)
				return year, err == nil
			}
		}
		return career.SalaryBand{}, false
	}
	us, ok := band(language.MustParseRegion("US"))
	if !ok {
		return nil, "", nil
	}
	var bars []bar
	note := ""
	for _, region := range regions {
		b, ok := band(region)
		if !ok {
			continue
		}
		if b.Region == us.Region {
			bars = append(bars, bar{"US", us.Min, us.Max})
			continue
		}
		x, err := c.CompareByParity(us, b)
		if by != nil {
			rate, ok := by[b.Currency]
			if !ok {
				continue
			}
			x, err = career.Compare(us, b, rate)
		}
		if err != nil {
			return nil, "", err
		}
		bars = append(bars, bar{region.String(), x.Min, x.Max})
		note = fmt.Sprintf("US dollars a year by %s (%s, %s); hourly pay × %d, as the US counts a year, monthly × 12", x.By, x.Source, x.AsOf, career.HoursPerYear)
	}
	return bars, note, nil
}

// scale returns the highest pay of the bars.
func scale(bars []bar) float64 {
	top := career.Units(1)
	for _, b := range bars {
		top = max(top, b.top)
	}
	return float64(top)
}

// chart prints the bars, a tenth of the highest pay for every six columns.
func chart(w io.Writer, bars []bar, note string, money *career.MoneyPrinter) {
	fmt.Fprintf(w, "\n%s\n\n", cmp.Or(note, "US dollars a year"))
	top := scale(bars)
	for _, b := range bars {
		from, to := int(60*float64(b.low)/top), int(60*float64(b.top)/top)
		text, _ := money.Range(career.Money{Amount: thousands(b.low), Currency: currency.USD}, career.Money{Amount: thousands(b.top), Currency: currency.USD})
		fmt.Fprintf(w, "%s %s%s%s %s\n", b.name, strings.Repeat(" ", from), strings.Repeat("█", max(to-from, 1)), strings.Repeat(" ", 60-max(to, from+1)), text)
	}
}

func thousands(a career.Amount) career.Amount {
	step := career.Units(1000)
	return (a + step/2) / step * step
}

// drawing returns the chart as SVG.
func drawing(bars []bar, note string) []byte {
	var b strings.Builder
	top := scale(bars)
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="%d" font-family="sans-serif" font-size="13">`+"\n", 40+28*len(bars))
	for i, x := range bars {
		y := 10 + 28*i
		from, to := 60+500*float64(x.low)/top, 60+500*float64(x.top)/top
		fmt.Fprintf(&b, `<text x="10" y="%d">%s</text><rect x="%.1f" y="%d" width="%.1f" height="18" fill="#3b6ea5"/><text x="%.1f" y="%d">%d–%d k</text>`+"\n",
			y+14, x.name, from, y, to-from, to+8, y+14, thousands(x.low)/career.Units(1000), thousands(x.top)/career.Units(1000))
	}
	fmt.Fprintf(&b, `<text x="10" y="%d" font-size="11">%s</text>`+"\n</svg>\n", 30+28*len(bars), note)
	return []byte(b.String())
}
