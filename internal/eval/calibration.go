package main

import (
	"fmt"
	"strings"

	"github.com/go-career/career/internal/names"
)

// A calibration holds the scores of first answers against how many of them are right.
type calibration struct {
	n, right [11]int // by tenths of the score; the last is for 1 alone
	sum      [11]float64
}

func (c *calibration) add(score float64, right bool) {
	k := int(score * 10)
	c.n[k]++
	c.sum[k] += score
	if right {
		c.right[k]++
	}
}

func (c *calibration) print() {
	fmt.Printf("\n| score | answers | mean score | share right |\n|---|---|---|---|\n")
	for k, n := range c.n {
		if n > 0 {
			fmt.Printf("| %.1f | %d | %.3f | %.3f |\n", float64(k)/10, n, c.sum[k]/float64(n), share(c.right[k], n))
		}
	}
}

// ownNames counts the names of a set, and those that find an occupation that has them first, alone at 1. Of a name that
// several occupations have, any of them is right.
func ownNames(s *titleSet) (all, first int) {
	owners := map[string]map[int]bool{}
	for i, list := range s.titles {
		for _, t := range list {
			f := names.Fold(t)
			if owners[f] == nil {
				owners[f] = map[int]bool{}
			}
			owners[f][i] = true
		}
	}
	ix := build(s, nil)
	asked := map[string]bool{}
	for _, list := range s.titles {
		for _, t := range list {
			f := names.Fold(t)
			if asked[f] {
				continue
			}
			asked[f] = true
			all++
			hits := ix.Search(strings.ToUpper(t), 2, 0)
			if n := len(owners[f]); len(hits) > 0 && owners[f][hits[0].Owner] && hits[0].Score == 1 &&
				(n > 1 || len(hits) == 1 || hits[1].Score < 1) {
				first++
			}
		}
	}
	return all, first
}
