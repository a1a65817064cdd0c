package jsonresume

import (
	"slices"
	"strings"

	"github.com/go-career/career/internal/names"
	"github.com/go-career/career/internal/strict"
)

// readTop reads a file, which is an object.
func readTop(top value) *Resume {
	r := &reader{}
	res := &Resume{}
	o := r.object(top)
	wrapped := ""
	outer := []*object{}
	for range 5 { // {"profiles": {"en": {"cv": {…}}}} and the like
		if looks(o) {
			break
		}
		w, key := r.inner(o)
		if w.raw == nil {
			break
		}
		if wrapped = key; isLanguage(key) {
			res.Language, r.lang = key, key
		}
		outer = append(outer, o)
		o = r.object(w)
	}
	res.Dialect = dialect(o, wrapped)
	if res.Dialect == DialectNone {
		r.report(value{top.raw, top.path}, ReasonDialect)
	}
	r.dialect = res.Dialect
	r.sections(o, res)
	for _, x := range append(outer, o) {
		r.rest(x, passedTop)
	}
	res.Unread = r.unread
	return res
}

// looks reports whether an object has a section of a résumé.
func looks(o *object) bool {
	return slices.ContainsFunc(o.members, func(m member) bool {
		return (m.key == "basics" || m.key == "sections" || workSections.has(m.key) || skillSections.has(m.key) || projectSections.has(m.key)) && m.says()
	})
}

// inner returns the value of o that holds a résumé: the version in one language, or an object with the sections in it. It returns the
// name of the field as well.
func (r *reader) inner(o *object) (value, string) {
	var versions object
	for _, m := range o.members {
		if !passedTop.has(m.key) {
			versions.members = append(versions.members, m)
		}
	}
	if v, ok := r.version(&versions); ok && v.kind() == "object" {
		for i := range o.members {
			o.members[i].used = o.members[i].used || !passedTop.has(o.members[i].key)
		}
		return v, v.path[strings.LastIndexByte(v.path, '.')+1:]
	}
	var found *member
	for i := range o.members {
		m := &o.members[i]
		if m.kind() != "object" || passedTop.has(m.key) && !wrappers.has(m.key) {
			continue
		}
		in := (&reader{}).object(m.value)
		if looks(in) && (found == nil || wrappers.has(m.key)) || found == nil && wrappers.has(m.key) && slices.ContainsFunc(in.members, func(m member) bool { return isLanguage(m.name) || wrappers.has(m.key) }) {
			found = m
		}
	}
	if found == nil {
		return value{}, ""
	}
	found.used = true
	return found.value, found.name
}

// dialect says what a résumé is written in, by fields that only this dialect has.
func dialect(o *object, wrapped string) Dialect {
	format, sections, work := "", o.get("sections").kind(), o.get("work")
	if m := o.get("meta"); m.kind() == "object" {
		format = strings.ToLower((&reader{}).object(m).get("format").literal())
	}
	otherWork := slices.ContainsFunc(o.members, func(m member) bool { return m.key != "work" && workSections.has(m.key) })
	switch {
	case strings.Contains(o.get("context").literal(), "schema.org") || o.get("type").literal() == "Person":
		return DialectSchemaOrg
	case strings.HasPrefix(format, "fresh") || holds(o.get("employment"), "history"):
		return DialectFRESH
	case sections == "object" && names.Fold(wrapped) == "cv":
		return DialectRenderCV
	case sections == "object" || work.kind() == "object" && holds(work, "items"):
		return DialectReactiveResume
	case o.has("positionview skillview fullpositions publicidentifier linkedinurl linkedinidentifier profileurn") ||
		o.has("headline") && o.has("firstname fullname") && otherWork:
		return DialectLinkedIn
	case o.has("work") || o.has("basics") && !otherWork:
		return DialectJSONResume
	case !looks(o):
		return DialectNone
	case o.has("skills projects") && !otherWork:
		return DialectJSONResume
	}
	return DialectOther
}

// holds reports whether v is an object with one of some fields.
func holds(v value, keys words) bool {
	if v.kind() == "object" {
		for name := range strict.Members(v.raw, 0) {
			if keys.has(names.Fold(name)) {
				return true
			}
		}
	}
	return false
}

