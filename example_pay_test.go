package career_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"time"

	"golang.org/x/text/language"

	"github.com/go-career/career"
)

// The bands of the examples: what a company pays at two levels of one job.
func exampleBands() (entry, mid career.SalaryBand) {
	entry = career.SalaryBand{
		Job: "backend-developer", Level: career.LevelEntry,
		Place: "US", Currency: "USD", Period: career.PerYear,
		Min: career.Units(60_000), Max: career.Units(85_000),
		Basis: career.BasisOverlay, Method: "pay committee", Source: "company", AsOf: career.Date{Year: 2026, Month: time.January},
	}
	mid = entry
	mid.Level, mid.Min, mid.Max = career.LevelMid, career.Units(80_000), career.Units(115_000)
	return entry, mid
}

// A pay review: where does a person stand in their band, and where would they stand in the next?
func Example_payReview() {
	entry, mid := exampleBands()
	pay := entry.Money(career.Units(78_000))
	us := career.NewMoneyPrinter(language.AmericanEnglish)

	for _, b := range []career.SalaryBand{entry, mid} {
		ratio, err := b.CompaRatio(pay)
		if err != nil {
			log.Fatal(err)
		}
		into, err := b.Penetration(pay)
		if err != nil {
			log.Fatal(err)
		}
		circle, err := b.Circle(pay)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%s in %s, %s: compa-ratio %.2f, penetration %.0f %%, circle %q\n",
			us.Money(pay), b.Level, us.Band(b), ratio, 100*into, circle)
	}
	// Output:
	// $78,000 in entry, $60,000–$85,000: compa-ratio 1.08, penetration 72 %, circle ""
	// $78,000 in mid, $80,000–$115,000: compa-ratio 0.80, penetration -6 %, circle "green"
}

// An hourly offer is compared with a yearly band once it is annualized.
func ExampleMoney_Annualize() {
	entry, _ := exampleBands()
	offer := career.Money{Amount: 33_54, Currency: "USD", Period: career.PerHour}
	_, err := entry.CompaRatio(offer)
	fmt.Println(err)

	year, err := offer.Annualize(2080)
	if err != nil {
		log.Fatal(err)
	}
	ratio, err := entry.CompaRatio(year)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s, compa-ratio %.2f\n", year, ratio)
	// Output:
	// not comparable: period is year on one side and hour on the other
	// USD 69763.2 a year, compa-ratio 0.96
}

func ExampleMoney_Add() {
	base := career.Money{Amount: career.Units(60_000), Currency: "USD", Period: career.PerYear}
	raise := career.Money{Amount: 1_250_50, Currency: "USD", Period: career.PerYear}
	fmt.Println(base.Add(raise))

	// A bonus pays for no period, so it is not added to pay for one.
	bonus := career.Money{Amount: career.Units(5_000), Currency: "USD"}
	_, err := base.Add(bonus)
	fmt.Println(err)
	// Output:
	// USD 61250.5 a year <nil>
	// not comparable: period is year on one side and not stated on the other
}

func ExampleMoney_Sub() {
	entry, mid := exampleBands()
	fmt.Println(mid.Money(mid.Min).Sub(entry.Money(entry.Min)))
	// Output: USD 20000 a year <nil>
}

func ExampleMoney_Compare() {
	entry, _ := exampleBands()
	fmt.Println(entry.Money(entry.Min).Compare(entry.Money(entry.Max)))
	// Output: -1 <nil>
}

func ExampleMoney_String() {
	fmt.Println(career.Money{Amount: 33_54, Currency: "GBP", Period: career.PerHour})
	// Output: GBP 33.54 an hour
}

// Figures of May 2025 are brought to November 2026: one year compounds, the six months that remain are simple.
func ExampleMoney_Age() {
	published := career.Money{Amount: career.Units(100_000), Currency: "USD", Period: career.PerYear}
	rate, err := career.ParseRate("3.5%")
	if err != nil {
		log.Fatal(err)
	}
	from, to := career.Date{Year: 2025, Month: time.May}, career.Date{Year: 2026, Month: time.November}
	fmt.Println(published.Age(rate, from, to))
	// Output: USD 105311.25 a year <nil>
}

func ExampleMismatchError() {
	dollars := career.Money{Amount: career.Units(60_000), Currency: "USD", Period: career.PerYear}
	euros := career.Money{Amount: career.Units(60_000), Currency: "EUR", Period: career.PerYear}
	_, err := dollars.Compare(euros)

	var mismatch *career.MismatchError
	if errors.As(err, &mismatch) {
		fmt.Println(mismatch.What, mismatch.Left, mismatch.Right)
	}
	// Output: currency USD EUR
}

func ExampleMismatchError_Error() {
	fmt.Println((&career.MismatchError{What: "place", Left: "US", Right: "CA"}).Error())
	// Output: not comparable: place is US on one side and CA on the other
}

func ExampleMismatchError_Unwrap() {
	entry, mid := exampleBands()
	mid.Basis = career.BasisGuide
	_, err := entry.Progression(mid)
	fmt.Println(errors.Is(err, career.ErrNotComparable))
	// Output: true
}

