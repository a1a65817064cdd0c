package main

import (
	"cmp"
	"encoding/json"
	"html/template"
	"net/http"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-career/career"
	"github.com/go-career/career/export/diagram"
)

// A found is one result of a search.
type found struct {
	Kind string `json:"kind"` // "role", "job" or "skill"
	ID   string `json:"id"`
	Name string `json:"name"`
	Note string `json:"note,omitempty"` // level and family of a role; the other name that was found
	Href string `json:"href"`
}

// mostFound is the most results on a page.
const mostFound = 60

// sure is the score from which a title match comes before what merely begins with the same letters.
const sure = 0.9

// find returns the records that somebody may be typing the name of, best first: of one kind, or of all for "". A title as
// people write it counts too ("Sr. Back-End Engr II"), and so does the name of a skill with a typing error.
func (s *server) find(q, kind string, limit int) []found {
	var list []found
	seen := map[string]bool{}
	add := func(f found) {
		if key := f.Kind + " " + f.ID; !seen[key] && len(list) < limit && (kind == "" || kind == f.Kind) {
			seen[key] = true
			list = append(list, f)
		}
	}
	titles := s.c.MatchTitle(q, limit)
	for _, m := range titles {
		if m.Score >= sure {
			add(s.foundRole(m.Role, m.Match))
		}
	}
	for _, f := range s.c.Search(q, 4*limit) {
		switch f.Kind {
		case "role":
			add(s.foundRole(career.RoleID(f.ID), f.Match))
		case "job":
			if job, ok := s.c.Job(career.JobID(f.ID)); ok && kind == "job" {
				add(found{f.Kind, f.ID, f.Name, s.familyName(job.Family), "/families/" + string(job.Family)})
			}
		case "skill":
			add(s.foundSkill(career.SkillID(f.ID), f.Name, f.Match))
		}
	}
	for _, m := range titles {
		add(s.foundRole(m.Role, m.Match))
	}
	for _, n := range s.c.NearSkills(q, 5) {
		add(s.foundSkill(n.Skill, n.Name, n.Match))
	}
	return list
}

func (s *server) foundRole(id career.RoleID, match string) found {
	r, _ := s.c.Role(id)
	note := strings.Join(slices.DeleteFunc([]string{r.Grade, r.Level.String(), s.familyName(r.Family)}, func(t string) bool { return t == "" }), " · ")
	if match != r.Title {
		note += " · also “" + match + "”"
	}
	return found{"role", string(id), r.Title, note, "/roles/" + string(id)}
}

func (s *server) foundSkill(id career.SkillID, name, match string) found {
	sk, _ := s.c.Skill(id)
	note := string(sk.Kind)
	if match != name {
		note += " · also “" + match + "”"
	}
	return found{"skill", string(id), name, note, "/skills/" + string(id)}
}

// A searchPage is what was found, and whether there may be more.
type searchPage struct {
	Found []found
	Full  bool
}

