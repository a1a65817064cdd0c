package diagram_test

import (
	"errors"
	"log"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/go-career/career"
	"github.com/go-career/career/export/diagram"
)

// small is a made-up catalogue of three roles, one with a title that is hard to quote.
func small() *career.Catalog {
	c, err := career.Load(fstest.MapFS{
		"roles/a.json":  {Data: []byte(`{"id":"a","title":"Apprentice","level":"entry","leadsTo":["b"],"transitions":["c"]}`)},
		"roles/b.json":  {Data: []byte(`{"id":"b","title":"Builder","level":"mid","requirements":[{"skill":"s","level":"working","importance":3,"essential":true}]}`)},
		"roles/c.json":  {Data: []byte(`{"id":"c","title":"Chief \"C\" <&> \\#1","level":"mid","leadsTo":["b"]}`)},
		"skills/k.json": {Data: []byte(`{"skills":[{"id":"s","name":"S","effort":"light"}]}`)},
	})
	if err != nil {
		log.Fatal(err)
	}
	return c
}

func ExampleRoles() {
	if err := diagram.Roles(small(), career.RoleFilter{}).Mermaid(os.Stdout); err != nil {
		log.Fatal(err)
	}
	// Output:
	// flowchart LR
	//   n0["Apprentice"]
	//   n1["Builder"]
	//   n2["Chief #quot;C#quot; #lt;#amp;#gt; \#35;1"]
	//   n0 --> n1
	//   n0 -.-> n2
	//   n2 --> n1
}

func ExamplePaths() {
	c := small()
	paths, err := c.Paths("a", "b", career.PathOptions{})
	if err != nil {
		log.Fatal(err)
	}
	if err := diagram.Paths(c, paths[:1]).DOT(os.Stdout); err != nil {
		log.Fatal(err)
	}
	// Output:
	// digraph career {
	//   rankdir=LR;
	//   node [shape=box, style=rounded];
	//   "a" [label="Apprentice"];
	//   "b" [label="Builder"];
	//   "a" -> "b" [label="about 9–24 h of study"];
	// }
}

func ExampleGraph_Mermaid() {
	g := diagram.Graph{
		Nodes: []diagram.Node{{ID: "a", Label: "Here"}, {ID: "b", Label: "There"}},
		Edges: []diagram.Edge{{From: "a", To: "b", Kind: career.MoveTransition, Label: "a step"}},
	}
	if err := g.Mermaid(os.Stdout); err != nil {
		log.Fatal(err)
	}
	// Output:
	// flowchart LR
	//   n0["Here"]
	//   n1["There"]
	//   n0 -.->|"a step"| n1
}

func ExampleGraph_DOT() {
	if err := diagram.Roles(small(), career.RoleFilter{Levels: []career.Level{career.LevelMid}}).DOT(os.Stdout); err != nil {
		log.Fatal(err)
	}
	// Output:
	// digraph career {
	//   rankdir=LR;
	//   node [shape=box, style=rounded];
	//   "b" [label="Builder"];
	//   "c" [label="Chief \"C\" <&> \\#1"];
	//   { rank=same; "b"; "c"; }
	//   "c" -> "b";
	// }
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriterErrors(t *testing.T) {
	g := diagram.Roles(small(), career.RoleFilter{})
	if g.Mermaid(full{}) == nil || g.DOT(full{}) == nil {
		t.Error("an error of the writer is lost")
	}
}

// TestFamilies draws every family, and checks that nothing in a drawing hangs in the air.
func TestFamilies(t *testing.T) {
	c := career.Default()
	for f := range c.Families() {
		g := diagram.Roles(c, career.RoleFilter{Families: []career.FamilyID{f.ID}})
		var b strings.Builder
		if err := g.Mermaid(&b); err != nil {
			t.Fatal(err)
		}
		if len(g.Nodes) == 0 {
			t.Errorf("%s: no roles", f.ID)
		}
		if lines := strings.Count(b.String(), "\n"); lines != 1+len(g.Nodes)+len(g.Edges) {
			t.Errorf("%s: %d lines for %d nodes and %d edges", f.ID, lines, len(g.Nodes), len(g.Edges))
		}
	}
}
