package main

import (
	"strings"
	"testing"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/trial"
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
	call := trial.Caller(t, command)
	call([]string{"-h"}, 0, `usage: atlas `, "")
	call([]string{"-help"}, 0, `usage: atlas `, "")
	call([]string{"-nonsense"}, 2, "", `atlas: flag provided but not defined: -nonsense
atlas -h shows how`)
	call([]string{"-family", "Backend Engineering"}, 0, `advancement`, "")
	call([]string{"-family", "backend-engineering", "-format", "mermaid"}, 0, `flowchart`, "")
	call([]string{"-role", "Data Analyst", "-format", "svg"}, 0, `<svg`, "")
	call([]string{"-role", "court jester"}, 2, "", `court jester`)
	call([]string{"-family", "circus"}, 2, "", `no family "circus": want one of`)
	call([]string{"-format", "gif"}, 2, "", `want table, svg, mermaid or dot`)
	call([]string{"x"}, 2, "", `unexpected argument`)
}
