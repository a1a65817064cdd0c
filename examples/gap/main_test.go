package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/trial"
)

func TestRun(t *testing.T) {
	var b strings.Builder
	if err := run(&b, career.Default(), question{resume: "testdata/resume.json", role: "backend-developer", pace: 5}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Amara Nwosu → Backend Developer", `"Zellij"`, "certain ", "likely ", "possible ", "* SQL: stated at practitioner level",
		"Find out first", "Learn in this order", "hours of study", "Roles that fit best", "What one more skill would bring"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing", want)
		}
	}
	for _, no := range []string{"%!", " 1 levels", " 1 hours", "()", ": \n", ": ;"} {
		if strings.Contains(b.String(), no) {
			t.Errorf("%q is in the text", no)
		}
	}
	if t.Failed() {
		t.Log(b.String())
	}
}

func TestPosting(t *testing.T) {
	var b strings.Builder
	if err := run(&b, career.Default(), question{resume: "testdata/resume.json", posting: "testdata/posting.txt", pace: 5}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Amara Nwosu → Backend Developer", "read as Backend Developer (score", "How near to the posting", "Terraform"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing from\n%s", want, &b)
		}
	}
}

// TestPeople checks that people of other trades come out near their own job. Each résumé is written as people write them.
func TestPeople(t *testing.T) {
	c := career.Default()
	for file, job := range map[string]career.JobID{
		"resume": "backend-developer", "frontend-developer": "frontend-developer", "systems-administrator": "systems-administrator",
		"data-analyst": "data-analyst", "manual-tester": "qa-engineer", "product-manager": "product-manager",
		"data-engineer": "data-engineer", // an export of Reactive Resume
	} {
		t.Run(file, func(t *testing.T) {
			a, err := ask(c, question{resume: "testdata/" + file + ".json", role: "backend-developer"})
			if err != nil {
				t.Fatal(err)
			}
			if err := c.CheckProfile(a.Profile); err != nil {
				t.Error(err)
			}
			near := false
			for _, r := range a.Best {
				role, _ := c.Role(r.Role)
				near = near || role.Job == job
			}
			if !near {
				t.Errorf("no role of %s among %v", job, a.Best)
			}
			b := a.Gap.Coverage
			if b.Low > b.Likely || b.Likely > b.High {
				t.Errorf("coverage %v", b)
			}
		})
	}
}

func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := run(&b, career.Default(), question{resume: "testdata/resume.json", posting: "testdata/posting.txt", pace: 5, json: true}); err != nil {
		t.Fatal(err)
	}
	var a answer
	if err := json.Unmarshal(b.Bytes(), &a); err != nil {
		t.Fatal(err)
	}
	if a.Person != "Amara Nwosu" || a.Posting == nil || len(a.Posting.Gap.Items) == 0 || len(a.Gap.Items) == 0 || len(a.Plan.Steps) == 0 || len(a.Best) == 0 {
		t.Errorf("%+v", a)
	}
}

func TestMarkdown(t *testing.T) {
	var b strings.Builder
	if err := run(&b, career.Default(), question{resume: "testdata/resume.json", posting: "testdata/posting.txt", pace: 5, markdown: true}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# How near to Backend Developer\n", "\n# How near to the advertisement\n", "\n# Plan for Backend Developer\n", "| SQL | practitioner | yes | stated at practitioner level |"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing from\n%s", want, &b)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, q := range []question{
		{resume: "testdata/resume.json", role: "court-jester"},
		{resume: "testdata/none.json", role: "backend-developer"},
		{resume: "testdata/posting.txt", role: "backend-developer"},
		{resume: "testdata/resume.json", posting: "testdata/none.txt"},
	} {
		if err := run(&bytes.Buffer{}, career.Default(), q); err == nil {
			t.Errorf("%+v: no error", q)
		}
	}
}

func TestCommand(t *testing.T) {
	call := trial.Caller(t, command)
	call([]string{"-h"}, 0, `usage: gap `, "")
	call([]string{"-help"}, 0, `usage: gap `, "")
	call([]string{"-nonsense"}, 2, "", `gap: flag provided but not defined: -nonsense
gap -h shows how`)
	call([]string{"-resume", "testdata/resume.json", "-role", "Backend Developer"}, 0, `Amara Nwosu → Backend Developer`, "")
	call([]string{"-resume", "testdata/resume.json", "-role", "backend-developer", "-json"}, 0, `"role": "backend-developer",`, "")
	call([]string{}, 2, "", `want -resume, and -role or -posting`)
	call([]string{"-resume", "testdata/resume.json"}, 2, "", `want -resume`)
	call([]string{"-resume", "testdata/resume.json", "-role", "backend-developer", "more"}, 2, "", `unexpected argument "more"`)
	call([]string{"-resume", "testdata/resume.json", "-pace", "x", "-role", "backend-developer"}, 2, "", `-pace`)
	call([]string{"-resume", "testdata/none.json", "-role", "backend-developer"}, 1, "", `none.json`)
	call([]string{"-resume", "testdata/resume.json", "-role", "court jester"}, 2, "", `no role "court jester" in the catalogue`)
	call([]string{"-resume", "testdata/resume.json", "-role", "Engineer"}, 2, "", `"Engineer" may be more than one role: `)
	call([]string{"-resume", "testdata/resume.json", "-role", "Bakend Developer"}, 2, "", `near are Backend Developer (backend-developer)`)
}
