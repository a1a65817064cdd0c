package titleindex

import (
	"math"

	"github.com/go-career/career/internal/title"
)

// A scratch is the memory of one search. Between searches owners, mark and pieces are all zeros.
type scratch struct {
	owners []tally
	likely likely
	mark   []mark             // by word
	pieces [pieceCount]uint16 // how often the query has each
	list   []uint16           // pieces of a word
	marked []int32
	found  []int32 // owners
	best   []candidate
	parsed title.Parsed
	terms  []term
	cut    []term
	looked []lookup
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
}

// before reports whether c is a better answer than d.
func (c *candidate) before(d *candidate) bool {
	switch {
	case c.score != d.score:
		return c.score > d.score
	case c.evidence != d.evidence:
		return c.evidence > d.evidence
	}
	return c.owner < d.owner
}

// A Hit is an owner that a query may mean.
type Hit struct {
	Owner   int
	Title   string   // the nearest of its titles
	Score   float64  // 0 to 1
	Matched []string // the words of the query that the title has, as they stand in the query
	Ignored []string // the others, but for those that only join words
}

// Search returns at most limit owners (0 is all that are looked at closely) that score floor or more, best first, in the
// order of owners where equal.
func (ix *Index) Search(q string, limit int, floor float64) []Hit {
	s := ix.scratch.Get().(*scratch)
	defer ix.scratch.Put(s)
	s.parsed.Read(q, nil)
	s.terms = terms(s.terms[:0], 0, &s.parsed)
	s.cut = ix.join(ix.cut(s.cut[:0], s.terms))
	if len(s.cut) > 64 {
		s.cut = s.cut[:64]
	}
	if len(s.cut) == 0 {
		return nil
	}
	norm, sum := ix.gather(s)
	own := s.cutUp()
	defer s.unmark()
	ix.shortlist(s, max(shortlist, limit))
	most := limit
	if limit <= 0 {
		most = len(s.best)
	}
	best := s.best[:0] // sorted; what is examined is ahead of it
	for _, c := range s.best {
		if ix.examine(s, &c, norm, sum, own); c.matched == 0 {
			continue
		}
		k := len(best)
		if k < most {
			best = append(best, c)
		} else if !c.before(&best[k-1]) {
			continue
		} else {
			k--
		}
		for ; k > 0 && c.before(&best[k-1]); k-- {
			best[k] = best[k-1]
		}
		best[k] = c
	}
	if len(best) == 0 {
		return nil
	}
	sure := ix.sureness(s, &best[0])
	n := 0
	for n < len(best) && best[n].score*sure >= floor {
		best[n].score *= sure
		n++
	}
	best = best[:n]
	hits := make([]Hit, len(best))
	for i := range best {
		hits[i] = ix.hit(s, &best[i], q)
	}
	return hits
}

// unmark empties the marks and pieces.
func (s *scratch) unmark() {
	for _, w := range s.marked {
		s.mark[w] = mark{}
	}
	clear(s.pieces[:])
}

// sureness returns by how much all scores are lowered, 0 to 1, for what the best candidate leaves of the query
// unmatched in all of its titles, and for the word that names the person above all: a drain technician is no IT
// technician, a staff nurse no staff engineer. Words that only say how high someone stands prove little, and those that
// name another job than this one prove nothing. It is one factor for the whole of a result, so that it tells how sure one
// can be and changes no order.
func (ix *Index) sureness(s *scratch, best *candidate) float64 {
	if best.score == 1 {
		return 1
	}
	someone := false // whether a word of the work names a person; where none does ("data engineering intern"), a field stands for one
	for _, t := range s.cut {
		someone = someone || s.parsed.Tokens[t.token].Kind == title.Core && title.Person(t.text)
	}
	var like [64]float32 // by term
	o := &ix.owners[best.owner]
	for _, b := range ix.bags[ix.entries[o.from].from:ix.entries[o.to-1].to] {
		m := s.mark[b.word]
		if k := m.term - 1; k >= 0 && like[k] < 1 {
			like[k] = max(like[k], likeness(s.cut[k].text, ix.vocab[b.word].text, m.weight/s.looked[k].weight, someone))
		}
	}
	var matched, sum float32
	slips := 1.0
	for k, t := range s.cut {
		w := s.looked[k].weight
		switch token := &s.parsed.Tokens[t.token]; {
		case t.token > s.parsed.Object && token.Kind == title.Core:
			sum += w
			continue
		case token.Kind != title.Core, like[k] == 0 && (t.token == s.parsed.By || ix.aside != nil && ix.aside(t.text)):
			w *= besides
		case t.token == s.parsed.Head && like[k] < sameHead: // one who does something else
			slips *= headless
		case standing(t.text):
			w *= standingShare
		}
		sum += w
		matched += w * like[k]
	}
	return math.Pow(slips*math.Pow(float64(matched/max(sum, 1e-9)), coverPower), ix.strict)
}

// likeness says how far one can take b for a, where sim is how alike they are. A slip of the pen is forgiven in longer
// words; a word for a person and one that is none are no forms of one word ("accountant", "account"), unless nothing else
// in the query says that it is about someone.
func likeness(a, b string, sim float32, someone bool) float32 {
	switch {
	case a == b:
		return 1
	case len(a) >= 5 && len(b) >= 5 && slip(a, b):
		return 0.95
	case someone && title.Person(a) != title.Person(b):
		return min(sim, 0.3)
	case stem(a) == stem(b):
		return 0.9
	}
	return sim * sim
}

