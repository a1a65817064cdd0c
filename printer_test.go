package career_test

import (
	"bufio"
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/cldr"
)

// In the expected texts _ stands for U+00A0, ‿ for U+202F, and ‹…› for invisible marks.
var spelled = strings.NewReplacer("_", "\u00a0", "‿", "\u202f", "‹rlm›", "\u200f", "‹lrm›", "\u200e", "‹alm›", "\u061c")

func TestMoneyPrinter(t *testing.T) {
	for _, test := range []struct {
		locale, currency      string
		whole, cents          string // 60000, 1234.5
		negative, negativeOwn string // -60000, -1234567.05
		span, dollars         string // 60000 to 85000; 60000 to 85000 US dollars
	}{
		{"en-US", "USD", "$60,000", "$1,234.50", "-$60,000", "-$1,234,567.05", "$60,000–$85,000", "$60,000–$85,000"},
		{"en-GB", "GBP", "£60,000", "£1,234.50", "-£60,000", "-£1,234,567.05", "£60,000–£85,000", "US$60,000–85,000"},
		{"en-IN", "INR", "₹60,000", "₹1,234.50", "-₹60,000", "-₹12,34,567.05", "₹60,000–₹85,000", "$60,000–$85,000"},
		{"en-CA", "CAD", "$60,000", "$1,234.50", "-$60,000", "-$1,234,567.05", "$60,000–$85,000", "US$60,000–85,000"},
		{"de-DE", "EUR", "60.000_€", "1.234,50_€", "-60.000_€", "-1.234.567,05_€", "60.000–85.000_€", "60.000–85.000_$"},
		{"de-CH", "CHF", "CHF_60'000", "CHF_1'234.50", "CHF-60'000", "CHF-1'234'567.05", "CHF_60'000–85'000", "$_60'000–85'000"},
		{"de-AT", "EUR", "€_60.000", "€_1.234,50", "-€_60.000", "-€_1.234.567,05", "€_60.000–85.000", "$_60.000–85.000"},
		{"fr-FR", "EUR", "60‿000_€", "1‿234,50_€", "-60‿000_€", "-1‿234‿567,05_€", "60‿000–85‿000_€", "60‿000–85‿000_$US"},
		{"fr-CA", "CAD", "60_000_$", "1_234,50_$", "-60_000_$", "-1_234_567,05_$", "60_000–85_000_$", "60_000–85_000_$_US"},
		{"fr-CH", "CHF", "60'000_CHF", "1'234.50_CHF", "-60'000_CHF", "-1'234'567.05_CHF", "60'000–85'000_CHF", "60'000–85'000_$US"},
		{"es-ES", "EUR", "60.000_€", "1234,50_€", "-60.000_€", "-1.234.567,05_€", "60.000-85.000_€", "60.000-85.000_US$"},
		{"es-MX", "MXN", "$60,000", "$1,234.50", "-$60,000", "-$1,234,567.05", "$60,000-$85,000", "USD_60,000-85,000"},
		{"it-IT", "EUR", "60.000_€", "1234,50_€", "-60.000_€", "-1.234.567,05_€", "60.000-85.000_€", "60.000-85.000_USD"},
		{"pt-BR", "BRL", "R$_60.000", "R$_1.234,50", "-R$_60.000", "-R$_1.234.567,05", "R$_60.000–85.000", "US$_60.000–85.000"},
		{"pt-PT", "EUR", "60_000_€", "1234,50_€", "-60_000_€", "-1_234_567,05_€", "60_000 - 85_000_€", "60_000 - 85_000_US$"},
		{"nl-NL", "EUR", "€_60.000", "€_1.234,50", "€_-60.000", "€_-1.234.567,05", "€_60.000-85.000", "US$_60.000-85.000"},
		{"sv-SE", "SEK", "60_000_kr", "1_234,50_kr", "−60_000_kr", "−1_234_567,05_kr", "60_000–85_000_kr", "60_000–85_000_US$"},
		{"nb-NO", "NOK", "60_000_kr", "1_234,50_kr", "−60_000_kr", "−1_234_567,05_kr", "60_000–85_000_kr", "60_000–85_000_USD"},
		{"no", "NOK", "60_000_kr", "1_234,50_kr", "−60_000_kr", "−1_234_567,05_kr", "60_000–85_000_kr", "60_000–85_000_USD"},
		{"da-DK", "DKK", "60.000_kr.", "1.234,50_kr.", "-60.000_kr.", "-1.234.567,05_kr.", "60.000-85.000_kr.", "60.000-85.000_US$"},
		{"pl-PL", "PLN", "60_000_zł", "1234,50_zł", "-60_000_zł", "-1_234_567,05_zł", "60_000–85_000_zł", "60_000–85_000_USD"},
		{"hu-HU", "HUF", "60_000_Ft", "1235_Ft", "-60_000_Ft", "-1_234_567_Ft", "60_000–85_000_Ft", "60_000–85_000_USD"},
		{"ja-JP", "JPY", "￥60,000", "￥1,235", "-￥60,000", "-￥1,234,567", "￥60,000～￥85,000", "$60,000～$85,000"},
		{"zh-CN", "CNY", "¥60,000", "¥1,234.50", "-¥60,000", "-¥1,234,567.05", "¥60,000-¥85,000", "US$60,000-85,000"},
		{"zh-TW", "TWD", "$60,000", "$1,234.50", "-$60,000", "-$1,234,567.05", "$60,000-$85,000", "US$60,000-85,000"},
		{"ko-KR", "KRW", "₩60,000", "₩1,235", "-₩60,000", "-₩1,234,567", "₩60,000~₩85,000", "US$60,000~85,000"},
		{"ar-EG", "EGP", "‹rlm›٦٠٬٠٠٠_ج.م.‹rlm›", "‹rlm›١٬٢٣٤٫٥٠_ج.م.‹rlm›", "‹alm›-‹rlm›٦٠٬٠٠٠_ج.م.‹rlm›",
			"‹alm›-‹rlm›١٬٢٣٤٬٥٦٧٫٠٥_ج.م.‹rlm›", "‹rlm›٦٠٬٠٠٠–٨٥٬٠٠٠_ج.م.‹rlm›", "‹rlm›٦٠٬٠٠٠–٨٥٬٠٠٠_US$"},
		{"ar-AE", "AED", "‹rlm›60,000_د.إ.‹rlm›", "‹rlm›1,234.50_د.إ.‹rlm›", "‹rlm›‹lrm›-60,000_د.إ.‹rlm›",
			"‹rlm›‹lrm›-1,234,567.05_د.إ.‹rlm›", "‹rlm›60,000–85,000_د.إ.‹rlm›", "‹rlm›60,000–85,000_US$"},

		// English on the European continent: the euro has a pattern of its own.
		{"en-DE", "EUR", "€60.000", "€1.234,50", "-€60.000", "-€1.234.567,05", "€60.000–€85.000", "60.000–85.000_US$"},
		{"en-AT", "EUR", "€_60.000", "€_1.234,50", "-€_60.000", "-€_1.234.567,05", "€_60.000–85.000", "US$_60.000–85.000"},
		{"en-CH", "CHF", "CHF_60'000", "CHF_1'234.50", "CHF-60'000", "CHF-1'234'567.05", "CHF_60'000–85'000", "US$_60'000–85'000"},
		{"en-150", "EUR", "€60,000", "€1,234.50", "-€60,000", "-€1,234,567.05", "€60,000–€85,000", "60,000–85,000_US$"},

		// Asked for by the tag, not the locale.
		{"ar-EG-u-nu-latn", "EGP", "‹rlm›60,000_ج.م.‹rlm›", "‹rlm›1,234.50_ج.م.‹rlm›", "‹lrm›-‹rlm›60,000_ج.م.‹rlm›",
			"‹lrm›-‹rlm›1,234,567.05_ج.م.‹rlm›", "‹rlm›60,000–85,000_ج.م.‹rlm›", "‹rlm›60,000–85,000_US$"},
		{"hi-IN-u-nu-deva", "INR", "₹६०,०००", "₹१,२३४.५०", "-₹६०,०००", "-₹१२,३४,५६७.०५", "₹६०,०००–₹८५,०००", "$६०,०००–$८५,०००"},

		// A language of which there is no pattern has the root's, with its own digits as x/text has them.
		{"und", "USD", "US$_60,000", "US$_1,234.50", "-US$_60,000", "-US$_1,234,567.05", "US$_60,000–85,000", "US$_60,000–85,000"},
		{"af-ZA", "ZAR", "R_60_000", "R_1_234,50", "-R_60_000", "-R_1_234_567,05", "R_60_000–85_000", "US$_60_000–85_000"},
	} {
		t.Run(test.locale, func(t *testing.T) {
			p := career.NewMoneyPrinter(language.MustParse(test.locale))
			sum := func(units, cents int64, code string) career.Money {
				return career.Money{Amount: career.Units(units) + career.Amount(cents), Currency: career.Currency(code), Period: career.PerYear}
			}
			span := func(code string) string {
				s, err := p.Range(sum(60_000, 0, code), sum(85_000, 0, code))
				if err != nil {
					t.Error(err)
				}
				return s
			}
			got := []string{p.Money(sum(60_000, 0, test.currency)), p.Money(sum(1_234, 50, test.currency)),
				p.Money(sum(-60_000, 0, test.currency)), p.Money(sum(-1_234_567, -5, test.currency)), span(test.currency), span("USD")}
			want := []string{test.whole, test.cents, test.negative, test.negativeOwn, test.span, test.dollars}
			for i := range want {
				want[i] = spelled.Replace(want[i])
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s\n%+q", diff, got)
			}
		})
	}
}

