// Command paths finds the ways from one role to another with the least to learn, and draws them.
//
//	go run ./examples/paths -from junior-backend-developer -to engineering-manager
//	go run ./examples/paths -from data-analyst -to machine-learning-engineer -format mermaid
//	go run ./examples/paths -from backend-developer -to software-architect -format dot | dot -Tsvg > paths.svg
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/export/diagram"
)

const usage = `usage: paths -from ROLE -to ROLE [flags]

finds the ways from one role to another with the least to learn. Roles are given by ID or title, such as

  paths -from "Data Analyst" -to machine-learning-engineer -format mermaid

`

func main() { os.Exit(command(os.Args[1:], os.Stdout, os.Stderr)) }

// command returns the exit code: 0 if all went well, 1 if something failed, 2 if the command line is wrong.
func command(args []string, stdout, stderr io.Writer) int {
	c := career.Default()
	var from, to career.RoleID
	var o career.PathOptions
	format := "text"
	fs := flag.NewFlagSet("paths", flag.ContinueOnError)
	fs.SetOutput(io.Discard) // an error is printed once, below
	role := func(id *career.RoleID) func(string) error {
		return func(s string) (err error) {
			*id, err = c.ResolveRole(s)
			return err
		}
	}
	roles := func(list *[]career.RoleID) func(string) error {
		return func(s string) error {
			for name := range strings.SplitSeq(s, ",") {
				id, err := c.ResolveRole(name)
				if err != nil {
					return err
				}
				*list = append(*list, id)
			}
			return nil
		}
	}
	fs.Func("from", "the role to start from", role(&from))
	fs.Func("to", "the role to get to", role(&to))
	fs.Func("format", "text, svg, mermaid or dot; text by default", func(s string) error {
		if format = s; s != "text" && s != "svg" && s != "mermaid" && s != "dot" {
			return errors.New("want text, svg, mermaid or dot")
		}
		return nil
	})
	fs.IntVar(&o.Limit, "n", 3, "most paths")
	fs.IntVar(&o.MaxHops, "hops", 5, "most moves on a path")
	fs.IntVar(&o.MaxLevelJump, "jump", 0, "most levels up or down in a move; 0 for any")
	fs.IntVar(&o.MinPay, "minpay", 0, "pay after a move, at least this percentage of the pay before; 0 for any")
	fs.IntVar(&o.MaxHours, "hours", 0, "most hours of study on a path; 0 for any")
	fs.Func("place", "the country to compare pay in; US by default", func(s string) (err error) {
		o.Place, err = career.ParsePlace(s)
		return err
	})
	fs.Func("kinds", "advancement or transition; both by default", func(s string) error {
		k, err := career.ParseMoveKind(s)
		o.Kinds = append(o.Kinds, k)
		return err
	})
	fs.Func("via", "roles to pass through, separated by commas", roles(&o.Via))
	fs.Func("avoid", "roles to keep clear of, separated by commas", roles(&o.Avoid))
	err := fs.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, usage)
		fs.SetOutput(stdout)
		fs.PrintDefaults()
		return 0
	case err == nil && fs.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q", fs.Arg(0))
	case err == nil && (from == "" || to == ""):
		err = errors.New("want -from and -to")
	}
	if err != nil {
		fmt.Fprintf(stderr, "paths: %v\npaths -h shows how it is used\n", err)
		return 2
	}
	if err := run(stdout, c, from, to, o, format); err != nil {
		fmt.Fprintf(stderr, "paths: %v\n", err)
		return 1
	}
	return 0
}

func run(w io.Writer, c *career.Catalog, from, to career.RoleID, o career.PathOptions, format string) error {
	paths, err := c.Paths(from, to, o)
	if err != nil {
		return err
	}
	switch format {
	case "svg":
		return diagram.Paths(c, paths).SVG(w)
	case "mermaid":
		return diagram.Paths(c, paths).Mermaid(w)
	case "dot":
		return diagram.Paths(c, paths).DOT(w)
	}
	return text(w, paths)
}

func text(w io.Writer, paths []career.Path) error {
	var b strings.Builder
	if len(paths) == 0 {
		b.WriteString("no path keeps to these constraints\n")
	}
	for i, p := range paths {
		fmt.Fprintf(&b, "%d. %s: %s\n", i+1, count(len(p.Steps), "move"), effort(p.Study, p.Practice))
		for _, s := range p.Steps {
			pay := s.Pay.Why
			if pay == "" {
				pay = fmt.Sprintf("%+.0f %% (%s to %s %s %s, midpoints, %s)", s.Pay.Percent,
					s.Pay.From.Midpoint(), s.Pay.To.Midpoint(), s.Pay.To.Currency, s.Pay.To.Period.Each(), s.Pay.To.Basis)
			}
			fmt.Fprintf(&b, "   %s to %s: likely coverage %.0f %% on arrival; %s\n", s.Kind, s.ToTitle, 100*s.Gap.Coverage.Likely, effort(s.Study, s.Practice))
			fmt.Fprintf(&b, "      pay: %s\n", pay)
			var learn []string
			for _, l := range s.Learn {
				learn = append(learn, fmt.Sprintf("%s (%s)", l.Name, l.To))
			}
			if len(learn) > 0 {
				fmt.Fprintf(&b, "      learn: %s\n", strings.Join(learn, ", "))
			}
		}
		b.WriteString("\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// count returns a number of things in words: "1 move", "2 moves".
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// effort says how much study and practice something takes, both estimates.
func effort(study, practice career.Estimate) string {
	var parts []string
	if study.High > 0 {
		parts = append(parts, study.String()+" hours of study")
	}
	if practice.High > 0 {
		parts = append(parts, practice.String()+" months of practice")
	}
	if len(parts) == 0 {
		return "nothing to learn"
	}
	return strings.Join(parts, ", ")
}
