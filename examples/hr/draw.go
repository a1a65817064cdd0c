package main

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"github.com/goccy/go-graphviz"

	"github.com/go-career/career"
	"github.com/go-career/career/export/diagram"
)

// drawings makes pictures with Graphviz and keeps them. Graphviz does one thing at a time, so calls wait for each other.
type drawings struct {
	mu    sync.Mutex
	graph *graphviz.Graphviz
	kept  map[career.RoleID]template.HTML
}

// The limits of drawings: what is kept, and the most roles drawn on one side of a role. The lists beside have them all.
const (
	maxKept = 2000
	maxSide = 10
)

// neighbourhood returns a drawing of a role, the roles that lead to it and those it leads to, as SVG.
func (d *drawings) neighbourhood(ctx context.Context, c *career.Catalog, id career.RoleID) (svg template.HTML, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if svg, ok := d.kept[id]; ok {
		return svg, nil
	}
	g, err := around(c, id)
	if err != nil {
		return "", err
	}
	if svg, err = d.draw(context.WithoutCancel(ctx), g, id); err != nil {
		return "", err
	}
	if d.kept == nil || len(d.kept) >= maxKept {
		d.kept = map[career.RoleID]template.HTML{}
	}
	d.kept[id] = svg
	return svg, nil
}

// around returns the graph of a role and its moves: from the left into it, to the right out of it.
func around(c *career.Catalog, id career.RoleID) (diagram.Graph, error) {
	in, err := c.Feeders(id)
	if err != nil {
		return diagram.Graph{}, err
	}
	out, err := c.Moves(id)
	if err != nil {
		return diagram.Graph{}, err
	}
	var g diagram.Graph
	drawn := map[career.RoleID]bool{}
	node := func(id career.RoleID) {
		if title, ok := c.RoleTitle(id); ok && !drawn[id] {
			drawn[id] = true
			g.Nodes = append(g.Nodes, diagram.Node{ID: id, Label: title})
		}
	}
	node(id)
	for _, m := range out[:min(maxSide, len(out))] {
		node(m.To)
		g.Edges = append(g.Edges, diagram.Edge{From: m.From, To: m.To, Kind: m.Kind})
	}
	for _, m := range in[:min(maxSide, len(in))] {
		if drawn[m.From] { // a way back, which the lists tell
			continue
		}
		node(m.From)
		g.Edges = append(g.Edges, diagram.Edge{From: m.From, To: m.To, Kind: m.Kind})
	}
	return g, nil
}

// draw lets Graphviz lay a graph out, with here marked, and returns it as SVG to stand in a page.
func (d *drawings) draw(ctx context.Context, g diagram.Graph, here career.RoleID) (svg template.HTML, err error) {
	defer func() {
		if v := recover(); v != nil { // Graphviz runs as WebAssembly, which panics when it fails
			d.graph, svg, err = nil, "", fmt.Errorf("graphviz: %v", v)
		}
	}()
	if d.graph == nil {
		if d.graph, err = graphviz.New(ctx); err != nil {
			return "", err
		}
	}
	var dot bytes.Buffer
	if err := g.DOT(&dot); err != nil {
		return "", err
	}
	graph, err := graphviz.ParseBytes(dot.Bytes())
	if err != nil {
		return "", err
	}
	defer graph.Close()
	graph.SetNodeSeparator(0.16)
	graph.SetRankSeparator(0.6)
	for _, n := range g.Nodes {
		node, err := graph.NodeByName(string(n.ID))
		if err != nil || node == nil {
			return "", errors.Join(err, fmt.Errorf("graphviz: no node %q", n.ID))
		}
		node.SetFontName("Arial").SetFontSize(13).SetHeight(0.42).SetURL("/roles/" + string(n.ID))
		if n.ID == here {
			if err := node.SafeSet("class", "here", ""); err != nil {
				return "", err
			}
		}
	}
	var b bytes.Buffer
	if err := d.graph.Render(ctx, graph, graphviz.SVG, &b); err != nil {
		return "", err
	}
	return inline(b.Bytes())
}

// What is kept of Graphviz's SVG. Colours, fonts and line widths are the style sheet's.
var (
	keptElements   = map[string]bool{"svg": true, "g": true, "a": true, "path": true, "polygon": true, "text": true}
	keptAttributes = map[string]bool{"viewBox": true, "class": true, "transform": true, "d": true, "points": true, "x": true, "y": true,
		"text-anchor": true, "stroke-dasharray": true, "href": true}
)

// inline turns an SVG file into an element of a page. The lists beside the drawing have the same links, so readers without
// a pointing device are spared them here.
func inline(file []byte) (template.HTML, error) {
	decoder := xml.NewDecoder(bytes.NewReader(file))
	decoder.Strict, decoder.Entity = false, xml.HTMLEntity
	var b strings.Builder
	skipped := 0 // how deep in elements that are left out
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return "", fmt.Errorf("graphviz: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			background := t.Name.Local == "polygon" && attribute(t, "fill") == "white" && attribute(t, "stroke") == "none"
			if skipped > 0 || !keptElements[t.Name.Local] || background {
				skipped++
				continue
			}
			b.WriteString("<" + t.Name.Local)
			for _, a := range t.Attr {
				if keptAttributes[a.Name.Local] {
					fmt.Fprintf(&b, ` %s="%s"`, a.Name.Local, template.HTMLEscapeString(a.Value))
				}
			}
			switch t.Name.Local {
			case "svg":
				if box := strings.Fields(attribute(t, "viewBox")); len(box) == 4 {
					fmt.Fprintf(&b, ` width="%s" height="%s"`, template.HTMLEscapeString(box[2]), template.HTMLEscapeString(box[3]))
				}
				b.WriteString(` aria-hidden="true" focusable="false"`)
			case "a":
				b.WriteString(` tabindex="-1"`)
			}
			b.WriteString(">")
		case xml.EndElement:
			if skipped > 0 {
				skipped--
				continue
			}
			b.WriteString("</" + t.Name.Local + ">")
		case xml.CharData:
			if skipped == 0 && strings.TrimSpace(string(t)) != "" {
				b.WriteString(template.HTMLEscapeString(string(t)))
			}
		}
	}
	return template.HTML(b.String()), nil
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
