package main

import (
	"fmt"
	"io/fs"
	"math/big"
	"slices"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/table"
	"github.com/go-career/career/source"
)

// readParities reads the World Bank's purchasing power parities of some countries: those of the newest year that has all.
func readParities(report *table.Report, tables fs.FS, f file, places []career.Place) []career.Parity {
	t := report.Open(tables, f.File, written(f.File), "Country ID", "Year", "PPP")
	byYear := map[int][]career.Parity{}
	newest := 0
	for t.Next() {
		place := career.Place(t.Get("Country ID"))
		if !slices.Contains(places, place) || t.Get("PPP") == "" {
			continue
		}
		year := t.Int("Year", 1900, 2200)
		byYear[year] = append(byYear[year], career.Parity{Place: place, Year: year, Rate: rate(t, "PPP"), Source: f.Source})
		if len(byYear[year]) == len(places) {
			newest = max(newest, year)
		}
	}
	if newest == 0 && !report.Broken(f.File) {
		report.Fail(career.Problem{File: f.File, Err: fmt.Errorf("%w: no year has all of %v", career.ErrMissing, places)})
	}
	return byYear[newest]
}

// rate reads a rate. The table has more digits than a rate keeps.
func rate(t *table.Table, column string) career.Rate {
	exact, ok := new(big.Rat).SetString(t.Get(column))
	if !ok || exact.Sign() <= 0 {
		t.Fail(column, fmt.Errorf("%w: %.20q", source.ErrNumber, t.Get(column)))
		return 0
	}
	r, err := career.ParseRate(exact.FloatString(9))
	if err != nil {
		t.Fail(column, err)
	}
	return r
}
