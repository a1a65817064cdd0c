package jsonresume

import (
	"bytes"
	"html"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-career/career/internal/jsonwalk"
	"github.com/go-career/career/internal/names"
	"github.com/go-career/career/internal/strict"
)

// A value is one value of the file, whose syntax has been checked. It is taken apart only where somebody asks.
type value struct {
	raw  []byte
	path string
}

// kind returns the JSON type of v, or "" for none.
func (v value) kind() string {
	if len(v.raw) == 0 {
		return ""
	}
	switch v.raw[0] {
	case '{':
		return "object"
	case '[':
		return "list"
	case '"':
		return "text"
	case 't', 'f':
		return "boolean"
	case 'n':
		return "null"
	}
	return "number"
}

// says reports whether there is anything in v: it is not null, not empty and no blank text.
func (v value) says() bool {
	switch v.kind() {
	case "", "null":
		return false
	case "text":
		return len(bytes.TrimSpace(jsonwalk.Unquote(v.raw))) > 0
	case "object", "list":
		return len(bytes.TrimSpace(v.raw[1:len(v.raw)-1])) > 0
	}
	return true
}

// elements returns the elements of a list.
func (v value) elements() []value {
	n := 0
	for range strict.Elements(v.raw, 0) {
		n++
	}
	list := make([]value, 0, n)
	for e := range strict.Elements(v.raw, 0) {
		list = append(list, value{e.Data, v.path + "[" + strconv.Itoa(len(list)) + "]"})
	}
	return list
}

// objects reports whether v is a list that begins with an object.
func (v value) objects() bool { return v.kind() == "list" && v.first() == '{' }

// first returns the byte with which the first element of a list begins.
func (v value) first() byte {
	w := jsonwalk.Walker{Data: v.raw, At: 1}
	return w.Next()
}

// scalars reports whether v is a list without objects and lists in it.
func (v value) scalars() bool {
	return v.kind() == "list" && !bytes.ContainsAny(v.raw[1:], "[{")
}

// literal returns what v says as a text: a text without its quotes, anything else as JSON, cut after some 200 bytes.
func (v value) literal() string {
	if v.kind() == "text" {
		return string(jsonwalk.Unquote(v.raw))
	}
	return clip(string(v.raw[:min(len(v.raw), 260)]), 200)
}

// clip cuts a text that is longer than most bytes.
func clip(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most] + "…"
}

// An object is one whose members are being read.
type object struct {
	path    string
	members []member
}

type member struct {
	value
	key  string // folded: "company_name" and "Company Name" are "companyname"
	name string
	used bool
}

// object takes v apart. Of a field that is given twice the last one counts.
func (r *reader) object(v value) *object {
	n := 0
	for range strict.Members(v.raw, 0) {
		n++
	}
	o := &object{path: v.path, members: make([]member, 0, n)}
	at := make(map[string]int, n)
	for name, raw := range strict.Members(v.raw, 0) {
		m := member{value{raw.Data, join(v.path, step(name))}, names.Fold(name), name, false}
		if i, ok := at[name]; ok {
			r.report(o.members[i].value, ReasonRepeat)
			o.members[i] = m
			continue
		}
		at[name] = len(o.members)
		o.members = append(o.members, m)
	}
	return o
}

// step returns the name of a field as part of a path.
func step(name string) string {
	name = clip(name, 60)
	if name == "" || strings.ContainsAny(name, ".[]\" ") {
		return "[" + strconv.Quote(name) + "]"
	}
	return name
}

// take returns the value of the first of some fields, given by their folded names, that says anything. Fields that say
// the same are done with it.
func (o *object) take(keys words) value {
	var found value
	for key := range keys.all() {
		for i := range o.members {
			m := &o.members[i]
			switch {
			case m.used || m.key != key:
			case !m.says() || found.raw != nil && bytes.Equal(m.raw, found.raw):
				m.used = true
			case found.raw == nil:
				m.used = true
				found = m.value
			}
		}
	}
	return found
}

// all takes every field with one of the folded names that says anything, in the order of the file.
func (o *object) all(keys words) []member {
	var found []member
	for i := range o.members {
		if m := &o.members[i]; !m.used && keys.has(m.key) {
			if m.used = true; m.says() {
				found = append(found, *m)
			}
		}
	}
	return found
}

// has reports whether o has one of some fields, read or not.
func (o *object) has(keys words) bool { return o.get(keys).raw != nil }

// get returns the value of the first of some fields without taking it.
func (o *object) get(keys words) value {
	for key := range keys.all() {
		for _, m := range o.members {
			if m.key == key {
				return m.value
			}
		}
	}
	return value{}
}

// A reader reads the values of a file, and remembers what it can't read.
type reader struct {
	dialect Dialect
	lang    string // the language that is read, where there are several
	unread  []Unread
	depth   int // of sections and texts inside each other
}

// maxSections is how many sections, or groups of a section, may stand inside each other.
const maxSections = 10

// enter goes into a section, or a value of one. It reports false, and v as unread, if that is too deep.
func (r *reader) enter(v value) bool {
	if r.depth == maxSections {
		r.report(v, ReasonDeep)
		return false
	}
	r.depth++
	return true
}

func (r *reader) leave() { r.depth-- }

