package career

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// slowOrder is order as it reads: every step is looked at anew for each that is taken.
func slowOrder(steps []step, id func(int) string) []int {
	needs := func(i int) []int {
		return slices.SortedFunc(slices.Values(steps[i].needs), func(a, b int) int { return cmp.Compare(steps[a].skill, steps[b].skill) })
	}
	var visit func(i int, seen map[int]bool, into *[]int)
	visit = func(i int, seen map[int]bool, into *[]int) {
		if seen[i] {
			return
		}
		seen[i] = true
		for _, n := range needs(i) {
			visit(n, seen, into)
		}
		*into = append(*into, i)
	}
	var out []int
	for len(out) < len(steps) {
		best, bestGain, bestTime := -1, 0, 1
		var take []int
		for i := range steps {
			if slices.Contains(out, i) {
				continue
			}
			var closed, left []int
			visit(i, map[int]bool{}, &closed)
			gain, time := 0, 0
			for _, k := range closed {
				if !slices.Contains(out, k) {
					left = append(left, k)
					gain += steps[k].gain
					time += steps[k].time()
				}
			}
			time = max(time, 1)
			switch d := cmp.Compare(gain*bestTime, bestGain*time); {
			case best < 0, d > 0, d == 0 && strings.Compare(id(i), id(best)) < 0:
				best, bestGain, bestTime, take = i, gain, time, left
			}
		}
		out = append(out, take...)
	}
	return out
}

func TestOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 500 {
		steps := make([]step, r.IntN(30))
		for i := range steps {
			s := &steps[i]
			s.skill, s.gain = int32(i), r.IntN(5)
			s.study = Estimate{r.IntN(3) * 10, 10 + r.IntN(3)*10}
			s.practice = Estimate{0, r.IntN(3)}
			s.needs = some(r, 3, seq(len(steps)))
			s.needs = slices.DeleteFunc(s.needs, func(n int) bool { return n == i || n > i && r.IntN(10) > 0 }) // rings are rare
		}
		id := func(i int) string { return fmt.Sprint("s", (i*7)%31) }
		want := slowOrder(steps, id)
		if diff := gocmp.Diff(want, order(steps, id), cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(diff)
		}
	}
}
