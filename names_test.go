package career

import (
	"fmt"
	"reflect"
	"testing"
)

// TestNamesBesideIDs goes through results of every query: beside each ID of a role or a skill stands its title or name.
func TestNamesBesideIDs(t *testing.T) {
	c := Default()
	p := Profile{
		Skills:     map[SkillID]Proficiency{"spring-boot": Practitioner, "postgresql": Working, "git": Unrated, "react": Working},
		Experience: []Experience{{"junior-backend-developer", 30}},
	}
	gap := sure(c.GapWith(p, "backend-developer", GapOptions{Adjacent: true}))
	ad := c.ReadPosting("Backend Engineer", "Go, PostgreSQL and Kubernetes")
	for name, result := range map[string]any{
		"GapWith":    gap,
		"RoleGap":    sure(c.RoleGap("backend-developer", "data-engineer")),
		"PostingGap": c.PostingGap(p, ad),
		"Plan":       sure(c.Plan(p, "data-engineer", PlanOptions{})),
		"Recommend":  c.Recommend(p, RecommendOptions{Limit: 20}),
		"Opens":      c.Opens(p, RecommendOptions{Limit: 5}),
		"Moves":      sure(c.Moves("backend-developer")),
		"Feeders":    sure(c.Feeders("backend-developer")),
		"Paths":      sure(c.Paths("backend-developer", "engineering-manager", PathOptions{Profile: &p})),
		"Salary":     sure(c.Salary("backend-developer", "GB")),
		"MatchTitle": c.MatchTitle("Sr. Back-End Engr", 3),
		"FindSkills": c.FindSkills("Go, Postgres, K8s"),
		"NearSkills": c.NearSkills("Kubernets", 0),
		"ReadPosting": struct {
			Role      RoleID
			RoleTitle string
		}{ad.Role, ad.RoleTitle}, // its requirements are those of a role
	} {
		t.Run(name, func(t *testing.T) {
			w := nameWalk{t: t, c: c}
			w.walk(reflect.ValueOf(result), name)
			if w.seen == 0 {
				t.Error("no ID")
			}
		})
	}
	from, role, near := false, false, false
	for _, it := range gap.Items {
		from, role, near = from || it.Held.From != "", role || it.Held.Role != "", near || it.Adjacent != ""
	}
	if !from || !role || !near {
		t.Errorf("the profile is to hold by implication (%t), experience (%t) and relation (%t)", from, role, near)
	}
}

type nameWalk struct {
	t    *testing.T
	c    *Catalog
	seen int
}

func (w *nameWalk) walk(v reflect.Value, path string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			w.walk(v.Elem(), path)
		}
	case reflect.Slice:
		for i := range v.Len() {
			w.walk(v.Index(i), fmt.Sprintf("%s[%d]", path, i))
		}
	case reflect.Struct:
		for _, f := range reflect.VisibleFields(v.Type()) { // those of embedded structs too
			switch x := v.FieldByIndex(f.Index); id := x.Interface().(type) {
			case SkillID:
				name, _ := w.c.SkillName(id)
				w.check(v, path, f.Name, name)
			case RoleID:
				title, _ := w.c.RoleTitle(id)
				w.check(v, path, f.Name, title)
			default:
				if !f.Anonymous {
					w.walk(x, path+"."+f.Name)
				}
			}
		}
	}
}

// check wants a name in the field of an ID's own name (FromTitle), or in Name or Title.
func (w *nameWalk) check(v reflect.Value, path, field, want string) {
	w.seen++
	for _, beside := range []string{field + "Name", field + "Title", "Name", "Title"} {
		if f := v.FieldByName(beside); f.IsValid() && f.Kind() == reflect.String {
			if f.String() != want {
				w.t.Errorf("%s.%s is %q, want %q", path, beside, f, want)
			}
			return
		}
	}
	w.t.Errorf("%s.%s has no name beside it", path, field)
}

func TestNamesOfLists(t *testing.T) {
	c := Default()
	if got := c.NearSkills("Postgrs", 1); len(got) != 1 || got[0].Name != "PostgreSQL" || got[0].Match != "Postgres" {
		t.Errorf("near by an alias: %v", got)
	}
	if got := fmt.Sprint(c.SkillNames([]SkillID{"sql", "no-such-skill", "ci-cd"})); got != "[SQL no-such-skill CI/CD]" {
		t.Error(got)
	}
	if got := fmt.Sprint(c.RoleTitles([]RoleID{"backend-developer", "court-jester"}), c.RoleTitles(nil)); got != "[Backend Developer court-jester] []" {
		t.Error(got)
	}
}

func sure[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
