package titleindex

import (
	"math"

	"github.com/go-career/career/internal/title"
)

// A Builder collects titles.
type Builder struct {
	// Aside reports whether a folded word says little of the work, as the name of a tool does: where no title has it, it
	// counts for less against a match. It may be nil.
	Aside func(word string) bool
	// Group returns the number of the job that an owner is one rung of; owners of one job don't make a title ambiguous. If it
	// is nil, each owner is a job of its own.
	Group func(owner int) int

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

// Build returns the index of what was added.
func (b *Builder) Build() *Index {
	ix := &Index{entries: b.entries, texts: b.texts, owners: b.owners, aside: b.Aside, kin: b.Group, words: map[string]int32{},
		split: map[string][2]string{}, grams: map[uint32][]int32{}}
	all, ends := ix.readTitles()
	ix.numberWords(all, ends)
	ix.post = ix.postings(ix.weigh())
	ix.countPieces()
	ix.link()
	ix.learn()
	ix.nameAll()
	ix.setAll()
	ix.strict = math.Sqrt(min(1, narrow/float64(len(ix.vocab)+1)))
	ix.scratch.New = func() any {
		return &scratch{owners: make([]tally, len(ix.owners)), likely: likely{count: make([]uint16, len(ix.vocab))}, mark: make([]mark, len(ix.vocab))}
	}
	return ix
}

// readTitles returns the terms of all titles, and where those of each end, from 1 on. It notes which words titles write
// apart.
func (ix *Index) readTitles() (all []term, ends []int) {
	var p title.Parsed
	ends = make([]int, len(ix.texts)+1)
	for i, t := range ix.texts {
		p.Read(t, ix.aside)
		all = terms(all, len(all), &p)
		ends[i+1] = len(all)
		for k := ends[i] + 1; k < len(all); k++ {
			if a, b := all[k-1].text, all[k].text; len(a)+len(b) >= 5 && b[0] != '=' {
				ix.split[a+b] = [2]string{a, b}
			}
		}
	}
	return all, ends
}

// numberWords numbers the words of all titles, fills the bags with them, and finds how rare each word is.
func (ix *Index) numberWords(all []term, ends []int) {
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
}

// A holding is a word that an owner's titles have, with its weight in all of them.
type holding struct {
	word, owner int32
	weight      float32
}

// weigh gives the words in the bags their weights and the titles their lengths. It returns the words of each owner, by owner.
func (ix *Index) weigh() (list []holding) {
	mean := float32(len(ix.entries)) / float32(max(1, len(ix.owners)))
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
					list = append(list, holding{x.word, int32(i), 0})
				}
				list[n].weight += x.weight
				x.weight *= ix.vocab[x.word].rarity
				sum += x.weight * x.weight
			}
			e.norm = 1 / float32(math.Sqrt(max(float64(sum), 1e-9)))
		}
	}
	return list
}

// postings returns the owners of each word, by word, and tells the words where theirs are.
func (ix *Index) postings(list []holding) []posting {
	count := make([]int32, len(ix.vocab))
	for _, h := range list {
		count[h.word]++
	}
	var sum int32
	for w := range ix.vocab {
		ix.vocab[w].from, ix.vocab[w].to = sum, sum
		sum += count[w]
	}
	post := make([]posting, sum)
	for _, h := range list {
		v := &ix.vocab[h.word]
		post[v.to] = posting{h.owner, ix.share(h.weight, h.owner)}
		v.to++
	}
	return post
}

// countPieces finds the length of each title over pieces of words.
func (ix *Index) countPieces() {
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
}

// share returns how much of an owner a word makes up that stands in its titles weight times.
func (ix *Index) share(weight float32, owner int32) float32 {
	return weight / (weight + float32(saturation)*ix.owners[owner].length)
}

func (ix *Index) rarity(count float64) float32 {
	return float32(math.Pow(math.Log(1+float64(len(ix.entries))/count), rarityPower))
}

// setAll notes the words of each entry, but for its level. A single word is no title without its level ("Lead Developer").
func (ix *Index) setAll() {
	ix.sets = make(map[uint64]struct{}, len(ix.entries))
	for i := range ix.entries {
		e := &ix.entries[i]
		level := 0
		for _, b := range ix.bags[e.from:e.to] {
			if ix.vocab[b.word].text[0] == '=' {
				level++
			} else {
				e.set += mix(uint64(b.word) + 1)
			}
		}
		if int(e.to-e.from)-level > level {
			ix.sets[e.set] = struct{}{}
		}
	}
}

func (ix *Index) group(owner int32) int {
	if ix.kin == nil {
		return int(owner)
	}
	return ix.kin(int(owner))
}
