// Command paths finds the ways from one role to another with least to learn on them, and draws them.
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

	"golang.org/x/text/language"

	"github.com/go-career/career"
	"github.com/go-career/career/export/diagram"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("paths: ")
	from := flag.String("from", "", "the role to start from")
	to := flag.String("to", "", "the role to get to")
	format := flag.String("format", "text", "text, mermaid or dot")
	region := flag.String("region", "US", "where to compare pay")
	var o career.PathOptions
	flag.IntVar(&o.Limit, "n", 3, "most paths")
	flag.IntVar(&o.MaxHops, "hops", 5, "most moves on a path")
	flag.IntVar(&o.MaxLevelJump, "jump", 0, "most levels up or down in a move; 0 for any")
	flag.IntVar(&o.MinPay, "minpay", 0, "pay after a move, at least this percentage of the pay before; 0 for any")
	flag.IntVar(&o.MaxHours, "hours", 0, "most hours to learn on a path; 0 for any")
	flag.Func("kinds", "advancement or transition; both by default", func(s string) error {
		var k career.MoveKind
		err := k.UnmarshalText([]byte(s))
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
	var err error
	if o.Region, err = language.ParseRegion(*region); err != nil {
		log.Fatalf("%q is no region: want an ISO 3166 code such as US", *region)
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
	case "mermaid":
		return diagram.Paths(c, paths).Mermaid(w)
	case "dot":
		return diagram.Paths(c, paths).DOT(w)
	case "text":
		return text(w, c, paths)
	}
	return fmt.Errorf("unknown format %q: want text, mermaid or dot", format)
}

func text(w io.Writer, c *career.Catalog, paths []career.Path) error {
	var b strings.Builder
	if len(paths) == 0 {
		b.WriteString("no path keeps to these constraints\n")
	}
	for i, p := range paths {
		fmt.Fprintf(&b, "%d. %d moves, %s hours to learn (estimate)\n", i+1, len(p.Steps), p.Hours)
		for _, s := range p.Steps {
			title, _ := c.RoleTitle(s.To)
			pay := s.Pay.Why
			if pay == "" {
				pay = fmt.Sprintf("pay %+.0f %% (%s to %s %s %s, midpoints, %s)", s.Pay.Percent,
					s.Pay.From.Midpoint(), s.Pay.To.Midpoint(), s.Pay.To.Currency, s.Pay.To.Period.Each(), s.Pay.To.Basis)
			}
			fmt.Fprintf(&b, "   %s to %s: meets %.0f %% on arrival, %s h\n      %s\n", s.Kind, title, 100*s.Gap.Coverage.Low, s.Hours, pay)
			for k, l := range s.Learn {
				if k == 0 {
					b.WriteString("      learn ")
				} else {
					b.WriteString(", ")
				}
				name, _ := c.SkillName(l.Skill)
				fmt.Fprintf(&b, "%s (%s)", name, l.To)
			}
			if len(s.Learn) > 0 {
				b.WriteString("\n")
			}
		}
		b.WriteString("\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
