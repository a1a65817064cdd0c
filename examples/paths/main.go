// Command paths finds the ways from one role to another with the least to learn, and draws them.
//
//	go run ./examples/paths -from junior-backend-developer -to engineering-manager
//	go run ./examples/paths -from data-analyst -to machine-learning-engineer -format mermaid
//	go run ./examples/paths -from backend-developer -to software-architect -format dot | dot -Tsvg > paths.svg
package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/export/diagram"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("paths: ")
	from := flag.String("from", "", "the role to start from")
	to := flag.String("to", "", "the role to get to")
	format := flag.String("format", "text", "text, svg, mermaid or dot")
	var o career.PathOptions
	flag.IntVar(&o.Limit, "n", 3, "most paths")
	flag.IntVar(&o.MaxHops, "hops", 5, "most moves on a path")
	flag.IntVar(&o.MaxLevelJump, "jump", 0, "most levels up or down in a move; 0 for any")
	flag.IntVar(&o.MinPay, "minpay", 0, "pay after a move, at least this percentage of the pay before; 0 for any")
	flag.IntVar(&o.MaxHours, "hours", 0, "most hours of study on a path; 0 for any")
	flag.Func("place", "the country to compare pay in; US by default", func(s string) (err error) {
		o.Place, err = career.ParsePlace(s)
		return err
	})
	flag.Func("kinds", "advancement or transition; both by default", func(s string) error {
		k, err := career.ParseMoveKind(s)
		o.Kinds = append(o.Kinds, k)
		return err
	})
	flag.Func("via", "roles to pass through, separated by commas", ids(&o.Via))
	flag.Func("avoid", "roles to keep clear of, separated by commas", ids(&o.Avoid))
	flag.Parse()
	if *from == "" || *to == "" {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(os.Stdout, career.RoleID(*from), career.RoleID(*to), o, *format); err != nil {
		log.Fatal(err)
	}
}

func ids(list *[]career.RoleID) func(string) error {
	return func(s string) error {
		for id := range strings.SplitSeq(s, ",") {
			*list = append(*list, career.RoleID(strings.TrimSpace(id)))
		}
		return nil
	}
}

func run(w io.Writer, from, to career.RoleID, o career.PathOptions, format string) error {
	c := career.Default()
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
	case "text":
		return text(w, c, paths)
	}
	return fmt.Errorf("unknown format %q: want text, svg, mermaid or dot", format)
}

func text(w io.Writer, c *career.Catalog, paths []career.Path) error {
	var b strings.Builder
	if len(paths) == 0 {
		b.WriteString("no path keeps to these constraints\n")
	}
	for i, p := range paths {
		fmt.Fprintf(&b, "%d. %s: %s\n", i+1, count(len(p.Steps), "move"), effort(p.Study, p.Practice))
		for _, s := range p.Steps {
			title, _ := c.RoleTitle(s.To)
			pay := s.Pay.Why
			if pay == "" {
				pay = fmt.Sprintf("%+.0f %% (%s to %s %s %s, midpoints, %s)", s.Pay.Percent,
					s.Pay.From.Midpoint(), s.Pay.To.Midpoint(), s.Pay.To.Currency, s.Pay.To.Period.Each(), s.Pay.To.Basis)
			}
			fmt.Fprintf(&b, "   %s to %s: likely coverage %.0f %% on arrival; %s\n", s.Kind, title, 100*s.Gap.Coverage.Likely, effort(s.Study, s.Practice))
			fmt.Fprintf(&b, "      pay: %s\n", pay)
			var learn []string
			for _, l := range s.Learn {
				name, _ := c.SkillName(l.Skill)
				learn = append(learn, fmt.Sprintf("%s (%s)", name, l.To))
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
