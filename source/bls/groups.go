package bls

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/go-career/career"
)

// groups are the employment of the occupations of each major group, beside what the table says of the group. The zero groups
// are empty.
type groups struct {
	total    float64
	majors   map[string]float64 // by the first two digits
	in       map[string]float64 // of the occupations
	withheld map[string]bool    // that of an occupation is
	group    string             // the code of the last row, if it is a group's
}

// add takes in a row: of an occupation or of a group.
func (g *groups) add(code string, occupation bool, employment float64, withheld bool) {
	if g.in == nil {
		*g = groups{majors: map[string]float64{}, in: map[string]float64{}, withheld: map[string]bool{}}
	}
	if !socCode.MatchString(code) {
		return
	}
	major := strings.Clone(code[:2])
	g.group = ""
	switch {
	case occupation:
		g.in[major] += employment
		g.withheld[major] = g.withheld[major] || withheld
		return
	case code == "00-0000":
		g.total = employment
	case strings.HasSuffix(code, "-0000"):
		g.majors[major] = employment
	}
	g.group = strings.Clone(code)
}

// check reports what the table lacks, at its end.
func (g *groups) check(t rows) {
	t.Record = ""
	lacks := func(what string, has, of float64) {
		t.Fail("", fmt.Errorf("%w: %s have %.0f of an employment of %.0f: rows are missing", career.ErrMissing, what, has, of))
	}
	sum := 0.0
	for _, major := range slices.Sorted(maps.Keys(g.majors)) {
		sum += g.majors[major]
		if has, of := g.in[major], g.majors[major]; has < .95*of && !g.withheld[major] {
			lacks("the occupations of "+major+"-0000", has, of)
		}
	}
	if sum < .99*g.total {
		lacks("the major groups", sum, g.total)
	}
	if g.group != "" {
		t.Fail("", fmt.Errorf("%w: the last row is that of the group %s, without an occupation of it: rows are missing", career.ErrMissing, g.group))
	}
}
