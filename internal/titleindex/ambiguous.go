package titleindex

import (
	"math"
	"slices"

	"github.com/go-career/career/internal/title"
)

// doubt notes whether the query is ambiguous: one of its candidates is meant, but nothing tells which. It returns the
// candidates. It is if titles of many jobs have all that it says, and more. If it names no more than a person or a rank
// ("Engineer", "Team Leader"), two jobs are enough, and only they are candidates.
func (ix *Index) doubt(s *scratch, best []candidate, floor float64) []candidate {
	if len(best) == 0 || best[0].score == 1 {
		return best
	}
	if s.chosen.signs.missing > whole {
		bare := s.bare()
		list, jobs := ix.fuller(s, best)
		if bare = bare && jobs > 1; bare {
			best = list
		}
		if jobs > 1 { // they share the likelihood; in a broad catalogue it has allowed for them already
			share := math.Pow(float64(jobs), -ix.strict*ix.strict)
			for i := range best {
				best[i].score *= share
			}
		}
		if bare || jobs >= manyJobs && best[0].score < floor {
			s.ambiguous = true
			return best
		}
	}
	least := floor
	if s.chosen.likelihood >= floor {
		least = max(floor, doubtless)
	}
	s.ambiguous = best[0].score < floor && s.chosen.signs.apart() >= least
	return best
}

// bare reports whether the query names no more than a person or a rank.
func (s *scratch) bare() bool {
	for k, t := range s.cut {
		if s.chosen.near>>k&1 != 0 && !title.Person(t.text) && !standing(t.text) {
			return false
		}
	}
	return true
}

// fuller returns the candidates whose nearest title has every word of the work's name, and of how many jobs they are.
func (ix *Index) fuller(s *scratch, best []candidate) (list []candidate, jobs int) {
	var groups []int
	for _, c := range best {
		if s.chosen.near&^ix.has(s, c.entry) != 0 {
			continue
		}
		list = append(list, c)
		if g := ix.group(c.owner); !slices.Contains(groups, g) {
			groups = append(groups, g)
		}
	}
	return list, len(groups)
}

// has returns the terms of the query that are words of a title.
func (ix *Index) has(s *scratch, entry int32) (terms uint64) {
	e := &ix.entries[entry]
	for _, b := range ix.bags[e.from:e.to] {
		for k := range s.looked {
			if s.looked[k].word == b.word {
				terms |= 1 << k
			}
		}
	}
	return terms
}
