package career

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// retirable is a catalogue with references of every kind to role a and skill s.
func retirable(t *testing.T) *Catalog {
	t.Helper()
	return load(t, files(
		"roles/a.json", `{"id":"a","title":"A","level":"mid"}`,
		"roles/b.json", `{"id":"b","title":"B","level":"mid","leadsTo":["a","c"]}`,
		"roles/c.json", `{"id":"c","title":"C","level":"mid","transitions":["a","d"],"tiers":{"a":"primary"}}`,
		"roles/d.json", `{"id":"d","title":"D","level":"mid","gaps":["s","u"],"requirements":[{"skill":"t","level":"working","importance":2,"essential":true,"anyOf":["s","u"]}]}`,
		"roles/e.json", `{"id":"e","title":"E","level":"mid","requirements":[{"skill":"s","level":"expert","importance":5,"essential":true,"anyOf":["t"]},{"skill":"u","essential":false}]}`,
		"skills/k.json", `{"skills":[{"id":"s","name":"S"},{"id":"t","name":"T","kindOf":["s"],"related":[{"skill":"s","closeness":40},{"skill":"u","closeness":9}]},
			{"id":"u","name":"U","shows":["s"],"prerequisites":["s"]},{"id":"w","name":"W"}]}`))
}

// lines returns what a test looks at of a catalogue, as text.
func lines(c *Catalog) string {
	var b strings.Builder
	for _, r := range c.Records().Roles {
		fmt.Fprintf(&b, "%s → %v %v %v gaps %v", r.ID, r.LeadsTo, r.Transitions, r.Tiers, r.Gaps)
		for _, q := range r.Requirements {
			fmt.Fprintf(&b, " %s %s %v", q.Skill, q.Level, q.AnyOf)
		}
		b.WriteByte('\n')
	}
	for _, s := range c.Records().Skills {
		fmt.Fprintf(&b, "%s %v %v %v %v\n", s.ID, s.KindOf, s.Shows, s.Prerequisites, s.Related)
	}
	for r := range c.Retired() {
		fmt.Fprintf(&b, "%s %s by %q\n", r.Kind, r.ID, r.ReplacedBy)
	}
	return b.String()
}

// saved returns a catalogue once it has been saved and loaded.
func saved(t *testing.T, c *Catalog) *Catalog {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "saved")
	if err := c.Save(dir); err != nil {
		t.Fatal(err)
	}
	again, err := Load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return again
}

