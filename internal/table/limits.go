package table

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/intake"
)

// The limits of what is read. What is beyond them is refused with [career.ErrTooLarge]. The doc comments of esco.Read, onet.Read
// and bls.Occupations state them.
const (
	maxTotal  = 512 << 20 // bytes of the files of a dataset, unpacked, refused ones included
	maxFile   = 128 << 20 // bytes of a file; the largest of ESCO 1.1.1 has 21 MB
	maxLines  = 2_000_000 // of a file
	maxRow    = 1 << 20   // bytes of a row
	maxFields = 1000      // of a row

	maxProblems = 100  // that are kept
	maxFailures = 1000 // with a file, before it is read no further
)

// A bounded reader reads a file as far as the limits allow.
type bounded struct {
	r     io.Reader
	got   int
	total *int // got from all files
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	b.got += n
	*b.total += n
	switch {
	case b.got > maxFile:
		return 0, fmt.Errorf("%w: more than %d bytes", career.ErrTooLarge, maxFile)
	case *b.total > maxTotal:
		return 0, fmt.Errorf("%w: more than %d bytes in all files", career.ErrTooLarge, maxTotal)
	case err != nil && err != io.EOF:
		return n, fmt.Errorf("%w: %w", career.ErrFile, err)
	}
	return n, err
}

// openFile opens a regular file.
func openFile(fsys fs.FS, name string) (fs.File, error) {
	f, _, err := intake.Open(fsys, name)
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		err = p.Err // the problem names the file
	}
	return f, err
}