func (r *reader) report(v value, reason Reason) {
	r.unread = append(r.unread, Unread{Place{v.path, v.literal()}, reason})
}

// rest reports the members of o that nobody took, but for those that are passed over.
func (r *reader) rest(o *object, passed words) {
	for _, m := range o.members {
		if !m.used && m.says() && !passed.has(m.key) {
			r.report(m.value, ReasonField)
		}
	}
}

// text reads a text, or a number as one. An object counts as the name it has, and as the version in the language that is
// read if it has one for each; a list of texts as its lines.
func (r *reader) text(v value) string {
	if !r.enter(v) {
		return ""
	}
	defer r.leave()
	switch v.kind() {
	case "", "null":
		return ""
	case "text":
		return plain(string(jsonwalk.Unquote(v.raw)))
	case "number":
		return string(v.raw)
	case "object":
		o := r.object(v)
		if w, ok := r.version(o); ok {
			return r.text(w)
		}
		if w := o.take("content text value name label title rolename"); w.kind() == "text" || w.kind() == "number" {
			r.rest(o, passedEntity)
			return r.text(w)
		}
	case "list":
		var lines []string
		for _, e := range v.elements() {
			if s := r.text(e); s != "" {
				lines = append(lines, s)
			}
		}
		return strings.Join(lines, "\n")
	}
	if v.says() {
		r.report(v, ReasonType)
	}
	return ""
}

// texts reads a list of texts, or one text as a list of one. Entries that are objects count as the names they have.
func (r *reader) texts(v value) (list []string, paths []string) {
	if !r.enter(v) {
		return nil, nil
	}
	defer r.leave()
	all := []value{v}
	switch v.kind() {
	case "list":
		all = v.elements()
	case "object":
		o := r.object(v)
		if w, ok := r.version(o); ok {
			return r.texts(w)
		}
		if w := o.take(listKeys); w.kind() == "list" {
			r.rest(o, passedSection)
			return r.texts(w)
		}
	}
	for _, e := range all {
		if e.kind() == "list" {
			l, p := r.texts(e)
			list, paths = append(list, l...), append(paths, p...)
		} else if s := r.text(e); s != "" {
			if list == nil {
				list, paths = make([]string, 0, len(all)), make([]string, 0, len(all))
			}
			list, paths = append(list, s), append(paths, e.path)
		}
	}
	return list, paths
}

// flag reads a yes or no.
func (r *reader) flag(v value) bool {
	switch s := strings.ToLower(v.literal()); {
	case !v.says(), s == "false", s == "no", s == "0":
		return false
	case s == "true", s == "yes", s == "1":
		return true
	}
	r.report(v, ReasonType)
	return false
}

// version returns the version of a value in the language that is read, if every member of o is named for a language. The
// other versions are reported.
func (r *reader) version(o *object) (value, bool) {
	if len(o.members) == 0 || len(o.members) == 1 && o.members[0].name != "en" || slices.ContainsFunc(o.members, func(m member) bool { return !isLanguage(m.name) }) {
		return value{}, false
	}
	best := 0
	for i, m := range o.members {
		if !m.says() {
			continue
		}
		if b := o.members[best]; !b.says() || m.key == r.lang || b.key != r.lang && strings.HasPrefix(m.key, "en") && !strings.HasPrefix(b.key, "en") {
			best = i
		}
	}
	for i, m := range o.members {
		if i != best && m.says() {
			r.report(m.value, ReasonLanguage)
		}
	}
	return o.members[best].value, true
}

// isLanguage reports whether a name is a code for a language, with or without a country: "en", "pt-BR".
func isLanguage(name string) bool {
	lang, country, ok := strings.Cut(strings.ReplaceAll(name, "_", "-"), "-")
	if ok && (len(country) < 2 || len(country) > 4) {
		return false
	}
	return languages.has(lang)
}

// plain makes text of HTML. A text without tags stays as it is.
func plain(s string) string {
	if !strings.Contains(s, "</") && !strings.Contains(s, "<br") && !strings.Contains(s, "<p>") {
		return strings.TrimSpace(s)
	}
	var b strings.Builder
	for s != "" {
		before, rest, ok := strings.Cut(s, "<")
		b.WriteString(before)
		if !ok {
			break
		}
		tag, after, ok := strings.Cut(rest, ">")
		if !ok || tag == "" || !strings.ContainsAny(tag[:1], "/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!") {
			b.WriteByte('<')
			s = rest
			continue
		}
		switch name := strings.ToLower(strings.TrimLeft(tag, "/")); {
		case strings.HasPrefix(name, "p"), strings.HasPrefix(name, "li"), strings.HasPrefix(name, "br"), strings.HasPrefix(name, "ul"),
			strings.HasPrefix(name, "ol"), strings.HasPrefix(name, "div"), strings.HasPrefix(name, "h"):
			b.WriteByte('\n')
		}
		s = after
	}
	lines := strings.FieldsFunc(html.UnescapeString(b.String()), func(r rune) bool { return r == '\n' })
	for i, l := range lines {
		lines[i] = strings.TrimSpace(l)
	}
	return strings.Join(slices.DeleteFunc(lines, func(l string) bool { return l == "" }), "\n")
}
