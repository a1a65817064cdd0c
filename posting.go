package career

import (
	"cmp"
	"strings"

	"github.com/go-career/career/internal/embedded"
)

// A Posting is an advertisement for a job, read as a role: see [Catalog.ReadPosting].
type Posting struct {
	Title ParsedTitle `json:"title"`
	// Role is the role that the title stands for, and Score how sure that is; empty if it stands for none.
	Role      RoleID  `json:"role,omitempty"`
	RoleTitle string  `json:"roleTitle,omitempty"`
	Score     float64 `json:"score,omitempty"`
	Level     Level   `json:"level,omitzero"` // that the title states, or else Role's
	// Requirements are the skills that the text names, in the order in which it does. Nobody stated their levels: they are
	// those that people of the level usually hold.
	Requirements []Requirement `json:"requirements"`
}

// ReadPosting reads an advertisement: level and role from its title, and a requirement for each skill that the text
// names, or the title as a technology. A skill that is named more often is more important. Skills joined by "or" or a slash
// ("Go, Java or Python") are alternatives.
func (c *Catalog) ReadPosting(title, text string) Posting {
	p := Posting{Title: ParseTitle(title), Requirements: []Requirement{}}
	if m := c.MatchTitle(title, 1); len(m) > 0 && !m[0].Ambiguous {
		p.Role, p.Score = m[0].Role, m[0].Score
	}
	p.Level = p.Title.Level
	if i, ok := c.roles.At(string(p.Role)); ok {
		r := &c.ix().Roles[i]
		p.RoleTitle, p.Level = r.Title, cmp.Or(p.Level, Level(r.Level))
	}
	for _, part := range p.Title.Remainder { // a technology in the title counts as well
		if part.Kind == PartTechnology {
			text += "\n" + part.Text
		}
	}
	at := map[SkillID]int{}
	end, last, first := 0, -1, -1 // the mention before, and where the list it is an item of began
	for _, m := range c.FindSkills(text) {
		between := ""
		if last >= 0 {
			between = strings.ToLower(strings.TrimSpace(text[end:m.Start]))
		}
		end = m.End
		k, again := at[m.Skill]
		switch {
		case again:
			p.Requirements[k].Importance = min(p.Requirements[k].Importance+1, 5)
			last, first = k, k
			continue
		case between == "or" || between == ", or" || between == "/" || between == "and/or":
			q := &p.Requirements[first]
			for _, item := range p.Requirements[first+1:] { // Go, Java or Python
				q.AnyOf = append(append(q.AnyOf, item.Skill), item.AnyOf...)
				at[item.Skill] = first
			}
			p.Requirements = p.Requirements[:first+1]
			q = &p.Requirements[first]
			q.AnyOf = append(q.AnyOf, m.Skill)
			at[m.Skill], last = first, first
			continue
		case between != ",":
			first = len(p.Requirements)
		}
		last = len(p.Requirements)
		at[m.Skill] = last
		p.Requirements = append(p.Requirements, Requirement{Skill: m.Skill, Level: usualLevel(p.Level), Importance: 3})
	}
	return p
}

// PostingGap compares a profile with an advertisement, as [Catalog.Gap] does with a role. Skills that the catalogue does
// not have are left out.
func (c *Catalog) PostingGap(p Profile, posting Posting) Gap {
	var requirements []embedded.Requirement
	for _, q := range posting.Requirements {
		i, ok := c.skills.At(string(q.Skill))
		if !ok || q.Level < 0 || q.Level > Expert {
			continue
		}
		x := embedded.Requirement{Skill: int32(i), Level: int8(q.Level), Importance: int8(min(max(q.weight(), 1), 5)), Essential: q.Essential}
		for _, id := range q.AnyOf {
			if k, ok := c.skills.At(string(id)); ok {
				x.AnyOf = append(x.AnyOf, int32(k))
			}
		}
		requirements = append(requirements, x)
	}
	h := c.profileCells(&p)
	defer h.free()
	return c.gap("", "", requirements, &GapOptions{}, h)
}
