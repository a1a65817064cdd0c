// Package strict decodes JSON into Go values and reports everything that is wrong with it, not only the first thing:
// unknown and repeated fields, values of the wrong type, text that a type refuses. Field names match exactly.
//
// Decoding into a value that is already set is a JSON Merge Patch (RFC 7396): members of objects replace what was there,
// null clears, arrays are replaced whole, and what is absent stays. In place of an array an object may stand that changes
// the one that is there: {"add": […], "remove": […]}. An element that is added takes the place of the one with the same
// key, which is the string itself, or the first field of a struct; "remove" lists keys. An empty array makes a slice that
// is not nil. A member "$schema" of the outermost object is ignored.
//
// Only the name in a field tag counts. Fields of an embedded struct count as fields of the outer one; if names collide,
// the outer field wins, then that of the first embedded struct. What can be decoded is structs, slices, maps with string
// keys, pointers, strings, booleans, numbers and types with an unmarshal method.
package strict

import (
	"bytes"
	"encoding"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-career/career/internal/enum"
	"github.com/go-career/career/internal/jsonwalk"
)

// The causes that a Problem can have.
var (
	ErrSyntax  = errors.New("malformed JSON")
	ErrUnknown = errors.New("unknown field")
	ErrRepeat  = errors.New("field given twice")
	ErrType    = errors.New("wrong type")
	ErrValue   = enum.ErrValue
	ErrText    = errors.New("bad text")
	ErrTooMuch = errors.New("too large")
)

// The limits of a text, in bytes, and of the elements of a list or map. What is longer is a problem, and left out.
const (
	MaxText = 20_000
	MaxList = 10_000
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

const (
	maxProblems = 1000 // kept for one text, so that a hostile one cannot fill memory
	maxQuote    = 60   // bytes of the text that a message repeats
)

// Check returns what keeps data from being one JSON value in UTF-8, or nil. base is added to the offset.
func Check(data []byte, base int) *Problem {
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		return &Problem{Offset: base, Err: fmt.Errorf("%w: the file starts with a byte-order mark; save it as UTF-8 without one", ErrText)}
	}
	if !utf8.Valid(data) {
		at := 0
		for r, n := utf8.DecodeRune(data); r != utf8.RuneError || n != 1; r, n = utf8.DecodeRune(data[at:]) {
			at += n
		}
		return &Problem{Offset: base + at, Err: fmt.Errorf("%w: not valid UTF-8", ErrText)}
	}
	w := jsonwalk.Walker{Data: data}
	w.Skip()
	return end(&w, base)
}

// end returns what is wrong with the syntax, once the value has been passed.
func end(w *jsonwalk.Walker, base int) *Problem {
	if w.End(); w.Err != nil {
		return &Problem{Offset: base + w.At, Err: fmt.Errorf("%w: %w", ErrSyntax, w.Err)}
	}
	return nil
}

// Decode decodes data into the value that v points to. base is added to every offset. If there are problems, *v holds
// what could be decoded. Malformed JSON is a problem, and ends the reading; call [Check] to learn whether data is UTF-8.
func Decode(data []byte, base int, v any) []Problem {
	d := decoder{Walker: jsonwalk.Walker{Data: data}, base: base}
	d.value(reflect.ValueOf(v).Elem())
	if p := end(&d.Walker, base); p != nil {
		d.problems = append(d.problems, *p)
	}
	return d.problems
}

// IsObject reports whether data, which is one JSON value, is an object.
func IsObject(data []byte) bool { return first(data) == '{' }

// IsArray reports whether data, which is one JSON value, is an array.
func IsArray(data []byte) bool { return first(data) == '[' }

func first(data []byte) byte {
	w := jsonwalk.Walker{Data: data}
	return w.Next()
}

// Members returns an iterator over the members of the object in data, undecoded. base is added to every offset.
func Members(data []byte, base int) iter.Seq2[string, Raw] {
	return func(yield func(string, Raw) bool) {
		w := jsonwalk.Walker{Data: data}
		w.Next()
		for w.Open(); w.More('}'); {
			key := string(jsonwalk.Unquote(w.Key()))
			w.Next()
			at := w.At
			if !yield(key, Raw{w.Skip(), base + at}) {
				return
			}
		}
	}
}

