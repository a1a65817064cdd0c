package main

import (
	"strings"
	"testing"

	"github.com/go-career/career/internal/trial"
)

func TestRun(t *testing.T) {
	var b strings.Builder
	if err := run(&b, "testdata/titles.csv", "testdata/posting.txt", 0.7); err != nil {
		t.Fatal(err)
	}
	out := b.String()
	for _, want := range []string{"senior-backend-developer", "data-scientist", "site-reliability-engineer", "vp-of-engineering",
		"Left to a person", `"Staff Nurse"`, "internal-auditor", "PostgreSQL", "Java 17", "Kubernetes", "C++"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing", want)
		}
	}
	for _, no := range []string{"Swift", "Express"} {
		if strings.Contains(out, "\n"+no+" ") {
			t.Errorf("%q is found where it is not meant", no)
		}
	}
	if t.Failed() || strings.Contains(out, "%!") {
		t.Log(out)
	}
	if run(&b, "testdata/posting.txt", "", 0.7) == nil || run(&b, "testdata/none.csv", "", 0.7) == nil {
		t.Error("no error for what is no list of titles")
	}
}

func TestCommand(t *testing.T) {
	call := trial.Caller(t, command)
	call([]string{"-h"}, 0, `usage: inbox `, "")
	call([]string{"-help"}, 0, `usage: inbox `, "")
	call([]string{"-nonsense"}, 2, "", `inbox: flag provided but not defined: -nonsense
inbox -h shows how`)
	call([]string{"-titles", "testdata/titles.csv", "-text", "testdata/posting.txt"}, 0, `Left to a person`, "")
	call([]string{"-sure", "2"}, 2, "", `want 0 to 1`)
	call([]string{"-sure", "NaN"}, 2, "", `want 0 to 1`)
	call([]string{"x"}, 2, "", `unexpected argument`)
	call([]string{"-titles", "testdata/none.csv"}, 1, "", `none.csv`)
}
