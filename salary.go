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
	Narrowed       bool     `json:"narrowed,omitempty"` // the rule asks for more than is published, so an end is only that of publication
	Basis          Basis    `json:"basis"`
	Class          string   `json:"class,omitempty"`      // whose pay it is cut from: "SOC 15-1252, Software Developers"
	Population     string   `json:"population,omitempty"` // which of them, as in [PayTable]: "full-time employees"
	Measure        string   `json:"measure,omitempty"`    // what is counted as pay, as in [PayTable]: "gross pay"
	Method         string   `json:"method,omitempty"`     // how the figures came about
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

// A likeness is what two bands have to have in common to be compared.
type likeness struct {
	basis    Basis
	place    Place
	currency Currency
	period   Period
	cut      string
}

func (b *SalaryBand) likeness() likeness {
	return likeness{b.Basis, b.Place, b.Currency, b.Period, b.cut()}
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
	Role  RoleID `json:"role"`
	Title string `json:"title"`
	// Place is what Bands and Published are of: the place asked for, or its country if the catalogue has nothing for
	// the area. If it is an area, the country's bands stand behind the area's own.
	Place Place `json:"place"`
	// Band is the role's own: its job's at its level, the area's before the country's, most trusted basis first. It is
	// nil if there is none, and Why says why.
	Band *SalaryBand `json:"band,omitempty"`
	Why  string      `json:"why,omitempty"`
	// Nearest is the published figure nearest to what a lead or higher role pays that has no band: the upper quartile of its
	// class, all levels together, or else the median. It is not the role's pay. It is nil if there is a band, or no figure.
	Nearest *PayPoint `json:"nearest,omitempty"`
	// Bands are all of the job's, also those of all levels together: most trusted basis first, lowest level first.
	Bands []SalaryBand `json:"bands"`
	// Published is what statistical offices publish for the classes that the job's codes name, of all levels together.
	Published []PayTable `json:"published"`
}

// Salary returns what a role pays in a country or in an area inside one: the role's own band or why there is none, all
// bands of its job, and what the offices publish. Bands are stated (by a guide, or by an overlay), published for a class of
// people at that very level (managers), or cut from published percentiles when they are asked for: entry is percentiles 10
// to 50, mid 25 to 75, senior 50 to 90, never beyond what is published. A guide's range comes last; who wants it takes it
// from Bands.
//
// The cuts overlap because pay does: employers and places differ as much as levels. Held against offers that state a level, a
// level's cut holds the midpoints of 57, 74 and 66 percent of those of entry, mid and senior level in Poland (3,014 offers of
// 2021), 43, 58 and 70 percent of developers in Germany (370, 2018), and 33, 62 and 54 percent of American offers (375,
// 2022–23), where levels are mixed 20:45:35. A third of entry pay or more lies below the 10th percentile, which no office
// publishes anything below. A narrowed band holds less: one from the median to the upper quartile, 25 to 53 percent of seniors.
//
// In an area that has no stated band of its own, those of the area that it is within count as its own.
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
	s := Salary{Role: id, Title: r.Title, Place: p.Country(), Bands: append([]SalaryBand{}, country.bands...), Published: append([]PayTable{}, country.tables...)}
	if p.IsArea() {
		local, err := c.localPay(JobID(r.Job), p)
		if err != nil {
			return Salary{}, err
		}
		if len(local.bands)+len(local.tables) > 0 {
			s.Place, s.Bands, s.Published = p, append(local.bands, s.Bands...), append(local.tables, s.Published...)
		}
	}
	if s.Band = ownBand(s.Bands, Level(r.Level), c.grade(i)); s.Band != nil {
		return s, nil
	}
	if Level(r.Level) > LevelSenior {
		s.Nearest = nearest(s.Published, codesAt(c.classesOf(JobID(r.Job)), Level(r.Level)))
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

// ownBand returns the band of a level, and of a grade if there is one of it; nil if there is none.
func ownBand(bands []SalaryBand, l Level, grade string) *SalaryBand {
	var own *SalaryBand
	for i := range bands {
		if b := &bands[i]; l == 0 || b.Level != l || own != nil && (b.Basis != own.Basis || b.Place != own.Place) {
			continue
		} else if own == nil || grade != "" && b.Grade == grade {
			copied := *b
			own = &copied
		}
	}
	return own
}

// grade returns the grade of the role at i, which only its record has. It is read where a band has one.
func (c *Catalog) grade(i int) string {
	if !c.graded() {
		return ""
	}
	return c.roles.Record(i).Grade
}

// anyGrade reports whether a stated band has a grade.
func (c *Catalog) anyGrade() bool {
	for b := range c.bands.All() {
		if b.Grade != "" {
			return true
		}
	}
	return false
}

// classesOf returns the classes of a job.
func (c *Catalog) classesOf(id JobID) []Code {
	if job := c.jobs.Get(string(id)); job != nil {
		return job.Classes()
	}
	return nil
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
const aboveSenior = "offices publish the pay of this class as a whole, not of its %s level, and the rule for derived bands ends at senior"

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
			p.cut(c, job, code, code.levels(levels))
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
func (p *jobPay) cut(c *Catalog, job *Job, code Code, levels []Level) {
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
	bands := c.derived(job.ID, t, code, levels)
	p.bands = append(p.bands, bands...)
	class := t.class()
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
	for at := c.areas.Get(string(area)); len(p.bands) == 0 && at != nil && at.Within != ""; at = c.areas.Get(string(at.Within)) {
		p.bands = c.stated(id, at.Within)
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
				p.bands = append(p.bands, c.derived(id, &t, code, code.levels(c.levels(id)))...)
			}
		}
	}
	sortBands(p.bands)
	return p, nil
}

