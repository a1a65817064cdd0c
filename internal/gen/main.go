// Command gen makes what is generated from the data folder: it loads and checks the folder, lays out its files in one
// way, and writes the archive and the index that the package embeds (internal/embedded) and the JSON Schemas
// (data/schema). If anything is wrong it says what, with file, line and field, and writes nothing.
//
//	go run ./internal/gen        (go generate runs it, in the module's root)
package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/embedded"
)

func main() {
	log.SetFlags(0)
	if err := run("."); err != nil {
		log.Fatal(err)
	}
}

// run generates what belongs to the module in a folder.
func run(root string) error {
	data := filepath.Join(root, "data")
	c, err := career.Load(os.DirFS(data))
	if err != nil {
		return err
	}
	records, err := layOut(c)
	if err != nil {
		return err
	}
	if err := misplaced(os.DirFS(data), records); err != nil {
		return err
	}
	index := *embedded.IndexOf(c)
	archive, err := pack(&index, records)
	if err != nil {
		return err
	}
	schemas, err := schemas(root)
	if err != nil {
		return err
	}
	out := map[string][]byte{
		"internal/embedded/data.bin":  archive,
		"internal/embedded/index.bin": []byte(embedded.Pack(&index)),
	}
	for name, text := range records {
		out["data/"+name] = text
	}
	for name, text := range schemas {
		out["data/schema/"+name] = text
	}
	for _, name := range slices.Sorted(maps.Keys(out)) {
		if err := write(filepath.Join(root, filepath.FromSlash(name)), out[name]); err != nil {
			return err
		}
	}
	return nil
}

// layOut returns the files of a catalogue, as they are kept.
func layOut(c *career.Catalog) (map[string][]byte, error) {
	dir, err := os.MkdirTemp("", "career-gen-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := c.Save(filepath.Join(dir, "data")); err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	err = each(os.DirFS(filepath.Join(dir, "data")), func(name string, text []byte) { files[name] = text })
	return files, err
}

// misplaced returns an error that names the files that no record belongs in.
func misplaced(data fs.FS, records map[string][]byte) error {
	var names []string
	err := each(data, func(name string, _ []byte) {
		if records[name] == nil && !strings.HasPrefix(name, "schema/") {
			names = append(names, name)
		}
	})
	if err == nil && len(names) > 0 {
		err = fmt.Errorf("data: no record belongs in %s: move its records to the file that their ID, category, family or code says, and remove it",
			strings.Join(names, ", "))
	}
	return err
}

// each calls f for each JSON file.
func each(fsys fs.FS, f func(name string, text []byte)) error {
	return fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(name, ".json") {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		if err == nil {
			f(name, text)
		}
		return err
	})
}

// write writes a file, unless it is so already.
func write(file string, text []byte) error {
	if old, err := os.ReadFile(file); err == nil && bytes.Equal(old, text) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o644)
}
