package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// write writes files under a new folder, which it returns.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFigures(t *testing.T) {
	var f figures
	for _, x := range []struct {
		right []int
		got   []int32
	}{
		{[]int{3}, []int32{3, 4}},                             // rank 1
		{[]int{4, 9}, []int32{3, 4, 9}},                       // rank 2: the better of two right answers
		{[]int{7}, []int32{1, 2, 3, 4, 5, 6, 7}},              // rank 7
		{[]int{0}, []int32{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0}}, // rank 11
		{[]int{5}, []int32{1, 2}},                             // wrong
		{[]int{5}, nil},                                       // nothing: wrong
	} {
		f.add(query{text: fmt.Sprint(x.got), right: x.right}, x.got)
	}
	want := figures{mrr: 1 + 1./2 + 1./7 + 1./11, at1: 1, at5: 2, at10: 3, covered: 5, queries: 6, held: f.held, heldQueries: f.heldQueries}
	if math.Abs(f.mrr-want.mrr) > 1e-12 {
		t.Errorf("sum of reciprocal ranks %v, want %v", f.mrr, want.mrr)
	}
	f.mrr = want.mrr
	if f != want {
		t.Errorf("got %+v, want %+v", f, want)
	}
}

func TestHalves(t *testing.T) {
	var all []query
	held := 0
	for i := range 1000 {
		q := query{text: fmt.Sprint("title ", i)}
		all = append(all, q)
		if heldOut(q.text) {
			held++
		}
	}
	if held < 400 || held > 600 {
		t.Errorf("%d of 1,000 are held out", held)
	}
	a := sample(all, 100)
	slices.Reverse(all)
	b := sample(all, 100)
	if len(a) != 100 || !slices.EqualFunc(a, b, func(x, y query) bool { return x.text == y.text }) {
		t.Error("the sample depends on the order of the queries")
	}
	held = 0
	for _, q := range a {
		if heldOut(q.text) {
			held++
		}
	}
	if held < 30 || held > 70 {
		t.Errorf("%d of a sample of 100 are held out", held)
	}
}

func TestReadONET(t *testing.T) {
	dir := write(t, map[string]string{
		"onet/Occupation Data.txt":           "Code\tTitle\tDescription\r\n1\tCooks\tThey cook.\r\n2\tBakers\tThey bake.\r\n",
		"onet/Alternate Titles.txt":          "Code\tTitle\tAlternate\tShort\r\n1\tCooks\tChef\tn/a\r\n2\tBakers\tBread Baker\tn/a\r\n2\tBakers\tChef\tn/a\r\n",
		"onet/Sample of Reported Titles.txt": "Code\tTitle\tReported\tShown\r\n1\tCooks\tChef\tY\r\n2\tBakers\tChef\tN\r\n2\tBakers\tPastry Baker\tN\r\n",
	})
	s, err := onet(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(s.titles), "[[Cooks Chef] [Bakers Bread Baker Chef]]"; got != want {
		t.Errorf("titles %s, want %s", got, want)
	}
	if got, want := fmt.Sprint(s.queries), "[{Chef [0 1]} {Pastry Baker [1]}]"; got != want {
		t.Errorf("queries %s, want %s", got, want)
	}
	if _, err := onet(t.TempDir()); err == nil {
		t.Error("no error for an empty folder")
	}
}

func TestReadESCO(t *testing.T) {
	dir := write(t, map[string]string{"esco/occupations_en.csv": "type,uri,group,preferredLabel,altLabels\n" +
		"Occupation,u1,1,cook,\"chef\nkitchen cook\n\ncook\"\n" + "Occupation,u2,1,baker,\"bread maker\nchef\"\n"})
	s, err := esco(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprintf("%q", s.titles), `[["cook" "chef" "kitchen cook"] ["baker" "bread maker" "chef"]]`; got != want {
		t.Errorf("titles %s, want %s", got, want)
	}
	if got, want := fmt.Sprint(s.queries), "[{chef [0 1]} {kitchen cook [0]} {bread maker [1]}]"; got != want {
		t.Errorf("queries %s, want %s", got, want)
	}
}

// TestRankers holds the rankers to what is plain, with the query's own title out of the way.
func TestRankers(t *testing.T) {
	c := &corpus{owners: 3}
	for i, list := range [][]string{{"Bread Baker", "Oven Baker"}, {"Line Cook", "Bread Cook"}, {"Truck Driver"}} {
		for _, title := range list {
			c.text, c.owner = append(c.text, title), append(c.owner, int32(i))
		}
	}
	for _, r := range []struct {
		name string
		rank ranker
	}{
		{"edit distance", editDistance(c)}, {"TF-IDF", tfidf(c, words)}, {"n-grams", tfidf(c, ngrams)},
		{"BM25", bm25(c, words)}, {"BM25 whole", bm25Whole(c, words)}, {"exact", exact(c)},
	} {
		if got := r.rank("Truck Driver", nil); len(got) == 0 || got[0] != 2 {
			t.Errorf("%s ranks %v for a title of the third", r.name, got)
		}
		if got := r.rank("Truck Driver", []int{4}); slices.Contains(got, 2) {
			t.Errorf("%s ranks %v by a title that it must not look at", r.name, got)
		}
	}
	if got := fmt.Sprint(tfidf(c, words)("oven cook", nil)); got != "[0 1]" && got != "[1 0]" {
		t.Errorf("TF-IDF ranks %s", got)
	}
}

// TestOurs checks that the index has not seen the title asked for.
func TestOurs(t *testing.T) {
	s := &titleSet{titles: [][]string{{"Baker", "Pastry Chef"}, {"Cook", "Line Cook"}, {"Chef", "Sous Chef"}}}
	asked := 0
	f := ours(s, []query{{"Pastry Chef", []int{0}}, {"line cook", []int{1}}}, nil)
	asked += f.queries
	if asked != 2 || f.at1 != 1 {
		t.Errorf("%+v: Line Cook is a cook's, and nothing but its own title makes Pastry Chef a baker's", f)
	}
	ix := build(s, map[string]bool{"pastry chef": true})
	if ix.Len() != 5 {
		t.Errorf("%d titles, want 5", ix.Len())
	}
	for _, h := range ix.Search("Pastry Chef", 0, 0) {
		if strings.EqualFold(h.Title, "Pastry Chef") {
			t.Errorf("found %+v", h)
		}
	}
}
