// Package workforce answers questions about many people: a team, a department, a company.
//
// People are plain values. A [Person] has a key of the caller's, a profile, a role, a place and pay; give what the question
// needs and leave out the rest. Every question takes an iterator, so people can come from a slice ([slices.Values]), a
// database or a file, and are read once.
//
// # Skills
//
// [MatrixOf] compares everybody with what their own role requires. [CoverOf] turns that round: for each skill that the team
// needs, who holds it, which skills one person holds alone, and what is lost with each person. [NeedsOf] lists the skills
// that nobody has and the next roles ask for. [BenchOf] tells who could take over a role, now, soon or later, and
// [Candidates] ranks people for an opening, with reasons. [Compare] compares the cover of two teams.
//
// A profile seldom says everything, so answers come in three: what is certain, what is likely, and what is possible, as
// [career.Bounds] has them. A skill that a résumé doesn't mention is unknown, and counts as not held only for what is
// certain. So "held alone" is likely if nobody else likely holds the skill, and certain only if it is known that nobody else
// does, which takes profiles that are complete.
//
// # Pay
//
// [ReviewPay] places everybody in the band of their role and place, and sums up, by group, what it costs to bring those below
// their band up to it. [PayEquity] reports the figures of Article 9(1) of Directive (EU) 2023/970 on pay transparency, and
// the categories of workers for which Article 10 calls for a joint pay assessment.
//
// Money is exact. Sums are whole hundredths; a ratio is worked out from exact sums and rounded once, half away from zero,
// where it is shown. Pay in different currencies is never added up: a review keeps a sum for each currency, and an
// equity report converts by rates that you give.
//
// # Errors
//
// What is wrong with people comes back all at once, as a [*career.LoadError]: each problem has the person's key as its Record,
// the field, and a cause to match with [errors.Is] or [errors.As], such as a [*career.NotFoundError] for a role that the
// catalogue does not have. Then there is no result, because a result without those people would pass for one with them. What is
// merely not known, such as pay or a band, is no error: it is counted, and each result says where.
//
// Skills in a profile that the catalogue does not have play no part: [career.Catalog.CheckProfile] finds them.
//
// # What it costs
//
// Skills questions use all processors and take about as long as [career.Catalog.Gap] for each person. The doc of each function
// says what it keeps in memory; all keep the keys, to tell when somebody comes twice.
package workforce

import (
	"fmt"
	"iter"
	"runtime"
	"strconv"
	"sync"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/enum"
)

// A Person is one person, as far as the question at hand needs to know them.
type Person struct {
	// Key is the caller's own name for the person, such as a personnel number. It must be set, and no two people of one
	// question may share one. Results name people by it.
	Key     string         `json:"key"`
	Profile career.Profile `json:"profile,omitzero"`
	// Role is the role the person is in. Somebody from outside has none: they can be a candidate, but not part of a matrix.
	Role  career.RoleID `json:"role,omitempty"`
	Place career.Place  `json:"place,omitempty"` // where the person works: for their band, and the hours of a full-time year
	Pay   Pay           `json:"pay,omitzero"`

	Gender Gender `json:"gender,omitempty"`
	// Category is the category of workers that the person is in: those who do the same work or work of equal value. By
	// default it is made of job and level ("Backend Developer, senior"). See [PayEquity].
	Category string `json:"category,omitempty"`
	// Group is what [ReviewPay] sums by, such as a department. By default it is the field of the role's family ("software
	// engineering").
	Group string `json:"group,omitempty"`
}

// Pay is what a person is paid, gross.
type Pay struct {
	// Basic is the ordinary basic wage or salary, for an hour, a week, a month or a year, as it is paid: for half of full
	// time, half. The zero Money means that it is not known. It can be up to 10 trillion units of the currency a year.
	Basic career.Money `json:"basic,omitzero"`
	// Variable is the complementary or variable components of a year: bonuses, commission, allowances, benefits in kind. A
	// period is allowed, and a sum for no period counts as one of the year. The zero Money means that there were none.
	Variable career.Money `json:"variable,omitzero"`
	// Hours is the hours that are paid for in a year, holidays included: 1,040 for half of 2,080. 0 stands for full time.
	Hours int `json:"hours,omitempty"`
}

// Gender is what a person is registered as. The zero Gender means that it is not stated.
type Gender string

// The genders. The directive compares women with men; people of another gender, and those who don't state any, are counted
// apart and play no part in a gap.
const (
	GenderFemale Gender = "female"
	GenderMale   Gender = "male"
	GenderOther  Gender = "other"
)

var genders = enum.Texts[Gender]{What: "gender", Values: []Gender{GenderFemale, GenderMale, GenderOther}}

// GenderValues returns the genders.
func GenderValues() []Gender { return genders.All() }

// ParseGender returns the gender that s spells. The error wraps [career.ErrValue].
func ParseGender(s string) (Gender, error) { return genders.Parse(s) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseGender]. Empty text is the zero Gender.
func (g *Gender) UnmarshalText(text []byte) error { return genders.Unmarshal(g, text) }

