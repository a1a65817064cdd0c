package main

import (
	"strconv"
	"time"

	"github.com/blevesearch/bleve/v2"
	lithammer "github.com/lithammer/fuzzysearch/fuzzy"
	sahilm "github.com/sahilm/fuzzy"
)

// perQuery returns how long f takes for a query, on average. It stops after some seconds.
func perQuery(qs []query, f func(q string)) time.Duration {
	const most = 3 * time.Second
	for _, q := range qs[:min(10, len(qs))] {
		f(q.text)
	}
	start := time.Now()
	for i, q := range qs {
		f(q.text)
		if d := time.Since(start); d > most {
			return d / time.Duration(i+1)
		}
	}
	return time.Since(start) / time.Duration(len(qs))
}

// bleveSearch returns a match query over a bleve index in memory, with bleve's own defaults but for the fuzziness.
func bleveSearch(titles []string, fuzziness int) func(q string) {
	ix, err := bleve.NewMemOnly(bleve.NewIndexMapping())
	if err != nil {
		panic(err)
	}
	b := ix.NewBatch()
	flush := func() {
		if err := ix.Batch(b); err != nil {
			panic(err)
		}
		b.Reset()
	}
	for i, t := range titles {
		if err := b.Index(strconv.Itoa(i), map[string]string{"title": t}); err != nil {
			panic(err)
		}
		if b.Size() == 1000 {
			flush()
		}
	}
	flush()
	return func(q string) {
		m := bleve.NewMatchQuery(q)
		m.SetFuzziness(fuzziness)
		if _, err := ix.Search(bleve.NewSearchRequestOptions(m, 10, 0, false)); err != nil {
			panic(err)
		}
	}
}

func sahilmSearch(titles []string) func(q string) {
	return func(q string) { _ = sahilm.Find(q, titles) }
}

func lithammerSearch(titles []string) func(q string) {
	return func(q string) { _ = lithammer.RankFindNormalizedFold(q, titles) }
}
