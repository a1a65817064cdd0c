// Package jsonwalk moves over JSON text (RFC 8259) byte by byte and checks its syntax on the way. It copies nothing and
// keeps no tree: the caller decides at each value whether to enter it, read it or skip it.
package jsonwalk

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// MaxDepth is how many objects and arrays may stand inside each other, as in encoding/json.
const MaxDepth = 10_000

// A Walker stands at a place in Data. After an error Err is set, At is the offset of the byte that is wrong, and the
// text seems to end there, so that every loop comes to its end. A copy of a Walker looks ahead.
type Walker struct {
	Data  []byte
	At    int
	Err   error
	depth int
	first bool // no member of the innermost object or array has been read
}

// Next passes white space and returns the byte that follows, or 0 at the end.
func (w *Walker) Next() byte {
	for ; w.At < len(w.Data); w.At++ {
		if c := w.Data[w.At]; c > ' ' || c != ' ' && c != '\n' && c != '\r' && c != '\t' {
			return c
		}
	}
	return 0
}

// Open enters the object or array at whose bracket the walker stands. Call [Walker.More] before each member of it.
func (w *Walker) Open() {
	if w.depth++; w.depth > MaxDepth {
		w.fail(fmt.Errorf("more than %d objects and arrays inside each other", MaxDepth))
		return
	}
	w.At++
	w.first = true
}

// More reports whether the object or array has another member, and moves to it. If there is none, it leaves the object
// or array, which must end with the given bracket.
func (w *Walker) More(end byte) bool {
	c, first := w.Next(), w.first
	w.first = false
	switch {
	case w.Err != nil:
		return false
	case c == end:
		w.At++
		w.depth--
		return false
	case c == ',' && !first:
		w.At++
		w.Next()
	case !first:
		w.want("a comma or " + string(end))
		return false
	}
	return true
}

// Key passes the key of an object's member and the colon, and returns the key in its quotes.
func (w *Walker) Key() []byte {
	if w.Next() != '"' {
		w.want("a key in double quotes")
		return nil
	}
	key := w.Scalar()
	if w.Next() != ':' {
		w.want("a colon")
		return nil
	}
	w.At++
	return key
}

// Skip passes one value and returns it.
func (w *Walker) Skip() []byte {
	c := w.Next()
	start := w.At
	switch c {
	case '{':
		for w.Open(); w.More('}'); w.Skip() {
			w.Key()
		}
	case '[':
		for w.Open(); w.More(']'); w.Skip() {
		}
	default:
		return w.Scalar()
	}
	return w.Data[start:w.At]
}

// Scalar passes a value other than an object or array and returns it.
func (w *Walker) Scalar() []byte {
	c := w.Next()
	start := w.At
	switch c {
	case '"':
		w.str()
	case 't':
		w.word("true")
	case 'f':
		w.word("false")
	case 'n':
		w.word("null")
	case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		w.number()
	default:
		w.want("a value")
	}
	return w.Data[start:w.At]
}

// End reports text that follows the outermost value.
func (w *Walker) End() {
	if w.Next(); w.At < len(w.Data) {
		w.want("the end")
	}
}

func (w *Walker) word(s string) {
	for i := range len(s) {
		if !w.is(s[i]) {
			w.want(s)
			return
		}
		w.At++
	}
}

func (w *Walker) number() {
	if w.is('-') {
		w.At++
	}
	if w.is('0') {
		w.At++
	} else {
		w.digits()
	}
	if w.is('.') {
		w.At++
		w.digits()
	}
	if w.is('e') || w.is('E') {
		w.At++
		if w.is('+') || w.is('-') {
			w.At++
		}
		w.digits()
	}
}

func (w *Walker) digits() {
	start := w.At
	for w.At < len(w.Data) && '0' <= w.Data[w.At] && w.Data[w.At] <= '9' {
		w.At++
	}
	if w.At == start {
		w.want("a digit")
	}
}

func (w *Walker) str() {
	i := w.At + 1
	for ; i < len(w.Data) && w.Data[i] != '"'; i++ {
		c := w.Data[i]
		if c >= ' ' && c != '\\' {
			continue
		}
		w.At = i
		if c < ' ' {
			w.fail(fmt.Errorf("%q inside a string: write it as an escape", c))
			return
		}
		if i++; i >= len(w.Data) {
			break
		}
		w.At = i
		switch w.Data[i] {
		case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		case 'u':
			for range 4 {
				w.At++
				if w.At == len(w.Data) || !isHex(w.Data[w.At]) {
					w.want(`one of the four hex digits of \u`)
					return
				}
			}
			i = w.At
		default:
			w.want("one of the letters of an escape")
			return
		}
	}
	if i >= len(w.Data) {
		w.At = len(w.Data)
		w.fail(errors.New("the text ends inside a string"))
		return
	}
	w.At = i + 1
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f'
}

func (w *Walker) is(c byte) bool { return w.At < len(w.Data) && w.Data[w.At] == c }

func (w *Walker) want(what string) {
	if w.At == len(w.Data) {
		w.fail(fmt.Errorf("the text ends where %s belongs", what))
		return
	}
	r, _ := utf8.DecodeRune(w.Data[w.At:])
	w.fail(fmt.Errorf("%q where %s belongs", r, what))
}

func (w *Walker) fail(err error) {
	if w.Err == nil {
		w.Err = err
		w.Data = w.Data[:w.At]
	}
}

// Unquote returns what a JSON string says; s is well formed and in its quotes. Half a surrogate pair reads as U+FFFD.
// Without escapes the result is part of s.
func Unquote(s []byte) []byte {
	if len(s) < 2 {
		return nil // the walker that returned s has an error
	}
	s = s[1 : len(s)-1]
	i := bytes.IndexByte(s, '\\')
	if i < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	for ; i >= 0; i = bytes.IndexByte(s, '\\') {
		out = append(out, s[:i]...)
		c := s[i+1]
		s = s[i+2:]
		switch c {
		case 'b':
			c = '\b'
		case 'f':
			c = '\f'
		case 'n':
			c = '\n'
		case 'r':
			c = '\r'
		case 't':
			c = '\t'
		case 'u':
			r := hex4(s)
			s = s[4:]
			if utf16.IsSurrogate(r) {
				low := rune(-1)
				if len(s) >= 6 && s[0] == '\\' && s[1] == 'u' {
					low = hex4(s[2:])
				}
				if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
					s = s[6:]
				}
			}
			out = utf8.AppendRune(out, r)
			continue
		}
		out = append(out, c)
	}
	return append(out, s...)
}

func hex4(s []byte) rune {
	n, _ := strconv.ParseUint(string(s[:4]), 16, 32)
	return rune(n)
}