// search answers with a page, or with JSON for the box that searches while somebody types.
func (s *server) search(w http.ResponseWriter, r *http.Request) error {
	q, kind := query(r), r.URL.Query().Get("kind")
	if kind != "role" && kind != "skill" {
		kind = ""
	}
	w.Header().Add("Vary", "Accept")
	if strings.HasPrefix(r.Header.Get("Accept"), "application/json") {
		list := s.find(q, kind, 10)
		if list == nil {
			list = []found{}
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		return json.NewEncoder(w).Encode(list)
	}
	list := s.find(q, kind, mostFound)
	title := "Search"
	if q != "" {
		title = "Search: " + q
	}
	return s.render(w, r, http.StatusOK, "search", title, searchPage{list, len(list) == mostFound})
}

// A field is a field of work and its families.
type field struct {
	Name     string
	Families []career.Family
}

// allFields returns all fields by name, those without one last.
func (s *server) allFields() []field {
	by := map[string][]career.Family{}
	for f := range s.c.Families() {
		name := "Other"
		if first, size := utf8.DecodeRuneInString(f.Field); size > 0 {
			name = string(unicode.ToUpper(first)) + f.Field[size:]
		}
		by[name] = append(by[name], f)
	}
	var list []field
	for name, families := range by {
		slices.SortFunc(families, func(a, b career.Family) int { return cmp.Compare(a.Name, b.Name) })
		list = append(list, field{name, families})
	}
	slices.SortFunc(list, func(a, b field) int {
		return cmp.Or(cmp.Compare(btoi(a.Name == "Other"), btoi(b.Name == "Other")), cmp.Compare(a.Name, b.Name))
	})
	return list
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// A browsePage is all fields, with how many jobs each family has.
type browsePage struct {
	Fields []field
	Jobs   map[career.FamilyID]int
}

func (s *server) browse(w http.ResponseWriter, r *http.Request) error {
	p := browsePage{Fields: s.fields(), Jobs: map[career.FamilyID]int{}}
	for j := range s.c.Jobs() {
		p.Jobs[j.Family]++
	}
	return s.render(w, r, http.StatusOK, "browse", "All roles", p)
}

// A familyPage is the jobs of a family, each with its ladder.
type familyPage struct {
	Family career.Family
	Jobs   []jobLadder
}

type jobLadder struct {
	Job    career.Job
	Ladder []rung
}

// A rung is a role on a ladder.
type rung struct {
	ID    career.RoleID
	Title string
	Level career.Level
	Track career.Track
	Grade string
	Here  bool
}

// ladder returns the roles of a job, lowest level first, individual contributors before managers.
func (s *server) ladder(job career.JobID, here career.RoleID) []rung {
	var list []rung
	for r := range s.c.FindRoles(career.RoleFilter{Jobs: []career.JobID{job}}) {
		list = append(list, rung{r.ID, r.Title, r.Level, r.Track, r.Grade, r.ID == here})
	}
	slices.SortStableFunc(list, func(a, b rung) int {
		return cmp.Or(cmp.Compare(a.Level, b.Level), cmp.Compare(a.Track, b.Track), cmp.Compare(a.Title, b.Title))
	})
	return list
}

func (s *server) family(w http.ResponseWriter, r *http.Request) error {
	f, ok := s.c.Family(career.FamilyID(r.PathValue("id")))
	if !ok {
		return notFound("There is no such family of jobs.")
	}
	p := familyPage{Family: f}
	for j := range s.c.Jobs() {
		if j.Family == f.ID {
			p.Jobs = append(p.Jobs, jobLadder{j, s.ladder(j.ID, "")})
		}
	}
	slices.SortFunc(p.Jobs, func(a, b jobLadder) int { return cmp.Compare(a.Job.Title, b.Job.Title) })
	return s.render(w, r, http.StatusOK, "family", f.Name, p)
}

// A rolePage is a role's whole guide.
type rolePage struct {
	Role     career.Role
	Job      career.Job
	Ladder   []rung
	Moves    []moveRow
	Feeders  []moveRow
	Drawing  template.HTML
	Pay      payView
	Places   []career.Place
	Areas    []career.Area // that the area somebody typed may be
	Area     string        // what they typed
	Sources  []career.Source
	Outlook  career.Source
	Titles   []string // the other titles that are shown at once
	MoreThan []string // and the rest of them
}

// A moveRow is a move, by the role at its other end.
type moveRow struct {
	ID    career.RoleID
	Title string
	Kind  career.MoveKind
	Level career.Level
	Ups   int
}

func (s *server) role(w http.ResponseWriter, r *http.Request) error {
	id := career.RoleID(r.PathValue("id"))
	role, ok := s.c.Role(id)
	if !ok {
		if now, ok := s.c.CurrentRole(id); ok { // it was retired, and another has taken its place
			http.Redirect(w, r, "/roles/"+string(now), http.StatusMovedPermanently)
			return nil
		}
		return notFound("There is no such role. Try the search.")
	}
	to := readerOf(r)
	p := rolePage{Role: role, Ladder: s.ladder(role.Job, role.ID)}
	p.Job, _ = s.c.Job(role.Job)
	p.Titles, p.MoreThan = role.Aliases[:min(8, len(role.Aliases))], role.Aliases[min(8, len(role.Aliases)):]

	if p.Area = clean(r.URL.Query().Get("area")); p.Area != "" {
		p.Areas = s.c.FindAreas(p.Area[:min(maxQuery, len(p.Area))])
		if len(p.Areas) == 1 {
			to.Place = p.Areas[0].Place
		}
	}
	if r.URL.Query().Has("place") {
		remember(w, to.Place)
	}
	var err error
	if p.Pay, err = s.pay(role, to); err != nil {
		to.Place = to.Place.Country() // an area that the catalogue doesn't have
		if p.Pay, err = s.pay(role, to); err != nil {
			return err
		}
	}
	p.Places = s.places(to.Place)

	for _, q := range []struct {
		list *[]moveRow
		of   func(career.RoleID) ([]career.Move, error)
		end  func(career.Move) career.RoleID
	}{
		{&p.Moves, s.c.Moves, func(m career.Move) career.RoleID { return m.To }},
		{&p.Feeders, s.c.Feeders, func(m career.Move) career.RoleID { return m.From }},
	} {
		moves, err := q.of(role.ID)
		if err != nil {
			return err
		}
		for _, m := range moves {
			end, _ := s.c.Role(q.end(m))
			*q.list = append(*q.list, moveRow{end.ID, end.Title, m.Kind, end.Level, m.Levels})
		}
	}
	if p.Drawing, err = s.draw(role.ID); err != nil {
		return err
	}
	for _, id := range role.Sources {
		if source, ok := s.c.Source(id); ok {
			p.Sources = append(p.Sources, source)
		}
	}
	p.Outlook, _ = s.c.Source(role.Demand.Projection.Source)
	return s.render(w, r, http.StatusOK, "role", role.Title, p)
}

// draw returns a picture of a role and its moves as SVG, which has no text that isn't escaped. The lists of moves beside it
// have the links.
func (s *server) draw(id career.RoleID) (template.HTML, error) {
	g, err := diagram.Neighbourhood(s.c, id, diagram.NeighbourhoodOptions{Limit: 20})
	if err != nil || len(g.Nodes) < 2 {
		return "", err
	}
	g.Title = "" // the page's heading says it
	var b strings.Builder
	err = g.SVG(&b)
	return template.HTML(b.String()), err
}

// places returns the countries to choose from, by name, and the place that was chosen if it is none of them.
func (s *server) places(chosen career.Place) []career.Place {
	list := s.c.PayPlaces()
	if !slices.Contains(list, chosen) {
		list = append(list, chosen)
	}
	slices.SortFunc(list, func(a, b career.Place) int { return cmp.Compare(s.placeName(a), s.placeName(b)) })
	return list
}

// A skillPage is a skill and the roles that ask for it.
type skillPage struct {
	Skill  career.Skill
	Roles  []skillRole
	More   int
	KindOf []career.SkillID
}

type skillRole struct {
	ID        career.RoleID
	Title     string
	Level     career.Proficiency
	Essential bool
	Instead   bool // it is one of several that would do
}

func (s *server) skill(w http.ResponseWriter, r *http.Request) error {
	id := career.SkillID(r.PathValue("id"))
	sk, ok := s.c.Skill(id)
	if !ok {
		if now, ok := s.c.CurrentSkill(id); ok {
			http.Redirect(w, r, "/skills/"+string(now), http.StatusMovedPermanently)
			return nil
		}
		return notFound("There is no such skill. Try the search.")
	}
	p := skillPage{Skill: sk}
	for role := range s.c.FindRoles(career.RoleFilter{Skills: []career.SkillID{id}}) {
		for _, q := range role.Requirements {
			if q.Skill == id || slices.Contains(q.AnyOf, id) {
				p.Roles = append(p.Roles, skillRole{role.ID, role.Title, q.Level, q.Essential, q.Skill != id || len(q.AnyOf) > 0})
				break
			}
		}
	}
	slices.SortStableFunc(p.Roles, func(a, b skillRole) int {
		return cmp.Or(cmp.Compare(btoi(b.Essential), btoi(a.Essential)), cmp.Compare(b.Level, a.Level), cmp.Compare(a.Title, b.Title))
	})
	const most = 100
	if p.More = len(p.Roles) - most; p.More > 0 {
		p.Roles = p.Roles[:most]
	}
	return s.render(w, r, http.StatusOK, "skill", sk.Name, p)
}

// A homePage is where people start.
type homePage struct {
	Fields  []field
	Teams   []TeamSize
	People  int
	Edition string
}

func (s *server) home(w http.ResponseWriter, r *http.Request) error {
	var p homePage
	var err error
	p.Fields, p.Edition = s.fields(), s.c.Version()
	if p.Teams, err = s.store.Teams(r.Context()); err != nil {
		return err
	}
	if p.People, err = s.store.Count(r.Context()); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, "home", "Careers", p)
}
