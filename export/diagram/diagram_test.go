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
	//   n0["Apprentice<br/>entry level"]:::entry
	//   n1["Builder<br/>mid level"]:::mid
	//   n2["Chief #quot;C#quot; #lt;#amp;#gt; \#35;1<br/>mid level"]:::mid
	//   n0 --> n1
	//   n0 -.-> n2
	//   n2 --> n1
	//   classDef entry fill:#fdf6c9,stroke:#8a7a1f,color:#1a1a1a
	//   classDef mid fill:#cde8b5,stroke:#4c7a2a,color:#1a1a1a
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
	//   charset="UTF-8";
	//   fontname="Helvetica,Arial,sans-serif";
	//   node [shape=box, style="rounded,filled", fontname="Helvetica,Arial,sans-serif", fontsize=14];
	//   "a" [label="Apprentice\nentry level", tooltip="Apprentice, entry level", fillcolor="#fdf6c9", color="#8a7a1f", fontcolor="#1a1a1a"];
	//   "b" [label="Builder\nmid level", tooltip="Builder, mid level", fillcolor="#cde8b5", color="#4c7a2a", fontcolor="#1a1a1a"];
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
	//   charset="UTF-8";
	//   fontname="Helvetica,Arial,sans-serif";
	//   node [shape=box, style="rounded,filled", fontname="Helvetica,Arial,sans-serif", fontsize=14];
	//   "b" [label="Builder\nmid level", tooltip="Builder, mid level", fillcolor="#cde8b5", color="#4c7a2a", fontcolor="#1a1a1a"];
	//   "c" [label="Chief \"C\" <&amp;> \\#1\nmid level", tooltip="Chief \"C\" <&amp;> \\#1, mid level", fillcolor="#cde8b5", color="#4c7a2a", fontcolor="#1a1a1a"];
	//   { rank=same; "b"; "c"; }
	//   "c" -> "b";
	// }
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriterErrors(t *testing.T) {
	g := diagram.Roles(small(), career.RoleFilter{})
	if g.Mermaid(full{}) == nil || g.DOT(full{}) == nil || g.SVG(full{}) == nil {
		t.Error("an error of the writer is lost")
	}
}

// TestFamilies draws every family, and checks that nothing in a drawing hangs in the air.
func TestFamilies(t *testing.T) {
	c := career.Default()
	for f := range c.Families() {
		g := diagram.Roles(c, career.RoleFilter{Families: []career.FamilyID{f.ID}})
		var mermaid, dot strings.Builder
		if err := errors.Join(g.Mermaid(&mermaid), g.DOT(&dot)); err != nil {
			t.Fatal(err)
		}
		if len(g.Nodes) == 0 {
			t.Errorf("%s: no roles", f.ID)
		}
		for what, n := range map[string][2]int{
			"roles of Mermaid": {strings.Count(mermaid.String(), `["`), len(g.Nodes)},
			"moves of Mermaid": {strings.Count(mermaid.String(), "> n"), len(g.Edges)},
			"roles of DOT":     {strings.Count(dot.String(), "tooltip="), len(g.Nodes)},
			"moves of DOT":     {strings.Count(dot.String(), `" -> "`), len(g.Edges)},
		} {
			if n[0] != n[1] {
				t.Errorf("%s: %d %s, want %d", f.ID, n[0], what, n[1])
			}
		}
		checkSVG(t, g)
	}
}
