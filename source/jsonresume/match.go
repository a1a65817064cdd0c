package jsonresume

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/go-career/career"
)

// A Reading is what a catalogue makes of a résumé.
type Reading struct {
	// Profile holds the skills found. It is not complete: what a résumé does not name may be held all the same.
	// Its experience is the roles that the positions stand for, with the time in each, the last one first. Its level is
	// what titles and years show: LevelWhy says which.
	Profile  career.Profile
	LevelWhy string
	Found    []Found    // what the profile's skills came from: the skills section first, then projects, positions and the summary
	Unknown  []Place    // names of the skills section and of keywords that the catalogue does not know
	Unread   []Unread   // what could not be read, that of [Resume.Unread] first
	Work     []Position // in the résumé's order
	Months   int        // the time in all positions of known dates; where they overlap it counts once
	Uses     []Use      // when each skill was used, in the order of the skills' IDs
}

// Found is a skill that a text of the résumé names.
type Found struct {
	Place
	Skill career.SkillID     `json:"skill"`
	Level career.Proficiency `json:"level"` // Unrated where none could be read
	// Months is how much experience the text states ("5 years"), 0 if none.
	Months int `json:"months,omitempty"`
	// Evidence is empty for a name in a list of skills. For a mention in running text it is that of
	// [career.Catalog.FindSkills].
	Evidence career.Evidence `json:"evidence,omitempty"`
}

// A Position is one position with its dates read.
type Position struct {
	Employer string      `json:"employer,omitempty"`
	Title    string      `json:"title,omitempty"`
	Start    career.Date `json:"start,omitzero"`
	End      career.Date `json:"end,omitzero"` // zero for a position still held, or where no date could be read
	// Current says that the position is still held: the résumé says so, or states a start and no end.
	Current bool `json:"current"`
	// Role is the catalogue's role that Title stands for, and Months how long it was held: 0 if the dates do not say.
	Role   career.RoleID `json:"role,omitempty"`
	Months int           `json:"months,omitempty"`
	// Skills are those that the position's title, text and keywords name, in the order of their IDs.
	Skills []career.SkillID `json:"skills,omitempty"`
}

// A Use says when a skill was used, by the positions that name it.
type Use struct {
	Skill  career.SkillID `json:"skill"`
	Months int            `json:"months,omitempty"` // in these positions; where they overlap it counts once
	// Last is the year in which the last of them ended, or this year if one is still held; 0 if no dates say.
	Last    int  `json:"last,omitempty"`
	Current bool `json:"current,omitempty"`
	// Stated is the experience that the résumé itself claims, in months: 60 for "5 years".
	Stated int `json:"stated,omitempty"`
}

// sure is the score from which a position's title counts as that of a role.
const sure = 0.9

// Match reads a résumé against a catalogue, with today as the end of positions still held.
func (r *Resume) Match(c *career.Catalog) Reading { return r.MatchOn(c, time.Now()) }

// MatchOn is [Resume.Match] on another day.
//
// The level of an entry in the skills section holds for its name and its keywords, unless one of them has a level of its
// own ("Python (basic)"). Where a skill is named more than once, the highest level stated counts, and a stated level counts
// before none. A text that names several skills ("HTML/CSS", "Advanced in SQL, PHP") is taken apart where it is unknown as a
// whole.
//
// The text of positions, projects and the summary is read with [career.Catalog.FindSkills]: what it names is held at no
// stated level. [Found.Evidence] says how sure a mention is. In a position's title only names of tools count, since other
// words there say what the job is.
//
// The profile's level is that of the last position: the level its title states, or the level of its role if that is lead or
// higher. A title that says nothing of it leaves it to the years worked: entry below two, mid below six, senior from there.
func (r *Resume) MatchOn(c *career.Catalog, today time.Time) Reading {
	m := &matcher{c: c, today: today, uses: map[career.SkillID]*Use{}, out: &Reading{
		Profile: career.Profile{Skills: map[career.SkillID]career.Proficiency{}},
		Unread:  slices.Clone(r.Unread),
	}}
	for i := range r.Skills {
		m.skill(i, &r.Skills[i])
	}
	for i := range r.Projects {
		m.project(i, &r.Projects[i])
	}
	for i := range r.Work {
		m.position(i, &r.Work[i])
	}
	if r.Basics.Summary != "" {
		m.mentions(Place{basicsPath(r.Basics, "summary"), r.Basics.Summary})
	}
	m.finish(r.Basics.Label)
	return *m.out
}

