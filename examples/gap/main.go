// Command gap says how near a person is to a role: what they meet and by what, what is short, what to find out first, what
// to learn in which order, which roles fit them best, and what one more skill would bring. It reads a résumé in the JSON
// Resume format, or in another that package jsonresume reads, such as an export of Reactive Resume.
//
//	go run ./examples/gap -resume examples/gap/testdata/resume.json -role backend-developer
//	go run ./examples/gap -resume examples/gap/testdata/resume.json -posting examples/gap/testdata/posting.txt
//
// A posting is an advertisement as text; its first line is the job title. With -json the program prints everything as one
// JSON object, with -markdown the gap and the plan as a Markdown page.
package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/export/markdown"
	"github.com/go-career/career/source/jsonresume"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("gap: ")
	var q question
	flag.StringVar(&q.resume, "resume", "", "a résumé in the JSON Resume format; - for standard input")
	flag.StringVar((*string)(&q.role), "role", "", "the role to aim at, such as backend-developer; by default the role of the posting")
	flag.StringVar(&q.posting, "posting", "", "a text file with an advertisement, the job title in its first line")
	flag.IntVar(&q.pace, "pace", 5, "hours of study a week")
	flag.BoolVar(&q.json, "json", false, "print JSON")
	flag.BoolVar(&q.markdown, "markdown", false, "print Markdown")
	flag.Parse()
	if q.resume == "" || q.role == "" && q.posting == "" {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(os.Stdout, q); err != nil {
		log.Fatal(err)
	}
}

type question struct {
	resume, posting string
	role            career.RoleID
	pace            int
	json, markdown  bool
}

// An answer is all that the program has to say.
type answer struct {
	Person  string                  `json:"person,omitempty"`
	Profile career.Profile          `json:"profile"`
	Unknown []jsonresume.Place      `json:"unknown"` // names on the résumé that the catalogue doesn't know
	Unread  []jsonresume.Unread     `json:"unread"`  // what could not be read, and why
	Posting *posting                `json:"posting,omitempty"`
	Gap     career.Gap              `json:"gap"`
	Plan    career.Plan             `json:"plan"`
	Best    []career.Recommendation `json:"best"`  // the roles that fit best
	Opens   []career.Opening        `json:"opens"` // what one more skill brings, for those roles and the one aimed at
}

// A posting is an advertisement and how near the person is to it.
type posting struct {
	career.Posting
	Gap career.Gap `json:"gap"`
}

func run(w io.Writer, q question) error {
	c := career.Default()
	a, err := ask(c, q)
	if err != nil {
		return err
	}
	if q.json {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(a)
	}
	if q.markdown {
		return page(w, c, a)
	}
	p := &printer{w: w, c: c}
	p.answer(a)
	return p.err
}

// page prints the gaps and the plan as one Markdown page.
func page(w io.Writer, c *career.Catalog, a answer) error {
	if err := markdown.Gap(w, c, a.Gap, markdown.Options{}); err != nil {
		return err
	}
	fmt.Fprintln(w)
	if a.Posting != nil {
		if err := markdown.Gap(w, c, a.Posting.Gap, markdown.Options{}); err != nil {
			return err
		}
		fmt.Fprintln(w)
	}
	return markdown.Plan(w, c, a.Plan, markdown.Options{})
}

// ask puts all questions to the catalogue.
func ask(c *career.Catalog, q question) (answer, error) {
	resume, err := read(q.resume)
	if err != nil {
		return answer{}, err
	}
	reading := resume.Match(c)
	a := answer{Person: resume.Basics.Name, Profile: reading.Profile, Unknown: reading.Unknown, Unread: reading.Unread}
	if q.posting != "" {
		text, err := os.ReadFile(q.posting)
		if err != nil {
			return answer{}, err
		}
		title, body, _ := strings.Cut(strings.TrimSpace(string(text)), "\n")
		ad := c.ReadPosting(title, body)
		a.Posting = &posting{ad, c.PostingGap(a.Profile, ad)}
		if q.role == "" {
			q.role = ad.Role
		}
		if q.role == "" {
			return answer{}, errors.New("the title of the posting stands for no role of the catalogue: name one with -role")
		}
	}
	if a.Gap, err = c.Gap(a.Profile, q.role); err != nil {
		return answer{}, err
	}
	if a.Plan, err = c.Plan(a.Profile, q.role, career.PlanOptions{HoursPerWeek: q.pace}); err != nil {
		return answer{}, err
	}
	a.Best = c.Recommend(a.Profile, career.RecommendOptions{Limit: 5})
	near := career.RoleFilter{Roles: []career.RoleID{q.role}}
	for _, r := range a.Best {
		near.Roles = append(near.Roles, r.Role)
	}
	a.Opens = c.Opens(a.Profile, career.RecommendOptions{Filter: near, Limit: 3})
	return a, nil
}

