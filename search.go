package career

import (
	"math/bits"

	"github.com/go-career/career/internal/embedded"
	"github.com/go-career/career/internal/nearname"
	"github.com/go-career/career/internal/typeahead"
)

// usualLimit is how many answers a search returns if its limit is 0.
const usualLimit = 32

// A NearSkill is a skill whose name is nearly written like another: see [Catalog.NearSkills].
type NearSkill struct {
	Skill SkillID `json:"skill"`
	Name  string  `json:"name"`
	Match string  `json:"match"` // Name, or an alias, that is near
	// Nearness is 1 for the name itself, and else the share of its letters that are right, above 0.5 and below 1.
	Nearness float64 `json:"nearness"`
}

// NearSkills returns the skills that someone may have meant by a name with a typing error, nearest first, up to limit of
// them (32 if limit is 0): "Kubernets" is near to Kubernetes, by 0.9. It is for names that [Catalog.ResolveSkill] doesn't know. For one
// that it does, the result is that skill alone.
//
// A near name differs by one letter that is missing, too many, mistaken or misplaced, or from ten letters on by two. Names
// of fewer than five letters are near to none, and neither is a word to another word, as far as the catalogue knows both:
// "contact management" is no error for "contract management". The result is empty if nothing is near.
//
// The first call builds an index. A call compares names of about the same length only: some tens of microseconds
// for 15,000 names.
func (c *Catalog) NearSkills(name string, limit int) []NearSkill {
	if limit == 0 {
		limit = usualLimit
	}
	if limit < 0 {
		return nil
	}
	i, reading, ok := c.readSkill(name)
	if ok {
		s := &c.ix().Skills[i]
		return []NearSkill{{SkillID(s.ID), s.Name, s.Name, 1}}
	}
	all := c.near()
	var out []NearSkill
	seen := map[int32]bool{}
	for _, h := range all.index.Find(reading.Name) {
		if of := all.of[h.Name]; !seen[of] && len(out) < limit {
			seen[of] = true
			s := &c.ix().Skills[of]
			out = append(out, NearSkill{SkillID(s.ID), s.Name, all.names[h.Name], h.Amount})
		}
	}
	return out
}

// nearNames are the names of skills, as NearSkills looks for them.
type nearNames struct {
	index *nearname.Index
	names []string
	of    []int32 // the skill of each name
}

func (c *Catalog) nearNames() *nearNames {
	n := &nearNames{}
	for i := range c.ix().Skills {
		s := &c.ix().Skills[i]
		for _, name := range append([]string{s.Name}, embedded.Split(s.Aliases)...) {
			n.names, n.of = append(n.names, name), append(n.of, int32(i))
		}
	}
	var titles []string
	for i := range c.ix().Roles {
		titles = append(append(titles, c.ix().Roles[i].Title), embedded.Split(c.ix().Roles[i].Aliases)...)
	}
	n.index = nearname.New(n.names, titles)
	return n
}

// nearTitles are the titles of roles, as ResolveRole looks for those that are nearly written so.
func (c *Catalog) nearTitles() *nearNames {
	n := &nearNames{}
	for i := range c.ix().Roles {
		r := &c.ix().Roles[i]
		for _, title := range append([]string{r.Title}, embedded.Split(r.Aliases)...) {
			n.names, n.of = append(n.names, title), append(n.of, int32(i))
		}
	}
	n.index = nearname.New(n.names, nil)
	return n
}

// A Found is a record that [Catalog.Search] finds.
type Found struct {
	Kind string `json:"kind"` // "role", "job" or "skill"
	ID   string `json:"id"`   // a [RoleID], [JobID] or [SkillID]
	Name string `json:"name"` // the title of the role or job, or the name of the skill
	// Match is what was found: Name, or an alias.
	Match string `json:"match"`
}

// Search returns the roles, jobs and skills that have a title, name or alias with a word that begins with what someone is
// typing, best first, up to limit of them (32 if limit is 0). It is for a box that shows suggestions: call it for each key.
// Case, accents and punctuation don't matter, nor the spaces between words: "back-end dev" and "backenddev" find Backend Developer. The words may also be those of the name in another
// order ("dev back").
//
// A name that is just what was typed comes first, then those that begin with it, then those that have it inside; in each
// group names before aliases, skills that more roles ask for before others, and short names first. Each record comes once. The result is empty if nothing is found or
// typed has no letter or digit. There is no tolerance for typing errors: for them there is [Catalog.NearSkills].
//
// The first call builds an index. A call looks at the names that match: microseconds for a word, some tens of them
// for a single letter in a catalogue of 10,000 records.
func (c *Catalog) Search(typed string, limit int) []Found {
	if limit == 0 {
		limit = usualLimit
	}
	all := c.search()
	hits := all.index.Find(typed, limit)
	if len(hits) == 0 {
		return nil
	}
	out := make([]Found, len(hits))
	roles, jobs := len(c.ix().Roles), len(c.ix().Jobs)
	for i, h := range hits {
		f := &out[i]
		f.Match = all.names[h.Name].Text
		switch n := int(h.Record); {
		case n < roles:
			f.Kind, f.ID, f.Name = roleKind.name, c.ix().Roles[n].ID, c.ix().Roles[n].Title
		case n < roles+jobs:
			j := c.jobs.Record(n - roles)
			f.Kind, f.ID, f.Name = jobKind.name, string(j.ID), j.Title
		default:
			s := &c.ix().Skills[n-roles-jobs]
			f.Kind, f.ID, f.Name = skillKind.name, s.ID, s.Name
		}
	}
	return out
}

// searchNames are the names of roles, jobs and skills, whose records are numbered in that order.
type searchNames struct {
	index *typeahead.Index
	names []typeahead.Name
}

func (c *Catalog) searchNames() *searchNames {
	s := &searchNames{}
	record := int32(0)
	add := func(name, aliases string, tier uint8) {
		s.names = append(s.names, typeahead.Name{Text: name, Record: record, Tier: tier})
		for _, a := range embedded.Split(aliases) {
			s.names = append(s.names, typeahead.Name{Text: a, Record: record, Alias: true, Tier: tier})
		}
		record++
	}
	// A skill is the likelier to be meant, the more roles ask for it. A role stands among those that some twenty ask for.
	const rare, ofRoles = 8, 3
	for i := range c.ix().Roles {
		add(c.ix().Roles[i].Title, c.ix().Roles[i].Aliases, ofRoles)
	}
	for i := range c.ix().Jobs {
		add(c.jobs.Record(i).Title, "", ofRoles)
	}
	for i := range c.ix().Skills {
		asked := bits.Len(uint(len(c.asked().of[i])))
		add(c.ix().Skills[i].Name, c.ix().Skills[i].Aliases, uint8(rare-min(rare, asked)))
	}
	s.index = typeahead.New(s.names)
	return s
}
