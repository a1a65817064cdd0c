package title

import (
	"unicode"
	"unicode/utf8"

	"github.com/go-career/career/internal/names"
)

// What is looked at of one title. Titles are short; what comes after is cut off, so that a title of any length costs
// no more than one of this length.
const (
	MaxBytes  = 1024
	MaxTokens = 64
)

// A Token is one word of a title.
type Token struct {
	Text       string // folded as package names folds: lower case, without accents and apostrophes
	Start, End int    // in the title, in bytes
	Sep        byte   // what stands before it: a space, '-' for a hyphen, '/' for a slash, '&' for an ampersand, ',' for anything that starts a new part, '(' in brackets
	Part       uint8  // which part of the title it is in
	Upper      bool   // written in capitals throughout
	Kind       Kind
	Joins      bool   // it only joins others
	word       uint16 // in the lexicon
}

// Tokens appends the words of s to dst.
func Tokens(dst []Token, s string) []Token {
	if len(s) > MaxBytes {
		s = s[:MaxBytes]
	}
	x := scanner{s: s, tokens: dst, base: len(dst), sep: ',', start: -1}
	for i := 0; i < len(s) && len(x.tokens)-x.base < MaxTokens; {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		i += x.read(i, r, n)
	}
	x.flush(len(s), len(s))
	return x.fold()
}

// A scanner cuts a title into words.
type scanner struct {
	s      string
	tokens []Token
	base   int            // how many tokens are not of this title
	ends   [MaxTokens]int // of the words in s, without "'s"; of their texts, once they are folded
	part   uint8
	sep    byte
	depth  int // of brackets
	start  int // of the word being read, or -1
}

// read reads the character at i, which is r, of n bytes. It returns how many bytes it has read.
func (x *scanner) read(i int, r rune, n int) int {
	switch class(r) {
	case letter, other:
		if x.start < 0 {
			x.start = i
		}
	case mark: // a combining mark, or one of the characters that are not seen
	case apostrophe:
		if x.possessive(i + n) {
			x.flush(i, i+n+1)
			return n + 1
		}
	case sharp: // C++, C#
		if x.start < 0 && r == '#' {
			x.newPart()
		}
	case dot:
		if !x.acronym(i) {
			x.flush(i, i)
		}
	case ampersand: // R&D
		if x.start < 0 || i-x.start != 1 || !x.single(i+1) {
			if x.flush(i, i); x.sep == ' ' {
				x.sep = '&'
			}
		}
	case space:
		x.flush(i, i)
	case hyphen:
		x.flush(i, i)
		x.hyphen(i, r, n)
	case slash:
		if x.flush(i, i); x.sep == ' ' {
			x.sep = '/'
		}
	case open:
		x.flush(i, i)
		x.depth++
		x.newPart()
	case shut:
		x.flush(i, i)
		x.depth = max(0, x.depth-1)
		x.newPart()
	case comma:
		x.flush(i, i)
		x.newPart()
	}
	return n
}

// possessive reports whether what follows an apostrophe is the s of "driver's".
func (x *scanner) possessive(i int) bool {
	return x.start >= 0 && i < len(x.s) && x.s[i]|0x20 == 's' && x.endsAt(i+1)
}

// endsAt reports whether a word ends at i.
func (x *scanner) endsAt(i int) bool { return i >= len(x.s) || class(rune(x.s[i])) > other }

// single reports whether a word of one letter stands at i.
func (x *scanner) single(i int) bool {
	return i < len(x.s) && class(rune(x.s[i])) == letter && x.endsAt(i+1)
}

// acronym reports whether the dot at i stands between single letters, as in R.N.
func (x *scanner) acronym(i int) bool {
	after := x.start >= 0 && (i-x.start == 1 || i >= 2 && x.s[i-2] == '.')
	return after && x.single(i+1)
}

