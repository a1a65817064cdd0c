package titleindex

import (
	"slices"
	"strings"

	"github.com/go-career/career/internal/title"
)

// A term is one word of a title, as it is indexed.
type term struct {
	text   string
	weight float32
	token  int
}

// terms appends the words of a title, abbreviations spelled out, each once from dst[first] on. Words that only say how
// senior the work is come down to one term for the level, so that they are not taken for words of the work.
func terms(dst []term, first int, p *title.Parsed) []term {
	intern := beginner(p)
	for i, t := range p.Tokens {
		weight := weights[t.Kind]
		if i == intern {
			continue
		}
		if i > p.Object && t.Kind == title.Core {
			weight = weightObject
		}
		if weight == 0 || t.Joins {
			continue
		}
		for e, more := p.Spelled(i), true; more; {
			var w string
			w, e, more = strings.Cut(e, " ")
			if !title.Join(w) {
				dst = addTerm(dst, first, title.Singular(w), weight, i)
			}
		}
	}
	for i := len(dst) - 1; i >= first; i-- {
		if dst[i].token == p.Head {
			dst[i].weight *= weightHead
			break
		}
	}
	if p.By >= 0 && (p.By == intern || p.Tokens[p.By].Kind != title.Core) {
		dst = append(dst, term{levelTerms[p.Level], weightLevel, p.By})
	}
	return dst
}

// beginner returns the token of the core that names a beginner in the field that the others name ("data science intern"), or
// -1 if there is none.
func beginner(p *title.Parsed) int {
	if p.By < 0 || p.Level != title.Entry || p.Tokens[p.By].Kind != title.Core {
		return -1
	}
	for i, t := range p.Tokens {
		if i != p.By && t.Kind == title.Core {
			return p.By
		}
	}
	return -1
}

var levelTerms = [...]string{"", "=1", "=2", "=3", "=4", "=5", "=6"}

func addTerm(dst []term, first int, w string, weight float32, token int) []term {
	for i := first; i < len(dst); i++ {
		if dst[i].text == w {
			dst[i].weight = max(dst[i].weight, weight)
			return dst
		}
	}
	return append(dst, term{w, weight, token})
}

// cut appends the terms, those written apart that other titles write apart.
func (ix *Index) cut(dst, ts []term) []term {
	first := len(dst)
	for _, t := range ts {
		if p, ok := ix.split[t.text]; ok {
			dst = addTerm(dst, first, p[0], t.weight, t.token)
			dst = addTerm(dst, first, p[1], t.weight, t.token)
		} else {
			dst = addTerm(dst, first, t.text, t.weight, t.token)
		}
	}
	return dst
}

// join writes together what the titles write together ("pen tester"), where one of the two words is none of theirs.
func (ix *Index) join(ts []term) []term {
	for i := 1; i < len(ts); i++ {
		a, b := &ts[i-1], &ts[i]
		_, knowsA := ix.words[a.text]
		_, knowsB := ix.words[b.text]
		if knowsA && knowsB || b.token != a.token+1 || len(a.text)+len(b.text) > 40 {
			continue
		}
		if _, ok := ix.words[a.text+b.text]; ok {
			a.text, a.weight, a.token = a.text+b.text, max(a.weight, b.weight), b.token
			ts = slices.Delete(ts, i, i+1)
		}
	}
	return ts
}
