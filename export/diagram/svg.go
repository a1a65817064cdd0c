package diagram

import (
	"fmt"
	"html"
	"io"
	"slices"
	"strings"

	"github.com/go-career/career"
)

// Sizes in pixels.
const (
	boxWidth  = 190
	gapAcross = 90 // between columns, for the lines
	gapDown   = 16 // between boxes
	lineDown  = 18
	padding   = 10
	margin    = 20
)

// A box is a node and where it is.
type box struct {
	Node
	lines   []string
	x, y, h int
	column  int // from the left, without gaps
}

func (b box) middle() int { return b.y + b.h/2 }

// SVG writes g as a picture, without Graphviz: a column of boxes for each Column, the moves as lines between them, and a key
// to the colors. Text is 14 pixels, and 12 for what is small, at the natural size. It carries a title and a description for
// those who don't see it, and a title on every box. All text is escaped, and it has no script, style sheet or reference to
// anything outside, so that it can stand in an HTML page as it is. The error is that of w.
func (g Graph) SVG(w io.Writer) error {
	top := margin
	if g.Title != "" {
		top += 34
	}
	boxes, width, bottom := g.layOut(top)
	var b strings.Builder
	height := bottom + 34 + margin
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" font-family="Helvetica, Arial, sans-serif" font-size="14">`+"\n", width, height)
	title := g.Title
	if title == "" {
		title = "Roles and moves"
	}
	fmt.Fprintf(&b, "<title>%s</title>\n<desc>%s</desc>\n", svgText(title), svgText(g.describe()))
	b.WriteString(`<defs><marker id="career-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="#444444"/></marker></defs>` + "\n")
	fmt.Fprintf(&b, `<rect width="%d" height="%d" fill="#ffffff"/>`+"\n", width, height)
	if g.Title != "" {
		fmt.Fprintf(&b, `<text x="%d" y="%d" font-size="18" font-weight="bold" fill="#1a1a1a">%s</text>`+"\n", margin, margin+18, svgText(g.Title))
	}
	g.svgLines(&b, boxes)
	for _, n := range g.Nodes {
		svgBox(&b, boxes[n.ID])
	}
	g.svgKey(&b, bottom+14)
	b.WriteString("</svg>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// layOut gives every node its place, and returns the width of the picture and where the boxes end. Columns are centered.
func (g Graph) layOut(top int) (map[career.RoleID]*box, int, int) {
	columns := map[int][]*box{}
	boxes := map[career.RoleID]*box{}
	var order []int
	for _, n := range g.Nodes {
		if boxes[n.ID] != nil {
			continue
		}
		x := &box{Node: n, lines: wrap(n.text()[0])}
		x.h = 2*padding + lineDown*(len(x.lines)+len(n.text())-1) - 4
		boxes[n.ID] = x
		if columns[n.Column] == nil {
			order = append(order, n.Column)
		}
		columns[n.Column] = append(columns[n.Column], x)
	}
	slices.Sort(order)
	tallest := 0
	height := map[int]int{}
	for _, c := range order {
		for _, x := range columns[c] {
			height[c] += x.h + gapDown
		}
		tallest = max(tallest, height[c])
	}
	for i, c := range order {
		y := top + (tallest-height[c])/2
		for _, x := range columns[c] {
			x.column, x.x, x.y = i, margin+i*(boxWidth+gapAcross), y
			y += x.h + gapDown
		}
	}
	width := 2*margin + max(len(order), 1)*boxWidth + max(len(order)-1, 0)*gapAcross
	if g.within(boxes, len(order)-1) { // these lines go round on the right
		width += gapAcross / 2
	}
	return boxes, max(width, 560), top + tallest
}

// within reports whether a line joins two boxes of a column.
func (g Graph) within(boxes map[career.RoleID]*box, column int) bool {
	return slices.ContainsFunc(g.Edges, func(e Edge) bool {
		from, to := boxes[e.From], boxes[e.To]
		return from != nil && to != nil && from.column == column && to.column == column
	})
}

// svgLines draws the moves. Two that lead to and fro are one line with two heads.
func (g Graph) svgLines(b *strings.Builder, boxes map[career.RoleID]*box) {
	for _, e := range g.Edges {
		from, to := boxes[e.From], boxes[e.To]
		back := Edge{From: e.To, To: e.From, Kind: e.Kind}
		both := slices.ContainsFunc(g.Edges, func(o Edge) bool { o.Label = ""; return o == back })
		if from == nil || to == nil || both && e.From > e.To {
			continue
		}
		x1, x2, bend := from.x+boxWidth, to.x, gapAcross/2
		switch {
		case from.column == to.column:
			x2, bend = to.x+boxWidth, gapAcross/2
		case from.column > to.column:
			x1, x2, bend = from.x, to.x+boxWidth, -gapAcross/2
		}
		c2 := x2 - bend
		if from.column == to.column {
			c2 = x2 + bend
		}
		fmt.Fprintf(b, `<path d="M%d %dC%d %d %d %d %d %d" fill="none" stroke="#444444" stroke-width="1.5" marker-end="url(#career-arrow)"`,
			x1, from.middle(), x1+bend, from.middle(), c2, to.middle(), x2, to.middle())
		if both {
			b.WriteString(` marker-start="url(#career-arrow)"`)
		}
		if e.Kind == career.MoveTransition {
			b.WriteString(` stroke-dasharray="5 4"`)
		}
		b.WriteString("/>\n")
	}
}

func svgBox(b *strings.Builder, x *box) {
	c, border := colorOf(x.Level), "1.5"
	if x.Focus {
		border = "4"
	}
	fmt.Fprintf(b, `<g><title>%s</title><rect x="%d" y="%d" width="%d" height="%d" rx="8" fill="%s" stroke="%s" stroke-width="%s"/>`,
		svgText(strings.Join(x.text(), ", ")), x.x, x.y, boxWidth, x.h, c.fill, c.stroke, border)
	y := x.y + padding + 13
	for _, line := range x.lines {
		fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="middle" fill="%s">%s</text>`, x.x+boxWidth/2, y, c.text, svgText(line))
		y += lineDown
	}
	for _, line := range x.text()[1:] {
		fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="middle" font-size="12" fill="%s">%s</text>`, x.x+boxWidth/2, y-1, c.text, svgText(line))
	}
	b.WriteString("</g>\n")
}

// svgKey says what colors and lines mean, and how many roles are not drawn.
func (g Graph) svgKey(b *strings.Builder, y int) {
	x := margin
	for _, l := range g.levels() {
		c := colorOf(l)
		fmt.Fprintf(b, `<rect x="%d" y="%d" width="14" height="14" fill="%s" stroke="%s"/><text x="%d" y="%d" font-size="12" fill="#1a1a1a">%s</text>`+"\n", x, y, c.fill, c.stroke, x+20, y+12, l)
		x += 36 + 7*len(l.String())
	}
	for _, kind := range career.MoveKindValues() {
		dash := ""
		if kind == career.MoveTransition {
			dash = ` stroke-dasharray="5 4"`
		}
		if slices.ContainsFunc(g.Edges, func(e Edge) bool { return e.Kind == kind }) {
			fmt.Fprintf(b, `<path d="M%d %dh28" stroke="#444444" stroke-width="1.5"%s/><text x="%d" y="%d" font-size="12" fill="#1a1a1a">%s</text>`+"\n", x, y+7, dash, x+34, y+12, kind)
			x += 50 + 7*len(kind)
		}
	}
	if more := g.left(); more != "" {
		fmt.Fprintf(b, `<text x="%d" y="%d" font-size="12" fill="#1a1a1a">%s</text>`+"\n", margin, y+30, more)
	}
}

// describe says in words what the picture shows.
func (g Graph) describe() string {
	label := map[career.RoleID]string{}
	for _, n := range g.Nodes {
		label[n.ID] = n.Label
	}
	text := fmt.Sprintf("%d roles", len(g.Nodes))
	if more := g.left(); more != "" {
		text += " " + more + " that are not drawn"
	}
	var moves []string
	for _, e := range g.Edges {
		if label[e.From] != "" && label[e.To] != "" {
			moves = append(moves, fmt.Sprintf("%s to %s (%s)", label[e.From], label[e.To], e.Kind))
		}
	}
	if len(moves) > 0 {
		text += ". Moves: " + strings.Join(moves, "; ")
	}
	return text + "."
}

func svgText(s string) string { return html.EscapeString(printed(s)) }
