package career

import (
	"cmp"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strings"

	"github.com/go-career/career/internal/names"
	"github.com/go-career/career/internal/shelf"
	"github.com/go-career/career/internal/strict"
)

// Records is a catalogue as plain values, in no order: what [Load] reads from files.
type Records struct {
	Version     string       `json:"version,omitempty"`
	Roles       []Role       `json:"roles,omitempty"` // Pay is not read: it is worked out
	Skills      []Skill      `json:"skills,omitempty"`
	Jobs        []Job        `json:"jobs,omitempty"`
	Families    []Family     `json:"families,omitempty"`
	Sources     []Source     `json:"sources,omitempty"`
	Bands       []SalaryBand `json:"bands,omitempty"` // each with its job
	Countries   []Country    `json:"countries,omitempty"`
	Retired     []Retirement `json:"retired,omitempty"`
	Occupations []Occupation `json:"occupations,omitempty"`
	PayTables   []PayTable   `json:"payTables,omitempty"`
	Areas       []Area       `json:"areas,omitempty"`
	Parities    []Parity     `json:"parities,omitempty"`
	ListedMoves []ListedMove `json:"listedMoves,omitempty"`
}

// A kind is one kind of record, stated once: what it is called, where it stands in files and in a catalogue, and what is
// checked of it. Load, New, Overlay, Records, Save and Diff go by it, so a new kind of record is one entry here.
type kind[T any] struct {
	name   string          // for messages: "role"
	home   string          // the file its records stand in, or the folder
	folder bool            // whether home is a folder of files
	stem   func(*T) string // the name, without .json, of the file in that folder
	list   string          // the member of a file that lists the records; empty if a file is a record
	depth  int             // how deep a file is broken into lines: see layout.Marshal
	key    func(*T) string // the ID
	label  func(*T) string // the title or name, for a reader; nil if there is none
	clone  func(*T) T
	names  func(*Catalog) map[string]int32 // folded names and aliases, to positions; nil to go by label alone
	read   func(v *T, stem string)         // sets what the file's name says; nil if it says nothing
	write  func(v *T)                      // clears what is not part of the file; nil if all is
	shelf  func(*Catalog) **shelf.Shelf[T]
	slice  func(*Records) *[]T
}

// recordKind is a kind of any type of record.
type recordKind interface {
	kind() string // what it is called
	where() (home string, folder bool)
	begin(d *draft)                 // takes in the catalogue below
	load(d *draft, t *text)         // reads one file
	add(d *draft, r *Records)       // takes in Go values
	checkOwn(d *draft)              // checks each record that is new or changed
	build(d *draft, c *Catalog)     // sets the shelf
	collect(c *Catalog, r *Records) // copies the records out
	save(c *Catalog, put func(name string, v any, depth int))
	diff(old, new *Catalog) Changes
}

