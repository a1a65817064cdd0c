package title

import "strings"

// A rule is what a word of seniority says, if all of its conditions hold.
type rule struct {
	when                    condition
	prev2, prev, next, head test
	level, track            int8
	drop                    int // how many words, from this one on, say nothing but the level
}

// A condition is about where a word stands. Several may be joined.
type condition uint16

const (
	atStart condition = 1 << iota
	notAtStart
	atHead
	beforeHead
	withOthers  // it isn't the only word
	capitals    // it is written so
	unqualified // it is first, or follows a qualifier
	jobNext     // the next word is one for a person
	jobLater    // a word for a person follows, up to the head
	jobBefore   // a word for a person comes before it
	noJobLater
	noJobAfterNext
	always condition = 0
)

// A test is on another word: that it is in a set, or not. The zero value holds for any word.
type test struct {
	set sets
	not bool
}

func (t test) holds(is sets) bool { return t.set == 0 || (is&t.set != 0) != t.not }

// A coreWord is a word of the core, spelled out and in the singular; and what stands for it in the title.
type coreWord struct {
	text  string
	word  uint16 // in the lexicon
	token int
}

// A phrasing is words of one part as they are read for level and track.
type phrasing struct {
	p        *Parsed
	words    []coreWord
	head     int  // the word that names the person: the last before "of", "for" and the like
	firstJob int  // the first word for a person up to the head, or len(words)
	lastJob  int  // the last, or -1
	aside    bool // they stand beside the core: only words like "senior", which leave the work's name, count
}

// seniority finds the words that say level and track.
func (p *Parsed) seniority() {
	var buf [MaxTokens]coreWord
	var places [MaxTokens]int
	if words := p.coreWords(buf[:0], p.order(places[:0])); len(words) > 0 {
		f := p.phrasing(words)
		k := f.head
		for k > 0 && !f.person(k) && p.rung(words[k].word) { // "data analyst senior"
			k--
		}
		p.Head = words[k].token
		if words[k].text != "chief" && f.person(k) || f.person(len(words)-1) {
			f.says(k, None, Individual)
		}
		f.read()
	}
	if p.Level == None {
		p.besides()
	}
	if p.Level == None {
		p.elsewhere(buf[:0], places[:0])
	}
	if p.Level == None {
		p.byGrade()
	}
}

// coreWords appends the words at some places, up to "to": who one is an assistant to is not who one is.
func (p *Parsed) coreWords(c []coreWord, places []int) []coreWord {
	for k, i := range places {
		t := &p.Tokens[i]
		if t.Text == "to" && len(c) > 0 {
			if k+1 < len(places) && p.rung(c[len(c)-1].word) && p.rung(p.Tokens[places[k+1]].word) { // "junior to mid"
				p.Tokens[i].Kind, p.Tokens[places[k+1]].Sep = Seniority, '/'
				continue
			}
			p.Object = min(p.Object, i)
			break
		}
		e := p.Spelled(i)
		if w := Singular(e); len(w) == len(t.Text) && w == t.Text {
			if len(c) < cap(c) {
				c = append(c, coreWord{w, t.word, i})
			}
			continue
		}
		for more := true; more && len(c) < cap(c); {
			var w string
			w, e, more = strings.Cut(e, " ")
			w = Singular(w)
			c = append(c, coreWord{w, lookup(w), i})
		}
	}
	return c
}

// rung reports whether a word gives a level by itself.
func (p *Parsed) rung(word uint16) bool { return lexicon[word].beside != None }

func (p *Parsed) phrasing(c []coreWord) phrasing {
	f := phrasing{p: p, words: c, head: len(c) - 1, firstJob: len(c), lastJob: -1}
	for k := 1; k < len(c); k++ {
		if f.is(k)&isJoin != 0 && c[k].text != "and" {
			f.head = k - 1
			break
		}
	}
	for k := 0; k <= f.head; k++ {
		if f.person(k) {
			f.firstJob, f.lastJob = min(f.firstJob, k), k
		}
	}
	return f
}

// read applies the rules for all words up to the head.
func (f *phrasing) read() {
	for k := 0; k <= f.head; {
		k += max(1, f.apply(k))
	}
}

// is returns the sets of the word at k, none if there is no such word.
func (f *phrasing) is(k int) sets {
	if k < 0 || k >= len(f.words) {
		return 0
	}
	return lexicon[f.words[k].word].is
}

func (f *phrasing) person(k int) bool {
	return k < len(f.words) && person(f.words[k].text, f.is(k))
}

