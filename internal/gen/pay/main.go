// Command pay writes the published pay figures of all countries but the United States as a whole (data/figures), the
// areas they are of (data/areas.json) and the purchasing power parities (data/parities.json). It is run once an edition:
//
//	go run ./internal/gen/pay -tables DIR
//
// tables.json beside this file lists the tables that DIR holds, the format of each, and the source that its figures are
// attributed to, which stands in data/sources.json. Another year's tables need another line there, and no code. Only the
// classes that a job in data/jobs.json names are kept.
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
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/layout"
)

//go:embed tables.json
var config []byte

func main() {
	log.SetFlags(0)
	dir := flag.String("tables", "", "the folder with the published tables")
	data := flag.String("data", "data", "the data folder")
	flag.Parse()
	if err := run(os.DirFS(*dir), *data); err != nil {
		log.Fatal(err)
	}
}

// A config is the contents of tables.json.
type configFile struct {
	Tables   []table `json:"tables"`
	Parities struct {
		File    string          `json:"file"`
		Source  career.SourceID `json:"source"`
		Regions []string        `json:"regions"`
	} `json:"parities"`
}

// A table is one published table, and what is the same for all its rows.
type table struct {
	Format     string          `json:"format"`
	File       string          `json:"file"`
	Region     string          `json:"region"`
	Scheme     string          `json:"scheme"`
	Edition    string          `json:"edition"`
	Code       string          `json:"code"`  // where the table is of one class
	Title      string          `json:"title"` // likewise
	Population string          `json:"population"`
	Measure    string          `json:"measure"`
	Currency   string          `json:"currency"`
	Suffix     string          `json:"suffix"` // of the records' IDs
	Source     career.SourceID `json:"source"`
	AsOf       career.Date     `json:"asOf"`
}

func run(tables fs.FS, data string) error {
	var conf configFile
	var jobs struct {
		Jobs []career.Job `json:"jobs"`
	}
	text, err := os.ReadFile(filepath.Join(data, "jobs.json"))
	if err := errors.Join(err, decode(config, &conf), decode(text, &jobs)); err != nil {
		return err
	}
	wanted := map[string]bool{} // by scheme and code
	for _, j := range jobs.Jobs {
		for _, c := range j.Codes {
			wanted[c.Scheme+" "+c.Code] = true
		}
	}
	figures := map[career.FiguresID]career.PayFigures{}
	areas := map[career.AreaID]career.Area{}
	var errs []error
	for _, t := range conf.Tables {
		list, places, err := t.read(tables, func(code string) bool { return wanted[t.Scheme+" "+code] })
		if err != nil {
			errs = append(errs, err)
			continue
		}
		for _, f := range list {
			if _, there := figures[f.ID]; !there { // the first table that has a class is the one that says more of it
				figures[f.ID] = f
			}
		}
		for _, a := range places {
			areas[a.ID] = a
		}
	}
	parities, err := readParities(tables, conf.Parities.File, conf.Parities.Source, conf.Parities.Regions)
	if err := errors.Join(append(errs, err)...); err != nil {
		return err
	}
	return write(data, figures, areas, parities)
}

// How deep files are broken into lines: field by field, or item by item of a list in a field.
const (
	byField = 1
	byItem  = 2
)

func write(data string, figures map[career.FiguresID]career.PayFigures, areas map[career.AreaID]career.Area, parities []career.Parity) error {
	dir := filepath.Join(data, "figures")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	old, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return err
	}
	for _, file := range old {
		if _, ok := figures[career.FiguresID(strings.TrimSuffix(filepath.Base(file), ".json"))]; !ok {
			if err := os.Remove(file); err != nil {
				return err
			}
		}
	}
	used := map[career.AreaID]bool{}
	counts := map[string]int{}
	for id, f := range figures {
		depth := byField
		if len(f.Areas) > 0 {
			depth = byItem
		}
		slices.SortFunc(f.Areas, func(a, b career.AreaFigures) int { return strings.Compare(string(a.Area), string(b.Area)) })
		for _, a := range f.Areas {
			used[a.Area] = true
		}
		if err := put(filepath.Join(dir, string(id)+".json"), f, depth); err != nil {
			return err
		}
		counts[f.Region.String()]++
	}
	var list []career.Area
	for id, a := range areas {
		if used[id] {
			list = append(list, a)
		}
	}
	slices.SortFunc(list, func(a, b career.Area) int { return strings.Compare(string(a.ID), string(b.ID)) })
	for _, region := range slices.Sorted(maps.Keys(counts)) {
		fmt.Printf("%s: %d records of figures\n", region, counts[region])
	}
	fmt.Printf("%d areas, %d parities\n", len(list), len(parities))
	return errors.Join(
		put(filepath.Join(data, "areas.json"), struct {
			Areas []career.Area `json:"areas"`
		}{list}, byItem),
		put(filepath.Join(data, "parities.json"), struct {
			Parities []career.Parity `json:"parities"`
		}{parities}, byItem))
}

func put(file string, v any, depth int) error {
	text, err := layout.Marshal(v, depth)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return os.WriteFile(file, text, 0o644)
}

func decode(text []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	return d.Decode(v)
}

// figures returns a record of the table's, for one class.
func (t *table) figures(code, title string) (career.PayFigures, error) {
	region, err := language.ParseRegion(t.Region)
	if err != nil {
		return career.PayFigures{}, err
	}
	id := strings.ToLower(t.Region + "-" + code)
	if t.Suffix != "" {
		id += "-" + t.Suffix
	}
	f := career.PayFigures{ID: career.FiguresID(id), Region: region, Scheme: t.Scheme, Edition: t.Edition, Code: code, Title: title,
		Population: t.Population, Measure: t.Measure, Source: t.Source, AsOf: t.AsOf}
	return f, nil
}
