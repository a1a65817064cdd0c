package career

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"
)

func TestParsePlace(t *testing.T) {
	for _, tt := range []struct {
		text string
		want Place // "" for an error
	}{
		{"US", "US"}, {"us", "US"}, {"Us", "US"}, {"GB", "GB"}, {"uk", "GB"}, {"UK", "GB"}, {"de", "DE"}, {"SE", "SE"},
		{"usa", "US"}, {"GBR", "GB"}, {"826", "GB"}, // ISO 3166-1 has three letters and three digits for a country too
		{"US-35620", "US-35620"}, {"us-35620", "US-35620"}, {"ca-bc", "CA-BC"}, {"CA-BC", "CA-BC"}, {"uk-lnd", "GB-LND"}, {"us-ny", "US-NY"},
		{"US-123456789012", "US-123456789012"},
		{"", ""}, {"-", ""}, {"US-", ""}, {"-BC", ""}, {"US-1234567890123", ""}, {"US-a b", ""}, {"US-a_b", ""}, {"US--NY", ""}, {"US-NY-1", ""},
		{"Atlantis", ""}, {"U", ""}, {"United States", ""}, {"New York", ""}, {"EU", ""}, {"001", ""}, {"150", ""}, {"ZZ", ""}, {"XX", ""}, {"QO", ""},
		{"US ", ""}, {" US", ""}, {"US_NY", ""}, {"US-é", ""}, {"ＵＳ", ""}, {"US-\x80", ""}, {"U\u017f", ""}, {strings.Repeat("US", 5000), ""},
	} {
		got, err := ParsePlace(tt.text)
		if got != tt.want || (err == nil) != (tt.want != "") || err != nil && !errors.Is(err, ErrValue) {
			t.Errorf("ParsePlace(%.40q) = %q, %v, want %q", tt.text, got, err, tt.want)
		}
		if err != nil && len(err.Error()) > 300 {
			t.Errorf("ParsePlace(%.40q): a message of %d bytes", tt.text, len(err.Error()))
		}
		if tt.want == "" {
			continue
		}
		again, err := ParsePlace(string(got)) // what is parsed stays as it is
		var read Place
		if err2 := json.Unmarshal([]byte(`"`+tt.text+`"`), &read); again != got || read != got || err != nil || err2 != nil {
			t.Errorf("%q: %q %v, read as %q %v", tt.text, again, err, read, err2)
		}
		country := got.Country()
		if got.IsArea() != (len(got) > 2) || len(country) != 2 || country.IsArea() || !strings.HasPrefix(string(got), string(country)) {
			t.Errorf("%s: of %s, an area: %t", got, country, got.IsArea())
		}
	}
	var zero Place
	if err := json.Unmarshal([]byte(`""`), &zero); err != nil || zero != "" || zero.Country() != "" || zero.IsArea() || zero.Currency() != "" {
		t.Errorf("the zero place: %q %v", zero, err)
	}
	was := Place("US")
	if err := was.UnmarshalText(nil); err != nil || was != "" {
		t.Errorf("empty text leaves %q, %v", was, err)
	}
}

func TestTagPlace(t *testing.T) {
	for tag, want := range map[string]Place{"en-US": "US", "en-CA-u-sd-cabc": "CA-BC", "en-GB": "GB", "de": "", "und": "", "en-u-sd-uszzzz": "", "de-AT-u-sd-at9": "AT-9",
		"es-419": "", "en-001": ""} {
		got, ok := TagPlace(language.MustParse(tag))
		if got != want || ok != (want != "") {
			t.Errorf("%s: %q %t, want %q", tag, got, ok, want)
		}
	}
}

func TestCurrencies(t *testing.T) {
	for _, tt := range []struct {
		text string
		want Currency
	}{
		{"USD", "USD"}, {"usd", "USD"}, {"Sek", "SEK"}, {"", ""}, {"XXX", ""}, {"QQQ", ""}, {"dollar", ""}, {"US", ""}, {"$", ""}, {"US$", ""}, {"USD ", ""},
	} {
		got, err := ParseCurrency(tt.text)
		if got != tt.want || (err == nil) != (tt.want != "") || err != nil && !errors.Is(err, ErrValue) {
			t.Errorf("ParseCurrency(%q) = %q, %v, want %q", tt.text, got, err, tt.want)
		}
	}
	for p, want := range map[Place]Currency{"US": "USD", "GB": "GBP", "US-35620": "USD", "CA-BC": "CAD", "DE": "EUR", "SE": "SEK", "nowhere": "", "AQ": ""} {
		if got := p.Currency(); got != want {
			t.Errorf("%s: %q, want %q", p, got, want)
		}
	}
	c := Currency("USD")
	if err := c.UnmarshalText([]byte("euros")); !errors.Is(err, ErrValue) {
		t.Error(err)
	}
	if err := c.UnmarshalText(nil); c != "" || err != nil {
		t.Errorf("%q %v", c, err)
	}
}

