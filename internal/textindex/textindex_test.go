package textindex

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

var sample = []Entry{
	{Name: "Go", Aliases: []string{"Golang"}, Product: true},
	{Name: "C", Product: true}, {Name: "C++", Aliases: []string{"C++ Programming"}, Product: true}, {Name: "C#", Product: true},
	{Name: ".NET", Aliases: []string{".NET Core"}, Product: true}, {Name: "ASP.NET", Product: true},
	{Name: "Node.js", Product: true}, {Name: "CI/CD", Aliases: []string{"Continuous Integration"}},
	{Name: "Backend Programming", Aliases: []string{"Backend"}}, {Name: "REST APIs"}, {Name: "SOA"}, {Name: "Data Structures"},
	{Name: "Data Visualization"}, {Name: "P&L"}, {Name: "Spring", Product: true}, {Name: "Spring Boot", Product: true},
	{Name: "PostgreSQL", Product: true}, {Name: "HTML5", Product: true}, {Name: "Café Crème"}, {Name: "Straße"},
}

func newIndex(entries []Entry) *Index {
	return New(len(entries), func(i int) Entry { return entries[i] })
}

// slow finds what Find finds by trying every form, as a regular expression, at every place a word starts.
type slow struct {
	x       *Index
	forms   []*regexp.Regexp
	byFirst [256][]int // the forms that start with a byte
}

func newSlow(x *Index) *slow {
	for i := range x.forms { // it knows names, not the words around them
		f := &x.forms[i]
		f.vague, f.weak, f.crowd, f.strict = false, false, false, f.strict && !f.weak
	}
	const space = `[ \t\r\x{a0}]*\n?[ \t\r\x{a0}]*`
	const white = `(?:` + space + `|[-._'‐‑–’])`
	const gap = `(?:` + space + `|` + space + `/` + space + `|[-._'‐‑–’:@])`
	o := &slow{x: x}
	for i := range x.forms {
		f := &x.forms[i]
		var b strings.Builder
		b.WriteString(`^(?i:`)
		for k, r := range f.folded {
			switch {
			case k == 0:
			case f.breaks>>k&1 == 1:
				b.WriteString(gap)
			case f.gaps>>k&1 == 1:
				b.WriteString(white)
			}
			switch r {
			case 'e':
				b.WriteString(`[eéè]`)
			case '#':
				b.WriteString(`[#♯]`)
			default:
				b.WriteString(regexp.QuoteMeta(string(r)))
			}
		}
		b.WriteString(`)`)
		expr := strings.NewReplacer(`and`, `(?:and|&)`, `ss`, `(?:ss|ß)`).Replace(b.String())
		o.forms = append(o.forms, regexp.MustCompile(expr))
		o.byFirst[f.folded[0]] = append(o.byFirst[f.folded[0]], i)
	}
	return o
}

func (o *slow) find(text string) []string {
	var out []string
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		prev, _ := utf8.DecodeLastRuneInString(text[:i])
		if i > 0 && together(prev, r) || !plainWord(r) && (r != '.' || i > 0 && together(prev, 'a') || i+1 == len(text) || !isLetter(text[i+1])) {
			i += n
			continue
		}
		best, version := 0, 0
		first, _ := foldRune(nil, 0, r)
		first = append(first, text[i]) // of the dot
		for _, k := range o.byFirst[first[0]] {
			f := &o.x.forms[k]
			end := len(o.forms[k].FindString(text[i:min(len(text), i+200)]))
			if end <= best {
				continue
			}
			next, _ := utf8.DecodeRuneInString(text[i+end:])
			before, _ := utf8.DecodeLastRuneInString(text[:i+end])
			last := text[i+end-1]
			symbol := i+end < len(text) && strings.ContainsRune("+#♯", next)
			switch {
			case i+end < len(text) && together(before, next) && last != '+' && last != '#',
				symbol && len(f.folded) == 1, // C of C++
				f.strict && text[i:i+end] != f.written,
				!free(text, i, i+end):
				continue
			}
			best, version = end, o.x.version(text, i+end, f) // which TestFindSkills tries
		}
		if best > 0 {
			out = append(out, fmt.Sprintf("%d %q", i, text[i:version]))
			i = version
			continue
		}
		i += n
	}
	return out
}

// together reports whether two characters that stand next to each other are of one word.
func together(a, b rune) bool {
	return plainWord(a) && plainWord(b) && (scriptOf(a) == foreign) == (scriptOf(b) == foreign)
}

func plainWord(r rune) bool { return r != utf8.RuneError && wordRune(r) }

