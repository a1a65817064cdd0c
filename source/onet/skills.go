package onet

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/fold"
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

// A technology is a tool in the making.
type technology struct {
	name        string
	id          career.SkillID
	hot         bool // of any occupation
	commodities []commodity
}

// A commodity is a class of technologies, with how many occupations list one technology under it.
type commodity struct {
	code, title string
	n           int
	at          Left // the first row that says so
}

// elementID returns the skill ID for an element's: letters and digits between dots.
func elementID(id string) (career.SkillID, bool) {
	if len(id) > maxSlug {
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
	t := r.table("Content Model Reference.txt", "Element ID", "Element Name", "Description")
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
	if len(r.elements) == 0 && len(r.problems.Problems) == 0 {
		t.fail(row, fmt.Errorf("%w: no element", career.ErrMissing))
	}
}

func (r *reader) readRatings(name string, file int) {
	t := r.table(name, "O*NET-SOC Code", "Element ID", "Scale ID", "Data Value", "Recommend Suppress", "Not Relevant", "?Date")
	for len(r.elements) > 0 && t.nextOf() { // where there are none, one problem is enough
		i, ok := r.byElement[t.get(1)]
		if !ok {
			t.fail(1, fmt.Errorf("%w: %.20q is not in Content Model Reference", career.ErrReference, t.get(1)))
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

func (r *reader) readTechnologies() {
	t := r.table("Technology Skills.txt", "O*NET-SOC Code", "Example", "Commodity Code", "Commodity Title", "Hot Technology", "In Demand")
	r.byTechnology = map[string]int{}
	for t.nextOf() {
		name, u := t.text(1), use{hot: t.flag(4), demand: t.flag(5)}
		if name == "" {
			t.fail(1, fmt.Errorf("%w: empty text", career.ErrMissing))
			continue
		}
		key := fold.Name(name)
		if key == "" || fold.Clean(name) != nil {
			t.leave(name, ReasonText)
			continue
		}
		i, ok := r.byTechnology[key]
		if !ok {
			i = len(r.technologies)
			r.byTechnology[key] = i
			r.technologies = append(r.technologies, technology{name: strings.Clone(name)})
		}
		u.technology = i
		tech, code := &r.technologies[i], t.get(2)
		at := slices.IndexFunc(tech.commodities, func(c commodity) bool { return c.code == code })
		if at < 0 {
			at = len(tech.commodities)
			tech.commodities = append(tech.commodities, commodity{code: strings.Clone(code), title: strings.Clone(t.text(3)),
				at: Left{File: t.file, Line: t.line, Text: tech.name, Reason: ReasonCommodity}})
		}
		tech.commodities[at].n++
		tech.hot = tech.hot || u.hot
		o := &r.occupations[t.at]
		if k := slices.IndexFunc(o.tools, func(o use) bool { return o.technology == i }); k >= 0 {
			o.tools[k].hot, o.tools[k].demand = o.tools[k].hot || u.hot, o.tools[k].demand || u.demand
			continue
		}
		o.tools = append(o.tools, u)
	}
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

// rank orders technologies: in demand before hot.
func (u use) rank() int {
	switch {
	case u.demand && u.hot:
		return 0
	case u.demand:
		return 1
	case u.hot:
		return 2
	}
	return 3
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
			r.left = append(r.left, Left{File: r.path("Content Model Reference.txt"), Line: e.line, Text: e.name, Reason: ReasonRenamed, Instead: s.Name})
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
		return cmp.Or(slug(r.elements[i].name), name)
	}
	return name
}

// tools returns the technologies in the order of their names.
func (r *reader) tools(unique func(name, what string) string, ids map[career.SkillID]bool) []career.Skill {
	sorted := make([]int, len(r.technologies))
	for i := range sorted {
		sorted[i] = i
	}
	slices.SortFunc(sorted, func(a, b int) int {
		return strings.Compare(r.technologies[a].name, r.technologies[b].name)
	})
	list := make([]career.Skill, 0, len(sorted))
	for _, i := range sorted {
		t := &r.technologies[i]
		slices.SortFunc(t.commodities, func(a, b commodity) int {
			return cmp.Or(cmp.Compare(b.n, a.n), strings.Compare(a.code, b.code))
		})
		category := cmp.Or(slug(t.commodities[0].title), "technology")
		for _, c := range t.commodities[1:] {
			c.at.Instead = category
			r.left = append(r.left, c.at)
		}
		base := cmp.Or(slug(t.name), "technology")
		id := career.SkillID(base)
		for n := 2; ids[id]; n++ {
			id = career.SkillID(fmt.Sprintf("%s-%d", base, n))
		}
		ids[id] = true
		t.id = id
		name := unique(t.name, "technology")
		if name != t.name {
			left := t.commodities[0].at
			left.Reason, left.Instead = ReasonRenamed, name
			r.left = append(r.left, left)
		}
		list = append(list, career.Skill{ID: id, Name: name, Category: category, Kind: career.KindTool})
	}
	return list
}

// abbreviate gives hot technologies shorter names: "Structured query language SQL" each of its two parts, and a name that
// ends in "software" what stands before that. A short name that another technology has, or could have as well, is none's.
func (r *reader) abbreviate(tools []career.Skill, names map[string]bool) {
	short := make([][]string, len(tools))
	claims := map[string]int{}
	for i, s := range tools {
		if at, ok := r.byTechnology[fold.Name(s.Name)]; !ok || !r.technologies[at].hot {
			continue
		}
		name := strings.TrimSuffix(s.Name, " software")
		list := append([]string{name}, abbreviation(name)...)
		seen := map[string]bool{fold.Name(s.Name): true}
		for _, a := range list {
			if f := fold.Name(a); f != "" && !seen[f] && !names[f] {
				seen[f] = true
				claims[f]++
				short[i] = append(short[i], a)
			}
		}
	}
	for i := range tools {
		for _, a := range short[i] {
			if claims[fold.Name(a)] == 1 {
				tools[i].Aliases = append(tools[i].Aliases, a)
			}
		}
	}
}

// abbreviation takes apart a name that ends with its own abbreviation: two to six capitals that stand in this order in
// the words before them, the first at the start of one.
func abbreviation(name string) []string {
	cut := max(0, strings.LastIndexByte(name, ' '))
	long, letters := name[:cut], name[min(cut+1, len(name)):]
	if len(letters) < 2 || len(letters) > 6 || strings.Trim(letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return nil
	}
	words := strings.Fields(strings.ToUpper(long))
	for i := range words {
		if words[i][0] == letters[0] && within(letters, strings.Join(words[i:], "")) {
			return []string{long, letters}
		}
	}
	return nil
}

// within reports whether the letters stand in s in their order.
func within(letters, s string) bool {
	for _, c := range letters {
		_, rest, ok := strings.Cut(s, string(c))
		if !ok {
			return false
		}
		s = rest
	}
	return true
}

// slug returns a name in kebab-case: "C++" is c-plus-plus. It is "" for a name with no Latin letter or digit.
func slug(s string) string {
	var b strings.Builder
	gap := false
	word := func(w string) {
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteString(w)
	}
	for _, c := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			word(string(c))
		case c == '+' || c == '#' || c == '&':
			gap = true
			word(map[rune]string{'+': "plus", '#': "sharp", '&': "and"}[c])
			gap = true
		case c == '\'' || c == '’' || unicode.Is(unicode.Mn, c):
		default:
			gap = true
		}
	}
	id := b.String()
	if len(id) > maxSlug {
		id = strings.TrimRight(id[:maxSlug], "-")
	}
	return id
}

// maxSlug leaves room for a number behind it, within the longest ID that a catalogue takes.
const maxSlug = 180
