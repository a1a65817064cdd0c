package main

import (
	"fmt"
	"math"
	"os"
	"testing"

	"github.com/go-career/career"
)

// kitchen is a catalogue small enough to work out every figure by hand: a baker on two levels, a cook and a waiter.
func kitchen(t *testing.T) *catalog {
	t.Helper()
	c, err := career.Load(os.DirFS("testdata/catalog"))
	if err != nil {
		t.Fatal(err)
	}
	return newCatalog(c)
}

// kitchenSets are postings for it, in the files' own formats.
func kitchenSets(t *testing.T) map[string]loadedSet {
	t.Helper()
	sets, err := readPostings("testdata/datasets", postingSets)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]loadedSet{}
	for _, s := range sets {
		out[s.name] = s
	}
	return out
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9 {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func TestReadPostings(t *testing.T) {
	sets := kitchenSets(t)
	for _, x := range []struct {
		set  string
		row  int
		want string
	}{
		{"justjoin2021", 0, `{"Baker" "food" ["Dough" "Ovens" "Hygiene"] ["Wine"]}`},
		{"justjoin2021", 1, `{"Baker" "food" ["Dough" "a=b" "Sour starter"] ["Ovens" "Hygiene"]}`},
		{"justjoin2021", 2, `{"Dragon Tamer" "other" ["Dough" "Ovens" "Knives"] []}`},
		{"naukri2025", 0, `{"Cook" "food" ["knives" "SAUCES" "hygiene"] []}`},
		{"naukri2025", 1, `{"Cook" "" ["Knives" "knives" "Dough" "Ovens" "Serving good wine at the table"] []}`},
	} {
		if got := fmt.Sprintf("%q", sets[x.set].postings[x.row]); got != x.want {
			t.Errorf("%s, row %d: %s, want %s", x.set, x.row, got, x.want)
		}
	}
	if _, err := readTSV("testdata/datasets/dev/postings/naukri2025.tsv", "colour"); err == nil {
		t.Error("no error for a column that the file doesn't have")
	}
}

func TestSkills(t *testing.T) {
	c := kitchen(t)
	tags := []string{"Knives", "knives", "Dough", "Serving good wine at the table", "Charm"}
	for _, x := range []struct {
		within bool
		want   string
	}{{false, "[dough knives]"}, {true, "[dough knives wine]"}} {
		if got := fmt.Sprint(c.skills(tags, x.within)); got != x.want {
			t.Errorf("within %v: %s, want %s", x.within, got, x.want)
		}
	}
}

func TestNamed(t *testing.T) {
	c := kitchen(t)
	if r, ok := c.named("Senior Baker"); !ok || r != "senior-baker" || c.job(r) != "baker" {
		t.Errorf("%s, %v", r, ok)
	}
	if r, ok := c.named("Dragon Tamer"); ok {
		t.Errorf("a dragon tamer is a %s", r)
	}
}
