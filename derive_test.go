package career

import (
	"fmt"
	"math"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

func figureOf(n int64) Figure { return Figure{Amount: Units(n)} }

var (
	may2025  = Date{Year: 2025, Month: 5}
	withheld = Figure{Mark: MarkWithheld}
	topCoded = Figure{Mark: MarkTopCoded}
	four     = []Level{LevelEntry, LevelMid, LevelSenior, LevelLead}
)

func bandTexts(bands []SalaryBand) (out []string) {
	for _, b := range bands {
		s := fmt.Sprintf("%s %s %s–%s %s, %d to %d", b.Basis, b.Level, b.Min, b.Max, b.Period, b.FromPercentile, b.ToPercentile)
		if b.Narrowed {
			s += ", narrowed"
		}
		out = append(out, s)
	}
	return out
}

func TestDerive(t *testing.T) {
	all := Percentiles{P10: figureOf(40_000), P25: figureOf(50_000), P50: figureOf(70_000), P75: figureOf(90_000), P90: figureOf(120_000)}
	none := Percentiles{P10: withheld, P25: withheld, P50: withheld, P75: withheld, P90: withheld}
	with := func(f func(*Percentiles)) Percentiles { p := all; f(&p); return p }
	tests := []struct {
		name           string
		annual, hourly Percentiles
		want           []string
	}{
		{"all published", all, none, []string{
			"published  50000–90000 year, 25 to 75", "derived entry 40000–70000 year, 10 to 50", "derived mid 50000–90000 year, 25 to 75", "derived senior 70000–120000 year, 50 to 90"}},
		{"the 90th top-coded: narrowed to the 75th", with(func(p *Percentiles) { p.P90 = topCoded }), none, []string{
			"published  50000–90000 year, 25 to 75", "derived entry 40000–70000 year, 10 to 50", "derived mid 50000–90000 year, 25 to 75", "derived senior 70000–90000 year, 50 to 75, narrowed"}},
		{"the 75th and 90th top-coded: half of the mid band is left, nothing of the senior one", with(func(p *Percentiles) { p.P75, p.P90 = topCoded, topCoded }), none, []string{
			"derived entry 40000–70000 year, 10 to 50", "derived mid 50000–70000 year, 25 to 50, narrowed"}},
		{"the 10th withheld: narrowed to the 25th", with(func(p *Percentiles) { p.P10 = withheld }), none, []string{
			"published  50000–90000 year, 25 to 75", "derived entry 50000–70000 year, 25 to 50, narrowed", "derived mid 50000–90000 year, 25 to 75", "derived senior 70000–120000 year, 50 to 90"}},
		{"the median withheld: interpolated between its neighbours", with(func(p *Percentiles) { p.P50 = withheld }), none, []string{
			"published  50000–90000 year, 25 to 75", "derived entry 40000–67000 year, 10 to 50", "derived mid 50000–90000 year, 25 to 75", "derived senior 67000–120000 year, 50 to 90"}},
		{"quartiles alone", Percentiles{P25: figureOf(50_000), P50: figureOf(70_000), P75: figureOf(90_000)}, none, []string{
			"published  50000–90000 year, 25 to 75", "derived entry 50000–70000 year, 25 to 50, narrowed", "derived mid 50000–90000 year, 25 to 75", "derived senior 70000–90000 year, 50 to 75, narrowed"}},
		{"less than half of the senior band: the 60th", Percentiles{P10: figureOf(50_000), P50: figureOf(70_000), P60: figureOf(90_000)}, none, []string{
			"derived entry 50000–70000 year, 10 to 50", "derived mid 57000–90000 year, 25 to 60, narrowed"}},
		{"only hourly: to the cent", none, Percentiles{P10: figureOf(10), P20: figureOf(15), P30: figureOf(30), P50: figureOf(40), P90: figureOf(50)}, []string{
			"derived entry 10–40 hour, 10 to 50", "derived mid 21.21–45.99 hour, 25 to 75", "derived senior 40–50 hour, 50 to 90"}},
		{"the median alone", Percentiles{P50: figureOf(5)}, none, nil},
		{"nothing", none, none, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []SalaryBand
			if list := (&Occupation{SOC: "15-9001", Title: "Things", Annual: tt.annual, Hourly: tt.hourly, Source: "s", AsOf: may2025}).tables(); len(list) > 0 {
				got = derive("j", &list[0], FitClose, four, 0, nil)
			}
			if diff := gocmp.Diff(tt.want, bandTexts(got)); diff != "" {
				t.Error(diff)
			}
			for _, b := range got {
				if b.Method == "" || b.Source != "s" || b.AsOf != may2025 || b.Job != "j" || b.Place != "US" || b.Currency != "USD" {
					t.Errorf("%+v", b)
				}
			}
		})
	}
}

