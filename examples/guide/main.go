// Command guide prints the career guide of a role: what people in it do, the skills it asks for, where it leads, what is
// often missing, what it pays and how sought-after it is.
//
//	go run ./examples/guide Junior Backend Developer
//	go run ./examples/guide -place SE -locale sv-SE data-engineer
//	go run ./examples/guide -json junior-backend-developer
//	go run ./examples/guide -markdown junior-backend-developer
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/text/language"

	"github.com/go-career/career"
	"github.com/go-career/career/export/markdown"
)

const usage = `usage: guide [flags] ROLE

prints the career guide of a role, given by ID or title, such as

  guide junior-backend-developer
  guide -place SE -locale sv-SE Data Engineer

`

func main() { os.Exit(command(os.Args[1:], os.Stdout, os.Stderr)) }

// command returns the exit code: 0 if all went well, 1 if something failed, 2 if the command line is wrong.
func command(args []string, stdout, stderr io.Writer) int {
	c := career.Default()
	place, locale := career.Place("US"), language.AmericanEnglish
	fs := flag.NewFlagSet("guide", flag.ContinueOnError)
	fs.SetOutput(io.Discard) // an error is printed once, below
	asJSON := fs.Bool("json", false, "print JSON")
	asMarkdown := fs.Bool("markdown", false, "print Markdown")
	fs.Func("locale", "how to print pay, such as de-DE; en-US by default", func(s string) (err error) {
		locale, err = language.Parse(s)
		return err
	})
	fs.Func("place", "whose pay to print: a country or an area, such as GB or CA-BC; US by default", func(s string) (err error) {
		place, err = career.ParsePlace(s)
		return err
	})
	var role career.RoleID
	err := fs.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, usage)
		fs.SetOutput(stdout)
		fs.PrintDefaults()
		return 0
	case err == nil && fs.NArg() == 0:
		err = errors.New("no role is given")
	case err == nil:
		role, err = c.ResolveRole(strings.Join(fs.Args(), " "))
	}
	if err != nil {
		fmt.Fprintf(stderr, "guide: %v\nguide -h shows how it is used\n", err)
		return 2
	}
	if err := run(stdout, c, role, place, locale, form(*asJSON, *asMarkdown)); err != nil {
		fmt.Fprintf(stderr, "guide: %v\n", err)
		return 1
	}
	return 0
}

// form names what to print.
func form(asJSON, asMarkdown bool) string {
	switch {
	case asJSON:
		return "JSON"
	case asMarkdown:
		return "Markdown"
	}
	return "text"
}

func run(w io.Writer, c *career.Catalog, role career.RoleID, place career.Place, locale language.Tag, form string) error {
	if form == "Markdown" {
		return markdown.Guide(w, c, role, markdown.Options{Place: place, Money: career.NewMoneyPrinter(locale)})
	}
	g, err := read(c, role, place)
	if err != nil {
		return err
	}
	if form == "JSON" {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(g)
	}
	return g.print(w, career.NewMoneyPrinter(locale))
}

// A guide is a role as a reader wants it: in the order of a career guide, with names in place of IDs.
type guide struct {
	ID      career.RoleID   `json:"id"`
	Title   string          `json:"title"`
	Aliases []string        `json:"aliases,omitempty"`
	Family  string          `json:"family,omitempty"`
	Level   career.Level    `json:"level,omitzero"`
	Track   career.Track    `json:"track,omitempty"`
	Summary string          `json:"summary,omitempty"`
	Duties  []string        `json:"keyResponsibilities,omitempty"`
	Skills  []topSkill      `json:"topSkills,omitempty"`
	LeadsTo []string        `json:"canLeadTo,omitempty"`
	Moves   []string        `json:"transitionOpportunities,omitempty"`
	Missing []string        `json:"oftenMissingSkills,omitempty"`
	Suggest string          `json:"developmentSuggestions,omitempty"`
	Pay     career.Salary   `json:"salary"`
	Demand  career.Demand   `json:"growthTrend"`
	Counted string          `json:"countedAs,omitempty"` // the occupation that the projection is for
	Hiring  []string        `json:"majorEmployers,omitempty"`
	Sectors []string        `json:"industrySectors,omitempty"`
	Next    []string        `json:"recommendedNextSteps,omitempty"`
	Codes   []career.Code   `json:"codes,omitempty"`
	Sources []career.Source `json:"sources,omitempty"`
	Edition string          `json:"edition,omitempty"`
}

type topSkill struct {
	Name       string             `json:"name"`
	Level      career.Proficiency `json:"level,omitzero"`
	Importance int                `json:"importance,omitempty"`
	Essential  bool               `json:"essential"`
	AnyOf      []string           `json:"anyOf,omitempty"` // any one of these does as well
}

