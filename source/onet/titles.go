package onet

import (
	"cmp"
	"slices"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/names"
	"github.com/go-career/career/source"
)

// A claim is a name that a row gives an occupation.
type claim struct {
	key     string // folded
	text    string
	at      int // the occupation
	kind    int // reported, alternate, short
	sources int // that give it
	file    string
	line    int
}

const (
	reported = iota
	alternate
	short
)

// readTitles reads the names of the occupations and gives each name to one of them.
func (r *reader) readTitles() {
	const reportedTitle, alternateTitle, shortTitle, sources = "Reported Job Title", "Alternate Title", "Short Title", "Source(s)"
	t := r.open(fileReported, columnCode, reportedTitle)
	for t.nextOf() {
		t.claim(reportedTitle, reported, 1)
	}
	t = r.open(fileAlternate, columnCode, alternateTitle, shortTitle, sources)
	for t.nextOf() {
		n := 1 + strings.Count(t.get(sources), ",")
		t.claim(alternateTitle, alternate, n)
		if t.get(shortTitle) != "" {
			t.claim(shortTitle, short, n)
		}
	}
	r.settleTitles()
}

// claim notes that the row gives its occupation a name.
func (t *rows) claim(column string, kind, sources int) {
	if s, ok := t.readable(column, cleanName); ok {
		t.r.claims = append(t.r.claims, claim{names.Fold(s), s, t.at, kind, sources, t.File, t.Line})
	}
}

// equals is how many occupations may have an equal right to a name. If there are more, none of them gets it.
const equals = 3

// settleTitles gives each name that is claimed to one occupation.
func (r *reader) settleTitles() {
	titles := make(map[string]int, len(r.occupations))
	for i := range r.occupations {
		titles[names.Fold(r.occupations[i].title)] = i
	}
	// The best evidence first. A stable sort keeps the order of the files.
	slices.SortStableFunc(r.claims, func(a, b claim) int {
		return cmp.Or(strings.Compare(a.key, b.key), cmp.Compare(a.kind, b.kind), cmp.Compare(b.sources, a.sources),
			strings.Compare(r.occupations[a.at].code, r.occupations[b.at].code))
	})
	last := make([]int, len(r.occupations)) // the claims left when the occupation last had one
	for len(r.claims) > 0 {
		n := 1
		for n < len(r.claims) && r.claims[n].key == r.claims[0].key {
			n++
		}
		var rivals []claim // the best claim of each occupation
		for _, c := range r.claims[:n] {
			if last[c.at] != len(r.claims) {
				last[c.at] = len(r.claims)
				rivals = append(rivals, c)
			}
		}
		r.claims = r.claims[n:]
		r.settle(rivals, titles)
	}
	for i := range r.occupations {
		slices.SortFunc(r.occupations[i].aliases, func(a, b claim) int {
			return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.line, b.line))
		})
	}
	r.claims = nil
}

// settle gives one name to one of the occupations that claim it, best first. titles are those of the occupations.
func (r *reader) settle(rivals []claim, titles map[string]int) {
	leave := func(c claim, why source.Reason, instead career.RoleID) {
		r.Left = append(r.Left, source.Left{File: c.file, Line: c.line, Record: string(r.occupations[c.at].id), What: c.text, Reason: why, Instead: string(instead)})
	}
	best := rivals[0]
	if at, ok := titles[best.key]; ok {
		for _, c := range rivals {
			if c.at != at {
				leave(c, source.ReasonTaken, r.occupations[at].id)
			}
		}
		return
	}
	same := 0
	for _, c := range rivals {
		if c.kind == best.kind && c.sources == best.sources {
			same++
		}
	}
	if same > equals {
		for _, c := range rivals {
			leave(c, source.ReasonGeneral, "")
		}
		return
	}
	r.occupations[best.at].aliases = append(r.occupations[best.at].aliases, best)
	for _, c := range rivals[1:] {
		leave(c, source.ReasonShared, r.occupations[best.at].id)
	}
}
