// Package bundle holds the data folder's JSON, compressed: a quarter of the size, for a fraction of a millisecond when
// the first record is read. The bundle is generated from the folder, and a test compares the two file by file.
package bundle

import (
	"archive/zip"
	_ "embed" // for the bundle
	"io"
	"io/fs"
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

// Read returns the contents of one file. Unlike FS it sorts nothing before the first one, which is most of what a
// program that asks for one record would wait for.
func Read(name string) ([]byte, error) {
	FS()
	for _, f := range opened.fsys.File {
		if f.Name != name {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		defer r.Close()
		text := make([]byte, f.UncompressedSize64)
		_, err = io.ReadFull(r, text)
		return text, err
	}
	return nil, fs.ErrNotExist
}