// A RoleRef is a role with its title.
type RoleRef struct {
	Role      career.RoleID `json:"role"`
	RoleTitle string        `json:"roleTitle"`
}

// A reader reads people: it checks them, looks up their roles, and gathers what is wrong.
type reader struct {
	c     *career.Catalog
	roles map[career.RoleID]*role
	keys  map[string]bool
	wrong career.LoadError
	count int

	countries  map[career.Place]int // their hours of full time
	currencies map[career.Currency]bool
}

func newReader(c *career.Catalog) *reader {
	return &reader{c: c, roles: map[career.RoleID]*role{}, keys: map[string]bool{},
		countries: map[career.Place]int{}, currencies: map[career.Currency]bool{}}
}

// A role is what is looked up of a role once.
type role struct {
	career.Role
	moves []career.Move // out of it
	field string        // of its family
	err   error

	category string // of workers, by default; worked out when it is needed
}

func (r *reader) role(id career.RoleID) *role {
	if x, ok := r.roles[id]; ok {
		return x
	}
	x := &role{}
	x.moves, x.err = r.c.Moves(id)
	if x.err == nil {
		x.Role, _ = r.c.Role(id)
		f, _ := r.c.Family(x.Family)
		x.field = f.Field
	}
	r.roles[id] = x
	return x
}

// named returns the roles with the given IDs, without repeats. What is not found is reported, under no person.
func (r *reader) named(ids []career.RoleID) (list []*role) {
	seen := map[career.RoleID]bool{}
	for _, id := range ids {
		x := r.role(id)
		if x.err != nil {
			r.found("", "roles", x.err)
		} else if !seen[id] {
			list = append(list, x)
		}
		seen[id] = true
	}
	return list
}

// ref returns the role with its title; empty for none.
func (x *role) ref() RoleRef {
	if x == nil {
		return RoleRef{}
	}
	return RoleRef{x.ID, x.Title}
}

const maxProblems = 10_000 // as in other errors of this type

// found records a problem. Its causes may be several, joined.
func (r *reader) found(key, field string, err error) {
	if len(r.wrong.Problems) >= maxProblems {
		r.wrong.Omitted++
		return
	}
	r.wrong.Problems = append(r.wrong.Problems, career.Problem{Record: key, Field: field, Err: err})
}

// err returns what was wrong, or nil.
func (r *reader) err() error {
	if len(r.wrong.Problems) == 0 {
		return nil
	}
	return &r.wrong
}

// A member is a person who passed the checks that every question makes.
type member struct {
	*Person
	role *role // nil if the person is in none
}

// admit checks a person. It returns false if the question can't go on with them.
func (r *reader) admit(p *Person, needsRole bool) (m member, ok bool) {
	r.count++
	m, ok = member{Person: p}, true
	bad := func(key, field string, err error) {
		r.found(key, field, err)
		ok = false
	}
	switch {
	case p.Key == "":
		bad("person "+strconv.Itoa(r.count), "key", career.ErrMissing)
	case r.keys[p.Key]:
		bad(p.Key, "key", career.ErrDuplicate)
	}
	r.keys[p.Key] = true
	switch {
	case p.Role != "":
		if m.role = r.role(p.Role); m.role.err != nil {
			bad(p.Key, "role", m.role.err)
		}
	case needsRole:
		bad(p.Key, "role", career.ErrMissing)
	}
	if p.Gender != "" {
		if _, err := ParseGender(string(p.Gender)); err != nil {
			bad(p.Key, "gender", err)
		}
	}
	return m, ok
}

// members returns those of some people who pass the checks.
func (r *reader) members(people iter.Seq[Person], needsRole bool) iter.Seq[member] {
	return func(yield func(member) bool) {
		if people == nil {
			return
		}
		for p := range people {
			if m, ok := r.admit(&p, needsRole); ok && !yield(m) {
				return
			}
		}
	}
}

// batch is how many people are read before they are worked on: enough to keep all processors busy.
const batch = 1024

// each does work for every person, on all processors. What comes of it is added up one by one, in the order of the people.
func each[R any](members iter.Seq[member], work func(member) R, add func(member, R)) {
	var waiting []member
	results := make([]R, batch)
	flush := func() {
		workers := min(runtime.GOMAXPROCS(0), (len(waiting)+7)/8)
		var wg sync.WaitGroup
		for w := range workers {
			wg.Go(func() {
				for i := w; i < len(waiting); i += workers {
					results[i] = work(waiting[i])
				}
			})
		}
		wg.Wait()
		for i, m := range waiting {
			add(m, results[i])
		}
		clear(results)
		waiting = waiting[:0]
	}
	for m := range members {
		if waiting = append(waiting, m); len(waiting) == batch {
			flush()
		}
	}
	flush()
}

// outOfRange returns an error that wraps [career.ErrRange].
func outOfRange(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{career.ErrRange}, args...)...)
}

// missing returns an error that wraps [career.ErrMissing].
func missing(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{career.ErrMissing}, args...)...)
}
