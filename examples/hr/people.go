package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-career/career"
	"github.com/go-career/career/source/jsonresume"
)

// read reads a résumé and makes the corrections. What was corrected keeps counting if the résumé is read anew, with another
// edition of the catalogue.
func (s *server) read(body []byte, by Corrections) (*jsonresume.Resume, jsonresume.Reading, career.Profile, error) {
	resume, err := jsonresume.Read(bytes.NewReader(body))
	if err != nil {
		return nil, jsonresume.Reading{}, career.Profile{}, err
	}
	reading := resume.MatchOn(s.c, s.now())
	profile := career.Profile{Skills: maps.Clone(reading.Profile.Skills), Experience: reading.Profile.Experience, Level: reading.Profile.Level}
	if len(by.Roles) > 0 { // read as if the positions had the titles of their roles, for experience and level
		corrected := *resume
		corrected.Work = slices.Clone(resume.Work)
		for i, role := range by.Roles {
			if i >= 0 && i < len(corrected.Work) {
				now, _ := s.c.CurrentRole(role)
				corrected.Work[i].Position, _ = s.c.RoleTitle(now)
			}
		}
		again := corrected.MatchOn(s.c, s.now())
		profile.Experience, profile.Level = again.Profile.Experience, again.Profile.Level
	}
	for id, level := range by.Skills {
		profile.Skills[id] = level
	}
	for _, id := range by.Removed {
		delete(profile.Skills, id)
	}
	profile, _ = s.c.UpdateProfile(profile)
	return resume, reading, profile, nil
}

// newPerson makes a person of a résumé. What is not given is taken from it.
func (s *server) newPerson(p Person, body []byte) (Person, error) {
	resume, _, profile, err := s.read(body, Corrections{})
	if err != nil {
		return Person{}, err
	}
	if resume.Dialect == jsonresume.DialectNone {
		return Person{}, errors.New("the file is JSON, but nothing in it looks like a section of a résumé")
	}
	p.ID, p.Profile, p.Version, p.Created = rand.Text(), profile, 1, s.now()
	p.Name = cmp.Or(cut(clean(resume.Basics.Name), maxName), p.Name, "Name not stated")
	if p.Role == "" && len(profile.Experience) > 0 {
		p.Role = profile.Experience[0].Role
	}
	return p, nil
}

// known returns the place, or none if it is an area that the catalogue doesn't have.
func (s *server) known(p career.Place) career.Place {
	if _, ok := s.c.Area(p); p.IsArea() && !ok {
		return ""
	}
	return p
}

// cut returns the first n characters of a text.
func cut(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// A starter is somebody to start with, in people.json of the folder that -people names.
type starter struct {
	Resume string        `json:"resume"` // a file of the folder
	Team   string        `json:"team"`
	Role   career.RoleID `json:"role"`
	Place  career.Place  `json:"place"`
	Pay    career.Money  `json:"pay"`
}

// addPeople adds the people of a folder if the database has none, and returns how many.
func (s *server) addPeople(ctx context.Context, folder fs.FS) (int, error) {
	if n, err := s.store.Count(ctx); n > 0 || err != nil {
		return 0, err
	}
	list, err := fs.ReadFile(folder, "people.json")
	if err != nil {
		return 0, err
	}
	var people []starter
	if err := json.Unmarshal(list, &people); err != nil {
		return 0, fmt.Errorf("people.json: %w", err)
	}
	for _, x := range people {
		if _, ok := s.c.Role(x.Role); !ok && x.Role != "" {
			return 0, fmt.Errorf("people.json: %s: no role %q", x.Resume, x.Role)
		}
		body, err := fs.ReadFile(folder, x.Resume)
		if err != nil {
			return 0, err
		}
		p, err := s.newPerson(Person{Team: x.Team, Role: x.Role, Place: x.Place, Pay: x.Pay}, body)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", x.Resume, err)
		}
		if err := s.store.Add(ctx, p, body); err != nil {
			return 0, err
		}
	}
	return len(people), nil
}

// A peoplePage lists people, a page at a time.
type peoplePage struct {
	People   []Person
	Count    int
	Page     int
	Previous int // 0 for none
	Next     int
	Teams    []TeamSize
	Problem  string // why the upload failed
	MaxBytes int
	MaxText  string
}

