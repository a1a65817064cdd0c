package career

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/go-career/career/internal/index"
	"github.com/go-career/career/internal/shelf"
	"github.com/go-career/career/internal/strict"
)

// The limits of what Load and Overlay read. A file system beyond them is refused with ErrTooLarge before it is read
// further.
const (
	maxFileSize  = 16 << 20
	maxTotalSize = 1 << 30
	maxFiles     = 250_000
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

func roleKey(r *Role) string             { return string(r.ID) }
func skillKey(s *Skill) string           { return string(s.ID) }
func jobKey(j *Job) string               { return string(j.ID) }
func familyKey(f *Family) string         { return string(f.ID) }
func occupationKey(o *Occupation) string { return o.SOC }
func sourceKey(s *Source) string         { return string(s.ID) }
func payKey(p *jobPay) string            { return string(p.Job) }
func figuresKey(f *PayFigures) string    { return string(f.ID) }
func areaKey(a *Area) string             { return string(a.ID) }
func parityKey(p *Parity) string         { return p.Region.String() }

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

// Load reads a whole catalogue in the layout of [DataFS]. Every file but the roles' is optional, and of a role only ID
// and title are mandatory.
//
// Everything is checked. If anything is wrong the error is a [*LoadError] with all of it, and there is no catalogue.
// Files named README, LICENSE, NOTICE or CHANGELOG, a folder named schema, and names that start with a dot are passed
// over; any other file that the layout does not have is an error, so that a misspelt name does not vanish. A file may
// have 16 MiB, and a file system 250,000 files and 1 GiB.
func Load(fsys fs.FS) (*Catalog, error) {
	d := newDraft(nil)
	d.readAll(fsys)
	return d.catalog()
}

// Overlay returns a new catalogue: c with the records of fsys laid over it, which has the layout of [DataFS]. c stays
// as it is.
//
// A record with a new ID is added. A record with an ID that c has changes it, as a JSON Merge Patch (RFC 7396): a field
// that is given replaces the old one, null clears it, a field that is not given stays. A role or skill with "retired":
// true is withdrawn; what referred to it refers to the one that "replacedBy" names, or else no longer to anything. A
// pay band replaces the one of the same level, region, currency, period and basis.
//
// The result is checked like a catalogue that is loaded, and errors are the same.
func (c *Catalog) Overlay(fsys fs.FS) (*Catalog, error) {
	d := newDraft(c)
	d.readAll(fsys)
	return d.catalog()
}

// A draft is a catalogue that is being read: records that nothing has checked yet, with where each came from.
type draft struct {
	version     string
	roles       drafted[Role]
	skills      drafted[Skill]
	jobs        drafted[Job]
	families    drafted[Family]
	pay         drafted[jobPay]
	occupations drafted[Occupation]
	figures     drafted[figuresJSON]
	areas       drafted[Area]
	parities    drafted[parityJSON]
	sources     drafted[Source]
	retired     []Retirement

	overlay     bool
	retirements map[Retirement]place // those of the file system at hand
	files, size int                  // read so far
	problems    LoadError
}

// drafted is the records of one kind.
type drafted[T any] struct {
	kind string
	key  func(*T) string
	list []*entry[T]
	byID map[string]*entry[T]
}

// A place is where something stands.
type place struct {
	file string
	line int
}

// An entry is one record and its place.
type entry[T any] struct {
	v T
	place
	own    bool // read from the file system at hand, not from the catalogue below it
	broken bool // a stand-in for a record whose file could not be read
}

func newDrafted[T any](kind string, key func(*T) string, below *shelf.Shelf[T], clone func(*T) T, file func(*T) string) drafted[T] {
	d := drafted[T]{kind: kind, key: key, byID: map[string]*entry[T]{}}
	if below != nil {
		for p := range below.All() {
			d.insert(&entry[T]{v: clone(p), place: place{file: "below:" + file(p)}})
		}
	}
	return d
}

// convert returns a shelf of the form in which records stand in files, where that is another type. It keeps what it is
// given: nothing changes the records of a catalogue.
func convert[T, F any](s *shelf.Shelf[T], form func(*T) F) *shelf.Shelf[F] {
	if s == nil {
		return nil
	}
	var list []F
	for p := range s.All() {
		list = append(list, form(p))
	}
	return shelf.Full(list, func(*F) string { return "" })
}

func (d *drafted[T]) insert(e *entry[T]) {
	d.list = append(d.list, e)
	d.byID[d.key(&e.v)] = e
}

// newDraft returns a draft of everything in below, or an empty one.
func newDraft(below *Catalog) *draft {
	d := &draft{overlay: below != nil, retirements: map[Retirement]place{}}
	if below == nil {
		below = &Catalog{}
	} else {
		d.version = below.Version()
		d.retired = slices.Clone(below.retired)
	}
	d.roles = newDrafted("role", roleKey, below.roles, func(r *Role) Role {
		v := r.clone()
		v.Pay, v.PayNote = nil, ""
		return v
	}, func(r *Role) string { return "roles/" + string(r.ID) + ".json" })
	d.skills = newDrafted("skill", skillKey, below.skills, (*Skill).clone,
		func(s *Skill) string { return "skills/" + s.Category + ".json" })
	d.jobs = newDrafted("job", jobKey, below.jobs, (*Job).clone, func(*Job) string { return "jobs.json" })
	d.families = newDrafted("family", familyKey, below.families, plain, func(*Family) string { return "families.json" })
	d.pay = newDrafted("pay", payKey, below.pay, (*jobPay).clone,
		func(p *jobPay) string { return "salary/" + string(p.Job) + ".json" })
	d.occupations = newDrafted("occupation", occupationKey, below.occupations, plain,
		func(o *Occupation) string { return "occupations/" + majorGroup(o.SOC) + ".json" })
	d.figures = newDrafted("figures", func(f *figuresJSON) string { return string(f.ID) }, convert(below.figures, func(f *PayFigures) figuresJSON {
		g := f.clone()
		return g.json()
	}), plain, func(f *figuresJSON) string { return "figures/" + string(f.ID) + ".json" })
	d.areas = newDrafted("area", areaKey, below.areas, plain, func(*Area) string { return "areas.json" })
	d.parities = newDrafted("parity", func(p *parityJSON) string { return p.Region.String() }, convert(below.parities, (*Parity).json), plain,
		func(*parityJSON) string { return "parities.json" })
	d.sources = newDrafted("source", sourceKey, below.sources, plain, func(*Source) string { return "sources.json" })
	return d
}

// report adds a problem.
func (d *draft) report(file string, line int, record, field string, err error) {
	d.problems.add(Problem{File: file, Line: line, Record: record, Field: field, Err: err})
}

// readAll reads what the layout has in fsys.
func (d *draft) readAll(fsys fs.FS) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		d.report("", 0, "", "", fmt.Errorf("%w: %w", ErrFile, err))
		return
	}
	known := false
	for _, e := range entries {
		name := e.Name()
		var read func(t *text)
		switch name {
		case "catalog.json":
			read = d.readCatalog
		case "families.json":
			read = func(t *text) {
				readList(d, t, &d.families, func(f *familyFile[strict.Raw]) []strict.Raw { return f.Families })
			}
		case "jobs.json":
			read = func(t *text) { readList(d, t, &d.jobs, func(f *jobFile[strict.Raw]) []strict.Raw { return f.Jobs }) }
		case "sources.json":
			read = func(t *text) {
				readList(d, t, &d.sources, func(f *sourceFile[strict.Raw]) []strict.Raw { return f.Sources })
			}
		case "areas.json":
			read = func(t *text) { readList(d, t, &d.areas, func(f *areaFile[strict.Raw]) []strict.Raw { return f.Areas }) }
		case "parities.json":
			read = func(t *text) {
				readList(d, t, &d.parities, func(f *parityFile[strict.Raw]) []strict.Raw { return f.Parities })
			}
		case "figures":
			d.readDir(fsys, name, d.readFigures)
		case "roles":
			d.readDir(fsys, name, d.readRole)
		case "skills":
			d.readDir(fsys, name, d.readSkills)
		case "salary":
			d.readDir(fsys, name, d.readPay)
		case "occupations":
			d.readDir(fsys, name, d.readOccupations)
		default:
			if !passedOver(name) && name != "schema" {
				d.report(name, 0, "", "", fmt.Errorf("%w: the layout has no such file or folder", ErrFile))
			}
			continue
		}
		known = true
		if read != nil {
			d.readFile(fsys, name, read)
		}
	}
	if !known && !d.overlay {
		d.report("", 0, "", "", fmt.Errorf("%w: no catalogue here: want a folder named roles", ErrFile))
	}
}

