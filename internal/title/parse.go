// Package title reads job titles: it cuts them into words, spells out the abbreviations of the trade, and tells the
// words that name the work from those that say how senior it is and from the rest.
//
// What it knows of words stands in the lists of folder words, from which go generate makes tables.go. Nothing is set up at
// import.
package title

import (
	"strings"
)

// Kind is what a word of a title is about.
type Kind uint8

// The kinds.
const (
	Core        Kind = iota // the work itself
	Seniority               // senior, junior, staff
	Grade                   // II, L5, Grade 7
	Arrangement             // remote, part-time, contract
	Gender                  // m/f/d
	Requisition             // req 12345, #4711
	Period                  // 2025, 5+ years
	Location                // Berlin, London, TX
	Technology              // (Go)
	Team                    // whatever else stands beside the work: a team, a product, an employer
	Pay                     // £60k, 20 LPA

	call Kind = 255 // of phrases alone: words that call for applicants
)

// Levels and tracks, as package career numbers them.
const (
	None int8 = iota
	Entry
	Mid
	Senior
	Lead
	Principal
	Executive
)

// The tracks.
const (
	Unknown int8 = iota
	Individual
	Management
)

// Parsed is what a title says.
type Parsed struct {
	Tokens   []Token
	Level    int8
	Track    int8
	By       int   // the token that says the level, or -1
	ByTrack  int   // the token that says the track, or -1
	Inverted bool  // the part after CorePart belongs to the core and comes before it
	Head     int   // the token that names the person who does the work, or -1
	CorePart uint8 // the part of the title that names the work
	Object   int   // from this token of the core on, the words name another job than this one ("assistant to the CTO"); or len(Tokens)
}

// A Language is what there is to know of the titles of a language other than English.
type Language struct {
	Levels map[string]int8 // folded words that only say how senior the work is, to the level they say
	Joins  map[string]bool // folded words that only join others
}

// Read reads a title; its tokens take the place of those p had. known reports whether a folded word or two names a
// technology; it may be nil. more are the languages that a title may be in besides English.
func (p *Parsed) Read(s string, known func(string) bool, more ...Language) {
	*p = Parsed{Tokens: Tokens(p.Tokens[:0], s), By: -1, ByTrack: -1, Head: -1}
	p.Object = len(p.Tokens)
	for _, l := range more {
		p.translate(l)
	}
	p.aside(s)
	p.rejoin(s)
	p.split()
	p.choosePart()
	p.setAside()
	p.behind(known)
	p.invert(s)
	p.tellApart(known)
	p.seniority()
}

// translate marks the words of another language.
func (p *Parsed) translate(l Language) {
	for i := range p.Tokens {
		t := &p.Tokens[i]
		t.Joins = t.Joins || l.Joins[t.Text]
		if level := l.Levels[t.Text]; level != None {
			t.Kind = Seniority
			if level > p.Level {
				p.Level, p.By = level, i
			}
		}
	}
}

// rejoin takes what brackets stand in the middle of for one part: "Backend (Go) Developer". It does so if what stands before
// them names no person.
func (p *Parsed) rejoin(s string) {
	t := p.Tokens
	first := func(i int) int { // of the part
		for i > 0 && t[i-1].Part == t[i].Part {
			i--
		}
		return i
	}
	for i := 1; i < len(t); i++ {
		before := strings.TrimRight(s[:t[i].Start], " ")
		if t[i].Part == t[i-1].Part || t[i].Sep == '(' || before == "" || !strings.ContainsRune(")]}", rune(before[len(before)-1])) {
			continue
		}
		j := i - 1
		for j >= 0 && t[first(j)].Sep == '(' {
			j = first(j) - 1
		}
		if j < 0 || p.jobFrom(first(j)) {
			continue
		}
		for part, k := t[i].Part, i; k < len(t) && t[k].Part == part; k++ {
			t[k].Part = t[j].Part
		}
	}
}

// split starts a new part where a second job follows a first: "Web Developer / Designer", "Painter and Decorator".
func (p *Parsed) split() {
	t := p.Tokens
	for i := 1; i < len(t); i++ {
		next := i
		if t[i].Text == "and" {
			next++
		} else if t[i].Sep != '/' && t[i].Sep != '&' {
			continue
		}
		before := &t[i-1]
		if before.Part != t[i].Part || before.Kind != Core || !p.personAt(i-1) || !p.jobFrom(next) {
			continue
		}
		if p.rung(before.word) && (i < 2 || t[i-2].Part != t[i].Part || p.rung(t[next].word)) { // "lead/senior engineer"
			continue
		}
		for k := i; k < len(t); k++ {
			t[k].Part++
		}
	}
}

// jobFrom reports whether a word for a person stands at i or behind it in its part.
func (p *Parsed) jobFrom(i int) bool {
	for k := i; k < len(p.Tokens) && p.Tokens[k].Part == p.Tokens[i].Part; k++ {
		if p.Tokens[k].Kind == Core && p.personAt(k) {
			return true
		}
	}
	return false
}

