package markdown

import (
	"fmt"
	"io"
	"strings"

	"github.com/go-career/career"
)

// Plan writes what to find out and what to learn, in order. Times are estimates, and marked so. The error is that of w.
func Plan(w io.Writer, c *career.Catalog, plan career.Plan, o Options) error {
	p := o.page(c)
	p.heading(0, "Plan for "+p.aim(plan.Role))
	p.paragraph(fmt.Sprintf("Likely coverage now: %s.", percent(plan.Before)))
	if len(plan.Ask) > 0 {
		p.heading(1, "Find out first")
		var rows [][]string
		for _, q := range plan.Ask {
			rows = append(rows, []string{p.skill(q.Skill), strings.Join(p.skills(q.AnyOf), ", "), proficiency(q.Needed), fmt.Sprintf("%.1f", 100*q.Cost), p.held(q.Skill, q.Held)})
		}
		p.table([]string{"Is it held?", "Or any of", "Level", ">Points that depend on it", "So far"}, rows)
	}
	if len(plan.Steps) == 0 {
		p.paragraph("There is nothing to learn.")
		return p.to(w)
	}
	p.heading(1, "Learn in this order")
	var rows [][]string
	for i, s := range plan.Steps {
		why := ""
		switch {
		case s.Essential:
			why = "essential"
		case s.Required:
			why = "required"
		default:
			why = "needed for " + strings.Join(p.skills(s.For), ", ")
		}
		rows = append(rows, []string{fmt.Sprint(i + 1), p.skill(s.Skill), strings.Join(p.skills(s.AnyOf), ", "), proficiency(s.From), proficiency(s.To), why,
			estimate(s.Study), estimate(s.Practice), percent(s.Coverage)})
	}
	p.table([]string{">Step", "Skill", "Or any of", "From", "To", "Why", "Study, hours", "Practice, months", ">Coverage then"}, rows)
	var sum []string
	if plan.Study.High > 0 {
		sum = append(sum, fmt.Sprintf("%s hours of study, which at %s a week take %s weeks", plan.Study, count(plan.HoursPerWeek, "hour"), plan.Weeks))
	}
	if plan.Practice.High > 0 {
		sum = append(sum, fmt.Sprintf("%s months of practice on the job, side by side", plan.Practice))
	}
	if len(sum) > 0 {
		p.paragraph("In all, as an estimate: " + strings.Join(sum, "; and ") + ".")
	}
	return p.to(w)
}

// estimate returns an estimate of time; it is empty for none.
func estimate(e career.Estimate) string {
	if e.High == 0 {
		return ""
	}
	return e.String()
}
