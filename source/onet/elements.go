package onet

import (
	"cmp"
	"fmt"
	"math"
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
	element           int
	importance, level stated
}

// stated is what one row says: a value, unless it isn't to be used.
type stated struct {
	has         bool
	value       float64 // 0 where there is none
	notRelevant bool
	suppressed  bool
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
	seen := map[career.SkillID]int{} // the position, and 1
	for t.Next() {
		id := t.get(columnElement)
		skill, ok := elementID(id)
		if !ok {
			t.Fail(columnElement, fmt.Errorf("%w: %.20q: want an element's, such as 2.A.1.a", source.ErrCode, id))
			continue
		}
		t.Record = id
		e := element{id: id, skill: skill, name: t.name("Element Name"), summary: t.prose("Description"), line: t.Line}
		if first := seen[skill]; first > 0 {
			f := r.elements[first-1]
			f.line = e.line
			t.again(columnElement, string(skill), "", f == e)
			continue
		}
		r.byElement[id] = len(r.elements)
		r.elements = append(r.elements, e)
		seen[skill] = len(r.elements)
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
		t.rate(t.rating(i), e)
	}
}

// rating returns the rating of an element by the row's occupation.
func (t *rows) rating(element int) *rating {
	key := [2]int{t.at, element}
	i, ok := t.r.rated[key]
	if !ok {
		i = len(t.of.ratings)
		t.r.rated[key] = i
		t.of.ratings = append(t.of.ratings, rating{element: element})
	}
	return &t.of.ratings[i]
}

// rate takes in what the row says of an element: its importance, or the level that is needed.
func (t *rows) rate(q *rating, e *element) {
	var s *stated
	var low, high float64
	scale := t.get(columnScale)
	switch scale {
	case "IM":
		s, low, high = &q.importance, 1, 5
	case "LV":
		s, low, high = &q.level, 0, 7
	default:
		t.Fail(columnScale, fmt.Errorf("%w: %.20q: want IM or LV", career.ErrValue, scale))
		return
	}
	v := stated{has: true, value: t.Float("Data Value", low, high), notRelevant: t.flag("Not Relevant"), suppressed: t.flag("Recommend Suppress")}
	why := source.ReasonNotRelevant
	switch {
	case v.notRelevant:
	case v.suppressed:
		why = source.ReasonSuppressed
	case scale == "LV" && v.value == 0:
		why, v.notRelevant = source.ReasonLevelZero, true
	default:
		why = ""
	}
	if why != "" {
		v.value = 0
	}
	if s.has {
		t.again(columnScale, string(t.of.id), scale+" of "+e.id, *s == v)
		return
	}
	if *s = v; why != "" {
		t.leave(e.name, why)
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
		return cmp.Or(cmp.Compare(b.importance.value, a.importance.value), cmp.Compare(b.level.value, a.level.value), cmp.Compare(order[a.element], order[b.element]))
	})
	var list []career.Requirement
	for _, q := range o.ratings {
		if q.importance.notRelevant || q.level.notRelevant || q.importance.value == 0 && q.level.value == 0 {
			continue
		}
		list = append(list, career.Requirement{
			Skill: r.elements[q.element].skill, Level: proficiency(q.level.value), Importance: int(q.importance.value + .5)})
	}
	slices.SortStableFunc(o.tools, func(a, b use) int { return cmp.Compare(a.rank(), b.rank()) })
	for _, u := range o.tools {
		list = append(list, career.Requirement{Skill: r.technologies[u.technology].id, Hot: u.hot, InDemand: u.demand})
	}
	return list
}

// skills returns the skills in the order of their IDs, and gives each technology its ID.
func (r *reader) skills() []career.Skill {
	taken := taken{names: map[string]bool{}, ids: map[career.SkillID]bool{}, next: map[string]int{}}
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
		r.Left = append(r.Left, source.Left{File: r.paths[fileElements], Line: e.line, Record: string(s.ID),
			What: e.name, Reason: source.ReasonRenamed, Instead: s.Name})
	}
	return s
}

// taken is the names, folded, and the IDs that skills have.
type taken struct {
	names map[string]bool
	ids   map[career.SkillID]bool
	next  map[string]int // the next number behind a name or an ID, less 2
}

// name returns a name that no skill has yet: the name itself, or told apart by what it is.
func (t taken) name(name, what string) string {
	own, key := name, what+" "+name
	for t.names[names.Fold(own)] {
		own = fmt.Sprintf("%s (%s)", name, what)
		if n := t.next[key]; n > 0 {
			own = fmt.Sprintf("%s (%s %d)", name, what, n+1)
		}
		t.next[key]++
	}
	t.names[names.Fold(own)] = true
	return own
}

// id returns an ID that no skill has yet.
func (t taken) id(base string) career.SkillID {
	id := career.SkillID(base)
	for t.ids[id] {
		id = career.SkillID(fmt.Sprintf("%s-%d", base, t.next[base]+2))
		t.next[base]++
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
