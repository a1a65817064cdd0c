package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"

	"github.com/go-career/career"
)

// schemaOf are the kinds of file that have a schema.
var schemaOf = []struct {
	file, title, list string // list is the member that holds the records; empty if the file is one
	record            any
	required, without []string // fields of a record that must be there, and that a file does not state
}{
	{"role", "A role", "", career.Role{}, []string{"id"}, []string{"pay"}},
	{"skills", "The skills of one category", "skills", career.Skill{}, []string{"id"}, nil},
	{"jobs", "The jobs of one family", "jobs", career.Job{}, []string{"id"}, nil},
	{"families", "Families of jobs", "families", career.Family{}, []string{"id"}, nil},
	{"sources", "Sources", "sources", career.Source{}, []string{"id"}, nil},
	{"bands", "Pay bands", "bands", career.SalaryBand{}, []string{"job", "place", "currency", "period", "min", "max", "basis", "source", "asOf"}, nil},
	{"countries", "Countries: the hours of full-time work, and the minimum wage", "countries", career.Country{}, []string{"place", "hoursPerYear", "source", "asOf"}, nil},
	{"retired", "Roles and skills that are withdrawn", "retired", career.Retirement{}, []string{"kind", "id"}, nil},
	{"occupations", "Occupations of one minor group", "occupations", career.Occupation{}, []string{"soc"}, nil},
	{"pay", "Published pay in one class of a classification", "", career.PayTable{}, []string{"id", "place", "scheme", "edition", "code", "title", "currency", "period", "source", "asOf"}, nil},
	{"areas", "Areas inside countries", "areas", career.Area{}, []string{"place", "name", "kind"}, nil},
	{"moves", "Moves between classes, as offices list them", "moves", career.ListedMove{}, []string{"scheme", "from", "to", "rank", "source"}, nil},
	{"parities", "Purchasing power parities", "parities", career.Parity{}, []string{"place", "year", "rate", "source"}, nil},
}

type object = map[string]any

// schemas returns a JSON Schema for each kind of file in the data folder, made from the Go types and their comments, so that
// an editor completes and checks while someone types; and one for each kind of result.
func schemas(root string) (map[string][]byte, error) {
	docs, err := comments(root)
	if err != nil {
		return nil, err
	}
	g := generator{docs: docs}
	files, err := results(docs)
	if err != nil {
		return nil, err
	}
	for _, k := range schemaOf {
		schema := g.record(reflect.TypeOf(k.record))
		for _, name := range k.without {
			delete(schema["properties"].(object), name)
		}
		schema["required"] = k.required
		if k.list != "" {
			schema = object{"type": "object", "additionalProperties": false,
				"properties": object{k.list: object{"type": "array", "items": schema}}}
		}
		schema["properties"].(object)["$schema"] = object{"type": "string"}
		schema["$schema"] = draft
		schema["title"] = k.title
		if files[k.file+".schema.json"], err = encode(schema); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// draft is the edition of JSON Schema.
const draft = "https://json-schema.org/draft/2020-12/schema"

func encode(schema object) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(schema)
	return b.Bytes(), err
}

const id = "^[a-z0-9]+(-[a-z0-9]+)*$"

type generator struct {
	docs map[string]string // comments of types, by name, and of fields, by "Type.field"
	defs object            // the schemas of structs, by name, if they stand once and are referred to; nil if each stands where it is used
}

// record returns the schema of a struct, as it stands in a file, or a reference to it.
func (g *generator) record(t reflect.Type) object {
	if g.defs == nil {
		props, _ := g.fields(t)
		return object{"type": "object", "additionalProperties": false, "properties": props}
	}
	if g.defs[t.Name()] == nil {
		g.defs[t.Name()] = object{} // a struct that holds itself refers to this
		props, required := g.fields(t)
		def := object{"type": "object", "additionalProperties": false, "properties": props}
		if len(required) > 0 {
			def["required"] = required
		}
		if doc := g.docs[t.Name()]; doc != "" {
			def["description"] = doc
		}
		g.defs[t.Name()] = def
	}
	return object{"$ref": "#/$defs/" + t.Name()}
}

// fields returns the schemas of a struct's fields, those of embedded structs included, and which of them are always written.
func (g *generator) fields(t reflect.Type) (object, []string) {
	props := object{}
	var required []string
	for i := range t.NumField() {
		f := t.Field(i)
		name, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && name == "" {
			inner, names := g.fields(f.Type)
			maps.Copy(props, inner)
			required = append(required, names...)
			continue
		}
		if !strings.Contains(rest, "omit") {
			required = append(required, name)
		}
		s := g.schema(f.Type)
		if doc := g.docs[t.Name()+"."+f.Name]; doc != "" {
			s["description"] = doc
		}
		switch t.Name() + "." + f.Name {
		case "Requirement.Importance":
			s["minimum"], s["maximum"] = 1, 5
		case "Relation.Closeness":
			s["minimum"], s["maximum"] = 1, 100
		case "Requirement.Level":
			s["enum"] = []string{"awareness", "working", "practitioner", "expert"}
		}
		props[name] = s
	}
	return props, required
}

// texts returns the values of a type that is written as one of a few.
func texts(t reflect.Type) []string {
	switch t {
	case reflect.TypeFor[career.Level]():
		return strs(career.LevelValues())
	case reflect.TypeFor[career.Proficiency]():
		return strs(career.ProficiencyValues())
	case reflect.TypeFor[career.Track]():
		return strs(career.TrackValues())
	case reflect.TypeFor[career.Trend]():
		return strs(career.TrendValues())
	case reflect.TypeFor[career.Fit]():
		return strs(career.FitValues())
	case reflect.TypeFor[career.SkillKind]():
		return strs(career.SkillKindValues())
	case reflect.TypeFor[career.Effort]():
		return strs(career.EffortValues())
	case reflect.TypeFor[career.Period]():
		return strs(career.PeriodValues())
	case reflect.TypeFor[career.Basis]():
		return strs(career.BasisValues())
	case reflect.TypeFor[career.Readiness]():
		return strs(career.ReadinessValues())
	case reflect.TypeFor[career.Status]():
		return strs(career.StatusValues())
	case reflect.TypeFor[career.MoveKind]():
		return strs(career.MoveKindValues())
	case reflect.TypeFor[career.ChangeKind]():
		return strs(career.ChangeKindValues())
	case reflect.TypeFor[career.Evidence]():
		return strs(career.EvidenceValues())
	case reflect.TypeFor[career.TitlePartKind]():
		return strs(career.TitlePartKindValues())
	}
	return nil
}

func strs[T any](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = fmt.Sprint(v)
	}
	return out
}

