package main

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/go-career/career"
	"github.com/go-career/career/workforce"
)

// The most people that one page asks about.
const (
	maxTeam    = 200
	maxCompany = 2000
)

func (s *server) teams(w http.ResponseWriter, r *http.Request) error {
	list, err := s.store.Teams(r.Context())
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, "teams", "Teams", list)
}

// A teamPage is what a team holds, who could follow whom, and how it is paid.
type teamPage struct {
	Name     string
	Members  []memberRow
	Roleless []Person // people whose role isn't set, who are in no figure
	Cover    workforce.Cover
	Alone    []workforce.Need
	Lacking  []workforce.Need
	Skills   []coverRow
	Columns  []Person
	Bench    []workforce.Bench
	Company  int // people that the bench was looked for among
	Next     []workforce.Need
	Pay      []payRow
	Totals   []payTotal
	Names    map[string]string // of people, by ID
	MoreThan int               // people of the team beyond the limit: 0 or more
}

// A memberRow is somebody in the team, against their own role.
type memberRow struct {
	Person Person
	Grade  string
	Row    workforce.Row
}

// A coverRow is a needed skill and how well each person of the team likely holds it.
type coverRow struct {
	Need  workforce.Need
	Cells []coverCell // in the order of the columns
}

type coverCell struct {
	Likely career.Proficiency
	Meets  workforce.Confidence
	Why    string
}

// A payRow is somebody's place in the band of their role.
type payRow struct {
	Person   Person
	Position workforce.Position
	Pay      string
	Band     string
	Ratio    string
	At       float64 // how far into the band, 0 to 100
}

type payTotal struct {
	Sum              workforce.GroupSum
	Pay, Cost, Above string
	Ratio            string
}

// workforcePerson returns a person as package workforce asks about them.
func (s *server) workforcePerson(p Person) workforce.Person {
	profile, _ := s.c.UpdateProfile(p.Profile)
	role, ok := s.c.CurrentRole(p.Role)
	if !ok {
		role = "" // it is gone, and nothing has taken its place
	}
	return workforce.Person{Key: p.ID, Profile: profile, Role: role, Place: s.known(p.Place), Pay: workforce.Pay{Basic: p.Pay}}
}

func (s *server) team(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("name")
	if name == "" || clean(name) != name {
		return notFound("There is no such team.")
	}
	people, err := s.store.InTeam(r.Context(), name, maxTeam)
	if err != nil {
		return err
	}
	if len(people) == 0 {
		return notFound("There is no such team, or nobody is in it any more.")
	}
	company, err := s.store.People(r.Context(), maxCompany, 0)
	if err != nil {
		return err
	}
	t := teamPage{Name: name, Names: map[string]string{}}
	var team, all []workforce.Person
	for _, p := range people {
		t.Names[p.ID] = p.Name
		x := s.workforcePerson(p)
		if x.Role == "" {
			t.Roleless = append(t.Roleless, p)
			continue
		}
		p.Role = x.Role
		t.Columns = append(t.Columns, p)
		team = append(team, x)
	}
	for _, p := range company {
		t.Names[p.ID] = p.Name
		all = append(all, s.workforcePerson(p))
	}
	t.Company = len(all)
	if err := s.skillsOf(&t, team, all); err != nil {
		return err
	}
	if err := s.payOf(&t, team, readerOf(r)); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, "team", name, t)
}

// skillsOf fills in what the team holds and who could follow whom.
func (s *server) skillsOf(t *teamPage, team, all []workforce.Person) error {
	matrix, err := workforce.MatrixOf(s.c, slices.Values(team), workforce.MatrixOptions{})
	if err != nil {
		return err
	}
	for i, row := range matrix.Rows {
		role, _ := s.c.Role(row.Role)
		t.Members = append(t.Members, memberRow{t.Columns[i], role.Grade, row})
	}
	if t.Cover, err = workforce.CoverOf(s.c, slices.Values(team)); err != nil {
		return err
	}
	t.Alone, t.Lacking = essential(t.Cover.SinglePoints(), 12), essential(t.Cover.Lacking(), 12)
	const mostSkills = 30
	shown := map[career.SkillID]bool{}
	for _, need := range t.Cover.Needs {
		if shown[need.Skill] || len(t.Skills) == mostSkills { // two roles may ask for a skill with other alternatives
			continue
		}
		shown[need.Skill] = true
		row := coverRow{Need: need}
		for _, p := range t.Columns {
			cell := coverCell{}
			for _, h := range need.Holders {
				if h.Key == p.ID {
					cell = coverCell{h.Likely, h.Meets, h.Why}
				}
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Skills = append(t.Skills, row)
	}
	var roles []career.RoleID
	for _, p := range team {
		if !slices.Contains(roles, p.Role) {
			roles = append(roles, p.Role)
		}
	}
	if len(roles) > 0 {
		t.Bench, err = workforce.BenchOf(s.c, slices.Values(all), workforce.BenchOptions{Roles: roles, CandidateOptions: workforce.CandidateOptions{Limit: 4}})
		if err != nil {
			return err
		}
	}
	if t.Next, err = workforce.NeedsOf(s.c, slices.Values(team), workforce.NeedsOptions{}); err != nil {
		return err
	}
	t.Next = essential(t.Next, 12)
	return nil
}

// essential returns the first needs, essential ones before others.
func essential(needs []workforce.Need, most int) []workforce.Need {
	slices.SortStableFunc(needs, func(a, b workforce.Need) int { return btoi(b.Essential) - btoi(a.Essential) })
	return needs[:min(most, len(needs))]
}

// payOf fills in the pay review, of the people whose place is known.
func (s *server) payOf(t *teamPage, team []workforce.Person, to reader) error {
	var paid []workforce.Person
	var people []Person
	hourless := map[string]bool{} // people paid by the hour where nobody states the hours of a year
	for i, p := range team {
		if p.Place == "" {
			continue
		}
		if _, ok := s.c.Country(p.Place); !ok && p.Pay.Basic.Period == career.PerHour {
			hourless[p.Key], p.Pay = true, workforce.Pay{}
		}
		paid, people = append(paid, p), append(people, t.Columns[i])
	}
	review, err := workforce.ReviewPay(s.c, slices.Values(paid), workforce.ReviewOptions{})
	if err != nil {
		return err
	}
	for i, p := range review.Positions {
		if hourless[p.Key] {
			p.Why = "nobody states the hours of a full-time year there"
		}
		row := payRow{Person: people[i], Position: p, Pay: to.Money(people[i].Pay)}
		if p.Why == "" {
			low, high := p.Pay, p.Pay
			low.Amount, high.Amount = p.Min, p.Max
			if text, err := to.printer().Range(low, high); err == nil {
				row.Band = text
			}
			row.Ratio = fmt.Sprintf("%.2f", p.CompaRatio)
			row.At = float64(int(1000*max(0, min(1, p.Penetration)))) / 10
		}
		t.Pay = append(t.Pay, row)
	}
	for _, sum := range review.Totals {
		money := func(a career.Amount) string {
			return to.printer().Money(career.Money{Amount: a, Currency: sum.Currency})
		}
		t.Totals = append(t.Totals, payTotal{sum, money(sum.Pay), money(sum.Cost), money(sum.Above), fmt.Sprintf("%.2f", sum.CompaRatio)})
	}
	return nil
}
