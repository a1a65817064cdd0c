// Package layout writes records the way the data folder keeps them, so that a change to one reads well in a diff.
package layout

import (
	"bytes"
	"encoding/json"
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
	w := writer{broken: depth}
	w.value(bytes.TrimSpace(b.Bytes()), 1, 0)
	w.WriteByte('\n')
	return w.Bytes(), nil
}

type writer struct {
	bytes.Buffer
	broken int
}

// value appends one compact JSON value at a depth, with used characters before it on its line.
func (w *writer) value(v []byte, depth, used int) {
	if v[0] != '{' && v[0] != '[' || len(v) == 2 {
		w.Write(v)
		return
	}
	if depth > w.broken {
		if line := spaced(v); flat(v) || used+len([]rune(string(line)))+1 <= width {
			w.Write(line)
			return
		}
	}
	w.WriteByte(v[0])
	members(v, func(m []byte) {
		w.indent(depth)
		start := w.Len()
		if v[0] == '{' {
			key, rest := splitKey(m)
			w.Write(key)
			w.WriteString(": ")
			m = rest
		}
		w.value(m, depth+1, 2*depth+w.Len()-start)
		w.WriteByte(',')
	})
	w.Truncate(w.Len() - 1) // the last comma
	w.indent(depth - 1)
	w.WriteByte(v[0] + 2) // in ASCII, the bracket that closes v[0]
}

func (w *writer) indent(depth int) {
	w.WriteByte('\n')
	for range depth {
		w.WriteString("  ")
	}
}

// flat reports whether a compact value is an object that holds no other object or array.
func flat(v []byte) bool {
	if v[0] != '{' {
		return false
	}
	nested := false
	members(v, func(m []byte) {
		_, value := splitKey(m)
		nested = nested || len(value) > 0 && (value[0] == '{' || value[0] == '[')
	})
	return !nested
}

// members calls f for each member of a compact object or array: "key":value, or value.
func members(v []byte, f func([]byte)) {
	depth, start, quoted := 0, 1, false
	for i := 1; i < len(v); i++ {
		switch c := v[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth--; depth < 0 {
				f(v[start:i])
			}
		case c == ',' && depth == 0:
			f(v[start:i])
			start = i + 1
		}
	}
}

// splitKey parts a member of an object into its key and its value.
func splitKey(m []byte) (key, value []byte) {
	for i := 1; i < len(m); i++ {
		switch m[i] {
		case '\\':
			i++
		case '"':
			return m[:i+1], m[i+2:]
		}
	}
	return m, nil
}

// spaced returns a compact value with a space after each comma and colon.
func spaced(v []byte) []byte {
	out := make([]byte, 0, len(v)+len(v)/8)
	quoted := false
	for i := 0; i < len(v); i++ {
		c := v[i]
		out = append(out, c)
		switch {
		case quoted && c == '\\':
			i++
			out = append(out, v[i])
		case c == '"':
			quoted = !quoted
		case !quoted && (c == ',' || c == ':'):
			out = append(out, ' ')
		}
	}
	return out
}
