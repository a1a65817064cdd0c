package onet

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/names"
	"github.com/go-career/career/source"
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
	in                   files // that have rows of it
}

// A relation is a related occupation.
type relation struct {
	id    career.RoleID
	index int
	tier  string
}

// isCode reports whether s is an O*NET-SOC code: 15-1254.00.
func isCode(s string) bool {
	if len(s) != 10 || s[2] != '-' || s[7] != '.' {
		return false
	}
	return strings.Trim(s[:2]+s[3:7]+s[8:], "0123456789") == ""
}

func (r *reader) readOccupations() {
	t := r.open(fileOccupations, columnCode, "Title", "Description")
	titles := map[string]string{}
	for t.Next() {
		code := t.get(columnCode)
		if !isCode(code) {
			t.Fail(columnCode, fmt.Errorf("%w: %.20q: want one of O*NET-SOC, such as 15-1254.00", source.ErrCode, code))
			continue
		}
		t.Record = code
		o := occupation{code: code, title: t.name("Title"), summary: t.prose("Description"), in: t.bit}
		o.id = career.RoleID(strings.ReplaceAll(o.code, ".", "-"))
		if first, twice := r.byCode[code]; twice {
			f := &r.occupations[first]
			t.again(columnCode, string(o.id), "", f.title == o.title && f.summary == o.summary)
			continue
		}
		key := names.Fold(o.title)
		if other, taken := titles[key]; taken && key != "" {
			t.Fail("Title", fmt.Errorf("%w: %.60q is also the title of %s", career.ErrDuplicate, o.title, other))
		}
		titles[key] = o.code
		r.byCode[o.code] = len(r.occupations)
		r.occupations = append(r.occupations, o)
	}
}

func (r *reader) readJobZones() {
	t := r.open(fileZones, columnCode, "Job Zone", "?Date")
	for t.nextOf() {
		zone := t.Int("Job Zone", 1, 5)
		t.dated()
		if t.of.zone != 0 {
			t.again("Job Zone", string(t.of.id), "", t.of.zone == zone)
			continue
		}
		t.of.zone = zone
	}
}

func (r *reader) readTasks() {
	t := r.open(fileTasks, columnCode, "Task", "Task Type", "?Date")
	for t.nextOf() {
		kind := slices.Index([]string{"Core", "Supplemental", ""}, t.get("Task Type"))
		if kind < 0 {
			t.Fail("Task Type", fmt.Errorf("%w: %.20q: want Core or Supplemental", career.ErrValue, t.get("Task Type")))
			continue
		}
		t.dated()
		if task, ok := t.readable("Task", names.CleanProse); ok {
			t.of.tasks[kind] = append(t.of.tasks[kind], task)
		}
	}
}

func (r *reader) readRelated() {
	const related = "Related O*NET-SOC Code"
	t := r.open(fileRelated, columnCode, related, "Relatedness Tier", "Index")
	for t.nextOf() {
		i, ok := r.byCode[t.get(related)]
		if !ok {
			t.unknown(related, fileOccupations)
			continue
		}
		if i == t.at {
			t.Fail(related, fmt.Errorf("%w: an occupation related to itself", career.ErrCycle))
			continue
		}
		tier := t.text("Relatedness Tier")
		if err := names.Clean(tier); err != nil {
			t.Fail("Relatedness Tier", fmt.Errorf("%w: %.40q: %w", career.ErrText, tier, err))
		}
		x := relation{r.occupations[i].id, t.Int("Index", 1, math.MaxInt32), tier}
		if first, twice := r.relatedTo[[2]int{t.at, i}]; twice {
			t.again(related, string(t.of.id), string(x.id), t.of.related[first] == x)
			continue
		}
		r.relatedTo[[2]int{t.at, i}] = len(t.of.related)
		t.of.related = append(t.of.related, x)
	}
}

// roles returns the roles in the order of their codes.
func (r *reader) roles() []career.Role {
	order := r.elementOrder()
	roles := make([]career.Role, len(r.occupations))
	for i := range r.occupations {
		roles[i] = r.role(&r.occupations[i], order)
	}
	slices.SortFunc(roles, func(a, b career.Role) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return roles
}

func (r *reader) role(o *occupation, order []int) career.Role {
	fit := career.FitBroad
	if strings.HasSuffix(o.code, ".00") {
		fit = career.FitExact
	}
	v := career.Role{
		ID: o.id, Title: o.title, Summary: o.summary, JobZone: o.zone,
		Responsibilities: slices.Concat(o.tasks[:]...),
		Requirements:     r.requirements(o, order),
		Codes: []career.Code{
			{Scheme: "SOC", Edition: "2018", Code: o.code[:7], Fit: fit},
			{Scheme: "O*NET-SOC", Edition: "2019", Code: o.code, Fit: career.FitExact},
		},
		Sources: []career.SourceID{sourceID},
		Note:    r.note(o),
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
	return v
}

// note says what is not published of an occupation. If a file of ratings looks as if it had been cut, it says no more than
// that what was read doesn't have it.
func (r *reader) note(o *occupation) string {
	lacks, doubt := "", r.doubt
	switch skills, knowledge := o.in&setOf(fileSkills) != 0, o.in&setOf(fileKnowledge) != 0; {
	case o.in&setOf(fileSkills, fileKnowledge, fileTasks, fileTechnologies, fileRelated) == 0:
		lacks = "no ratings, tasks, technologies or related occupations"
	case skills && knowledge:
		return ""
	case skills:
		lacks, doubt = "no knowledge ratings", true
	case knowledge:
		lacks, doubt = "no skill ratings", true
	default:
		lacks = "no skill or knowledge ratings"
	}
	if doubt {
		return fmt.Sprintf("The files that were read have %s for this occupation.", lacks)
	}
	return fmt.Sprintf("O*NET publishes %s for this occupation.", lacks)
}
