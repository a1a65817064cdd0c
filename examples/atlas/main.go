// Command atlas shows the lattice of careers: the families of jobs, the ladders in them, and the moves between roles.
//
//	go run ./examples/atlas                                              every family, its jobs and ladders
//	go run ./examples/atlas -family backend-engineering                  a family's roles and their moves
//	go run ./examples/atlas -family backend-engineering -format mermaid  the same as a drawing; svg and dot too
//	go run ./examples/atlas -role data-analyst -format svg               a role and those around it
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/go-career/career"
	"github.com/go-career/career/export/diagram"
)

const usage = `usage: atlas [flags]

shows families of jobs, the ladders in them and the moves between roles, such as

  atlas -family backend-engineering -format mermaid

`

func main() { os.Exit(command(os.Args[1:], os.Stdout, os.Stderr)) }

// command returns the exit code: 0 if all went well, 1 if something failed, 2 if the command line is wrong.
func command(args []string, stdout, stderr io.Writer) int {
	c := career.Default()
	var family career.FamilyID
	var role career.RoleID
	format := "table"
	fs := flag.NewFlagSet("atlas", flag.ContinueOnError)
	fs.SetOutput(io.Discard) // an error is printed once, below
	fs.Func("family", "one family, by ID or name, such as backend-engineering; by default all", func(s string) (err error) {
		family, err = find(c, s)
		return err
	})
	fs.Func("role", "one role, by ID or title, and those around it", func(s string) (err error) {
		role, err = c.ResolveRole(s)
		return err
	})
	fs.Func("format", "table, svg, mermaid or dot; table by default", func(s string) error {
		if format = s; s != "table" && s != "svg" && s != "mermaid" && s != "dot" {
			return errors.New("want table, svg, mermaid or dot")
		}
		return nil
	})
	err := fs.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, usage)
		fs.SetOutput(stdout)
		fs.PrintDefaults()
		return 0
	case err == nil && fs.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q", fs.Arg(0))
	}
	if err != nil {
		fmt.Fprintf(stderr, "atlas: %v\natlas -h shows how it is used\n", err)
		return 2
	}
	if err := run(stdout, c, family, role, format); err != nil {
		fmt.Fprintf(stderr, "atlas: %v\n", err)
		return 1
	}
	return 0
}

// find returns the family with an ID or a name.
func find(c *career.Catalog, s string) (career.FamilyID, error) {
	var ids []string
	for f := range c.Families() {
		if string(f.ID) == s || strings.EqualFold(f.Name, s) {
			return f.ID, nil
		}
		ids = append(ids, string(f.ID))
	}
	return "", fmt.Errorf("no family %q: want one of %s", s, strings.Join(ids, ", "))
}

func run(w io.Writer, c *career.Catalog, family career.FamilyID, role career.RoleID, format string) error {
	var f career.RoleFilter
	if family != "" {
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
			gap, err := c.RoleGap(m.From, m.To)
			if err != nil {
				return err
			}
			fmt.Fprintf(t, "\t\t%s\t%s\t%.0f %%\n", m.Kind, m.ToTitle, 100*gap.Coverage.Likely)
		}
	}
	return t.Flush()
}
