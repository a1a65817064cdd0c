package main

import (
	"bytes"
	"compress/flate"
	"maps"
	"slices"

	"github.com/go-career/career/internal/embedded"
)

// pack returns the files, each compressed with the first of its folder as a dictionary, one behind the other, and adds to
// the index where each stands.
func pack(x *embedded.Index, files map[string][]byte) ([]byte, error) {
	var archive bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(files)) {
		at := archive.Len()
		var dictionary []byte
		if first := embedded.First(x.Files, name); first < len(x.Files) {
			dictionary = files[x.Files[first].Name]
		}
		w, err := flate.NewWriterDict(&archive, flate.BestCompression, dictionary)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(files[name]); err != nil {
			return nil, err
		}
		if err := w.Close(); err != nil {
			return nil, err
		}
		x.Files = append(x.Files, embedded.File{Name: name, At: at, Packed: archive.Len() - at, Size: len(files[name])})
	}
	return archive.Bytes(), nil
}