// sections reads all sections of a résumé.
func (r *reader) sections(o *object, res *Resume) {
	parts := []*object{o}
	for _, m := range o.all("sections customsections") {
		switch m.kind() {
		case "object":
			parts = append(parts, r.object(m.value))
		case "list":
			parts = append(parts, r.sectionList(m.value))
		default:
			r.report(m.value, ReasonType)
		}
	}
	r.basics(parts, res)
	for _, p := range parts {
		for _, m := range p.all(workSections) {
			r.work(m.value, Work{}, res)
		}
		for _, m := range p.all(skillSections) {
			r.skillSection(m.value, res)
		}
		for _, m := range p.all(projectSections) {
			r.projects(m.value, res)
		}
	}
	for _, p := range parts[1:] {
		r.rest(p, passedTop)
	}
}

// sectionList reads sections that stand in a list, each with its name or type.
func (r *reader) sectionList(v value) *object {
	var all object
	for _, e := range v.elements() {
		if e.kind() != "object" {
			if e.says() {
				r.report(e, ReasonType)
			}
			continue
		}
		key := ""
		s := (&reader{}).object(e)
		for k := range words("type id key name title label heading").all() {
			if name := names.Fold(s.get(words(k)).literal()); workSections.has(name) || skillSections.has(name) || projectSections.has(name) || passedTop.has(name) || key == "" && name == "summary" {
				key = name
				break
			}
		}
		all.members = append(all.members, member{value: e, key: key})
	}
	return &all
}

// basics reads who the person is, from a section of its own or from the fields of the résumé itself.
func (r *reader) basics(parts []*object, res *Resume) {
	b := &res.Basics
	read := func(o *object, keys words, field string, dst *string) {
		if *dst != "" {
			return
		}
		if v := o.take(keys); v.raw != nil {
			*dst = r.text(v)
			if v.path != "basics."+field {
				if b.Origin.Fields == nil {
					b.Origin.Fields = map[string]string{}
				}
				b.Origin.Fields[field] = v.path
			}
		}
	}
	person := func(o *object) {
		read(o, nameKeys, "name", &b.Name)
		if b.Name == "" {
			b.Name = strings.TrimSpace(r.text(o.take(firstKeys)) + " " + r.text(o.take(lastKeys)))
		}
		read(o, labelKeys, "label", &b.Label)
		read(o, summaryKeys, "summary", &b.Summary)
	}
	for _, m := range parts[0].all(basicSections) {
		switch m.kind() {
		case "object":
			o := r.object(m.value)
			person(o)
			r.rest(o, passedBasics)
		case "text":
			if b.Summary == "" {
				b.Summary = r.text(m.value)
				b.Origin.Fields = map[string]string{"summary": m.path}
			} else {
				r.report(m.value, ReasonField)
			}
		default:
			r.report(m.value, ReasonType)
		}
	}
	person(parts[0])
	for _, p := range parts[1:] {
		read(p, "summary", "summary", &b.Summary)
	}
}

// entries returns the entries of a section: of a list, or of an object that has the list in it. It reports false if v is
// neither.
func (r *reader) entries(v value) ([]value, bool) {
	if v.kind() == "list" {
		return v.elements(), true
	}
	if v.kind() != "object" {
		return nil, false
	}
	o := r.object(v)
	if w, ok := r.version(o); ok {
		return r.entries(w)
	}
	if r.hidden(o) {
		r.report(v, ReasonHidden)
		return nil, true
	}
	var all []value
	found := false
	for k := range listKeys.all() {
		if w := o.get(words(k)); w.kind() == "list" || w.kind() == "object" && (k == "items" || k == "history") {
			o.take(words(k))
			found = true
			more, _ := r.entries(w)
			all = append(all, more...)
		}
	}
	if found {
		r.rest(o, passedSection)
	}
	return all, found
}

// hidden reports whether a section or an entry is marked as not shown.
func (r *reader) hidden(o *object) bool {
	return o.get("visible").literal() == "false" || o.get("hidden").literal() == "true" || o.get("enable").literal() == "false"
}
