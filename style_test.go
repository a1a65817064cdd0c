package career_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/names"
)

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
