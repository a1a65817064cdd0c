package textindex

import (
	"unicode"
	"unicode/utf8"
)

// lowered has the folded form of each letter and digit of ASCII, and 0 for every other byte.
var lowered = func() (t [256]byte) {
	for c := range t {
		if isWord(byte(c)) {
			t[c] = lower(byte(c))
		}
	}
	return t
}()

// word carries the hash h over the word that starts at s[i] and returns the word's end. A word ends where its script
// changes: "Java와" is two.
func word(s string, i int, h uint64) (int, uint64) {
	start := i
	for i < len(s) {
		c := lowered[s[i]]
		if c == 0 {
			if s[i] >= utf8.RuneSelf {
				return wordOf(s, start, i, h)
			}
			break
		}
		h = (h ^ uint64(c)) * mult
		i++
	}
	return i, h
}

// wordOf is word for one that isn't all ASCII: s[start:i], the part that has been read, is.
func wordOf(s string, start, i int, h uint64) (int, uint64) {
	var in script
	if i > start {
		in = latin
	}
	for i < len(s) {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		of := scriptOf(r)
		if in != anyScript && of != anyScript && of != in {
			break
		}
		var buf [32]byte
		b, ok := foldRune(buf[:0], last(s[:i]), r)
		if !ok {
			break
		}
		if of != anyScript {
			in = of
		}
		for _, c := range b {
			h = step(h, c)
		}
		i += n
	}
	return i, h
}

// A script is what the letters of one word have in common.
type script uint8

const (
	anyScript script = iota // of a mark, which goes with any letter
	latin                   // and the scripts with letters that look like Latin ones, so that "Jаva" with a Cyrillic а is one word
	foreign                 // every other, such as kana and Hangul, which stand next to a Latin word with nothing between
)

var (
	likeLatin = []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Armenian, unicode.Cherokee}
	shared    = []*unicode.RangeTable{unicode.Common, unicode.Inherited}
)

func scriptOf(r rune) script {
	switch {
	case r < 0x300:
		return latin
	case 0x3041 <= r && r < 0x3099, 0x30A0 <= r && r < 0xA000, 0xAC00 <= r && r < 0xD800: // what these tables would say, but faster
		return foreign
	case unicode.In(r, shared...):
		return anyScript
	case unicode.In(r, likeLatin...):
		return latin
	}
	return foreign
}

// continues reports whether r, next to a Latin word, would be part of it.
func continues(r rune) bool { return wordRune(r) && scriptOf(r) != foreign }
