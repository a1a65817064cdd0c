package career_test

import (
	"fmt"
	"strings"

	"github.com/go-career/career"
)

// A title from a job board, taken apart.
func ExampleParseTitle() {
	p := career.ParseTitle("Sr. Back-End Engr II (Go) – Remote")
	fmt.Println(p.Level, p.Track)
	fmt.Println(p.Core)
	for _, r := range p.Remainder {
		fmt.Println("-", r.Kind, r.Text)
	}
	for _, title := range []string{"Associate Director", "Staff Nurse", "Assistant to the CTO", "VP Eng"} {
		p := career.ParseTitle(title)
		fmt.Printf("%s: level %q, track %q\n", title, p.Level, p.Track)
	}
	// Output:
	// senior individual-contributor
	// back end engineer
	// - grade II
	// - technology Go
	// - arrangement Remote
	// Associate Director: level "principal", track "management"
	// Staff Nurse: level "", track "individual-contributor"
	// Assistant to the CTO: level "", track "individual-contributor"
	// VP Eng: level "executive", track "management"
}

// The column "title" of a spreadsheet, put in order: what is sure is taken, the rest is for someone to look at.
func ExampleCatalog_MatchTitle() {
	c := career.Default()
	for _, title := range []string{"SR. DATA ENGR", "Backend Engineer III", "Site Relaibility Engineer", "Pastry Chef"} {
		m := c.MatchTitle(title, 1)
		switch {
		case len(m) == 0:
			fmt.Printf("%s: no such role\n", title)
		case m[0].Score < 0.7:
			fmt.Printf("%s: perhaps %s\n", title, m[0].Role)
		default:
			fmt.Printf("%s: %s\n", title, m[0].Role)
		}
	}
	m := c.MatchTitle("Frontend Developer for Payments", 1)[0]
	fmt.Println("matched:", strings.Join(m.Matched, " "), "– ignored:", strings.Join(m.Ignored, " "))
	// Output:
	// SR. DATA ENGR: senior-data-engineer
	// Backend Engineer III: senior-backend-developer
	// Site Relaibility Engineer: site-reliability-engineer
	// Pastry Chef: no such role
	// matched: Frontend Developer – ignored: Payments
}
