package esco

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-career/career"
)

// The causes of a [career.Problem] in a table, beside those of package career.
var (
	ErrHeader  = errors.New("unexpected header")       // a column that is needed is not there, or not between commas
	ErrColumns = errors.New("wrong number of columns") // in a row, against the header
	ErrSyntax  = errors.New("malformed table")         // a quotation mark that is not closed, or stands inside a field
)

const (
	maxProblems = 100
	maxFileSize = 128 << 20 // the largest file of edition 1.1.1 has 21 MB
)

// tables are the files of a download that are read, without language and ending.
var tables = [...]string{
	"ISCOGroups", "broaderRelationsOccPillar", "broaderRelationsSkillPillar", "occupationSkillRelations", "occupations",
	"skillGroups", "skillSkillRelations", "skills", "transversalSkillsCollection",
}

// files are the tables of a download.
type files struct {
	fsys     fs.FS
	dir      string            // where the tables lie
	names    map[string]string // by table
	broken   map[string]bool   // the tables that are not sound
	problems career.LoadError
}

func (f *files) problem(p career.Problem) {
	if len(f.problems.Problems) < maxProblems {
		f.problems.Problems = append(f.problems.Problems, p)
	} else {
		f.problems.Omitted++
	}
}

// err returns all that was wrong, by file and line.
func (f *files) err() error {
	if len(f.problems.Problems) == 0 {
		return nil
	}
	slices.SortStableFunc(f.problems.Problems, func(a, b career.Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return &f.problems
}

// whole reports whether nothing was wrong with a table.
func (f *files) whole(table string) bool { return !f.broken[table] }

// find looks for the tables, at the root or in the one folder that has any. It reports those that are missing.
func (f *files) find(language string) bool {
	names, ok := f.in(".", language)
	if !ok {
		return false
	}
	dir := "."
	if len(names) == 0 {
		entries, _ := fs.ReadDir(f.fsys, ".")
		for _, e := range entries {
			if !e.IsDir() || !fs.ValidPath(e.Name()) || strings.HasPrefix(e.Name(), ".") || e.Name() == "__MACOSX" {
				continue
			}
			sub, ok := f.in(e.Name(), language)
			if !ok {
				return false
			}
			if len(sub) > 0 && len(names) > 0 {
				f.problem(career.Problem{File: e.Name(), Err: fmt.Errorf("%w: %s has files of ESCO too: want one download", career.ErrFile, dir)})
				return false
			}
			if len(sub) > 0 {
				names, dir = sub, e.Name()
			}
		}
	}
	f.dir, f.names, f.broken = dir, names, map[string]bool{}
	for _, table := range tables {
		if names[table] == "" {
			f.broken[table] = true
			f.problem(career.Problem{File: path.Join(dir, table+"_"+language+".csv"),
				Err: fmt.Errorf("%w: %w, nor %s.csv", career.ErrFile, fs.ErrNotExist, table)})
		}
	}
	return true
}

// in returns the tables that a folder has. A table is named with its language or, as the relations are, without.
func (f *files) in(dir, language string) (map[string]string, bool) {
	entries, err := fs.ReadDir(f.fsys, dir)
	if err != nil {
		f.problem(career.Problem{File: dir, Err: fmt.Errorf("%w: %w", career.ErrFile, err)})
		return nil, false
	}
	names := map[string]string{}
	for _, e := range entries {
		stem, ok := strings.CutSuffix(e.Name(), ".csv")
		if !ok || e.IsDir() {
			continue
		}
		table, localized := strings.CutSuffix(stem, "_"+language)
		if slices.Contains(tables[:], table) && (localized || names[table] == "") {
			names[table] = path.Join(dir, e.Name())
		}
	}
	return names, true
}

// A table is a file that is being read, at one of its rows.
type table struct {
	of      *files
	table   string
	file    string
	columns []string // as asked for
	at      []int    // where they are
	row     []string
	line    int
}

// col returns a column of the row by its position among those asked for. It is valid until the next row but is part
// of a larger string: what is kept has to be cloned.
func (t *table) col(i int) string { return t.row[t.at[i]] }

// title returns the name of a column.
func (t *table) title(i int) string { return t.columns[i] }

// fail reports what is wrong with a column of the row, or with the whole row if column is "".
func (t *table) fail(column string, err error) {
	t.of.broken[t.table] = true
	t.of.problem(career.Problem{File: t.file, Line: t.line, Field: column, Err: err})
}

// read calls each for every row of a table, if there is such a file.
func (f *files) read(name string, columns []string, each func(*table)) {
	t := &table{of: f, table: name, file: f.names[name], columns: columns}
	if t.file == "" {
		return
	}
	file, err := f.fsys.Open(t.file)
	if err != nil {
		t.fail("", fmt.Errorf("%w: %w", career.ErrFile, err))
		return
	}
	defer file.Close()
	text := bufio.NewReaderSize(&limited{r: file, left: maxFileSize}, 1<<16)
	if mark, _ := text.Peek(3); bytes.Equal(mark, []byte("\ufeff")) {
		_, _ = text.Discard(len(mark))
	}
	rows := csv.NewReader(text)
	rows.ReuseRecord = true
	rows.FieldsPerRecord = -1
	t.line = 1
	head, ok := t.next(rows)
	if !ok {
		if t.of.whole(name) {
			t.fail("", fmt.Errorf("%w: the file is empty", ErrHeader))
		}
		return
	}
	width := len(head)
	for _, c := range columns {
		i := slices.Index(head, c)
		if i < 0 {
			why := ""
			if width == 1 && strings.ContainsAny(head[0], ";\t|") {
				why = ": columns are separated by commas"
			}
			t.fail("", fmt.Errorf("%w: no column %q%s", ErrHeader, c, why))
			return
		}
		t.at = append(t.at, i)
	}
	for {
		row, ok := t.next(rows)
		if !ok {
			if t.row == nil && t.of.whole(name) { // cut short: no edition has such
				t.fail("", fmt.Errorf("%w: no row below the header", career.ErrMissing))
			}
			return
		}
		if len(row) != width {
			t.fail("", fmt.Errorf("%w: %d where the header has %d", ErrColumns, len(row), width))
			continue
		}
		t.row = row
		bad := slices.IndexFunc(t.at, func(i int) bool { return !utf8.ValidString(row[i]) })
		if bad >= 0 {
			t.fail(columns[bad], fmt.Errorf("%w: not UTF-8", career.ErrText))
			continue
		}
		each(t)
	}
}

// next reads a row, if there is another and it can be read.
func (t *table) next(rows *csv.Reader) ([]string, bool) {
	row, err := rows.Read()
	if err == nil {
		t.line, _ = rows.FieldPos(0)
		return row, true
	}
	if err == io.EOF {
		return nil, false
	}
	if p, ok := errors.AsType[*csv.ParseError](err); ok {
		t.line = p.StartLine
		err = fmt.Errorf("%w: %w", ErrSyntax, p.Err)
	} else {
		t.line++ // the row after the last one that could be read, or later
		if !errors.Is(err, career.ErrTooLarge) {
			err = fmt.Errorf("%w: %w", career.ErrFile, err)
		}
	}
	t.fail("", err)
	return nil, false
}

// A limited reader fails when there is more than it may read.
type limited struct {
	r    io.Reader
	left int
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left == 0 {
		return 0, fmt.Errorf("%w: more than %d bytes", career.ErrTooLarge, maxFileSize)
	}
	n, err := l.r.Read(p[:min(len(p), l.left)])
	l.left -= n
	return n, err
}
