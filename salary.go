package career

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/go-career/career/internal/enum"
)

// Basis is what a band rests on.
type Basis string

// The bases, most trusted first.
const (
	BasisOverlay   Basis = "overlay"   // the user's own, laid over the catalogue
	BasisPublished Basis = "published" // as a statistical office published it
	BasisDerived   Basis = "derived"   // cut from published percentiles by the rule its Method states
	BasisGuide     Basis = "guide"     // a career guide's typical range
)

var bases = enum.Texts[Basis]{What: "basis", Values: []Basis{BasisOverlay, BasisPublished, BasisDerived, BasisGuide}}

// BasisValues returns the bases, most trusted first.
func BasisValues() []Basis { return bases.All() }

// ParseBasis returns the basis that s spells. The error wraps [ErrValue].
func ParseBasis(s string) (Basis, error) { return bases.Parse(s) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseBasis]. Empty text is the zero Basis.
func (b *Basis) UnmarshalText(text []byte) error { return bases.Unmarshal(b, text) }

// trust returns the place of a basis, 0 for the most trusted.
func trust(b Basis) int { return slices.Index(bases.Values, b) }

// A SalaryBand is the range that one job pays at one level in one place. Bands compare with ==.
type SalaryBand struct {
	Job      JobID    `json:"job,omitempty"`
	Level    Level    `json:"level,omitzero"`  // zero if the band covers all levels together
	Grade    string   `json:"grade,omitempty"` // a company's own rung, if the level holds several
	Place    Place    `json:"place"`
	Currency Currency `json:"currency"`
	Period   Period   `json:"period"`
	Min      Amount   `json:"min"`
	Max      Amount   `json:"max"` // Min, if the band is a single figure
	// FromPercentile and ToPercentile are what the band runs between in the pay of its class; zero if it rests on none.
	FromPercentile int      `json:"fromPercentile,omitempty"`
	ToPercentile   int      `json:"toPercentile,omitempty"`
	Narrowed       bool     `json:"narrowed,omitempty"` // the rule asks for more than is published
	Basis          Basis    `json:"basis"`
	Method         string   `json:"method,omitempty"` // how the figures came about
	Source         SourceID `json:"source"`
	AsOf           Date     `json:"asOf,omitzero"` // when the figures were true, as the source dates them
	// Table is the published pay the band was cut from; empty if that is an [Occupation]'s, or there is none.
	Table PayTableID `json:"table,omitempty"`
}

// key returns what only one band can have.
func (b *SalaryBand) key() string {
	parts := []string{string(b.Job), cmp.Or(b.Level.String(), "all"), b.Grade, string(b.Place), string(b.Currency), string(b.Period), string(b.Basis)}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}

// cut returns the percentiles that the band runs between, as text. It is empty if the band rests on none, and for a whole
// band that the rule has cut: those of different levels are made to be compared.
func (b *SalaryBand) cut() string {
	if b.ToPercentile == 0 || b.Basis == BasisDerived && !b.Narrowed {
		return ""
	}
	return strconv.Itoa(b.FromPercentile) + " to " + strconv.Itoa(b.ToPercentile)
}

// Midpoint returns the centre of the band, rounded half up to a hundredth.
func (b SalaryBand) Midpoint() Amount { return b.Min + (b.Max-b.Min+1)/2 }

// like reports whether two bands can be compared: they are of one place, currency, period and basis, and run between the
// same percentiles.
func (b *SalaryBand) like(o *SalaryBand) bool {
	return b.Basis == o.Basis && b.Place == o.Place && b.Currency == o.Currency && b.Period == o.Period && b.cut() == o.cut()
}

// sortBands puts bands in the order in which they are returned.
func sortBands(bands []SalaryBand) {
	slices.SortStableFunc(bands, func(a, b SalaryBand) int {
		return cmp.Or(trust(a.Basis)-trust(b.Basis), cmp.Compare(a.Currency, b.Currency), cmp.Compare(a.Period, b.Period),
			cmp.Compare(a.Level, b.Level), cmp.Compare(a.Grade, b.Grade))
	})
}