// TestBadPlaces checks that a bad code in an overlay is told with file, line and field, wherever it stands.
func TestBadPlaces(t *testing.T) {
	base := load(t, small())
	band := func(place, currency string) string {
		return "{\"bands\":[\n{\"job\":\"j\",\"level\":\"senior\",\n\"place\":\"" + place + "\",\n\"currency\":\"" + currency + "\",\"period\":\"year\",\"min\":3000,\"max\":4000,\"basis\":\"overlay\",\"source\":\"s\",\"asOf\":\"2026\"}]}"
	}
	for _, tt := range []struct {
		file, text, field string
		line              int
	}{
		{"bands.json", band("Utopia", "USD"), "place", 3},
		{"bands.json", band("US", "doubloons"), "currency", 4},
		{"published/areas.json", "{\"areas\":[\n{\"place\":\"??-1\",\"name\":\"N\",\"kind\":\"k\"}]}", "place", 2},
		{"published/parities.json", "{\"parities\":[{\"year\":2024,\n\"place\":\"EU\",\"rate\":1,\"source\":\"s\"}]}", "place", 2},
		{"published/pay/f.json", "{\"id\":\"f\",\n\"areas\":[\n{\"place\":\"US-\"}]}", "areas[0].place", 3},
	} {
		_, err := base.Overlay(files(tt.file, tt.text))
		e, ok := errors.AsType[*LoadError](err)
		if !ok || !slices.ContainsFunc(e.Problems, func(p Problem) bool {
			return p.File == tt.file && p.Line == tt.line && p.Field == tt.field && errors.Is(p, ErrValue)
		}) {
			t.Errorf("%s: want ErrValue at line %d, %s:\n%v", tt.file, tt.line, tt.field, err)
		}
	}
	c := overlay(t, base, "bands.json", band("uk", "gbp"))
	if s, err := c.Salary("x", "gb"); err != nil || len(s.Bands) != 1 || s.Bands[0].Place != "GB" || s.Bands[0].Currency != "GBP" || s.Place != "GB" {
		t.Errorf("codes are not put in order: %+v %v", s, err)
	}
}

// TestAreas checks the codes of the embedded areas, and that each is found by its own name.
func TestAreas(t *testing.T) {
	c := Default()
	n := 0
	for a := range c.Areas() {
		n++
		if p, err := ParsePlace(string(a.Place)); err != nil || p != a.Place || !p.IsArea() {
			t.Errorf("%s: %q %v", a.Place, p, err)
		}
		if !slices.Contains(c.FindAreas(strings.ToUpper(a.Name)), a) {
			t.Errorf("%s is not found by %q", a.Place, a.Name)
		}
	}
	if n < 500 {
		t.Errorf("%d areas", n)
	}
	var ids []Place
	for _, a := range c.FindAreas("portland") {
		ids = append(ids, a.Place)
	}
	if diff := gocmp.Diff([]Place{"US-38860", "US-38900"}, ids); diff != "" {
		t.Error(diff)
	}
	if list := c.FindAreas("no such town"); list == nil || len(list) != 0 {
		t.Errorf("%v", list)
	}
}

func FuzzParsePlace(f *testing.F) {
	for _, s := range []string{"US", "uk", "US-35620", "ca-bc", "826", "EU", "US-", "-", "é"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := ParsePlace(s)
		if err != nil {
			if p != "" || !errors.Is(err, ErrValue) {
				t.Errorf("%q: %q %v", s, p, err)
			}
			return
		}
		if q, err := ParsePlace(string(p)); q != p || err != nil {
			t.Errorf("%q: %q reads as %q, %v", s, p, q, err)
		}
	})
}