func TestMoneyPrinterEdges(t *testing.T) {
	dollars := func(cents int64) career.Money {
		return career.Money{Amount: career.Amount(cents), Currency: "USD"}
	}
	us := career.NewMoneyPrinter(language.AmericanEnglish)
	yen := func(cents int64) career.Money {
		return career.Money{Amount: career.Amount(cents), Currency: "JPY"}
	}
	span := func(low, high career.Money) string {
		s, err := us.Range(low, high)
		if err != nil {
			t.Error(err)
		}
		return s
	}
	for _, test := range []struct{ name, got, want string }{
		{"nothing", us.Money(dollars(0)), "$0"},
		{"one cent", us.Money(dollars(1)), "$0.01"},
		{"a tenth keeps its zero", us.Money(dollars(-10)), "-$0.10"},
		{"the most", us.Money(dollars(math.MaxInt64)), "$92,233,720,368,547,758.07"},
		{"the least", us.Money(dollars(math.MinInt64)), "-$92,233,720,368,547,758.08"},
		{"letters keep their distance", us.Money(career.Money{Amount: 6000000, Currency: "CHF"}), "CHF_60,000"},
		{"three decimals", us.Money(career.Money{Amount: 3354, Currency: career.Currency("KWD")}), "KWD_33.540"},
		{"three decimals, none needed", us.Money(career.Money{Amount: 3300, Currency: career.Currency("KWD")}), "KWD_33"},
		{"half a yen rounds up", us.Money(yen(3350)), "¥34"},
		{"half a yen rounds away from zero", us.Money(yen(-3350)), "-¥34"},
		{"less than half a yen", us.Money(yen(3349)), "¥33"},
		{"no sign on nothing", us.Money(yen(-49)), "¥0"},
		{"no currency", us.Money(career.Money{Amount: 500}), "¤5"},
		{"zero printer", new(career.MoneyPrinter).Money(dollars(500)), "US$_5"},
		{"nil printer", (*career.MoneyPrinter)(nil).Money(dollars(500)), "US$_5"},
		{"nil printer of a band", (*career.MoneyPrinter)(nil).Band(career.SalaryBand{}), "¤_0"},

		{"decimals of one end are those of both", span(dollars(3354), dollars(6000)), "$33.54–$60.00"},
		{"a range of one sum", span(dollars(500), dollars(500)), "$5"},
		{"a range that rounds to one sum", span(yen(510), yen(530)), "¥5"},
		{"a range across zero", span(dollars(-500), dollars(1000)), "-$5 – $10"},
		{"a range below zero", span(dollars(-1000), dollars(-500)), "-$10 – -$5"},
		{"a long symbol", span(career.Money{Currency: "CHF"}, career.Money{Amount: 500, Currency: "CHF"}), "CHF_0–5"},
		{"a band", us.Band(career.SalaryBand{Currency: "USD", Period: career.PerYear, Min: career.Units(60_000), Max: career.Units(85_000)}),
			"$60,000–$85,000"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if want := spelled.Replace(test.want); test.got != want {
				t.Errorf("got %+q, want %+q", test.got, want)
			}
		})
	}
}