// behind marks what stands behind the word for the person in the part that names the work: "Software Engineer Databricks",
// "Engineer for Payments". Words of rank are followed by their field ("Manager Sales"), which
// stays, but for technologies.
func (p *Parsed) behind(known func(string) bool) {
	t := p.Tokens
	head, end := -1, -1
	for i := range t {
		if t[i].Kind != Core || t[i].Part != p.CorePart {
			continue
		}
		if t[i].Joins && t[i].Text != "and" && head >= 0 {
			end = i
			break
		}
		if p.personAt(i) && (known == nil || head < 0 || !known(t[i].Text)) {
			head = i
		}
		end = i + 1
	}
	if head < 0 {
		return
	}
	_, at := p.last(head)
	standing := lexicon[at].is&isStanding != 0
	if !standing && end < len(t) && (t[end].Text == "for" || t[end].Text == "with") {
		end = len(t)
	}
	for i := head + 1; i < end; i++ {
		if t[i].Kind != Core || t[i].Part != p.CorePart || p.rung(t[i].word) {
			continue
		}
		if standing && (known == nil || !known(t[i].Text)) {
			return
		}
		t[i].Kind = Team
	}
}

// choosePart finds the part of the title that names the work: the first with a word for a person who does it, or else
// the first with anything.
func (p *Parsed) choosePart() {
	first := -1
	for i, t := range p.Tokens {
		if t.Kind != Core {
			continue
		}
		if first < 0 {
			first = int(t.Part)
		}
		if t.Sep != '(' && p.personAt(i) {
			p.CorePart = t.Part
			return
		}
	}
	if first >= 0 {
		p.CorePart = uint8(first)
	}
}

// last returns the last word of what the word at i is short for, in the singular, and its place in the lexicon.
func (p *Parsed) last(i int) (string, uint16) {
	e := p.Spelled(i)
	w := Singular(e[strings.LastIndexByte(e, ' ')+1:])
	if t := &p.Tokens[i]; len(w) == len(t.Text) && w == t.Text {
		return w, t.word
	}
	return w, lookup(w)
}

// personAt reports whether the word at i is a word for a person.
func (p *Parsed) personAt(i int) bool {
	w, at := p.last(i)
	return person(w, lexicon[at].is)
}

// setAside marks what stands outside the part that names the work, and what follows the work's name in it: "at Acme",
// "based in Berlin".
func (p *Parsed) setAside() {
	t := p.Tokens
	off := false
	for i := range t {
		if t[i].Part != p.CorePart {
			if t[i].Kind == Core {
				t[i].Kind = Team
			}
			continue
		}
		if w := t[i].Text; t[i].Kind == Core && i > 0 && t[i-1].Part == t[i].Part {
			off = off || w == "at" || w == "based" || w == "in" && p.phrase(i+1, Location) > 0
		}
		if off && t[i].Kind == Core {
			t[i].Kind = Team
		}
	}
}

// invert joins to the core what a comma puts behind it: "Engineer, Software". It does so if the core is but one word.
func (p *Parsed) invert(s string) {
	var core, second, n int
	for i, t := range p.Tokens {
		switch {
		case t.Kind == Core:
			core, n = i, n+1
		case t.Kind == Team && t.Part == p.CorePart+1 && t.Sep != ' ' && second == 0:
			second = i
		}
	}
	if n != 1 || second <= core || !p.personAt(core) || strings.Contains(p.Spelled(core), " ") ||
		!strings.HasSuffix(strings.TrimRight(s[:p.Tokens[second].Start], " "), ",") || p.phrase(second, Location) > 0 {
		return
	}
	p.Inverted = true
	for i := second; i < len(p.Tokens) && p.Tokens[i].Part == p.CorePart+1; i++ {
		if p.Tokens[i].Kind == Team {
			p.Tokens[i].Kind = Core
		}
	}
}

// tellApart finds places and technologies beside the core.
func (p *Parsed) tellApart(known func(string) bool) {
	t := p.Tokens
	for i := 0; i < len(t); i++ {
		if t[i].Kind != Team {
			continue
		}
		kind, n := Location, p.phrase(i, Location)
		if n == 0 && known != nil {
			kind = Technology
			if i+1 < len(t) && t[i+1].Part == t[i].Part && known(t[i].Text+t[i+1].Text) {
				n = 2
			} else if known(t[i].Text) {
				n = 1
			}
		}
		for j := range n {
			t[i+j].Kind = kind
		}
		i += max(n, 1) - 1
	}
}

// order appends the tokens of the core as one would say them.
func (p *Parsed) order(dst []int) []int {
	if p.Inverted {
		for i, t := range p.Tokens {
			if t.Kind == Core && t.Part != p.CorePart {
				dst = append(dst, i)
			}
		}
	}
	for i, t := range p.Tokens {
		if t.Kind == Core && t.Part == p.CorePart {
			dst = append(dst, i)
		}
	}
	return dst
}

// Core returns the words that name the work, spelled out.
func (p *Parsed) Core() string {
	var b strings.Builder
	var places [MaxTokens]int
	for _, i := range p.order(places[:0]) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(p.Spelled(i))
	}
	return b.String()
}
