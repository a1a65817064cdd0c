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

// work reads positions. What base says holds for each that says nothing else.
func (r *reader) work(v value, base Work, res *Resume) {
	if !v.says() {
		return
	}
	if !r.enter(v) {
		return
	}
	defer r.leave()
	if v.scalars() && v.raw[1] != '"' {
		r.report(v, ReasonType)
		return
	}
	if list, ok := r.entries(v); ok {
		for _, e := range list {
			r.position(e, base, res)
		}
		return
	}
	r.position(v, base, res)
}

// position reads one position, or several that one employer's entry lists.
func (r *reader) position(v value, base Work, res *Resume) {
	switch v.kind() {
	case "object":
	case "list":
		r.work(v, base, res)
		return
	default:
		if v.says() {
			r.report(v, ReasonType)
		}
		return
	}
	e := &entry{object: r.object(v), r: r}
	if r.hidden(e.object) {
		r.report(v, ReasonHidden)
		return
	}
	if r.byName(e, base, res) {
		return
	}
	w := Work{Name: e.str("name", employerKeys)}
	if nested := e.get(roleKeys); nested.objects() {
		e.take(roleKeys)
		inherit := base
		if w.Name != "" {
			inherit.Name = w.Name
		}
		defer r.work(nested, inherit, res)
		w.StartDate, w.EndDate = "", ""
		if e.get(positionKeys).raw == nil {
			r.rest(e.object, passedEmployer)
			return
		}
	}
	w.Position = e.str("position", positionKeys)
	e.dates(&w)
	w.Summary = e.str("summary", workTextKeys)
	w.Highlights = e.strs("highlights", moreTextKeys, nil)
	w.Keywords = e.strs("keywords", keywordKeys, nil)
	r.rest(e.object, passedEmployer) // a second field for the same date says nothing new
	if w.Name == "" {
		w.Name = base.Name
	}
	if w.Name == "" && w.Position == "" && w.StartDate == "" && w.EndDate == "" && w.Summary == "" && w.Highlights == nil && w.Keywords == nil {
		return
	}
	w.Origin = e.origin()
	res.Work = append(res.Work, w)
}

// byName reads positions that stand under the names of their employers, in an object of which no field is a position's.
func (r *reader) byName(e *entry, base Work, res *Resume) bool {
	const known = employerKeys + " " + positionKeys + " " + startKeys + " " + endKeys + " " + rangeKeys + " " + moreTextKeys
	for _, m := range e.members {
		if m.kind() != "object" && m.kind() != "list" || passedWork.has(m.key) || known.has(m.key) {
			return false
		}
	}
	for _, m := range e.members {
		base.Name = m.name
		r.work(m.value, base, res)
	}
	return true
}

// dates reads when a position was held.
func (e *entry) dates(w *Work) {
	start, end := e.take(startKeys), e.take(endKeys)
	w.Current = e.r.flag(e.take(currentKeys))
	w.StartDate, w.EndDate = e.r.date(start), e.r.date(end)
	if start.raw != nil {
		e.note("startDate", start.path)
	}
	if end.raw != nil {
		e.note("endDate", end.path)
	}
	if w.StartDate != "" && w.EndDate == "" { // both in one
		if _, how := readDate(w.StartDate); how != wholeDate {
			if from, to := splitRange(w.StartDate); from != "" && to != "" {
				w.StartDate, w.EndDate = from, to
				e.note("endDate", start.path)
			}
		}
	}
	if w.StartDate != "" || w.EndDate != "" {
		return
	}
	span := e.take(rangeKeys)
	switch span.kind() {
	case "text", "number":
		text := e.r.text(span)
		e.note("startDate", span.path)
		e.note("endDate", span.path)
		if w.StartDate, w.EndDate = splitRange(text); w.StartDate == "" && w.EndDate == "" {
			w.StartDate, w.EndDate = text, text
		}
	case "list":
		parts := span.elements()
		if len(parts) > 2 || len(parts) == 0 {
			e.r.report(span, ReasonType)
			return
		}
		w.StartDate = e.r.date(parts[0])
		e.note("startDate", parts[0].path)
		if len(parts) == 2 {
			w.EndDate = e.r.date(parts[1])
			e.note("endDate", parts[1].path)
		}
	case "object":
		in := &entry{object: e.r.object(span), r: e.r}
		if in.has("year") {
			w.StartDate = e.r.date(span)
			w.EndDate = w.StartDate
			e.note("startDate", span.path)
			e.note("endDate", span.path)
			return
		}
		start, end := in.take(startKeys), in.take(endKeys)
		w.StartDate, w.EndDate = e.r.date(start), e.r.date(end)
		w.Current = w.Current || e.r.flag(in.take(currentKeys))
		if start.raw != nil {
			e.note("startDate", start.path)
		}
		if end.raw != nil {
			e.note("endDate", end.path)
		}
		e.r.rest(in.object, passedEntity)
	case "":
	default:
		e.r.report(span, ReasonType)
	}
}

// date reads a date as a text. One in parts, {"year": 2021, "month": 3}, becomes one of the form 2021-03.
func (r *reader) date(v value) string {
	if v.kind() != "object" {
		return r.text(v)
	}
	o := r.object(v)
	if !o.has("year") {
		return r.text(v)
	}
	text := r.text(o.take("year"))
	for _, part := range []words{"month", "day"} {
		p := r.text(o.take(part))
		if p == "" || p == "0" {
			break
		}
		text += "-" + p
	}
	r.rest(o, passedEntity)
	return text
}

