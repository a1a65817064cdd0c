package career

import (
	"io/fs"
	"path"
	"sync"

	"github.com/go-career/career/internal/embedded"
	"github.com/go-career/career/internal/shelf"
	"github.com/go-career/career/internal/strict"
)

//go:generate go run ./internal/gen

func init() { embedded.IndexOf = func(c any) *embedded.Index { return c.(*Catalog).ix() } }

// DataFS returns the embedded JSON, in the layout that [Load] reads: families.json, sources.json, bands.json, and a file
// for each role (roles), category of skills (skills) and family of jobs (jobs); and, below published, what statistical
// offices publish. The program holds it compressed; a file is unpacked when it is opened.
func DataFS() fs.FS { return embedded.FS() }

var defaultCatalog struct {
	once sync.Once
	*Catalog
}

// Default returns the embedded catalogue. Every call returns the same one. The first call takes a fraction of a
// millisecond, and each record is decoded when it is first asked for.
func Default() *Catalog {
	defaultCatalog.once.Do(func() { defaultCatalog.Catalog = newEmbedded() })
	return defaultCatalog.Catalog
}

// newEmbedded returns a catalogue over the embedded files, all of them still undecoded.
func newEmbedded() *Catalog {
	x := embedded.Heads()
	c := &Catalog{heads: x, ix: embedded.Default}
	c.roles = embed(&roleKind, func() int { return len(x.Roles) }, func(i int) string { return x.Roles[i].ID }, nil)
	c.skills = embed(&skillKind, func() int { return len(c.ix().Skills) }, func(i int) string { return c.ix().Skills[i].ID },
		func(i int) string { return c.ix().Categories[c.ix().Skills[i].Category] })
	c.jobs = embed(&jobKind, func() int { return len(x.Jobs) }, func(i int) string { return x.Jobs[i].ID }, func(i int) string { return x.Jobs[i].Family })
	c.tables = embed(&payTableKind, func() int { return len(x.Tables) }, func(i int) string { return x.Tables[i].ID }, nil)
	c.occupations = embedList(&occupationKind, func() []string { return x.Occupations }, minorGroup)
	c.families = embedList(&familyKind, func() []string { return c.ix().Families }, inOne)
	c.sources = embedList(&sourceKind, func() []string { return c.ix().Sources }, inOne)
	c.bands = embedList(&bandKind, func() []string { return x.Bands }, inOne)
	c.countries = embedList(&countryKind, func() []string { return x.Countries }, inOne)
	c.retired = embedList(&retirementKind, func() []string { return x.Retired }, inOne)
	c.areas = embedList(&areaKind, func() []string { return c.ix().Areas }, inOne)
	c.listedMoves = embedList(&listedMoveKind, func() []string { return c.ix().ListedMoves }, inOne)
	c.parities = embedList(&parityKind, func() []string { return c.ix().Parities }, inOne)
	c.derive()
	return c
}

// inOne is the stem of records that all stand in one file, which has none.
func inOne(string) string { return "" }

func embedList[T any](k *kind[T], ids func() []string, stem func(id string) string) *shelf.Shelf[T] {
	return embed(k, func() int { return len(ids()) }, func(i int) string { return ids()[i] }, func(i int) string { return stem(ids()[i]) })
}

// embed returns a shelf of the embedded records of one kind. stem tells the name of the file that a record stands in, if
// that is not its ID.
func embed[T any](k *kind[T], n func() int, id, stem func(i int) string) *shelf.Shelf[T] {
	if stem == nil {
		stem = id
	}
	return shelf.Lazy(n, id, func(s *shelf.Shelf[T], i int) {
		for p := range decodeEmbedded(k, stem(i)) {
			if at, ok := s.At(k.key(p)); ok {
				s.Put(at, p)
			}
		}
	})
}

// decodeEmbedded returns an iterator over the records of an embedded file. The generator checks every file before it
// embeds it, so what is missing here is what the index says is missing.
func decodeEmbedded[T any](k *kind[T], stem string) func(yield func(*T) bool) {
	return func(yield func(*T) bool) {
		data, err := embedded.Read(k.path(stem))
		if err != nil {
			return
		}
		for raw := range k.records(data) {
			v := new(T)
			strict.Decode(raw.Data, 0, v)
			if k.read != nil {
				k.read(v, stem)
			}
			if !yield(v) {
				return
			}
		}
	}
}

// path returns the path of the file that holds the records of a stem.
func (k *kind[T]) path(stem string) string {
	if k.folder {
		return path.Join(k.home, stem) + ".json"
	}
	return k.home
}
