package career

import (
	"iter"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/go-career/career/internal/fold"
)

// AreaID names an area inside a country: the country's code, a hyphen, and the area's code in its statistics, in lower
// case. "ca-bc" is British Columbia, by ISO 3166-2, and "us-35620" the New York metropolitan area, by the code of the
// Office of Management and Budget.
type AreaID string

// Country returns the country of the area, and whether the ID begins with one.
func (id AreaID) Country() (language.Region, bool) {
	country, _, ok := strings.Cut(string(id), "-")
	r, err := language.ParseRegion(country)
	return r, ok && err == nil && len(country) == 2
}

// AreaOf returns the area that a language tag names as its subdivision ("en-CA-u-sd-cabc" is of "ca-bc"), and whether it
// names one.
func AreaOf(t language.Tag) (AreaID, bool) {
	sd := t.TypeForKey("sd")
	if len(sd) < 3 || strings.HasSuffix(sd, "zzzz") {
		return "", false
	}
	id := AreaID(sd[:2] + "-" + sd[2:])
	_, ok := id.Country()
	return id, ok
}

// An Area is a part of a country for which pay is published.
type Area struct {
	ID   AreaID `json:"id"`
	Name string `json:"name"` // "New York-Newark-Jersey City, NY-NJ"
	Kind string `json:"kind"` // "province", "metropolitan area" or "nonmetropolitan area"
}

// Area returns the area with the given ID.
func (c *Catalog) Area(id AreaID) (Area, bool) { return copied(c.areas, string(id), plain) }

// Areas returns an iterator over all areas in the order of their IDs.
func (c *Catalog) Areas() iter.Seq[Area] { return copies(c.areas, plain) }

// FindAreas returns the areas that go by a name, in the order of their IDs: the whole of an area's name
// ("Portland-Vancouver-Hillsboro, OR-WA"), or one of its towns with or without the states after it ("Portland", "Portland,
// OR-WA"). Case, accents and punctuation do not matter. Towns share names, so there may be several.
func (c *Catalog) FindAreas(name string) []Area {
	var list []Area
	for _, i := range c.places()[fold.Name(name)] {
		list = append(list, *c.areas.Record(i))
	}
	return list
}

// areaNames returns the areas by each of their names, folded.
func (c *Catalog) areaNames() map[string][]int {
	m := make(map[string][]int, 16*c.areas.Len())
	for i := range c.areas.Len() {
		for _, n := range c.areas.Record(i).names() {
			if f := fold.Name(n); f != "" && !slices.Contains(m[f], i) {
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

// LocalPay is what a job pays in an area.
type LocalPay struct {
	Area     AreaID // that was asked for
	Bands    []SalaryBand
	National bool // there is nothing for the area: the bands are those of its country
}

// SalaryIn returns the bands of a role's job in an area inside a country: those that an overlay states, then those that
// the area's published figures make, by the rule of [DeriveBands]. Where there are none they are the bands of the whole
// country, and National says so.
//
// The error is a [*NotFoundError] for a role that the catalogue does not have or an area of no country, and a
// [*NoBandError] where the job has no band in the country either.
func (c *Catalog) SalaryIn(id RoleID, area AreaID) (LocalPay, error) {
	i, ok := c.roleAt(id)
	if !ok {
		return LocalPay{}, c.missing("role", string(id))
	}
	country, ok := area.Country()
	if !ok {
		return LocalPay{}, &NotFoundError{Kind: "area", ID: string(area)}
	}
	local := LocalPay{Area: area}
	name := c.ix.Roles[i].Job
	if p := c.pay.Get(name); p != nil {
		for _, b := range p.Bands {
			if b.Area == area {
				local.Bands = append(local.Bands, b)
			}
		}
	}
	if job := c.jobs.Get(name); job != nil {
		for _, code := range job.Codes {
			for k, f := range c.classified(code) {
				if f.Local && f.Region == country.String() {
					if here, ok := c.figures.Record(k).In(area); ok {
						local.Bands = append(local.Bands, DeriveBands(job.ID, here, code.Fit, c.levels(name))...)
					}
				}
			}
		}
	}
	if len(local.Bands) == 0 {
		bands, err := c.Salary(id, country)
		return LocalPay{area, bands, err == nil}, err
	}
	sortBands(local.Bands)
	return local, nil
}

// levels returns the levels that a job has roles at, lowest first.
func (c *Catalog) levels(job string) []Level {
	var list []Level
	for i := range c.ix.Roles {
		if l := Level(c.ix.Roles[i].Level); c.ix.Roles[i].Job == job && l != 0 && !slices.Contains(list, l) {
			list = append(list, l)
		}
	}
	slices.Sort(list)
	return list
}
