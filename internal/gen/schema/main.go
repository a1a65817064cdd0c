// Command schema writes data/schema: a JSON Schema for each kind of file in data, made from the Go types and their
// comments, so that an editor completes and checks while someone types. go generate runs it.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"log"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/go-career/career"
)

func main() {
	log.SetFlags(0)
	if err := run(".", "data/schema"); err != nil {
		log.Fatal(err)
	}
}

// The kinds of file. A name in list is that of the field that holds the records.
var kinds = []struct {
	file, title, list string
	record            any
	head              []string // further fields beside the list
	required          []string // of a record
	without           []string // fields that a file does not state
	more              []string // fields that only a file has
}{
	{file: "role", title: "A role", record: career.Role{}, required: []string{"id"}, without: []string{"pay", "payNote"}, more: []string{"retired", "replacedBy"}},
	{file: "skills", title: "The skills of one category", list: "skills", record: career.Skill{}, head: []string{"category"}, required: []string{"id"}, without: []string{"category"}, more: []string{"retired", "replacedBy"}},
	{file: "jobs", title: "Jobs", list: "jobs", record: career.Job{}, required: []string{"id"}},
	{file: "families", title: "Families of jobs", list: "families", record: career.Family{}, required: []string{"id"}},
	{file: "sources", title: "Sources", list: "sources", record: career.Source{}, required: []string{"id"}},
	{file: "occupations", title: "Occupations of one major group", list: "occupations", record: career.Occupation{}, required: []string{"soc"}},
	{file: "figures", title: "Published pay figures of one class of a classification", record: career.PayFigures{}, required: []string{"id", "region", "scheme", "edition", "code", "title", "currency", "period", "source", "asOf"}, without: []string{"area"}},
	{file: "areas", title: "Areas inside countries", list: "areas", record: career.Area{}, required: []string{"id", "name", "kind"}},
	{file: "parities", title: "Purchasing power parities", list: "parities", record: career.Parity{}, required: []string{"region", "year", "rate", "source"}},
	{file: "salary", title: "The pay bands of one job", list: "bands", record: career.SalaryBand{}, head: []string{"job", "unpriced"},
		required: []string{"region", "currency", "period", "min", "max", "basis", "source", "asOf"}, without: []string{"job"}},
}

type object = map[string]any

func run(src, dir string) error {
	docs, err := comments(src)
	if err != nil {
		return err
	}
	g := generator{docs: docs}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, k := range kinds {
		record := g.record(reflect.TypeOf(k.record))
		props := record["properties"].(object)
		for _, name := range k.without {
			delete(props, name)
		}
		for _, name := range k.more {
			props[name] = map[string]object{
				"retired":    {"type": "boolean", "description": "in an overlay: withdraws the record"},
				"replacedBy": {"type": "string", "pattern": id, "description": "in an overlay: the ID of the record that takes its place"},
			}[name]
		}
		record["required"] = k.required
		schema := record
		if k.list != "" {
			fields := object{k.list: object{"type": "array", "items": record}}
			for _, h := range k.head {
				fields[h] = map[string]object{
					"category": {"type": "string", "pattern": id, "description": "the file's name without .json"},
					"job":      {"type": "string", "pattern": id, "description": "the file's name without .json"},
					"unpriced": {"type": "array", "items": g.record(reflect.TypeOf(career.Unpriced{}))},
				}[h]
			}
			schema = object{"type": "object", "additionalProperties": false, "properties": fields}
		}
		schema["properties"].(object)["$schema"] = object{"type": "string"}
		schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
		schema["title"] = k.title
		if err := write(filepath.Join(dir, k.file+".schema.json"), schema); err != nil {
			return err
		}
	}
	return nil
}

func write(file string, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	if old, err := os.ReadFile(file); err == nil && bytes.Equal(old, b.Bytes()) {
		return nil
	}
	return os.WriteFile(file, b.Bytes(), 0o644)
}

const id = "^[a-z0-9]+(-[a-z0-9]+)*$"

type generator struct {
	docs map[string]string // comments of fields, by "Type.field"
}

// record returns the schema of a struct, as it stands in a file.
func (g *generator) record(t reflect.Type) object {
	props := object{}
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" { // bands and figures are written by types of their own
			name = strings.ToLower(f.Name[:1]) + f.Name[1:]
			if f.Name == "ID" {
				name = "id"
			}
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
	return object{"type": "object", "additionalProperties": false, "properties": props}
}

// texts are the values of the types that are written as one of a few.
func texts(t reflect.Type) []string {
	var out []string
	each := func(list ...any) {
		for _, v := range list {
			out = append(out, fmt.Sprint(v))
		}
	}
	switch t {
	case reflect.TypeFor[career.Level]():
		for l := career.LevelEntry; l <= career.LevelExecutive; l++ {
			each(l)
		}
	case reflect.TypeFor[career.Track]():
		each(career.TrackIndividual, career.TrackManagement)
	case reflect.TypeFor[career.Trend]():
		each(career.TrendDeclining, career.TrendSlow, career.TrendSteady, career.TrendStrong)
	case reflect.TypeFor[career.Fit]():
		each(career.FitExact, career.FitClose, career.FitBroad)
	case reflect.TypeFor[career.SkillKind]():
		each(career.KindKnowledge, career.KindPractice, career.KindTool, career.KindTransversal)
	case reflect.TypeFor[career.Effort]():
		each(career.EffortLight, career.EffortModerate, career.EffortSubstantial, career.EffortDeep)
	case reflect.TypeFor[career.Proficiency]():
		for p := career.Unrated; p <= career.Expert; p++ {
			each(p)
		}
	case reflect.TypeFor[career.Period]():
		each(career.PerHour, career.PerMonth, career.PerYear)
	case reflect.TypeFor[career.Basis]():
		each(career.BasisOverlay, career.BasisGuide, career.BasisPublished, career.BasisPrevailing, career.BasisDerived)
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
		reflect.TypeFor[career.FamilyID](), reflect.TypeFor[career.SourceID](), reflect.TypeFor[career.FiguresID](),
		reflect.TypeFor[career.AreaID]():
		return object{"type": "string", "pattern": id}
	}
	switch t.Kind() {
	case reflect.Slice:
		return object{"type": "array", "items": g.schema(t.Elem())}
	case reflect.Map:
		return object{"type": "object", "additionalProperties": g.schema(t.Elem())}
	case reflect.Struct:
		if strings.HasPrefix(t.PkgPath(), "golang.org/x/text") { // a region or a currency, written as its code
			return object{"type": "string", "pattern": "^[A-Z0-9]{2,3}$"}
		}
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

// comments returns the comments of all fields of the package's structs.
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
			spec, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			if s, ok := spec.Type.(*ast.StructType); ok {
				for _, field := range s.Fields.List {
					text := strings.TrimSpace(field.Doc.Text() + field.Comment.Text())
					for _, name := range field.Names {
						docs[spec.Name.Name+"."+name.Name] = strings.Join(strings.Fields(text), " ")
					}
				}
			}
			return true
		})
	}
	return docs, nil
}
