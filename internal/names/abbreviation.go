package names

import (
	"strings"
	"unicode"
)

// Apart takes a name apart that has another in brackets behind it, or behind a dash, an equals sign or a slash: "Extract, Transform, Load
// (ETL)", "K8s / Kubernetes". It reports false if there is no second part.
func Apart(s string) (name, other string, ok bool) {
	s = strings.TrimSpace(s)
	if inner, closed := strings.CutSuffix(s, ")"); closed {
		if at := strings.LastIndexByte(inner, '('); at > 0 {
			name, other = inner[:at], inner[at+1:]
		}
	} else {
		for _, mark := range [...]string{" - ", " – ", " — ", "/", "=", ":"} {
			if name, other, ok = strings.Cut(s, mark); ok {
				break
			}
		}
	}
	name, other = strings.TrimSpace(name), strings.TrimSpace(other)
	return name, other, name != "" && other != ""
}

// Abbreviates reports whether short has the initials of the words of long, as ETL has those of "Extract, Transform, Load"
// and JS those of "JavaScript". Small words may be left out.
func Abbreviates(short, long string) bool {
	short = strings.TrimSpace(short)
	if len(short) < 2 || len(short) > 8 || len(long) > 100 {
		return false
	}
	var all, most []byte
	for _, w := range strings.FieldsFunc(long, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		small := false
		switch strings.ToLower(w) {
		case "of", "and", "for", "the", "in", "to", "on", "a", "as", "with", "by":
			small = true
		}
		for i := range len(w) {
			if i == 0 || 'A' <= w[i] && w[i] <= 'Z' && 'a' <= w[i-1] && w[i-1] <= 'z' {
				all = append(all, w[i])
				if !small {
					most = append(most, w[i])
				}
			}
		}
	}
	for _, s := range [...]string{short, strings.TrimSuffix(short, "s")} {
		if len(s) > 1 && (strings.EqualFold(s, string(all)) || strings.EqualFold(s, string(most))) {
			return true
		}
	}
	return false
}
