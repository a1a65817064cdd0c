package markdown

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/go-career/career"
)

// Guide writes the career guide of a role. What the role does not state is left out.
//
// The error is that of w, or a [*career.NotFoundError] for a role or an area that the catalogue does not have.
func Guide(w io.Writer, c *career.Catalog, id career.RoleID, o Options) error {
	pay, err := c.Salary(id, cmp.Or(o.Place, "US"))
	if err != nil {
		return err
	}
	r, _ := c.Role(id)
	p := o.page(c)
	p.heading(0, r.Title)
	var facts []string
	if f, ok := c.Family(r.Family); ok {
		facts = append(facts, Escape(f.Name))
	}
	if r.Level != 0 {
		facts = append(facts, r.Level.String()+" level")
	}
	if r.Grade != "" {
		facts = append(facts, Escape(r.Grade))
	}
	if r.Track != "" {
		facts = append(facts, strings.ReplaceAll(string(r.Track), "-", " "))
	}
	p.paragraph(strings.Join(facts, " · "))
	p.paragraph(Escape(r.Summary))
	if len(r.Aliases) > 0 {
		p.paragraph("Also called: " + Escape(strings.Join(r.Aliases, ", ")))
	}
	p.list("Key responsibilities", "-", r.Responsibilities)
	p.requirements(r.Requirements)
	p.list("Can lead to", "-", p.titles(r.LeadsTo))
	p.list("Transition opportunities", "-", p.titles(r.Transitions))
	p.list("Often missing skills", "-", p.skills(r.Gaps))
	p.paragraph(Escape(r.Suggestion))
	p.pay(pay, o.money())
	p.demand(r.Demand)
	p.list("Employers", "-", r.Employers)
	p.list("Sectors", "-", r.Sectors)
	p.list("Next steps", "1.", r.NextSteps)
	p.sources(r, pay)
	return p.to(w)
}

func (p *page) requirements(list []career.Requirement) {
	if len(list) == 0 {
		return
	}
	p.heading(1, "Top skills")
	var rows [][]string
	for _, q := range list {
		importance := ""
		if q.Importance > 0 {
			importance = fmt.Sprintf("%d of 5", q.Importance)
		}
		rows = append(rows, []string{p.skill(q.Skill), proficiency(q.Level), importance, yes(q.Essential), strings.Join(p.skills(q.AnyOf), ", ")})
	}
	p.table([]string{"Skill", "Level", "Importance", "Essential", "Or any of"}, rows)
}

func (p *page) pay(pay career.Salary, money *career.MoneyPrinter) {
	p.heading(1, "Pay in "+p.place(pay.Place))
	var rows [][]string
	for _, b := range pay.Bands {
		level := "all"
		if b.Level != 0 {
			level = b.Level.String()
		}
		if pay.Band != nil && b == *pay.Band {
			level += " (this role)"
		}
		rows = append(rows, []string{level, money.Band(b) + " " + b.Period.Each(), string(b.Basis), b.Method, string(b.Source), b.AsOf.String()})
	}
	if len(rows) > 0 {
		p.table([]string{"Level", "Pay", "Basis", "Method", "Source", "As of"}, rows)
	}
	if pay.Band == nil {
		p.paragraph("No band for this role: " + Escape(pay.Why) + ".")
	}
	if n := pay.Nearest; n != nil {
		p.paragraph(fmt.Sprintf("Nearest published figure: percentile %d of %s, %s.", n.Rank, Escape(n.Of.String()),
			Escape(money.Money(career.Money{Amount: n.Amount, Currency: n.Currency})+" "+n.Period.Each())))
	}
}

func (p *page) place(place career.Place) string {
	if a, ok := p.c.Area(place); ok {
		return a.Name
	}
	return string(place)
}

func (p *page) demand(d career.Demand) {
	if d == (career.Demand{}) {
		return
	}
	p.heading(1, "Demand")
	if d.Trend != "" {
		p.paragraph("Trend: " + string(d.Trend) + ".")
	}
	p.paragraph(Escape(d.Outlook))
	if j := d.Projection; j.Source != "" {
		class := j.SOC
		if o, ok := p.c.Occupation(j.SOC); ok {
			class += " " + o.Title
		}
		p.paragraph(fmt.Sprintf("Employment as %s is projected to change by %+.1f %% from %d to %d, with %d openings a year (%s).",
			Escape(class), j.GrowthPercent, j.From, j.To, j.YearlyOpenings, Escape(string(j.Source))))
	}
}

// sources lists what names and figures on the page are from.
func (p *page) sources(r career.Role, pay career.Salary) {
	ids := append([]career.SourceID{}, r.Sources...)
	ids = append(ids, r.Demand.Projection.Source)
	for _, b := range pay.Bands {
		ids = append(ids, b.Source)
	}
	if pay.Nearest != nil {
		ids = append(ids, pay.Nearest.Of.Source)
	}
	var lines []string
	seen := map[career.SourceID]bool{}
	for _, id := range ids {
		if s, ok := p.c.Source(id); ok && !seen[id] {
			seen[id] = true
			lines = append(lines, fmt.Sprintf("%s: %s, %s (%s)", s.ID, s.Publisher, s.Title, s.Edition))
		}
	}
	p.list("Sources", "-", lines)
}
