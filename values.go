package career

import (
	"cmp"
	"encoding"
	"fmt"
	"math"
	"reflect"
	"strings"
	"unicode/utf8"
)

// checkValues reports values that no file could hold: enumerations, codes and dates that do not exist, text that is not
// UTF-8, numbers that are none. Files are checked for them as they are decoded; Go values are not.
func checkValues(v reflect.Value, field string, found finding) {
	if v.CanInterface() && v.Kind() != reflect.Pointer {
		if m, ok := v.Interface().(encoding.TextMarshaler); ok {
			if _, err := m.MarshalText(); err != nil {
				found(field, "%w", err)
			}
			return
		}
		ptr := reflect.New(v.Type())
		if u, ok := ptr.Interface().(encoding.TextUnmarshaler); ok && v.Kind() == reflect.String {
			if err := u.UnmarshalText([]byte(v.String())); err != nil {
				found(field, "%w", err)
			} else if ptr.Elem().String() != v.String() {
				found(field, "%w: %.40q: want %q", ErrValue, v.String(), ptr.Elem().String())
			}
			return
		}
	}
	switch v.Kind() {
	case reflect.String:
		if !utf8.ValidString(v.String()) {
			found(field, "%w: %.40q is not UTF-8", ErrText, v.String())
		}
	case reflect.Float64:
		if f := v.Float(); math.IsNaN(f) || math.IsInf(f, 0) {
			found(field, "%w: %v", ErrRange, f)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			checkValues(v.Field(i), fieldName(field, v.Type().Field(i)), found)
		}
	case reflect.Slice:
		for i := range v.Len() {
			checkValues(v.Index(i), nth(field, i), found)
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			key := fmt.Sprintf("%s.%.60s", field, it.Key())
			checkValues(it.Key(), key, found)
			checkValues(it.Value(), key, found)
		}
	}
}

// fieldName returns the path of a struct's field as JSON names it.
func fieldName(path string, f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return strings.TrimPrefix(path+"."+cmp.Or(name, f.Name), ".")
}
