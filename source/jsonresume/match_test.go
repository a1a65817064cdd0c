package jsonresume_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
	"github.com/go-career/career/source/jsonresume"
)

// TestNames reads names of skills with what people write beside them.
func TestNames(t *testing.T) {
	for _, tt := range []struct {
		text    string
		skills  []string
		unknown []string
	}{
		{"Python (primary)", []string{"python"}, nil},
		{"AWS (basic)", []string{"aws awareness"}, nil},
		{"python (3 yrs)", []string{"python"}, nil},
		{"Python – primary", []string{"python"}, nil},
		{"Python - Advanced", []string{"python practitioner"}, nil},
		{"Python: 4/5", []string{"python practitioner"}, nil},
		{"Python 80%", []string{"python practitioner"}, nil},
		{"Python ★★★★★", []string{"python expert"}, nil},
		{"Python 3.12", []string{"python"}, nil},
		{"Basic HTML", []string{"html awareness"}, nil},
		{"SQL advanced", []string{"sql practitioner"}, nil},
		{"Advanced in SQL, PHP; Proficient in MATLAB, Python", []string{"matlab practitioner", "php practitioner", "python practitioner", "sql practitioner"}, nil},
		{"Expert: Go, Rust\nBasic: PHP", []string{"go expert", "php awareness", "rust expert"}, nil},
		{"Proficient with Go (expert) and Rust", []string{"go expert", "rust practitioner"}, nil},
		{"Experience in Go", []string{"go"}, nil},
		{"Sehr gut in Go, Grundkenntnisse in SQL", []string{"go practitioner"}, []string{"Grundkenntnisse in SQL"}},
		{"Python (Programming Language)", []string{"python"}, nil},
		{"Pandas (logiciel)", []string{"pandas"}, nil},
		{"Amazon Web Services (AWS)", []string{"aws"}, nil},
		{"Cascading Style Sheets (CSS)", []string{"css"}, nil},
		{"Extract, Transform, Load (ETL)", []string{"etl"}, nil},
		{"Python (Django, Flask)", []string{"django", "flask", "python"}, nil},
		{"HTML/CSS", []string{"css", "html"}, nil},
		{"C/C++, Rust and SQL", []string{"c", "cpp", "rust", "sql"}, nil},
		{"CI/CD", []string{"ci-cd"}, nil},
		{"Package Managers: NPM, Yarn", []string{"npm", "yarn"}, []string{"Package Managers"}},
		{"Machine Learning: TensorFlow, Keras", []string{"keras", "machine-learning", "tensorflow"}, nil},
		{"Working knowledge of Go", []string{"go working"}, nil},
		{"Basic understanding of SQL", []string{"sql awareness"}, nil},
		{"Python (2,3)", []string{"python"}, nil},
		{"Klingonscript (advanced)", nil, []string{"Klingonscript"}},
		{"Klingonscript, Go", []string{"go"}, []string{"Klingonscript"}},
	} {
		text, _ := json.Marshal(tt.text)
		_, m := read(t, `{"skills": [`+string(text)+`]}`)
		if diff := cmp.Diff(tt.skills, held(m)); diff != "" {
			t.Errorf("%q: %s", tt.text, diff)
		}
		if diff := cmp.Diff(tt.unknown, unknown(m)); diff != "" {
			t.Errorf("%q: unknown %s", tt.text, diff)
		}
	}
}

