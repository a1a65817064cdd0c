package onet

import (
	"cmp"
	"fmt"
	"math"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/names"
	"github.com/go-career/career/source"
)

// An element is one of the content model: a skill, a field of knowledge, or a group of them.
type element struct {
	id, name, summary string
	skill             career.SkillID
	file              int // inSkills or inKnowledge
	rated             bool
	line              int // where the reference has it
}

const (
	inSkills = iota
	inKnowledge
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

// elementID returns the skill ID for an element's: letters and digits between dots.
func elementID(id string) (career.SkillID, bool) {
	if len(id) > names.MaxID {
		return "", false
	}
	for part := range strings.SplitSeq(id, ".") {
		if part == "" || strings.ContainsFunc(part, func(c rune) bool { return !(unicode.IsLetter(c) || unicode.IsDigit(c)) || c > 'z' }) {
			return "", false
		}
	}
	return career.SkillID("onet-" + strings.ReplaceAll(strings.ToLower(id), ".", "-")), true
}

func (r *reader) readElements() {
	t := r.open(fileElements, columnElement, "Element Name", "Description")
	r.byElement = map[string]int{}
	seen := map[career.SkillID]bool{}
	for t.Next() {
		id := t.get(columnElement)
		skill, ok := elementID(id)
		if !ok {
			t.Fail(columnElement, fmt.Errorf("%w: %.20q: want an element's, such as 2.A.1.a", source.ErrCode, id))
			continue
		}
		t.Record = id
		if seen[skill] {
			t.Fail(columnElement, fmt.Errorf("%w: the element has a row above", career.ErrDuplicate))
			continue
		}
		seen[skill] = true
		r.byElement[id] = len(r.elements)
		r.elements = append(r.elements, element{id: id, skill: skill, name: t.name("Element Name"), summary: t.prose("Description"), line: t.Line})
	}
}

const (
	columnElement = "Element ID"
	columnScale   = "Scale ID"
)

func (r *reader) readRatings(name string, file int) {
	t := r.open(name, columnCode, columnElement, columnScale, "Data Value", "Recommend Suppress", "Not Relevant", "?Date")
	for t.nextOf() {
		i, ok := r.byElement[t.get(columnElement)]
		if !ok {
			t.unknown(columnElement, fileElements)
			continue
		}
		e := &r.elements[i]
		if e.rated && e.file != file {
			t.Fail(columnElement, fmt.Errorf("%w: %s is rated as a skill and as knowledge", career.ErrConflict, e.id))
			continue
		}
		e.rated, e.file = true, file
		t.dated()
		t.rate(t.of.rating(i), e)
	}
}

// rating returns an occupation's rating of an element.
func (o *occupation) rating(element int) *rating {
	for i := len(o.ratings) - 1; i >= 0; i-- { // most often the rows of one element follow one another
		if o.ratings[i].element == element {
			return &o.ratings[i]
		}
	}
	o.ratings = append(o.ratings, rating{element: element})
	return &o.ratings[len(o.ratings)-1]
}

// rate takes in what the row says of an element: its importance, or the level that is needed.
func (t *rows) rate(q *rating, e *element) {
	var has *bool
	var value *float64
	var low, high float64
	scale := t.get(columnScale)
	switch scale {
	case "IM":
		has, value, low, high = &q.hasIM, &q.importance, 1, 5
	case "LV":
		has, value, low, high = &q.hasLV, &q.level, 0, 7
	default:
		t.Fail(columnScale, fmt.Errorf("%w: %.20q: want IM or LV", career.ErrValue, scale))
		return
	}
	if *has {
		t.Fail(columnScale, fmt.Errorf("%w: %s of %s is rated above", career.ErrDuplicate, scale, e.id))
		return
	}
	*has = true
	suppressed, notRelevant := t.flag("Recommend Suppress"), t.flag("Not Relevant")
	v := t.Float("Data Value", low, high)
	switch {
	case notRelevant:
		q.notRelevant = true
		t.leave(e.name, source.ReasonNotRelevant)
	case suppressed:
		t.leave(e.name, source.ReasonSuppressed)
	case scale == "LV" && v == 0:
		q.notRelevant = true
		t.leave(e.name, source.ReasonLevelZero)
	default:
		*value = v
	}
}

// proficiency returns the proficiency that a level from 0 to 7 asks for. Each takes a quarter of the scale.
func proficiency(level float64) career.Proficiency {
	return career.Proficiency(math.Ceil(level / 1.75))
}

// elementOrder returns for each element its place in the order of IDs.
func (r *reader) elementOrder() []int {
	sorted := make([]int, len(r.elements))
	for i := range sorted {
		sorted[i] = i
	}
	slices.SortFunc(sorted, func(a, b int) int { return strings.Compare(r.elements[a].id, r.elements[b].id) })
	order := make([]int, len(sorted))
	for place, i := range sorted {
		order[i] = place
	}
	return order
}

// requirements returns what an occupation asks for. The skills must have their IDs.
func (r *reader) requirements(o *occupation, order []int) []career.Requirement {
	slices.SortFunc(o.ratings, func(a, b rating) int {
		return cmp.Or(cmp.Compare(b.importance, a.importance), cmp.Compare(b.level, a.level), cmp.Compare(order[a.element], order[b.element]))
	})
	var list []career.Requirement
	for _, q := range o.ratings {
		if q.notRelevant || q.importance == 0 && q.level == 0 {
			continue
		}
		list = append(list, career.Requirement{
			Skill: r.elements[q.element].skill, Level: proficiency(q.level), Importance: int(q.importance + .5)})
	}
	slices.SortStableFunc(o.tools, func(a, b use) int { return cmp.Compare(a.rank(), b.rank()) })
	for _, u := range o.tools {
		list = append(list, career.Requirement{Skill: r.technologies[u.technology].id, Hot: u.hot, InDemand: u.demand})
	}
	return list
}

// skills returns the skills in the order of their IDs, and gives each technology its ID.
func (r *reader) skills() []career.Skill {
	taken := taken{names: map[string]bool{}, ids: map[career.SkillID]bool{}}
	order := r.elementOrder()
	var rated []int
	for i := range r.elements {
		if r.elements[i].rated {
			rated = append(rated, i)
		}
	}
	slices.SortFunc(rated, func(a, b int) int { // skills have the first right to a name
		return cmp.Or(cmp.Compare(r.elements[a].file, r.elements[b].file), cmp.Compare(order[a], order[b]))
	})
	var list []career.Skill
	for _, i := range rated {
		list = append(list, r.elementSkill(&r.elements[i], taken))
	}
	tools := r.tools(taken)
	r.abbreviate(tools, taken)
	list = append(list, tools...)
	slices.SortFunc(list, func(a, b career.Skill) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return list
}

func (r *reader) elementSkill(e *element, taken taken) career.Skill {
	s := career.Skill{ID: e.skill, Summary: e.summary, Category: r.group(e), Kind: career.KindTransversal}
	what := "skill"
	switch {
	case e.file == inKnowledge:
		s.Kind, what = career.KindKnowledge, "knowledge"
	case strings.HasPrefix(e.id, "2.B.3."):
		s.Kind = career.KindPractice
	}
	taken.ids[s.ID] = true
	if s.Name = taken.name(e.name, what); s.Name != e.name {
		r.Left = append(r.Left, source.Left{File: path.Join(r.dir, fileElements), Line: e.line, Record: string(s.ID),
			What: e.name, Reason: source.ReasonRenamed, Instead: s.Name})
	}
	return s
}

// taken is the names, folded, and the IDs that skills have.
type taken struct {
	names map[string]bool
	ids   map[career.SkillID]bool
}

// name returns a name that no skill has yet: the name itself, or told apart by what it is.
func (t taken) name(name, what string) string {
	own := name
	for n := 2; t.names[names.Fold(own)]; n++ {
		own = fmt.Sprintf("%s (%s)", name, what)
		if n > 2 {
			own = fmt.Sprintf("%s (%s %d)", name, what, n-1)
		}
	}
	t.names[names.Fold(own)] = true
	return own
}

// id returns an ID that no skill has yet.
func (t taken) id(base string) career.SkillID {
	id := career.SkillID(base)
	for n := 2; t.ids[id]; n++ {
		id = career.SkillID(fmt.Sprintf("%s-%d", base, n))
	}
	t.ids[id] = true
	return id
}

// group returns the category of an element: the name of the group above it. The basic skills (2.A) are one group.
func (r *reader) group(e *element) string {
	parent := e.id[:max(0, strings.LastIndexByte(e.id, '.'))]
	if strings.HasPrefix(e.id, "2.A.") {
		parent = "2.A"
	}
	name := "skills"
	if e.file == inKnowledge {
		name = "knowledge"
	}
	if i, ok := r.byElement[parent]; ok {
		return cmp.Or(names.ID(r.elements[i].name), name)
	}
	return name
}
