package onet

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/fold"
)

// An occupation is a role in the making.
type occupation struct {
	code, title, summary string
	id                   career.RoleID
	zone                 int
	tasks                [3][]string // core, supplemental, of no stated type
	aliases              []claim
	ratings              []rating
	tools                []use
	related              []relation
}

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

// A rating is what an occupation's rows say of one element.
type rating struct {
	element     int
	importance  float64 // 0 where there is none
	level       float64
	hasIM       bool // a row says something, whether it is used or not
	hasLV       bool
	notRelevant bool
}

// A use is a technology of an occupation.
type use struct {
	technology  int
	hot, demand bool
}

// A relation is a related occupation.
type relation struct {
	id    career.RoleID
	index int
	tier  string
}

// isCode reports whether s is an O*NET-SOC code: 15-1254.00.
func isCode(s string) bool {
	if len(s) != 10 {
		return false
	}
	for i := range len(s) {
		switch c := s[i]; {
		case i == 2 && c == '-', i == 7 && c == '.':
		case i == 2, i == 7, c < '0', c > '9':
			return false
		}
	}
	return true
}

func (r *reader) readOccupations() {
	t := r.table("Occupation Data.txt", "O*NET-SOC Code", "Title", "Description")
	r.byCode = map[string]int{}
	titles := map[string]string{}
	for t.next() {
		if !isCode(t.get(0)) {
			t.fail(0, fmt.Errorf("%w: %.20q", ErrCode, t.get(0)))
			continue
		}
		t.code = t.get(0)
		o := occupation{code: t.code, title: t.text(1), summary: t.text(2)}
		o.id = career.RoleID(strings.ReplaceAll(o.code, ".", "-"))
		key := fold.Name(o.title)
		if _, twice := r.byCode[o.code]; twice {
			t.fail(0, fmt.Errorf("%w: the occupation has a row above", career.ErrDuplicate))
			continue
		}
		if err := fold.Clean(o.title); err != nil {
			t.fail(1, fmt.Errorf("%w: %.40q: %w", career.ErrText, o.title, err))
		} else if key == "" {
			t.fail(1, fmt.Errorf("%w: every occupation has a title", career.ErrMissing))
		} else if other, taken := titles[key]; taken {
			t.fail(1, fmt.Errorf("%w: %q is also the title of %s", career.ErrDuplicate, o.title, other))
		}
		if err := fold.CleanProse(o.summary); err != nil {
			t.fail(2, fmt.Errorf("%w: %.40q: %w", career.ErrText, o.summary, err))
		}
		titles[key] = o.code
		r.byCode[o.code] = len(r.occupations)
		r.occupations = append(r.occupations, o)
	}
	if len(r.occupations) == 0 && len(r.problems.Problems) == 0 {
		t.code = ""
		t.fail(row, fmt.Errorf("%w: no occupation", career.ErrMissing))
	}
}

func (r *reader) readJobZones() {
	t := r.table("Job Zones.txt", "O*NET-SOC Code", "Job Zone", "?Date")
	for t.nextOf() {
		o := &r.occupations[t.at]
		if o.zone != 0 {
			t.fail(1, fmt.Errorf("%w: the occupation has a job zone above", career.ErrDuplicate))
		}
		o.zone = t.number(1, 1, 5)
		t.dated(2)
	}
}

func (r *reader) readTasks() {
	t := r.table("Task Statements.txt", "O*NET-SOC Code", "Task", "Task Type", "?Date")
	for t.nextOf() {
		kind := slices.Index([]string{"Core", "Supplemental", ""}, t.get(2))
		if kind < 0 {
			t.fail(2, fmt.Errorf("%w: %.20q: want Core or Supplemental", ErrFlag, t.get(2)))
			continue
		}
		t.dated(3)
		task := t.text(1)
		switch {
		case task == "":
			t.fail(1, fmt.Errorf("%w: empty text", career.ErrMissing))
		case fold.CleanProse(task) != nil:
			t.leave(task, ReasonText)
		default:
			tasks := &r.occupations[t.at].tasks[kind]
			*tasks = append(*tasks, task)
		}
	}
}

