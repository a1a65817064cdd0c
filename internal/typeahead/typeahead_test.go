package typeahead

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career/internal/names"
)

var sample = []Name{
	{Text: "Backend Developer"}, {Text: "Back-end Engineer", Alias: true}, {Text: "Senior Backend Developer", Record: 1},
	{Text: "Go", Record: 2}, {Text: "Golang", Record: 2, Alias: true}, {Text: "Google Cloud", Record: 3}, {Text: "C++", Record: 4}, {Text: "C", Record: 5},
	{Text: "CI/CD", Record: 6}, {Text: "Node.js", Record: 7}, {Text: ".NET", Record: 8}, {Text: "ASP.NET", Record: 9}, {Text: "Crème brûlée", Record: 10},
	{Text: "!", Record: 11}, {Text: "バックエンド", Record: 12}, {Text: "Cloud Governance", Record: 13},
}

func TestFind(t *testing.T) {
	x := New(sample)
	tests := []struct{ typed, want string }{
		{"", ""}, {" -", ""}, {"x", ""},
		{"back", "Backend Developer, Senior Backend Developer"},
		{"backend d", "Backend Developer, Senior Backend Developer"},
		{"DEV BACK", "Backend Developer, Senior Backend Developer"},
		{"back end", "Backend Developer, Senior Backend Developer"},
		{"go", "Go, Google Cloud, Cloud Governance"},
		{"gol", "Golang"}, {"back eng", "Back-end Engineer"},
		{"c", "C, C++, CI/CD, Crème brûlée, Cloud Governance, Google Cloud"},
		{"c+", "C++"}, {"cd", "CI/CD"}, {"nodej", "Node.js"}, {"node j", "Node.js"}, {"net", ".NET, ASP.NET"}, {".net", ".NET, ASP.NET"},
		{"brulee", "Crème brûlée"}, {"バック", "バックエンド"}, {"\xff", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, h := range x.Find(tt.typed, 10) {
			got = append(got, sample[h.Name].Text)
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%q: -want +got\n%s", tt.typed, diff)
		}
	}
	if got := x.Find("c", 2); len(got) != 2 || x.Find("c", 0) != nil || x.Find(strings.Repeat("c", longest+1), 1) != nil {
		t.Errorf("limits: got %v", got)
	}
}

// slow finds what Find finds by looking at every word of every name.
func slow(list []Name, typed string, limit int) []Hit {
	fold := func(s string) (words []string) {
		for _, w := range strings.FieldsFunc(s, between) {
			words = append(words, names.Fold(w))
		}
		return words
	}
	words := slices.DeleteFunc(fold(typed), func(w string) bool { return w == "" })
	if len(words) == 0 {
		return nil
	}
	whole := strings.Join(words, "")
	var all []Hit
	for i, n := range list {
		own := fold(n.Text)
		text := strings.Join(own, "")
		rank := uint32(n.Tier)<<8 | uint32(min(len(text), 255))
		if n.Alias {
			rank |= isAlias
		}
		for k := range own {
			if from := strings.Join(own[k:], ""); strings.HasPrefix(from, whole) {
				r := rank
				if k > 0 {
					r |= isInside
				} else if text == whole {
					r >>= 12
				}
				all = append(all, Hit{int32(i), n.Record, r})
			}
		}
		if len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool {
			for k := range own {
				if strings.HasPrefix(strings.Join(own[k:], ""), w) {
					return false
				}
			}
			return true
		}) {
			all = append(all, Hit{int32(i), n.Record, rank | isScattered})
		}
	}
	slices.SortFunc(all, order)
	var out []Hit
	for _, h := range all {
		if len(out) < limit && !slices.ContainsFunc(out, func(o Hit) bool { return o.Record == h.Record }) {
			out = append(out, h)
		}
	}
	return out
}

// made returns names of random words, some of them of the same record.
func made(n int, r *rand.Rand) []Name {
	list := make([]Name, n)
	words := []string{"data", "database", "engineer", "engineering", "e", "C++", "go", "golang", "cloud", "Sales", "sale", "é", "net"}
	for i := range list {
		var b strings.Builder
		for range 1 + r.IntN(4) {
			fmt.Fprint(&b, words[r.IntN(len(words))], []string{" ", "-", "", " & "}[r.IntN(4)])
		}
		list[i] = Name{b.String(), int32(i / 2), i%2 == 1, uint8(r.IntN(3))}
	}
	return list
}

func TestFindSlowly(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 30 {
		list := made(60, r)
		x := New(list)
		for _, q := range made(60, r) {
			typed := q.Text[:min(len(q.Text), 1+r.IntN(8))]
			limit := 1 + r.IntN(12)
			if diff := cmp.Diff(slow(list, typed, limit), x.Find(typed, limit), cmp.AllowUnexported(Hit{})); diff != "" {
				t.Fatalf("%q in %v: -slow +Find\n%s", typed, list, diff)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("back e", 3)
	f.Add("\xffc+", 1)
	x := New(sample)
	f.Fuzz(func(t *testing.T, typed string, limit int) {
		limit = min(limit, 20)
		got := x.Find(typed, limit)
		if len(typed) > longest || limit <= 0 {
			if got != nil {
				t.Fatal(got)
			}
			return
		}
		if diff := cmp.Diff(slow(sample, typed, limit), got, cmp.AllowUnexported(Hit{})); diff != "" {
			t.Fatalf("%q: -slow +Find\n%s", typed, diff)
		}
		New([]Name{{Text: typed}}).Find(typed, 1)
	})
}
