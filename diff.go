package career

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// ChangeKind says what became of a record.
type ChangeKind string

// The kinds of change, in the order in which they are listed.
const (
	Added    ChangeKind = "added"
	Removed  ChangeKind = "removed"
	Replaced ChangeKind = "replaced" // removed, with another record in its place
	Renamed  ChangeKind = "renamed"  // the same ID under another title or name; other fields may have changed as well
	Changed  ChangeKind = "changed"
)

// A Change is what became of one record between two catalogues.
type Change struct {
	Kind       ChangeKind    `json:"kind"`
	Record     string        `json:"record"` // "role", "skill", "job", "family", "pay" (by job), "occupation", "figures", "area", "parity" or "source"
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
// of a record have another value. Catalogues with the same records have no changes. The order is always the same.
func Diff(old, new *Catalog) Changes {
	var out Changes
	a, b := old.Records(), new.Records()
	gone := map[string]string{}
	for _, r := range b.Retired {
		gone[r.Kind+" "+r.ID] = r.ReplacedBy
	}
	out = append(out, compare("role", a.Roles, b.Roles, roleKey, func(r *Role) string { return r.Title }, gone)...)
	out = append(out, compare("skill", a.Skills, b.Skills, skillKey, func(s *Skill) string { return s.Name }, gone)...)
	out = append(out, compare("job", a.Jobs, b.Jobs, jobKey, func(j *Job) string { return j.Title }, nil)...)
	out = append(out, compare("family", a.Families, b.Families, familyKey, func(f *Family) string { return f.Name }, nil)...)
	out = append(out, compare("pay", slices.Collect(copies(old.pay, (*jobPay).clone)), slices.Collect(copies(new.pay, (*jobPay).clone)), payKey,
		func(*jobPay) string { return "" }, nil)...)
	out = append(out, compare("occupation", a.Occupations, b.Occupations, occupationKey, func(o *Occupation) string { return o.Title }, nil)...)
	out = append(out, compare("figures", a.Figures, b.Figures, figuresKey, func(f *PayFigures) string { return f.Title }, nil)...)
	out = append(out, compare("area", a.Areas, b.Areas, areaKey, func(a *Area) string { return a.Name }, nil)...)
	out = append(out, compare("parity", a.Parities, b.Parities, parityKey, func(*Parity) string { return "" }, nil)...)
	return append(out, compare("source", a.Sources, b.Sources, sourceKey, func(s *Source) string { return s.Title }, nil)...)
}

// compare returns the changes of one kind of record. Both lists are in the order of their IDs.
func compare[T any](record string, old, new []T, key, name func(*T) string, gone map[string]string) Changes {
	byKind := map[ChangeKind]Changes{}
	put := func(c Change) { byKind[c.Kind] = append(byKind[c.Kind], c) }
	i, k := 0, 0
	for i < len(old) || k < len(new) {
		switch {
		case k == len(new) || i < len(old) && key(&old[i]) < key(&new[k]):
			id := key(&old[i])
			c := Change{Kind: Removed, Record: record, ID: id, Name: name(&old[i])}
			if by := gone[record+" "+id]; by != "" {
				c.Kind, c.ReplacedBy = Replaced, by
			}
			put(c)
			i++
		case i == len(old) || key(&new[k]) < key(&old[i]):
			put(Change{Kind: Added, Record: record, ID: key(&new[k]), Name: name(&new[k])})
			k++
		default:
			if !reflect.DeepEqual(&old[i], &new[k]) {
				c := Change{Kind: Changed, Record: record, ID: key(&new[k]), Name: name(&new[k])}
				if name(&old[i]) != name(&new[k]) {
					c.Kind = Renamed
				}
				fieldChanges("", plainJSON(&old[i]), plainJSON(&new[k]), &c.Fields)
				if len(c.Fields) > 0 {
					put(c)
				}
			}
			i, k = i+1, k+1
		}
	}
	var out Changes
	for _, kind := range []ChangeKind{Added, Removed, Replaced, Renamed, Changed} {
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
			for _, part := range []string{"level", "region", "area", "currency", "period", "basis"} {
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
	if json.Unmarshal(f.Old, &old) == nil && json.Unmarshal(f.New, &new) == nil {
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
		if json.Unmarshal(raw, &s) == nil {
			return s
		}
		return string(raw)
	}
	return f.Field + ": " + text(f.Old) + " → " + text(f.New)
}
