// Command figures joins the published figures in data/occupations to the jobs and roles that are counted under them:
// it writes the published and derived bands of every job (data/salary), and the codes and the projection of every role
// (data/roles). Bands of another basis, and all prose, stay as they are. It also lays out every record of those files,
// and of data/skills, in the one way that they are kept.
//
//	go run ./internal/gen/figures        (go generate runs it, in the module's root)
package main

import (
	"bytes"
	"cmp"
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
	"github.com/go-career/career/internal/derive"
	"github.com/go-career/career/internal/layout"
)

func main() {
	log.SetFlags(0)
	dir := flag.String("data", "data", "the data folder")
	flag.Parse()
	if err := run(*dir); err != nil {
		log.Fatal(err)
	}
}

// How deep files are broken into lines: a role and a job's pay field by field, lists of records record by record.
const (
	fields  = 1
	records = 3
)

type payFile struct {
	Job      career.JobID        `json:"job"`
	Bands    []career.SalaryBand `json:"bands"`
	Unpriced []career.Unpriced   `json:"unpriced,omitempty"`
}

func run(dir string) error {
	var jobs struct {
		Jobs []career.Job `json:"jobs"`
	}
	var families struct {
		Families []career.Family `json:"families"`
	}
	var sources struct {
		Sources []career.Source `json:"sources"`
	}
	for name, v := range map[string]any{"jobs.json": &jobs, "families.json": &families, "sources.json": &sources} {
		file := filepath.Join(dir, name)
		if err := errors.Join(read(file, v), write(file, v, records)); err != nil {
			return err
		}
	}
	asOf := map[career.SourceID]career.Date{}
	for _, s := range sources.Sources {
		asOf[s.ID] = s.AsOf
	}
	occupations := map[string]career.Occupation{}
	if err := each(dir, "occupations", func(file string) error {
		var f struct {
			Occupations []career.Occupation `json:"occupations"`
		}
		if err := read(file, &f); err != nil {
			return err
		}
		for _, o := range f.Occupations {
			occupations[o.SOC] = o
		}
		return nil
	}); err != nil {
		return err
	}
	if err := each(dir, "skills", func(file string) error {
		var f struct {
			Category string         `json:"category"`
			Skills   []career.Skill `json:"skills"`
		}
		if err := read(file, &f); err != nil {
			return err
		}
		slices.SortFunc(f.Skills, func(a, b career.Skill) int { return strings.Compare(string(a.ID), string(b.ID)) })
		return write(file, f, records)
	}); err != nil {
		return err
	}

	job := map[career.JobID]career.Job{}
	for _, j := range jobs.Jobs {
		job[j.ID] = j
	}
	levels := map[career.JobID][]career.Level{}
	if err := each(dir, "roles", func(file string) error {
		var r career.Role
		if err := read(file, &r); err != nil {
			return err
		}
		j := job[r.Job]
		r.Codes = j.Codes
		if o, ok := occupations[soc(j).Code]; ok {
			r.Demand.Projection = o.Projection
		}
		if !slices.Contains(levels[r.Job], r.Level) {
			levels[r.Job] = append(levels[r.Job], r.Level)
		}
		return write(file, r, fields)
	}); err != nil {
		return err
	}

	for _, j := range jobs.Jobs {
		slices.Sort(levels[j.ID])
		file := filepath.Join(dir, "salary", string(j.ID)+".json")
		f := payFile{Job: j.ID}
		if err := read(file, &f); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		f.Bands = slices.DeleteFunc(f.Bands, func(b career.SalaryBand) bool {
			return b.Basis == career.BasisDerived || b.Basis == career.BasisPublished
		})
		code := soc(j)
		o, ok := occupations[code.Code]
		if !ok {
			return fmt.Errorf("jobs.json: %s: no occupation %q", j.ID, code.Code)
		}
		f.Bands = append(f.Bands, derive.Bands("", o, code.Fit, levels[j.ID], asOf[o.Source])...)
		f.Unpriced = nil
		for _, l := range levels[j.ID] {
			if !slices.ContainsFunc(f.Bands, func(b career.SalaryBand) bool { return b.Level == l }) {
				f.Unpriced = append(f.Unpriced, career.Unpriced{Level: l, Why: fmt.Sprintf(
					"%s publishes pay for occupation %s as a whole, not for its %s level, and the rule for derived bands ends at senior",
					"The Bureau of Labor Statistics", code.Code, l)})
			}
		}
		if err := write(file, f, fields); err != nil {
			return err
		}
	}
	return nil
}

// soc returns the SOC code of a job.
func soc(j career.Job) career.Code {
	for _, c := range j.Codes {
		if c.Scheme == "SOC" {
			return c
		}
	}
	return career.Code{}
}

func each(dir, kind string, f func(file string) error) error {
	files, err := filepath.Glob(filepath.Join(dir, kind, "*.json"))
	if err != nil {
		return err
	}
	slices.SortFunc(files, cmp.Compare[string])
	for _, file := range files {
		if err := f(file); err != nil {
			return err
		}
	}
	return nil
}

func read(file string, v any) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// write lays v out in file, broken into lines down to a depth, unless that is what the file holds already.
func write(file string, v any, depth int) error {
	text, err := layout.Marshal(v, depth)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if old, err := os.ReadFile(file); err == nil && bytes.Equal(old, text) {
		return nil
	}
	return os.WriteFile(file, text, 0o644)
}
