package titleindex

import (
	"cmp"
	"hash/maphash"
	"slices"

	"github.com/go-career/career/internal/names"
	"github.com/go-career/career/internal/title"
)

// A named entry is found by its whole text, as package names folds it.
type named struct {
	hash  uint64
	entry int32
}

var seed = maphash.MakeSeed()

// nameAll sorts the entries by the hashes of their texts.
func (ix *Index) nameAll() {
	ix.named = make([]named, 0, len(ix.texts))
	for i, t := range ix.texts {
		if f := names.Fold(t); f != "" {
			ix.named = append(ix.named, named{maphash.String(seed, f), int32(i)})
		}
	}
	slices.SortFunc(ix.named, func(a, b named) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.entry, b.entry)) })
}

// exact appends the entries whose text is q but for what folding takes away: case, accents, spaces and punctuation.
func (ix *Index) exact(dst []int32, q string) []int32 {
	if len(q) > title.MaxBytes {
		return dst
	}
	f := names.Fold(q)
	if f == "" {
		return dst
	}
	h := maphash.String(seed, f)
	i, _ := slices.BinarySearchFunc(ix.named, h, func(n named, h uint64) int { return cmp.Compare(n.hash, h) })
	for ; i < len(ix.named) && ix.named[i].hash == h; i++ {
		if e := ix.named[i].entry; names.Fold(ix.texts[e]) == f {
			dst = append(dst, e)
		}
	}
	return dst
}

// nameFirst puts the owners of the entries that are the very query before all others, at 1.
func (ix *Index) nameFirst(s *scratch, best []candidate) []candidate {
	var first []candidate
	for _, e := range s.named {
		o := ix.entries[e].owner
		if slices.ContainsFunc(first, func(c candidate) bool { return c.owner == o }) {
			continue
		}
		c := candidate{owner: o, entry: e, score: 1, named: true}
		if k := slices.IndexFunc(best, func(c candidate) bool { return c.owner == o }); k >= 0 {
			c.evidence = best[k].evidence
			best = slices.Delete(best, k, k+1)
		}
		first = append(first, c)
	}
	slices.SortStableFunc(first, func(a, b candidate) int { return cmp.Compare(b.evidence, a.evidence) })
	for i := range best {
		best[i].score = min(best[i].score, beside)
	}
	return append(first, best...)
}
