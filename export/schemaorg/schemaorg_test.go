package schemaorg_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
	"github.com/go-career/career/export/schemaorg"
)

// small is a made-up catalogue of one role.
func small(title string) *career.Catalog {
	name, err := json.Marshal(title)
	if err != nil {
		log.Fatal(err)
	}
	c, err := career.Load(fstest.MapFS{
		"catalog.json":           {Data: []byte(`{"version":"2026.1"}`)},
		"families.json":          {Data: []byte(`{"families":[{"id":"light","name":"Light"}]}`)},
		"jobs/light.json":        {Data: []byte(`{"jobs":[{"id":"keeper","title":"Keeper","family":"light"}]}`)},
		"roles/lamp-keeper.json": {Data: []byte(`{"id":"lamp-keeper","title":` + string(name) + `,"job":"keeper","family":"light","level":"mid","requirements":[{"skill":"trimming","level":"working","importance":3,"essential":true},{"skill":"ticket","importance":3,"essential":true}]}`)},
		"skills/light.json":      {Data: []byte(`{"skills":[{"id":"trimming","name":"Wick Trimming","kind":"practice","summary":"Keeping a wick even."},{"id":"ticket","name":"Keeper's Ticket","kind":"certificate","grantedBy":"The Lights Board"}]}`)},
		"sources.json":           {Data: []byte(`{"sources":[{"id":"us","publisher":"Us","title":"Pay","edition":"2026","licence":"internal","asOf":"2026"}]}`)},
		"bands.json":             {Data: []byte(`{"bands":[{"job":"keeper","level":"mid","place":"GB","currency":"GBP","period":"year","min":30000,"max":36000.5,"basis":"overlay","source":"us","asOf":"2026-04"}]}`)},
	})
	if err != nil {
		log.Fatal(err)
	}
	return c
}

func ExampleOfRole() {
	o, err := schemaorg.OfRole(small("Lamp Keeper"), "lamp-keeper", schemaorg.Options{Place: "GB", Base: "https://example.com"})
	if err != nil {
		log.Fatal(err)
	}
	text, err := json.MarshalIndent(o, "", " ")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(text))
	// Output:
	// {
	//  "@context": "https://schema.org",
	//  "@type": "Occupation",
	//  "@id": "https://example.com/roles/lamp-keeper",
	//  "name": "Lamp Keeper",
	//  "url": "https://example.com/roles/lamp-keeper",
	//  "occupationLocation": {
	//   "@type": "Country",
	//   "name": "GB"
	//  },
	//  "estimatedSalary": [
	//   {
	//    "@type": "MonetaryAmount",
	//    "description": "mid level: overlay (2026-04)",
	//    "currency": "GBP",
	//    "value": {
	//     "@type": "QuantitativeValue",
	//     "minValue": 30000,
	//     "maxValue": 36000.5,
	//     "unitText": "YEAR"
	//    }
	//   }
	//  ],
	//  "skills": [
	//   {
	//    "@type": "DefinedTerm",
	//    "@id": "https://example.com/skills/trimming",
	//    "name": "Wick Trimming",
	//    "termCode": "trimming",
	//    "inDefinedTermSet": {
	//     "@type": "DefinedTermSet",
	//     "@id": "https://example.com/skills",
	//     "name": "Skills",
	//     "version": "2026.1"
	//    }
	//   }
	//  ],
	//  "qualifications": [
	//   {
	//    "@type": "EducationalOccupationalCredential",
	//    "name": "Keeper's Ticket",
	//    "recognizedBy": {
	//     "@type": "Organization",
	//     "name": "The Lights Board"
	//    }
	//   }
	//  ]
	// }
}

