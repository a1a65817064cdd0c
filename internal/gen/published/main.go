// Command published makes data/published from the offices' tables: occupations, pay tables, the areas they speak of, and
// purchasing power parities, and moves between occupations that offices list. It is run once for each new edition of a table:
//
//	go run ./internal/gen/published -tables DIR
//	go generate ./...
//
// tables.json beside this file lists the tables in DIR, the format of each, and the source that its figures are attributed
// to. For a new edition, add its source to data/sources.json and change the table's line in tables.json; the old source can
// go afterwards. Pay tables are kept for the classes that the codes of a job name, so run it after a new code too.
//
// The tables of the U.S. Bureau of Labor Statistics are available from https://www.bls.gov/oes/tables.htm (national) and
// https://www.bls.gov/emp/tables/occupational-projections-and-characteristics.htm (table 1.2). Save both as tab-separated text.
package main

import (
	"bytes"
	_ "embed" // for tables.json
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/table"
	"github.com/go-career/career/source/bls"
)

//go:embed tables.json
var tablesJSON []byte

func main() {
	log.SetFlags(0)
	dir := flag.String("tables", "", "the folder with the published tables")
	data := flag.String("data", "data", "the data folder")
	flag.Parse()
	if err := run(os.DirFS(*dir), tablesJSON, *data); err != nil {
		log.Fatal(err)
	}
}

// A config is the contents of tables.json.
type config struct {
	Occupations struct {
		Wages       file `json:"wages"`
		Projections file `json:"projections"`
	} `json:"occupations"`
	Pay      []payFile `json:"pay"`
	Parities struct {
		file
		Places []career.Place `json:"places"`
	} `json:"parities"`
	Moves struct {
		Related  file `json:"related"`  // O*NET's
		Mobility file `json:"mobility"` // of the ROME
	} `json:"moves"`
}

// A file is a published file, and what all its figures have in common.
type file struct {
	File   string          `json:"file"`
	Source career.SourceID `json:"source"`
	AsOf   career.Date     `json:"asOf"`
}

// run makes the folder published of a data folder. If anything is wrong with the tables, or with the catalogue that they
// make, it changes nothing.
func run(tables fs.FS, configuration []byte, data string) error {
	var conf config
	d := json.NewDecoder(bytes.NewReader(configuration))
	d.DisallowUnknownFields()
	if err := d.Decode(&conf); err != nil {
		return fmt.Errorf("tables.json: %w", err)
	}
	c, err := career.Load(os.DirFS(data))
	if err != nil {
		return err
	}
	records := c.Records()
	if err := conf.read(tables, &records); err != nil {
		return err
	}
	if c, err = career.New(records); err != nil {
		return err
	}
	return save(c, data)
}

// read sets the records that are made from tables.
func (conf *config) read(tables fs.FS, r *career.Records) error {
	occupations, err := conf.readOccupations(tables)
	if err != nil {
		return err
	}
	var report table.Report
	wanted := map[string]bool{} // by scheme and code
	for _, j := range r.Jobs {
		for _, c := range j.Codes {
			wanted[c.Scheme+" "+c.Code] = true
		}
	}
	pay := map[career.PayTableID]career.PayTable{}
	areas := map[career.Place]career.Area{}
	for _, f := range conf.Pay {
		list, places, err := f.read(&report, tables, func(code string) bool { return wanted[f.Scheme+" "+code] })
		if err != nil {
			return err
		}
		for _, t := range list {
			if _, there := pay[t.ID]; !there { // the first file that has a class is the one that says more about it
				pay[t.ID] = t
			}
		}
		for _, a := range places {
			areas[a.Place] = a
		}
	}
	parities := readParities(&report, tables, conf.Parities.file, conf.Parities.Places)
	r.Occupations, r.PayTables, r.Areas, r.Parities, r.ListedMoves = occupations, nil, nil, parities, nil
	if conf.Moves.Related.File != "" {
		r.ListedMoves = append(r.ListedMoves, readRelated(&report, tables, conf.Moves.Related, func(code string) bool { return wanted["SOC "+code] })...)
	}
	if conf.Moves.Mobility.File != "" {
		r.ListedMoves = append(r.ListedMoves, readMobility(&report, tables, conf.Moves.Mobility, func(code string) bool { return wanted["ROME "+code] })...)
	}
	used := map[career.Place]bool{}
	for _, t := range pay {
		slices.SortFunc(t.Areas, func(a, b career.AreaPay) int { return strings.Compare(string(a.Place), string(b.Place)) })
		for _, a := range t.Areas {
			used[a.Place] = true
		}
		r.PayTables = append(r.PayTables, t)
	}
	for p := range used {
		r.Areas = append(r.Areas, areas[p])
	}
	return report.Err()
}

func (conf *config) readOccupations(tables fs.FS) ([]career.Occupation, error) {
	wages, err := tables.Open(conf.Occupations.Wages.File)
	if err != nil {
		return nil, err
	}
	defer wages.Close()
	projections, err := tables.Open(conf.Occupations.Projections.File)
	if err != nil {
		return nil, err
	}
	defer projections.Close()
	return bls.Occupations(wages, projections, bls.Sources{
		Wages: conf.Occupations.Wages.Source, AsOf: conf.Occupations.Wages.AsOf, Projection: conf.Occupations.Projections.Source})
}

// save replaces what is generated in the folder published of a data folder by what the catalogue has.
func save(c *career.Catalog, data string) error {
	temp, err := os.MkdirTemp(data, ".published-*") // inside data, so that files can be moved
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	made, old, published := filepath.Join(temp, "made"), filepath.Join(temp, "old"), filepath.Join(data, "published")
	if err := errors.Join(c.Save(made), os.Mkdir(old, 0o755), os.MkdirAll(published, 0o755)); err != nil {
		return err
	}
	for _, name := range []string{"occupations", "pay", "areas.json", "parities.json", "moves.json"} {
		if err := errors.Join(move(name, published, old), move(name, filepath.Join(made, "published"), published)); err != nil {
			return err
		}
	}
	return nil
}

// move moves a file or folder, if it is there, from one folder to another.
func move(name, from, to string) error {
	err := os.Rename(filepath.Join(from, name), filepath.Join(to, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
