// Package career is a catalogue of careers that needs no network, key or database: typed roles, skills, pay bands and
// occupations, read from JSON that is embedded in the program, and the queries that HR tools are built on.
//
// # Asking
//
// [Default] returns the embedded [Catalog]. A role is a whole career guide ([Catalog.Role]); [Catalog.Gap] says how far
// a person is from a role and [Catalog.Plan] what to learn first; [Catalog.Recommend] ranks all roles for a person,
// [Catalog.Opens] says what one more skill would open; [Catalog.Moves], [Catalog.Feeders] and [Catalog.Paths] walk the
// lattice of careers; [Catalog.Salary] answers with bands that carry their source, date and method. [Catalog.MatchTitle]
// and [Catalog.FindSkills] read job titles and texts as people write them.
//
//	c := career.Default()
//	person := career.Profile{Skills: map[career.SkillID]career.Proficiency{
//		"sql": career.Practitioner,
//		"git": career.Unrated, // named on the résumé, at no stated level
//	}}
//	gap, err := c.Gap(person, "backend-developer")
//
// # What is not known
//
// Nothing unknown is taken for zero. A skill that a profile does not mention may be held or not, so coverage and
// readiness come as a low and a high bound; a pay figure that its publisher withholds is marked as withheld; a role with
// no band says why; pay in different currencies, periods, regions or of a different basis does not combine.
//
// # One's own data
//
// [Catalog.Overlay] lays a company's roles, bands, skills and titles over a catalogue; [Load] reads a whole catalogue in
// the layout of [DataFS]. Both check everything and report all that is wrong, naming file, line, record and field, in a
// [*LoadError]. [New] takes Go values instead, [Catalog.Save] writes files, and [Diff] says what changed. The packages below
// source read public datasets.
//
// # What it costs
//
// Importing the package does no work: records are decoded when they are asked for, and what queries need is laid out by
// the linker. What a query returns is the caller's own. A Catalog never changes and is safe for concurrent use.
//
// # Figures
//
// Every figure names a [Source] with its edition and date. Published figures are exact; derived ones say how they were
// derived; estimates (hours to learn a skill) are marked as such. Pay is from statistical offices: of the United States
// (Occupational Employment and Wage Statistics, May 2025), the United Kingdom, Canada, Singapore, Sweden, Norway, Denmark,
// Finland and the Netherlands, with a median alone from Germany and Australia. [Catalog.SalaryIn] answers for areas of the
// United States and provinces of Canada; [Catalog.WhyNoBand] says what is missing. Outlook is from the Employment
// Projections 2024–34 of the Bureau of Labor Statistics.
package career

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"slices"
	"strings"
	"sync"

	"github.com/go-career/career/internal/bundle"
	"github.com/go-career/career/internal/index"
	"github.com/go-career/career/internal/shelf"
	"github.com/go-career/career/internal/strict"
	"github.com/go-career/career/internal/textindex"
	"github.com/go-career/career/internal/titleindex"
)

//go:generate go run ./internal/gen/figures
//go:generate go run ./internal/gen/bundle
//go:generate go run ./internal/gen/schema
//go:generate go test -count=1 -run ^TestIndex$ -update .

// DataFS returns the embedded JSON: catalog.json, families.json, jobs.json, areas.json, parities.json, sources.json, and a
// file for each role (roles), category of skills (skills), job with pay (salary), major group of occupations (occupations)
// and class with published pay (figures). It is what [Load] reads. The program holds it compressed; a file is unpacked when it is opened.
func DataFS() fs.FS { return bundle.FS() }

// A Catalog is a set of roles, skills, jobs, families, pay bands, occupations and sources that refer to one another. It
// never changes, and is safe for concurrent use.
type Catalog struct {
	ix *index.Catalog

	roles       *shelf.Shelf[Role]
	skills      *shelf.Shelf[Skill]
	jobs        *shelf.Shelf[Job]
	families    *shelf.Shelf[Family]
	pay         *shelf.Shelf[jobPay] // by job
	occupations *shelf.Shelf[Occupation]
	figures     *shelf.Shelf[PayFigures]
	areas       *shelf.Shelf[Area]
	parities    *shelf.Shelf[Parity]
	sources     *shelf.Shelf[Source]
	retired     []Retirement // by kind and ID

	names   func() map[string]int32  // folded names and aliases of skills, to their positions
	feeders func() [][]feeder        // the moves into each role
	places  func() map[string][]int  // folded names of areas, to their positions
	titles  func() *titleindex.Index // titles and aliases of all roles
	texts   func() *textindex.Index  // finds the names of skills in text
}

