// Package strict decodes JSON into Go values and reports everything that is wrong with it, not the first thing:
// unknown and repeated fields, values of the wrong type, texts that a type refuses. Field names match exactly.
//
// Decoding into a value that is already set is a JSON Merge Patch (RFC 7396): members of objects that are present
// replace what was there, null clears, arrays are replaced whole, and what is absent stays. A member "$schema" of the
// outermost object is passed over.
package strict

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"unicode/utf8"
)

// The causes that a Problem can have.
var (
	ErrSyntax  = errors.New("malformed JSON")
	ErrUnknown = errors.New("unknown field")
	ErrRepeat  = errors.New("field given twice")
	ErrType    = errors.New("wrong type")
	ErrValue   = errors.New("bad value")
	ErrText    = errors.New("bad text")
)

// A Problem is one thing wrong at one place.
type Problem struct {
	Path   string // "requirements[2].skill"; empty for the whole value
	Offset int    // in bytes, from the start of the text
	Err    error  // wraps one of the causes
}

// Raw is a value left undecoded, and where it stands.
type Raw struct {
	Data   []byte
	Offset int
}

// limit on problems kept for one text, so that a hostile text cannot fill memory.
const maxProblems = 1000

type decoder struct {
	problems []Problem
}

// Check reports what keeps data from being one JSON value in UTF-8. base is added to the offset.
func Check(data []byte, base int) *Problem {
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		return &Problem{Offset: base, Err: fmt.Errorf("%w: the file starts with a byte-order mark; save it as UTF-8 without one", ErrText)}
	}
	if !utf8.Valid(data) {
		at := 0
		for at < len(data) {
			r, n := utf8.DecodeRune(data[at:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			at += n
		}
		return &Problem{Offset: base + at, Err: fmt.Errorf("%w: not valid UTF-8", ErrText)}
	}
	var whole json.RawMessage
	if err := json.Unmarshal(data, &whole); err != nil {
		at := len(data)
		if s, ok := errors.AsType[*json.SyntaxError](err); ok {
			at = min(int(s.Offset), at)
		}
		return &Problem{Offset: base + at, Err: fmt.Errorf("%w: %w", ErrSyntax, err)}
	}
	return nil
}

// Decode decodes data, which Check has nothing against, into the value that v points to. base is added to every
// offset. Where problems are returned, *v holds what could be decoded.
func Decode(data []byte, base int, v any) []Problem {
	d := &decoder{}
	d.value(data, base, "", reflect.ValueOf(v).Elem())
	return d.problems
}

func (d *decoder) report(path string, offset int, err error) {
	if len(d.problems) < maxProblems {
		d.problems = append(d.problems, Problem{Path: path, Offset: offset, Err: err})
	}
}

var (
	rawType  = reflect.TypeFor[Raw]()
	jsonType = reflect.TypeFor[json.Unmarshaler]()
	textType = reflect.TypeFor[encoding.TextUnmarshaler]()
)

// value decodes one well-formed JSON value that starts at offset at (after white space) into v.
func (d *decoder) value(data []byte, at int, path string, v reflect.Value) {
	trimmed := bytes.TrimLeft(data, " \t\r\n")
	at += len(data) - len(trimmed)
	data = bytes.TrimRight(trimmed, " \t\r\n")
	if v.Type() == rawType {
		v.Set(reflect.ValueOf(Raw{Data: data, Offset: at}))
		return
	}
	if string(data) == "null" {
		v.SetZero()
		return
	}
	switch ptr := v.Addr(); {
	case ptr.Type().Implements(jsonType):
		if err := ptr.Interface().(json.Unmarshaler).UnmarshalJSON(data); err != nil {
			d.report(path, at, fmt.Errorf("%w: %w", ErrValue, err))
		}
		return
	case ptr.Type().Implements(textType):
		var s string
		if json.Unmarshal(data, &s) != nil {
			d.wrong(path, at, data, "a string")
		} else if err := ptr.Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(s)); err != nil {
			d.report(path, at, fmt.Errorf("%w: %w", ErrValue, err))
		}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		d.object(data, at, path, v)
	case reflect.Slice:
		d.array(data, at, path, v)
	case reflect.Map:
		d.mapping(data, at, path, v)
	case reflect.Pointer:
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		d.value(data, at, path, v.Elem())
	default:
		if err := json.Unmarshal(data, v.Addr().Interface()); err != nil {
			d.wrong(path, at, data, wanted(v))
		}
	}
}

