package titleindex

import (
	"math"
	"strings"

	"github.com/go-career/career/internal/title"
)

// A scratch is the memory of one search. Between searches owners, mark and pieces are all zeros.
type scratch struct {
	owners  []tally
	likely  likely
	mark    []mark             // by word
	pieces  [pieceCount]uint16 // how often the query has each
	list    []uint16           // pieces of a word
	marked  []int32
	found   []int32 // owners
	best    []candidate
	named   []int32 // entries
	parsed  title.Parsed
	terms   []term
	cut     []term
	looked  []lookup
	chosen  reading
	another reading

	ambiguous bool

	run      uint64  // the terms that are a known title, for a reading that rests on it
	runSet   uint64  // its words, mixed
	runNamed []int32 // the entries that are these very words
}

// A lookup is what a term of the query comes to in the index.
type lookup struct {
	word   int32 // -1 for none
	weight float32
	near   []neighbour
}

// A tally is what an owner has earned.
type tally struct {
	breadth float32
	term    float32 // of it, from the last term it has
	last    int32   // which term that is, from 1
}

// A mark says which term of the query a word of the index stands for.
type mark struct {
	term   int32 // from 1, 0 for none
	weight float32
	common int32 // how many pairs of equal pieces the word and the query have, and one; 0 where not counted yet
}

// A candidate is an owner that is looked at closely.
type candidate struct {
	owner    int32
	entry    int32 // the nearest title
	breadth  float32
	score    float64
	evidence float64 // decides between equal scores
	matched  uint64  // the terms that the nearest title has
	named    bool    // it is the very query
	run      order   // how the nearest title stands in the query, if the reading rests on that
}

// An order is how the words of a known title stand in a query.
type order uint8

const (
	anyOrder order = iota + 1
	inOrder
)

// before reports whether c is a better answer than d.
func (c *candidate) before(d *candidate) bool {
	switch {
	case c.run != d.run:
		return c.run > d.run
	case c.score != d.score:
		return c.score > d.score
	case c.evidence != d.evidence:
		return c.evidence > d.evidence
	}
	return c.owner < d.owner
}

// A Hit is an owner that a query may mean.
type Hit struct {
	Owner int
	Title string  // the nearest of its titles
	Score float64 // how likely it is that the owner is meant, 0 to 1
	// Ambiguous reports that the query says too little to tell which of several owners it means, of which this is one.
	Ambiguous bool
	Matched   []string // the words of the query that the title has, as they stand in the query
	Ignored   []string // the others, but for those that only join words
}

// Search returns at most limit owners (0 is all that are looked at closely) that score floor or more, best first, in the
// order of owners where equal. Owners that have the very query for a title come first, at 1.
func (ix *Index) Search(q string, limit int, floor float64) []Hit {
	s := ix.scratch.Get().(*scratch)
	defer ix.scratch.Put(s)
	if limit <= 0 {
		limit = shortlist
	}
	ix.parse(s, q)
	if s.named = s.named[:0]; !s.offersGrades() {
		s.named = ix.exact(s.named, q)
	}
	best := ix.read(s, q, limit)
	if len(s.named) > 0 {
		best = ix.nameFirst(s, best)
	} else {
		best = ix.doubt(s, best, floor)
	}
	best = best[:min(len(best), limit)]
	var hits []Hit
	for i := range best {
		if c := &best[i]; c.score >= floor || s.ambiguous {
			hits = append(hits, ix.hit(s, c, q))
		}
	}
	return hits
}

// parse takes a query apart.
func (ix *Index) parse(s *scratch, q string) {
	s.parsed.Read(q, ix.aside)
	s.terms = terms(s.terms[:0], 0, &s.parsed)
	s.cut = ix.join(ix.cut(s.cut[:0], s.terms))
	s.cut = s.cut[:min(len(s.cut), 64)]
}

// offersGrades reports whether the query has grades with a slash between: folded, I/II would be III.
func (s *scratch) offersGrades() bool {
	for _, t := range s.parsed.Tokens {
		if t.Kind == title.Grade && t.Sep == '/' {
			return true
		}
	}
	return false
}

// rank sorts the best owners for the terms as they are weighed, most at most, into r.
func (ix *Index) rank(s *scratch, r *reading, most int) {
	r.best = r.best[:0]
	norm, sum := ix.gather(s)
	own := s.cutUp()
	ix.shortlist(s, max(shortlist, most))
	for _, c := range s.best {
		if ix.examine(s, &c, norm, sum, own); c.matched == 0 {
			continue
		}
		k := len(r.best)
		if k < most {
			r.best = append(r.best, c)
		} else if !c.before(&r.best[k-1]) {
			continue
		} else {
			k--
		}
		for ; k > 0 && c.before(&r.best[k-1]); k-- {
			r.best[k] = r.best[k-1]
		}
		r.best[k] = c
	}
}

