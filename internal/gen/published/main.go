// Command published makes data/published from the offices' tables: occupations, pay tables, the areas they speak of, and
// purchasing power parities, and moves between occupations that offices list. It is run once for each new edition of a table:
//
//	go run ./internal/gen/published -tables DIR
//	go generate ./...
//
// tables.json beside this file lists the tables in DIR, the format of each, and the source that its figures are attributed
// to. For a new edition, add its source to data/sources.json and change the table's line in tables.json; the old source can
// go afterwards. Pay tables are kept for the classes that a job is in ([career.Job.Classes]), so run it after a new code too.
// If two files have a class, the one that comes first in tables.json counts. The program says what it leaves out, and which
// classes of jobs no table has.
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
	"io"
	"io/fs"
	"log"
	"maps"
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
	if err := run(os.DirFS(*dir), tablesJSON, *data, os.Stdout); err != nil {
		log.Fatal(err)
	}
}

// A config is the contents of tables.json.
type config struct {
	Occupations struct {
		Wages       file `json:"wages"`
		Projections file `json:"projections"`
	} `json:"occupations"`
	Pay []payFile `json:"pay"`
	// Left says why nobody reads the rows of a country in a file of many: by file and country.
	Left     map[string]map[career.Place]string `json:"left"`
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

// run makes the folder published of a data folder, and writes what it leaves out. If anything is wrong with the tables, or
// with the catalogue that they make, it changes nothing.
func run(tables fs.FS, configuration []byte, data string, out io.Writer) error {
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
	if err := conf.read(tables, &records, out); err != nil {
		return err
	}
	if c, err = career.New(records); err != nil {
		return err
	}
	return save(c, data)
}

// read sets the records that are made from tables.
func (conf *config) read(tables fs.FS, r *career.Records, out io.Writer) error {
	occupations, err := conf.readOccupations(tables)
	if err != nil {
		return err
	}
	var report table.Report
	wanted := map[string]bool{} // by scheme and code; true until there are figures
	for _, j := range r.Jobs {
		for _, c := range j.Classes() {
			wanted[c.Scheme+" "+c.Code] = true
		}
	}
	titles := map[string]string{}
	for _, o := range occupations {
		titles[o.SOC] = o.Title
	}
	pay := map[career.PayTableID]career.PayTable{}
	areas := map[career.Place]career.Area{}
	for _, f := range conf.Pay {
		p, err := f.read(&report, tables, classes{func(code string) bool { return has(wanted, f.Scheme+" "+code) }, titles, conf.others(f.File)})
		if err != nil {
			return err
		}
		kept := 0
		for _, t := range p.pay {
			if _, there := pay[t.ID]; there { // the first file that has a class is the one that says more about it
				p.left["a class that an earlier file has"] += max(1, len(t.Areas))
				continue
			}
			pay[t.ID], wanted[t.Scheme+" "+t.Code] = t, false
			kept++
		}
		for _, a := range p.areas {
			areas[a.Place] = a
		}
		fmt.Fprintf(out, "%s, %s: classes kept: %d\n", f.File, f.Place, kept)
		for _, why := range slices.Sorted(maps.Keys(p.left)) {
			fmt.Fprintf(out, "\trows left out: %d: %s\n", p.left[why], why)
		}
	}
	conf.sayMissing(out, wanted)
	parities := readParities(&report, tables, conf.Parities.file, conf.Parities.Places)
	r.Occupations, r.PayTables, r.Areas, r.Parities, r.ListedMoves = occupations, nil, nil, parities, nil
	if conf.Moves.Related.File != "" {
		r.ListedMoves = append(r.ListedMoves, readRelated(&report, tables, conf.Moves.Related, func(code string) bool { return has(wanted, "SOC "+code) })...)
	}
	if conf.Moves.Mobility.File != "" {
		r.ListedMoves = append(r.ListedMoves, readMobility(&report, tables, conf.Moves.Mobility, func(code string) bool { return has(wanted, "ROME "+code) })...)
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

func has(m map[string]bool, key string) bool {
	_, ok := m[key]
	return ok
}

// others returns the countries with rows in a file, as far as tables.json says who reads them or why nobody does.
func (conf *config) others(file string) map[career.Place]bool {
	m := map[career.Place]bool{}
	for p := range conf.Left[file] {
		m[p] = true
	}
	for _, f := range conf.Pay {
		if f.File == file {
			m[f.Place] = true
		}
	}
	return m
}

// sayMissing writes which countries nobody reads, and which classes of jobs no table has.
func (conf *config) sayMissing(out io.Writer, wanted map[string]bool) {
	for _, file := range slices.Sorted(maps.Keys(conf.Left)) {
		for _, p := range slices.Sorted(maps.Keys(conf.Left[file])) {
			fmt.Fprintf(out, "%s, %s: left out: %s\n", file, p, conf.Left[file][p])
		}
	}
	schemes := map[string]bool{}
	for _, f := range conf.Pay {
		schemes[f.Scheme] = true
	}
	for _, c := range slices.Sorted(maps.Keys(wanted)) {
		if scheme := c[:strings.LastIndexByte(c, ' ')]; wanted[c] && schemes[scheme] && scheme != "SOC" { // the nation's are occupations
			fmt.Fprintf(out, "%s: no table has this class\n", c)
		}
	}
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
