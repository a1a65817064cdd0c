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

// seniority finds the words that say level and track.
func (p *Parsed) seniority() {
	// The words of the core, up to "to": who one is an assistant to is not who one is.
	var buf [MaxTokens]coreWord
	c := buf[:0]
	var places [MaxTokens]int
	for _, i := range p.order(places[:0]) {
		t := p.Tokens[i]
		if t.Text == "to" && len(c) > 0 {
			p.Object = i
			break
		}
		for e, more := p.Spelled(i), true; more && len(c) < cap(c); {
			var w string
			w, e, more = strings.Cut(e, " ")
			c = append(c, coreWord{Singular(w), t.Text, i})
		}
	}
	if len(c) > 0 {
		p.read(c)
	}
	if p.Level == None {
		p.byGrade()
	}
}

// A coreWord is a word of the core, spelled out and in the singular; and what stands for it in the title.
type coreWord struct {
	text, raw string
	token     int
}

// read reads level and track from the words of the core.
func (p *Parsed) read(c []coreWord) {
	n := len(c)
	// The head, which names the person, is the last word before "of", "for" and the like.
	head := n - 1
	for k := 1; k < n; k++ {
		if w := c[k].text; Stop(w) && w != "and" {
			head = k - 1
			break
		}
	}
	p.Head = c[head].token
	w := func(k int) string {
		if k < 0 || k >= n {
			return ""
		}
		return c[k].text
	}
	personAfter := func(k int) bool {
		for j := k + 1; j <= head; j++ {
			if Person(c[j].text) {
				return true
			}
		}
		return false
	}
	set := func(k int, level, track int8) {
		if level > p.Level {
			p.Level, p.By = level, c[k].token
		}
		if track > p.Track {
			p.Track, p.ByTrack = track, c[k].token
		}
	}
	// drop takes words out of the core because all they say is how senior the work is.
	drop := func(k, words int) {
		for j := k; j < min(k+words, n); j++ {
			p.Tokens[c[j].token].Kind = Seniority
		}
	}
	if w(head) != "chief" && Person(w(head)) || Person(w(n-1)) {
		set(head, None, Individual)
	}
	for k := 0; k <= head; k++ {
		first := k == 0 || modifier(w(k-1))
		switch word := w(k); word {
		case "chief":
			switch {
			case w(head) == "officer" || w(k+1) == "executive" && !personAfter(k+1):
				set(k, Executive, Management)
			case k == 0 && personAfter(k): // chief architect
				set(k, Principal, Individual)
			}
		case "cpo", "cro", "cdo", "cso", "cao":
			if p.Tokens[c[k].token].Upper && !personAfter(k) {
				set(k, Executive, Management)
			}
		case "president", "founder", "cofounder":
			if !personAfter(k) {
				set(k, Executive, Management)
			}
		case "director":
			switch {
			case personAfter(k):
			case w(k-1) == "managing":
				set(k, Executive, Management)
			default:
				set(k, Principal, Management)
			}
		case "head":
			switch {
			case k == head: // head of engineering
				set(k, Principal, Management)
			case first && personAfter(k): // head nurse
				set(k, Lead, Management)
			}
		case "manager":
			switch {
			case personAfter(k):
			case ownsNoPeople(w(k - 1)):
				set(k, None, Individual)
			case w(k-1) == "general":
				set(k, Principal, Management)
			default:
				set(k, Lead, Management)
			}
		case "supervisor", "superintendent", "foreman", "leader":
			if !personAfter(k) {
				set(k, Lead, Management)
			}
		case "distinguished", "principal":
			if personAfter(k) {
				set(k, Principal, Individual)
				drop(k, 1)
			}
		case "fellow":
			if k == head && (w(k-1) == "technical" || w(k-1) == "engineering" || w(k-1) == "distinguished") {
				set(k, Principal, Individual)
			}
		case "staff":
			if personAfter(k) && ladder(w(head)) && w(k-1) != "technical" {
				set(k, Lead, Individual)
				drop(k, 1)
			}
		case "lead":
			switch {
			case k == head && k > 0:
				set(k, Lead, Individual)
			case leadsNobody(w(k + 1)):
			case first && personAfter(k), Person(w(k + 1)):
				set(k, Lead, Individual)
				drop(k, 1)
			}
		case "senior":
			if n > 1 && !elderly(w(k+1)) {
				set(k, Senior, Unknown)
				if !strings.Contains(p.Spelled(c[k].token), " ") {
					drop(k, 1)
				}
			}
		case "junior":
			if n > 1 {
				set(k, Entry, Unknown)
				drop(k, 1)
			}
		case "intern", "internship", "trainee", "apprentice":
			switch {
			case k == 0 && personAfter(k):
				set(k, Entry, Individual)
				drop(k, 1)
			case k == head, k == 0:
				set(k, Entry, Individual)
			}
		case "graduate", "grad":
			if k == 0 && personAfter(k) && !studies(w(1)) {
				set(k, Entry, Unknown)
				drop(k, 1)
			}
		case "entry":
			if w(k+1) == "level" {
				set(k, Entry, Unknown)
				drop(k, 2)
			}
		case "associate":
			if first && personAfter(k) && !rank(w(k+1)) && !rank(w(head)) {
				set(k, Entry, Unknown)
				drop(k, 1)
			}
		case "mid", "intermediate", "midlevel":
			if k < head {
				set(k, Mid, Unknown)
				drop(k, 1)
				if w(k+1) == "level" || w(k+1) == "senior" {
					drop(k+1, 1)
					k++
				}
			}
		}
	}
}

