// Package markdown writes a career guide, a gap and a plan as Markdown, with names in place of IDs: for a wiki, a pull
// request, a chat, or any program that turns Markdown into pages.
//
// It is CommonMark with GitHub's tables. Names and prose are escaped, so that nothing in an overlay can become markup. The
// text is in English; only pay goes by a locale.
package markdown

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/language"

	"github.com/go-career/career"
)

// Options say how to write. The zero Options are for a document of its own, pay in the United States, printed as there.
type Options struct {
	// Place is whose pay a guide tells: a country or an area inside one. The United States by default.
	Place career.Place
	// Money prints pay; by default as for American English.
	Money *career.MoneyPrinter
	// Heading is the level of the title, 1 to 5; 1 by default. Set it to put the text into a document. Other values count as
	// the nearest of these.
	Heading int
}

// A page is Markdown being written.
type page struct {
	strings.Builder
	c     *career.Catalog
	level int
}

func (o Options) page(c *career.Catalog) *page {
	return &page{c: c, level: min(max(o.Heading, 1), 5)}
}

func (o Options) money() *career.MoneyPrinter {
	if o.Money != nil {
		return o.Money
	}
	return career.NewMoneyPrinter(language.AmericanEnglish)
}

// to writes the page to w.
func (p *page) to(w io.Writer) error {
	_, err := io.WriteString(w, p.String())
	return err
}

// heading starts a part; below says how far below the title it is. Its text is escaped.
func (p *page) heading(below int, text string) {
	if p.Len() > 0 {
		p.WriteString("\n")
	}
	fmt.Fprintf(p, "%s %s\n", strings.Repeat("#", p.level+below), Escape(text))
}

// paragraph writes Markdown as a paragraph, unless it is empty.
func (p *page) paragraph(text string) {
	if text != "" {
		p.WriteString("\n" + text + "\n")
	}
}

// list writes a part that is a list, unless it is empty. The items are escaped.
func (p *page) list(heading, bullet string, items []string) {
	if len(items) == 0 {
		return
	}
	p.heading(1, heading)
	p.WriteString("\n")
	for i, s := range items {
		if bullet == "1." {
			fmt.Fprintf(p, "%d. %s\n", i+1, Escape(s))
		} else {
			fmt.Fprintf(p, "%s %s\n", bullet, Escape(s))
		}
	}
}

// table writes a table. Its cells are escaped. Columns whose name starts with > are aligned right.
func (p *page) table(columns []string, rows [][]string) {
	p.WriteString("\n")
	var rule []string
	for i, c := range columns {
		name, right := strings.CutPrefix(c, ">")
		columns[i] = name
		if right {
			rule = append(rule, "--:")
		} else {
			rule = append(rule, "---")
		}
	}
	row := func(cells []string) { fmt.Fprintf(p, "| %s |\n", strings.Join(cells, " | ")) }
	row(columns)
	row(rule)
	for _, r := range rows {
		for i := range r {
			r[i] = Escape(r[i])
		}
		row(r)
	}
}

// skill and title return names; an ID stands for itself if the catalogue does not have it, or no longer.
func (p *page) skill(id career.SkillID) string {
	if name, ok := p.c.SkillName(id); ok {
		return name
	}
	return string(id)
}

func (p *page) title(id career.RoleID) string {
	if title, ok := p.c.RoleTitle(id); ok {
		return title
	}
	return string(id)
}

func (p *page) skills(ids []career.SkillID) []string { return each(ids, p.skill) }
func (p *page) titles(ids []career.RoleID) []string  { return each(ids, p.title) }

func each[T any](ids []T, name func(T) string) []string {
	var out []string
	for _, id := range ids {
		out = append(out, name(id))
	}
	return out
}

// count returns a number of things in words: "1 level", "2 levels".
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// proficiency returns a level in words; it is empty if none is stated.
func proficiency(p career.Proficiency) string {
	if p == career.None {
		return ""
	}
	return p.String()
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

func percent(f float64) string { return fmt.Sprintf("%.0f %%", 100*f) }
