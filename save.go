package career

import (
	"fmt"
	"slices"
	"strings"

	"github.com/go-career/career/internal/folder"
	"github.com/go-career/career/internal/layout"
)

// Save writes the catalogue to a folder, in the layout that [Load] reads: an import can be kept, edited and compared. The
// same catalogue makes the same files, to the byte. The folder must not be there yet, or be empty; otherwise the error
// wraps [fs.ErrExist]. A link to a folder is followed, and stays. Files get the permissions that the process gives new files.
//
// The folder appears whole or not at all, even if the machine fails: it is written beside its place, brought to the disk
// and moved there. An empty folder that cannot be replaced (a mount point, the one in which the process works, one inside
// a folder that may not be written) is filled where it is. Then somebody who looks meanwhile, or after a failure, can find
// part of it; catalog.json comes last.
//
// What a Save that was killed has left behind, in folders whose names start with ".saving-", the next one to the same
// folder removes. Of two at the same time one may fail. What a disk loses that said it had it, Save cannot know.
func (c *Catalog) Save(dir string) error {
	parts := []string{catalogFile}
	for _, k := range kinds {
		home, _ := k.where()
		first, _, _ := strings.Cut(home, "/")
		parts = append(parts, first)
	}
	if err := folder.Write(dir, parts, c.write); err != nil {
		return fmt.Errorf("save to %s: %w", dir, err)
	}
	return nil
}

// write puts the files of the catalogue, each by its name.
func (c *Catalog) write(put func(name string, text []byte) error) error {
	var err error
	lay := func(name string, v any, depth int) {
		if err != nil {
			return
		}
		var text []byte
		if text, err = layout.Marshal(v, depth); err != nil {
			err = fmt.Errorf("%s: %w", name, err)
			return
		}
		err = put(name, text)
	}
	lay(catalogFile, map[string]string{"version": c.Version()}, byField)
	for _, k := range kinds {
		k.save(c, lay)
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
