//go:build unix

package folder

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestUmask(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "d")
	old := syscall.Umask(0o027)
	defer syscall.Umask(old)
	if err := Write(dir, parts, some("me")); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]fs.FileMode{".": fs.ModeDir | 0o750, "a/y": fs.ModeDir | 0o750, "b.json": 0o640} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.Mode() != want {
			t.Errorf("%s: %v, want %v", name, info.Mode(), want)
		}
	}
}
