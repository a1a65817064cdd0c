package career

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestOverlayLists changes lists by adding to them and removing from them.
func TestOverlayLists(t *testing.T) {
	base := load(t, small(
		"roles/y.json", `{"id":"y","title":"Y","aliases":["Why","Wye"],"employers":["One","Two","Three"],"leadsTo":["z"],"transitions":["x"],"tiers":{"x":"primary"},"requirements":[
			{"skill":"a","level":"working","importance":3,"essential":true,"anyOf":["b"]},{"skill":"b","level":"expert","importance":5,"essential":false}]}`,
		"roles/z.json", `{"id":"z","title":"Z"}`,
		"skills/k.json", `{"skills":[{"id":"a","name":"A","related":[{"skill":"b","closeness":50}]},{"id":"b","name":"B"},{"id":"c","name":"C"}]}`,
		"jobs/other.json", `{"jobs":[{"id":"j","title":"J","codes":[{"scheme":"S","edition":"1","code":"1","fit":"close"},{"scheme":"T","edition":"1","code":"2","fit":"close"}]}]}`,
		"published/areas.json", `{"areas":[{"place":"US-1","name":"One","kind":"k"},{"place":"US-2","name":"Two","kind":"k"}]}`,
		"published/pay/f.json", `{"id":"f","place":"US","scheme":"S","edition":"1","code":"1","title":"T","currency":"USD","period":"year","source":"s","asOf":"2025","areas":[{"place":"US-1","percentiles":{"p50":5}}]}`))
	for _, tt := range []struct {
		name, file, patch string
		change            func(*Records)
	}{
		{"strings added", "roles/y.json", `{"id":"y","employers":{"add":["Four","One"]}}`,
			func(r *Records) { r.Roles[1].Employers = []string{"One", "Two", "Three", "Four"} }},
		{"strings removed", "roles/y.json", `{"id":"y","employers":{"remove":["Two","Nobody"]}}`,
			func(r *Records) { r.Roles[1].Employers = []string{"One", "Three"} }},
		{"both", "roles/y.json", `{"id":"y","aliases":{"remove":["Why"],"add":["Whye"]},"employers":{"add":["Four"],"remove":["One","Two"]}}`,
			func(r *Records) {
				r.Roles[1].Aliases, r.Roles[1].Employers = []string{"Wye", "Whye"}, []string{"Three", "Four"}
			}},
		{"added where there was none", "roles/y.json", `{"id":"y","sectors":{"add":["Retail"]}}`,
			func(r *Records) { r.Roles[1].Sectors = []string{"Retail"} }},
		{"replaced whole", "roles/y.json", `{"id":"y","employers":["Four"]}`, func(r *Records) { r.Roles[1].Employers = []string{"Four"} }},
		{"cleared", "roles/y.json", `{"id":"y","employers":null,"tiers":null}`, func(r *Records) { r.Roles[1].Employers, r.Roles[1].Tiers = nil, nil }},
		{"a requirement added", "roles/y.json", `{"id":"y","requirements":{"add":[{"skill":"c","level":"awareness","importance":1,"essential":false}]}}`,
			func(r *Records) {
				r.Roles[1].Requirements = append(r.Roles[1].Requirements, Requirement{Skill: "c", Level: Awareness, Importance: 1})
			}},
		{"a requirement changed, in its place", "roles/y.json", `{"id":"y","requirements":{"add":[{"skill":"a","level":"expert","importance":5,"essential":true}]}}`,
			func(r *Records) {
				r.Roles[1].Requirements[0] = Requirement{Skill: "a", Level: Expert, Importance: 5, Essential: true}
			}},
		{"a requirement removed", "roles/y.json", `{"id":"y","requirements":{"remove":["a"]}}`, func(r *Records) { r.Roles[1].Requirements = r.Roles[1].Requirements[1:] }},
		{"a move added and one removed", "roles/y.json", `{"id":"y","leadsTo":{"add":["x"],"remove":["z"]},"transitions":{"remove":["x"]},"tiers":null}`,
			func(r *Records) {
				y := &r.Roles[1]
				y.LeadsTo, y.Transitions, y.Tiers = []RoleID{"x"}, nil, nil
			}},
		{"a relation by its skill", "skills/k.json", `{"skills":[{"id":"a","related":{"add":[{"skill":"c","closeness":9},{"skill":"b","closeness":60}]}}]}`,
			func(r *Records) { r.Skills[0].Related = []Relation{{"b", 60}, {"c", 9}} }},
		{"a code by its scheme", "jobs/other.json", `{"jobs":[{"id":"j","codes":{"add":[{"scheme":"T","edition":"2","code":"3","fit":"broad"}],"remove":["S"]}}]}`,
			func(r *Records) { r.Jobs[0].Codes = []Code{{Scheme: "T", Edition: "2", Code: "3", Fit: FitBroad}} }},
		{"the figures of one area", "published/pay/f.json", `{"id":"f","areas":{"add":[{"place":"US-2","percentiles":{"p50":6}}]}}`,
			func(r *Records) {
				r.PayTables[0].Areas = append(r.PayTables[0].Areas, AreaPay{Place: "US-2", Percentiles: Percentiles{P50: Figure{Amount: 600}}})
			}},
		{"a field inside a field", "roles/y.json", `{"id":"y","demand":{"outlook":"Good."},"summary":"Says why.","tiers":{"x":"other"}}`,
			func(r *Records) {
				y := &r.Roles[1]
				y.Demand.Outlook, y.Summary, y.Tiers = "Good.", "Says why.", map[RoleID]string{"x": "other"}
			}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			want := base.Records()
			tt.change(&want)
			got, err := base.Overlay(files(tt.file, tt.patch))
			if err != nil {
				t.Fatal(err)
			}
			c, err := New(want)
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(want, got.Records(), cmpopts.EquateEmpty()); diff != "" {
				t.Error(diff)
			}
			if d := Diff(c, got); len(d) != 0 {
				t.Error(d)
			}
		})
	}
	for name, tt := range map[string]struct{ text, want string }{
		"another word":          {`{"id":"y","employers":{"ad":["Four"]}}`, "employers.ad: unknown field"},
		"a text for a list":     {`{"id":"y","employers":{"add":"Four"}}`, "employers.add: wrong type"},
		"a record to remove":    {`{"id":"y","requirements":{"remove":[{"skill":"a"}]}}`, "requirements.remove"},
		"an unknown skill":      {`{"id":"y","requirements":{"add":[{"skill":"zz"}]}}`, "no such record"},
		"a bad value to add":    {`{"id":"y","requirements":{"add":[{"skill":"c","level":"superb"}]}}`, "level: bad value"},
		"a list for everything": {`{"id":"y","title":["Y"]}`, "title: wrong type"},
	} {
		if _, err := base.Overlay(files("roles/y.json", tt.text)); err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "roles/y.json:1: y") {
			t.Errorf("%s: %v, want %q", name, err, tt.want)
		}
	}
}

