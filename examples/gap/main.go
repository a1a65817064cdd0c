// Command gap tells how far a person is from a role, what to learn in which order, and where else they could go. It
// reads a résumé in the JSON Resume format.
//
//	go run ./examples/gap -resume examples/gap/testdata/resume.json -role backend-developer
//
// With -json it prints everything as one JSON object.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/go-career/career"
	"github.com/go-career/career/source/jsonresume"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("gap: ")
	resume := flag.String("resume", "", "a résumé in the JSON Resume format; - for standard input")
	role := flag.String("role", "", "the role to aim at, such as backend-developer")
	pace := flag.Int("pace", 5, "hours of learning a week")
	asJSON := flag.Bool("json", false, "print JSON")
	flag.Parse()
	if *resume == "" || *role == "" {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(os.Stdout, *resume, career.RoleID(*role), *pace, *asJSON); err != nil {
		log.Fatal(err)
	}
}

// An answer is all that the program has to say.
type answer struct {
	Person    string                  `json:"person,omitempty"`
	Found     []jsonresume.Found      `json:"found"`
	Unknown   []jsonresume.Place      `json:"unknown"` // names on the résumé that the catalogue does not know
	Unread    []jsonresume.Place      `json:"unread"`  // levels and dates that could not be read
	Work      []jsonresume.Position   `json:"work"`
	Gap       career.Gap              `json:"gap"`
	Plan      career.Plan             `json:"plan"`
	Elsewhere []career.Recommendation `json:"elsewhere"` // the roles that fit best
	Opens     []career.Opening        `json:"opens"`     // what one more skill would open
}

func run(w io.Writer, file string, role career.RoleID, pace int, asJSON bool) error {
	in := os.Stdin
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	resume, err := jsonresume.Read(in)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	c := career.Default()
	reading := resume.Match(c)
	a := answer{Person: resume.Basics.Name, Found: reading.Found, Unknown: reading.Unknown, Unread: reading.Unread, Work: reading.Work}
	if a.Gap, err = c.Gap(reading.Profile, role); err != nil {
		return err
	}
	if a.Plan, err = c.Plan(reading.Profile, role, career.PlanOptions{HoursPerWeek: pace}); err != nil {
		return err
	}
	a.Elsewhere = c.Recommend(reading.Profile, career.RecommendOptions{From: role, Limit: 5})
	a.Opens = c.Opens(reading.Profile, career.RecommendOptions{Limit: 5})
	if asJSON {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(a)
	}
	return a.print(w, c)
}

func (a answer) print(w io.Writer, c *career.Catalog) error {
	p := &printer{w: w}
	title, _ := c.RoleTitle(a.Gap.Role)
	skill := func(id career.SkillID) string { name, _ := c.SkillName(id); return name }

	p.printf("%s → %s\n\n", a.Person, title)
	for _, x := range a.Work {
		until := "now"
		if !x.Current {
			until = x.End.String()
		}
		p.printf("  %s – %s  %s, %s\n", x.Start, until, x.Title, x.Employer)
	}
	p.printf("\n%d skills read from the résumé", len(a.Found))
	if len(a.Unknown) > 0 {
		p.printf("; not in the catalogue:")
		for i, u := range a.Unknown {
			if i > 0 {
				p.printf(",")
			}
			p.printf(" %q", u.Text)
		}
	}
	p.printf("\n")
	for _, u := range a.Unread {
		p.printf("could not be read: %s %q\n", u.Path, u.Text)
	}

	p.printf("\nCoverage %.0f %% for certain, up to %.0f %% with what the résumé leaves open; %s to %s\n",
		100*a.Gap.Coverage.Low, 100*a.Gap.Coverage.High, a.Gap.Readiness, a.Gap.ReadinessHigh)
	p.printf("Essential requirements: %d of %d met\n\n", a.Gap.Essential.Met, a.Gap.Essential.Total)
	for _, it := range a.Gap.Items {
		held := "not stated"
		if it.Held.Stated {
			held = it.Held.Level.String()
		}
		mark := " "
		if it.Essential {
			mark = "*"
		}
		p.printf("  %-8s %s %-28s needs %-12s has %-12s", it.Status, mark, skill(it.Skill), it.Level, held)
		if it.Cost.Low > 0 {
			p.printf(" costs %.1f points", 100*it.Cost.Low)
		}
		p.printf("\n")
	}

	p.printf("\nWhat to learn, in this order (hours are estimates; at %d a week %s weeks)\n\n", a.Plan.HoursPerWeek, a.Plan.Weeks)
	for i, s := range a.Plan.Steps {
		why := fmt.Sprintf("coverage to %.0f %%", 100*s.Coverage)
		if !s.Required {
			why = "needed for"
			for k, id := range s.For {
				if k > 0 {
					why += ","
				}
				why += " " + skill(id)
			}
		}
		p.printf("  %2d. %-28s to %-12s %s h: %s\n", i+1, skill(s.Skill), s.To, s.Hours, why)
	}

	p.printf("\nWhere else this profile fits best\n\n")
	for _, r := range a.Elsewhere {
		title, _ := c.RoleTitle(r.Role)
		p.printf("  %3.0f–%.0f %%  %-12s %s\n", 100*r.Coverage.Low, 100*r.Coverage.High, r.Readiness, title)
	}
	if len(a.Opens) > 0 {
		p.printf("\nWhat one more skill would open\n\n")
	}
	for _, o := range a.Opens {
		p.printf("  %s:", skill(o.Skill))
		for i, r := range o.Roles {
			if i > 0 {
				p.printf(",")
			}
			title, _ := c.RoleTitle(r.Role)
			p.printf(" %s (at %s)", title, r.Level)
		}
		p.printf("\n")
	}
	return p.err
}

// A printer keeps the first error of a run of prints.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}