const perPage = 50

func (s *server) people(w http.ResponseWriter, r *http.Request) error {
	return s.peopleWith(w, r, http.StatusOK, "")
}

// peopleWith shows the page with what was wrong with an upload.
func (s *server) peopleWith(w http.ResponseWriter, r *http.Request, status int, problem string) error {
	p := peoplePage{Page: 1, Problem: problem, MaxBytes: maxResume, MaxText: "1 MB"}
	if n, err := strconv.Atoi(r.URL.Query().Get("page")); err == nil && n > 1 && n < 1_000_000 {
		p.Page, p.Previous = n, n-1
	}
	var err error
	if p.Count, err = s.store.Count(r.Context()); err != nil {
		return err
	}
	if p.People, err = s.store.People(r.Context(), perPage, (p.Page-1)*perPage); err != nil {
		return err
	}
	if p.Page*perPage < p.Count {
		p.Next = p.Page + 1
	}
	if p.Teams, err = s.store.Teams(r.Context()); err != nil {
		return err
	}
	return s.render(w, r, status, "people", "People", p)
}

// upload keeps a résumé and shows its person.
func (s *server) upload(w http.ResponseWriter, r *http.Request) error {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "multipart/form-data" {
		return problem{http.StatusUnsupportedMediaType, "Not possible", "A résumé is uploaded by the form on the page People."}
	}
	if err := r.ParseMultipartForm(maxResume + maxForm); err != nil { // all of it is kept in memory: it is bounded
		if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
			return err
		}
		return problem{http.StatusBadRequest, "Not readable", "The form did not arrive whole. Send it again."}
	}
	defer r.MultipartForm.RemoveAll()
	file, _, err := r.FormFile("resume")
	if err != nil {
		return s.peopleWith(w, r, http.StatusUnprocessableEntity, "Choose a résumé to upload.")
	}
	defer file.Close()
	body, err := io.ReadAll(io.LimitReader(file, maxResume+1))
	if err != nil {
		return err
	}
	if len(body) > maxResume {
		return &http.MaxBytesError{Limit: maxResume}
	}
	p, err := s.newPerson(Person{Name: cut(clean(r.PostFormValue("name")), maxName), Team: cut(clean(r.PostFormValue("team")), maxName),
		Place: s.known(readerOf(r).Place)}, body)
	if err != nil {
		return s.peopleWith(w, r, http.StatusUnprocessableEntity, "This file can't be read as a résumé: "+err.Error()+".")
	}
	if err := s.store.Add(r.Context(), p, body); err != nil {
		return err
	}
	http.Redirect(w, r, "/people/"+p.ID+"?saved=resume", http.StatusSeeOther)
	return nil
}

// A personPage is a person: what they hold, how far they are from a role, and what to do.
type personPage struct {
	Person    Person
	Profile   career.Profile
	Reading   jsonresume.Reading
	Dialect   jsonresume.Dialect
	Pay       *personPay
	Skills    []skillRow
	Positions []positionRow
	Places    []career.Place
	Teams     []TeamSize
	Saved     string

	Aim        career.RoleID
	AimText    string // what somebody typed that stands for no role, or for several
	Candidates []found
	Gap        career.Gap
	Short      []career.GapItem // short or not known, costliest first
	Likely     []career.GapItem
	Met        []career.GapItem
	Plan       career.Plan
	Ask        []career.Question
	MoreAsk    int
	Next       []nextRow
	Fits       []nextRow
	Periods    []career.Period
	Levels     []career.Proficiency // to choose from, for a skill
}

// A skillRow is a skill of a person, as the résumé and corrections have it.
type skillRow struct {
	ID        career.SkillID
	Name      string
	Level     career.Proficiency
	Corrected bool
	Removed   bool   // taken out by hand
	Resume    string // what the résumé says: a level, "named", or nothing
	Uses      string // the time in positions that name it
}

// A positionRow is a position of a résumé and the roles that its title may stand for.
type positionRow struct {
	N         int
	Title     string
	Employer  string
	When      string
	Time      string
	Role      career.RoleID
	Corrected bool
	Choices   []career.RoleID
}

