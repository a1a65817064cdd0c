package onet

import (
	"cmp"
	"slices"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/names"
	"github.com/go-career/career/source"
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
	at          source.Left // the first row that says so
}

// A commodityOf is a technology, by its position, and the code of one of its commodities.
type commodityOf struct {
	technology int
	code       string
}

// A use is a technology of an occupation.
type use struct {
	technology  int
	hot, demand bool
}

func (r *reader) readTechnologies() {
	t := r.open(fileTechnologies, columnCode, "Example", "Commodity Code", "Commodity Title", "Hot Technology", "?In Demand")
	for t.nextOf() {
		name, ok := t.readable("Example", cleanName)
		u := use{hot: t.flag("Hot Technology"), demand: t.flag("In Demand")}
		if !ok {
			continue
		}
		u.technology = r.technology(name)
		tech := &r.technologies[u.technology]
		tech.hot = tech.hot || u.hot
		t.count(tech, u.technology)
		t.uses(u)
	}
}

// technology returns the position of a technology, which is made if need be.
func (r *reader) technology(name string) int {
	key := names.Fold(name)
	i, ok := r.byTechnology[key]
	if !ok {
		i = len(r.technologies)
		r.byTechnology[key] = i
		r.technologies = append(r.technologies, technology{name: strings.Clone(name)})
	}
	return i
}

// count notes the commodity that the row lists a technology under.
func (t *rows) count(tech *technology, at int) {
	key := commodityOf{at, t.get("Commodity Code")}
	i, ok := t.r.commodities[key]
	if !ok {
		i, key.code = len(tech.commodities), strings.Clone(key.code)
		t.r.commodities[key] = i
		tech.commodities = append(tech.commodities, commodity{code: key.code, title: strings.Clone(t.text("Commodity Title")),
			at: source.Left{File: t.File, Line: t.Line, What: tech.name, Reason: source.ReasonCommodity}})
	}
	tech.commodities[i].n++
}

// uses adds a technology to those of the row's occupation. It may be listed twice.
func (t *rows) uses(u use) {
	key := [2]int{t.at, u.technology}
	i, ok := t.r.used[key]
	if !ok {
		t.r.used[key] = len(t.of.tools)
		t.of.tools = append(t.of.tools, u)
		return
	}
	o := &t.of.tools[i]
	o.hot, o.demand = o.hot || u.hot, o.demand || u.demand
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

// tools returns the technologies in the order of their names.
func (r *reader) tools(taken taken) []career.Skill {
	sorted := make([]*technology, len(r.technologies))
	for i := range r.technologies {
		sorted[i] = &r.technologies[i]
	}
	slices.SortFunc(sorted, func(a, b *technology) int { return strings.Compare(a.name, b.name) })
	list := make([]career.Skill, 0, len(sorted))
	for _, t := range sorted {
		slices.SortFunc(t.commodities, func(a, b commodity) int {
			return cmp.Or(cmp.Compare(b.n, a.n), strings.Compare(a.code, b.code))
		})
		category := cmp.Or(names.ID(t.commodities[0].title), "technology")
		t.id = taken.id(cmp.Or(names.ID(t.name), "technology"))
		for _, c := range t.commodities[1:] {
			c.at.Record, c.at.Instead = string(t.id), category
			r.Left = append(r.Left, c.at)
		}
		name := taken.name(t.name, "technology")
		if name != t.name {
			left := t.commodities[0].at
			left.Record, left.Reason, left.Instead = string(t.id), source.ReasonRenamed, name
			r.Left = append(r.Left, left)
		}
		list = append(list, career.Skill{ID: t.id, Name: name, Category: category, Kind: career.KindTool})
	}
	return list
}

// abbreviate gives hot technologies shorter names: "Structured query language SQL" each of its two parts, and a name that
// ends in "software" what stands before that. A short name that another technology has, or could have as well, goes to
// none.
func (r *reader) abbreviate(tools []career.Skill, taken taken) {
	short := make([][]string, len(tools))
	claims := map[string]int{}
	for i, s := range tools {
		if at, ok := r.byTechnology[names.Fold(s.Name)]; !ok || !r.technologies[at].hot {
			continue
		}
		name := strings.TrimSuffix(s.Name, " software")
		seen := map[string]bool{}
		for _, a := range append([]string{name}, abbreviation(name)...) {
			if f := names.Fold(a); f != "" && !seen[f] && !taken.names[f] { // its own name is taken too
				seen[f] = true
				claims[f]++
				short[i] = append(short[i], a)
			}
		}
	}
	for i := range tools {
		for _, a := range short[i] {
			if claims[names.Fold(a)] == 1 {
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
	first := slices.IndexFunc(words, func(w string) bool { return w[0] == letters[0] })
	if first >= 0 && within(letters, strings.Join(words[first:], "")) {
		return []string{long, letters}
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
