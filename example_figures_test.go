package career_test

import (
	"fmt"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"

	"github.com/go-career/career"
)

func ExamplePeriod_Each() {
	fmt.Println(career.PerHour.Each(), career.PerYear.Each())
	// Output: an hour a year
}

func ExampleCatalog_PayRegions() {
	regions, err := career.Default().PayRegions("backend-developer")
	fmt.Println(regions, err)
	// Output: [AU CA DE DK FI GB NL NO SE SG US] <nil>
}

func ExampleCatalog_WhyNoBand() {
	c := career.Default()
	fmt.Println(c.WhyNoBand("senior-backend-developer", language.MustParseRegion("NO")))
	fmt.Println(c.WhyNoBand("engineering-manager", language.MustParseRegion("SE")))
	// Output:
	// of STYRK 2512, Software developers, nothing is published below percentile 25 or above percentile 75, which leaves less than half of the senior band
	// no class of SSYK is this job's: a manager; no class here holds managers
}

func ExampleCatalog_PublishedPay() {
	figures, err := career.Default().PublishedPay("backend-developer", language.MustParseRegion("GB"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range figures {
		fmt.Printf("%s %s, %s: median %s %s %s (%s)\n", f.Scheme, f.Code, f.Population, f.Currency, f.Percentiles.P50.Amount, f.Period.Each(), f.Source)
	}
	// Output:
	// UK SOC 2134, all employees: median GBP 53501 a year (ons-ashe-2024)
	// UK SOC 2134, all employees: median GBP 55587 a year (ons-ashe-2025)
	// UK SOC 2134, full-time employees: median GBP 54669 a year (ons-ashe-2024)
}

func ExampleCatalog_Figures() {
	f, ok := career.Default().Figures("no-2512")
	fmt.Println(f.Title, f.Currency, f.Percentiles.P50.Amount, f.Period, ok)
	// Output: Software developers NOK 77420 month true
}

func ExampleCatalog_AllFigures() {
	n := map[string]int{}
	for f := range career.Default().AllFigures() {
		n[f.Scheme]++
	}
	fmt.Println(n["SSYK"], "classes of Sweden's SSYK,", n["STYRK"], "of Norway's STYRK")
	// Output: 7 classes of Sweden's SSYK, 4 of Norway's STYRK
}

func ExamplePayFigures_In() {
	f, _ := career.Default().Figures("ca-21232")
	bc, ok := f.In("ca-bc")
	fmt.Println(bc.Area, bc.Percentiles.P50.Amount, ok)
	_, ok = f.In("ca-nu")
	fmt.Println(ok)
	// Output:
	// ca-bc 52.4 true
	// false
}

func ExamplePayFigures_Equal() {
	a, _ := career.Default().Figures("no-2512")
	b, _ := career.Default().Figures("dk-2512")
	fmt.Println(a.Equal(a), a.Equal(b))
	// Output: true false
}

func ExampleOccupation_Figures() {
	o, _ := career.Default().Occupation("15-1252")
	for _, f := range o.Figures(career.Date{Year: 2025, Month: 5}) {
		fmt.Println(f.Scheme, f.Code, f.Percentiles.P50.Amount, f.Period.Each())
	}
	// Output:
	// SOC 15-1252 135980 a year
	// SOC 15-1252 65.38 an hour
}

func ExamplePercentiles_Published() {
	f, _ := career.Default().Figures("fi-2512")
	fmt.Println(f.Percentiles.Published())
	// Output: [{10 3521} {50 5138} {90 7231}]
}

// An office's figures, and what the rule makes of them.
func ExampleDeriveBands() {
	f, _ := career.Default().Figures("se-2512")
	for _, b := range career.DeriveBands("our-developers", f, career.FitClose, []career.Level{career.LevelEntry, career.LevelMid}) {
		fmt.Println(b.Basis, b.Level, b.Min, b.Max, b.Method)
	}
	// Output:
	// published  46200 62600 percentiles 25 and 75 of monthly pay in SSYK 2512, Software- and system developers; all levels together
	// derived entry 43900 50500 percentiles 20 to 40 of monthly pay in SSYK 2512, Software- and system developers; interpolated in log pay; rounded to 100 SEK
	// derived mid 50500 60700 percentiles 40 to 70 of monthly pay in SSYK 2512, Software- and system developers; interpolated in log pay; rounded to 100 SEK
}

func ExampleCatalog_SalaryIn() {
	c := career.Default()
	for _, area := range []career.AreaID{"us-42660", "us-wy"} {
		pay, err := c.SalaryIn("software-engineer", area)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(pay.Area, "falls back to the country:", pay.National)
		for _, b := range pay.Bands {
			if b.Level == career.LevelMid || b.Level == 0 {
				fmt.Println(" ", b.Basis, b.Level, b.Min, b.Max, b.Period.Each(), b.Source)
			}
		}
	}
	// Output:
	// us-42660 falls back to the country: false
	//   published  132800 211860 a year bls-oews-2025-05
	//   prevailing  56.61 102.02 an hour oflc-2025-26
	//   derived mid 153000 202000 a year bls-oews-2025-05
	// us-wy falls back to the country: true
	//   published  105210 171980 a year bls-oews-2025-05
	//   derived mid 123000 164000 a year bls-oews-2025-05
}

func ExampleAreaOf() {
	fmt.Println(career.AreaOf(language.MustParse("en-CA-u-sd-cabc")))
	_, ok := career.AreaOf(language.MustParse("en-CA"))
	fmt.Println(ok)
	// Output:
	// ca-bc true
	// false
}

func ExampleAreaID_Country() {
	fmt.Println(career.AreaID("us-35620").Country())
	// Output: US true
}

func ExampleCatalog_Area() {
	fmt.Println(career.Default().Area("ca-bc"))
	// Output: {ca-bc British Columbia province} true
}

func ExampleCatalog_Areas() {
	n := map[string]int{}
	for a := range career.Default().Areas() {
		n[a.Kind]++
	}
	fmt.Println(n)
	// Output: map[metropolitan area:395 nonmetropolitan area:135 province:9]
}

func ExampleCatalog_FindAreas() {
	for _, a := range career.Default().FindAreas("portland") {
		fmt.Println(a.ID, a.Name)
	}
	// Output:
	// us-38860 Portland-South Portland, ME
	// us-38900 Portland-Vancouver-Hillsboro, OR-WA
}

// Two countries' bands are held side by side only by a rate that somebody answers for.
func ExampleCompare() {
	c := career.Default()
	us := bandAt(c, "US", career.LevelMid)
	gb := bandAt(c, "GB", career.LevelMid)
	rate, _ := career.ParseRate("1.31")
	fmt.Println(career.Compare(us, gb, career.ExchangeRate{From: currency.GBP, To: currency.USD, Rate: rate,
		AsOf: career.Date{Year: 2026, Month: 11, Day: 20}, Source: "our treasury"}))

	no := bandAt(c, "NO", career.LevelMid)
	_, err := career.Compare(us, no, career.ExchangeRate{From: no.Currency, To: currency.USD, Rate: rate, AsOf: career.Date{Year: 2026}})
	fmt.Println(err)
	// Output:
	// GBP 48000–67000 in GB is USD 62880–87770 in US by exchange rate (our treasury, 2026-11-20: 1.310000): midpoint -24.3 % <nil>
	// not comparable: period is year on one side and month on the other
}

func ExampleCatalog_CompareByParity() {
	c := career.Default()
	cmp, err := c.CompareByParity(bandAt(c, "US", career.LevelMid), bandAt(c, "GB", career.LevelMid))
	fmt.Println(cmp, err)
	// Output:
	// GBP 48000–67000 in GB is USD 72272.5–100880.37 in US by purchasing power parity (World Bank, PPP conversion factor, GDP (local currency per international dollar), 2024: 1.505677): midpoint -13.0 % <nil>
}

// bandAt returns a backend developer's derived band.
func bandAt(c *career.Catalog, region string, l career.Level) career.SalaryBand {
	bands, _ := c.Salary("backend-developer", language.MustParseRegion(region))
	for _, b := range bands {
		if b.Basis == career.BasisDerived && b.Level == l {
			return b
		}
	}
	return career.SalaryBand{}
}

func ExampleComparison_String() {
	c := career.Default()
	cmp, _ := c.CompareByParity(bandAt(c, "NL", career.LevelEntry), bandAt(c, "DK", career.LevelEntry))
	fmt.Println(cmp.String())
	// Output:
	// DKK 386.1–434.74 in DK is EUR 46.68–52.56 in NL by purchasing power parity (World Bank, PPP conversion factor, GDP (local currency per international dollar), 2024: 0.120892): midpoint +69.8 %
}

func ExampleCatalog_Parity() {
	fmt.Println(career.Default().Parity(language.MustParseRegion("SE")))
	// Output: {SE 2024 8.490485 world-bank-ppp-2024} true
}

func ExampleCatalog_Parities() {
	for p := range career.Default().Parities() {
		fmt.Print(p.Region, " ")
	}
	// Output: AU CA DE DK FI GB IE NL NO SE SG US
}

func ExampleParity_Equal() {
	c := career.Default()
	a, _ := c.Parity(language.MustParseRegion("DE"))
	b, _ := c.Parity(language.MustParseRegion("NL"))
	fmt.Println(a.Equal(a), a.Equal(b))
	// Output: true false
}

func ExampleCatalog_Occupation() {
	o, ok := career.Default().Occupation("15-1254")
	fmt.Println(o.Title, o.Employment, ok)
	median, published := o.Annual.P50.Published()
	fmt.Println(median, published, o.Source)
	fmt.Printf("%+.1f %% from %d to %d\n", o.Projection.GrowthPercent, o.Projection.From, o.Projection.To)
	// Output:
	// Web Developers 70190 true
	// 92650 true bls-oews-2025-05
	// +7.5 % from 2024 to 2034
}

func ExampleCatalog_Occupations() {
	for o := range career.Default().Occupations() {
		if _, ok := o.Annual.P50.Published(); !ok {
			fmt.Println(o.SOC, o.Title)
		}
	}
	// Output:
	// 27-2011 Actors
	// 27-2031 Dancers
	// 27-2042 Musicians and Singers
	// 27-2091 Disc Jockeys, Except Radio
	// 27-2099 Entertainers and Performers, Sports and Related Workers, All Other
}

func ExampleFigure_Published() {
	o, _ := career.Default().Occupation("27-2011") // actors: hourly figures only
	for _, f := range []career.Figure{o.Hourly.P50, o.Annual.P50} {
		a, ok := f.Published()
		fmt.Printf("%s %t %q\n", a, ok, f.Mark)
	}
	// Output:
	// 29.05 true ""
	// 0 false "withheld"
}
