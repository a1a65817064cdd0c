// Command occupations writes data/occupations from the public tables of the U.S. Bureau of Labor Statistics. It is run
// once an edition:
//
//	go run ./internal/gen/occupations -oews FILE -projections FILE
//
// The tables are to be had at https://www.bls.gov/oes/tables.htm (national, saved as tab-separated text) and
// https://www.bls.gov/emp/tables/occupational-projections-and-characteristics.htm (table 1.2, likewise). The sources
// the figures are attributed to stand in data/sources.json; add the new edition there first.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/layout"
	"github.com/go-career/career/source/bls"
)

func main() {
	log.SetFlags(0)
	oews := flag.String("oews", "", "national wage table")
	projections := flag.String("projections", "", "projections table 1.2")
	wages := flag.String("wages-source", "bls-oews-2025-05", "source ID of the wages")
	outlook := flag.String("projections-source", "bls-ep-2024-34", "source ID of the projections")
	dir := flag.String("data", "data", "the data folder")
	flag.Parse()
	if err := run(*oews, *projections, *dir, bls.Sources{Wages: career.SourceID(*wages), Projection: career.SourceID(*outlook)}); err != nil {
		log.Fatal(err)
	}
}

func run(oews, projections, dir string, src bls.Sources) error {
	o, err := os.Open(oews)
	if err != nil {
		return err
	}
	defer o.Close()
	p, err := os.Open(projections)
	if err != nil {
		return err
	}
	defer p.Close()
	list, err := bls.Occupations(o, p, src)
	if err != nil {
		return err
	}
	out := filepath.Join(dir, "occupations")
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for len(list) > 0 {
		major, _, _ := strings.Cut(list[0].SOC, "-")
		n := 0
		for n < len(list) && strings.HasPrefix(list[n].SOC, major+"-") {
			n++
		}
		text, err := layout.Marshal(struct {
			Occupations []career.Occupation `json:"occupations"`
		}{list[:n]}, 3)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(out, major+".json"), text, 0o644); err != nil {
			return err
		}
		fmt.Printf("%s: %d occupations\n", major, n)
		list = list[n:]
	}
	return nil
}
