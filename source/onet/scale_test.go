package onet_test

import (
	"testing"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/trial"
	"github.com/go-career/career/source/onet"
)

// BenchmarkBuild reads and builds all of O*NET.
func BenchmarkBuild(b *testing.B) {
	fsys := datasets(b)
	trial.Build(b, func() (*career.Catalog, error) {
		in, err := onet.Read(fsys, published)
		if err != nil {
			return nil, err
		}
		return in.Catalog()
	})
}

// BenchmarkScale asks all of O*NET, from web developers to computer and information systems managers.
func BenchmarkScale(b *testing.B) {
	trial.Ask(b, catalogue(b, datasets(b)), "15-1254-00", "11-3021-00", "microsoft SQL-server")
}
