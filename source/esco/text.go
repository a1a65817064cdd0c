package esco

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/names"
	"github.com/go-career/career/source"
)

// prose returns a running text, tidied. It is left out if it still has something that can't be seen.
func (d *download) prose(t rows, record, column string) string {
	s := tidyProse(t.Get(column))
	if names.CleanProse(s) != nil {
		d.leave(t.File, t.Line, record, column, source.ReasonText)
		return ""
	}
	return s
}

// name returns a column as a name, tidied. It reports a name that can't be one.
func (t rows) name(column string) string {
	s := strings.Clone(tidyName(t.Get(column)))
	if s == "" {
		t.Fail(column, fmt.Errorf("%w: every concept has a label", career.ErrMissing))
	} else if err := names.Clean(s); err != nil {
		t.Fail(column, fmt.Errorf("%w: %.60q: %w", career.ErrText, s, err))
	} else if names.Fold(s) == "" {
		t.Fail(column, fmt.Errorf("%w: %.60q has neither letter nor digit", career.ErrText, s))
	}
	return s
}

// tidyName returns s without what cannot be seen, and with single spaces only.
func tidyName(s string) string {
	if names.Clean(s) == nil {
		return s
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case hidden(r):
			return -1
		}
		return r
	}, decoded(s))
	return strings.Join(strings.Fields(s), " ")
}

// tidyProse returns s without what cannot be seen, as a string of its own.
func tidyProse(s string) string {
	s = strings.TrimSpace(s)
	if names.CleanProse(s) == nil {
		return strings.Clone(s)
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\u2028' || r == '\u2029':
			return '\n'
		case r == '\n' || r == '\t' || r == '\r':
			return r
		case hidden(r):
			return -1
		}
		return r
	}, decoded(s)))
}

// hidden reports whether r is a control or format character: nothing a reader sees.
func hidden(r rune) bool { return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) }

// decoded returns s with runs of characters that are the bytes of UTF-8, each taken for a character of Latin-1, put
// right. Only a run with a control character of the upper half is taken for one: no text has them otherwise.
func decoded(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return 0x80 <= r && r <= 0x9f }) || !utf8.ValidString(s) {
		return s
	}
	var out, run []byte
	control := false
	flush := func() {
		if control && utf8.Valid(run) {
			out = append(out, run...)
		} else {
			for _, b := range run {
				out = utf8.AppendRune(out, rune(b))
			}
		}
		run, control = run[:0], false
	}
	for _, r := range s {
		if 0x80 <= r && r <= 0xff {
			run, control = append(run, byte(r)), control || r <= 0x9f
			continue
		}
		flush()
		out = utf8.AppendRune(out, r)
	}
	flush()
	return string(out)
}

// labels splits a field of labels, which stand each on a line of its own.
func labels(field string) []string {
	var list []string
	for s := range strings.SplitSeq(strings.Clone(field), "\n") {
		if s = tidyName(s); s != "" {
			list = append(list, s)
		}
	}
	return list
}