// unmark empties the marks and pieces.
func (s *scratch) unmark() {
	for _, w := range s.marked {
		s.mark[w] = mark{}
	}
	clear(s.pieces[:])
}

// gather tallies the breadth of every owner that has a word of the query, and marks the words of the index that the
// terms stand for. It returns the length of the query's vector and the sum of its weights.
func (ix *Index) gather(s *scratch) (norm, sum float32) {
	s.found, s.marked, s.looked = s.found[:0], s.marked[:0], s.looked[:0]
	for _, t := range s.cut {
		l := lookup{word: -1}
		if w, ok := ix.words[t.text]; ok {
			l.word, l.weight, l.near = w, ix.vocab[w].rarity*t.weight, ix.vocab[w].near
		} else {
			l.weight, l.near = ix.rarity(1)*t.weight, ix.near(t.text, &s.likely)
		}
		s.looked = append(s.looked, l)
		norm += l.weight * l.weight
		sum += l.weight
	}
	for k, l := range s.looked {
		if l.word >= 0 {
			ix.tally(s, k, neighbour{l.word, 1}, l.weight, enough*sum)
		}
		for _, n := range l.near {
			ix.tally(s, k, n, l.weight, enough*sum)
		}
	}
	return float32(math.Sqrt(float64(norm))), sum
}

// tally adds what the owners of one word earn for the term at k.
func (ix *Index) tally(s *scratch, k int, n neighbour, weight, least float32) {
	m := &s.mark[n.word]
	if m.term == 0 {
		s.marked = append(s.marked, n.word)
	}
	weight *= n.sim
	if weight > m.weight {
		*m = mark{term: int32(k + 1), weight: weight}
	}
	v := &ix.vocab[n.word]
	term := int32(k + 1)
	for _, p := range ix.post[v.from:v.to] {
		o := &s.owners[p.owner]
		v := weight * p.share
		switch {
		case o.last == term:
			if v > o.term {
				o.breadth += v - o.term
				o.term = v
			}
			continue
		case o.last == 0:
			if weight < least {
				continue
			}
			s.found = append(s.found, p.owner)
		}
		o.breadth += v
		o.term, o.last = v, term
	}
}

// shortlist puts the owners of most breadth in s.best, n at most, and empties the tallies. It sorts them into buckets by
// breadth and takes the highest buckets, of the last in the order found, so that it is done in two passes. The lowest
// buckets are never taken.
func (ix *Index) shortlist(s *scratch, n int) {
	s.best = s.best[:0]
	var top float32
	for _, i := range s.found {
		top = max(top, s.owners[i].breadth)
	}
	if top <= 0 {
		for _, i := range s.found {
			s.owners[i] = tally{}
		}
		return
	}
	var count [256]int32
	scale := 255 / top
	for _, i := range s.found {
		count[uint8(s.owners[i].breadth*scale)]++
	}
	const worst = 64
	least := 255
	for left := n; ; least-- {
		if left -= int(count[least]); left <= 0 || least == worst {
			break
		}
	}
	floor := float32(least) / scale
	last := n // how many of the last bucket there is room for
	for k := least + 1; k < len(count); k++ {
		last -= int(count[k])
	}
	for _, i := range s.found {
		b := s.owners[i].breadth
		s.owners[i] = tally{}
		if b < floor*0.999 {
			continue
		}
		switch k := int(uint8(b * scale)); {
		case k < least:
			continue
		case k == least:
			if last--; last < 0 {
				continue
			}
		}
		s.best = append(s.best, candidate{owner: i, breadth: b})
	}
}

// hit tells what matched.
func (ix *Index) hit(s *scratch, c *candidate, q string) Hit {
	h := Hit{Owner: int(c.owner), Title: ix.texts[c.entry], Score: c.score, Ambiguous: s.ambiguous}
	tokens := s.parsed.Tokens
	if len(tokens) == 0 { // a title of symbols alone
		h.Matched = []string{strings.TrimSpace(q)}
		return h
	}
	list := make([]string, 0, len(tokens))
	var matched uint64 // tokens
	for k, t := range s.cut {
		if c.matched>>k&1 != 0 {
			matched |= 1 << t.token
		}
	}
	for pass := range 2 {
		for i, t := range tokens {
			if c.named && pass == 0 || matched>>i&1 == uint64(1-pass) && !t.Joins && !c.named {
				list = append(list, q[t.Start:t.End])
			}
		}
		if pass == 0 {
			h.Matched = list[:len(list):len(list)]
		}
	}
	h.Ignored = list[len(h.Matched):]
	return h
}