// skillSection reads a section of skills. It may have a heading of its own, as Reactive Resume's has.
func (r *reader) skillSection(v value, res *Resume) {
	if holds(v, "items") && !holds(v, "keywords level") {
		list, _ := r.entries(v)
		for _, e := range list {
			r.skills(e, res)
		}
		return
	}
	r.skills(v, res)
}

// skills reads skills: a list of skills or of groups, a text, or a map from groups or skills to what they hold.
func (r *reader) skills(v value, res *Resume) {
	if !r.enter(v) {
		return
	}
	defer r.leave()
	switch v.kind() {
	case "text", "number":
		res.Skills = append(res.Skills, Skill{Name: r.text(v), Origin: Origin{Path: v.path, Whole: true}})
	case "list":
		if v.scalars() {
			r.skillTexts("", v, res)
			return
		}
		for _, e := range v.elements() {
			if e.says() {
				r.skills(e, res)
			}
		}
	case "object":
		e := &entry{object: r.object(v), r: r}
		if w, ok := r.version(e.object); ok {
			r.skills(w, res)
			return
		}
		if r.hidden(e.object) {
			r.report(v, ReasonHidden)
			return
		}
		if e.get("keywords "+levelKeys).raw != nil || e.get(skillNameKeys).kind() == "text" {
			r.skill(e, "", res)
			return
		}
		if list, ok := r.entries(v); ok {
			for _, x := range list {
				if x.says() {
					r.skills(x, res)
				}
			}
			return
		}
		r.skillMap(e, res)
	case "", "null":
	default:
		r.report(v, ReasonType)
	}
}

// skillTexts reads a list of names of skills under a heading.
func (r *reader) skillTexts(name string, v value, res *Resume) {
	s := Skill{Name: name, Origin: Origin{Path: v.path, Whole: true}}
	texts, paths := r.texts(v)
	s.Keywords = texts
	for i, p := range paths {
		if at := v.path + "[" + strconv.Itoa(i) + "]"; p != at { // after one that could not be read
			if s.Origin.Fields == nil {
				s.Origin.Fields = map[string]string{}
			}
			s.Origin.Fields["keywords["+strconv.Itoa(i)+"]"] = strings.TrimPrefix(p, v.path)
		}
	}
	if name != "" || texts != nil {
		res.Skills = append(res.Skills, s)
	}
}

// skill reads one entry of the skills section. It has the given name if it has none itself.
func (r *reader) skill(e *entry, name string, res *Resume) {
	s := Skill{Name: e.str("name", skillNameKeys)}
	if s.Name == "" {
		s.Name = name
		e.note("name", "")
	}
	s.Level = r.level(e)
	s.Years = e.str("years", yearKeys)
	for k := range skillListKeys.all() {
		v := e.get(words(k))
		if v.kind() == "object" || v.objects() {
			e.take(words(k))
			defer r.skills(v, res) // the skills of a group, each with a level of its own
		}
	}
	s.Keywords = e.strs("keywords", skillListKeys, nil)
	s.Summary = e.str("summary", skillTextKeys)
	if level, _, _ := readLevel(s.Summary); s.Level == "" && level > 0 && len(s.Summary) < 60 {
		s.Level, s.Summary = s.Summary, ""
		if f, ok := e.fields["summary"]; ok {
			e.note("level", join(e.path, f))
			delete(e.fields, "summary")
		} else {
			e.note("level", join(e.path, "summary"))
		}
	}
	r.rest(e.object, passedSkill)
	s.Origin = e.origin()
	if s.Name != "" || s.Level != "" || s.Keywords != nil || s.Summary != "" {
		res.Skills = append(res.Skills, s)
	}
}

// level reads a level as a text. A number has a scale where the dialect gives it one. Of several fields the first that can be
// read counts.
func (r *reader) level(e *entry) string {
	level, from := "", value{}
	for key := range levelKeys.all() {
		v := e.take(words(key))
		text := r.text(v)
		if r.dialect == DialectReactiveResume && v.kind() == "number" {
			if text == "0" {
				continue // not shown
			}
			if text += "/5"; key == "levelnum" { // of version 3
				text = strings.TrimSuffix(text, "5") + "10"
			}
		}
		switch {
		case text == "":
		case level == "":
			level, from = text, v
		default:
			if _, _, reason := readLevel(level); reason != "" {
				level, text, from, v = text, level, v, from
			}
			if _, _, reason := readLevel(text); reason != "" {
				r.report(v, reason)
			}
		}
	}
	if level != "" {
		e.note("level", from.path)
	}
	return level
}

// skillMap reads a map: from groups to their skills, or from skills to their levels.
func (r *reader) skillMap(e *entry, res *Resume) {
	for i := range e.members {
		m := &e.members[i]
		if m.used || !m.says() {
			continue
		}
		m.used = true
		s := Skill{Name: m.name, Origin: Origin{Path: m.path, Whole: true}}
		switch m.kind() {
		case "list":
			if m.scalars() {
				r.skillTexts(m.name, m.value, res)
				continue
			}
			defer r.skills(m.value, res)
		case "text":
			text := r.text(m.value)
			if _, _, reason := readLevel(text); reason == "" {
				s.Level = text
			} else {
				s.Keywords = []string{text}
				s.Origin.Fields = map[string]string{"keywords[0]": ""}
			}
		case "number":
			s.Level = r.text(m.value)
		case "boolean":
			if m.literal() == "false" {
				continue
			}
		case "object":
			in := &entry{object: r.object(m.value), r: r}
			if in.get(ratedKeys).raw != nil {
				r.skill(in, m.name, res)
				continue
			}
			defer r.skills(m.value, res)
		}
		res.Skills = append(res.Skills, s)
	}
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
