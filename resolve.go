package career

import (
	"slices"
	"strings"
	"unicode"

	"github.com/go-career/career/internal/names"
	"github.com/go-career/career/internal/skillname"
)

// ResolveSkill returns the skill that a person means by a name they typed: its name or an alias, in any case and with
// any spacing, hyphens, accents and punctuation ("postgres", "CI CD", "c ++"), plural or singular, in American or British
// spelling, also with a version behind it ("Python 3.12").
//
// A name or alias always comes first. Only if the text is none, what people write beside a name is left out: a level or a
// time ("Python (primary)", "AWS – 3 yrs", "Advanced in SQL"), the sort of thing it is ("Go (Programming Language)",
// "programming in C"), and of a name with its abbreviation in brackets one or the other ("Extract, Transform, Load (ETL)"). Words
// that may make another skill stay: "React Native" is not React. [Catalog.ReadSkill] returns what such a text says besides,
// and [Catalog.NearSkills] the names that are nearly written so.
func (c *Catalog) ResolveSkill(name string) (Skill, bool) {
	i, _, ok := c.readSkill(name)
	if !ok {
		return Skill{}, false
	}
	return c.skills.Record(i).clone(), true
}

// ResolveRole returns the role that a person means by what they typed: its ID ("backend-developer"), or its title or an alias
// as [Catalog.MatchTitle] reads titles ("Backend Developer", "back-end developers (m/f/d)"), as long as it is the title of one
// role for sure, at a score of 1. An ID that was retired is followed to its replacement.
//
// The error is a [*NotFoundError]. Its Near names the roles that may be meant: those that MatchTitle finds, or else
// those that are nearly written so, or that begin with what was typed. It is Ambiguous if what was typed says too little to tell which of them ("Engineer").
func (c *Catalog) ResolveRole(name string) (RoleID, error) {
	name = strings.TrimSpace(name)
	if id, ok := c.CurrentRole(RoleID(name)); ok {
		return id, nil
	}
	if i, ok := c.roleNames()[names.Fold(name)]; ok {
		return RoleID(c.ix().Roles[i].ID), nil
	}
	matches := c.MatchTitle(name, mostNear)
	exact := func(i int) bool { return i < len(matches) && matches[i].Score == 1 && !matches[i].Ambiguous }
	if exact(0) && !exact(1) {
		return matches[0].Role, nil
	}
	e := c.missing(roleKind.name, name)
	e.Ambiguous = len(matches) > 1 && (matches[0].Ambiguous || exact(1))
	e.Near = c.nearTo(name, matches)
	return "", e
}

// nearTo returns the roles that a name may mean: those that match it as a title, or are nearly written so, or begin with it.
func (c *Catalog) nearTo(name string, matches []TitleMatch) []Found {
	var near []Found
	add := func(f Found) {
		again := slices.ContainsFunc(near, func(o Found) bool { return o.ID == f.ID })
		if len(near) < mostNear && f.Kind == roleKind.name && !again {
			near = append(near, f)
		}
	}
	for _, m := range matches {
		add(Found{roleKind.name, string(m.Role), m.Title, m.Match})
	}
	if len(near) == 0 {
		all := c.nearRoles()
		for _, h := range all.index.Find(name) {
			r := &c.ix().Roles[all.of[h.Name]]
			add(Found{roleKind.name, r.ID, r.Title, all.names[h.Name]})
		}
	}
	if len(near) == 0 {
		for _, f := range c.Search(name, 0) {
			add(f)
		}
	}
	return near
}

// mostNear is how many roles an error names that may be meant.
const mostNear = 5

// A StatedSkill is what someone writes about one skill, as in a list of skills: see [Catalog.ReadSkill].
type StatedSkill struct {
	Skill SkillID `json:"skill,omitempty"` // empty if the catalogue has no such skill
	// Name is the text without what it says about the skill: "SQL" for "Advanced in SQL".
	Name   string      `json:"name"`
	Level  Proficiency `json:"level"`            // [Unrated] if the text states none, or two
	Months int         `json:"months,omitempty"` // the time of use that the text states, in months; 0 if it states none
}

