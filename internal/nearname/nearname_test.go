package nearname

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career/internal/names"
)

var sample = []string{"Kubernetes", "Python", "JavaScript", "Java", "PostgreSQL", "Scala", "Flask", "React", "Contract Management", "Case Management",
	"Django", "C++", "C", "Go", "Angular", "AngularJS", "バックエンド開発者", "Elasticsearch", "Perl", "Statistics"}

func TestFind(t *testing.T) {
	x := New(sample, []string{"contact", "cash", "scale", "flash"})
	tests := []struct{ typed, want string }{
		{"", ""}, {"Kubernets", "Kubernetes 0.90"}, {"Kuberntes", "Kubernetes 0.90"}, {"Kubernatis", "Kubernetes 0.80"}, {"Pyton", "Python 0.83"}, {"Phyton", "Python 0.83"},
		{"ypthon", "Python 0.83"}, {"Javascrip", "JavaScript 0.90"}, {"PostgresSQL", "PostgreSQL 0.91"}, {"Djagno", "Django 0.83"},
		{"contract mangement", "Contract Management 0.94"}, {"angularj", "AngularJS 0.89, Angular 0.88"}, {"バックエド開発者", "バックエンド開発者 0.89"},
		{"Python", ""},               // it is the name
		{"contact management", ""},   // a word
		{"cash management", ""},      // another
		{"scale", ""}, {"fleck", ""}, // a mistaken letter in a short word
		{"Lython", ""}, {"pearl", ""}, {"Jav", ""}, {"Goo", ""}, {"C--", ""}, {"reacts native", ""}, {"statist", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, h := range x.Find(tt.typed) {
			got = append(got, fmt.Sprintf("%s %.2f", sample[h.Name], h.Amount))
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%q: -want +got\n%s", tt.typed, diff)
		}
	}
}

// edits returns all that is one edit away from a word.
func edits(w string) map[string]bool {
	out := map[string]bool{}
	r := []rune(w)
	const letters = "abe"
	for i := range len(r) + 1 {
		for _, c := range letters {
			out[string(r[:i])+string(c)+string(r[i:])] = true
			if i < len(r) {
				out[string(r[:i])+string(c)+string(r[i+1:])] = true
			}
		}
		if i < len(r) {
			out[string(r[:i])+string(r[i+1:])] = true
		}
		if i+1 < len(r) {
			out[string(r[:i])+string(r[i+1])+string(r[i])+string(r[i+2:])] = true
		}
	}
	delete(out, w)
	return out
}

// TestDistance holds distance against all words that are one edit away.
func TestDistance(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	random := func() string {
		b := make([]byte, 1+r.IntN(6))
		for i := range b {
			b[i] = "abe"[r.IntN(3)]
		}
		return string(b)
	}
	for range 3000 {
		a, b := random(), random()
		want := 2
		if a == b {
			want = 0
		} else if edits(a)[b] {
			want = 1
		}
		if got := min(2, distance([]rune(a), []rune(b), 1)); got != want {
			t.Fatalf("%s and %s: %d, want %d", a, b, got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Kubernets")
	f.Add("\xff\u0301yton")
	x := New(sample, nil)
	f.Fuzz(func(t *testing.T, s string) {
		got := x.Find(s)
		q := names.Fold(s)
		for _, h := range got {
			if c := names.Fold(sample[h.Name]); h.Amount <= 0.5 || h.Amount >= 1 || c == q {
				t.Fatalf("%q: %v", s, h)
			}
		}
		// the filter of letters leaves nothing out
		n := utf8.RuneCountInString(q)
		for i, name := range sample {
			c := names.Fold(name)
			if n < 10 || n > longest || len(strings.FieldsFunc(s, between)) > 1 || !strings.HasPrefix(c, q[:1]) || utf8.RuneCountInString(c) < shortest {
				continue
			}
			d := distance([]rune(q), []rune(c), 2)
			if found := slices.ContainsFunc(got, func(h Hit) bool { return h.Name == int32(i) }); !found && (d == 1 || d == 2) && !x.words[q] {
				t.Fatalf("%q: %s is not found", s, name)
			}
		}
	})
}
