// Package career is a catalogue of careers that needs no network, key or database: typed roles, skills, pay bands and
// occupations, read from JSON that is embedded in the program, and the queries that HR tools are built on.
//
// # Questions
//
// [Default] returns the embedded [Catalog]. A role is a whole career guide ([Catalog.Role]). [Catalog.Gap] says how far
// a person is from a role, and [Catalog.PostingGap] how far from an advertisement; [Catalog.Plan] says what to find out and
// learn first. [Catalog.Recommend] ranks all roles for a person, [Catalog.Opens] says which skills bring them nearer, and
// [Catalog.Next] which of these the person can take up now. [Catalog.Moves], [Catalog.Feeders] and [Catalog.Paths] follow the
// moves between roles. [Catalog.Salary] answers with bands that carry their source, date and method. [Catalog.MatchTitle]
// and [Catalog.FindSkills] read job titles and texts as people write them, [Catalog.ReadSkill] an entry of a list of
// skills; [Catalog.ResolveRole] and [Catalog.ResolveSkill] take a name for an ID; [Catalog.Search] and
// [Catalog.NearSkills] help someone who is typing. Results have names beside their IDs.
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
// Unknown is never zero. A person may or may not have a skill that their profile does not mention, so coverage and
// readiness have a low and a high bound, and between them what is likely. A pay figure that its publisher withholds is marked as withheld. A role without a
// band says why. Pay in different currencies, periods or places, or of a different basis, does not combine.
//
// # Your own data
//
// [Catalog.Overlay] lays a company's roles, bands, skills and titles over a catalogue; [Load] reads a whole catalogue in
// the layout of [DataFS]. Both check everything and report all problems at once, with file, line, record and field, in a
// [*LoadError]. [New] takes Go values instead, [Catalog.Save] writes files, and [Diff] says what changed. The packages
// below source read public datasets.
//
// # Many people, other programs
//
// Package workforce answers questions about a team or a company: who holds what, who could take over, pay review and pay
// equity. The packages below export write Markdown, CSV, JSON-LD and drawings. Results marshal to JSON, with a JSON Schema
// for each kind in data/schema/results.
//
// # What it costs
//
// Importing the package does no work: records are decoded when they are asked for, and the index that queries read is
// unpacked before the first of them, in a few milliseconds. What a query returns is yours to change. A Catalog never changes and is safe for concurrent use. Methods of
// a nil Catalog panic.
//
// # Figures
//
// Every figure names a [Source] with its edition and date. Published figures are exact; derived ones say how they were
// derived; estimates, such as hours to learn a skill, are marked as estimates. Pay comes from the statistical offices of
// the United States (Occupational Employment and Wage Statistics, May 2025), the United Kingdom, Canada, Sweden,
// Norway, Denmark, Finland, the Netherlands, Czechia, Slovenia and Spain, and, as medians, of Germany and Australia. Bands by
// level are cut from published percentiles when they are asked for. The outlook is from the Employment Projections 2024–34
// of the U.S. Bureau of Labor Statistics.
package career

import (
	"iter"
	"sync"

	"github.com/go-career/career/internal/embedded"
	"github.com/go-career/career/internal/shelf"
	"github.com/go-career/career/internal/textindex"
	"github.com/go-career/career/internal/titleindex"
)

// A Catalog is a set of roles, skills, jobs, families, pay bands, occupations and sources that refer to one another. It
// never changes, and is safe for concurrent use. [Default], [Load], [New] and [Catalog.Overlay] make one; the methods of a
// nil or zero Catalog panic, as do those that write through a nil pointer. Nothing else in this package does.
type Catalog struct {
	heads *embedded.Index        // all of ix that a program needs before its first query
	ix    func() *embedded.Index // what queries read

	roles       *shelf.Shelf[Role]
	skills      *shelf.Shelf[Skill]
	jobs        *shelf.Shelf[Job]
	families    *shelf.Shelf[Family]
	sources     *shelf.Shelf[Source]
	bands       *shelf.Shelf[SalaryBand]
	countries   *shelf.Shelf[Country]
	retired     *shelf.Shelf[Retirement]
	occupations *shelf.Shelf[Occupation]
	tables      *shelf.Shelf[PayTable]
	areas       *shelf.Shelf[Area]
	parities    *shelf.Shelf[Parity]
	listedMoves *shelf.Shelf[ListedMove]

	// What follows is worked out when it is first needed.
	guides      *shelf.Shelf[Role]                // roles with their codes, projection and pay joined in
	successors  func() map[string]string          // what stands for each retired record now, by its key
	names       func() map[string]int32           // folded names and aliases of skills, to their positions
	roleNames   func() map[string]int32           // folded titles and aliases of roles
	feeders     func() [][]feeder                 // the moves into each role
	adjacent    func() [][]relation               // related skills, both ways, closest first
	implied     func() [][]implication            // what each skill implies
	asked       func() *needs                     // the requirements of all roles, and where each skill is asked for
	rare        func() []float64                  // how much each skill tells about a role
	places      func() map[string][]int           // folded names of areas, to their positions
	classes     func() classes                    // where published pay is found
	statedBands func() map[jobPlace][]*SalaryBand // bands by job and place
	jobLevels   func() map[JobID][]Level          // the levels of each job
	managed     func() map[jobLevel]bool          // at which of them everybody manages
	graded      func() bool                       // whether a band has a grade
	paid        sync.Map                          // job and country to *jobPay
	titles      func() *titleindex.Index          // titles and aliases of all roles
	texts       func() *textindex.Index           // finds the names of skills in text
	near        func() *nearNames                 // finds names of skills with a typing error
	nearRoles   func() *nearNames                 // and titles of roles
	search      func() *searchNames               // finds names as they are typed
}

// derive prepares what is worked out when it is first needed.
func (c *Catalog) derive() {
	c.guides = shelf.Lazy(c.roles.Len, c.roles.ID, func(s *shelf.Shelf[Role], i int) {
		r := c.guide(c.roles.Record(i))
		s.Put(i, &r)
	})
	c.successors = sync.OnceValue(c.succession)
	c.names = sync.OnceValue(c.foldedNames)
	c.roleNames = sync.OnceValue(c.foldedTitles)
	c.feeders = sync.OnceValue(c.reverse)
	c.adjacent = sync.OnceValue(c.relations)
	c.implied = sync.OnceValue(c.implications)
	c.asked = sync.OnceValue(c.collectNeeds)
	c.rare = sync.OnceValue(c.rarity)
	c.places = sync.OnceValue(c.areaNames)
	c.classes = sync.OnceValue(c.indexClasses)
	c.statedBands = sync.OnceValue(c.bandsByJob)
	c.jobLevels = sync.OnceValue(c.levelsByJob)
	c.managed = sync.OnceValue(c.management)
	c.graded = sync.OnceValue(c.anyGrade)
	c.titles = sync.OnceValue(c.titleIndex)
	c.texts = sync.OnceValue(c.textIndex)
	c.near = sync.OnceValue(c.nearNames)
	c.nearRoles = sync.OnceValue(c.nearTitles)
	c.search = sync.OnceValue(c.searchNames)
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

// Version returns the edition of the catalogue's data, as its catalog.json states it ("2026.11"); it may be empty.
func (c *Catalog) Version() string { return c.heads.Version }

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

// Source returns the source with the given ID.
func (c *Catalog) Source(id SourceID) (Source, bool) { return copied(c.sources, string(id), plain) }

// Sources returns an iterator over all sources in the order of their IDs.
func (c *Catalog) Sources() iter.Seq[Source] { return copies(c.sources, plain) }
