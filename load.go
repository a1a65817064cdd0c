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
// pay band replaces the one of the same level, region, area, currency, period and basis.
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
