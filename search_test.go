package career

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNearSkills(t *testing.T) {
	tests := []struct{ name, want string }{
		{"Kubernets", "kubernetes 0.90"}, {"Pyton", "python 0.83"}, {"Phyton", "python 0.83"}, {"Javascrip", "javascript 0.90"},
		{"PostgresSQL", "postgresql 0.91"}, {"Pyton (basic)", "python 0.83"}, {"python", "python 1.00"}, {"Advanced in SQL", "sql 1.00"},
		{"scale", ""}, {"reach", ""}, {"contact management", ""}, {"Jav", ""}, {"", ""}, {strings.Repeat("python", 100), ""},
	}
	for _, tt := range tests {
		var got []string
		for _, s := range Default().NearSkills(tt.name, 0) {
			got = append(got, fmt.Sprintf("%s %.2f", s.Skill, s.Nearness))
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%q: -want +got\n%s", tt.name, diff)
		}
	}
	if got := Default().NearSkills("Kubernets", -1); got != nil {
		t.Errorf("a limit below zero: got %v", got)
	}
}

// No name of a skill that the catalogue has leads to another skill.
func TestNearSkillsOwn(t *testing.T) {
	c := Default()
	for s := range c.Skills() {
		for _, n := range append([]string{s.Name}, s.Aliases...) {
			if got := c.NearSkills(n, 3); len(got) != 1 || got[0].Skill != s.ID || got[0].Nearness != 1 {
				t.Errorf("%q of %s: got %v", n, s.ID, got)
			}
		}
	}
}

// Every title, name and alias of a role, job or skill is found by all of it, and by its first half.
func TestSearchOwn(t *testing.T) {
	c := Default()
	check := func(kind, id, name string) {
		for _, typed := range []string{name, name[:(len(name)+1)/2]} {
			if strings.Trim(typed, " .-/(") == "" {
				continue
			}
			if !slices.ContainsFunc(c.Search(typed, 5000), func(f Found) bool { return f.Kind == kind && f.ID == id }) {
				t.Errorf("%q does not find %s %s", typed, kind, id)
			}
		}
	}
	n := 0
	for r := range c.Roles() {
		if n++; n%9 == 0 {
			for _, name := range append([]string{r.Title}, r.Aliases...) {
				check("role", string(r.ID), name)
			}
		}
	}
	for s := range c.Skills() {
		if n++; n%9 == 0 {
			for _, name := range append([]string{s.Name}, s.Aliases...) {
				check("skill", string(s.ID), name)
			}
		}
	}
	for j := range c.Jobs() {
		check("job", string(j.ID), j.Title)
	}
}

func TestSearch(t *testing.T) {
	c := Default()
	if got := c.Search("kube", 1); len(got) != 1 || got[0].ID != "kubernetes" {
		t.Errorf("got %v", got)
	}
	for _, typed := range []string{"", " ", "-", "\xff", "zzzzzz"} {
		if got := c.Search(typed, 5); got != nil {
			t.Errorf("%q: got %v", typed, got)
		}
	}
	if got := c.Search("a", 0); len(got) != usualLimit {
		t.Errorf("without a limit: %d", len(got))
	}
	if got := c.Search("a", -1); got != nil {
		t.Errorf("a limit below zero: %v", got)
	}
}

// A typing error in the name of a skill, and a word being typed, in catalogues of three sizes.
func BenchmarkSearch(b *testing.B) {
	for _, n := range []int{0, 10_000} {
		c := Default()
		if n > 0 {
			r := Records{}
			for i := range n {
				r.Skills = append(r.Skills, Skill{ID: SkillID(fmt.Sprintf("made-%d", i)), Name: fmt.Sprintf("%s work %d", []string{"Data", "Design", "Steel", "Dental"}[i%4], i)})
			}
			var err error
			if c, err = New(r); err != nil {
				b.Fatal(err)
			}
		}
		c.Search("x", 1)
		c.NearSkills("xxxxxxxx", 1)
		for _, typed := range []string{"d", "data", "work data"} {
			b.Run(fmt.Sprintf("made=%d/Search=%q", n, typed), func(b *testing.B) {
				for b.Loop() {
					c.Search(typed, 10)
				}
			})
		}
		b.Run(fmt.Sprintf("made=%d/NearSkills", n), func(b *testing.B) {
			for b.Loop() {
				c.NearSkills("Kubernets", 5)
			}
		})
	}
}
