package career_test

import (
	"cmp"
	"errors"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"github.com/go-career/career"
)

// regionOf returns the region of a job's figures by the classification of its code.
var regionOf = map[string]string{"SOC": "US", "UK SOC": "GB", "NOC": "CA", "SSOC": "SG", "SSYK": "SE", "STYRK": "NO", "DISCO": "DK",
	"AML": "FI", "BRC": "NL", "KldB": "DE", "ANZSCO": "AU"}

// TestEveryBandRoundTrips makes every derived and published band anew from the figures it names, or from the occupation
// of the job's SOC code, and checks that each names its figures' source and date. It also counts what there is.
func TestEveryBandRoundTrips(t *testing.T) {
	c := career.Default()
	levels := map[career.JobID][]career.Level{}
	role := map[career.JobID]career.RoleID{}
	for r := range c.Roles() {
		if !slices.Contains(levels[r.Job], r.Level) {
			levels[r.Job] = append(levels[r.Job], r.Level)
		}
		role[r.Job] = r.ID
	}
	bands, medians, none, reasons := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	guide := 0
	for j := range c.Jobs() {
		slices.Sort(levels[j.ID])
		for _, u := range j.Uncoded {
			if regionOf[u.Scheme] == "" {
				t.Errorf("%s: %q is no classification of pay", j.ID, u.Scheme)
			}
			reasons[u.Scheme+": "+u.Why]++
		}
		for _, region := range regionOf {
			place := language.MustParseRegion(region)
			i := slices.IndexFunc(j.Codes, func(c career.Code) bool { return regionOf[c.Scheme] == region })
			got, err := c.Salary(role[j.ID], place)
			if err != nil {
				var missing *career.NoBandError
				if !errors.As(err, &missing) || missing.Why == "" {
					t.Errorf("%s in %s: %v: no reason", j.ID, region, err)
				}
				if published, _ := c.PublishedPay(role[j.ID], place); len(published) > 0 {
					medians[region]++
					if i < 0 || !strings.Contains(err.Error(), "the median alone") && !strings.Contains(err.Error(), "make no band") {
						t.Errorf("%s in %s: figures, but %v", j.ID, region, err)
					}
				} else if none[region]++; i >= 0 {
					t.Errorf("%s in %s: code %v, but no figures", j.ID, region, j.Codes[i])
				} else if !slices.ContainsFunc(j.Uncoded, func(u career.Uncoded) bool { return regionOf[u.Scheme] == region }) {
					t.Errorf("%s in %s: neither a code nor why there is none", j.ID, region)
				}
				continue
			}
			bands[region] += len(got)
			n := len(got)
			got = slices.DeleteFunc(got, func(b career.SalaryBand) bool { return b.Basis == career.BasisGuide })
			guide += n - len(got)
			var from career.PayFigures
			if region == "US" {
				o, _ := c.Occupation(j.Codes[i].Code)
				s, _ := c.Source(o.Source)
				from = o.Figures(s.AsOf)[0]
			} else if from, _ = c.Figures(got[0].Figures); from.Code != j.Codes[i].Code || from.Scheme != j.Codes[i].Scheme {
				t.Errorf("%s in %s: bands from %s %s, but the job's code is %s", j.ID, region, from.Scheme, from.Code, j.Codes[i].Code)
			}
			want := career.DeriveBands(j.ID, from, j.Codes[i].Fit, levels[j.ID])
			if diff := gocmp.Diff(want, got); diff != "" {
				t.Errorf("%s in %s: %s", j.ID, region, diff)
			}
		}
	}
	records := map[string]int{}
	figures := 0
	for f := range c.AllFigures() {
		records[f.Region.String()]++
		figures += len(f.Percentiles.Published())
		for _, a := range f.Areas {
			figures += len(a.Percentiles.Published())
			if a.Levels.I.Amount > 0 {
				figures += 2
			}
		}
		if s, ok := c.Source(f.Source); !ok || s.AsOf != f.AsOf {
			t.Errorf("%s: of %s, its source of %s", f.ID, f.AsOf, s.AsOf)
		}
	}
	t.Logf("%d figures beside the 830 occupations, records by country %v", figures, records)
	t.Logf("bands by country %v, %d of them guides'; jobs with figures that make no band %v; jobs without figures %v", bands, guide, medians, none)
	if len(bands) < 9 {
		t.Errorf("bands in %d countries only", len(bands))
	}
	for _, why := range slices.SortedFunc(maps.Keys(reasons), func(a, b string) int { return cmp.Or(reasons[b]-reasons[a], strings.Compare(a, b)) }) {
		if n := reasons[why]; n >= 5 {
			t.Logf("%d jobs, %s", n, why)
		}
	}
}

