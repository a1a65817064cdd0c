package titleindex

import (
	"cmp"
	"slices"
	"strings"

	"github.com/go-career/career/internal/title"
)

// link finds the neighbours of every word.
func (ix *Index) link() {
	for w := range ix.vocab {
		g := grams(nil, ix.vocab[w].text)
		ix.vocab[w].grams = int32(len(g))
		for _, x := range g {
			ix.grams[x] = append(ix.grams[x], int32(w))
		}
	}
	look := likely{count: make([]uint16, len(ix.vocab))}
	for w := range ix.vocab {
		if v := &ix.vocab[w]; !standsAlone(v.text) {
			v.near = slices.DeleteFunc(ix.near(v.text, &look), func(n neighbour) bool { return standsAlone(ix.vocab[n.word].text) })
		}
	}
}

// grams appends the pieces of two and three bytes that a word has, its ends marked, each once.
func grams(dst []uint32, s string) []uint32 {
	at := func(i int) uint32 {
		if i < 0 {
			return '^'
		} else if i >= len(s) {
			return '$'
		}
		return uint32(s[i])
	}
	for i := -1; i < len(s); i++ {
		two := at(i)<<8 | at(i+1)
		if !slices.Contains(dst, two) {
			dst = append(dst, two)
		}
		if i+1 < len(s) {
			if three := two<<8 | at(i+2); !slices.Contains(dst, three) {
				dst = append(dst, three)
			}
		}
	}
	return dst
}

const pieceCount = 1 << 12

// pieces appends a number below pieceCount for every three bytes in a row of a word, its ends marked, and none for a
// level's term. Some share a number by chance, which changes next to nothing.
func pieces(dst []uint16, s string) []uint16 {
	if s[0] == '=' {
		return dst
	}
	x := uint32('^')
	for i := range len(s) {
		x = x<<8 | uint32(s[i])
		if i > 0 {
			dst = append(dst, piece(x))
		}
	}
	return append(dst, piece(x<<8|'$'))
}

func piece(x uint32) uint16 { return uint16(x << 8 * 0x9E3779B1 >> 20) }

// stem returns what is left of a word without its ending, so that forms of one word come out alike ("quarry",
// "quarrying"). It is no dictionary.
func stem(s string) string {
	if t, ok := strings.CutSuffix(s, "nce"); ok { // science, scientist
		s = t + "nt"
	}
	for {
		t := ending(s)
		if t == s {
			return s
		}
		s = t
	}
}

func ending(s string) string {
	for _, e := range [...]string{"ization", "isation", "ation", "ition", "ologist", "ology", "ological", "ement", "ment", "ing", "ant", "ent",
		"ian", "ion", "ist", "ive", "ical", "ic", "al", "er", "or", "ed", "y", "e"} {
		if t, ok := strings.CutSuffix(s, e); ok && len(t) >= shortest {
			return t
		}
	}
	return s
}

// standsAlone reports whether w is a word that others merely resemble.
func standsAlone(w string) bool { return w[0] == '=' || title.Whole(w) }

const (
	shortest = 4  // words shorter than this have no neighbours
	longest  = 40 // and so have longer ones
)

// most is how many pieces that words share are counted for one word, those of the rarest first: twice what the largest
// public list of titles needs. Where more words look alike, a word's likeness is not told in full.
const most = 1 << 15

// likely is the memory of one search for words that are alike.
type likely struct {
	count   []uint16 // of pieces in common, by word; all zero between searches
	touched []int32  // words
	out     []neighbour
}

// near returns the words that are like s, most alike first.
func (ix *Index) near(s string, l *likely) []neighbour {
	if len(s) < shortest || len(s) > longest {
		return nil
	}
	var buf [2*longest + 2]uint32
	g := grams(buf[:0], s)
	slices.SortFunc(g, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(len(ix.grams[a]), len(ix.grams[b])), cmp.Compare(a, b))
	})
	l.touched, l.out = l.touched[:0], l.out[:0]
	left := most
	for _, x := range g {
		list := ix.grams[x]
		list = list[:min(len(list), left)]
		left -= len(list)
		for _, w := range list {
			if l.count[w] == 0 {
				l.touched = append(l.touched, w)
			}
			l.count[w]++
		}
	}
	own := stem(s)
	for _, w := range l.touched {
		v := &ix.vocab[w]
		sim := 2 * float64(l.count[w]) / float64(len(g)+int(v.grams))
		l.count[w] = 0
		if sim >= alike && len(v.text) >= shortest && v.text != s {
			sim = sim * sim
			if own == stem(v.text) {
				sim = max(sim, sameStem)
			}
			l.out = append(l.out, neighbour{w, float32(sim)})
		}
	}
	slices.SortFunc(l.out, func(a, b neighbour) int { return cmp.Or(cmp.Compare(b.sim, a.sim), cmp.Compare(a.word, b.word)) })
	return slices.Clone(l.out[:min(len(l.out), neighbours)])
}
