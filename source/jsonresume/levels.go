package jsonresume

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/names"
)

// Level reads a level in a person's own words: the names of the scale, and words such as "beginner", "intermediate",
// "advanced" or "master", in English, German, French, Spanish, Italian, Portuguese and Dutch. A share of a whole counts as
// that share of [career.Expert], rounded, and at least as [career.Awareness]: "4/5", "80 %", "★★★★☆".
//
// A text that has words for two levels, or for none, cannot be read: it returns [career.Unrated] and false. Neither can a
// number without its scale ("5"), a share of nothing ("0 %") or a time ("5 years").
func Level(text string) (career.Proficiency, bool) {
	level, _, reason := readLevel(text)
	return level, reason == "" && level != career.Unrated
}

// readLevel reads a level, or a time of experience in months. The reason is empty if there is one of them.
func readLevel(text string) (level career.Proficiency, months int, reason Reason) {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > 200 {
		return career.Unrated, 0, ReasonLevel
	}
	if l, n := levelInWords(text); n > 0 {
		if n > 1 {
			return career.Unrated, 0, ReasonLevel
		}
		return l, 0, ""
	}
	if m := experienceIn(text); m > 0 {
		return career.Unrated, m, ""
	}
	return levelInNumbers(text)
}

// levelInWords returns the level that words of a text state, and how many levels they do. A denial counts as two.
func levelInWords(text string) (level career.Proficiency, n int) {
	level = career.Unrated
	tokens := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) && r != '-' })
	for i, t := range tokens {
		tokens[i] = names.Fold(t)
	}
	for i := 0; i < len(tokens); i++ {
		l, ok := lex().levels[tokens[i]]
		if i+1 < len(tokens) {
			if two, also := lex().levels[tokens[i]+tokens[i+1]]; also {
				l, ok = two, true
				i++
			}
		}
		if lex().negations[tokens[i]] {
			return career.Unrated, 2
		}
		if ok && (n == 0 || l != level) {
			level, n = l, n+1
		}
	}
	return level, n
}

// levelHeading reads words that stand above or before names of skills and say nothing but how well: "Advanced", "Working
// knowledge", "Sehr gute Kenntnisse". "Machine learning" is none, nor are "Fundamentals".
func levelHeading(text string) (career.Proficiency, bool) {
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) && r != '-' }) {
		f := names.Fold(w)
		if _, ok := lex().levels[f]; !ok && !headingWords.has(f) || subjectWords.has(f) {
			return career.Unrated, false
		}
	}
	return Level(text)
}

// headingWords stand beside a level in a heading; subjectWords are levels that are as often what a heading is about.
const (
	headingWords words = `knowledge understanding level levels skill skills experience exposure at in with of very highly quite currently still
		user kenntnisse erfahrung sehr niveau nivel livello conocimientos conocimiento connaissances tres muy molto muito zeer kennis ervaring`
	subjectWords words = `professional professionell fundamental fundamentals basics base bases basis grundlagen specialist senior junior media medio`
)

// experienceIn returns the time that a text states, in months: "5 years", "3+ yrs", "18 months", "2 ans". It is 0 if the text
// is anything else.
func experienceIn(text string) int {
	num, rest := leadingNumber(strings.TrimLeft(text, "~>≥ "))
	if num <= 0 || num > 70*12 {
		return 0
	}
	unit, more, _ := strings.Cut(strings.TrimLeft(rest, "+ "), " ")
	if !aside(more) {
		return 0
	}
	switch unit = names.Fold(unit); {
	case lex().years[unit] && num <= 70:
		return max(1, int(math.Round(12*num)))
	case lex().monthUnits[unit]:
		return max(1, int(math.Round(num)))
	}
	return 0
}

// aside reports whether what follows a time says no more than what the time is of.
func aside(s string) bool {
	s = names.Fold(s)
	return s == "" || strings.Contains(s, "exp") || strings.Contains(s, "erfahrung") || strings.Contains(s, "ervaring")
}

// levelInNumbers reads a share of a whole.
func levelInNumbers(text string) (career.Proficiency, int, Reason) {
	if full, empty := stars(text); full > 0 {
		if empty == 0 && full != 5 { // five is what such rows have
			return career.Unrated, 0, ReasonScale
		}
		return atShare(float64(full) / float64(full+empty))
	}
	a, rest := leadingNumber(text)
	if a < 0 {
		return career.Unrated, 0, ReasonLevel
	}
	rest = strings.TrimSpace(rest)
	if strings.TrimSpace(strings.TrimLeft(rest, "%％")) == "" && rest != "" {
		return atShare(a / 100)
	}
	for _, sep := range []string{"/", "out of ", "of ", "von ", "sur ", "de ", "di ", "su ", "van de ", "van ", "uit "} {
		if whole, ok := strings.CutPrefix(rest, sep); ok {
			if b, rest := leadingNumber(strings.TrimSpace(whole)); b > 0 && (strings.Trim(rest, " .") == "" || starUnits.has(strings.ToLower(strings.Trim(rest, " .")))) {
				return atShare(a / b)
			}
		}
	}
	if strings.Trim(rest, "+★⭐ .") == "" {
		return career.Unrated, 0, ReasonScale
	}
	return career.Unrated, 0, ReasonLevel
}

// starUnits may follow a share.
const starUnits words = `stars star points sterne étoiles estrellas ★ ⭐`

// atShare returns the level at a share of the scale.
func atShare(share float64) (career.Proficiency, int, Reason) {
	if share <= 0 || share > 1 {
		return career.Unrated, 0, ReasonLevel
	}
	return max(career.Awareness, career.Proficiency(math.Round(share*float64(career.Expert)))), 0, ""
}

// stars returns how many full and empty stars or dots are in a text that is a row of them.
func stars(text string) (full, empty int) {
	for _, r := range text {
		switch r {
		case '★', '⭐', '●', '■', '⬤', '🌟':
			full++
		case '☆', '○', '□', '◯':
			empty++
		case ' ', '\ufe0f':
		default:
			return 0, 0
		}
	}
	return full, empty
}

// leadingNumber returns the number that a text starts with, and the rest. The number is -1 if there is none.
func leadingNumber(s string) (float64, string) {
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || (s[end] == '.' || s[end] == ',') && end > 0 && end+1 < len(s) && s[end+1] >= '0' && s[end+1] <= '9') {
		end++
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(s[:end], ",", "."), 64)
	if err != nil || end > 12 {
		return -1, s
	}
	return n, s[end:]
}
