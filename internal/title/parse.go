package title

import (
	"strconv"
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

// Read reads a title; its tokens take the place of those p had. known reports whether a folded word or two names a
// technology; it may be nil.
func (p *Parsed) Read(s string, known func(string) bool) {
	*p = Parsed{Tokens: Tokens(p.Tokens[:0], s), By: -1, ByTrack: -1, Head: -1}
	p.aside(s)
	p.choosePart()
	p.rest(s, known)
	p.seniority()
	p.besides()
}

// aside marks what is never part of the work's name, wherever it stands.
func (p *Parsed) aside(s string) {
	t := p.Tokens
	for i := 0; i < len(t); i++ {
		w := t[i].Text
		next := func(k int) string {
			if i+k < len(t) {
				return t[i+k].Text
			}
			return ""
		}
		mark := func(n int, k Kind) {
			for j := i; j < min(i+n, len(t)); j++ {
				t[j].Kind = k
			}
			i += n - 1
		}
		switch {
		case genders(t, i) > 1:
			mark(genders(t, i), Gender)
		case w == "all" && strings.HasPrefix(next(1), "gender"):
			mark(2, Gender)
		case w == "remote" || w == "hybrid" || w == "onsite" || w == "wfh" || w == "telecommute" || w == "freelance" || w == "ft" || w == "pt",
			(w == "fulltime" || w == "parttime") && t[i].Kind == Core:
			mark(1, Arrangement)
		case (w == "full" || w == "part") && next(1) == "time", w == "on" && next(1) == "site",
			w == "per" && next(1) == "diem", w == "work" && next(1) == "from", (w == "fixed" || w == "short") && next(1) == "term":
			n := 2
			if w == "work" {
				n = 3
			}
			mark(n, Arrangement)
		case (w == "contract" || w == "contractor" || w == "temporary" || w == "temp" || w == "permanent" || w == "perm" || w == "urgent" || w == "hiring") && aparte(t, i),
			w == "urgent" || w == "hiring" && i == 0:
			mark(1, Arrangement)
		case (w == "req" || w == "requisition" || w == "ref" || w == "jr" || w == "id") && hasDigits(next(1), 2):
			mark(2, Requisition)
		case w == "job" && (next(1) == "id" || next(1) == "ref") && hasDigits(next(2), 2):
			mark(3, Requisition)
		case (strings.HasPrefix(next(1), "year") || strings.HasPrefix(next(1), "yr")) && number(strings.TrimRight(w, "+")) >= 0:
			n := 2
			if strings.HasPrefix(next(2), "exp") {
				n++
			}
			if i > 0 && number(t[i-1].Text) >= 0 { // 3-5 years
				t[i-1].Kind = Period
			}
			mark(n, Period)
		case len(w) == 4 && (number(w) >= 1950 && number(w) <= 2099):
			mark(1, Period)
		case hasDigits(w, 4) || i > 0 && t[i-1].Kind == Core && t[i].Start > 0 && s[t[i].Start-1] == '#':
			mark(1, Requisition)
		case len(w) == 1 && hasDigits(next(1), 3): // R-12345
			mark(2, Requisition)
		case grade(t, i) > 0:
			mark(grade(t, i), Grade)
		}
	}
}

// genders returns how many words from i on are letters for genders, with slashes between.
func genders(t []Token, i int) int {
	n := 0
	for i+n < len(t) && (n == 0 || t[i+n].Sep == '/') && genderLetter(t[i+n].Text) {
		n++
	}
	return n
}

func genderLetter(w string) bool {
	switch w {
	case "m", "f", "d", "w", "x", "h", "n", "i", "v", "divers", "diverse", "div", "gn", "nb":
		return true
	}
	return false
}

// aparte reports whether the word at i is the whole of its part, or the last of the title.
func aparte(t []Token, i int) bool {
	first := i == 0 || t[i-1].Part != t[i].Part
	last := i+1 == len(t) || t[i+1].Part != t[i].Part
	return last && (first || i+1 == len(t))
}

func hasDigits(w string, n int) bool {
	for i := range len(w) {
		if '0' <= w[i] && w[i] <= '9' {
			n--
		}
	}
	return n <= 0
}

func number(w string) int {
	if len(w) == 0 || len(w) > 6 {
		return -1
	}
	n, err := strconv.ParseUint(w, 10, 32)
	if err != nil {
		return -1
	}
	return int(n)
}

// grade returns how many words from i on are a grade: "II", "3", "L5", "grade 7".
func grade(t []Token, i int) int {
	w := t[i].Text
	switch w {
	case "grade", "level", "band", "tier", "step", "class":
		if i+1 < len(t) && (number(t[i+1].Text) >= 0 && len(t[i+1].Text) < 3 || roman(t[i+1]) > 0) {
			return 2
		}
		return 0
	}
	if i == 0 || t[i].Sep == '/' && len(w) == 1 {
		return 0
	}
	if roman(t[i]) > 0 {
		return 1
	}
	if n := number(w); n > 0 && n < 10 && len(w) == 1 && Person(t[i-1].Text) {
		return 1
	}
	if step(w) > 0 {
		return 1
	}
	return 0
}

// roman returns the number that t is in Roman figures, 1 to 7, or 0. Small letters are no figures.
func roman(t Token) int {
	if !t.Upper {
		return 0
	}
	switch t.Text {
	case "i":
		return 1
	case "ii":
		return 2
	case "iii":
		return 3
	case "iv":
		return 4
	case "v":
		return 5
	case "vi":
		return 6
	case "vii":
		return 7
	}
	return 0
}

// step returns the number in a rung such as L5, E4, IC3, P2, T3; or 0.
func step(w string) int {
	n := len(w)
	if n < 2 || w[n-1] < '1' || w[n-1] > '9' {
		return 0
	}
	switch w[:n-1] {
	case "l", "e", "ic", "p", "t":
		return int(w[n-1] - '0')
	}
	return 0
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
		if Person(p.word(i)) && t.Sep != '(' {
			p.CorePart = t.Part
			return
		}
	}
	if first >= 0 {
		p.CorePart = uint8(first)
	}
}