// passedOver reports whether a file is none of the catalogue's and yet welcome.
func passedOver(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	return strings.HasPrefix(name, ".") || slices.Contains([]string{"README", "LICENSE", "NOTICE", "CHANGELOG"}, stem)
}

func (d *draft) readDir(fsys fs.FS, dir string, read func(*text)) {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		d.report(dir, 0, "", "", fmt.Errorf("%w: %w", ErrFile, err))
		return
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		inside := fs.ValidPath(e.Name()) && path.Dir(name) == dir
		switch {
		case inside && passedOver(e.Name()):
		case !inside || e.IsDir() || path.Ext(name) != ".json":
			d.report(name, 0, "", "", fmt.Errorf("%w: %s holds files named <id>.json and nothing else", ErrFile, dir))
		default:
			d.readFile(fsys, name, read)
		}
	}
}

// A text is one file that has been read.
type text struct {
	file  string
	stem  string // the file's name without .json
	data  []byte
	lines []int // the offsets at which lines start, but the first
}

// line returns the number of the line that holds the byte at offset.
func (t *text) line(offset int) int {
	if t.lines == nil {
		for i, b := range t.data {
			if b == '\n' {
				t.lines = append(t.lines, i+1)
			}
		}
		t.lines = append(t.lines, len(t.data)+1)
	}
	n, found := slices.BinarySearch(t.lines, offset)
	if found {
		n++
	}
	return n + 1
}

