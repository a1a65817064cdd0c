package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	var text, asJSON bytes.Buffer
	if err := run(&text, "testdata/resume.json", "backend-developer", 5, false); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Amara Nwosu → Backend Developer", `"Zellij"`, `skills[3].level "4/5"`, "What to learn, in this order", "Where else this profile fits best"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q is missing from\n%s", want, text.String())
		}
	}
	if strings.Contains(text.String(), "%!") {
		t.Error(text.String())
	}
	if err := run(&asJSON, "testdata/resume.json", "backend-developer", 5, true); err != nil {
		t.Fatal(err)
	}
	var a answer
	if err := json.Unmarshal(asJSON.Bytes(), &a); err != nil {
		t.Fatal(err)
	}
	if a.Person != "Amara Nwosu" || len(a.Gap.Items) == 0 || len(a.Plan.Steps) == 0 || len(a.Elsewhere) == 0 {
		t.Errorf("%+v", a)
	}
	if run(&text, "testdata/resume.json", "court-jester", 5, false) == nil || run(&text, "testdata/none.json", "backend-developer", 5, false) == nil {
		t.Error("no error for what is not there")
	}
}
