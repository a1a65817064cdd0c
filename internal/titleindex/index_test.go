package titleindex

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career/internal/title"
)

func build(owners ...[]string) *Index {
	var b Builder
	for _, titles := range owners {
		b.Add(0, 0, titles...)
	}
	return b.Build()
}

// top returns the owners found, best first.
func top(ix *Index, q string) (out []int) {
	for _, h := range ix.Search(q, 0, 0) {
		out = append(out, h.Owner)
	}
	return out
}

func TestSearch(t *testing.T) {
	ix := build(
		[]string{"wood worker", "woodworker", "wood-working machine operator"}, // 0
		[]string{"metal worker", "metal working machine operator"},             // 1
		[]string{"naval painter", "marine painter"},                            // 2
		[]string{"naval architect", "marine architect", "ship designer"},       // 3
		[]string{"marine welder"},                                              // 4
		[]string{"quarry supervisor", "quarry manager"},                        // 5
		[]string{"metal worker"},                                               // 6, a title of another's too
		[]string{"teacher of the deaf"},                                        // 7
	)
	tests := []struct {
		query string
		want  []int // first of what is found
	}{
		{"woodworker", []int{0}},
		{"wood worker", []int{0}},
		{"WOOD-WORKERS", []int{0}},
		{"metal worker", []int{6, 1}}, // both have it, 6 has nothing else
		{"quarrying supervisor", []int{5}},
		{"quary supervisor", []int{5}},
		{"naval welder", []int{4}}, // naval and marine stand for one another in the titles of 2 and 3
		{"deaf teacher", []int{7}},
	}
	for _, tt := range tests {
		got := top(ix, tt.query)
		if diff := cmp.Diff(tt.want, got[:min(len(got), len(tt.want))]); diff != "" {
			t.Errorf("Search(%q): -want +got\n%s", tt.query, diff)
		}
	}
	for _, q := range []string{"", "of the", "zzzz", "?!"} {
		if got := top(ix, q); got != nil {
			t.Errorf("Search(%q) = %v", q, got)
		}
	}
}

func TestEmpty(t *testing.T) {
	if got := build().Search("anything", 5, 0); len(got) != 0 {
		t.Errorf("found %+v in nothing", got)
	}
	if got := top(build([]string{""}, nil, []string{"of"}, []string{"cook"}), "cook"); !slices.Equal(got, []int{3}) {
		t.Errorf("found %v", got)
	}
}