// A Salary is what a role pays in a place, as far as it is known.
type Salary struct {
	Role RoleID `json:"role"`
	// Place is what Bands and Published are of: the place asked for, or its country if the catalogue has nothing for
	// the area. If it is an area, the country's bands stand behind the area's own.
	Place Place `json:"place"`
	// Band is the role's own: its job's at its level, the area's before the country's, most trusted basis first. It is
	// nil if there is none, and Why says why.
	Band *SalaryBand `json:"band,omitempty"`
	Why  string      `json:"why,omitempty"`
	// Bands are all of the job's, also those of all levels together: most trusted basis first, lowest level first.
	Bands []SalaryBand `json:"bands"`
	// Published is what statistical offices publish for the classes that the job's codes name, of all levels together.
	Published []PayTable `json:"published"`
}

// Salary returns what a role pays in a country or in an area inside one: the role's own band or why there is none, all
// bands of its job, and what the offices publish. Bands are stated (by a guide, or by an overlay), or cut from published
// percentiles when they are asked for: entry is percentiles 20 to 40, mid 40 to 70, senior 70 to 90, never beyond what is
// published.
//
// The error is a [*NotFoundError] for a role or an area that the catalogue does not have, and wraps [ErrValue] if the
// place is none.
func (c *Catalog) Salary(id RoleID, p Place) (Salary, error) {
	i, ok := c.roles.At(string(id))
	if !ok {
		return Salary{}, c.missing("role", string(id))
	}
	p, err := ParsePlace(string(p))
	if err != nil {
		return Salary{}, err
	}
	r := &c.heads.Roles[i]
	country := c.pay(JobID(r.Job), p.Country())
	s := Salary{Role: id, Place: p.Country(), Bands: append([]SalaryBand{}, country.bands...), Published: append([]PayTable{}, country.tables...)}
	if p.IsArea() {
		local, err := c.localPay(JobID(r.Job), p)
		if err != nil {
			return Salary{}, err
		}
		if len(local.bands)+len(local.tables) > 0 {
			s.Place, s.Bands, s.Published = p, append(local.bands, s.Bands...), append(local.tables, s.Published...)
		}
	}
	if k := slices.IndexFunc(s.Bands, func(b SalaryBand) bool { return b.Level != 0 && b.Level == Level(r.Level) }); k >= 0 {
		own := s.Bands[k]
		s.Band = &own
		return s, nil
	}
	switch {
	case r.Job == "":
		s.Why = "the role has no job, and bands belong to jobs"
	case r.Level == 0:
		s.Why = "the role has no level"
	default:
		s.Why = country.why(Level(r.Level))
	}
	return s, nil
}

