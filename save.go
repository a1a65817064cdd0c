package career

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-career/career/internal/layout"
)

// Save writes the catalogue to a folder, in the layout that [Load] reads: an import can be kept, edited and compared. The
// same catalogue makes the same files, to the byte. The folder must not be there yet, or be empty; otherwise the error
// wraps [fs.ErrExist]. It appears whole or not at all.
func (c *Catalog) Save(dir string) error {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return fmt.Errorf("save to %s: %w, and is not empty", dir, fs.ErrExist)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("save to %s: %w", dir, err)
	}
	parent := filepath.Dir(filepath.Clean(dir))
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return fmt.Errorf("save to %s: %w", dir, err)
	}
	// Written beside its place and moved there, so that nobody finds half a catalogue.
	beside, err := os.MkdirTemp(parent, ".catalogue-*")
	if err != nil {
		return fmt.Errorf("save to %s: %w", dir, err)
	}
	defer os.RemoveAll(beside)
	if err := c.write(beside); err != nil {
		return fmt.Errorf("save to %s: %w", dir, err)
	}
	if err := os.Chmod(beside, 0o755); err != nil {
		return fmt.Errorf("save to %s: %w", dir, err)
	}
	_ = os.Remove(dir) // an empty folder, if any
	if err := os.Rename(beside, dir); err != nil {
		return fmt.Errorf("save to %s: %w", dir, err)
	}
	return nil
}

func (c *Catalog) write(dir string) error {
	var err error
	put := func(name string, v any, depth int) {
		if err != nil {
			return
		}
		var text []byte
		if text, err = layout.Marshal(v, depth); err != nil {
			err = fmt.Errorf("%s: %w", name, err)
			return
		}
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err = os.MkdirAll(filepath.Dir(file), 0o755); err == nil {
			err = os.WriteFile(file, text, 0o644)
		}
	}
	put("catalog.json", map[string]string{"version": c.Version()}, byField)
	for _, k := range kinds {
		k.save(c, put)
	}
	return err
}

// save writes the files of a kind, in the order of their names.
func (k *kind[T]) save(c *Catalog, put func(name string, v any, depth int)) {
	files := map[string][]T{}
	var stems []string
	for p := range (*k.shelf(c)).All() {
		stem, v := "", *p
		if k.folder {
			stem = k.stem(p)
		}
		if k.write != nil {
			k.write(&v)
		}
		if files[stem] == nil {
			stems = append(stems, stem)
		}
		files[stem] = append(files[stem], v)
	}
	slices.SortFunc(stems, strings.Compare)
	for _, stem := range stems {
		if k.list == "" {
			put(k.path(stem), files[stem][0], k.depth)
		} else {
			put(k.path(stem), map[string][]T{k.list: files[stem]}, k.depth)
		}
	}
}
