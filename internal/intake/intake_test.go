package intake

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"
	"time"
)

func TestFile(t *testing.T) {
	fsys := fstest.MapFS{
		"a":      {Data: []byte("12345")},
		"empty":  {},
		"device": {Mode: fs.ModeDevice},
		"dir/a":  {Data: []byte("1")},
	}
	for _, tt := range []struct {
		name string
		want string
		err  error
	}{
		{"a", "12345", nil}, {"empty", "", nil}, {"device", "", ErrKind}, {"dir", "", ErrKind}, {"nobody", "", fs.ErrNotExist}, {"../a", "", fs.ErrNotExist},
	} {
		got, read, err := File(fsys, tt.name, 5)
		if string(got) != tt.want || read != len(tt.want) || !errors.Is(err, tt.err) {
			t.Errorf("%s: %q, %d, %v", tt.name, got, read, err)
		}
	}
	if _, read, err := File(fsys, "a", 4); !errors.Is(err, ErrTooMuch) || read != 0 {
		t.Error(err, "and read", read)
	}
}

// TestPipe checks that a named pipe is not opened: that would wait for somebody to write to it.
func TestPipe(t *testing.T) {
	dir := t.TempDir()
	if err := mkfifo(filepath.Join(dir, "pipe")); err != nil {
		t.Skip("no named pipes here: ", err)
	}
	part, _ := fs.Sub(os.DirFS(filepath.Dir(dir)), filepath.Base(dir))
	for _, fsys := range []fs.FS{os.DirFS(dir), part} {
		if _, _, err := File(fsys, "pipe", 5); !errors.Is(err, ErrKind) {
			t.Error(err)
		}
	}
}

// A liar is a file system whose files are other than they seem.
type liar struct {
	fstest.MapFS
	size func(call int) int64
}

type lyingFile struct {
	fs.File
	l liar
}

type lyingInfo struct {
	fs.FileInfo
	size int64
	at   time.Time
}

func (i lyingInfo) Size() int64        { return i.size }
func (i lyingInfo) ModTime() time.Time { return i.at }

func (l liar) Open(name string) (fs.File, error) {
	f, err := l.MapFS.Open(name)
	return lyingFile{f, l}, err
}

func (l liar) Lstat(name string) (fs.FileInfo, error) { return l.Stat(name) }

func (l liar) Stat(name string) (fs.FileInfo, error) {
	info, err := l.MapFS.Stat(name)
	return lyingInfo{FileInfo: info, size: l.size(0)}, err
}

func (f lyingFile) Stat() (fs.FileInfo, error) {
	info, err := f.File.Stat()
	return lyingInfo{FileInfo: info, size: f.l.size(1)}, err
}

func TestLies(t *testing.T) {
	long := fstest.MapFS{"a": {Data: bytes.Repeat([]byte("x"), 3<<20)}}
	for _, tt := range []struct {
		name string
		size func(int) int64
		most int
		read int
		err  error
	}{
		{"smaller than it is", func(int) int64 { return 1 }, 4 << 20, 3 << 20, nil},
		{"below zero", func(int) int64 { return -1 }, 4 << 20, 3 << 20, nil},
		{"larger than it is", func(int) int64 { return 4 << 20 }, 4 << 20, 3 << 20, nil},
		{"smaller than it is, and too large", func(int) int64 { return 1 }, 2 << 20, 2<<20 + 1, ErrTooMuch},
		{"grows", func(call int) int64 { return int64(3<<20 + call) }, 4 << 20, 3 << 20, ErrChanged},
	} {
		if _, read, err := File(liar{long, tt.size}, "a", tt.most); read != tt.read || !errors.Is(err, tt.err) {
			t.Errorf("%s: %d, %v", tt.name, read, err)
		}
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, _, _ = File(liar{fstest.MapFS{"a": {Data: []byte("1")}}, func(int) int64 { return 16 << 20 }}, "a", 16<<20)
	if runtime.ReadMemStats(&after); after.TotalAlloc-before.TotalAlloc > 2<<20 {
		t.Errorf("%d bytes for a file that says it is large", after.TotalAlloc-before.TotalAlloc)
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

func TestReaders(t *testing.T) {
	for _, tt := range []struct {
		name string
		r    io.Reader
		want int
		err  error
	}{
		{"one byte at a time", iotest.OneByteReader(strings.NewReader("12345")), 5, nil},
		{"the end with the last bytes", iotest.DataErrReader(strings.NewReader("12345")), 5, nil},
		{"one that stalls", readerFunc(func([]byte) (int, error) { return 0, nil }), 0, io.ErrNoProgress},
		{"one that says too much", readerFunc(func(p []byte) (int, error) { return len(p) + 1, nil }), 0, ErrReader},
		{"one that says less than nothing", readerFunc(func([]byte) (int, error) { return -1, nil }), 0, ErrReader},
		{"one that fails", iotest.TimeoutReader(iotest.OneByteReader(strings.NewReader("12345"))), 1, iotest.ErrTimeout},
		{"one without an end", readerFunc(func(p []byte) (int, error) { return len(p), nil }), 1001, ErrTooMuch},
	} {
		got, err := All(tt.r, 0, 1000)
		if len(got) != tt.want || !errors.Is(err, tt.err) {
			t.Errorf("%s: %d, %v", tt.name, len(got), err)
		}
	}
}
