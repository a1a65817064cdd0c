package main

import (
	"bytes"
	"encoding/json"
	"strings"
)

// The notes of an answer.
const (
	noteCut     = "cut"     // the line was longer than maxLine
	noteNull    = "null"    // the line is no title or text but says that there is none
	noteInvalid = "invalid" // the line is no JSON string
)

// decode reads a line. The key is what stands before the title or text, with the tab behind it.
func decode(in encoding, text []byte) (key []byte, s, note string) {
	switch in {
	case tsv:
		i := bytes.LastIndexByte(text, '\t') + 1
		s, ok := unescape(text[i:])
		if !ok {
			note = noteNull
		}
		return text[:i], s, note
	case jsonl:
		var s *string
		switch err := json.Unmarshal(text, &s); {
		case err != nil:
			return nil, "", noteInvalid
		case s == nil:
			return nil, "", noteNull
		}
		return nil, *s, ""
	}
	return nil, string(text), ""
}

// encode appends an answer and the end of its line.
func encode(dst []byte, format encoding, columns []column, key []byte, r row) []byte {
	if format == jsonl {
		return append(r.appendJSON(dst), '\n')
	}
	dst = append(dst, key...)
	for i, c := range columns {
		if i > 0 {
			dst = append(dst, '\t')
		}
		dst = escape(dst, c.of(r))
	}
	return append(dst, '\n')
}

// escapes are those of ClickHouse's TabSeparated: what follows a backslash, and what it stands for. PostgreSQL's COPY has all
// but a and 0.
const (
	escaped   = "abfnrtv0\\"
	unescaped = "\a\b\f\n\r\t\v\x00\\"
)

// unescape returns what a field of TSV stands for, or that it is NULL. A backslash before any other character is
// dropped, as ClickHouse does; one at the end stays.
func unescape(field []byte) (s string, ok bool) {
	if string(field) == `\N` {
		return "", false
	}
	i := bytes.IndexByte(field, '\\')
	if i < 0 {
		return string(field), true
	}
	out := append(make([]byte, 0, len(field)), field[:i]...)
	for ; i < len(field); i++ {
		c := field[i]
		if c == '\\' && i+1 < len(field) {
			i++
			c = field[i]
			if c == 'x' && i+2 < len(field) {
				if hi, lo := hex(field[i+1]), hex(field[i+2]); hi >= 0 && lo >= 0 {
					c, i = byte(hi<<4|lo), i+2
				}
			} else if at := strings.IndexByte(escaped, c); at >= 0 {
				c = unescaped[at]
			}
		}
		out = append(out, c)
	}
	return string(out), true
}

func hex(c byte) int { return strings.IndexByte("0123456789abcdef", c|0x20) }

// escape appends s as a field of TSV. Bytes that are no UTF-8 become U+FFFD, which databases ask for.
func escape(dst []byte, s string) []byte {
	s = strings.ToValidUTF8(s, "\uFFFD")
	for {
		i := strings.IndexAny(s, "\b\f\n\r\t\x00\\")
		if i < 0 {
			return append(dst, s...)
		}
		dst = append(dst, s[:i]...)
		dst = append(dst, '\\', escaped[strings.IndexByte(unescaped, s[i])])
		s = s[i+1:]
	}
}
