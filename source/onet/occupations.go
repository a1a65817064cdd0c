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
	t := r.table(fileOccupations, "O*NET-SOC Code", "Title", "Description")
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
}

func (r *reader) readJobZones() {
	t := r.table(fileZones, "O*NET-SOC Code", "Job Zone", "?Date")
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
	t := r.table(fileTasks, "O*NET-SOC Code", "Task", "Task Type", "?Date")
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

func (r *reader) readRelated() {
	t := r.table(fileRelated, "O*NET-SOC Code", "Related O*NET-SOC Code", "Relatedness Tier", "Index")
	for t.nextOf() {
		i, ok := r.byCode[t.get(1)]
		switch {
		case !ok:
			t.unknown(1, fileOccupations)
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
	switch {
	case len(o.ratings)+len(o.tools)+len(o.related)+len(o.tasks[0])+len(o.tasks[1])+len(o.tasks[2]) == 0:
		lacks = "no ratings, tasks, technologies or related occupations"
	case !has[inSkills] && !has[inKnowledge]:
		lacks = "no skill or knowledge ratings"
	case !has[inSkills]:
		lacks = "no skill ratings"
	case !has[inKnowledge]:
		lacks = "no knowledge ratings"
	default:
		return ""
	}
	return fmt.Sprintf("O*NET publishes %s for this occupation.", lacks)
}