func TestMoneyPrinterRangeErrors(t *testing.T) {
	p := career.NewMoneyPrinter(language.AmericanEnglish)
	year := career.Money{Amount: 100, Currency: "USD", Period: career.PerYear}
	hour, euro := year, year
	hour.Period, euro.Currency = career.PerHour, "EUR"
	more := year
	more.Amount = 200
	for _, test := range []struct {
		name      string
		low, high career.Money
		want      error
	}{
		{"currencies", year, euro, career.ErrNotComparable},
		{"periods", year, hour, career.ErrNotComparable},
		{"order", more, year, career.ErrRange},
		{"no currency", career.Money{}, career.Money{}, career.ErrMissing},
	} {
		t.Run(test.name, func(t *testing.T) {
			if s, err := p.Range(test.low, test.high); s != "" || !errors.Is(err, test.want) {
				t.Errorf("got %q and %v, want an error that wraps %v", s, err, test.want)
			}
		})
	}
}

// TestMoneyPrinterIntl holds the printer against another implementation of the CLDR: internal/cldr/testdata/intl.mjs
// says which.
func TestMoneyPrinterIntl(t *testing.T) {
	f, err := os.Open("internal/cldr/testdata/intl.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	printers := map[string]*career.MoneyPrinter{}
	lines := 0
	for s := bufio.NewScanner(f); s.Scan(); lines++ {
		column := strings.Split(s.Text(), "\t")
		tag := language.MustParse(column[0])
		if printers[column[0]] == nil {
			printers[column[0]] = career.NewMoneyPrinter(tag)
		}
		var ends []career.Money
		for a := range strings.FieldsSeq(column[2]) {
			n, err := strconv.ParseInt(a, 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			ends = append(ends, career.Money{Amount: career.Amount(n), Currency: career.Currency(column[1])})
		}
		p, want := printers[column[0]], column[3]
		got := p.Money(ends[0])
		if len(ends) == 2 {
			if got, err = p.Range(ends[0], ends[1]); err != nil {
				t.Fatal(err)
			}
			// ICU puts spaces around the sign where both ends carry the symbol. The CLDR doesn't ask for them.
			sign := cldr.Find(tag).Range
			want = strings.ReplaceAll(want, " "+strings.TrimSpace(sign)+" ", sign)
		}
		if got != want {
			t.Errorf("%s: got %+q, want %+q", strings.Join(column[:3], " "), got, want)
		}
	}
	if lines < 3000 {
		t.Errorf("read %d lines, want the whole file", lines)
	}
}

// TestMoneyPrinterDigits checks on random sums that no digit is lost or made up, in a locale with Arabic digits too.
func TestMoneyPrinterDigits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, locale := range []string{"en-US", "de-CH", "en-IN", "es-ES", "ar-EG", "fa-IR", "und"} {
		p := career.NewMoneyPrinter(language.MustParse(locale))
		for range 2000 {
			a := career.Amount(r.Int64() >> r.IntN(63))
			if r.IntN(2) == 0 {
				a = -a
			}
			if r.IntN(3) == 0 {
				a -= a % 100
			}
			var digits []byte
			for _, c := range p.Money(career.Money{Amount: a, Currency: "USD"}) {
				switch {
				case '0' <= c && c <= '9':
					digits = append(digits, byte(c))
				case '٠' <= c && c <= '٩':
					digits = append(digits, byte('0'+c-'٠'))
				case '۰' <= c && c <= '۹':
					digits = append(digits, byte('0'+c-'۰'))
				}
			}
			n, err := strconv.ParseUint(string(digits), 10, 64)
			want := uint64(max(a, -a))
			if a%100 == 0 {
				want /= 100
			}
			if err != nil || n != want {
				t.Fatalf("%s: %s has the digits of %d, want %d", locale, p.Money(career.Money{Amount: a, Currency: "USD"}), n, want)
			}
		}
	}
}

func TestMoneyPrinterConcurrent(t *testing.T) {
	p := career.NewMoneyPrinter(language.German)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for i := range int64(200) {
				m := career.Money{Amount: career.Units(60_000 + i%10), Currency: "EUR"}
				if got, want := p.Money(m), "60.00"+strconv.FormatInt(i%10, 10)+"\u00a0€"; got != want {
					t.Errorf("got %q, want %q", got, want)
				}
			}
		})
	}
	group.Wait()
}

