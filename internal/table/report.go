package table

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/go-career/career"
	"github.com/go-career/career/source"
)

// A Report is what there is to say about the files of one dataset: what is wrong with them, what was left out, and what is
// missing. The zero Report is empty.
type Report struct {
	Left     []source.Left
	missing  []source.Left
	problems career.LoadError
	broken   map[string]int // problems by file
	read     int            // bytes, of all files
}

// Fail adds a problem. The first hundred are kept and the others counted.
func (r *Report) Fail(p career.Problem) {
	if r.broken == nil {
		r.broken = map[string]int{}
	}
	r.broken[p.File]++
	if len(r.problems.Problems) < maxProblems {
		r.problems.Problems = append(r.problems.Problems, p)
	} else {
		r.problems.Omitted++
	}
}

// Broken reports whether there is a problem with a file. What another file refers to may then stand in a row that could
// not be read.
func (r *Report) Broken(file string) bool { return r.broken[file] > 0 }

// Miss notes that a file doesn't have something that it should.
func (r *Report) Miss(file string, line int, record, what string, why source.Reason) {
	r.missing = append(r.missing, source.Left{File: file, Line: line, Record: record, What: what, Reason: why})
}

// Lack says that a file, which ends at a line, has nothing about the absent ones of all records, although it should. They
// are missing. If they are too many for gaps of the edition, the file was cut or altered, and that is a problem.
func (r *Report) Lack(file string, line int, what string, all int, absent []string) {
	if TooMany(len(absent), all) {
		r.Fail(career.Problem{File: file, Line: line, Err: fmt.Errorf("%w: no %s for %d of %d records, such as %.60q: the file was cut or altered",
			career.ErrMissing, what, len(absent), all, absent[0])})
		return
	}
	for _, id := range absent {
		r.Miss(file, line, id, what, source.ReasonNoRow)
	}
}

// TooMany reports whether a file that lacks n of all records was cut or altered: more than ten, and more than one in a
// hundred.
func TooMany(n, all int) bool { return n > 10 && 100*n > all }

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

// Import returns records with what was left out of them and what is missing, by file and line.
func (r *Report) Import(records career.Records) *source.Import {
	for _, list := range [][]source.Left{r.Left, r.missing} {
		slices.SortStableFunc(list, func(a, b source.Left) int {
			return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
		})
	}
	return &source.Import{Records: records, Left: r.Left, Missing: r.missing}
}

// Find looks for the files of a dataset: at the root or, if it has none of them, in the folders below it. name returns what
// a file is called in the dataset, "" for one that is none of its. The result has the path of each by that name. If nothing
// can be read, or a file is there twice, that is a problem, and ok is false.
func (r *Report) Find(fsys fs.FS, name func(file string) string) (paths map[string]string, ok bool) {
	paths = map[string]string{}
	folders, err := look(fsys, ".", name, paths)
	if len(paths) == 0 {
		for _, dir := range folders {
			if _, twice := look(fsys, dir, name, paths); errors.Is(twice, career.ErrDuplicate) {
				err = twice
			}
		}
	}
	if err != nil {
		r.Fail(career.Problem{File: ".", Err: fmt.Errorf("%w: %w", career.ErrFile, err)})
	}
	return paths, err == nil
}

// look adds the files of the dataset that a folder has. It returns the folders in it.
func look(fsys fs.FS, dir string, name func(string) string, paths map[string]string) (folders []string, err error) {
	entries, err := fs.ReadDir(fsys, dir)
	for _, e := range entries {
		file := e.Name()
		if !fs.ValidPath(file) || strings.HasPrefix(file, ".") || file == "__MACOSX" || strings.ContainsFunc(file, unicode.IsControl) {
			continue
		}
		switch called := name(file); {
		case called == "" && e.IsDir():
			folders = append(folders, file)
		case called == "":
		case paths[called] != "":
			return nil, fmt.Errorf("%w: both %.80s and %.80s: want one copy", career.ErrDuplicate, paths[called], path.Join(dir, file))
		default:
			paths[called] = path.Join(dir, file)
		}
	}
	return folders, err
}
