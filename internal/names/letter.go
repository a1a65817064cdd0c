package names

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// AppendFolded appends the folded form of one character of a word: its lower case without accents. This is how all
// packages fold letters. It appends nothing for a character that has no letter, number or mark in it.
//
// A mark that makes another letter stays: the voicing marks of kana, the vowel signs of Indic scripts, the breve of й. prev
// is the last character before r in the text that is no mark, which decides what a mark does; it is 0 if there is none. Text with marks of their
// own comes out whole once it is passed to [Compose].
func AppendFolded(dst []byte, prev, r rune) []byte {
	n := len(dst)
	dst = AppendDecomposed(dst, prev, r)
	if r < utf8.RuneSelf || unicode.Is(unicode.M, r) || !composable(dst[n:]) {
		return dst
	}
	// What is left of r isn't one letter. It is r itself, unless that is a form that nobody composes.
	var buf [utf8.UTFMax]byte
	l := buf[:utf8.EncodeRune(buf[:], unicode.ToLower(r))]
	if norm.NFD.Properties(l).Decomposition() == nil && !syllable(r) || norm.NFC.QuickSpan(l) < len(l) {
		return dst
	}
	return append(dst[:n], l...)
}

// AppendDecomposed is [AppendFolded] with letters and their marks apart, so that the result doesn't depend on how they are
// encoded. It is for those who can't call [Compose] because they look at one character at a time.
func AppendDecomposed(dst []byte, prev, r rune) []byte {
	if r < utf8.RuneSelf {
		switch {
		case 'A' <= r && r <= 'Z':
			return append(dst, byte(r)|0x20)
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			return append(dst, byte(r))
		}
		return dst
	}
	if syllable(r) {
		return appendLetters(dst, r-firstSyllable)
	}
	var buf [utf8.UTFMax]byte
	d := norm.NFKD.Properties(buf[:utf8.EncodeRune(buf[:], r)]).Decomposition()
	if d == nil {
		return appendPlain(dst, prev, r)
	}
	for len(d) > 0 {
		r, n := utf8.DecodeRune(d)
		dst = appendPlain(dst, prev, r)
		if d = d[n:]; !unicode.Is(unicode.M, r) {
			prev = r
		}
	}
	return dst
}

// appendPlain is AppendDecomposed for a character that has no decomposition.
func appendPlain(dst []byte, prev, r rune) []byte {
	switch {
	case unicode.Is(unicode.M, r):
		if keeps(prev, r) {
			dst = utf8.AppendRune(dst, r)
		}
		return dst
	case !unicode.IsLetter(r) && !unicode.IsNumber(r):
		return dst
	}
	switch r = unicode.ToLower(r); r {
	case 'ʼ': // an apostrophe
		return dst
	case 'ß':
		return append(dst, "ss"...)
	case 'æ':
		return append(dst, "ae"...)
	case 'œ':
		return append(dst, "oe"...)
	case 'þ':
		return append(dst, "th"...)
	case 'ø':
		r = 'o'
	case 'ł':
		r = 'l'
	case 'đ', 'ð':
		r = 'd'
	case 'ħ':
		r = 'h'
	case 'ı': // in capitals it is an ordinary I
		r = 'i'
	case 'ς': // at the end of a word, and in capitals an ordinary sigma
		r = 'σ'
	}
	return utf8.AppendRune(dst, r)
}

// The scripts whose marks are accents, or vowels that are mostly left out. Inherited has the accents that all scripts share.
var accented = []*unicode.RangeTable{unicode.Inherited, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Hebrew, unicode.Arabic, unicode.Syriac}

// keeps reports whether a mark makes another letter of the one before it.
func keeps(prev, mark rune) bool {
	switch mark {
	case '\u3099', '\u309A': // バ, パ
		return true
	case '\u0306', '\u0308', '\u0304': // й, ї, ӣ; ё is often written е
		return unicode.Is(unicode.Cyrillic, prev) && prev != 'е' && prev != 'Е'
	case '\u0301': // ѓ, ќ
		return prev == 'г' || prev == 'Г' || prev == 'к' || prev == 'К'
	}
	return !unicode.In(mark, accented...)
}

// The syllables of Korean. No table lists their decompositions: Unicode defines them by arithmetic.
const firstSyllable, lastSyllable = '가', '힣'

func syllable(r rune) bool { return firstSyllable <= r && r <= lastSyllable }

// appendLetters appends the two or three letters of the Korean syllable of a number.
func appendLetters(dst []byte, n rune) []byte {
	const vowels, finals = 21, 28 // with none
	dst = utf8.AppendRune(dst, '\u1100'+n/(vowels*finals))
	dst = utf8.AppendRune(dst, '\u1161'+n%(vowels*finals)/finals)
	if final := n % finals; final > 0 {
		dst = utf8.AppendRune(dst, '\u11A7'+final)
	}
	return dst
}

// Compose returns folded text with each letter and its marks as one character, as text is usually written. The result may
// take the place of b.
func Compose(b []byte) []byte {
	if !composable(b) {
		return b
	}
	s := string(b)
	if norm.NFC.IsNormalString(s) {
		return b
	}
	return append(b[:0], norm.NFC.String(s)...)
}

// composable reports whether b has something that may be written as one character with what stands before it: a mark, or a
// letter of a Korean syllable.
func composable(b []byte) bool {
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r >= 0x300 && (unicode.Is(unicode.M, r) || 0x1100 <= r && r < 0x1200) {
			return true
		}
		i += n
	}
	return false
}
