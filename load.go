package career

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/go-career/career/internal/embedded"
	"github.com/go-career/career/internal/intake"
	"github.com/go-career/career/internal/shelf"
	"github.com/go-career/career/internal/strict"
)

// Load reads a whole catalogue in the layout of [DataFS]. Every file is optional, and only ID and title are mandatory for
// a role.
//
// Everything is checked. If anything is wrong the error is a [*LoadError] with all of it, and there is no catalogue.
// Files named README, LICENSE, NOTICE or CHANGELOG, a folder named schema, and names that start with a dot are skipped;
// any other file that the layout does not have is an error, so that a misspelt name does not vanish. So is what is no
// regular file, which is not opened, and a file that changes while it is read. Load waits for as long as fsys does.
//
// The files may be anybody's: what they cost is bounded by what they hold. The limits, which [New] and [Catalog.Overlay]
// have too, are 16 MiB a file, 250,000 files and 1 GiB in all, where files that are refused count as well; a million
// records; 200 bytes for an ID, 500 for a name, title, alias or other text of one line, and 20,000 for any text; 10,000
// entries for a list, but 2,000 for a role's Requirements, and 100 for AnyOf and for a skill's KindOf, Shows and
// Prerequisites; and 250 skills that one skill implies, by however many steps. Beyond them the cause is [ErrTooLarge].
func Load(fsys fs.FS) (*Catalog, error) {
	d := newDraft(nil)
	d.read(fsys)
	return d.catalog()
}

// Overlay returns a new catalogue: c with the records of fsys laid over it, which has the layout of [DataFS]. c stays
// as it is, and records that the overlay does not touch are shared.
//
// A record with a new ID is added. A record with an ID that c has changes it, as a JSON Merge Patch (RFC 7396): a field
// that is given replaces the old one, null clears it, and a field that is not given stays. A list that is given replaces
// the old one; to change it, give an object: {"add": […], "remove": […]}, and an added element takes the place of the one with the
// same ID. A role or skill that retired.json names is withdrawn; what referred to it refers to its
// replacement, or else no longer to anything. A pay band replaces the one of the same job, level, grade, place, currency,
// period and basis.
//
// The result is checked like a catalogue that is loaded, and the errors are the same.
func (c *Catalog) Overlay(fsys fs.FS) (*Catalog, error) {
	d := newDraft(c)
	d.read(fsys)
	return d.catalog()
}

// A draft is a catalogue in the making: records that nothing has checked yet, over another catalogue.
type draft struct {
	below       *Catalog // nil if there is none
	version     string
	tables      map[string]any    // a *table[T] for each kind, by its name
	unread      map[string]spot   // for each kind, where a file or a record could not be read; for roles, by ID too
	unsure      map[string]*doubt // references that may be to what stands in such a file, by kind
	byJob       map[JobID][]int   // the roles of the catalogue below that are still there as they were; nil if not needed yet
	files, size int               // read so far
	records     int               // of all kinds, those of the catalogue below included
	problems    LoadError
	places      []place // of problems whose line is still to be found
}

// A spot is a line of a file.
type spot struct {
	file string
	line int
}

// A doubt is references that cannot be checked, as a file could not be read.
type doubt struct {
	at    spot   // where the records may stand
	first string // the first ID
	count int
}

// A place is the field of a record where a problem is, by its number.
type place struct {
	problem int
	text    *text
	raw     strict.Raw
	field   string
}

// A table holds the records of one kind: those of the catalogue below, and over them what is new or changed.
type table[T any] struct {
	below *shelf.Shelf[T]
	own   []*entry[T]
	byID  map[string]*entry[T] // of own
	gone  map[string]bool      // withdrawn from below
}

// An entry is one record that is new or changed, and where it stands.
type entry[T any] struct {
	v      T
	text   *text // nil if it comes from no file
	raw    strict.Raw
	broken bool // not even its ID could be read
}

