package diagram

import (
	"cmp"
	"slices"

	"github.com/go-career/career"
)

// NeighbourhoodOptions say how much to draw around a role. The zero NeighbourhoodOptions draw its own moves, and up to 24
// roles.
type NeighbourhoodOptions struct {
	Hops  int // how many moves away a role may be; 1 by default, and never more than 5
	Limit int // most roles to draw; 24 by default, which can still be read on a page
}

// Neighbourhood returns the graph of a role, of the moves out of it, to the right, and of those into it, to the left. A role
// that one can move both to and from stands on the right.
//
// If there are more roles than Limit, the nearer ones are drawn, and of these as many of one side as of the other, advancement
// before transitions; Omitted says how many others are next to roles that are drawn. Moves between roles of one column are not
// drawn. The error is a [*career.NotFoundError] for a role that the catalogue does not have.
func Neighbourhood(c *career.Catalog, id career.RoleID, o NeighbourhoodOptions) (Graph, error) {
	if _, err := c.Moves(id); err != nil {
		return Graph{}, err
	}
	if o.Limit <= 0 {
		o.Limit = 24
	}
	b := newBuilder(c)
	b.node(id, 0)
	b.g.Nodes[0].Focus = true
	b.g.Title = "Moves to and from " + b.g.Nodes[0].text()[0]
	omitted := map[career.RoleID]bool{}
	room := func(id career.RoleID, column int) bool {
		if _, ok := b.at[id]; !ok && len(b.g.Nodes) >= o.Limit {
			omitted[id] = true
			return false
		}
		b.node(id, column)
		return true
	}
	var moves []career.Move
	out, in := []career.RoleID{id}, []career.RoleID{id} // the outermost roles on the right and on the left
	for hop := 1; hop <= min(max(o.Hops, 1), 5); hop++ {
		right, left := each(out, c.Moves), each(in, c.Feeders)
		moves = append(append(moves, right...), left...)
		var to, from []career.RoleID // the roles of the next columns
		for _, m := range right {
			if _, ok := b.at[m.To]; !ok && !slices.Contains(to, m.To) {
				to = append(to, m.To)
			}
		}
		for _, m := range left {
			if _, ok := b.at[m.From]; !ok && !slices.Contains(to, m.From) && !slices.Contains(from, m.From) {
				from = append(from, m.From)
			}
		}
		out, in = nil, nil
		for i := range max(len(to), len(from)) {
			if i < len(to) && room(to[i], hop) {
				out = append(out, to[i])
			}
			if i < len(from) && room(from[i], -hop) {
				in = append(in, from[i])
			}
		}
	}
	for _, m := range moves {
		from, ok := b.at[m.From]
		to, ok2 := b.at[m.To]
		if ok && ok2 && b.g.Nodes[from].Column != b.g.Nodes[to].Column {
			b.edge(Edge{m.From, m.To, m.Kind, ""})
		}
	}
	b.g.Omitted = len(omitted)
	return b.g, nil
}

// each returns the moves out of some roles, or into them: all advancement, then all transitions.
func each(of []career.RoleID, next func(career.RoleID) ([]career.Move, error)) []career.Move {
	var all []career.Move
	for _, id := range of {
		moves, err := next(id)
		if err != nil {
			continue // cannot happen: the role is drawn
		}
		all = append(all, moves...)
	}
	slices.SortStableFunc(all, func(a, b career.Move) int {
		return cmp.Compare(slices.Index(career.MoveKindValues(), a.Kind), slices.Index(career.MoveKindValues(), b.Kind))
	})
	return all
}
