// Package shelf keeps the records of one kind, in the order of their IDs, and loads each when it is first asked for.
package shelf

import (
	"iter"
	"sync"
	"sync/atomic"
)

// A Shelf holds records by ID. It is safe for concurrent use, and what it holds never changes once it is there. Make
// one with [Lazy] or [Full].
type Shelf[T any] struct {
	slots []atomic.Pointer[T]
	load  func(i int)
	at    func() map[string]int32
}

// Lazy returns a shelf of n records, sorted by the IDs that id tells. load is called for a record that is not there
// yet; it calls Put for it, and for whatever else stands in the same file.
func Lazy[T any](n int, id func(i int) string, load func(s *Shelf[T], i int)) *Shelf[T] {
	s := &Shelf[T]{slots: make([]atomic.Pointer[T], n)}
	s.load = func(i int) { load(s, i) }
	s.at = sync.OnceValue(func() map[string]int32 {
		m := make(map[string]int32, n)
		for i := range n {
			m[id(i)] = int32(i)
		}
		return m
	})
	return s
}

// Full returns a shelf of records that are all there, sorted by their IDs.
func Full[T any](list []T, id func(*T) string) *Shelf[T] {
	s := Lazy(len(list), func(i int) string { return id(&list[i]) }, func(*Shelf[T], int) {})
	for i := range list {
		s.slots[i].Store(&list[i])
	}
	return s
}

// Len returns the number of records.
func (s *Shelf[T]) Len() int { return len(s.slots) }

// At returns the position of the record with the given ID.
func (s *Shelf[T]) At(id string) (int, bool) {
	i, ok := s.at()[id]
	return int(i), ok
}

// Record returns the record at i. It is shared: it must not be changed, nor handed out.
func (s *Shelf[T]) Record(i int) *T {
	p := s.slots[i].Load()
	if p == nil {
		s.load(i)
		if p = s.slots[i].Load(); p == nil {
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
func (s *Shelf[T]) Put(i int, v *T) { s.slots[i].CompareAndSwap(nil, v) }

// PutAll stores those of list that have a place on the shelf.
func (s *Shelf[T]) PutAll(list []T, id func(*T) string) {
	for k := range list {
		if i, ok := s.At(id(&list[k])); ok {
			s.Put(i, &list[k])
		}
	}
}

// All returns an iterator over the records, shared, in the order of their IDs.
func (s *Shelf[T]) All() iter.Seq[*T] {
	return func(yield func(*T) bool) {
		for i := range s.slots {
			if !yield(s.Record(i)) {
				return
			}
		}
	}
}
