// Package skillname takes apart what people write about a skill: its name, and beside it how well and for how long they have
// it, or what sort of thing it is ("Advanced in SQL", "Python (3 yrs)", "Go (Programming Language)").
//
// It knows no names. It only knows words that say something about a skill, and offers what is left without them; whether
// that is a name is for its caller to say.
package skillname

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Unrated is the level of a skill that nobody stated.
const Unrated = -1

// A Reading is one way to read a text about a skill.
type Reading struct {
	Name   string // what is left of the text
	Level  int    // 0 to 4, or Unrated
	Months int    // 0 if they are not stated
	// Product says that a word was taken off that goes with products and languages alone, as in "Java development".
	Product bool
	// Spoken says the same of words that go with spoken languages, as in "English (native)".
	Spoken bool
	// Sure says that what was taken off stood apart, so that it is hardly part of the name.
	Sure bool
}

// mostCuts is how many words or groups of words are taken off each end.
const mostCuts = 6

// Readings returns the ways to read a text, beginning with all of it: those that leave more of it come first. There are up to 49.
func Readings(text string) iter.Seq[Reading] {
	return func(yield func(Reading) bool) {
		tokens := split(text)
		if len(tokens) == 0 {
			return
		}
		front, back := cutFront(tokens), cutBack(tokens)
		for n := range len(front) + len(back) - 1 {
			for i := max(0, n-len(back)+1); i <= min(n, len(front)-1); i++ {
				f, b := front[i], back[n-i]
				if f.tokens+b.tokens >= len(tokens) {
					continue
				}
				kept := tokens[f.tokens : len(tokens)-b.tokens]
				if f.tokens > 0 && lexicon()[kept[0].word].is&join != 0 && lexicon()[tokens[f.tokens-1].word].is&join == 0 {
					continue // "proficient in" goes whole, or "in design" is left
				}
				last := kept[len(kept)-1]
				for last.bracket && last.end < len(text) && strings.IndexByte(")]}", text[last.end]) >= 0 {
					last.end++
				}
				r := Reading{Name: text[kept[0].start:last.end], Level: Unrated, Sure: f.sure && b.sure}
				r.hear(tokens[:f.tokens], tokens[len(tokens)-b.tokens:])
				if n == 0 {
					r.Name = strings.TrimSpace(text)
				}
				if !yield(r) {
					return
				}
			}
		}
	}
}

// hear notes what words say that were taken off.
func (r *Reading) hear(taken ...[]token) {
	low, high := 0, 0
	for _, tokens := range taken {
		for i, t := range tokens {
			w := lexicon()[t.word]
			r.Months = max(r.Months, t.months)
			r.Product = r.Product || w.is&product != 0
			r.Spoken = r.Spoken || w.is&spoken != 0
			if l := int(w.level); l > 0 && (t.word != "working" || i+1 == len(tokens) || lexicon()[tokens[i+1].word].is&join == 0) { // not "working with"
				if low == 0 {
					low = l
				}
				low, high = min(low, l), max(high, l)
			}
		}
	}
	if low == high && low > 0 { // "basic to intermediate" says neither
		r.Level = low
	}
}

// A token is a word of a text, or a time.
type token struct {
	start, end int
	word       string // in lower case
	months     int
	apart      bool // a bracket, dash, colon or comma stands before it
	bracket    bool // it is in brackets
}

// split returns the tokens of a text.
func split(text string) []token {
	var out []token
	depth, apart := 0, false
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case strings.ContainsRune("([{", r):
			depth, apart = depth+1, true
		case strings.ContainsRune(")]}", r):
			depth, apart = max(0, depth-1), true
		case strings.ContainsRune(",;:|/•·–—=", r), r == '-' && (i == 0 || text[i-1] == ' ' || i+1 == len(text) || text[i+1] == ' '):
			apart = true
		case unicode.IsSpace(r):
		default:
			start := i
			for i < len(text) {
				r, n := utf8.DecodeRuneInString(text[i:])
				if unicode.IsSpace(r) || strings.ContainsRune("()[]{},;:|/•·–—=", r) {
					break
				}
				i += n
			}
			out = append(out, token{start: start, end: i, word: strings.ToLower(strings.TrimRight(text[start:i], ".")), apart: apart, bracket: depth > 0})
			apart = false
			out = joinTime(out)
			continue
		}
		i += n
	}
	return out
}