func read(file string) (*jsonresume.Resume, error) {
	in := os.Stdin
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	resume, err := jsonresume.Read(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return resume, nil
}

// A printer prints names for IDs, and keeps the first error.
type printer struct {
	w   io.Writer
	c   *career.Catalog
	err error
}

func (p *printer) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

func (p *printer) skill(id career.SkillID) string { name, _ := p.c.SkillName(id); return name }
func (p *printer) title(id career.RoleID) string  { title, _ := p.c.RoleTitle(id); return title }

func (p *printer) answer(a answer) {
	p.printf("%s → %s\n\n", a.Person, p.title(a.Gap.Role))
	for _, e := range a.Profile.Experience {
		p.printf("  worked as %s for %s\n", p.title(e.Role), count(e.Months, "month"))
	}
	p.printf("  %s read from the résumé\n", count(len(a.Profile.Skills), "skill"))
	for _, u := range a.Unknown {
		p.printf("  not in the catalogue: %q\n", u.Text)
	}
	for _, u := range a.Unread {
		p.printf("  could not be read (%s): %s %q\n", u.Reason, u.Path, u.Text)
	}

	p.coverage("How near", a.Gap)
	p.items(a.Gap)
	if a.Posting != nil {
		p.posting(*a.Posting)
	}
	p.plan(a.Plan)
	p.best(a)
}

// coverage says in words how much of what is asked for is met.
func (p *printer) coverage(heading string, g career.Gap) {
	p.printf("\n%s\n\n", heading)
	p.printf("  certain   %3.0f %%  %s: counts only what the résumé says, and what follows from it\n", 100*g.Coverage.Low, words(g.Readiness))
	p.printf("  likely    %3.0f %%  %s: an estimate from the roles held and the person's level\n", 100*g.Coverage.Likely, words(g.ReadinessLikely))
	p.printf("  possible  %3.0f %%  %s: if everything the résumé leaves open is there\n", 100*g.Coverage.High, words(g.ReadinessHigh))
	if e := g.Essential; e.Total > 0 {
		p.printf("\n  Of %s, %d met, %d held at a lower level, %d missing, %d not known\n",
			count(e.Total, "essential requirement"), e.Met, e.Partial, e.Missing, e.Unknown)
	}
}

// items prints the requirements: what is met and by what, what likely is, and the others with what they cost.
func (p *printer) items(g career.Gap) {
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
	p.printf("\nMet (* essential)\n\n")
	if len(met) == 0 {
		p.printf("  nothing for certain\n")
	}
	for _, it := range met {
		p.printf("  %s %s: %s\n", star(it.Essential), p.skill(it.Skill), p.held(it.Skill, it.Held))
	}
	if len(likely) > 0 {
		p.printf("\nLikely met\n\n")
	}
	for _, it := range likely {
		p.printf("  %s %s: %s\n", star(it.Essential), p.skill(it.Skill), p.held(it.Skill, it.Held))
	}
	if len(open) > 0 {
		p.printf("\nShort or not known, with the points that it takes from the likely coverage\n\n")
	}
	slices.SortStableFunc(open, func(a, b career.GapItem) int { return cmp.Compare(b.Cost.Likely, a.Cost.Likely) })
	for _, it := range open {
		needed := ""
		if it.Level > 0 {
			needed = ", needed at " + it.Level.String()
		}
		state := count(it.Shortfall, "level") + " short"
		switch it.Status {
		case career.StatusUnknown:
			state = "not known"
		case career.StatusMissing:
			state = "missing"
		}
		p.printf("  %s %4.1f  %s%s: %s", star(it.Essential), 100*it.Cost.Likely, p.skill(it.Skill), needed, state)
		if held := p.held(it.Skill, it.Held); held != "" {
			p.printf(" (%s)", held)
		}
		p.printf("\n")
	}
}

// held says what is held of a requirement: which skill, how well, and how that is known.
func (p *printer) held(required career.SkillID, h career.Holding) string {
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

func (p *printer) posting(ad posting) {
	p.printf("\nThe posting\n\n")
	if ad.Role == "" {
		p.printf("  its title stands for no role of the catalogue")
	} else {
		p.printf("  read as %s (score %.2f)", p.title(ad.Role), ad.Score)
	}
	if ad.Level > 0 {
		p.printf(", %s level", ad.Level)
	}
	p.printf("; it names %s\n", count(len(ad.Requirements), "skill"))
	if len(ad.Requirements) == 0 {
		return
	}
	p.coverage("How near to the posting", ad.Gap)
	p.items(ad.Gap)
}

func (p *printer) plan(plan career.Plan) {
	const most = 5
	p.printf("\nFind out first\n\n")
	for i, q := range plan.Ask[:min(most, len(plan.Ask))] {
		p.printf("  %d. %s", i+1, p.skill(q.Skill))
		if n := len(q.AnyOf); n > 0 {
			p.printf(" (or %s)", p.few(q.AnyOf, 3))
		}
		p.printf(": is it held at %s? %.1f points depend on it", q.Needed, 100*q.Cost)
		if held := p.held(q.Skill, q.Held); held != "" {
			p.printf("; so far: %s", held)
		}
		p.printf("\n")
	}
	p.more(len(plan.Ask) - most)

	p.printf("\nLearn in this order (estimates, from what is likely held)\n\n")
	for i, s := range plan.Steps[:min(most, len(plan.Steps))] {
		p.printf("  %d. %s to %s", i+1, p.skill(s.Skill), s.To)
		if len(s.AnyOf) > 0 {
			p.printf(" (or %s)", p.few(s.AnyOf, 3))
		}
		p.printf(": %s; ", effort(s.Study, s.Practice))
		if s.Required {
			p.printf("coverage %.0f %%\n", 100*s.Coverage)
		} else {
			p.printf("needed for %s\n", p.few(s.For, 3))
		}
	}
	p.more(len(plan.Steps) - most)
	if len(plan.Steps) > 0 {
		p.printf("\n  In all %s.", effort(plan.Study, plan.Practice))
		if plan.Study.High > 0 {
			p.printf(" At %s a week the study takes %s weeks.", count(plan.HoursPerWeek, "hour"), plan.Weeks)
		}
		p.printf(" Practice is side by side, on the job.\n")
	}
}

func (p *printer) best(a answer) {
	p.printf("\nRoles that fit best\n\n")
	for _, r := range a.Best {
		p.printf("  %s: likely coverage %.0f %%, %s", p.title(r.Role), 100*r.Coverage.Likely, words(r.ReadinessLikely))
		switch d := r.LevelDistance; {
		case d > 0:
			p.printf(", %s up", count(d, "level"))
		case d < 0:
			p.printf(", %s down", count(-d, "level"))
		}
		p.printf("\n")
	}
	p.printf("\nWhat one more skill would bring\n\n")
	for _, o := range a.Opens {
		p.printf("  %s to %s:", p.skill(o.Skill), o.To)
		for i, r := range o.Roles[:min(3, len(o.Roles))] {
			if i > 0 {
				p.printf(",")
			}
			p.printf(" %s %.0f → %.0f %%", p.title(r.Role), 100*r.Before, 100*r.After)
			if r.ReadinessAfter > r.ReadinessBefore {
				p.printf(" (then %s)", words(r.ReadinessAfter))
			}
		}
		p.printf("\n")
	}
}

// few names the first skills of a list, and how many more there are.
func (p *printer) few(ids []career.SkillID, most int) string {
	var names []string
	for _, id := range ids[:min(most, len(ids))] {
		names = append(names, p.skill(id))
	}
	if n := len(ids) - most; n > 0 {
		names = append(names, fmt.Sprintf("%d more", n))
	}
	return strings.Join(names, ", ")
}

func (p *printer) more(n int) {
	if n > 0 {
		p.printf("  and %d more\n", n)
	}
}

// count returns a number of things in words: "1 level", "2 levels".
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// effort says how much study and practice something takes.
func effort(study, practice career.Estimate) string {
	var parts []string
	if study.High > 0 {
		parts = append(parts, study.String()+" hours of study")
	}
	if practice.High > 0 {
		parts = append(parts, practice.String()+" months of practice")
	}
	return strings.Join(parts, ", ")
}

func words(r career.Readiness) string { return strings.ReplaceAll(r.String(), "-", " ") }

func star(essential bool) string {
	if essential {
		return "*"
	}
	return " "
}
