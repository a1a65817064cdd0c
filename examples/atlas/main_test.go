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
	var b strings.Builder
	if run(&b, career.Default(), "circus", "", "table") == nil || run(&b, career.Default(), "", "", "gif") == nil || run(&b, career.Default(), "", "court-jester", "svg") == nil {
		t.Error("no error for what is not there")
	}
}
