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

// docLink is a link to a name of the same package, such as [Role] or [*Catalog.Role].
var docLink = regexp.MustCompile(`\[\*?([A-Z]\w*(?:\.[A-Z]\w*)?)\]`)

// TestDocLinks checks that the links of doc comments lead to names that the package has.
func TestDocLinks(t *testing.T) {
	for _, dir := range []string{".", "source", "source/bls", "source/esco", "source/jsonresume", "source/onet", "export/diagram", "export/markdown", "export/schemaorg", "export/table", "workforce"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no files, %v", dir, err)
		}
		names, links := map[string]bool{}, map[string]string{}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			declared(file, names)
			for _, c := range file.Comments {
				for _, m := range docLink.FindAllStringSubmatch(c.Text(), -1) {
					links[m[1]] = name
				}
			}
		}
		if len(names) < 2 {
			t.Errorf("%s: %d names", dir, len(names))
		}
		for link, name := range links {
			if !names[link] {
				t.Errorf("%s: [%s] leads nowhere", name, link)
			}
		}
	}
}

// declared adds the names that a file declares: of functions, types, constants and variables, and, behind their type's
// name, of methods and fields.
func declared(file *ast.File, names map[string]bool) {
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			name := d.Name.Name
			if d.Recv != nil {
				of := d.Recv.List[0].Type
				if star, ok := of.(*ast.StarExpr); ok {
					of = star.X
				}
				if id, ok := of.(*ast.Ident); ok {
					name = id.Name + "." + name
				}
			}
			names[name] = true
		case *ast.GenDecl:
			for _, s := range d.Specs {
				switch s := s.(type) {
				case *ast.ValueSpec:
					for _, n := range s.Names {
						names[n.Name] = true
					}
				case *ast.TypeSpec:
					names[s.Name.Name] = true
					if s.TypeParams != nil {
						for _, p := range s.TypeParams.List {
							names[p.Names[0].Name] = true
						}
					}
					if x, ok := s.Type.(*ast.StructType); ok {
						for _, f := range x.Fields.List {
							for _, n := range f.Names {
								names[s.Name.Name+"."+n.Name] = true
							}
						}
					}
				}
			}
		}
	}
}
