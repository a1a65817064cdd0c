package main

import (
	"strings"
	"testing"

	"github.com/go-career/career/internal/trial"
)

func TestRun(t *testing.T) {
	var b strings.Builder
	if err := run(&b, "careers", "../gap/testdata/resume.json", "terminal-systems-engineer"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"added role terminal-systems-engineer (Terminal Systems Engineer)",
		"replaced role scrum-master (Scrum Master) by delivery-manager",
		"+ Schnittstellenentwickler",
		"added skill navis-n4 (Navis N4)",
		"Amara Nwosu → Terminal Systems Engineer: coverage",
		"DE: €62,000–€78,000 a year",
		"SG: SGD\u00a06,200–8,100 a month",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing from\n%s", want, b.String())
		}
	}
	if run(&b, "careers", "../gap/testdata/resume.json", "harbor-master") == nil || run(&b, "main.go", "../gap/testdata/resume.json", "backend-developer") == nil {
		t.Error("no error for what is not there")
	}
}

func TestCommand(t *testing.T) {
	call := trial.Caller(t, command)
	call([]string{"-h"}, 0, `usage: company `, "")
	call([]string{"-help"}, 0, `usage: company `, "")
	call([]string{"-nonsense"}, 2, "", `company: flag provided but not defined: -nonsense
company -h shows how`)
	call([]string{"-careers", "careers", "-resume", "../gap/testdata/resume.json"}, 0, `Amara Nwosu → Terminal Systems Engineer`, "")
	call([]string{"-careers", "careers", "-resume", "../gap/testdata/resume.json", "-role", "scrum-master"}, 0, `→ Delivery Manager`, "")
	call([]string{"-careers", "careers", "-resume", "../gap/testdata/resume.json", "x"}, 2, "", `unexpected argument`)
	call([]string{"-careers", "main.go"}, 1, "", `main.go`)
	call([]string{"-careers", "careers", "-resume", "../gap/testdata/resume.json", "-role", "court jester"}, 2, "", `no role "court jester" in the catalogue`)
	call([]string{"-careers", "careers", "-resume", "../gap/testdata/resume.json", "-role", "Engineer"}, 2, "", `"Engineer" may be more than one role: `)
	call([]string{"-careers", "careers", "-resume", "../gap/testdata/resume.json", "-role", "Bakend Developer"}, 2, "", `near are Backend Developer (backend-developer)`)
}
