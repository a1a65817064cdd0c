package jsonresume_test

import (
	"errors"
	"fmt"
	"log"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
	"github.com/go-career/career/source/jsonresume"
)

const resume = `{
  "basics": {"name": "Robin Ode", "label": "Developer"},
  "work": [
    {"name": "Harbor Ltd", "position": "Backend Developer", "startDate": "2021-03-15", "endDate": "2023-11", "highlights": ["x"]},
    {"name": "Quay", "position": "Senior Backend Developer", "startDate": "2023", "endDate": ""},
    {"position": "Intern", "startDate": "last summer", "endDate": "Present"}
  ],
  "skills": [
    {"name": "Languages", "level": "Advanced", "keywords": ["Python 3.12", "golang", "Klingonscript"]},
    {"name": "SQL", "level": "Master", "keywords": []},
    {"name": "Databases", "keywords": ["postgres", "SQL"]},
    {"name": "C/C++, Rust and SQL", "level": "7 years"},
    {"name": "Git", "level": ""},
    {"name": "Docker", "level": "Beginner"},
    {"name": "docker", "level": "intermediate"}
  ],
  "languages": [{"language": "Go", "fluency": "Native speaker"}],
  "x-own": {"anything": true}
}`

func TestMatch(t *testing.T) {
	r, err := jsonresume.Read(strings.NewReader(resume))
	if err != nil {
		t.Fatal(err)
	}
	got := r.MatchOn(career.Default(), time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC))
	wantSkills := map[career.SkillID]career.Proficiency{
		"python": career.Practitioner, "go": career.Practitioner, "sql": career.Expert, "postgresql": career.Unrated,
		"database-fundamentals": career.Unrated, "c": career.Unrated, "cpp": career.Unrated, "rust": career.Unrated,
		"git": career.Unrated, "docker": career.Working,
	}
	if diff := cmp.Diff(wantSkills, got.Profile.Skills); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]career.Experience{{Role: "senior-backend-developer", Months: 36}, {Role: "backend-developer", Months: 32}}, got.Profile.Experience); diff != "" {
		t.Error(diff)
	}
	if got.Profile.Complete {
		t.Error("a résumé is taken for complete")
	}
	if diff := cmp.Diff([]jsonresume.Place{{Path: "skills[0].name", Text: "Languages"}, {Path: "skills[0].keywords[2]", Text: "Klingonscript"}}, got.Unknown); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]jsonresume.Unread{
		{Place: jsonresume.Place{Path: "x-own", Text: `{"anything": true}`}, Reason: jsonresume.ReasonField},
		{Place: jsonresume.Place{Path: "work[2].startDate", Text: "last summer"}, Reason: jsonresume.ReasonDate},
	}, got.Unread); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]jsonresume.Position{
		{Employer: "Harbor Ltd", Title: "Backend Developer", Start: career.Date{Year: 2021, Month: 3, Day: 15}, End: career.Date{Year: 2023, Month: 11},
			Role: "backend-developer", Months: 32},
		{Employer: "Quay", Title: "Senior Backend Developer", Start: career.Date{Year: 2023}, Current: true,
			Role: "senior-backend-developer", Months: 36},
		{Title: "Intern", Current: true},
	}, got.Work); diff != "" {
		t.Error(diff)
	}
	if err := career.Default().CheckProfile(got.Profile); err != nil {
		t.Error(err)
	}
}

// TestNothingIsDropped checks that every text of the skills section comes back, as found or as unknown.
func TestNothingIsDropped(t *testing.T) {
	r, err := jsonresume.Read(strings.NewReader(resume))
	if err != nil {
		t.Fatal(err)
	}
	got := r.Match(career.Default())
	seen := map[string]bool{}
	for _, f := range got.Found {
		seen[f.Path] = true
	}
	for _, u := range got.Unknown {
		seen[u.Path] = true
	}
	for i, s := range r.Skills {
		if p := fmt.Sprintf("skills[%d].name", i); !seen[p] {
			t.Errorf("%s is gone", p)
		}
		for k := range s.Keywords {
			if p := fmt.Sprintf("skills[%d].keywords[%d]", i, k); !seen[p] {
				t.Errorf("%s is gone", p)
			}
		}
	}
}

