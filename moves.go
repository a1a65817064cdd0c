package career

import (
	"github.com/go-career/career/internal/enum"
)

// MoveKind is one of the two kinds of move.
type MoveKind string

// The kinds of move.
const (
	MoveAdvancement MoveKind = "advancement" // what a role can lead to
	MoveTransition  MoveKind = "transition"  // a change to another job at about the same level
)

var moveKinds = enum.Texts[MoveKind]{What: "kind of move", Values: []MoveKind{MoveAdvancement, MoveTransition}}

// MoveKindValues returns the kinds of move.
func MoveKindValues() []MoveKind { return moveKinds.All() }

// ParseMoveKind returns the kind of move that s spells. The error wraps [ErrValue].
func ParseMoveKind(s string) (MoveKind, error) { return moveKinds.Parse(s) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseMoveKind]. Empty text is the zero MoveKind.
func (k *MoveKind) UnmarshalText(text []byte) error { return moveKinds.Unmarshal(k, text) }

// A Move is one step from a role to another.
type Move struct {
	From      RoleID   `json:"from"`
	FromTitle string   `json:"fromTitle"`
	To        RoleID   `json:"to"`
	ToTitle   string   `json:"toTitle"`
	Kind      MoveKind `json:"kind"`
	// Levels is how many levels the move goes up; negative for down, 0 also if a level is not stated.
	Levels int `json:"levels"`
	// Listed are the public lists that have a move between classes of the two roles' jobs, if any.
	Listed []ListedMove `json:"listed,omitempty"`
}

// A ListedMove is a move between two classes of a classification, as an office lists it: O*NET's related occupations
// (scheme "SOC"), or the moves of the French ROME.
type ListedMove struct {
	Scheme string   `json:"scheme"` // as in [Code]
	From   string   `json:"from"`   // a code
	To     string   `json:"to"`
	Rank   int      `json:"rank"`           // its place in the office's list of moves from that class, 1 for the nearest
	Tier   string   `json:"tier,omitempty"` // O*NET's: "Primary-Short", "Primary-Long" or "Supplemental"
	Source SourceID `json:"source"`
}

func (m *ListedMove) key() string { return m.Scheme + " " + m.From + " " + m.To }

// listed returns the public lists that have a move between two roles.
func (c *Catalog) listed(from, to int32) []ListedMove {
	p, q := &c.ix().Roles[from], &c.ix().Roles[to]
	a, b := c.jobs.Get(p.Job), c.jobs.Get(q.Job)
	if a == nil || b == nil || c.listedMoves.Len() == 0 {
		return nil
	}
	var list []ListedMove
	for _, x := range a.Codes {
		for _, y := range b.Codes {
			if x.Scheme == y.Scheme && x.at(Level(p.Level)) && y.at(Level(q.Level)) {
				if m := c.listedMoves.Get((&ListedMove{Scheme: x.Scheme, From: x.Code, To: y.Code}).key()); m != nil {
					list = append(list, *m)
				}
			}
		}
	}
	return list
}

// Moves returns the moves out of a role: advancement, then transitions, each in the order of the role's guide. The error
// is a [*NotFoundError] for a role that the catalogue does not have.
func (c *Catalog) Moves(id RoleID) ([]Move, error) {
	i, ok := c.roles.At(string(id))
	if !ok {
		return nil, c.missing("role", string(id))
	}
	r := &c.ix().Roles[i]
	out := make([]Move, 0, len(r.LeadsTo)+len(r.Transitions))
	for _, to := range r.LeadsTo {
		out = append(out, c.listedMove(int32(i), to, MoveAdvancement))
	}
	for _, to := range r.Transitions {
		out = append(out, c.listedMove(int32(i), to, MoveTransition))
	}
	return out, nil
}

// Feeders returns the moves into a role: advancement, then transitions, each by the ID of the role they come from. The
// error is a [*NotFoundError] for a role that the catalogue does not have.
func (c *Catalog) Feeders(id RoleID) ([]Move, error) {
	i, ok := c.roles.At(string(id))
	if !ok {
		return nil, c.missing("role", string(id))
	}
	out := []Move{}
	for _, kind := range []MoveKind{MoveAdvancement, MoveTransition} {
		for _, f := range c.feeders()[i] {
			if f.kind == kind {
				out = append(out, c.listedMove(f.from, int32(i), kind))
			}
		}
	}
	return out, nil
}

func (c *Catalog) listedMove(from, to int32, kind MoveKind) Move {
	m := c.move(from, to, kind)
	m.Listed = c.listed(from, to)
	return m
}

func (c *Catalog) move(from, to int32, kind MoveKind) Move {
	a, b := &c.ix().Roles[from], &c.ix().Roles[to]
	m := Move{From: RoleID(a.ID), FromTitle: a.Title, To: RoleID(b.ID), ToTitle: b.Title, Kind: kind}
	if a.Level != 0 && b.Level != 0 {
		m.Levels = int(b.Level - a.Level)
	}
	return m
}

// A feeder is one move into a role.
type feeder struct {
	from int32
	kind MoveKind
}

// reverse returns the moves into each role, by the position they come from.
func (c *Catalog) reverse() [][]feeder {
	in := make([][]feeder, len(c.ix().Roles))
	for i := range c.ix().Roles {
		for _, to := range c.ix().Roles[i].LeadsTo {
			in[to] = append(in[to], feeder{int32(i), MoveAdvancement})
		}
		for _, to := range c.ix().Roles[i].Transitions {
			in[to] = append(in[to], feeder{int32(i), MoveTransition})
		}
	}
	return in
}
