// Package layout writes records the way the data folder keeps them, so that a change to one reads well in a diff.
package layout

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"

	"github.com/go-career/career/internal/jsonwalk"
)

const width = 130

// Marshal returns v as JSON without escapes for HTML. Objects and arrays down to a depth are broken into a line for
// each member (depth 1 is the outermost value). Below that, an object that holds no other object or array stands on one
// line, and so does whatever fits a line of 130 characters; the rest is broken as above.
func Marshal(v any, depth int) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	w := writer{in: jsonwalk.Walker{Data: b.Bytes()}, broken: depth}
	w.value(1, 0)
	w.WriteByte('\n')
	return w.Bytes(), w.in.Err
}

type writer struct {
	bytes.Buffer
	in     jsonwalk.Walker
	broken int
}

// value writes the next value, at a depth, with used characters before it on its line.
func (w *writer) value(depth, used int) {
	c := w.in.Next()
	if c != '{' && c != '[' {
		w.Write(w.in.Scalar())
		return
	}
	if depth > w.broken {
		ahead := w.in
		if line, flat := oneLine(&ahead, nil); flat || used+utf8.RuneCount(line)+1 <= width {
			w.Write(line)
			w.in = ahead
			return
		}
	}
	w.WriteByte(c)
	empty := true
	for w.in.Open(); w.in.More(c + 2); empty = false { // in ASCII, the closing bracket is 2 after its opening one
		if !empty {
			w.WriteByte(',')
		}
		w.indent(depth)
		start := w.Len()
		if c == '{' {
			w.Write(w.in.Key())
			w.WriteString(": ")
		}
		w.value(depth+1, 2*depth+w.Len()-start)
	}
	if !empty {
		w.indent(depth - 1)
	}
	w.WriteByte(c + 2)
}

func (w *writer) indent(depth int) {
	w.WriteByte('\n')
	for range depth {
		w.WriteString("  ")
	}
}

// oneLine appends the next value to out, on one line, and reports whether it is an object that holds no other object or
// array.
func oneLine(in *jsonwalk.Walker, out []byte) (line []byte, flat bool) {
	c := in.Next()
	if c != '{' && c != '[' {
		return append(out, in.Scalar()...), false
	}
	out = append(out, c)
	start := len(out)
	flat = c == '{'
	for in.Open(); in.More(c + 2); {
		if len(out) > start {
			out = append(out, ", "...)
		}
		if c == '{' {
			out = append(append(out, in.Key()...), ": "...)
		}
		if c := in.Next(); c == '{' || c == '[' {
			flat = false
		}
		out, _ = oneLine(in, out)
	}
	return append(out, c+2), flat
}
