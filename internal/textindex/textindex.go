// Package textindex finds the names of things in running text: whole words, however they are spaced, hyphenated or cased,
// the longest name that fits. A name that is also an ordinary word is found only where the words around it say so.
//
// Names and text are compared by their letters, digits, '+' and '#', folded as package names folds them. The hash of
// what has been read so far is carried from word to word, and a table holds the hashes of all names and of all beginnings
// of names that a gap may follow, so that an ordinary word costs one look into the table.
package textindex

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-career/career/internal/names"
)

// An Entry is a thing to be found.
type Entry struct {
	Name    string
	Aliases []string
	// Cues are set where one of the names is an ordinary word. Such a name counts only beside a cue, or in a list.
	Cues []string
	// Product says that the names are those of a product: they have no plurals, ordinary words among them are written
	// with capitals, and a version may follow.
	Product bool
}

// Evidence is why a hit counts.
type Evidence uint8

// The kinds of evidence.
const (
	ByName Evidence = iota // the name says it all
	ByCue                  // a cue stands nearby
	ByList                 // the name is an item of a list with other names
)

// A Hit is a place where an entry is named.
type Hit struct {
	Start, End int // bytes
	Entry      int32
	Alias      bool // by an alias
	Evidence   Evidence

	vague    bool
	weak     bool
	proper   bool
	casing   casing
	asItem   bool // written as the name is, and all of an item of a list: that a sentence starts there would mean nothing
	enclosed bool // all of a bullet, a cell, a link, a string or a piece of code
	ofJob    bool // a word for people follows, so it is part of what they are called: "backend developers"
}

// casing is how the letters of a hit agree with those of the name.
type casing uint8

const (
	exact   casing = iota // as the name is written
	capital               // as the name is written, or all in capitals, where that means nothing: a sentence starts here
	other
)

// A form is one way to write one name.
type form struct {
	written string // letters, digits, '+' and '#' of the name, as it is written
	folded  string
	breaks  uint64 // bit k: the name has a gap before folded[k]
	gaps    uint64 // bit k: a text may have one there
	entry   int32
	alias   bool
	number  bool // in another number than the name is
	vague   bool // needs a cue or a list
	weak    bool // vague though the entry has no cues: a common word
	proper  bool // of a vague form: an ordinary word once it is in lower case
	strict  bool // counts only as it is written: too short to be sure of otherwise
	crowd   bool // people doing something, which a clause may say too: "team building"
}

// An Index finds the names of a fixed set of entries. It is safe for concurrent use.
type Index struct {
	forms   []form
	cues    []cueSet // by entry
	product []bool   // by entry
	slots   []slot
	shift   uint
	filter  []uint64 // bits set for the hashes in the table, in a sixteenth of its size: most words are not there
}

// A slot of the table holds what is known of one hash.
type slot struct {
	tag uint32
	ref uint32 // twice the number of the form, counted from one; odd where a longer name starts like this
}

// New returns an index of n entries.
func New(n int, entry func(int) Entry) *Index {
	x := &Index{cues: make([]cueSet, n), product: make([]bool, n)}
	entries := make([]Entry, n)
	for i := range entries {
		entries[i] = entry(i)
	}
	common := commonWords(entries)
	var more []form // other ways to write the names, which go after them: a plural may be another's name
	for i, e := range entries {
		x.product[i] = e.Product
		for _, c := range e.Cues {
			x.cues[i].add(c)
		}
		for k, name := range append([]string{e.Name}, e.Aliases...) {
			f := form{entry: int32(i), alias: k > 0, proper: e.Product, crowd: !e.Product && crowd(name)}
			if len(e.Cues) > 0 && (k == 0 || e.Product || !strings.ContainsAny(name, " -/")) {
				f.vague = !x.cues[i].in(name)
			} else if k > 0 && !e.Product && ordinary(name, common) {
				f.vague, f.weak = true, true
			}
			x.forms = addForm(x.forms, f, name)
			f.alias = true
			other := otherNumber(name)
			if e.Product && !strings.Contains(name, " ") {
				other = ""
			}
			for _, american := range [...]string{name, other} {
				if v := british(american); v != american {
					more = addForm(more, f, v)
				}
			}
			if other != "" {
				f.number = true
				more = addForm(more, f, other)
			}
		}
	}
	x.forms = append(x.forms, more...)
	count := len(x.forms)
	for i := range x.forms {
		f := &x.forms[i]
		count += bits.OnesCount64(f.gaps) + max(0, len(f.folded)-64)
	}
	size := max(4, bits.Len(uint(2*count)))
	x.slots, x.shift = make([]slot, 1<<size), uint(64-size)
	x.filter = make([]uint64, 1<<(size-4))
	for i := range x.forms {
		x.insert(int32(i))
	}
	return x
}