// apply applies the first rule for the word at k that holds. It returns how many words the rule is about.
func (f *phrasing) apply(k int) int {
	rows := lexicon[f.words[k].word].rules
	for i := rows.from; i < rows.to; i++ {
		r := &rules[i]
		if !r.prev2.holds(f.is(k-2)) || !r.prev.holds(f.is(k-1)) || !r.next.holds(f.is(k+1)) || !r.head.holds(f.is(f.head)) || r.when&^f.conditions(k) != 0 {
			continue
		}
		if f.aside && r.drop == 0 {
			return 0
		}
		f.says(k, r.level, r.track)
		f.drop(k, r.drop)
		return r.drop
	}
	return 0
}

// conditions returns all conditions that hold for the word at k.
func (f *phrasing) conditions(k int) condition {
	var c condition
	for _, x := range [...]struct {
		holds bool
		c     condition
	}{
		{k == 0, atStart},
		{k > 0, notAtStart},
		{k == f.head, atHead},
		{k < f.head, beforeHead},
		{len(f.words) > 1, withOthers},
		{f.p.Tokens[f.words[k].token].Upper, capitals},
		{k == 0 || f.is(k-1)&isQualifier != 0, unqualified},
		{f.person(k + 1), jobNext},
		{f.lastJob > k, jobLater},
		{f.firstJob < k, jobBefore},
		{f.lastJob <= k, noJobLater},
		{f.lastJob <= k+1, noJobAfterNext},
	} {
		if x.holds {
			c |= x.c
		}
	}
	return c
}

// says records what the word at k says. The highest level counts, but of several with slashes between ("mid/senior") the
// first, from which on one may apply.
func (f *phrasing) says(k int, level, track int8) {
	i := f.words[k].token
	either := f.p.Tokens[i].Sep == '/' && i > 0 && f.p.Tokens[i-1].Kind == Seniority
	if p := f.p; level > p.Level && !either {
		p.Level, p.By = level, f.words[k].token
	}
	if p := f.p; track > p.Track {
		p.Track, p.ByTrack = track, f.words[k].token
	}
}

// drop takes words out of the core because all they say is how senior the work is. An abbreviation of several words says more.
func (f *phrasing) drop(k, n int) {
	for j := k; j < min(k+n, len(f.words)); j++ {
		if i := f.words[j].token; !strings.Contains(f.p.Spelled(i), " ") {
			f.p.Tokens[i].Kind = Seniority
		}
	}
}

// byGrade takes the level from a grade if no word gives one. Grades differ between employers: this is the most common
// reading.
func (p *Parsed) byGrade() {
	for i := range p.Tokens {
		t := &p.Tokens[i]
		if t.Kind != Grade {
			continue
		}
		n := max(roman(t), number(t.Text), 0)
		if n == 0 {
			n = rung(t.Text)
		}
		switch {
		case n == 0:
			continue
		case i > 0 && lexicon[p.Tokens[i-1].word].is&isPay != 0: // a scale of pay, which differs everywhere
			return
		}
		p.Level, p.By = int8(min(n, int(Principal))), i
		return
	}
}

// besides takes the level from words of seniority that stand by themselves beside the core: "Data Analyst (Senior)".
func (p *Parsed) besides() {
	t := p.Tokens
	for i := 0; i < len(t); i++ {
		if t[i].Kind != Team || i > 0 && t[i-1].Part == t[i].Part {
			continue
		}
		n := 0
		for ; i+n < len(t) && t[i+n].Part == t[i].Part; n++ {
			_, at := p.last(i + n)
			if !p.rung(at) && (n == 0 || lexicon[t[i+n].word].is&isPosts == 0) {
				n = 0
				break
			}
		}
		if n == 0 {
			continue
		}
		_, at := p.last(i)
		p.Level, p.By = lexicon[at].beside, i
		for k := range n {
			t[i+k].Kind = Seniority
		}
		return
	}
}

// elsewhere takes the level from another part that names a job: "Java Developer / Sr Software Engineer".
func (p *Parsed) elsewhere(c []coreWord, places []int) {
	t := p.Tokens
	for i := 0; i < len(t) && p.Level == None; i++ {
		if t[i].Part == p.CorePart || i > 0 && t[i-1].Part == t[i].Part {
			continue
		}
		places = places[:0]
		for k := i; k < len(t) && t[k].Part == t[i].Part; k++ {
			if t[k].Kind == Team {
				places = append(places, k)
			}
		}
		track, by, object := p.Track, p.ByTrack, p.Object
		if words := p.coreWords(c[:0], places); len(words) > 0 {
			if f := p.phrasing(words); f.lastJob >= 0 {
				f.aside = true
				f.read()
			}
		}
		p.Track, p.ByTrack, p.Object = track, by, object
	}
}
