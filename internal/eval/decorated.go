package main

import (
	"flag"
	"fmt"
	"strings"

	"github.com/go-career/career"
)

// A decoration is something that real titles carry around the work. * is the title.
type decoration struct{ name, form string }

var decorations = []decoration{
	{"call before", "Urgent opening for *"},
	{"call behind", "Hiring: * – apply now"},
	{"genders", "* (m/f/d)"},
	{"arrangement", "* – Remote"},
	{"team", "*, Payments Team"},
	{"employer", "* at Northwind Holdings"},
	{"place", "* - Berlin, Germany"},
	{"contract", "* | 12-month contract"},
	{"pay", "* – £60k"},
	{"requisition", "* – Req 48213"},
	{"field", "Healthcare *"},
	{"second job", "* / Trainer"},
}

// A decoratedResult says how many titles find the same job when something stands around them.
type decoratedResult struct {
	titles int
	same   []int // by decoration
	missed []string
}

// measureDecorated asks for every title and alias of the catalogue, plain and with each decoration.
func (c *catalog) measureDecorated() decoratedResult {
	r := decoratedResult{same: make([]int, len(decorations))}
	for i := range c.roles {
		for _, t := range append([]string{c.roles[i].Title}, c.roles[i].Aliases...) {
			r.titles++
			for k, d := range decorations {
				s := strings.Replace(d.form, "*", t, 1)
				if m := c.MatchTitle(s, 1); len(m) > 0 && !m[0].Ambiguous && c.job(m[0].Role) == c.roles[i].Job {
					r.same[k]++
				} else {
					r.missed = append(r.missed, s+found(m))
				}
			}
		}
	}
	return r
}

// found says what was found in place of the right answer.
func found(m []career.TitleMatch) string {
	if len(m) == 0 {
		return ": nothing"
	}
	return fmt.Sprintf(": %s by %q, %.2f", m[0].Role, m[0].Match, m[0].Score)
}

func (r *decoratedResult) figures() []figure {
	sum := 0
	for _, n := range r.same {
		sum += n
	}
	n := r.titles * len(decorations)
	return []figure{{measure: "decorated", set: "own titles", name: "same job", n: n, value: share(sum, n)}}
}

// decorated asks which titles find the same job whatever stands around them.
func decorated(_ string, args []string) error {
	flags := flag.NewFlagSet("decorated", flag.ContinueOnError)
	open := catalogFlag(flags)
	misses := flags.Int("misses", 0, "print so many titles that find another job, or none")
	if err := flags.Parse(args); err != nil {
		return err
	}
	c, err := open()
	if err != nil {
		return err
	}
	r := c.measureDecorated()
	fmt.Printf("| around it | form | titles | same job |\n|---|---|---|---|\n")
	for k, d := range decorations {
		fmt.Printf("| %s | %s | %d | %.3f |\n", d.name, d.form, r.titles, share(r.same[k], r.titles))
	}
	fmt.Printf("| all | | %d | %.3f |\n", r.figures()[0].n, r.figures()[0].value)
	for _, s := range r.missed[:min(*misses, len(r.missed))] {
		fmt.Println(s)
	}
	return nil
}