// A nextRow is a role that a person could move to.
type nextRow struct {
	Role     career.RoleID
	Kind     career.MoveKind
	Levels   int
	Coverage career.Bounds
	Ready    career.Readiness // likely
}

// personOf returns the person that an address names.
func (s *server) personOf(r *http.Request) (Person, error) {
	id := r.PathValue("id")
	if !personID.MatchString(id) {
		return Person{}, ErrNoPerson
	}
	return s.store.Person(r.Context(), id)
}

var personID = regexp.MustCompile(`^[A-Z2-7]{26}$`)

func (s *server) person(w http.ResponseWriter, r *http.Request) error {
	p, err := s.personOf(r)
	if err != nil {
		return err
	}
	v := personPage{Person: p, Saved: r.URL.Query().Get("saved"), Periods: periods, Levels: career.ProficiencyValues()}
	body, err := s.store.Resume(r.Context(), p.ID)
	if err != nil {
		return err
	}
	resume, reading, profile, err := s.read(body, p.Corrections)
	if err != nil {
		return err
	}
	v.Reading, v.Profile, v.Dialect = reading, profile, resume.Dialect
	if now, ok := s.c.CurrentRole(p.Role); ok {
		v.Person.Role = now
	} else {
		v.Person.Role = "" // it is gone, and nothing has taken its place
	}
	to := readerOf(r)
	v.Pay = s.standing(v.Person, to)
	v.Places = s.places(cmp.Or(p.Place, to.Place))
	v.Skills, v.Positions = s.skillRows(p, reading, profile), s.positionRows(p, reading)
	if v.Teams, err = s.store.Teams(r.Context()); err != nil {
		return err
	}

	v.Next = s.nextMoves(profile, v.Person.Role)
	for _, x := range s.c.Recommend(profile, career.RecommendOptions{From: v.Person.Role, Limit: 40}) {
		known := slices.ContainsFunc(v.Next, func(n nextRow) bool { return n.Role == x.Role })
		if !known && x.LevelDistance >= 0 && len(v.Fits) < 6 {
			v.Fits = append(v.Fits, nextRow{Role: x.Role, Levels: x.LevelDistance, Coverage: x.Coverage, Ready: x.ReadinessLikely})
		}
	}
	if err := s.aim(&v, r); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, "person", p.Name, v)
}

// nextMoves returns the moves out of a role with how ready a person is for each, the likeliest first.
func (s *server) nextMoves(profile career.Profile, from career.RoleID) (list []nextRow) {
	moves, err := s.c.Moves(from)
	if err != nil {
		return nil // the role isn't known
	}
	for _, m := range moves {
		if gap, err := s.c.Gap(profile, m.To); err == nil {
			list = append(list, nextRow{m.To, m.Kind, m.Levels, gap.Coverage, gap.ReadinessLikely})
		}
	}
	slices.SortStableFunc(list, func(a, b nextRow) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(b.Ready, a.Ready), cmp.Compare(b.Coverage.Likely, a.Coverage.Likely))
	})
	return list
}

// aim adds gap and plan for the role that the page is about: the one asked for, or else the nearest next one.
func (s *server) aim(v *personPage, r *http.Request) error {
	if now, ok := s.c.CurrentRole(career.RoleID(r.URL.Query().Get("to"))); ok {
		v.Aim = now
	}
	if text := r.URL.Query().Get("aim"); text != "" {
		v.AimText = clean(text[:min(maxQuery, len(text))])
		list := s.find(v.AimText, "role", 8)
		if m := s.c.MatchTitle(v.AimText, 1); len(m) > 0 && m[0].Score >= sure && !m[0].Ambiguous {
			v.Aim, v.AimText = m[0].Role, ""
		} else {
			v.Candidates = list
		}
	}
	switch {
	case v.Aim != "":
	case len(v.Next) > 0:
		v.Aim = v.Next[0].Role
	case len(v.Fits) > 0:
		v.Aim = v.Fits[0].Role
	default:
		return nil
	}
	var err error
	if v.Gap, err = s.c.Gap(v.Profile, v.Aim); err != nil {
		return err
	}
	for _, it := range v.Gap.Items {
		switch {
		case it.Status == career.StatusMet:
			v.Met = append(v.Met, it)
		case it.Credit.Likely == 1:
			v.Likely = append(v.Likely, it)
		default:
			v.Short = append(v.Short, it)
		}
	}
	slices.SortStableFunc(v.Short, func(a, b career.GapItem) int { return cmp.Compare(b.Cost.Likely, a.Cost.Likely) })
	if v.Plan, err = s.c.Plan(v.Profile, v.Aim, career.PlanOptions{}); err != nil {
		return err
	}
	const most = 5
	v.Ask = v.Plan.Ask[:min(most, len(v.Plan.Ask))]
	v.MoreAsk = len(v.Plan.Ask) - len(v.Ask)
	return nil
}

