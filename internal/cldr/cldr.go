// Package cldr holds what the Unicode CLDR says of how locales write sums of money, where golang.org/x/text does not say
// it: the place of the symbol and of the minus sign, the sign between the two ends of a range, from how many digits on
// they are grouped, and the few separators, digits and symbols that have changed since the CLDR edition of x/text (32).
//
// The facts in table.go are from the CLDR, edition 48.2: package cldr-numbers-full 48.2.0 of npm, which is Unicode's own
// JSON edition. They are copyright 2004–2026 Unicode, Inc. and used under the Unicode License v3, which stands in LICENSE
// beside this file.
//
// The table lists 41 languages, in the regions and the scripts they are mostly written in: Arabic, Bulgarian,
// Catalan, Chinese, Croatian, Czech, Danish, Dutch, English, Estonian, Filipino, Finnish, French, German, Greek,
// Hebrew, Hindi, Hungarian, Icelandic, Indonesian, Italian, Japanese, Korean, Latvian, Lithuanian, Malay, Norwegian
// (both), Polish, Portuguese, Romanian, Russian, Serbian, Slovak, Slovenian, Spanish, Swedish, Thai, Turkish,
// Ukrainian and Vietnamese. English in a country of which x/text has no data (en-FR) is written as en is, any other
// language by the CLDR's root pattern.
package cldr

import (
	"strings"

	"golang.org/x/text/language"
)

// Edition is the edition of the CLDR that the table is from.
const Edition = "48.2"

// A Format is how a locale writes money. Fields that are empty are as x/text has them.
type Format struct {
	Pattern     string // CLDR's standard currency pattern: after a semicolon, if there is one, that of negative sums
	Range       string // stands between the two ends of a range
	MinGrouping int    // how many digits must stand before the first group of three; 0 counts as 1
	Group       string // separator of groups of digits in money
	Decimal     string // separator of decimals in money
	Minus       string // minus sign
	Numbers     string // BCP 47 name of the locale's own digits
}

// root is the format of languages that are not in the table.
var root = Format{Pattern: "¤\u00a0#,##0.00", Range: "–"}

// Find returns the format of the nearest locale that is in the table: t's own, or that of the first of its parents that
// has one, or the root's. Which parent a locale has is x/text's to say (es-MX, es-419, es).
func Find(t language.Tag) Format {
	for ; t != language.Und; t = t.Parent() {
		name := t.String()
		for i := range formats {
			if lists(formats[i].locales, name) {
				return formats[i].Format
			}
		}
	}
	return root
}

// PatternFor returns the pattern of a currency, given by its ISO code, in a locale of format f: f's, or the currency's own.
func (f Format) PatternFor(t language.Tag, code string) string {
	if p, ok := find(patterns[:], t, code); ok {
		return p
	}
	return f.Pattern
}

// Symbol returns the symbol of a currency, given by its ISO code, in the nearest locale that is in the table of symbols,
// and whether there is one. Where there is none, x/text's symbol is the CLDR's.
func Symbol(t language.Tag, code string) (string, bool) { return find(symbols[:], t, code) }

// A fact is what some locales have for a currency.
type fact struct{ locales, code, text string }

func find(facts []fact, t language.Tag, code string) (string, bool) {
	for ; t != language.Und; t = t.Parent() {
		name := t.String()
		for i := range facts {
			if f := &facts[i]; f.code == code && lists(f.locales, name) {
				return f.text, true
			}
		}
	}
	return "", false
}

// Canonical returns t, or Norwegian Bokmål for the macrolanguage Norwegian, of which x/text has no data.
func Canonical(t language.Tag) language.Tag {
	if rest, ok := strings.CutPrefix(t.String(), "no"); ok && (rest == "" || rest[0] == '-') {
		if nb, err := language.Parse("nb" + rest); err == nil {
			return nb
		}
	}
	return t
}

// lists reports whether a name is in a list of names with a space between them.
func lists(names, name string) bool {
	for rest := names; rest != ""; {
		var n string
		if n, rest, _ = strings.Cut(rest, " "); n == name {
			return true
		}
	}
	return false
}

// Affixes returns what stands before and after the digits of a pattern: "¤" for the symbol, "-" for the minus sign, and
// the rest as it is written. A pattern that has no form of its own for negative sums gets the minus sign in front.
func Affixes(pattern string, negative bool) (prefix, suffix string) {
	pattern, minus, explicit := strings.Cut(pattern, ";")
	if negative && explicit {
		pattern = minus
	}
	const digits = "#,0."
	if i := strings.IndexAny(pattern, digits); i >= 0 {
		prefix, suffix = pattern[:i], pattern[strings.LastIndexAny(pattern, digits)+1:]
	}
	if negative && !explicit {
		prefix = "-" + prefix
	}
	return prefix, suffix
}

// Decimals returns how many decimals a currency is written with, given its ISO code and what x/text says.
func Decimals(code string, xtext int) int {
	switch code {
	case "HUF":
		return 0
	case "AMD", "GYD", "MNT", "MUR", "RSD", "TZS", "UZS":
		return 2
	}
	return xtext
}