// readFile reads one file and hands it on, unless it is beyond the limits.
func (d *draft) readFile(fsys fs.FS, name string, read func(*text)) {
	if d.files++; d.files > maxFiles || d.size > maxTotalSize {
		if d.files == maxFiles+1 || d.size <= maxTotalSize+maxFileSize {
			d.report(name, 0, "", "", fmt.Errorf("%w: more than %d files or %d bytes in all", ErrTooLarge, maxFiles, maxTotalSize))
			d.size += maxFileSize // say it once
		}
		return
	}
	f, err := fsys.Open(name)
	if err != nil {
		d.report(name, 0, "", "", fmt.Errorf("%w: %w", ErrFile, err))
		return
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		d.report(name, 0, "", "", fmt.Errorf("%w: not a regular file", ErrFile))
		return
	}
	data, err := io.ReadAll(io.LimitReader(f, maxFileSize+1))
	switch {
	case err != nil:
		d.report(name, 0, "", "", fmt.Errorf("%w: %w", ErrFile, err))
	case len(data) > maxFileSize:
		d.report(name, 0, "", "", fmt.Errorf("%w: more than %d bytes", ErrTooLarge, maxFileSize))
	default:
		d.size += len(data)
		t := &text{file: name, stem: strings.TrimSuffix(path.Base(name), ".json"), data: data}
		if p := strict.Check(data, 0); p != nil {
			d.report(name, t.line(p.Offset), "", "", p.Err)
			if path.Dir(name) == "roles" && d.roles.byID[t.stem] == nil { // spare the roles that refer to it
				d.roles.insert(&entry[Role]{v: Role{ID: RoleID(t.stem)}, broken: true})
			}
			return
		}
		read(t)
	}
}

// decode decodes part of a text strictly into v and reports what is wrong with it.
func (d *draft) decode(t *text, record string, data []byte, offset int, v any) bool {
	problems := strict.Decode(data, offset, v)
	for _, p := range problems {
		d.report(t.file, t.line(p.Offset), record, p.Path, p.Err)
	}
	return len(problems) == 0
}