// FuzzMoneyPrinter checks that any tag and sum can be printed, as valid text.
func FuzzMoneyPrinter(f *testing.F) {
	for _, tag := range []string{"en-US", "ar-EG-u-nu-latn", "no-x-private", "zh-Hant-TW", "und", "i-klingon", "hi-u-nu-hanidec", "en-u-va-posix",
		"de-u-nu-roman", "ca-ES-valencia", "x-a"} {
		f.Add(tag, "USD", int64(-6000050), int64(8500000))
	}
	f.Fuzz(func(t *testing.T, tag, code string, low, high int64) {
		l, err := language.Parse(tag)
		if err != nil {
			return
		}
		c, err := career.ParseCurrency(code)
		if err != nil {
			return
		}
		p := career.NewMoneyPrinter(l)
		band := career.SalaryBand{Currency: c, Min: career.Amount(low), Max: career.Amount(high)}
		for _, s := range []string{p.Money(band.Money(band.Min)), p.Band(band)} {
			if s == "" || !utf8.ValidString(s) {
				t.Errorf("%q", s)
			}
		}
	})
}

func BenchmarkMoneyPrinter(b *testing.B) {
	m := career.Money{Amount: career.Units(60_000), Currency: "USD"}
	b.Run("new", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			career.NewMoneyPrinter(language.AmericanEnglish)
		}
	})
	p := career.NewMoneyPrinter(language.AmericanEnglish)
	b.Run("money", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			p.Money(m)
		}
	})
	band := career.SalaryBand{Currency: "USD", Min: career.Units(60_000), Max: career.Units(85_000)}
	b.Run("band", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			p.Band(band)
		}
	})
}