// slow scores every owner by the definition, from the texts of its titles: no postings, no shortlist, no marks.
func slow(ix *Index, q string) map[int]float64 {
	var p title.Parsed
	p.Read(q, nil)
	query := ix.join(ix.cut(nil, terms(nil, 0, &p)))
	similar := func(t string, w int32) float64 { // of a term to a word of the index
		own, ok := ix.words[t]
		if ok && own == w {
			return 1
		}
		near := ix.near(t, &likely{count: make([]uint16, len(ix.vocab))})
		if ok {
			near = ix.vocab[own].near
		}
		for _, n := range near {
			if n.word == w {
				return float64(n.sim)
			}
		}
		return 0
	}
	weight := make([]float64, len(query))
	var norm, sum float64
	for k, t := range query {
		weight[k] = float64(ix.rarity(1)) * float64(t.weight)
		if w, ok := ix.words[t.text]; ok {
			weight[k] = float64(ix.vocab[w].rarity) * float64(t.weight)
		}
		norm += weight[k] * weight[k]
		sum += weight[k]
	}
	cutUp := func(ts []term) (count map[uint16]float64, square float64) {
		count = map[uint16]float64{}
		for _, t := range ts {
			for _, x := range pieces(nil, t.text) {
				count[x]++
			}
		}
		for _, n := range count {
			square += n * n
		}
		return count, max(square, 1)
	}
	own, ownSquare := cutUp(query)
	out := map[int]float64{}
	for o := range ix.owners {
		held := map[int32]float64{}
		var nearest, crowd, spelt, name, covered float64
		had := make([]bool, len(query)) // terms that any title has
		for i := ix.owners[o].from; i < ix.owners[o].to; i++ {
			p.Read(ix.texts[i], nil)
			ts := ix.cut(nil, terms(nil, 0, &p))
			var length float64
			earned := make([]float64, len(query))
			for _, t := range ts {
				w := ix.words[t.text]
				held[w] += float64(t.weight)
				x := float64(t.weight) * float64(ix.vocab[w].rarity)
				length += x * x
				// The word stands for the one term of the query that it earns most for.
				best, at := 0.0, -1
				for k, t := range query {
					if v := weight[k] * similar(t.text, w); v > best {
						best, at = v, k
					}
				}
				if at >= 0 {
					had[at] = true
					earned[at] = max(earned[at], best*x)
				}
			}
			var dot float64
			for _, e := range earned {
				dot += e
			}
			if length > 0 && norm > 0 {
				v := dot / math.Sqrt(length*norm)
				nearest, crowd = max(nearest, v), crowd+v*v*v
				if v >= far {
					count, square := cutUp(ts)
					var dot float64
					for x, n := range count {
						dot += n * own[x]
					}
					spelt += math.Pow(dot/math.Sqrt(square*ownSquare), 4)
				}
				if i == ix.owners[o].from {
					name = v
				}
			}
		}
		for k := range query {
			if had[k] {
				covered += weight[k] / sum
			}
		}
		var breadth float64
		inPlay := false // brought in by a word that is weighty enough
		for k, t := range query {
			var near []neighbour
			if w, ok := ix.words[t.text]; ok {
				near = append([]neighbour{{w, 1}}, ix.vocab[w].near...)
			} else {
				near = ix.near(t.text, &likely{count: make([]uint16, len(ix.vocab))})
			}
			var best float64
			for _, n := range near {
				has := held[n.word]
				if has == 0 || !inPlay && weight[k]*float64(n.sim) < enough*sum {
					continue
				}
				inPlay = true
				best = max(best, weight[k]*float64(n.sim)*has/(has+saturation*float64(ix.owners[o].length)))
			}
			breadth += best
		}
		if nearest == 0 {
			continue
		}
		b, c, s := breadth/sum, crowd/float64(ix.owners[o].length), spelt/float64(ix.owners[o].length)
		out[o] = 1 - math.Pow(1-nearestPart*nearest, nearestPower)*math.Exp(-breadthGain*math.Pow(b, 1.5)-crowdGain*c/(c+crowdHalf)-speltGain*s/(s+speltHalf)-nameGain*name-coverGain*covered)
		if nearest > 0.9999 {
			out[o] = 1
		}
	}
	return out
}

// TestOracle holds the search against the slow scorer, on titles put together at random.
func TestOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	words := strings.Fields("software hardware data cloud security engineer engineering developer development analyst analysis " +
		"manager management senior junior lead staff test tester testing network systems system support marine naval back end backend II")
	phrase := func() string {
		var list []string
		for range 1 + r.IntN(4) {
			w := words[r.IntN(len(words))]
			if r.IntN(8) == 0 && len(w) > 4 { // a typo
				k := 1 + r.IntN(len(w)-2)
				w = w[:k] + w[k+1:]
			}
			list = append(list, w)
		}
		return strings.Join(list, " ")
	}
	for round := range 20 {
		var owners [][]string
		for range 30 {
			var list []string
			for range 1 + r.IntN(4) {
				list = append(list, phrase())
			}
			owners = append(owners, list)
		}
		ix := build(owners...)
		for range 20 {
			q := phrase()
			want := slow(ix, q)
			got := ranked(ix, q)
			if len(got) == 0 {
				continue
			}
			best := 0.0
			for _, v := range want {
				best = max(best, v)
			}
			if want[int(got[0].owner)] < best-1e-4 {
				t.Fatalf("round %d: Search(%q) has %v first with %v, the best is %v", round, q, owners[got[0].owner], want[int(got[0].owner)], best)
			}
			for _, c := range got {
				if math.Abs(c.score-want[int(c.owner)]) > 1e-4 {
					t.Fatalf("round %d: Search(%q): %v scores %v, want %v", round, q, owners[c.owner], c.score, want[int(c.owner)])
				}
			}
		}
	}
}

// ranked returns the candidates for a query as a whole, before it is told how likely they are.
func ranked(ix *Index, q string) []candidate {
	s := ix.scratch.Get().(*scratch)
	defer ix.scratch.Put(s)
	ix.parse(s, q)
	var r reading
	if len(s.cut) > 0 {
		ix.rank(s, &r, shortlist)
		s.unmark()
	}
	return r.best
}

