package main

import (
	"strings"
	"testing"
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
