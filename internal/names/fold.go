// Package names compares names the way people write them, finds characters that only look like others, and makes IDs of names.
package names

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form under which two spellings of one name are the same: case, accents, spaces and punctuation
// are gone. Kept are letters, digits, '+' and '#' (C, C++ and C# differ), a dot that starts the name (.NET), and '&'
// as "and". A mark that makes another letter stays (see [AppendFolded]). Folding twice changes nothing more.
func Fold(s string) string {
	if !ascii(s) {
		s = norm.NFKD.String(strings.ToValidUTF8(s, "")) // norm leaves what follows a bad byte as it is
	}
	b := make([]byte, 0, len(s))
	prev, plain := rune(0), true
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
			plain = false
		}
		switch {
		case r == '+' || r == '#':
			b = append(b, byte(r))
		case r == '&':
			b = append(b, "and"...)
		case r == '♯': // the musical sharp
			b = append(b, '#')
		case r == '.' && len(b) == 0 && i+1 < len(s) && isLetter(s[i+1]):
			b = append(b, '.')
		default:
			b = AppendFolded(b, prev, r)
		}
		if r < utf8.RuneSelf || !unicode.Is(unicode.M, r) {
			prev = r
		}
		i += n
	}
	if plain {
		return string(b)
	}
	return string(Compose(b))
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Clean reports what is wrong with s as a name: characters that cannot be seen, that look like others, or white space
// at an end or doubled.
func Clean(s string) error {
	if ascii(s) {
		for i := range len(s) {
			if s[i] < ' ' || s[i] == 0x7f {
				return fmt.Errorf("control character U+%04X at byte %d", s[i], i)
			}
		}
	} else if err := visible(s, false); err != nil {
		return err
	}
	if strings.HasPrefix(s, " ") || strings.HasSuffix(s, " ") || strings.Contains(s, "  ") {
		return errors.New("white space at an end, or doubled")
	}
	return nil
}

// CleanProse is Clean for running text, which may have line breaks, tabs and any white space.
func CleanProse(s string) error {
	if ascii(s) {
		for i := range len(s) {
			if (s[i] < ' ' && s[i] != '\n' && s[i] != '\t' && s[i] != '\r') || s[i] == 0x7f {
				return fmt.Errorf("control character U+%04X at byte %d", s[i], i)
			}
		}
		return nil
	}
	return visible(s, true)
}

// The scripts whose letters are mistaken for one another. A word that mixes two of them is not what it seems.
var alike = []*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Armenian, unicode.Cherokee}

func visible(s string, prose bool) error {
	word := -1 // the script of the word so far
	for i, r := range s {
		switch {
		case r == utf8.RuneError:
			return fmt.Errorf("bad or unknown character at byte %d", i)
		case prose && (r == '\n' || r == '\t' || r == '\r' || unicode.Is(unicode.Zs, r)):
		case unicode.Is(unicode.C, r), unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r),
			r != ' ' && unicode.Is(unicode.Zs, r), unicode.Is(unicode.Variation_Selector, r),
			r == 0x115F, r == 0x1160, r == 0x3164, r == 0xFFA0, r == 0x2800:
			return fmt.Errorf("invisible character U+%04X at byte %d", r, i)
		}
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			word = -1
			continue
		}
		if plain := norm.NFKC.String(string(r)); r >= utf8.RuneSelf && r != 'ª' && r != 'º' && len(plain) == 1 {
			return fmt.Errorf("U+%04X at byte %d looks like %q", r, i, plain)
		}
		for k, t := range alike {
			if !unicode.Is(t, r) {
				continue
			}
			if word >= 0 && word != k {
				return fmt.Errorf("U+%04X at byte %d is of another script than the rest of its word", r, i)
			}
			word = k
		}
	}
	return nil
}
