package bls_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-career/career"
	"github.com/go-career/career/source/bls"
)

// The published tables are whole, and one that is cut behind a row is noticed. Only of the last rows, which have less than
// 5 % of the employment of their major group, it is not.
func TestPublishedCut(t *testing.T) {
	dir := os.Getenv("CAREER_DATASETS")
	if dir == "" {
		t.Skip("CAREER_DATASETS does not name a folder with the published files")
	}
	read := func(name string) string {
		text, err := os.ReadFile(filepath.Join(dir, "bls", name))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	tables := []string{read("oews_national_may2025.tsv"), read("employment_projections_2024-34_table_1.2.tsv")}
	for i, text := range tables {
		for _, percent := range []int{100, 98, 96, 90, 50, 10} {
			both := [2]string{tables[0], tables[1]}
			both[i] = text[:strings.LastIndexByte(text[:len(text)*percent/100], '\n')+1]
			_, err := bls.Occupations(strings.NewReader(both[0]), strings.NewReader(both[1]), sources)
			if whole := percent == 100; whole != (err == nil) || !whole && !errors.Is(err, career.ErrMissing) {
				t.Errorf("table %d, %d %%: %v", i, percent, err)
			}
		}
	}
}
