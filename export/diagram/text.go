package diagram

import (
	"strings"
	"unicode"
)

// printed returns s on one line, without characters that are not printed.
func printed(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd")))
}

// lineWidth is how many letters a box has room for, and maxLines how many lines.
const lineWidth, maxLines = 22, 3

// wrap breaks a label into lines that fit a box. What is beyond the last is cut, and marked so.
func wrap(label string) []string {
	var lines []string
	line, width := "", 0
	end := func() {
		if line != "" {
			lines = append(lines, line)
		}
		line, width = "", 0
	}
	for _, word := range strings.Fields(printed(label)) {
		for rest := word; rest != ""; {
			part, n := cut(rest)
			rest = rest[len(part):]
			if width > 0 && width+1+n > lineWidth {
				end()
			}
			if width > 0 {
				line, width = line+" ", width+1
			}
			line, width = line+part, width+n
			if rest != "" {
				end()
			}
		}
	}
	end()
	if len(lines) > maxLines {
		lines = lines[:maxLines]
		lines[maxLines-1] += "…"
	}
	if lines == nil {
		lines = []string{""}
	}
	return lines
}

// cut returns as much of a word as a line has room for, and its width in letters. East Asian characters are twice as wide.
func cut(word string) (string, int) {
	width := 0
	for i, r := range word {
		n := 1
		if r >= 0x1100 && r != '–' && r != '…' && r != '’' && (r < 0x1E00 || r > 0x2BFF) {
			n = 2
		}
		if width+n > lineWidth {
			return word[:i], width
		}
		width += n
	}
	return word, width
}