// PayPlaces returns the countries that the catalogue has pay for, in the order of their codes.
func (c *Catalog) PayPlaces() []Place {
	list := slices.Clone(c.classes().places)
	for b := range c.bands.All() {
		list = append(list, b.Place.Country())
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// jobPay is what one job pays in one place.
type jobPay struct {
	bands  []SalaryBand
	tables []PayTable
	none   string           // why there is no band of any level; empty if there is one
	short  map[Level]string // why the rule makes no band at a level that the job has
}

// aboveSenior is why the rule makes no band for lead, principal and executive roles.
const aboveSenior = "statistical offices publish the pay of an occupation as a whole, not of its %s level, and the rule for derived bands ends at senior"

// why returns why there is no band at a level.
func (p *jobPay) why(l Level) string {
	switch {
	case p.short[l] != "":
		return p.short[l]
	case p.none != "":
		return p.none
	case l > LevelSenior:
		return fmt.Sprintf(aboveSenior, l)
	}
	return fmt.Sprintf("no band of the job is of %s level", l)
}

// pay returns what a job pays in a country, worked out once.
func (c *Catalog) pay(job JobID, country Place) *jobPay {
	key := [2]string{string(job), string(country)}
	if p, ok := c.paid.Load(key); ok {
		return p.(*jobPay)
	}
	p, _ := c.paid.LoadOrStore(key, c.workOutPay(job, country))
	return p.(*jobPay)
}

func (c *Catalog) workOutPay(id JobID, country Place) *jobPay {
	p := &jobPay{bands: c.stated(id, country), short: map[Level]string{}}
	job := c.jobs.Get(string(id))
	if job == nil {
		return p
	}
	scheme, codes, levels := c.classes().schemes[country], job.Classes(), c.levels(id)
	of := slices.DeleteFunc(slices.Clone(codes), func(code Code) bool { return code.Scheme != scheme })
	switch {
	case scheme == "":
		p.none = fmt.Sprintf("the catalogue has no published pay for %s", country)
	case len(of) == 0:
		p.none = fmt.Sprintf("no class of %s is this job's", scheme)
		if u := slices.IndexFunc(job.Uncoded, func(u Uncoded) bool { return u.Scheme == scheme }); u >= 0 {
			p.none += ": " + job.Uncoded[u].Why
		}
	default:
		for _, code := range codes {
			p.tables = append(p.tables, c.published(code, country)...)
		}
		for _, code := range of {
			p.cut(job, code, code.levels(levels))
		}
		for _, l := range levels {
			if len(codesAt(of, l)) == 0 {
				p.short[l] = fmt.Sprintf("no class of %s is this job's at %s level", scheme, l)
			}
		}
	}
	sortBands(p.bands)
	if len(p.bands) > 0 {
		p.none = ""
	}
	return p
}

// cut adds the bands that the best table of a class makes at the levels that are in it, and says why there is none at one.
func (p *jobPay) cut(job *Job, code Code, levels []Level) {
	none := func(format string, args ...any) {
		p.none = fmt.Sprintf(format, args...)
		for _, l := range levels {
			p.short[l] = p.none
		}
	}
	t := best(p.tables, code)
	if t == nil {
		none("nothing is published for %s %s", code.Scheme, code.Code)
		return
	}
	bands := derive(job.ID, t, code.Fit, levels)
	p.bands = append(p.bands, bands...)
	class := fmt.Sprintf("%s %s, %s", code.Scheme, code.Code, t.Title)
	points := t.Percentiles.Published()
	switch {
	case len(bands) > 0:
		for _, l := range levels {
			if l <= LevelSenior && !slices.ContainsFunc(bands, func(b SalaryBand) bool { return b.Level == l }) {
				p.short[l] = fmt.Sprintf("for %s, nothing is published below percentile %d or above percentile %d, which leaves less than half of the %s band",
					class, points[0].Rank, points[len(points)-1].Rank, l)
			}
		}
	case len(points) == 1 && points[0].Rank == 50:
		none("for %s, only the median is published: %s %s %s", class, t.Currency, points[0].Amount, t.Period.Each())
	default:
		var ranks []string
		for _, q := range points {
			ranks = append(ranks, strconv.Itoa(q.Rank))
		}
		none("for %s, percentiles %s are published, which make no band at this job's levels", class, strings.Join(ranks, ", "))
	}
}

// best returns the table of a class that bands are cut from: yearly ones before monthly and hourly, full-time
// employees' before all employees', those with more percentiles before those with fewer; nil if there is none.
func best(tables []PayTable, code Code) *PayTable {
	var list []*PayTable
	for i := range tables {
		if t := &tables[i]; t.Scheme == code.Scheme && t.Code == code.Code && len(t.Percentiles.Published()) > 0 {
			list = append(list, t)
		}
	}
	if len(list) == 0 {
		return nil
	}
	count := func(t *PayTable) int { return len(t.Percentiles.Published()) }
	everyone := func(t *PayTable) int { // 1 if part-time employees are among them
		if strings.HasPrefix(t.Population, "all ") {
			return 1
		}
		return 0
	}
	return slices.MinFunc(list, func(a, b *PayTable) int {
		return cmp.Or(
			cmp.Compare(min(2, count(b)), min(2, count(a))),
			cmp.Compare(slices.Index(periods.Values, b.Period), slices.Index(periods.Values, a.Period)),
			cmp.Compare(everyone(a), everyone(b)),
			cmp.Compare(count(b), count(a)),
			strings.Compare(string(a.ID), string(b.ID)))
	})
}

// localPay returns what a job pays in an area, of the area's own figures alone.
func (c *Catalog) localPay(id JobID, area Place) (jobPay, error) {
	p := jobPay{bands: c.stated(id, area)}
	if _, ok := c.areas.At(string(area)); !ok && len(p.bands) == 0 {
		return p, c.missing("place", string(area))
	}
	job := c.jobs.Get(string(id))
	if job == nil {
		return p, nil
	}
	for _, code := range job.Classes() {
		for _, k := range c.classes().at[class{code.Scheme, code.Code}] {
			if !c.heads.Tables[k].Local {
				continue
			}
			if t, ok := c.tables.Record(k).in(area); ok {
				p.tables = append(p.tables, t)
				p.bands = append(p.bands, derive(id, &t, code.Fit, code.levels(c.levels(id)))...)
			}
		}
	}
	sortBands(p.bands)
	return p, nil
}

// stated returns the bands that somebody stated for a job in a place.
func (c *Catalog) stated(job JobID, p Place) []SalaryBand {
	var list []SalaryBand
	for _, b := range c.statedBands()[job] {
		if b.Place == p {
			list = append(list, *b)
		}
	}
	return list
}

func (c *Catalog) bandsByJob() map[JobID][]*SalaryBand {
	m := map[JobID][]*SalaryBand{}
	for b := range c.bands.All() {
		m[b.Job] = append(m[b.Job], b)
	}
	return m
}

// published returns the tables of a country for the class that a code names.
func (c *Catalog) published(code Code, country Place) []PayTable {
	var list []PayTable
	if o := c.occupations.Get(code.Code); o != nil && code.Scheme == schemeSOC && country == placeUS {
		list = o.tables()
	}
	for _, k := range c.classes().at[class{code.Scheme, code.Code}] {
		if x := &c.heads.Tables[k]; x.National && x.Place == string(country) {
			list = append(list, c.tables.Record(k).national())
		}
	}
	return list
}

// A class is one of a classification.
type class struct{ scheme, code string }

// classes is where published pay is found.
type classes struct {
	at      map[class][]int  // the pay tables of each class
	schemes map[Place]string // the classification of each country
	places  []Place          // the countries
}

func (c *Catalog) indexClasses() classes {
	x := classes{at: make(map[class][]int, len(c.heads.Tables)), schemes: map[Place]string{}}
	put := func(p Place, scheme string) {
		if x.schemes[p] == "" {
			x.schemes[p] = scheme
			x.places = append(x.places, p)
		}
	}
	if c.occupations.Len() > 0 {
		put(placeUS, schemeSOC)
	}
	for k, t := range c.heads.Tables {
		x.at[class{t.Scheme, t.Code}] = append(x.at[class{t.Scheme, t.Code}], k)
		put(Place(t.Place), t.Scheme)
	}
	return x
}

// levels returns the levels that a job has roles at, lowest first.
func (c *Catalog) levels(job JobID) []Level {
	var list []Level
	for i := range c.heads.Roles {
		if l := Level(c.heads.Roles[i].Level); JobID(c.heads.Roles[i].Job) == job && l != 0 {
			list = append(list, l)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// ownBands returns the bands of a role's job at the role's own level in a country, most trusted basis first.
func (c *Catalog) ownBands(i int, country Place) (bands []SalaryBand) {
	r := &c.heads.Roles[i]
	for _, b := range c.pay(JobID(r.Job), country).bands {
		if r.Level != 0 && b.Level == Level(r.Level) {
			bands = append(bands, b)
		}
	}
	return bands
}

// A PayFloor is pay that a role must be known to reach: one of its job's bands at its own level, of this country,
// currency and period, has a midpoint of at least Amount. A role without such a band is not known to. The zero PayFloor
// asks for nothing.
type PayFloor struct {
	Place    Place    `json:"place,omitempty"`
	Currency Currency `json:"currency,omitempty"`
	Period   Period   `json:"period,omitempty"`
	Amount   Amount   `json:"amount,omitzero"`
}

// reaches reports whether the role at i is known to reach a floor, by the most trusted band that can be compared with it.
func (c *Catalog) reaches(i int, f *PayFloor) bool {
	if f.Amount <= 0 {
		return true
	}
	for _, b := range c.ownBands(i, f.Place.Country()) {
		if b.Currency == f.Currency && b.Period == f.Period {
			return b.Midpoint() >= f.Amount
		}
	}
	return false
}
