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
// Last, all scores of a result are lowered by what the best owner leaves of the query unmatched (see sureness), the more
// the narrower the catalogue: a title that is strange to a catalogue of one field is likely of another field, one that
// is strange to a catalogue of all fields is likely a new name for something in it.
//
// Only a shortlist of the owners of most breadth is judged on all six, so that the time of a search grows with the
// owners that have a word of the query, and slowly.
package titleindex

import (
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/go-career/career/internal/title"
)

// A Builder collects titles.
type Builder struct {
	// Aside reports whether a folded word says little of the work, as the name of a tool does: where no title has it, it
	// counts for less against a match. It may be nil.
	Aside func(word string) bool

	owners  []owner
	entries []entry
	texts   []string
}

// Add adds an owner's titles. Owners are numbered from 0 in the order of adding. Level and track are the owner's, 0
// where it has none. Titles may repeat, also under several owners.
func (b *Builder) Add(level, track int8, titles ...string) {
	o := int32(len(b.owners))
	from := int32(len(b.texts))
	for range titles {
		b.entries = append(b.entries, entry{owner: o})
	}
	b.texts = append(b.texts, titles...)
	b.owners = append(b.owners, owner{from: from, to: int32(len(b.texts)), level: level, track: track})
}

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
var weights = [...]float32{title.Core: 1, title.Location: 0.3, title.Technology: 0.6, title.Team: 0.6}

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

	levelStep = 0.06 // taken off the score for a level between the query and the owner
	trackStep = 0.05 // and for another track

	narrow        = 600 // words of a catalogue of one field; in one of more, a title is likelier to be of one of its fields
	coverPower    = 1.0 // see sureness
	headless      = 0.6
	sameHead      = 0.6
	besides       = 0.3
	standingShare = 0.4
)

// A term is one word of a title, as it is indexed.
type term struct {
	text   string
	weight float32
	token  int
}

// terms appends the words of a title, abbreviations spelled out, each once from dst[first] on. Words that only say how
// senior the work is come down to one term for the level, so that they are not taken for words of the work.
func terms(dst []term, first int, p *title.Parsed) []term {
	for i, t := range p.Tokens {
		weight := weights[t.Kind]
		if i > p.Object && t.Kind == title.Core {
			weight = weightObject
		}
		if weight == 0 {
			continue
		}
		for e, more := p.Spelled(i), true; more; {
			var w string
			w, e, more = strings.Cut(e, " ")
			if !title.Stop(w) {
				dst = addTerm(dst, first, title.Singular(w), weight, i)
			}
		}
	}
	for i := len(dst) - 1; i >= first; i-- {
		if dst[i].token == p.Head {
			dst[i].weight *= weightHead
			break
		}
	}
	if p.By >= 0 && p.Tokens[p.By].Kind != title.Core {
		dst = append(dst, term{levelTerms[p.Level], weightLevel, p.By})
	}
	return dst
}

var levelTerms = [...]string{"", "=1", "=2", "=3", "=4", "=5", "=6"}

func addTerm(dst []term, first int, w string, weight float32, token int) []term {
	for i := first; i < len(dst); i++ {
		if dst[i].text == w {
			dst[i].weight = max(dst[i].weight, weight)
			return dst
		}
	}
	return append(dst, term{w, weight, token})
}

