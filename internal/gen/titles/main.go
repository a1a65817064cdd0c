// Command titles writes the tables that package title reads titles with (internal/title/tables.go) from the lists of words
// in internal/title/words. If anything is wrong with a list it says what, with file and line, and writes nothing.
//
//	go run ../gen/titles        (go generate runs it, in internal/title)
package main

import (
	"bytes"
	"errors"
	"io/fs"
	"log"
	"os"
	"path/filepath"
)

func main() {
	log.SetFlags(0)
	if err := run("."); err != nil {
		log.Fatal(err)
	}
}

// run writes the tables of the package in a folder.
func run(dir string) error {
	text, err := generate(os.DirFS(filepath.Join(dir, "words")))
	if err != nil {
		return err
	}
	file := filepath.Join(dir, "tables.go")
	if old, err := os.ReadFile(file); err == nil && bytes.Equal(old, text) {
		return nil
	}
	return os.WriteFile(file, text, 0o644)
}

// generate returns the source of the tables.
func generate(words fs.FS) ([]byte, error) {
	b := newBuilder()
	var sources []string
	var errs []error
	for _, l := range lists {
		t, err := read(words, l.file, l.columns)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		sources = append(sources, l.file+": "+t.source)
		for _, r := range t.rows {
			if err := l.add(b, r.cells); err != nil {
				errs = append(errs, r.wrap(l.file, err))
			}
		}
	}
	errs = append(errs, b.check()...)
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return b.source(sources)
}
