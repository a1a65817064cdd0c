package diagram_test

import (
	"errors"
	"log"
	"os"
	"testing"

	"github.com/go-career/career"
	"github.com/go-career/career/export/diagram"
)

func ExampleNeighbourhood() {
	g, err := diagram.Neighbourhood(small(), "a", diagram.NeighbourhoodOptions{Limit: 2})
	if err != nil {
		log.Fatal(err)
	}
	if err := g.Mermaid(os.Stdout); err != nil {
		log.Fatal(err)
	}
	// Output:
	// flowchart LR
	//   accTitle: Moves to and from Apprentice
	//   n0["Apprentice<br/>entry level"]:::entry
	//   style n0 stroke-width:4px
	//   n1["Builder<br/>mid level"]:::mid
	//   more["and 1 more role"]
	//   style more fill:none,stroke:none
	//   n0 --> n1
	//   classDef entry fill:#fdf6c9,stroke:#8a7a1f,color:#1a1a1a
	//   classDef mid fill:#cde8b5,stroke:#4c7a2a,color:#1a1a1a
}

// TestNeighbourhoods draws around every role, and compares with its moves.
func TestNeighbourhoods(t *testing.T) {
	c := career.Default()
	for r := range c.Roles() {
		out, err := c.Moves(r.ID)
		if err != nil {
			t.Fatal(err)
		}
		in, err := c.Feeders(r.ID)
		if err != nil {
			t.Fatal(err)
		}
		all := map[career.RoleID]bool{r.ID: true}
		for _, m := range append(out, in...) {
			all[m.From], all[m.To] = true, true
		}
		whole, err := diagram.Neighbourhood(c, r.ID, diagram.NeighbourhoodOptions{Limit: 1000})
		if err != nil {
			t.Fatal(err)
		}
		if len(whole.Nodes) != len(all) || whole.Omitted != 0 || len(whole.Edges) != len(out)+len(in) {
			t.Errorf("%s: %d roles, %d moves, %d omitted, want %d and %d", r.ID, len(whole.Nodes), len(whole.Edges), whole.Omitted, len(all), len(out)+len(in))
		}
		g, err := diagram.Neighbourhood(c, r.ID, diagram.NeighbourhoodOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if len(g.Nodes) > 24 || len(g.Nodes)+g.Omitted != len(all) || !g.Nodes[0].Focus {
			t.Errorf("%s: %d roles and %d omitted, want %d", r.ID, len(g.Nodes), g.Omitted, len(all))
		}
		checkSVG(t, g)
		far, err := diagram.Neighbourhood(c, r.ID, diagram.NeighbourhoodOptions{Hops: 2, Limit: 60})
		if err != nil {
			t.Fatal(err)
		}
		at := map[career.RoleID]int{}
		for _, n := range far.Nodes {
			if _, twice := at[n.ID]; twice || n.Column < -2 || n.Column > 2 {
				t.Errorf("%s: %+v", r.ID, n)
			}
			at[n.ID] = n.Column
		}
		for _, e := range far.Edges {
			if from, ok := at[e.From]; !ok || from == at[e.To] {
				t.Errorf("%s: %+v", r.ID, e)
			}
		}
		checkSVG(t, far)
	}
	var notFound *career.NotFoundError
	if _, err := diagram.Neighbourhood(c, "court-jester", diagram.NeighbourhoodOptions{}); !errors.As(err, &notFound) {
		t.Error(err)
	}
}