func (s *server) skillRows(p Person, reading jsonresume.Reading, profile career.Profile) []skillRow {
	uses := map[career.SkillID]jsonresume.Use{}
	for _, u := range reading.Uses {
		uses[u.Skill] = u
	}
	row := func(id career.SkillID) skillRow {
		x := skillRow{ID: id, Name: s.skillName(id), Level: profile.Skills[id]}
		switch level, ok := reading.Profile.Skills[id]; {
		case !ok:
		case level == career.Unrated:
			x.Resume = "named"
		default:
			x.Resume = level.String()
		}
		if n := max(uses[id].Months, uses[id].Stated); n > 0 {
			x.Uses = months(n)
		}
		_, x.Corrected = p.Corrections.Skills[id]
		return x
	}
	var list []skillRow
	for id := range profile.Skills {
		list = append(list, row(id))
	}
	for _, id := range p.Corrections.Removed {
		x := row(id)
		x.Removed = true
		list = append(list, x)
	}
	slices.SortFunc(list, func(a, b skillRow) int {
		return cmp.Or(cmp.Compare(btoi(a.Removed), btoi(b.Removed)), cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)))
	})
	return list
}

func (s *server) positionRows(p Person, reading jsonresume.Reading) []positionRow {
	var list []positionRow
	for i, w := range reading.Work {
		x := positionRow{N: i, Title: cut(clean(w.Title), maxName), Employer: cut(clean(w.Employer), maxName), Role: w.Role}
		if x.Title == "" {
			x.Title = "No title"
		}
		if w.Months > 0 {
			x.Time = months(w.Months)
		}
		switch start, end := month(w.Start), month(w.End); {
		case start == "" && end == "":
		case end == "" && w.Current:
			x.When = start + " to now"
		default:
			x.When = strings.TrimSpace(start + " to " + end)
		}
		for _, m := range s.c.MatchTitle(w.Title, 6) {
			x.Choices = append(x.Choices, m.Role)
		}
		if role, ok := p.Corrections.Roles[i]; ok {
			x.Role, x.Corrected = role, true
		}
		if x.Role != "" && !slices.Contains(x.Choices, x.Role) {
			x.Choices = append([]career.RoleID{x.Role}, x.Choices...)
		}
		list = append(list, x)
	}
	return list
}

// month writes a date to the month: "Sep 2024".
func month(d career.Date) string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	}
	return d.Time().Format("Jan 2006")
}

// resume answers with the résumé as it was uploaded.
func (s *server) resume(w http.ResponseWriter, r *http.Request) error {
	p, err := s.personOf(r)
	if err != nil {
		return err
	}
	body, err := s.store.Resume(r.Context(), p.ID)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Disposition", `attachment; filename="resume.json"`)
	_, err = w.Write(body)
	return err
}

// form reads the form that changes a person, and returns them as the form's page showed them.
func (s *server) form(r *http.Request) (Person, error) {
	p, err := s.personOf(r)
	if err != nil {
		return p, err
	}
	if err := r.ParseForm(); err != nil {
		if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
			return p, problem{http.StatusRequestEntityTooLarge, "Too large", "The form has more in it than this page could ask for."}
		}
		return p, problem{http.StatusBadRequest, "Not readable", "The form could not be read."}
	}
	version, err := strconv.ParseInt(r.PostForm.Get("version"), 10, 64)
	if err != nil {
		return p, problem{http.StatusBadRequest, "Not readable", "The form lacks the version of the person that it changes."}
	}
	if version != p.Version {
		return p, ErrStale
	}
	return p, nil
}

