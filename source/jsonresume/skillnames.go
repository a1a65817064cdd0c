package jsonresume

import (
	"slices"
	"strings"
	"unicode"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/names"
)

// A named is a name of a skill that a text has, with what the text says of it.
type named struct {
	text   string // the part of the text
	skill  career.SkillID
	level  career.Proficiency
	months int // of experience, 0 if the text doesn't say
}

// namedIn takes a text apart into the skills it names: "HTML/CSS", "Python (primary)", "Advanced in SQL, PHP; Proficient in
// MATLAB", "Go – 5 years". A part that is no skill comes back without an ID.
func namedIn(c *career.Catalog, text string) []named {
	if n, ok := one(c, text); ok {
		return []named{n}
	}
	var all []named
	for clause := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ';' || r == '\n' || r == '•' || r == '；' }) {
		level, heading, rest := leading(c, clause)
		if heading != "" {
			n, _ := one(c, heading)
			all = append(all, n)
		}
		for _, n := range inClause(c, rest) {
			if n.level == career.Unrated {
				n.level = level
			}
			all = append(all, n)
		}
	}
	return all
}

// one reads a text that names one skill, perhaps with something beside the name that says how well or how long.
func one(c *career.Catalog, text string) (named, bool) {
	text = strings.TrimSpace(text)
	n := named{text: text, level: career.Unrated}
	if id, ok := exactly(c, text); ok && !strings.ContainsAny(text, "★☆●○⭐") {
		n.skill = id
		return n, !areNames(c, text)
	}
	for _, cut := range besides(text) {
		id, ok := exactly(c, cut.name)
		if !ok {
			continue
		}
		n.skill = id
		if n.level, n.months, ok = qualifier(cut.beside); ok {
			return n, true
		}
		if also, ok := exactly(c, cut.beside); cut.bracket && (ok && also == id || isShort(cut.name, cut.beside)) {
			return n, true // "Amazon Web Services (AWS)"
		}
	}
	if s := c.ReadSkill(text); s.Skill != "" && n.skill == "" && !strings.ContainsAny(text, ",;/") { // with English words around the name
		return named{text, s.Skill, s.Level, s.Months}, true
	}
	return n, false
}

// exactly returns the skill that a text is a name of, and nothing else.
func exactly(c *career.Catalog, text string) (career.SkillID, bool) {
	s, ok := c.ResolveSkill(text)
	folded := names.Fold(text)
	is := func(name string) bool { return names.Fold(name) == folded }
	return s.ID, ok && (is(s.Name) || slices.ContainsFunc(s.Aliases, is))
}

// areNames reports whether a text is several skills' own names with slashes between them: "C/C++".
func areNames(c *career.Catalog, text string) bool {
	if !strings.Contains(text, "/") {
		return false
	}
	for part := range strings.SplitSeq(text, "/") {
		id, ok := exactly(c, part)
		if name, _ := c.SkillName(id); !ok || names.Fold(name) != names.Fold(part) {
			return false
		}
	}
	return true
}

// qualifier reads what stands beside a name: how well, how long, or only what kind of thing it is.
func qualifier(text string) (level career.Proficiency, months int, ok bool) {
	if lex().asides[names.Fold(text)] || strings.Trim(text, "0123456789., x+") == "" { // a version
		return career.Unrated, 0, true
	}
	level, months, reason := readLevel(text)
	return level, months, reason == ""
}

// A cut is a text taken apart into a name and what stands beside it.
type cut struct {
	name, beside string
	bracket      bool
}

// besides returns the ways to take a text apart.
func besides(text string) []cut {
	var cuts []cut
	if open := strings.IndexAny(text, "([（"); open > 0 && strings.ContainsAny(text[len(text)-1:], ")]") || strings.HasSuffix(text, "）") && open > 0 {
		beside := strings.TrimLeft(text[open:], "([（")
		cuts = append(cuts, cut{text[:open], strings.TrimRight(beside, ")]）"), true})
	}
	for _, dash := range []string{" - ", " – ", " — ", ": ", " : ", "：", " | "} {
		if name, beside, ok := strings.Cut(text, dash); ok {
			cuts = append(cuts, cut{name, beside, false})
		}
	}
	// A plain adjective before or behind the name: "Basic HTML", "SQL advanced".
	if first, rest, ok := strings.Cut(text, " "); ok && adjectives.has(names.Fold(first)) {
		cuts = append(cuts, cut{rest, first, false})
	}
	if i := strings.LastIndexByte(text, ' '); i > 0 && adjectives.has(names.Fold(text[i+1:])) {
		cuts = append(cuts, cut{text[:i], text[i+1:], false})
	}
	// A share or a time behind the name: "Python 80%", "Java 5 years", "Go ★★★★☆".
	if i := strings.IndexFunc(text, func(r rune) bool { return unicode.IsDigit(r) || r == '★' || r == '●' || r == '⭐' }); i > 0 && text[i-1] == ' ' {
		if _, _, reason := readLevel(text[i:]); reason == "" {
			cuts = append(cuts, cut{text[:i], text[i:], false})
		}
	}
	return cuts
}

