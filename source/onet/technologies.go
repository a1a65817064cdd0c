package onet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/fold"
	"github.com/go-career/career/internal/slug"
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

// A use is a technology of an occupation.
type use struct {
	technology  int
	hot, demand bool
}

func (r *reader) readTechnologies() {
	t := r.table(fileTechnologies, "O*NET-SOC Code", "Example", "Commodity Code", "Commodity Title", "Hot Technology", "In Demand")
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
				at: Left{File: t.file, Line: t.line, What: tech.name, Reason: ReasonCommodity}})
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
		category := cmp.Or(slug.From(t.commodities[0].title), "technology")
		base := cmp.Or(slug.From(t.name), "technology")
		id := career.SkillID(base)
		for n := 2; ids[id]; n++ {
			id = career.SkillID(fmt.Sprintf("%s-%d", base, n))
		}
		ids[id] = true
		t.id = id
		for _, c := range t.commodities[1:] {
			c.at.Record, c.at.Instead = string(id), category
			r.left = append(r.left, c.at)
		}
		name := unique(t.name, "technology")
		if name != t.name {
			left := t.commodities[0].at
			left.Record, left.Reason, left.Instead = string(id), ReasonRenamed, name
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
