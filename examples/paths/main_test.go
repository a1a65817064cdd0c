package main

import (
	"strings"
	"testing"

	"github.com/go-career/career"
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
	for _, tt := range []struct {
		args   []string
		code   int
		stdout string // is in it; empty for nothing
		stderr string
	}{
		{[]string{"-h"}, 0, `usage: paths `, ""},
		{[]string{"-help"}, 0, `usage: paths `, ""},
		{[]string{"-nonsense"}, 2, "", `paths: flag provided but not defined: -nonsense
paths -h shows how`},
		{[]string{"-from", "Junior Backend Developer", "-to", "Engineering Manager"}, 0, `1. `, ""},
		{[]string{"-from", "Junior Backend Developer", "-to", "engineering-manager", "-via", "backend-developer, Senior Backend Developer", "-format", "dot"}, 0, `digraph career`, ""},
		{[]string{}, 2, "", `want -from and -to`},
		{[]string{"-from", "Junior Backend Developer", "-to", "engineering-manager", "-format", "gif"}, 2, "", `want text, svg, mermaid or dot`},
		{[]string{"-from", "Junior Backend Developer", "-to", "engineering-manager", "-kinds", "leap"}, 2, "", `-kinds`},
		{[]string{"-from", "Junior Backend Developer", "-to", "engineering-manager", "-avoid", "court jester"}, 2, "", `no role "court jester"`},
		{[]string{"-from", "Junior Backend Developer", "-to", "engineering-manager", "x"}, 2, "", `unexpected argument`},
		{[]string{"-from", "Junior Backend Developer", "-to", "court jester"}, 2, "", `no role "court jester" in the catalogue`},
		{[]string{"-from", "Junior Backend Developer", "-to", "Engineer"}, 2, "", `"Engineer" may be more than one role: `},
		{[]string{"-from", "Junior Backend Developer", "-to", "Bakend Developer"}, 2, "", `near are Backend Developer (backend-developer)`},
	} {
		var stdout, stderr strings.Builder
		code := command(tt.args, &stdout, &stderr)
		if code != tt.code || !strings.Contains(stdout.String(), tt.stdout) || !strings.Contains(stderr.String(), tt.stderr) ||
			(tt.stdout == "") != (stdout.Len() == 0) || (tt.stderr == "") != (stderr.Len() == 0) {
			t.Errorf("%q: code %d, want %d\n%s\n%s", tt.args, code, tt.code, &stdout, &stderr)
		}
	}
}
