package trial

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/go-career/career"
)

// A Kind is a kind of input that is broken, or made to do harm.
type Kind struct {
	Name  string
	Size  int // of the input, in bytes, as somebody would send it
	Read  func() error
	Cause error  // nil if there is no harm in it
	Place string // what one of the problems starts with
}

// What reading may allocate: for every byte of the input, and besides. It is several times what is needed, but what grows
// faster than the input exceeds it.
const (
	allocPerByte = 100
	allocBesides = 6 << 20
)

// Kinds reads each kind of input. It checks the cause, the place, and that what is allocated is in proportion to the input.
// With -v, it prints a table with the times.
func Kinds(t *testing.T, kinds []Kind) {
	var table strings.Builder
	for _, k := range kinds {
		t.Run(k.Name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			err := k.Read()
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			alloc := after.TotalAlloc - before.TotalAlloc
			if alloc > uint64(allocPerByte*k.Size+allocBesides) {
				t.Errorf("%d bytes of input, %d allocated", k.Size, alloc)
			}
			if !errors.Is(err, k.Cause) {
				t.Errorf("%v\nwant %v", err, k.Cause)
			}
			first := fmt.Sprint(err)
			if list, ok := errors.AsType[*career.LoadError](err); ok {
				first = list.Problems[0].Error()
				for _, p := range list.Problems {
					if s := p.Error(); strings.HasPrefix(s, k.Place) {
						first = s
					}
				}
			}
			if !strings.HasPrefix(first, k.Place) {
				t.Errorf("%v\nwant one at %s", err, k.Place)
			}
			if strings.ContainsFunc(first, func(r rune) bool { return r < ' ' }) || len(first) > 1500 {
				t.Errorf("no message of one line: %.2000q", first)
			}
			fmt.Fprintf(&table, "%-42s %10d B %9.1f ms %10d B %8.1f  %.110s\n", k.Name, k.Size,
				float64(took)/1e6, alloc, float64(alloc)/float64(max(1, k.Size)), first)
		})
	}
	t.Logf("%d kinds: input, time, allocated, allocated per byte of input, problem\n%s", len(kinds), table.String())
}

// An Entry is one of a zip.
type Entry struct {
	Name string
	Text io.Reader // nil for none
	Mode fs.FileMode
}

// Zip returns a zip as bytes.
func Zip(t testing.TB, entries ...Entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.Name, Method: zip.Deflate}
		h.SetMode(e.Mode)
		f, err := w.CreateHeader(h)
		if err == nil && e.Text != nil {
			_, err = io.Copy(f, e.Text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Unzip returns a zip as a file system.
func Unzip(t testing.TB, b []byte) fs.FS {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Swap is a file system with something else in the place of one of its files.
type Swap struct {
	fs.FS
	Name   string
	Reader func() io.Reader // what is read there
	Info   fs.FileInfo      // what is said about it, if not nil
}

// Open opens a file.
func (s Swap) Open(name string) (fs.File, error) {
	f, err := s.FS.Open(name)
	if name != s.Name || err != nil {
		return f, err
	}
	w := swapped{f, f, s.Info}
	if s.Reader != nil {
		w.r = s.Reader()
	}
	return w, nil
}

type swapped struct {
	fs.File
	r    io.Reader
	info fs.FileInfo
}

func (s swapped) Read(p []byte) (int, error) { return s.r.Read(p) }

func (s swapped) Stat() (fs.FileInfo, error) {
	if s.info != nil {
		return s.info, nil
	}
	return s.File.Stat()
}

// Info is what a file system says about a file, true or not.
type Info struct {
	Bytes int64
	Type  fs.FileMode
}

func (i Info) Name() string       { return "x" }
func (i Info) Size() int64        { return i.Bytes }
func (i Info) Mode() fs.FileMode  { return i.Type }
func (i Info) ModTime() time.Time { return time.Time{} }
func (i Info) IsDir() bool        { return i.Type.IsDir() }
func (i Info) Sys() any           { return nil }

// Repeat returns a reader of a text and then, n times over, of another.
func Repeat(first, text string, n int) io.Reader {
	return io.MultiReader(strings.NewReader(first), &repeated{text: text, left: n * len(text)})
}

type repeated struct {
	text     string
	at, left int
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.left == 0 {
		return 0, io.EOF
	}
	n := copy(p[:min(len(p), r.left)], r.text[r.at:])
	r.at, r.left = (r.at+n)%len(r.text), r.left-n
	return n, nil
}

// Says is a reader that reads nothing and says that it read this many bytes.
type Says int

func (s Says) Read(p []byte) (int, error) { return int(s), nil }

// Breaks returns a reader of a text that then fails.
func Breaks(text string, err error) io.Reader {
	return io.MultiReader(strings.NewReader(text), broken{err})
}

type broken struct{ err error }

func (b broken) Read([]byte) (int, error) { return 0, b.err }
