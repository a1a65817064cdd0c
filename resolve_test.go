package career

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestReadSkill(t *testing.T) {
	tests := []struct {
		text string
		want StatedSkill
	}{
		// forms of people's own lists
		{"Python (primary)", StatedSkill{"python", "Python", Unrated, 0}},
		{"Python – primary", StatedSkill{"python", "Python", Unrated, 0}},
		{"AWS (basic)", StatedSkill{"aws", "AWS", Awareness, 0}},
		{"python (3 yrs)", StatedSkill{"python", "python", Unrated, 36}},
		{"Java - 5+ years of experience", StatedSkill{"java", "Java", Unrated, 60}},
		{"5 years of experience with Kubernetes", StatedSkill{"kubernetes", "Kubernetes", Unrated, 60}},
		{"Java (intermediate), 2 years", StatedSkill{"java", "Java", Working, 24}},
		{"Advanced in SQL", StatedSkill{"sql", "SQL", Practitioner, 0}},
		{"Proficient in MATLAB", StatedSkill{"matlab", "MATLAB", Practitioner, 0}},
		{"Expert: Java", StatedSkill{"java", "Java", Expert, 0}},
		{"Strong knowledge of Docker", StatedSkill{"docker", "Docker", Practitioner, 0}},
		{"working knowledge of Git", StatedSkill{"git", "Git", Working, 0}},
		{"working with React", StatedSkill{"react", "React", Unrated, 0}},
		{"Beginner to intermediate Python", StatedSkill{"python", "Python", Unrated, 0}},
		{"English (native)", StatedSkill{"english", "English", Expert, 0}},
		{"SQL 4/5", StatedSkill{"sql", "SQL 4", Unrated, 0}},
		{"Visual Basic (3 yrs)", StatedSkill{"visual-basic", "Visual Basic", Unrated, 36}},
		{"Advanced in Visual Basic", StatedSkill{"visual-basic", "Visual Basic", Practitioner, 0}},

		// the sort of thing it is
		{"git version control", StatedSkill{"git", "git version control", Unrated, 0}},
		{"python programming", StatedSkill{"python", "python programming", Unrated, 0}},
		{"Python programming language", StatedSkill{"python", "Python programming", Unrated, 0}},
		{"Java development", StatedSkill{"java", "Java development", Unrated, 0}},
		{"programming in C", StatedSkill{"c", "C", Unrated, 0}},
		{"Python (Programming Language)", StatedSkill{"python", "Python", Unrated, 0}},
		{"R (langage de programmation)", StatedSkill{"r", "R", Unrated, 0}},
		{"Pandas (logiciel)", StatedSkill{"pandas", "Pandas", Unrated, 0}},

		// a name and its abbreviation
		{"Amazon Web Services (AWS)", StatedSkill{"aws", "Amazon Web Services (AWS)", Unrated, 0}},
		{"AWS (Amazon Web Services)", StatedSkill{"aws", "AWS (Amazon Web Services)", Unrated, 0}},
		{"Cascading Style Sheets (CSS)", StatedSkill{"css", "Cascading Style Sheets (CSS)", Unrated, 0}},
		{"Extract, Transform, Load (ETL)", StatedSkill{"etl", "Extract, Transform, Load (ETL)", Unrated, 0}},
		{"K8s / Kubernetes", StatedSkill{"kubernetes", "K8s / Kubernetes", Unrated, 0}},
		{"SQL (MySQL, Oracle)", StatedSkill{"sql", "SQL (MySQL, Oracle)", Unrated, 0}},

		// what makes another skill
		{"React Native", StatedSkill{"react-native", "React Native", Unrated, 0}},
		{"React (Native)", StatedSkill{"react-native", "React (Native)", Unrated, 0}},
		{"SAP (ABAP)", StatedSkill{"abap", "SAP (ABAP)", Unrated, 0}},
		{"business development", StatedSkill{"business-development", "business development", Unrated, 0}},
		{"charisma development", StatedSkill{"", "charisma development", Unrated, 0}},
		{"Fruit (Apple)", StatedSkill{"", "Fruit (Apple)", Unrated, 0}},
		{"Docker (native)", StatedSkill{"", "Docker", Expert, 0}}, // said of languages that people speak

		// no skill at all
		{"Underwater Foo (3 yrs)", StatedSkill{"", "Underwater Foo", Unrated, 36}},
		{"Advanced in Underwater Foo", StatedSkill{"", "Underwater Foo", Practitioner, 0}},
		{"3 years", StatedSkill{"", "3 years", Unrated, 0}},
		{"  ", StatedSkill{"", "", Unrated, 0}},
	}
	c := Default()
	for _, tt := range tests {
		got := c.ReadSkill(tt.text)
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q: -want +got\n%s", tt.text, diff)
		}
		if s, ok := c.ResolveSkill(tt.text); ok != (got.Skill != "") || s.ID != got.Skill {
			t.Errorf("%q: ResolveSkill says %q, %v", tt.text, s.ID, ok)
		}
	}
}

// Every name and alias of a skill is that skill, whatever it is said of it.
func TestResolveSkillOwn(t *testing.T) {
	c := Default()
	for s := range c.Skills() {
		for _, n := range append([]string{s.Name}, s.Aliases...) {
			for _, text := range []string{n, n + " (3 yrs)", n + " – advanced", "Proficient in " + n} {
				if got, _ := c.ResolveSkill(text); got.ID != s.ID {
					t.Errorf("%q: want %s, got %q", text, s.ID, got.ID)
				}
			}
		}
	}
}

