package career

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/go-career/career/internal/enum"
	"github.com/go-career/career/internal/strict"
)

// ChangeKind says what became of a record.
type ChangeKind string

// The kinds of change, in the order in which they are listed.
const (
	ChangeAdded    ChangeKind = "added"
	ChangeRemoved  ChangeKind = "removed"
	ChangeReplaced ChangeKind = "replaced" // removed, with another record in its place
	ChangeRenamed  ChangeKind = "renamed"  // the same ID under another title or name; other fields may have changed as well
	ChangeEdited   ChangeKind = "changed"
)

var changeKinds = enum.Texts[ChangeKind]{What: "kind of change",
	Values: []ChangeKind{ChangeAdded, ChangeRemoved, ChangeReplaced, ChangeRenamed, ChangeEdited}}

// ChangeKindValues returns the kinds of change, in the order in which they are listed.
func ChangeKindValues() []ChangeKind { return changeKinds.All() }

// ParseChangeKind returns the kind of change that s spells. The error wraps [ErrValue].
func ParseChangeKind(s string) (ChangeKind, error) { return changeKinds.Parse(s) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseChangeKind]. Empty text is the zero ChangeKind.
func (k *ChangeKind) UnmarshalText(text []byte) error { return changeKinds.Unmarshal(k, text) }

// A Change is what became of one record between two catalogues.
type Change struct {
	Kind       ChangeKind    `json:"kind"`
	Record     string        `json:"record"` // "role", "skill", "job", "family", "source", "band", "retirement", "occupation", "pay table", "area" or "parity"
	ID         string        `json:"id"`
	Name       string        `json:"name,omitempty"` // title or name: the new one, or the last
	ReplacedBy string        `json:"replacedBy,omitempty"`
	Fields     []FieldChange `json:"fields,omitempty"` // by field
}

// A FieldChange is one field's old and new value, as JSON. A value that was not there, or is no longer, is nil. In a
// list of records that have a key the field names it: requirements[sql].level.
type FieldChange struct {
	Field string          `json:"field"`
	Old   json.RawMessage `json:"old,omitempty"`
	New   json.RawMessage `json:"new,omitempty"`
}

// Changes are the changes between two catalogues: by record, kind of change and ID.
type Changes []Change

// Diff returns what changed from one catalogue to another: records added, removed, replaced and renamed, and which fields
// of a record have another value. Catalogues with the same records have no changes. The order is always the same. What is
// worked out when it is read, such as derived bands, is not compared.
func Diff(old, new *Catalog) Changes {
	out := Changes{}
	for _, k := range kinds {
		out = append(out, k.diff(old, new)...)
	}
	return out
}

// diff returns the changes of one kind of record.
func (k *kind[T]) diff(before, after *Catalog) Changes {
	byKind := map[ChangeKind]Changes{}
	put := func(kind ChangeKind, id string, v *T) *Change {
		c := Change{Kind: kind, Record: k.name, ID: id}
		if k.label != nil {
			c.Name = k.label(v)
		}
		byKind[kind] = append(byKind[kind], c)
		return &byKind[kind][len(byKind[kind])-1]
	}
	old, now := *k.shelf(before), *k.shelf(after)
	i, j := 0, 0
	for i < old.Len() || j < now.Len() {
		switch {
		case j == now.Len() || i < old.Len() && old.ID(i) < now.ID(j):
			id := old.ID(i)
			if gone := after.retired.Get(retirementKey(k.name, id)); gone != nil && gone.ReplacedBy != "" {
				put(ChangeReplaced, id, old.Record(i)).ReplacedBy = after.current(k.name, id)
			} else {
				put(ChangeRemoved, id, old.Record(i))
			}
			i++
		case i == old.Len() || now.ID(j) < old.ID(i):
			put(ChangeAdded, now.ID(j), now.Record(j))
			j++
		default:
			if a, b := old.Record(i), now.Record(j); a != b && !reflect.DeepEqual(a, b) {
				var fields []FieldChange
				fieldChanges("", plainJSON(a), plainJSON(b), &fields)
				kind := ChangeEdited
				if k.label != nil && k.label(a) != k.label(b) {
					kind = ChangeRenamed
				}
				if len(fields) > 0 {
					put(kind, now.ID(j), b).Fields = fields
				}
			}
			i, j = i+1, j+1
		}
	}
	var out Changes
	for _, kind := range changeKinds.Values {
		out = append(out, byKind[kind]...)
	}
	return out
}