// SourceID names a source.
type SourceID string

// A Source is where names and figures come from.
type Source struct {
	ID        SourceID `json:"id"`
	Publisher string   `json:"publisher"`
	Title     string   `json:"title"`
	Edition   string   `json:"edition"`
	Licence   string   `json:"licence"`
	URL       string   `json:"url,omitempty"`
	AsOf      Date     `json:"asOf"`               // the time the source speaks of
	Retrieved Date     `json:"retrieved,omitzero"` // when it was read
}

// A Retirement is a record that an overlay has withdrawn.
type Retirement struct {
	Kind       string `json:"kind"` // "role" or "skill"
	ID         string `json:"id"`
	ReplacedBy string `json:"replacedBy,omitempty"` // of the same kind; "" where nothing takes its place
}

var defaultCatalog struct {
	once sync.Once
	*Catalog
}

// Default returns the embedded catalogue. Every call returns the same one. The first call takes some microseconds, and
// each record is decoded when it is first asked for.
func Default() *Catalog {
	defaultCatalog.once.Do(func() { defaultCatalog.Catalog = newEmbedded(&index.Embedded) })
	return defaultCatalog.Catalog
}

// newEmbedded returns a catalogue over the embedded files, all of them still undecoded.
func newEmbedded(ix *index.Catalog) *Catalog {
	c := &Catalog{ix: ix}
	ids := func(list []string) func(int) string { return func(i int) string { return list[i] } }
	c.roles = shelf.Lazy(len(ix.Roles), func(i int) string { return ix.Roles[i].ID }, func(s *shelf.Shelf[Role], i int) {
		r := Role{ID: RoleID(ix.Roles[i].ID), Title: ix.Roles[i].Title}
		decodeEmbedded("roles/"+ix.Roles[i].ID+".json", &r)
		c.joinPay(&r)
		s.Put(i, &r)
	})
	c.skills = shelf.Lazy(len(ix.Skills), func(i int) string { return ix.Skills[i].ID }, func(s *shelf.Shelf[Skill], i int) {
		var f skillFile[Skill]
		decodeEmbedded("skills/"+ix.Skills[i].Category+".json", &f)
		for k := range f.Skills {
			f.Skills[k].Category = f.Category
		}
		s.PutAll(f.Skills, skillKey)
	})
	c.pay = shelf.Lazy(len(ix.Jobs), ids(ix.Jobs), func(s *shelf.Shelf[jobPay], i int) {
		var f payFile[bandJSON]
		decodeEmbedded("salary/"+ix.Jobs[i]+".json", &f)
		p := jobPay{Job: JobID(ix.Jobs[i]), Bands: restored(f.Bands, (*bandJSON).band), Unpriced: restored(f.Unpriced, (*unpricedJSON).unpriced)}
		p.normalize()
		s.Put(i, &p)
	})
	c.jobs = shelf.Lazy(len(ix.Jobs), ids(ix.Jobs), func(s *shelf.Shelf[Job], _ int) {
		var f jobFile[Job]
		decodeEmbedded("jobs.json", &f)
		s.PutAll(f.Jobs, jobKey)
	})
	c.families = shelf.Lazy(len(ix.Families), ids(ix.Families), func(s *shelf.Shelf[Family], _ int) {
		var f familyFile[Family]
		decodeEmbedded("families.json", &f)
		s.PutAll(f.Families, familyKey)
	})
	c.occupations = shelf.Lazy(len(ix.Occupations), ids(ix.Occupations), func(s *shelf.Shelf[Occupation], i int) {
		var f occupationFile[Occupation]
		decodeEmbedded("occupations/"+majorGroup(ix.Occupations[i])+".json", &f)
		s.PutAll(f.Occupations, occupationKey)
	})
	c.figures = shelf.Lazy(len(ix.Figures), func(i int) string { return ix.Figures[i].ID }, func(s *shelf.Shelf[PayFigures], i int) {
		var f PayFigures
		decodeEmbedded("figures/"+ix.Figures[i].ID+".json", &f)
		s.Put(i, &f)
	})
	c.areas = shelf.Lazy(len(ix.Areas), ids(ix.Areas), func(s *shelf.Shelf[Area], _ int) {
		var f areaFile[Area]
		decodeEmbedded("areas.json", &f)
		s.PutAll(f.Areas, areaKey)
	})
	c.parities = shelf.Lazy(len(ix.Parities), ids(ix.Parities), func(s *shelf.Shelf[Parity], _ int) {
		var f parityFile[Parity]
		decodeEmbedded("parities.json", &f)
		s.PutAll(f.Parities, parityKey)
	})
	c.sources = shelf.Lazy(len(ix.Sources), ids(ix.Sources), func(s *shelf.Shelf[Source], _ int) {
		var f sourceFile[Source]
		decodeEmbedded("sources.json", &f)
		s.PutAll(f.Sources, sourceKey)
	})
	c.derive()
	return c
}