// readTitles reads the names of the occupations and gives each name to one of them.
func (r *reader) readTitles() {
	t := r.table("Sample of Reported Titles.txt", "O*NET-SOC Code", "Reported Job Title")
	for t.nextOf() {
		t.claim(1, reported, 1)
	}
	t = r.table("Alternate Titles.txt", "O*NET-SOC Code", "Alternate Title", "Short Title", "Source(s)")
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
		r.left = append(r.left, Left{File: c.file, Line: c.line, Role: r.occupations[c.at].id, Text: c.text, Reason: why, Instead: string(instead)})
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

func (r *reader) readRelated() {
	t := r.table("Related Occupations.txt", "O*NET-SOC Code", "Related O*NET-SOC Code", "Relatedness Tier", "Index")
	for t.nextOf() {
		i, ok := r.byCode[t.get(1)]
		switch {
		case !ok:
			t.fail(1, fmt.Errorf("%w: %.20q is not in Occupation Data", career.ErrReference, t.get(1)))
			continue
		case i == t.at:
			t.fail(1, fmt.Errorf("%w: an occupation related to itself", career.ErrCycle))
			continue
		}
		o, id := &r.occupations[t.at], r.occupations[i].id
		if slices.ContainsFunc(o.related, func(x relation) bool { return x.id == id }) {
			t.fail(1, fmt.Errorf("%w: %s is related already", career.ErrDuplicate, t.get(1)))
			continue
		}
		tier := t.text(2)
		if err := fold.Clean(tier); err != nil {
			t.fail(2, fmt.Errorf("%w: %.40q: %w", career.ErrText, tier, err))
		}
		o.related = append(o.related, relation{id: id, index: t.number(3, 1, math.MaxInt32), tier: tier})
	}
}

// roles returns the roles in the order of their codes.
func (r *reader) roles() []career.Role {
	order := r.elementOrder()
	roles := make([]career.Role, len(r.occupations))
	for i := range r.occupations {
		o := &r.occupations[i]
		v := career.Role{
			ID: o.id, Title: o.title, Summary: o.summary, JobZone: o.zone,
			Responsibilities: slices.Concat(o.tasks[0], o.tasks[1], o.tasks[2]),
			Requirements:     r.requirements(o, order),
			Codes: []career.Code{
				{Scheme: "SOC", Edition: "2018", Code: o.code[:7], Fit: career.FitBroad},
				{Scheme: "O*NET-SOC", Edition: "2019", Code: o.code, Fit: career.FitExact},
			},
			Sources: []career.SourceID{sourceID},
			Note:    r.note(o),
		}
		if strings.HasSuffix(o.code, ".00") {
			v.Codes[0].Fit = career.FitExact
		}
		for _, c := range o.aliases {
			v.Aliases = append(v.Aliases, c.text)
		}
		slices.SortStableFunc(o.related, func(a, b relation) int { return cmp.Compare(a.index, b.index) })
		for _, x := range o.related {
			v.Transitions = append(v.Transitions, x.id)
			if x.tier != "" {
				if v.Tiers == nil {
					v.Tiers = make(map[career.RoleID]string, len(o.related))
				}
				v.Tiers[x.id] = x.tier
			}
		}
		roles[i] = v
	}
	slices.SortFunc(roles, func(a, b career.Role) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return roles
}

// note says what is not published of an occupation.
func (r *reader) note(o *occupation) string {
	var has [2]bool
	for _, q := range o.ratings {
		has[r.elements[q.element].file] = true
	}
	lacks := ""
	switch has {
	case [2]bool{false, false}:
		lacks = "no skill or knowledge ratings"
	case [2]bool{false, true}:
		lacks = "no skill ratings"
	case [2]bool{true, false}:
		lacks = "no knowledge ratings"
	default:
		return ""
	}
	if len(o.ratings)+len(o.tools)+len(o.related)+len(o.tasks[0])+len(o.tasks[1])+len(o.tasks[2]) == 0 {
		lacks = "no ratings, tasks, technologies or related occupations"
	}
	return fmt.Sprintf("O*NET %s publishes %s for this occupation.", r.edition, lacks)
}
