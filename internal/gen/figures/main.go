// Command figures joins the published figures in data/occupations and data/figures to the jobs and roles that are counted
// under them: it writes the published and derived bands of every job (data/salary), and the codes and the projection of
// every role (data/roles). Bands of another basis, and all prose, stay as they are. It also lays out every record of those files,
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
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/go-career/career"
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

	var figures []career.PayFigures
	if err := each(dir, "figures", func(file string) error {
		var f career.PayFigures
		if err := read(file, &f); err != nil {
			return err
		}
		figures = append(figures, f)
		return nil
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
		r.Codes = nil
		for _, c := range j.Codes {
			if slices.Contains([]string{"SOC", "ISCO", "ESCO"}, c.Scheme) {
				r.Codes = append(r.Codes, c)
			}
		}
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
		o, ok := occupations[soc(j).Code]
		if !ok {
			return fmt.Errorf("jobs.json: %s: no occupation %q", j.ID, soc(j).Code)
		}
		f.Bands = slices.DeleteFunc(f.Bands, func(b career.SalaryBand) bool {
			return b.Basis == career.BasisDerived || b.Basis == career.BasisPublished
		})
		f.price(j, append(slices.Clone(figures), o.Figures(asOf[o.Source])...), levels[j.ID])
		slices.SortStableFunc(f.Bands, func(a, b career.SalaryBand) int { return strings.Compare(a.Region.String(), b.Region.String()) })
		if err := write(file, f, fields); err != nil {
			return err
		}
	}
	return nil
}

// price adds the bands that the published figures of a country make for a job, and says why there is none where they
// make none.
func (f *payFile) price(j career.Job, figures []career.PayFigures, levels []career.Level) {
	f.Unpriced = nil
	schemes := map[string]string{} // by region
	for _, p := range figures {
		schemes[p.Region.String()] = p.Scheme
	}
	for _, region := range slices.Sorted(maps.Keys(schemes)) {
		scheme := schemes[region]
		i := slices.IndexFunc(j.Codes, func(c career.Code) bool { return c.Scheme == scheme })
		if i < 0 {
			why := "no class of " + scheme + " is this job's"
			if k := slices.IndexFunc(j.Uncoded, func(u career.Uncoded) bool { return u.Scheme == scheme }); k >= 0 {
				why += ": " + j.Uncoded[k].Why
			}
			f.Unpriced = append(f.Unpriced, career.Unpriced{Region: language.MustParseRegion(region), Why: why})
			continue
		}
		code := j.Codes[i]
		p := best(figures, code)
		bands := career.DeriveBands("", p, code.Fit, levels)
		f.Bands = append(f.Bands, bands...)
		class := fmt.Sprintf("%s %s, %s", code.Scheme, code.Code, p.Title)
		points := p.Percentiles.Published()
		if len(bands) == 0 {
			var ranks []string
			for _, p := range points {
				ranks = append(ranks, strconv.Itoa(p.Rank))
			}
			why := fmt.Sprintf("of %s, percentiles %s are published, which make no band at this job's levels", class, strings.Join(ranks, ", "))
			if len(points) == 1 && points[0].Rank == 50 {
				why = fmt.Sprintf("of %s, the median alone is published: %s %s %s", class, p.Currency, points[0].Amount, p.Period.Each())
			}
			f.Unpriced = append(f.Unpriced, career.Unpriced{Region: language.MustParseRegion(region), Why: why})
			continue
		}
		for _, l := range levels {
			if l <= career.LevelSenior && !slices.ContainsFunc(bands, func(b career.SalaryBand) bool { return b.Level == l }) {
				f.Unpriced = append(f.Unpriced, career.Unpriced{Region: p.Region, Level: l, Why: fmt.Sprintf(
					"of %s, nothing is published below percentile %d or above percentile %d, which leaves less than half of the %s band",
					class, points[0].Rank, points[len(points)-1].Rank, l)})
			}
		}
	}
	for _, l := range levels {
		if l > career.LevelSenior && !slices.ContainsFunc(f.Bands, func(b career.SalaryBand) bool { return b.Level == l }) {
			f.Unpriced = append(f.Unpriced, career.Unpriced{Level: l, Why: fmt.Sprintf(
				"statistical offices publish the pay of an occupation as a whole, not of its %s level, and the rule for derived bands ends at senior", l)})
		}
	}
}

// best returns the figures of a class that bands are cut from: yearly ones before monthly and hourly, full-time
// employees' before all employees', those with more percentiles before those with fewer.
func best(figures []career.PayFigures, code career.Code) career.PayFigures {
	var list []career.PayFigures
	for _, p := range figures {
		if p.Scheme == code.Scheme && p.Code == code.Code && len(p.Percentiles.Published()) > 0 {
			list = append(list, p)
		}
	}
	if len(list) == 0 {
		return career.PayFigures{}
	}
	periods := []career.Period{career.PerYear, career.PerMonth, career.PerHour}
	enough := func(p career.PayFigures) int { return min(2, len(p.Percentiles.Published())) }
	return slices.MinFunc(list, func(a, b career.PayFigures) int {
		return cmp.Or(
			cmp.Compare(enough(b), enough(a)),
			cmp.Compare(slices.Index(periods, a.Period), slices.Index(periods, b.Period)),
			cmp.Compare(partTime(a), partTime(b)),
			cmp.Compare(len(b.Percentiles.Published()), len(a.Percentiles.Published())),
			strings.Compare(string(a.ID), string(b.ID)))
	})
}

// partTime returns 1 where part-time employees' pay is among the figures.
func partTime(p career.PayFigures) int {
	if strings.HasPrefix(p.Population, "all ") {
		return 1
	}
	return 0
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
