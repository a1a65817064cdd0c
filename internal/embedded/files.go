// Package embedded holds the data that the program carries: the JSON of the data folder, compressed, and an index of it.
// Both are generated from the folder by internal/gen and unpacked when they are first asked for.
package embedded

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	_ "embed" // for the two files
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

// archive is the files, each compressed by itself, one behind the other.
//
//go:embed data.bin
var archive string

// A File is where the archive has a file of the data folder: so many bytes at a place, which unpack to Size.
type File struct {
	Name             string
	At, Packed, Size int
}

// Read returns the contents of one file.
func Read(name string) ([]byte, error) {
	files := Heads().Files
	i, ok := slices.BinarySearchFunc(files, name, func(f File, name string) int { return strings.Compare(f.Name, name) })
	if !ok {
		return nil, fs.ErrNotExist
	}
	f := files[i]
	r := flate.NewReader(strings.NewReader(archive[f.At : f.At+f.Packed]))
	defer r.Close()
	text := make([]byte, f.Size)
	_, err := io.ReadFull(r, text)
	return text, err
}

// FS returns the files of the data folder. The first call unpacks them all.
var FS = sync.OnceValue(func() fs.FS {
	var b bytes.Buffer
	z := zip.NewWriter(&b) // package zip has a file system; nothing is compressed again
	for _, f := range Heads().Files {
		text, err := Read(f.Name)
		if err != nil {
			continue // cannot happen: the tests read every file
		}
		if w, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Store}); err == nil {
			_, _ = w.Write(text)
		}
	}
	_ = z.Close()
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		return new(zip.Reader)
	}
	return r
})