// Elements returns an iterator over the elements of the array in data, undecoded. base is added to every offset.
func Elements(data []byte, base int) iter.Seq[Raw] {
	return func(yield func(Raw) bool) {
		w := jsonwalk.Walker{Data: data}
		w.Next()
		for w.Open(); w.More(']'); {
			w.Next()
			at := w.At
			if !yield(Raw{w.Skip(), base + at}) {
				return
			}
		}
	}
}

// Locate returns, for each path such as "requirements[2].skill", the offset of what it leads to in a value without syntax
// errors, or of the innermost part on the way that is there. However many the paths are, the value is gone through once.
func Locate(in Raw, paths []string) []int {
	at := make([]int, len(paths))
	all := make([]int, len(paths))
	for i := range all {
		all[i] = i
	}
	locate(in, all, slices.Clone(paths), at)
	return at
}

// locate sets at for those of the paths that lead into a value. It shortens them as it goes.
func locate(in Raw, those []int, paths []string, at []int) {
	inside := map[string][]int{} // by what leads on, "[2]" or "skill"
	for _, i := range those {
		at[i] = in.Offset
		step := ""
		if step, paths[i] = split(paths[i]); step != "" {
			inside[step] = append(inside[step], i)
		}
	}
	enter := func(step string, value Raw) {
		if those := inside[step]; those != nil {
			delete(inside, step) // of several members of one name the first counts
			locate(value, those, paths, at)
		}
	}
	switch {
	case len(inside) == 0:
	case IsObject(in.Data):
		for key, value := range Members(in.Data, in.Offset) {
			enter(key, value)
		}
	case IsArray(in.Data):
		n := 0
		for value := range Elements(in.Data, in.Offset) {
			enter("["+strconv.Itoa(n)+"]", value)
			n++
		}
	}
}

// split cuts a path behind its first step: "[2]" or "skill".
func split(path string) (step, rest string) {
	path = strings.TrimPrefix(path, ".")
	if path == "" {
		return "", ""
	}
	if path[0] == '[' {
		if end := strings.IndexByte(path, ']'); end > 0 {
			return path[:end+1], path[end+1:]
		}
	}
	end := strings.IndexAny(path[1:], ".[") + 1
	if end == 0 {
		end = len(path)
	}
	return path[:end], path[end:]
}

type decoder struct {
	jsonwalk.Walker
	base     int
	path     []step
	problems []Problem
}

// A step leads from a value to a member of it.
type step struct {
	key   []byte // in its quotes; nil in an array
	index int
}

// report adds a problem at an offset.
func (d *decoder) report(at int, format string, args ...any) {
	if !d.full() {
		d.problems = append(d.problems, Problem{Path: d.where(), Offset: d.base + at, Err: fmt.Errorf(format, args...)})
	}
}

// full reports whether further problems are dropped: there are enough, or the syntax is wrong.
func (d *decoder) full() bool { return d.Err != nil || len(d.problems) >= maxProblems }

func (d *decoder) where() string {
	var b strings.Builder
	for i, s := range d.path {
		switch {
		case s.key == nil:
			fmt.Fprintf(&b, "[%d]", s.index)
			continue
		case i > 0:
			b.WriteByte('.')
		}
		b.WriteString(quoted(jsonwalk.Unquote(s.key)))
	}
	return b.String()
}

// quoted returns the start of s, with control characters escaped.
func quoted(s []byte) string {
	more := ""
	if len(s) > maxQuote {
		s, more = s[:maxQuote], "…"
	}
	q := strconv.Quote(strings.ToValidUTF8(string(s), ""))
	return q[1:len(q)-1] + more
}