func TestRetire(t *testing.T) {
	for _, tt := range []struct {
		name     string
		overlays []string // of retired.json
		want     string
	}{
		{"a role, replaced", []string{`{"kind":"role","id":"a","replacedBy":"d"}`}, `b → [d c] [] map[] gaps []
c → [] [d] map[d:primary] gaps []
d → [] [] map[] gaps [s u] t working [s u]
e → [] [] map[] gaps [] s expert [t] u none []
s [] [] [] []
t [s] [] [] [{s 40} {u 9}]
u [] [s] [s] []
w [] [] [] []
role a by "d"
`},
		{"a role, by none", []string{`{"kind":"role","id":"a"}`}, `b → [c] [] map[] gaps []
c → [] [d] map[] gaps []
d → [] [] map[] gaps [s u] t working [s u]
e → [] [] map[] gaps [] s expert [t] u none []
s [] [] [] []
t [s] [] [] [{s 40} {u 9}]
u [] [s] [s] []
w [] [] [] []
role a by ""
`},
		{"a skill, replaced", []string{`{"kind":"skill","id":"s","replacedBy":"w"}`}, `a → [] [] map[] gaps []
b → [a c] [] map[] gaps []
c → [] [a d] map[a:primary] gaps []
d → [] [] map[] gaps [w u] t working [w u]
e → [] [] map[] gaps [] w expert [t] u none []
t [w] [] [] [{w 40} {u 9}]
u [] [w] [w] []
w [] [] [] []
skill s by "w"
`},
		{"a skill, by one that is named already", []string{`{"kind":"skill","id":"s","replacedBy":"u"}`}, `a → [] [] map[] gaps []
b → [a c] [] map[] gaps []
c → [] [a d] map[a:primary] gaps []
d → [] [] map[] gaps [u] t working [u]
e → [] [] map[] gaps [] u expert [t]
t [u] [] [] [{u 40}]
u [] [] [] []
w [] [] [] []
skill s by "u"
`},
		{"a skill, by none: its alternative takes its place", []string{`{"kind":"skill","id":"s"}`}, `a → [] [] map[] gaps []
b → [a c] [] map[] gaps []
c → [] [a d] map[a:primary] gaps []
d → [] [] map[] gaps [u] t working [u]
e → [] [] map[] gaps [] t expert [] u none []
t [] [] [] [{u 9}]
u [] [] [] []
w [] [] [] []
skill s by ""
`},
		{"a chain over two overlays", []string{`{"kind":"skill","id":"s","replacedBy":"t"}`, `{"kind":"skill","id":"t","replacedBy":"w"},{"kind":"role","id":"a","replacedBy":"d"}`}, `b → [d c] [] map[] gaps []
c → [] [d] map[d:primary] gaps []
d → [] [] map[] gaps [u] w working [u]
e → [] [] map[] gaps [] w expert [] u none []
u [] [w] [w] []
w [] [] [] []
role a by "d"
skill s by "t"
skill t by "w"
`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.name == "a chain over two overlays" {
			}
			c := retirable(t)
			for _, text := range tt.overlays {
				c = overlay(t, c, "retired.json", `{"retired":[`+text+`]}`)
			}
			if diff := gocmp.Diff(tt.want, lines(c)); diff != "" {
				t.Error(diff)
			}
			again := saved(t, c)
			if diff := gocmp.Diff(lines(c), lines(again)); diff != "" {
				t.Errorf("saved and loaded: %s", diff)
			}
			if d := Diff(c, again); len(d) > 0 {
				t.Error(d)
			}
		})
	}
}

// TestCurrent follows IDs through a chain of retirements that two overlays make, in either order.
func TestCurrent(t *testing.T) {
	base := retirable(t)
	base = overlay(t, base, "roles/e.json", `{"id":"e","requirements":{"remove":["s"]}}`)
	one := overlay(t, base, "retired.json", `{"retired":[{"kind":"role","id":"a","replacedBy":"d"},{"kind":"skill","id":"s","replacedBy":"t"}]}`)
	two := overlay(t, one, "retired.json", `{"retired":[{"kind":"role","id":"d","replacedBy":"b"},{"kind":"skill","id":"t"}]}`)
	for _, c := range []*Catalog{two, saved(t, two)} {
		for id, want := range map[RoleID]RoleID{"a": "b", "d": "b", "b": "b", "c": "c"} {
			if now, ok := c.CurrentRole(id); now != want || !ok {
				t.Errorf("role %s: %q %t, want %s", id, now, ok, want)
			}
		}
		if now, ok := c.CurrentRole("nobody"); ok {
			t.Errorf("nobody is %q", now)
		}
		for id, ok := range map[SkillID]bool{"s": false, "t": false, "u": true, "w": true, "zz": false} {
			if now, is := c.CurrentSkill(id); is != ok || ok && now != id {
				t.Errorf("skill %s: %q %t", id, now, is)
			}
		}
		_, err := c.Gap(Profile{}, "a")
		if e, ok := errors.AsType[*NotFoundError](err); !ok || !e.Retired || e.ReplacedBy != "b" || e.Kind != "role" {
			t.Errorf("%v: want the role that stands for it now", err)
		}
		_, err = c.Gap(Profile{}, "nobody")
		if e, ok := errors.AsType[*NotFoundError](err); !ok || e.Retired || e.ReplacedBy != "" {
			t.Errorf("%v", err)
		}
	}
	for id, want := range map[RoleID]RoleID{"a": "d", "d": "d"} {
		if now, _ := one.CurrentRole(id); now != want {
			t.Errorf("the first overlay has changed: %s is %s", id, now)
		}
	}
}