// TestFind holds Find against the slow way, on texts made of names, pieces of names, noise and what may stand between.
func TestFind(t *testing.T) {
	x := newIndex(sample)
	o := newSlow(x)
	var words []string
	for _, e := range sample {
		for _, n := range append([]string{e.Name}, e.Aliases...) {
			words = append(words, n, strings.ToLower(n), strings.ToUpper(n))
			words = append(words, strings.FieldsFunc(n, func(r rune) bool { return r == ' ' || r == '.' || r == '/' })...)
		}
	}
	words = append(words, "back", "end", "so", "a", "the", "market", "data", "structure", "visualisation", "net", "post", "gre", "sql", "html", "é", "日本", "ß", "p", "l")
	gaps := []string{" ", " ", " ", "-", ".", "/", ", ", "", "\n", "\n\n", " / ", "&", " & ", "_", "’", "(", "+", "#", "  ", "\u00a0", "\xff", ". ", ":", "@"}
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		var b strings.Builder
		for range 1 + r.IntN(6) {
			b.WriteString(words[r.IntN(len(words))])
			b.WriteString(gaps[r.IntN(len(gaps))])
		}
		text := b.String()
		compare(t, x, o, text)
	}
}

// An index of nothing, or of names without a letter, finds nothing.
func TestEmpty(t *testing.T) {
	for _, entries := range [][]Entry{nil, {{Name: "!"}}} {
		if got := newIndex(entries).Find("Go! and C++", nil); len(got) != 0 {
			t.Errorf("%v: got %v", entries, got)
		}
	}
}

// TestFindProse does the same with the names of all skills of the project and its own prose.
func TestFindProse(t *testing.T) {
	var entries []Entry
	files, err := filepath.Glob("../../data/skills/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no skills", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var f struct {
			Skills []struct {
				Name, Kind string
				Aliases    []string
			}
		}
		if err := json.Unmarshal(text, &f); err != nil {
			t.Fatal(err)
		}
		for _, s := range f.Skills {
			entries = append(entries, Entry{Name: s.Name, Aliases: s.Aliases, Product: s.Kind == "tool"})
		}
	}
	x := newIndex(entries)
	o := newSlow(x)
	files, err = filepath.Glob("../../data/roles/s*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no roles", err)
	}
	for _, file := range files[:min(len(files), 4)] {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		compare(t, x, o, string(text))
	}
}

func compare(t *testing.T, x *Index, o *slow, text string) {
	t.Helper()
	var got []string
	for _, h := range x.scan(text, nil) {
		got = append(got, fmt.Sprintf("%d %q", h.Start, text[h.Start:h.End]))
	}
	if diff := cmp.Diff(o.find(text), got); diff != "" {
		t.Fatalf("%q: -slow +Find\n%s", text, diff)
	}
}

// TestScripts checks that a mark that makes another letter counts, however it is encoded, and that an accent doesn't.
func TestScripts(t *testing.T) {
	x := newIndex([]Entry{{Name: "バス"}, {Name: "सॉफ्टवेयर"}, {Name: "линейный код"}, {Name: "Smørrebrød"}, {Name: "Łódź"}, {Name: "개발"}})
	tests := []struct{ text, want string }{
		{"バス", "バス"}, {"ﾊﾞｽ", "ﾊﾞｽ"}, {"ハ\u3099ス", "ハ\u3099ス"}, {"ハス", ""},
		{"एक सॉफ्टवेयर है", "सॉफ्टवेयर"}, {"सफटवयर", ""},
		{"Линейный код", "Линейный код"}, {"линеи\u0306ныи\u0306 код", "линеи\u0306ныи\u0306 код"}, {"линеиныи код", ""},
		{"smorrebrod, Lodz", "smorrebrod Lodz"}, {"\u1100\u1162\u1107\u1161\u11af", "\u1100\u1162\u1107\u1161\u11af"},
	}
	for _, tt := range tests {
		var got []string
		for _, h := range x.Find(tt.text, nil) {
			got = append(got, tt.text[h.Start:h.End])
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q: -want +got\n%s", tt.text, diff)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"C++ and C#, .NET", "Go\xff, R&D Ｃ♯ Java\u0301", "ハ\u3099ス", "и\u0306", "Node js 3.1.2.x+"} {
		f.Add(s)
	}
	x := newIndex(sample)
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, h := range x.Find(s, nil) {
			if h.Start < at || h.End <= h.Start || h.End > len(s) || int(h.Entry) >= len(sample) {
				t.Fatalf("%q: %+v after byte %d", s, h, at)
			}
			at = h.End
		}
		if n := newIndex([]Entry{{Name: s}}); s != "" {
			n.Whole(s)
		}
	})
}
