package markdown

import (
	"strings"
	"unicode"
)

// Escape returns s as Markdown that shows s and does nothing else: no emphasis, link, code, HTML, heading, list or table
// cell can start or end in it, wherever it is put. It is one line: what is not printed, line ends included, becomes a space,
// and several become one. It is for CommonMark and GitHub's tables, strikethrough, links and formulas.
func Escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	s = strings.Join(strings.Fields(s), " ")
	var b strings.Builder
	digits := len(s) - len(strings.TrimLeft(s, "0123456789")) // that would start a numbered list
	for i := range len(s) {
		switch ch := s[i]; ch {
		case '\\', '`', '*', '_', '[', ']', '<', '>', '&', '~', '|', '$', '@':
			b.WriteByte('\\')
		case '#': // a heading, or the end of one
			if i == 0 || s[i-1] == ' ' || s[i-1] == '#' {
				b.WriteByte('\\')
			}
		case '-', '+', '=':
			if i == 0 {
				b.WriteByte('\\')
			}
		case '.', ')':
			if i > 0 && i == digits && (i+1 == len(s) || s[i+1] == ' ') || ch == '.' && i >= 3 && strings.EqualFold(s[i-3:i], "www") {
				b.WriteByte('\\')
			}
		case ':': // a link
			if strings.HasPrefix(s[i:], "://") {
				b.WriteByte('\\')
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