func read(c *career.Catalog, id career.RoleID, place career.Place) (guide, error) {
	pay, err := c.Salary(id, place) // says also if there is no such role, or if it was retired
	if err != nil {
		return guide{}, err
	}
	r, _ := c.Role(id)
	g := guide{
		ID: r.ID, Title: r.Title, Aliases: r.Aliases, Level: r.Level, Track: r.Track, Summary: r.Summary,
		Duties: r.Responsibilities, Suggest: r.Suggestion, Pay: pay, Demand: r.Demand,
		Hiring: r.Employers, Sectors: r.Sectors, Next: r.NextSteps, Codes: r.Codes, Edition: c.Version(),
	}
	if f, ok := c.Family(r.Family); ok {
		g.Family = f.Name
	}
	for _, q := range r.Requirements {
		s := topSkill{Level: q.Level, Importance: q.Importance, Essential: q.Essential, AnyOf: c.SkillNames(q.AnyOf)}
		s.Name, _ = c.SkillName(q.Skill)
		g.Skills = append(g.Skills, s)
	}
	g.LeadsTo, g.Moves, g.Missing = c.RoleTitles(r.LeadsTo), c.RoleTitles(r.Transitions), c.SkillNames(r.Gaps)
	if o, ok := c.Occupation(r.Demand.Projection.SOC); ok {
		g.Counted = o.SOC + " " + o.Title
	}
	ids := r.Sources
	for _, b := range pay.Bands {
		ids = append(ids, b.Source)
	}
	for _, t := range pay.Published {
		ids = append(ids, t.Source)
	}
	seen := map[career.SourceID]bool{}
	for _, id := range ids {
		if s, ok := c.Source(id); ok && !seen[id] {
			seen[id] = true
			g.Sources = append(g.Sources, s)
		}
	}
	return g, nil
}

func (g guide) print(w io.Writer, money *career.MoneyPrinter) error {
	var b strings.Builder
	section := func(heading string) { fmt.Fprintf(&b, "\n%s\n\n", heading) }
	list := func(heading string, items []string) {
		if len(items) == 0 {
			return
		}
		section(heading)
		for _, s := range items {
			fmt.Fprintf(&b, "  • %s\n", s)
		}
	}
	fmt.Fprintf(&b, "%s\n%s · %s · %s level\n\n%s\n", g.Title, g.Family, g.Track, g.Level, g.Summary)
	if len(g.Aliases) > 0 {
		fmt.Fprintf(&b, "Also called: %s\n", strings.Join(g.Aliases, ", "))
	}
	list("Key responsibilities", g.Duties)
	section("Top skills")
	for _, s := range g.Skills {
		fmt.Fprintf(&b, "  • %s (%s, importance %d of 5", s.Name, s.Level, s.Importance)
		if s.Essential {
			b.WriteString(", essential")
		}
		b.WriteString(")\n")
		if len(s.AnyOf) > 0 {
			fmt.Fprintf(&b, "      or any of: %s\n", strings.Join(s.AnyOf, ", "))
		}
	}
	list("Can lead to", g.LeadsTo)
	list("Transition opportunities", g.Moves)
	list("Often missing skills", g.Missing)
	fmt.Fprintf(&b, "\n%s\n", g.Suggest)

	section("Pay in " + string(g.Pay.Place))
	for _, p := range g.Pay.Bands {
		level := "all levels"
		if p.Level != 0 {
			level = p.Level.String()
		}
		fmt.Fprintf(&b, "  %-10s %s %s, %s: %s (%s, %s)\n", level, money.Band(p), p.Period.Each(), p.Basis, p.Method, p.Source, p.AsOf)
	}
	if g.Pay.Band == nil {
		fmt.Fprintf(&b, "  No band for this role: %s.\n", g.Pay.Why)
	}
	section("Demand")
	fmt.Fprintf(&b, "  Trend: %s. %s\n", g.Demand.Trend, g.Demand.Outlook)
	if p := g.Demand.Projection; p.Source != "" {
		fmt.Fprintf(&b, "  Employment as %s is projected to change by %+.1f %% from %d to %d, with %d openings a year (%s).\n",
			g.Counted, p.GrowthPercent, p.From, p.To, p.YearlyOpenings, p.Source)
	}
	section("Employers")
	fmt.Fprintf(&b, "  %s\n", strings.Join(g.Hiring, ", "))
	section("Sectors")
	fmt.Fprintf(&b, "  %s\n", strings.Join(g.Sectors, ", "))
	section("Next steps")
	for i, s := range g.Next {
		fmt.Fprintf(&b, "  %d. %s\n", i+1, s)
	}
	section("Sources")
	for _, s := range g.Sources {
		fmt.Fprintf(&b, "  %s: %s, %s (%s)\n", s.ID, s.Publisher, s.Title, s.Edition)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
