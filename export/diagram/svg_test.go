package diagram_test

import (
	"encoding/xml"
	"errors"
	"io"
	"log"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/go-career/career"
	"github.com/go-career/career/export/diagram"
)

func ExampleGraph_SVG() {
	g := diagram.Graph{
		Title: "A step",
		Nodes: []diagram.Node{{ID: "a", Label: "Here", Level: career.LevelMid}, {ID: "b", Label: "There", Column: 1}},
		Edges: []diagram.Edge{{From: "a", To: "b", Kind: career.MoveTransition}},
	}
	if err := g.SVG(os.Stdout); err != nil {
		log.Fatal(err)
	}
	// Output:
	// <svg xmlns="http://www.w3.org/2000/svg" role="img" width="560" height="176" viewBox="0 0 560 176" font-family="Helvetica, Arial, sans-serif" font-size="14">
	// <title>A step</title>
	// <desc>2 roles. Moves: Here to There (transition).</desc>
	// <defs><marker id="career-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="#444444"/></marker></defs>
	// <rect width="560" height="176" fill="#ffffff"/>
	// <text x="20" y="38" font-size="18" font-weight="bold" fill="#1a1a1a">A step</text>
	// <path d="M210 80C255 80 255 80 300 80" fill="none" stroke="#444444" stroke-width="1.5" marker-end="url(#career-arrow)" stroke-dasharray="5 4"/>
	// <g><title>Here, mid level</title><rect x="20" y="54" width="190" height="52" rx="8" fill="#cde8b5" stroke="#4c7a2a" stroke-width="1.5"/><text x="115" y="77" text-anchor="middle" fill="#1a1a1a">Here</text><text x="115" y="94" text-anchor="middle" font-size="12" fill="#1a1a1a">mid level</text></g>
	// <g><title>There</title><rect x="300" y="63" width="190" height="34" rx="8" fill="#ffffff" stroke="#555555" stroke-width="1.5"/><text x="395" y="86" text-anchor="middle" fill="#1a1a1a">There</text></g>
	// <rect x="20" y="136" width="14" height="14" fill="#cde8b5" stroke="#4c7a2a"/><text x="40" y="148" font-size="12" fill="#1a1a1a">mid</text>
	// <path d="M77 143h28" stroke="#444444" stroke-width="1.5" stroke-dasharray="5 4"/><text x="111" y="148" font-size="12" fill="#1a1a1a">transition</text>
	// </svg>
}

// drawn are the elements of a picture, and none of them reaches outside it.
var drawn = []string{"svg", "title", "desc", "defs", "marker", "path", "rect", "text", "g"}

// checkSVG reads the picture as XML and checks what it is made of: only drawing, a title and a description first, text of 12
// pixels and more, boxes inside the picture that do not cover one another.
func checkSVG(t *testing.T, g diagram.Graph) {
	t.Helper()
	var b strings.Builder
	if err := g.SVG(&b); err != nil {
		t.Fatal(err)
	}
	var order []string
	var width, height float64
	var boxes [][4]float64
	for d := xml.NewDecoder(strings.NewReader(b.String())); ; {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, &b)
		}
		e, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		order = append(order, e.Name.Local)
		attr := map[string]float64{}
		for _, a := range e.Attr {
			if strings.HasPrefix(a.Name.Local, "on") || strings.Contains(a.Name.Local, "href") || a.Name.Local == "style" {
				t.Errorf("attribute %s", a.Name.Local)
			}
			if f, err := strconv.ParseFloat(a.Value, 64); err == nil {
				attr[a.Name.Local] = f
			}
		}
		switch size, sized := attr["font-size"]; e.Name.Local {
		case "svg":
			width, height = attr["width"], attr["height"]
		case "rect":
			if attr["rx"] > 0 {
				boxes = append(boxes, [4]float64{attr["x"], attr["y"], attr["x"] + attr["width"], attr["y"] + attr["height"]})
			}
		case "text":
			if sized && size < 12 {
				t.Errorf("text of %v pixels", size)
			}
			if attr["x"] < 0 || attr["x"] > width || attr["y"] > height {
				t.Error("text outside")
			}
		}
		if !slices.Contains(drawn, e.Name.Local) {
			t.Errorf("element %s", e.Name.Local)
		}
	}
	if len(order) < 3 || order[1] != "title" || order[2] != "desc" || !strings.Contains(b.String(), `role="img"`) {
		t.Errorf("elements %v", order)
	}
	if len(boxes) != len(g.Nodes) {
		t.Errorf("%d boxes for %d roles", len(boxes), len(g.Nodes))
	}
	for i, x := range boxes {
		if x[0] < 0 || x[1] < 0 || x[2] > width || x[3] > height {
			t.Errorf("box %v outside %v × %v", x, width, height)
		}
		for _, y := range boxes[:i] {
			if x[0] < y[2] && y[0] < x[2] && x[1] < y[3] && y[1] < x[3] {
				t.Errorf("boxes %v and %v cover one another", x, y)
			}
		}
	}
}

