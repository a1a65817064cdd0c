package career

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/go-career/career/internal/embedded"
	"github.com/go-career/career/internal/names"
)

// check reports everything that is wrong with a draft. A catalogue that passes is one whose every reference leads
// somewhere, so that no query has to ask. Of the catalogue below, which has passed, only what the draft bears on is
// looked at.
func (d *draft) check() {
	for _, k := range kinds {
		k.checkOwn(d)
	}
	d.checkDoubts()
	checkNames(d, &roleKind, "title", func(r *Role) []string { return r.Aliases })
	checkNames(d, &skillKind, "name", func(s *Skill) []string { return s.Aliases })
	checkNames(d, &jobKind, "title", nil)
	checkNames(d, &familyKind, "name", nil)

	checkAcyclic(d, &roleKind, inList("leadsTo"), func(r *Role) []RoleID { return r.LeadsTo }, func(x *embedded.Index, i int) []int32 { return x.Roles[i].LeadsTo })
	checkAcyclic(d, &skillKind, inList("prerequisites"), func(s *Skill) []SkillID { return s.Prerequisites }, func(x *embedded.Index, i int) []int32 { return x.Skills[i].Prerequisites })
	checkAcyclic(d, &skillKind, inList("kindOf"), func(s *Skill) []SkillID { return s.KindOf }, func(x *embedded.Index, i int) []int32 { return x.Skills[i].KindOf })
	checkAcyclic(d, &skillKind, inList("shows"), func(s *Skill) []SkillID { return s.Shows }, func(x *embedded.Index, i int) []int32 { return x.Skills[i].Shows })
	checkAcyclic(d, &areaKind, func(int) string { return "within" }, (*Area).within, nil)
	checkAcyclic(d, &retirementKind, func(int) string { return "replacedBy" }, (*Retirement).next, nil)
	d.checkFamilies()
	d.checkFeeders()
	d.checkLadders()
	d.checkBandOrder()
}

// A finding reports one problem of a record.
type finding func(field string, format string, args ...any)

// A validator is a record that reports what is wrong with itself. Every kind of record is one.
type validator interface{ validate(d *draft, found finding) }

func (k *kind[T]) checkOwn(d *draft) {
	for _, e := range k.in(d).own {
		if !e.broken {
			any(&e.v).(validator).validate(d, e.finding(d, k.key(&e.v)))
		}
	}
}

func nth(field string, i int) string { return fmt.Sprintf("%s[%d]", field, i) }

// refer reports those of ids that are not records of a kind, and those given twice.
func refer[K ~string, T any](d *draft, k *kind[T], field string, ids []K, found finding) {
	seen := make(map[K]bool, len(ids))
	for i, id := range ids {
		if id == "" {
			found(nth(field, i), "%w: an empty ID", ErrMissing)
		}
		referOne(d, k, nth(field, i), id, found)
		if seen[id] {
			found(nth(field, i), "%w: %.60q is already listed", ErrDuplicate, string(id))
		}
		seen[id] = true
	}
}

// referOne reports an ID that is not that of a record of a kind. If the record may stand in a file that could not be read, it
// is only counted.
func referOne[K ~string, T any](d *draft, k *kind[T], field string, id K, found finding) {
	if id == "" || k.in(d).has(string(id)) {
		return
	}
	at, lost := d.unread[k.name]
	if !lost {
		at, lost = d.unread[roleInFile(string(id))]
		lost = lost && k.name == roleKind.name
	}
	if !lost {
		found(field, "%w: no %s %.60q", ErrReference, k.name, string(id))
		return
	}
	x := d.unsure[k.name]
	if x == nil {
		x = &doubt{at: at, first: string(id)}
		d.unsure[k.name] = x
	}
	x.count++
}

// checkDoubts reports, in one problem for each kind, what could not be checked as a file could not be read.
func (d *draft) checkDoubts() {
	for _, k := range kinds {
		if x := d.unsure[k.kind()]; x != nil {
			d.report(x.at.file, x.at.line, "", "", fmt.Errorf("%w: not checked until this can be read: whether it has %s %.60q, and %d other references",
				ErrReference, k.kind(), x.first, x.count-1))
		}
	}
}

