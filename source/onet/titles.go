package onet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/fold"
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
	t := r.table(fileReported, "O*NET-SOC Code", "Reported Job Title")
	for t.nextOf() {
		t.claim(1, reported, 1)
	}
	t = r.table(fileAlternate, "O*NET-SOC Code", "Alternate Title", "Short Title", "Source(s)")
	for t.nextOf() {
		sources := 1 + strings.Count(t.get(3), ",")
		t.claim(1, alternate, sources)
		if t.get(2) != "" {
			t.claim(2, short, sources)
		}
	}
	r.settleTitles()
}

// claim notes that the row gives its occupation a name.
func (t *table) claim(i, kind, sources int) {
	c := claim{text: t.text(i), at: t.at, kind: kind, sources: sources, file: t.file, line: t.line}
	if c.text == "" {
		t.fail(i, fmt.Errorf("%w: empty text", career.ErrMissing))
		return
	}
	if c.key = fold.Name(c.text); c.key == "" || fold.Clean(c.text) != nil {
		t.leave(c.text, ReasonText)
		return
	}
	t.r.claims = append(t.r.claims, c)
}

// equals is how many occupations may be equally entitled to a name before it goes to none of them.
const equals = 3

func (r *reader) settleTitles() {
	titles := make(map[string]int, len(r.occupations))
	for i := range r.occupations {
		titles[fold.Name(r.occupations[i].title)] = i
	}
	leave := func(c claim, why Reason, instead career.RoleID) {
		r.left = append(r.left, Left{c.file, c.line, string(r.occupations[c.at].id), c.text, why, string(instead)})
	}
	// The best evidence first. A stable sort keeps the order of the files.
	slices.SortStableFunc(r.claims, func(a, b claim) int {
		return cmp.Or(strings.Compare(a.key, b.key), cmp.Compare(a.kind, b.kind), cmp.Compare(b.sources, a.sources),
			strings.Compare(r.occupations[a.at].code, r.occupations[b.at].code))
	})
	for len(r.claims) > 0 {
		n := 1
		for n < len(r.claims) && r.claims[n].key == r.claims[0].key {
			n++
		}
		var rivals []claim // the best claim of each occupation
		for _, c := range r.claims[:n] {
			if !slices.ContainsFunc(rivals, func(o claim) bool { return o.at == c.at }) {
				rivals = append(rivals, c)
			}
		}
		r.claims = r.claims[n:]
		best := rivals[0]
		if at, ok := titles[best.key]; ok {
			for _, c := range rivals {
				if c.at != at {
					leave(c, ReasonOwnTitle, r.occupations[at].id)
				}
			}
			continue
		}
		same := 0
		for _, c := range rivals {
			if c.kind == best.kind && c.sources == best.sources {
				same++
			}
		}
		if same > equals {
			for _, c := range rivals {
				leave(c, ReasonGeneral, "")
			}
			continue
		}
		r.occupations[best.at].aliases = append(r.occupations[best.at].aliases, best)
		for _, c := range rivals[1:] {
			leave(c, ReasonShared, r.occupations[best.at].id)
		}
	}
	for i := range r.occupations {
		slices.SortFunc(r.occupations[i].aliases, func(a, b claim) int {
			return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.line, b.line))
		})
	}
	r.claims = nil
}
