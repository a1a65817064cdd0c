package diagram

import (
	"fmt"
	"io"
	"strings"

	"github.com/go-career/career"
)

// Mermaid writes g as a Mermaid flowchart, left to right. Its text has Mermaid's own size, 16 pixels. The error is that of w.
func (g Graph) Mermaid(w io.Writer) error {
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	if g.Title != "" {
		fmt.Fprintf(&b, "  accTitle: %s\n", mermaidLine(g.Title))
	}
	name := map[career.RoleID]string{}
	for i, n := range g.Nodes {
		name[n.ID] = fmt.Sprintf("n%d", i)
		lines := n.text()
		for i := range lines {
			lines[i] = mermaidText(lines[i])
		}
		fmt.Fprintf(&b, "  n%d[\"%s\"]", i, strings.Join(lines, "<br/>"))
		if n.Level.String() != "" {
			fmt.Fprintf(&b, ":::%s", n.Level)
		}
		b.WriteString("\n")
		if n.Focus {
			fmt.Fprintf(&b, "  style n%d stroke-width:4px\n", i)
		}
	}
	if more := g.left(); more != "" {
		fmt.Fprintf(&b, "  more[\"%s\"]\n  style more fill:none,stroke:none\n", more)
	}
	for _, e := range g.Edges {
		if name[e.From] == "" || name[e.To] == "" {
			continue
		}
		arrow := "-->"
		if e.Kind == career.MoveTransition {
			arrow = "-.->"
		}
		if e.Label != "" {
			arrow += "|\"" + mermaidText(e.Label) + "\"|"
		}
		fmt.Fprintf(&b, "  %s %s %s\n", name[e.From], arrow, name[e.To])
	}
	for _, l := range g.levels() {
		c := colorOf(l)
		fmt.Fprintf(&b, "  classDef %s fill:%s,stroke:%s,color:%s\n", l, c.fill, c.stroke, c.text)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// mermaidText writes s so that Mermaid takes it for text and nothing else.
func mermaidText(s string) string {
	return strings.NewReplacer(`"`, "#quot;", "#", "#35;", "<", "#lt;", ">", "#gt;", "&", "#amp;", "`", "#96;", "*", "#42;", "_", "#95;").Replace(printed(s))
}

// mermaidLine writes s as the rest of a line, where Mermaid takes all but a few characters as they are.
func mermaidLine(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`#;{}%<>`, r) {
			return ' '
		}
		return r
	}, printed(s))
}
