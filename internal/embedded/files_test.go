package embedded

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// TestFilesAreFresh compares what is embedded with the folder it is made from, file by file. The compressed bytes are not
// compared: they may change with the compressor.
func TestFilesAreFresh(t *testing.T) {
	want := map[string]bool{}
	err := fs.WalkDir(os.DirFS("../../data"), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(name, ".json") || strings.HasPrefix(name, "schema/") {
			return err
		}
		want[name] = true
		text, err := os.ReadFile("../../data/" + name)
		if err != nil {
			return err
		}
		if got, err := Read(name); err != nil || !bytes.Equal(got, text) {
			t.Errorf("%s: the embedded file is stale (%v): run go generate ./...", name, err)
		}
		if got, err := fs.ReadFile(FS(), name); err != nil || !bytes.Equal(got, text) {
			t.Errorf("%s: in the file system it is another (%v)", name, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Heads().Files {
		if !want[f.Name] {
			t.Errorf("%s: embedded, and not in the folder: run go generate ./...", f.Name)
		}
	}
}

func TestFS(t *testing.T) {
	if _, err := Read("no/such.json"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if err := fstest.TestFS(FS(), "catalog.json", "families.json", "roles/backend-developer.json"); err != nil {
		t.Error(err)
	}
}