// TestDeriveNeverBeyond checks every band of the embedded pay: none goes beyond a published percentile, levels do not
// fall, and a band that is cut short says so.
func TestDeriveNeverBeyond(t *testing.T) {
	c := Default()
	n, narrowed := 0, 0
	check := func(table *PayTable) {
		points := table.Percentiles.Published()
		var last SalaryBand
		for _, b := range derive("j", table, FitExact, LevelValues(), 0, nil) {
			if b.Basis != BasisDerived {
				if b.Narrowed {
					t.Errorf("%s: %+v", table.ID, b)
				}
				continue
			}
			n++
			want := cuts[b.Level]
			if b.Level > LevelSenior || b.FromPercentile < points[0].Rank || b.ToPercentile > points[len(points)-1].Rank ||
				b.FromPercentile < want.from || b.ToPercentile > want.to || 2*(b.ToPercentile-b.FromPercentile) < want.to-want.from ||
				b.Narrowed != (b.FromPercentile != want.from || b.ToPercentile != want.to) {
				t.Errorf("%s %s: %+v", table.ID, table.Code, b)
			}
			if step := roundTo(b.Period); b.Min < points[0].Amount-step/2 || b.Max > points[len(points)-1].Amount+step/2 || b.Min%step != 0 {
				t.Errorf("%s %s: %s–%s, published from %s to %s", table.ID, table.Code, b.Min, b.Max, points[0].Amount, points[len(points)-1].Amount)
			}
			if b.Narrowed {
				narrowed++
			}
			if last.Level != 0 && (b.Min < last.Min || b.Max < last.Max) {
				t.Errorf("%s %s: %s falls", table.ID, table.Code, b.Level)
			}
			last = b
		}
	}
	for o := range c.Occupations() {
		for _, table := range o.tables() {
			check(&table)
		}
	}
	for table := range c.PayTables() {
		check(&table)
		for _, a := range table.Areas {
			local, _ := table.in(a.Place)
			check(&local)
		}
	}
	if t.Logf("%d derived bands, %d narrowed", n, narrowed); n < 5000 || narrowed == 0 {
		t.Error("too few")
	}
}

// TestDeriveAgainstPowers works out every cut of the embedded occupations with powers instead of logarithms.
func TestDeriveAgainstPowers(t *testing.T) {
	n := 0
	for o := range Default().Occupations() {
		p := o.Annual
		points := map[int]Figure{10: p.P10, 25: p.P25, 50: p.P50, 75: p.P75, 90: p.P90}
		cut := func(below, above, rank int) (float64, bool) {
			a, ok := points[below].Published()
			b, ok2 := points[above].Published()
			x, y := float64(a)/100, float64(b)/100
			return math.Round(x*math.Pow(y/x, float64(rank-below)/float64(above-below))/1000) * 1000, ok && ok2
		}
		list := o.tables()
		if len(list) == 0 {
			continue
		}
		for _, b := range derive("", &list[0], FitExact, four, 0, nil) {
			if b.Basis != BasisDerived || b.Period != PerYear {
				continue
			}
			var lo, hi float64
			var ok, ok2 bool
			switch b.Level {
			case LevelEntry:
				lo, ok = cut(10, 25, 10)
				hi, ok2 = cut(25, 50, 50)
			case LevelMid:
				lo, ok = cut(10, 50, 25)
				hi, ok2 = cut(50, 75, 75)
			case LevelSenior:
				lo, ok = cut(50, 75, 50)
				hi, ok2 = cut(75, 90, 90)
			}
			if b.Level == LevelMid { // published as it is
				p, published := p.P25.Published()
				lo, ok = math.Round(float64(p)/100/1000)*1000, published
			}
			if !ok || !ok2 {
				continue // narrowed: TestDerive has those
			}
			n++
			if b.Min != Units(int64(lo)) || b.Max != Units(int64(hi)) {
				t.Errorf("%s %s: %s–%s, want %v–%v", o.SOC, b.Level, b.Min, b.Max, lo, hi)
			}
		}
	}
	if n < 2000 {
		t.Errorf("only %d bands were compared", n)
	}
}
