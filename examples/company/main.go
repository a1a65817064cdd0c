// Command company lays a company's own careers over the embedded ones: jobs and levels of its own, pay bands in several
// regions and currencies, local titles, a skill that builds on one of ours, roles it has done away with. It prints what
// the overlay changes, then how far a person is from the company's own role and what that role pays where.
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
	role := flag.String("role", "terminal-systems-engineer", "the role to hold it against")
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
	fmt.Fprintf(&b, "\n%s → %s: coverage %.0f to %.0f %%, %s\n\n", person.Basics.Name, title,
		100*gap.Coverage.Low, 100*gap.Coverage.High, gap.Readiness)
	for _, it := range gap.Items {
		name, _ := c.SkillName(it.Skill)
		fmt.Fprintf(&b, "  %-8s %-20s %d levels short\n", it.Status, name, it.Shortfall)
	}

	fmt.Fprintf(&b, "\nWhat a %s is paid\n\n", title)
	r, _ := c.Role(role)
	for _, p := range r.Pay {
		if p.Level == r.Level {
			fmt.Fprintf(&b, "  %s: %s %s (%s)\n", p.Region, career.NewMoneyPrinter(language.English).Band(p), p.Period.Each(), p.Method)
		}
	}
	_, err = io.WriteString(w, b.String())
	return err
}
