package career

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"github.com/go-career/career/internal/cldr"
)

// A MoneyPrinter prints money as the people of a locale write it: symbol, minus sign and spaces where the Unicode CLDR
// puts them, with the locale's digits and separators. A space in a sum is never U+0020 but, as in the CLDR, U+00A0
// (no-break) or, between groups of digits in French, U+202F (narrow no-break). Arabic and Hebrew have invisible marks
// that keep the parts in order. Places and signs are of CLDR 48.2; digits, separators and symbols are those of
// golang.org/x/text, put right where the CLDR has changed them since.
//
// Decimals are printed when they are needed: none of a sum in whole units ($60,000), else all that the currency has
// ($33.50). A currency that is written without decimals (JPY, KRW) is rounded half away from zero. The period of a sum
// is not printed, since the words for it are not the CLDR's: say it beside the sum.
//
// A currency other than the locale's own gets the symbol that the locale has for it (US$ in Canada), or its ISO code.
// The sign for an unknown currency is ¤.
//
// The zero MoneyPrinter, and a nil one, print for no locale in particular. A MoneyPrinter is safe for concurrent use.
type MoneyPrinter struct {
	tag    language.Tag
	out    *message.Printer
	format cldr.Format // Decimal and Minus are set
	group  string      // what out separates groups by; format.Group takes its place
}

// NewMoneyPrinter returns a printer for a locale. A locale that nothing is known about prints as its parent does (fr-BE as
// fr), in the end as the CLDR's root does. The digits that a tag asks for by name (hi-u-nu-deva) are used.
//
// Making a printer takes some microseconds: keep it if there is much to print.
func NewMoneyPrinter(t language.Tag) *MoneyPrinter {
	t = cldr.Canonical(t)
	p := &MoneyPrinter{tag: t, format: cldr.Find(t)}
	f := &p.format
	// What the table says of separators and signs goes with the locale's own digits only.
	own, asked := f.Numbers, t.TypeForKey("nu")
	switch {
	case asked != "" && asked != own && !(asked == "latn" && own == ""):
		f.Group, f.Decimal, f.Minus = "", "", ""
	case own != "":
		if tag, err := t.SetTypeForKey("nu", own); err == nil {
			t = tag
		}
	}
	p.out = message.NewPrinter(t)

	// x/text has no other way to tell its signs than to print with them.
	zero, one := p.out.Sprint(number.Decimal(0)), p.out.Sprint(number.Decimal(1))
	p.group = strings.TrimSuffix(strings.TrimPrefix(p.out.Sprint(number.Decimal(1000)), one), zero+zero+zero)
	if f.Decimal == "" {
		f.Decimal = strings.TrimSuffix(strings.TrimPrefix(p.out.Sprint(number.Decimal(0, number.Scale(1))), zero), zero)
	}
	if f.Minus == "" {
		f.Minus = strings.Replace(p.out.Sprint(number.Decimal(-1)), one, "", 1)
	}
	return p
}

// Money returns a sum as text: "$60,000", "33,54 €", "-¥5,000". Its period is not printed.
func (p *MoneyPrinter) Money(m Money) string {
	p = p.orRoot()
	return p.sum(m.Amount, m.Currency, decimals(m.Currency, m.Amount))
}

// Range returns a range of money as text: "$60,000–$85,000", "60.000–85.000 $". The sign between the ends is the locale's.
// Both ends are printed with decimals if one of them needs decimals; two ends that read the same are printed as one.
//
// A symbol of one character that touches the digits from the front stands before both ends, as in $60,000–$85,000. Any
// other stands once: one behind the digits (60.000–85.000 €), one with a space (€ 60.000-85.000), a longer one
// (US$60,000–85,000). That is the rule of ICU, Unicode's own implementation of the CLDR, and so that of web browsers.
// Where an end is below zero, both are written out, with spaces around the sign: "-$5 – $10".
//
// The error is a [*MismatchError] if currency or period differ. It wraps [ErrMissing] if there is no currency, and
// [ErrRange] if low is above high.
func (p *MoneyPrinter) Range(low, high Money) (string, error) {
	order, err := low.Compare(high)
	if err != nil {
		return "", err
	}
	if order > 0 {
		return "", fmt.Errorf("%w: range from %s to %s", ErrRange, low, high)
	}
	return p.orRoot().between(low.Amount, high.Amount, low.Currency), nil
}

