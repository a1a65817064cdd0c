package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
)

func TestMain(m *testing.M) {
	flag.Parse()
	beam.Init()
	os.Exit(m.Run())
}

// counted runs the pipeline on Prism, from file to file.
func counted(t *testing.T, rows string) []string {
	dir := t.TempDir()
	input, output := filepath.Join(dir, "rows.tsv"), filepath.Join(dir, "counts.tsv")
	if err := os.WriteFile(input, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := run(context.Background(), input, output); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(output)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(got), "\n"), "\n")
}

func TestRun(t *testing.T) {
	got := counted(t, strings.Join([]string{
		"1\tSr. Backend Engineer\tGo and SQL, more SQL",
		"Backend Developer\tSQL\r",
		"Senior Florist\t",
		"Senior Backend Developer\tnothing",
		"no tab, so no title, but Git and SQL",
		"",
	}, "\n")+"\n")
	want := []string{
		"level\t-\t2", "level\tmid\t1", "level\tsenior\t3",
		"role\t-\t3", "role\tbackend-developer\t1", "role\tsenior-backend-developer\t2",
		"skill\tgit\t1", "skill\tgo\t1", "skill\tsql\t3",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestLoop compares with the counts of a loop, over every title of every role.
func TestLoop(t *testing.T) {
	c := career.Default()
	count := map[string]int{}
	var rows strings.Builder
	i := 0
	for r := range c.Roles() {
		for _, title := range append(r.Aliases, "Remote "+r.Title+" (m/f/d)", "Senior Florist") {
			text := ""
			if i++; i%10 == 0 {
				text = r.Summary + " " + strings.Join(r.Responsibilities, " ")
			}
			fmt.Fprintf(&rows, "%s\t%s\t%s\n", r.ID, title, text)
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
	for name, n := range count {
		want = append(want, fmt.Sprintf("%s\t%d", name, n))
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, counted(t, rows.String())); diff != "" {
		t.Error(diff)
	}
}

// TestCompressed holds the program to refusing what Beam would read in part.
func TestCompressed(t *testing.T) {
	if err := run(context.Background(), "rows.tsv.gz", filepath.Join(t.TempDir(), "counts.tsv")); err == nil {
		t.Error("no error")
	}
}
