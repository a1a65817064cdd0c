// Package enum gives enumerations one way to be read from text and written to it.
package enum

import (
	"fmt"
	"strings"
)

// Parse sets *dst to the one of allowed that text spells.
func Parse[T ~string](dst *T, text []byte, what string, allowed ...T) error {
	for _, a := range allowed {
		if string(a) == string(text) {
			*dst = a
			return nil
		}
	}
	names := make([]string, len(allowed))
	for i, a := range allowed {
		names[i] = string(a)
	}
	return unknown(what, text, names)
}

// A Scale is an ordered enumeration: its values are small integers, its texts are listed in their order.
type Scale[T ~int8] struct {
	What  string   // what one value is called, for messages
	First T        // the value of the first name
	Names []string // the texts, lowest first
}

// String returns the text of v, or "" where v is not on the scale.
func (s Scale[T]) String(v T) string {
	if i := int(v) - int(s.First); i >= 0 && i < len(s.Names) {
		return s.Names[i]
	}
	return ""
}

// Parse sets *dst to the value that text spells.
func (s Scale[T]) Parse(dst *T, text []byte) error {
	for i, n := range s.Names {
		if n == string(text) {
			*dst = s.First + T(i)
			return nil
		}
	}
	return unknown(s.What, text, s.Names)
}

// Marshal returns the text of v; a value off the scale is an error.
func (s Scale[T]) Marshal(v T) ([]byte, error) {
	if t := s.String(v); t != "" {
		return []byte(t), nil
	}
	return nil, fmt.Errorf("%s %d is not on its scale", s.What, int(v))
}

func unknown(what string, text []byte, names []string) error {
	return fmt.Errorf("unknown %s %.40q: want one of %s", what, text, strings.Join(names, ", "))
}
