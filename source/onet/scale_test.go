package onet_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/trial"
	"github.com/go-career/career/source/onet"
)

// BenchmarkBuild reads and builds all of O*NET.
func BenchmarkBuild(b *testing.B) {
	fsys := datasets(b)
	trial.Build(b, func() (*career.Catalog, error) {
		in, err := onet.Read(fsys, published)
		if err != nil {
			return nil, err
		}
		return in.Catalog()
	})
}

// BenchmarkScale asks all of O*NET, from web developers to computer and information systems managers.
func BenchmarkScale(b *testing.B) {
	trial.Ask(b, catalogue(b, datasets(b)), "15-1254-00", "11-3021-00", "microsoft SQL-server")
}

// scale measures how the time of reading grows: at n, 2n and 4n. files are those of a database that change with n.
func scale(b *testing.B, n int, files func(n int) map[string]string) {
	for _, n := range []int{n, 2 * n, 4 * n} {
		all := database(2)
		maps.Copy(all, files(n))
		fsys := folder(all, "")
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(size(all)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := onet.Read(fsys, onet.Options{Edition: "99.1"}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// with returns a file of the database of two occupations with n rows more.
func with(name string, n int, row func(i int) string) map[string]string {
	var text strings.Builder
	text.WriteString(database(2)[name])
	for i := range n {
		text.WriteString(row(i) + "\n")
	}
	return map[string]string{name: text.String()}
}

// Technologies of one occupation whose names make the same ID.
func BenchmarkScaleToolsOfOneSlug(b *testing.B) {
	scale(b, 5000, func(n int) map[string]string {
		return with("Technology Skills.txt", n, func(i int) string {
			return "11-0000.00\tTool ж" + strings.Repeat("ж", i%7) + strings.Map(func(r rune) rune { return r - '0' + 'а' }, fmt.Sprint(i)) + "\t43230001\tSoftware\tY\tN"
		})
	})
}

// One technology under many commodities.
func BenchmarkScaleCommodities(b *testing.B) {
	scale(b, 25_000, func(n int) map[string]string {
		return with("Technology Skills.txt", n, func(i int) string { return fmt.Sprintf("11-0000.00\tWickware\t%d\tSoftware %d\tY\tN", i, i) })
	})
}

// Titles of one occupation.
func BenchmarkScaleTitles(b *testing.B) {
	scale(b, 25_000, func(n int) map[string]string {
		return with("Alternate Titles.txt", n, func(i int) string { return fmt.Sprintf("11-0000.00\tKeeper of lamp %d\tKeeper %d\t02", i, i) })
	})
}

// One title of many occupations.
func BenchmarkScaleSharedTitle(b *testing.B) {
	scale(b, 5000, func(n int) map[string]string {
		files := database(n)
		for i := range n {
			files["Alternate Titles.txt"] += code(i) + "\tKeeper\tn/a\t02\n"
		}
		return files
	})
}

// Occupations that one is related to.
func BenchmarkScaleRelated(b *testing.B) {
	scale(b, 5000, func(n int) map[string]string {
		files := database(n)
		var text strings.Builder
		text.WriteString(files["Related Occupations.txt"])
		for i := range n - 2 {
			fmt.Fprintf(&text, "%s\t%s\tSupplemental\t%d\n", code(0), code(i+2), i+2)
		}
		files["Related Occupations.txt"] = text.String()
		return files
	})
}

// Elements that one occupation is rated on, by importance first and then by level, all of one name.
func BenchmarkScaleRatings(b *testing.B) {
	scale(b, 5000, func(n int) map[string]string {
		files := with("Content Model Reference.txt", n, func(i int) string { return fmt.Sprintf("2.A.9.%d\tSums\tReckoning.", i) })
		maps.Copy(files, with("Skills.txt", 2*n, func(i int) string {
			return fmt.Sprintf("11-0001.00\t2.A.9.%d\t%s\t2.5\t8\tN\tN\t08/2024\tAnalyst", i%n, []string{"IM", "LV"}[i/n])
		}))
		return files
	})
}

// A technology with a name of many words.
func BenchmarkScaleLongName(b *testing.B) {
	scale(b, 50_000, func(n int) map[string]string {
		return with("Technology Skills.txt", 1, func(int) string {
			return "11-0000.00\t" + strings.Repeat("S ", n) + "SQL\t43230001\tSoftware\tY\tN"
		})
	})
}