func ExampleSalaryBand_Money() {
	entry, _ := exampleBands()
	fmt.Println(entry.Money(entry.Midpoint()))
	// Output: USD 72500 a year
}

func ExampleSalaryBand_Spread() {
	entry, _ := exampleBands()
	spread, err := entry.Spread()
	fmt.Printf("%.3f %v\n", spread, err)
	// Output: 0.417 <nil>
}

func ExampleSalaryBand_CompaRatio() {
	entry, _ := exampleBands()
	fmt.Println(entry.CompaRatio(entry.Money(career.Units(72_500))))
	// Output: 1 <nil>
}

func ExampleSalaryBand_Penetration() {
	entry, _ := exampleBands()
	fmt.Println(entry.Penetration(entry.Money(career.Units(65_000))))
	// Output: 0.2 <nil>
}

func ExampleSalaryBand_Circle() {
	entry, _ := exampleBands()
	for _, pay := range []int64{59_000, 60_000, 90_000} {
		circle, err := entry.Circle(entry.Money(career.Units(pay)))
		switch {
		case err != nil:
			log.Fatal(err)
		case circle == career.CircleNone:
			fmt.Println(pay, "is in the band")
		default:
			fmt.Println(pay, "is circled", circle)
		}
	}
	// Output:
	// 59000 is circled green
	// 60000 is in the band
	// 90000 is circled red
}

// A seventh of the mid band is also in the entry band: from 80,000 to 85,000, of 80,000 to 115,000.
func ExampleSalaryBand_Overlap() {
	entry, mid := exampleBands()
	overlap, err := entry.Overlap(mid)
	fmt.Printf("%.4f %v\n", overlap, err)
	// Output: 0.1429 <nil>
}

func ExampleSalaryBand_Progression() {
	entry, mid := exampleBands()
	progression, err := entry.Progression(mid)
	fmt.Printf("the midpoint rises by %.1f %% (%v)\n", 100*progression, err)
	// Output: the midpoint rises by 34.5 % (<nil>)
}

func ExampleSalaryBand_Annualize() {
	b, _ := exampleBands()
	b.Period, b.Min, b.Max = career.PerHour, 28_85, 40_87
	year, err := b.Annualize(2080)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(year.Min, year.Max, year.Period)
	fmt.Println(year.Method)
	// Output:
	// 60008 85009.6 year
	// pay committee; annualized as 2080 hours a year
}

func ExampleSalaryBand_Age() {
	entry, _ := exampleBands()
	aged, err := entry.Age(30_000_000, career.Date{Year: 2027, Month: time.January})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(aged.Min, aged.Max, aged.AsOf)
	fmt.Println(aged.Method)
	// Output:
	// 61800 87550 2027-01
	// pay committee; aged 12 months from 2026-01 to 2027-01 at 3% a year
}

func ExampleParseRate() {
	for _, s := range []string{"0.035", "3.5%", "three percent"} {
		fmt.Println(career.ParseRate(s))
	}
	// Output:
	// 0.035 <nil>
	// 0.035 <nil>
	// 0 out of range: "three percent" is not a rate: want a decimal such as 0.035 or a percentage such as 3.5%
}

func ExampleRate_String() {
	fmt.Println(career.Rate(920_050_000))
	// Output: 0.92005
}

func ExampleRate_MarshalJSON() {
	b, err := json.Marshal(career.Rate(35_000_000))
	fmt.Println(string(b), err)
	// Output: 0.035 <nil>
}

func ExampleRate_UnmarshalJSON() {
	var r career.Rate
	err := json.Unmarshal([]byte("0.035"), &r)
	fmt.Println(int64(r), err)
	// Output: 35000000 <nil>
}

func ExampleExchangeRate_Convert() {
	pay := career.Money{Amount: career.Units(60_000), Currency: "USD", Period: career.PerYear}
	rate := career.ExchangeRate{From: "USD", To: "EUR", Rate: 920_050_000,
		AsOf: career.Date{Year: 2026, Month: time.November, Day: 20}, Source: "the company's treasury"}
	fmt.Println(rate.Convert(pay))

	rate.AsOf = career.Date{}
	_, err := rate.Convert(pay)
	fmt.Println(err)
	// Output:
	// EUR 55203 a year <nil>
	// exchange rate: missing: a date is not set
}

// %q shows the no-break spaces.
func ExampleNewMoneyPrinter() {
	pay := career.Money{Amount: 60_000_50, Currency: "USD", Period: career.PerYear}
	for _, locale := range []string{"en-US", "en-CA", "en-GB", "de-DE", "de-CH", "fr-FR", "sv-SE", "ja-JP"} {
		fmt.Printf("%s %q\n", locale, career.NewMoneyPrinter(language.MustParse(locale)).Money(pay))
	}
	// Output:
	// en-US "$60,000.50"
	// en-CA "US$60,000.50"
	// en-GB "US$60,000.50"
	// de-DE "60.000,50\u00a0$"
	// de-CH "$\u00a060'000.50"
	// fr-FR "60\u202f000,50\u00a0$US"
	// sv-SE "60\u00a0000,50\u00a0US$"
	// ja-JP "$60,000.50"
}