// TestOverlayNullInMap clears one entry of a map, as RFC 7396 says.
func TestOverlayNullInMap(t *testing.T) {
	base := load(t, small("roles/y.json", `{"id":"y","title":"Y","transitions":["x"],"tiers":{"x":"primary"}}`))
	c := overlay(t, base, "roles/y.json", `{"id":"y","tiers":{"x":null}}`)
	if r, _ := c.Role("y"); len(r.Tiers) != 0 {
		t.Errorf("%v", r.Tiers)
	}
}

// TestOverlayListOrder gives what is added and what is removed in either order.
func TestOverlayListOrder(t *testing.T) {
	base := load(t, small("roles/y.json", `{"id":"y","title":"Y","employers":["One","Two"]}`))
	a := overlay(t, base, "roles/y.json", `{"id":"y","employers":{"remove":["One"],"add":["One"]}}`)
	b := overlay(t, base, "roles/y.json", `{"id":"y","employers":{"add":["One"],"remove":["One"]}}`)
	if d := Diff(a, b); len(d) > 0 {
		t.Error(d)
	}
	if _, err := base.Overlay(files("roles/y.json", `{"id":"y","employers":{"add":["A"],"add":["B"]}}`)); !errors.Is(err, ErrRepeat) {
		t.Error(err)
	}
}

