package shelf

import (
	"slices"
	"sync"
	"sync/atomic"
	"testing"
)

func TestLazy(t *testing.T) {
	ids := []string{"a", "b", "c", "d"}
	var loads atomic.Int32
	// a and b stand in one file, c in another; d in one that is gone.
	s := Lazy(len(ids), func(i int) string { return ids[i] }, func(s *Shelf[string], i int) {
		loads.Add(1)
		switch {
		case i < 2:
			s.PutAll([]string{"a", "b", "unasked"}, func(v *string) string { return *v })
		case i == 2:
			v := "c"
			s.Put(i, &v)
		}
	})
	if s.Len() != 4 || loads.Load() != 0 {
		t.Fatal("something is loaded before it is asked for")
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if v := s.Get("b"); v == nil || *v != "b" {
				t.Errorf("%v", v)
			}
		})
	}
	wg.Wait()
	n := loads.Load()
	if v := s.Get("a"); v == nil || *v != "a" || loads.Load() != n {
		t.Error("a record that came with another is loaded again")
	}
	if s.Get("nobody") != nil {
		t.Error("a record from nowhere")
	}
	if v := s.Get("d"); v == nil || *v != "" {
		t.Error("a record that cannot be loaded is not empty")
	}
	var all []string
	for v := range s.All() {
		all = append(all, *v)
	}
	if !slices.Equal(all, []string{"a", "b", "c", ""}) {
		t.Errorf("%q", all)
	}
	for range s.All() {
		break
	}
}

func TestFull(t *testing.T) {
	s := Full([]string{"x", "y"}, func(v *string) string { return *v })
	if i, ok := s.At("y"); !ok || i != 1 || *s.Record(1) != "y" {
		t.Error("y is not where it should be")
	}
	if _, ok := s.At("z"); ok {
		t.Error("z is somewhere")
	}
}
