package titleindex

import (
	"cmp"
	"math"
	"slices"
)

// A slot is a place in a title where a word stands.
type slot struct {
	context uint64 // the owner and the other words of the title
	word    int32
}

// A pair is two words that stand in one slot.
type pair struct{ a, b int32 }

// learn finds words that stand for one another: an owner has two titles that differ in nothing but them. What it finds is
// added to the neighbours.
func (ix *Index) learn() {
	pairs := pairUp(ix.slots())
	var found []neighbour
	for i := 0; i < len(pairs); {
		w := pairs[i].a
		found = found[:0]
		for i < len(pairs) && pairs[i].a == w {
			j := i + 1
			for j < len(pairs) && pairs[j] == pairs[i] {
				j++
			}
			v := pairs[i].b
			if c := float64(j-i) / math.Sqrt(float64(ix.owned(w))*float64(ix.owned(v))); c > rarely {
				found = append(found, neighbour{v, float32(exchange * math.Sqrt(min(c, 1)))})
			}
			i = j
		}
		slices.SortFunc(found, func(a, b neighbour) int { return cmp.Or(cmp.Compare(b.sim, a.sim), cmp.Compare(a.word, b.word)) })
		ix.addNear(w, found[:min(len(found), exchanged)])
	}
}

// owned returns how many owners have a word.
func (ix *Index) owned(w int32) int32 { return ix.vocab[w].to - ix.vocab[w].from }

// slots returns the slots of all titles, each once, those of one context together.
func (ix *Index) slots() []slot {
	var slots []slot
	for i := range ix.entries {
		e := &ix.entries[i]
		bag := ix.bags[e.from:e.to]
		var all uint64
		for _, b := range bag {
			all += mix(uint64(b.word) + 1)
		}
		for _, b := range bag {
			if ix.vocab[b.word].text[0] != '=' {
				slots = append(slots, slot{mix(all-mix(uint64(b.word)+1)) + mix(uint64(e.owner)<<32), b.word})
			}
		}
	}
	slices.SortFunc(slots, func(a, b slot) int { return cmp.Or(cmp.Compare(a.context, b.context), cmp.Compare(a.word, b.word)) })
	return slices.Compact(slots)
}

// pairUp returns the pairs of words that share a slot, sorted.
func pairUp(slots []slot) []pair {
	const most = 12 // words of one context that others are paired with
	var pairs []pair
	for i := 0; i < len(slots); {
		j := i + 1
		for j < len(slots) && slots[j].context == slots[i].context {
			j++
		}
		for a := i; a < j; a++ {
			for b := i; b < min(j, i+most); b++ {
				if a != b {
					pairs = append(pairs, pair{slots[a].word, slots[b].word})
				}
			}
		}
		i = j
	}
	slices.SortFunc(pairs, func(a, b pair) int { return cmp.Or(cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b)) })
	return pairs
}

// addNear adds neighbours of a word. Of two likenesses of one neighbour the higher stays.
func (ix *Index) addNear(w int32, list []neighbour) {
	near := ix.vocab[w].near
	for _, f := range list {
		if k := slices.IndexFunc(near, func(n neighbour) bool { return n.word == f.word }); k >= 0 {
			near[k].sim = max(near[k].sim, f.sim)
		} else {
			near = append(near, f)
		}
	}
	ix.vocab[w].near = near
}

// mix spreads the bits of x.
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}
