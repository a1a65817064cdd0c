package strict

import (
	"encoding"
	"reflect"
	"strings"
	"sync"
)

// The ways to decode a value.
const (
	asNothing = iota // the type cannot be decoded
	asRaw
	asJSON
	asText
	asPointer
	asObject
	asMap
	asArray
	asString
	asBool
	asNumber
)

// A jsonUnmarshaler is a json.Unmarshaler, without the package it is from.
type jsonUnmarshaler interface{ UnmarshalJSON([]byte) error }

// A plan is how values of a type are decoded.
type plan struct {
	how    int
	starts string // the bytes that a value can start with; empty if that is left to the type
	want   string // what a value must be, for messages
	fields map[string]field
}

// A field is one that JSON can name.
type field struct {
	nth   int   // of the plan's fields
	index []int // the positions that lead to it, through embedded structs
}

var (
	plans    sync.Map // reflect.Type to *plan
	jsonType = reflect.TypeFor[jsonUnmarshaler]()
	textType = reflect.TypeFor[encoding.TextUnmarshaler]()
)

func planOf(t reflect.Type) *plan {
	if p, ok := plans.Load(t); ok {
		return p.(*plan)
	}
	p := newPlan(t)
	plans.Store(t, &p)
	return &p
}

func newPlan(t reflect.Type) plan {
	ptr := reflect.PointerTo(t)
	switch k := t.Kind(); {
	case t == reflect.TypeFor[Raw]():
		return plan{how: asRaw}
	case ptr.Implements(jsonType):
		return plan{how: asJSON}
	case ptr.Implements(textType):
		return plan{how: asText, starts: `"`, want: "a string"}
	case k == reflect.Pointer:
		return plan{how: asPointer}
	case k == reflect.Struct:
		p := plan{how: asObject, starts: "{", want: "an object", fields: map[string]field{}}
		addFields(p.fields, t, nil)
		return p
	case k == reflect.Map && t.Key().Kind() == reflect.String && !reflect.PointerTo(t.Key()).Implements(textType):
		return plan{how: asMap, starts: "{", want: "an object"}
	case k == reflect.Slice:
		return plan{how: asArray, starts: "[{", want: "an array"}
	case k == reflect.String:
		return plan{how: asString, starts: `"`, want: "a string"}
	case k == reflect.Bool:
		return plan{how: asBool, starts: "tf", want: "a boolean"}
	case reflect.Int <= k && k <= reflect.Uint64:
		return plan{how: asNumber, starts: "-0123456789", want: "a whole number"}
	case k == reflect.Float32 || k == reflect.Float64:
		return plan{how: asNumber, starts: "-0123456789", want: "a number"}
	}
	return plan{how: asNothing}
}

// addFields adds the fields of struct type t, which is at index, unless their names are taken.
func addFields(fields map[string]field, t reflect.Type, index []int) {
	var embedded []int
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "-":
		case f.Anonymous && name == "" && f.Type.Kind() == reflect.Struct:
			embedded = append(embedded, i)
		case f.IsExported():
			if name == "" {
				name = f.Name
			}
			if _, taken := fields[name]; !taken {
				fields[name] = field{len(fields), append(index[:len(index):len(index)], i)}
			}
		}
	}
	for _, i := range embedded {
		addFields(fields, t.Field(i).Type, append(index[:len(index):len(index)], i))
	}
}
