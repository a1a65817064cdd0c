package career_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/names"
	"github.com/go-career/career/internal/results"
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

// sentences returns what a role says in running text, each with its field.
func sentences(r career.Role) (out []string) {
	for _, text := range []string{r.Summary, r.Suggestion, r.Demand.Outlook} {
		out = append(out, strings.Split(strings.ReplaceAll(text, "? ", ". "), ". ")...)
	}
	out = append(out, r.Responsibilities...)
	return append(out, r.NextSteps...)
}

// TestNoSentenceTwice checks that no sentence stands in two roles, nor nearly so.
func TestNoSentenceTwice(t *testing.T) {
	type place struct {
		role career.Role
		text string
		tri  map[string]bool
	}
	seen := map[string]career.RoleID{}
	var all []place
	byTrigram := map[string][]int{}
	for r := range career.Default().Roles() {
		for _, s := range sentences(r) {
			f := names.Fold(s)
			if o, ok := seen[f]; ok {
				t.Errorf("%s: %q also stands in %s", r.ID, s, o)
			}
			seen[f] = r.ID
			words := strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !('a' <= c && c <= 'z' || '0' <= c && c <= '9') })
			tri := map[string]bool{}
			for i := 0; i+2 < len(words); i++ {
				tri[strings.Join(words[i:i+3], " ")] = true
			}
			for g := range tri {
				byTrigram[g] = append(byTrigram[g], len(all))
			}
			all = append(all, place{r, s, tri})
		}
	}
	for i, p := range all {
		shared := map[int]int{}
		for g := range p.tri {
			for _, k := range byTrigram[g] {
				if k > i {
					shared[k]++
				}
			}
		}
		for k, n := range shared {
			if q := all[k]; q.role.ID != p.role.ID && n >= 3 && float64(n) >= 0.8*float64(min(len(p.tri), len(q.tri))) {
				t.Errorf("%s: %q\nis nearly %s: %q", p.role.ID, p.text, q.role.ID, q.text)
			}
		}
	}
}

// british are spellings that the data, which is in US English, does not use.
var british = regexp.MustCompile(`(?i)\b(\w*(isation|ising|ised|yse|ysed|ysing)|organis\w+|optimis\w+|behaviour\w*|colour\w*|favour\w*|labour\w*|centre\w*|programmes?|licence\w*|catalogue\w*|defence|cancelled|travelling|modelling|labelled|fulfil|judgement|grey|whilst|rota|tyre\w*|artefact\w*)\b`)

// notBritish are words that only look like it.
var notBritish = regexp.MustCompile(`(?i)^(optimistic\w*|raised|raising|advis(ed|ing)|revis(ed|ing)|supervis(ed|ing)|compris(ed|ing)|promis(ed|ing)|compromis(ed|ing)|surpris(ed|ing)|exercis(ed|ing)|pris(ed|ing)|devis(ed|ing)|improvis(ed|ing)|rising|arising|praised|disguised|advertis(ed|ing)|noised|premised|merchandising|enterprising|appraised|appraising|televised|praising|poised|phrased|franchising|franchised|excised|precised|bruised|cruised|cruising)$`)

var filler = regexp.MustCompile(`(?i)\b(leverag\w*|utiliz\w*|cutting-edge|passionate|fast-paced|best practices|stay up to date|etc\.|world-class|state-of-the-art)`)

// TestStyle checks what can be checked of how the data is written.
func TestStyle(t *testing.T) {
	check := func(id, s string) {
		for _, w := range british.FindAllString(s, -1) {
			if !notBritish.MatchString(w) {
				t.Errorf("%s: %q in %q: the data is in US English", id, w, s)
			}
		}
		if w := filler.FindString(s); w != "" {
			t.Errorf("%s: %q in %q", id, w, s)
		}
		if strings.ContainsAny(s, "’‘“”") {
			t.Errorf("%s: curly quotes in %q", id, s)
		}
	}
	for r := range career.Default().Roles() {
		for _, s := range sentences(r) {
			check(string(r.ID), s)
		}
		for _, s := range append(slices.Clone(r.Responsibilities), r.NextSteps...) {
			if first := s[:1]; first != strings.ToUpper(first) || strings.HasSuffix(s, ".") {
				t.Errorf("%s: %q: list items start with a capital and end without a full stop", r.ID, s)
			}
		}
		for _, s := range []string{r.Summary, r.Suggestion, r.Demand.Outlook} {
			if !strings.HasSuffix(s, ".") {
				t.Errorf("%s: %q: running text ends with a full stop", r.ID, s)
			}
		}
	}
	summaries := map[string]career.SkillID{}
	for s := range career.Default().Skills() {
		check(string(s.ID), s.Summary)
		if s.Summary == "" || !strings.HasSuffix(s.Summary, ".") || s.Kind == "" || s.Effort == "" || s.Category == "" {
			t.Errorf("%s: a field is empty, or the summary does not end with a full stop", s.ID)
		}
		if o, ok := summaries[s.Summary]; ok {
			t.Errorf("%s: the summary of %s", s.ID, o)
		}
		summaries[s.Summary] = s.ID
	}
}

