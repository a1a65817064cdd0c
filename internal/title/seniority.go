package title

import (
	"strings"
)

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