// checkFeeders reports roles that have come to stand below a role of the catalogue below that leads to them.
func (d *draft) checkFeeders() {
	if d.below == nil {
		return
	}
	t := roleKind.in(d)
	for _, e := range t.own {
		i, ok := t.below.At(string(e.v.ID))
		if !ok {
			continue
		}
		for _, f := range d.below.feeders()[i] {
			if id := t.below.ID(int(f.from)); f.kind == MoveAdvancement && !t.hidden(id) {
				checkAdvance("level", t.below.Record(int(f.from)), &e.v, e.finding(d, string(e.v.ID)))
			}
		}
	}
}

// checkFamilies reports roles whose family is not their job's: those of the draft, and those of jobs that changed.
func (d *draft) checkFamilies() {
	check := func(r *Role, found finding) {
		if j := jobKind.in(d).get(string(r.Job)); j != nil && r.Family != j.Family {
			found("family", "%w: %.60q, but job %s is of family %.60q", ErrConflict, r.Family, r.Job, j.Family)
		}
	}
	for _, e := range roleKind.in(d).own {
		check(&e.v, e.finding(d, string(e.v.ID)))
	}
	for _, e := range jobKind.in(d).own {
		for _, r := range d.rolesOf(e.v.ID) {
			if roleKind.in(d).byID[string(r.ID)] == nil {
				check(r, e.finding(d, string(e.v.ID)))
			}
		}
	}
}

// rolesOf returns the roles of a job in the catalogue below that are still there as they were.
func (d *draft) rolesOf(job JobID) []*Role {
	if d.byJob == nil {
		d.byJob = map[JobID][]int{}
		for i := range roleKind.in(d).below.Len() {
			if r := &d.below.ix().Roles[i]; !roleKind.in(d).hidden(r.ID) {
				d.byJob[JobID(r.Job)] = append(d.byJob[JobID(r.Job)], i)
			}
		}
	}
	var list []*Role
	for _, i := range d.byJob[job] {
		list = append(list, d.below.roles.Record(i))
	}
	return list
}