// luminance returns the relative luminance of a color, as the Web Content Accessibility Guidelines define it.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	linear := func(c uint64) float64 {
		v := float64(c&0xFF) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(n>>16) + 0.7152*linear(n>>8) + 0.0722*linear(n)
}

// TestColors checks what is drawn: that text can be read on every level's color, and that each level is darker than the one
// below it.
func TestColors(t *testing.T) {
	contrast := func(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }
	of := regexp.MustCompile(`fillcolor="(#......)", color="(#......)", fontcolor="(#......)"`)
	last := 2.0
	for _, l := range append([]career.Level{0}, career.LevelValues()...) {
		var b strings.Builder
		if err := (diagram.Graph{Nodes: []diagram.Node{{ID: "a", Level: l}}}).DOT(&b); err != nil {
			t.Fatal(err)
		}
		m := of.FindStringSubmatch(b.String())
		if m == nil {
			t.Fatalf("%s: no colors in %s", l, &b)
		}
		fill, border, text := luminance(t, m[1]), luminance(t, m[2]), luminance(t, m[3])
		if contrast(fill, text) < 4.5 || contrast(1, border) < 3 || fill >= last || l > career.LevelEntry && contrast(last, fill) < 1.15 {
			t.Errorf("%s: text %.1f, border %.1f, level below %.2f", l, contrast(fill, text), contrast(1, border), contrast(last, fill))
		}
		last = fill
	}
}

// FuzzLabels draws any label, and checks that it ends nothing that it stands in.
func FuzzLabels(f *testing.F) {
	for _, s := range []string{"", "Plain", "</svg><script>alert(1)</script>", "a & b; c", `"q" \N \`, "a\nb", "\x00\xff", "日本語の非常に長い役職名日本語の非常に長い役職名", strings.Repeat("long ", 50), "\u202eabc", "]]>", "<!--"} {
		f.Add(s)
	}
	quoted := regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
	plain := regexp.MustCompile(`^[a-zA-Z0-9 =\[\],;{}\n>_-]*$`)
	f.Fuzz(func(t *testing.T, s string) {
		g := diagram.Graph{Title: s, Nodes: []diagram.Node{{ID: "a", Label: s, Level: career.LevelMid}, {ID: "b", Label: s, Column: 1}}, Omitted: len(s),
			Edges: []diagram.Edge{{From: "a", To: "b", Kind: career.MoveAdvancement, Label: s}, {From: "b", To: "a"}, {From: "a", To: "none"}, {From: "a", To: "a"}}}
		checkSVG(t, g)
		var mermaid, dot strings.Builder
		if err := errors.Join(g.Mermaid(&mermaid), g.DOT(&dot)); err != nil {
			t.Fatal(err)
		}
		if rest := quoted.ReplaceAllString(dot.String(), ""); !plain.MatchString(rest) {
			t.Errorf("%q ends a string of DOT:\n%s", s, &dot)
		}
		for line := range strings.SplitSeq(mermaid.String(), "\n") {
			if n := strings.Count(line, `"`); n != 0 && n != 2 && !strings.Contains(line, "accTitle") {
				t.Errorf("%q ends a string of Mermaid: %s", s, line)
			}
		}
		if n := strings.Count(mermaid.String(), "\n"); n > 10 { // flowchart, title, roles, omitted and their style, moves, class
			t.Errorf("%q: %d lines of Mermaid:\n%s", s, n, &mermaid)
		}
	})
}
