// Package bundle holds the data folder's JSON, compressed: a quarter of the size, for a fraction of a millisecond when
// the first record is read. The bundle is generated from the folder, and a test compares the two file by file.
package bundle

import (
	"archive/zip"
	"compress/flate"
	_ "embed" // for the bundle
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

//go:embed data.zip
var archive string

var opened struct {
	once sync.Once
	fsys zip.Reader // empty until it is opened
}

// FS returns the files of the data folder.
func FS() fs.FS {
	opened.once.Do(func() {
		// The tests read every file, so that the archive is known to be whole.
		if r, err := zip.NewReader(strings.NewReader(archive), int64(len(archive))); err == nil {
			opened.fsys.File = r.File
		}
	})
	return &opened.fsys
}

// An entry is where the archive has a file.
type entry struct {
	name                string
	offset, packed, raw uint32 // bytes: where its data start, how many they are, and how many they come to
}

// Read returns the contents of one file. Unlike FS it does not read the archive's own directory first, which is most of
// what a program that asks for one record would wait for: the entries are laid out by the linker.
func Read(name string) ([]byte, error) {
	i, ok := slices.BinarySearchFunc(entries[:], name, func(e entry, name string) int { return strings.Compare(e.name, name) })
	if !ok {
		return nil, fs.ErrNotExist
	}
	e := &entries[i]
	r := flate.NewReader(strings.NewReader(archive[e.offset : e.offset+e.packed]))
	defer r.Close()
	text := make([]byte, e.raw)
	_, err := io.ReadFull(r, text)
	return text, err
}
