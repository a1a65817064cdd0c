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
	"github.com/go-career/career/internal/fold"
	"github.com/go-career/career/internal/slug"
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
	if len(id) > slug.Max {
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
	t := r.table(fileElements, "Element ID", "Element Name", "Description")
	r.byElement = map[string]int{}
	seen := map[career.SkillID]bool{}
	for t.next() {
		e := element{id: t.get(0), name: t.text(1), summary: t.text(2), line: t.line}
		var ok bool
		if e.skill, ok = elementID(e.id); !ok {
			t.fail(0, fmt.Errorf("%w: %.20q", ErrElement, e.id))
			continue
		}
		t.code = e.id
		if seen[e.skill] {
			t.fail(0, fmt.Errorf("%w: the element has a row above", career.ErrDuplicate))
			continue
		}
		if fold.Name(e.name) == "" {
			t.fail(1, fmt.Errorf("%w: every element has a name", career.ErrMissing))
		} else if err := fold.Clean(e.name); err != nil {
			t.fail(1, fmt.Errorf("%w: %.40q: %w", career.ErrText, e.name, err))
		}
		if err := fold.CleanProse(e.summary); err != nil {
			t.fail(2, fmt.Errorf("%w: %.40q: %w", career.ErrText, e.summary, err))
		}
		seen[e.skill] = true
		r.byElement[e.id] = len(r.elements)
		r.elements = append(r.elements, e)
	}
}

func (r *reader) readRatings(name string, file int) {
	t := r.table(name, "O*NET-SOC Code", "Element ID", "Scale ID", "Data Value", "Recommend Suppress", "Not Relevant", "?Date")
	for t.nextOf() {
		i, ok := r.byElement[t.get(1)]
		if !ok {
			t.unknown(1, fileElements)
			continue
		}
		e := &r.elements[i]
		if e.rated && e.file != file {
			t.fail(1, fmt.Errorf("%w: %s is rated as a skill and as knowledge", career.ErrConflict, e.id))
			continue
		}
		e.rated, e.file = true, file
		t.dated(6)
		o := &r.occupations[t.at]
		at := len(o.ratings) - 1 // most often the rows of one element follow one another
		for at >= 0 && o.ratings[at].element != i {
			at--
		}
		if at < 0 {
			at = len(o.ratings)
			o.ratings = append(o.ratings, rating{element: i})
		}
		q := &o.ratings[at]
		suppressed, notRelevant := t.flag(4), t.flag(5)
		switch scale := t.get(2); {
		case scale != "IM" && scale != "LV":
			t.fail(2, fmt.Errorf("%w: %.20q: want IM or LV", ErrFlag, scale))
		case scale == "IM" && q.hasIM, scale == "LV" && q.hasLV:
			t.fail(2, fmt.Errorf("%w: %s of %s is rated above", career.ErrDuplicate, scale, e.id))
		case scale == "IM":
			q.hasIM = true
			v := t.rating(3, 1, 5)
			if notRelevant {
				q.notRelevant = true
				t.leave(e.name, ReasonNotRelevant)
			} else if suppressed {
				t.leave(e.name, ReasonSuppressed)
			} else {
				q.importance = v
			}
		default:
			q.hasLV = true
			v := t.rating(3, 0, 7)
			switch {
			case notRelevant:
				q.notRelevant = true
				t.leave(e.name, ReasonNotRelevant)
			case suppressed:
				t.leave(e.name, ReasonSuppressed)
			case v == 0:
				q.notRelevant = true
				t.leave(e.name, ReasonLevelZero)
			default:
				q.level = v
			}
		}
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
	var list []career.Skill
	names := map[string]bool{} // folded
	// unique returns a name that none has yet: the name itself, or told apart by what it is.
	unique := func(name, what string) string {
		own := name
		for n := 2; names[fold.Name(own)]; n++ {
			own = fmt.Sprintf("%s (%s)", name, what)
			if n > 2 {
				own = fmt.Sprintf("%s (%s %d)", name, what, n-1)
			}
		}
		names[fold.Name(own)] = true
		return own
	}
	order := r.elementOrder()
	elements := make([]int, 0, len(r.elements))
	for i := range r.elements {
		if r.elements[i].rated {
			elements = append(elements, i)
		}
	}
	slices.SortFunc(elements, func(a, b int) int { // skills have the first right to a name
		return cmp.Or(cmp.Compare(r.elements[a].file, r.elements[b].file), cmp.Compare(order[a], order[b]))
	})
	for _, i := range elements {
		e := &r.elements[i]
		s := career.Skill{ID: e.skill, Summary: e.summary, Category: r.group(e), Kind: career.KindTransversal}
		what := "skill"
		switch {
		case e.file == inKnowledge:
			s.Kind, what = career.KindKnowledge, "knowledge"
		case strings.HasPrefix(e.id, "2.B.3."):
			s.Kind = career.KindPractice
		}
		if s.Name = unique(e.name, what); s.Name != e.name {
			r.left = append(r.left, Left{path.Join(r.dir, fileElements), e.line, string(s.ID), e.name, ReasonRenamed, s.Name})
		}
		list = append(list, s)
	}
	ids := map[career.SkillID]bool{}
	for _, s := range list {
		ids[s.ID] = true
	}
	tools := r.tools(unique, ids)
	r.abbreviate(tools, names)
	list = append(list, tools...)
	slices.SortFunc(list, func(a, b career.Skill) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return list
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
		return cmp.Or(slug.From(r.elements[i].name), name)
	}
	return name
}
