package main

import (
	"cmp"
	"encoding/csv"
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/titleindex"
)

// A titleSet is occupations with their titles, and queries with the occupations that are right.
type titleSet struct {
	name    string
	titles  [][]string // by occupation, its own title first
	queries []query
}

type query struct {
	text  string
	right []int
}

// add adds a query, or one more right answer to it.
func (s *titleSet) add(seen map[string]int, text string, right int) {
	i, ok := seen[text]
	if !ok {
		i = len(s.queries)
		seen[text] = i
		s.queries = append(s.queries, query{text: text})
	}
	if q := &s.queries[i]; !slices.Contains(q.right, right) {
		q.right = append(q.right, right)
	}
}

// onet is O*NET's occupations with their alternate titles, and the sample of titles that workers reported.
func onet(dir string) (*titleSet, error) {
	s := &titleSet{name: "O*NET reported titles"}
	at, seen := map[string]int{}, map[string]int{}
	for _, f := range []struct {
		name   string
		fields int
		row    func(c []string)
	}{
		{"Occupation Data.txt", 2, func(c []string) {
			at[c[0]] = len(s.titles)
			s.titles = append(s.titles, []string{c[1]})
		}},
		{"Alternate Titles.txt", 3, func(c []string) { s.titles[at[c[0]]] = append(s.titles[at[c[0]]], c[2]) }},
		{"Sample of Reported Titles.txt", 3, func(c []string) { s.add(seen, c[2], at[c[0]]) }},
	} {
		data, err := os.ReadFile(filepath.Join(dir, "onet", f.name))
		if err != nil {
			return nil, err
		}
		for i, l := range strings.Split(strings.ReplaceAll(string(data), "\r", ""), "\n") {
			if c := strings.Split(l, "\t"); i > 0 && len(c) >= f.fields {
				f.row(c)
			}
		}
	}
	return s, nil
}

// esco is ESCO's occupations with their labels, each alternative label being a query.
func esco(dir string) (*titleSet, error) {
	s := &titleSet{name: "ESCO alternative labels"}
	f, err := os.Open(filepath.Join(dir, "esco", "occupations_en.csv"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	seen := map[string]int{}
	for i, r := range rows[1:] {
		list := []string{r[3]}
		for l := range strings.Lines(r[4]) {
			if l = strings.TrimSpace(l); l != "" && !slices.Contains(list, l) {
				list = append(list, l)
				s.add(seen, l, i)
			}
		}
		s.titles = append(s.titles, list)
	}
	return s, nil
}

func hash(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}

// heldOut reports whether a query is of the half that nothing was tuned on.
func heldOut(text string) bool {
	h := hash("half:" + text)
	return (h^h>>29)&1 == 1
}

// sample returns n queries, always the same ones: those whose hashes are lowest.
func sample(all []query, n int) []query {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b query) int { return cmp.Compare(hash(a.text), hash(b.text)) })
	return all[:min(n, len(all))]
}

// figures are sums over queries until they are divided.
type figures struct {
	mrr, at1, at5, at10, covered float64
	queries                      int
	held                         float64 // the mrr of the held-out half
	heldQueries                  int
	took                         time.Duration
}

// add counts one ranking. No ranking counts as a wrong one.
func (f *figures) add(q query, got []int32) {
	f.queries++
	held := heldOut(q.text)
	if held {
		f.heldQueries++
	}
	if len(got) > 0 {
		f.covered++
	}
	rank := slices.IndexFunc(got, func(o int32) bool { return slices.Contains(q.right, int(o)) })
	if rank < 0 {
		return
	}
	f.mrr += 1 / float64(rank+1)
	if held {
		f.held += 1 / float64(rank+1)
	}
	for _, x := range []struct {
		n   int
		sum *float64
	}{{1, &f.at1}, {5, &f.at5}, {10, &f.at10}} {
		if rank < x.n {
			*x.sum++
		}
	}
}

func (f *figures) print(name string) {
	n := float64(f.queries)
	part := func(sum float64, n int) float64 { return sum / float64(max(1, n)) }
	fmt.Printf("| %-38s | %7d | %.4f | %.4f | %.4f | %.3f | %.3f | %.3f | %.3f | %10s |\n", name, f.queries, f.mrr/n,
		part(f.mrr-f.held, f.queries-f.heldQueries), part(f.held, f.heldQueries), f.at1/n, f.at5/n, f.at10/n, f.covered/n,
		f.took/time.Duration(f.queries))
}

// build makes the index of a set without the titles that are in out, which has them in lower case.
func build(s *titleSet, out map[string]bool) *titleindex.Index {
	var b titleindex.Builder
	for _, list := range s.titles {
		b.Add(0, 0, slices.DeleteFunc(slices.Clone(list), func(t string) bool { return out[strings.ToLower(t)] })...)
	}
	return b.Build()
}

