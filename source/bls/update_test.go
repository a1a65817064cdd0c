package bls_test

import (
	"fmt"
	"log"
	"slices"
	"testing"

	"github.com/go-career/career"
	"github.com/go-career/career/source/bls"
)

var (
	next  = career.Source{ID: "wages-2027", Publisher: "An office", Title: "Wages", Edition: "May 2027", Licence: "public domain", AsOf: career.Date{Year: 2027, Month: 5}}
	ahead = career.Source{ID: "outlook-2026", Publisher: "An office", Title: "Outlook", Edition: "2026–36", Licence: "public domain", AsOf: career.Date{Year: 2026}}
)

// nextYear returns an occupation as it might be published a year on.
func nextYear() career.Occupation {
	o, _ := career.Default().Occupation("15-1252")
	for _, p := range []*career.Figure{&o.Annual.P10, &o.Annual.P25, &o.Annual.P50, &o.Annual.P75, &o.Annual.P90} {
		p.Amount *= 2
	}
	o.Source, o.AsOf = next.ID, next.AsOf
	o.Projection = career.Projection{SOC: o.SOC, GrowthPercent: -1.5, YearlyOpenings: 4000, From: 2026, To: 2036, Source: ahead.ID}
	return o
}

func TestUpdate(t *testing.T) {
	old := career.Default()
	c, err := bls.Update(old, []career.Occupation{nextYear()}, next, ahead)
	if err != nil {
		t.Fatal(err)
	}
	was, _ := old.Salary("backend-developer", "US")
	now, err := c.Salary("backend-developer", "US")
	if err != nil || len(was.Bands) != len(now.Bands) {
		t.Fatalf("%d bands, were %d (%v)", len(now.Bands), len(was.Bands), err)
	}
	for i := range was.Bands {
		switch a, b := was.Bands[i], now.Bands[i]; {
		case a.Basis == career.BasisGuide && a != b:
			t.Errorf("the guide's band has changed: %v", b)
		case a.Basis == career.BasisPublished && (b.Min != 2*a.Min || b.Max != 2*a.Max || b.Source != next.ID || b.AsOf != next.AsOf):
			t.Errorf("%v, was %v", b, a)
		case a.Basis == career.BasisDerived && (b.Min < 2*a.Min-career.Units(1000) || b.Min > 2*a.Min+career.Units(1000)):
			t.Errorf("%v, was %v", b, a)
		}
	}
	r, _ := c.Role("backend-developer")
	if p := r.Demand.Projection; p.GrowthPercent != -1.5 || p.Source != ahead.ID {
		t.Errorf("projection %+v", p)
	}
	// What rests on other occupations is as it was.
	for _, id := range []career.RoleID{"data-scientist", "product-manager"} {
		a, _ := old.Role(id)
		b, _ := c.Role(id)
		if !slices.Equal(a.Pay, b.Pay) || a.Demand != b.Demand {
			t.Errorf("%s has changed", id)
		}
	}
}

// TestUpdateWithTheSame brings a catalogue up to the edition that it has.
func TestUpdateWithTheSame(t *testing.T) {
	c := career.Default()
	wages, _ := c.Source("bls-oews-2025-05")
	outlook, _ := c.Source("bls-ep-2024-34")
	again, err := bls.Update(c, slices.Collect(c.Occupations()), wages, outlook)
	if err != nil {
		t.Fatal(err)
	}
	if d := career.Diff(c, again); len(d) > 0 {
		t.Errorf("%s", d)
	}
}

func TestUpdateTrouble(t *testing.T) {
	if _, err := bls.Update(career.Default(), nil, next, ahead); err == nil {
		t.Error("nothing passes as an edition")
	}
	if _, err := bls.Update(career.Default(), []career.Occupation{nextYear()}, career.Source{}, ahead); err == nil {
		t.Error("figures without a source pass")
	}
}

func ExampleUpdate() {
	c, err := bls.Update(career.Default(), []career.Occupation{nextYear()}, next, ahead)
	if err != nil {
		log.Fatal(err)
	}
	was, _ := career.Default().Salary("senior-backend-developer", "US")
	now, _ := c.Salary("senior-backend-developer", "US")
	fmt.Println(was.Published[0].Percentiles.P50.Amount, was.Published[0].AsOf)
	fmt.Println(now.Published[0].Percentiles.P50.Amount, now.Published[0].AsOf)
	// Output:
	// 135980 2025-05
	// 271960 2027-05
}