// joinTime makes one token of a number and the unit behind it, "3 yrs", and of both in one, "3yrs".
func joinTime(tokens []token) []token {
	n := len(tokens)
	last := &tokens[n-1]
	if digits := number(last.word); digits > 0 && digits < len(last.word) {
		if u := lexicon()[last.word[digits:]].months; u > 0 {
			last.months = count(last.word[:digits]) * int(u)
		}
	} else if u := lexicon()[last.word].months; u > 0 && n > 1 && !last.apart {
		if before := &tokens[n-2]; number(before.word) == len(before.word) {
			before.end, before.months = last.end, count(before.word)*int(u)
			return tokens[:n-1]
		}
	}
	return tokens
}

// number returns the length of the number that s starts with: "3", "10+", "2.5", "3-4", "~3", ">5".
func number(s string) int {
	i := 0
	for i < len(s) && (s[i]-'0' < 10 || strings.IndexByte("+.-~>", s[i]) >= 0) {
		i++
	}
	if strings.Trim(s[:i], "+.-~>") == "" {
		return 0
	}
	return i
}

// count returns the whole number that s has first, no more than 99.
func count(s string) int {
	n := 0
	for _, c := range strings.TrimLeft(s, "~>+") {
		if c < '0' || c > '9' || n > 9 {
			break
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// A cut is how many tokens are taken off an end.
type cut struct {
	tokens int
	sure   bool
}

// aside reports whether a token may be something said about a skill where it stands apart from its name.
func (t token) aside() bool {
	w, ok := lexicon()[t.word]
	return ok && (w.is != 0 || w.level != 0) || t.months > 0 || score(t.word)
}

// score reports whether s is a mark such as "4/5", of which the slash has been taken out, or "80%".
func score(s string) bool {
	n := number(s)
	return n > 0 && (n == len(s) && n <= 2 || s[n:] == "%")
}

// cutBack returns what may be taken off the end, nothing first.
func cutBack(tokens []token) []cut {
	cuts := []cut{{0, true}}
	for n := 1; n < len(tokens) && len(cuts) <= mostCuts; n++ {
		t, at := tokens[len(tokens)-n], cuts[len(cuts)-1]
		switch {
		case !t.aside():
			return cuts
		case t.apart: // "Java – 3 years", "Excel (basic)"
			cuts = append(cuts, cut{n, true})
		case at.tokens == n-1 && !t.bracket && t.trails(): // "Excel basics"
			cuts = append(cuts, cut{n, at.sure && t.months > 0})
		}
	}
	return cuts
}

// trails reports whether a token may be something said about a skill where it directly follows its name.
func (t token) trails() bool { return t.months > 0 || lexicon()[t.word].is&trailing != 0 }

// cutFront returns what may be taken off the start, nothing first. The name may itself begin with a word that says something,
// as Deep Learning does.
func cutFront(tokens []token) []cut {
	cuts := []cut{{0, true}}
	for i, t := range tokens[:len(tokens)-1] {
		if !t.aside() || len(cuts) > mostCuts {
			break
		}
		at := cuts[len(cuts)-1]
		w := lexicon()[t.word]
		switch next := tokens[i+1]; {
		case i > 0 && w.is&join != 0, // "good knowledge of Java"
			next.apart && !next.bracket: // "Expert: Java"
			cuts = append(cuts, cut{i + 1, true})
		case at.tokens == i && (t.months > 0 || w.is&leading != 0): // "3 years Java", "Basic Java"
			cuts = append(cuts, cut{i + 1, at.sure && t.months > 0})
		}
	}
	return cuts
}
