package main

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"github.com/go-career/career"
)

// What a page costs, from request to answer. The time with a network is that of a tool such as wrk.
func BenchmarkPages(b *testing.B) {
	store, err := OpenStore(b.Context(), filepath.Join(b.TempDir(), "hr.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer store.Close()
	x := sampleSite(b, store)
	people, err := store.People(b.Context(), 1, 0)
	if err != nil {
		b.Fatal(err)
	}
	for name, path := range map[string]string{
		"home": "/", "role": "/roles/backend-developer?place=GB", "search": "/search?q=backend+dev", "people": "/people",
		"person": "/people/" + people[0].ID, "team": "/teams/Measurement%20cloud",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				w := httptest.NewRecorder()
				x.handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
				if w.Code != http.StatusOK {
					b.Fatal(w.Code)
				}
			}
		})
	}
	b.Run("role alone", func(b *testing.B) { // what the catalogue's part of a role's page is, beside it
		for b.Loop() {
			x.s.c.Role("backend-developer")
			if _, err := x.s.c.Salary("backend-developer", career.Place("GB")); err != nil {
				b.Fatal(err)
			}
		}
	})
}