// derive sets what is worked out from the index when it is first needed.
func (c *Catalog) derive() {
	c.names = sync.OnceValue(c.foldedNames)
	c.feeders = sync.OnceValue(c.reverse)
	c.places = sync.OnceValue(c.areaNames)
	c.titles = sync.OnceValue(c.titleIndex)
	c.texts = sync.OnceValue(c.textIndex)
}

// joinPay sets what a role shows of its job's pay.
func (c *Catalog) joinPay(r *Role) {
	p := c.pay.Get(string(r.Job))
	if p == nil {
		return
	}
	r.PayNote = p.why(regionUS, r.Level)
	for _, b := range p.Bands {
		if b.Basis == BasisOverlay || b.Region == regionUS && b.Area == "" {
			r.Pay = append(r.Pay, b)
		}
	}
	slices.SortStableFunc(r.Pay, func(a, b SalaryBand) int { return trust(a.Basis) - trust(b.Basis) })
}

// decodeEmbedded decodes an embedded file into v. The tests hold every embedded file against the strict reader and the
// index, so what is missing here is what the index says is missing.
func decodeEmbedded(name string, v any) {
	if data, err := bundle.Read(name); err == nil {
		_ = json.Unmarshal(data, v)
	}
}

// copies returns an iterator over copies of a shelf's records.
func copies[T any](s *shelf.Shelf[T], clone func(*T) T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for p := range s.All() {
			if !yield(clone(p)) {
				return
			}
		}
	}
}

// copied returns a copy of the record with the given ID.
func copied[T any](s *shelf.Shelf[T], id string, clone func(*T) T) (v T, ok bool) {
	if p := s.Get(id); p != nil {
		return clone(p), true
	}
	return v, false
}

// plain copies a record that holds no slices.
func plain[T any](p *T) T { return *p }

func (c *Catalog) roleAt(id RoleID) (int, bool) {
	return c.roles.At(string(id))
}

func (c *Catalog) skillAt(id SkillID) (int, bool) {
	return c.skills.At(string(id))
}

func (c *Catalog) role(i int) *Role   { return c.roles.Record(i) }
func (c *Catalog) skill(i int) *Skill { return c.skills.Record(i) }

// Version returns the edition of the catalogue's data, as its catalog.json states it ("2026.11"), or "".
func (c *Catalog) Version() string { return c.ix.Version }

// Source returns the source with the given ID.
func (c *Catalog) Source(id SourceID) (Source, bool) { return copied(c.sources, string(id), plain) }

// Sources returns an iterator over all sources in the order of their IDs.
func (c *Catalog) Sources() iter.Seq[Source] {
	return copies(c.sources, plain)
}

// Retired returns an iterator over the records that overlays have withdrawn, roles before skills, in the order of
// their IDs.
func (c *Catalog) Retired() iter.Seq[Retirement] { return slices.Values(slices.Clone(c.retired)) }

// missing returns the error for an ID that the catalogue does not have.
func (c *Catalog) missing(kind, id string) error {
	e := &NotFoundError{Kind: kind, ID: id}
	for _, r := range c.retired {
		if r.Kind == kind && r.ID == id {
			e.Retired, e.ReplacedBy = true, r.ReplacedBy
		}
	}
	return e
}

