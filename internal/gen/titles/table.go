package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// A table is a list of words: a text file with a row a line and tabs between the columns. Lines that start with # are
// comments, of which one names the source. The first other line names the columns. Rows are sorted by their first columns.
type table struct {
	source string
	rows   []row
}

// A row is a line of a table.
type row struct {
	line  int
	cells []string
}

// wrap returns an error with the place it is about.
func (r row) wrap(file string, err error) error { return fmt.Errorf("%s:%d: %w", file, r.line, err) }

// read reads a table with the given columns. It reports everything that is wrong.
func read(fsys fs.FS, file string, columns []string) (table, error) {
	text, err := fs.ReadFile(fsys, file)
	if err != nil {
		return table{}, err
	}
	var t table
	var errs []error
	header := false
	for i, l := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
		r := row{i + 1, strings.Split(l, "\t")}
		source, named := strings.CutPrefix(l, "# Source: ")
		switch {
		case named:
			t.source = source
		case strings.HasPrefix(l, "#"):
		case !header:
			if header = true; !slices.Equal(r.cells, columns) {
				errs = append(errs, r.wrap(file, fmt.Errorf("the columns are %q, want %q", r.cells, columns)))
			}
		default:
			if err := t.fits(r, len(columns)); err != nil {
				errs = append(errs, r.wrap(file, err))
				continue
			}
			t.rows = append(t.rows, r)
		}
	}
	if t.source == "" {
		errs = append(errs, fmt.Errorf("%s: no line starts with \"# Source: \"", file))
	}
	return t, errors.Join(errs...)
}

// fits reports what is wrong with the next row.
func (t *table) fits(r row, columns int) error {
	if len(r.cells) != columns {
		return fmt.Errorf("%d columns, want %d", len(r.cells), columns)
	}
	for _, c := range r.cells {
		if c == "" || c != strings.Join(strings.Fields(c), " ") {
			return fmt.Errorf("%q is empty, or has white space at an end or doubled", c)
		}
	}
	if n := len(t.rows); n > 0 {
		// Where a word has several rows, their order says which comes first.
		switch last := t.rows[n-1].cells; {
		case last[0] > r.cells[0]:
			return fmt.Errorf("%q comes after %q", r.cells[0], last[0])
		case slices.Equal(last, r.cells):
			return fmt.Errorf("%q is there twice", r.cells[0])
		}
	}
	return nil
}
