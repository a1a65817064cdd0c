// Package bundle holds the data folder's JSON, compressed: a quarter of the size, for a fraction of a millisecond when
// the first record is read. The bundle is generated from the folder, and a test compares the two file by file.
package bundle

import (
	"archive/zip"
	_ "embed" // for the bundle
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
