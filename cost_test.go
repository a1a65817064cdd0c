package career

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestProgramCost builds a program that uses the package and one that only prints, and checks the import's allocations
// and the difference in size.
func TestProgramCost(t *testing.T) {
	if testing.Short() {
		t.Skip("builds two programs")
	}
	dir := t.TempDir()
	build := func(name, src string) string {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name+".go"), []byte(src), 0o644); err != nil {
			t.Fatal(err)
		}
		out := filepath.Join(dir, name)
		cmd := exec.Command("go", "build", "-ldflags=-s -w", "-o", out, filepath.Join(dir, name+".go"))
		if text, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		return out
	}
	size := func(file string) int64 {
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	empty := build("empty", "package main\nimport \"fmt\"\nfunc main() { fmt.Println(1) }\n")
	using := build("using", `package main
import ("fmt"; "github.com/go-career/career")
func main() {
	c := career.Default()
	p := career.Profile{}
	r, _ := c.Role("backend-developer")
	g, _ := c.Gap(p, r.ID)
	plan, _ := c.Plan(p, r.ID, career.PlanOptions{})
	paths, _ := c.Paths("junior-backend-developer", r.ID, career.PathOptions{})
	s, _ := c.ResolveSkill("sql")
	pay, _ := c.Salary(r.ID, "US")
	titles, found := c.MatchTitle("Sr. Backend Engineer", 1), c.FindSkills("Go and SQL")
	o, _ := c.Occupation("15-1254")
	fmt.Println(r.Title, g.Coverage, plan.Study, len(paths), s.Name, o.Title, pay.Band, len(titles), len(found), len(c.Recommend(p, career.RecommendOptions{})))
}
`)
	more := size(using) - size(empty)
	t.Logf("stripped, %.2f MB more than a program that prints (%d bytes against %d)", float64(more)/1e6, size(using), size(empty))
	// 4 MB at 230 roles, 6 MB at 560, and on the line between them; within 10 % of that with the other package json.
	most := 4_000_000 + int64(len(Default().heads.Roles)-230)*2_000_000/330
	if strings.Contains(os.Getenv("GOEXPERIMENT"), "jsonv2") {
		most += most / 10
	}
	if more > most {
		t.Errorf("%d bytes more than a program that prints, the budget is %d", more, most)
	}
	cmd := exec.Command(using)
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	var trace strings.Builder
	cmd.Stderr = &trace
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	for l := range strings.Lines(trace.String()) {
		if strings.Contains(l, "go-career") {
			t.Log(strings.TrimSpace(l))
			var allocs int
			var ms float64
			if _, err := fmt.Sscanf(l[strings.Index(l, "@"):], "@%f ms, %f ms clock, %d bytes, %d allocs", new(float64), &ms, new(int), &allocs); err != nil || allocs > 20 {
				t.Errorf("import allocates %d times, the budget is 20: %s %v", allocs, l, err)
			}
		}
	}
}

// TestAllocations holds the budgets that can be counted.
func TestAllocations(t *testing.T) {
	c := Default()
	role, _ := c.Role("backend-developer")
	tests := []struct {
		name string
		most float64
		f    func()
	}{
		{"RoleTitle", 0, func() { _, _ = c.RoleTitle("backend-developer") }},
		{"SkillName", 0, func() { _, _ = c.SkillName("sql") }},
		{"Role", 10, func() { role, _ = c.Role("backend-developer") }},
		{"Gap", 5, func() { _, _ = c.Gap(person, "backend-developer") }},
		{"RoleGap", 5, func() { _, _ = c.RoleGap("junior-backend-developer", "backend-developer") }},
		{"Recommend", 20, func() { _ = c.Recommend(person, RecommendOptions{}) }},
		{"Moves", 25, func() { _, _ = c.Moves("backend-developer") }},
	}
	for _, tt := range tests {
		tt.f()
		got := testing.AllocsPerRun(100, tt.f)
		if t.Logf("%s: %v allocations", tt.name, got); got > tt.most {
			t.Errorf("%s: %v allocations, want %v at most", tt.name, got, tt.most)
		}
	}
	_ = role
}

// roleFiles returns the text of every role's file.
func roleFiles(b *testing.B) [][]byte {
	names, err := fs.Glob(DataFS(), "roles/*.json")
	if err != nil || len(names) == 0 {
		b.Fatal(err)
	}
	var out [][]byte
	for _, n := range names {
		text, err := fs.ReadFile(DataFS(), n)
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, text)
	}
	return out
}

// The first role of a process: on demand, against decoding every role as an eager package would.
func BenchmarkFirstRole(b *testing.B) {
	b.Run("on-demand", func(b *testing.B) {
		for b.Loop() {
			_, _ = newEmbedded().Role("junior-backend-developer")
		}
	})
	texts := roleFiles(b)
	b.Run("alternative=decode-all", func(b *testing.B) {
		for b.Loop() {
			for _, t := range texts {
				var r Role
				_ = json.Unmarshal(t, &r)
			}
		}
	})
}

