package career

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// TestSaveLoad saves catalogues and loads them again: nothing is different, and what is saved again is the same to the
// byte.
func TestSaveLoad(t *testing.T) {
	if testing.Short() {
		t.Skip("saves whole catalogues")
	}
	overlaid, err := Default().Overlay(os.DirFS("testdata/overlay"))
	if err != nil {
		t.Fatal(err)
	}
	retired, err := overlaid.Overlay(files("skills/x.json", `{"skills":[{"id":"own","name":"Own","kindOf":["java"]}]}`, "retired.json", `{"retired":[{"kind":"skill","id":"cobol","replacedBy":"java"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	bare, err := Load(files("roles/x.json", `{"id":"x","title":"X"}`))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]*Catalog{
		"retired": retired, "bare": bare,
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
	band := SalaryBand{Job: "j", Place: "US", Currency: "USD", Period: PerYear, Min: 1, Max: 2, Basis: BasisGuide, Source: "s", AsOf: Date{Year: 2025}}
	tests := []struct {
		name string
		r    Records
		want string
		err  error
	}{
		{"ID twice", Records{Roles: []Role{{ID: "x", Title: "X"}, {ID: "x", Title: "Y"}}}, "x: duplicate: there is another role with this ID", ErrDuplicate},
		{"no such skill", Records{Roles: []Role{{ID: "x", Title: "X", Requirements: []Requirement{{Skill: "q"}}}}}, `x: requirements[0].skill: no such record: no skill "q"`, ErrReference},
		{"a category that is a path", Records{Skills: []Skill{{ID: "a", Name: "A", Category: "../x"}}}, "a: category: bad ID", ErrID},
		{"two bands", Records{Jobs: []Job{{ID: "j", Title: "J"}}, Sources: []Source{source}, Bands: []SalaryBand{band, band}}, "duplicate: there is another band", ErrDuplicate},
		{"a tier of no transition", Records{Roles: []Role{{ID: "x", Title: "X", Tiers: map[RoleID]string{"y": "t"}}}}, `x: tiers: in conflict: "y" is not a transition`, ErrConflict},
		{"retired twice", Records{Retired: []Retirement{{"role", "x", ""}, {"role", "x", ""}}}, "role x: duplicate", ErrDuplicate},
		{"retired and there", Records{Roles: []Role{{ID: "x", Title: "X"}}, Retired: []Retirement{{"role", "x", ""}}}, "x: in conflict", ErrConflict},
		{"nothing", Records{}, "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, err := New(tt.r)
			if tt.err == nil {
				if err != nil || c == nil {
					t.Error(err)
				}
				return
			}
			if c != nil || err == nil || !strings.Contains(err.Error(), tt.want) || !errors.Is(err, tt.err) {
				t.Errorf("%v, want %q", err, tt.want)
			}
		})
	}
}

// TestInvalidRecords gives New values that no file can hold.
func TestInvalidRecords(t *testing.T) {
	src := Source{ID: "s", Publisher: "P", Title: "T", AsOf: Date{Year: 2025}}
	band := SalaryBand{Job: "j", Place: "US", Currency: "USD", Period: PerYear, Min: 1, Max: 2, Basis: BasisGuide, Source: "s", AsOf: Date{Year: 2025}}
	with := func(f func(*SalaryBand)) Records {
		b := band
		f(&b)
		return Records{Jobs: []Job{{ID: "j", Title: "J"}}, Sources: []Source{src}, Bands: []SalaryBand{b}}
	}
	for name, r := range map[string]Records{
		"level of a role":        {Roles: []Role{{ID: "x", Title: "X", Level: 9}}},
		"track of a role":        {Roles: []Role{{ID: "x", Title: "X", Track: "sideways"}}},
		"trend":                  {Roles: []Role{{ID: "x", Title: "X", Demand: Demand{Trend: "up"}}}},
		"kind of a skill":        {Skills: []Skill{{ID: "a", Name: "A", Kind: "odd"}}},
		"effort":                 {Skills: []Skill{{ID: "a", Name: "A", Effort: "huge"}}},
		"fit":                    {Jobs: []Job{{ID: "j", Title: "J", Codes: []Code{{Scheme: "S", Edition: "1", Code: "1", Fit: "loose"}}}}},
		"place of a band":        with(func(b *SalaryBand) { b.Place = "Atlantis" }),
		"currency of a band":     with(func(b *SalaryBand) { b.Currency = "doubloon" }),
		"period of a band":       with(func(b *SalaryBand) { b.Period = "fortnight" }),
		"basis of a band":        with(func(b *SalaryBand) { b.Basis = "hearsay" }),
		"level of a band":        with(func(b *SalaryBand) { b.Level = -3 }),
		"mark of a figure":       {Sources: []Source{src}, Occupations: []Occupation{{SOC: "15-1254", Title: "T", Source: "s", AsOf: Date{Year: 2025}, Annual: Percentiles{P50: Figure{Mark: "lost"}}}}},
		"place in lower case":    with(func(b *SalaryBand) { b.Place = "us" }),
		"place of an area":       {Areas: []Area{{"Mars-1", "Base", "colony", ""}}},
		"date of a source":       {Sources: []Source{{ID: "s", Publisher: "P", Title: "T", AsOf: Date{Year: 2025}, Retrieved: Date{Year: 2025, Month: 13}}}},
		"projection without end": {Sources: []Source{src}, Roles: []Role{{ID: "x", Title: "X", Demand: Demand{Projection: Projection{SOC: "15-1254", GrowthPercent: math.NaN(), From: 2024, To: 2034, Source: "s"}}}}},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := New(r)
			if err != nil {
				return
			}
			dir := filepath.Join(t.TempDir(), "saved")
			if err := c.Save(dir); err != nil {
				t.Errorf("New takes what Save cannot write: %v", err)
			} else if _, err := Load(os.DirFS(dir)); err != nil {
				t.Errorf("New takes what Load refuses: %v", err)
			} else {
				t.Error("New takes it")
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
		"retired.json", `{"retired":[{"kind":"role","id":"z","replacedBy":"y"}]}`,
		"roles/n.json", `{"id":"n","title":"N"}`,
		"skills/k.json", `{"skills":[{"id":"c","name":"C"}]}`,
		"bands.json", `{"bands":[{"job":"j","level":"mid","place":"US","currency":"USD","period":"year","min":1500,"max":2000,"basis":"guide","source":"s","asOf":"2025"}]}`))
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
changed band j mid US USD year guide
  min: 1000 → 1500
added retirement role z
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

// TestRandomRecords takes random records through New, Save, Load, JSON and Diff.
func TestRandomRecords(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	counts := map[string]int{}
	for i := range 60 {
		rec := fullRecords(r)
		if i%3 == 0 { // the names of the files for what has no category or family are names like any other
			rec.Skills[0].Category = unfiled
		}
		c, err := New(rec)
		if err != nil {
			t.Fatal(err)
		}
		got := c.Records()
		slices.SortFunc(rec.Bands, func(a, b SalaryBand) int { return strings.Compare(a.key(), b.key()) })
		slices.SortFunc(rec.Retired, func(a, b Retirement) int { return strings.Compare(a.key(), b.key()) })
		if diff := gocmp.Diff(rec, got); diff != "" {
			t.Fatalf("New and Records: %s", diff)
		}
		dir := filepath.Join(t.TempDir(), fmt.Sprint(i))
		if err := c.Save(dir); err != nil {
			t.Fatal(err)
		}
		again, err := Load(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		sameCatalog(t, c, again)
		text, err := json.Marshal(got)
		if err != nil {
			t.Fatal(err)
		}
		var back Records
		if err := json.Unmarshal(text, &back); err != nil {
			t.Fatal(err)
		}
		third, err := New(back)
		if err != nil {
			t.Fatal(err)
		}
		sameCatalog(t, c, third)
		over, err := c.Overlay(os.DirFS(dir)) // over itself
		if err != nil {
			t.Fatal(err)
		}
		sameCatalog(t, c, over)

		other, err := New(fullRecords(r))
		if err != nil {
			t.Fatal(err)
		}
		there, back2 := Diff(c, other), Diff(other, c)
		if len(there) != len(back2) {
			t.Errorf("%d changes there, %d back", len(there), len(back2))
		}
		for _, d := range there {
			counts[d.Record]++
		}
		if t.Failed() {
			t.FailNow()
		}
	}
	for _, k := range []string{"role", "skill", "job", "family", "band", "retirement", "occupation", "pay table"} {
		if counts[k] == 0 {
			t.Errorf("no change of a %s was told", k)
		}
	}
}

// TestDiffOfEveryKind changes one record of each kind.
func TestDiffOfEveryKind(t *testing.T) {
	r := rand.New(rand.NewPCG(33, 34))
	rec := fullRecords(r)
	for len(rec.Retired) == 0 || len(rec.Bands) == 0 || len(rec.Families) == 0 {
		rec = fullRecords(r)
	}
	c, err := New(rec)
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		change func(*Records)
		fields string
	}{
		"role":       {func(r *Records) { r.Roles[1].Suggestion = "Try." }, "suggestion"},
		"skill":      {func(r *Records) { r.Skills[1].Cues = []string{"a cue"} }, "cues"},
		"job":        {func(r *Records) { r.Jobs[0].Title = "Another Job" }, "title"},
		"family":     {func(r *Records) { r.Families[0].Field = "work" }, "field"},
		"source":     {func(r *Records) { r.Sources[0].Retrieved = Date{Year: 2026} }, "retrieved"},
		"band":       {func(r *Records) { r.Bands[0].Method = "Guessed." }, "method"},
		"retirement": {func(r *Records) { r.Retired[0].ReplacedBy = string(r.Roles[2].ID) }, "replacedBy"},
		"occupation": {func(r *Records) { r.Occupations[0].Training = "Long." }, "training"},
		"pay table":  {func(r *Records) { r.PayTables[1].Areas[0].Levels.IV.Amount = 7001 }, "areas[US-35620].levels.iv"},
		"area":       {func(r *Records) { r.Areas[0].Name = "Londres" }, "name"},
		"parity":     {func(r *Records) { r.Parities[0].Rate++ }, "rate"},
	} {
		t.Run(name, func(t *testing.T) {
			rec := c.Records()
			tt.change(&rec)
			changed, err := New(rec)
			if err != nil {
				t.Fatal(err)
			}
			d := Diff(c, changed)
			if len(d) != 1 || d[0].Record != name || len(d[0].Fields) != 1 || d[0].Fields[0].Field != tt.fields {
				t.Errorf("%s%+v", d, d)
			}
		})
	}
}

// TestBandKeys has a band at a level, and one of a grade that is called like the level.
func TestBandKeys(t *testing.T) {
	band := SalaryBand{Job: "j", Level: LevelMid, Place: "US", Currency: "USD", Period: PerYear, Min: 1, Max: 2, Basis: BasisGuide, Source: "s", AsOf: Date{Year: 2025}}
	grade := band
	grade.Level, grade.Grade = 0, "mid"
	if _, err := New(Records{Jobs: []Job{{ID: "j", Title: "J"}}, Sources: []Source{{ID: "s", Publisher: "P", Title: "T", AsOf: Date{Year: 2025}}}, Bands: []SalaryBand{band, grade}}); err != nil {
		t.Error(err)
	}
}
