package main

import (
	"cmp"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/source/jsonresume"
)

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
