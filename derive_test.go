package career_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
)

func figureOf(n int64) career.Figure { return career.Figure{Amount: career.Units(n)} }

var (
	may2025  = career.Date{Year: 2025, Month: 5}
	withheld = career.Figure{Mark: career.Withheld}
	topCoded = career.Figure{Mark: career.TopCoded}
	three    = []career.Level{career.LevelEntry, career.LevelMid, career.LevelSenior, career.LevelLead}
)

func bandTexts(bands []career.SalaryBand) (out []string) {
	for _, b := range bands {
		out = append(out, fmt.Sprintf("%s %s %s–%s %s", b.Basis, b.Level, b.Min, b.Max, b.Period))
	}
	return out
}

func TestDeriveBands(t *testing.T) {
	all := career.Percentiles{P10: figureOf(40_000), P25: figureOf(50_000), P50: figureOf(70_000), P75: figureOf(90_000), P90: figureOf(120_000)}
	none := career.Percentiles{P10: withheld, P25: withheld, P50: withheld, P75: withheld, P90: withheld}
	with := func(f func(*career.Percentiles)) career.Percentiles { p := all; f(&p); return p }
	tests := []struct {
		name           string
		annual, hourly career.Percentiles
		want           []string
	}{
		{"all published", all, none, []string{
			"published  50000–90000 year", "derived entry 46000–61000 year", "derived mid 61000–86000 year", "derived senior 86000–120000 year"}},
		{"the 90th top-coded: a quarter of the senior band is left, which is too little", with(func(p *career.Percentiles) { p.P90 = topCoded }), none, []string{
			"published  50000–90000 year", "derived entry 46000–61000 year", "derived mid 61000–86000 year"}},
		{"the 75th and 90th top-coded: a third of the mid band is left, nothing of the senior one", with(func(p *career.Percentiles) { p.P75, p.P90 = topCoded, topCoded }), none, []string{
			"derived entry 46000–61000 year"}},
		{"the 10th withheld: narrowed to the 25th", with(func(p *career.Percentiles) { p.P10 = withheld }), none, []string{
			"published  50000–90000 year", "derived entry 50000–61000 year", "derived mid 61000–86000 year", "derived senior 86000–120000 year"}},
		{"the median withheld: interpolated between its neighbours", with(func(p *career.Percentiles) { p.P50 = withheld }), none, []string{
			"published  50000–90000 year", "derived entry 46000–60000 year", "derived mid 60000–85000 year", "derived senior 85000–120000 year"}},
		{"only hourly: to the cent", none, career.Percentiles{P10: figureOf(10), P25: figureOf(20), P50: figureOf(30), P75: figureOf(40), P90: figureOf(50)}, []string{
			"published  20–40 hour", "derived entry 15.87–25.51 hour", "derived mid 25.51–37.76 hour", "derived senior 37.76–50 hour"}},
		{"nothing", none, none, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []career.SalaryBand
			if f := (career.Occupation{SOC: "15-9001", Title: "Things", Annual: tt.annual, Hourly: tt.hourly, Source: "s"}).Figures(may2025); len(f) > 0 {
				got = career.DeriveBands("j", f[0], career.FitClose, three)
			}
			if diff := cmp.Diff(tt.want, bandTexts(got)); diff != "" {
				t.Error(diff)
			}
			for _, b := range got {
				if b.Method == "" || b.Source != "s" || b.AsOf != may2025 || b.Job != "j" {
					t.Errorf("%+v", b)
				}
			}
		})
	}
}

// TestAgainstPowers works out every cut of the embedded occupations with powers instead of logarithms.
func TestAgainstPowers(t *testing.T) {
	n := 0
	for o := range career.Default().Occupations() {
		p := o.Annual
		points := map[int]career.Figure{10: p.P10, 25: p.P25, 50: p.P50, 75: p.P75, 90: p.P90}
		cut := func(below, above, rank int) (float64, bool) {
			a, ok := points[below].Published()
			b, ok2 := points[above].Published()
			x, y := float64(a)/100, float64(b)/100
			return math.Round(x*math.Pow(y/x, float64(rank-below)/float64(above-below))/1000) * 1000, ok && ok2
		}
		f := o.Figures(may2025)
		if len(f) == 0 {
			continue
		}
		for _, b := range career.DeriveBands("", f[0], career.FitExact, three) {
			if b.Basis != career.BasisDerived || b.Period != career.PerYear {
				continue
			}
			var lo, hi float64
			var ok, ok2 bool
			switch b.Level {
			case career.LevelEntry:
				lo, ok = cut(10, 25, 20)
				hi, ok2 = cut(25, 50, 40)
			case career.LevelMid:
				lo, ok = cut(25, 50, 40)
				hi, ok2 = cut(50, 75, 70)
			case career.LevelSenior:
				lo, ok = cut(50, 75, 70)
				p90, published := points[90].Published()
				hi, ok2 = math.Round(float64(p90)/100/1000)*1000, published
			}
			if !ok || !ok2 {
				continue // narrowed: TestBands has those
			}
			n++
			if b.Min != career.Units(int64(lo)) || b.Max != career.Units(int64(hi)) {
				t.Errorf("%s %s: %s–%s, want %v–%v", o.SOC, b.Level, b.Min, b.Max, lo, hi)
			}
		}
	}
	if n < 2000 {
		t.Errorf("only %d bands were compared", n)
	}
}