// The kinds of record.
var (
	roleKind = kind[Role]{name: "role", home: "roles", folder: true, depth: byField,
		stem: func(r *Role) string { return string(r.ID) }, key: func(r *Role) string { return string(r.ID) },
		label: func(r *Role) string { return r.Title }, names: func(c *Catalog) map[string]int32 { return c.roleNames() }, clone: (*Role).clone, write: func(r *Role) { r.Pay = nil },
		shelf: func(c *Catalog) **shelf.Shelf[Role] { return &c.roles },
		slice: func(r *Records) *[]Role { return &r.Roles }}
	skillKind = kind[Skill]{name: "skill", home: "skills", folder: true, list: "skills", depth: byRecord,
		stem: func(s *Skill) string { return cmp.Or(s.Category, unfiled) }, key: func(s *Skill) string { return string(s.ID) },
		label: func(s *Skill) string { return s.Name }, names: func(c *Catalog) map[string]int32 { return c.names() }, clone: (*Skill).clone,
		read: func(s *Skill, stem string) { filed(&s.Category, stem) }, write: func(s *Skill) { unfile(&s.Category) },
		shelf: func(c *Catalog) **shelf.Shelf[Skill] { return &c.skills },
		slice: func(r *Records) *[]Skill { return &r.Skills }}
	jobKind = kind[Job]{name: "job", home: "jobs", folder: true, list: "jobs", depth: byRecord,
		stem: func(j *Job) string { return cmp.Or(string(j.Family), unfiled) }, key: func(j *Job) string { return string(j.ID) },
		label: func(j *Job) string { return j.Title }, clone: (*Job).clone,
		read: func(j *Job, stem string) { filed(&j.Family, stem) }, write: func(j *Job) { unfile(&j.Family) },
		shelf: func(c *Catalog) **shelf.Shelf[Job] { return &c.jobs },
		slice: func(r *Records) *[]Job { return &r.Jobs }}
	familyKind = kind[Family]{name: "family", home: "families.json", list: "families", depth: byRecord,
		key: func(f *Family) string { return string(f.ID) }, label: func(f *Family) string { return f.Name }, clone: plain[Family],
		shelf: func(c *Catalog) **shelf.Shelf[Family] { return &c.families },
		slice: func(r *Records) *[]Family { return &r.Families }}
	sourceKind = kind[Source]{name: "source", home: "sources.json", list: "sources", depth: byRecord,
		key: func(s *Source) string { return string(s.ID) }, label: func(s *Source) string { return s.Title }, clone: plain[Source],
		shelf: func(c *Catalog) **shelf.Shelf[Source] { return &c.sources },
		slice: func(r *Records) *[]Source { return &r.Sources }}
	bandKind = kind[SalaryBand]{name: "band", home: "bands.json", list: "bands", depth: byItem,
		key: (*SalaryBand).key, clone: plain[SalaryBand],
		shelf: func(c *Catalog) **shelf.Shelf[SalaryBand] { return &c.bands },
		slice: func(r *Records) *[]SalaryBand { return &r.Bands }}
	retirementKind = kind[Retirement]{name: "retirement", home: "retired.json", list: "retired", depth: byItem,
		key: (*Retirement).key, clone: plain[Retirement],
		shelf: func(c *Catalog) **shelf.Shelf[Retirement] { return &c.retired },
		slice: func(r *Records) *[]Retirement { return &r.Retired }}
	occupationKind = kind[Occupation]{name: "occupation", home: "published/occupations", folder: true, list: "occupations", depth: byRecord,
		stem: func(o *Occupation) string { return minorGroup(o.SOC) }, key: func(o *Occupation) string { return o.SOC },
		label: func(o *Occupation) string { return o.Title }, clone: plain[Occupation],
		shelf: func(c *Catalog) **shelf.Shelf[Occupation] { return &c.occupations },
		slice: func(r *Records) *[]Occupation { return &r.Occupations }}
	payTableKind = kind[PayTable]{name: "pay table", home: "published/pay", folder: true, depth: byItem,
		stem: func(t *PayTable) string { return string(t.ID) }, key: func(t *PayTable) string { return string(t.ID) },
		label: func(t *PayTable) string { return t.Title }, clone: (*PayTable).clone,
		shelf: func(c *Catalog) **shelf.Shelf[PayTable] { return &c.tables },
		slice: func(r *Records) *[]PayTable { return &r.PayTables }}
	areaKind = kind[Area]{name: "area", home: "published/areas.json", list: "areas", depth: byItem,
		key: func(a *Area) string { return string(a.Place) }, label: func(a *Area) string { return a.Name }, clone: plain[Area],
		shelf: func(c *Catalog) **shelf.Shelf[Area] { return &c.areas },
		slice: func(r *Records) *[]Area { return &r.Areas }}
	parityKind = kind[Parity]{name: "parity", home: "published/parities.json", list: "parities", depth: byItem,
		key: func(p *Parity) string { return string(p.Place) }, clone: plain[Parity],
		shelf: func(c *Catalog) **shelf.Shelf[Parity] { return &c.parities },
		slice: func(r *Records) *[]Parity { return &r.Parities }}
	countryKind = kind[Country]{name: "country", home: "countries.json", list: "countries", depth: byRecord,
		key: func(w *Country) string { return string(w.Place) }, clone: plain[Country],
		shelf: func(c *Catalog) **shelf.Shelf[Country] { return &c.countries },
		slice: func(r *Records) *[]Country { return &r.Countries }}
	listedMoveKind = kind[ListedMove]{name: "listed move", home: "published/moves.json", list: "moves", depth: byItem,
		key: (*ListedMove).key, clone: plain[ListedMove],
		shelf: func(c *Catalog) **shelf.Shelf[ListedMove] { return &c.listedMoves },
		slice: func(r *Records) *[]ListedMove { return &r.ListedMoves }}
)