// value decodes the next value into v.
func (d *decoder) value(v reflect.Value) {
	c := d.Next()
	at, p := d.At, planOf(v.Type())
	switch {
	case p.how == asRaw:
		*v.Addr().Interface().(*Raw) = Raw{Data: d.Skip(), Offset: d.base + at}
		return
	case c == 'n':
		d.Skip()
		v.SetZero()
		return
	case p.starts != "" && strings.IndexByte(p.starts, c) < 0:
		d.wrong(at, d.Skip(), p.want)
		return
	}
	switch p.how {
	case asPointer:
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		d.value(v.Elem())
		return
	case asObject:
		d.object(v, p.fields)
		return
	case asMap:
		d.mapping(v)
		return
	case asArray:
		if c == '{' {
			d.patch(v)
		} else {
			d.array(v)
		}
		return
	}
	data := d.Skip()
	if d.Err != nil {
		return
	}
	if len(data) > MaxText {
		d.report(at, "%w: %d bytes where at most %d belong", ErrTooMuch, len(data), MaxText)
		return
	}
	var err error
	switch p.how {
	case asString:
		v.SetString(string(jsonwalk.Unquote(data)))
	case asText:
		err = v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText(jsonwalk.Unquote(data))
	case asJSON:
		err = v.Addr().Interface().(jsonUnmarshaler).UnmarshalJSON(data)
	case asNothing:
		d.wrong(at, data, "nothing")
	case asBool:
		v.SetBool(c == 't')
	case asNumber:
		if !setNumber(v, string(data)) {
			d.wrong(at, data, p.want)
		}
	}
	switch {
	case errors.Is(err, ErrValue):
		d.report(at, "%w", err)
	case err != nil:
		d.report(at, "%w: %w", ErrValue, err)
	}
}

// setNumber sets v to the number s and reports whether it can hold it.
func setNumber(v reflect.Value, s string) bool {
	bits := v.Type().Bits()
	switch {
	case v.CanInt():
		n, err := strconv.ParseInt(s, 10, bits)
		if err == nil {
			v.SetInt(n)
		}
		return err == nil
	case v.CanUint():
		n, err := strconv.ParseUint(s, 10, bits)
		if err == nil {
			v.SetUint(n)
		}
		return err == nil
	}
	f, err := strconv.ParseFloat(s, bits)
	if err == nil {
		v.SetFloat(f)
	}
	return err == nil
}

func (d *decoder) object(v reflect.Value, fields map[string]field) {
	d.path = append(d.path, step{})
	last := len(d.path) - 1
	seen := append(make([]bool, 0, 64), make([]bool, len(fields))...)
	for d.Open(); d.More('}'); {
		at := d.At
		key := d.Key()
		d.path[last].key = key
		name := jsonwalk.Unquote(key)
		f, ok := fields[string(name)]
		switch {
		case last == 0 && string(name) == "$schema": // for editors
			d.Skip()
		case !ok:
			if !d.full() {
				d.report(at, "%w%s", ErrUnknown, suggest(string(name), fields))
			}
			d.Skip()
		case seen[f.nth]:
			d.report(at, "%w", ErrRepeat)
			d.Skip()
		default:
			seen[f.nth] = true
			into := v
			for _, i := range f.index {
				into = into.Field(i)
			}
			d.value(into)
		}
	}
	d.path = d.path[:last]
}

func (d *decoder) mapping(v reflect.Value) {
	if v.IsNil() {
		v.Set(reflect.MakeMap(v.Type()))
	}
	d.path = append(d.path, step{})
	last := len(d.path) - 1
	seen := map[string]bool{}
	for d.Open(); d.More('}'); {
		at := d.At
		key := d.Key()
		if len(seen) == MaxList {
			d.report(at, "%w: more than %d members", ErrTooMuch, MaxList)
			for d.Skip(); d.More('}'); d.Skip() {
				d.Key()
			}
			break
		}
		d.path[last].key = key
		name := string(jsonwalk.Unquote(key))
		if seen[name] {
			d.report(at, "%w", ErrRepeat)
		}
		seen[name] = true
		e := reflect.New(v.Type().Elem()).Elem()
		gone := d.Next() == 'n'
		if d.value(e); d.Err == nil && gone {
			v.SetMapIndex(reflect.ValueOf(name).Convert(v.Type().Key()), reflect.Value{})
		} else if d.Err == nil {
			v.SetMapIndex(reflect.ValueOf(name).Convert(v.Type().Key()), e)
		}
	}
	d.path = d.path[:last]
}