// TestDates reads positions with dates as people write them.
func TestDates(t *testing.T) {
	for _, tt := range []struct{ name, start, end, want, unread string }{
		{"the schema's", "2019-01", "2019-06", "2019-01 to 2019-06, 5", ""},
		{"names of months", "Oct 2014", "Sept. 2015", "2014-10 to 2015-09, 11", ""},
		{"still held", "2023-9-28", "Present", "2023-09-28 to now, 34", ""},
		{"no end", "03/2020", "", "2020-03 to now, 76", ""},
		{"a period in the field for the start", "Jan 2019 - Present", "", "2019-01 to now, 90", ""},
		{"no dates", "", "", " to , 0", ""},
		{"no start", "", "2020", " to 2020, 0", ""},
		{"the same year", "2019", "2019", "2019 to 2019, 1", ""},
		{"ambiguous", "03/04/2020", "2021", "2020 to 2021, 12", "work[0].startDate 03/04/2020 (part-date)"},
		{"a season", "Summer 2020", "2021", "2020 to 2021, 12", "work[0].startDate Summer 2020 (part-date)"},
		{"no date", "then", "2021", " to 2021, 0", "work[0].startDate then (date)"},
		{"ends before it starts", "2020-05", "2019-05", "2020-05 to 2019-05, 0", "work[0].endDate 2019-05 (order)"},
		{"starts after today", "2027", "", "2027 to now, 0", "work[0].startDate 2027 (order)"},
		{"ends after today", "2026-01", "2030-01", "2026-01 to 2030-01, 6", ""},
		{"starts in the present", "Present", "2020", " to 2020, 0", "work[0].startDate Present (date)"},
	} {
		_, m := read(t, fmt.Sprintf(`{"work": [{"position": "Clerk", "name": "Quay", "startDate": %q, "endDate": %q}]}`, tt.start, tt.end))
		if got := strings.Join(work(m), ""); got != "Clerk, Quay, "+tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
		if got := strings.Join(unread(m), ", "); got != tt.unread {
			t.Errorf("%s: unread %s, want %s", tt.name, got, tt.unread)
		}
	}
}

// TestPathsOfDates checks where dates stand that are not fields of their own.
func TestPathsOfDates(t *testing.T) {
	_, m := read(t, `{"experience": [
		{"title": "Clerk", "date": "whenever"},
		{"title": "Clerk", "date": "03/04/2020 - sometime"},
		{"title": "Clerk", "period": {"from": "x", "to": {"year": 2020, "month": 13}}},
		{"title": "Clerk", "work_time": ["2019", "y"]},
		{"title": "Clerk", "work_time": ["2019", "2020", "2021"]}]}`)
	if diff := cmp.Diff([]string{
		"experience[4].work_time [\"2019\", \"2020\", \"2021\"] (type)",
		"experience[0].date whenever (date)",
		"experience[1].date 03/04/2020 - sometime (part-date)",
		"experience[2].period.from x (date)",
		"experience[2].period.to 2020-13 (part-date)",
		"experience[3].work_time[1] y (date)",
	}, unread(m)); diff != "" {
		t.Error(diff)
	}
}

// TestUses checks time in positions that overlap, and when each skill was used.
func TestUses(t *testing.T) {
	_, m := read(t, `{"skills": [{"name": "Rust", "years": 3}, "Go (5 yrs)", "Git"], "work": [
		{"position": "Backend Developer", "startDate": "2022-01", "summary": "Go and PostgreSQL"},
		{"position": "Backend Developer", "startDate": "2020-01", "endDate": "2023-01", "highlights": ["Moved to Golang", "and Docker"]},
		{"position": "Web Developer", "startDate": "2015", "endDate": "2016", "keywords": ["PHP"]},
		{"position": "Clerk", "summary": "Excel"}]}`)
	if diff := cmp.Diff([]career.Experience{{Role: "backend-developer", Months: 78}, {Role: "web-developer", Months: 12}}, m.Profile.Experience); diff != "" {
		t.Error(diff)
	}
	if m.Months != 90 {
		t.Errorf("%d months in all", m.Months)
	}
	var uses []jsonresume.Use
	for _, u := range m.Uses {
		if slices.Contains([]career.SkillID{"go", "docker", "postgresql", "php", "rust", "git"}, u.Skill) {
			uses = append(uses, u)
		}
	}
	if diff := cmp.Diff([]jsonresume.Use{
		{Skill: "docker", Months: 36, Last: 2023},
		{Skill: "go", Months: 78, Last: 2026, Current: true, Stated: 60},
		{Skill: "php", Months: 12, Last: 2016},
		{Skill: "postgresql", Months: 54, Last: 2026, Current: true},
		{Skill: "rust", Stated: 36},
	}, uses); diff != "" {
		t.Error(diff)
	}
}

