package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-career/career"
)

func TestRun(t *testing.T) {
	var b strings.Builder
	q := question{people: "testdata/people.json", opening: "senior-backend-developer", asOf: "2026-11", growth: "3.5%"}
	if err := run(&b, q); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Chiara Rossi  Backend Developer", "Cover: ", "Held by one person alone", "Senior Backend Developer  1      –          Chiara Rossi, Bram de Wit",
		"1. Chiara Rossi for Senior Backend Developer: likely meets", "software engineering: 3 of 6 below their band", "5 women, 4 men", "(f) quartile 4", "assessment: due"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing", want)
		}
	}
	for _, no := range []string{"%!", " 1 requirements", "()", ": \n"} {
		if strings.Contains(b.String(), no) {
			t.Errorf("%q is in the text", no)
		}
	}
	if t.Failed() {
		t.Log(b.String())
	}
}

func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := run(&b, question{people: "testdata/people.json", smallest: 3, json: true}); err != nil {
		t.Fatal(err)
	}
	var a answer
	if err := json.Unmarshal(b.Bytes(), &a); err != nil {
		t.Fatal(err)
	}
	if len(a.Matrix.Rows) != 9 || a.Equity.Women != 5 || len(a.Review.Positions) != 9 || len(a.Cover.Needs) == 0 {
		t.Errorf("%.500s", b.Bytes())
	}
}

// TestWrong checks that what is wrong with a file is said.
func TestWrong(t *testing.T) {
	file := filepath.Join(t.TempDir(), "people.json")
	if err := os.WriteFile(file, []byte(`[{"key": "a", "role": "wizard"}, {"key": "a", "role": "accountant"}]`), 0o600); err != nil {
		t.Fatal(err)
	}
	err := run(&bytes.Buffer{}, question{people: file})
	var all *career.LoadError
	if !errors.As(err, &all) || len(all.Problems) != 2 {
		t.Errorf("two problems: %v", err)
	}
	good := "testdata/people.json"
	for name, q := range map[string]question{
		"no file": {people: "testdata/nobody.json"}, "no JSON": {people: "main.go"}, "no date": {people: good, asOf: "soon"},
		"no rate": {people: good, growth: "some"}, "no role": {people: good, opening: "wizard"}, "no size": {people: good, smallest: -1},
	} {
		if err := run(&bytes.Buffer{}, q); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
