package table

import (
	"io"
	"strings"

	"github.com/go-career/career"
)

// Roles writes a row for each role that the filter selects, by ID. The columns are:
//
//	role, title, job, job_title, family, family_name, level, grade, track, summary, aliases, soc, isco, trend,
//	growth_percent, yearly_openings, employers, sectors
//
// The error is that of w, or wraps [career.ErrValue] for a separator that CSV cannot have; so for all tables.
func Roles(w io.Writer, c *career.Catalog, o Options) error {
	s, err := o.open(w, "role", "title", "job", "job_title", "family", "family_name", "level", "grade", "track", "summary", "aliases", "soc", "isco",
		"trend", "growth_percent", "yearly_openings", "employers", "sectors")
	if err != nil {
		return err
	}
	for r := range c.FindRoles(o.Filter) {
		job, _ := c.Job(r.Job)
		family, _ := c.Family(r.Family)
		s.text(string(r.ID), r.Title, string(r.Job), job.Title, string(r.Family), family.Name, r.Level.String(), r.Grade, string(r.Track),
			r.Summary, strings.Join(r.Aliases, "; "), code(r, "SOC"), code(r, "ISCO"), string(r.Demand.Trend))
		if p := r.Demand.Projection; p.SOC != "" {
			s.shares(p.GrowthPercent)
			s.number(p.YearlyOpenings, false)
		} else {
			s.text("", "")
		}
		s.text(strings.Join(r.Employers, "; "), strings.Join(r.Sectors, "; "))
		if err := s.end(); err != nil {
			return err
		}
	}
	return s.close()
}

// code returns a role's first code in a classification.
func code(r career.Role, scheme string) string {
	for _, k := range r.Codes {
		if k.Scheme == scheme {
			return k.Code
		}
	}
	return ""
}

// Skills writes a row for each skill, by ID. The columns are:
//
//	skill, name, kind, category, effort, summary, aliases, kind_of, kind_of_names, shows, shows_names, prerequisites,
//	prerequisite_names
func Skills(w io.Writer, c *career.Catalog, o Options) error {
	s, err := o.open(w, "skill", "name", "kind", "category", "effort", "summary", "aliases", "kind_of", "kind_of_names", "shows", "shows_names",
		"prerequisites", "prerequisite_names")
	if err != nil {
		return err
	}
	for k := range c.Skills() {
		s.text(string(k.ID), k.Name, string(k.Kind), k.Category, string(k.Effort), k.Summary, strings.Join(k.Aliases, "; "))
		for _, list := range [][]career.SkillID{k.KindOf, k.Shows, k.Prerequisites} {
			ids, called := names(c, list)
			s.text(ids, called)
		}
		if err := s.end(); err != nil {
			return err
		}
	}
	return s.close()
}

// Requirements writes a row for each requirement of the roles that the filter selects, in the role's order. The columns are:
//
//	role, role_title, skill, skill_name, level, importance, essential, any_of, any_of_names
func Requirements(w io.Writer, c *career.Catalog, o Options) error {
	s, err := o.open(w, "role", "role_title", "skill", "skill_name", "level", "importance", "essential", "any_of", "any_of_names")
	if err != nil {
		return err
	}
	for r := range c.FindRoles(o.Filter) {
		for _, q := range r.Requirements {
			s.text(string(r.ID), r.Title)
			s.requirement(c, q)
			if err := s.end(); err != nil {
				return err
			}
		}
	}
	return s.close()
}

// requirement adds the cells of a requirement.
func (s *sheet) requirement(c *career.Catalog, q career.Requirement) {
	s.text(string(q.Skill), skill(c, q.Skill), proficiency(q.Level))
	s.number(q.Importance, true)
	s.bool(q.Essential)
	ids, called := names(c, q.AnyOf)
	s.text(ids, called)
}

// Moves writes a row for each move out of the roles that the filter selects: advancement, then transitions. The columns are:
//
//	from, from_title, to, to_title, kind, levels
//
// where levels is how many levels the move goes up.
func Moves(w io.Writer, c *career.Catalog, o Options) error {
	s, err := o.open(w, "from", "from_title", "to", "to_title", "kind", "levels")
	if err != nil {
		return err
	}
	for r := range c.FindRoles(o.Filter) {
		moves, err := c.Moves(r.ID)
		if err != nil {
			return err // cannot happen: the role was just found
		}
		for _, m := range moves {
			s.text(string(m.From), r.Title, string(m.To), title(c, m.To), string(m.Kind))
			s.number(m.Levels, false)
			if err := s.end(); err != nil {
				return err
			}
		}
	}
	return s.close()
}

// Bands writes a row for each pay band of the jobs that the filter selects a role of, in each of the places: by job and place,
// most trusted basis first, lowest level first. A place that is an area also brings the bands of its country, once. The
// columns are:
//
//	job, job_title, level, grade, place, area, currency, period, min, midpoint, max, basis, from_percentile, to_percentile,
//	narrowed, class, population, measure, method, source, as_of
//
// The error may also be a [*career.NotFoundError] for an area that the catalogue does not have.
func Bands(w io.Writer, c *career.Catalog, o Options) error {
	s, err := o.open(w, "job", "job_title", "level", "grade", "place", "area", "currency", "period", "min", "midpoint", "max", "basis", "from_percentile",
		"to_percentile", "narrowed", "class", "population", "measure", "method", "source", "as_of")
	if err != nil {
		return err
	}
	places := o.Places
	if places == nil {
		places = c.PayPlaces()
	}
	done := map[career.JobID]bool{}
	for r := range c.FindRoles(o.Filter) {
		if r.Job == "" || done[r.Job] {
			continue
		}
		done[r.Job] = true
		seen := map[career.SalaryBand]bool{}
		for _, p := range places {
			pay, err := c.Salary(r.ID, p)
			if err != nil {
				return err
			}
			for _, b := range pay.Bands {
				if seen[b] {
					continue
				}
				seen[b] = true
				if err := s.band(c, b); err != nil {
					return err
				}
			}
		}
	}
	return s.close()
}

func (s *sheet) band(c *career.Catalog, b career.SalaryBand) error {
	job, _ := c.Job(b.Job)
	area, _ := c.Area(b.Place)
	s.text(string(b.Job), job.Title, b.Level.String(), b.Grade, string(b.Place), area.Name, string(b.Currency), string(b.Period))
	s.amount(b.Min)
	s.amount(b.Midpoint())
	s.amount(b.Max)
	s.text(string(b.Basis))
	s.number(b.FromPercentile, true)
	s.number(b.ToPercentile, true)
	s.bool(b.Narrowed)
	s.text(b.Class, b.Population, b.Measure, b.Method, string(b.Source), b.AsOf.String())
	return s.end()
}
