package jsonresume

import (
	"strconv"
	"strings"
)

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