// Spelled returns the word at i, spelled out: one word or several with spaces between.
func (p *Parsed) Spelled(i int) string {
	t := &p.Tokens[i]
	prev, next := "", ""
	if i > 0 && p.Tokens[i-1].Part == t.Part {
		prev = p.Tokens[i-1].Text
	}
	if i+1 < len(p.Tokens) && p.Tokens[i+1].Part == t.Part {
		next = p.Tokens[i+1].Text
	}
	if e := Expand(t.Text, prev, next); e != "" {
		return e
	}
	return t.Text
}

// word returns the last word of what the word at i is short for, in the singular.
func (p *Parsed) word(i int) string {
	e := p.Spelled(i)
	return Singular(e[strings.LastIndexByte(e, ' ')+1:])
}

// rest tells apart what stands beside the core.
func (p *Parsed) rest(s string, known func(string) bool) {
	t := p.Tokens
	p.Object = len(t)
	for i := range t {
		if t[i].Kind != Core {
			continue
		}
		if t[i].Part == p.CorePart {
			// "at Acme", "based in Berlin"
			if w := t[i].Text; i > 0 && t[i-1].Part == t[i].Part && (w == "at" || w == "based" || w == "in" && place(t, i+1) > 0) {
				for j := i; j < len(t) && t[j].Part == p.CorePart; j++ {
					if t[j].Kind == Core {
						t[j].Kind = Team
					}
				}
			}
			continue
		}
		t[i].Kind = Team
	}
	p.invert(s)
	for i := 0; i < len(t); i++ {
		if t[i].Kind != Team {
			continue
		}
		if n := place(t, i); n > 0 {
			for j := range n {
				t[i+j].Kind = Location
			}
			i += n - 1
			continue
		}
		if known != nil {
			if i+1 < len(t) && t[i+1].Part == t[i].Part && known(t[i].Text+t[i+1].Text) {
				t[i].Kind, t[i+1].Kind = Technology, Technology
				i++
			} else if known(t[i].Text) {
				t[i].Kind = Technology
			}
		}
	}
}

// invert joins to the core what a comma puts behind it: "Engineer, Software". It does so where the core is but one word.
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
	if n != 1 || second <= core || !Person(p.word(core)) || strings.Contains(p.Spelled(core), " ") ||
		!strings.HasSuffix(strings.TrimRight(s[:p.Tokens[second].Start], " "), ",") || place(p.Tokens, second) > 0 {
		return
	}
	p.Inverted = true
	for i := second; i < len(p.Tokens) && p.Tokens[i].Part == p.CorePart+1; i++ {
		if p.Tokens[i].Kind == Team {
			p.Tokens[i].Kind = Core
		}
	}
}

// order returns the tokens of the core as one would say them.
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

// besides takes the level from a word of seniority that stands by itself beside the core: "Data Analyst (Senior)".
func (p *Parsed) besides() {
	t := p.Tokens
	if p.Level != None {
		return
	}
	for i := range t {
		if t[i].Kind != Team || i > 0 && t[i-1].Part == t[i].Part {
			continue
		}
		n, level := 1, None
		switch p.word(i) {
		case "senior":
			level = Senior
		case "junior", "graduate", "trainee", "intern", "internship", "apprentice", "entry":
			level = Entry
		case "mid", "intermediate":
			level = Mid
		case "lead", "staff":
			level = Lead
		case "principal":
			level = Principal
		}
		if i+n < len(t) && t[i+n].Part == t[i].Part && (t[i+n].Text == "level" || t[i+n].Text == "position" || t[i+n].Text == "role") {
			n++
		}
		if level != None && (i+n == len(t) || t[i+n].Part != t[i].Part) {
			p.Level, p.By = level, i
			for k := range n {
				t[i+k].Kind = Seniority
			}
			return
		}
	}
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
