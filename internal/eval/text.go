package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/go-career/career"
)

// text scores the finding of skills in text on the SkillSpan development split: the sentences of technical postings
// and the knowledge they mark. Beside the catalogue stands a plain gazetteer of the labels of ESCO's skills and the names
// of O*NET's technologies, the longest of which counts, in any case.
//
// Spans are of whole tokens. Strict counts a found span that is marked just so; overlap counts one that shares a token
// with a marked one, for precision, and a marked one that shares a token with a found one, for recall. All sentences
// count, also those in which nothing is marked.
func text(dir string, args []string) error {
	flags := flag.NewFlagSet("text", flag.ContinueOnError)
	data := flags.String("data", "", "folder of a catalogue to use in place of the embedded data")
	misses := flags.Int("misses", 0, "also print this many sentences with spans that were missed or wrongly found")
	if err := flags.Parse(args); err != nil {
		return err
	}
	c := career.Default()
	if *data != "" {
		var err error
		if c, err = career.Load(os.DirFS(*data)); err != nil {
			return err
		}
	}
	sentences, err := readSkillSpan(filepath.Join(dir, "dev", "skillspan_dev.jsonl"))
	if err != nil {
		return err
	}
	plain, err := readGazetteer(dir)
	if err != nil {
		return err
	}
	kinds := map[career.SkillID]career.SkillKind{}
	for s := range c.Skills() {
		kinds[s.ID] = s.Kind
	}
	ofKind := func(want ...career.SkillKind) func(*sentence) []tokenSpan {
		return func(s *sentence) []tokenSpan {
			var out []tokenSpan
			for _, m := range c.FindSkills(s.text) {
				if slices.Contains(want, kinds[m.Skill]) {
					out = append(out, s.tokens(m.Start, m.End))
				}
			}
			return slices.Compact(out)
		}
	}
	marked := 0
	for i := range sentences {
		marked += len(sentences[i].marked)
	}
	fmt.Printf("SkillSpan development split, technical postings: %d sentences, %d spans of knowledge\n\n", len(sentences), marked)
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\tspans\tstrict P\tR\tF1\toverlap P\tR\tF1\t")
	for _, r := range []struct {
		name string
		find func(*sentence) []tokenSpan
	}{
		{"gazetteer of ESCO and O*NET", plain.find},
		{"FindSkills, knowledge and tools", ofKind(career.KindKnowledge, career.KindTool)},
		{"FindSkills, practices too", ofKind(career.KindKnowledge, career.KindTool, career.KindPractice)},
		{"FindSkills, all", ofKind(career.KindKnowledge, career.KindTool, career.KindPractice, career.KindTransversal)},
	} {
		t := score(sentences, r.find)
		fmt.Fprintf(w, "%s\t%d\t%s\t%s\t\n", r.name, t.found, t.strict(), t.overlap())
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if *misses > 0 {
		printSentences(sentences, ofKind(career.KindKnowledge, career.KindTool, career.KindPractice), *misses)
	}
	return nil
}

// A tokenSpan is the tokens from the first to before the second number.
type tokenSpan [2]int

func (a tokenSpan) overlaps(b tokenSpan) bool { return a[0] < b[1] && b[0] < a[1] }

// A sentence is one of a corpus, its tokens joined by spaces.
type sentence struct {
	text   string
	starts []int // of the tokens, and one past the end
	marked []tokenSpan
}

// tokens returns the tokens that text[start:end] touches.
func (s *sentence) tokens(start, end int) tokenSpan {
	first, found := slices.BinarySearch(s.starts, start)
	if !found {
		first--
	}
	last, _ := slices.BinarySearch(s.starts, end)
	return tokenSpan{first, last}
}

// readSkillSpan reads the sentences of technical postings.
func readSkillSpan(name string) ([]sentence, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []sentence
	for d := json.NewDecoder(bufio.NewReader(f)); ; {
		var r struct {
			Tokens    []string `json:"tokens"`
			Knowledge []string `json:"tags_knowledge"`
			Source    string   `json:"source"`
		}
		if err := d.Decode(&r); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if r.Source != "tech" {
			continue
		}
		s := sentence{text: strings.Join(r.Tokens, " ")}
		at := 0
		for i, t := range r.Tokens {
			s.starts = append(s.starts, at)
			at += len(t) + 1
			switch {
			case r.Knowledge[i] == "B", r.Knowledge[i] == "I" && (i == 0 || r.Knowledge[i-1] == "O"):
				s.marked = append(s.marked, tokenSpan{i, i + 1})
			case r.Knowledge[i] == "I":
				s.marked[len(s.marked)-1][1] = i + 1
			}
		}
		s.starts = append(s.starts, at)
		out = append(out, s)
	}
}

// A tally counts spans.
type tally struct{ marked, found, same, hit, covered int }

func score(sentences []sentence, find func(*sentence) []tokenSpan) (t tally) {
	for i := range sentences {
		s := &sentences[i]
		found := find(s)
		t.marked += len(s.marked)
		t.found += len(found)
		for _, f := range found {
			if slices.Contains(s.marked, f) {
				t.same++
			}
			if slices.ContainsFunc(s.marked, f.overlaps) {
				t.hit++
			}
		}
		for _, m := range s.marked {
			if slices.ContainsFunc(found, m.overlaps) {
				t.covered++
			}
		}
	}
	return t
}

func (t tally) strict() string  { return rates(t.same, t.found, t.same, t.marked) }
func (t tally) overlap() string { return rates(t.hit, t.found, t.covered, t.marked) }

func rates(right, found, covered, marked int) string {
	p, r := float64(right)/float64(max(found, 1)), float64(covered)/float64(max(marked, 1))
	return fmt.Sprintf("%.3f\t%.3f\t%.3f", p, r, 2*p*r/max(p+r, 1e-9))
}

// printSentences prints sentences with spans that were missed or wrongly found: [marked], {found}, [{both}].
func printSentences(sentences []sentence, find func(*sentence) []tokenSpan, n int) {
	shown := 0
	for i := range sentences {
		s := &sentences[i]
		found := find(s)
		wrong := func(f tokenSpan) bool { return !slices.ContainsFunc(s.marked, f.overlaps) }
		missed := func(m tokenSpan) bool { return !slices.ContainsFunc(found, m.overlaps) }
		if !slices.ContainsFunc(found, wrong) && !slices.ContainsFunc(s.marked, missed) {
			continue
		}
		if shown++; shown > n {
			return
		}
		var b strings.Builder
		for k, word := range strings.Split(s.text, " ") {
			for _, f := range found {
				if f[0] == k {
					b.WriteString("{")
				}
			}
			for _, m := range s.marked {
				if m[0] == k {
					b.WriteString("[")
				}
			}
			b.WriteString(word)
			for _, m := range s.marked {
				if m[1] == k+1 {
					b.WriteString("]")
				}
			}
			for _, f := range found {
				if f[1] == k+1 {
					b.WriteString("}")
				}
			}
			b.WriteString(" ")
		}
		fmt.Printf("%d: %s\n", i, b.String())
	}
}

// A gazetteer is a set of names, each a sequence of lower-case words.
type gazetteer struct {
	names map[string]bool
	most  int // words in the longest
}

// readGazetteer reads the labels of ESCO's skills and the names of O*NET's technologies.
func readGazetteer(dir string) (*gazetteer, error) {
	g := &gazetteer{names: map[string]bool{}}
	f, err := os.Open(filepath.Join(dir, "esco", "skills_en.csv"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	head, err := r.Read()
	if err != nil {
		return nil, err
	}
	preferred, alternative := slices.Index(head, "preferredLabel"), slices.Index(head, "altLabels")
	for {
		row, err := r.Read()
		if err == io.EOF {
			break
		} else if err != nil {
			return nil, err
		}
		for l := range strings.Lines(row[preferred] + "\n" + row[alternative]) {
			l, _, _ = strings.Cut(l, "(") // Java (computer programming)
			g.add(l)
		}
	}
	text, err := os.ReadFile(filepath.Join(dir, "onet", "Technology Skills.txt"))
	if err != nil {
		return nil, err
	}
	const example = 2 // the column
	for l := range strings.Lines(string(text)) {
		if cells := strings.Split(l, "\t"); len(cells) > example && cells[example] != "Example" {
			g.add(cells[example])
		}
	}
	return g, nil
}

func (g *gazetteer) add(name string) {
	var words []string
	for _, w := range wordsOf(name) {
		words = append(words, strings.ToLower(name[w[0]:w[1]]))
	}
	if len(words) > 0 {
		g.names[strings.Join(words, " ")] = true
		g.most = max(g.most, len(words))
	}
}

// wordsOf returns where the words of s are: letters, digits, '+' and '#', with dots inside.
func wordsOf(s string) [][]int { return wordPattern.FindAllStringIndex(s, -1) }

var wordPattern = regexp.MustCompile(`\.?[\pL\pN]+(?:\.[\pL\pN]+)*[+#]*`)

// find returns the longest names in the sentence, from left to right.
func (g *gazetteer) find(s *sentence) []tokenSpan {
	at := wordsOf(s.text)
	words := make([]string, len(at))
	for i, w := range at {
		words[i] = strings.ToLower(s.text[w[0]:w[1]])
	}
	var out []tokenSpan
	for i := 0; i < len(words); i++ {
		for k := min(len(words), i+g.most); k > i; k-- {
			if g.names[strings.Join(words[i:k], " ")] {
				out = append(out, s.tokens(at[i][0], at[k-1][1]))
				i = k - 1
				break
			}
		}
	}
	return slices.Compact(out)
}
