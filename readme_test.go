package career_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReadme builds the README's examples in a module of their own, runs them, and compares what they print with what the
// README says.
func TestReadme(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program")
	}
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile("(?s)```go\n(package main.*?)```\n\nprints\n\n```\n(.*?)```").FindAllSubmatch(text, -1)
	if len(m) < 6 || len(m) != strings.Count(string(text), "```go\n") {
		t.Fatalf("%d examples with what they print", len(m))
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
	write := func(name, content string) {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(content), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	write("go.sum", string(sums))
	write("go.mod", "module example.org/try\n\ngo 1.26.0\n\nrequire (\n\tgithub.com/go-career/career v0.0.0\n\t"+string(version)+
		" // indirect\n)\n\nreplace github.com/go-career/career => "+here+"\n")
	for i, example := range m {
		write(fmt.Sprintf("example%d/main.go", i), string(example[1]))
	}
	run := func(name string, args ...string) string {
		t.Helper()
		cmd := exec.Command(name, args...)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return string(out)
	}
	run("go", "build", "-mod=mod", "-o", "programs/", "./...")
	for i, example := range m {
		if diff := cmp.Diff(strings.TrimSpace(string(example[2])), strings.TrimSpace(run(filepath.Join(dir, "programs", fmt.Sprintf("example%d", i))))); diff != "" {
			t.Errorf("the README says otherwise of example %d (-README +program):\n%s", i, diff)
		}
	}
}
