package main

import (
	"archive/zip"
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/trial"
)

var update = flag.Bool("update", false, "write the wanted output")

func TestRun(t *testing.T) {
	saved := filepath.Join(t.TempDir(), "saved")
	tests := []struct {
		name string
		q    question
	}{
		{"onet", question{from: "testdata/db_99_1_text", role: "Lamplighter", to: "Harbor Light Manager"}},
		{"onet-have", question{from: zipped(t, "testdata/db_99_1_text"), role: "27-9002-00", have: "lamp repair, LQL, juggling"}},
		{"onet-first", question{from: "testdata/db_99_1_text", edition: "99.2", save: saved}},
		{"onet-bare", question{from: "testdata/db_99_1_text", role: "Signalers, All Other"}},
		{"esco", question{from: "testdata/esco-v9.9", role: "gaslighter", to: "arc lighter"}},
		{"esco-have", question{from: zipped(t, "testdata/esco-v9.9"), role: "lantern keeper", to: "beacon teacher", have: "be patient"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := run(&b, tt.q); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", "want", tt.name+".txt")
			if *update {
				if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), b.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
	if _, err := career.Load(os.DirFS(saved)); err != nil {
		t.Error(err)
	}
}

// The language is that of the files' names, or the one that is asked for.
func TestLanguage(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "esco-v9.9")
	if err := os.CopyFS(dir, os.DirFS("testdata/esco-v9.9")); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*_en.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if err := os.Rename(file, strings.TrimSuffix(file, "_en.csv")+"_de.csv"); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/want/esco.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range []string{"", "de"} {
		var b bytes.Buffer
		if err := run(&b, question{from: dir, language: language, role: "gaslighter", to: "arc lighter"}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), strings.ReplaceAll(b.String(), "_de.csv", "_en.csv")); diff != "" {
			t.Error(diff)
		}
	}
}

// zipped returns the path of a zip of a folder, named like it.
func zipped(t *testing.T, dir string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), filepath.Base(dir)+".zip")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := zip.NewWriter(f)
	if err := w.AddFS(os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestTrouble(t *testing.T) {
	cut := filepath.Join(t.TempDir(), "cut.zip")
	whole, err := os.ReadFile(zipped(t, "testdata/esco-v9.9"))
	if err == nil {
		err = os.WriteFile(cut, whole[:len(whole)/2], 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		q    question
		want string
	}{
		"nothing there":               {question{from: "testdata/none"}, "testdata/none: "},
		"neither":                     {question{from: "testdata/want"}, "testdata/want: neither O*NET"},
		"a zip cut short":             {question{from: cut}, "cut.zip: zip: not a valid zip file"},
		"a language that isn't there": {question{from: "testdata/esco-v9.9", language: "de"}, "occupations_de.csv: unusable file"},
		"no such role":                {question{from: "testdata/esco-v9.9", role: "court jester"}, `no role "court jester" in the catalogue`},
		"no empty place":              {question{from: "testdata/esco-v9.9", save: "testdata"}, "save to testdata: "},
	} {
		if err := run(&bytes.Buffer{}, tt.q); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %s", name, err, tt.want)
		}
	}
}

func TestCommand(t *testing.T) {
	call := trial.Caller(t, command)
	call([]string{"-h"}, 0, `usage: taxonomy `, "")
	call([]string{"-help"}, 0, `usage: taxonomy `, "")
	call([]string{"-nonsense"}, 2, "", `taxonomy: flag provided but not defined: -nonsense
taxonomy -h shows how`)
	call([]string{"-from", "testdata/esco-v9.9", "-role", "gaslighter", "-to", "arc lighter"}, 0, `roles`, "")
	call([]string{}, 2, "", `want -from`)
	call([]string{"-from", "testdata/esco-v9.9", "x"}, 2, "", `unexpected argument`)
	call([]string{"-from", "testdata/esco-v9.9", "-role", "court jester"}, 2, "ESCO", `no role "court jester" in the catalogue`)
	call([]string{"-from", "testdata/none"}, 1, "", `testdata/none: `)
}