func ExampleOfSkills() {
	set, err := schemaorg.OfSkills(small("Lamp Keeper"), schemaorg.Options{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(set.Type, set.Version)
	for _, t := range set.HasDefinedTerm {
		fmt.Printf("%s (%s): %q\n", t.Name, t.TermCode, t.Description)
	}
	// Output:
	// DefinedTermSet 2026.1
	// Keeper's Ticket (ticket): ""
	// Wick Trimming (trimming): "Keeping a wick even."
}

func ExampleOfVacancy() {
	p, err := schemaorg.OfVacancy(small("Lamp Keeper"), "lamp-keeper", schemaorg.Vacancy{
		Title: "Lamp Keeper, North Light", Description: "Keep the light.", Employer: "The Lights Board",
		Posted:  career.Date{Year: 2026, Month: 11, Day: 2},
		Address: schemaorg.Address{City: "Stromness", Country: "GB"},
		Pay:     career.SalaryBand{Currency: "GBP", Period: career.PerYear, Min: career.Units(31_000), Max: career.Units(34_000)},
	}, schemaorg.Options{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(p.Type, p.DatePosted, p.HiringOrganization.Name, p.JobLocation.Address.City)
	fmt.Println("offered:", p.BaseSalary.Currency, *p.BaseSalary.Value.MinValue, *p.BaseSalary.Value.MaxValue, p.BaseSalary.Value.UnitText)
	fmt.Println(p.RelevantOccupation.Name, "asks for", p.RelevantOccupation.Skills[0].Name)
	// Output:
	// JobPosting 2026-11-02 The Lights Board Stromness
	// offered: GBP 31000 34000 YEAR
	// Lamp Keeper asks for Wick Trimming
}

func ExampleWriteScript() {
	set, err := schemaorg.OfSkills(small("Lamp Keeper"), schemaorg.Options{})
	if err != nil {
		log.Fatal(err)
	}
	set.HasDefinedTerm = nil
	set.Name = "</script><script>alert(1)"
	if err := schemaorg.WriteScript(os.Stdout, set); err != nil {
		log.Fatal(err)
	}
	// Output:
	// <script type="application/ld+json">
	// {
	//   "@context": "https://schema.org",
	//   "@type": "DefinedTermSet",
	//   "name": "\u003c/script\u003e\u003cscript\u003ealert(1)",
	//   "version": "2026.1"
	// }
	// </script>
}

func TestErrors(t *testing.T) {
	c := career.Default()
	var notFound *career.NotFoundError
	for name, base := range map[string]string{"no host": "roles", "a script": "javascript:alert(1)", "no URL": "https://%zz"} {
		if _, err := schemaorg.OfRole(c, "backend-developer", schemaorg.Options{Base: base}); !errors.Is(err, career.ErrValue) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := schemaorg.OfSkills(c, schemaorg.Options{Base: base}); !errors.Is(err, career.ErrValue) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := schemaorg.OfRole(c, "court-jester", schemaorg.Options{}); !errors.As(err, &notFound) {
		t.Error(err)
	}
	good := schemaorg.Vacancy{Description: "d", Employer: "e", Posted: career.Date{Year: 2026, Month: 1, Day: 2}, Address: schemaorg.Address{Country: "GB"}}
	for name, tt := range map[string]struct {
		change func(*schemaorg.Vacancy)
		want   error
	}{
		"description": {func(v *schemaorg.Vacancy) { v.Description = "" }, career.ErrMissing},
		"employer":    {func(v *schemaorg.Vacancy) { v.Employer = "" }, career.ErrMissing},
		"day":         {func(v *schemaorg.Vacancy) { v.Posted.Day = 0 }, career.ErrMissing},
		"last day":    {func(v *schemaorg.Vacancy) { v.Through.Year = 2026 }, career.ErrMissing},
		"country":     {func(v *schemaorg.Vacancy) { v.Address.Country = "" }, career.ErrMissing},
		"pay":         {func(v *schemaorg.Vacancy) { v.Pay = career.SalaryBand{Currency: "GBP", Period: "year", Min: 2, Max: 1} }, career.ErrRange},
		"currency":    {func(v *schemaorg.Vacancy) { v.Pay = career.SalaryBand{Period: "year", Min: 1, Max: 2} }, career.ErrMissing},
	} {
		v := good
		tt.change(&v)
		if _, err := schemaorg.OfVacancy(c, "backend-developer", v, schemaorg.Options{}); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestVacancies(t *testing.T) {
	for name, v := range map[string]schemaorg.Vacancy{
		"on site": {Address: schemaorg.Address{Country: "GB", City: "Leeds", Street: "1 The Headrow", Region: "West Yorkshire", PostalCode: "LS1"}, Types: []string{"FULL_TIME"}},
		"remote":  {Address: schemaorg.Address{Country: "US"}, Remote: true, URL: "https://example.com/1", EmployerURL: "https://example.com"},
		"paid": {Address: schemaorg.Address{Country: "US"}, Through: career.Date{Year: 2027, Month: 1, Day: 31},
			Pay: career.SalaryBand{Currency: "USD", Period: career.PerHour, Min: career.Units(40), Max: career.Units(55)}},
	} {
		v.Description, v.Employer, v.Posted = "<p>Work.</p>", "Us", career.Date{Year: 2026, Month: 11, Day: 2}
		p, err := schemaorg.OfVacancy(career.Default(), "actuarial-analyst", v, schemaorg.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range wrong(t, p, "JobPosting") {
			t.Errorf("%s: %s", name, w)
		}
		if p.Title != "Actuarial Analyst" {
			t.Errorf("%s: title %q", name, p.Title)
		}
	}
}

// TestScriptHoldsAnyTitle checks that no title, however odd, ends the element or is lost.
func TestScriptHoldsAnyTitle(t *testing.T) {
	for _, title := range []string{"</script><b>", "<!--<script>", "]]> & \"quotes\" \\", "\u2028line"} {
		o, err := schemaorg.OfRole(small("Plain"), "lamp-keeper", schemaorg.Options{})
		if err != nil {
			t.Fatal(err)
		}
		o.Name = title
		var b strings.Builder
		if err := schemaorg.WriteScript(&b, o); err != nil {
			t.Fatal(err)
		}
		body, ok := strings.CutPrefix(b.String(), "<script type=\"application/ld+json\">\n")
		body, ok2 := strings.CutSuffix(body, "\n</script>\n")
		var back schemaorg.Occupation
		if !ok || !ok2 || strings.ContainsAny(body, "<>&\u2028") || json.Unmarshal([]byte(body), &back) != nil {
			t.Errorf("%q: %s", title, &b)
		}
		if diff := cmp.Diff(o, back); diff != "" {
			t.Errorf("%q: %s", title, diff)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriterErrors(t *testing.T) {
	if schemaorg.WriteScript(full{}, 1) == nil || schemaorg.WriteScript(&strings.Builder{}, func() {}) == nil {
		t.Error("an error is lost")
	}
}

// BenchmarkOfRole makes and marshals the Occupation of every role.
func BenchmarkOfRole(b *testing.B) {
	c := career.Default()
	n := 0
	for b.Loop() {
		n = 0
		for r := range c.Roles() {
			o, err := schemaorg.OfRole(c, r.ID, schemaorg.Options{})
			if err != nil {
				b.Fatal(err)
			}
			text, err := json.Marshal(o)
			if err != nil {
				b.Fatal(err)
			}
			n += len(text)
		}
	}
	b.ReportMetric(float64(n), "bytes/op")
}

// BenchmarkMarshalRoles marshals every role as it is, and its pay, to compare.
func BenchmarkMarshalRoles(b *testing.B) {
	c := career.Default()
	for b.Loop() {
		for r := range c.Roles() {
			pay, err := c.Salary(r.ID, "US")
			if err != nil {
				b.Fatal(err)
			}
			if _, err := json.Marshal(r); err != nil {
				b.Fatal(err)
			}
			if _, err := json.Marshal(pay); err != nil {
				b.Fatal(err)
			}
		}
	}
}
