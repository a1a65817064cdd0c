package diagram

import (
	"fmt"
	"io"
	"strings"

	"github.com/go-career/career"
)

// DOT writes g in Graphviz's language, left to right, with a rank for each level. The error is that of w.
func (g Graph) DOT(w io.Writer) error {
	var b strings.Builder
	b.WriteString("digraph career {\n  rankdir=LR;\n  charset=\"UTF-8\";\n  fontname=\"Helvetica,Arial,sans-serif\";\n")
	b.WriteString("  node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica,Arial,sans-serif\", fontsize=14];\n")
	if label := strings.TrimSpace(g.Title + "\n" + g.left()); label != "" {
		fmt.Fprintf(&b, "  label=%s;\n", dotText(strings.Split(label, "\n")...))
	}
	ranks := map[career.Level][]string{}
	drawn := map[career.RoleID]bool{}
	for _, n := range g.Nodes {
		drawn[n.ID] = true
		c := colorOf(n.Level)
		lines := append(wrap(n.text()[0]), n.text()[1:]...)
		fmt.Fprintf(&b, "  %s [label=%s, tooltip=%s, fillcolor=\"%s\", color=\"%s\", fontcolor=\"%s\"", dotText(string(n.ID)), dotText(lines...),
			dotText(strings.Join(n.text(), ", ")), c.fill, c.stroke, c.text)
		if n.Focus {
			b.WriteString(", penwidth=3")
		}
		b.WriteString("];\n")
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
		if !drawn[e.From] || !drawn[e.To] {
			continue
		}
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

// dotText writes lines as a quoted string of DOT. What looks like HTML or an entity is text.
func dotText(lines ...string) string {
	esc := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;")
	for i, s := range lines {
		lines[i] = esc.Replace(printed(s))
	}
	return `"` + strings.Join(lines, `\n`) + `"`
}
