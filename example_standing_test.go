package career_test

import (
	"fmt"

	"github.com/go-career/career"
)

func ExampleCatalog_Standing() {
	c := career.Default()
	s, err := c.Standing("senior-backend-developer", "US", career.Money{Amount: career.Units(165_000), Currency: "USD", Period: career.PerYear})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s)
	fmt.Printf("%.2f of the median\n", s.ToMedian)
	// Output:
	// between percentiles 50 and 75 of SOC 15-1252, Software Developers, in US (2025-05)
	// 1.21 of the median
}

func ExampleCatalog_Standings() {
	c := career.Default()
	list, err := c.Standings("backend-developer", career.Money{Amount: career.Units(65_000), Currency: "EUR", Period: career.PerYear},
		career.ExchangeRate{From: "EUR", To: "GBP", Rate: 870_000_000, AsOf: career.Date{Year: 2026, Month: 11}, Source: "our treasury"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range list {
		fmt.Println(s.Pay, s)
	}
	// Output:
	// EUR 5416.67 a month below percentile 50 of KldB 43413, Softwareentwicklung - Spezialist, in DE (2025-04)
	// EUR 5416.67 a month at or above percentile 90 of CNO 27, Profesionales de las tecnologías de la información, in ES (2018)
	// EUR 5416.67 a month between percentiles 50 and 90 of AML 2512, Software developers, in FI (2024)
	// GBP 56550 a year between percentiles 50 and 60 of UK SOC 2134, Programmers and software development professionals, in GB (2024-04)
	// EUR 31.97 an hour between percentiles 25 and 50 of BRC 0811, Software- en applicatieontwikkelaars, in NL (2024)
	// EUR 5416.67 a month at or above percentile 90 of SKP 2512, Software developers, in SI (2022)
}

func ExampleSalary_nearest() {
	pay, err := career.Default().Salary("staff-backend-developer", "US")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(pay.Band == nil, pay.Why)
	fmt.Println(pay.Nearest)
	// Output:
	// true offices publish the pay of this class as a whole, not of its lead level, and the rule for derived bands ends at senior
	// percentile 75 of SOC 15-1252, Software Developers, in US (2025-05): USD 171980 a year
}

func ExampleCatalog_Country() {
	c, _ := career.Default().Country("NO")
	fmt.Println(c.HoursPerYear, c.Method)
	c, _ = career.Default().Country("US-NY")
	fmt.Println(c.HoursPerYear, c.MinimumWage, c.MinimumWageFrom)
	// Output:
	// 1950 37.5 hours a week, for 52 weeks
	// 2080 USD 7.25 an hour 2009-07
}

func ExampleCatalog_Countries() {
	n := 0
	for range career.Default().Countries() {
		n++
	}
	fmt.Println(n > 10)
	// Output: true
}

func ExampleMoney_Per() {
	year := career.Money{Amount: career.Units(62_400), Currency: "USD", Period: career.PerYear}
	fmt.Println(year.Per(career.PerHour, 2080))
	fmt.Println(year.Per(career.PerMonth, 0))
	// Output:
	// USD 30 an hour <nil>
	// USD 5200 a month <nil>
}

func ExampleMoney_Times() {
	year := career.Money{Amount: career.Units(60_000), Currency: "EUR", Period: career.PerYear}
	share, _ := career.ParseRate("0.8")
	fmt.Println(year.Times(share)) // four days of five
	// Output:
	// EUR 48000 a year <nil>
}

func ExampleSum() {
	fmt.Println(career.Sum(
		career.Money{Amount: career.Units(60_000), Currency: "EUR", Period: career.PerYear},
		career.Money{Amount: career.Units(52_500), Currency: "EUR", Period: career.PerYear}))
	// Output:
	// EUR 112500 a year <nil>
}

func ExampleAverage() {
	fmt.Println(career.Average(
		career.Money{Amount: career.Units(60_000), Currency: "EUR", Period: career.PerYear},
		career.Money{Amount: career.Units(52_500), Currency: "EUR", Period: career.PerYear}))
	// Output:
	// EUR 56250 a year <nil>
}

func ExampleStanding_String() {
	s := career.Standing{Above: career.Percentile{Rank: 25}, Of: career.PayOf{Place: "GB", Class: "UK SOC 2134, Programmers", AsOf: career.Date{Year: 2024}}}
	fmt.Println(s)
	// Output: below percentile 25 of UK SOC 2134, Programmers, in GB (2024)
}

func ExamplePayPoint_String() {
	p := career.PayPoint{Percentile: career.Percentile{Rank: 75, Amount: career.Units(90_000)}, Currency: "GBP", Period: career.PerYear,
		Of: career.PayOf{Place: "GB", Class: "UK SOC 2134, Programmers", AsOf: career.Date{Year: 2024}}}
	fmt.Println(p)
	// Output: percentile 75 of UK SOC 2134, Programmers, in GB (2024): GBP 90000 a year
}

func ExamplePayOf_String() {
	fmt.Println(career.PayOf{Place: "GB", Class: "UK SOC 2134, Programmers", AsOf: career.Date{Year: 2024}})
	// Output: UK SOC 2134, Programmers, in GB (2024)
}
