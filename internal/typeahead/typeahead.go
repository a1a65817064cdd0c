// Package typeahead finds names while they are being typed: by the beginning of any of their words.
package typeahead

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-career/career/internal/names"
)

// A Name is one that can be found.
type Name struct {
	Text   string
	Record int32 // whose name it is
	Alias  bool  // it isn't the record's own, which comes first
	Tier   uint8 // how likely the record is to be meant, 0 to 15: smaller is likelier
}

// An Index finds names by what they, or one of their words, begin with. It is safe for concurrent use.
type Index struct {
	names   []folded
	entries []entry // of all words of all names, in the order of what follows from the word on
}

// A folded name has its words without what is between them.
type folded struct {
	text   string
	starts []uint8 // of its words, those in the first 255 bytes
	name   int32   // its number
	record int32
	rank   uint32 // smaller is better
}

// An entry is a word of a name.
type entry struct {
	key   uint64 // the first eight bytes from the word on
	name  int32
	start uint8
}

// A Hit is a name that was found.
type Hit struct {
	Name   int32 // its number, in the order in which New got them
	Record int32
	rank   uint32
}

// New returns an index of names. Of two that are as good otherwise, the one whose record has the smaller number comes first.
func New(list []Name) *Index {
	x := &Index{}
	var buf []byte
	for i, n := range list {
		f := folded{name: int32(i), record: n.Record}
		buf = buf[:0]
		for w := range strings.FieldsFuncSeq(n.Text, between) {
			if len(buf) < 256 {
				f.starts = append(f.starts, uint8(len(buf)))
			}
			buf = appendFolded(buf, w)
		}
		if len(buf) == 0 {
			continue
		}
		f.text = string(buf)
		f.rank = uint32(n.Tier&15)<<8 | uint32(min(len(buf), 255))
		if n.Alias {
			f.rank |= isAlias
		}
		for _, s := range f.starts {
			x.entries = append(x.entries, entry{keyOf(f.text[min(int(s), len(f.text)):]), int32(len(x.names)), s})
		}
		x.names = append(x.names, f)
	}
	slices.SortFunc(x.entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.key, b.key), strings.Compare(x.from(a), x.from(b)), cmp.Compare(a.name, b.name))
	})
	return x
}

// What makes a name come later, least first: it is longer, its record is less likely, it is an alias, and it begins with another word.
const (
	isAlias = 1 << (12 + iota)
	isInside
	isScattered
)

// appendFolded appends a folded word.
func appendFolded(b []byte, w string) []byte {
	n := len(b)
	for i := range len(w) {
		c := w[i]
		if c >= utf8.RuneSelf {
			return append(b[:n], names.Fold(w)...)
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		b = append(b, c)
	}
	return b
}

// between reports whether a character stands between words.
func between(r rune) bool {
	if r < utf8.RuneSelf {
		return (r|0x20 < 'a' || 'z' < r|0x20) && (r < '0' || '9' < r) && r != '+' && r != '#'
	}
	return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.M, r) && r != '♯'
}

func (x *Index) from(e entry) string { return x.names[e.name].text[e.start:] }

func keyOf(s string) (k uint64) {
	for i := range 8 {
		k <<= 8
		if i < len(s) {
			k |= uint64(s[i])
		}
	}
	return k
}

// longest is how many bytes may be typed.
const longest = 200

// Find returns up to limit records whose names begin with typed, or have a word from which on they do, or else words that begin
// with the words of typed, in any order. Each record comes once, by its best name, best first. The work grows with the number of names that are found.
func (x *Index) Find(typed string, limit int) []Hit {
	if len(typed) > longest || limit <= 0 {
		return nil
	}
	var words []string
	for w := range strings.FieldsFuncSeq(typed, between) {
		if w = names.Fold(w); w != "" {
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return nil
	}
	best := ranking{limit: limit}
	whole := strings.Join(words, "")
	for _, e := range x.starting(whole) {
		f := &x.names[e.name]
		rank := f.rank
		switch {
		case e.start > 0:
			rank |= isInside
		case len(f.text) == len(whole):
			rank = f.rank >> 12 // it is the name
		}
		best.add(Hit{f.name, f.record, rank})
	}
	if len(words) > 1 && len(best.hits) < limit {
		key := slices.MaxFunc(words, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
		for _, e := range x.starting(key) {
			if f := &x.names[e.name]; f.hasAll(words) {
				best.add(Hit{f.name, f.record, f.rank | isScattered})
			}
		}
	}
	return best.hits
}

// starting returns the words from which on a name begins with s.
func (x *Index) starting(s string) []entry {
	key := keyOf(s)
	from, _ := slices.BinarySearchFunc(x.entries, s, func(e entry, s string) int {
		return cmp.Or(cmp.Compare(e.key, key), strings.Compare(x.from(e), s))
	})
	to, _ := slices.BinarySearchFunc(x.entries[from:], s, func(e entry, s string) int {
		if strings.HasPrefix(x.from(e), s) {
			return -1
		}
		return 1
	})
	return x.entries[from : from+to]
}

// hasAll reports whether each of the words begins a word of the name.
func (f *folded) hasAll(words []string) bool {
	for _, w := range words {
		if !slices.ContainsFunc(f.starts, func(s uint8) bool { return strings.HasPrefix(f.text[s:], w) }) {
			return false
		}
	}
	return true
}

// A ranking keeps the best hits, one of each record.
type ranking struct {
	limit int
	hits  []Hit
}

func (r *ranking) add(h Hit) {
	if len(r.hits) == r.limit && order(h, r.hits[r.limit-1]) >= 0 {
		return
	}
	if k := slices.IndexFunc(r.hits, func(o Hit) bool { return o.Record == h.Record }); k >= 0 {
		if order(h, r.hits[k]) >= 0 {
			return
		}
		r.hits = slices.Delete(r.hits, k, k+1)
	} else if len(r.hits) == r.limit {
		r.hits = r.hits[:r.limit-1]
	}
	at, _ := slices.BinarySearchFunc(r.hits, h, order)
	r.hits = slices.Insert(r.hits, at, h)
}

func order(a, b Hit) int {
	return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.Record, b.Record), cmp.Compare(a.Name, b.Name))
}
