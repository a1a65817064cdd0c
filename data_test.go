package career_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"github.com/go-career/career"
	"github.com/go-career/career/source/bls"
)

// datasets returns the folder of public datasets that importers are tried on, and skips the test where there is none.
func datasets(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("CAREER_DATASETS")
	if dir == "" {
		t.Skip("CAREER_DATASETS names no folder of public datasets")
	}
	return dir
}

// TestReferenceGuide holds the first guide against the one the project started from: every name and figure, in its
// order.
func TestReferenceGuide(t *testing.T) {
	c := career.Default()
	r, ok := c.Role("junior-backend-developer")
	if !ok {
		t.Fatal("no junior-backend-developer")
	}
	var skills, leads, transitions, gaps []string
	for _, q := range r.Requirements[:min(12, len(r.Requirements))] { // what employers ask for beside stands behind
		name, _ := c.SkillName(q.Skill)
		skills = append(skills, name)
	}
	for _, id := range r.LeadsTo {
		title, _ := c.RoleTitle(id)
		leads = append(leads, title)
	}
	for _, id := range r.Transitions {
		title, _ := c.RoleTitle(id)
		transitions = append(transitions, title)
	}
	for _, id := range r.Gaps {
		name, _ := c.SkillName(id)
		gaps = append(gaps, name)
	}
	var pay []string
	for _, b := range r.Pay {
		if b.Basis == career.BasisGuide {
			pay = append(pay, fmt.Sprintf("%s %s %s to %s a %s", b.Level, b.Currency, b.Min, b.Max, b.Period))
		}
	}
	for _, tt := range []struct {
		name      string
		want, got []string
	}{
		{"title", []string{"Junior Backend Developer"}, []string{r.Title}},
		{"top skills", []string{"Problem Solving", "Written Communication", "Time Management", "Backend Programming", "API Design",
			"Database Fundamentals", "SQL", "Git", "Testing", "Debugging", "Cloud Fundamentals", "Security Basics"}, skills},
		{"can lead to", []string{"Backend Developer", "Software Engineer", "Platform Engineer", "Site Reliability Engineer", "Data Engineer"}, leads},
		{"transition opportunities", []string{"Full Stack Developer", "DevOps Engineer", "Security Engineer", "Technical Product Manager", "Solutions Engineer"}, transitions},
		{"often missing skills", []string{"System Design Fundamentals", "Performance Optimization", "Database Indexing", "Observability",
			"Incident Response", "Secure Coding", "CI/CD", "Caching"}, gaps},
		{"pay", []string{"entry USD 60000 to 85000 a year", "mid USD 85000 to 115000 a year", "senior USD 115000 to 160000 a year"}, pay},
		{"employers", []string{"Amazon", "Google", "Microsoft", "Meta", "Apple", "Salesforce", "Oracle", "IBM", "Stripe", "Shopify"}, r.Employers},
		{"sectors", []string{"Technology", "Financial Services", "Healthcare", "Ecommerce", "Media and Entertainment", "Logistics", "Education", "Government"}, r.Sectors},
		{"trend", []string{"steady"}, []string{string(r.Demand.Trend)}},
		{"lengths", []string{"9 responsibilities, 9 next steps"}, []string{fmt.Sprintf("%d responsibilities, %d next steps", len(r.Responsibilities), len(r.NextSteps))}},
	} {
		if diff := cmp.Diff(tt.want, tt.got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

// TestEveryGuideIsWhole checks that each section of the guide is filled for each role.
func TestEveryGuideIsWhole(t *testing.T) {
	for r := range career.Default().Roles() {
		for _, s := range []struct {
			name        string
			n, min, max int
		}{
			{"aliases", len(r.Aliases), 2, 24},
			{"responsibilities", len(r.Responsibilities), 7, 10},
			{"requirements", len(r.Requirements), 10, 34},
			{"transitions", len(r.Transitions), 1, 8},
			{"gaps", len(r.Gaps), 5, 9},
			{"employers", len(r.Employers), 6, 12},
			{"sectors", len(r.Sectors), 5, 9},
			{"nextSteps", len(r.NextSteps), 6, 10},
			{"codes", len(r.Codes), 2, 4},
			{"sources", len(r.Sources), 1, 3},
		} {
			if s.n < s.min || s.n > s.max {
				t.Errorf("%s: %s: %d, want %d to %d", r.ID, s.name, s.n, s.min, s.max)
			}
		}
		if r.Level != career.LevelExecutive && len(r.LeadsTo) == 0 {
			t.Errorf("%s: leads nowhere", r.ID)
		}
		if r.Job == "" || r.Family == "" || r.Level == 0 || r.Track == "" || r.Summary == "" || r.Suggestion == "" || r.Demand.Outlook == "" {
			t.Errorf("%s: a field of the guide is empty", r.ID)
		}
		essential := 0
		for _, q := range r.Requirements {
			if q.Essential {
				essential++
			}
			skill, _ := career.Default().Skill(q.Skill)
			if certificate := skill.Kind == career.KindCertificate; certificate != (q.Level == 0) || q.Importance == 0 {
				t.Errorf("%s: %s: no importance, no level, or one for a certificate, which is held or not", r.ID, q.Skill)
			}
		}
		if essential == 0 || 2*essential > len(r.Requirements) {
			t.Errorf("%s: %d of %d requirements are essential, want some and at most half", r.ID, essential, len(r.Requirements))
		}
		for _, g := range r.Gaps {
			if slices.ContainsFunc(r.Requirements, func(q career.Requirement) bool { return q.Skill == g }) {
				t.Errorf("%s: %s is a requirement and often missing", r.ID, g)
			}
		}
		if pay, err := career.Default().Salary(r.ID, "US"); err != nil || pay.Band == nil && pay.Why == "" {
			t.Errorf("%s: no band at its level, and no word why (%v)", r.ID, err)
		}
	}
}

// average is the projected growth of all occupations, 2024–34, in percent.
const average = 3.1

// TestDemandAgrees checks that a trend agrees with the figures beside it.
func TestDemandAgrees(t *testing.T) {
	c := career.Default()
	for r := range c.Roles() {
		p := r.Demand.Projection
		want := career.TrendStrong
		switch g := p.GrowthPercent; {
		case g < 0:
			want = career.TrendDeclining
		case g < average:
			want = career.TrendSlow
		case g < 10:
			want = career.TrendSteady
		}
		if r.ID == "junior-backend-developer" {
			want = career.TrendSteady // as the guide says that this one was made from
		}
		if r.Demand.Trend != want {
			t.Errorf("%s: %s, with a growth of %v %%", r.ID, r.Demand.Trend, p.GrowthPercent)
		}
		j, _ := c.Job(r.Job)
		shared := slices.DeleteFunc(j.Codes, func(c career.Code) bool {
			return !slices.Contains([]string{"SOC", "ISCO", "ESCO"}, c.Scheme) || r.Level < c.From || c.To != 0 && r.Level > c.To
		})
		if diff := cmp.Diff(shared, r.Codes); diff != "" {
			t.Errorf("%s: codes are not its job's: %s", r.ID, diff)
		}
		o, ok := c.Occupation(p.SOC)
		if !ok || o.Projection != p {
			t.Errorf("%s: projection %+v is not its occupation's", r.ID, p)
		}
	}
}

// TestLaddersKeepEssentials checks that what is essential at one rung of a job's ladder is required by the next, at least
// as well: as a requirement or, if all that would do here does there, as an alternative.
func TestLaddersKeepEssentials(t *testing.T) {
	type rung struct {
		job   career.JobID
		track career.Track
	}
	ladders := map[rung][]career.Role{}
	for r := range career.Default().Roles() {
		ladders[rung{r.Job, r.Track}] = append(ladders[rung{r.Job, r.Track}], r)
	}
	n := 0
	for _, roles := range ladders {
		slices.SortFunc(roles, func(a, b career.Role) int { return int(a.Level - b.Level) })
		for i := 1; i < len(roles); i++ {
			low, high := roles[i-1], roles[i]
			for _, q := range low.Requirements {
				if q.Essential && !slices.ContainsFunc(high.Requirements, func(o career.Requirement) bool {
					return o.Level >= q.Level && (o.Skill == q.Skill || slices.Contains(o.AnyOf, q.Skill))
				}) {
					n++
					t.Errorf("%s: %s at %s is essential, and %s does not require it so well", low.ID, q.Skill, q.Level, high.ID)
				}
			}
		}
	}
	t.Logf("%d essentials are dropped", n)
}

// TestEverySkillIsNamed checks that every practice and every transversal skill is named by a role (as a requirement, an
// alternative or a gap), or by another skill's kinds, shows or prerequisites. Tools, certificates, and what is known by a name
// (standards, protocols, industries, languages that people speak), may stand alone: text is searched for them.
func TestEverySkillIsNamed(t *testing.T) {
	c := career.Default()
	used := map[career.SkillID]bool{}
	for r := range c.Roles() {
		for _, id := range r.Gaps {
			used[id] = true
		}
		for _, q := range r.Requirements {
			used[q.Skill] = true
			for _, id := range q.AnyOf {
				used[id] = true
			}
		}
	}
	for s := range c.Skills() {
		for _, id := range slices.Concat(s.KindOf, s.Shows, s.Prerequisites) {
			used[id] = true
		}
	}
	var bad []career.SkillID
	for s := range c.Skills() {
		if !used[s.ID] && s.Kind != career.KindTool && s.Kind != career.KindKnowledge && s.Kind != career.KindCertificate {
			bad = append(bad, s.ID)
		}
	}
	if len(bad) > 0 {
		t.Errorf("%d skills are named by nothing: %v", len(bad), bad)
	}
}

// TestToolsAreOfSomething checks that every tool is a kind of something, or shows something.
func TestToolsAreOfSomething(t *testing.T) {
	var bad []career.SkillID
	for s := range career.Default().Skills() {
		if s.Kind == career.KindTool && len(s.KindOf)+len(s.Shows) == 0 {
			bad = append(bad, s.ID)
		}
	}
	if len(bad) > 0 {
		t.Errorf("%d tools are a kind of nothing and show nothing: %v", len(bad), bad)
	}
}

// TestRequirementsVary checks that roles have as many requirements as they need, and that weights use the whole scale.
func TestRequirementsVary(t *testing.T) {
	counts, weights := map[int]int{}, map[int]int{}
	roles, all := 0, 0
	for r := range career.Default().Roles() {
		roles++
		counts[len(r.Requirements)]++
		for _, q := range r.Requirements {
			weights[q.Importance]++
			all++
		}
	}
	for n, k := range counts {
		if 4*k > roles {
			t.Errorf("%d of %d roles have %d requirements", k, roles, n)
		}
	}
	for w := 1; w <= 5; w++ {
		if 50*weights[w] < all {
			t.Errorf("%d of %d requirements weigh %d", weights[w], all, w)
		}
	}
	t.Logf("requirements by weight %v, roles by number %v", weights, counts)
}

// TestRedundantAlternatives checks that no alternative implies the skill it stands beside, as a kind of it does.
func TestRedundantAlternatives(t *testing.T) {
	c := career.Default()
	n := 0
	for r := range c.Roles() {
		for _, q := range r.Requirements {
			for _, id := range q.AnyOf {
				if s, _ := c.Skill(id); slices.Contains(s.KindOf, q.Skill) {
					n++
				}
			}
		}
	}
	t.Logf("%d alternatives are kinds of the skill itself, and would count without being named", n)
}

// TestSourcesAreWhole checks that every source says who, what, when and on which terms.
func TestSourcesAreWhole(t *testing.T) {
	for s := range career.Default().Sources() {
		if s.Publisher == "" || s.Title == "" || s.Edition == "" || s.Licence == "" || s.AsOf == (career.Date{}) || s.Retrieved == (career.Date{}) {
			t.Errorf("%+v", s)
		}
	}
}

// TestCounts prints what the catalogue holds.
func TestCounts(t *testing.T) {
	c := career.Default()
	var roles, skills, aliases, moves, occupations, figures int
	for r := range c.Roles() {
		m, _ := c.Moves(r.ID)
		roles, aliases, moves = roles+1, aliases+len(r.Aliases), moves+len(m)
	}
	for s := range c.Skills() {
		skills, aliases = skills+1, aliases+len(s.Aliases)
	}
	for o := range c.Occupations() {
		occupations++
		for _, p := range []career.Percentiles{o.Hourly, o.Annual} {
			for _, f := range []career.Figure{p.P10, p.P25, p.P50, p.P75, p.P90} {
				if _, ok := f.Published(); ok {
					figures++
				}
			}
		}
	}
	t.Logf("%d roles, %d skills, %d aliases, %d moves, %d occupations, %d published pay figures", roles, skills, aliases, moves, occupations, figures)
	for f := range c.PayTables() {
		figures += len(f.Percentiles.Published())
		for _, a := range f.Areas {
			figures += len(a.Percentiles.Published())
			if _, ok := a.Levels.I.Published(); ok {
				figures += 2
			}
		}
	}
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	n := message.NewPrinter(language.AmericanEnglish)
	for _, want := range []string{n.Sprintf("%d roles of", roles), n.Sprintf("%d skills, %d moves, %d US occupations, %d published pay figures", skills, moves, occupations, figures)} {
		if !strings.Contains(string(readme), want) {
			t.Errorf("README.md does not say %q", want)
		}
	}
	if occupations != 830 {
		t.Errorf("%d occupations, want the 830 detailed ones", occupations)
	}
	if roles < 215 || skills < 700 {
		t.Errorf("%d roles and %d skills, want 215 and 700", roles, skills)
	}

	jobs := map[career.SkillID]map[career.JobID]bool{}
	for r := range c.Roles() {
		for _, q := range r.Requirements {
			if jobs[q.Skill] == nil {
				jobs[q.Skill] = map[career.JobID]bool{}
			}
			jobs[q.Skill][r.Job] = true
		}
	}
	own, all := 0, 0
	for r := range c.Roles() {
		for _, q := range r.Requirements {
			all++
			if len(jobs[q.Skill]) == 1 {
				own++
			}
		}
	}
	t.Logf("%d skills are required; %d of %d requirements (%d %%) are of a skill that no other job requires", len(jobs), own, all, 100*own/all)
}

// TestOccupationsAreThePublishers reads the publisher's tables anew, where they are at hand.
func TestOccupationsAreThePublishers(t *testing.T) {
	dir := datasets(t)
	open := func(name string) fs.File {
		f, err := os.Open(filepath.Join(dir, "bls", name))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	want, err := bls.Occupations(open("oews_national_may2025.tsv"), open("employment_projections_2024-34_table_1.2.tsv"),
		bls.Sources{Wages: "bls-oews-2025-05", AsOf: career.Date{Year: 2025, Month: time.May}, Projection: "bls-ep-2024-34"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, slices.Collect(career.Default().Occupations())); diff != "" {
		t.Error(diff)
	}
}
