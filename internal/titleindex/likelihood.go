package titleindex

import (
	"math"

	"github.com/go-career/career/internal/title"
)

// signs are what tells how likely it is that the best candidate of a reading is meant.
type signs struct {
	raw     float64 // its score before all this
	matched float64 // the share of the work's name that the owner's titles have
	words   float64 // how many words of the work's name they have, up to three
	around  float64 // the weight of what else is said, over that of the work's name
	missing float64 // the share of the nearest title that the query lacks
	run     float64 // 1 if that is a known title within the query
	margin  float64 // how far behind the next job is, over the evidence for this one
	strict  float64 // how much it takes in this catalogue
}

// The likelihood is a logistic function of the signs. Its numbers were fitted on titles whose right answer is known: titles
// of technology postings read by hand and titles of other fields against a catalogue of one field, O*NET's reported titles
// and ESCO's alternative labels against theirs (see internal/eval). In a catalogue of one field what counts is whether a
// title is in it at all, and so what a known title has that the query lacks; in one of all fields, how far behind the next is.
const (
	likeFirst    = -5.3
	likeRaw      = 2.95
	likeMatched  = 1.54
	likeWords    = 0.46
	likeAround   = -0.3
	likeComplete = 0.42
	likeStrict   = 2.93
	likeMissing  = -5.85 // times strict
	likeMargin   = 5.1   // times what strict lacks to 1
	likeRun      = -0.6  // likewise
)

// likelihood returns how likely it is that the candidate is meant, 0 to 1.
func (g *signs) likelihood() float64 {
	if g.matched == 0 {
		return 0
	}
	z := likeFirst + likeRaw*g.raw + likeMatched*g.matched + likeWords*min(g.words, 3) + likeAround*min(g.around, 2) +
		likeStrict*g.strict + likeMissing*g.missing*g.strict + (likeMargin*max(0, min(g.margin, 1))+likeRun*g.run)*(1-g.strict)
	if g.complete() {
		z += likeComplete
	}
	return 1 / (1 + math.Exp(-z))
}

// complete reports whether the query has all words of a title, and that has all of the work's name.
func (g *signs) complete() bool { return g.missing < whole && g.matched > 1-whole }

// apart returns how likely it would be if no other job came near. Where it is, the query names something in the
// catalogue that is hard to tell from something else.
func (g *signs) apart() float64 {
	far := *g
	far.margin = 1
	return far.likelihood()
}

// signs reads the signs for the best candidate of a reading.
func (ix *Index) signs(s *scratch, r *reading) signs {
	best := &r.best[0]
	g := signs{raw: best.score, strict: ix.strict, margin: 1}
	if best.run > 0 {
		g.run = 1
	}
	someone := false // whether a word of the work names a person; where none does ("data engineering intern"), a field stands for one
	for k, t := range s.cut {
		someone = someone || r.near>>k&1 != 0 && title.Person(t.text)
	}
	var like [64]float32 // by term
	o := &ix.owners[best.owner]
	for _, b := range ix.bags[ix.entries[o.from].from:ix.entries[o.to-1].to] {
		if k := s.mark[b.word].term - 1; k >= 0 && like[k] < 1 {
			like[k] = max(like[k], ix.likeness(s, b.word, someone))
		}
	}
	var matched, sum, around float32
	for k, t := range s.cut {
		w := s.looked[k].weight
		switch {
		case r.near>>k&1 == 0:
			around += w * (1 - like[k])
			continue
		case s.anothers(t.token):
			sum += w
			continue
		case like[k] == 0 && ix.aside != nil && ix.aside(t.text):
			w *= besides
		case standing(t.text):
			w *= standingShare
		}
		sum += w
		matched += w * like[k]
		if like[k] >= 0.9 && !standing(t.text) {
			g.words++
		}
	}
	g.matched = float64(matched / max(sum, 1e-9))
	g.around = float64(around / max(sum, 1e-9))
	g.missing = ix.missing(s, best.entry, someone)
	for i := range r.best[1:] {
		if c := &r.best[i+1]; ix.group(c.owner) != ix.group(best.owner) {
			g.margin = (best.evidence - c.evidence) / max(best.evidence, 1e-9)
			break
		}
	}
	return g
}

// missing returns the share of a title's words that the query lacks, whether they are rare or not: what is common in a
// catalogue of one field ("technical account manager") tells its titles from those of others. Level, and words that say how
// high someone stands, count for less.
func (ix *Index) missing(s *scratch, entry int32, someone bool) float64 {
	e := &ix.entries[entry]
	var has, all float32
	for _, b := range ix.bags[e.from:e.to] {
		w := float32(1)
		if standing(ix.vocab[b.word].text) {
			w = standingShare
		}
		all += w
		if s.mark[b.word].term > 0 {
			has += w * ix.likeness(s, b.word, someone)
		}
	}
	return float64(1 - has/max(all, 1e-9))
}

// likeness says how far one can take a word of the index for the term of the query that it is marked for.
func (ix *Index) likeness(s *scratch, word int32, someone bool) float32 {
	m := s.mark[word]
	l := &s.looked[m.term-1]
	return likeness(s.cut[m.term-1].text, ix.vocab[word].text, m.weight/l.weight, someone, l.word >= 0)
}

// likeness says how far one can take b for a, where sim is how alike they are. A slip of the pen is forgiven in longer
// words, unless a is known as a word of its own. A word for a person and one that is none are no forms of one word
// ("accountant", "account"), unless nothing else in the query says that it is about someone.
func likeness(a, b string, sim float32, someone, known bool) float32 {
	switch {
	case a == b:
		return 1
	case !known && slip(a, b):
		return 0.95
	case someone && title.Person(a) != title.Person(b):
		return min(sim, 0.3)
	case stem(a) == stem(b):
		return 0.9
	}
	return sim * sim
}

// slip reports whether a and b, both of five letters or more, differ by one: wrong, missing, too many, or two that changed
// places. It is never the first: few slip there, and many other words begin otherwise ("e-learning").
func slip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 5 || a[0] != b[0] {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 0:
		return i < len(a) && (a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:])
	case 1:
		return a[i:] == b[i+1:]
	}
	return false
}

// standing reports whether w says how high someone stands rather than what the work is.
func standing(w string) bool { return w[0] == '=' || title.Standing(w) }
