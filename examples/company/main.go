// Command company lays a company's own careers over the embedded ones: a job with a ladder of its own, pay bands in
// several countries and currencies, local titles, a skill that builds on one of ours, roles it has done away with. It
// prints what the overlay changes, how near a person is to one of the company's own roles, and what that role pays where.
//
//	go run ./examples/company
//	go run ./examples/company -careers DIR -role ROLE -resume FILE
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/text/language"

	"github.com/go-career/career"
	"github.com/go-career/career/source/jsonresume"
)

const usage = `usage: company [flags]

lays a company's own careers over the embedded ones, says what that changes, and compares a person with a role, such as

  company -careers our-careers -role "Terminal Systems Engineer" -resume resume.json

`

func main() { os.Exit(command(os.Args[1:], os.Stdout, os.Stderr)) }

// command returns the exit code: 0 if all went well, 1 if something failed, 2 if the command line is wrong.
func command(args []string, stdout, stderr io.Writer) int {
	fs := flag.NewFlagSet("company", flag.ContinueOnError)
	fs.SetOutput(io.Discard) // an error is printed once, below
	careers := fs.String("careers", "examples/company/careers", "the folder of the overlay")
	resume := fs.String("resume", "examples/gap/testdata/resume.json", "a résumé in the JSON Resume format")
	role := fs.String("role", "terminal-systems-engineer", "the role to compare it with, by ID or title")
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
		fmt.Fprintf(stderr, "company: %v\ncompany -h shows how it is used\n", err)
		return 2
	}
	if err := run(stdout, *careers, *resume, *role); err != nil {
		fmt.Fprintf(stderr, "company: %v\n", err)
		if missing := (*career.NotFoundError)(nil); errors.As(err, &missing) { // -role names none
			return 2
		}
		return 1
	}
	return 0
}

func run(w io.Writer, careers, resume, name string) error {
	c, err := career.Default().Overlay(os.DirFS(careers))
	if err != nil {
		return fmt.Errorf("%s: %w", careers, err)
	}
	role, err := c.ResolveRole(name)
	if err != nil {
		return err
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
	fmt.Fprintf(&b, "\n%s → %s: coverage %.0f %% for certain, likely %.0f %%, up to %.0f %%\n\n", person.Basics.Name, gap.Title,
		100*gap.Coverage.Low, 100*gap.Coverage.Likely, 100*gap.Coverage.High)
	for _, it := range gap.Items {
		fmt.Fprintf(&b, "  %-8s %s", it.Status, it.Name)
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

	fmt.Fprintf(&b, "\nWhat a %s is paid\n\n", gap.Title)
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
