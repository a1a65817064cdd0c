package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/go-career/career"
)

// A row is the answer to a line.
type row interface{ appendJSON([]byte) []byte }

// A column is a field of a row as text.
type column struct {
	name string
	of   func(row) string
}

// A titleRow is the answer to a title.
type titleRow struct {
	Role      career.RoleID `json:"role"`
	Title     string        `json:"title"`
	Level     string        `json:"level"`
	Track     career.Track  `json:"track"`
	Job       career.JobID  `json:"job"`
	Score     float64       `json:"score"`
	Ambiguous bool          `json:"ambiguous"`
	Core      string        `json:"core"`
	Note      string        `json:"note,omitempty"`
}

// A textRow is the answer to a text.
type textRow struct {
	Skills   counts `json:"skills"`
	Mentions int    `json:"mentions"`
	Note     string `json:"note,omitempty"`
}

var titleColumns = []column{
	{"role", func(r row) string { return string(r.(*titleRow).Role) }},
	{"title", func(r row) string { return r.(*titleRow).Title }},
	{"level", func(r row) string { return r.(*titleRow).Level }},
	{"track", func(r row) string { return string(r.(*titleRow).Track) }},
	{"job", func(r row) string { return string(r.(*titleRow).Job) }},
	{"score", func(r row) string { return strconv.FormatFloat(r.(*titleRow).Score, 'g', -1, 64) }},
	{"ambiguous", func(r row) string { return strconv.FormatBool(r.(*titleRow).Ambiguous) }},
	{"core", func(r row) string { return r.(*titleRow).Core }},
	{"note", func(r row) string { return r.(*titleRow).Note }},
	{"json", wholeRow},
}

var textColumns = []column{
	{"skills", func(r row) string { return string(r.(*textRow).Skills.appendJSON(nil)) }},
	{"mentions", func(r row) string { return strconv.Itoa(r.(*textRow).Mentions) }},
	{"note", func(r row) string { return r.(*textRow).Note }},
	{"json", wholeRow},
}

func wholeRow(r row) string { return string(r.appendJSON(nil)) }

// choose returns the columns of these names; if there are none, all but the last, which repeats the others.
func choose(k kind, names []string) ([]column, error) {
	all := titleColumns
	if k == texts {
		all = textColumns
	}
	if len(names) == 0 {
		return all[:len(all)-1], nil
	}
	var out []column
	for _, name := range names {
		i := slices.IndexFunc(all, func(c column) bool { return c.name == name })
		if i < 0 {
			var known []string
			for _, c := range all {
				known = append(known, c.name)
			}
			return nil, fmt.Errorf("-columns %s: the columns of %s are %s", name, k, strings.Join(known, ", "))
		}
		out = append(out, all[i])
	}
	return out, nil
}

// reader returns what answers lines of a kind, for one goroutine.
func reader(c *career.Catalog, k kind) func(s, note string) row {
	if k == texts {
		return func(s, note string) row { return readText(c, s, note) }
	}
	roles := map[career.RoleID]career.Role{}
	seen := map[string]*titleRow{}
	return func(s, note string) row {
		if note != "" || len(s) > maxSeen {
			return readTitle(c, roles, s, note)
		}
		r, ok := seen[s]
		if !ok {
			if len(seen) == mostSeen {
				clear(seen)
			}
			r = readTitle(c, roles, s, note)
			seen[s] = r
		}
		return r
	}
}

// Titles repeat: of real lists of some thousand, one in ten to one in two is there already. So a worker keeps up to mostSeen
// answers, a few megabytes, and starts anew when it has them.
const (
	mostSeen = 1 << 14
	maxSeen  = 100 // bytes of a title that is kept
)

// readTitle returns the role that a title stands for. The roles asked for so far are kept in roles, which has at most as many
// as the catalogue.
func readTitle(c *career.Catalog, roles map[career.RoleID]career.Role, s, note string) *titleRow {
	parsed := career.ParseTitle(s)
	r := &titleRow{Level: levelName(parsed.Level), Track: parsed.Track, Core: parsed.Core, Note: note}
	best := c.MatchTitle(s, 1)
	if len(best) == 0 {
		return r
	}
	role, ok := roles[best[0].Role]
	if !ok {
		role, _ = c.Role(best[0].Role)
		roles[role.ID] = role
	}
	r.Role, r.Title, r.Job = role.ID, role.Title, role.Job
	r.Level, r.Track = levelName(role.Level), role.Track
	r.Score, r.Ambiguous = best[0].Score, best[0].Ambiguous
	return r
}

func levelName(l career.Level) string {
	if l == 0 {
		return ""
	}
	return l.String()
}

func readText(c *career.Catalog, s, note string) *textRow {
	mentions := c.FindSkills(s)
	r := &textRow{Skills: counts{}, Mentions: len(mentions), Note: note}
	for _, m := range mentions {
		r.Skills[m.Skill]++
	}
	return r
}

// Counts says how often each skill is mentioned.
type counts map[career.SkillID]int

// MarshalJSON implements [json.Marshaler].
func (n counts) MarshalJSON() ([]byte, error) { return n.appendJSON(nil), nil }

// appendJSON appends an object, those mentioned most first.
func (n counts) appendJSON(dst []byte) []byte {
	ids := slices.SortedFunc(maps.Keys(n), func(a, b career.SkillID) int {
		return cmp.Or(cmp.Compare(n[b], n[a]), cmp.Compare(a, b))
	})
	dst = append(dst, '{')
	for i, id := range ids {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(append(append(dst, '"'), id...), `":`...) // an ID is lower-case letters, digits and hyphens
		dst = strconv.AppendInt(dst, int64(n[id]), 10)
	}
	return append(dst, '}')
}

func (r *titleRow) appendJSON(dst []byte) []byte { return appendJSON(dst, r) }
func (r *textRow) appendJSON(dst []byte) []byte  { return appendJSON(dst, r) }

func appendJSON(dst []byte, v any) []byte {
	buf := bytes.NewBuffer(dst)
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v) // which strings, finite numbers and booleans don't fail
	return bytes.TrimSuffix(buf.Bytes(), []byte{'\n'})
}