func TestStem(t *testing.T) {
	for _, group := range []string{"quarry quarrying", "engineer engineering", "develop developer development", "geologist geology", "zoological zoologist", "manager management"} {
		list := strings.Fields(group)
		for _, w := range list[1:] {
			if stem(w) != stem(list[0]) {
				t.Errorf("stem(%q) = %q, stem(%q) = %q", w, stem(w), list[0], stem(list[0]))
			}
		}
	}
}

func TestLikeness(t *testing.T) {
	for _, tt := range []struct {
		a, b  string
		known bool // whether a is a word of the titles
		want  bool // near enough to be taken for the other
	}{
		{"engineer", "engineer", false, true},
		{"enginer", "engineer", false, true},   // one missing
		{"enginere", "engineer", false, true},  // two that changed places
		{"enginexr", "engineer", false, true},  // one wrong
		{"engineeer", "engineer", false, true}, // one too many
		{"casting", "costing", false, true},
		{"casting", "costing", true, false}, // a word of its own
		{"elearning", "learning", false, false},
		{"engineering", "engineer", false, false},
		{"accountant", "account", false, false},
		{"machinist", "machine", false, false},
		{"dentist", "scientist", false, false},
		{"chef", "chief", false, false}, // too short for a slip
		{"", "a", false, false},
	} {
		if got := likeness(tt.a, tt.b, 0.7, true, tt.known) >= 0.6; got != tt.want {
			t.Errorf("likeness(%q, %q) = %v", tt.a, tt.b, likeness(tt.a, tt.b, 0.7, true, tt.known))
		}
		if a, b := slip(tt.a, tt.b), slip(tt.b, tt.a); a != b {
			t.Errorf("slip(%q, %q) is %v one way and %v the other", tt.a, tt.b, a, b)
		}
	}
}

// TestLikelihood checks what makes it likelier, in a catalogue of one field, that the first candidate is meant.
func TestLikelihood(t *testing.T) {
	b := Builder{Aside: func(w string) bool { return w == "kafka" }}
	b.Add(0, 0, "Data Engineer")
	b.Add(0, 0, "Chief Technology Officer")
	b.Add(0, 0, "Account Manager")
	b.Add(0, 0, "Research Analyst for Television")
	ix := b.Build()
	score := func(q string) float64 {
		if got := ix.Search(q, 1, 0); len(got) > 0 {
			return got[0].Score
		}
		return 0
	}
	for _, tt := range []struct{ sure, unsure string }{
		{"Data Engineer", "Senior Data Engineer, Payments"},
		{"Kafka Data Engineer", "Mining Data Engineer"},
		{"Data Enginer", "Data Electrician"},
		{"Technology Officer", "Chief Marketing Officer"},
		{"Chief Technology Officer", "Assistant to the Chief Technology Officer"},
		{"Acount Manager", "Accountant"},
		{"Television Research Analyst", "Research Analyst"}, // which lacks a word
	} {
		if a, b := score(tt.sure), score(tt.unsure); a <= b {
			t.Errorf("%q scores %.2f, %q %.2f", tt.sure, a, tt.unsure, b)
		}
	}
	for _, q := range []string{"Chief Marketing Officer", "Assistant to the Chief Technology Officer", "Accountant", "Train Engineer"} {
		if s := score(q); s >= 0.4 {
			t.Errorf("%q scores %.2f", q, s)
		}
	}
}

// TestExact checks that a title finds its own owner first, whatever the parser would strip of it.
func TestExact(t *testing.T) {
	titles := []string{"Senior Engineer 1", "Senior Engineer 2", "Engineer", "Remote Nurse", "Nurse", "II", "of the", "Manager, Sales", "Sales Manager", "C", "C++"}
	var b Builder
	for _, s := range titles {
		b.Add(0, 0, s)
	}
	ix := b.Build()
	for i, s := range titles {
		for _, q := range []string{s, strings.ToUpper(s), " " + s + "."} {
			if got := ix.Search(q, 0, 0.4); len(got) == 0 || got[0].Owner != i || got[0].Score != 1 || len(got) > 1 && got[1].Score == 1 {
				t.Errorf("Search(%q) = %+v, want owner %d alone at 1", q, got, i)
			}
		}
	}
}

