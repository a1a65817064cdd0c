package main

import (
	"strings"
	"testing"

	"github.com/go-career/career"
)

func TestRun(t *testing.T) {
	for format, want := range map[string]string{"text": "hours of study", "mermaid": "flowchart LR", "dot": "digraph career", "svg": "<desc>"} {
		var b strings.Builder
		if err := run(&b, "junior-backend-developer", "engineering-manager", career.PathOptions{}, format); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), want) || strings.Contains(b.String(), "%!") {
			t.Errorf("%s: %q is missing from\n%s", format, want, b.String())
		}
	}
	var b strings.Builder
	if run(&b, "junior-backend-developer", "engineering-manager", career.PathOptions{}, "gif") == nil {
		t.Error("an unknown format is taken")
	}
	if run(&b, "junior-backend-developer", "court-jester", career.PathOptions{}, "text") == nil {
		t.Error("an unknown role is taken")
	}
	if err := run(&b, "junior-backend-developer", "engineering-manager", career.PathOptions{MaxHops: 1}, "text"); err != nil || !strings.Contains(b.String(), "no path") {
		t.Errorf("%v, %s", err, b.String())
	}
}