// byGrade takes the level from a grade where no word gives one. Grades differ between employers: this is the most
// common reading.
func (p *Parsed) byGrade() {
	for i := range p.Tokens {
		t := p.Tokens[i]
		if t.Kind != Grade {
			continue
		}
		n := max(roman(t), number(t.Text))
		if n <= 0 {
			n = step(t.Text)
			if (t.Text[0] == 'l' || t.Text[0] == 'e') && n >= 3 { // L3 is where engineers start
				n -= 2
			}
		}
		switch {
		case n <= 0:
			continue
		case i > 0 && payScale(p.Tokens[i-1].Text):
			return
		}
		p.Level, p.By = int8(min(n, int(Principal))), i
		return
	}
}

// payScale reports whether a number behind w is one of a scale of pay, which differs everywhere.
func payScale(w string) bool { return w == "grade" || w == "band" || w == "step" || w == "class" }

// modifier reports whether w may stand before a word of seniority.
func modifier(w string) bool {
	switch w {
	case "senior", "junior", "associate", "assistant", "deputy", "acting", "interim", "global", "regional", "group", "former", "technical":
		return true
	}
	return false
}

// ownsNoPeople reports whether a manager of w runs a thing rather than people.
func ownsNoPeople(w string) bool {
	switch w {
	case "product", "project", "program", "account", "case", "community", "campaign", "content", "category", "success",
		"relationship", "delivery", "release", "change", "brand", "portfolio", "incident", "problem", "configuration",
		"partner", "alliance", "engagement", "implementation", "media", "event", "contract", "claim", "asset", "risk",
		"fund", "investment", "wealth", "grant", "records", "document", "iteration", "vendor", "territory", "property",
		"stage", "data", "knowledge":
		return true
	}
	return false
}

// leadsNobody reports whether "lead" before w is not a level: sales leads, lead the metal.
func leadsNobody(w string) bool {
	switch w {
	case "generation", "gen", "generator", "acquisition", "nurturing", "qualification", "qualifier", "conversion", "management",
		"intake", "response", "abatement", "paint", "time", "inspector", "removal", "burner", "burning", "flow", "source", "scoring":
		return true
	}
	return false
}

// ladder reports whether w is a kind of work in which "staff" is a rung above senior. A staff nurse or a staff
// accountant is one who is employed.
func ladder(w string) bool {
	switch w {
	case "engineer", "developer", "scientist", "designer", "architect", "researcher", "programmer", "writer", "analyst", "manager":
		return true
	}
	return false
}

// elderly reports whether "senior" before w is about the old.
func elderly(w string) bool {
	switch w {
	case "living", "care", "citizen", "center", "service", "home", "housing", "community":
		return true
	}
	return false
}

// studies reports whether "graduate" before w is about a school rather than a beginner.
func studies(w string) bool {
	switch w {
	case "school", "program", "admission", "study", "studies", "student", "medical", "education", "teaching", "research", "assistant", "faculty", "nurse":
		return true
	}
	return false
}

// rank reports whether "associate" before w is a rank of its own rather than a beginner's.
func rank(w string) bool {
	switch w {
	case "director", "professor", "vice", "president", "dean", "principal", "partner", "judge", "justice", "pastor", "provost",
		"chancellor", "commissioner", "curator", "general", "counsel", "attorney", "lawyer", "minister", "rabbi", "physician",
		"veterinarian", "dentist", "medical", "editor", "producer", "lecturer", "head", "chief", "superintendent", "registrar",
		"warden", "broker", "fellow", "member":
		return true
	}
	return false
}

// Person reports whether w, in the singular, is a word for someone who does a kind of work, as far as its form tells.
func Person(w string) bool {
	switch w {
	case "nurse", "chef", "cook", "clerk", "pilot", "intern", "attorney", "counsel", "architect", "analyst", "coach", "guard",
		"judge", "chief", "lead", "head", "aide", "associate", "representative", "executive", "operative", "apprentice", "trainee",
		"advocate", "captain", "mechanic", "host", "hostess", "midwife", "detective", "paralegal", "fellow", "dean", "mate",
		"scientist", "dba", "sre", "swe", "agent", "assistant", "attendant", "accountant", "consultant", "president", "artist",
		"principal", "deputy", "sergeant", "diplomat", "acrobat", "astronaut", "poet", "page", "valet", "porter", "butcher", "member",
		"professional", "specialist", "generalist", "internship", "secretary", "actuary", "surgeon", "physician", "vet", "critic":
		return true
	case "customer", "center", "computer", "power", "water", "paper", "order", "layer", "server", "career", "sector", "labor",
		"motor", "interior", "color", "user", "consumer", "cancer", "matter", "laser", "fiber", "container", "tower", "cyber",
		"lumber", "timber", "rubber", "leather", "weather", "winter", "summer", "dinner", "number", "letter", "transfer", "floor",
		"door", "outdoor", "indoor", "peer", "meter", "over", "under", "after", "super", "inter", "per", "other", "behavior",
		"error", "senior", "junior", "major", "minor", "prior", "for", "or", "her", "silver", "copper", "border", "boiler",
		"cover", "river", "semiconductor", "tractor", "elevator", "reactor", "refrigerator", "trailer",
		"payment", "plant", "restaurant", "event", "talent", "client", "patient", "content", "equipment", "student", "parent",
		"transplant", "engagement", "department", "development", "management", "deployment", "investment", "procurement",
		"government", "treatment", "document", "enrollment", "employment", "recruitment", "placement", "environment", "different",
		"carrier", "theater", "shoulder", "folder", "header", "never", "ever", "tier", "offer":
		return false
	}
	for _, s := range [...]string{"er", "or", "ist", "ian", "eer", "ant", "yst", "man", "woman", "person", "smith", "wright", "ologist"} {
		if len(w) > len(s)+1 && strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
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