func (d *decoder) object(data []byte, at int, path string, v reflect.Value) {
	if data[0] != '{' {
		d.wrong(path, at, data, "an object")
		return
	}
	fields := fieldsOf(v.Type())
	seen := make(map[string]bool, len(fields))
	members(data, func(key string, keyAt int, value []byte, valueAt int) {
		switch i, ok := fields[key]; {
		case key == "$schema" && path == "": // for editors
		case seen[key]:
			d.report(join(path, key), at+keyAt, ErrRepeat)
		case !ok:
			d.report(join(path, key), at+keyAt, fmt.Errorf("%w%s", ErrUnknown, suggest(key, fields)))
		default:
			d.value(value, at+valueAt, join(path, key), v.Field(i))
		}
		if len(seen) <= len(fields) { // a flood of unknown fields is not worth remembering
			seen[key] = true
		}
	})
}

func (d *decoder) mapping(data []byte, at int, path string, v reflect.Value) {
	if data[0] != '{' {
		d.wrong(path, at, data, "an object")
		return
	}
	if v.IsNil() {
		v.Set(reflect.MakeMap(v.Type()))
	}
	seen := map[string]bool{}
	members(data, func(key string, keyAt int, value []byte, valueAt int) {
		if seen[key] {
			d.report(join(path, key), at+keyAt, ErrRepeat)
		}
		seen[key] = true
		e := reflect.New(v.Type().Elem()).Elem()
		d.value(value, at+valueAt, join(path, key), e)
		v.SetMapIndex(reflect.ValueOf(key).Convert(v.Type().Key()), e)
	})
}

func (d *decoder) array(data []byte, at int, path string, v reflect.Value) {
	if data[0] != '[' {
		d.wrong(path, at, data, "an array")
		return
	}
	list := reflect.MakeSlice(v.Type(), 0, 0)
	dec := json.NewDecoder(bytes.NewReader(data))
	_, _ = dec.Token() // the bracket
	for i := 0; dec.More(); i++ {
		var raw json.RawMessage
		if dec.Decode(&raw) != nil {
			return
		}
		e := reflect.New(v.Type().Elem()).Elem()
		d.value(raw, at+int(dec.InputOffset())-len(raw), fmt.Sprintf("%s[%d]", path, i), e)
		list = reflect.Append(list, e)
	}
	v.Set(list)
}

// members calls f for every member of the well-formed object in data, with offsets from its start.
func members(data []byte, f func(key string, keyAt int, value []byte, valueAt int)) {
	dec := json.NewDecoder(bytes.NewReader(data))
	_, _ = dec.Token() // the brace
	for dec.More() {
		before := int(dec.InputOffset())
		tok, err := dec.Token()
		key, ok := tok.(string)
		if err != nil || !ok {
			return
		}
		keyAt := before + max(0, bytes.IndexByte(data[before:], '"'))
		var raw json.RawMessage
		if dec.Decode(&raw) != nil {
			return
		}
		f(key, keyAt, raw, int(dec.InputOffset())-len(raw))
	}
}

func (d *decoder) wrong(path string, at int, data []byte, want string) {
	got := "a number"
	switch data[0] {
	case '{':
		got = "an object"
	case '[':
		got = "an array"
	case '"':
		got = "a string"
	case 't', 'f':
		got = "a boolean"
	}
	if got == want || want == "a whole number" && got == "a number" {
		got = fmt.Sprintf("%.30s", data)
	}
	d.report(path, at, fmt.Errorf("%w: %s where %s belongs", ErrType, got, want))
}

func wanted(v reflect.Value) string {
	switch {
	case v.Kind() == reflect.String:
		return "a string"
	case v.Kind() == reflect.Bool:
		return "a boolean"
	case v.CanInt():
		return "a whole number"
	}
	return "a number"
}

func join(path, key string) string {
	if len(key) > 60 {
		key = strings.ToValidUTF8(key[:60], "") + "…"
	}
	if path == "" {
		return key
	}
	return path + "." + key
}

// suggest names the field that an unknown one was probably meant to be.
func suggest(key string, fields map[string]int) string {
	plain := func(s string) string { return strings.ToLower(strings.Trim(s, "_- s")) }
	for name := range fields {
		if plain(name) == plain(key) {
			return fmt.Sprintf("; did you mean %q?", name)
		}
	}
	return ""
}

var fieldCache sync.Map // reflect.Type to map[string]int

// fieldsOf maps the JSON names of a struct's fields to their positions.
func fieldsOf(t reflect.Type) map[string]int {
	if m, ok := fieldCache.Load(t); ok {
		return m.(map[string]int)
	}
	m := make(map[string]int, t.NumField())
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || name == "-" {
			continue
		}
		if name == "" {
			name = f.Name
		}
		m[name] = i
	}
	fieldCache.Store(t, m)
	return m
}
