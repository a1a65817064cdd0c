package bundle

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"testing"
	"testing/fstest"
)

// TestBundleIsFresh compares the bundle with the folder it is made from, file by file. The compressed bytes are not
// compared: they may change with the compressor.
func TestBundleIsFresh(t *testing.T) {
	folder := os.DirFS("../../data")
	want := map[string]bool{}
	err := Walk(folder, func(name string, text []byte) error {
		want[name] = true
		got, err := fs.ReadFile(FS(), name)
		if err != nil || !bytes.Equal(got, text) {
			t.Errorf("%s: the bundle is stale (%v): run go generate ./...", name, err)
		}
		if read, err := Read(name); err != nil || !bytes.Equal(read, got) {
			t.Errorf("%s: read directly it is another (%v)", name, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	err = fs.WalkDir(FS(), ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && !want[name] {
			t.Errorf("%s: in the bundle, not in the folder: run go generate ./...", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestFS(t *testing.T) {
	if _, err := Read("no/such.json"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if err := fstest.TestFS(FS(), "catalog.json", "jobs.json", "roles/backend-developer.json"); err != nil {
		t.Error(err)
	}
}
