// Command guide prints the career guide of a role: what people in it do, the skills it asks for, where it leads, what is
// often missing, what it pays and how sought-after it is.
//
//	go run ./examples/guide junior-backend-developer
//	go run ./examples/guide -place SE -locale sv-SE data-engineer
//	go run ./examples/guide -json junior-backend-developer
//	go run ./examples/guide -markdown junior-backend-developer
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"strings"

	"golang.org/x/text/language"

	"github.com/go-career/career"
	"github.com/go-career/career/export/markdown"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("guide: ")
	asJSON := flag.Bool("json", false, "print JSON")
	asMarkdown := flag.Bool("markdown", false, "print Markdown")
	locale := flag.String("locale", "en-US", "how to print pay")
	place := flag.String("place", "US", "whose pay to print: a country or an area, such as GB or CA-BC")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: guide [-json] [-markdown] [-locale en-US] [-place US] ROLE")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(os.Stdout, career.RoleID(flag.Arg(0)), *place, *locale, form(*asJSON, *asMarkdown)); err != nil {
		log.Fatal(err)
	}
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

func run(w io.Writer, role career.RoleID, place, locale, form string) error {
	tag, err := language.Parse(locale)
	if err != nil {
		return fmt.Errorf("unknown locale %q: want one such as en-US", locale)
	}
	p, err := career.ParsePlace(place)
	if err != nil {
		return err
	}
	if form == "Markdown" {
		return markdown.Guide(w, career.Default(), role, markdown.Options{Place: p, Money: career.NewMoneyPrinter(tag)})
	}
	g, err := read(career.Default(), role, p)
	if err != nil {
		return err
	}
	if form == "JSON" {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(g)
	}
	return g.print(w, career.NewMoneyPrinter(tag))
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
		s := topSkill{Level: q.Level, Importance: q.Importance, Essential: q.Essential, AnyOf: skillNames(c, q.AnyOf)}
		s.Name, _ = c.SkillName(q.Skill)
		g.Skills = append(g.Skills, s)
	}
	g.LeadsTo, g.Moves, g.Missing = titles(c, r.LeadsTo), titles(c, r.Transitions), skillNames(c, r.Gaps)
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

func skillNames(c *career.Catalog, ids []career.SkillID) []string {
	var names []string
	for _, id := range ids {
		name, _ := c.SkillName(id)
		names = append(names, name)
	}
	return names
}

func titles(c *career.Catalog, ids []career.RoleID) []string {
	var titles []string
	for _, id := range ids {
		title, _ := c.RoleTitle(id)
		titles = append(titles, title)
	}
	return titles
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