// finding returns the function that reports what is wrong with the record.
func (e *entry[T]) finding(d *draft, id string) finding {
	return func(field, format string, args ...any) {
		if e.text == nil {
			d.report("", 0, id, field, fmt.Errorf(format, args...))
			return
		}
		d.places = append(d.places, place{len(d.problems.Problems), e.text, e.raw, field})
		d.report(e.text.file, 0, id, field, fmt.Errorf(format, args...))
	}
}

func newDraft(below *Catalog) *draft {
	d := &draft{below: below, tables: map[string]any{}, unread: map[string]spot{}, unsure: map[string]*doubt{}}
	if below != nil {
		d.version = below.Version()
	}
	for _, k := range kinds {
		k.begin(d)
	}
	return d
}

func (k *kind[T]) begin(d *draft) {
	t := &table[T]{byID: map[string]*entry[T]{}, gone: map[string]bool{}}
	if d.below != nil {
		t.below = *k.shelf(d.below)
		d.records += t.below.Len()
	}
	d.tables[k.name] = t
}

// in returns the kind's table in a draft.
func (k *kind[T]) in(d *draft) *table[T] { return d.tables[k.name].(*table[T]) }

// hidden reports whether a record of the catalogue below is withdrawn, or changed.
func (t *table[T]) hidden(id string) bool { return t.gone[id] || t.byID[id] != nil }

// has reports whether there is a record with the given ID.
func (t *table[T]) has(id string) bool {
	if t.byID[id] != nil {
		return true
	}
	_, ok := t.below.At(id)
	return ok && !t.gone[id]
}

// get returns the record with the given ID, nil if there is none. It must not be changed.
func (t *table[T]) get(id string) *T {
	if e := t.byID[id]; e != nil {
		return &e.v
	}
	if t.gone[id] {
		return nil
	}
	return t.below.Get(id)
}

func (t *table[T]) put(id string, e *entry[T]) {
	t.own = append(t.own, e)
	if id != "" {
		t.byID[id] = e
	}
}

// own returns the entry of a record that is there, for it to be changed.
func (k *kind[T]) own(d *draft, id string) *entry[T] {
	t := k.in(d)
	e := t.byID[id]
	if e == nil {
		e = &entry[T]{v: k.clone(t.below.Get(id))}
		t.put(id, e)
	}
	return e
}

// report adds a problem.
func (d *draft) report(file string, line int, record, field string, err error) {
	d.problems.add(Problem{File: file, Line: line, Record: short(record, maxID), Field: short(field, maxID), Err: err})
}

// locate finds the lines of the problems that are in fields of records. Each record is gone through once, however many
// problems it has.
func (d *draft) locate() {
	type record struct {
		text *text
		at   int
	}
	of := map[record][]place{}
	for _, p := range d.places {
		if p.problem < len(d.problems.Problems) {
			r := record{p.text, p.raw.Offset}
			of[r] = append(of[r], p)
		}
	}
	for r, places := range of {
		fields := make([]string, len(places))
		for i, p := range places {
			fields[i] = p.field
		}
		for i, offset := range strict.Locate(places[0].raw, fields) {
			d.problems.Problems[places[i].problem].Line = r.text.line(offset)
		}
	}
}

// read reads what the layout has in fsys.
func (d *draft) read(fsys fs.FS) {
	if fsys == nil {
		d.report("", 0, "", "", fmt.Errorf("%w: no file system", ErrFile))
		return
	}
	const published = "published"
	there := d.list(fsys, ".", func(name string) bool { return name == published || name == "schema" || name == catalogFile })
	if there[published] {
		for name := range d.list(fsys, published, func(string) bool { return false }) {
			there[path.Join(published, name)] = true
		}
	}
	if there[catalogFile] {
		d.readFile(fsys, catalogFile, "", d.readCatalog)
	}
	for _, k := range kinds {
		switch home, folder := k.where(); {
		case !there[home]:
		case folder:
			d.readFolder(fsys, home, k)
		default:
			d.readFile(fsys, home, k.kind(), func(t *text) { k.load(d, t) })
		}
	}
}

