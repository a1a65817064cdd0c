package bls

import (
	"errors"
	"fmt"
	"slices"

	"github.com/go-career/career"
)

// Update returns a new catalogue: c with another edition of the occupations, and with all that rests on them brought up
// to date. wages and projection are the sources that the occupations name; they are added to the catalogue, or replace
// the source of the same ID. c stays as it is.
//
// An occupation of c that is not in the new edition stays. A role whose demand rests on an occupation takes the new
// projection. A job with bands of basis derived or published loses those of the United States, and gets them anew from
// the occupation that its SOC code names, for the levels it has roles at. Bands of any other basis stay.
//
// The error is a [*career.LoadError] where the result is no catalogue, as where an occupation names another source.
func Update(c *career.Catalog, occupations []career.Occupation, wages, projection career.Source) (*career.Catalog, error) {
	if len(occupations) == 0 {
		return nil, errors.New("no occupations to update with")
	}
	r := c.Records()
	for _, s := range []career.Source{wages, projection} {
		if i := slices.IndexFunc(r.Sources, func(o career.Source) bool { return o.ID == s.ID }); i >= 0 {
			r.Sources[i] = s
		} else if s.ID != "" {
			r.Sources = append(r.Sources, s)
		}
	}
	current := make(map[string]career.Occupation, len(r.Occupations))
	for _, o := range append(r.Occupations, occupations...) {
		current[o.SOC] = o
	}
	r.Occupations = r.Occupations[:0]
	for _, o := range current {
		r.Occupations = append(r.Occupations, o)
	}

	levels := map[career.JobID][]career.Level{}
	for i := range r.Roles {
		role := &r.Roles[i]
		if p := &role.Demand.Projection; p.SOC != "" && current[p.SOC].Projection.Source != "" {
			*p = current[p.SOC].Projection
		}
		if role.Level != 0 && !slices.Contains(levels[role.Job], role.Level) {
			levels[role.Job] = append(levels[role.Job], role.Level)
		}
	}
	made := map[career.JobID]bool{}
	r.Bands = slices.DeleteFunc(r.Bands, func(b career.SalaryBand) bool {
		ours := (b.Basis == career.BasisDerived || b.Basis == career.BasisPublished) && b.Region.String() == "US" && b.Area == ""
		made[b.Job] = made[b.Job] || ours
		return ours
	})
	for _, j := range r.Jobs {
		i := slices.IndexFunc(j.Codes, func(c career.Code) bool { return c.Scheme == "SOC" })
		if !made[j.ID] || i < 0 {
			continue
		}
		o, ok := current[j.Codes[i].Code]
		if !ok {
			return nil, fmt.Errorf("job %s: no occupation %s", j.ID, j.Codes[i].Code)
		}
		asOf := wages.AsOf
		if k := slices.IndexFunc(r.Sources, func(s career.Source) bool { return s.ID == o.Source }); k >= 0 {
			asOf = r.Sources[k].AsOf
		}
		slices.Sort(levels[j.ID])
		for _, f := range o.Figures(asOf) {
			if bands := career.DeriveBands(j.ID, f, j.Codes[i].Fit, levels[j.ID]); len(bands) > 0 {
				r.Bands = append(r.Bands, bands...)
				break // yearly ones, or else hourly
			}
		}
	}
	return career.New(r)
}
