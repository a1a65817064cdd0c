package career

import (
	"errors"
	"math/big"
	"slices"
	"sync"
	"testing"
	"testing/fstest"
	"time"
)

// written returns the files of a catalogue.
func written(tb testing.TB, c *Catalog) fstest.MapFS {
	tb.Helper()
	m := fstest.MapFS{}
	if err := c.write(func(name string, text []byte) error {
		m[name] = &fstest.MapFile{Data: text}
		return nil
	}); err != nil {
		tb.Fatal(err)
	}
	return m
}

// everythingFiles are the files of the catalogue in which every field is set.
var everythingFiles = sync.OnceValues(func() (*Catalog, fstest.MapFS) {
	c, err := New(everything())
	if err != nil {
		panic(err)
	}
	m := fstest.MapFS{}
	_ = c.write(func(name string, text []byte) error { m[name] = &fstest.MapFile{Data: text}; return nil })
	return c, m
})

// keeps checks a catalogue that was made, or the error: what is taken is the same once it is written and loaded, and as
// values; what is refused has a cause and a place.
func keeps(t *testing.T, c *Catalog, err error) {
	t.Helper()
	if err != nil {
		e, ok := errors.AsType[*LoadError](err)
		if !ok || c != nil || len(e.Problems) == 0 {
			t.Fatalf("%T: %v", err, err)
		}
		for _, p := range e.Problems {
			if p.Err == nil || p.File == "" && p.Record == "" || p.File != "" && p.Line == 0 && !errors.Is(p.Err, ErrFile) {
				t.Errorf("no place or no cause: %+v", p)
			}
		}
		return
	}
	again, err := Load(written(t, c))
	if err != nil {
		t.Fatalf("what is written cannot be loaded: %v", err)
	}
	if d := Diff(c, again); len(d) > 0 {
		t.Fatalf("what is loaded is not what was written: %v", d)
	}
	if same, err := New(c.Records()); err != nil {
		t.Fatalf("New refuses what is there: %v", err)
	} else if d := Diff(c, same); len(d) > 0 {
		t.Fatalf("New makes another: %v", d)
	}
}

// FuzzOverlay lays one file over a catalogue.
func FuzzOverlay(f *testing.F) {
	_, m := everythingFiles()
	var names []string
	for name := range m {
		names = append(names, name)
	}
	names = append(names, "roles/new.json", "skills/new.json", "README")
	slices.Sort(names)
	for i, name := range names {
		if m[name] != nil {
			f.Add(i, string(m[name].Data))
		}
	}
	for _, text := range []string{`{"id":"x","leadsTo":{"add":["z"],"remove":["y"]},"transitions":[],"tiers":null}`, `{"retired":[{"kind":"skill","id":"b","replacedBy":"c"}]}`,
		`{"skills":[{"id":"a","kindOf":null},{"id":"n","name":"N","prerequisites":["a"]}]}`, `{"id":"new","title":"New","requirements":[{"skill":"a"}]}`} {
		for i := range names {
			f.Add(i, text)
		}
	}
	f.Fuzz(func(t *testing.T, i int, text string) {
		base, _ := everythingFiles()
		c, err := base.Overlay(files(names[(i%len(names)+len(names))%len(names)], text))
		keeps(t, c, err)
	})
}

// FuzzCatalog changes the files of a catalogue, at some places, and loads them.
func FuzzCatalog(f *testing.F) {
	f.Add(uint32(3), uint32(40), uint32(7), "", uint32(1), uint32(9), uint32(2), "null")
	f.Add(uint32(5), uint32(140), uint32(0), `"x"`, uint32(8), uint32(60), uint32(1), "[")
	f.Add(uint32(1), uint32(1<<30), uint32(1<<31), `{"id":"x"}`, uint32(1), uint32(0), uint32(0), ",")
	f.Add(uint32(11), uint32(17), uint32(3), "\\u0000", uint32(4), uint32(88), uint32(5), "-1e9")
	f.Fuzz(func(t *testing.T, file, at, cut uint32, text string, file2, at2, cut2 uint32, text2 string) {
		_, all := everythingFiles()
		m := fstest.MapFS{}
		var names []string
		for name, file := range all {
			m[name] = file
			names = append(names, name)
		}
		slices.Sort(names)
		change := func(file, at, cut uint32, text string) {
			name := names[file%uint32(len(names))]
			old := string(m[name].Data)
			from := int(at) % (len(old) + 1)
			to := min(from+int(cut)%64, len(old))
			m[name] = &fstest.MapFile{Data: []byte(old[:from] + text + old[to:])}
		}
		change(file, at, cut, text)
		change(file2, at2, cut2, text2)
		c, err := Load(m)
		keeps(t, c, err)
	})
}

