package title

import (
	"strings"
)

//go:generate go run ../gen/titles

// sets are the sets that a word is in.
type sets uint64

// An entry is what is known of a word.
type entry struct {
	text                          string
	is                            sets
	abbreviations, phrases, rules span
	beside                        int8 // the level it gives if it stands by itself beside the core
	number                        int8 // of a Roman figure; of a rung, the digit that engineers start at
}

// A span is the rows of one word in a table.
type span struct{ from, to uint16 }

// An abbreviation is what a word stands for between two others.
type abbreviation struct {
	after, before sets // what the words around it must be in, 0 for any word
	end           bool // it counts only at the end of a part
	long          string
}

// A phrase is one or more words that never name the work.
type phrase struct {
	text   string
	words  int
	kind   Kind
	where  where
	unless sets // the next word being in these, it is part of the work's name
	level  int8 // that it says
}

// where is where a phrase counts.
type where uint8

const (
	anywhere where = iota
	apart
	startOrApart
	inCapitals
)

// lookup returns the place of a folded word in the lexicon, 0 if it isn't there.
func lookup(w string) uint16 {
	if w == "" || w[0]-'a' >= 26 {
		return 0
	}
	at := int(w[0]-'a') * 27
	if len(w) > 1 && w[1]-'a' < 26 {
		at += int(w[1]-'a') + 1
	}
	from, end := initials[at], initials[at+1]
	for to := end; from < to; {
		if mid := (from + to) / 2; lexicon[mid].text < w {
			from = mid + 1
		} else {
			to = mid
		}
	}
	if from < end && lexicon[from].text == w {
		return from
	}
	return 0
}

// Join reports whether a folded word only joins others.
func Join(w string) bool { return lexicon[lookup(w)].is&isJoin != 0 }

// Standing reports whether a folded word says how high someone stands rather than what the work is.
func Standing(w string) bool { return lexicon[lookup(w)].is&isStanding != 0 }

// Whole reports whether words that look like a folded word are others: there is no intern in "internal".
func Whole(w string) bool { return lexicon[lookup(w)].is&isWhole != 0 }

// Person reports whether a folded word, in the singular, is a word for someone who does a kind of work, as far as its form
// tells.
func Person(w string) bool { return person(w, lexicon[lookup(w)].is) }

func person(w string, is sets) bool {
	if is&(isPerson|isNoPerson) != 0 {
		return is&isPerson != 0
	}
	for _, s := range [...]string{"er", "or", "ist", "ian", "eer", "ant", "yst", "man", "woman", "person", "smith", "wright"} {
		if len(w) > len(s)+1 && strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
}

// Singular returns the form under which singular and plural are the same word. It is no dictionary: what matters is
// that both come out alike. Plurals that are words of their own ("securities") stay.
func Singular(w string) string {
	n := len(w)
	switch {
	case n > 3 && w[n-1] == 's' && lexicon[lookup(w)].is&isPlural != 0:
		return w
	case n < 4 || w[n-1] != 's' || w[n-2] == 's' || w[n-2] == 'u' || w[n-2] == 'i':
		return w
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "xes"):
		return w[:n-2]
	}
	return w[:n-1]
}

// Spelled returns the word at i, spelled out: one word or several with spaces between.
func (p *Parsed) Spelled(i int) string {
	t := &p.Tokens[i]
	rows := lexicon[t.word].abbreviations
	for _, a := range abbreviations[rows.from:rows.to] {
		if (a.after == 0 || a.after&p.beside(i, -1) != 0) && (a.before == 0 || a.before&p.beside(i, 1) != 0) &&
			(!a.end || i+1 == len(p.Tokens) || p.Tokens[i+1].Part != t.Part) {
			if a.long == "" {
				break
			}
			return a.long
		}
	}
	return t.Text
}

// beside returns the sets of the word that stands by places from the one at i, if that is in the same part.
func (p *Parsed) beside(i, by int) sets {
	if k := i + by; k >= 0 && k < len(p.Tokens) && p.Tokens[k].Part == p.Tokens[i].Part {
		return lexicon[p.Tokens[k].word].is
	}
	return 0
}

// phrase returns how many words from i on are a phrase of a kind, 0 if none is. Of several the longest counts.
func (p *Parsed) phrase(i int, kind Kind) int {
	if f := p.phraseAt(i, kind); f != nil {
		return f.words
	}
	return 0
}

func (p *Parsed) phraseAt(i int, kind Kind) *phrase {
	if i >= len(p.Tokens) {
		return nil
	}
	rows := lexicon[p.Tokens[i].word].phrases
	for k := rows.from; k < rows.to; k++ {
		if f := &phrases[k]; f.kind == kind && p.stands(i, f) {
			return f
		}
	}
	return nil
}

// stands reports whether a phrase, of which the first word is at i, stands there and counts.
func (p *Parsed) stands(i int, f *phrase) bool {
	t := p.Tokens
	end := i + f.words
	if end > len(t) || t[end-1].Part != t[i].Part {
		return false
	}
	if f.words > 1 {
		_, rest, _ := strings.Cut(f.text, " ")
		for _, x := range t[i+1 : end] {
			var w string
			if w, rest, _ = strings.Cut(rest, " "); w != x.Text && w != "*" {
				return false
			}
		}
	}
	if f.unless != 0 && f.unless&p.beside(end-1, 1) != 0 {
		return false
	}
	switch f.where {
	case apart:
		return p.apart(i, end)
	case startOrApart:
		return i == 0 || p.apart(i, end)
	case inCapitals:
		return t[i].Upper
	}
	return true
}

// apart reports whether the words from i up to end are the whole of their part, or the last of the title.
func (p *Parsed) apart(i, end int) bool {
	t := p.Tokens
	first := i == 0 || t[i-1].Part != t[i].Part
	last := end == len(t) || t[end].Part != t[i].Part
	return last && (first || end == len(t))
}
