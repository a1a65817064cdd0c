// Package folder writes a folder of files so that nobody finds half of it: neither one who looks while it is written, nor
// one who looks after the process or the machine has failed.
package folder

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
)

// unfinished starts the names of folders that are being written. One beside its place has the name of that in it.
const unfinished = ".saving-"

// Write makes a folder of the files that write puts, by names with slashes. The folder must not be there, or be empty;
// otherwise the error wraps [fs.ErrExist].
//
// It is written beside its place, brought to the disk, and moved there. If an empty folder is there that cannot be
// replaced, that is filled: parts are the names that may come to stand in it, of which the first comes last.
func Write(dir string, parts []string, write func(put func(name string, text []byte) error) error) error {
	dir, err := resolve(dir)
	if err != nil {
		return err
	}
	there, err := prepare(dir, parts)
	if err != nil {
		return err
	}
	if here, err := os.Stat("."); there && err == nil {
		if it, err := os.Stat(dir); err == nil && os.SameFile(here, it) {
			return fill(dir, parts, write)
		}
	}
	parent := filepath.Dir(dir)
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return err
	}
	name := unfinished + filepath.Base(dir) + "-"
	discard(parent, name)
	beside, err := newFolder(parent, name)
	if there && errors.Is(err, fs.ErrPermission) {
		return fill(dir, parts, write)
	} else if err != nil {
		return err
	}
	defer os.RemoveAll(beside)
	if err := files(beside, write); err != nil {
		return err
	}
	if there {
		if err := os.Remove(dir); err != nil { // another file system begins there, say
			return fill(dir, parts, write)
		}
	}
	if err := os.Rename(beside, dir); err != nil {
		return err
	}
	return toDisk(os.Open(parent))
}

// resolve returns the folder that a name leads to, by links or not.
func resolve(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		return real, nil
	}
	if _, err := os.Readlink(dir); err == nil {
		return "", fmt.Errorf("%w: it is a link that leads nowhere", fs.ErrExist)
	}
	return dir, nil
}

// prepare reports whether the folder is there. It takes out what a Write that was killed has left in it, and fails if
// there is more.
func prepare(dir string, parts []string) (there bool, err error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	started, others, finished := false, 0, false
	for _, e := range entries {
		switch {
		case isUnfinished(e):
			started = true
		case !slices.Contains(parts, e.Name()):
			others++
		case e.Name() == parts[0]:
			finished = true
		}
	}
	part := func(e fs.DirEntry) bool { return !isUnfinished(e) && !finished && others == 0 && started }
	// What was moved up goes first: as long as the unfinished folder is there, it is known for what it is.
	slices.SortStableFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(order(part(b)), order(part(a))) })
	left := 0
	for _, e := range entries {
		if !part(e) && !isUnfinished(e) {
			left++
		} else if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
			return true, err
		}
	}
	if left > 0 {
		return true, fmt.Errorf("%w, and is not empty", fs.ErrExist)
	}
	return true, nil
}

func isUnfinished(e fs.DirEntry) bool { return e.IsDir() && strings.HasPrefix(e.Name(), unfinished) }

func order(first bool) int {
	if first {
		return 1
	}
	return 0
}

// fill makes the files in a folder inside dir, which is empty, and moves them up.
func fill(dir string, parts []string, write func(put func(name string, text []byte) error) error) error {
	inside, err := newFolder(dir, unfinished)
	if err != nil {
		return err
	}
	defer os.RemoveAll(inside)
	if err := files(inside, write); err != nil {
		return err
	}
	entries, err := os.ReadDir(inside)
	if err != nil {
		return err
	}
	slices.SortStableFunc(entries, func(a, b fs.DirEntry) int {
		return cmp.Compare(order(a.Name() == parts[0]), order(b.Name() == parts[0]))
	})
	for _, e := range entries {
		if err := os.Rename(filepath.Join(inside, e.Name()), filepath.Join(dir, e.Name())); err != nil {
			return err
		}
	}
	return toDisk(os.Open(dir))
}

// newFolder makes a folder of a name that is not taken, with the permissions that the process gives new folders.
func newFolder(parent, prefix string) (string, error) {
	for range 100 {
		name := filepath.Join(parent, prefix+strconv.FormatUint(rand.Uint64(), 36))
		if err := os.Mkdir(name, 0o777); !errors.Is(err, fs.ErrExist) {
			return name, err
		}
	}
	return "", fs.ErrExist
}

// discard removes the folders that others have left beside, or are at work on. Each is moved first, so that nobody moves it
// into its place half removed.
func discard(parent, prefix string) {
	const gone = "-gone"
	entries, _ := os.ReadDir(parent)
	for _, e := range entries {
		if !e.IsDir() || !strings.HasPrefix(e.Name(), prefix) || strings.Contains(e.Name()[len(prefix):], "-") && !strings.HasSuffix(e.Name(), gone) {
			continue
		}
		name := filepath.Join(parent, e.Name())
		if !strings.HasSuffix(name, gone) && os.Rename(name, name+gone) == nil {
			name += gone
		}
		_ = os.RemoveAll(name)
	}
}

// files puts files into a folder that is there, and brings them to the disk. Nothing is written outside it, and nothing
// once it is gone.
func files(dir string, write func(put func(name string, text []byte) error) error) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	folders, names := []string{"."}, []string{}
	err = write(func(name string, text []byte) error {
		if f := path.Dir(name); !slices.Contains(folders, f) {
			if err := root.MkdirAll(f, 0o777); err != nil {
				return err
			}
			for ; !slices.Contains(folders, f); f = path.Dir(f) {
				folders = append(folders, f)
			}
		}
		names = append(names, name)
		return root.WriteFile(name, text, 0o666)
	})
	if err != nil {
		return err
	}
	if err := atOnce(names, func(name string) error { return toDisk(root.OpenFile(name, os.O_RDWR, 0)) }); err != nil {
		return err
	}
	for _, f := range folders {
		if err := toDisk(root.Open(f)); err != nil {
			return err
		}
	}
	return nil
}

// atOnce calls f for each name, for several at the same time, which a disk does faster. It returns the first error.
func atOnce(names []string, f func(name string) error) error {
	next := make(chan string)
	failed := make(chan error, 1)
	var group sync.WaitGroup
	for range min(16, len(names)) {
		group.Go(func() {
			for name := range next {
				if err := f(name); err != nil {
					select {
					case failed <- err:
					default:
					}
				}
			}
		})
	}
	for _, name := range names {
		next <- name
	}
	close(next)
	group.Wait()
	close(failed)
	return <-failed
}

// toDisk brings a file or folder that has been opened to the disk, and closes it. Some systems cannot do that for a folder.
func toDisk(f *os.File, err error) error {
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err == nil {
		if err = f.Sync(); info.IsDir() && (runtime.GOOS == "windows" || errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EINVAL)) {
			err = nil
		}
	}
	return cmp.Or(err, f.Close())
}