func basicsPath(b Basics, field string) string {
	if p, ok := b.Origin.Fields[field]; ok {
		return p
	}
	return "basics." + field
}

// A matcher reads one résumé.
type matcher struct {
	c     *career.Catalog
	today time.Time
	out   *Reading
	uses  map[career.SkillID]*Use
	spans []span // of the positions
}

func (m *matcher) skill(i int, s *Skill) {
	at := func(field string) string { return s.Origin.path("skills["+strconv.Itoa(i)+"]", field) }
	level, months := career.Unrated, 0
	if strings.TrimSpace(s.Level) != "" {
		var reason Reason
		if level, months, reason = readLevel(s.Level); reason != "" {
			m.unread(at("level"), s.Level, reason)
		}
	} else if len(s.Keywords) > 0 { // a heading such as "Advanced"
		if _, known := m.c.ResolveSkill(s.Name); !known {
			if l, ok := levelHeading(s.Name); ok {
				for k, w := range s.Keywords {
					m.names(Place{at("keywords[" + strconv.Itoa(k) + "]"), w}, l, 0)
				}
				m.years(s, at("years"), nil)
				m.mentions(Place{at("summary"), s.Summary})
				return
			}
		}
	}
	found := m.names(Place{at("name"), s.Name}, level, months)
	if months > 0 && len(found) == 0 { // time in what the catalogue doesn't know
		m.unread(at("level"), s.Level, ReasonLevel)
	}
	for k, w := range s.Keywords {
		m.names(Place{at("keywords[" + strconv.Itoa(k) + "]"), w}, level, 0)
	}
	m.years(s, at("years"), found)
	m.mentions(Place{at("summary"), s.Summary})
}

// years reads the years that an entry states for the skills of its name.
func (m *matcher) years(s *Skill, path string, skills []career.SkillID) {
	if strings.TrimSpace(s.Years) == "" {
		return
	}
	months := experienceIn(s.Years)
	if months == 0 {
		months = experienceIn(strings.TrimRight(s.Years, "+ ") + " years")
	}
	if months == 0 || len(skills) == 0 {
		m.unread(path, s.Years, ReasonLevel)
		return
	}
	for _, id := range skills {
		m.use(id).Stated = max(m.use(id).Stated, months)
	}
}

func (m *matcher) project(i int, p *Project) {
	at := func(field string) string { return p.Origin.path("projects["+strconv.Itoa(i)+"]", field) }
	m.mentions(Place{at("name"), p.Name})
	m.mentions(Place{at("summary"), p.Summary})
	for k, h := range p.Highlights {
		m.mentions(Place{at("highlights[" + strconv.Itoa(k) + "]"), h})
	}
	for k, w := range p.Keywords {
		m.names(Place{at("keywords[" + strconv.Itoa(k) + "]"), w}, career.Unrated, 0)
	}
}

func (m *matcher) position(i int, w *Work) {
	at := func(field string) string { return w.Origin.path("work["+strconv.Itoa(i)+"]", field) }
	p := Position{Employer: w.Name, Title: w.Position}
	m.dates(&p, w, at)
	if t := m.c.MatchTitle(w.Position, 1); len(t) > 0 && t[0].Score >= sure {
		p.Role = t[0].Role
	}
	s, dated := m.span(&p, w, at)
	if dated {
		p.Months = s.end - s.start
	}
	p.Skills = append(p.Skills, m.tools(Place{at("position"), w.Position})...)
	p.Skills = append(p.Skills, m.mentions(Place{at("summary"), w.Summary})...)
	for k, h := range w.Highlights {
		p.Skills = append(p.Skills, m.mentions(Place{at("highlights[" + strconv.Itoa(k) + "]"), h})...)
	}
	for k, h := range w.Keywords {
		p.Skills = append(p.Skills, m.names(Place{at("keywords[" + strconv.Itoa(k) + "]"), h}, career.Unrated, 0)...)
	}
	slices.Sort(p.Skills)
	p.Skills = slices.Compact(p.Skills)
	for _, id := range p.Skills {
		m.use(id)
	}
	m.out.Work = append(m.out.Work, p)
	m.spans = append(m.spans, s)
}