// TestReadd gives a retired record again.
func TestReadd(t *testing.T) {
	one := overlay(t, retirable(t), "retired.json", `{"retired":[{"kind":"role","id":"a","replacedBy":"d"},{"kind":"skill","id":"s","replacedBy":"w"}]}`)
	c := overlay(t, one, "roles/a.json", `{"id":"a","title":"A Again"}`, "skills/k.json", `{"skills":[{"id":"s","name":"S Again"}]}`)
	for _, c := range []*Catalog{c, saved(t, c)} {
		if r, ok := c.Role("a"); !ok || r.Title != "A Again" || r.Level != 0 {
			t.Errorf("%+v: want the new record, with nothing of the old", r)
		}
		if s, ok := c.Skill("s"); !ok || s.Name != "S Again" {
			t.Errorf("%+v", s)
		}
		if list := slices.Collect(c.Retired()); len(list) != 0 {
			t.Errorf("still retired: %v", list)
		}
		if now, ok := c.CurrentRole("a"); now != "a" || !ok {
			t.Errorf("%s %t", now, ok)
		}
		if r, _ := c.Role("b"); !slices.Equal(r.LeadsTo, []RoleID{"d", "c"}) {
			t.Errorf("references come back by themselves: %v", r.LeadsTo)
		}
	}
	// And retired again, for another.
	c = overlay(t, c, "retired.json", `{"retired":[{"kind":"role","id":"a","replacedBy":"c"}]}`)
	if now, ok := c.CurrentRole("a"); now != "c" || !ok {
		t.Errorf("%s %t", now, ok)
	}
	// The replacement of what is retired already can change.
	c = overlay(t, c, "retired.json", `{"retired":[{"kind":"role","id":"a","replacedBy":"b"}]}`)
	if now, ok := c.CurrentRole("a"); now != "b" || !ok {
		t.Errorf("%s %t", now, ok)
	}
}

func TestRetireProblems(t *testing.T) {
	base := overlay(t, retirable(t), "retired.json", `{"retired":[{"kind":"role","id":"a","replacedBy":"d"}]}`)
	for _, tt := range []struct {
		name, text string
		more       []string
		field      string
		err        error
	}{
		{"what is not there", `{"kind":"role","id":"zz"}`, nil, "", ErrReference},
		{"a skill of a role's name", `{"kind":"skill","id":"b"}`, nil, "", ErrReference},
		{"replaced by what is not there", `{"kind":"role","id":"b","replacedBy":"zz"}`, nil, "replacedBy", ErrReference},
		{"replaced by a skill", `{"kind":"role","id":"b","replacedBy":"s"}`, nil, "replacedBy", ErrReference},
		{"replaced by itself", `{"kind":"role","id":"b","replacedBy":"b"}`, nil, "replacedBy", ErrCycle},
		{"a ring with what was retired before", `{"kind":"role","id":"d","replacedBy":"a"}`, nil, "replacedBy", ErrCycle},
		{"a ring of two", `{"kind":"skill","id":"s","replacedBy":"t"},{"kind":"skill","id":"t","replacedBy":"s"}`, nil, "replacedBy", ErrCycle},
		{"retired and changed", `{"kind":"role","id":"b"}`, []string{"roles/b.json", `{"id":"b","summary":"New."}`}, "", ErrConflict},
		{"twice", `{"kind":"role","id":"b"},{"kind":"role","id":"b","replacedBy":"c"}`, nil, "", ErrDuplicate},
		{"another kind", `{"kind":"family","id":"b"}`, nil, "kind", ErrValue},
		{"no kind", `{"id":"b"}`, nil, "kind", ErrValue},
		{"no ID", `{"kind":"role"}`, nil, "id", ErrMissing},
		{"a ring of advancement", `{"kind":"role","id":"c","replacedBy":"b"}`, []string{"roles/c2.json", `{"id":"c2","title":"C2","leadsTo":["b"]}`, "roles/b.json", `{"id":"b","leadsTo":["c","c2"]}`}, "leadsTo[0]", ErrCycle},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, err := base.Overlay(files(append(tt.more, "retired.json", `{"retired":[`+tt.text+`]}`)...))
			e, ok := errors.AsType[*LoadError](err)
			if c != nil || !ok || !errors.Is(err, tt.err) {
				t.Fatalf("%v, want %v", err, tt.err)
			}
			if !slices.ContainsFunc(e.Problems, func(p Problem) bool { return p.Field == tt.field && p.File != "" && p.Line > 0 && errors.Is(p, tt.err) }) {
				t.Errorf("want it at %q:\n%v", tt.field, err)
			}
		})
	}
}

