package career

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-career/career/internal/strict"
)

// A NotFoundError says that a catalogue has no record with the ID asked for.
type NotFoundError struct {
	Kind       string // "role", "skill", "place" or "parity"
	ID         string
	Retired    bool   // the record was withdrawn
	ReplacedBy string // the record that stands for it now, if any, however many replacements away
	// Near are records that may be meant, the likeliest first, up to five of them, and Ambiguous says that ID is a name that
	// several records may go by. [Catalog.ResolveRole] sets them.
	Near      []Found
	Ambiguous bool
}

func (e *NotFoundError) Error() string {
	switch {
	case e.ReplacedBy != "":
		return fmt.Sprintf("%s %q was retired: use %q", e.Kind, e.ID, e.ReplacedBy)
	case e.Retired:
		return fmt.Sprintf("%s %q was retired", e.Kind, e.ID)
	}
	var near []string
	for _, f := range e.Near {
		near = append(near, fmt.Sprintf("%s (%s)", f.Name, f.ID))
	}
	list := strings.Join(near, ", ")
	switch {
	case e.Ambiguous:
		return fmt.Sprintf("%q may be more than one %s: %s", short(e.ID, maxID), e.Kind, list)
	case list != "":
		return fmt.Sprintf("no %s %q in the catalogue: near are %s", e.Kind, short(e.ID, maxID), list)
	}
	return fmt.Sprintf("no %s %q in the catalogue", e.Kind, short(e.ID, maxID))
}

// ErrNotComparable is wrapped by every [*MismatchError]. Match it with [errors.Is].
var ErrNotComparable = errors.New("not comparable")

// A MismatchError says that two figures cannot be combined, and names the first thing they differ in. Figures are
// compared by currency, period, place, basis and percentiles, in this order; money has only the first two.
type MismatchError struct {
	What        string // "currency", "period", "place", "basis", "percentiles" or "level"
	Left, Right string // the two values, as their types print them; empty if none is stated
}

func (e *MismatchError) Error() string {
	stated := func(s string) string {
		if s == "" {
			return "not stated"
		}
		return s
	}
	return fmt.Sprintf("%v: %s is %s on one side and %s on the other", ErrNotComparable, e.What, stated(e.Left), stated(e.Right))
}

// Unwrap returns [ErrNotComparable].
func (e *MismatchError) Unwrap() error { return ErrNotComparable }

// same returns a [*MismatchError] if two values of what differ.
func same[T comparable](what string, left, right T) error {
	if left == right {
		return nil
	}
	return &MismatchError{what, fmt.Sprint(left), fmt.Sprint(right)}
}

// The causes of a [Problem]. Match them with [errors.Is].
var (
	ErrSyntax    = strict.ErrSyntax                  // not JSON
	ErrUnknown   = strict.ErrUnknown                 // a field that the record does not have
	ErrRepeat    = strict.ErrRepeat                  // a field given twice
	ErrType      = strict.ErrType                    // a string in place of a number, and the like
	ErrValue     = strict.ErrValue                   // not one of the values a field can have
	ErrText      = strict.ErrText                    // invalid UTF-8; invisible or look-alike characters
	ErrFile      = errors.New("unusable file")       // not in the layout, or unreadable
	ErrTooLarge  = strict.ErrTooMuch                 // beyond the limits that [Load] states
	ErrMissing   = errors.New("missing")             // a field that must be set
	ErrRange     = errors.New("out of range")        // off its scale, or out of order
	ErrID        = errors.New("bad ID")              // not kebab-case, or not its file's name
	ErrDuplicate = errors.New("duplicate")           // an ID, name, alias or list entry given twice
	ErrReference = errors.New("no such record")      // a reference to nothing
	ErrCycle     = errors.New("cycle")               // a record that leads back to itself
	ErrLadder    = errors.New("ladder out of order") // a move, requirement or band that falls and must not
	ErrConflict  = errors.New("in conflict")         // a role's family that is not its job's, say
)

// A Problem is one thing wrong with a catalogue: where, and what.
type Problem struct {
	File   string // in the file system that was loaded; empty for a record that did not come from a file
	Line   int    // 1 is the first; 0 if it is not known
	Record string // the record's ID; empty if the problem is with the file
	Field  string // such as "requirements[2].skill"; empty if it is with the whole record
	Err    error  // wraps one of the causes
}

// Error returns the problem on one line. Characters that are not seen are escaped, and what is long is cut.
func (p Problem) Error() string {
	place := oneLine(p.File, 200)
	if p.Line > 0 {
		place += ":" + strconv.Itoa(p.Line)
	}
	parts := []string{place, oneLine(p.Record, maxID), oneLine(p.Field, maxID)}
	if p.Err != nil {
		parts = append(parts, oneLine(p.Err.Error(), 1000))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ": ")
}

// oneLine returns the start of s, with what is not seen escaped.
func oneLine(s string, most int) string {
	s = short(s, most)
	if utf8.ValidString(s) && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) < 0 {
		return s
	}
	quoted := strconv.Quote(s)
	return strings.ReplaceAll(quoted[1:len(quoted)-1], `\"`, `"`)
}

// Unwrap returns Err.
func (p Problem) Unwrap() error { return p.Err }

// A LoadError is everything that is wrong with a catalogue, an overlay or a profile.
type LoadError struct {
	// Problems are in one order, however often the files are read: what could not be read at all, then what is wrong in
	// records, then references to what is not there, which often follow from the rest; each by file and line. Those of the
	// packages below source are by file and line alone.
	Problems []Problem
	Omitted  int // how many more there were, beyond the first ten thousand
}

const maxProblems = 10_000

func (e *LoadError) add(p Problem) {
	if len(e.Problems) < maxProblems {
		e.Problems = append(e.Problems, p)
	} else {
		e.Omitted++
	}
}

// orNil returns e, its problems sorted, if it has any.
func (e *LoadError) orNil() error {
	if len(e.Problems) == 0 {
		return nil
	}
	slices.SortStableFunc(e.Problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(a.Record, b.Record))
	})
	return e
}

// rank puts causes before what may follow from them.
func (p *Problem) rank() int {
	switch {
	case errors.Is(p.Err, ErrFile), errors.Is(p.Err, ErrSyntax), errors.Is(p.Err, ErrTooLarge):
		return 0
	case errors.Is(p.Err, ErrReference):
		return 2
	}
	return 1
}

// Error lists the problems, one on a line, up to twenty of them. References to the same missing record are one line.
func (e *LoadError) Error() string {
	const shown = 20
	all := len(e.Problems) + e.Omitted
	if all == 1 {
		return e.Problems[0].Error()
	}
	var first []int // of those that are told
	again := map[string]int{}
	at := map[string]int{}
	told := 0
	for i, p := range e.Problems {
		if errors.Is(p.Err, ErrReference) {
			text := p.Err.Error()
			if _, ok := at[text]; ok {
				again[text]++
				continue
			}
			at[text] = i
		}
		if len(first) < shown {
			first = append(first, i)
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d problems", all)
	for _, i := range first {
		b.WriteString("\n" + e.Problems[i].Error())
		told++
		if n := again[e.Problems[i].Err.Error()]; n > 0 {
			fmt.Fprintf(&b, " (and in %d more places)", n)
			told += n
		}
	}
	if told < all {
		fmt.Fprintf(&b, "\nand %d more", all-told)
	}
	return b.String()
}

// Unwrap returns the problems, so that [errors.Is] and [errors.As] look at each.
func (e *LoadError) Unwrap() []error {
	errs := make([]error, len(e.Problems))
	for i, p := range e.Problems {
		errs[i] = p
	}
	return errs
}