// readList reads a file that is an object with a list of records.
func readList[F, T any](d *draft, t *text, into *drafted[T], list func(*F) []strict.Raw) {
	var f F
	d.decode(t, "", t.data, 0, &f)
	for _, raw := range list(&f) {
		readRecord(d, t, into, raw, nil)
	}
}

// readRecord reads one record: a new one, a change to one of the catalogue below, or a retirement. init is called on
// the record before it is decoded.
func readRecord[T any](d *draft, t *text, into *drafted[T], raw strict.Raw, init func(*T)) *entry[T] {
	line := t.line(raw.Offset)
	var head struct {
		ID, SOC    string
		Region     string
		Retired    bool
		ReplacedBy string
	}
	if raw.Data[0] != '{' {
		d.report(t.file, line, "", "", fmt.Errorf("%w: a record is an object", ErrType))
		return nil
	}
	_ = json.Unmarshal(raw.Data, &head) // what it cannot read, decode reports below
	id := head.ID
	switch into.kind {
	case "occupation":
		id = head.SOC
	case "parity":
		id = head.Region
	}
	e := into.byID[id]
	switch {
	case id == "":
		// An empty ID is reported with the other checks of the record, unless it could not be read at all.
		e = &entry[T]{}
		into.list = append(into.list, e)
	case e != nil && e.own:
		d.report(t.file, line, id, "", fmt.Errorf("%w: %s also has a %s with this ID", ErrDuplicate, e.file, into.kind))
		return nil
	case head.Retired && (into.kind == "role" || into.kind == "skill"):
		d.retire(t, raw, into.kind, id, head.ReplacedBy, line, e != nil)
		if e != nil {
			into.list = slices.DeleteFunc(into.list, func(o *entry[T]) bool { return o == e })
			delete(into.byID, id)
		}
		return nil
	case e == nil:
		e = &entry[T]{}
		into.list = append(into.list, e)
		into.byID[id] = e
	}
	e.file, e.line, e.own = t.file, line, true
	if init != nil {
		init(&e.v)
	}
	d.decode(t, id, raw.Data, raw.Offset, &e.v)
	return e
}

// retire withdraws a record. What refers to it is mended by settle, when everything is read.
func (d *draft) retire(t *text, raw strict.Raw, kind, id, by string, line int, exists bool) {
	var r struct {
		ID         string `json:"id"`
		Title      string `json:"title"` // may stand there for the reader's sake
		Name       string `json:"name"`
		Retired    bool   `json:"retired"`
		ReplacedBy string `json:"replacedBy"`
	}
	d.decode(t, id, raw.Data, raw.Offset, &r)
	if !exists && d.overlay {
		d.report(t.file, line, id, "retired", fmt.Errorf("%w: there is no %s %q to retire", ErrReference, kind, id))
	}
	if by == id {
		d.report(t.file, line, id, "replacedBy", fmt.Errorf("%w: a record cannot replace itself", ErrCycle))
	}
	gone := Retirement{Kind: kind, ID: id, ReplacedBy: by}
	d.retired = append(d.retired, gone)
	d.retirements[gone] = place{t.file, line}
}

func (d *draft) readCatalog(t *text) {
	var f struct {
		Version string `json:"version"`
	}
	d.decode(t, "", t.data, 0, &f)
	d.version = f.Version
}

func (d *draft) readRole(t *text) {
	if e := readRecord(d, t, &d.roles, strict.Raw{Data: bytes.TrimSpace(t.data)}, nil); e != nil {
		d.named(t, string(e.v.ID))
		if e.v.Pay != nil || e.v.PayNote != "" {
			d.report(t.file, e.line, string(e.v.ID), "pay", fmt.Errorf("%w: pay belongs to the job: salary/<job>.json", ErrUnknown))
		}
	}
}

// named reports an ID that is not its file's name.
func (d *draft) named(t *text, id string) {
	if id != t.stem && id != "" {
		d.report(t.file, 0, id, "id", fmt.Errorf("%w: the file of %q is named %s.json", ErrID, id, id))
	}
}

