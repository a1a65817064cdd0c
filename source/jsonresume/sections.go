package jsonresume

import (
	"strconv"
	"strings"
)

// An entry is an object of a section that is being read, with the paths of what stands under another name than usual.
type entry struct {
	*object
	r      *reader
	fields map[string]string
}

func (e *entry) origin() Origin { return Origin{Path: e.path, Fields: e.fields} }

// note remembers where a field stands, if not where the package expects it.
func (e *entry) note(field, path string) {
	rel := strings.TrimPrefix(strings.TrimPrefix(path, e.path), ".")
	if rel == field {
		return
	}
	if e.fields == nil {
		e.fields = map[string]string{}
	}
	e.fields[field] = rel
}

// str reads a field as a text.
func (e *entry) str(field string, keys words) string {
	v := e.take(keys)
	if v.raw == nil {
		return ""
	}
	e.note(field, v.path)
	return e.r.text(v)
}

// strs reads all fields with one of the keys as lists of texts, one after the other.
func (e *entry) strs(field string, keys words, list []string) []string {
	for k := range keys.all() {
		for v := e.take(words(k)); v.raw != nil; v = e.take(words(k)) {
			texts, paths := e.r.texts(v)
			whole := list == nil && v.kind() == "list"
			for i, p := range paths {
				whole = whole && strings.HasSuffix(p, "["+strconv.Itoa(i)+"]") && len(p) < len(v.path)+12
			}
			if whole {
				e.note(field, v.path)
				list = texts
				continue
			}
			for i, p := range paths {
				e.note(field+"["+strconv.Itoa(len(list)+i)+"]", p)
			}
			list = append(list, texts...)
		}
	}
	return list
}

// projects reads what the person worked on.
func (r *reader) projects(v value, res *Resume) {
	list, ok := r.entries(v)
	if !ok {
		list = []value{v}
	}
	for _, x := range list {
		if !x.says() {
			continue
		}
		if x.kind() == "text" {
			res.Projects = append(res.Projects, Project{Summary: r.text(x), Origin: Origin{Path: x.path, Whole: true}})
			continue
		}
		if x.kind() != "object" {
			r.report(x, ReasonType)
			continue
		}
		e := &entry{object: r.object(x), r: r}
		if r.hidden(e.object) {
			r.report(x, ReasonHidden)
			continue
		}
		p := Project{Name: e.str("name", projectNameKeys), Summary: e.str("summary", projectTextKeys)}
		p.Highlights = e.strs("highlights", moreTextKeys, nil)
		p.Keywords = e.strs("keywords", keywordKeys, nil)
		r.rest(e.object, passedProject)
		p.Origin = e.origin()
		if p.Name != "" || p.Summary != "" || p.Highlights != nil || p.Keywords != nil {
			res.Projects = append(res.Projects, p)
		}
	}
}