// british returns the British spelling of a name in American English.
func british(name string) string {
	for _, p := range [...][2]string{{"ization", "isation"}, {"izing", "ising"}, {"ize", "ise"}, {"lyz", "lys"}, {"avior", "aviour"},
		{"odeling", "odelling"}, {"abeling", "abelling"}, {"Color", "Colour"}, {"Center", "Centre"}, {"efense", "efence"}} {
		name = strings.Replace(name, p[0], p[1], 1)
	}
	return name
}

// addForm adds a form that is written as name.
func addForm(to []form, f form, name string) []form {
	f.written, f.folded, f.breaks = skeleton(name)
	if f.folded == "" {
		return to
	}
	f.gaps = inside(f.folded, f.breaks)
	if f.number { // "team works" is no number of teamwork
		f.gaps &= 1<<bits.Len64(f.breaks) - 1
	}
	f.gaps |= f.breaks
	if strings.ContainsAny(f.written, ".+#") { // no ordinary word has one
		f.vague, f.weak = false, false
	} else {
		f.strict = len(f.folded) <= 2
	}
	f.proper = f.proper || emphatic(f.written)
	return append(to, f)
}

// otherNumber returns the plural of a singular name and the singular of a plural one, as far as English forms them by
// rule, or "".
func otherNumber(name string) string {
	n := len(name)
	if n < 4 && strings.ToUpper(name) != name || n < 3 {
		return ""
	}
	last := name[n-1]
	switch {
	case strings.HasSuffix(name, "ies") && n > 5:
		return name[:n-3] + "y"
	case strings.HasSuffix(name, "sses"), strings.HasSuffix(name, "xes"), strings.HasSuffix(name, "ches"), strings.HasSuffix(name, "shes"):
		return name[:n-2]
	case strings.HasSuffix(name, "ss"), strings.HasSuffix(name, "us"), strings.HasSuffix(name, "is"), strings.HasSuffix(name, "ics"), strings.HasSuffix(name, "ing"):
		return ""
	case last == 's':
		return name[:n-1]
	case last == 'y' && !strings.ContainsRune("aeiou", rune(name[n-2])):
		return name[:n-1] + "ies"
	case last == 'x', strings.HasSuffix(name, "ch"), strings.HasSuffix(name, "sh"):
		return name + "es"
	case 'a' <= last|0x20 && last|0x20 <= 'z':
		return name + "s"
	}
	return ""
}

// skeleton returns a name's letters, digits, '+' and '#', as written and folded, and where among the folded ones a gap
// may be: where the name has one, at a capital inside a word, and at a digit behind letters.
func skeleton(name string) (written, folded string, breaks uint64) {
	w, f := make([]byte, 0, len(name)+8), make([]byte, 0, len(name)+8)
	mark := func() {
		if 0 < len(f) && len(f) < 64 {
			breaks |= 1 << len(f)
		}
	}
	run := 0 // letters since the last gap
	in := anyScript
	for i := 0; i < len(name); {
		c := name[i]
		if r, _ := utf8.DecodeRuneInString(name[i:]); wordRune(r) {
			if of := scriptOf(r); of != anyScript {
				if in != anyScript && of != in {
					mark()
					run = 0
				}
				in = of
			}
		}
		switch {
		case isWord(c):
			if i > 0 && isWord(name[i-1]) {
				before, after := isLower(name[i-1]), i+1 < len(name) && isLower(name[i+1])
				if isUpper(c) && (before || after) || isDigit(c) && run >= 3 {
					mark()
				}
			}
			if run++; isDigit(c) {
				run = 0
			}
			w, f, i = append(w, c), append(f, lower(c)), i+1
		case c == '+' || c == '#', c == '.' && (i == 0 || name[i-1] == ' ') && i+1 < len(name) && isLetter(name[i+1]):
			w, f, i = append(w, c), append(f, c), i+1
		case c == '&':
			mark()
			w, f = append(w, "and"...), append(f, "and"...)
			mark()
			run, i = 0, i+1
		case c < utf8.RuneSelf:
			mark()
			run, i = 0, i+1
		default:
			r, n := utf8.DecodeRuneInString(name[i:])
			var ok bool
			if f, ok = foldRune(f, last(name[:i]), r); ok {
				w = append(w, name[i:i+n]...)
			} else if r == '♯' {
				w, f = append(w, '#'), append(f, '#')
			} else {
				mark()
				run = 0
			}
			i += n
		}
	}
	return string(w), string(f), breaks
}

