// Package title reads job titles: it cuts them into words, spells out the abbreviations of the trade, and tells the
// words that name the work from those that say how senior it is and from the rest.
//
// Nothing in it is set up at import: the vocabularies are switch statements.
package title

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// What is looked at of one title. Titles are short; what comes after is cut off, so that a title of any length costs
// no more than one of this length.
const (
	MaxBytes  = 1024
	MaxTokens = 64
)

// A Token is one word of a title.
type Token struct {
	Text       string // folded: lower case, without accents and apostrophes
	Start, End int    // in the title, in bytes
	Sep        byte   // what stands before it: a space, '-' for a hyphen, '/' for a slash, ',' for anything that starts a new part, '(' in brackets
	Part       uint8  // which part of the title it is in
	Upper      bool   // written in capitals throughout
	Kind       Kind
}

// Tokens appends the words of s to dst.
func Tokens(dst []Token, s string) []Token {
	if len(s) > MaxBytes {
		s = s[:MaxBytes]
	}
	base := len(dst)
	buf := make([]byte, 0, 2*MaxBytes/16)
	var ends [MaxTokens]int // of the words, in buf
	var part uint8
	sep := byte(',')
	depth := 0
	start := -1 // of the word being read
	begun := 0  // where it starts in buf
	letters, uppers := 0, 0
	flush := func(end int) {
		if start < 0 {
			return
		}
		n := len(dst) - base
		from := 0
		if n > 0 {
			from = ends[n-1]
		}
		if len(buf) > from && n < MaxTokens {
			ends[n] = len(buf)
			dst = append(dst, Token{Start: start, End: end, Sep: sep, Part: part, Upper: letters > 0 && letters == uppers})
			sep = ' '
		} else {
			buf = buf[:from]
		}
		start, letters, uppers = -1, 0, 0
	}
	newPart := func() {
		if len(dst) > base && sep != ',' && sep != '(' {
			part++
		}
		sep = ','
		if depth > 0 {
			sep = '('
		}
	}
	for i := 0; i < len(s) && len(dst)-base < MaxTokens; {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		c := class(r)
		switch c {
		case letter, other:
			if start < 0 {
				start, begun = i, len(buf)
			}
			switch {
			case r < utf8.RuneSelf:
				if 'A' <= r && r <= 'Z' {
					r |= 0x20
					uppers++
				}
				if r > '9' {
					letters++
				}
				buf = append(buf, byte(r))
			case r == utf8.RuneError && n == 1:
			default:
				letters++
				if unicode.IsUpper(r) {
					uppers++
				}
				buf = fold(buf, s[i:i+n], r)
			}
		case mark: // a combining mark, or one of the characters that are not seen
		case apostrophe:
			// "driver's" is "driver"
			if start >= 0 && len(buf) > begun && i+n < len(s) && s[i+n]|0x20 == 's' && (i+n+1 == len(s) || class(rune(s[i+n+1])) > other) {
				flush(i + n + 1)
				n++
			}
		case sharp: // C++, C#
			if start >= 0 && len(buf) > begun {
				buf = append(buf, byte(r))
			} else if r == '#' {
				newPart()
			}
		case dot:
			// A dot between single letters makes an acronym (R.N.); one before a word is part of its name (.NET).
			single := start >= 0 && i-start == 1 || start >= 0 && i >= 2 && s[i-2] == '.'
			next := i+1 < len(s) && class(rune(s[i+1])) == letter
			switch {
			case single && next && (i+2 >= len(s) || s[i+2] == '.' || class(rune(s[i+2])) > other):
			case single && start >= 0 && i-start > 1: // the last of an acronym
				flush(i)
			default:
				flush(i)
			}
		case ampersand: // R&D
			if start >= 0 && i-start == 1 && i+1 < len(s) && class(rune(s[i+1])) == letter && (i+2 == len(s) || class(rune(s[i+2])) > other) {
				break
			}
			flush(i)
		case space:
			flush(i)
		case hyphen:
			flush(i)
			tight := i > 0 && i+n < len(s) && s[i-1] != ' ' && s[i+n] != ' '
			if r == '-' || r == '‐' || r == '‑' || r == '_' {
				if tight {
					sep = '-'
					break
				}
			}
			newPart()
		case slash:
			flush(i)
			if sep == ' ' {
				sep = '/'
			}
		case open:
			flush(i)
			depth++
			newPart()
		case shut:
			flush(i)
			depth = max(0, depth-1)
			newPart()
		case comma:
			flush(i)
			newPart()
		}
		i += n
	}
	flush(len(s))
	words := string(buf)
	from := 0
	for k := range dst[base:] {
		dst[base+k].Text = words[from:ends[k]]
		from = ends[k]
	}
	return dst
}

type classOf uint8

const (
	letter classOf = iota // letters and digits of ASCII
	other                 // other letters and digits, and bytes that are no character
	mark
	apostrophe
	sharp
	dot
	ampersand
	space
	hyphen
	slash
	open
	shut
	comma
)

func class(r rune) classOf {
	switch {
	case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9':
		return letter
	case r == ' ':
		return space
	}
	switch r {
	case '\'', '’', '`', 'ʼ':
		return apostrophe
	case '+', '#':
		return sharp
	case '.':
		return dot
	case '&':
		return ampersand
	case '-', '–', '—', '‐', '‑', '_', '−':
		return hyphen
	case '/', '\\', '*':
		return slash
	case '(', '[', '{':
		return open
	case ')', ']', '}':
		return shut
	case ',', ';', ':', '|', '@', '•', '·', '\n', '\r', '~', '>', '<', '"', '“', '”', '!', '?':
		return comma
	}
	switch {
	case r < utf8.RuneSelf, unicode.IsSpace(r):
		return space
	case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r):
		return mark
	case r == utf8.RuneError, unicode.IsLetter(r), unicode.IsDigit(r):
		return other
	}
	return space
}

// fold appends r, which is s, in lower case and without its accents.
func fold(dst []byte, s string, r rune) []byte {
	switch r {
	case 'ß', 'ẞ':
		return append(dst, "ss"...)
	case 'ø', 'Ø':
		return append(dst, 'o')
	case 'ł', 'Ł':
		return append(dst, 'l')
	case 'æ', 'Æ':
		return append(dst, "ae"...)
	case 'œ', 'Œ':
		return append(dst, "oe"...)
	}
	d := norm.NFKD.PropertiesString(s).Decomposition()
	if d == nil {
		return utf8.AppendRune(dst, unicode.ToLower(r))
	}
	for len(d) > 0 {
		r, n := utf8.DecodeRune(d)
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
		d = d[n:]
	}
	return dst
}

// Singular returns the form under which singular and plural are the same word. It is no dictionary: what matters is
// that both come out alike.
func Singular(w string) string {
	n := len(w)
	switch {
	case n < 4 || w[n-1] != 's' || w[n-2] == 's' || w[n-2] == 'u' || w[n-2] == 'i':
		return w
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "xes"):
		return w[:n-2]
	}
	return w[:n-1]
}
