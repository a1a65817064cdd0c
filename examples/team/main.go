// Command team answers an HR analyst's questions about a team: how far each person is from their role, which skills one person
// holds alone and what is lost with them, who could take over each role, where everybody's pay stands in its band, and the
// figures of Article 9(1) of Directive (EU) 2023/970. It reads people from a JSON file: an array of what
// [workforce.Person] is.
//
//	go run ./examples/team -people examples/team/testdata/people.json
//	go run ./examples/team -people examples/team/testdata/people.json -opening senior-backend-developer
//	go run ./examples/team -people examples/team/testdata/people.json -asof 2026-11 -growth 3.5% -smallest 2
//
// With -json the program prints everything as one JSON object.
package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"golang.org/x/text/language"

	"github.com/go-career/career"
	"github.com/go-career/career/workforce"
)

const usage = `usage: team -people FILE [flags]

answers an analyst's questions about a team: skills, cover, bench, pay review and pay equity, such as

  team -people examples/team/testdata/people.json -opening "Senior Backend Developer"

`

func main() { os.Exit(command(os.Args[1:], os.Stdout, os.Stderr)) }

type question struct {
	people   string
	opening  career.RoleID
	review   workforce.ReviewOptions
	smallest int
	json     bool
}

// command returns the exit code: 0 if all went well, 1 if something failed, 2 if the command line is wrong.
func command(args []string, stdout, stderr io.Writer) int {
	c := career.Default()
	var q question
	fs := flag.NewFlagSet("team", flag.ContinueOnError)
	fs.SetOutput(io.Discard) // an error is printed once, below
	fs.StringVar(&q.people, "people", "", "a JSON file of people")
	fs.Func("opening", "a role to rank candidates for", func(s string) (err error) {
		q.opening, err = c.ResolveRole(s)
		return err
	})
	fs.Func("asof", "the date to move pay bands to, such as 2026-11", func(s string) error {
		return q.review.AsOf.UnmarshalText([]byte(s))
	})
	fs.Func("growth", "by how much pay grows a year, such as 3.5%; 0 by default", func(s string) (err error) {
		q.review.Growth, err = career.ParseRate(s)
		return err
	})
	fs.IntVar(&q.smallest, "smallest", 0, "the least number of women, and of men, that a pay gap may be of")
	fs.BoolVar(&q.json, "json", false, "print JSON")
	err := fs.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, usage)
		fs.SetOutput(stdout)
		fs.PrintDefaults()
		return 0
	case err == nil && fs.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q", fs.Arg(0))
	case err == nil && q.people == "":
		err = errors.New("want -people")
	}
	if err != nil {
		fmt.Fprintf(stderr, "team: %v\nteam -h shows how it is used\n", err)
		return 2
	}
	if err := run(stdout, c, q); err != nil {
		fmt.Fprintf(stderr, "team: %v\n", err)
		return 1
	}
	return 0
}

// An answer is all that the program has to say.
type answer struct {
	Matrix     workforce.Matrix      `json:"matrix"`
	Cover      workforce.Cover       `json:"cover"`
	Next       []workforce.Need      `json:"next"` // that the next roles ask for and nobody holds
	Bench      []workforce.Bench     `json:"bench"`
	Candidates []workforce.Candidate `json:"candidates,omitempty"`
	Review     workforce.Review      `json:"review"`
	Equity     workforce.Equity      `json:"equity"`
}

func run(w io.Writer, c *career.Catalog, q question) error {
	a, err := ask(c, q)
	if err != nil {
		return err
	}
	if q.json {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		return enc.Encode(a)
	}
	return a.print(w)
}

func ask(c *career.Catalog, q question) (a answer, err error) {
	b, err := os.ReadFile(q.people)
	if err != nil {
		return a, err
	}
	var list []workforce.Person
	if err := json.Unmarshal(b, &list); err != nil {
		return a, fmt.Errorf("%s: %w", q.people, err)
	}
	people := slices.Values(list)
	if a.Matrix, err = workforce.MatrixOf(c, people, workforce.MatrixOptions{}); err != nil {
		return a, err
	}
	if a.Cover, err = workforce.CoverOf(c, people); err != nil {
		return a, err
	}
	if a.Next, err = workforce.NeedsOf(c, people, workforce.NeedsOptions{}); err != nil {
		return a, err
	}
	if a.Bench, err = workforce.BenchOf(c, people, workforce.BenchOptions{}); err != nil {
		return a, err
	}
	if q.opening != "" {
		if a.Candidates, err = workforce.Candidates(c, people, q.opening, workforce.CandidateOptions{Limit: 3}); err != nil {
			return a, err
		}
	}
	if a.Review, err = workforce.ReviewPay(c, people, q.review); err != nil {
		return a, err
	}
	a.Equity, err = workforce.PayEquity(c, people, workforce.EquityOptions{Smallest: q.smallest})
	return a, err
}

