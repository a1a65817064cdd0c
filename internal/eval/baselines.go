package main

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// A ranker returns occupations, best first. skip says which titles must not be looked at.
type ranker func(q string, skip []int) []int32

// A corpus is the titles of a set, flat.
type corpus struct {
	text   []string
	owner  []int32
	owners int
}

// depth is how far down rankings are compared.
const depth = 100

// best turns scores of titles into a ranking of their occupations, each by its best title.
func (c *corpus) best(score map[int32]float64) []int32 {
	top := map[int32]float64{}
	for e, v := range score {
		if o := c.owner[e]; v > top[o] {
			top[o] = v
		}
	}
	return ranked(top)
}

func ranked(score map[int32]float64) []int32 {
	out := make([]int32, 0, len(score))
	for o := range score {
		out = append(out, o)
	}
	slices.SortFunc(out, func(a, b int32) int { return cmp.Or(cmp.Compare(score[b], score[a]), cmp.Compare(a, b)) })
	return out[:min(depth, len(out))]
}

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// ngrams returns the character n-grams of 1 to 3, within words, with their ends marked, as scikit-learn's char_wb.
func ngrams(s string) []string {
	var out []string
	for _, w := range words(s) {
		r := []rune(" " + w + " ")
		for n := 1; n <= 3; n++ {
			for i := 0; i+n <= len(r); i++ {
				out = append(out, string(r[i:i+n]))
			}
		}
	}
	return out
}

// exact ranks the occupations that have the very title, but for case, spaces and punctuation.
func exact(c *corpus) ranker {
	at := map[string][]int{}
	key := func(s string) string { return strings.Join(words(s), " ") }
	for i, t := range c.text {
		at[key(t)] = append(at[key(t)], i)
	}
	return func(q string, skip []int) []int32 {
		top := map[int32]float64{}
		for _, i := range at[key(q)] {
			if !slices.Contains(skip, i) {
				top[c.owner[i]] = 1
			}
		}
		return ranked(top)
	}
}

// editDistance ranks by Levenshtein distance over the longer of the two.
func editDistance(c *corpus) ranker {
	low := make([][]byte, len(c.text))
	for i, t := range c.text {
		low[i] = []byte(strings.ToLower(t))
	}
	return func(q string, skip []int) []int32 {
		a := []byte(strings.ToLower(q))
		row := make([]int, 512)
		score := map[int32]float64{}
		for i, b := range low {
			long := max(len(a), len(b))
			if slices.Contains(skip, i) || max(len(a)-len(b), len(b)-len(a))*2 > long || len(b) >= len(row) {
				continue
			}
			for j := range len(b) + 1 {
				row[j] = j
			}
			for x := range a {
				last := row[0]
				row[0] = x + 1
				for y := range b {
					d := last
					if a[x] != b[y] {
						d = min(last, row[y], row[y+1]) + 1
					}
					last, row[y+1] = row[y+1], d
				}
			}
			score[int32(i)] = 1 - float64(row[len(b)])/float64(long)
		}
		return c.best(score)
	}
}

type hit struct {
	doc int32
	tf  float64
}

// inverted is an inverted index over the features of titles.
type inverted struct {
	post   map[string][]hit
	length []float64 // features in a title
	norm   []float64 // of its TF-IDF vector
	mean   float64
}

func invert(c *corpus, features func(string) []string) *inverted {
	x := &inverted{post: map[string][]hit{}, length: make([]float64, len(c.text)), norm: make([]float64, len(c.text))}
	for i, t := range c.text {
		tf := map[string]float64{}
		for _, f := range features(t) {
			tf[f]++
			x.length[i]++
			x.mean++
		}
		for f, n := range tf {
			x.post[f] = append(x.post[f], hit{int32(i), n})
		}
	}
	x.mean /= float64(len(c.text))
	for f, list := range x.post {
		for _, h := range list {
			v := h.tf * x.idf(f)
			x.norm[h.doc] += v * v
		}
	}
	return x
}

// idf is smoothed as scikit-learn does it.
func (x *inverted) idf(f string) float64 {
	return math.Log((1+float64(len(x.length)))/(1+float64(len(x.post[f])))) + 1
}

// tfidf ranks by the cosine of TF-IDF vectors.
func tfidf(c *corpus, features func(string) []string) ranker {
	x := invert(c, features)
	return func(q string, skip []int) []int32 {
		tf := map[string]float64{}
		for _, f := range features(q) {
			tf[f]++
		}
		acc := make([]float64, len(c.text))
		for _, f := range sortedKeys(tf) {
			w := tf[f] * x.idf(f) * x.idf(f)
			for _, h := range x.post[f] {
				acc[h.doc] += w * h.tf
			}
		}
		top := map[int32]float64{}
		for i, v := range acc {
			if v > 0 && !slices.Contains(skip, i) {
				o := c.owner[i]
				top[o] = max(top[o], v/math.Sqrt(x.norm[i]))
			}
		}
		return ranked(top)
	}
}

const k1, b = 1.2, 0.75

// bm25 ranks titles by BM25, and an occupation by its best title.
func bm25(c *corpus, features func(string) []string) ranker {
	x := invert(c, features)
	return func(q string, skip []int) []int32 {
		acc := map[int32]float64{}
		for _, f := range features(q) {
			n, df := float64(len(c.text)), float64(len(x.post[f]))
			idf := math.Log(1 + (n-df+0.5)/(df+0.5))
			for _, h := range x.post[f] {
				if !slices.Contains(skip, int(h.doc)) {
					acc[h.doc] += idf * h.tf * (k1 + 1) / (h.tf + k1*(1-b+b*x.length[h.doc]/x.mean))
				}
			}
		}
		return c.best(acc)
	}
}

// bm25Whole ranks occupations by BM25 over all their titles as one document.
func bm25Whole(c *corpus, features func(string) []string) ranker {
	x := invert(c, features)
	length := make([]float64, c.owners)
	df := map[string]float64{}
	for i, l := range x.length {
		length[c.owner[i]] += l
	}
	mean := x.mean * float64(len(c.text)) / float64(c.owners)
	for f, list := range x.post {
		seen := map[int32]bool{}
		for _, h := range list {
			seen[c.owner[h.doc]] = true
		}
		df[f] = float64(len(seen))
	}
	return func(q string, skip []int) []int32 {
		acc := map[int32]float64{}
		for _, f := range features(q) {
			tf := map[int32]float64{}
			for _, h := range x.post[f] {
				if !slices.Contains(skip, int(h.doc)) {
					tf[c.owner[h.doc]] += h.tf
				}
			}
			idf := math.Log(1 + (float64(c.owners)-df[f]+0.5)/(df[f]+0.5))
			for o, n := range tf {
				acc[o] += idf * n * (k1 + 1) / (n + k1*(1-b+b*length[o]/mean))
			}
		}
		return ranked(acc)
	}
}

func sortedKeys(m map[string]float64) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