func FuzzReadSkill(f *testing.F) {
	for _, s := range []string{"Advanced in SQL", "python (3 yrs)", "A, B (AB)", "(((", "5 years – of \xff", "日本語 (native)"} {
		f.Add(s)
	}
	c := Default()
	f.Fuzz(func(t *testing.T, s string) {
		got := c.ReadSkill(s)
		if len(got.Name) > len(s) || got.Level.String() == "" || got.Months < 0 || utf8.ValidString(s) != utf8.ValidString(got.Name) && utf8.ValidString(s) {
			t.Fatalf("%q: %+v", s, got)
		}
		if found, ok := c.ResolveSkill(s); ok != (got.Skill != "") || found.ID != got.Skill {
			t.Fatalf("%q: %+v, but ResolveSkill says %q", s, got, found.ID)
		}
		c.NearSkills(s, 3)
		c.Search(s, 3)
	})
}

func FuzzResolveRole(f *testing.F) {
	for _, s := range []string{"backend-developer", "Sr. Back-End Engr II (Go)", "Engineer", "Bakend Developer", "scrum-master", "\xff\x00", "日本語", "x"} {
		f.Add(s)
	}
	c := Default()
	f.Fuzz(func(t *testing.T, s string) {
		id, err := c.ResolveRole(s)
		if _, ok := c.RoleTitle(id); ok != (err == nil) {
			t.Fatalf("%q: %q, %v", s, id, err)
		}
		var missing *NotFoundError
		if err != nil && (!errors.As(err, &missing) || len(missing.Near) > 5 || missing.Ambiguous && len(missing.Near) < 2 || strings.ContainsRune(err.Error(), 0)) {
			t.Fatalf("%q: %v", s, err)
		}
	})
}

// A name that is known costs what reading it and copying the record cost.
func TestResolveSkillAllocations(t *testing.T) {
	c := Default()
	for name, most := range map[string]float64{"Python": 6, "postgres": 6} {
		c.ResolveSkill(name)
		if n := testing.AllocsPerRun(20, func() { c.ResolveSkill(name) }); n > most {
			t.Errorf("%q: %v allocations, want %v", name, n, most)
		}
	}
}

func TestResolveRole(t *testing.T) {
	c := Default()
	for name, want := range map[string]RoleID{
		"backend-developer": "backend-developer", " Backend Developer\n": "backend-developer", "BACK END DEVELOPER": "backend-developer",
		"backend developers (m/f/d)": "backend-developer", "Sr. Backend Developer": "senior-backend-developer",
	} {
		if got, err := c.ResolveRole(name); err != nil || got != want {
			t.Errorf("%q: %s, %v", name, got, err)
		}
	}
	for r := range c.Roles() {
		for _, name := range append([]string{string(r.ID), r.Title}, r.Aliases...) {
			if got, err := c.ResolveRole(name); err != nil || got != r.ID {
				t.Errorf("%q: %s, %v, want %s", name, got, err, r.ID)
			}
		}
	}
	for _, tt := range []struct {
		name, near string // the ID of a role that is near; empty for none
		ambiguous  bool
	}{
		{"Engineer", "platform-engineer", true},
		{"Bakend Developer", "backend-developer", false},
		{"backend-develper", "backend-developer", false},
		{"backe", "backend-developer", false},
		{"court jester", "", false},
		{"", "", false},
		{strings.Repeat("x\x00é", 5000), "", false},
	} {
		got, err := c.ResolveRole(tt.name)
		var missing *NotFoundError
		if got != "" || !errors.As(err, &missing) {
			t.Fatalf("%.30q: %q, %v", tt.name, got, err)
		}
		near := slices.ContainsFunc(missing.Near, func(f Found) bool { return f.ID == tt.near })
		if near != (tt.near != "") || missing.Ambiguous != tt.ambiguous || len(missing.Near) > 5 || tt.near == "" && missing.Near != nil {
			t.Errorf("%.30q: %+v", tt.name, missing)
		}
		for _, f := range missing.Near {
			if title, ok := c.RoleTitle(RoleID(f.ID)); !ok || title != f.Name || f.Kind != "role" || !strings.Contains(err.Error(), title+" ("+f.ID+")") {
				t.Errorf("%.30q: %+v, %v", tt.name, f, err)
			}
		}
		if len(err.Error()) > 2000 {
			t.Errorf("an error of %d bytes", len(err.Error()))
		}
	}
}

// An ID that was retired is followed, but one that nothing stands for is told of.
func TestResolveRoleRetired(t *testing.T) {
	c := load(t, files("roles/b.json", `{"id":"b","title":"Lamp Keeper"}`, "retired.json", `{"retired":[
		{"kind":"role","id":"a","replacedBy":"b"},{"kind":"role","id":"gone"}]}`))
	if got, err := c.ResolveRole("a"); got != "b" || err != nil {
		t.Error(got, err)
	}
	var missing *NotFoundError
	if _, err := c.ResolveRole("gone"); !errors.As(err, &missing) || !missing.Retired {
		t.Error(err)
	}
}
