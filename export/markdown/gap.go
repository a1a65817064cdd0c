package markdown

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/go-career/career"
)

// Gap writes how far somebody is from a role or an advertisement: the coverage, then what is met, what is likely met, and
// what is short or not known, that which costs most first. The error is that of w.
func Gap(w io.Writer, c *career.Catalog, g career.Gap, o Options) error {
	p := o.page(c)
	p.heading(0, "How near to "+p.aim(g.Role))
	p.table([]string{"", ">Coverage", "Readiness", "What counts"}, [][]string{
		{"certain", percent(g.Coverage.Low), words(g.Readiness), "what is stated, and what follows from it"},
		{"likely", percent(g.Coverage.Likely), words(g.ReadinessLikely), "an estimate from the roles held and the person's level"},
		{"possible", percent(g.Coverage.High), words(g.ReadinessHigh), "everything that is left open"},
	})
	if e := g.Essential; e.Total > 0 {
		p.paragraph(fmt.Sprintf("Of %s, %d met, %d held at a lower level, %d missing, %d not known.",
			count(e.Total, "essential requirement"), e.Met, e.Partial, e.Missing, e.Unknown))
	}
	var met, likely, open []career.GapItem
	for _, it := range g.Items {
		switch {
		case it.Status == career.StatusMet:
			met = append(met, it)
		case it.Credit.Likely == 1:
			likely = append(likely, it)
		default:
			open = append(open, it)
		}
	}
	p.items("Met", met)
	p.items("Likely met", likely)
	if len(open) > 0 {
		slices.SortStableFunc(open, func(a, b career.GapItem) int { return cmp.Compare(b.Cost.Likely, a.Cost.Likely) })
		p.heading(1, "Short or not known")
		p.paragraph("Points are what each takes from the likely coverage, in hundredths.")
		var rows [][]string
		for _, it := range open {
			rows = append(rows, []string{p.skill(it.Skill), proficiency(it.Level), yes(it.Essential), fmt.Sprintf("%.1f", 100*it.Cost.Likely),
				state(it), p.held(it.Skill, it.Held)})
		}
		p.table([]string{"Skill", "Needed", "Essential", ">Points", "State", "So far"}, rows)
	}
	return p.to(w)
}

// aim names what a gap or a plan is for.
func (p *page) aim(id career.RoleID) string {
	if id == "" {
		return "the advertisement"
	}
	return p.title(id)
}

// items writes a part with requirements that are met, unless there are none.
func (p *page) items(heading string, items []career.GapItem) {
	if len(items) == 0 {
		return
	}
	p.heading(1, heading)
	var rows [][]string
	for _, it := range items {
		rows = append(rows, []string{p.skill(it.Skill), proficiency(it.Level), yes(it.Essential), p.held(it.Skill, it.Held)})
	}
	p.table([]string{"Skill", "Needed", "Essential", "By what"}, rows)
}

// state says how a requirement stands that is not met.
func state(it career.GapItem) string {
	switch it.Status {
	case career.StatusUnknown:
		return "not known"
	case career.StatusMissing:
		return "missing"
	}
	return count(it.Shortfall, "level") + " short"
}

// held says what is held of a requirement: which skill, how well, and how that is known.
func (p *page) held(required career.SkillID, h career.Holding) string {
	why := p.c.Why(h)
	if why == "" {
		return ""
	}
	var s string
	if h.Skill != required {
		s = p.skill(h.Skill) + ", "
	}
	switch {
	case h.Stated && h.Level == career.Unrated:
		return s + "named without a level, likely " + h.Likely.String()
	case h.Stated:
		return s + why
	case h.Level > career.None:
		return s + h.Level.String() + ", " + why
	}
	return s + why + ", at " + h.Likely.String() + " level"
}

func words(r career.Readiness) string { return strings.ReplaceAll(r.String(), "-", " ") }