// names adds the skills that an item of a list names, and returns them.
func (m *matcher) names(p Place, level career.Proficiency, months int) (found []career.SkillID) {
	if strings.TrimSpace(p.Text) == "" {
		return nil
	}
	for _, n := range namedIn(m.c, p.Text) {
		at := Place{p.Path, n.text}
		if n.text == strings.TrimSpace(p.Text) {
			at = p
		}
		if n.skill == "" {
			m.out.Unknown = append(m.out.Unknown, at)
			continue
		}
		if n.level == career.Unrated {
			n.level = level
		}
		if n.months == 0 {
			n.months = months
		}
		m.found(Found{Place: at, Skill: n.skill, Level: n.level, Months: n.months})
		found = append(found, n.skill)
	}
	return found
}

// mentions adds the skills that a running text names, and returns them. Each is found once in a text.
func (m *matcher) mentions(p Place) []career.SkillID {
	return m.find(p, func(career.SkillID) bool { return true })
}

// tools is mentions for a job's title, in which words that are no tools say what the job is.
func (m *matcher) tools(p Place) []career.SkillID {
	return m.find(p, func(id career.SkillID) bool {
		s, _ := m.c.Skill(id)
		return s.Kind == career.KindTool
	})
}

func (m *matcher) find(p Place, counts func(career.SkillID) bool) (found []career.SkillID) {
	if p.Text == "" {
		return nil
	}
	seen := map[career.SkillID]bool{}
	for _, x := range m.c.FindSkills(p.Text) {
		if seen[x.Skill] || !counts(x.Skill) {
			continue
		}
		seen[x.Skill] = true
		m.found(Found{Place: Place{p.Path, p.Text[x.Start:x.End]}, Skill: x.Skill, Level: career.Unrated, Evidence: x.Evidence})
		found = append(found, x.Skill)
	}
	return found
}

func (m *matcher) found(f Found) {
	m.out.Found = append(m.out.Found, f)
	if old, ok := m.out.Profile.Skills[f.Skill]; !ok || f.Level > old {
		m.out.Profile.Skills[f.Skill] = f.Level
	}
	if f.Months > 0 {
		m.use(f.Skill).Stated = max(m.use(f.Skill).Stated, f.Months)
	}
}

func (m *matcher) use(id career.SkillID) *Use {
	u := m.uses[id]
	if u == nil {
		u = &Use{Skill: id}
		m.uses[id] = u
	}
	return u
}

func (m *matcher) unread(path, text string, reason Reason) {
	m.out.Unread = append(m.out.Unread, Unread{Place{path, text}, reason})
}

// finish works out what all positions together show.
func (m *matcher) finish(label string) {
	out := m.out
	out.Months = union(m.spans)
	out.Profile.Experience = m.experience()
	out.Profile.Level, out.LevelWhy = m.level(label)
	by := map[career.SkillID][]span{}
	for i, p := range out.Work {
		for _, id := range p.Skills {
			u := m.uses[id]
			u.Current = u.Current || p.Current
			if p.Current && p.Months > 0 {
				u.Last = m.today.Year()
			}
			u.Last = max(u.Last, min(p.End.Year, m.today.Year()))
			if p.Months > 0 {
				by[id] = append(by[id], m.spans[i])
			}
		}
	}
	for id, u := range m.uses {
		u.Months = union(by[id])
		out.Uses = append(out.Uses, *u)
	}
	slices.SortFunc(out.Uses, func(a, b Use) int { return strings.Compare(string(a.Skill), string(b.Skill)) })
}

// The years of work from which a title that says nothing of its level counts as mid or senior.
const midYears, seniorYears = 2, 6

// level returns the level that titles and years show, and why.
func (m *matcher) level(label string) (career.Level, string) {
	title, role, where := label, career.RoleID(""), "the headline"
	if i := m.last(); i >= 0 {
		title, role, where = m.out.Work[i].Title, m.out.Work[i].Role, "the last position"
	}
	if l := career.ParseTitle(title).Level; l != 0 {
		return l, fmt.Sprintf("the title of %s says %s: %q", where, l, clip(title, 100))
	}
	r, ok := m.c.Role(role)
	switch years := m.out.Months / 12; {
	case ok && r.Level >= career.LevelLead:
		return r.Level, fmt.Sprintf("%s is that of %s, which is %s", where, r.Title, r.Level)
	case m.out.Months == 0 && ok && r.Level != 0:
		return r.Level, fmt.Sprintf("%s is that of %s, which is %s", where, r.Title, r.Level)
	case m.out.Months == 0:
		return 0, ""
	case years < midYears:
		return career.LevelEntry, fmt.Sprintf("%d months of work", m.out.Months)
	case years < seniorYears:
		return career.LevelMid, fmt.Sprintf("%d years of work", years)
	default:
		return career.LevelSenior, fmt.Sprintf("%d years of work", years)
	}
}
