// Command bundle packs data into internal/bundle/data.zip, and writes where in it each file stands (entries.go). go
// generate runs it.
package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"go/format"
	"io"
	"log"
	"os"
	"slices"
	"strings"

	"github.com/go-career/career/internal/bundle"
)

func main() {
	log.SetFlags(0)
	if err := run("data", "internal/bundle/data.zip", "internal/bundle/entries.go"); err != nil {
		log.Fatal(err)
	}
}

func run(dir, file, entries string) error {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	err := bundle.Walk(os.DirFS(dir), func(name string, text []byte) error {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate}) // no time: the same data makes the same bundle
		if err == nil {
			_, err = w.Write(text)
		}
		return err
	})
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		return err
	}
	source, err := list(b.Bytes())
	if err != nil {
		return err
	}
	return errors.Join(write(file, b.Bytes()), write(entries, source))
}

// list returns Go source that says where in the archive each file stands.
func list(archive []byte) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(z.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	var b bytes.Buffer
	b.WriteString("// Code generated from data by go generate; DO NOT EDIT.\n\npackage bundle\n\n")
	b.WriteString("// entries are the files of the archive by name.\nvar entries = [...]entry{\n")
	for _, f := range z.File {
		offset, err := f.DataOffset()
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "{%q, %d, %d, %d},\n", f.Name, offset, f.CompressedSize64, f.UncompressedSize64)
	}
	b.WriteString("}\n")
	return format.Source(b.Bytes())
}

func write(file string, text []byte) error {
	if old, err := os.ReadFile(file); err == nil && bytes.Equal(old, text) {
		return nil
	}
	return os.WriteFile(file, text, 0o644)
}