// Band returns the range of a band as text, as [MoneyPrinter.Range] does.
func (p *MoneyPrinter) Band(b SalaryBand) string {
	return p.orRoot().between(b.Min, b.Max, b.Currency)
}

func (p *MoneyPrinter) orRoot() *MoneyPrinter {
	if p == nil || p.out == nil {
		return NewMoneyPrinter(language.Und)
	}
	return p
}

func (p *MoneyPrinter) between(low, high Amount, c Currency) string {
	places := max(decimals(c, low), decimals(c, high))
	sign := p.format.Range
	if low < 0 || high < 0 {
		from, to := p.sum(low, c, places), p.sum(high, c, places)
		if from == to {
			return from
		}
		return from + " " + strings.TrimSpace(sign) + " " + to
	}
	from, to := p.digits(low, places), p.digits(high, places)
	prefix, gap, suffix := p.affixes(c, false)
	switch {
	case from == to:
		return prefix + gap + from + suffix
	case utf8.RuneCountInString(prefix+suffix) > 1:
		return prefix + gap + from + sign + to + suffix
	}
	return prefix + gap + from + suffix + sign + prefix + gap + to + suffix
}

// decimals returns how many decimals of a sum are printed.
func decimals(c Currency, a Amount) int {
	n, _ := currency.Standard.Rounding(c.unit())
	if n = cldr.Decimals(string(c), n); n == 0 || a%100 == 0 {
		return 0
	}
	return max(n, 2) // an Amount has two, and none may be lost
}

// sum returns a sum with so many decimals.
func (p *MoneyPrinter) sum(a Amount, c Currency, places int) string {
	prefix, gap, suffix := p.affixes(c, a < 0 && (places > 0 || a <= -50)) // what is rounded to nothing has no sign
	return prefix + gap + p.digits(a, places) + suffix
}

// digits returns an amount with so many decimals, without its sign.
func (p *MoneyPrinter) digits(a Amount, places int) string {
	u := uint64(a)
	if a < 0 {
		u = -u
	}
	if places == 0 {
		return p.whole((u + 50) / 100)
	}
	part := u % 100
	for range places - 2 {
		part *= 10
	}
	return p.whole(u/100) + p.format.Decimal + p.out.Sprint(number.Decimal(part, number.MinIntegerDigits(places), number.NoSeparator()))
}

// whole returns a whole number in groups.
func (p *MoneyPrinter) whole(u uint64) string {
	if len(strconv.FormatUint(u, 10)) < 3+p.format.MinGrouping {
		return p.out.Sprint(number.Decimal(u, number.NoSeparator()))
	}
	s := p.out.Sprint(number.Decimal(u))
	if p.group != "" && p.format.Group != "" && p.format.Group != p.group {
		s = strings.ReplaceAll(s, p.group, p.format.Group)
	}
	return s
}

// affixes returns what stands before and after the digits of a sum, with what keeps a symbol in front apart from them.
func (p *MoneyPrinter) affixes(c Currency, negative bool) (prefix, gap, suffix string) {
	prefix, suffix = cldr.Affixes(p.format.PatternFor(p.tag, string(c)), negative)
	symbol := p.symbol(c)
	const space = "\u00a0"
	if last, _ := utf8.DecodeLastRuneInString(symbol); strings.HasSuffix(prefix, "¤") && apart(last) {
		gap = space
	}
	if first, _ := utf8.DecodeRuneInString(symbol); strings.HasPrefix(suffix, "¤") && apart(first) {
		suffix = space + suffix
	}
	fill := func(affix string) string {
		return strings.ReplaceAll(strings.ReplaceAll(affix, "-", p.format.Minus), "¤", symbol)
	}
	return fill(prefix), gap, fill(suffix)
}

// apart reports whether r, at the edge of a symbol, must not touch a digit: the CLDR says so of all but signs and spaces.
func apart(r rune) bool { return !unicode.In(r, unicode.S, unicode.Z) }

// symbol returns the locale's symbol for a currency.
func (p *MoneyPrinter) symbol(c Currency) string {
	if c.unit() == (currency.Unit{}) {
		return "¤"
	}
	if s, ok := cldr.Symbol(p.tag, string(c)); ok {
		return s
	}
	return p.out.Sprint(currency.Symbol(c.unit()))
}
