package jsonresume_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
	"github.com/go-career/career/source/jsonresume"
)

var day = time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC)

// read reads a text that must be read, and matches it.
func read(t testing.TB, text string) (*jsonresume.Resume, jsonresume.Reading) {
	t.Helper()
	r, err := jsonresume.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	m := r.MatchOn(career.Default(), day)
	if err := career.Default().CheckProfile(m.Profile); err != nil {
		t.Error(err)
	}
	return r, m
}

// work returns positions in a line each: "Title, Employer, 2019-01 to 2020-12, 23".
func work(m jsonresume.Reading) (lines []string) {
	for _, p := range m.Work {
		end := p.End.String()
		if p.Current {
			end = "now"
		}
		lines = append(lines, fmt.Sprintf("%s, %s, %s to %s, %d", p.Title, p.Employer, p.Start, end, p.Months))
	}
	return lines
}

// held returns the profile's skills with their levels: "go expert".
func held(m jsonresume.Reading) (list []string) {
	for id, level := range m.Profile.Skills {
		if level == career.Unrated {
			list = append(list, string(id))
		} else {
			list = append(list, fmt.Sprintf("%s %s", id, level))
		}
	}
	slices.Sort(list)
	return list
}

// unread returns what could not be read: "work[0].endDate soon (date)".
func unread(m jsonresume.Reading) (list []string) {
	for _, u := range m.Unread {
		list = append(list, fmt.Sprintf("%s %.40s (%s)", u.Path, u.Text, u.Reason))
	}
	return list
}

func unknown(m jsonresume.Reading) (list []string) {
	for _, u := range m.Unknown {
		list = append(list, u.Text)
	}
	return list
}

