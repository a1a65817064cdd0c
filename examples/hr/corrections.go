package main

import (
	"cmp"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-career/career"
)

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
