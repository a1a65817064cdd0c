package esco_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/trial"
	"github.com/go-career/career/source"
	"github.com/go-career/career/source/esco"
)

// published returns the download of edition 1.1.1 in English, which is in the folder esco of CAREER_DATASETS.
func published(t testing.TB) fs.FS {
	t.Helper()
	if testing.Short() {
		t.Skip("-short: reads the whole of ESCO")
	}
	dir := os.Getenv("CAREER_DATASETS")
	if dir == "" {
		t.Skip("CAREER_DATASETS does not name a folder with the published files")
	}
	return os.DirFS(filepath.Join(dir, "esco"))
}

func TestPublished(t *testing.T) {
	fsys := published(t)
	i, err := esco.Read(fsys, esco.Options{Edition: "1.1.1"})
	if err != nil {
		t.Fatal(err)
	}
	c, err := i.Catalog()
	if err != nil {
		t.Fatal(err)
	}

	if len(i.Missing) > 0 {
		t.Errorf("missing: %v", i.Missing)
	}
	t.Run("saved and loaded", func(t *testing.T) { trial.Kept(t, c) })

	t.Run("counts", func(t *testing.T) {
		got := map[string]int{"roles": len(slices.Collect(c.Roles())), "families": len(slices.Collect(c.Families()))}
		for r := range c.Roles() {
			for _, q := range r.Requirements {
				got["relations"]++
				if q.Essential {
					got["essential"]++
				}
				if q.Level != 0 || q.Importance != 0 {
					t.Errorf("%s: %+v states what ESCO does not", r.ID, q)
				}
			}
			if r.Family == "" || r.Summary == "" || len(r.Codes) != 3 || len(r.Transitions) > 0 || len(r.Sources) != 1 {
				t.Errorf("%+v", r)
			}
		}
		for s := range c.Skills() {
			got["skills"]++
			got["skills, "+string(s.Kind)]++
			got["kind of"] += len(s.KindOf)
			got["related"] += len(s.Related)
			if s.Category == "" || s.Category == "ungrouped" || s.Summary == "" {
				t.Errorf("%+v", s)
			}
		}
		for _, l := range i.Left {
			got["left: "+l.File[:strings.IndexAny(l.File, "_.")]+" "+string(l.Reason)]++
		}
		want := map[string]int{
			// With the 67 relations (55 of them essential) of an occupation that has no row in its table, that is 123,855 (64,946).
			"roles": 3007, "relations": 123_788, "essential": 64_891, "families": 125,
			// The file has 5,899 related, one of them with itself.
			"skills": 13_896, "kind of": 6_565, "related": 5_898,
			"skills, knowledge": 3_059, "skills, practice": 10_735, "skills, transversal": 96, "skills, ": 6,

			"left: occupationSkillRelations " + string(source.ReasonNoRecord):    67,
			"left: broaderRelationsOccPillar " + string(source.ReasonNoRecord):   1,
			"left: broaderRelationsSkillPillar " + string(source.ReasonNoRecord): 7,
			"left: skillSkillRelations " + string(source.ReasonItself):           1,
			"left: occupations " + string(source.ReasonTaken):                    1_205,
			"left: occupations " + string(source.ReasonSame):                     759,
			"left: skills " + string(source.ReasonTaken):                         780,
			"left: skills " + string(source.ReasonSame):                          945,
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})

	// Nothing vanishes: what a row says is in its record, or among what was left.
	t.Run("every relation", func(t *testing.T) {
		f, err := fsys.Open("occupationSkillRelations.csv")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		rows, err := csv.NewReader(f).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		type relation struct{ occupation, skill string }
		required := map[relation]bool{} // and whether it is essential
		for r := range c.Roles() {
			for _, q := range r.Requirements {
				required[relation{occ + string(r.ID), sk + string(q.Skill)}] = q.Essential
			}
		}
		left := map[relation]bool{}
		for _, l := range i.Left {
			left[relation{l.Record, l.What}] = true
		}
		at := func(name string) int { return slices.Index(rows[0], name) }
		occupation, skill, kind := at("occupationUri"), at("skillUri"), at("relationType")
		for _, row := range rows[1:] {
			r := relation{row[occupation], row[skill]}
			essential, ok := required[r]
			if ok == left[r] || ok && essential != (row[kind] == "essential") {
				t.Errorf("%v, %s: required %t, essential %t, left %t", r, row[kind], ok, essential, left[r])
			}
		}
		if n := len(rows) - 1; n != 123_855 {
			t.Errorf("%d relations", n)
		}
	})

	t.Run("facts of roles", func(t *testing.T) {
		tests := []struct {
			code, title         string
			id                  career.RoleID
			essential, optional int
			family              career.FamilyID
		}{
			{"2512.4", "software developer", "f2b15a0e-e65a-438a-affb-29b9d50b77d1", 24, 80, "isco-251"},
			{"2512.4.1", "blockchain developer", "24135b84-cbdd-4d42-9ed2-02fd982d15b2", 15, 16, "isco-251"},
			{"2513.5", "web developer", "c40a2919-48a9-40ea-b506-1f34f693496d", 21, 77, "isco-251"},
			{"2511.4", "data scientist", "258e46f9-0075-4a2e-adae-1ff0477e0f30", 54, 21, "isco-251"},
			{"2529.7", "ICT security engineer", "0ce5a9f4-e00a-4bbe-b255-3c63407167a4", 36, 42, "isco-252"},
			{"7512.1", "baker", "1aadb308-432a-4d01-b54b-b4f7f76dd419", 35, 47, "isco-751"},
			{"7126.8", "plumber", "ed3cf43d-c2c1-4c46-82fc-1375e27e0290", 21, 22, "isco-712"},
			{"2221.2", "nurse responsible for general care", "8d3e8aaa-791b-4c75-a465-f3f827028f50", 88, 10, "isco-222"},
			{"2341.1", "primary school teacher", "03d79393-7b30-4159-945b-01963eddd302", 29, 40, "isco-234"},
		}
		for _, tt := range tests {
			r, ok := c.Role(tt.id)
			if !ok {
				t.Errorf("no %s", tt.id)
				continue
			}
			essential := 0
			for k, q := range r.Requirements {
				if q.Essential {
					essential++
					if k >= tt.essential {
						t.Errorf("%s: essential after optional", r.Title)
					}
				}
			}
			if r.Title != tt.title || essential != tt.essential || len(r.Requirements) != tt.essential+tt.optional || r.Family != tt.family {
				t.Errorf("%s: %d essential of %d, %s; want %+v", r.Title, essential, len(r.Requirements), r.Family, tt)
			}
			want := code(occ+string(tt.id), tt.code, tt.code[:4])
			if diff := cmp.Diff(want, r.Codes); diff != "" {
				t.Error(diff)
			}
		}
		r, _ := c.Role("f2b15a0e-e65a-438a-affb-29b9d50b77d1")
		for _, a := range []string{"programmer", "software engineer", "application developer"} {
			if !slices.Contains(r.Aliases, a) {
				t.Errorf("%q is not in %q", a, r.Aliases)
			}
		}
		f, _ := c.Family("isco-251")
		if f.Name != "Software and applications developers and analysts" || f.Field != "Information and communications technology professionals" {
			t.Errorf("%+v", f)
		}
		src, _ := c.Source("esco")
		if src.AsOf.String() != "2022-08-25" {
			t.Errorf("%+v", src)
		}
	})

	t.Run("facts of skills", func(t *testing.T) {
		tests := []struct {
			id       career.SkillID
			name     string
			kind     career.SkillKind
			category string
			broader  []career.SkillID
			related  int
		}{
			{"000f1d3d-220f-4789-9c0a-cc742521fb02", "Haskell", career.KindKnowledge, "information-and-communication-technologies-icts", []career.SkillID{"21d2f96d-35f7-4e3f-9745-c533d2dd6e97"}, 0},
			{"001115fb-569f-4ee6-8381-c6807ef2527f", "show initiative", career.KindTransversal, "self-management-skills-and-competences", nil, 0},
			{"d31fab87-2a7d-485c-b699-2901ca294b15", "use functional programming", career.KindPractice, "working-with-computers", nil, 4},
			{"e747e77e-0ea1-4001-8b07-1d11946b5f1b", "French", career.KindKnowledge, "languages", nil, 0},
			{"426ceaba-6867-481c-bb6b-aee3933da7d2", "ICT safety", "", "working-with-computers", nil, 0},
		}
		for _, tt := range tests {
			s, ok := c.Skill(tt.id)
			if !ok || s.Name != tt.name || s.Kind != tt.kind || s.Category != tt.category || len(s.Related) != tt.related || !cmp.Equal(s.KindOf, tt.broader) {
				t.Errorf("%+v\nwant %+v", s, tt)
			}
		}
		s, ok := c.ResolveSkill("assess candidates") // published with a no-break space
		if !ok || s.Name != "assess candidates" {
			t.Errorf("%+v, %t", s, ok)
		}
	})

	// What is asked of everybody who is a software developer by its essential skills, at no stated level.
	t.Run("gap", func(t *testing.T) {
		r, _ := c.Role("f2b15a0e-e65a-438a-affb-29b9d50b77d1")
		p := career.Profile{Skills: map[career.SkillID]career.Proficiency{}, Complete: true}
		for _, q := range r.Requirements[:24] {
			p.Skills[q.Skill] = career.Unrated
		}
		g, err := c.Gap(p, r.ID)
		if err != nil || g.Coverage.Low != 24.0/104 || g.Coverage.High != 24.0/104 {
			t.Errorf("%+v, %v", g.Coverage, err)
		}
	})

	t.Run("transitions", func(t *testing.T) {
		i, err := esco.Read(fsys, esco.Options{Transitions: true})
		if err != nil {
			t.Fatal(err)
		}
		c, err := i.Catalog()
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for r := range c.Roles() {
			n += len(r.Transitions)
		}
		r, _ := c.Role("24135b84-cbdd-4d42-9ed2-02fd982d15b2")
		if n != 2*1247 || r.Tiers["f2b15a0e-e65a-438a-affb-29b9d50b77d1"] != "broader" {
			t.Errorf("%d transitions, %v", n, r.Tiers)
		}
	})

	t.Run("zip", func(t *testing.T) {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		if err := w.AddFS(fsys); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		again, err := esco.Read(unzip(t, b.Bytes()), esco.Options{Edition: "1.1.1"})
		if err != nil {
			t.Fatal(err)
		}
		if !cmp.Equal(i, again) {
			t.Error("the zip holds something else than the folder")
		}
	})
}

// catalogue returns the catalogue of the published files.
func catalogue(t testing.TB, fsys fs.FS) *career.Catalog {
	t.Helper()
	i, err := esco.Read(fsys, transitions)
	if err != nil {
		t.Fatal(err)
	}
	c, err := i.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A file that is cut behind a row is noticed, wherever that is. That of the transversal skills is not: nothing else says how
// many there are.
func TestPublishedCut(t *testing.T) {
	fsys := published(t)
	files := map[string]string{}
	for name := range sample {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(text)
	}
	for name, text := range files {
		for _, percent := range []int{50, 98} {
			at := strings.LastIndex(text[:len(text)*percent/100], "\r\n") + 2
			cut := maps.Clone(files)
			cut[name] = text[:at]
			i, err := esco.Read(folder(cut, ""), esco.Options{Edition: "1.1.1"})
			if err == nil && len(i.Missing) == 0 && name != "transversalSkillsCollection_en.csv" {
				t.Errorf("%s is cut at %d %%, and nothing is said", name, percent)
			}
			t.Logf("%s, %d %%: %.200s", name, percent, fmt.Sprint(err))
		}
	}
}
