package embedded

import (
	_ "embed" // for the index
	"encoding/binary"
	"sync"
)

// packed is the index of the embedded data, as Pack writes it.
//
//go:embed index.bin
var packed string

// Heads returns the index of the embedded data without what only queries need: roles have no requirements, and there are
// no skills. The first call unpacks it, in some microseconds: the names in it are parts of the one text that the program
// holds. Default returns the whole index.
var (
	Heads   = sync.OnceValue(func() *Index { return Unpack(packed, false) })
	Default = sync.OnceValue(func() *Index { return Unpack(packed, true) })
)

// Pack writes an index as a text: numbers as varints, a text as its length and its bytes, a list as its length and its
// elements; what all programs need before what only queries do. [Unpack] reads it.
func Pack(x *Index) string {
	var w writer
	w.text(x.Version)
	for _, list := range [][]string{x.Bands, x.Countries, x.Retired, x.Occupations} {
		w.texts(list)
	}
	w.count(len(x.Roles))
	for i := range x.Roles {
		r := &x.Roles[i]
		for _, s := range []string{r.ID, r.Title, r.Job, r.Family, r.Track} {
			w.text(s)
		}
		w.count(int(r.Level))
	}
	w.count(len(x.Jobs))
	for _, j := range x.Jobs {
		w.text(j.ID)
		w.text(j.Family)
	}
	w.count(len(x.Tables))
	for _, t := range x.Tables {
		for _, s := range []string{t.ID, t.Place, t.Scheme, t.Code} {
			w.text(s)
		}
		w.count(bit(t.National)<<1 | bit(t.Local))
	}
	w.count(len(x.Files))
	for _, f := range x.Files {
		w.text(f.Name)
		w.count(f.At)
		w.count(f.Packed)
		w.count(f.Size)
	}
	w.queries(x)
	return string(w)
}

// queries writes what only queries need.
func (w *writer) queries(x *Index) {
	for _, list := range [][]string{x.Categories, x.Families, x.Sources, x.Areas, x.Parities, x.ListedMoves} {
		w.texts(list)
	}
	w.count(x.numbers())
	for i := range x.Roles {
		r := &x.Roles[i]
		w.text(r.Aliases)
		w.text(r.Sectors)
		w.count(len(r.Requirements))
		for _, q := range r.Requirements {
			w.count(int(q.Skill))
			w.count(int(q.Level)<<4 | int(q.Importance)<<1 | bit(q.Essential))
			w.count(bit(q.Hot)<<1 | bit(q.InDemand))
			w.numbers(q.AnyOf)
		}
		w.numbers(r.LeadsTo)
		w.numbers(r.Transitions)
		w.numbers(r.Gaps)
	}
	w.count(len(x.Skills))
	for i := range x.Skills {
		s := &x.Skills[i]
		for _, t := range []string{s.ID, s.Name, s.Aliases, s.Cues} {
			w.text(t)
		}
		w.count(int(s.Category))
		w.count(int(s.Kind)<<4 | int(s.Effort))
		w.count(int(s.StudyLow))
		w.count(int(s.StudyHigh))
		w.numbers(s.KindOf)
		w.numbers(s.Shows)
		w.numbers(s.Prerequisites)
	}
}

// Unpack reads what [Pack] has written; all of it, or without what only queries need. The tests hold every part of the
// embedded index against the data, so nothing is checked here.
func Unpack(s string, all bool) *Index {
	r := reader{rest: s}
	x := &Index{Version: r.text()}
	for _, list := range []*[]string{&x.Bands, &x.Countries, &x.Retired, &x.Occupations} {
		*list = r.texts()
	}
	x.Roles = make([]Role, r.count())
	for i := range x.Roles {
		x.Roles[i] = Role{ID: r.text(), Title: r.text(), Job: r.text(), Family: r.text(), Track: r.text(), Level: int8(r.count())}
	}
	x.Jobs = make([]Job, r.count())
	for i := range x.Jobs {
		x.Jobs[i] = Job{r.text(), r.text()}
	}
	x.Tables = make([]Table, r.count())
	for i := range x.Tables {
		t := Table{ID: r.text(), Place: r.text(), Scheme: r.text(), Code: r.text()}
		n := r.count()
		t.National, t.Local = n&2 != 0, n&1 != 0
		x.Tables[i] = t
	}
	x.Files = make([]File, r.count())
	for i := range x.Files {
		x.Files[i] = File{r.text(), r.count(), r.count(), r.count()}
	}
	if all {
		r.queries(x)
	}
	return x
}

