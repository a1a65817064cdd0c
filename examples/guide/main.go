// Command guide prints the whole career guide of a role: what people in it do, the skills it asks for, where it leads,
// what is often missing, what it pays and how sought-after it is.
//
//	go run ./examples/guide junior-backend-developer
//	go run ./examples/guide -region SE -locale sv-SE data-engineer
//	go run ./examples/guide -json junior-backend-developer
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
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("guide: ")
	asJSON := flag.Bool("json", false, "print JSON")
	locale := flag.String("locale", "en-US", "how to print pay")
	region := flag.String("region", "US", "whose pay to print")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: guide [-json] [-locale en-US] [-region US] ROLE")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	tag, err := language.Parse(*locale)
	if err != nil {
		log.Fatalf("%q is no locale: want one such as en-US", *locale)
	}
	area, err := language.ParseRegion(*region)
	if err != nil {
		log.Fatalf("%q is no region: want an ISO 3166 code such as US", *region)
	}
	g, err := read(career.Default(), career.RoleID(flag.Arg(0)), area)
	if err == nil && *asJSON {
		enc := json.NewEncoder(os.Stdout)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		err = enc.Encode(g)
	} else if err == nil {
		err = g.print(os.Stdout, tag, area)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// A guide is a role with the names behind its IDs.
type guide struct {
	career.Role
	TopSkills           []string        `json:"topSkills"`
	CanLeadTo           []string        `json:"canLeadTo"`
	TransitionTitles    []string        `json:"transitionOpportunities"`
	OftenMissing        []string        `json:"oftenMissingSkills"`
	SourcesInFull       []career.Source `json:"sourcesInFull"`
	FamilyName          string          `json:"familyName"`
	JobTitle            string          `json:"jobTitle"`
	CountedAsOccupation string          `json:"countedAsOccupation,omitempty"`
}

func read(c *career.Catalog, id career.RoleID, region language.Region) (guide, error) {
	r, ok := c.Role(id)
	if !ok {
		_, err := c.Moves(id) // says whether the role was retired
		return guide{}, err
	}
	var err error
	if r.Pay, err = c.Salary(id, region); err != nil {
		r.PayNote = err.Error()
	} else {
		r.PayNote = c.WhyNoBand(id, region)
	}
	g := guide{Role: r}
	for _, q := range r.Requirements {
		g.TopSkills = append(g.TopSkills, skill(c, q.Skill))
	}
	for _, id := range r.LeadsTo {
		g.CanLeadTo = append(g.CanLeadTo, title(c, id))
	}
	for _, id := range r.Transitions {
		g.TransitionTitles = append(g.TransitionTitles, title(c, id))
	}
	for _, id := range r.Gaps {
		g.OftenMissing = append(g.OftenMissing, skill(c, id))
	}
	seen := map[career.SourceID]bool{}
	ids := r.Sources
	for _, b := range r.Pay {
		ids = append(ids, b.Source)
	}
	for _, id := range ids {
		if s, ok := c.Source(id); ok && !seen[id] {
			seen[id] = true
			g.SourcesInFull = append(g.SourcesInFull, s)
		}
	}
	if f, ok := c.Family(r.Family); ok {
		g.FamilyName = f.Name
	}
	if j, ok := c.Job(r.Job); ok {
		g.JobTitle = j.Title
	}
	if o, ok := c.Occupation(r.Demand.Projection.SOC); ok {
		g.CountedAsOccupation = o.SOC + " " + o.Title
	}
	return g, nil
}

func skill(c *career.Catalog, id career.SkillID) string { name, _ := c.SkillName(id); return name }
func title(c *career.Catalog, id career.RoleID) string  { t, _ := c.RoleTitle(id); return t }

func (g guide) print(w io.Writer, tag language.Tag, region language.Region) error {
	var b strings.Builder
	section := func(heading string) { fmt.Fprintf(&b, "\n%s\n\n", heading) }
	items := func(list []string) {
		for _, s := range list {
			fmt.Fprintf(&b, "  • %s\n", s)
		}
	}
	fmt.Fprintf(&b, "%s\n%s · %s · %s level\n\n%s\n", g.Title, g.FamilyName, g.Track, g.Level, g.Summary)
	if len(g.Aliases) > 0 {
		fmt.Fprintf(&b, "Also called: %s\n", strings.Join(g.Aliases, ", "))
	}
	section("Key responsibilities")
	items(g.Responsibilities)
	section("Top skills")
	for i, q := range g.Requirements {
		essential := ""
		if q.Essential {
			essential = ", essential"
		}
		fmt.Fprintf(&b, "  • %s (%s, importance %d of 5%s)\n", g.TopSkills[i], q.Level, q.Importance, essential)
	}
	section("Can lead to")
	items(g.CanLeadTo)
	section("Transition opportunities")
	items(g.TransitionTitles)
	section("Often missing skills")
	items(g.OftenMissing)
	fmt.Fprintf(&b, "\n%s\n", g.Suggestion)

	section("Pay in " + region.String())
	f := career.NewMoneyPrinter(tag)
	for _, p := range g.Pay {
		level := "all levels"
		if p.Level != 0 {
			level = p.Level.String()
		}
		fmt.Fprintf(&b, "  %-10s %s %s, %s: %s (%s, %s)\n", level, f.Band(p), p.Period.Each(), p.Basis, p.Method, p.Source, p.AsOf)
	}
	if g.PayNote != "" {
		fmt.Fprintf(&b, "  none for this role's own level: %s\n", g.PayNote)
	}
	section("Demand")
	fmt.Fprintf(&b, "  %s. %s\n", g.Demand.Trend, g.Demand.Outlook)
	if p := g.Demand.Projection; p.Source != "" {
		fmt.Fprintf(&b, "  Employment as %s is projected to change by %+.1f %% from %d to %d, with %d openings a year (%s).\n",
			g.CountedAsOccupation, p.GrowthPercent, p.From, p.To, p.YearlyOpenings, p.Source)
	}
	section("Employers")
	fmt.Fprintf(&b, "  %s\n", strings.Join(g.Employers, ", "))
	section("Sectors")
	fmt.Fprintf(&b, "  %s\n", strings.Join(g.Sectors, ", "))
	section("Next steps")
	for i, s := range g.NextSteps {
		fmt.Fprintf(&b, "  %d. %s\n", i+1, s)
	}
	section("Sources")
	for _, s := range g.SourcesInFull {
		fmt.Fprintf(&b, "  %s: %s, %s (%s)\n", s.ID, s.Publisher, s.Title, s.Edition)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