func (d *draft) readSkills(t *text) {
	var f skillFile[strict.Raw]
	d.decode(t, "", t.data, 0, &f)
	d.named(t, f.Category)
	for _, raw := range f.Skills {
		var category string
		e := readRecord(d, t, &d.skills, raw, func(s *Skill) {
			if s.ID == "" { // a new one; a change to one that there is may stand in any file
				s.Category = t.stem
			}
			category = s.Category
		})
		if e != nil && e.v.Category != category {
			d.report(t.file, e.line, string(e.v.ID), "category", fmt.Errorf("%w: a skill's category is the name of its file", ErrConflict))
		}
	}
}

func (d *draft) readOccupations(t *text) {
	var f occupationFile[strict.Raw]
	d.decode(t, "", t.data, 0, &f)
	for _, raw := range f.Occupations {
		if e := readRecord(d, t, &d.occupations, raw, nil); e != nil && majorGroup(e.v.SOC) != t.stem {
			d.report(t.file, e.line, e.v.SOC, "soc", fmt.Errorf("%w: belongs in occupations/%s.json", ErrID, majorGroup(e.v.SOC)))
		}
	}
}

func (d *draft) readFigures(t *text) {
	if e := readRecord(d, t, &d.figures, strict.Raw{Data: bytes.TrimSpace(t.data)}, nil); e != nil {
		d.named(t, string(e.v.ID))
	}
}

// majorGroup returns the first part of an SOC code, which is its major group and the name of its file.
func majorGroup(soc string) string {
	major, _, _ := strings.Cut(soc, "-")
	return major
}

func (d *draft) readPay(t *text) {
	var f payFile[strict.Raw]
	d.decode(t, "", t.data, 0, &f)
	d.named(t, string(f.Job))
	e := d.pay.byID[t.stem]
	if e == nil {
		e = &entry[jobPay]{v: jobPay{Job: JobID(t.stem)}}
		d.pay.insert(e)
	}
	e.file, e.own = t.file, true
	seen := map[bandKey]bool{}
	for _, raw := range f.Bands {
		var j bandJSON
		line := t.line(raw.Offset)
		if !d.decode(t, t.stem, raw.Data, raw.Offset, &j) {
			continue
		}
		if j.Job != "" && j.Job != e.v.Job {
			d.report(t.file, line, t.stem, "job", fmt.Errorf("%w: a band of %q in the file of %q", ErrConflict, j.Job, t.stem))
		}
		j.Job = e.v.Job
		b := j.band()
		if seen[b.key()] {
			d.report(t.file, line, t.stem, "", errTwoBands())
			continue
		}
		seen[b.key()] = true
		e.v.Bands = slices.DeleteFunc(e.v.Bands, func(o SalaryBand) bool { return o.key() == b.key() })
		e.v.Bands = append(e.v.Bands, b)
	}
	for _, j := range f.Unpriced {
		u := j.unpriced()
		e.v.Unpriced = slices.DeleteFunc(e.v.Unpriced, func(o Unpriced) bool { return o.Region == u.Region && o.Level == u.Level })
		e.v.Unpriced = append(e.v.Unpriced, u)
	}
}

