package main

import (
	"context"
	"fmt"
	"reflect"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/go-career/career"
)

// tools answer from one catalogue.
type tools struct{ c *career.Catalog }

// An answer is the structured content of a tool's result. Its text says the same in short.
type answer interface{ text() string }

// add adds a tool that only reads.
func add[In any, Out answer](s *mcp.Server, name, title, description string, f func(In) (Out, error)) error {
	in, err := schemaOf[In]()
	if err != nil {
		return err
	}
	out, err := schemaOf[Out]()
	if err != nil {
		return err
	}
	closed := false
	t := &mcp.Tool{Name: name, Title: title, Description: description, InputSchema: in, OutputSchema: out,
		Annotations: &mcp.ToolAnnotations{Title: title, ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &closed}}
	mcp.AddTool(s, t, func(_ context.Context, _ *mcp.CallToolRequest, in In) (*mcp.CallToolResult, Out, error) {
		out, err := f(in)
		if err != nil {
			return nil, out, err // the SDK makes it an error of the tool, not of the protocol
		}
		return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: out.text()}}}, out, nil
	})
	return nil
}

// The types of inputs say what they may hold: types has their schemas.
type (
	name      string // a name or an ID
	text      string // an advertisement
	document  string // a résumé
	kind      string // of a record
	months    int
	limit     int // of what is listed
	pace      int // hours a week
	hops      int // moves
	pathCount int
)

// maxItems is the longest list that a tool takes.
const maxItems = 200

var types = map[reflect.Type]*jsonschema.Schema{
	reflect.TypeFor[name]():      {Type: "string", MinLength: new(1), MaxLength: new(200)},
	reflect.TypeFor[text]():      {Type: "string", MaxLength: new(100_000)},
	reflect.TypeFor[document]():  {Type: "string", MaxLength: new(500_000)},
	reflect.TypeFor[kind]():      oneOf([]kind{"role", "job", "skill"}),
	reflect.TypeFor[months]():    between(0, 720, ""),
	reflect.TypeFor[limit]():     between(1, 20, "5"),
	reflect.TypeFor[pace]():      between(1, 80, "5"),
	reflect.TypeFor[hops]():      between(1, 10, "5"),
	reflect.TypeFor[pathCount](): between(1, 5, "2"),

	reflect.TypeFor[career.Proficiency](): oneOf(career.ProficiencyValues()),
	reflect.TypeFor[career.Level]():       oneOf(career.LevelValues()),
	reflect.TypeFor[career.Track]():       oneOf(career.TrackValues()),
	reflect.TypeFor[career.MoveKind]():    oneOf(career.MoveKindValues()),
	reflect.TypeFor[career.Status]():      oneOf(career.StatusValues()),
	reflect.TypeFor[career.Readiness]():   oneOf(career.ReadinessValues()),
	reflect.TypeFor[career.Amount]():      {Type: "number"},
}

func between(least, most float64, usual string) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "integer", Minimum: &least, Maximum: &most}
	if usual != "" {
		s.Default = []byte(usual)
	}
	return s
}

func oneOf[T any](values []T) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	for _, v := range values {
		s.Enum = append(s.Enum, fmt.Sprint(v))
	}
	return s
}

func schemaOf[T any]() (*jsonschema.Schema, error) {
	s, err := jsonschema.For[T](&jsonschema.ForOptions{TypeSchemas: types})
	if err == nil {
		bound(s)
	}
	return s, err
}

// bound bounds the lists in a schema.
func bound(s *jsonschema.Schema) {
	if s == nil {
		return
	}
	if s.Items != nil {
		s.MaxItems = new(maxItems)
		bound(s.Items)
	}
	for _, p := range s.Properties {
		bound(p)
	}
}

// A ref is a record by ID and name.
type ref struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

func (r ref) String() string { return r.Name + " (" + r.ID + ")" }

func (t *tools) skillRefs(ids []career.SkillID) []ref { return refs(ids, t.c.SkillNames(ids)) }
func (t *tools) roleRefs(ids []career.RoleID) []ref   { return refs(ids, t.c.RoleTitles(ids)) }

func refs[K ~string](ids []K, names []string) []ref {
	out := make([]ref, len(ids))
	for i, id := range ids {
		out[i] = ref{string(id), names[i]}
	}
	return out
}

// A list is the start of a longer one.
type list[T any] struct {
	Items []T `json:"items"`
	More  int `json:"more,omitempty" jsonschema:"how many more there are"`
}

// first returns the first items of a list.
func first[T any](items []T, most int) list[T] {
	n := min(most, len(items))
	return list[T]{append([]T{}, items[:n]...), len(items) - n}
}

// A report is a text in the making.
type report struct{ strings.Builder }

func (r *report) line(format string, args ...any) { fmt.Fprintf(r, format+"\n", args...) }

// lines prints a heading and a line for each item, and how many more there are.
func lines[T any](r *report, heading string, l list[T], line func(T) string) {
	if len(l.Items) == 0 {
		return
	}
	r.line("%s:", heading)
	for _, it := range l.Items {
		r.line("- %s", line(it))
	}
	if l.More > 0 {
		r.line("… and %d more", l.More)
	}
}

// joined prints a list on one line.
func joined[T any](r *report, heading string, l list[T]) {
	var parts []string
	for _, it := range l.Items {
		parts = append(parts, fmt.Sprint(it))
	}
	if l.More > 0 {
		parts = append(parts, fmt.Sprintf("… and %d more", l.More))
	}
	if len(parts) > 0 {
		r.line("%s: %s", heading, strings.Join(parts, ", "))
	}
}

// percent and points return a share in percent, whole and to a tenth.
func percent(share float64) int    { return int(100*share + 0.5) }
func points(share float64) float64 { return float64(int(1000*share+0.5)) / 10 }