func (r *reader) queries(x *Index) {
	for _, list := range []*[]string{&x.Categories, &x.Families, &x.Sources, &x.Areas, &x.Parities, &x.ListedMoves} {
		*list = r.texts()
	}
	r.arena = make([]int32, r.count())
	for i := range x.Roles {
		v := &x.Roles[i]
		v.Aliases, v.Sectors = r.text(), r.text()
		if n := r.count(); n > 0 {
			v.Requirements = make([]Requirement, n)
		}
		for k := range v.Requirements {
			q := &v.Requirements[k]
			q.Skill = int32(r.count())
			n, flags := r.count(), r.count()
			q.Level, q.Importance, q.Essential = int8(n>>4), int8(n>>1&7), n&1 != 0
			q.Hot, q.InDemand = flags&2 != 0, flags&1 != 0
			q.AnyOf = r.numbers()
		}
		v.LeadsTo, v.Transitions, v.Gaps = r.numbers(), r.numbers(), r.numbers()
	}
	x.Skills = make([]Skill, r.count())
	for i := range x.Skills {
		v := &x.Skills[i]
		v.ID, v.Name, v.Aliases, v.Cues = r.text(), r.text(), r.text(), r.text()
		v.Category = uint16(r.count())
		n := r.count()
		v.Kind, v.Effort = uint8(n>>4), uint8(n&15)
		v.StudyLow, v.StudyHigh = uint16(r.count()), uint16(r.count())
		v.KindOf, v.Shows, v.Prerequisites = r.numbers(), r.numbers(), r.numbers()
	}
}

// numbers returns how many positions there are in all lists of them.
func (x *Index) numbers() int {
	n := 0
	for i := range x.Roles {
		r := &x.Roles[i]
		n += len(r.LeadsTo) + len(r.Transitions) + len(r.Gaps)
		for _, q := range r.Requirements {
			n += len(q.AnyOf)
		}
	}
	for i := range x.Skills {
		n += len(x.Skills[i].KindOf) + len(x.Skills[i].Shows) + len(x.Skills[i].Prerequisites)
	}
	return n
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

type writer []byte

func (w *writer) count(n int) { *w = binary.AppendUvarint(*w, uint64(n)) }

func (w *writer) text(s string) {
	w.count(len(s))
	*w = append(*w, s...)
}

func (w *writer) texts(list []string) {
	w.count(len(list))
	for _, s := range list {
		w.text(s)
	}
}

func (w *writer) numbers(list []int32) {
	w.count(len(list))
	for _, n := range list {
		w.count(int(n))
	}
}

// A reader takes one thing after another from a text. Lists of numbers are parts of one arena.
type reader struct {
	rest  string
	arena []int32
}

func (r *reader) count() int {
	n, shift := 0, 0
	for i := range len(r.rest) {
		b := r.rest[i]
		n |= int(b&0x7f) << shift
		if b < 0x80 {
			r.rest = r.rest[i+1:]
			return n
		}
		shift += 7
	}
	r.rest = ""
	return 0
}

func (r *reader) text() string {
	n := min(r.count(), len(r.rest))
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

func (r *reader) texts() []string {
	n := min(r.count(), len(r.rest))
	if n == 0 {
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = r.text()
	}
	return list
}

func (r *reader) numbers() []int32 {
	n := min(r.count(), len(r.arena))
	if n == 0 {
		return nil
	}
	list := r.arena[:n:n]
	r.arena = r.arena[n:]
	for i := range list {
		list[i] = int32(r.count())
	}
	return list
}
