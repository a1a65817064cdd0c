package workforce

import (
	"iter"
	"slices"

	"github.com/go-career/career"
)

// NeedsOptions say which roles come next.
type NeedsOptions struct {
	// Roles are the next roles. By default they are those that the people's own roles lead to.
	Roles []career.RoleID `json:"roles,omitempty"`
}

// NeedsOf returns the skills that the next roles require and nobody likely holds at the level needed, in the order of
// [Cover]: what a team has to learn, or hire for, before anybody can move on. Each need names the roles that ask for it, and
// as its Holders the people who are nearest to it. Lacking is certain if nobody possibly holds the skill, and else likely:
// then ask before you hire.
//
// The needs are found as [CoverOf] finds them, which also lists those that somebody meets.
func NeedsOf(c *career.Catalog, people iter.Seq[Person], o NeedsOptions) ([]Need, error) {
	r := newReader(c)
	next := r.named(o.Roles)
	members := r.members(people, len(o.Roles) == 0)
	if len(o.Roles) == 0 {
		team := slices.Collect(members)
		var ids []career.RoleID
		for _, m := range team {
			ids = append(ids, m.role.LeadsTo...)
		}
		next, members = r.named(ids), slices.Values(team)
	}
	needs := needsOf(c, next)
	hold(c, members, needs)
	if err := r.err(); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(plain(needs), func(n Need) bool { return n.Lacking == ConfidenceNo }), nil
}
