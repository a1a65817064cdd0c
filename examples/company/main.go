// Command company lays a company's own careers over the embedded ones: a job with a ladder of its own, pay bands in
// several countries and currencies, local titles, a skill that builds on one of ours, roles it has done away with. It
// prints what the overlay changes, how near a person is to one of the company's own roles, and what that role pays where.
//
//	go run ./examples/company
//	go run ./examples/company -careers DIR -role ID -resume FILE
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
	"github.com/go-career/career/source/jsonresume"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("company: ")
	careers := flag.String("careers", "examples/company/careers", "the folder of the overlay")
	resume := flag.String("resume", "examples/gap/testdata/resume.json", "a résumé in the JSON Resume format")
	role := flag.String("role", "terminal-systems-engineer", "the role to compare it with")
	flag.Parse()
	if err := run(os.Stdout, *careers, *resume, career.RoleID(*role)); err != nil {
		log.Fatal(err)
	}
}

func run(w io.Writer, careers, resume string, role career.RoleID) error {
	c, err := career.Default().Overlay(os.DirFS(careers))
	if err != nil {
		return fmt.Errorf("%s: %w", careers, err)
	}
	var b strings.Builder
	b.WriteString("What the overlay changes\n\n")
	for line := range strings.Lines(career.Diff(career.Default(), c).String()) {
		b.WriteString("  " + line)
	}

	f, err := os.Open(resume)
	if err != nil {
		return err
	}
	defer f.Close()
	person, err := jsonresume.Read(f)
	if err != nil {
		return fmt.Errorf("%s: %w", resume, err)
	}
	gap, err := c.Gap(person.Match(c).Profile, role)
	if err != nil {
		return err
	}
	title, _ := c.RoleTitle(role)
	fmt.Fprintf(&b, "\n%s → %s: coverage %.0f %% for certain, likely %.0f %%, up to %.0f %%\n\n", person.Basics.Name, title,
		100*gap.Coverage.Low, 100*gap.Coverage.Likely, 100*gap.Coverage.High)
	for _, it := range gap.Items {
		name, _ := c.SkillName(it.Skill)
		fmt.Fprintf(&b, "  %-8s %s", it.Status, name)
		switch {
		case it.Status == career.StatusPartial && it.Shortfall == 1:
			b.WriteString(", 1 level short")
		case it.Status == career.StatusPartial:
			fmt.Fprintf(&b, ", %d levels short", it.Shortfall)
		}
		if why := c.Why(it.Held); why != "" {
			fmt.Fprintf(&b, " (%s)", why)
		}
		b.WriteString("\n")
	}

	fmt.Fprintf(&b, "\nWhat a %s is paid\n\n", title)
	money := career.NewMoneyPrinter(language.English)
	for _, place := range c.PayPlaces() {
		pay, err := c.Salary(role, place)
		if err != nil {
			return err
		}
		if p := pay.Band; p != nil {
			fmt.Fprintf(&b, "  %s: %s %s (%s: %s)\n", p.Place, money.Band(*p), p.Period.Each(), p.Basis, p.Method)
		}
	}
	_, err = io.WriteString(w, b.String())
	return err
}