// TestOverlayEmptiesLists takes the last element out of a list: it is as if there had never been one.
func TestOverlayEmptiesLists(t *testing.T) {
	base := load(t, small("roles/y.json", `{"id":"y","title":"Y","employers":["One"],"requirements":[{"skill":"a","anyOf":["b"]}]}`))
	c := overlay(t, base, "roles/y.json", `{"id":"y","employers":{"remove":["One"]}}`, "retired.json", `{"retired":[{"kind":"skill","id":"a"}]}`, "roles/x.json", `{"id":"x","requirements":null}`)
	r, _ := c.Role("y")
	if r.Employers != nil || r.Requirements[0].AnyOf != nil {
		t.Errorf("%#v", r)
	}
}

// TestOverlayShares checks that what an overlay does not touch is the very record of the catalogue below.
func TestOverlayShares(t *testing.T) {
	base := newEmbedded()
	c, err := base.Overlay(os.DirFS("testdata/overlay"))
	if err != nil {
		t.Fatal(err)
	}
	own, shared := 0, 0
	for i := range c.roles.Len() {
		if p := base.roles.Get(c.roles.ID(i)); p == c.roles.Record(i) {
			shared++
		} else {
			own++
		}
	}
	for i := range c.skills.Len() {
		if base.skills.Record(i) != c.skills.Record(i) {
			t.Fatalf("skill %s is a copy", c.skills.ID(i))
		}
	}
	for i := range c.tables.Len() {
		if base.tables.Record(i) != c.tables.Record(i) {
			t.Fatalf("pay table %s is a copy", c.tables.ID(i))
		}
	}
	if t.Logf("%d roles shared, %d of the overlay's own", shared, own); own > 15 || shared < 150 {
		t.Error("too little is shared")
	}
}

// mergePatch is RFC 7396 with the one addition that Overlay states: an object in the place of a list changes the list.
func mergePatch(old, patch any) any {
	p, ok := patch.(map[string]any)
	if !ok {
		return patch
	}
	if list, ok := old.([]any); ok {
		key := func(e any) string {
			if m, ok := e.(map[string]any); ok {
				for _, k := range []string{"skill", "scheme", "place"} {
					if s, ok := m[k].(string); ok {
						return s
					}
				}
			}
			s, _ := e.(string)
			return s
		}
		list = slices.Clone(list)
		remove, _ := p["remove"].([]any)
		list = slices.DeleteFunc(list, func(e any) bool { return slices.ContainsFunc(remove, func(k any) bool { return k == key(e) }) })
		add, _ := p["add"].([]any)
		if len(list)+len(add) == 0 {
			return nil
		}
		for _, e := range add {
			if i := slices.IndexFunc(list, func(o any) bool { return key(o) == key(e) }); i >= 0 {
				list[i] = e
			} else {
				list = append(list, e)
			}
		}
		return list
	}
	if add, ok := p["add"].([]any); ok && old == nil {
		return add
	}
	if _, ok := p["remove"].([]any); ok && old == nil {
		return nil
	}
	o, _ := old.(map[string]any)
	out := maps.Clone(o)
	if out == nil {
		out = map[string]any{}
	}
	for k, v := range p {
		if v == nil {
			delete(out, k)
		} else {
			out[k] = mergePatch(out[k], v)
		}
	}
	return out
}

