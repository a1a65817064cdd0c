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

// archive is the files, each compressed, one behind the other. The first file of a folder is compressed by itself, the
// others with the first as a dictionary (see [First]): they share their keys and many words.
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
	i, ok := search(files, name)
	if !ok {
		return nil, fs.ErrNotExist
	}
	var dictionary []byte
	if k := First(files, name); k < i {
		first, ok := firsts.Load(k)
		if !ok {
			text, err := files[k].unpack(nil)
			if err != nil {
				return nil, err
			}
			first, _ = firsts.LoadOrStore(k, text)
		}
		dictionary = first.([]byte)
	}
	return files[i].unpack(dictionary)
}

// firsts are the first files of folders, by their index, as far as they were needed.
var firsts sync.Map

// First returns the index of the first file in a file's folder, or below it. Files are in the order of their names.
func First(files []File, name string) int {
	i, _ := search(files, name[:strings.LastIndexByte(name, '/')+1])
	return i
}

func search(files []File, name string) (int, bool) {
	return slices.BinarySearchFunc(files, name, func(f File, name string) int { return strings.Compare(f.Name, name) })
}

func (f File) unpack(dictionary []byte) ([]byte, error) {
	r := flate.NewReaderDict(strings.NewReader(archive[f.At:f.At+f.Packed]), dictionary)
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