// TestOneSpelling checks that employers and sectors are spelt one way.
func TestOneSpelling(t *testing.T) {
	spelt := map[string]string{}
	for r := range career.Default().Roles() {
		for _, s := range append(slices.Clone(r.Employers), r.Sectors...) {
			f := names.Fold(strings.TrimPrefix(s, "The "))
			for _, suffix := range []string{"inc", "ltd", "international", "company", "andcompany", "corporation", "group"} {
				if short, ok := strings.CutSuffix(f, suffix); ok && short != "" && spelt[short] != "" {
					f = short
				}
			}
			if o, ok := spelt[f]; ok && o != s {
				t.Errorf("%s: %q is %q elsewhere", r.ID, s, o)
			}
			spelt[f] = s
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

// TestSchemas checks every file of the data against its schema, so that schemas, types and data agree.
func TestSchemas(t *testing.T) {
	for _, kind := range []struct{ schema, files string }{
		{"role", "roles/*"}, {"skills", "skills/*"}, {"jobs", "jobs/*"}, {"bands", "bands"}, {"families", "families"}, {"sources", "sources"},
		{"occupations", "published/occupations/*"}, {"pay", "published/pay/*"}, {"areas", "published/areas"}, {"parities", "published/parities"},
	} {
		var schema map[string]any
		text, err := os.ReadFile("data/schema/" + kind.schema + ".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &schema); err != nil {
			t.Fatal(err)
		}
		files, err := filepath.Glob("data/" + kind.files + ".json")
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no files (%v)", kind.files, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var v any
			if err := json.Unmarshal(text, &v); err != nil {
				t.Fatal(err)
			}
			for _, problem := range conform(schema, v, "") {
				t.Errorf("%s: %s", file, problem)
			}
		}
	}
	// The check can fail.
	schema := map[string]any{"type": "object", "additionalProperties": false, "required": []any{"a"},
		"properties": map[string]any{"b": map[string]any{"type": "string", "enum": []any{"x"}}}}
	if got := conform(schema, map[string]any{"b": "y", "c": 1.0}, ""); len(got) != 3 {
		t.Errorf("%q, want three problems", got)
	}
}

// TestResultSchemas checks answers of every kind against their schemas.
func TestResultSchemas(t *testing.T) {
	all, err := results.Of(career.Default())
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("data/schema/results/*.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		kind := strings.TrimSuffix(filepath.Base(file), ".schema.json")
		t.Run(kind, func(t *testing.T) {
			if len(all[kind]) == 0 {
				t.Fatal("no answer of this kind")
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var schema map[string]any
			if err := json.Unmarshal(text, &schema); err != nil {
				t.Fatal(err)
			}
			for _, result := range all[kind] {
				text, err := json.Marshal(result)
				if err != nil {
					t.Fatal(err)
				}
				var v any
				if err := json.Unmarshal(text, &v); err != nil {
					t.Fatal(err)
				}
				if problems := conform(resolved(schema, schema["$defs"]), v, ""); problems != nil {
					t.Fatalf("%q in %s", problems[:min(3, len(problems))], text[:min(500, len(text))])
				}
			}
		})
		delete(all, kind)
	}
	for kind := range all {
		t.Errorf("%s has no schema", kind)
	}
}

// resolved returns the schema that another refers to, with the definitions it needs; or itself.
func resolved(schema map[string]any, defs any) map[string]any {
	ref, ok := schema["$ref"].(string)
	if !ok {
		if schema["$defs"] == nil && defs != nil {
			schema["$defs"] = defs
		}
		return schema
	}
	target := defs.(map[string]any)[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
	target["$defs"] = defs
	return target
}

// conform reports where v is not what a schema says, for the part of JSON Schema that ours use.
func conform(schema map[string]any, v any, path string) (out []string) {
	defs := schema["$defs"]
	under := func(schema any) map[string]any { return resolved(schema.(map[string]any), defs) }
	if schema["type"] == nil {
		return nil // anything
	}
	is := map[string]bool{}
	switch v := v.(type) {
	case map[string]any:
		is["object"] = true
	case []any:
		is["array"] = true
	case string:
		is["string"] = true
	case bool:
		is["boolean"] = true
	case float64:
		is["number"], is["integer"] = true, v == float64(int64(v))
	}
	types, ok := schema["type"].([]any)
	if !ok {
		types = []any{schema["type"]}
	}
	if !slices.ContainsFunc(types, func(t any) bool { s, _ := t.(string); return is[s] }) {
		return append(out, fmt.Sprintf("%s: %v where %v belongs", path, v, schema["type"]))
	}
	if list, ok := schema["enum"].([]any); ok && !slices.Contains(list, v) {
		out = append(out, fmt.Sprintf("%s: %v is none of %v", path, v, list))
	}
	if s, ok := v.(string); ok {
		if p, ok := schema["pattern"].(string); ok && !regexp.MustCompile(p).MatchString(s) {
			out = append(out, fmt.Sprintf("%s: %q is not like %s", path, s, p))
		}
	}
	if n, ok := v.(float64); ok {
		if least, ok := schema["minimum"].(float64); ok && n < least {
			out = append(out, fmt.Sprintf("%s: %v is below %v", path, n, least))
		}
		if most, ok := schema["maximum"].(float64); ok && n > most {
			out = append(out, fmt.Sprintf("%s: %v is above %v", path, n, most))
		}
	}
	if list, ok := v.([]any); ok {
		for i, e := range list {
			out = append(out, conform(under(schema["items"]), e, fmt.Sprintf("%s[%d]", path, i))...)
		}
	}
	if o, ok := v.(map[string]any); ok {
		props, _ := schema["properties"].(map[string]any)
		for name, e := range o {
			if p, ok := props[name]; ok {
				out = append(out, conform(under(p), e, path+"."+name)...)
			} else if p, ok := schema["additionalProperties"].(map[string]any); ok {
				out = append(out, conform(under(p), e, path+"."+name)...)
			} else {
				out = append(out, fmt.Sprintf("%s.%s: unknown", path, name))
			}
		}
		required, _ := schema["required"].([]any)
		for _, name := range required {
			if _, ok := o[name.(string)]; !ok {
				out = append(out, fmt.Sprintf("%s.%s: missing", path, name))
			}
		}
	}
	return out
}

// TestSourcesAreWhole checks that every source says who, what, when and on which terms.
func TestSourcesAreWhole(t *testing.T) {
	for s := range career.Default().Sources() {
		if s.Publisher == "" || s.Title == "" || s.Edition == "" || s.Licence == "" || s.AsOf == (career.Date{}) || s.Retrieved == (career.Date{}) {
			t.Errorf("%+v", s)
		}
	}
}

// fromOutside are roles that no role leads to: people come to them with a degree and from where no role is described.
var fromOutside = map[career.RoleID]string{
	"corporate-counsel":   "law firms",
	"economist":           "graduate school",
	"industrial-designer": "design school",
}

// TestLattice checks that every role is part of the whole: one can get there, and go on.
func TestLattice(t *testing.T) {
	c := career.Default()
	for r := range c.Roles() {
		in, _ := c.Feeders(r.ID)
		if from := fromOutside[r.ID]; r.Level > career.LevelEntry && (len(in) == 0) != (from != "") {
			t.Errorf("%s: %d roles lead here, from outside %q", r.ID, len(in), from)
		}
		for _, m := range in {
			if m.Kind == career.MoveAdvancement && m.Levels > 2 {
				t.Errorf("%s: an advancement of %d levels, from %s", r.ID, m.Levels, m.From)
			}
		}
		out, _ := c.Moves(r.ID)
		for _, m := range out {
			if m.Kind == career.MoveTransition && (m.Levels > 1 || m.Levels < -1) {
				t.Errorf("%s: a transition of %d levels, to %s", r.ID, m.Levels, m.To)
			}
		}
	}
}

// TestMovesAreReal checks that what one brings to a role tells advancement, transition and chance apart: it reports how
// much of the new role's requirements those of the old one cover.
func TestMovesAreReal(t *testing.T) {
	c := career.Default()
	cover := func(from, to career.RoleID) float64 {
		g, err := c.RoleGap(from, to)
		if err != nil {
			t.Fatal(err)
		}
		return g.Coverage.Low
	}
	var roles []career.RoleID
	kinds := map[career.MoveKind][]float64{}
	var ladder, random []float64
	for r := range c.Roles() {
		roles = append(roles, r.ID)
		moves, _ := c.Moves(r.ID)
		for _, m := range moves {
			v := cover(m.From, m.To)
			kinds[m.Kind] = append(kinds[m.Kind], v)
			if to, _ := c.Role(m.To); to.Job == r.Job {
				ladder = append(ladder, v)
			}
		}
	}
	for i, from := range roles {
		for k := 1; k <= 10; k++ {
			random = append(random, cover(from, roles[(i*37+k*61+i*k)%len(roles)]))
		}
	}
	quartiles := func(name string, v []float64) float64 {
		slices.Sort(v)
		at := func(p int) float64 { return v[len(v)*p/100] }
		t.Logf("%-22s %5d pairs: coverage %.2f %.2f %.2f (25, 50, 75 percent)", name, len(v), at(25), at(50), at(75))
		return at(50)
	}
	up := quartiles("up a job's own ladder", ladder)
	advancement := quartiles("advancement", kinds[career.MoveAdvancement])
	transition := quartiles("transition", kinds[career.MoveTransition])
	chance := quartiles("random", random)
	if !(up > advancement && advancement > transition && transition > 2*chance) {
		t.Error("the kinds of move do not stand apart, or not from chance")
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