// ReadSkill reads what someone writes about one skill: "Advanced in SQL", "Python (3 yrs)", "Excel – basics". Which
// skill it is [Catalog.ResolveSkill] says. The words for levels are English: "expert" is [Expert]; "advanced" and "proficient" are
// [Practitioner]; "intermediate" and "good" are [Working]; "basic" and "familiar" are [Awareness].
func (c *Catalog) ReadSkill(text string) StatedSkill {
	i, r, ok := c.readSkill(text)
	s := StatedSkill{Name: r.Name, Level: Proficiency(r.Level), Months: r.Months}
	if ok {
		s.Skill = SkillID(c.ix().Skills[i].ID)
	}
	return s
}

// readSkill returns the position of the skill that a text is about, and the reading by which it is.
func (c *Catalog) readSkill(text string) (int, skillname.Reading, bool) {
	whole := skillname.Reading{Name: strings.TrimSpace(text), Level: skillname.Unrated}
	if i, ok := c.resolve(whole.Name); ok {
		return i, whole, true
	}
	if len(text) > longestName {
		return 0, whole, false
	}
	rest := whole // the text without what is surely no name
	for r := range skillname.Readings(text) {
		if i, ok := c.resolve(r.Name); ok && c.suits(i, &r) {
			return i, r, true
		} else if r.Sure {
			rest = r
		}
	}
	for r := range skillname.Readings(text) {
		if long, short, ok := names.Apart(r.Name); ok {
			if i, ok := c.either(long, short); ok && c.suits(i, &r) {
				return i, r, true
			}
		}
	}
	return 0, rest, false
}

// longestName is how many bytes a text may have to be read for more than the name that all of it is.
const longestName = 200

// suits reports whether what was said of a skill can be said of it.
func (c *Catalog) suits(i int, r *skillname.Reading) bool {
	tool := kindAt(&c.ix().Skills[i]) == KindTool
	return (tool || !r.Product) && (!tool || !r.Spoken)
}

// either returns the skill that a name with another in brackets stands for. If they name two skills, it is the one that
// implies the other.
func (c *Catalog) either(name, bracket string) (int, bool) {
	i, ok := c.resolve(name)
	k, also := c.resolve(bracket)
	short := names.Abbreviates(bracket, name) || names.Abbreviates(name, bracket)
	switch {
	case ok && (short || also && (i == k || c.implies(i, k))):
		return i, true
	case also && (short || ok && c.implies(k, i)):
		return k, true
	case ok && !also && strings.ContainsRune(bracket, ','): // examples: "SQL (MySQL, Oracle)"
		return i, true
	}
	return 0, false
}

// implies reports whether holding a skill is holding another.
func (c *Catalog) implies(i, other int) bool {
	return slices.ContainsFunc(c.implied()[i], func(m implication) bool { return int(m.skill) == other })
}

// resolve returns the position of the skill with a name, which may have a version behind it.
func (c *Catalog) resolve(name string) (int, bool) {
	if i, ok := c.names()[names.Fold(name)]; ok {
		return int(i), true
	}
	if i, ok := c.texts().Whole(name); ok {
		return i, true
	}
	if cut := strings.LastIndexByte(name, ' '); cut > 0 && isVersion(name[cut+1:]) {
		name = strings.TrimRightFunc(name[:cut], unicode.IsSpace)
		if i, ok := c.names()[names.Fold(name)]; ok {
			return int(i), true
		}
		return c.texts().Whole(name)
	}
	return 0, false
}

// isVersion reports whether s is a version number: "3", "v17", "3.12", "2.x", "11+".
func isVersion(s string) bool {
	s = strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(s), "v"), "+")
	if s == "" || len(s) > 12 || s[0] < '0' || s[0] > '9' {
		return false
	}
	return strings.Trim(s, "0123456789.x") == ""
}