// The first query over all roles: from the index, against decoding every role first.
func BenchmarkFirstQuery(b *testing.B) {
	b.Run("index", func(b *testing.B) {
		for b.Loop() {
			_ = newEmbedded().Recommend(person, RecommendOptions{})
		}
	})
	texts := roleFiles(b)
	b.Run("alternative=decode-all", func(b *testing.B) {
		for b.Loop() {
			for _, t := range texts {
				var r Role
				_ = json.Unmarshal(t, &r)
			}
			_ = newEmbedded().Recommend(person, RecommendOptions{})
		}
	})
}

// A role by ID: a fresh copy, against decoding its file; and its title alone.
func BenchmarkRole(b *testing.B) {
	c := Default()
	b.Run("copy", func(b *testing.B) {
		for b.Loop() {
			_, _ = c.Role("backend-developer")
		}
	})
	text, _ := fs.ReadFile(DataFS(), "roles/backend-developer.json")
	b.Run("alternative=decode", func(b *testing.B) {
		for b.Loop() {
			var r Role
			_ = json.Unmarshal(text, &r)
		}
	})
	b.Run("title", func(b *testing.B) {
		for b.Loop() {
			_, _ = c.RoleTitle("backend-developer")
		}
	})
}

// A gap, against one reckoned from the role's record with maps.
func BenchmarkGap(b *testing.B) {
	c := Default()
	b.Run("gap", func(b *testing.B) {
		for b.Loop() {
			_, _ = c.Gap(person, "backend-developer")
		}
	})
	b.Run("alternative=records", func(b *testing.B) {
		for b.Loop() {
			r, _ := c.Role("backend-developer")
			var sum, low float64
			for _, q := range r.Requirements {
				w := float64(q.Importance)
				sum += w
				if h, ok := person.Skills[q.Skill]; ok {
					low += w * float64(min(max(h, 0), q.Level)) / float64(q.Level)
				}
			}
			_ = low / sum
		}
	})
}

// A ranking of all roles, against a gap each and a sort.
func BenchmarkRecommend(b *testing.B) {
	c := Default()
	b.Run("recommend", func(b *testing.B) {
		for b.Loop() {
			_ = c.Recommend(person, RecommendOptions{})
		}
		b.ReportMetric(float64(len(c.ix().Roles)), "roles")
	})
	b.Run("alternative=gap-each", func(b *testing.B) {
		for b.Loop() {
			var all []Gap
			for i := range c.ix().Roles {
				g, _ := c.Gap(person, RoleID(c.ix().Roles[i].ID))
				all = append(all, g)
			}
			slices.SortFunc(all, func(a, b Gap) int {
				return cmp.Or(cmp.Compare(b.Coverage.Low, a.Coverage.Low), cmp.Compare(a.Role, b.Role))
			})
		}
	})
}

// The best three paths of at most five moves, against walking every path (of at most three moves, or it would not end).
func BenchmarkPaths(b *testing.B) {
	c := Default()
	for _, to := range []RoleID{"senior-backend-developer", "engineering-manager", "chief-technology-officer", "machine-learning-engineer"} {
		b.Run("best-first/to="+string(to), func(b *testing.B) {
			for b.Loop() {
				if _, err := c.Paths("junior-backend-developer", to, PathOptions{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("alternative=all-paths/hops=3", func(b *testing.B) {
		for b.Loop() {
			_ = slowPaths(c, "junior-backend-developer", "engineering-manager", PathOptions{MaxHops: 3})
		}
	})
}

func BenchmarkPlan(b *testing.B) {
	c := Default()
	for b.Loop() {
		_, _ = c.Plan(person, "backend-developer", PlanOptions{})
	}
}

func BenchmarkOpens(b *testing.B) {
	c := Default()
	for b.Loop() {
		_ = c.Opens(person, RecommendOptions{})
	}
}

// A skill by what someone typed, against comparing it with every name.
func BenchmarkResolveSkill(b *testing.B) {
	c := Default()
	b.Run("folded", func(b *testing.B) {
		for b.Loop() {
			_, _ = c.ResolveSkill("post-gres")
		}
	})
	b.Run("alternative=scan", func(b *testing.B) {
		for b.Loop() {
			for i := range c.ix().Skills {
				s := c.skills.Record(i)
				if strings.EqualFold(s.Name, "postgres") || slices.ContainsFunc(s.Aliases, func(a string) bool { return strings.EqualFold(a, "postgres") }) {
					break
				}
			}
		}
	})
}

// Reading and checking a whole catalogue.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(DataFS()); err != nil {
			b.Fatal(err)
		}
	}
}
