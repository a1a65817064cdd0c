package cldr

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/currency"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

func TestFind(t *testing.T) {
	for _, test := range []struct{ tag, pattern, span string }{
		{"en", "¤#,##0.00", "–"},
		{"en-US", "¤#,##0.00", "–"},                 // its parent's
		{"en-GB-oxendict", "¤#,##0.00", "–"},        // its parent's parent's
		{"es-BO", "¤#,##0.00", "-"},                 // that of es-419, not of es
		{"de-u-co-phonebk", "#,##0.00\u00a0¤", "–"}, // what the tag asks for besides is no part of the locale
		{"fr-CH-x-private", "#,##0.00\u00a0¤", "–"},
		{"zh-TW", "¤#,##0.00", "-"}, // that of zh-Hant
		{"sr-Latn-RS", "#,##0.00\u00a0¤", "–"},
		{"pt-MZ", "#,##0.00\u00a0¤", " - "},
		{"und", "¤\u00a0#,##0.00", "–"},
		{"af", "¤\u00a0#,##0.00", "–"}, // not in the table
		{"x-private", "¤\u00a0#,##0.00", "–"},
	} {
		t.Run(test.tag, func(t *testing.T) {
			f := Find(language.MustParse(test.tag))
			if diff := cmp.Diff([]string{test.pattern, test.span}, []string{f.Pattern, f.Range}); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
	if diff := cmp.Diff(root, Find(language.Tag{})); diff != "" {
		t.Errorf("zero tag, -want +got:\n%s", diff)
	}
}

func TestSymbol(t *testing.T) {
	for _, test := range []struct {
		tag, code, want string
		ok              bool
	}{
		{"zh-CN", "CNY", "¥", true},
		{"zh-Hans-HK", "CNY", "CN¥", true},
		{"en-IN", "USD", "$", true},
		{"en-GB", "USD", "", false},
		{"es-MX", "CAD", "CAD", true},
		{"und", "USD", "", false},
		{"zh-CN", "", "", false},
	} {
		t.Run(test.tag+" "+test.code, func(t *testing.T) {
			got, ok := Symbol(language.MustParse(test.tag), test.code)
			if got != test.want || ok != test.ok {
				t.Errorf("got %q, %v, want %q, %v", got, ok, test.want, test.ok)
			}
		})
	}
}

func TestPatternFor(t *testing.T) {
	for _, test := range []struct{ tag, code, want string }{
		{"en-DE", "EUR", "¤#,##0.00"},
		{"en-DE", "USD", "#,##0.00\u00a0¤"},
		{"en-AT", "EUR", "¤\u00a0#,##0.00"},
		{"de-DE", "EUR", "#,##0.00\u00a0¤"},
		{"und", "EUR", "¤\u00a0#,##0.00"},
	} {
		t.Run(test.tag+" "+test.code, func(t *testing.T) {
			tag := language.MustParse(test.tag)
			if got := Find(tag).PatternFor(tag, test.code); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestCanonical(t *testing.T) {
	for tag, want := range map[string]string{"no": "nb", "no-NO": "nb-NO", "no-u-nu-latn": "nb-u-nu-latn", "nn": "nn", "nog": "nog", "en": "en", "und": "und"} {
		if got := Canonical(language.MustParse(tag)).String(); got != want {
			t.Errorf("%s: got %s, want %s", tag, got, want)
		}
	}
}

func TestAffixes(t *testing.T) {
	for _, test := range []struct {
		name, pattern           string
		prefix, suffix          string
		negative, negativeAfter string
	}{
		{"symbol first", "¤#,##0.00", "¤", "", "-¤", ""},
		{"symbol last", "#,##0.00 ¤", "", " ¤", "-", " ¤"},
		{"own form of negative sums", "¤ #,##0.00;¤-#,##0.00", "¤ ", "", "¤-", ""},
		{"groups of two", "¤#,##,##0.00", "¤", "", "-¤", ""},
		{"marks", "\u200f#,##0.00 \u200f¤;\u200f-#,##0.00 \u200f¤", "\u200f", " \u200f¤", "\u200f-", " \u200f¤"},
		{"nothing", "", "", "", "-", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got [4]string
			got[0], got[1] = Affixes(test.pattern, false)
			got[2], got[3] = Affixes(test.pattern, true)
			want := [4]string{test.prefix, test.suffix, test.negative, test.negativeAfter}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestFormats checks what the code takes for granted of the table.
func TestFormats(t *testing.T) {
	seen := map[string]bool{}
	for _, row := range formats {
		for name := range strings.FieldsSeq(row.locales) {
			tag, err := language.Parse(name)
			if err != nil || tag.String() != name {
				t.Errorf("%s: parses as %v, %v", name, tag, err)
			}
			if seen[name] {
				t.Errorf("%s: listed twice", name)
			}
			seen[name] = true
			if f := Find(tag); f != row.Format {
				t.Errorf("%s: found %+v", name, f)
			}
			if parent := tag.Parent(); parent != language.Und && Find(parent) == row.Format {
				t.Errorf("%s: writes as its parent does, and need not be listed", name)
			}
			if row.MinGrouping != 0 && row.MinGrouping != 2 {
				t.Errorf("%s: minimum grouping of %d", name, row.MinGrouping)
			}
			if strings.Contains(row.Range, "¤") || strings.TrimSpace(row.Range) == "" {
				t.Errorf("%s: range %q", name, row.Range)
			}
			checkPattern(t, name, row.Pattern)

			// Digits are grouped by x/text, so its groups must be the pattern's.
			if row.Numbers != "" {
				tag, err = tag.SetTypeForKey("nu", row.Numbers)
				if err != nil {
					t.Fatal(err)
				}
			}
			zero := message.NewPrinter(tag).Sprint(number.Decimal(0))
			var groups []int
			for group := range strings.FieldsFuncSeq(message.NewPrinter(tag).Sprint(number.Decimal(10_000_000)), func(r rune) bool {
				return strings.ContainsRune(".,'’\u00a0\u202f٬", r)
			}) {
				groups = append(groups, len(group)/len(zero))
			}
			want := []int{2, 3, 3}
			if strings.Contains(row.Pattern, "#,##,##0") {
				want = []int{1, 2, 2, 3}
			}
			if diff := cmp.Diff(want, groups); diff != "" {
				t.Errorf("%s: groups of x/text, -want +got:\n%s", name, diff)
			}
		}
	}
	for _, name := range strings.Fields("en-US en-GB de-DE fr-FR es-ES pt-BR nl-NL sv-SE pl-PL ja-JP zh-CN ko-KR") {
		if base, _, _ := language.MustParse(name).Raw(); seen[name] || !seen[base.String()] {
			t.Errorf("%s: should write as its language does", name)
		}
	}
}

func checkPattern(t *testing.T, name, pattern string) {
	t.Helper()
	for _, negative := range []bool{false, true} {
		prefix, suffix := Affixes(pattern, negative)
		if strings.Count(prefix+suffix, "¤") != 1 {
			t.Errorf("%s: %q has not one symbol", name, pattern)
		}
		minus := 0
		if negative {
			minus = 1
		}
		if strings.Count(prefix+suffix, "-") != minus {
			t.Errorf("%s: %q has not %d minus signs", name, pattern, minus)
		}
	}
}

func TestFacts(t *testing.T) {
	for _, facts := range [][]fact{patterns[:], symbols[:]} {
		seen := map[string]bool{}
		for _, f := range facts {
			if u, err := currency.ParseISO(f.code); err != nil || u.String() != f.code {
				t.Errorf("%s: %v", f.code, err)
			}
			for name := range strings.FieldsSeq(f.locales) {
				if tag, err := language.Parse(name); err != nil || tag.String() != name {
					t.Errorf("%s: parses as %v, %v", name, tag, err)
				}
				if seen[name+f.code] {
					t.Errorf("%s %s: listed twice", name, f.code)
				}
				seen[name+f.code] = true
				if &facts[0] == &patterns[0] {
					checkPattern(t, name, f.text)
				} else if p := message.NewPrinter(language.MustParse(name)); p.Sprint(currency.Symbol(currency.MustParseISO(f.code))) == f.text {
					// Needed all the same where a parent is listed with another symbol.
					if s, ok := find(facts, language.MustParse(name).Parent(), f.code); !ok || s == f.text {
						t.Errorf("%s %s: x/text has the same symbol", name, f.code)
					}
				}
			}
		}
	}
}

func TestDecimals(t *testing.T) {
	for _, test := range []struct {
		code  string
		xtext int
		want  int
	}{{"USD", 2, 2}, {"JPY", 0, 0}, {"HUF", 2, 0}, {"AMD", 0, 2}, {"KWD", 3, 3}, {"", 2, 2}} {
		if got := Decimals(test.code, test.xtext); got != test.want {
			t.Errorf("%s: got %d, want %d", test.code, got, test.want)
		}
	}
}