// derived returns the bands of a job that a table of its class makes.
func (c *Catalog) derived(job JobID, t *PayTable, code Code, levels []Level) []SalaryBand {
	own := ownLevel(code, levels, func(l Level) bool { return c.managed()[jobLevel{job, l}] })
	return derive(job, t, code.Fit, levels, own, c.countries.Get(string(t.Place.Country())))
}

// A jobLevel is a level of a job.
type jobLevel struct {
	job   JobID
	level Level
}

// management returns the levels of jobs at which all roles are of management.
func (c *Catalog) management() map[jobLevel]bool {
	m := map[jobLevel]bool{}
	for i := range c.heads.Roles {
		r := &c.heads.Roles[i]
		at := jobLevel{JobID(r.Job), Level(r.Level)}
		before, seen := m[at]
		m[at] = Track(r.Track) == TrackManagement && (before || !seen)
	}
	return m
}

// A jobPlace is a job in a place.
type jobPlace struct {
	job   JobID
	place Place
}

// stated returns the bands that somebody stated for a job in a place.
func (c *Catalog) stated(job JobID, p Place) []SalaryBand {
	var list []SalaryBand
	for _, b := range c.statedBands()[jobPlace{job, p}] {
		list = append(list, *b)
	}
	return list
}

func (c *Catalog) bandsByJob() map[jobPlace][]*SalaryBand {
	m := map[jobPlace][]*SalaryBand{}
	for b := range c.bands.All() {
		m[jobPlace{b.Job, b.Place}] = append(m[jobPlace{b.Job, b.Place}], b)
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
func (c *Catalog) levels(job JobID) []Level { return c.jobLevels()[job] }

func (c *Catalog) levelsByJob() map[JobID][]Level {
	m := map[JobID][]Level{}
	for i := range c.heads.Roles {
		if r := &c.heads.Roles[i]; r.Level != 0 {
			m[JobID(r.Job)] = append(m[JobID(r.Job)], Level(r.Level))
		}
	}
	for job, list := range m {
		slices.Sort(list)
		m[job] = slices.Compact(list)
	}
	return m
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