// TestDialects reads small résumés in the formats that people have them in.
func TestDialects(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		dialect    jsonresume.Dialect
		person     string
		work       []string
		skills     []string
		unknown    []string
		unread     []string
	}{
		{"JSON Resume", `{"$schema": "x", "basics": {"name": "Robin", "image": "", "url": "", "location": {"city": "X"}},
			"work": [{"name": "Quay", "position": "Web Developer", "startDate": "2019-01-15", "endDate": "2020-12-31", "url": "x", "location": "X"}],
			"skills": [{"name": "Go", "level": "Master", "keywords": []}], "languages": [{"language": "French", "fluency": "Native"}],
			"interests": [{"name": "Chess"}], "meta": {"theme": "even"}}`,
			jsonresume.DialectJSONResume, "Robin", []string{"Web Developer, Quay, 2019-01-15 to 2020-12-31, 23"}, []string{"go expert"}, nil, nil},
		{"JSON Resume before 1.0.0", `{"basics": {"name": "Robin", "picture": "p", "website": "w", "location": "Oslo"},
			"work": [{"company": "Quay", "position": "Clerk", "website": "w", "startDate": "2019-01", "endDate": "2019-03", "highlights": ["SQL"]}],
			"education": [{"institution": "X", "gpa": 3.9}], "skills": [{"name": "Docker", "level": "", "keywords": ["Git"]}]}`,
			jsonresume.DialectJSONResume, "Robin", []string{"Clerk, Quay, 2019-01 to 2019-03, 2"}, []string{"docker", "git", "sql"}, nil, nil},
		{"Reactive Resume 3", `{"basics": {"name": "Robin", "headline": "Clerk", "photo": {"url": ""}}, "sections": {
			"work": {"id": "work", "name": "Work", "type": "basic", "columns": 2, "visible": true, "items": [
				{"id": "1", "name": "Quay", "position": "Clerk", "date": {"start": "2019-01-01T00:00:00.000Z", "end": ""}, "url": "", "summary": "- Wrote Python"}]},
			"skills": {"name": "Skills", "visible": true, "items": [{"id": "1", "name": "Go", "level": "Advanced", "levelNum": 6, "keywords": ["Gin"]}, {"name": "Redis", "levelNum": 10}]}},
			"metadata": {"locale": "en"}, "public": true}`,
			jsonresume.DialectReactiveResume, "Robin", []string{"Clerk, Quay, 2019-01-01 to now, 90"}, []string{"gin practitioner", "go practitioner", "python", "redis expert"}, nil, []string{"public true (field)"}},
		{"Reactive Resume 4", `{"basics": {"name": "Robin", "headline": "Clerk", "url": {"label": "", "href": "x"}, "customFields": []}, "sections": {
			"summary": {"name": "Summary", "content": "<p>Likes <b>Ansible</b></p>", "id": "summary"},
			"experience": {"name": "Experience", "visible": true, "items": [
				{"id": "1", "visible": true, "company": "Quay", "position": "Clerk", "location": "", "date": "January 2019 – Present", "summary": "<ul><li><p>Docker</p></li></ul>", "url": {}},
				{"id": "2", "visible": false, "company": "Pier", "position": "Clerk", "date": "2018"}]},
			"skills": {"name": "Skills", "items": [{"id": "1", "visible": true, "name": "Go", "description": "Advanced", "level": 0, "keywords": ["Gin"]}, {"name": "Redis", "description": "", "level": 4}]},
			"projects": {"items": [{"name": "Shop", "description": "", "summary": "In Vue.js", "keywords": ["Kotlin"]}]}, "custom": {}}, "metadata": {}}`,
			jsonresume.DialectReactiveResume, "Robin", []string{"Clerk, Quay, 2019-01 to now, 90"},
			[]string{"ansible", "docker", "gin practitioner", "go practitioner", "kotlin", "redis practitioner", "vuejs"}, nil,
			[]string{`sections.experience.items[1] {"id": "2", "visible": false, "company": (hidden)`}},
		{"Reactive Resume 5", `{"picture": {"hidden": true}, "version": "5.0.0", "basics": {"name": "Robin", "headline": "Clerk", "website": {"url": ""}}, "summary": {"title": "Summary", "hidden": false, "content": ""},
			"sections": {"experience": {"title": "", "hidden": false, "items": [{"id": "1", "hidden": false, "company": "Quay", "position": "Clerk", "period": "Jan 2019 - Dec 2020", "description": "<p>Docker</p>"}]},
				"skills": {"items": [{"id": "1", "hidden": false, "icon": "x", "name": "Go", "proficiency": "Advanced", "level": 5, "keywords": []}]}}, "customSections": [], "metadata": {}}`,
			jsonresume.DialectReactiveResume, "Robin", []string{"Clerk, Quay, 2019-01 to 2020-12, 23"}, []string{"docker", "go expert"}, nil, nil},
		{"FRESH", `{"name": "Robin", "meta": {"format": "FRESH@0.6.0"}, "info": {"label": "Clerk", "brief": ""}, "contact": {}, "employment": {"summary": "", "history": [
			{"employer": "Quay", "position": "Clerk", "start": "2019-01", "current": true, "keywords": ["Docker"], "highlights": ["x"]},
			{"employer": "Pier", "position": "Clerk", "start": "2018-01", "end": "2018-05"}]},
			"skills": {"sets": [{"name": "Tools", "level": "9", "skills": ["Git"]}], "list": [{"name": "Go", "level": "advanced", "years": "4+", "proof": "x"}]},
			"samples": [{"title": "Shop", "summary": "In Vue.js", "date": "2019"}]}`,
			jsonresume.DialectFRESH, "Robin", []string{"Clerk, Quay, 2019-01 to now, 90", "Clerk, Pier, 2018-01 to 2018-05, 4"},
			[]string{"docker", "git", "go practitioner", "vuejs"}, []string{"Tools"}, []string{"skills.sets[0].level 9 (scale)"}},
		{"LinkedIn, as the site's own interface gives it", `{"profile": {"firstName": "Robin", "lastName": "Ode", "headline": "Clerk", "summary": "", "entityUrn": "x"},
			"positionView": {"paging": {"total": 1}, "elements": [{"title": "Clerk", "companyName": "Quay", "company": {"employeeCountRange": {}}, "locationName": "X", "timePeriod": {"startDate": {"month": 1, "year": 2019}}, "description": "Docker"}]},
			"skillView": {"elements": [{"name": "Python (Programming Language)"}, {"name": "Amazon Web Services (AWS)"}]}, "educationView": {}}`,
			jsonresume.DialectLinkedIn, "Robin Ode", []string{"Clerk, Quay, 2019-01 to now, 90"}, []string{"aws", "docker", "python"}, nil,
			[]string{"profile.entityUrn x (field)", `positionView.elements[0].company {"employeeCountRange": {}} (field)`}},
		{"LinkedIn, as a tool gives it", `{"success": true, "person": {"publicIdentifier": "x", "firstName": "Robin", "lastName": "Ode", "headline": "Clerk", "positions": {"positionsCount": 1, "positionHistory": [
			{"title": "Clerk", "companyName": "Quay", "description": "", "startEndDate": {"start": {"month": 10, "year": 2023}, "end": null}, "companyLogo": "x"}]}, "skills": ["Python", "SQL"], "languages": []}, "company": {"name": "Quay"}}`,
			jsonresume.DialectLinkedIn, "Robin Ode", []string{"Clerk, Quay, 2023-10 to now, 33"}, []string{"python", "sql"}, nil,
			[]string{`success true (field)`, `company {"name": "Quay"} (field)`}},
		{"LinkedIn, as another tool gives it", `{"full_name": "Robin Ode", "headline": "Clerk", "experiences": [{"starts_at": {"day": 1, "month": 1, "year": 2019}, "ends_at": {"day": 31, "month": 12, "year": 2020}, "company": "Quay", "title": "Clerk", "description": null}], "skills": [], "public_identifier": "x"}`,
			jsonresume.DialectLinkedIn, "Robin Ode", []string{"Clerk, Quay, 2019-01-01 to 2020-12-31, 23"}, nil, nil, nil},
		{"RenderCV", `{"cv": {"name": "Robin", "label": "Clerk", "email": "x", "sections": {"experience": [{"company": "Quay", "position": "Clerk", "start_date": "2019-01", "end_date": "present", "highlights": ["Docker"]}],
			"skills": [{"label": "Languages", "details": "Go, Rust"}]}}, "design": {"theme": "x"}}`,
			jsonresume.DialectRenderCV, "Robin", []string{"Clerk, Quay, 2019-01 to now, 90"}, []string{"docker", "go", "rust"}, []string{"Languages"}, []string{`design {"theme": "x"} (field)`}},
		{"schema.org", `{"@context": "https://schema.org", "@type": "Person", "name": "Robin", "jobTitle": "Clerk", "knowsAbout": ["Go", "SQL"], "sameAs": [],
			"hasOccupation": [{"@type": "EmployeeRole", "roleName": "Clerk", "startDate": "2019-01", "endDate": "2020-12", "worksFor": {"@type": "Organization", "name": "Quay"}}]}`,
			jsonresume.DialectSchemaOrg, "Robin", []string{"Clerk, Quay, 2019-01 to 2020-12, 23"}, []string{"go", "sql"}, nil, nil},
		{"a graph of schema.org", `{"@context": "https://schema.org", "@graph": [{"@type": "Person", "name": "Robin"}]}`,
			jsonresume.DialectSchemaOrg, "", nil, nil, nil, []string{`@graph [{"@type": "Person", "name": "Robin"}] (field)`}},
		{"a version for each language", `{"zh": {"basics": {"name": "罗"}, "work": []}, "en": {"basics": {"name": "Robin"}, "work": [{"name": "Quay", "position": "Clerk", "startDate": "2019", "endDate": "2020"}], "skills": [{"name": "Go"}]}}`,
			jsonresume.DialectJSONResume, "Robin", []string{"Clerk, Quay, 2019 to 2020, 12"}, []string{"go"}, nil,
			[]string{`zh {"basics": {"name": "罗"}, "work": []} (language)`}},
		{"fields for each language", `{"basics": {"name": {"de": "Robin", "fr": "Robine"}}, "work": {"de": [{"name": "Kai", "position": {"de": "Schreiber", "fr": "Commis"}}], "fr": []}}`,
			jsonresume.DialectJSONResume, "Robin", []string{"Schreiber, Kai,  to , 0"}, nil, nil,
			[]string{"basics.name.fr Robine (language)", "work.de[0].position.fr Commis (language)"}},
		{"lists with other names", `{"profile": {"name": "Robin", "positionTitle": "Clerk"}, "workExpList": [{"company_name": "Quay", "department_name": "IT", "work_time": ["2019.01", null], "work_desc": "Docker"}],
			"skillList": [{"skill_name": "Go", "skill_level": 80, "skill_desc": "with Redis"}], "projectList": [{"project_name": "Shop", "project_role": "x", "project_desc": "In Vue.js"}], "awardList": []}`,
			jsonresume.DialectOther, "Robin", []string{", Quay, 2019-01 to now, 90"}, []string{"docker", "go", "redis", "vuejs"}, nil, []string{"skillList[0].skill_level 80 (scale)"}},
		{"works and educations", `{"name": "Robin", "works": [{"organization": "Quay", "role": "Clerk", "from": "01/2019", "to": "12/2020", "tasks": ["Docker", "Git"]}], "educations": [{"school": "X"}]}`,
			jsonresume.DialectOther, "Robin", []string{"Clerk, Quay, 2019-01 to 2020-12, 23"}, []string{"docker", "git"}, nil, nil},
		{"positions inside an employer", `{"name": "Robin", "experience": [{"company": "Quay", "dates": "2018-2020", "roles": [{"title": "Senior Clerk", "dates": "2019 - 2020"}, {"title": "Clerk", "dates": "2018 - 2019"}]}]}`,
			jsonresume.DialectOther, "Robin", []string{"Senior Clerk, Quay, 2019 to 2020, 12", "Clerk, Quay, 2018 to 2019, 12"}, nil, nil, nil},
		{"employers as keys", `{"jobs": {"Quay": {"title": "Clerk", "start": 2019, "end": 2020}, "Pier": [{"title": "Hand", "start": 2018, "end": 2019}]}}`,
			jsonresume.DialectOther, "", []string{"Clerk, Quay, 2019 to 2020, 12", "Hand, Pier, 2018 to 2019, 12"}, nil, nil, nil},
		{"sections in a list", `{"name": "Robin", "sections": [{"type": "experience", "items": [{"company": "Quay", "title": "Clerk", "date": "2019 to 2020"}]}, {"title": "Skills", "items": ["Go", "SQL"]}, {"title": "Hats", "items": ["Fez"]}]}`,
			jsonresume.DialectOther, "Robin", []string{"Clerk, Quay, 2019 to 2020, 12"}, []string{"go", "sql"}, nil, []string{`sections[2] {"title": "Hats", "items": ["Fez"]} (field)`}},
		{"a résumé in an answer", `{"ok": true, "structured_cv": {"personal_info": {"name": "Robin"}, "experience": [{"company": "Quay", "role": "Clerk", "period": "2019 - now", "description": ["Docker", "Git"]}]}, "keywords": []}`,
			jsonresume.DialectOther, "Robin", []string{"Clerk, Quay, 2019 to now, 84"}, []string{"docker", "git"}, nil, []string{"ok true (field)"}},
		{"two fields for a date", `{"work": [{"company": "Quay", "position": "Clerk", "startDate": "2019-01-01", "start": {"year": 2019, "month": 1}, "endDate": "", "end": {}, "isCurrentRole": true}]}`,
			jsonresume.DialectJSONResume, "", []string{"Clerk, Quay, 2019-01-01 to now, 90"}, nil, nil, nil},
		{"skills of types with details", `{"basicInfo": {"name": "Robin"}, "skills": [{"type": "language", "typeName": "Languages", "detail": [{"name": "Go", "descriptions": ["and <strong>Redis</strong>"]}]}]}`,
			jsonresume.DialectJSONResume, "Robin", nil, []string{"go", "redis"}, []string{"Languages"}, nil},
		{"a level as text and as number", `{"skills": [{"name": "Go", "level": "5"}, {"name": "SQL", "level": 5}]}`,
			jsonresume.DialectJSONResume, "", nil, []string{"go", "sql"}, nil, []string{"skills[0].level 5 (scale)", "skills[1].level 5 (scale)"}},
		{"skills of categories with items", `{"basics": {}, "work": [], "skills": [{"category": "Languages", "items": ["Go", "Rust"]}, {"group": "Data", "skills": [{"name": "SQL", "level": "Expert"}]}]}`,
			jsonresume.DialectJSONResume, "", nil, []string{"go", "rust", "sql expert"}, []string{"Languages", "Data"}, nil},
		{"skills as texts", `{"work": [], "skills": ["Go", "SQL (advanced)"]}`, jsonresume.DialectJSONResume, "", nil, []string{"go", "sql practitioner"}, nil, nil},
		{"skills as one text", `{"skills": "Go, SQL; Docker"}`, jsonresume.DialectJSONResume, "", nil, []string{"docker", "go", "sql"}, nil, nil},
		{"skills as a map of groups", `{"work": [{"position": "Clerk"}], "skills": {"Languages": ["Go"], "Tools": "Docker, Git", "Other": [{"name": "SQL", "level": 3}]}}`,
			jsonresume.DialectJSONResume, "", []string{"Clerk, ,  to , 0"}, []string{"docker", "git", "go", "sql"}, []string{"Languages", "Tools", "Other"}, []string{"skills.Other[0].level 3 (scale)"}},
		{"skills as a map of levels", `{"skills": {"Go": "Advanced", "SQL": "4/5", "Docker": 3, "Git": {"level": "Basic", "years": 2}, "Rust": "5 years"}}`,
			jsonresume.DialectJSONResume, "", nil, []string{"docker", "git awareness", "go practitioner", "rust", "sql practitioner"}, nil, []string{"skills.Docker 3 (scale)"}},
		{"skills under headings that are levels", `{"skills": {"Expert": ["Go"], "Basic knowledge": ["SQL"], "Deep Learning / AI stuff": ["Keras"], "Professional Skills": ["Git"]}}`,
			jsonresume.DialectJSONResume, "", nil, []string{"deep-learning", "git", "go expert", "keras", "sql awareness"}, []string{"AI stuff", "Professional Skills"}, nil},
		{"fields of a wrong type", `{"basics": [1], "work": [7, {"name": true, "position": "Clerk", "startDate": {"x": 1}, "highlights": [true, "Docker"]}, "Clerk at Quay"], "skills": [true, {"name": "Go", "level": false, "keywords": 7}], "projects": 3}`,
			jsonresume.DialectJSONResume, "", []string{"Clerk, ,  to , 0"}, []string{"docker", "go"}, []string{"7"}, []string{
				"basics [1] (type)", "work[0] 7 (type)", "work[1].name true (type)", `work[1].startDate {"x": 1} (type)`, "work[1].highlights[0] true (type)",
				"work[2] Clerk at Quay (type)", "skills[0] true (type)", "skills[1].level false (type)", "projects 3 (type)"}},
		{"fields given twice", `{"skills": ["Go"], "skills": ["SQL"]}`, jsonresume.DialectJSONResume, "", nil, []string{"sql"}, nil, []string{`skills ["Go"] (repeat)`}},
		{"unknown fields", `{"skills": ["Go"], "x-own": {"a": 1}, "empty": "", "work": [{"position": "Clerk", "mood": "good"}]}`,
			jsonresume.DialectJSONResume, "", []string{"Clerk, ,  to , 0"}, []string{"go"}, nil, []string{"work[0].mood good (field)", `x-own {"a": 1} (field)`}},
		{"nothing of a résumé", `{"version": 2, "dependencies": {"a": "b"}}`, jsonresume.DialectNone, "", nil, nil, nil, []string{
			` {"version": 2, "dependencies": {"a": "b" (dialect)`, `dependencies {"a": "b"} (field)`}},
		{"nothing", `{}`, jsonresume.DialectNone, "", nil, nil, nil, []string{" {} (dialect)"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, m := read(t, tt.text)
			if r.Dialect != tt.dialect || r.Basics.Name != tt.person {
				t.Errorf("%s, %q", r.Dialect, r.Basics.Name)
			}
			for what, pair := range map[string][2][]string{"work": {tt.work, work(m)}, "skills": {tt.skills, held(m)}, "unknown": {tt.unknown, unknown(m)}, "unread": {tt.unread, unread(m)}} {
				if diff := cmp.Diff(pair[0], pair[1]); diff != "" {
					t.Errorf("%s: %s", what, diff)
				}
			}
		})
	}
}
