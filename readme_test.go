package career_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReadme builds the README's first example in a module of its own, runs it, and compares what it prints with what
// the README says.
func TestReadme(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program")
	}
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile("(?s)```go\n(package main.*?)```\n\nprints\n\n```\n(.*?)```").FindSubmatch(text)
	if m == nil {
		t.Fatal("no example with what it prints")
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	sums, err := os.ReadFile("go.sum")
	if err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	version := regexp.MustCompile(`golang.org/x/text v\S+`).Find(mod)
	dir := t.TempDir()
	for name, content := range map[string]string{
		"main.go": string(m[1]),
		"go.sum":  string(sums),
		"go.mod": "module example.org/try\n\ngo 1.26.0\n\nrequire (\n\tgithub.com/go-career/career v0.0.0\n\t" + string(version) +
			" // indirect\n)\n\nreplace github.com/go-career/career => " + here + "\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("go", "run", ".")
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if diff := cmp.Diff(strings.TrimSpace(string(m[2])), strings.TrimSpace(string(out))); diff != "" {
		t.Errorf("the README says otherwise (-README +program):\n%s", diff)
	}
}
