// Package shelf keeps the records of one kind, in the order of their IDs, and loads each when it is first asked for.
package shelf

import (
	"iter"
	"strings"
	"sync"
	"sync/atomic"
)

// A Shelf holds records by ID. It is safe for concurrent use, and what it holds never changes once it is there. Make
// one with [Lazy] or [Over].
type Shelf[T any] struct {
	slots func() []atomic.Pointer[T]
	id    func(i int) string
	load  func(i int)
	at    func() map[string]int32
}

// Lazy returns a shelf of n records, sorted by the IDs that id tells; neither is called before the shelf is used. load is
// called for a record that is not there yet; it calls Put for it, and for whatever else stands in the same file.
func Lazy[T any](n func() int, id func(i int) string, load func(s *Shelf[T], i int)) *Shelf[T] {
	s := &Shelf[T]{id: id}
	s.slots = sync.OnceValue(func() []atomic.Pointer[T] { return make([]atomic.Pointer[T], n()) })
	s.load = func(i int) { load(s, i) }
	s.at = sync.OnceValue(func() map[string]int32 {
		m := make(map[string]int32, n())
		for i := range n() {
			m[id(i)] = int32(i)
		}
		return m
	})
	return s
}

// Over returns a shelf of the records of below but for those that hidden tells, and of list, both sorted by their IDs. A
// record of below stays where it is, and is loaded there. below may be nil.
func Over[T any](below *Shelf[T], hidden func(id string) bool, list []*T, key func(*T) string) *Shelf[T] {
	type place struct {
		own  *T
		at   int // below
		name string
	}
	var places []place
	for i := range below.Len() {
		id := below.id(i)
		for len(list) > 0 && strings.Compare(key(list[0]), id) < 0 {
			places, list = append(places, place{own: list[0], name: key(list[0])}), list[1:]
		}
		if !hidden(id) {
			places = append(places, place{at: i, name: id})
		}
	}
	for _, v := range list {
		places = append(places, place{own: v, name: key(v)})
	}
	s := Lazy(func() int { return len(places) }, func(i int) string { return places[i].name }, func(s *Shelf[T], i int) { s.Put(i, below.Record(places[i].at)) })
	for i := range places {
		if places[i].own != nil {
			s.slots()[i].Store(places[i].own)
		}
	}
	return s
}

// Len returns the number of records. A nil shelf has none.
func (s *Shelf[T]) Len() int {
	if s == nil {
		return 0
	}
	return len(s.slots())
}

// ID returns the ID of the record at i, without loading it.
func (s *Shelf[T]) ID(i int) string { return s.id(i) }

// At returns the position of the record with the given ID.
func (s *Shelf[T]) At(id string) (int, bool) {
	if s == nil {
		return 0, false
	}
	i, ok := s.at()[id]
	return int(i), ok
}

// Record returns the record at i. It is shared: it must not be changed, nor handed out.
func (s *Shelf[T]) Record(i int) *T {
	p := s.slots()[i].Load()
	if p == nil {
		s.load(i)
		if p = s.slots()[i].Load(); p == nil {
			p = new(T)
		}
	}
	return p
}

// Get returns the record with the given ID, nil if there is none. It is shared, as with Record.
func (s *Shelf[T]) Get(id string) *T {
	i, ok := s.At(id)
	if !ok {
		return nil
	}
	return s.Record(i)
}

// Put stores the record at i. Of several, the first stays.
func (s *Shelf[T]) Put(i int, v *T) { s.slots()[i].CompareAndSwap(nil, v) }

// All returns an iterator over the records, shared, in the order of their IDs.
func (s *Shelf[T]) All() iter.Seq[*T] {
	return func(yield func(*T) bool) {
		for i := range s.slots() {
			if !yield(s.Record(i)) {
				return
			}
		}
	}
}
