package names

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// ValidID reports whether id is the ID of a record: lower-case letters and digits, in words with single hyphens between
// them.
func ValidID(id string) bool {
	for i := range len(id) {
		c := id[i]
		word := 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
		if !word && (c != '-' || i == 0 || i == len(id)-1 || id[i-1] == '-') {
			return false
		}
	}
	return id != ""
}

// ID returns a name as an ID: "C++" is c-plus-plus. It is empty for a name with no Latin letter or digit.
func ID(s string) string {
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
	if len(id) > MaxID {
		id = strings.TrimRight(id[:MaxID], "-")
	}
	return id
}

// MaxID is the length of the longest ID that [ID] returns. It leaves room for a number behind it, within the longest ID that a catalogue takes.
const MaxID = 180
