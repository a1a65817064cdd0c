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
	s := Lazy(func() int { return len(ids) }, func(i int) string { return ids[i] }, func(s *Shelf[string], i int) {
		loads.Add(1)
		switch {
		case i < 2:
			for k := range 2 {
				v := ids[k]
				s.Put(k, &v)
			}
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

func TestOver(t *testing.T) {
	key := func(v *string) string { return (*v)[:1] }
	list := func(texts ...string) (out []*string) {
		for i := range texts {
			out = append(out, &texts[i])
		}
		return out
	}
	below := Over(nil, nil, list("b1", "d1", "f1"), key)
	s := Over(below, func(id string) bool { return id == "b" || id == "d" }, list("a2", "d2", "g2"), key)
	var got []string
	for v := range s.All() {
		got = append(got, *v)
	}
	if !slices.Equal(got, []string{"a2", "d2", "f1", "g2"}) {
		t.Errorf("%q", got)
	}
	for i, id := range []string{"a", "d", "f", "g"} {
		if at, ok := s.At(id); !ok || at != i || s.ID(i) != id {
			t.Errorf("%s is at %d", id, at)
		}
	}
	if s.Get("f") != below.Get("f") {
		t.Error("a record that is not touched is another one")
	}
	if _, ok := s.At("b"); ok {
		t.Error("a hidden record is there")
	}
	var none *Shelf[string]
	if none.Len() != 0 || none.Get("a") != nil {
		t.Error("a nil shelf holds something")
	}
}
