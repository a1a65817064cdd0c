// Package titleindex finds job titles by what people write. It is an inverted index from words to titles, with the
// words of a title weighed by how rare they are among all titles. When it is built, words are linked that look alike (a
// typo, another form of the word), and words that take each other's place in the titles of one owner ("naval painter" and
// "marine painter").
//
// # How a title is scored
//
// An owner (a role, an occupation) has one title or many, the first of which is its name. For a query it is judged on
// six things:
//
//   - nearest: the cosine between the query and the owner's nearest title, over words weighed by rarity;
//   - name: the cosine with its name;
//   - crowd: the sum of the cubed cosines with all of its titles, so that many good titles count for more than one;
//   - spelt: the same over pieces of three bytes instead of words, all of equal weight, and to the fourth power, so that
//     words that are kin count, and common words too. Titles that are far by words add nothing;
//   - breadth: how much of the query the owner's titles make up between them (BM25 over all its titles as one text);
//   - covered: how much of the query any of its titles has.
//
// A title that is the query itself scores 1 whatever the rest, which then decides between owners that both have it. Where
// none is, each adds its evidence, with saturation: the score is
// 1 − (1 − k·nearest)^a · exp(−b·breadth^1.5 − c·crowd/(crowd+h) − d·name − e·covered − g·spelt/(spelt+i)), lowered by how
// far the level and track that the query states are from the owner's.
//
// An owner that has the very query for a title, as package names folds both, comes before all others, at 1.
//
// # How likely it is
//
// What is judged is a reading of the query (reading.go): which of its words name the work, and which stand around it. The
// first takes the core that package title finds. If it leaves doubts, others take the longest known title in the query, or
// another part that names a person, and the likeliest reading counts. Words around the work count little.
//
// From the first answer's score and a few other signs follows the likelihood that it is right (likelihood.go), which becomes
// its score; the others' are lowered alike. In a narrow catalogue it depends most on what the nearest title has and the query
// lacks: a title that is strange to a catalogue of one field is likely of another field. In a broad one it depends most on
// how far behind the next job is. If what is asked for is said by titles of several jobs, the query is ambiguous (ambiguous.go).
//
// Only a shortlist of the owners of most breadth is judged on all six, so that the time of a search grows with the
// owners that have a word of the query, and slowly.
package titleindex

import (
	"sync"

	"github.com/go-career/career/internal/title"
)

// An Index finds titles. It never changes, and is safe for concurrent use.
type Index struct {
	entries []entry // by owner
	texts   []string
	bags    []bagged // the words of all entries
	owners  []owner
	words   map[string]int32
	vocab   []word
	post    []posting
	split   map[string][2]string // words that other titles write apart
	grams   map[uint32][]int32   // pieces of words, to the words that have them
	named   []named              // all entries, by their whole texts
	sets    map[uint64]struct{}  // the words of each entry, mixed
	kin     func(owner int) int
	aside   func(string) bool
	strict  float64 // how much sureness counts
	scratch sync.Pool
}

// An entry is one title.
type entry struct {
	owner    int32
	from, to int32   // in bags
	norm     float32 // one over the length of its vector
	pieces   float32 // one over the square of that of its pieces
	set      uint64  // its words but for the level, mixed
}

// A bagged word is a word of one title.
type bagged struct {
	word   int32
	weight float32 // with its rarity
}

type owner struct {
	from, to     int32   // its entries
	length       float32 // how many titles it has, over the mean, damped
	level, track int8
}

type word struct {
	text     string
	rarity   float32
	from, to int32 // in post
	grams    int32
	near     []neighbour
}

// A posting is an owner that has a word.
type posting struct {
	owner int32
	share float32 // how much of the owner the word makes up, 0 to 1, saturating
}

type neighbour struct {
	word int32
	sim  float32 // how alike, 0 to 1
}

// The weights of words by what they are about, as [title.Kind] has it. What has none is left out of the index.
var weights = [...]float32{title.Core: 1, title.Location: 0.3, title.Technology: 0.6, title.Team: 0.6, title.Pay: 0}

// The numbers of the score were fitted on public titles (see internal/eval); most can be changed by a third without harm.
const (
	weightObject = 0.6  // of words that name another job than this one
	weightLevel  = 1    // of the level's term
	weightHead   = 1.1  // more for the word that names the person
	rarityPower  = 0.67 // flattens the logarithm that rarity is

	alike      = 0.5 // words of less similarity are not neighbours
	neighbours = 24  // most of them by likeness
	sameStem   = 0.7 // similarity of two forms of one word
	exchange   = 0.7 // similarity of words that always stand for one another
	exchanged  = 8   // most of them
	rarely     = 0.03

	saturation = 1.05 // how many times a word stands in an owner's titles for half of its worth
	damping    = 0.6  // how much of an owner's number of titles counts

	nearestPart  = 0.65
	nearestPower = 0.92
	breadthGain  = 1.15
	crowdGain    = 1.04
	crowdHalf    = 2
	nameGain     = 0.46
	coverGain    = 0.55
	speltGain    = 0.64
	speltHalf    = 1
	far          = 0.3 // titles of less cosine over words are not compared by pieces

	enough    = 0.1 // of the query's weight: words of less bring no owner into play by themselves
	shortlist = 32  // how many owners are looked at closely, at least

	certain    = 0.95 // a reading so likely needs no other; less in a catalogue of more than one field
	better     = 0.05 // by how much another must be likelier
	around     = 0.3  // the weight of words around what names the work
	longestRun = 8    // words of a known title in a query
	beside     = 0.99 // most that an owner scores beside one whose very title is asked for
	manyJobs   = 3    // that have all that a query says, and more
	doubtless  = 0.9  // so likely is it that one of two is meant, if they are to be candidates
	whole      = 0.05 // a title that lacks no more is asked for by all of its words

	levelStep = 0.06 // taken off the score for a level between the query and the owner
	trackStep = 0.05 // and for another track

	narrow        = 600 // words of a catalogue of one field; in one of more, a title is likelier to be of one of its fields
	besides       = 0.3
	standingShare = 0.4
)

// Len returns the number of titles.
func (ix *Index) Len() int { return len(ix.entries) }
