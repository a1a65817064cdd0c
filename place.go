package career

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"

	"github.com/go-career/career/internal/names"
)

// Place is a country or an area inside one. A country is its ISO 3166-1 code ("US", "GB"). An area is its country's
// code, a hyphen, and the area's code in upper case: "CA-BC" is British Columbia and "US-NY" the state of New York, by ISO
// 3166-2, and "US-35620" the New York metropolitan area, by the code of the Office of Management and Budget. The zero
// Place is none.
type Place string

// ParsePlace returns the place that s names by its code, in any case: "us", "UK" and "ca-bc" are US, GB and CA-BC. It
// knows which countries there are, not which areas: [Catalog.Area] tells. The error wraps [ErrValue].
func ParsePlace(s string) (Place, error) {
	country, area, inside := strings.Cut(s, "-")
	r, err := language.ParseRegion(country)
	code := r.Canonicalize().String()
	if err != nil || !r.IsCountry() || len(code) != 2 || inside && !areaCode(area) {
		return "", fmt.Errorf("%w: %.40q is not a place: want a country's ISO 3166 code such as US, or an area such as US-35620", ErrValue, s)
	}
	if inside {
		code += "-" + strings.ToUpper(area)
	}
	return Place(code), nil
}

// areaCode reports whether s can be the code of an area: up to twelve letters and digits.
func areaCode(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; !('a' <= c && c <= 'z' || '0' <= s[i] && s[i] <= '9') {
			return false
		}
	}
	return s != "" && len(s) <= 12
}

// TagPlace returns the place that a language tag names: its subdivision ("en-CA-u-sd-cabc" is CA-BC), or else its
// region. It returns false if the tag names neither.
func TagPlace(t language.Tag) (Place, bool) {
	if sd := t.TypeForKey("sd"); len(sd) > 2 && !strings.HasSuffix(sd, "zzzz") {
		if p, err := ParsePlace(sd[:2] + "-" + sd[2:]); err == nil {
			return p, true
		}
	}
	if r, c := t.Region(); c == language.Exact {
		if p, err := ParsePlace(r.String()); err == nil {
			return p, true
		}
	}
	return "", false
}

// Country returns the country of the place: itself, if it is one.
func (p Place) Country() Place {
	country, _, _ := strings.Cut(string(p), "-")
	return Place(country)
}

// IsArea reports whether the place is an area inside a country.
func (p Place) IsArea() bool { return strings.Contains(string(p), "-") }

// Currency returns the currency of the place's country, if it has one of its own.
func (p Place) Currency() Currency {
	r, err := language.ParseRegion(string(p.Country()))
	if err != nil {
		return ""
	}
	u, ok := currency.FromRegion(r)
	if !ok {
		return ""
	}
	return Currency(u.String())
}

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParsePlace]. Empty text is the zero Place.
func (p *Place) UnmarshalText(text []byte) error { return unmarshalCode(p, text, ParsePlace) }

// unmarshalCode sets *dst to what text says, or to nothing if it is empty.
func unmarshalCode[T ~string](dst *T, text []byte, parse func(string) (T, error)) (err error) {
	if *dst = ""; len(text) > 0 {
		*dst, err = parse(string(text))
	}
	return err
}

// Currency is the ISO 4217 code of a currency ("USD"). The zero Currency is none.
type Currency string

// ParseCurrency returns the currency with the given ISO 4217 code, in any case. The error wraps [ErrValue].
func ParseCurrency(s string) (Currency, error) {
	u, err := currency.ParseISO(s)
	if err != nil || u.String() == "XXX" {
		return "", fmt.Errorf("%w: %.40q is not a currency: want an ISO 4217 code such as USD", ErrValue, s)
	}
	return Currency(u.String()), nil
}

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseCurrency]. Empty text is the zero Currency.
func (c *Currency) UnmarshalText(text []byte) error { return unmarshalCode(c, text, ParseCurrency) }

// unit returns the currency as x/text knows it.
func (c Currency) unit() currency.Unit {
	u, _ := currency.ParseISO(string(c))
	return u
}

// An Area is a part of a country for which pay is published.
type Area struct {
	Place Place  `json:"place"` // "US-35620"
	Name  string `json:"name"`  // "New York-Newark-Jersey City, NY-NJ"
	Kind  string `json:"kind"`  // "state", "territory", "district", "province", "metropolitan area" or "nonmetropolitan area"
}

// Area returns the area with the given code.
func (c *Catalog) Area(p Place) (Area, bool) { return copied(c.areas, string(p), plain) }

// Areas returns an iterator over all areas in the order of their codes.
func (c *Catalog) Areas() iter.Seq[Area] { return copies(c.areas, plain) }

// FindAreas returns the areas that go by a name, in the order of their codes: the whole of an area's name
// ("Portland-Vancouver-Hillsboro, OR-WA"), or one of its towns with or without the states after it ("Portland", "Portland,
// OR-WA"). Case, accents and punctuation do not matter. Towns share names, so there may be several.
func (c *Catalog) FindAreas(name string) []Area {
	list := []Area{}
	for _, i := range c.places()[names.Fold(name)] {
		list = append(list, *c.areas.Record(i))
	}
	return list
}

// areaNames returns the areas by each of their names, folded.
func (c *Catalog) areaNames() map[string][]int {
	m := make(map[string][]int, 16*c.areas.Len())
	for i := range c.areas.Len() {
		for _, n := range c.areas.Record(i).names() {
			if f := names.Fold(n); f != "" && !slices.Contains(m[f], i) {
				m[f] = append(m[f], i)
			}
		}
	}
	return m
}

// names returns what an area is called.
func (a *Area) names() []string {
	list := []string{a.Name}
	towns, states, ok := strings.Cut(a.Name, ", ")
	if !ok {
		return list
	}
	for _, town := range append([]string{towns}, strings.FieldsFunc(towns, func(r rune) bool { return r == '-' || r == '/' })...) {
		list = append(list, town, town+", "+states)
		for state := range strings.SplitSeq(states, "-") {
			list = append(list, town+", "+state)
		}
	}
	return list
}