// list returns the names in a folder of the layout, and reports those that do not belong there.
func (d *draft) list(fsys fs.FS, dir string, also func(name string) bool) map[string]bool {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		d.report("", 0, "", "", fmt.Errorf("%w: %w", ErrFile, err))
	}
	names := map[string]bool{}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		known := slices.ContainsFunc(kinds, func(k recordKind) bool { home, _ := k.where(); return home == name })
		switch {
		case known || also(e.Name()):
			names[e.Name()] = true
		case !skipped(e.Name()):
			d.report(name, 0, "", "", fmt.Errorf("%w: the layout has no such file or folder", ErrFile))
		}
	}
	if dir == "." && len(names) == 0 && d.below == nil && err == nil {
		d.report("", 0, "", "", fmt.Errorf("%w: no catalogue here: want a folder named roles", ErrFile))
	}
	return names
}

// skipped reports whether a file is none of the catalogue's and yet welcome.
func skipped(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	return strings.HasPrefix(name, ".") || slices.Contains([]string{"README", "LICENSE", "NOTICE", "CHANGELOG"}, stem)
}

func (d *draft) readFolder(fsys fs.FS, dir string, k recordKind) {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		d.report(dir, 0, "", "", fmt.Errorf("%w: %w", ErrFile, err))
		return
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		inside := fs.ValidPath(e.Name()) && path.Dir(name) == dir
		switch {
		case inside && skipped(e.Name()):
		case !inside || e.IsDir() || path.Ext(name) != ".json":
			d.report(name, 0, "", "", fmt.Errorf("%w: %s holds files named <name>.json and nothing else", ErrFile, dir))
		default:
			d.readFile(fsys, name, k.kind(), func(t *text) { k.load(d, t) })
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

// readFile reads one file of a kind, or of none, and hands it on.
func (d *draft) readFile(fsys fs.FS, name, kind string, read func(*text)) {
	switch full := fmt.Errorf("%w: more than %d files, or %d bytes in all", ErrTooLarge, maxFiles, maxTotalSize); {
	case d.files > maxFiles:
		return
	case d.files == maxFiles || d.size > maxTotalSize:
		d.files = maxFiles + 1
		d.report(name, 0, "", "", full) // and say it once
		return
	}
	d.files++
	data, n, err := intake.File(fsys, name, maxFileSize)
	d.size += n
	t := &text{file: name, stem: strings.TrimSuffix(path.Base(name), ".json"), data: data}
	line := 0
	if err == nil {
		if p := strict.Check(data, 0); p != nil {
			line, err = t.line(p.Offset), p.Err
		}
	} else if !errors.Is(err, ErrTooLarge) {
		err = fmt.Errorf("%w: %w", ErrFile, err)
	}
	if err != nil {
		d.report(name, line, "", "", err)
		d.lost(kind, t, line)
		return
	}
	read(t)
}

// lost notes that a file of a kind, or a record in it, could not be read: what refers to it is spared.
func (d *draft) lost(kind string, t *text, line int) {
	if kind == roleKind.name {
		kind = roleInFile(t.stem)
	}
	if _, ok := d.unread[kind]; !ok {
		d.unread[kind] = spot{t.file, line}
	}
}

// roleInFile is the key of the role that a file should have.
func roleInFile(id string) string { return roleKind.name + " " + id }

// decode decodes part of a text strictly into v and reports what is wrong with it.
func (d *draft) decode(t *text, record string, raw strict.Raw, v any) bool {
	problems := strict.Decode(raw.Data, raw.Offset, v)
	for _, p := range problems {
		d.report(t.file, t.line(p.Offset), record, p.Path, p.Err)
	}
	return len(problems) == 0
}

// catalogFile is the file that names the edition of the data.
const catalogFile = "catalog.json"

func (d *draft) readCatalog(t *text) {
	var f struct {
		Version string `json:"version"`
	}
	d.decode(t, "", strict.Raw{Data: t.data}, &f)
	d.version = f.Version
	nameRule.check("version", f.Version, func(field, format string, args ...any) {
		d.report(t.file, t.line(strict.Locate(strict.Raw{Data: t.data}, []string{field})[0]), "", field, fmt.Errorf(format, args...))
	})
}

// load reads one file of a kind.
func (k *kind[T]) load(d *draft, t *text) {
	if k.list == "" {
		trimmed := bytes.TrimLeft(t.data, " \t\r\n")
		id := k.record(d, t, strict.Raw{Data: trimmed, Offset: len(t.data) - len(trimmed)})
		if id != "" && id != t.stem {
			d.report(t.file, 1, id, "id", fmt.Errorf("%w: the file of %.60q is named %.60s.json", ErrID, id, id))
		}
		return
	}
	if !strict.IsObject(t.data) {
		d.report(t.file, 1, "", "", fmt.Errorf("%w: want an object with a list of %s", ErrType, k.list))
		return
	}
	for name, raw := range strict.Members(t.data, 0) {
		switch {
		case name == "$schema":
		case name != k.list:
			d.report(t.file, t.line(raw.Offset), "", name, fmt.Errorf("%w: the file has a list of %s and nothing else", ErrUnknown, k.list))
		case !strict.IsArray(raw.Data):
			d.report(t.file, t.line(raw.Offset), "", name, fmt.Errorf("%w: want a list", ErrType))
		default:
			for element := range strict.Elements(raw.Data, raw.Offset) {
				k.record(d, t, element)
			}
		}
	}
}

// record reads one record: a new one, or a change to one of the catalogue below. It returns the record's ID.
func (k *kind[T]) record(d *draft, t *text, raw strict.Raw) string {
	if !strict.IsObject(raw.Data) {
		d.report(t.file, t.line(raw.Offset), "", "", fmt.Errorf("%w: a record is an object", ErrType))
		d.lost(k.name, t, t.line(raw.Offset))
		return ""
	}
	table := k.in(d)
	e := &entry[T]{text: t, raw: raw}
	problems := strict.Decode(raw.Data, raw.Offset, &e.v)
	id := k.key(&e.v)
	if first := table.byID[id]; first != nil {
		d.report(t.file, t.line(raw.Offset), id, "", fmt.Errorf("%w: %s also has a %s with this ID", ErrDuplicate, first.text.file, k.name))
		return id
	}
	if old := table.below.Get(id); old != nil && !table.gone[id] {
		e.v = k.clone(old)
		problems = strict.Decode(raw.Data, raw.Offset, &e.v)
	} else if !d.room(t.file) {
		return id
	}
	for _, p := range problems {
		d.report(t.file, t.line(p.Offset), id, p.Path, p.Err)
	}
	if k.read != nil {
		k.read(&e.v, t.stem)
	}
	if e.broken = id == "" && len(problems) > 0; e.broken {
		d.lost(k.name, t, t.line(raw.Offset))
	}
	table.put(id, e)
	return id
}

// catalog checks the draft and returns the catalogue it makes, or all that is wrong with it.
func (d *draft) catalog() (*Catalog, error) {
	d.settle()
	d.check()
	if err := d.err(); err != nil {
		return nil, err
	}
	c := &Catalog{}
	for _, k := range kinds {
		k.build(d, c)
	}
	c.heads = c.buildIndex(d.version, d.below, d)
	c.ix = func() *embedded.Index { return c.heads }
	d.checkImplied(c.heads.Skills)
	if err := d.err(); err != nil {
		return nil, err
	}
	c.derive()
	return c, nil
}

// err returns the problems, each with its line, or nil if there are none.
func (d *draft) err() error {
	d.locate()
	return d.problems.orNil()
}
