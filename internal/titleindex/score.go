package titleindex

import (
	"math"
	"slices"

	"github.com/go-career/career/internal/title"
)

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

// sharePieces counts the pieces that a word of the index has in common with the query.
func (s *scratch) sharePieces(m *mark, word int32, text string) {
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
	if s.run != 0 {
		ix.asRun(s, c)
	}
}

// asRun notes whether one of a candidate's titles is the run of terms that the reading rests on, and whether in its order.
func (ix *Index) asRun(s *scratch, c *candidate) {
	o := &ix.owners[c.owner]
	for k := o.from; k < o.to; k++ {
		if ix.entries[k].set != s.runSet || c.run == inOrder {
			continue
		}
		if c.entry, c.matched, c.run = k, s.run, anyOrder; slices.Contains(s.runNamed, k) {
			c.run = inOrder
		}
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
			s.sharePieces(m, b.word, ix.vocab[b.word].text)
		}
		same += m.common - 1
	}
	r := float32(same) * float32(same) * e.pieces * own // a cosine, squared
	return r * r
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
