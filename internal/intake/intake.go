// Package intake reads files that somebody else has made: it looks at them before it opens them, reads no more than it is
// told, and holds readers to what they promise.
package intake

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/go-career/career/internal/strict"
)

// The causes of a failed reading, beside what the file system says.
var (
	ErrTooMuch = strict.ErrTooMuch
	ErrKind    = errors.New("not a regular file")
	ErrChanged = errors.New("the file changed while it was read")
	ErrReader  = errors.New("the reader says that it read more than there was room for")
)

// idle is how often in a row a reader may return nothing before it is taken to have stalled.
const idle = 100

// File returns what a regular file holds, of at most most bytes, and how many bytes were read, which a file that is
// refused has cost as well. A file that is none is not opened, so that a pipe nobody writes to does no harm.
func File(fsys fs.FS, name string, most int) (data []byte, read int, err error) {
	f, before, err := Open(fsys, name)
	switch {
	case err != nil:
		return nil, 0, err
	case before.Size() > int64(most):
		_ = f.Close()
		return nil, 0, tooMuch(most)
	}
	defer f.Close()
	if data, err = All(f, int(max(before.Size(), 0)), most); err != nil {
		return nil, len(data), err
	}
	after, err := f.Stat()
	switch {
	case err != nil:
		return nil, len(data), err
	case !after.Mode().IsRegular():
		return nil, len(data), ErrKind
	case after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime()):
		return nil, len(data), ErrChanged
	}
	return data, len(data), nil
}

// Open opens a regular file, once it has looked at it. A link is followed.
func Open(fsys fs.FS, name string) (fs.File, fs.FileInfo, error) {
	info, err := fs.Lstat(fsys, name) // which part of a file system looks with, where Stat would open
	if err == nil && info.Mode().Type() == fs.ModeSymlink {
		info, err = fs.Stat(fsys, name)
	}
	switch {
	case err != nil:
		return nil, nil, err
	case !info.Mode().IsRegular():
		return nil, nil, ErrKind
	}
	f, err := fsys.Open(name)
	return f, info, err
}

func tooMuch(most int) error { return fmt.Errorf("%w: more than %d bytes", ErrTooMuch, most) }

// All reads to the end of r, which is about size bytes away, or says that it has more than most. What it has read by then
// is returned in any case.
func All(r io.Reader, size, most int) ([]byte, error) {
	const step = 1 << 20 // a size is not believed beyond this
	buf := make([]byte, 0, min(max(size, 0), most, step)+1)
	for r := Reader(r); ; {
		n, err := r.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		switch {
		case len(buf) > most:
			return buf, tooMuch(most)
		case err == io.EOF:
			return buf, nil
		case err != nil:
			return buf, err
		}
		if len(buf) == cap(buf) {
			grown := make([]byte, len(buf), min(2*cap(buf), most)+1)
			copy(grown, buf)
			buf = grown
		}
	}
}

// Reader returns a reader of r that fails where r stalls, or says what cannot be.
func Reader(r io.Reader) io.Reader { return &reader{r: r} }

type reader struct {
	r     io.Reader
	empty int // readings in a row that brought nothing
}

func (r *reader) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	switch {
	case n < 0 || n > len(p):
		return 0, ErrReader
	case n > 0 || err != nil || len(p) == 0:
		r.empty = 0
	default:
		if r.empty++; r.empty >= idle {
			return 0, io.ErrNoProgress
		}
	}
	return n, err
}
