// Package diagram draws roles and the moves between them as SVG, Mermaid or Graphviz DOT. SVG is a picture that any web page
// shows; many sites draw Mermaid in a Markdown file; dot -Tsvg turns DOT into a picture.
//
// Each level has its own color, from light for entry to dark for executive, so that the order shows in gray as well and to
// the color-blind; text on it has a contrast of 4.5 to 1 or more. The level also stands under each title. Advancement is a
// solid line, a transition a dashed one.
//
// The same graph always gives the same text, so it can be kept and compared.
package diagram

import (
	"fmt"
	"strings"

	"github.com/go-career/career"
)

// A Graph is what to draw. Nodes and edges are drawn in their order.
type Graph struct {
	Title   string // may be empty
	Nodes   []Node
	Edges   []Edge
	Omitted int // how many roles were left out; a drawing tells it
}

// A Node is a role.
type Node struct {
	ID     career.RoleID
	Label  string
	Level  career.Level // nodes of one level stand side by side in DOT; 0 for none
	Column int          // its column in SVG, lowest left
	Focus  bool         // it is what the drawing is about, and has a bold border
}

// text returns what stands in the node, a line each: the label, or the ID if it is empty, and the level, if one is stated.
func (n Node) text() []string {
	label := n.Label
	if printed(label) == "" {
		label = string(n.ID)
	}
	if n.Level.String() == "" {
		return []string{label}
	}
	return []string{label, n.Level.String() + " level"}
}

// An Edge is a move. Transitions are drawn dashed. An edge from or to a node that the graph does not have is not drawn.
type Edge struct {
	From, To career.RoleID
	Kind     career.MoveKind
	Label    string // not drawn in SVG
}

// Paths returns the graph of some paths: every role on them, and every move once. The label of a move says what there is
// to learn for it on the first path that makes it: hours of study and months of practice, both estimates.
func Paths(c *career.Catalog, paths []career.Path) Graph {
	b := newBuilder(c)
	for _, p := range paths {
		for i, s := range p.Steps {
			b.node(s.From, i)
			b.node(s.To, i+1)
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

// Roles returns the graph of the roles that f selects and of the moves between them. Its columns are levels.
func Roles(c *career.Catalog, f career.RoleFilter) Graph {
	b := newBuilder(c)
	for r := range c.FindRoles(f) {
		b.node(r.ID, int(r.Level))
	}
	for _, n := range b.g.Nodes {
		moves, err := c.Moves(n.ID)
		if err != nil {
			continue // cannot happen: the role was just found
		}
		for _, m := range moves {
			if _, ok := b.at[m.To]; ok {
				b.edge(Edge{m.From, m.To, m.Kind, ""})
			}
		}
	}
	return b.g
}

type builder struct {
	c     *career.Catalog
	g     Graph
	at    map[career.RoleID]int // where a role is among the nodes
	edges map[Edge]bool         // without labels
}

func newBuilder(c *career.Catalog) *builder {
	return &builder{c: c, at: map[career.RoleID]int{}, edges: map[Edge]bool{}}
}

// node adds a role, unless it is there.
func (b *builder) node(id career.RoleID, column int) {
	if _, ok := b.at[id]; ok {
		return
	}
	b.at[id] = len(b.g.Nodes)
	n := Node{ID: id, Label: string(id), Column: column}
	if r, ok := b.c.Role(id); ok {
		n.Label, n.Level = r.Title, r.Level
	}
	b.g.Nodes = append(b.g.Nodes, n)
}

// edge adds a move, unless it is there.
func (b *builder) edge(e Edge) {
	key := Edge{From: e.From, To: e.To, Kind: e.Kind}
	if !b.edges[key] {
		b.edges[key] = true
		b.g.Edges = append(b.g.Edges, e)
	}
}

// left says how many roles a drawing leaves out; it is empty if there are none.
func (g Graph) left() string {
	switch g.Omitted {
	case 0:
		return ""
	case 1:
		return "and 1 more role"
	}
	return fmt.Sprintf("and %d more roles", g.Omitted)
}
