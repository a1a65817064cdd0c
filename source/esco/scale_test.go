package esco_test

import (
	"testing"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/trial"
	"github.com/go-career/career/source/esco"
)

// transitions has paths to look for.
var transitions = esco.Options{Transitions: true}

// BenchmarkBuild reads and builds all of ESCO.
func BenchmarkBuild(b *testing.B) {
	fsys := published(b)
	trial.Build(b, func() (*career.Catalog, error) {
		in, err := esco.Read(fsys, transitions)
		if err != nil {
			return nil, err
		}
		return in.Catalog()
	})
}

// BenchmarkScale asks all of ESCO, from software developer to blockchain developer: ESCO's only moves are between an
// occupation and a broader one.
func BenchmarkScale(b *testing.B) {
	trial.Ask(b, catalogue(b, published(b)), "f2b15a0e-e65a-438a-affb-29b9d50b77d1", "24135b84-cbdd-4d42-9ed2-02fd982d15b2", "use functional-programming")
}