// TestLongChain retires a thousand roles, each replaced by the next.
func TestLongChain(t *testing.T) {
	rec := Records{Roles: []Role{{ID: "last", Title: "Last"}}}
	for i := range 999 {
		by := fmt.Sprint("r", i+1)
		if i == 998 {
			by = "last"
		}
		rec.Retired = append(rec.Retired, Retirement{"role", fmt.Sprint("r", i), by})
	}
	c, err := New(rec)
	if err != nil {
		t.Fatal(err)
	}
	if now, ok := c.CurrentRole("r0"); now != "last" || !ok {
		t.Errorf("%s %t", now, ok)
	}
}

func TestUpdateProfile(t *testing.T) {
	c := overlay(t, retirable(t), "roles/e.json", `{"id":"e","requirements":null}`)
	c = overlay(t, c, "retired.json", `{"retired":[{"kind":"skill","id":"s","replacedBy":"t"},{"kind":"skill","id":"u"},{"kind":"role","id":"a","replacedBy":"d"},{"kind":"role","id":"e"}]}`)
	c = overlay(t, c, "retired.json", `{"retired":[{"kind":"skill","id":"t","replacedBy":"w"}]}`)
	p := Profile{Skills: map[SkillID]Proficiency{"s": Expert, "u": Working, "zz": Awareness}, Level: LevelMid, Complete: true}
	got, changes := c.UpdateProfile(p)
	want := Profile{Skills: map[SkillID]Proficiency{"w": Expert, "zz": Awareness}, Level: LevelMid, Complete: true}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := gocmp.Diff([]Retirement{{"skill", "s", "w"}, {"skill", "u", ""}}, changes); diff != "" {
		t.Error(diff)
	}
	if len(p.Skills) != 3 || p.Skills["s"] != Expert {
		t.Errorf("the caller's profile has changed: %v", p.Skills)
	}
	// What the profile says of the replacement stays.
	got, changes = c.UpdateProfile(Profile{Skills: map[SkillID]Proficiency{"s": Expert, "t": Awareness, "w": None}})
	if diff := gocmp.Diff(map[SkillID]Proficiency{"w": None}, got.Skills); diff != "" || len(changes) != 2 {
		t.Errorf("%s %v", diff, changes)
	}
	// Of several that one replaces, the result is always the same.
	first, _ := c.UpdateProfile(Profile{Skills: map[SkillID]Proficiency{"s": Expert, "t": Awareness}})
	for range 50 {
		if again, _ := c.UpdateProfile(Profile{Skills: map[SkillID]Proficiency{"s": Expert, "t": Awareness}}); again.Skills["w"] != first.Skills["w"] {
			t.Fatal("not the same each time")
		}
	}
	got, changes = c.UpdateProfile(Profile{})
	if diff := gocmp.Diff(Profile{}, got); diff != "" || len(changes) != 0 {
		t.Errorf("%s %v", diff, changes)
	}
}

func TestUpdateProfileExperience(t *testing.T) {
	c := overlay(t, retirable(t), "retired.json", `{"retired":[{"kind":"role","id":"a","replacedBy":"d"},{"kind":"role","id":"e"}]}`)
	p := Profile{Experience: []Experience{{"a", 30}, {"b", 5}, {"e", 7}, {"nobody", 1}}}
	got, changes := c.UpdateProfile(p)
	if diff := gocmp.Diff(Profile{Experience: []Experience{{"d", 30}, {"b", 5}, {"nobody", 1}}}, got); diff != "" {
		t.Error(diff)
	}
	if diff := gocmp.Diff([]Retirement{{"role", "a", "d"}, {"role", "e", ""}}, changes); diff != "" {
		t.Error(diff)
	}
	if p.Experience[0].Role != "a" {
		t.Error("the caller's profile has changed")
	}
}
