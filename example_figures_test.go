package career_test

import (
	"errors"
	"fmt"

	"golang.org/x/text/language"

	"github.com/go-career/career"
)

func ExampleCatalog_Area() {
	fmt.Println(career.Default().Area("CA-BC"))
	// Output: {CA-BC British Columbia province } true
}

func ExampleCatalog_Areas() {
	n := map[string]int{}
	for a := range career.Default().Areas() {
		n[a.Kind]++
	}
	fmt.Println(n)
	// Output: map[district:1 metropolitan area:395 nonmetropolitan area:135 province:10 state:50 territory:3]
}

func ExampleCatalog_FindAreas() {
	for _, a := range career.Default().FindAreas("portland") {
		fmt.Println(a.Place, a.Name)
	}
	// Output:
	// US-38860 Portland-South Portland, ME
	// US-38900 Portland-Vancouver-Hillsboro, OR-WA
}

// Two countries' bands are held side by side only by a rate that somebody answers for.
func ExampleCompare() {
	c := career.Default()
	us := bandAt(c, "US", career.LevelMid)
	gb := bandAt(c, "GB", career.LevelMid)
	rate, _ := career.ParseRate("1.31")
	fmt.Println(career.Compare(us, gb, career.ExchangeRate{From: "GBP", To: "USD", Rate: rate,
		AsOf: career.Date{Year: 2026, Month: 11, Day: 20}, Source: "our treasury"}))

	no := bandAt(c, "NO", career.LevelMid)
	_, err := career.Compare(us, no, career.ExchangeRate{From: no.Currency, To: "USD", Rate: rate, AsOf: career.Date{Year: 2026}})
	fmt.Println(err)
	// Output:
	// GBP 40000–70000 in GB is USD 52400–91700 in US by exchange rate (our treasury, 2026-11-20: 1.310000): midpoint -48.0 %; whose pay differs: employees, and full-time employees; what is pay differs: wages, and gross pay <nil>
	// not comparable: period is year on one side and month on the other
}

func ExampleCatalog_CompareByParity() {
	c := career.Default()
	cmp, err := c.CompareByParity(bandAt(c, "US", career.LevelMid), bandAt(c, "GB", career.LevelMid))
	fmt.Println(cmp, err)
	// Output:
	// GBP 40000–70000 in GB is USD 60227.09–105397.4 in US by purchasing power parity (World Bank, PPP conversion factor, GDP (local currency per international dollar), 2024: 1.505677): midpoint -40.2 %; whose pay differs: employees, and full-time employees; what is pay differs: wages, and gross pay <nil>
}

// bandAt returns a backend developer's derived band.
func bandAt(c *career.Catalog, place career.Place, l career.Level) career.SalaryBand {
	pay, _ := c.Salary("backend-developer", place)
	for _, b := range pay.Bands {
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
	// DKK 386.1–470.53 in DK is EUR 46.68–56.88 in NL by purchasing power parity (World Bank, PPP conversion factor, GDP (local currency per international dollar), 2024: 0.120892): midpoint +67.6 %; whose pay differs: employees aged 15 to 75, and employees below management; what is pay differs: hourly wage, and earnings per hour worked, pension included
}

func ExampleCatalog_Parity() {
	fmt.Println(career.Default().Parity("SE"))
	// Output: {SE 2024 8.490485 world-bank-ppp-2024} true
}

func ExampleCatalog_Parities() {
	for p := range career.Default().Parities() {
		fmt.Print(p.Place, " ")
	}
	// Output: AU CA CZ DE DK ES FI GB IE NL NO SE SG SI US
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

func ExampleCatalog_PayTable() {
	f, ok := career.Default().PayTable("no-2512")
	fmt.Println(f.Title, f.Currency, f.Percentiles.P50.Amount, f.Period, ok)
	// Output:
	// Software developers NOK 77420 month true
}

func ExampleCatalog_PayTables() {
	n := map[string]int{}
	for f := range career.Default().PayTables() {
		n[f.Scheme]++
	}
	fmt.Println(n["SSYK"], "classes of Sweden's SSYK,", n["STYRK"], "of Norway's STYRK")
	// Output:
	// 92 classes of Sweden's SSYK, 83 of Norway's STYRK
}

func ExamplePercentiles_Published() {
	f, _ := career.Default().PayTable("fi-2512")
	fmt.Println(f.Percentiles.Published())
	// Output:
	// [{10 3521} {50 5138} {90 7231}]
}

func ExampleParsePlace() {
	for _, s := range []string{"us", "UK", "ca-bc", "US-35620", "Atlantis"} {
		p, err := career.ParsePlace(s)
		fmt.Println(p, errors.Is(err, career.ErrValue))
	}
	// Output:
	// US false
	// GB false
	// CA-BC false
	// US-35620 false
	//  true
}

func ExampleTagPlace() {
	fmt.Println(career.TagPlace(language.MustParse("en-CA-u-sd-cabc")))
	fmt.Println(career.TagPlace(language.MustParse("sv-SE")))
	fmt.Println(career.TagPlace(language.Swedish))
	// Output:
	// CA-BC true
	// SE true
	//  false
}

func ExamplePlace_Country() {
	fmt.Println(career.Place("US-35620").Country(), career.Place("SE").Country())
	// Output:
	// US SE
}

func ExamplePlace_IsArea() {
	fmt.Println(career.Place("US-35620").IsArea(), career.Place("US").IsArea())
	// Output:
	// true false
}

func ExamplePlace_Currency() {
	fmt.Println(career.Place("SE").Currency(), career.Place("CA-BC").Currency())
	// Output:
	// SEK CAD
}

func ExampleParseCurrency() {
	fmt.Println(career.ParseCurrency("sek"))
	_, err := career.ParseCurrency("doubloon")
	fmt.Println(err)
	// Output:
	// SEK <nil>
	// bad value: "doubloon" is not a currency: want an ISO 4217 code such as USD
}
