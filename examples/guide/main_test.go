package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/go-career/career"
)

// TestGuide checks that a guide, as text and as JSON, has every name and figure of the one that the project started
// from.
func TestGuide(t *testing.T) {
	g, err := read(career.Default(), "junior-backend-developer", language.MustParseRegion("US"))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	if err := g.print(&text, language.AmericanEnglish, language.MustParseRegion("US")); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(g); err != nil {
		t.Fatal(err)
	}
	var any map[string]any
	if err := json.Unmarshal(b.Bytes(), &any); err != nil {
		t.Fatal(err)
	}
	for name := range strings.SplitSeq("Problem Solving|Written Communication|Time Management|Backend Programming|API Design|"+
		"Database Fundamentals|SQL|Git|Testing|Debugging|Cloud Fundamentals|Security Basics|Backend Developer|Software Engineer|"+
		"Platform Engineer|Site Reliability Engineer|Data Engineer|Full Stack Developer|DevOps Engineer|Security Engineer|"+
		"Technical Product Manager|Solutions Engineer|System Design Fundamentals|Performance Optimization|Database Indexing|"+
		"Observability|Incident Response|Secure Coding|CI/CD|Caching|Amazon|Google|Microsoft|Meta|Apple|Salesforce|Oracle|IBM|"+
		"Stripe|Shopify|Technology|Financial Services|Healthcare|Ecommerce|Media and Entertainment|Logistics|Education|Government", "|") {
		if !strings.Contains(text.String(), name) || !strings.Contains(b.String(), `"`+name+`"`) {
			t.Errorf("%s is missing", name)
		}
	}
	for _, pay := range []string{"$60,000–$85,000", "$85,000–$115,000", "$115,000–$160,000"} {
		if !strings.Contains(text.String(), pay) {
			t.Errorf("%s is missing from the text", pay)
		}
	}
	for _, pay := range []string{`"min":60000,"max":85000`, `"min":85000,"max":115000`, `"min":115000,"max":160000`} {
		if !strings.Contains(b.String(), pay) {
			t.Errorf("%s is missing from the JSON", pay)
		}
	}
	if _, err := read(career.Default(), "court-jester", language.MustParseRegion("US")); err == nil {
		t.Error("a guide for a role that is not there")
	}
}

func TestEveryGuidePrints(t *testing.T) {
	c := career.Default()
	for r := range c.Roles() {
		region := language.MustParseRegion([]string{"US", "GB", "SE", "DE", "NZ"}[len(r.ID)%5])
		g, err := read(c, r.ID, region)
		if err != nil {
			t.Fatal(err)
		}
		if len(g.Pay) == 0 && g.PayNote == "" {
			t.Errorf("%s in %s: neither pay nor why there is none", r.ID, region)
		}
		var b strings.Builder
		if err := g.print(&b, language.German, region); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(b.String(), "%!") || strings.Contains(b.String(), "\n  • \n") {
			t.Errorf("%s: something is not printed as it should be:\n%s", r.ID, b.String())
		}
	}
}
