package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/go-career/career"
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
		if err := run(&b, "junior-backend-developer", "US", "en-US", name); err != nil {
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

func TestErrors(t *testing.T) {
	for _, tt := range [][3]string{{"court-jester", "US", "en"}, {"backend-developer", "Atlantis", "en"}, {"backend-developer", "US-00000", "en"}, {"backend-developer", "US", "no such locale"}} {
		if err := run(&strings.Builder{}, career.RoleID(tt[0]), tt[1], tt[2], "text"); err == nil {
			t.Errorf("%q: no error", tt)
		}
	}
}

func TestEveryGuidePrints(t *testing.T) {
	for r := range career.Default().Roles() {
		place := []string{"US", "GB", "SE", "DE", "NZ", "CA-BC"}[len(r.ID)%6]
		var b strings.Builder
		if err := run(&b, r.ID, place, "de-DE", "text"); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(b.String(), "%!") || strings.Contains(b.String(), "\n  • \n") || strings.Contains(b.String(), "No band for this role: .") {
			t.Errorf("%s in %s: something is not printed as it should be:\n%s", r.ID, place, b.String())
		}
	}
}
