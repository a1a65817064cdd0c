package career

import (
	"fmt"
	"slices"
)

// The files that hold a list of records, as they are laid out. T is the record, or strict.Raw where each record is
// decoded by itself.
type (
	skillFile[T any] struct {
		Category string `json:"category"`
		Skills   []T    `json:"skills"`
	}
	payFile[T any] struct {
		Job      JobID          `json:"job"`
		Bands    []T            `json:"bands"`
		Unpriced []unpricedJSON `json:"unpriced,omitempty"`
	}
	jobFile[T any] struct {
		Jobs []T `json:"jobs"`
	}
	familyFile[T any] struct {
		Families []T `json:"families"`
	}
	occupationFile[T any] struct {
		Occupations []T `json:"occupations"`
	}
	sourceFile[T any] struct {
		Sources []T `json:"sources"`
	}
	areaFile[T any] struct {
		Areas []T `json:"areas"`
	}
	parityFile[T any] struct {
		Parities []T `json:"parities"`
	}
)

func roleKey(r *Role) string { return string(r.ID) }

func skillKey(s *Skill) string { return string(s.ID) }

func jobKey(j *Job) string { return string(j.ID) }

func familyKey(f *Family) string { return string(f.ID) }

func occupationKey(o *Occupation) string { return o.SOC }

func sourceKey(s *Source) string { return string(s.ID) }

func payKey(p *jobPay) string { return string(p.Job) }

func figuresKey(f *PayFigures) string { return string(f.ID) }

func areaKey(a *Area) string { return string(a.ID) }

func parityKey(p *Parity) string { return p.Region.String() }

// Records is a catalogue as plain values, in no order: what [Load] reads from files.
type Records struct {
	Version     string
	Roles       []Role // Pay and PayNote are not read: they come from Bands and Unpriced
	Skills      []Skill
	Jobs        []Job
	Families    []Family
	Bands       []SalaryBand // each with its job
	Unpriced    map[JobID][]Unpriced
	Occupations []Occupation
	Figures     []PayFigures
	Areas       []Area
	Parities    []Parity
	Sources     []Source
	Retired     []Retirement
}

// New returns the catalogue that r makes. It is checked like one that is loaded, and the error is the same, with the
// record for the place. The catalogue keeps nothing of r that a caller could change.
func New(r Records) (*Catalog, error) {
	d := newDraft(nil)
	d.version = r.Version
	for i := range r.Roles {
		v := r.Roles[i].clone()
		v.Pay, v.PayNote = nil, ""
		add(d, &d.roles, v)
	}
	for i := range r.Skills {
		add(d, &d.skills, r.Skills[i].clone())
	}
	for i := range r.Jobs {
		add(d, &d.jobs, r.Jobs[i].clone())
	}
	for _, f := range r.Families {
		add(d, &d.families, f)
	}
	for _, o := range r.Occupations {
		add(d, &d.occupations, o)
	}
	for i := range r.Figures {
		f := r.Figures[i].clone()
		add(d, &d.figures, f.json())
	}
	for _, a := range r.Areas {
		add(d, &d.areas, a)
	}
	for _, p := range r.Parities {
		add(d, &d.parities, p.json())
	}
	for _, s := range r.Sources {
		add(d, &d.sources, s)
	}
	pay := func(job JobID) *jobPay {
		e := d.pay.byID[string(job)]
		if e == nil {
			e = &entry[jobPay]{v: jobPay{Job: job}}
			d.pay.insert(e)
		}
		return &e.v
	}
	seen := map[SalaryBand]bool{}
	for _, b := range r.Bands {
		k := SalaryBand{Job: b.Job, Level: b.Level, Region: b.Region, Area: b.Area, Currency: b.Currency, Period: b.Period, Basis: b.Basis}
		if seen[k] {
			d.report("", 0, string(b.Job), "bands", errTwoBands())
		}
		seen[k] = true
		p := pay(b.Job)
		p.Bands = append(p.Bands, b)
	}
	for job, list := range r.Unpriced {
		pay(job).Unpriced = slices.Clone(list)
	}
	d.retired = slices.Clone(r.Retired)
	return d.catalog()
}

// add adds a record to a draft, and reports an ID that another has.
func add[T any](d *draft, kind *drafted[T], v T) {
	if id := kind.key(&v); kind.byID[id] != nil && id != "" {
		d.report("", 0, id, "", fmt.Errorf("%w: there is another %s with this ID", ErrDuplicate, kind.kind))
		return
	}
	kind.insert(&entry[T]{v: v})
}

// Records returns everything in the catalogue, each kind in the order of its IDs. The values are the caller's own.
func (c *Catalog) Records() Records {
	r := Records{
		Version: c.Version(), Roles: slices.Collect(c.Roles()), Skills: slices.Collect(c.Skills()), Jobs: slices.Collect(c.Jobs()),
		Families: slices.Collect(c.Families()), Occupations: slices.Collect(c.Occupations()), Sources: slices.Collect(c.Sources()),
		Figures: slices.Collect(c.AllFigures()), Areas: slices.Collect(c.Areas()), Parities: slices.Collect(c.Parities()),
		Retired: slices.Collect(c.Retired()), Unpriced: map[JobID][]Unpriced{},
	}
	for i := range r.Roles {
		r.Roles[i].Pay, r.Roles[i].PayNote = nil, ""
	}
	for p := range c.pay.All() {
		r.Bands = append(r.Bands, p.Bands...)
		if len(p.Unpriced) > 0 {
			r.Unpriced[p.Job] = slices.Clone(p.Unpriced)
		}
	}
	return r
}
