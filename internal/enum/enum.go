// Package enum gives enumerations one way to be read from text and written to it.
package enum

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ErrValue is wrapped by the error for a text that is none of an enumeration's.
var ErrValue = errors.New("bad value")

// Texts is an enumeration whose values are their texts. The empty text is no value, and reads as the zero value.
type Texts[T ~string] struct {
	What   string // what one value is called, for messages
	Values []T
}

// All returns the values.
func (e Texts[T]) All() []T { return slices.Clone(e.Values) }

// Parse returns the value that s spells.
func (e Texts[T]) Parse(s string) (T, error) {
	if slices.Contains(e.Values, T(s)) {
		return T(s), nil
	}
	names := make([]string, len(e.Values))
	for i, v := range e.Values {
		names[i] = string(v)
	}
	return "", unknown(e.What, s, names)
}

// Unmarshal sets *dst to the value that text spells, or to the zero value if it is empty.
func (e Texts[T]) Unmarshal(dst *T, text []byte) (err error) {
	if *dst = ""; len(text) > 0 {
		*dst, err = e.Parse(string(text))
	}
	return err
}

// A Scale is an ordered enumeration: its values are small integers, its texts are listed in their order.
type Scale[T ~int8] struct {
	What  string   // what one value is called, for messages
	First T        // the value of the first name
	Names []string // the texts, lowest first
}

// All returns the values, lowest first.
func (s Scale[T]) All() []T {
	list := make([]T, len(s.Names))
	for i := range list {
		list[i] = s.First + T(i)
	}
	return list
}

// String returns the text of v, or an empty one if v is not on the scale.
func (s Scale[T]) String(v T) string {
	if i := int(v) - int(s.First); i >= 0 && i < len(s.Names) {
		return s.Names[i]
	}
	return ""
}

// Parse returns the value that text spells.
func (s Scale[T]) Parse(text string) (T, error) {
	if i := slices.Index(s.Names, text); i >= 0 {
		return s.First + T(i), nil
	}
	return 0, unknown(s.What, text, s.Names)
}

// Unmarshal sets *dst to the value that text spells, or to the zero value if it is empty.
func (s Scale[T]) Unmarshal(dst *T, text []byte) (err error) {
	if *dst = 0; len(text) > 0 {
		*dst, err = s.Parse(string(text))
	}
	return err
}

// Marshal returns the text of v: nothing for a zero that is not on the scale, and an error for any other such value.
func (s Scale[T]) Marshal(v T) ([]byte, error) {
	if t := s.String(v); t != "" || v == 0 {
		return []byte(t), nil
	}
	return nil, fmt.Errorf("%w: %s %d is not on its scale", ErrValue, s.What, int(v))
}

func unknown(what, text string, names []string) error {
	return fmt.Errorf("%w: unknown %s %.40q: want one of %s", ErrValue, what, text, strings.Join(names, ", "))
}
