package check

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"github.com/go-career/career"
	"github.com/go-career/career/export/markdown"
)

// gfm reads CommonMark with GitHub's tables, strikethrough, task lists and links.
var gfm = goldmark.New(goldmark.WithExtensions(extension.GFM))

func render(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	if err := gfm.Convert([]byte(text), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// shown is what a reader should see of s: words with one space between them.
func shown(s string) string {
	words := strings.FieldsFunc(strings.ToValidUTF8(s, "\ufffd"), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) })
	return strings.Join(words, " ")
}

// contexts are the places where package markdown puts text, with what is around it in HTML.
var contexts = []struct{ name, before, after, want string }{
	{"paragraph", "before\n\n", "\n\nafter", "<p>before</p>\n<p>%s</p>\n<p>after</p>\n"},
	{"heading", "## ", "\n", "<h2>%s</h2>\n"},
	{"inside a sentence", "so: ", ".\n", "<p>so: %s.</p>\n"},
	{"list item", "- ", "\n- b\n", "<ul>\n<li>%s</li>\n<li>b</li>\n</ul>\n"},
	{"numbered item", "1. ", "\n2. b\n", "<ol>\n<li>%s</li>\n<li>b</li>\n</ol>\n"},
	{"table cell", "| a | b |\n| --- | --- |\n| ", " | x |\n", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>%s</td>\n<td>x</td>\n</tr>\n</tbody>\n</table>\n"},
}

// FuzzEscape puts any text in every place, and checks that the reader sees it and nothing else happens.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{"plain", "*a*", "**b**", "_c_", "a | b", "<script>alert(1)</script>", "`code`", "``", "line\nend", "# heading", "a #", "C#", "1. one", "1) one", "12345678901. x", "+ a",
		"- a", "-", "---", "===", "***", "> quote", "![i](j)", "[x]", "[ ] task", "[a]: /b", "https://example.com", "www.example.com", "WWW.example.com", "a@example.com", "mailto:a@b.cc", "&amp;", "&#35;", "~~x~~",
		"\\", "a\\", "\\|", "$x$", "\x00", "\xff", "\t", "    code", "~~~", "<!-- -->", "<a@b.c>", "ftp://example.com", "1", "1.", "a\u2028b", "http:// x", "\u00a0# x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := shown(s)
		if want == "" {
			return // an empty place is the caller's to leave out
		}
		for _, c := range contexts {
			before, after, _ := strings.Cut(c.want, "%s")
			out := render(t, c.before+markdown.Escape(s)+c.after)
			inner, ok := strings.CutPrefix(out, before)
			inner, ok2 := strings.CutSuffix(inner, after)
			if !ok || !ok2 || strings.ContainsAny(inner, "<>") || html.UnescapeString(inner) != want {
				t.Errorf("%s: %q, escaped %q, became %q", c.name, s, markdown.Escape(s), out)
			}
		}
	})
}

// hostile returns a catalogue whose every text tries to be markup.
func hostile(t *testing.T, text string) *career.Catalog {
	t.Helper()
	c, err := career.New(career.Records{
		Families: []career.Family{{ID: "f", Name: "F" + text}},
		Jobs:     []career.Job{{ID: "j", Title: "J" + text, Family: "f"}},
		Roles: []career.Role{
			{ID: "r", Title: text + " r", Aliases: []string{text + " a"}, Job: "j", Family: "f", Level: career.LevelMid, Grade: text, Summary: text,
				Responsibilities: []string{text, "second"}, LeadsTo: []career.RoleID{"s"}, Gaps: []career.SkillID{"k"}, Suggestion: text,
				Employers: []string{text}, Sectors: []string{text}, NextSteps: []string{text, "second"}, Demand: career.Demand{Outlook: text},
				Requirements: []career.Requirement{{Skill: "k", Level: career.Working, Importance: 5, Essential: true, AnyOf: []career.SkillID{"l"}}, {Skill: "m", Level: career.Expert}}},
			{ID: "s", Title: text + " s", Level: career.LevelSenior},
		},
		Skills: []career.Skill{{ID: "k", Name: text + " k", Effort: career.EffortLight}, {ID: "l", Name: text + " l"}, {ID: "m", Name: text + " m", Prerequisites: []career.SkillID{"l"}}},
		Bands: []career.SalaryBand{{Job: "j", Level: career.LevelMid, Place: "US", Currency: "USD", Period: career.PerYear, Min: 1000, Max: 2000,
			Basis: career.BasisOverlay, Method: text, Source: "src", AsOf: career.Date{Year: 2026}}},
		Sources: []career.Source{{ID: "src", Publisher: text, Title: text, Edition: "1", Licence: "x", AsOf: career.Date{Year: 2026}}},
	})
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return c
}

var tag = regexp.MustCompile(`<[^>]*>`)

// TestPages checks that pages of hostile texts have the elements of pages of plain ones, one for one, and show the texts.
func TestPages(t *testing.T) {
	pages := func(text string) []string {
		c := hostile(t, text)
		person := career.Profile{Skills: map[career.SkillID]career.Proficiency{"l": career.Unrated}, Experience: []career.Experience{{Role: "r", Months: 30}}}
		gap, err := c.Gap(person, "r")
		if err != nil {
			t.Fatal(err)
		}
		plan, err := c.Plan(person, "r", career.PlanOptions{})
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, write := range []func(*bytes.Buffer) error{
			func(b *bytes.Buffer) error { return markdown.Guide(b, c, "r", markdown.Options{}) },
			func(b *bytes.Buffer) error { return markdown.Gap(b, c, gap, markdown.Options{}) },
			func(b *bytes.Buffer) error { return markdown.Plan(b, c, plan, markdown.Options{}) },
		} {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			out = append(out, render(t, b.String()))
		}
		return out
	}
	plain := pages("plain")
	for _, text := range []string{"*bold*", "a | b |", "<script>alert(1)</script>", "`a`", "# x", "1. x", "- x", "[a](b)", "![a](b)", "~~a~~", "\\", "&lt;", "| --- |", "https://example.com/x", "$1$", "_a_", "+ x", "=== x"} {
		for i, page := range pages(text) {
			if got, want := fmt.Sprint(tag.FindAllString(page, -1)), fmt.Sprint(tag.FindAllString(plain[i], -1)); got != want {
				t.Errorf("%q, page %d: elements\n%s, want\n%s", text, i, got, want)
			}
			seen := html.UnescapeString(tag.ReplaceAllString(page, ""))
			if got, want := strings.Count(seen, shown(text)), strings.Count(plain[i], "plain"); got < want {
				t.Errorf("%q, page %d: shown %d times, want %d", text, i, got, want)
			}
		}
	}
}
