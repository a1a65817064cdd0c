package career_test

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// plumbing are methods that a reader meets through an interface, not by name.
var plumbing = regexp.MustCompile(`^(Error|Unwrap|String|Equal|(Un)?[mM]arshal(JSON|Text))$`)

// TestDocumentation checks that whatever is exported has a doc comment, and every function and method an Example that is
// run.
func TestDocumentation(t *testing.T) {
	dirs := map[string]bool{}
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() && (e.Name() == "internal" || e.Name() == "examples" || e.Name() == "testdata" || strings.HasPrefix(e.Name(), ".") && path != ".") {
			return fs.SkipDir
		}
		if strings.HasSuffix(path, ".go") {
			dirs[filepath.Dir(path)] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for dir := range dirs {
		fset := token.NewFileSet()
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		var parsed []*ast.File
		for _, f := range files {
			file, err := parser.ParseFile(fset, f, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			parsed = append(parsed, file)
		}
		p, err := doc.NewFromFiles(fset, parsed, "github.com/go-career/career/"+dir)
		if err != nil {
			t.Fatal(err)
		}
		if p.Doc == "" {
			t.Errorf("%s: no package doc", dir)
		}
		funcs := func(of string, list []*doc.Func) {
			for _, f := range list {
				name := strings.TrimPrefix(of+"."+f.Name, ".")
				if f.Doc == "" && !plumbing.MatchString(f.Name) {
					t.Errorf("%s: %s has no doc comment", dir, name)
				}
				run := 0
				for _, x := range f.Examples {
					if x.Output != "" || x.EmptyOutput {
						run++
					}
				}
				if run == 0 && !plumbing.MatchString(f.Name) {
					t.Errorf("%s: %s has no Example that is run", dir, name)
				}
			}
		}
		funcs("", p.Funcs)
		for _, typ := range p.Types {
			if typ.Doc == "" {
				t.Errorf("%s: %s has no doc comment", dir, typ.Name)
			}
			funcs("", typ.Funcs)
			funcs(typ.Name, typ.Methods)
		}
	}
}