// settle mends the references to what was retired, so that they name the replacement or are gone.
func (d *draft) settle() {
	if len(d.retirements) == 0 {
		return
	}
	roles, skills := map[RoleID]RoleID{}, map[SkillID]SkillID{}
	for gone, at := range d.retirements {
		if gone.Kind == "role" {
			roles[RoleID(gone.ID)] = RoleID(gone.ReplacedBy)
		} else {
			skills[SkillID(gone.ID)] = SkillID(gone.ReplacedBy)
		}
		_, role := d.roles.byID[gone.ReplacedBy]
		_, skill := d.skills.byID[gone.ReplacedBy]
		if gone.ReplacedBy != "" && !(gone.Kind == "role" && role || gone.Kind == "skill" && skill) {
			d.report(at.file, at.line, gone.ID, "replacedBy", fmt.Errorf("%w: no %s %q to replace it", ErrReference, gone.Kind, gone.ReplacedBy))
		}
	}
	for _, e := range d.roles.list {
		r := &e.v
		r.LeadsTo = redirect(r.LeadsTo, roles, r.ID)
		r.Transitions = redirect(r.Transitions, roles, r.ID)
		r.Transitions = slices.DeleteFunc(r.Transitions, func(id RoleID) bool { return slices.Contains(r.LeadsTo, id) })
		for id, tier := range r.Tiers {
			if by, ok := roles[id]; ok {
				delete(r.Tiers, id)
				if slices.Contains(r.Transitions, by) {
					r.Tiers[by] = tier
				}
			}
		}
		r.Gaps = redirect(r.Gaps, skills, "")
		var seen map[SkillID]bool
		for i := range r.Requirements {
			if by, ok := skills[r.Requirements[i].Skill]; ok {
				r.Requirements[i].Skill, seen = by, map[SkillID]bool{"": true}
			}
		}
		if seen != nil { // a replacement may have been required already: the first mention stays
			r.Requirements = slices.DeleteFunc(r.Requirements, func(q Requirement) bool {
				twice := seen[q.Skill]
				seen[q.Skill] = true
				return twice
			})
			r.Gaps = slices.DeleteFunc(r.Gaps, func(id SkillID) bool { return seen[id] })
		}
	}
	for _, e := range d.skills.list {
		s := &e.v
		s.Broader = redirect(s.Broader, skills, s.ID)
		s.Prerequisites = redirect(s.Prerequisites, skills, s.ID)
		seen := map[SkillID]bool{"": true, s.ID: true}
		s.Related = slices.DeleteFunc(s.Related, func(r Relation) bool { _, gone := skills[r.Skill]; return gone && seen[skills[r.Skill]] })
		for i := range s.Related {
			if by, ok := skills[s.Related[i].Skill]; ok {
				s.Related[i].Skill = by
			}
		}
		s.Related = slices.DeleteFunc(s.Related, func(r Relation) bool {
			twice := seen[r.Skill]
			seen[r.Skill] = true
			return twice
		})
	}
}