func TestProfileLevel(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       career.Level
		why        string
	}{
		{"the title of the position still held", `{"work": [{"position": "Backend Developer", "startDate": "2010", "endDate": "2020"}, {"position": "Senior Backend Developer", "startDate": "2020"}]}`, career.LevelSenior, "the title of the last position says senior"},
		{"a title that no role has", `{"work": [{"position": "Junior Hatter", "startDate": "2020"}]}`, career.LevelEntry, "the title of the last position says entry"},
		{"a role that is lead", `{"work": [{"position": "Engineering Manager", "startDate": "2025-01"}]}`, career.LevelLead, "lead"},
		{"months in a plain title", `{"work": [{"position": "Backend Developer", "startDate": "2025-09"}]}`, career.LevelEntry, "10 months of work"},
		{"years in a plain title", `{"work": [{"position": "Backend Developer", "startDate": "2022-01"}]}`, career.LevelMid, "4 years of work"},
		{"many years in plain titles", `{"work": [{"position": "Backend Developer", "startDate": "2018-01", "endDate": "2022-01"}, {"position": "Web Developer", "startDate": "2014-01", "endDate": "2018-01"}]}`, career.LevelSenior, "8 years of work"},
		{"no dates", `{"work": [{"position": "Backend Developer"}]}`, career.LevelMid, "which is mid"},
		{"the headline alone", `{"basics": {"label": "Senior Hatter"}, "skills": ["Go"]}`, career.LevelSenior, "the headline"},
		{"nothing", `{"skills": ["Go"]}`, 0, ""},
	} {
		_, m := read(t, tt.text)
		if m.Profile.Level != tt.want || !strings.Contains(m.LevelWhy, tt.why) {
			t.Errorf("%s: %s, %s", tt.name, m.Profile.Level, m.LevelWhy)
		}
	}
}

// TestText checks that text is read for skills, HTML or not, and where they were found.
func TestText(t *testing.T) {
	_, m := read(t, `{"basics": {"summary": "Likes Ansible"}, "projects": [{"name": "Shop", "description": "In Vue.js", "highlights": ["Redis"], "startDate": "2020"}],
		"work": [{"position": "Python Developer", "summary": "<p>Docker &amp; Git</p>", "highlights": ["Kubernetes"], "technologies": ["Terraform", "Quipu"]}]}`)
	var got []string
	for _, f := range m.Found {
		got = append(got, fmt.Sprintf("%s %s %s %s", f.Path, f.Text, f.Skill, f.Evidence))
	}
	if diff := cmp.Diff([]string{
		"projects[0].description Vue.js vuejs name",
		"projects[0].highlights[0] Redis redis name",
		"work[0].position Python python name",
		"work[0].summary Docker docker name",
		"work[0].summary Git git name",
		"work[0].highlights[0] Kubernetes kubernetes name",
		"work[0].technologies[0] Terraform terraform ",
		"basics.summary Ansible ansible name",
	}, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]jsonresume.Place{{Path: "work[0].technologies[1]", Text: "Quipu"}}, m.Unknown); diff != "" {
		t.Error(diff)
	}
}

func TestEnums(t *testing.T) {
	for _, v := range jsonresume.ReasonValues() {
		if got, err := jsonresume.ParseReason(string(v)); got != v || err != nil {
			t.Errorf("%s: %s, %v", v, got, err)
		}
	}
	for _, v := range jsonresume.DialectValues() {
		if got, err := jsonresume.ParseDialect(string(v)); got != v || err != nil {
			t.Errorf("%s: %s, %v", v, got, err)
		}
	}
	var r jsonresume.Reason
	var d jsonresume.Dialect
	if err := json.Unmarshal([]byte(`"x"`), &r); !errors.Is(err, career.ErrValue) {
		t.Error(err)
	}
	if err := json.Unmarshal([]byte(`"x"`), &d); !errors.Is(err, career.ErrValue) {
		t.Error(err)
	}
}
