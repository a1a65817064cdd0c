package career_test

import (
	"errors"
	"testing"

	"github.com/go-career/career"
)

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2025", "2025-05", "2025-05-31", "0001-01-01", "9999-12-31", "2024-02-29", "2025-02-29", "0000", "2025-5", "25"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var d career.Date
		if err := d.UnmarshalText([]byte(s)); err != nil {
			if d != (career.Date{}) || !errors.Is(err, career.ErrValue) {
				t.Errorf("%q: %+v, %v", s, d, err)
			}
			return
		}
		if b, err := d.MarshalText(); string(b) != s || err != nil {
			t.Errorf("%q reads as %+v, which prints as %q, %v", s, d, b, err)
		}
		if start := d.Time().Format("2006-01-02"); start[:len(s)] != s {
			t.Errorf("%q starts on %s", s, start)
		}
	})
}