// adjectives say how well wherever they stand; other words for levels are parts of names too ("SAP Basis", "Master Data").
const adjectives words = `basic advanced intermediate beginner expert proficient novice`

// isShort reports whether a short form is made of the first letters of a name.
func isShort(name, short string) bool {
	var initials strings.Builder
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		for _, r := range w {
			initials.WriteRune(r)
			break
		}
	}
	return initials.Len() > 1 && strings.EqualFold(initials.String(), strings.TrimSpace(short))
}

// leading returns the level that a clause states before the names, and the names: "Advanced in SQL, PHP", "Expert: Go". Words
// before a colon that are no level are a heading: "Frameworks: Vue, React".
func leading(c *career.Catalog, clause string) (level career.Proficiency, heading, names string) {
	clause = strings.TrimSpace(clause)
	for _, mark := range []string{": ", ":", "：", " in ", " with ", " at ", " of ", " en ", " in den ", " mit ", " con ", " com ", " em ", " met "} {
		head, rest, ok := strings.Cut(clause, mark)
		if !ok || strings.ContainsAny(head, ",/") || strings.Count(head, " ") > 3 || strings.TrimSpace(rest) == "" {
			continue
		}
		if level, ok := levelHeading(head); ok {
			return level, "", rest
		}
		switch head = strings.TrimSpace(head); {
		case fillerHeads.has(strings.ToLower(head)):
			return career.Unrated, "", rest
		case strings.ContainsAny(mark, ":：") && head != "":
			if _, _, ok := qualifier(rest); !ok {
				return career.Unrated, head, rest
			}
		}
	}
	return career.Unrated, "", clause
}

// fillerHeads stand before names of skills and say nothing of them.
const fillerHeads words = `experience experienced knowledge skills skilled worked erfahrung kenntnisse experiencia connaissances esperienza`

// inClause takes a clause apart at the marks that people put between names of skills: at commas first, since names have other
// marks inside them ("CI/CD"), and at those in brackets last.
func inClause(c *career.Catalog, clause string) (all []named) {
	for _, item := range outside(clause, ",", "、", "，") {
		if n, ok := one(c, item); ok {
			all = append(all, n)
			continue
		}
		for _, part := range outside(item, " and ", " & ", "/", "|", "·", " und ", " et ", " y ") {
			n, ok := one(c, part)
			if ok {
				all = append(all, n)
				continue
			}
			for _, cut := range besides(n.text) { // "Klingonscript (advanced)"
				if level, months, ok := qualifier(cut.beside); ok {
					part, n.level, n.months = cut.name, level, months
					break
				}
			}
			for _, p := range split(part) {
				x, ok := one(c, p)
				if !ok {
					x = named{text: p, level: career.Unrated}
				}
				if x.level == career.Unrated && x.months == 0 {
					x.level, x.months = n.level, n.months
				}
				all = append(all, x)
			}
		}
	}
	return all
}

// outside splits a text at some marks that stand outside of brackets.
func outside(s string, marks ...string) []string {
	var parts []string
	depth, start := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth = max(0, depth-1)
		}
		for _, m := range marks {
			if depth == 0 && i >= start && strings.HasPrefix(s[i:], m) {
				parts = append(parts, s[start:i])
				start = i + len(m)
				break
			}
		}
	}
	return append(parts, s[start:])
}

// split takes a text apart at all marks that people put between names of skills. Parts without a letter or digit are left.
func split(s string) []string {
	var parts []string
	for _, p := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;/|()[]•·、，（）\n", r) }) {
		for _, q := range strings.Split(p, " and ") {
			for _, w := range strings.Split(q, " & ") {
				w = strings.TrimPrefix(strings.TrimSpace(w), "and ")
				if strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
					parts = append(parts, w)
				}
			}
		}
	}
	return parts
}
