package main

import (
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/trial"
)

// lines returns what is printed for some arguments, with the spaces between columns made one.
func lines(args ...string) (string, error) {
	var stdout, stderr strings.Builder
	if code := command(args, &stdout, &stderr); code != 0 {
		return "", fmt.Errorf("code %d: %s", code, &stderr)
	}
	return regexp.MustCompile(` {2,}`).ReplaceAllString(stdout.String(), " "), nil
}

// TestBackendDeveloper checks the table of the job that the project's guide is about.
func TestBackendDeveloper(t *testing.T) {
	svg := filepath.Join(t.TempDir(), "pay.svg")
	got, err := lines("-role", "Backend Developer", "-svg", svg)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"AU all A$117,992 a year published median ANZSCO 261312 Applications programmer ato-taxation-2023-24 2024-06\n",
		"DE all €5,986 a month published median KldB 43413 ",
		"GB mid £40,000–£70,000 a year derived 25–75 UK SOC 2134, Programmers and software development professionals ons-ashe-2024 2024-04\n",
		"CA mid CA$43.75–72.12 an hour derived 25–75 NOC 21231, ",
		"US mid $105,000–$172,000 a year derived 25–75 SOC 15-1252, Software Developers bls-oews-2025-05 2025-05\n",
		"No band for this role in DE: ",
		"US dollars a year by purchasing power parity",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no line %q in\n%s", want, got)
		}
	}
	if drawing, err := os.ReadFile(svg); err != nil || strings.Count(string(drawing), "<rect") < 8 || !strings.Contains(string(drawing), "What a Backend Developer is paid") {
		t.Errorf("%s %v", drawing, err)
	}
}

// TestRates brings the bands to dollars by the caller's rates, and leaves out what they don't cover.
func TestRates(t *testing.T) {
	got, err := lines("-rates", "GBP=1.31", "-asof", "2026-11-20")
	if err != nil {
		t.Fatal(err)
	}
	_, chart, _ := strings.Cut(got, "by exchange rate (the caller, 2026-11-20)")
	if !strings.Contains(chart, "\nGB ") || strings.Contains(chart, "\nSE ") || !strings.Contains(chart, "$52,000–$92,000") {
		t.Error(got)
	}
	for _, bad := range [][2]string{{"GBP=1.31", ""}, {"POUND=1.3", "2026"}, {"GBP=x", "2026"}, {"GBP=0", "2026"}} {
		if _, err := lines("-rates", bad[0], "-asof", bad[1]); err == nil {
			t.Errorf("%v: no error", bad)
		}
	}
}

func TestArea(t *testing.T) {
	for _, tt := range []struct {
		role, area, locale string
		want               string
	}{
		{"software-engineer", "Seattle", "en-US", "US-42660 mid $133,000–$212,000 a year derived 25–75 SOC 15-1252"},
		{"backend-developer", "British Columbia", "en-CA", "CA-BC mid $47.12–$79.33 an hour derived 25–75 NOC 21231"},
	} {
		if got, err := lines("-role", tt.role, "-area", tt.area, "-locale", tt.locale); err != nil || !strings.Contains(got, tt.want) {
			t.Errorf("%s: %v, want %s in\n%s", tt.area, err, tt.want, got)
		}
	}
}

// TestManagers checks that a manager's class is the manager's own pay, and that where there is no band the nearest figure is told.
func TestManagers(t *testing.T) {
	got, err := lines("-role", "engineering-manager")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"US lead $138,060–$220,730 a year published 25–75 SOC 11-3021, Computer and Information Systems Managers bls-oews-2025-05 2025-05\n",
		"DE nearest €8,445 a month published p50 KldB 43494, ",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no line %q in\n%s", want, got)
		}
	}
}