// checkBandOrder reports stated bands that fall from one level of a job to the next.
func (d *draft) checkBandOrder() {
	t := bandKind.in(d)
	jobs := map[JobID]bool{}
	for _, e := range t.own {
		jobs[e.v.Job] = true
	}
	type rung struct {
		band  *SalaryBand
		found finding
	}
	ladders := map[string][]rung{}
	put := func(b *SalaryBand, found finding) {
		if b.Level != 0 {
			k := *b
			k.Level, k.Grade = 0, ""
			ladders[k.key()] = append(ladders[k.key()], rung{b, found})
		}
	}
	for _, e := range t.own {
		put(&e.v, e.finding(d, e.v.key()))
	}
	if d.below != nil {
		for b := range t.below.All() {
			if jobs[b.Job] && !t.hidden(b.key()) {
				put(b, nil)
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(ladders)) {
		rungs := ladders[key]
		slices.SortStableFunc(rungs, func(a, b rung) int { return cmp.Compare(a.band.Level, b.band.Level) })
		for i := 1; i < len(rungs); i++ {
			low, b := rungs[i-1], rungs[i]
			if low.band.Level < b.band.Level && (b.band.Min < low.band.Min || b.band.Max < low.band.Max) {
				found := b.found
				if found == nil {
					found = low.found
				}
				if found != nil {
					found("", "%w: %s to %s at %s level is below the %s band", ErrLadder, b.band.Min, b.band.Max, b.band.Level, low.band.Level)
				}
			}
		}
	}
}

// checkNames reports names and aliases of one kind that are the same once they are folded.
func checkNames[T any](d *draft, k *kind[T], label string, aliases func(*T) []string) {
	t := k.in(d)
	if len(t.own) == 0 {
		return
	}
	type use struct{ id, field, text string }
	first := make(map[string]use, 4*len(t.own))
	each := func(v *T, claim func(field, name string)) {
		claim(label, k.label(v))
		if aliases != nil {
			for i, a := range aliases(v) {
				claim(nth("aliases", i), a)
			}
		}
	}
	if d.below != nil {
		for folded, owner := range k.folded(d.below) {
			if !t.hidden(t.below.ID(int(owner))) {
				first[folded] = use{id: t.below.ID(int(owner))}
			}
		}
	}
	for _, e := range t.own {
		id := k.key(&e.v)
		found := e.finding(d, id)
		each(&e.v, func(field, s string) {
			f := names.Fold(s)
			switch u, taken := first[f]; {
			case s == "":
			case f == "":
				found(field, "%w: %.60q has neither letter nor digit", ErrText, s)
			case taken && u.id == id && u.field != label && u.text == s: // told already
			case taken && u.id == id:
				found(field, "%w: %.60q reads the same as another name of the record", ErrDuplicate, s)
			case taken:
				found(field, "%w: %.60q reads the same as a name of %.60s", ErrDuplicate, s, u.id)
			default:
				first[f] = use{id, field, s}
			}
		})
	}
}

// inList names the elements of a list.
func inList(field string) func(int) string {
	return func(i int) string { return nth(field, i) }
}

// checkAcyclic reports each record that is new or changed and from which a chain of references comes back to it, once a
// cycle. below tells the references of a record of the catalogue below without decoding it; if it is nil, next does.
func checkAcyclic[T any, K ~string](d *draft, k *kind[T], field func(i int) string, next func(*T) []K, below func(*embedded.Index, int) []int32) {
	const unseen, open, done = 0, 1, 2
	t := k.in(d)
	state := make(map[string]int, len(t.own))
	type frame struct {
		id   string
		next []K
		i    int
	}
	follow := func(id string) frame {
		state[id] = open
		f := frame{id: id}
		if e := t.byID[id]; e != nil {
			f.next = next(&e.v)
		} else if i, ok := t.below.At(id); ok && below != nil {
			for _, k := range below(d.below.ix(), i) {
				f.next = append(f.next, K(t.below.ID(int(k))))
			}
		} else if ok {
			f.next = next(t.below.Record(i))
		}
		return f
	}
	for _, start := range t.own {
		id := k.key(&start.v)
		if state[id] != unseen || len(next(&start.v)) == 0 || id == "" {
			continue
		}
		// Depth first with a stack of its own: a hostile chain may be as long as the catalogue.
		stack := []frame{follow(id)}
		for len(stack) > 0 {
			f := &stack[len(stack)-1]
			if f.i == len(f.next) {
				state[f.id] = done
				stack = stack[:len(stack)-1]
				continue
			}
			to := string(f.next[f.i])
			f.i++
			switch state[to] {
			case unseen:
				if t.has(to) {
					stack = append(stack, follow(to))
				}
			case open:
				path := short(to, 60)
				for i := len(stack) - 1; i >= 0 && len(path) < 200; i-- {
					path = short(stack[i].id, 60) + " → " + path
					if stack[i].id == to {
						break
					}
				}
				e := start
				if own := t.byID[f.id]; own != nil {
					e = own
				}
				e.finding(d, f.id)(field(f.i-1), "%w: %s", ErrCycle, path)
			}
		}
	}
}

// checkLadders reports requirements that fall along the ladder of a job, for the jobs of roles that are new or changed.
func (d *draft) checkLadders() {
	type ladder struct {
		job   JobID
		track Track
	}
	type rung struct {
		role  *Role
		found finding
	}
	ladders := map[ladder][]rung{}
	jobs := map[JobID]bool{}
	for _, e := range roleKind.in(d).own {
		if e.v.Job != "" && e.v.Level != 0 {
			l := ladder{e.v.Job, e.v.Track}
			ladders[l] = append(ladders[l], rung{&e.v, e.finding(d, string(e.v.ID))})
			jobs[e.v.Job] = true
		}
	}
	for job := range jobs {
		for _, r := range d.rolesOf(job) {
			if l := (ladder{job, r.Track}); r.Level != 0 && len(ladders[l]) > 0 {
				id := string(r.ID)
				ladders[l] = append(ladders[l], rung{r, func(field, format string, args ...any) {
					d.report("", 0, id, field, fmt.Errorf(format, args...))
				}})
			}
		}
	}
	for _, l := range slices.SortedFunc(maps.Keys(ladders), func(a, b ladder) int {
		return cmp.Or(cmp.Compare(a.job, b.job), cmp.Compare(a.track, b.track))
	}) {
		rungs := ladders[l]
		slices.SortStableFunc(rungs, func(a, b rung) int { return cmp.Compare(a.role.Level, b.role.Level) })
		highest := map[SkillID]*Role{}
		level := map[SkillID]Proficiency{}
		for _, r := range rungs {
			for i, q := range r.role.Requirements {
				if low := highest[q.Skill]; low != nil && q.Level != 0 && q.Level < level[q.Skill] && low.Level < r.role.Level {
					r.found(nth("requirements", i)+".level", "%w: %s is %s here but %s for %s", ErrLadder, q.Skill, q.Level, level[q.Skill], low.ID)
				}
				if q.Level > level[q.Skill] {
					highest[q.Skill], level[q.Skill] = r.role, q.Level
				}
			}
		}
	}
}
