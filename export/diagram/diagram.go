// Package diagram draws roles and the moves between them as Mermaid or Graphviz DOT source. Many sites draw Mermaid in a
// Markdown file; dot -Tsvg turns DOT into a picture.
//
// The same graph always gives the same text, so it can be kept and compared.
package diagram

import (
	"fmt"
	"io"
	"strings"

	"github.com/go-career/career"
)

// A Graph is what to draw. Nodes and edges are drawn in their order.
type Graph struct {
	Nodes []Node
	Edges []Edge
}

// A Node is a role.
type Node struct {
	ID    career.RoleID
	Label string
	Level career.Level // nodes of one level stand side by side in DOT; 0 for none
}

// An Edge is a move. Transitions are drawn dashed.
type Edge struct {
	From, To career.RoleID
	Kind     career.MoveKind
	Label    string
}

// Paths returns the graph of some paths: every role on them, and every move once. The label of a move says what there is
// to learn for it on the first path that makes it: hours of study and months of practice, both estimates.
func Paths(c *career.Catalog, paths []career.Path) Graph {
	b := builder{c: c}
	for _, p := range paths {
		for _, s := range p.Steps {
			b.node(s.From)
			b.node(s.To)
			b.edge(Edge{s.From, s.To, s.Kind, effort(s.Study, s.Practice)})
		}
	}
	return b.g
}

// effort says in a few words what there is to learn; it is empty if there is nothing.
func effort(study, practice career.Estimate) string {
	var parts []string
	if study.High > 0 {
		parts = append(parts, study.String()+" h of study")
	}
	if practice.High > 0 {
		parts = append(parts, practice.String()+" months of practice")
	}
	return strings.Join(parts, ", ")
}

// Roles returns the graph of the roles that f selects and of the moves between them.
func Roles(c *career.Catalog, f career.RoleFilter) Graph {
	b := builder{c: c}
	for r := range c.FindRoles(f) {
		b.node(r.ID)
	}
	for _, n := range b.g.Nodes {
		moves, err := c.Moves(n.ID)
		if err != nil {
			continue // cannot happen: the role was just found
		}
		for _, m := range moves {
			if b.drawn(m.To) {
				b.edge(Edge{m.From, m.To, m.Kind, ""})
			}
		}
	}
	return b.g
}

type builder struct {
	c *career.Catalog
	g Graph
}

func (b *builder) drawn(id career.RoleID) bool {
	for _, n := range b.g.Nodes {
		if n.ID == id {
			return true
		}
	}
	return false
}

func (b *builder) node(id career.RoleID) {
	if b.drawn(id) {
		return
	}
	n := Node{ID: id, Label: string(id)}
	if r, ok := b.c.Role(id); ok {
		n.Label, n.Level = r.Title, r.Level
	}
	b.g.Nodes = append(b.g.Nodes, n)
}

func (b *builder) edge(e Edge) {
	for _, o := range b.g.Edges {
		if o.From == e.From && o.To == e.To && o.Kind == e.Kind {
			return
		}
	}
	b.g.Edges = append(b.g.Edges, e)
}

// Mermaid writes g as a Mermaid flowchart, left to right. The error is that of w.
func (g Graph) Mermaid(w io.Writer) error {
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	name := map[career.RoleID]string{}
	for i, n := range g.Nodes {
		name[n.ID] = fmt.Sprintf("n%d", i)
		fmt.Fprintf(&b, "  n%d[\"%s\"]\n", i, mermaidText(n.Label))
	}
	for _, e := range g.Edges {
		arrow := "-->"
		if e.Kind == career.MoveTransition {
			arrow = "-.->"
		}
		if e.Label != "" {
			arrow += "|\"" + mermaidText(e.Label) + "\"|"
		}
		fmt.Fprintf(&b, "  %s %s %s\n", name[e.From], arrow, name[e.To])
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// mermaidText writes s so that Mermaid takes it for text and nothing else.
func mermaidText(s string) string {
	return strings.NewReplacer(`"`, "#quot;", "#", "#35;", "<", "#lt;", ">", "#gt;", "&", "#amp;", "\n", " ", "`", "#96;").Replace(s)
}

// DOT writes g in Graphviz's language, left to right, with a rank for each level. The error is that of w.
func (g Graph) DOT(w io.Writer) error {
	var b strings.Builder
	b.WriteString("digraph career {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n")
	ranks := map[career.Level][]string{}
	for _, n := range g.Nodes {
		fmt.Fprintf(&b, "  %s [label=%s];\n", dotText(string(n.ID)), dotText(n.Label))
		if n.Level != 0 {
			ranks[n.Level] = append(ranks[n.Level], dotText(string(n.ID)))
		}
	}
	for l := career.LevelEntry; l <= career.LevelExecutive; l++ {
		if len(ranks[l]) > 1 {
			fmt.Fprintf(&b, "  { rank=same; %s; }\n", strings.Join(ranks[l], "; "))
		}
	}
	for _, e := range g.Edges {
		var attrs []string
		if e.Kind == career.MoveTransition {
			attrs = append(attrs, "style=dashed")
		}
		if e.Label != "" {
			attrs = append(attrs, "label="+dotText(e.Label))
		}
		fmt.Fprintf(&b, "  %s -> %s", dotText(string(e.From)), dotText(string(e.To)))
		if len(attrs) > 0 {
			fmt.Fprintf(&b, " [%s]", strings.Join(attrs, ", "))
		}
		b.WriteString(";\n")
	}
	b.WriteString("}\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// dotText writes s as a quoted string of DOT.
func dotText(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ").Replace(s) + `"`
}