// TestStands tells where a sum stands in each country.
func TestStands(t *testing.T) {
	got, err := lines("-pay", "EUR 65000")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"DE €5,416.67 a month below percentile 50 0.90 KldB 43413, ", "NL €31.97 an hour between percentiles 25 and 50 0.92 BRC 0811, "} {
		if !strings.Contains(got, want) {
			t.Errorf("no line %q in\n%s", want, got)
		}
	}
	got, err = lines("-pay", "EUR 65000", "-rates", "EUR=1.1", "-asof", "2026-11")
	if err != nil || !strings.Contains(got, "US $71,500 a year below percentile 10 0.53 SOC 15-1252, ") {
		t.Errorf("%v\n%s", err, got)
	}
	got, err = lines("-pay", "USD 100000", "-rates", "GBP=1.25", "-asof", "2026-11")
	if err != nil || !strings.Contains(got, "GB £80,000 a year") {
		t.Errorf("%v\n%s", err, got)
	}
	for _, pay := range []string{"65000", "EUR", "EUR x", "XYZ 5", "CHF 5"} {
		if _, err := lines("-pay", pay); err == nil {
			t.Errorf("%q: no error", pay)
		}
	}
}

func TestEveryRolePrints(t *testing.T) {
	for r := range career.Default().Roles() {
		if got, err := lines("-role", string(r.ID), "-locale", "sv-SE"); err != nil || strings.Contains(got, "%!") || strings.Contains(got, ": .") {
			t.Errorf("%s: %v\n%s", r.ID, err, got)
		}
	}
}

func TestCommand(t *testing.T) {
	call := trial.Caller(t, command)
	call([]string{"-h"}, 0, `usage: pay `, "")
	call([]string{"-help"}, 0, `usage: pay `, "")
	call([]string{"-nonsense"}, 2, "", `pay: flag provided but not defined: -nonsense
pay -h shows how`)
	call([]string{"-role", "Backend Developer"}, 0, `Backend Developer`, "")
	call([]string{"x"}, 2, "", `unexpected argument`)
	call([]string{"-area", "Atlantis"}, 2, "", `no area goes by this name`)
	call([]string{"-locale", "no such locale"}, 2, "", `-locale`)
	call([]string{"-rates", "GBP=1.31"}, 2, "", `-asof`)
	call([]string{"-pay", "CHF 5"}, 1, "", `give -rates`)
	call([]string{"-pay", "65000"}, 2, "", `-pay`)
	call([]string{"-svg", "none/pay.svg"}, 1, `US dollars`, `none/pay.svg`)
	call([]string{"-role", "court jester"}, 2, "", `no role "court jester" in the catalogue`)
	call([]string{"-role", "Engineer"}, 2, "", `"Engineer" may be more than one role: `)
	call([]string{"-role", "Bakend Developer"}, 2, "", `near are Backend Developer (backend-developer)`)
}

// TestDrawing reads the chart as XML: it has a title, a description and an axis with its unit, and no text is markup.
func TestDrawing(t *testing.T) {
	const odd = `R&D <script>"x"</script>`
	bars := []bar{{"US", career.Units(105_000), career.Units(172_000)}, {"<GB>", career.Units(52_000), career.Units(92_000)}}
	text, names := map[string]string{}, map[string]int{}
	d, at := xml.NewDecoder(strings.NewReader(string(drawing(odd, bars, odd+" note")))), ""
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			at = x.Name.Local
			names[at]++
			for _, a := range x.Attr {
				if strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "%!") {
					t.Errorf("%s: %s=%q", at, a.Name.Local, a.Value)
				}
			}
		case xml.CharData:
			text[at] += string(x) + "|"
		}
	}
	if !strings.HasPrefix(text["title"], odd+"|") || !strings.HasPrefix(text["desc"], odd+" note|") || names["rect"] != 2 || names["script"] != 0 {
		t.Errorf("%q, %v", text, names)
	}
	for _, want := range []string{"|0|", "|50|", "|200|", "|<GB>|", "|105–172|", "|thousand US dollars a year|"} {
		if !strings.Contains(strings.ReplaceAll(text["text"], "\n|", ""), want) {
			t.Errorf("%q is missing from %q", want, text["text"])
		}
	}
}
