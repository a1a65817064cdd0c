package esco_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/trial"
	"github.com/go-career/career/source/esco"
)

// transitions has paths to look for.
var transitions = esco.Options{Transitions: true}

// BenchmarkBuild reads and builds all of ESCO.
func BenchmarkBuild(b *testing.B) {
	fsys := published(b)
	trial.Build(b, func() (*career.Catalog, error) {
		in, err := esco.Read(fsys, transitions)
		if err != nil {
			return nil, err
		}
		return in.Catalog()
	})
}

// BenchmarkScale asks all of ESCO, from software developer to blockchain developer: ESCO's only moves are between an
// occupation and a broader one.
func BenchmarkScale(b *testing.B) {
	trial.Ask(b, catalogue(b, published(b)), "f2b15a0e-e65a-438a-affb-29b9d50b77d1", "24135b84-cbdd-4d42-9ed2-02fd982d15b2", "use functional-programming")
}

// scale measures how the time of reading grows: at n, 2n and 4n. files are those of a download that change with n.
func scale(b *testing.B, n int, files func(n int) map[string]string) {
	for _, n := range []int{n, 2 * n, 4 * n} {
		all := files(n)
		fsys := folder(all, "")
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(size(all)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := esco.Read(fsys, transitions); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// with returns a download of m occupations and m skills with n rows more in one of its files.
func with(m int, name string, n int, row func(i int) string) map[string]string {
	files := download(m)
	var text strings.Builder
	text.WriteString(files[name])
	for i := range n {
		text.WriteString(row(i))
	}
	files[name] = text.String()
	return files
}

// Labels of one occupation.
func BenchmarkScaleLabels(b *testing.B) {
	scale(b, 25_000, func(n int) map[string]string {
		var labels strings.Builder
		for i := range n {
			fmt.Fprintf(&labels, "k %d\n", i)
		}
		return with(1, "occupations_en.csv", 1, func(int) string { return occupation(1, labels.String()) })
	})
}

// A chain of broader skills, only the last of which is in a group.
func BenchmarkScaleChain(b *testing.B) {
	scale(b, 5000, func(n int) map[string]string {
		files := download(n)
		var text strings.Builder
		text.WriteString(lines(files["broaderRelationsSkillPillar.csv"], 3))
		for i := range n - 1 {
			fmt.Fprintf(&text, "KnowledgeSkillCompetence,%ss%06d,KnowledgeSkillCompetence,%ss%06d\n", sk, i+1, sk, i)
		}
		files["broaderRelationsSkillPillar.csv"] = text.String()
		return files
	})
}

// A chain of groups.
func BenchmarkScaleGroups(b *testing.B) {
	scale(b, 5000, func(n int) map[string]string {
		files := with(1, "skillGroups_en.csv", n, func(i int) string { return fmt.Sprintf("SkillGroup,%sg%d,group %d,,,released,,,,,G%d\n", sk, i, i, i) })
		var text strings.Builder
		text.WriteString(files["broaderRelationsSkillPillar.csv"])
		for i := range n - 1 {
			fmt.Fprintf(&text, "SkillGroup,%sg%d,SkillGroup,%sg%d\n", sk, i+1, sk, i)
		}
		files["broaderRelationsSkillPillar.csv"] = text.String()
		return files
	})
}

// A skill that all others relate to, and that relates to all of them.
func BenchmarkScaleRelated(b *testing.B) {
	scale(b, 20_000, func(n int) map[string]string {
		return with(n, "skillSkillRelations.csv", 2*n, func(i int) string {
			from, to := i%n, 0
			if i < n {
				from, to = 0, i
			}
			return fmt.Sprintf("%ss%06d,knowledge,optional,knowledge,%ss%06d\n", sk, from, sk, to)
		})
	})
}

// A skill that all others are broader than.
func BenchmarkScaleBroader(b *testing.B) {
	scale(b, 20_000, func(n int) map[string]string {
		return with(n, "broaderRelationsSkillPillar.csv", n, func(i int) string {
			return fmt.Sprintf("KnowledgeSkillCompetence,%ss000000,KnowledgeSkillCompetence,%ss%06d\n", sk, sk, i)
		})
	})
}

// An occupation that is broader than all others.
func BenchmarkScaleNarrower(b *testing.B) {
	scale(b, 10_000, func(n int) map[string]string {
		return with(n, "broaderRelationsOccPillar.csv", n, func(i int) string {
			return fmt.Sprintf("Occupation,%so%06d,Occupation,%so000000\n", occ, i, occ)
		})
	})
}