// redirect replaces the IDs in list that by maps, and drops those that end up empty, as self, or repeated by that.
func redirect[K comparable](list []K, by map[K]K, self K) []K {
	var none K
	if !slices.ContainsFunc(list, func(id K) bool { _, ok := by[id]; return ok }) {
		return list
	}
	var out []K
	for _, id := range list {
		if to, ok := by[id]; ok {
			id = to
		}
		if id != none && id != self && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// catalog checks the draft and returns the catalogue it makes, or all that is wrong with it.
func (d *draft) catalog() (*Catalog, error) {
	d.settle()
	d.check()
	if err := d.problems.orNil(); err != nil {
		return nil, err
	}
	c := &Catalog{retired: d.retired}
	slices.SortFunc(c.retired, func(a, b Retirement) int {
		return cmp.Or(strings.Compare(a.Kind, b.Kind), strings.Compare(a.ID, b.ID))
	})
	c.pay = shelf.Full(d.pay.sorted(), payKey)
	for p := range c.pay.All() {
		p.normalize()
	}
	c.roles = shelf.Full(d.roles.sorted(), roleKey)
	for r := range c.roles.All() {
		c.joinPay(r)
	}
	c.skills = shelf.Full(d.skills.sorted(), skillKey)
	c.jobs = shelf.Full(d.jobs.sorted(), jobKey)
	c.families = shelf.Full(d.families.sorted(), familyKey)
	c.occupations = shelf.Full(d.occupations.sorted(), occupationKey)
	c.figures = shelf.Full(restored(d.figures.sorted(), (*figuresJSON).figures), figuresKey)
	c.areas = shelf.Full(d.areas.sorted(), areaKey)
	c.parities = shelf.Full(restored(d.parities.sorted(), (*parityJSON).parity), parityKey)
	c.sources = shelf.Full(d.sources.sorted(), sourceKey)
	c.ix = c.buildIndex(d.version)
	c.derive()
	return c, nil
}

// sorted returns the records in the order of their IDs.
func (d *drafted[T]) sorted() []T {
	list := make([]T, len(d.list))
	for i, e := range d.list {
		list[i] = e.v
	}
	slices.SortFunc(list, func(a, b T) int { return strings.Compare(d.key(&a), d.key(&b)) })
	return list
}

// restored turns records in the form of a file into what they are in a catalogue.
func restored[F, T any](list []F, record func(*F) T) []T {
	out := make([]T, len(list))
	for i := range list {
		out[i] = record(&list[i])
	}
	return out
}

// buildIndex returns the index of the catalogue's records. For the embedded data its result is generated into
// internal/index, and a test compares the two.
func (c *Catalog) buildIndex(version string) *index.Catalog {
	ix := &index.Catalog{Version: version}
	role := func(id RoleID) int32 { i, _ := c.roles.At(string(id)); return int32(i) }
	skill := func(id SkillID) int32 { i, _ := c.skills.At(string(id)); return int32(i) }
	for r := range c.roles.All() {
		x := index.Role{
			ID: string(r.ID), Title: r.Title, Job: string(r.Job), Family: string(r.Family), Track: string(r.Track),
			Level: int8(r.Level), Aliases: r.Aliases, Sectors: r.Sectors,
			LeadsTo: positions(r.LeadsTo, role), Transitions: positions(r.Transitions, role),
		}
		for _, q := range r.Requirements {
			x.Requirements = append(x.Requirements, index.Requirement{
				Skill: skill(q.Skill), Level: int8(q.Level), Importance: int8(q.weight()), Essential: q.Essential, Hot: q.Hot, InDemand: q.InDemand})
		}
		ix.Roles = append(ix.Roles, x)
	}
	for s := range c.skills.All() {
		ix.Skills = append(ix.Skills, index.Skill{
			ID: string(s.ID), Name: s.Name, Category: s.Category, Kind: string(s.Kind), Effort: string(s.Effort),
			Aliases: s.Aliases, Cues: s.Cues,
			Broader: positions(s.Broader, skill), Prerequisites: positions(s.Prerequisites, skill),
		})
	}
	for s := range c.skills.All() { // relations hold both ways; where both sides state one, the closer counts
		for _, r := range s.Related {
			a, b := skill(s.ID), skill(r.Skill)
			relate(&ix.Skills[a], b, int8(r.Closeness))
			relate(&ix.Skills[b], a, int8(r.Closeness))
		}
	}
	for i := range ix.Skills {
		slices.SortFunc(ix.Skills[i].Related, func(a, b index.Relation) int {
			return cmp.Or(cmp.Compare(b.Closeness, a.Closeness), cmp.Compare(a.Skill, b.Skill))
		})
	}
	for j := range c.jobs.All() {
		ix.Jobs = append(ix.Jobs, string(j.ID))
	}
	for f := range c.families.All() {
		ix.Families = append(ix.Families, string(f.ID))
	}
	for o := range c.occupations.All() {
		ix.Occupations = append(ix.Occupations, o.SOC)
	}
	for f := range c.figures.All() {
		ix.Figures = append(ix.Figures, index.Figures{ID: string(f.ID), Region: f.Region.String(), Scheme: f.Scheme, Code: f.Code,
			National: f.Percentiles != (Percentiles{}) || f.Levels != (WageLevels{}), Local: len(f.Areas) > 0})
	}
	for a := range c.areas.All() {
		ix.Areas = append(ix.Areas, string(a.ID))
	}
	for p := range c.parities.All() {
		ix.Parities = append(ix.Parities, p.Region.String())
	}
	for s := range c.sources.All() {
		ix.Sources = append(ix.Sources, string(s.ID))
	}
	return ix
}

func positions[K any](ids []K, at func(K) int32) []int32 {
	var out []int32
	for _, id := range ids {
		out = append(out, at(id))
	}
	return out
}

func relate(s *index.Skill, other int32, closeness int8) {
	for i := range s.Related {
		if s.Related[i].Skill == other {
			s.Related[i].Closeness = max(s.Related[i].Closeness, closeness)
			return
		}
	}
	s.Related = append(s.Related, index.Relation{Skill: other, Closeness: closeness})
}
