package main

import (
	"strings"
	"testing"

	"github.com/go-career/career"
)

func TestRun(t *testing.T) {
	for _, tt := range []struct {
		family career.FamilyID
		role   career.RoleID
		format string
		want   string
	}{
		{"", "", "table", "Junior Backend Developer → Backend Developer → Senior Backend Developer → Staff Backend Developer"},
		{"backend-engineering", "", "table", "advancement"},
		{"backend-engineering", "", "mermaid", "n0[\"Backend Developer<br/>mid level\"]:::mid"},
		{"backend-engineering", "", "dot", `"junior-backend-developer" -> "backend-developer"`},
		{"backend-engineering", "", "svg", "<title>Backend Developer, mid level</title>"},
		{"", "data-analyst", "svg", "<title>Moves to and from Data Analyst</title>"},
		{"", "data-analyst", "table", "advancement"},
	} {
		var b strings.Builder
		if err := run(&b, career.Default(), tt.family, tt.role, tt.format); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), tt.want) || strings.Contains(b.String(), "%!") {
			t.Errorf("%s %s: %q is missing from\n%s", tt.family, tt.format, tt.want, b.String())
		}
	}
}

func TestCommand(t *testing.T) {
	for _, tt := range []struct {
		args   []string
		code   int
		stdout string // is in it; empty for nothing
		stderr string
	}{
		{[]string{"-h"}, 0, `usage: atlas `, ""},
		{[]string{"-help"}, 0, `usage: atlas `, ""},
		{[]string{"-nonsense"}, 2, "", `atlas: flag provided but not defined: -nonsense
atlas -h shows how`},
		{[]string{"-family", "Backend Engineering"}, 0, `advancement`, ""},
		{[]string{"-family", "backend-engineering", "-format", "mermaid"}, 0, `flowchart`, ""},
		{[]string{"-role", "Data Analyst", "-format", "svg"}, 0, `<svg`, ""},
		{[]string{"-role", "court jester"}, 2, "", `court jester`},
		{[]string{"-family", "circus"}, 2, "", `no family "circus": want one of`},
		{[]string{"-format", "gif"}, 2, "", `want table, svg, mermaid or dot`},
		{[]string{"x"}, 2, "", `unexpected argument`},
	} {
		var stdout, stderr strings.Builder
		code := command(tt.args, &stdout, &stderr)
		if code != tt.code || !strings.Contains(stdout.String(), tt.stdout) || !strings.Contains(stderr.String(), tt.stderr) ||
			(tt.stdout == "") != (stdout.Len() == 0) || (tt.stderr == "") != (stderr.Len() == 0) {
			t.Errorf("%q: code %d, want %d\n%s\n%s", tt.args, code, tt.code, &stdout, &stderr)
		}
	}
}