func (d *decoder) array(v reflect.Value) {
	ahead, n := d.Walker, 0 // counting first is cheaper than growing the slice
	for ahead.Open(); ahead.More(']'); n++ {
		ahead.Skip()
	}
	if v.SetZero(); n > MaxList {
		d.report(d.At, "%w: %d elements where at most %d belong", ErrTooMuch, n, MaxList)
		d.Skip()
		return
	}
	if n > 0 {
		v.Set(reflect.MakeSlice(v.Type(), n, n))
	}
	d.path = append(d.path, step{})
	last := len(d.path) - 1
	d.Open()
	for i := 0; d.More(']'); i++ {
		d.path[last].index = i
		d.value(v.Index(i))
	}
	d.path = d.path[:last]
}

// patch changes the slice v as an object with the members add and remove says: what is removed goes first.
func (d *decoder) patch(v reflect.Value) {
	at := d.At
	d.path = append(d.path, step{})
	last := len(d.path) - 1
	added := reflect.New(v.Type()).Elem()
	var removed []string
	seen := map[string]bool{}
	for d.Open(); d.More('}'); {
		member := d.At
		key := d.Key()
		d.path[last].key = key
		name := string(jsonwalk.Unquote(key))
		switch {
		case seen[name]:
			d.report(member, "%w", ErrRepeat)
			d.Skip()
		case name == "add":
			d.value(added)
		case name == "remove":
			d.value(reflect.ValueOf(&removed).Elem())
		default:
			d.report(member, "%w: want a list, or an object with add and remove", ErrUnknown)
			d.Skip()
		}
		seen[name] = true
	}
	d.path = d.path[:last]
	gone := make(map[string]bool, len(removed))
	for _, key := range removed {
		gone[key] = true
	}
	list := reflect.MakeSlice(v.Type(), 0, v.Len()+added.Len())
	place := make(map[string]int, v.Len()+added.Len())
	add := func(e reflect.Value) {
		if _, ok := place[keyOf(e)]; !ok {
			place[keyOf(e)] = list.Len()
		}
		list = reflect.Append(list, e)
	}
	for i := range v.Len() {
		if !gone[keyOf(v.Index(i))] {
			add(v.Index(i))
		}
	}
	for i := range added.Len() {
		if k, ok := place[keyOf(added.Index(i))]; ok {
			list.Index(k).Set(added.Index(i))
		} else {
			add(added.Index(i))
		}
	}
	switch v.SetZero(); {
	case list.Len() > MaxList:
		d.report(at, "%w: %d elements, with those added, where at most %d belong", ErrTooMuch, list.Len(), MaxList)
	case list.Len() > 0:
		v.Set(list)
	}
}

// keyOf returns what tells an element of a list from others.
func keyOf(v reflect.Value) string {
	if v.Kind() == reflect.Struct {
		v = v.Field(0)
	}
	return v.String()
}

// wrong reports a value, which starts at an offset, where something else belongs.
func (d *decoder) wrong(at int, data []byte, want string) {
	if d.full() {
		return
	}
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
	default:
		if strings.HasSuffix(want, "number") {
			got = quoted(data)
		}
	}
	d.report(at, "%w: %s where %s belongs", ErrType, got, want)
}

// suggest names the field that an unknown one was probably meant to be, one that differs in case, separators or a plural s.
func suggest(key string, fields map[string]field) string {
	if len(key) > maxQuote {
		return ""
	}
	marks := strings.NewReplacer("_", "", "-", "", " ", "")
	plain := func(s string) string { return strings.TrimRight(marks.Replace(strings.ToLower(s)), "es") }
	best := ""
	for name := range fields {
		if plain(name) == plain(key) && (best == "" || name < best) {
			best = name
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", best)
}