func TestReadTrouble(t *testing.T) {
	tests := []struct {
		name, text   string
		line, column int
		want         string
	}{
		{"empty", "", 1, 1, "ends"},
		{"cut off", "{\n  \"skills\": [", 2, 14, "ends"},
		{"a stray comma", "{\n  \"skills\": [],\n}", 3, 1, "'}'"},
		{"a list", "\n []", 2, 2, "wrong type: list where an object belongs"},
		{"a text", `"{}"`, 1, 1, "text"},
		{"null", "null", 1, 1, "null"},
		{"not UTF-8", "{\"basics\":\n{\"name\":\"\xff\"}}", 2, 10, "not valid UTF-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := jsonresume.Read(strings.NewReader(tt.text))
			e, ok := errors.AsType[*jsonresume.Error](err)
			if r != nil || !ok {
				t.Fatalf("%v, %v", r, err)
			}
			if e.Line != tt.line || e.Column > tt.column || e.Column < tt.column-9 || !strings.Contains(e.Error(), tt.want) {
				t.Errorf("%v, want %q at %d:%d", e, tt.want, tt.line, tt.column)
			}
		})
	}
	if _, err := jsonresume.Read(strings.NewReader("\ufeff{}")); err != nil {
		t.Errorf("with a byte-order mark: %v", err)
	}
	if _, err := jsonresume.Read(strings.NewReader(strings.Repeat(" ", 9<<20))); err == nil || !strings.Contains(err.Error(), "larger than") {
		t.Errorf("nine MiB: %v", err)
	}
}

func ExampleRead() {
	file, err := os.Open("../../examples/gap/testdata/resume.json")
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()
	r, err := jsonresume.Read(file)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(r.Basics.Name)
	for _, s := range r.Skills[:2] {
		fmt.Println(s.Name, s.Level, s.Keywords)
	}
	// Output:
	// Amara Nwosu
	// Backend programming Intermediate [Go REST gRPC]
	// Databases Advanced [SQL Postgres Redis]
}

func ExampleResume_Match() {
	r, err := jsonresume.Read(strings.NewReader(`{"skills": [{"name": "Databases", "level": "Advanced", "keywords": ["Postgres", "Quipu"]}]}`))
	if err != nil {
		log.Fatal(err)
	}
	reading := r.Match(career.Default())
	for _, f := range reading.Found {
		fmt.Println(f.Path, f.Text, "→", f.Skill, f.Level)
	}
	fmt.Println("unknown:", reading.Unknown)
	// Output:
	// skills[0].name Databases → database-fundamentals practitioner
	// skills[0].keywords[0] Postgres → postgresql practitioner
	// unknown: [{skills[0].keywords[1] Quipu}]
}

func ExampleLevel() {
	for _, text := range []string{"Master", "Fortgeschritten", "4/5", "★★☆☆☆", "5"} {
		level, ok := jsonresume.Level(text)
		fmt.Println(level, ok)
	}
	// Output:
	// expert true
	// practitioner true
	// practitioner true
	// working true
	// unrated false
}

func ExampleResume_MatchOn() {
	r, err := jsonresume.Read(strings.NewReader(`{"work": [
		{"name": "Harbor Ltd", "position": "Backend Developer", "startDate": "2021-03", "endDate": "2023-11"}]}`))
	if err != nil {
		panic(err)
	}
	reading := r.MatchOn(career.Default(), time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC))
	for _, e := range reading.Profile.Experience {
		fmt.Println(e.Role, e.Months, "months")
	}
	// Output:
	// backend-developer 32 months
}
