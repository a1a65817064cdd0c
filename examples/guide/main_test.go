package main

import (
	"encoding/json"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/trial"
)

// The names and figures of the guide that the project started from, in its order. Its prose is not carried.
const names = "Junior Backend Developer|Problem Solving|Written Communication|Time Management|Backend Programming|API Design|" +
	"Database Fundamentals|SQL|Git|Testing|Debugging|Cloud Fundamentals|Security Basics|Backend Developer|Software Engineer|" +
	"Platform Engineer|Site Reliability Engineer|Data Engineer|Full Stack Developer|DevOps Engineer|Security Engineer|" +
	"Technical Product Manager|Solutions Engineer|System Design Fundamentals|Performance Optimization|Database Indexing|" +
	"Observability|Incident Response|Secure Coding|CI/CD|Caching|PAY|steady|Amazon|Google|Microsoft|Meta|Apple|Salesforce|" +
	"Oracle|IBM|Stripe|Shopify|Technology|Financial Services|Healthcare|Ecommerce|Media and Entertainment|Logistics|Education|Government"

func TestReferenceGuide(t *testing.T) {
	const textPay, jsonPay = "$60,000–$85,000|$85,000–$115,000|$115,000–$160,000", "60000|85000|85000|115000|115000|160000"
	for name, tt := range map[string]struct {
		before, after string // what stands around a name
		pay           string
	}{
		"text":     {"", "", textPay},
		"Markdown": {"", "", strings.ReplaceAll(textPay, "$", `\$`)},
		"JSON":     {`"`, `"`, jsonPay},
	} {
		var b strings.Builder
		if err := run(&b, career.Default(), "junior-backend-developer", "US", language.AmericanEnglish, name); err != nil {
			t.Fatal(err)
		}
		rest := b.String()
		for want := range strings.SplitSeq(strings.ReplaceAll(names, "PAY", tt.pay), "|") {
			if name == "JSON" && !strings.HasSuffix(want, "000") {
				want = tt.before + want + tt.after
			}
			_, after, ok := strings.Cut(rest, want)
			if !ok {
				t.Errorf("%s: %s is missing, or not in its place", name, want)
				continue
			}
			rest = after
		}
		if name == "JSON" && !json.Valid([]byte(b.String())) {
			t.Error("not JSON")
		}
	}
}

func TestEveryGuidePrints(t *testing.T) {
	for r := range career.Default().Roles() {
		place := []career.Place{"US", "GB", "SE", "DE", "NZ", "CA-BC"}[len(r.ID)%6]
		var b strings.Builder
		if err := run(&b, career.Default(), r.ID, place, language.German, "text"); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(b.String(), "%!") || strings.Contains(b.String(), "\n  • \n") || strings.Contains(b.String(), "No band for this role: .") {
			t.Errorf("%s in %s: something is not printed as it should be:\n%s", r.ID, place, b.String())
		}
	}
}

func TestCommand(t *testing.T) {
	call := trial.Caller(t, command)
	call([]string{"-h"}, 0, `usage: guide `, "")
	call([]string{"-help"}, 0, `usage: guide `, "")
	call([]string{"-nonsense"}, 2, "", `guide: flag provided but not defined: -nonsense
guide -h shows how`)
	call([]string{"backend-developer"}, 0, `Backend Developer`, "")
	call([]string{"Backend Developer"}, 0, `Backend Developer`, "")
	call([]string{"back-end", "developers"}, 0, `Backend Engineering`, "")
	call([]string{"-place", "SE", "-locale", "sv-SE", "Data Engineer"}, 0, `Pay in SE`, "")
	call([]string{}, 2, "", `no role is given`)
	call([]string{"-place", "Atlantis", "backend-developer"}, 2, "", `-place`)
	call([]string{"-locale", "no such locale", "backend-developer"}, 2, "", `-locale`)
	call([]string{"-place", "US-00000", "backend-developer"}, 1, "", `US-00000`)
	call([]string{"court jester"}, 2, "", `no role "court jester" in the catalogue`)
	call([]string{"Engineer"}, 2, "", `"Engineer" may be more than one role: `)
	call([]string{"Bakend Developer"}, 2, "", `near are Backend Developer (backend-developer)`)
}

// A title does as well as an ID.
func TestByTitle(t *testing.T) {
	var id, title strings.Builder
	if command([]string{"backend-developer"}, &id, &id) != 0 || command([]string{"Backend Developer"}, &title, &title) != 0 || id.String() != title.String() {
		t.Errorf("%s\n%s", &id, &title)
	}
}
