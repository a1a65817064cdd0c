// Package trial tries out importers, for their tests: it saves the catalogue that one has made and loads it again, measures it
// at the size of a whole public taxonomy, and reads input that is broken or made to do harm.
package trial

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/go-career/career"
)

// Kept saves a catalogue, loads it again, and checks that nothing has changed.
func Kept(t *testing.T, c *career.Catalog) {
	dir := filepath.Join(t.TempDir(), "saved")
	if err := c.Save(dir); err != nil {
		t.Fatal(err)
	}
	again, err := career.Load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if d := career.Diff(c, again); len(d) > 0 || again.Version() != c.Version() {
		t.Errorf("%d differences, version %q, such as %v", len(d), again.Version(), d[:min(3, len(d))])
	}
}

// Build measures how a catalogue is read and built. MB-kept is the heap that the catalogue alone keeps. MB-peak is the most
// memory that the process ever had from the system: run the benchmark by itself, with -benchtime 1x, for that of one import.
// The first question about titles, and the first about text, build an index that is kept (MB-kept-asked).
func Build(b *testing.B, build func() (*career.Catalog, error)) {
	b.ReportAllocs()
	heap := func() float64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc) / 1e6
	}
	before := heap()
	var c *career.Catalog
	for b.Loop() {
		c = nil
		var err error
		if c, err = build(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(heap()-before, "MB-kept")
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.Sys)/1e6, "MB-peak")

	start := time.Now()
	c.MatchTitle("web developer", 1)
	b.ReportMetric(float64(time.Since(start))/1e6, "ms-first-title")
	start = time.Now()
	c.FindSkills("web developer")
	b.ReportMetric(float64(time.Since(start))/1e6, "ms-first-text")
	c.ResolveSkill("Haskell")
	b.ReportMetric(heap()-before, "MB-kept-asked")
	runtime.KeepAlive(c)
}

// Ask measures queries: about a person with half the skills that the role from requires, about the role to, and about a
// skill by a name. What a first call builds is built before.
func Ask(b *testing.B, c *career.Catalog, from, to career.RoleID, skill string) {
	r, _ := c.Role(from)
	p := career.Profile{Skills: map[career.SkillID]career.Proficiency{}}
	for i, q := range r.Requirements {
		if i%2 == 0 {
			p.Skills[q.Skill] = max(q.Level, career.Awareness)
		}
	}
	text := r.Summary + "\n" + strings.Join(r.Responsibilities, "\n")
	for _, q := range r.Requirements {
		name, _ := c.SkillName(q.Skill)
		text += "\nSome years of work with " + name + " in a team of five."
	}
	b.Run("Recommend", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			c.Recommend(p, career.RecommendOptions{})
		}
	})
	b.Run("Gap", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := c.Gap(p, to); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Paths", func(b *testing.B) {
		b.ReportAllocs()
		n := 0
		for b.Loop() {
			paths, err := c.Paths(from, to, career.PathOptions{MaxHops: 3})
			if err != nil {
				b.Fatal(err)
			}
			n = len(paths)
		}
		b.ReportMetric(float64(n), "paths")
	})
	for name, title := range map[string]string{
		"plain": "Web Developer", "senior": "Sr. Front-End Engineer II (m/f/d), Remote", "typo": "Regsitered Nurse", "common": "Sales Manager Assistant Technician"} {
		b.Run("MatchTitle/"+name, func(b *testing.B) {
			c.MatchTitle(title, 5)
			b.ReportAllocs()
			for b.Loop() {
				c.MatchTitle(title, 5)
			}
		})
	}
	b.Run("ResolveSkill", func(b *testing.B) {
		c.ResolveSkill(skill)
		b.ReportAllocs()
		for b.Loop() {
			c.ResolveSkill(skill)
		}
	})
	b.Run("FindSkills", func(b *testing.B) {
		n := len(c.FindSkills(text))
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			c.FindSkills(text)
		}
		b.ReportMetric(float64(n), "mentions")
	})
}
