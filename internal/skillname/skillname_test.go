package skillname

import (
	"strings"
	"testing"
)

func TestReadings(t *testing.T) {
	tests := []struct {
		text, name string // the reading that leaves least
		level      int
		months     int
	}{
		{"", "", Unrated, 0}, {"Java", "Java", Unrated, 0}, {"Java (3 yrs)", "Java", Unrated, 36}, {"Java 3yrs", "Java", Unrated, 36}, {"Java, 18 months", "Java", Unrated, 18},
		{"Java 2-3 years", "Java", Unrated, 24}, {"10+ years' experience in C", "C", Unrated, 120}, {"very good knowledge of SQL", "SQL", 2, 0},
		{"Expert in Java and Go", "Java and Go", 4, 0}, {"Basic to advanced Go", "Go", Unrated, 0}, {"Deep Learning", "Deep Learning", Unrated, 0}, {"Excel 80%", "Excel 80%", Unrated, 0},
		{"Excel (80%)", "Excel", Unrated, 0}, {"Advanced", "Advanced", Unrated, 0}, {"X (AZ-104) (basic)", "X (AZ-104)", 1, 0},
	}
	for _, tt := range tests {
		got := Reading{Level: Unrated}
		for r := range Readings(tt.text) {
			got = r
		}
		if got.Name != tt.name || got.Level != tt.level || got.Months != tt.months {
			t.Errorf("%q: got %+v, want %q, %d, %d", tt.text, got, tt.name, tt.level, tt.months)
		}
	}
}

func FuzzReadings(f *testing.F) {
	f.Add("Java (3 yrs), basic – of \xff")
	f.Fuzz(func(t *testing.T, s string) {
		n := 0
		for r := range Readings(s) {
			if n++; n > (mostCuts+1)*(mostCuts+1) || !strings.Contains(s, r.Name) || r.Level < Unrated || r.Level > 4 || r.Months < 0 {
				t.Fatalf("%q: %+v, number %d", s, r, n)
			}
		}
	})
}