// foldRune appends what [names.AppendDecomposed] makes of a rune that follows prev, and nothing for a character without width.
// It reports false for a rune that is no part of a word.
func foldRune(b []byte, prev, r rune) ([]byte, bool) {
	switch {
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.M, r):
		return names.AppendDecomposed(b, prev, r), true
	case r == 0xAD, 0x200B <= r && r <= 0x200D, r == 0x2060, r == 0xFEFF:
		return b, true
	}
	return b, false
}

func isLetter(c byte) bool { return c|0x20-'a' < 26 }
func isLower(c byte) bool  { return c-'a' < 26 }
func isUpper(c byte) bool  { return c-'A' < 26 }
func isDigit(c byte) bool  { return c-'0' < 10 }
func isWord(c byte) bool   { return c|0x20-'a' < 26 || c-'0' < 10 }

func lower(c byte) byte {
	if isUpper(c) {
		c |= 0x20
	}
	return c
}

// The hash of a name is a polynomial of its folded bytes.
const (
	seed = 0x243F6A8885A308D3
	mult = 0x9E3779B97F4A7C15
)

func step(h uint64, c byte) uint64 { return (h ^ uint64(c)) * mult }

func hashString(h uint64, s string) uint64 {
	for i := range len(s) {
		h = step(h, s[i])
	}
	return h
}

// look returns what the table holds of a hash, or 0.
func (x *Index) look(h uint64) uint32 {
	if bit := h >> (x.shift - 2); x.filter[bit>>6]>>(bit&63)&1 == 0 {
		return 0
	}
	mask := uint64(len(x.slots) - 1)
	for i := h >> x.shift; ; i++ {
		if s := x.slots[i&mask]; s.tag == uint32(h) || s.ref == 0 {
			return s.ref
		}
	}
}

// put adds what is known of a hash. The first name with it stays.
func (x *Index) put(h uint64, ref uint32) {
	bit := h >> (x.shift - 2)
	x.filter[bit>>6] |= 1 << (bit & 63)
	mask := uint64(len(x.slots) - 1)
	for i := h >> x.shift; ; i++ {
		switch s := &x.slots[i&mask]; {
		case s.ref == 0:
			*s = slot{uint32(h), ref}
			return
		case s.tag == uint32(h):
			if s.ref > 1 {
				ref &= 1
			}
			s.ref |= ref
			return
		}
	}
}

// insert puts a form into the table, with all its beginnings that a gap may follow.
func (x *Index) insert(i int32) {
	f := &x.forms[i]
	h := uint64(seed)
	for k := range len(f.folded) {
		if f.gap(k) {
			x.put(h, 1)
		}
		h = step(h, f.folded[k])
	}
	x.put(h, uint32(i+1)<<1)
}

// gap reports whether a gap may be at folded[k].
func (f *form) gap(k int) bool { return k >= 64 || f.gaps>>k&1 == 1 }

// inside returns where a gap may be though the name has none, as in "back-end" for Backend and "non-functional": so that
// either part of the word has letters enough, or "so a" would be SOA.
func inside(folded string, breaks uint64) (gaps uint64) {
	near := breaks | breaks<<1 | breaks<<2 | breaks<<3 | breaks>>1 | breaks>>2
	first := 4
	for _, prefix := range [...]string{"non", "pre", "sub", "web"} {
		if strings.HasPrefix(folded, prefix) {
			first = 3
		}
	}
	for k := first; k < min(64, len(folded)-2); k++ {
		if near>>k&1 == 0 && isLower(folded[k]) {
			gaps |= 1 << k
		}
	}
	return gaps
}
