package main

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/passert"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"

	"github.com/go-career/career"
)

func TestMain(m *testing.M) { ptest.Main(m) }

func TestCountPostings(t *testing.T) {
	p, s := beam.NewPipelineWithRoot()
	counts := countPostings(s, beam.Create(s,
		"1\tSr. Backend Engineer\tGo and SQL, more SQL",
		"Backend Developer\tSQL\r",
		"Senior Florist\t",
		"Senior Backend Developer\tnothing",
		"no tab, so no title, but Git and SQL",
		"",
	))
	passert.Equals(s, list(s, counts), strings.Join([]string{
		"level\t-\t2", "level\tmid\t1", "level\tsenior\t3",
		"role\t-\t3", "role\tbackend-developer\t1", "role\tsenior-backend-developer\t2",
		"skill\tgit\t1", "skill\tgo\t1", "skill\tsql\t3",
	}, "\n"))
	ptest.RunAndValidate(t, p)
}

// TestRun compares a file with the counts of a loop, over every title of every role.
func TestRun(t *testing.T) {
	c := career.Default()
	count := map[string]int{}
	var in strings.Builder
	i := 0
	for r := range c.Roles() {
		for _, title := range append(r.Aliases, "Remote "+r.Title+" (m/f/d)", "Senior Florist") {
			text := ""
			if i++; i%10 == 0 {
				text = r.Summary + " " + strings.Join(r.Responsibilities, " ")
			}
			fmt.Fprintf(&in, "%s\t%s\t%s\n", r.ID, title, text)
			role, level := none, career.ParseTitle(title).Level
			if best := c.MatchTitle(title, 1); len(best) > 0 {
				found, _ := c.Role(best[0].Role)
				role, level = string(found.ID), found.Level
			}
			count["role\t"+role]++
			count["level\t"+levelName(level)]++
			skills := map[career.SkillID]bool{}
			for _, m := range c.FindSkills(text) {
				skills[m.Skill] = true
			}
			for id := range skills {
				count["skill\t"+string(id)]++
			}
		}
	}
	var want []string
	for _, name := range slices.Sorted(maps.Keys(count)) {
		want = append(want, fmt.Sprintf("%s\t%d", name, count[name]))
	}
	slices.Sort(want)

	dir := t.TempDir()
	input, output := filepath.Join(dir, "rows.tsv"), filepath.Join(dir, "counts.tsv")
	if err := os.WriteFile(input, []byte(in.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := run(context.Background(), input, output); err != nil {
		t.Fatal(err)
	}
	if err := run(context.Background(), input+".gz", output); err == nil {
		t.Error("no error for a compressed file")
	}
	got, err := os.ReadFile(output)
	if err != nil {
		t.Fatal(err)
	}
	if strings.TrimSuffix(string(got), "\n") != strings.Join(want, "\n") {
		t.Errorf("%d lines, not the %d expected, or other counts", strings.Count(string(got), "\n"), len(want))
	}
}