// slip reports whether a and b differ by one letter: wrong, missing, too many, or two that changed places.
func slip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 0:
		return i < len(a) && (a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:])
	case 1:
		return a[i:] == b[i+1:]
	}
	return false
}

// standing reports whether w says how high someone stands rather than what the work is.
func standing(w string) bool { return w[0] == '=' || title.Standing(w) }

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

// cutUp counts the pieces of the terms, and returns one over the square of the length of their vector.
func (s *scratch) cutUp() float32 {
	var sum int
	for _, t := range s.cut {
		s.list = pieces(s.list[:0], t.text)
		for _, x := range s.list {
			sum += 2*int(s.pieces[x]) + 1
			s.pieces[x]++
		}
	}
	return 1 / float32(max(sum, 1))
}

// compare counts the pieces that a word of the index has in common with the query.
func (s *scratch) compare(m *mark, word int32, text string) {
	if m.term == 0 {
		s.marked = append(s.marked, word)
	}
	s.list = pieces(s.list[:0], text)
	m.common = 1
	for _, x := range s.list {
		m.common += int32(s.pieces[x])
	}
}

// examine scores a candidate by its titles.
func (ix *Index) examine(s *scratch, c *candidate, norm, sum, own float32) {
	o := &ix.owners[c.owner]
	var nearest, crowd, name, covered, spelt float32
	var held uint64 // the terms that any title has
	var earned [64]float32
	for k := o.from; k < o.to; k++ {
		e := &ix.entries[k]
		dot, has := ix.dot(s, e, &earned)
		v := dot * e.norm / norm
		crowd += v * v * v
		held |= has
		if k == o.from {
			name = v
		}
		if v > nearest {
			nearest, c.entry, c.matched = v, k, has
		}
		if v >= far {
			spelt += ix.spelt(s, e, own)
		}
	}
	crowd /= o.length
	spelt /= o.length
	for k, l := range s.looked {
		if held>>k&1 != 0 {
			covered += l.weight
		}
	}
	breadth := float64(c.breadth / sum)
	c.evidence = breadthGain*breadth*math.Sqrt(breadth) + crowdGain*float64(crowd)/(float64(crowd)+crowdHalf) -
		nearestPower*math.Log(1-nearestPart*float64(nearest)) + nameGain*float64(name) + coverGain*float64(covered/sum) +
		speltGain*float64(spelt/(spelt+speltHalf))
	f := fit(&s.parsed, o)
	c.evidence *= f
	c.score = (1 - math.Exp(-c.evidence/f)) * f
	if nearest > 0.9999 {
		c.score = 1
	}
}

// dot returns the product of the vectors of a title and the query, and the terms of the query that the title has. A term
// counts once, with the word that earns most for it. earned is memory to work with.
func (ix *Index) dot(s *scratch, e *entry, earned *[64]float32) (dot float32, has uint64) {
	for _, b := range ix.bags[e.from:e.to] {
		m := s.mark[b.word]
		if m.term == 0 {
			continue
		}
		v := m.weight * b.weight
		if bit := uint64(1) << (m.term - 1); has&bit == 0 {
			has |= bit
			earned[m.term-1] = v
			dot += v
		} else if v > earned[m.term-1] {
			dot += v - earned[m.term-1]
			earned[m.term-1] = v
		}
	}
	return dot, has
}

// spelt returns the cosine of a title and the query over pieces of words, to the fourth power.
func (ix *Index) spelt(s *scratch, e *entry, own float32) float32 {
	var same int32
	for _, b := range ix.bags[e.from:e.to] {
		m := &s.mark[b.word]
		if m.common == 0 {
			s.compare(m, b.word, ix.vocab[b.word].text)
		}
		same += m.common - 1
	}
	r := float32(same) * float32(same) * e.pieces * own // a cosine, squared
	return r * r
}

// hit tells what matched.
func (ix *Index) hit(s *scratch, c *candidate, q string) Hit {
	h := Hit{Owner: int(c.owner), Title: ix.texts[c.entry], Score: c.score}
	tokens := s.parsed.Tokens
	list := make([]string, 0, len(tokens))
	var matched uint64 // tokens
	for k, t := range s.cut {
		if c.matched>>k&1 != 0 {
			matched |= 1 << t.token
		}
	}
	for pass := range 2 {
		for i, t := range tokens {
			if matched>>i&1 == uint64(1-pass) && !title.Join(t.Text) {
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

// fit lowers a score by how far the level and track of an owner are from those of the query.
func fit(p *title.Parsed, o *owner) float64 {
	f := 1.0
	level := o.level
	switch {
	case level == 0 || p.Level == level:
	case p.Level != 0:
		f -= levelStep * math.Abs(float64(p.Level-level))
	default: // a title without a word of seniority is most often one in the middle
		f -= 0.75 * levelStep * math.Abs(float64(level-title.Mid))
	}
	if p.Track != 0 && o.track != 0 && p.Track != o.track {
		f -= trackStep
	}
	return f
}
