package main

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/embedded"
)

// root returns a copy of testdata/root, a module with little data.
func root(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/root")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// contents returns the files below a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestRun(t *testing.T) {
	dir := root(t)
	before := contents(t, dir)
	if err := run(dir); err != nil {
		t.Fatal(err)
	}
	after := contents(t, dir)
	want := slices.Collect(maps.Keys(before))
	want = append(want, "internal/embedded/data.bin", "internal/embedded/index.bin")
	for _, k := range schemaOf {
		want = append(want, "data/schema/"+k.file+".schema.json")
	}
	for _, k := range resultOf {
		want = append(want, "data/schema/results/"+k.file+".schema.json")
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(after))); diff != "" {
		t.Error(diff)
	}
	const senior = "data/roles/senior-lantern-keeper.json" // the one file that is not laid out yet
	before[senior] = `{
  "id": "senior-lantern-keeper",
  "title": "Senior Lantern Keeper",
  "job": "lantern-keeper",
  "family": "lights",
  "level": "senior",
  "track": "individual-contributor",
  "requirements": [
    {"skill": "wick-trimming", "level": "practitioner", "importance": 5, "essential": true, "anyOf": ["lamp-oils"]}
  ]
}
`
	before["data/catalog.json"] = "{\n  \"version\": \"2031.1\"\n}\n"
	for name, text := range before {
		if diff := cmp.Diff(text, after[name]); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}

	// A second run does not even touch a file.
	old := time.Date(2031, 5, 1, 0, 0, 0, 0, time.UTC)
	for name := range after {
		if err := os.Chtimes(filepath.Join(dir, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	if err := run(dir); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(after, contents(t, dir)); diff != "" {
		t.Errorf("a second run changes something:\n%s", diff)
	}
	for name := range after {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || !info.ModTime().Equal(old) {
			t.Errorf("a second run writes %s", name)
		}
	}
}

// TestArchive reads what is embedded back in the plainest way.
func TestArchive(t *testing.T) {
	dir := root(t)
	if err := run(dir); err != nil {
		t.Fatal(err)
	}
	files := contents(t, dir)
	index, archive := embedded.Unpack(files["internal/embedded/index.bin"], true), files["internal/embedded/data.bin"]
	packed := map[string]string{}
	for i, f := range index.Files {
		folder, _ := path.Split(f.Name)
		first := slices.IndexFunc(index.Files[:i], func(o embedded.File) bool { return strings.HasPrefix(o.Name, folder) })
		dictionary := ""
		if first >= 0 {
			dictionary = packed["data/"+index.Files[first].Name]
		}
		text, err := io.ReadAll(flate.NewReaderDict(strings.NewReader(archive[f.At:f.At+f.Packed]), []byte(dictionary)))
		if err != nil || len(text) != f.Size {
			t.Errorf("%s: %d bytes, want %d (%v)", f.Name, len(text), f.Size, err)
		}
		packed["data/"+f.Name] = string(text)
	}
	maps.DeleteFunc(files, func(name, _ string) bool {
		return !strings.HasPrefix(name, "data/") || strings.HasPrefix(name, "data/schema/")
	})
	if diff := cmp.Diff(files, packed); diff != "" {
		t.Error(diff)
	}

	c, err := career.Load(os.DirFS(filepath.Join(dir, "data")))
	if err != nil {
		t.Fatal(err)
	}
	same := cmp.Options{cmpopts.EquateEmpty(), cmpopts.IgnoreFields(embedded.Index{}, "Files")}
	if diff := cmp.Diff(embedded.IndexOf(c), index, same); diff != "" {
		t.Error(diff)
	}
}

func TestTrouble(t *testing.T) {
	replace := func(name, old, new string) func(string) error {
		return func(dir string) error {
			file := filepath.Join(dir, name)
			text, err := os.ReadFile(file)
			if !bytes.Contains(text, []byte(old)) {
				return errors.New("no " + old)
			}
			return errors.Join(err, os.WriteFile(file, bytes.Replace(text, []byte(old), []byte(new), 1), 0o644))
		}
	}
	move := func(from, to string) func(string) error {
		return func(dir string) error { return os.Rename(filepath.Join(dir, from), filepath.Join(dir, to)) }
	}
	tests := []struct {
		name   string
		change func(dir string) error
		want   string
	}{
		{"a skill that is not there", replace("data/roles/lantern-keeper.json", `"wick-trimming"`, `"wick-waxing"`), "roles/lantern-keeper.json:9: lantern-keeper: requirements[0].skill: no such record"},
		{"a field that is not there", replace("data/roles/lantern-keeper.json", `"job"`, `"jobs"`), "roles/lantern-keeper.json:5: lantern-keeper: jobs: unknown field"},
		{"not JSON", replace("data/roles/lantern-keeper.json", `"mid",`, `"mid"`), "roles/lantern-keeper.json:8: "},
		{"a requirement that falls", replace("data/roles/senior-lantern-keeper.json", "practitioner", "awareness"), "roles/senior-lantern-keeper.json:3: senior-lantern-keeper: "},
		{"a role in another's file", move("data/roles/lantern-keeper.json", "data/roles/keeper.json"), "roles/keeper.json:1: lantern-keeper: id: bad ID"},
		{"a job in the wrong file", move("data/jobs/lights.json", "data/jobs/lamps.json"), "jobs/lamps.json"},
		{"a file of another kind", move("data/families.json", "data/family.json"), "family.json: unusable file"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := root(t)
			if err := tt.change(dir); err != nil {
				t.Fatal(err)
			}
			before := contents(t, dir)
			if err := run(dir); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%v\nwant %s", err, tt.want)
			}
			if diff := cmp.Diff(before, contents(t, dir)); diff != "" {
				t.Errorf("it wrote something:\n%s", diff)
			}
		})
	}
}

// A record in the wrong file is reported with the file, and nothing is written.
func TestMisplaced(t *testing.T) {
	dir := root(t)
	file := filepath.Join(dir, "data", "skills", "lamps.json")
	if err := os.WriteFile(file, []byte(`{"skills": [{"id": "lamps", "name": "Lamps", "category": "tending"}]}`), 0o644); err != nil {
		t.Fatal(err)
	}
	before := contents(t, dir)
	err := run(dir)
	if err == nil || !strings.Contains(err.Error(), "no record belongs in skills/lamps.json") {
		t.Errorf("%v", err)
	}
	if diff := cmp.Diff(before, contents(t, dir)); diff != "" {
		t.Errorf("it wrote something:\n%s", diff)
	}
}

// The module's own files are laid out, and its schemas those that the Go types make. Package embedded tests the archive.
func TestGenerated(t *testing.T) {
	const module = "../.."
	c, err := career.Load(os.DirFS(filepath.Join(module, "data")))
	if err != nil {
		t.Fatal(err)
	}
	records, err := layOut(c)
	if err != nil {
		t.Fatal(err)
	}
	schemas, err := schemas(module)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range schemas {
		records["schema/"+name] = text
	}
	for name, text := range records {
		kept, err := os.ReadFile(filepath.Join(module, "data", name))
		if err != nil || !bytes.Equal(kept, text) {
			t.Errorf("data/%s is not up to date: run go generate ./...", name)
		}
	}
}