// save keeps a person with their corrections made, and shows them again.
func (s *server) save(w http.ResponseWriter, r *http.Request, p Person, what string) error {
	body, err := s.store.Resume(r.Context(), p.ID)
	if err != nil {
		return err
	}
	if _, _, p.Profile, err = s.read(body, p.Corrections); err != nil {
		return err
	}
	p.Updated = s.now()
	if err := s.store.Update(r.Context(), p); err != nil {
		return err
	}
	q := url.Values{"saved": {what}}
	if to := r.PostForm.Get("to"); to != "" {
		if _, ok := s.c.RoleTitle(career.RoleID(to)); ok {
			q.Set("to", to)
		}
	}
	http.Redirect(w, r, "/people/"+p.ID+"?"+q.Encode(), http.StatusSeeOther)
	return nil
}

// maxCorrections is the most skills of a person that can be set by hand.
const maxCorrections = 1000

// correctSkills sets, adds and takes out skills, and undoes that. A field "level.ID" has a level, or "" for not stated.
func (s *server) correctSkills(w http.ResponseWriter, r *http.Request) error {
	p, err := s.form(r)
	if err != nil {
		return err
	}
	by := Corrections{Skills: map[career.SkillID]career.Proficiency{}, Removed: p.Corrections.Removed, Roles: p.Corrections.Roles}
	maps.Copy(by.Skills, p.Corrections.Skills)
	set := func(id career.SkillID, text string) error {
		if _, ok := s.c.SkillName(id); !ok {
			return invalid("There is no skill %q.", cut(string(id), maxName))
		}
		old, stated := p.Profile.Skills[id]
		if text == "" {
			if stated {
				delete(by.Skills, id)
				by.Removed = append(by.Removed, id)
			}
			return nil
		}
		level, err := career.ParseProficiency(text)
		if err != nil {
			return invalid("%q is no level.", cut(text, maxName))
		}
		if !stated || level != old {
			by.Skills[id] = level
			by.Removed = slices.DeleteFunc(slices.Clone(by.Removed), func(x career.SkillID) bool { return x == id })
		}
		return nil
	}
	if undo := career.SkillID(r.PostForm.Get("undo")); undo != "" {
		delete(by.Skills, undo)
		by.Removed = slices.DeleteFunc(slices.Clone(by.Removed), func(x career.SkillID) bool { return x == undo })
	} else {
		for name, values := range r.PostForm {
			if id, ok := strings.CutPrefix(name, "level."); ok {
				if err := set(career.SkillID(id), values[0]); err != nil {
					return err
				}
			}
		}
		if name := r.PostForm.Get("add"); name != "" {
			id, err := s.resolve(name)
			if err != nil {
				return err
			}
			if err := set(id, cmp.Or(r.PostForm.Get("addLevel"), career.Unrated.String())); err != nil {
				return err
			}
		}
	}
	slices.Sort(by.Removed)
	by.Removed = slices.Compact(by.Removed)
	if len(by.Skills)+len(by.Removed) > maxCorrections {
		return invalid("Up to %d skills can be corrected.", maxCorrections)
	}
	p.Corrections = by
	return s.save(w, r, p, "skills")
}

// resolve returns the skill that somebody typed the name of.
func (s *server) resolve(name string) (career.SkillID, error) {
	name = cut(clean(name), maxName)
	if skill, ok := s.c.ResolveSkill(name); ok {
		return skill.ID, nil
	}
	var near []string
	for _, n := range s.c.NearSkills(name, 3) {
		near = append(near, s.skillName(n.Skill))
	}
	for _, f := range s.find(name, "skill", 3) {
		if !slices.Contains(near, f.Name) {
			near = append(near, f.Name)
		}
	}
	if len(near) == 0 {
		return "", invalid("There is no skill %q, and none with a name like it.", name)
	}
	return "", invalid("There is no skill %q. Do you mean %s?", name, strings.Join(near, ", or "))
}