// Build returns the index of what was added.
func (b *Builder) Build() *Index {
	ix := &Index{entries: b.entries, texts: b.texts, owners: b.owners, aside: b.Aside, words: map[string]int32{},
		split: map[string][2]string{}, grams: map[uint32][]int32{}}
	var p title.Parsed
	var all []term
	ends := make([]int, len(ix.texts)+1) // of each title's terms in all, from 1 on
	for i, t := range ix.texts {
		p.Read(t, nil)
		all = terms(all, len(all), &p)
		ends[i+1] = len(all)
		for k := ends[i] + 1; k < len(all); k++ {
			if a, b := all[k-1].text, all[k].text; len(a)+len(b) >= 5 && b[0] != '=' {
				ix.split[a+b] = [2]string{a, b}
			}
		}
	}
	ix.bags = make([]bagged, 0, len(all))
	var count []int32
	var ts []term
	for i := range ix.entries {
		ts = ix.cut(ts[:0], all[ends[i]:ends[i+1]])
		e := &ix.entries[i]
		e.from = int32(len(ix.bags))
		for _, t := range ts {
			w, ok := ix.words[t.text]
			if !ok {
				w = int32(len(ix.vocab))
				ix.words[t.text] = w
				ix.vocab = append(ix.vocab, word{text: t.text})
				count = append(count, 0)
			}
			count[w]++
			ix.bags = append(ix.bags, bagged{w, t.weight})
		}
		e.to = int32(len(ix.bags))
	}
	for w := range ix.vocab {
		ix.vocab[w].rarity = ix.rarity(float64(count[w]))
	}
	mean := float32(len(ix.entries)) / float32(max(1, len(ix.owners)))
	// By owner, the words of all its titles; then by word, the owners.
	type held struct {
		word, owner int32
		weight      float32
	}
	var list []held
	at := make([]int32, len(ix.vocab)) // where in list the word is for the owner at hand
	for i := range ix.owners {
		o := &ix.owners[i]
		o.length = float32(1 - damping + damping*float64(float32(o.to-o.from)/mean))
		first := len(list)
		for k := o.from; k < o.to; k++ {
			e := &ix.entries[k]
			var sum float32
			for j := range ix.bags[e.from:e.to] {
				x := &ix.bags[int(e.from)+j]
				n := int(at[x.word])
				if n < first || n >= len(list) || list[n].word != x.word {
					n = len(list)
					at[x.word] = int32(n)
					list = append(list, held{x.word, int32(i), 0})
				}
				list[n].weight += x.weight
				x.weight *= ix.vocab[x.word].rarity
				sum += x.weight * x.weight
			}
			e.norm = 1 / float32(math.Sqrt(max(float64(sum), 1e-9)))
		}
	}
	clear(count)
	for _, h := range list {
		count[h.word]++
	}
	s := new(scratch)
	for i := range ix.entries {
		e := &ix.entries[i]
		s.cut = s.cut[:0]
		for _, b := range ix.bags[e.from:e.to] {
			s.cut = append(s.cut, term{text: ix.vocab[b.word].text})
		}
		e.pieces = s.cutUp()
		clear(s.pieces[:])
	}
	var sum int32
	for w := range ix.vocab {
		ix.vocab[w].from, ix.vocab[w].to = sum, sum
		sum += count[w]
	}
	ix.post = make([]posting, sum)
	for _, h := range list {
		v := &ix.vocab[h.word]
		ix.post[v.to] = posting{h.owner, ix.share(h.weight, h.owner)}
		v.to++
	}
	ix.link()
	ix.learn()
	ix.strict = math.Sqrt(min(1, narrow/float64(len(ix.vocab)+1)))
	ix.scratch.New = func() any {
		return &scratch{owners: make([]tally, len(ix.owners)), count: make([]uint16, len(ix.vocab)), mark: make([]mark, len(ix.vocab))}
	}
	return ix
}

// share returns how much of an owner a word makes up that stands in its titles weight times.
func (ix *Index) share(weight float32, owner int32) float32 {
	return weight / (weight + float32(saturation)*ix.owners[owner].length)
}

func (ix *Index) rarity(count float64) float32 {
	return float32(math.Pow(math.Log(1+float64(len(ix.entries))/count), rarityPower))
}

// cut appends the terms, those written apart that other titles write apart.
func (ix *Index) cut(dst, ts []term) []term {
	first := len(dst)
	for _, t := range ts {
		if p, ok := ix.split[t.text]; ok {
			dst = addTerm(dst, first, p[0], t.weight, t.token)
			dst = addTerm(dst, first, p[1], t.weight, t.token)
		} else {
			dst = addTerm(dst, first, t.text, t.weight, t.token)
		}
	}
	return dst
}

// join writes together what the titles write together ("pen tester"), where one of the two words is none of theirs.
func (ix *Index) join(ts []term) []term {
	for i := 1; i < len(ts); i++ {
		a, b := &ts[i-1], &ts[i]
		_, knowsA := ix.words[a.text]
		_, knowsB := ix.words[b.text]
		if knowsA && knowsB || b.token != a.token+1 || len(a.text)+len(b.text) > 40 {
			continue
		}
		if _, ok := ix.words[a.text+b.text]; ok {
			a.text, a.weight, a.token = a.text+b.text, max(a.weight, b.weight), b.token
			ts = slices.Delete(ts, i, i+1)
		}
	}
	return ts
}

// Len returns the number of titles.
func (ix *Index) Len() int { return len(ix.entries) }
