package main

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
)

// A figure is one number of a measure.
type figure struct {
	measure, set, name string
	n                  int // what it was counted over
	value              float64
	beside             string // the best baseline and its value, or ""
}

// printFigures prints one table of everything.
func printFigures(w io.Writer, all []figure) {
	fmt.Fprintln(w, "| measure | set | figure | n | value | best baseline |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|")
	for _, f := range all {
		value := fmt.Sprintf("%.3f", f.value)
		if f.value == math.Trunc(f.value) && f.value > 1 {
			value = fmt.Sprint(f.value)
		}
		fmt.Fprintf(w, "| %s | %s | %s | %d | %s | %s |\n", f.measure, f.set, f.name, f.n, value, f.beside)
	}
}

// A tallyOfRanks sums up where the right answer came, until the sums are divided.
type tallyOfRanks struct {
	n                   int
	mrr, at1, at3, at10 float64
}

// add counts one ranking: the right answer came at rank, 1 being first. At 0 it did not come at all.
func (t *tallyOfRanks) add(rank int) {
	t.n++
	if rank == 0 {
		return
	}
	t.mrr += 1 / float64(rank)
	for _, x := range []struct {
		most int
		sum  *float64
	}{{1, &t.at1}, {3, &t.at3}, {10, &t.at10}} {
		if rank <= x.most {
			*x.sum++
		}
	}
}

// chance counts one ranking by lot among n, by its expectation.
func (t *tallyOfRanks) chance(n int) {
	t.n++
	for r := 1; r <= n; r++ {
		t.mrr += 1 / float64(r) / float64(n)
	}
	t.at1 += min(1, 1/float64(n))
	t.at3 += min(1, 3/float64(n))
	t.at10 += min(1, 10/float64(n))
}

// means returns the sums divided by the number of rankings.
func (t *tallyOfRanks) means() (mrr, at1, at3, at10 float64) {
	n := float64(max(1, t.n))
	return t.mrr / n, t.at1 / n, t.at3 / n, t.at10 / n
}

// A rankedBy is the tally of one ranking. The first of a list is the package's own.
type rankedBy struct {
	name string
	tallyOfRanks
}

// rankFigures returns the package's own means and, beside each, the best of the baselines.
func rankFigures(measure, set string, rows []rankedBy) []figure {
	names := []string{"MRR", "at 1", "at 3", "at 10"}
	values := func(r *rankedBy) []float64 {
		mrr, at1, at3, at10 := r.means()
		return []float64{mrr, at1, at3, at10}
	}
	var out []figure
	for i, name := range names {
		f := figure{measure: measure, set: set, name: name, n: rows[0].n, value: values(&rows[0])[i]}
		best := -1.0
		for k := range rows[1:] {
			if v := values(&rows[k+1])[i]; v > best {
				best = v
				f.beside = fmt.Sprintf("%.3f %s", v, rows[k+1].name)
			}
		}
		out = append(out, f)
	}
	return out
}

func printRanks(w io.Writer, rows []rankedBy) {
	fmt.Fprintln(w, "| ranked by | n | MRR | at 1 | at 3 | at 10 |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|")
	for i := range rows {
		mrr, at1, at3, at10 := rows[i].means()
		fmt.Fprintf(w, "| %s | %d | %.3f | %.3f | %.3f | %.3f |\n", rows[i].name, rows[i].n, mrr, at1, at3, at10)
	}
}

// quantile returns the value below which a share q of the values lie, between two values in proportion; 0 for none.
func quantile(values []float64, q float64) float64 {
	if len(values) == 0 {
		return 0
	}
	s := slices.Sorted(slices.Values(values))
	at := q * float64(len(s)-1)
	i := int(at)
	return s[i] + (at-float64(i))*(s[min(i+1, len(s)-1)]-s[i])
}

func median(values []float64) float64 { return quantile(values, 0.5) }

func share(part, whole int) float64 { return float64(part) / float64(max(1, whole)) }

// mostFrequent returns up to n keys, most frequent first, then by name.
func mostFrequent(count map[string]int, n int) []string {
	keys := make([]string, 0, len(count))
	for k := range count {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(count[b]-count[a], strings.Compare(a, b)) })
	return keys[:min(n, len(keys))]
}
