package bundle

import (
	"io/fs"
	"path"
	"strings"
)

// Walk calls f for each file of a data folder that belongs into the bundle, in the order of their names: the JSON, but
// not the schemas.
func Walk(folder fs.FS, f func(name string, text []byte) error) error {
	return fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && name == "schema":
			return fs.SkipDir
		case e.IsDir() || path.Ext(name) != ".json" || strings.HasPrefix(path.Base(name), "."):
			return nil
		}
		text, err := fs.ReadFile(folder, name)
		if err != nil {
			return err
		}
		return f(name, text)
	})
}
