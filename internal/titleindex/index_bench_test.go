package titleindex

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// labels returns ESCO's occupations with their labels, or as many made-up ones where the datasets are not at hand.
func labels(tb testing.TB) (titles [][]string, source string) {
	if dir := os.Getenv("CAREER_DATASETS"); dir != "" {
		f, err := os.Open(filepath.Join(dir, "esco", "occupations_en.csv"))
		if err != nil {
			tb.Fatal(err)
		}
		defer f.Close()
		rows, err := csv.NewReader(f).ReadAll()
		if err != nil {
			tb.Fatal(err)
		}
		for _, r := range rows[1:] {
			titles = append(titles, append([]string{r[3]}, strings.Split(r[4], "\n")...))
		}
		return titles, "esco"
	}
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string { // as in a language, few words are common and most are rare
		n := int(4000 * r.Float64() * r.Float64() * r.Float64())
		return fmt.Sprintf("%c%co%cer%d", 'a'+n%26, 'a'+n/26%26, 'a'+n/676%26, n%7)
	}
	for range 3000 {
		var list []string
		for range 11 {
			list = append(list, word()+" "+word()+" "+word())
		}
		titles = append(titles, list)
	}
	return titles, "synthetic"
}

func BenchmarkSearch(b *testing.B) {
	titles, source := labels(b)
	grouped, bare := new(Builder), new(Builder)
	var queries []string
	for i, list := range titles {
		grouped.Add(0, 0, list...)
		for _, t := range list {
			bare.Add(0, 0, t)
		}
		queries = append(queries, "Sr. "+list[i%len(list)]+" (m/f/d)")
	}
	for _, bb := range []struct {
		name string
		b    *Builder
	}{{"grouped", grouped}, {"bare", bare}} {
		ix := bb.b.Build()
		b.Run(source+"/"+bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				ix.Search(queries[i*31%len(queries)], 10, 0.4)
			}
			b.ReportMetric(float64(ix.Len()), "titles")
		})
	}
}

func BenchmarkBuild(b *testing.B) {
	titles, source := labels(b)
	b.Run(source, func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var x Builder
			for _, list := range titles {
				x.Add(0, 0, list...)
			}
			x.Build()
		}
	})
}