// FuzzMoney holds arithmetic on money against arithmetic without limits.
func FuzzMoney(f *testing.F) {
	f.Add(int64(8500000), int64(-1), int64(35_000_000), 2080, 2025, 1, 2026, 7)
	f.Add(int64(1)<<62, int64(1)<<62, int64(-999_999_999), 1<<40, 1, 12, 9999, 1)
	f.Add(int64(-9), int64(7), int64(1_000_000_001), -5, 2024, 2, 2024, 2)
	f.Fuzz(func(t *testing.T, a, b, rate int64, hours, y1, m1, y2, m2 int) {
		within := func(x *big.Int) bool { return x.IsInt64() }
		x, y := big.NewInt(a), big.NewInt(b)
		one := Money{Amount(a), "USD", PerYear}
		two := Money{Amount(b), "USD", PerYear}
		check := func(what string, got Money, err error, want *big.Int, period Period) {
			t.Helper()
			switch {
			case !within(want):
				if !errors.Is(err, ErrRange) {
					t.Errorf("%s of %d and %d: %v, %v: want it out of range", what, a, b, got, err)
				}
			case err != nil || big.NewInt(int64(got.Amount)).Cmp(want) != 0 || got.Period != period:
				t.Errorf("%s of %d and %d: %v, %v: want %d", what, a, b, got, err, want)
			}
		}
		sum, err := one.Add(two)
		check("sum", sum, err, new(big.Int).Add(x, y), PerYear)
		diff, err := one.Sub(two)
		check("difference", diff, err, new(big.Int).Sub(x, y), PerYear)
		if c, err := one.Compare(two); err != nil || c != x.Cmp(y) {
			t.Errorf("%d and %d compare as %d, %v", a, b, c, err)
		}
		if _, err := one.Add(Money{Amount(b), "EUR", PerYear}); !errors.Is(err, ErrNotComparable) {
			t.Error("two currencies are added")
		}
		if hours > 0 && hours <= 8784 {
			got, err := Money{Amount(a), "USD", PerHour}.Annualize(hours)
			check("year", got, err, new(big.Int).Mul(x, big.NewInt(int64(hours))), PerYear)
		}
		valid := func(y, m int) bool { return 1 <= y && y <= 9999 && 1 <= m && m <= 12 }
		if months := 12*(y2-y1) + m2 - m1; valid(y1, m1) && valid(y2, m2) && 0 <= months && months <= 1200 && rate > -1_000_000_000 {
			year := new(big.Rat).Add(big.NewRat(1, 1), big.NewRat(rate, 1_000_000_000))
			exact := new(big.Rat).SetInt(x)
			for range months / 12 {
				exact.Mul(exact, year)
			}
			part := new(big.Rat).Mul(big.NewRat(rate, 1_000_000_000), big.NewRat(int64(months%12), 12))
			exact.Mul(exact, part.Add(part, big.NewRat(1, 1)))
			got, err := one.Age(Rate(rate), Date{Year: y1, Month: time.Month(m1)}, Date{Year: y2, Month: time.Month(m2)})
			check("ageing", got, err, nearest(exact), PerYear)
		}
		if rate > 0 {
			got, err := ExchangeRate{From: "USD", To: "EUR", Rate: Rate(rate), AsOf: Date{Year: 2026}, Source: "s"}.Convert(one)
			exact := new(big.Rat).Mul(new(big.Rat).SetInt(x), big.NewRat(rate, 1_000_000_000))
			check("conversion", got, err, nearest(exact), PerYear)
		}
		if a > 0 && b > a && b < 1<<53 {
			band := SalaryBand{Currency: "USD", Period: PerYear, Min: Amount(a), Max: Amount(b)}
			mid := new(big.Rat).SetFrac(new(big.Int).Add(x, y), big.NewInt(2))
			ratio, _ := new(big.Rat).Quo(new(big.Rat).SetInt(x), mid).Float64()
			if got, err := band.CompaRatio(one); err != nil || got != ratio {
				t.Errorf("compa-ratio of %d in %d to %d: %v, %v: want %v", a, a, b, got, err, ratio)
			}
		}
	})
}

// nearest returns the whole number nearest to r, of two the one farther from zero.
func nearest(r *big.Rat) *big.Int {
	half := big.NewRat(1, 2)
	if r.Sign() < 0 {
		half.Neg(half)
	}
	r = new(big.Rat).Add(r, half)
	return new(big.Int).Quo(r.Num(), r.Denom())
}
