package onet_test

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/names"
	"github.com/go-career/career/internal/trial"
	"github.com/go-career/career/source/onet"
)

// rows reads a published file in the plainest way: each row by the names of its columns.
func rows(t *testing.T, fsys fs.FS, name string) []map[string]string {
	t.Helper()
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	header := strings.Split(lines[0], "\t")
	var list []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, f := range strings.Split(line, "\t") {
			row[header[i]] = f
		}
		list = append(list, row)
	}
	return list
}

// The tests below hold the import of the real files against their own counts, and against facts read off them.

func TestPublished(t *testing.T) {
	fsys := datasets(t)
	in, err := onet.Read(fsys, published)
	if err != nil {
		t.Fatal(err)
	}
	c, err := in.Catalog()
	if err != nil {
		t.Fatal(err)
	}

	if len(in.Missing) > 0 {
		t.Errorf("missing: %v", in.Missing)
	}
	t.Run("saved and loaded", func(t *testing.T) { trial.Kept(t, c) })

	t.Run("counts", func(t *testing.T) {
		got := map[string]int{}
		for _, r := range in.Records.Roles {
			got["roles"]++
			got["tasks"] += len(r.Responsibilities)
			got["related"] += len(r.Transitions)
			got["aliases"] += len(r.Aliases)
			for _, tier := range r.Tiers {
				got[tier]++
			}
			if r.JobZone > 0 {
				got["with a job zone"]++
			}
			if len(r.Responsibilities) > 0 {
				got["rated or described"]++
			}
			switch {
			case r.Note == "":
				got["rated"]++
			case len(r.Responsibilities) > 0:
				got["described, not rated"]++
			default:
				got["title and summary alone"]++
			}
			for _, q := range r.Requirements {
				switch {
				case !strings.HasPrefix(string(q.Skill), "onet-"):
					got["technology requirements"]++
					if q.Level != 0 || q.Importance != 0 {
						t.Errorf("%s of %s: %+v", q.Skill, r.ID, q)
					}
				case q.Level == 0:
					got["element requirements of no stated level"]++
					fallthrough
				default:
					got["element requirements"]++
				}
				if q.Importance == 0 && strings.HasPrefix(string(q.Skill), "onet-") {
					got["element requirements of no stated importance"]++
				}
				if q.Hot {
					got["hot"]++
				}
				if q.InDemand {
					got["in demand"]++
				}
			}
		}
		for _, s := range in.Records.Skills {
			got["of kind "+string(s.Kind)]++
		}
		for _, l := range in.Left {
			got["left: "+string(l.Reason)]++
		}
		want := map[string]int{
			"roles": 1016, "rated or described": 923, "with a job zone": 923,
			"rated": 879, "described, not rated": 44, "title and summary alone": 93,
			"tasks": 18796, "related": 18460, "Primary-Short": 4615, "Primary-Long": 4615, "Supplemental": 9230,
			"aliases": 48333, "of kind transversal": 24, "of kind practice": 11, "of kind knowledge": 33, "of kind tool": 8775,
			"technology requirements": 32681, "hot": 11616, "in demand": 2339,
			"element requirements": 50531, "element requirements of no stated level": 1169, "element requirements of no stated importance": 1,
			"left: not relevant": 9241, "left: suppressed": 1188, "left: shared name": 9615, "left: too general a name": 1806,
			"left: other commodity": 157, "left: renamed": 1,
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})

	t.Run("facts", func(t *testing.T) {
		role := func(id career.RoleID) career.Role {
			r, ok := c.Role(id)
			if !ok {
				t.Errorf("no role %s", id)
			}
			return r
		}
		requirement := func(id career.RoleID, skill string) career.Requirement {
			s, _ := c.ResolveSkill(skill)
			for _, q := range role(id).Requirements {
				if q.Skill == s.ID {
					return q
				}
			}
			return career.Requirement{}
		}
		var demand []string
		for _, q := range role("15-1254-00").Requirements {
			if q.InDemand {
				name, _ := c.SkillName(q.Skill)
				demand = append(demand, name)
			}
		}
		category := func(id career.SkillID) string { s, _ := c.Skill(id); return s.Category }
		facts := []struct {
			what      string
			got, want any
		}{
			{"web developers", role("15-1254-00").Title, "Web Developers"},
			{"Go is in demand for them", slices.Contains(demand, "Go"), true},
			{"so are 35 others", len(demand), 36},
			{"those in demand and hot first", requirement("15-1254-00", "Go"), career.Requirement{Skill: "go", Hot: true, InDemand: true}},
			{"in demand, not hot", requirement("15-1254-00", "RESTful API"), career.Requirement{Skill: "restful-api", InDemand: true}},
			{"their job zone", role("15-1254-00").JobZone, 3},
			{"their tasks", len(role("15-1254-00").Responsibilities), 29},
			{"the nearest related occupation", role("15-1254-00").Transitions[0], career.RoleID("15-1255-00")},
			{"the furthest", role("15-1254-00").Transitions[19], career.RoleID("17-2061-00")},
			{"its tier", role("15-1254-00").Tiers["17-2061-00"], "Supplemental"},
			{"software developers have no ratings", role("15-1252-00").Note, "O*NET publishes no skill or knowledge ratings for this occupation."},
			{"but 426 technologies", len(role("15-1252-00").Requirements), 426},
			{"other military specialists have nothing", role("55-3019-00").Note, "O*NET publishes no ratings, tasks, technologies or related occupations for this occupation."},
			{"LV 6.5, IM 4.78", requirement("11-1011-00", "Administration and Management"), career.Requirement{Skill: "onet-2-c-1-a", Level: career.Expert, Importance: 5}},
			{"LV 4.47, IM 4.36", requirement("29-1141-00", "Medicine and Dentistry"), career.Requirement{Skill: "onet-2-c-5-a", Level: career.Practitioner, Importance: 4}},
			{"LV 2.58, IM 3.02", requirement("29-1141-00", "Biology"), career.Requirement{Skill: "onet-2-c-4-d", Level: career.Working, Importance: 3}},
			{"LV 0.62, IM 1.62", requirement("29-1141-00", "Programming"), career.Requirement{Skill: "onet-2-b-3-e", Level: career.Awareness, Importance: 2}},
			{"LV 1.12 suppressed, IM 1.88", requirement("11-3031-00", "Operations Analysis"), career.Requirement{Skill: "onet-2-b-3-a", Importance: 2}},
			{"job zone one", role("35-9011-00").JobZone, 1},
			{"SOC", role("15-1299-08").Codes[0], career.Code{Scheme: "SOC", Edition: "2018", Code: "15-1299", Fit: career.FitBroad}},
			{"a reported title", slices.Contains(role("15-1252-00").Aliases, "Software Engineer"), true},
			{"a title of thirteen occupations", func() bool {
				for _, r := range in.Records.Roles {
					if slices.Contains(r.Aliases, "Teacher") {
						return true
					}
				}
				return false
			}(), false},
			{"commodity of Python", category("python"), "object-or-component-oriented-development-software"},
			{"a name in two parts", func() career.SkillID { s, _ := c.ResolveSkill("sql"); return s.ID }(), career.SkillID("structured-query-language-sql")},
			{"C++", func() career.SkillID { s, _ := c.ResolveSkill("C ++"); return s.ID }(), career.SkillID("c-plus-plus")},
		}
		for _, f := range facts {
			if diff := cmp.Diff(f.want, f.got); diff != "" {
				t.Errorf("%s:\n%s", f.what, diff)
			}
		}
	})

	// Nothing vanishes: what a row says is in its role or, with the reason, among what was left.
	t.Run("every title", func(t *testing.T) {
		type name struct{ role, key string }
		known := map[name]bool{}
		for _, r := range in.Records.Roles {
			for _, s := range append(r.Aliases, r.Title) {
				known[name{string(r.ID), names.Fold(s)}] = true
			}
		}
		left := map[name]bool{}
		for _, l := range in.Left {
			left[name{l.Record, names.Fold(l.What)}] = true
		}
		check := func(code, title string) {
			n := name{strings.ReplaceAll(code, ".", "-"), names.Fold(title)}
			if title != "" && known[n] == left[n] {
				t.Errorf("%s of %s: kept %v, left %v", title, code, known[n], left[n])
			}
		}
		for _, r := range rows(t, fsys, "Alternate Titles.txt") {
			check(r["O*NET-SOC Code"], r["Alternate Title"])
			check(r["O*NET-SOC Code"], r["Short Title"])
		}
		for _, r := range rows(t, fsys, "Sample of Reported Titles.txt") {
			check(r["O*NET-SOC Code"], r["Reported Job Title"])
		}
	})

	t.Run("every rating", func(t *testing.T) {
		type pair struct{ role, skill string }
		levels := map[pair]career.Requirement{}
		for _, r := range in.Records.Roles {
			for _, q := range r.Requirements {
				levels[pair{string(r.ID), string(q.Skill)}] = q
			}
		}
		for _, file := range []string{"Skills.txt", "Knowledge.txt"} {
			for _, r := range rows(t, fsys, file) {
				at := pair{strings.ReplaceAll(r["O*NET-SOC Code"], ".", "-"), "onet-" + strings.ReplaceAll(strings.ToLower(r["Element ID"]), ".", "-")}
				q, ok := levels[at]
				switch {
				case r["Scale ID"] != "LV":
				case r["Not Relevant"] == "Y" && ok:
					t.Errorf("%v is not relevant, and required", at)
				case r["Not Relevant"] != "Y" && !ok:
					t.Errorf("%v is not required", at)
				case ok && (r["Recommend Suppress"] == "Y") != (q.Level == 0):
					t.Errorf("%v: %+v: suppressed %q", at, q, r["Recommend Suppress"])
				}
			}
		}
	})
}

func TestPublishedZip(t *testing.T) {
	fsys := datasets(t)
	files := map[string]string{}
	for name := range sample() {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(text)
	}
	in, err := onet.Read(unzip(t, zipped(t, files, "db_29_3_text")), onet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want, err := onet.Read(fsys, onet.Options{Edition: "29.3"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.Records, in.Records); diff != "" {
		t.Error(diff)
	}
}

// A file that is cut behind a row is noticed, wherever that is, unless what is gone isn't read: most elements of the content
// model are neither skills nor knowledge.
func TestPublishedCut(t *testing.T) {
	fsys := datasets(t)
	files := map[string]string{}
	for name := range sample() {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(text)
	}
	whole, err := onet.Read(folder(files, ""), published)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		for _, percent := range []int{50, 98} {
			at := strings.LastIndexByte(text[:len(text)*percent/100], '\n') + 1
			cut := maps.Clone(files)
			cut[name] = text[:at]
			in, err := onet.Read(folder(cut, ""), published)
			if err == nil && len(in.Missing) == 0 && !cmp.Equal(in, whole) {
				t.Errorf("%s is cut at %d %%, and nothing is said", name, percent)
			}
			t.Logf("%s, %d %%: %.200s", name, percent, fmt.Sprint(err))
		}
	}
}