// plainJSON returns v as maps, lists and literal texts.
func plainJSON(v any) any {
	text, err := json.Marshal(v)
	if err != nil {
		return nil // cannot happen: every record marshals
	}
	var out any
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber() // figures are compared, and told, as they are written
	_ = d.Decode(&out)
	return out
}

// fieldChanges adds the differences between two values, by path.
func fieldChanges(path string, old, new any, out *[]FieldChange) {
	if reflect.DeepEqual(old, new) {
		return
	}
	if list, ok := old.([]any); ok {
		old = keyed(list)
	}
	if list, ok := new.([]any); ok {
		new = keyed(list)
	}
	a, isA := old.(keyedList)
	b, isB := new.(keyedList)
	if isA && isB {
		before := len(*out)
		for _, k := range union(a, b) {
			fieldChanges(fmt.Sprintf("%s[%s]", path, k), a[k], b[k], out)
		}
		if len(*out) == before { // the same, in another order
			*out = append(*out, FieldChange{path + " (order)", nil, nil})
		}
		return
	}
	m, isM := old.(map[string]any)
	n, isN := new.(map[string]any)
	if isM && isN {
		for _, k := range union(m, n) {
			fieldChanges(strings.TrimPrefix(path+"."+k, "."), m[k], n[k], out)
		}
		return
	}
	*out = append(*out, FieldChange{path, rawJSON(old), rawJSON(new)})
}

// A keyedList is a list of records by their keys.
type keyedList map[string]any

// keyed returns a list by the keys of its elements, or as it is where they have none, or share them.
func keyed(list []any) any {
	out := keyedList{}
	for _, e := range list {
		m, ok := e.(map[string]any)
		if !ok {
			return list
		}
		var key []string
		if s, ok := m["skill"].(string); ok {
			key = append(key, s)
		} else if s, ok := m["scheme"].(string); ok {
			key = append(key, s)
		} else {
			for _, part := range []string{"level", "place"} {
				if s, ok := m[part].(string); ok {
					key = append(key, s)
				}
			}
		}
		k := strings.Join(key, " ")
		if _, twice := out[k]; twice || k == "" {
			return list
		}
		out[k] = m
	}
	if len(out) == 0 {
		return list
	}
	return out
}

func union[M ~map[string]any](a, b M) []string {
	var keys []string
	for k := range a {
		keys = append(keys, k)
	}
	for k := range b {
		if _, both := a[k]; !both {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys
}

func rawJSON(v any) json.RawMessage {
	if v == nil {
		return nil
	}
	if k, ok := v.(keyedList); ok {
		list := make([]any, 0, len(k))
		for _, key := range union(k, nil) {
			list = append(list, k[key])
		}
		v = list
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if enc.Encode(v) != nil {
		return nil
	}
	return bytes.TrimSpace(b.Bytes())
}

// String returns the changes as text, a line for each record and each field. Of a list of texts it tells what came and
// went.
func (c Changes) String() string {
	var b strings.Builder
	for _, x := range c {
		fmt.Fprintf(&b, "%s %s %s", x.Kind, x.Record, x.ID)
		if x.Name != "" {
			fmt.Fprintf(&b, " (%s)", x.Name)
		}
		if x.ReplacedBy != "" {
			fmt.Fprintf(&b, " by %s", x.ReplacedBy)
		}
		b.WriteByte('\n')
		for _, f := range x.Fields {
			fmt.Fprintf(&b, "  %s\n", f)
		}
	}
	return b.String()
}

// String returns the change as one line: "title: Old → New".
func (f FieldChange) String() string {
	var old, new []string
	if reads(f.Old, &old) && reads(f.New, &new) {
		var parts []string
		for _, s := range old {
			if !slices.Contains(new, s) {
				parts = append(parts, "− "+s)
			}
		}
		for _, s := range new {
			if !slices.Contains(old, s) {
				parts = append(parts, "+ "+s)
			}
		}
		if len(parts) == 0 {
			parts = []string{"another order"}
		}
		return f.Field + ": " + strings.Join(parts, "; ")
	}
	if f.Old == nil && f.New == nil {
		return f.Field
	}
	text := func(raw json.RawMessage) string {
		var s string
		if raw == nil {
			return "none"
		}
		if reads(raw, &s) {
			return s
		}
		return string(raw)
	}
	return f.Field + ": " + text(f.Old) + " → " + text(f.New)
}

// reads sets *v to a JSON value and reports whether it can.
func reads(raw json.RawMessage, v any) bool { return len(strict.Decode(raw, 0, v)) == 0 }
