package check

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/results"
)

const schemas = "../../../data/schema"

// compile returns the schema in a file. It is itself checked against JSON Schema's own.
func compile(t *testing.T, file string) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile(file)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// valid returns what a schema says of v, as it marshals.
func valid(t *testing.T, s *jsonschema.Schema, v any) error {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	read, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(read)
}

func TestResults(t *testing.T) {
	all, err := results.Of(career.Default())
	if err != nil {
		t.Fatal(err)
	}
	for kind, list := range all {
		t.Run(kind, func(t *testing.T) {
			s := compile(t, filepath.Join(schemas, "results", kind+".schema.json"))
			for _, v := range list {
				if err := valid(t, s, v); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// TestRefused checks that the schemas refuse what is wrong.
func TestRefused(t *testing.T) {
	gap := `{"role":"r","items":ITEMS,"coverage":{"low":0,"likely":0,"high":1},"readiness":"READY","readinessLikely":"developing","readinessHigh":"developing","essential":{"total":0,"met":0,"partial":0,"missing":0,"unknown":0}}`
	s := compile(t, filepath.Join(schemas, "results", "gap.schema.json"))
	for name, tt := range map[string]struct {
		items, ready string
		ok           bool
	}{
		"right":           {"[]", "ready-now", true},
		"null for a list": {"null", "ready-now", false},
		"another value":   {"[]", "ready", false},
		"a bad item":      {"[{}]", "ready-now", false},
	} {
		text := strings.NewReplacer("ITEMS", tt.items, "READY", tt.ready).Replace(gap)
		if err := valid(t, s, json.RawMessage(text)); (err == nil) != tt.ok {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSchemasAreValid compiles every schema, those of the files in data too, and checks some of these files.
func TestSchemasAreValid(t *testing.T) {
	n := 0
	err := filepath.WalkDir(schemas, func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		n++
		compile(t, file)
		return nil
	})
	if err != nil || n < 30 {
		t.Fatalf("%d schemas, %v", n, err)
	}
	for schema, pattern := range map[string]string{"role": "roles/b*", "skills": "skills/*", "jobs": "jobs/*", "bands": "bands", "sources": "sources",
		"families": "families", "countries": "countries", "moves": "published/moves"} {
		s := compile(t, filepath.Join(schemas, schema+".schema.json"))
		files, err := filepath.Glob("../../../data/" + pattern + ".json")
		if err != nil || len(files) == 0 {
			t.Errorf("%s: no files, %v", pattern, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := valid(t, s, json.RawMessage(text)); err != nil {
				t.Errorf("%s: %v", file, err)
			}
		}
	}
}
