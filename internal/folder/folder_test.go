package folder

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

var parts = []string{"last.json", "a", "b.json"}

// some puts files whose texts say who wrote them.
func some(who string) func(put func(string, []byte) error) error {
	return func(put func(string, []byte) error) error {
		for _, name := range []string{"last.json", "a/x.json", "a/y/z.json", "b.json"} {
			if err := put(name, []byte(who)); err != nil {
				return err
			}
		}
		return nil
	}
}

// tree returns the files below a folder, each with what it holds.
func tree(t *testing.T, dir string) string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		list = append(list, filepath.ToSlash(rel)+"="+string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}

const whole = "a/x.json=me a/y/z.json=me b.json=me last.json=me"

// names returns what a folder has, dot files and all.
func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

func TestWrite(t *testing.T) {
	for _, tt := range []struct {
		name    string
		prepare func(t *testing.T, base string) (dir string)
	}{
		{"a new folder", func(t *testing.T, base string) string { return filepath.Join(base, "new") }},
		{"a new folder far down", func(t *testing.T, base string) string { return filepath.Join(base, "x", "y", "new") }},
		{"a name with signs", func(t *testing.T, base string) string { return filepath.Join(base, "*[a] ?") }},
		{"an empty folder", func(t *testing.T, base string) string {
			return must(t, filepath.Join(base, "empty"), os.Mkdir(filepath.Join(base, "empty"), 0o755))
		}},
		{"a link to an empty folder", func(t *testing.T, base string) string {
			must(t, "", os.Mkdir(filepath.Join(base, "real"), 0o755))
			link := filepath.Join(base, "link")
			if err := os.Symlink("real", link); err != nil {
				t.Skip(err)
			}
			t.Cleanup(func() {
				if to, err := os.Readlink(link); err != nil || to != "real" {
					t.Error("the link is no link any more")
				}
			})
			return link
		}},
		{"the folder in which the process works", func(t *testing.T, base string) string {
			t.Chdir(base)
			return "."
		}},
		{"what one that was killed left beside", func(t *testing.T, base string) string {
			must(t, "", os.MkdirAll(filepath.Join(base, unfinished+"new-abc", "a"), 0o755))
			must(t, "", os.MkdirAll(filepath.Join(base, unfinished+"new-abc-gone"), 0o755))
			return filepath.Join(base, "new")
		}},
		{"what one that was killed left inside", func(t *testing.T, base string) string {
			must(t, "", os.MkdirAll(filepath.Join(base, "d", unfinished+"abc", "a"), 0o755))
			must(t, "", os.WriteFile(filepath.Join(base, "d", "b.json"), []byte("part"), 0o644))
			return filepath.Join(base, "d")
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			base := t.TempDir()
			dir := tt.prepare(t, base)
			if err := Write(dir, parts, some("me")); err != nil {
				t.Fatal(err)
			}
			if got := tree(t, dir+string(filepath.Separator)); got != whole {
				t.Error(got)
			}
			for _, at := range []string{base, dir} {
				for _, n := range names(t, at) {
					if strings.HasPrefix(n, unfinished) {
						t.Errorf("%s is left", n)
					}
				}
			}
			if err := Write(dir, parts, some("you")); !errors.Is(err, fs.ErrExist) {
				t.Errorf("written over: %v", err)
			}
		})
	}
}

func must(t *testing.T, dir string, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestFill(t *testing.T) {
	dir := t.TempDir()
	if err := fill(dir, parts, some("me")); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, dir); got != whole || slices.ContainsFunc(names(t, dir), func(n string) bool { return strings.HasPrefix(n, ".") }) {
		t.Error(got)
	}
}

// TestMountPoint fills an empty folder in which another file system begins, if the machine lets us make one.
func TestMountPoint(t *testing.T) {
	dir := t.TempDir()
	if err := exec.Command("mount", "-t", "tmpfs", "none", dir).Run(); err != nil {
		t.Skip("cannot mount a file system here: ", err)
	}
	defer func() { _ = exec.Command("umount", dir).Run() }()
	if err := Write(dir, parts, some("me")); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, dir); got != whole {
		t.Error(got)
	}
}