// A NotFoundError says that a catalogue has no record with the ID asked for.
type NotFoundError struct {
	Kind       string // "role", "skill", "area" or "parity"
	ID         string
	Retired    bool   // an overlay withdrew the record
	ReplacedBy string // the record that took its place, if any
}

func (e *NotFoundError) Error() string {
	switch {
	case e.ReplacedBy != "":
		return fmt.Sprintf("%s %q was retired: %q takes its place", e.Kind, e.ID, e.ReplacedBy)
	case e.Retired:
		return fmt.Sprintf("%s %q was retired", e.Kind, e.ID)
	}
	return fmt.Sprintf("no %s %q in the catalogue", e.Kind, e.ID)
}

// The causes of a [Problem]. Match them with [errors.Is].
var (
	ErrSyntax    = strict.ErrSyntax                  // not JSON
	ErrUnknown   = strict.ErrUnknown                 // a field that the record does not have
	ErrRepeat    = strict.ErrRepeat                  // a field given twice
	ErrType      = strict.ErrType                    // a string where a number belongs, and the like
	ErrValue     = strict.ErrValue                   // not one of the values a field can have
	ErrText      = strict.ErrText                    // invalid UTF-8; invisible or look-alike characters
	ErrFile      = errors.New("unusable file")       // not in the layout, or not to be read
	ErrTooLarge  = errors.New("too large")           // beyond the limits that [Load] states
	ErrMissing   = errors.New("missing")             // a field that must be set
	ErrRange     = errors.New("out of range")        // beyond its scale, or out of order
	ErrID        = errors.New("bad ID")              // not kebab-case, or not its file's name
	ErrDuplicate = errors.New("duplicate")           // an ID, name, alias or list entry given twice
	ErrReference = errors.New("no such record")      // a reference to nothing
	ErrCycle     = errors.New("cycle")               // a record that comes after itself
	ErrLadder    = errors.New("ladder out of order") // a move or requirement that falls where it must not
	ErrConflict  = errors.New("in conflict")         // a role's family that is not its job's, say
)

// A Problem is one thing wrong with a catalogue: where, and what.
type Problem struct {
	File   string // in the file system that was loaded; after "below:" in the catalogue laid over; "" where there is none
	Line   int    // 1 is the first; 0 where it is not known
	Record string // the record's ID; "" where the trouble is with the file
	Field  string // such as "requirements[2].skill"; "" where it is with the whole record
	Err    error  // wraps one of the causes
}

func (p Problem) Error() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	for _, s := range []string{p.Record, p.Field} {
		if s != "" {
			if b.Len() > 0 {
				b.WriteString(": ")
			}
			b.WriteString(s)
		}
	}
	return b.String() + ": " + p.Err.Error()
}

func (p Problem) Unwrap() error { return p.Err }

// A LoadError is everything that is wrong with a catalogue, an overlay or a profile.
type LoadError struct {
	Problems []Problem // by file and line
	Omitted  int       // how many more there were, beyond the first ten thousand
}

const maxProblems = 10_000

func (e *LoadError) add(p Problem) {
	if len(e.Problems) < maxProblems {
		e.Problems = append(e.Problems, p)
	} else {
		e.Omitted++
	}
}

// orNil returns e, its problems sorted, if it has any.
func (e *LoadError) orNil() error {
	if len(e.Problems) == 0 {
		return nil
	}
	slices.SortStableFunc(e.Problems, func(a, b Problem) int {
		if c := strings.Compare(a.File, b.File); c != 0 {
			return c
		}
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return strings.Compare(a.Record, b.Record)
	})
	return e
}

// Error lists the problems, one on a line, up to twenty of them.
func (e *LoadError) Error() string {
	const shown = 20
	if len(e.Problems) == 1 && e.Omitted == 0 {
		return e.Problems[0].Error()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d problems", len(e.Problems)+e.Omitted)
	for i, p := range e.Problems {
		if i == shown {
			fmt.Fprintf(&b, "\nand %d more", len(e.Problems)+e.Omitted-shown)
			break
		}
		b.WriteString("\n" + p.Error())
	}
	return b.String()
}

// Unwrap returns the problems, so that [errors.Is] and [errors.As] look at each.
func (e *LoadError) Unwrap() []error {
	errs := make([]error, len(e.Problems))
	for i, p := range e.Problems {
		errs[i] = p
	}
	return errs
}