// ours ranks with the package's index. It is built anew for every hundred queries, without the titles that these are, so
// that nothing in it (rarities, neighbours, synonyms) has seen them.
func ours(s *titleSet, qs []query, each func(query, []titleindex.Hit)) figures {
	var f figures
	for batch := range slices.Chunk(qs, 100) {
		out := map[string]bool{}
		for _, q := range batch {
			out[strings.ToLower(q.text)] = true
		}
		ix := build(s, out)
		for _, q := range batch {
			start := time.Now()
			hits := ix.Search(q.text, depth, career.MinTitleScore)
			f.took += time.Since(start)
			got := make([]int32, len(hits))
			for i, h := range hits {
				got[i] = int32(h.Owner)
			}
			f.add(q, got)
			if each != nil {
				each(q, hits)
			}
		}
	}
	return f
}

func titles(dir string, args []string) error {
	flags := flag.NewFlagSet("titles", flag.ContinueOnError)
	misses := flags.Int("misses", 0, "print so many queries that were not ranked first, of each set, instead of the table")
	queries := flags.Int("queries", 3000, "how many queries of each set")
	if err := flags.Parse(args); err != nil {
		return err
	}
	for _, read := range []func(string) (*titleSet, error){onet, esco} {
		s, err := read(dir)
		if err != nil {
			return err
		}
		if *misses > 0 {
			printMisses(s, sample(s.queries, *queries), *misses)
			continue
		}
		printTable(s, sample(s.queries, *queries))
	}
	return nil
}

func printTable(s *titleSet, qs []query) {
	c := &corpus{owners: len(s.titles)}
	places := map[string][]int{} // of a title in lower case
	for i, list := range s.titles {
		for _, t := range list {
			places[strings.ToLower(t)] = append(places[strings.ToLower(t)], len(c.text))
			c.text, c.owner = append(c.text, t), append(c.owner, int32(i))
		}
	}
	fmt.Printf("\n### %s: %d occupations, %d titles, %d of %d queries\n\n", s.name, len(s.titles), len(c.text), len(qs), len(s.queries))
	fmt.Println("| ranked by | queries | MRR | development half | held-out half | acc@1 | acc@5 | acc@10 | coverage | a query |")
	fmt.Println("|---|---|---|---|---|---|---|---|---|---|")
	var scores calibration
	f := ours(s, qs, func(q query, hits []titleindex.Hit) {
		if len(hits) > 0 {
			scores.add(hits[0].Score, slices.Contains(q.right, hits[0].Owner))
		}
	})
	f.print("**career**")
	for _, b := range []struct {
		name    string
		queries int // slow ones get fewer, the first of the same sample
		rank    ranker
	}{
		{"exact match", len(qs), exact(c)},
		{"edit distance", 300, editDistance(c)},
		{"word TF-IDF", len(qs), tfidf(c, words)},
		{"character n-gram TF-IDF (1–3)", len(qs), tfidf(c, ngrams)},
		{"BM25, best title", len(qs), bm25(c, words)},
		{"BM25, all titles as one text", len(qs), bm25Whole(c, words)},
	} {
		var f figures
		for _, q := range qs[:min(b.queries, len(qs))] {
			start := time.Now()
			got := b.rank(q.text, places[strings.ToLower(q.text)])
			f.took += time.Since(start)
			f.add(q, got)
		}
		f.print(b.name)
	}
	scores.print()
	all, first := ownNames(s)
	fmt.Printf("\nOwn names: %d of %d come first, at 1.\n", first, all)
	printSpeed(s, c.text, qs)
}

// printSpeed compares times over the whole set, and says what the index costs.
func printSpeed(s *titleSet, flat []string, qs []query) {
	memory := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before, start := memory(), time.Now()
	ix := build(s, nil)
	took := time.Since(start)
	fmt.Printf("\nIndex of %d titles: built in %v, %.1f MB.\n\n", ix.Len(), took.Round(time.Millisecond), float64(memory()-before)/1e6)
	own := perQuery(qs, func(q string) { ix.Search(q, 10, career.MinTitleScore) })
	fmt.Println("| search, best 10 | a query | times ours |")
	fmt.Println("|---|---|---|")
	fmt.Printf("| career | %v | 1 |\n", own)
	for _, b := range []struct {
		name   string
		search func(q string)
	}{
		{"bleve, match", bleveSearch(flat, 0)},
		{"bleve, match with fuzziness 1", bleveSearch(flat, 1)},
		{"sahilm/fuzzy", sahilmSearch(flat)},
		{"lithammer/fuzzysearch", lithammerSearch(flat)},
	} {
		t := perQuery(qs, b.search)
		fmt.Printf("| %s | %v | %.0f |\n", b.name, t, float64(t)/float64(own))
	}
	runtime.KeepAlive(ix)
}

func printMisses(s *titleSet, qs []query, n int) {
	fmt.Printf("\n### %s\n\n", s.name)
	ours(s, qs, func(q query, hits []titleindex.Hit) {
		rank := slices.IndexFunc(hits, func(h titleindex.Hit) bool { return slices.Contains(q.right, h.Owner) })
		if n--; rank == 0 || n < 0 {
			if rank == 0 {
				n++
			}
			return
		}
		right := s.titles[q.right[0]]
		fmt.Printf("%q: rank %d; right is %q (%s)\n", q.text, rank+1, right[0], strings.Join(right[1:min(6, len(right))], "; "))
		for _, h := range hits[:min(2, len(hits))] {
			fmt.Printf("\t%.3f %q by %q\n", h.Score, s.titles[h.Owner][0], h.Title)
		}
	})
}
