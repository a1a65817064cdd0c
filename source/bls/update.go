package bls

import (
	"errors"
	"slices"

	"github.com/go-career/career"
)

// Update returns a new catalogue: c with another edition of the occupations. wages and projection are the sources that
// the occupations name. They are added to the catalogue, or replace the source of the same ID; a zero Source is left out.
// c stays as it is. An occupation of c that is not in the new edition stays too.
//
// Projections and bands follow, because they are worked out when a role is read.
//
// The error is a [*career.LoadError] if the result is no catalogue: if an occupation names a source that isn't there, say.
func Update(c *career.Catalog, occupations []career.Occupation, wages, projection career.Source) (*career.Catalog, error) {
	if len(occupations) == 0 {
		return nil, errors.New("no occupations to update with")
	}
	r := c.Records()
	r.Occupations = replace(r.Occupations, func(o career.Occupation) string { return o.SOC }, occupations...)
	for _, s := range []career.Source{wages, projection} {
		if s != (career.Source{}) {
			r.Sources = replace(r.Sources, func(s career.Source) career.SourceID { return s.ID }, s)
		}
	}
	return career.New(r)
}

// replace puts records in a list, in the place of those with the same ID.
func replace[T any, ID comparable](list []T, id func(T) ID, records ...T) []T {
	fresh := make(map[ID]bool, len(records))
	for _, v := range records {
		fresh[id(v)] = true
	}
	return append(slices.DeleteFunc(list, func(v T) bool { return fresh[id(v)] }), records...)
}
