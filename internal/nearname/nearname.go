// Package nearname finds names that are nearly written like a given one: by a letter too many, missing, mistaken or
// misplaced.
package nearname

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-career/career/internal/names"
)

const (
	shortest = 5  // letters: shorter names have no near ones
	longest  = 64 // and longer ones none either
)

// An Index finds the names that are near another. It is safe for concurrent use.
type Index struct {
	byLength [longest + 1][]near
	words    map[string]bool // words that are no typing errors
}

type near struct {
	letters uint64 // which letters it has
	text    string // folded
	name    int32
}

// New returns an index of names. words are further words that people may write and mean.
func New(list []string, words []string) *Index {
	x := &Index{words: map[string]bool{}}
	for i, n := range list {
		f := names.Fold(n)
		if l := utf8.RuneCountInString(f); shortest <= l && l <= longest {
			x.byLength[l] = append(x.byLength[l], near{lettersOf(f), f, int32(i)})
		}
		x.know(n)
	}
	for _, w := range words {
		x.know(w)
	}
	return x
}

func (x *Index) know(name string) {
	for w := range strings.FieldsFuncSeq(name, between) {
		if f := names.Fold(w); f != "" {
			x.words[f] = true
		}
	}
}

func between(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.M, r)
}

// A Hit is a name that is near.
type Hit struct {
	Name   int32   // its number, in the order in which New got them
	Amount float64 // how near, above 0 and below 1: the share of letters that are right
}

// Find returns the names near to s, nearest first. A name differs by one letter, which may be misplaced, or from ten letters on by two; short words differ by no mistaken
// letter, as these are mostly other words ("scale" and Scala), and the first letter is right. Nothing is near a name of fewer
// than five letters. A word of s that is a word itself is right as it is.
//
// The work grows with the number of names that are about as long.
func (x *Index) Find(s string) []Hit {
	q := names.Fold(s)
	n := utf8.RuneCountInString(q)
	if n < shortest || n > longest {
		return nil
	}
	most := 1
	if n >= 10 {
		most = 2
	}
	var right []string
	for w := range strings.FieldsFuncSeq(s, between) {
		if w = names.Fold(w); x.words[w] {
			right = append(right, w)
		}
	}
	letters, runes := lettersOf(q), []rune(q)
	var out []Hit
	var buf [longest]rune
	for l := max(shortest, n-most); l <= min(longest, n+most); l++ {
		for i := range x.byLength[l] {
			c := &x.byLength[l][i]
			if bits.OnesCount64(letters^c.letters) > 2*most || !strings.HasPrefix(c.text, string(runes[0])) && !swapped(c.text, runes) {
				continue
			}
			other := buf[:0]
			for _, r := range c.text {
				other = append(other, r)
			}
			d := distance(runes, other, 2)
			if d == 2 && most == 1 && rearranged(runes, other) { // Phyton
				d = 1
			}
			if d == 0 || d > most || n == l && l <= 6 && !rearranged(runes, other) || slices.ContainsFunc(right, func(w string) bool { return !strings.Contains(c.text, w) }) {
				continue
			}
			out = append(out, Hit{c.name, 1 - float64(d)/float64(max(n, l))})
		}
	}
	slices.SortFunc(out, func(a, b Hit) int { return cmp.Or(cmp.Compare(b.Amount, a.Amount), cmp.Compare(a.Name, b.Name)) })
	return out
}

// lettersOf returns two bits for each letter of s, modulo 32: that it is there, and there again.
func lettersOf(s string) (set uint64) {
	for _, r := range s {
		bit := uint64(1) << (uint32(r) % 32 * 2)
		if set&bit != 0 {
			bit <<= 1
		}
		set |= bit
	}
	return set
}

// swapped reports whether the first two letters of s are those of runes, changed.
func swapped(s string, runes []rune) bool {
	a, n := utf8.DecodeRuneInString(s)
	b, _ := utf8.DecodeRuneInString(s[n:])
	return a == runes[1] && b == runes[0]
}

// rearranged reports whether a and b have the same letters.
func rearranged(a, b []rune) bool {
	if len(a) != len(b) {
		return false
	}
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// distance returns the least number of letters to add, take away, replace or change with the next one to get from a to
// b, no letter twice. If it is more than most, any number above most will do.
func distance(a, b []rune, most int) int {
	var rows [3][longest + 1]int
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			d := last[j-1]
			if a[i-1] != b[j-1] {
				d = 1 + min(d, last[j], row[j-1])
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					d = min(d, 1+before[j-2])
				}
			}
			row[j] = d
			least = min(least, d)
		}
		if least > most {
			return least
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