// kinds are all of them, in the order in which they are checked and listed.
var kinds = []recordKind{&roleKind, &skillKind, &jobKind, &familyKind, &sourceKind, &bandKind, &countryKind, &retirementKind, &occupationKind, &payTableKind, &areaKind, &parityKind, &listedMoveKind}

// How deep a file is broken into lines: field by field, a list of short records with one on a line, or a list of records
// with a line for each field.
const (
	byField  = 1
	byItem   = 2
	byRecord = 3
)

// unfiled is the name of the file of skills without a category, and of jobs without a family. It says nothing of them.
const unfiled = "other"

// filed sets what the name of a file says of the records in it, if a record does not say it itself.
func filed[T ~string](v *T, stem string) {
	if *v == "" && stem != unfiled {
		*v = T(stem)
	}
}

// unfile clears what the file's name says.
func unfile[T ~string](v *T) {
	if *v != unfiled {
		*v = ""
	}
}

// minorGroup returns the first part of an SOC code that several occupations share, which is the name of their file.
func minorGroup(soc string) string { return soc[:min(5, len(soc))] }

func (k *kind[T]) kind() string { return k.name }

func (k *kind[T]) where() (string, bool) { return k.home, k.folder }

// records returns an iterator over the records of a file, undecoded.
func (k *kind[T]) records(data []byte) iter.Seq[strict.Raw] {
	return func(yield func(strict.Raw) bool) {
		if k.list == "" {
			yield(strict.Raw{Data: data})
			return
		}
		for name, raw := range strict.Members(data, 0) {
			if name == k.list {
				strict.Elements(raw.Data, raw.Offset)(yield)
			}
		}
	}
}

// folded returns the folded names of the records in a catalogue, to their positions.
func (k *kind[T]) folded(c *Catalog) map[string]int32 {
	if k.names != nil {
		return k.names(c)
	}
	m := map[string]int32{}
	s := *k.shelf(c)
	for i := range s.Len() {
		m[names.Fold(k.label(s.Record(i)))] = int32(i)
	}
	return m
}

// New returns the catalogue that r makes. It is checked like one that is loaded, and the error is the same, without files
// and lines. The catalogue keeps nothing of r that a caller could change.
func New(r Records) (*Catalog, error) {
	d := newDraft(nil)
	d.version = r.Version
	for _, k := range kinds {
		k.add(d, &r)
	}
	return d.catalog()
}

func (k *kind[T]) add(d *draft, r *Records) {
	t := k.in(d)
	for i := range *k.slice(r) {
		v := k.clone(&(*k.slice(r))[i])
		id := k.key(&v)
		if t.byID[id] != nil {
			d.report("", 0, id, "", fmt.Errorf("%w: there is another %s with this ID", ErrDuplicate, k.name))
			continue
		}
		if !d.room("") {
			return
		}
		e := &entry[T]{v: v}
		checkValues(reflect.ValueOf(v), "", e.finding(d, id))
		t.put(id, e)
	}
}

// Records returns everything in the catalogue, each kind in the order of its IDs. The values are the caller's own.
func (c *Catalog) Records() Records {
	r := Records{Version: c.Version()}
	for _, k := range kinds {
		k.collect(c, &r)
	}
	return r
}

func (k *kind[T]) collect(c *Catalog, r *Records) {
	*k.slice(r) = slices.Collect(copies(*k.shelf(c), k.clone))
}

// build sets the shelf of a catalogue: what the catalogue below has, where it is, with the draft's records in their
// places.
func (k *kind[T]) build(d *draft, c *Catalog) {
	t := k.in(d)
	list := make([]*T, 0, len(t.own))
	for _, e := range t.own {
		list = append(list, &e.v)
	}
	slices.SortFunc(list, func(a, b *T) int { return strings.Compare(k.key(a), k.key(b)) })
	*k.shelf(c) = shelf.Over(t.below, t.hidden, list, k.key)
}
