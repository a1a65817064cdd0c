package table

import (
	"io"

	"github.com/go-career/career"
)

// A PersonGap is how far somebody is from a role.
type PersonGap struct {
	Person string // as the caller names them; may be empty
	Gap    career.Gap
}

// Gaps writes a row for each requirement of each gap, in the order given. The columns are:
//
//	person, role, role_title, skill, skill_name, level, importance, essential, any_of, any_of_names, status, held_skill,
//	held_skill_name, held_level, likely_level, why, shortfall, credit_low, credit_likely, credit_high, cost_low,
//	cost_likely, cost_high, adjacent, adjacent_name
//
// where why says how it is known that the skill is held. An advertisement has no role.
func Gaps(w io.Writer, c *career.Catalog, gaps []PersonGap, o Options) error {
	s, err := o.open(w, "person", "role", "role_title", "skill", "skill_name", "level", "importance", "essential", "any_of", "any_of_names", "status",
		"held_skill", "held_skill_name", "held_level", "likely_level", "why", "shortfall", "credit_low", "credit_likely", "credit_high",
		"cost_low", "cost_likely", "cost_high", "adjacent", "adjacent_name")
	if err != nil {
		return err
	}
	for _, g := range gaps {
		for _, it := range g.Gap.Items {
			s.text(g.Person, string(g.Gap.Role), title(c, g.Gap.Role))
			s.requirement(c, it.Requirement)
			s.text(string(it.Status), string(it.Held.Skill), skill(c, it.Held.Skill), proficiency(it.Held.Level), proficiency(it.Held.Likely), c.Why(it.Held))
			s.number(it.Shortfall, false)
			s.shares(it.Credit.Low, it.Credit.Likely, it.Credit.High, it.Cost.Low, it.Cost.Likely, it.Cost.High)
			s.text(string(it.Adjacent), skill(c, it.Adjacent))
			if err := s.end(); err != nil {
				return err
			}
		}
	}
	return s.close()
}
