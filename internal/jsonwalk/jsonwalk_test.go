package jsonwalk

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestErrors checks what is said of malformed text, and of which byte.
func TestErrors(t *testing.T) {
	tests := []struct {
		name, text string
		offset     int
		message    string
	}{
		{"empty", "", 0, "the text ends where a value belongs"},
		{"white space", " \n", 2, "the text ends where a value belongs"},
		{"a word", "hello", 0, "'h' where a value belongs"},
		{"half a word", `[tru]`, 4, "']' where true belongs"},
		{"a word cut off", `nul`, 3, "the text ends where null belongs"},
		{"a word with a tail", `nullx`, 4, "'x' where the end belongs"},
		{"two values", `{} []`, 3, "'[' where the end belongs"},
		{"a zero byte", "1\x00", 1, `'\x00' where the end belongs`},
		{"another white space", "\u00a01", 0, `'\u00a0' where a value belongs`},
		{"a leading zero", `[01]`, 2, "'1' where a comma or ] belongs"},
		{"no digit after a minus", `-`, 1, "the text ends where a digit belongs"},
		{"no digit before the point", `.5`, 0, "'.' where a value belongs"},
		{"no digit after the point", `[1.]`, 3, "']' where a digit belongs"},
		{"no digit in the exponent", `1e+x`, 3, "'x' where a digit belongs"},
		{"a plus", `+1`, 0, "'+' where a value belongs"},
		{"a comma at the end of an array", `[1, ]`, 4, "']' where a value belongs"},
		{"a comma at the end of an object", `{"a": 1 ,}`, 9, "'}' where a key in double quotes belongs"},
		{"a comma first", `[,1]`, 1, "',' where a value belongs"},
		{"no comma", `[1 2]`, 3, "'2' where a comma or ] belongs"},
		{"the other bracket", `[1}`, 2, "'}' where a comma or ] belongs"},
		{"not closed", `{"a": [1`, 8, "the text ends where a comma or ] belongs"},
		{"opened only", `{`, 1, "the text ends where a key in double quotes belongs"},
		{"a key without quotes", `{a: 1}`, 1, "'a' where a key in double quotes belongs"},
		{"no colon", `{"a" 1}`, 5, "'1' where a colon belongs"},
		{"no value", `{"a": }`, 6, "'}' where a value belongs"},
		{"single quotes", `['a']`, 1, `'\'' where a value belongs`},
		{"a string not closed", `["abc`, 5, "the text ends inside a string"},
		{"a string that ends in a backslash", `"abc\`, 5, "the text ends inside a string"},
		{"a string that ends in an escape", `"a\u12`, 6, `the text ends where one of the four hex digits of \u belongs`},
		{"a line break in a string", "\"a\nb\"", 2, `'\n' inside a string: write it as an escape`},
		{"no such escape", `"a\x"`, 3, "'x' where one of the letters of an escape belongs"},
		{"not a hex digit", `"\u12g4"`, 5, `'g' where one of the four hex digits of \u belongs`},
		{"too deep", strings.Repeat("[", MaxDepth+1), MaxDepth, "more than 10000 objects and arrays inside each other"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := Walker{Data: []byte(tt.text)}
			w.Skip()
			w.End()
			if w.Err == nil || w.At != tt.offset || w.Err.Error() != tt.message {
				t.Errorf("at %d: %v", w.At, w.Err)
			}
			if json.Valid([]byte(tt.text)) {
				t.Error("encoding/json takes it")
			}
		})
	}
}

func TestDepth(t *testing.T) {
	for _, text := range []string{strings.Repeat("[", MaxDepth) + strings.Repeat("]", MaxDepth), strings.Repeat("[],", 20_000)} {
		w := Walker{Data: []byte("[" + text[1:len(text)-1] + "]")}
		if w.Skip(); w.Err != nil {
			t.Errorf("at %d: %v", w.At, w.Err)
		}
	}
}

// TestUnquote compares with encoding/json on random strings.
func TestUnquote(t *testing.T) {
	parts := []string{`\"`, `\\`, `\/`, `\b`, `\f`, `\n`, `\r`, `\t`, `\u0041`, `\u00fC`, `\u0000`, `\ud83d`, `\uDE00`, `\ud83d\ude00`,
		`\uD800\u0041`, `\uffff`, "a", "ü", "😀", "plain text ", "\u2028", "\x7f"}
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		text := `"`
		for range r.IntN(6) {
			text += parts[r.IntN(len(parts))]
		}
		text += `"`
		var want string
		if err := json.Unmarshal([]byte(text), &want); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		w := Walker{Data: []byte(text)}
		if got := string(Unquote(w.Scalar())); got != want || w.Err != nil || w.At != len(text) {
			t.Fatalf("%s: %q, want %q: %v", text, got, want, w.Err)
		}
	}
}