// patched returns a record with a patch merged in by way of package json.
func patched[T any](t *testing.T, v T, patch map[string]any) T {
	t.Helper()
	text, err := json.Marshal(mergePatch(plainJSON(v), patch))
	if err != nil {
		t.Fatal(err)
	}
	var out T
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// An overlayCase is an overlay as files, and the records of what it should make.
type overlayCase struct {
	files  map[string]string
	merged Records
}

func put(m map[string]string, name string, v any) {
	text, _ := json.Marshal(v)
	m[name] = string(text)
}

// randomOverlay makes an overlay of a catalogue: patches, new records, retirements.
func randomOverlay(t *testing.T, r *rand.Rand, c *Catalog) overlayCase {
	rec := c.Records()
	o := overlayCase{files: map[string]string{}}
	type object = map[string]any
	anySkill := func() SkillID { return rec.Skills[r.IntN(len(rec.Skills))].ID }
	anyRole := func() RoleID { return rec.Roles[r.IntN(len(rec.Roles))].ID }
	for _, i := range some(r, 3, seq(len(rec.Roles))) {
		p := object{"id": rec.Roles[i].ID}
		ro := &rec.Roles[i]
		for range 1 + r.IntN(3) {
			switch r.IntN(9) {
			case 0:
				p["summary"] = "Does another thing."
			case 1:
				p["summary"] = nil
			case 2:
				p["employers"] = object{"add": []any{"New Ltd", "Example plc"}}
			case 3:
				p["employers"] = object{"remove": []any{"Example plc"}}
			case 4:
				s := anySkill()
				level := min(Expert, Proficiency(1+int(s[len(s)-1]-'0')%3+int(ro.Level)/2))
				p["requirements"] = object{"add": []any{object{"skill": s, "level": level.String(), "importance": 1 + r.IntN(5), "essential": true}}}
				p["gaps"] = object{"remove": []any{s}}
			case 5:
				if len(ro.Requirements) > 0 {
					p["requirements"] = object{"remove": []any{ro.Requirements[0].Skill}}
				}
			case 6:
				to := anyRole()
				p["leadsTo"] = object{"add": []any{to}} // it may go down, or round: then both must refuse it
				p["transitions"] = object{"remove": []any{to}}
				p["tiers"] = nil
			case 7:
				p["level"] = LevelValues()[r.IntN(6)].String() // may break a ladder
			case 8:
				p["title"] = fmt.Sprint("Title ", r.IntN(3)) // may be another's
			}
		}
		text, _ := json.Marshal(p)
		var plain object
		_ = json.Unmarshal(text, &plain)
		o.files["roles/"+string(ro.ID)+".json"] = string(text)
		*ro = patched(t, *ro, plain)
	}
	var patches []any
	for _, i := range some(r, 3, seq(len(rec.Skills))) {
		s := &rec.Skills[i]
		p := object{"id": s.ID}
		switch r.IntN(5) {
		case 0:
			p["kindOf"] = object{"add": []any{anySkill()}} // may go round
		case 1:
			p["shows"] = object{"add": []any{anySkill()}}
		case 2:
			p["prerequisites"] = []any{anySkill()}
		case 3:
			p["aliases"] = []any{fmt.Sprint("Name ", r.IntN(3))}
		case 4:
			p["related"], p["effort"] = nil, "deep"
		}
		text, _ := json.Marshal(p)
		var plain object
		_ = json.Unmarshal(text, &plain)
		patches = append(patches, plain)
		category := s.Category
		*s = patched(t, *s, plain)
		if s.Category = category; category == "" {
			s.Category = "own" // what has no category gets that of the file it is changed in
		}
	}
	if r.IntN(2) == 0 {
		n := r.IntN(1e9)
		s := Skill{ID: SkillID(fmt.Sprint("new-", n)), Name: fmt.Sprint("New Skill ", n), KindOf: []SkillID{anySkill()}, Category: "own"}
		patches = append(patches, s)
		rec.Skills = append(rec.Skills, s)
	}
	if len(patches) > 0 {
		put(o.files, "skills/own.json", object{"skills": patches})
	}
	if r.IntN(2) == 0 {
		n := r.IntN(1e9)
		ro := Role{ID: RoleID(fmt.Sprint("new-", n)), Title: fmt.Sprint("New Role ", n), Level: LevelSenior, LeadsTo: []RoleID{anyRole()}, Requirements: []Requirement{{Skill: anySkill(), Level: Working}}}
		put(o.files, fmt.Sprintf("roles/%s.json", ro.ID), ro)
		rec.Roles = append(rec.Roles, ro)
	}
	if len(rec.Jobs) > 0 && r.IntN(2) == 0 {
		j := &rec.Jobs[r.IntN(len(rec.Jobs))]
		if r.IntN(3) == 0 { // its roles are of another family then, if it has any
			j.Family = ""
			if len(rec.Families) > 0 {
				j.Family = rec.Families[0].ID
			}
			if j.Family == "" {
				put(o.files, "jobs/other.json", object{"jobs": []any{object{"id": j.ID, "family": nil}}})
			} else {
				put(o.files, "jobs/other.json", object{"jobs": []any{object{"id": j.ID, "family": j.Family}}})
			}
		}
		b := SalaryBand{Job: j.ID, Level: LevelSenior, Place: "GB", Currency: "GBP", Period: PerYear, Min: Units(10_000 * r.Int64N(9)), Max: Units(90_000), Basis: BasisGuide, Source: "s", AsOf: Date{Year: 2026}}
		put(o.files, "bands.json", object{"bands": []any{b}})
		if i := slices.IndexFunc(rec.Bands, func(x SalaryBand) bool { return x.key() == b.key() }); i >= 0 {
			rec.Bands[i] = b
		} else {
			rec.Bands = append(rec.Bands, b)
		}
	}
	if len(rec.PayTables) > 0 && r.IntN(2) == 0 {
		p := object{"id": rec.PayTables[0].ID, "percentiles": object{"p50": r.IntN(30_000), "p25": "withheld"}}
		put(o.files, "published/pay/"+string(rec.PayTables[0].ID)+".json", p)
		text, _ := json.Marshal(p)
		var plain object
		_ = json.Unmarshal(text, &plain)
		rec.PayTables[0] = patched(t, rec.PayTables[0], plain)
	}
	var retired []Retirement
	if r.IntN(2) == 0 {
		gone := Retirement{"role", string(anyRole()), []string{"", string(anyRole())}[r.IntN(2)]}
		if o.files["roles/"+gone.ID+".json"] == "" && gone.ReplacedBy != gone.ID {
			retired = append(retired, gone)
			rec.Roles = slices.DeleteFunc(rec.Roles, func(x Role) bool { return string(x.ID) == gone.ID })
		}
	}
	if r.IntN(2) == 0 {
		gone := Retirement{"skill", string(anySkill()), []string{"", string(anySkill())}[r.IntN(2)]}
		if !strings.Contains(o.files["skills/own.json"], `"id":"`+gone.ID+`"`) && gone.ReplacedBy != gone.ID {
			retired = append(retired, gone)
			rec.Skills = slices.DeleteFunc(rec.Skills, func(x Skill) bool { return string(x.ID) == gone.ID })
		}
	}
	if len(rec.Retired) > 0 && r.IntN(4) == 0 && rec.Retired[0].Kind == "role" { // one comes back
		back := Role{ID: RoleID(rec.Retired[0].ID), Title: "Back Again " + rec.Retired[0].ID}
		put(o.files, "roles/"+string(back.ID)+".json", back)
		rec.Roles, rec.Retired = append(rec.Roles, back), rec.Retired[1:]
	}
	if len(retired) > 0 {
		put(o.files, "retired.json", object{"retired": retired})
		rec.Retired = append(rec.Retired, retired...)
	}
	o.merged = rec
	return o
}

// seq returns the numbers below n.
func seq(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// TestOverlayAgainstMerge lays random overlays over random catalogues, one over the other, and compares the result with
// the catalogue that the merged records make: both are refused, or both are the same.
func TestOverlayAgainstMerge(t *testing.T) {
	r := rand.New(rand.NewPCG(41, 42))
	good, refused := 0, 0
	rounds := 100
	if testing.Short() {
		rounds = 10
	}
	for range rounds {
		c, err := New(fullRecords(r))
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			o := randomOverlay(t, r, c)
			var pairs []string
			for name, text := range o.files {
				pairs = append(pairs, name, text)
			}
			want, wantErr := New(o.merged)
			got, err := c.Overlay(files(pairs...))
			if (err == nil) != (wantErr == nil) {
				t.Fatalf("overlay: %v\nmerged: %v\nfiles %v", err, wantErr, o.files)
			}
			if err != nil {
				refused++
				continue
			}
			good++
			sameCatalog(t, want, got, cmpopts.EquateEmpty())
			dir := filepath.Join(t.TempDir(), "saved")
			if err := got.Save(dir); err != nil {
				t.Fatal(err)
			}
			loaded, err := Load(os.DirFS(dir))
			if err != nil {
				t.Fatal(err)
			}
			sameCatalog(t, got, loaded, cmpopts.EquateEmpty())
			for ro := range got.Roles() {
				for _, place := range []Place{"GB", "GB-LND", "US", "US-35620"} {
					a, _ := got.Salary(ro.ID, place)
					b, _ := want.Salary(ro.ID, place)
					if diff := gocmp.Diff(b, a); diff != "" {
						t.Errorf("%s in %s: %s", ro.ID, place, diff)
					}
				}
			}
			if t.Failed() {
				t.Fatalf("files %v", o.files)
			}
			c = got
		}
	}
	if t.Logf("%d overlays, %d refused", good, refused); 10*good < 4*rounds || 10*refused < 2*rounds {
		t.Error("one of the two is hardly tried")
	}
}

// TestOverlaysOfTestdata lays random changes over the embedded catalogue with testdata/overlay on it.
func TestOverlaysOfTestdata(t *testing.T) {
	if testing.Short() {
		t.Skip("merges whole catalogues")
	}
	c, err := Default().Overlay(os.DirFS("testdata/overlay"))
	if err != nil {
		t.Fatal(err)
	}
	if want, err := New(c.Records()); err != nil {
		t.Fatal(err)
	} else {
		sameCatalog(t, want, c)
	}
	r := rand.New(rand.NewPCG(43, 44))
	good := 0
	for range 2 {
		rec := c.Records()
		var pairs []string
		for _, i := range some(r, 5, seq(len(rec.Roles))) {
			ro := &rec.Roles[i]
			ro.Employers, ro.Aliases = append(ro.Employers, "Our House"), append(ro.Aliases, fmt.Sprintf("Our %s %d", ro.Title, i))
			text, _ := json.Marshal(map[string]any{"id": ro.ID, "employers": map[string]any{"add": []string{"Our House"}}, "aliases": map[string]any{"add": ro.Aliases[len(ro.Aliases)-1:]}})
			pairs = append(pairs, "roles/"+string(ro.ID)+".json", string(text))
		}
		gone := rec.Skills[r.IntN(len(rec.Skills))].ID
		by := rec.Skills[r.IntN(len(rec.Skills))].ID
		if gone != by {
			pairs = append(pairs, "retired.json", fmt.Sprintf(`{"retired":[{"kind":"skill","id":%q,"replacedBy":%q}]}`, gone, by))
			rec.Skills = slices.DeleteFunc(rec.Skills, func(s Skill) bool { return s.ID == gone })
			rec.Retired = append(rec.Retired, Retirement{"skill", string(gone), string(by)})
		}
		got, err := c.Overlay(files(pairs...))
		want, wantErr := New(rec)
		if (err == nil) != (wantErr == nil) {
			t.Fatalf("%v: overlay: %v\nmerged: %v", pairs, err, wantErr)
		}
		if err == nil {
			good++
			sameCatalog(t, want, got)
		}
	}
	if good < 1 {
		t.Errorf("%d of 2 overlays are sound", good)
	}
}

func TestOverlayOfNothing(t *testing.T) {
	c := Default()
	o, err := c.Overlay(fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	sameCatalog(t, c, o)
}

// TestOverlayOfItself lays a catalogue over itself.
func TestOverlayOfItself(t *testing.T) {
	c := Default()
	o, err := c.Overlay(DataFS())
	if err != nil {
		t.Fatal(err)
	}
	sameCatalog(t, c, o)
}

// TestOverlay is a company's: a new role, a changed band, a retired role.
func TestOverlay(t *testing.T) {
	base := Default()
	c, err := base.Overlay(os.DirFS("testdata/overlay"))
	if err != nil {
		t.Fatal(err)
	}
	r, ok := c.Role("payments-engineer")
	if !ok || r.Title != "Payments Engineer" || r.Job != "backend-developer" {
		t.Errorf("new role: %+v", r)
	}
	if len(r.Pay) == 0 || r.Pay[0].Basis != BasisOverlay {
		t.Errorf("the company's band does not come first: %v", r.Pay)
	}
	pay, err := c.Salary("backend-developer", "US")
	if err != nil {
		t.Fatal(err)
	}
	if b := pay.Band; b == nil || b.Basis != BasisOverlay || b.Min != Units(98_000) || b.Max != Units(131_000) {
		t.Errorf("changed band: %+v", b)
	}
	was, _ := base.Salary("backend-developer", "US")
	if len(pay.Bands) != len(was.Bands)+1 || was.Bands[0].Basis == BasisOverlay {
		t.Errorf("%d bands from %d; the catalogue below has %v", len(pay.Bands), len(was.Bands), was.Bands[0])
	}
	if _, ok := c.Role("junior-devops-engineer"); ok {
		t.Error("the retired role is still there")
	}
	if _, ok := base.Role("junior-devops-engineer"); !ok {
		t.Error("the overlay changed the catalogue below")
	}
	_, err = c.Gap(Profile{}, "junior-devops-engineer")
	if e, ok := errors.AsType[*NotFoundError](err); !ok || !e.Retired || e.ReplacedBy != "junior-platform-engineer" {
		t.Errorf("asked for a retired role: %v", err)
	}
	for r := range c.Roles() {
		moves, _ := c.Moves(r.ID)
		for _, m := range moves {
			if m.To == "junior-devops-engineer" {
				t.Errorf("%s still leads to the retired role", r.ID)
			}
		}
	}
	// An overlay of the result on nothing of its own changes nothing further.
	again, err := c.Overlay(fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	sameCatalog(t, c, again)
}

func TestOverlayPatches(t *testing.T) {
	base, err := Load(small())
	if err != nil {
		t.Fatal(err)
	}
	c, err := base.Overlay(files(
		"roles/x.json", `{"id":"x","summary":"New.","requirements":null,"demand":{"outlook":"Good."}}`,
		"skills/own.json", `{"skills":[{"id":"a","aliases":["Ay"]},{"id":"c","name":"C","kindOf":["a"]}]}`,
		"retired.json", `{"retired":[{"kind":"skill","id":"b","replacedBy":"c"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	want, _ := base.Role("x")
	want.Summary, want.Requirements, want.Demand = "New.", nil, Demand{Outlook: "Good."}
	got, _ := c.Role("x")
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if s, _ := c.Skill("a"); s.Name != "A" || s.Category != "k" || len(s.Aliases) != 1 {
		t.Errorf("%+v", s)
	}
	if s, ok := c.ResolveSkill("AY"); !ok || s.ID != "a" {
		t.Errorf("%+v", s)
	}
	if s, _ := c.Skill("c"); s.Category != "own" {
		t.Errorf("%+v", s)
	}
	if _, ok := c.Skill("b"); ok {
		t.Error("the retired skill is still there")
	}
}

// TestBrokenOverlays checks that a stranger is told where and what.
func TestBrokenOverlays(t *testing.T) {
	tests := []struct {
		name string
		fsys fs.FS
		want []string // what the message says
	}{
		{"a misspelt field", files("roles/payments-engineer.json", "{\n  \"id\": \"payments-engineer\",\n  \"title\": \"Payments Engineer\",\n  \"responsibility\": []\n}"),
			[]string{"roles/payments-engineer.json:4: payments-engineer: responsibility: unknown field"}},
		{"a field in the singular", files("roles/backend-developer.json", `{"id":"backend-developer","alias":["B"],"employer":["E"]}`),
			[]string{"alias: unknown field", `did you mean "employers"?`}},
		{"a requirement nobody knows", files("roles/backend-developer.json", `{"id":"backend-developer","requirements":[{"skill":"golang","level":"working","importance":3,"essential":true}]}`),
			[]string{`requirements[0].skill: no such record: no skill "golang"`}},
		{"a level nobody knows", files("roles/backend-developer.json", `{"id":"backend-developer","level":"medior"}`),
			[]string{`level: bad value: unknown level "medior": want one of entry, mid, senior`}},
		{"a trailing comma", files("roles/backend-developer.json", "{\n\"id\": \"backend-developer\",\n}"),
			[]string{"roles/backend-developer.json:3: malformed JSON"}},
		{"a file of the wrong name", files("roles/payments.json", `{"id":"payments-engineer","title":"Payments Engineer"}`),
			[]string{`roles/payments.json`, `the file of "payments-engineer" is named payments-engineer.json`}},
		{"a title someone else has", files("roles/payments-engineer.json", `{"id":"payments-engineer","title":"Back-end Developer"}`),
			[]string{`duplicate: "Back-end Developer" reads the same as a name of backend-developer`}},
		{"a band in the wrong order", files("bands.json", `{"bands":[{"job":"backend-developer","level":"mid","place":"US","currency":"USD","period":"year","min":131000,"max":98000,"basis":"overlay","source":"junior-backend-developer-guide","asOf":"2026"}]}`),
			[]string{"bands.json:1: backend-developer mid", "out of range: 131000 to 98000: want 0 < min ≤ max"}},
		{"a band without a source", files("bands.json", `{"bands":[{"job":"backend-developer","level":"mid","place":"US","currency":"USD","period":"year","min":98000,"max":131000,"basis":"overlay","asOf":"2026"}]}`),
			[]string{"source: missing: every figure names its source"}},
		{"pay with a comma in it", files("bands.json", `{"bands":[{"job":"backend-developer","level":"mid","place":"US","currency":"USD","period":"year","min":"98,000","max":131000,"basis":"overlay","source":"junior-backend-developer-guide","asOf":"2026"}]}`),
			[]string{"min: bad value", "98,000", "is not an amount"}},
		{"a place nobody knows", files("bands.json", "{\"bands\":[\n{\"job\":\"backend-developer\",\"level\":\"mid\",\n\"place\":\"Atlantis\",\"currency\":\"USD\",\"period\":\"year\",\"min\":98000,\"max\":131000,\"basis\":\"overlay\",\"source\":\"junior-backend-developer-guide\",\"asOf\":\"2026\"}]}"),
			[]string{"bands.json:3: backend-developer mid", `place: bad value: "Atlantis" is not a place`}},
		{"a promotion that goes down", files("roles/senior-backend-developer.json", `{"id":"senior-backend-developer","leadsTo":["backend-developer"]}`),
			[]string{"leadsTo[0]: ladder out of order: backend-developer is mid, below senior of senior-backend-developer"}},
		{"retiring what is not there", files("retired.json", `{"retired":[{"kind":"role","id":"no-such-role","replacedBy":"nor-this"}]}`),
			[]string{`there is no role "no-such-role" to retire`, `replacedBy: no such record: no role "nor-this"`}},
		{"a ring of promotions", files("roles/staff-backend-developer.json", `{"id":"staff-backend-developer","leadsTo":["principal-software-engineer"]}`,
			"roles/principal-software-engineer.json", `{"id":"principal-software-engineer","track":"management","leadsTo":["staff-backend-developer"]}`),
			[]string{"cycle", "principal-software-engineer → staff-backend-developer → principal-software-engineer"}},
	}
	if len(tests) < 12 {
		t.Fatal("twelve are promised")
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, err := Default().Overlay(tt.fsys)
			if c != nil {
				t.Fatal("a catalogue all the same")
			}
			if _, ok := errors.AsType[*LoadError](err); !ok {
				t.Fatalf("%T: %v", err, err)
			}
			for _, w := range tt.want {
				if !strings.Contains(err.Error(), w) {
					t.Errorf("the message lacks %q:\n%v", w, err)
				}
			}
		})
	}
}
