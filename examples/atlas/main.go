// Command atlas shows the lattice of careers: the families of jobs, the ladders in them, and the moves between roles.
//
//	go run ./examples/atlas                                              every family, its jobs and ladders
//	go run ./examples/atlas -family backend-engineering                  a family's roles and their moves
//	go run ./examples/atlas -family backend-engineering -format mermaid  the same as a drawing; or svg, dot
//	go run ./examples/atlas -role data-analyst -format svg                the roles around one role
package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/go-career/career"
	"github.com/go-career/career/export/diagram"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("atlas: ")
	family := flag.String("family", "", "one family, such as backend-engineering")
	role := flag.String("role", "", "one role, and those around it, such as data-analyst")
	format := flag.String("format", "table", "table, svg, mermaid or dot")
	flag.Parse()
	if err := run(os.Stdout, career.Default(), career.FamilyID(*family), career.RoleID(*role), *format); err != nil {
		log.Fatal(err)
	}
}

func run(w io.Writer, c *career.Catalog, family career.FamilyID, role career.RoleID, format string) error {
	var f career.RoleFilter
	if family != "" {
		if _, ok := c.Family(family); !ok {
			var ids []string
			for f := range c.Families() {
				ids = append(ids, string(f.ID))
			}
			return fmt.Errorf("no family %q: want one of %s", family, strings.Join(ids, ", "))
		}
		f.Families = []career.FamilyID{family}
	}
	g := diagram.Roles(c, f)
	if role != "" {
		var err error
		if g, err = diagram.Neighbourhood(c, role, diagram.NeighbourhoodOptions{}); err != nil {
			return err
		}
		f = career.RoleFilter{Roles: []career.RoleID{role}}
	}
	switch {
	case format == "svg":
		return g.SVG(w)
	case format == "mermaid":
		return g.Mermaid(w)
	case format == "dot":
		return g.DOT(w)
	case format != "table":
		return fmt.Errorf("unknown format %q: want table, svg, mermaid or dot", format)
	case family == "" && role == "":
		return families(w, c)
	}
	return moves(w, c, f)
}

// families prints every family with its ladders.
func families(w io.Writer, c *career.Catalog) error {
	ladder := map[career.JobID][]career.Role{}
	for r := range c.Roles() {
		ladder[r.Job] = append(ladder[r.Job], r)
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for f := range c.Families() {
		fmt.Fprintf(t, "%s\t%s\n", f.Name, f.Field)
		for j := range c.Jobs() {
			if j.Family != f.ID {
				continue
			}
			roles := ladder[j.ID]
			slices.SortStableFunc(roles, func(a, b career.Role) int { return int(a.Level) - int(b.Level) })
			var titles []string
			for _, r := range roles {
				titles = append(titles, r.Title)
			}
			fmt.Fprintf(t, "  %s\t%s\n", j.Title, strings.Join(titles, " → "))
		}
	}
	return t.Flush()
}

// moves prints every role of a family with where it leads, by level.
func moves(w io.Writer, c *career.Catalog, f career.RoleFilter) error {
	roles := slices.SortedStableFunc(c.FindRoles(f), func(a, b career.Role) int { return int(a.Level) - int(b.Level) })
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "role\tlevel\tmove\tto\tcoverage on arrival")
	for _, r := range roles {
		out, err := c.Moves(r.ID)
		if err != nil {
			return err
		}
		fmt.Fprintf(t, "%s\t%s\t\t\t\n", r.Title, r.Level)
		for _, m := range out {
			title, _ := c.RoleTitle(m.To)
			gap, err := c.RoleGap(m.From, m.To)
			if err != nil {
				return err
			}
			fmt.Fprintf(t, "\t\t%s\t%s\t%.0f %%\n", m.Kind, title, 100*gap.Coverage.Likely)
		}
	}
	return t.Flush()
}
