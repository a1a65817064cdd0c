package onet

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/go-career/career"
)

// The files that are read.
const (
	fileOccupations  = "Occupation Data.txt"
	fileAlternate    = "Alternate Titles.txt"
	fileReported     = "Sample of Reported Titles.txt"
	fileTasks        = "Task Statements.txt"
	fileElements     = "Content Model Reference.txt"
	fileSkills       = "Skills.txt"
	fileKnowledge    = "Knowledge.txt"
	fileTechnologies = "Technology Skills.txt"
	fileRelated      = "Related Occupations.txt"
	fileZones        = "Job Zones.txt"
)

const maxProblems = 100

// A reader takes in one database.
type reader struct {
	fsys    fs.FS
	dir     string // where the files lie
	edition string
	asOf    career.Date
	newest  career.Date // of any row

	occupations  []occupation
	byCode       map[string]int
	claims       []claim
	elements     []element
	byElement    map[string]int
	technologies []technology
	byTechnology map[string]int // by folded name

	left     []Left
	broken   map[string]bool // by name, the files with something wrong in them
	problems career.LoadError
}

func (r *reader) report(p career.Problem) {
	if len(r.problems.Problems) < maxProblems {
		r.problems.Problems = append(r.problems.Problems, p)
	} else {
		r.problems.Omitted++
	}
}

// err returns all that was wrong, by file and line.
func (r *reader) err() error {
	if len(r.problems.Problems) == 0 {
		return nil
	}
	slices.SortStableFunc(r.problems.Problems, func(a, b career.Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return &r.problems
}

// find finds the folder of the files, and the edition in its name. It reports whether there is one, and only one.
func (r *reader) find() bool {
	if r.dir = "."; r.holds(".") {
		return true
	}
	entries, err := fs.ReadDir(r.fsys, ".")
	if err != nil {
		r.report(career.Problem{File: ".", Err: fmt.Errorf("%w: %w", career.ErrFile, err)})
		return false
	}
	for _, e := range entries {
		if !fs.ValidPath(e.Name()) || !r.holds(e.Name()) {
			continue
		}
		if r.dir != "." {
			r.report(career.Problem{File: e.Name(), Err: fmt.Errorf("%w: %s holds files of O*NET too: want one database", career.ErrFile, r.dir)})
			return false
		}
		r.dir = e.Name()
	}
	if r.edition == "" { // db_29_3_text
		if part := strings.Split(r.dir, "_"); len(part) >= 3 && part[0] == "db" && digits(part[1]) && digits(part[2]) {
			r.edition = part[1] + "." + part[2]
		}
	}
	return true
}

// holds reports whether a folder has one of the files that only O*NET has.
func (r *reader) holds(dir string) bool {
	for _, name := range []string{fileOccupations, fileElements} {
		if _, err := fs.Stat(r.fsys, path.Join(dir, name)); err == nil {
			return true
		}
	}
	return false
}

func digits(s string) bool {
	return s != "" && len(s) <= 4 && strings.Trim(s, "0123456789") == ""
}

// source returns the source of all records.
func (r *reader) source() career.Source {
	s := career.Source{
		ID:        sourceID,
		Publisher: "U.S. Department of Labor, Employment and Training Administration",
		Title:     "O*NET Database",
		Edition:   cmp.Or(r.edition, NotStated),
		Licence:   "CC BY 4.0",
		URL:       "https://www.onetcenter.org/database.html",
		AsOf:      r.asOf,
	}
	if s.AsOf == (career.Date{}) {
		s.AsOf = r.newest
	}
	if s.AsOf == (career.Date{}) && len(r.problems.Problems) == 0 {
		r.report(career.Problem{Field: "AsOf", Err: fmt.Errorf("%w: no row has a date: set it in Options", career.ErrMissing)})
	}
	return s
}