// TestPublishedFacts holds figures against what the tables say, read by eye.
func TestPublishedFacts(t *testing.T) {
	c := career.Default()
	for _, tt := range []struct {
		id            career.FiguresID
		area          career.AreaID
		low, mid, top string // the lowest, the median, the highest that is published
		n             int
	}{
		{"gb-2134-full-time", "", "31628", "54669", "93824", 11},
		{"gb-2134-all", "", "29787", "53501", "93458", 11},
		{"gb-2134-all-2025", "", "30752", "55587", "101172", 5},
		{"gb-2135-full-time", "", "30912", "48538", "63400", 9},
		{"ca-21232", "", "30", "48.08", "76.92", 5},
		{"ca-21232", "ca-qc", "29", "45.67", "68.13", 5},
		{"ca-21234", "ca-bc", "20", "37.5", "65", 5},
		{"ca-20012", "", "43.75", "66.67", "103.37", 3},
		{"sg-25121", "", "6656", "8887", "13507", 3},
		{"se-2512", "", "39600", "53500", "72600", 5},
		{"no-2512", "", "63330", "77420", "93820", 3},
		{"dk-2512", "", "386.1", "470.53", "568.64", 3},
		{"fi-2512", "", "3521", "5138", "7231", 3},
		{"nl-0811", "", "27", "34.8", "43.4", 3},
		{"de-434", "", "5851", "5851", "5851", 1},
		{"au-261313", "", "132758", "132758", "132758", 1},
		{"us-15-1252-metros", "us-35620", "101690", "166830", "224590", 5},
	} {
		f, ok := c.Figures(tt.id)
		if tt.area != "" && ok {
			f, ok = f.In(tt.area)
		}
		p := f.Percentiles.Published()
		if !ok || len(p) != tt.n || p[0].Amount.String() != tt.low || p[len(p)-1].Amount.String() != tt.top || f.Percentiles.P50.Amount.String() != tt.mid {
			t.Errorf("%s %s: %v %v", tt.id, tt.area, p, ok)
		}
	}
	f, _ := c.Figures("us-15-1252-prevailing")
	ny, _ := f.In("us-35620")
	if ny.Levels.I.Amount.String() != "49.62" || ny.Levels.IV.Amount.String() != "91.15" {
		t.Errorf("%+v", ny.Levels)
	}
	if se, _ := c.Figures("se-2514"); se.Percentiles.P10.Mark != career.Withheld {
		t.Errorf("%+v", se.Percentiles)
	}
}

// TestLocalPay asks for every role's pay in every area. Where it is the area's own it comes from figures of that area,
// and where it is not it is the country's.
func TestLocalPay(t *testing.T) {
	c := career.Default()
	var areas []career.AreaID
	for a := range c.Areas() {
		areas = append(areas, a.ID)
	}
	r := rand.New(rand.NewPCG(1, 2))
	own, national := 0, 0
	for role := range c.Roles() {
		for range 20 {
			area := areas[r.IntN(len(areas))]
			country, _ := area.Country()
			local, err := c.SalaryIn(role.ID, area)
			whole, wholeErr := c.Salary(role.ID, country)
			if err != nil || local.National {
				if diff := gocmp.Diff(whole, local.Bands); diff != "" || (err == nil) != (wholeErr == nil) {
					t.Fatalf("%s in %s: %v %v %s", role.ID, area, err, wholeErr, diff)
				}
				national++
				continue
			}
			for _, b := range local.Bands {
				f, ok := c.Figures(b.Figures)
				if _, has := f.In(area); !ok || !has || b.Area != area || b.Region != country || b.Min >= b.Max {
					t.Errorf("%s in %s: %+v", role.ID, area, b)
				}
			}
			own++
		}
	}
	t.Logf("%d answers from an area's own figures, %d from its country's", own, national)
	if own == 0 || national == 0 {
		t.Error("one of the two was not tried")
	}
	if _, err := c.SalaryIn("backend-developer", "nowhere"); err == nil {
		t.Error("an area of no country")
	}
	if _, err := c.SalaryIn("nobody", "us-35620"); err == nil {
		t.Error("a role that is not there")
	}
}

// TestOverlayOfAnArea lays a company's band for one city over the catalogue.
func TestOverlayOfAnArea(t *testing.T) {
	c, err := career.Default().Overlay(fstest.MapFS{"salary/software-engineer.json": {Data: []byte(`{"job": "software-engineer", "bands": [
		{"level": "mid", "region": "US", "area": "us-42660", "currency": "USD", "period": "year", "min": 150000, "max": 190000, "basis": "overlay", "source": "gdad-2025-09", "asOf": "2026"}]}`)}})
	if err != nil {
		t.Fatal(err)
	}
	pay, err := c.SalaryIn("software-engineer", "us-42660")
	if err != nil || pay.National || pay.Bands[0].Basis != career.BasisOverlay {
		t.Errorf("%+v %v", pay, err)
	}
	whole, err := c.Salary("software-engineer", language.MustParseRegion("US"))
	if err != nil || slices.ContainsFunc(whole, func(b career.SalaryBand) bool { return b.Area != "" }) {
		t.Errorf("the country's bands hold a city's: %v %v", whole, err)
	}
}

// TestCompareAgainstFloats works comparisons out in floating point.
func TestCompareAgainstFloats(t *testing.T) {
	c := career.Default()
	n := 0
	for role := range c.Roles() {
		regions, _ := c.PayRegions(role.ID)
		for _, a := range regions {
			for _, b := range regions {
				left, _ := c.Salary(role.ID, a)
				right, _ := c.Salary(role.ID, b)
				if len(left) == 0 || len(right) == 0 {
					continue
				}
				l, r := left[len(left)-1], right[len(right)-1]
				got, err := c.CompareByParity(l, r)
				if l.Level != r.Level || l.Basis != r.Basis || l.Period != r.Period {
					if !errors.Is(err, career.ErrNotComparable) {
						t.Fatalf("%v and %v: %v", l, r, err)
					}
					continue
				}
				p, _ := c.Parity(a)
				q, _ := c.Parity(b)
				rate := float64(p.Rate) / float64(q.Rate)
				want := 100 * (rate*float64(r.Min+r.Max)/float64(l.Min+l.Max) - 1)
				if err != nil || math.Abs(got.Percent-want) > 1e-9 || math.Abs(float64(got.Min)-rate*float64(r.Min)) > .501 || got.AsOf.Year != p.Year {
					t.Fatalf("%v and %v: %+v %v, want %v", l, r, got, err, want)
				}
				n++
			}
		}
	}
	if t.Logf("%d comparisons", n); n < 1000 {
		t.Error("too few pairs of bands can be compared")
	}
}