// hyphen reads a hyphen or dash. A hyphen that touches both its neighbours joins them, any other starts a new part.
func (x *scanner) hyphen(i int, r rune, n int) {
	tight := i > 0 && i+n < len(x.s) && x.s[i-1] != ' ' && x.s[i+n] != ' '
	if tight && (r == '-' || r == '‐' || r == '‑' || r == '_') {
		x.sep = '-'
		return
	}
	x.newPart()
}

// newPart starts a new part of the title.
func (x *scanner) newPart() {
	if len(x.tokens) > x.base && x.sep != ',' && x.sep != '(' {
		x.part++
	}
	x.sep = ','
	if x.depth > 0 {
		x.sep = '('
	}
}

// flush ends the word that is being read, if there is one. What is folded of it ends before the token does if an "'s" follows.
func (x *scanner) flush(word, end int) {
	if n := len(x.tokens) - x.base; x.start >= 0 && n < MaxTokens {
		x.ends[n] = word
		x.tokens = append(x.tokens, Token{Start: x.start, End: end, Sep: x.sep, Part: x.part})
		x.sep = ' '
	}
	x.start = -1
}

// fold gives the tokens their texts. It leaves out the few of which nothing is left.
func (x *scanner) fold() []Token {
	buf := make([]byte, 0, 2*MaxBytes/16)
	tokens := x.tokens[:x.base]
	for k, t := range x.tokens[x.base:] {
		from := len(buf)
		if buf, t.Upper = appendWord(buf, x.s[t.Start:x.ends[k]]); len(buf) > from {
			x.ends[len(tokens)-x.base] = len(buf)
			tokens = append(tokens, t)
		}
	}
	texts := string(buf)
	from := 0
	for k := range tokens[x.base:] {
		t := &tokens[x.base+k]
		t.Text = texts[from:x.ends[k]]
		t.word = lookup(t.Text)
		t.Joins = lexicon[t.word].is&isJoin != 0
		from = x.ends[k]
	}
	return tokens
}

// appendWord appends a folded word, and reports whether it is written in capitals throughout.
func appendWord(buf []byte, w string) (folded []byte, upper bool) {
	from, prev, foreign := len(buf), rune(0), false
	letters, uppers := 0, 0
	for i := 0; i < len(w); {
		c := w[i]
		switch {
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(w[i:])
			if unicode.IsLetter(r) {
				letters++
			}
			if unicode.IsUpper(r) {
				uppers++
			}
			buf = names.AppendFolded(buf, prev, r)
			foreign = true
			if !unicode.Is(unicode.M, r) {
				prev = r
			}
			i += n
			continue
		case 'A' <= c && c <= 'Z':
			buf = append(buf, c|0x20)
			letters++
			uppers++
		case 'a' <= c && c <= 'z':
			buf = append(buf, c)
			letters++
		case '0' <= c && c <= '9', c == '+', c == '#':
			buf = append(buf, c)
		}
		prev = rune(c)
		i++
	}
	if foreign {
		buf = append(buf[:from], names.Compose(buf[from:])...)
	}
	return buf, letters > 0 && letters == uppers
}

type classOf uint8

const (
	letter classOf = iota // letters and digits of ASCII
	other                 // other letters and numbers
	mark                  // combining marks, and what isn't seen or is no character
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
	case '&', '＆':
		return ampersand
	case '-', '–', '—', '‐', '‑', '_', '−':
		return hyphen
	case '/', '\\', '*', '／':
		return slash
	case '(', '[', '{', '（', '【', '［':
		return open
	case ')', ']', '}', '）', '】', '］':
		return shut
	case ',', ';', ':', '|', '@', '•', '·', '\n', '\r', '~', '>', '<', '"', '“', '”', '!', '?', '，', '、', '；', '：', '｜', '！':
		return comma
	}
	switch {
	case r < utf8.RuneSelf, unicode.IsSpace(r):
		return space
	case unicode.IsLetter(r), unicode.IsNumber(r):
		return other
	case unicode.Is(unicode.M, r), unicode.Is(unicode.Cf, r), r == utf8.RuneError:
		return mark
	}
	return space
}
