package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/go-career/career"
)

// TestBackendDeveloper checks the table of the role that the package's guide is about.
func TestBackendDeveloper(t *testing.T) {
	svg := filepath.Join(t.TempDir(), "pay.svg")
	var b strings.Builder
	if err := run(&b, "backend-developer", "en-US", "", "", "", svg); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"AU  median     A$132,758 a year, published (ato-taxation-2023-24, 2024-06)",
		"DE  median     €5,851 a month, published (destatis-62361-2025, 2025)",
		"    mid        £48,000–£67,000 a year, derived (ons-ashe-2024, 2024-04)",
		"NO  all levels NOK\u00a063,330–93,820 a month, published (ssb-earnings-2025, 2025)",
		"    mid        CA$43.97–57.91 an hour, derived (esdc-job-bank-2025, 2024)",
		"US dollars a year by purchasing power parity",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no line %q in\n%s", want, &b)
		}
	}
	if n := len(regexp.MustCompile(`(?m)^[A-Z]{2}  `).FindAllString(b.String(), -1)); n < 9 {
		t.Errorf("%d countries", n)
	}
	if drawing, err := os.ReadFile(svg); err != nil || strings.Count(string(drawing), "<rect") < 8 {
		t.Errorf("%s %v", drawing, err)
	}
}

// TestRates brings the bands to dollars by the caller's rates, and leaves out what they do not cover.
func TestRates(t *testing.T) {
	var b strings.Builder
	if err := run(&b, "backend-developer", "en-US", "", "GBP=1.31", "2026-11-20", ""); err != nil {
		t.Fatal(err)
	}
	_, chart, _ := strings.Cut(b.String(), "by exchange rate (the caller, 2026-11-20)")
	if !strings.Contains(chart, "\nGB ") || strings.Contains(chart, "\nSE ") || !strings.Contains(chart, "$63,000–$88,000") {
		t.Errorf("%s", &b)
	}
	for _, bad := range [][2]string{{"GBP=1.31", ""}, {"POUND=1.3", "2026"}, {"GBP=x", "2026"}, {"GBP=0", "2026"}} {
		if err := run(&strings.Builder{}, "backend-developer", "en-US", "", bad[0], bad[1], ""); err == nil {
			t.Errorf("%v: no error", bad)
		}
	}
}

func TestArea(t *testing.T) {
	var b strings.Builder
	if err := run(&b, "software-engineer", "en-US", "Seattle", "", "", ""); err != nil || !strings.Contains(b.String(), "$153,000–$202,000 a year, derived") {
		t.Errorf("%s %v", &b, err)
	}
	b.Reset()
	if err := run(&b, "backend-developer", "en-CA", "British Columbia", "", "", ""); err != nil || !strings.Contains(b.String(), "ca-bc, province") {
		t.Errorf("%s %v", &b, err)
	}
	if err := run(&b, "software-engineer", "en-US", "Atlantis", "", "", ""); err == nil {
		t.Error("an area that there is not")
	}
}

func TestEveryRolePrints(t *testing.T) {
	for r := range career.Default().Roles() {
		var b strings.Builder
		if err := run(&b, r.ID, "sv-SE", "", "", "", ""); err != nil || strings.Contains(b.String(), "%!") {
			t.Errorf("%s: %v\n%s", r.ID, err, &b)
		}
	}
}
