package career

import (
	"encoding/json"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// TestSaveLoad saves catalogues and loads them again: nothing is different, and what is saved again is the same to the
// byte.
func TestSaveLoad(t *testing.T) {
	overlaid, err := Default().Overlay(os.DirFS("testdata/overlay"))
	if err != nil {
		t.Fatal(err)
	}
	retired, err := overlaid.Overlay(files("skills/x.json", `{"category":"x","skills":[{"id":"cobol","retired":true,"replacedBy":"java"},{"id":"own","name":"Own","broader":["java"]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	bare, err := Load(files("roles/x.json", `{"id":"x","title":"X"}`))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]*Catalog{
		"embedded": Default(), "overlaid": overlaid, "retired": retired, "bare": bare,
		"random": random(t, rand.New(rand.NewPCG(1, 9)), 30, 40),
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "deep", "saved")
			if err := c.Save(dir); err != nil {
				t.Fatal(err)
			}
			again, err := Load(os.DirFS(dir))
			if err != nil {
				t.Fatal(err)
			}
			sameCatalog(t, c, again)
			if d := Diff(c, again); len(d) > 0 {
				t.Errorf("%s", d)
			}
			second := filepath.Join(t.TempDir(), "saved")
			if err := again.Save(second); err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(tree(t, dir), tree(t, second)); diff != "" {
				t.Error(diff)
			}
			if err := c.Save(dir); !errors.Is(err, fs.ErrExist) {
				t.Errorf("saved over what was there: %v", err)
			}
			if left, _ := filepath.Glob(filepath.Join(filepath.Dir(dir), ".catalogue-*")); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
	// The embedded data comes back as the files it was made from.
	dir := filepath.Join(t.TempDir(), "saved")
	if err := Default().Save(dir); err != nil {
		t.Fatal(err)
	}
	saved := tree(t, dir)
	for name, text := range tree(t, "data") {
		if strings.HasPrefix(name, "schema") || filepath.Ext(name) != ".json" || name == "catalog.json" {
			continue
		}
		if saved[name] != text {
			t.Errorf("%s is saved otherwise than it is kept", name)
		}
	}
}

func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		out[filepath.ToSlash(name)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestRecords takes a catalogue apart and puts it together again.
func TestRecords(t *testing.T) {
	r := Default().Records()
	c, err := New(r)
	if err != nil {
		t.Fatal(err)
	}
	sameCatalog(t, Default(), c)
	// What the caller does with the values afterwards is the caller's business.
	clear(r.Roles[0].Requirements)
	clear(r.Skills)
	sameCatalog(t, Default(), c)
}

func TestNewProblems(t *testing.T) {
	source := Source{ID: "s", Publisher: "P", Title: "T", AsOf: Date{Year: 2025}}
	tests := []struct {
		name string
		r    Records
		want string
		err  error
	}{
		{"ID twice", Records{Roles: []Role{{ID: "x", Title: "X"}, {ID: "x", Title: "Y"}}}, "x: duplicate: there is another role with this ID", ErrDuplicate},
		{"no such skill", Records{Roles: []Role{{ID: "x", Title: "X", Requirements: []Requirement{{Skill: "q"}}}}}, `x: requirements[0].skill: no such record: no skill "q"`, ErrReference},
		{"no category", Records{Skills: []Skill{{ID: "a", Name: "A"}}}, "a: category: bad ID", ErrID},
		{"a category that is a path", Records{Skills: []Skill{{ID: "a", Name: "A", Category: "../x"}}}, "a: category: bad ID", ErrID},
		{"two bands", Records{Jobs: []Job{{ID: "j", Title: "J"}}, Sources: []Source{source}, Bands: []SalaryBand{
			{Job: "j", Region: regionUS, Min: 1, Max: 2}, {Job: "j", Region: regionUS, Min: 1, Max: 3}}}, "j: bands: duplicate", ErrDuplicate},
		{"a tier of no transition", Records{Roles: []Role{{ID: "x", Title: "X", Tiers: map[RoleID]string{"y": "t"}}}}, `x: tiers: no such record: "y" is no transition`, ErrReference},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, err := New(tt.r)
			if c != nil || err == nil || !strings.Contains(err.Error(), tt.want) || !errors.Is(err, tt.err) {
				t.Errorf("%v, want %q", err, tt.want)
			}
		})
	}
}

func TestDiff(t *testing.T) {
	old, err := Load(small("roles/y.json", `{"id":"y","title":"Y","aliases":["Why","Wye"]}`, "roles/z.json", `{"id":"z","title":"Z"}`))
	if err != nil {
		t.Fatal(err)
	}
	new, err := old.Overlay(files(
		"roles/x.json", `{"id":"x","title":"Ex","requirements":[{"skill":"a","level":"expert","importance":3,"essential":true},{"skill":"b","essential":false}]}`,
		"roles/y.json", `{"id":"y","aliases":["Wye","Whye"],"summary":"Says why."}`,
		"roles/z.json", `{"id":"z","retired":true,"replacedBy":"y"}`,
		"roles/n.json", `{"id":"n","title":"N"}`,
		"skills/k.json", `{"category":"k","skills":[{"id":"c","name":"C"}]}`,
		"salary/j.json", `{"job":"j","bands":[{"level":"mid","region":"US","currency":"USD","period":"year","min":1500,"max":2000,"basis":"guide","source":"s","asOf":"2025"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	got := Diff(old, new)
	const want = `added role n (N)
replaced role z (Z) by y
renamed role x (Ex)
  requirements[a].level: working → expert
  requirements[b]: none → {"essential":false,"skill":"b"}
  title: X → Ex
changed role y (Y)
  aliases: − Why; + Whye
  summary: none → Says why.
added skill c (C)
changed pay j
  bands[mid US USD year guide].min: 1000 → 1500
`
	if diff := gocmp.Diff(want, got.String()); diff != "" {
		t.Error(diff)
	}
	text, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	var back Changes
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(got, back); diff != "" {
		t.Error(diff)
	}
	if d := Diff(new, new); len(d) != 0 {
		t.Errorf("from a catalogue to itself: %s", d)
	}
	if d := Diff(new, old); len(d) != len(got) {
		t.Errorf("%d changes there, %d back", len(got), len(d))
	}
}

// TestDiffIsComplete changes one random record at a time, and checks that it is told.
func TestDiffIsComplete(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	c := random(t, r, 30, 30)
	for range 60 {
		rec := c.Records()
		i := r.IntN(len(rec.Roles))
		role := &rec.Roles[i]
		switch r.IntN(3) {
		case 0:
			role.Title += " anew"
		case 1:
			role.Summary = "Something new."
		case 2:
			role.Employers = append(role.Employers, "Someone")
		}
		changed, err := New(rec)
		if err != nil {
			t.Fatal(err)
		}
		d := Diff(c, changed)
		if len(d) != 1 || d[0].ID != string(role.ID) || len(d[0].Fields) != 1 {
			t.Fatalf("%v", d)
		}
	}
}