func ExampleMoneyPrinter_Money() {
	yen := career.Money{Amount: career.Units(8_500_000), Currency: "JPY", Period: career.PerYear}
	fmt.Println(career.NewMoneyPrinter(language.Japanese).Money(yen))
	// Output: ￥8,500,000
}

func ExampleMoneyPrinter_Range() {
	low := career.Money{Amount: career.Units(60_000), Currency: "EUR", Period: career.PerYear}
	high := career.Money{Amount: career.Units(85_000), Currency: "EUR", Period: career.PerYear}
	for _, locale := range []string{"en-IE", "nl-NL", "es-ES"} {
		s, err := career.NewMoneyPrinter(language.MustParse(locale)).Range(low, high)
		fmt.Printf("%s %q %v\n", locale, s, err)
	}
	// Output:
	// en-IE "€60,000–€85,000" <nil>
	// nl-NL "€\u00a060.000-85.000" <nil>
	// es-ES "60.000-85.000\u00a0€" <nil>
}

func ExampleMoneyPrinter_Band() {
	entry, _ := exampleBands()
	fmt.Println(career.NewMoneyPrinter(language.AmericanEnglish).Band(entry))
	fmt.Printf("%q\n", career.NewMoneyPrinter(language.German).Band(entry))
	// Output:
	// $60,000–$85,000
	// "60.000–85.000\u00a0$"
}

func ExampleUnits() {
	fmt.Println(career.Units(60_000), int64(career.Units(60_000)))
	// Output:
	// 60000 6000000
}

func ExampleParseAmount() {
	fmt.Println(career.ParseAmount("33.54"))
	fmt.Println(career.ParseAmount("60,000"))
	// Output:
	// 33.54 <nil>
	// 0 out of range: "60,000" is not an amount: want digits, with at most two after a point
}

func ExampleDate_Time() {
	fmt.Println(career.Date{Year: 2025, Month: 5}.Time().Format("2006-01-02"))
	// Output:
	// 2025-05-01
}

func ExampleSalaryBand_Midpoint() {
	fmt.Println(career.SalaryBand{Min: career.Units(60_000), Max: career.Units(85_000)}.Midpoint())
	// Output:
	// 72500
}

// What does a role pay? The role's own band, or why there is none. A city without figures of its own has the country's.
func ExampleCatalog_Salary() {
	c := career.Default()
	us := career.NewMoneyPrinter(language.AmericanEnglish)
	for _, ask := range []struct {
		role  career.RoleID
		place career.Place
	}{{"software-engineer", "US"}, {"software-engineer", "US-42660"}, {"frontend-developer", "US-42660"}, {"senior-backend-developer", "NO"}} {
		pay, err := c.Salary(ask.role, ask.place)
		if err != nil {
			log.Fatal(err)
		}
		if pay.Band == nil {
			fmt.Println(ask.place, "no band:", pay.Why)
			continue
		}
		fmt.Println(ask.place, "→", pay.Place, us.Band(*pay.Band), pay.Band.Period.Each(), pay.Band.Basis, pay.Band.Source, pay.Band.AsOf)
	}
	_, err := c.Salary("senior-backend-developer", "US-00000")
	fmt.Println(err)
	// Output:
	// US → US $105,000–$172,000 a year derived bls-oews-2025-05 2025-05
	// US-42660 → US-42660 $133,000–$212,000 a year derived bls-oews-2025-05 2025-05
	// US-42660 → US-42660 $64,000–$126,000 a year derived bls-oews-2025-05 2025-05
	// NO → NO NOK 77,400–93,800 a month derived ssb-earnings-2025 2025
	// no place "US-00000" in the catalogue
}

func ExampleCatalog_ComparePay() {
	c := career.Default()
	p, err := c.ComparePay("backend-developer", "data-engineer", "US")
	fmt.Printf("%s: %+.1f %% (%s, %v)\n", p.Midpoint, p.Percent, p.To.Basis, err)
	p, err = c.ComparePay("senior-backend-developer", "staff-backend-developer", "US")
	fmt.Println(p.Why, err)
	// Output:
	// 500: +0.4 % (derived, <nil>)
	// not comparable: staff-backend-developer has no band at lead level in US <nil>
}

func ExampleCatalog_PayPlaces() {
	fmt.Println(career.Default().PayPlaces())
	// Output:
	// [AU CA CZ DE DK ES FI GB NL NO SE SI US]
}

func ExamplePeriod_Each() {
	fmt.Println(career.PerHour.Each(), career.PerYear.Each())
	// Output:
	// an hour a year
}

// A date goes to a database as text, as finely as it is stated.
func ExampleDate_Value() {
	fmt.Println(career.Date{Year: 2025, Month: time.May}.Value())
	fmt.Println(career.Date{}.Value())
	// Output:
	// 2025-05 <nil>
	// <nil> <nil>
}

func ExampleDate_Scan() {
	var d career.Date
	err := d.Scan("2025-05-31")
	fmt.Println(d, err)
	err = d.Scan(nil)
	fmt.Println(d == career.Date{}, err)
	// Output:
	// 2025-05-31 <nil>
	// true <nil>
}