func TestRefused(t *testing.T) {
	base := t.TempDir()
	at := func(name string) string { return filepath.Join(base, name) }
	must(t, "", os.WriteFile(at("file"), nil, 0o644))
	must(t, "", os.MkdirAll(filepath.Join(at("full"), "a"), 0o755))
	must(t, "", os.MkdirAll(filepath.Join(at("foreign"), unfinished+"abc"), 0o755))
	must(t, "", os.WriteFile(filepath.Join(at("foreign"), "b.json"), []byte("kept"), 0o644))
	must(t, "", os.WriteFile(filepath.Join(at("foreign"), "notes.txt"), []byte("kept"), 0o644))
	_ = os.Symlink("nowhere", at("link"))
	for _, name := range []string{"file", "full", "foreign", "link", "file/below"} {
		if err := Write(at(name), parts, some("me")); err == nil {
			t.Errorf("%s is written over", name)
		}
	}
	if got := tree(t, at("foreign")); got != "b.json=kept notes.txt=kept" {
		t.Errorf("somebody's files: %s", got)
	}
	broken := errors.New("broken")
	err := Write(at("new"), parts, func(put func(string, []byte) error) error {
		return errors.Join(put("a/x.json", nil), broken)
	})
	if _, there := os.Stat(at("new")); !errors.Is(err, broken) || there == nil {
		t.Errorf("half a folder: %v", err)
	}
	for _, name := range []string{"../outside", "/outside", "a/../../outside"} {
		if err := Write(at("new"), parts, func(put func(string, []byte) error) error { return put(name, nil) }); err == nil {
			t.Errorf("%s is written", name)
		}
	}
	if _, err := os.Stat(at("outside")); err == nil {
		t.Error("something is written outside the folder")
	}
	if left := names(t, base); slices.ContainsFunc(left, func(n string) bool { return strings.HasPrefix(n, unfinished) }) {
		t.Error(left)
	}
}

// TestAtOnce checks that of many at the same time one wins, whole.
func TestAtOnce(t *testing.T) {
	for range 20 {
		dir := filepath.Join(t.TempDir(), "d")
		var group sync.WaitGroup
		for i := range 6 {
			group.Go(func() { _ = Write(dir, parts, some(fmt.Sprint("w", i))) })
		}
		group.Wait()
		if err := Write(dir, parts, some("w9")); err != nil && !errors.Is(err, fs.ErrExist) {
			t.Fatal(err)
		}
		got := tree(t, dir)
		if i := bytes.IndexByte([]byte(got), '='); strings.Count(got, got[i:i+3]) != 4 {
			t.Fatalf("of several: %s", got)
		}
	}
}

// TestKilled kills processes while they write, and checks that what they leave is nothing, all, or what the next one
// removes.
func TestKilled(t *testing.T) {
	if os.Getenv("FOLDER_TO_WRITE") != "" {
		err := Write(os.Getenv("FOLDER_TO_WRITE"), parts, func(put func(string, []byte) error) error {
			fmt.Println("begun")
			for i := range 500 {
				if err := put(fmt.Sprintf("a/%d.json", i), bytes.Repeat([]byte("x"), 1000)); err != nil {
					return err
				}
			}
			return put("last.json", nil)
		})
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	if testing.Short() {
		t.Skip("starts processes")
	}
	for i := range 8 {
		base := t.TempDir()
		dir := filepath.Join(base, "d")
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
		cmd.Env = append(os.Environ(), "FOLDER_TO_WRITE="+dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		buf := make([]byte, 1)
		_, _ = out.Read(buf)
		for range i * 1000 { // a little later each time
			_, _ = os.Stat(base)
		}
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if _, err := os.Stat(dir); err == nil {
			if n := len(names(t, filepath.Join(dir, "a"))); n != 500 {
				t.Errorf("%d of 500 files", n)
			}
			continue
		}
		if err := Write(dir, parts, some("me")); err != nil {
			t.Fatal(err)
		}
		if got := tree(t, base); got != "d/"+strings.ReplaceAll(whole, " ", " d/") {
			t.Errorf("left behind: %s", got)
		}
	}
}
