package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/transforms/stats"

	"github.com/go-career/career"
)

// Beam finds functions on other machines by name, so they are registered before it starts.
func init() {
	register.DoFn2x0[string, func(string)](&readFn{})
	register.Emitter1[string]()
	register.Function2x2(row)
	register.Function2x1(sorted)
	register.Iter1[string]()
}

// countPostings returns how many postings have each role, level and skill, as KV<string, int>. The key is the kind, a tab and
// the name. Each worker adds up what it has read, so that little travels between them.
func countPostings(s beam.Scope, lines beam.PCollection) beam.PCollection {
	s = s.Scope("countPostings")
	return stats.Count(s, beam.ParDo(s, &readFn{}, lines))
}

// none stands for a role or level that a title doesn't have.
const none = "-"

// A readFn reads postings.
type readFn struct {
	catalog *career.Catalog
	levels  map[career.RoleID]career.Level // of the roles met so far
}

// Setup is called once for each copy of a readFn. All copies in a process share one catalogue.
func (f *readFn) Setup() {
	f.catalog = career.Default()
	f.levels = map[career.RoleID]career.Level{}
}

// ProcessElement emits the role, the level and the skills of the posting in a line.
func (f *readFn) ProcessElement(line string, emit func(string)) {
	before, text := cut(strings.TrimSuffix(line, "\r"))
	_, title := cut(before)
	role, level := f.readTitle(title)
	emit("role\t" + role)
	emit("level\t" + level)
	mentions := f.catalog.FindSkills(text)
	slices.SortFunc(mentions, func(a, b career.Mention) int { return cmp.Compare(a.Skill, b.Skill) })
	for i, m := range mentions {
		if i == 0 || m.Skill != mentions[i-1].Skill {
			emit("skill\t" + string(m.Skill))
		}
	}
}

// cut returns the last column of a line, and what stands before it.
func cut(line string) (before, last string) {
	i := strings.LastIndexByte(line, '\t')
	return line[:max(i, 0)], line[i+1:]
}

// readTitle returns the role that a title stands for and its level. If there is no such role, the level is what the title
// says.
func (f *readFn) readTitle(title string) (role, level string) {
	best := f.catalog.MatchTitle(title, 1)
	if len(best) == 0 {
		return none, levelName(career.ParseTitle(title).Level)
	}
	id := best[0].Role
	l, ok := f.levels[id]
	if !ok {
		r, _ := f.catalog.Role(id)
		l = r.Level
		f.levels[id] = l
	}
	return string(id), levelName(l)
}

func levelName(l career.Level) string {
	if l == 0 {
		return none
	}
	return l.String()
}

// list makes one text of all counts, a line each, sorted. There are no more of them than the catalogue has roles and skills,
// so one worker does it.
func list(s beam.Scope, counts beam.PCollection) beam.PCollection {
	s = s.Scope("list")
	return beam.ParDo(s, sorted, beam.GroupByKey(s, beam.ParDo(s, row, counts)))
}

// row puts all rows under one key, for sorted to see them together.
func row(name string, n int) (int, string) { return 0, fmt.Sprintf("%s\t%d", name, n) }

func sorted(_ int, rows func(*string) bool) string {
	var all []string
	for r := ""; rows(&r); {
		all = append(all, r)
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}
