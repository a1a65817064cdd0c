package title

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// aside marks what is never part of the work's name, wherever it stands.
func (p *Parsed) aside(s string) {
	for i := 0; i < len(p.Tokens); {
		if f := p.phraseAt(i, Seniority); f != nil && p.Level == None {
			p.Level, p.By = f.level, i
		}
		kind, n := p.asideAt(s, i)
		for j := i; j < min(i+n, len(p.Tokens)); j++ {
			p.Tokens[j].Kind = kind
		}
		i += max(n, 1)
	}
}

// asideAt returns what the words from i on are about, and how many of them; none if they may name the work.
func (p *Parsed) asideAt(s string, i int) (Kind, int) {
	if n := p.genders(i); n > 1 {
		return Gender, n
	}
	for _, k := range [...]Kind{Gender, Arrangement, Seniority} {
		if n := p.phrase(i, k); n > 0 {
			return k, n
		}
	}
	if n := p.call(i); n > 0 {
		return Arrangement, n
	}
	if n := p.pay(s, i); n > 0 {
		return Pay, n
	}
	if n := p.phrase(i, Requisition); n > 0 && hasDigits(p.text(i+n), 2) {
		return Requisition, n + 1
	}
	if n := p.period(i); n > 0 {
		return Period, n
	}
	if n := p.requisition(s, i); n > 0 {
		return Requisition, n
	}
	return Grade, p.grade(i)
}

// text returns the word at i, or "".
func (p *Parsed) text(i int) string {
	if i < len(p.Tokens) {
		return p.Tokens[i].Text
	}
	return ""
}

// genders returns how many words from i on are letters for genders, with slashes between.
func (p *Parsed) genders(i int) int {
	t := p.Tokens
	n := 0
	for i+n < len(t) && (n == 0 || t[i+n].Sep == '/') && lexicon[t[i+n].word].is&isGender != 0 {
		n++
	}
	return n
}

// call returns how many words from i on call for applicants: "urgent opening for", "we are hiring". They start a part. A
// single word is none before some that it names the work with, as in "Hiring Manager".
func (p *Parsed) call(i int) int {
	t := p.Tokens
	if i > 0 && t[i-1].Part == t[i].Part && t[i-1].Kind == Core {
		return 0
	}
	n, called := 0, false
	for ; i+n < len(t) && t[i+n].Part == t[i].Part; n++ {
		is := lexicon[t[i+n].word].is
		switch {
		case is&isCall != 0 && p.phrase(i+n, call) > 0:
			called = true
		case is&isCall != 0, is&isFiller == 0 && (n == 0 || is&isJoin == 0):
			if !called {
				return 0
			}
			return n
		}
	}
	if !called {
		return 0
	}
	return n
}

// pay returns how many words from i on are a sum of money: "£60k", "$25/hr", "20 LPA".
func (p *Parsed) pay(s string, i int) int {
	t := p.Tokens
	n := 0
	if lexicon[t[i].word].is&isSign != 0 {
		n++
	}
	if !hasDigits(p.text(i+n), 1) {
		return 0
	}
	before, _ := utf8.DecodeLastRuneInString(s[:t[i+n].Start])
	money := n > 0 || unicode.Is(unicode.Sc, before)
	for more := true; more; {
		n++
		more = hasDigits(p.text(i+n), 1) && t[i+n].Sep == '-'
	}
	for i+n < len(t) && t[i+n].Part == t[i].Part && (lexicon[t[i+n].word].is&isUnit != 0 || money && t[i+n].Sep == '/') {
		money = true
		n++
	}
	if !money {
		return 0
	}
	return n
}

// period returns how many words from i on are a time: "2026", "5+ years experience", "12-month". Of "3-5 years" it marks
// the 3 too.
func (p *Parsed) period(i int) int {
	w, next := p.Tokens[i].Text, p.text(i+1)
	if (strings.HasPrefix(next, "year") || strings.HasPrefix(next, "yr") || strings.HasPrefix(next, "month")) && number(strings.TrimRight(w, "+")) >= 0 {
		if i > 0 && number(p.Tokens[i-1].Text) >= 0 {
			p.Tokens[i-1].Kind = Period
		}
		if strings.HasPrefix(p.text(i+2), "exp") {
			return 3
		}
		return 2
	}
	if n := number(w); len(w) == 4 && n >= 1950 && n <= 2099 {
		return 1
	}
	return 0
}

// requisition returns how many words from i on are the number of a vacancy: "#47", "12345", "R-12345".
func (p *Parsed) requisition(s string, i int) int {
	t := p.Tokens
	switch w := t[i].Text; {
	case hasDigits(w, 4), i > 0 && t[i-1].Kind == Core && t[i].Start > 0 && s[t[i].Start-1] == '#':
		return 1
	case len(w) == 1 && hasDigits(p.text(i+1), 3):
		return 2
	}
	return 0
}

// grade returns how many words from i on are a grade: "II", "3", "L5", "grade 7".
func (p *Parsed) grade(i int) int {
	t := p.Tokens
	w := t[i].Text
	switch {
	case lexicon[t[i].word].is&isScale != 0:
		if i+1 < len(t) && (number(t[i+1].Text) >= 0 && len(t[i+1].Text) < 3 || roman(&t[i+1]) > 0) {
			return 2
		}
		return 0
	case i == 0, t[i].Sep == '/' && len(w) == 1 && t[i-1].Kind != Grade:
		return 0
	case roman(&t[i]) > 0, rung(w) > 0, len(w) == 1 && number(w) > 0 && t[i].Sep == '/':
		return 1
	case lexicon[t[i].word].is&isRoman != 0 && t[i-1].Part == t[i].Part && p.personAt(i-1) && p.ends(i): // "engineer ii"
		return 1
	case len(w) == 1 && number(w) > 0 && person(t[i-1].Text, lexicon[t[i-1].word].is):
		return 1
	}
	return 0
}

// ends reports whether the word at i is the last of its part.
func (p *Parsed) ends(i int) bool {
	return i+1 == len(p.Tokens) || p.Tokens[i+1].Part != p.Tokens[i].Part
}

// roman returns the number that t is in Roman figures, or 0. Small letters are figures only if they are known to be a grade.
func roman(t *Token) int {
	if e := &lexicon[t.word]; (t.Upper || t.Kind == Grade) && e.is&isRoman != 0 {
		return int(e.number)
	}
	return 0
}

// rung returns the number of a rung such as L5, E4, IC3, P2, T3, counted from where engineers start; or 0.
func rung(w string) int {
	n := len(w)
	if n < 2 || w[n-1] < '1' || w[n-1] > '9' {
		return 0
	}
	e := &lexicon[lookup(w[:n-1])]
	if e.is&isRung == 0 {
		return 0
	}
	d := int(w[n-1] - '0')
	if start := int(e.number); d >= start {
		d -= start - 1
	}
	return d
}

// hasDigits reports whether w has n digits or more.
func hasDigits(w string, n int) bool {
	for i := range len(w) {
		if '0' <= w[i] && w[i] <= '9' {
			n--
		}
	}
	return n <= 0
}

// number returns the number that up to six digits are, -1 for anything else.
func number(w string) int {
	if len(w) == 0 || len(w) > 6 {
		return -1
	}
	n := 0
	for i := range len(w) {
		if w[i] < '0' || w[i] > '9' {
			return -1
		}
		n = 10*n + int(w[i]-'0')
	}
	return n
}
