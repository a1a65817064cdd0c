package titleindex

import (
	"math/bits"
	"slices"

	"github.com/go-career/career/internal/title"
)

// A reading is one way to read a query: which of its terms name the work, and what the index makes of them. The others
// stand around it: a field before it, an employer or a place behind.
type reading struct {
	near       uint64 // the terms that name the work
	best       []candidate
	signs      signs
	likelihood float64 // that the best is meant
}

// maxParts is how many parts beside the core are tried as what names the work.
const maxParts = 2

// read reads a query, in more than one way if the first leaves doubts, and returns the best candidates of the likeliest
// reading, scored. The query's own core comes first; then the longest known title in it; then other parts that name a
// person.
func (ix *Index) read(s *scratch, q string, limit int) []candidate {
	s.chosen = reading{best: s.chosen.best[:0]}
	s.ambiguous, s.run = false, 0
	most := max(limit, shortlist)
	ix.try(s, &s.chosen, s.core(), most)
	if s.chosen.likelihood < certain*ix.strict && !s.chosen.signs.complete() {
		ix.readOtherwise(s, q, most)
	}
	best := s.chosen.best
	if len(best) > 0 {
		first, last := best[0].score, s.chosen.likelihood
		for i := range best {
			last = min(last, s.chosen.likelihood*best[i].score/first)
			best[i].score = last
		}
	}
	return best
}

// readOtherwise tries the other readings, and chooses the likeliest.
func (ix *Index) readOtherwise(s *scratch, q string, most int) {
	var weights [64]float32
	for k, t := range s.cut {
		weights[k] = t.weight
	}
	try := func(near uint64) {
		for k := range s.cut {
			t := &s.cut[k]
			if t.weight = weights[k] * around; near>>k&1 != 0 {
				t.weight = max(1, weights[k])
			}
		}
		ix.try(s, &s.another, near, most)
		if s.another.likelihood > s.chosen.likelihood+better {
			s.chosen, s.another = s.another, s.chosen
		}
	}
	var near uint64
	if s.run, s.runSet = ix.knownRun(s); s.run != 0 {
		first, last := bits.TrailingZeros64(s.run), 63-bits.LeadingZeros64(s.run)
		from, to := s.parsed.Tokens[s.cut[first].token].Start, s.parsed.Tokens[s.cut[last].token].End
		s.runNamed = ix.exact(s.runNamed[:0], q[from:to])
		near = s.around(last)
		try(near)
		s.run = 0
	}
	tried := 0
	for _, t := range s.cut {
		part := s.parsed.Tokens[t.token].Part
		if part == s.parsed.CorePart || tried == maxParts || !title.Person(t.text) {
			continue
		}
		if n := s.part(part, 0); n != near {
			near = n
			try(near)
			tried++
		}
	}
}

// around returns the terms that name the work if the known title that ends with the term at last does: words before it in its
// part belong to it, and those behind it if one of them names a person.
func (s *scratch) around(last int) uint64 {
	part := s.parsed.Tokens[s.cut[last].token].Part
	near, behind := s.part(part, 0), s.part(part, last+1)
	for k := last + 1; k < len(s.cut); k++ {
		if behind>>k&1 != 0 && title.Person(s.cut[k].text) {
			return near
		}
	}
	return near &^ behind
}

// try ranks the owners for a reading, and says how likely the best is.
func (ix *Index) try(s *scratch, r *reading, near uint64, most int) {
	r.near, r.likelihood, r.best = near, 0, r.best[:0]
	if near == 0 {
		return
	}
	ix.rank(s, r, most)
	if len(r.best) > 0 {
		r.signs = ix.signs(s, r)
		r.likelihood = r.signs.likelihood()
		if r.best[0].score == 1 {
			r.likelihood = 1 / float64(ix.equals(r.best))
		}
	}
	s.unmark()
}

// equals returns how many jobs have a title that is the query, word for word.
func (ix *Index) equals(best []candidate) int {
	var groups []int
	for i := 0; i < len(best) && best[i].score == 1; i++ {
		if g := ix.group(best[i].owner); !slices.Contains(groups, g) {
			groups = append(groups, g)
		}
	}
	return len(groups)
}

// core returns the terms of the core.
func (s *scratch) core() (near uint64) {
	for k, t := range s.cut {
		if s.parsed.Tokens[t.token].Kind == title.Core {
			near |= 1 << k
		}
	}
	return near
}

// part returns the terms of a part of the query from the term at k on.
func (s *scratch) part(part uint8, k int) (near uint64) {
	for ; k < len(s.cut); k++ {
		if t := &s.cut[k]; t.text[0] != '=' && s.parsed.Tokens[t.token].Part == part {
			near |= 1 << k
		}
	}
	return near
}

// knownRun returns the terms in a row that weigh most of those that are a known title, in any order, and their words, mixed.
func (ix *Index) knownRun(s *scratch) (best, set uint64) {
	var most float32
	for i := range s.cut {
		var sum uint64
		var weight float32
		for j := i; j < min(len(s.cut), i+longestRun); j++ {
			u := s.cut[j]
			w, known := ix.words[u.text]
			if !known || u.text[0] == '=' || s.anothers(u.token) || j > i && !s.adjoin(s.cut[j-1].token, u.token) {
				break
			}
			sum += mix(uint64(w) + 1)
			if weight += u.weight * ix.vocab[w].rarity; weight <= most {
				continue
			}
			if _, ok := ix.sets[sum]; ok {
				most, best, set = weight, (1<<(j+1)-1)&^(1<<i-1), sum
			}
		}
	}
	return best, set
}

// anothers reports whether a token of the core is of the name of another job than this one ("assistant to the director").
func (s *scratch) anothers(token int) bool {
	return token > s.parsed.Object && s.parsed.Tokens[token].Kind == title.Core
}

// adjoin reports whether two tokens have none between them that is a term of its own.
func (s *scratch) adjoin(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if t := &s.parsed.Tokens[k]; weights[t.Kind] != 0 && !t.Joins {
			return false
		}
	}
	return true
}
