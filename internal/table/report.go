package table

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/source"
)

const maxProblems = 100

// A Report is what there is to say about the files of one dataset: what is wrong with them, and what was left out. The
// zero Report is empty.
type Report struct {
	Left     []source.Left
	problems career.LoadError
	broken   map[string]bool
}

// Fail adds a problem. The first hundred are kept and the others counted.
func (r *Report) Fail(p career.Problem) {
	if r.broken == nil {
		r.broken = map[string]bool{}
	}
	r.broken[p.File] = true
	if len(r.problems.Problems) < maxProblems {
		r.problems.Problems = append(r.problems.Problems, p)
	} else {
		r.problems.Omitted++
	}
}

// Broken reports whether there is a problem with a file. What another file refers to may then stand in a row that could
// not be read.
func (r *Report) Broken(file string) bool { return r.broken[file] }

// Err returns the problems by file and line, as a [*career.LoadError], or nil if there are none.
func (r *Report) Err() error {
	if len(r.problems.Problems) == 0 {
		return nil
	}
	slices.SortStableFunc(r.problems.Problems, func(a, b career.Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return &r.problems
}

// Import returns records with what was left out of them, by file and line.
func (r *Report) Import(records career.Records) *source.Import {
	slices.SortStableFunc(r.Left, func(a, b source.Left) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return &source.Import{Records: records, Left: r.Left}
}

// Folder returns the folder that the files of a dataset are in: the root, or else the one folder below it that has any.
// If none has, it is the root. If several have, or nothing can be read, it reports that and returns false.
func (r *Report) Folder(fsys fs.FS, has func(dir string) bool) (dir string, ok bool) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		r.Fail(career.Problem{File: ".", Err: fmt.Errorf("%w: %w", career.ErrFile, err)})
		return "", false
	}
	if dir = "."; has(dir) {
		return dir, true
	}
	for _, e := range entries {
		if name := e.Name(); !e.IsDir() || !fs.ValidPath(name) || strings.HasPrefix(name, ".") || name == "__MACOSX" || !has(name) {
			continue
		}
		if dir != "." {
			r.Fail(career.Problem{File: e.Name(), Err: fmt.Errorf("%w: %s has files of the dataset too: want one copy", career.ErrFile, dir)})
			return "", false
		}
		dir = e.Name()
	}
	return dir, true
}
