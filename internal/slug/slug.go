// Package slug is about the IDs of records: lower-case letters and digits, in words with single hyphens between them.
package slug

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Valid reports whether id is one.
func Valid(id string) bool {
	for i := range len(id) {
		c := id[i]
		word := 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
		if !word && (c != '-' || i == 0 || i == len(id)-1 || id[i-1] == '-') {
			return false
		}
	}
	return id != ""
}

// From returns a name in kebab-case: "C++" is c-plus-plus. It is "" for a name with no Latin letter or digit.
func From(s string) string {
	var b strings.Builder
	gap := false
	word := func(w string) {
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteString(w)
	}
	for _, c := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			word(string(c))
		case c == '+' || c == '#' || c == '&':
			gap = true
			word(map[rune]string{'+': "plus", '#': "sharp", '&': "and"}[c])
			gap = true
		case c == '\'' || c == '’' || unicode.Is(unicode.Mn, c):
		default:
			gap = true
		}
	}
	id := b.String()
	if len(id) > Max {
		id = strings.TrimRight(id[:Max], "-")
	}
	return id
}

// Max is the length of the longest ID that From returns. It leaves room for a number behind it, within the longest ID that a catalogue takes.
const Max = 180
