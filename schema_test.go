package career_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/results"
)

// TestSchemas checks every file of the data against its schema, so that schemas, types and data agree.
func TestSchemas(t *testing.T) {
	for _, kind := range []struct{ schema, files string }{
		{"role", "roles/*"}, {"skills", "skills/*"}, {"jobs", "jobs/*"}, {"bands", "bands"}, {"families", "families"}, {"sources", "sources"},
		{"occupations", "published/occupations/*"}, {"pay", "published/pay/*"}, {"areas", "published/areas"}, {"parities", "published/parities"},
	} {
		var schema map[string]any
		text, err := os.ReadFile("data/schema/" + kind.schema + ".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &schema); err != nil {
			t.Fatal(err)
		}
		files, err := filepath.Glob("data/" + kind.files + ".json")
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no files (%v)", kind.files, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var v any
			if err := json.Unmarshal(text, &v); err != nil {
				t.Fatal(err)
			}
			for _, problem := range conform(schema, v, "") {
				t.Errorf("%s: %s", file, problem)
			}
		}
	}
	// The check can fail.
	schema := map[string]any{"type": "object", "additionalProperties": false, "required": []any{"a"},
		"properties": map[string]any{"b": map[string]any{"type": "string", "enum": []any{"x"}}}}
	if got := conform(schema, map[string]any{"b": "y", "c": 1.0}, ""); len(got) != 3 {
		t.Errorf("%q, want three problems", got)
	}
}

// TestResultSchemas checks answers of every kind against their schemas.
func TestResultSchemas(t *testing.T) {
	all, err := results.Of(career.Default())
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("data/schema/results/*.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		kind := strings.TrimSuffix(filepath.Base(file), ".schema.json")
		t.Run(kind, func(t *testing.T) {
			if len(all[kind]) == 0 {
				t.Fatal("no answer of this kind")
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var schema map[string]any
			if err := json.Unmarshal(text, &schema); err != nil {
				t.Fatal(err)
			}
			for _, result := range all[kind] {
				text, err := json.Marshal(result)
				if err != nil {
					t.Fatal(err)
				}
				var v any
				if err := json.Unmarshal(text, &v); err != nil {
					t.Fatal(err)
				}
				if problems := conform(resolved(schema, schema["$defs"]), v, ""); problems != nil {
					t.Fatalf("%q in %s", problems[:min(3, len(problems))], text[:min(500, len(text))])
				}
			}
		})
		delete(all, kind)
	}
	for kind := range all {
		t.Errorf("%s has no schema", kind)
	}
}

// resolved returns the schema that another refers to, with the definitions it needs; or itself.
func resolved(schema map[string]any, defs any) map[string]any {
	ref, ok := schema["$ref"].(string)
	if !ok {
		if schema["$defs"] == nil && defs != nil {
			schema["$defs"] = defs
		}
		return schema
	}
	target := defs.(map[string]any)[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
	target["$defs"] = defs
	return target
}

// conform reports where v is not what a schema says, for the part of JSON Schema that ours use.
func conform(schema map[string]any, v any, path string) (out []string) {
	defs := schema["$defs"]
	under := func(schema any) map[string]any { return resolved(schema.(map[string]any), defs) }
	if schema["type"] == nil {
		return nil // anything
	}
	is := map[string]bool{}
	switch v := v.(type) {
	case map[string]any:
		is["object"] = true
	case []any:
		is["array"] = true
	case string:
		is["string"] = true
	case bool:
		is["boolean"] = true
	case float64:
		is["number"], is["integer"] = true, v == float64(int64(v))
	}
	types, ok := schema["type"].([]any)
	if !ok {
		types = []any{schema["type"]}
	}
	if !slices.ContainsFunc(types, func(t any) bool { s, _ := t.(string); return is[s] }) {
		return append(out, fmt.Sprintf("%s: %v where %v belongs", path, v, schema["type"]))
	}
	if list, ok := schema["enum"].([]any); ok && !slices.Contains(list, v) {
		out = append(out, fmt.Sprintf("%s: %v is none of %v", path, v, list))
	}
	if s, ok := v.(string); ok {
		if p, ok := schema["pattern"].(string); ok && !regexp.MustCompile(p).MatchString(s) {
			out = append(out, fmt.Sprintf("%s: %q is not like %s", path, s, p))
		}
	}
	if n, ok := v.(float64); ok {
		if least, ok := schema["minimum"].(float64); ok && n < least {
			out = append(out, fmt.Sprintf("%s: %v is below %v", path, n, least))
		}
		if most, ok := schema["maximum"].(float64); ok && n > most {
			out = append(out, fmt.Sprintf("%s: %v is above %v", path, n, most))
		}
	}
	if list, ok := v.([]any); ok {
		for i, e := range list {
			out = append(out, conform(under(schema["items"]), e, fmt.Sprintf("%s[%d]", path, i))...)
		}
	}
	if o, ok := v.(map[string]any); ok {
		props, _ := schema["properties"].(map[string]any)
		for name, e := range o {
			if p, ok := props[name]; ok {
				out = append(out, conform(under(p), e, path+"."+name)...)
			} else if p, ok := schema["additionalProperties"].(map[string]any); ok {
				out = append(out, conform(under(p), e, path+"."+name)...)
			} else {
				out = append(out, fmt.Sprintf("%s.%s: unknown", path, name))
			}
		}
		required, _ := schema["required"].([]any)
		for _, name := range required {
			if _, ok := o[name.(string)]; !ok {
				out = append(out, fmt.Sprintf("%s.%s: missing", path, name))
			}
		}
	}
	return out
}
