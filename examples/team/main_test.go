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
	"github.com/go-career/career/internal/trial"
)

const people = "testdata/people.json"

func TestCommand(t *testing.T) {
	call := trial.Caller(t, command)
	call([]string{"-h"}, 0, "usage: team ", "")
	call([]string{"-nonsense"}, 2, "", "team: flag provided but not defined: -nonsense\nteam -h shows how")
	call([]string{"-people", people, "-opening", "Senior Backend Developer"}, 0, "1. Chiara Rossi for Senior Backend Developer", "")
	call(nil, 2, "", "want -people")
	call([]string{"-people", people, "x"}, 2, "", "unexpected argument")
	call([]string{"-people", people, "-asof", "soon"}, 2, "", "-asof")
	call([]string{"-people", people, "-growth", "some"}, 2, "", "-growth")
	call([]string{"-people", people, "-opening", "wizard"}, 2, "", `no role "wizard" in the catalogue`)
	call([]string{"-people", people, "-smallest", "-1"}, 1, "", "smallest")
	call([]string{"-people", "testdata/nobody.json"}, 1, "", "nobody.json")
	call([]string{"-people", "main.go"}, 1, "", "main.go")
}

func TestRun(t *testing.T) {
	var b, wrong strings.Builder
	if code := command([]string{"-people", people, "-opening", "senior-backend-developer", "-asof", "2026-11", "-growth", "3.5%"}, &b, &wrong); code != 0 {
		t.Fatal(&wrong)
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
	if err := run(&b, career.Default(), question{people: people, smallest: 3, json: true}); err != nil {
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
	err := run(&bytes.Buffer{}, career.Default(), question{people: file})
	var all *career.LoadError
	if !errors.As(err, &all) || len(all.Problems) != 2 {
		t.Errorf("two problems: %v", err)
	}
}
