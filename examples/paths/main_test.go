package main

import (
	"strings"
	"testing"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/trial"
)

func TestRun(t *testing.T) {
	for format, want := range map[string]string{"text": "hours of study", "mermaid": "flowchart LR", "dot": "digraph career", "svg": "<desc>"} {
		var b strings.Builder
		if err := run(&b, career.Default(), "junior-backend-developer", "engineering-manager", career.PathOptions{}, format); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), want) || strings.Contains(b.String(), "%!") {
			t.Errorf("%s: %q is missing from\n%s", format, want, b.String())
		}
	}
	var b strings.Builder
	if run(&b, career.Default(), "junior-backend-developer", "court-jester", career.PathOptions{}, "text") == nil {
		t.Error("an unknown role is taken")
	}
	if err := run(&b, career.Default(), "junior-backend-developer", "engineering-manager", career.PathOptions{MaxHops: 1}, "text"); err != nil || !strings.Contains(b.String(), "no path") {
		t.Errorf("%v, %s", err, b.String())
	}
}

func TestCommand(t *testing.T) {
	call := trial.Caller(t, command)
	call([]string{"-h"}, 0, `usage: paths `, "")
	call([]string{"-help"}, 0, `usage: paths `, "")
	call([]string{"-nonsense"}, 2, "", `paths: flag provided but not defined: -nonsense
paths -h shows how`)
	call([]string{"-from", "Junior Backend Developer", "-to", "Engineering Manager"}, 0, `1. `, "")
	call([]string{"-from", "Junior Backend Developer", "-to", "engineering-manager", "-via", "backend-developer, Senior Backend Developer", "-format", "dot"}, 0, `digraph career`, "")
	call([]string{}, 2, "", `want -from and -to`)
	call([]string{"-from", "Junior Backend Developer", "-to", "engineering-manager", "-format", "gif"}, 2, "", `want text, svg, mermaid or dot`)
	call([]string{"-from", "Junior Backend Developer", "-to", "engineering-manager", "-kinds", "leap"}, 2, "", `-kinds`)
	call([]string{"-from", "Junior Backend Developer", "-to", "engineering-manager", "-avoid", "court jester"}, 2, "", `no role "court jester"`)
	call([]string{"-from", "Junior Backend Developer", "-to", "engineering-manager", "x"}, 2, "", `unexpected argument`)
	call([]string{"-from", "Junior Backend Developer", "-to", "court jester"}, 2, "", `no role "court jester" in the catalogue`)
	call([]string{"-from", "Junior Backend Developer", "-to", "Engineer"}, 2, "", `"Engineer" may be more than one role: `)
	call([]string{"-from", "Junior Backend Developer", "-to", "Bakend Developer"}, 2, "", `near are Backend Developer (backend-developer)`)
}