// correctPositions says which roles the positions of a résumé were. A field "role.N" has an ID, or "" for none of them; a
// field "title.N" has a title that somebody typed instead.
func (s *server) correctPositions(w http.ResponseWriter, r *http.Request) error {
	p, err := s.form(r)
	if err != nil {
		return err
	}
	body, err := s.store.Resume(r.Context(), p.ID)
	if err != nil {
		return err
	}
	_, reading, _, err := s.read(body, Corrections{})
	if err != nil {
		return err
	}
	roles := map[int]career.RoleID{}
	for i, work := range reading.Work {
		n := strconv.Itoa(i)
		old, corrected := p.Corrections.Roles[i]
		if !r.PostForm.Has("role."+n) && r.PostForm.Get("title."+n) == "" {
			if corrected {
				roles[i] = old
			}
			continue
		}
		role := career.RoleID(r.PostForm.Get("role." + n))
		if title := cut(clean(r.PostForm.Get("title."+n)), maxName); title != "" {
			m := s.c.MatchTitle(title, 1)
			if len(m) == 0 || m[0].Score < sure && m[0].Ambiguous {
				return invalid("“%s” stands for no role that the catalogue is sure of. Choose one that the box suggests.", title)
			}
			role = m[0].Role
		}
		if _, ok := s.c.RoleTitle(role); !ok && role != "" {
			return invalid("There is no role %q.", cut(string(role), maxName))
		}
		if role != work.Role {
			roles[i] = role
		}
	}
	p.Corrections.Roles = roles
	return s.save(w, r, p, "positions")
}

// maxPay is the most that somebody can be paid a year, in units of any currency: what package workforce can add up.
const maxPay = 10_000_000_000_000

// periods are what pay can be for. Pay for a day says nothing of a year, as nobody states the days.
var periods = []career.Period{career.PerHour, career.PerWeek, career.PerMonth, career.PerYear}

// changeDetails sets name, team, role, place and pay.
func (s *server) changeDetails(w http.ResponseWriter, r *http.Request) error {
	p, err := s.form(r)
	if err != nil {
		return err
	}
	if p.Name = clean(r.PostForm.Get("name")); p.Name == "" || utf8.RuneCountInString(p.Name) > maxName {
		return invalid("A person's name has between 1 and %d characters.", maxName)
	}
	if p.Team = clean(r.PostForm.Get("team")); utf8.RuneCountInString(p.Team) > maxName {
		return invalid("A team's name has up to %d characters.", maxName)
	}
	p.Role = ""
	if title := cut(clean(r.PostForm.Get("role")), maxName); title != "" {
		m := s.c.MatchTitle(title, 1)
		if len(m) == 0 || m[0].Ambiguous {
			return invalid("“%s” stands for no role that the catalogue is sure of. Choose one that the box suggests.", title)
		}
		p.Role = m[0].Role
	}
	if p.Place, err = career.ParsePlace(r.PostForm.Get("place")); err != nil || s.known(p.Place) != p.Place {
		return invalid("There is no such place.")
	}
	p.Pay = career.Money{}
	if text := strings.TrimSpace(r.PostForm.Get("pay")); text != "" {
		if p.Pay.Amount, err = career.ParseAmount(text); err != nil || p.Pay.Amount <= 0 {
			return invalid("Pay is a number above zero, such as 52000 or 33.50, without spaces or commas.")
		}
		if p.Pay.Currency, err = career.ParseCurrency(r.PostForm.Get("currency")); err != nil || p.Pay.Currency == "" {
			return invalid("The currency is a code of three letters, such as USD.")
		}
		if p.Pay.Period, err = career.ParsePeriod(r.PostForm.Get("period")); err != nil || !slices.Contains(periods, p.Pay.Period) {
			return invalid("Say for what time the pay is: an hour, a month, a year.")
		}
		if year, err := p.Pay.Annualize(24 * 366); err != nil || year.Amount > career.Units(maxPay) {
			return invalid("Nobody is paid that much.")
		}
	}
	return s.save(w, r, p, "details")
}

// remove deletes a person and their résumé.
func (s *server) remove(w http.ResponseWriter, r *http.Request) error {
	p, err := s.form(r)
	if err != nil {
		return err
	}
	if r.PostForm.Get("sure") != "yes" {
		return invalid("Tick the box to say that you are sure.")
	}
	if err := s.store.Delete(r.Context(), p.ID); err != nil {
		return err
	}
	http.Redirect(w, r, "/people", http.StatusSeeOther)
	return nil
}
