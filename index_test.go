package career

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career/internal/index"
)

var update = flag.Bool("update", false, "write what is generated from the data")

const indexFile = "internal/index/embedded.go"

// TestIndex holds the generated index against one that is built from the data by the strict reader. With -update it
// writes the index, which is how it is generated (go generate).
func TestIndex(t *testing.T) {
	c, err := Load(os.DirFS("data"))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(indexFile, indexSource(t, c.ix), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(c.ix, &index.Embedded); diff != "" {
		t.Errorf("%s is stale: run go generate ./...\n(-data +index)\n%s", indexFile, diff)
	}
	old, err := os.ReadFile(indexFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(old, indexSource(t, c.ix)) {
		t.Errorf("%s is not what go generate ./... writes", indexFile)
	}
}

// indexSource returns the index as Go literals: a record on a line, so that a change to the data reads as one.
func indexSource(t *testing.T, ix *index.Catalog) []byte {
	t.Helper()
	var b bytes.Buffer
	b.WriteString("// Code generated from data by go generate; DO NOT EDIT.\n\npackage index\n\n")
	b.WriteString("// Embedded is the index of the embedded data.\nvar Embedded = Catalog{\n")
	fmt.Fprintf(&b, "Version: %q,\nRoles: []Role{\n", ix.Version)
	for _, r := range ix.Roles {
		fmt.Fprintf(&b, "{ID: %q, Title: %q, Job: %q, Family: %q, Track: %q, Level: %d", r.ID, r.Title, r.Job, r.Family, r.Track, r.Level)
		list(&b, "Aliases", "string", r.Aliases, quoted)
		list(&b, "Sectors", "string", r.Sectors, quoted)
		list(&b, "Requirements", "Requirement", r.Requirements, func(q index.Requirement) string {
			return fmt.Sprintf("{%d, %d, %d, %t, %t, %t}", q.Skill, q.Level, q.Importance, q.Essential, q.Hot, q.InDemand)
		})
		list(&b, "LeadsTo", "int32", r.LeadsTo, plainNumber)
		list(&b, "Transitions", "int32", r.Transitions, plainNumber)
		b.WriteString("},\n")
	}
	b.WriteString("},\nSkills: []Skill{\n")
	for _, s := range ix.Skills {
		fmt.Fprintf(&b, "{ID: %q, Name: %q, Category: %q, Kind: %q, Effort: %q", s.ID, s.Name, s.Category, s.Kind, s.Effort)
		list(&b, "Aliases", "string", s.Aliases, quoted)
		list(&b, "Cues", "string", s.Cues, quoted)
		list(&b, "Broader", "int32", s.Broader, plainNumber)
		list(&b, "Prerequisites", "int32", s.Prerequisites, plainNumber)
		list(&b, "Related", "Relation", s.Related, func(r index.Relation) string { return fmt.Sprintf("{%d, %d}", r.Skill, r.Closeness) })
		b.WriteString("},\n")
	}
	b.WriteString("},\nFigures: []Figures{\n")
	for _, f := range ix.Figures {
		fmt.Fprintf(&b, "{%q, %q, %q, %q, %t, %t},\n", f.ID, f.Region, f.Scheme, f.Code, f.National, f.Local)
	}
	b.WriteString("},\n")
	for _, l := range []struct {
		name string
		ids  []string
	}{{"Jobs", ix.Jobs}, {"Families", ix.Families}, {"Occupations", ix.Occupations}, {"Areas", ix.Areas}, {"Parities", ix.Parities}, {"Sources", ix.Sources}} {
		fmt.Fprintf(&b, "%s: []string{", l.name)
		for _, id := range l.ids {
			fmt.Fprintf(&b, "%q,", id)
		}
		b.WriteString("},\n")
	}
	b.WriteString("}\n")
	src, err := format.Source(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func list[T any](b *bytes.Buffer, field, typ string, items []T, text func(T) string) {
	if len(items) == 0 {
		return
	}
	parts := make([]string, len(items))
	for i, v := range items {
		parts[i] = text(v)
	}
	fmt.Fprintf(b, ", %s: []%s{%s}", field, typ, strings.Join(parts, ", "))
}

func quoted(s string) string     { return fmt.Sprintf("%q", s) }
func plainNumber(n int32) string { return fmt.Sprint(n) }