// TestReadings checks that a title is found whatever stands around it.
func TestReadings(t *testing.T) {
	ix := build([]string{"Data Engineer"}, []string{"Cloud Engineer"}, []string{"Quality Test Engineer"}, []string{"Quality Engineer in Test"})
	for q, want := range map[string]int{
		"Healthcare Data Engineer":                               0,
		"Acme Holding: Data Engineer, Cloud Team":                0,
		"Trainer / Data Engineer":                                0,
		"Data Engineer Databricks":                               0,
		"Warehouse and Lake House Data Engineer with SQL, Paris": 0,
		"Azure Cloud Engineer":                                   1,
		"Chemist / Quality Test Engineer":                        2, // in this order
		"Chemist / Quality Engineer in Test":                     3,
	} {
		if got := ix.Search(q, 0, 0.4); len(got) == 0 || got[0].Owner != want {
			t.Errorf("Search(%q) = %+v, want owner %d", q, got, want)
		}
	}
	if got := ix.Search("Data Engineering Recruiter", 0, 0.4); len(got) > 0 {
		t.Errorf("a recruiter is %+v", got)
	}
}

// TestAmbiguous checks that a query that says too little lists its candidates, at low scores.
func TestAmbiguous(t *testing.T) {
	jobs := []int{0, 0, 1, 2, 3, 4}
	b := Builder{Group: func(owner int) int { return jobs[owner] }}
	for _, s := range []string{"Data Engineer", "Senior Data Engineer", "Cloud Engineer", "Product Owner", "Sales Team Leader", "Support Team Leader"} {
		b.Add(0, 0, s)
	}
	ix := b.Build()
	for q, want := range map[string][]int{"Engineer": {0, 1, 2}, "Engineers (m/f/d)": {0, 1, 2}, "Team Leader": {4, 5}, "Owner": nil, "Cook": nil} {
		got := ix.Search(q, 0, 0.4)
		var owners []int
		for _, h := range got {
			if owners = append(owners, h.Owner); !h.Ambiguous || h.Score > 0.5 {
				t.Errorf("Search(%q): %+v", q, h)
			}
		}
		if slices.Sort(owners); !slices.Equal(owners, want) {
			t.Errorf("Search(%q) = %+v, want owners %v", q, got, want)
		}
	}
	if got := ix.Search("Data Engineer", 1, 0.4); got[0].Ambiguous {
		t.Errorf("%+v", got)
	}
}

func ExampleIndex_Search() {
	var b Builder
	b.Add(0, 0, "Data Engineer", "ETL Developer")
	b.Add(0, 0, "Data Analyst")
	for _, h := range b.Build().Search("Data Enginer – Remote", 1, 0.4) {
		fmt.Println(h.Owner, h.Title, h.Matched, h.Ignored)
	}
	// Output: 0 Data Engineer [Data Enginer] [Remote]
}

// TestOtherScripts checks that a mark that makes another letter tells titles apart, and that an accent doesn't.
func TestOtherScripts(t *testing.T) {
	ix := build([]string{"バス運転手"}, []string{"ハス運転手"}, []string{"Старший разработчик"}, []string{"Łódź Œuvre Cook"})
	for q, want := range map[string]int{"ハ\u3099ス運転手": 0, "ハス運転手": 1, "СТАРШИЙ разработчик": 2, "lodz oeuvre cook": 3} {
		if got := ix.Search(q, 1, 0.99); len(got) != 1 || got[0].Owner != want || got[0].Score != 1 {
			t.Errorf("Search(%q) = %+v, want owner %d", q, got, want)
		}
	}
}

func FuzzSearch(f *testing.F) {
	for _, s := range []string{"", "Sr. Data Enginer II – Remote", "バス運転手", "\xff\xfe", "=1", "the of", "C++ R&D"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, titles, query string) {
		ix := build(strings.Split(titles, "\n"), []string{"Data Engineer", "ETL Developer"}, []string{query})
		for i, hits := 0, ix.Search(query, 5, 0); i < len(hits); i++ {
			h := hits[i]
			if !(h.Score >= 0 && h.Score <= 1) || i > 0 && h.Score > hits[i-1].Score || h.Owner > 2 || len(h.Matched) == 0 {
				t.Fatalf("Search(%q) = %+v", query, hits)
			}
			for _, w := range append(h.Matched, h.Ignored...) {
				if w == "" || !strings.Contains(query, w) {
					t.Fatalf("Search(%q): no word %q", query, w)
				}
			}
		}
	})
}
