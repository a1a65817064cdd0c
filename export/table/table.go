// Package table writes roles, skills, requirements, moves, pay bands and gaps as CSV, for spreadsheets and databases. Every
// ID has its name beside it.
//
// The first row names the columns; each function's comment lists them. Columns keep their names and order, and new ones come
// at the end. Numbers have a point and no grouping ("61000.5"), shares are 0 to 1, booleans are true or false, dates are ISO
// 8601, and levels and the like are spelled as in the JSON. A list stands in one cell, its parts separated by "; ". What is
// not stated is an empty cell.
//
// A spreadsheet takes a cell that starts with =, +, -, @, a tab or the end of a line for a formula, also when the file is CSV
// and whoever named a role in an overlay wrote it. As OWASP recommends, such text gets a ' in front, and so does such text behind a
// comma, semicolon, tab, quote or end of a line inside a cell, where a program that goes by another separator would start a new one. Options.Raw leaves all text
// as it is, for programs that don't calculate. Numbers, which may be negative, are not changed.
package table

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/go-career/career"
)

// Options say how to write a table. The zero Options write all rows, separated by commas, in UTF-8.
type Options struct {
	Comma rune // what separates cells; a comma by default. Excel in much of Europe wants a semicolon
	BOM   bool // start with a byte order mark, by which Excel knows that the file is UTF-8
	Raw   bool // don't guard against formulas
	// Filter selects the roles of the tables of roles, requirements and moves (by where they start), and the jobs of the table of bands.
	Filter career.RoleFilter
	// Places are whose bands to write; by default all countries that pay is known in.
	Places []career.Place
}

// A sheet is a table being written.
type sheet struct {
	csv *csv.Writer
	raw bool
	row []string
}

// open writes what comes before the first row.
func (o Options) open(w io.Writer, columns ...string) (*sheet, error) {
	s := &sheet{csv: csv.NewWriter(w), raw: o.Raw}
	if o.Comma != 0 {
		s.csv.Comma = o.Comma
	}
	if o.BOM {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return nil, err
		}
	}
	if err := s.csv.Write(columns); err != nil {
		return nil, fmt.Errorf("separator %q: %w", o.Comma, career.ErrValue)
	}
	return s, nil
}

// text adds cells of text to the row.
func (s *sheet) text(cells ...string) {
	for _, t := range cells {
		if !s.raw {
			t = guarded(t)
		}
		s.row = append(s.row, t)
	}
}

// number adds a whole number; zero, if it stands for nothing, is an empty cell.
func (s *sheet) number(n int, zeroIsNone bool) {
	if n == 0 && zeroIsNone {
		s.row = append(s.row, "")
		return
	}
	s.row = append(s.row, strconv.Itoa(n))
}

func (s *sheet) amount(a career.Amount) { s.row = append(s.row, a.String()) }
func (s *sheet) bool(b bool)            { s.row = append(s.row, strconv.FormatBool(b)) }

// shares adds numbers, to a millionth.
func (s *sheet) shares(list ...float64) {
	for _, f := range list {
		s.row = append(s.row, strconv.FormatFloat(math.Round(f*1e6)/1e6, 'f', -1, 64))
	}
}

// end ends the row.
func (s *sheet) end() error {
	err := s.csv.Write(s.row)
	s.row = s.row[:0]
	return err
}

// close writes what is still to be written.
func (s *sheet) close() error {
	s.csv.Flush()
	return s.csv.Error()
}

// guarded returns text that no spreadsheet takes for a formula.
func guarded(t string) string {
	var b strings.Builder
	done, start := 0, true
	for i := 0; i < len(t); i++ {
		if start && formula(t[i:]) {
			b.WriteString(t[done:i])
			b.WriteByte('\'')
			done = i
		}
		switch t[i] {
		case ' ': // may be trimmed, and then what follows starts the cell
		case ',', ';', '"', '\t', '\r', '\n':
			start = true
		default:
			start = false
		}
	}
	if done == 0 && b.Len() == 0 {
		return t
	}
	b.WriteString(t[done:])
	return b.String()
}

// formula reports whether a cell that starts with t is a formula.
func formula(t string) bool {
	switch t[0] {
	case '=', '+', '-', '@', '\t', '\r', '\n':
		return true
	case 0xEF: // the first byte of the full-width forms
		return strings.HasPrefix(t, "＝") || strings.HasPrefix(t, "＋") || strings.HasPrefix(t, "－") || strings.HasPrefix(t, "＠")
	}
	return false
}

// names returns the IDs of skills as one cell, and their names as another.
func names(c *career.Catalog, ids []career.SkillID) (string, string) {
	all, called := make([]string, len(ids)), make([]string, len(ids))
	for i, id := range ids {
		all[i], called[i] = string(id), skill(c, id)
	}
	return strings.Join(all, "; "), strings.Join(called, "; ")
}

// skill returns the name of a skill; of one that the catalogue does not have, or no longer, it is empty.
func skill(c *career.Catalog, id career.SkillID) string { name, _ := c.SkillName(id); return name }
func title(c *career.Catalog, id career.RoleID) string  { title, _ := c.RoleTitle(id); return title }

// proficiency returns a level; it is empty for none.
func proficiency(p career.Proficiency) string {
	if p == career.None {
		return ""
	}
	return p.String()
}