func (g *generator) schema(t reflect.Type) object {
	if list := texts(t); list != nil {
		return object{"type": "string", "enum": list}
	}
	switch t {
	case reflect.TypeFor[career.Amount]():
		return object{"type": "number", "multipleOf": 0.01}
	case reflect.TypeFor[career.Rate]():
		return object{"type": "number"}
	case reflect.TypeFor[career.Figure]():
		return object{"type": []string{"number", "string"}}
	case reflect.TypeFor[career.Date]():
		return object{"type": "string", "pattern": `^\d{4}(-\d\d(-\d\d)?)?$`}
	case reflect.TypeFor[career.RoleID](), reflect.TypeFor[career.SkillID](), reflect.TypeFor[career.JobID](),
		reflect.TypeFor[career.FamilyID](), reflect.TypeFor[career.SourceID](), reflect.TypeFor[career.PayTableID]():
		return object{"type": "string", "pattern": id}
	case reflect.TypeFor[career.Place]():
		return object{"type": "string", "pattern": "^[A-Z]{2}(-[A-Z0-9]+)?$"}
	case reflect.TypeFor[career.Currency]():
		return object{"type": "string", "pattern": "^[A-Z]{3}$"}
	}
	if t == reflect.TypeFor[json.RawMessage]() {
		return object{} // anything
	}
	switch t.Kind() {
	case reflect.Pointer:
		return g.schema(t.Elem())
	case reflect.Slice:
		if g.defs != nil {
			return object{"type": "array", "items": g.schema(t.Elem())}
		}
		// an overlay may also say what to add and what to remove
		return object{"type": []string{"array", "object"}, "items": g.schema(t.Elem())}
	case reflect.Map:
		return object{"type": "object", "additionalProperties": g.schema(t.Elem())}
	case reflect.Struct:
		return g.record(t)
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Float64:
		return object{"type": "number"}
	case reflect.Int:
		return object{"type": "integer"}
	}
	return object{"type": "string"}
}

// comments returns the comments of the package's structs and of their fields.
func comments(dir string) (map[string]string, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	docs := map[string]string{}
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if d, ok := n.(*ast.GenDecl); ok && len(d.Specs) == 1 { // the comment of a single type stands with the declaration
				if spec, ok := d.Specs[0].(*ast.TypeSpec); ok && spec.Doc == nil {
					spec.Doc = d.Doc
				}
			}
			spec, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			if s, ok := spec.Type.(*ast.StructType); ok {
				docs[spec.Name.Name] = plain(spec.Doc.Text())
				for _, field := range s.Fields.List {
					text := plain(field.Doc.Text() + field.Comment.Text())
					for _, name := range field.Names {
						docs[spec.Name.Name+"."+name.Name] = text
					}
				}
			}
			return true
		})
	}
	return docs, nil
}

var link = regexp.MustCompile(`\[\*?([A-Z]\w*(?:\.[A-Z]\w*)?)\]`)

// plain returns a comment as one line of text, without what only Go's documentation shows as a link.
func plain(comment string) string {
	return link.ReplaceAllString(strings.Join(strings.Fields(comment), " "), "$1")
}