func (a *answer) print(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "Skills\n\nperson\trole\tcertain\tlikely\tpossible\tlikely short of")
	for _, r := range a.Matrix.Rows {
		var short []string
		for _, x := range r.Cells {
			if x.Essential && x.Meets == workforce.ConfidenceNo {
				short = append(short, x.SkillName)
			}
		}
		fmt.Fprintf(t, "%s\t%s\t%.0f %%\t%.0f %%\t%.0f %%\t%s\n", r.Key, r.RoleTitle,
			100*r.Coverage.Low, 100*r.Coverage.Likely, 100*r.Coverage.High, cmp.Or(strings.Join(short, ", "), "–"))
	}
	fmt.Fprintf(t, "\nCover: %.0f %% of what the team needs likely has somebody who can do it\n\nwithout\tcover\tfalls\n", 100*a.Cover.Coverage.Likely)
	for _, l := range a.Cover.Losses {
		var names []string
		for _, s := range l.Skills {
			if s.Essential && s.After < s.Before {
				names = append(names, fmt.Sprintf("%s (%s to %s)", s.SkillName, s.Before, s.After))
			}
		}
		if len(names) > 0 {
			fmt.Fprintf(t, "%s\t%.0f %%\t%s\n", l.Key, 100*l.After.Likely, strings.Join(names, ", "))
		}
	}
	fmt.Fprintln(t, "\nHeld by one person alone")
	for _, n := range a.Cover.SinglePoints() {
		if n.Essential {
			fmt.Fprintf(t, "%s at %s\t%s\t%s\n", n.SkillName, n.Level, n.HeldBy, n.Alone)
		}
	}
	fmt.Fprintln(t, "\nHeld by nobody, and needed for the next roles")
	for _, n := range a.Next {
		if n.Essential {
			fmt.Fprintf(t, "%s at %s\t%s\t%s\n", n.SkillName, n.Level, n.Roles[0].RoleTitle, n.Lacking)
		}
	}
	fmt.Fprintln(t, "\nBench\n\nrole\tin it\tready now\tready soon")
	for _, b := range a.Bench {
		fmt.Fprintf(t, "%s\t%d\t%s\t%s\n", b.RoleTitle, b.Incumbents, keys(b.ReadyNow), keys(b.ReadySoon))
	}
	for i, k := range a.Candidates {
		fmt.Fprintf(t, "\n%d. %s for %s: %s\n", i+1, k.Key, k.To.RoleTitle, strings.Join(k.Reasons, "; "))
	}
	a.pay(t)
	return t.Flush()
}

// keys returns the people of a list, for a cell.
func keys(list []workforce.Candidate) string {
	var names []string
	for _, k := range list {
		names = append(names, k.Key)
	}
	return cmp.Or(strings.Join(names, ", "), "–")
}

// pay prints the review and the report.
func (a *answer) pay(t io.Writer) {
	money := career.NewMoneyPrinter(language.English)
	sum := func(x career.Amount, c career.Currency) string {
		return money.Money(career.Money{Amount: x, Currency: c})
	}
	fmt.Fprintln(t, "\nPay review, full-time pay a year\n\nperson\tpay\tband\tcompa-ratio\tcircle\tcost")
	for _, p := range a.Review.Positions {
		if p.Why != "" {
			fmt.Fprintf(t, "%s\t%s\t–\t–\t–\t–\t%s\n", p.Key, money.Money(p.FullTime), p.Why)
			continue
		}
		band := career.SalaryBand{Min: p.Min, Max: p.Max, Currency: p.Pay.Currency}
		ends := money.Band(band)
		if p.Narrowed {
			ends += " or wider"
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%.2f\t%s\t%s\n", p.Key, money.Money(p.FullTime), ends, p.CompaRatio, cmp.Or(string(p.Circle), "–"), sum(p.Cost, p.Pay.Currency))
	}
	for _, g := range a.Review.Groups {
		fmt.Fprintf(t, "%s: %d of %d below their band, %s a year to bring them up to it\n", g.Group, g.Green, g.People, sum(g.Cost, g.Currency))
	}
	q := &a.Equity
	fmt.Fprintf(t, "\nPay equity, Article 9(1): %d women, %d men\n\n\tby the hour\tby the year\n", q.Women, q.Men)
	for _, x := range []struct {
		name         string
		hour, yearly workforce.PayGap
	}{
		{"(a) gap", q.Hourly.Gap, q.Yearly.Gap},
		{"(b) gap in components", q.Hourly.Variable, q.Yearly.Variable},
		{"(c) median gap", q.Hourly.Median, q.Yearly.Median},
		{"(d) median gap in components", q.Hourly.VariableMedian, q.Yearly.VariableMedian},
	} {
		fmt.Fprintf(t, "%s\t%s\t%s\n", x.name, figure(x.hour.Percent), figure(x.yearly.Percent))
	}
	fmt.Fprintf(t, "(e) receive components\twomen %s\tmen %s\n", figure(q.Receiving.WomenPercent), figure(q.Receiving.MenPercent))
	for i, b := range q.Hourly.Quartiles {
		fmt.Fprintf(t, "(f) quartile %d\twomen %s\tmen %s\n", i+1, figure(b.Women), figure(b.Men))
	}
	for _, g := range q.Categories {
		fmt.Fprintf(t, "(g) %s\tbasic %s\tcomponents %s\tassessment: %s\n", g.Category, figure(g.Hourly.Basic.Percent), figure(g.Hourly.Variable.Percent), g.Assessment)
	}
}

// figure returns a percentage as text, or the reason why there is none.
func figure(p workforce.Percent) string {
	if !p.Known() {
		return p.String()
	}
	return p.String() + " %"
}
