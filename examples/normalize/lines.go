package main

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"
)

const (
	// maxLine is how many bytes of a line are read. The rest of a longer line is skipped.
	maxLine = 1 << 20
	// blockSize is how much is read at once. The lines of a block are a batch: enough of them that handing one over costs
	// little, and few enough that all cores have work early.
	blockSize = 16 << 10
)

// A line is one of the input, without what ends it.
type line struct {
	text []byte
	cut  bool // it was longer than maxLine; text is the start of it
}

// A lineReader reads lines in batches.
type lineReader struct {
	r      io.Reader
	chunks bool // each chunk comes after a line with its number of lines

	block  []byte
	unread []byte // of the block
	open   []byte // the start of a line that has not ended
	cut    bool   // the open line is too long
	left   uint64 // lines of the chunk still to come
	err    error  // what ended the input
}

// next adds to b the lines that one reading brings. It waits for the first of them, but for no more than that. At the
// end of the input the error is io.EOF; with any error b may hold the last lines.
func (r *lineReader) next(b *batch) error {
	if r.block == nil {
		r.block = make([]byte, blockSize)
	}
	for {
		for {
			part, rest, ended := bytes.Cut(r.unread, []byte{'\n'})
			r.unread = rest
			if room := maxLine - len(r.open); len(part) > room {
				part, r.cut = part[:room], true
			}
			r.open = append(r.open, part...)
			if !ended {
				break
			}
			if err := r.end(b); err != nil {
				return err
			}
		}
		switch {
		case r.err == io.EOF && (len(r.open) > 0 || r.cut):
			if err := r.end(b); err != nil {
				return err
			}
			fallthrough
		case r.err != nil:
			if r.err == io.EOF && r.left > 0 {
				return fmt.Errorf("the last chunk lacks %d lines: %w", r.left, io.ErrUnexpectedEOF)
			}
			return r.err
		case len(b.lines) > 0:
			return nil
		}
		var n int
		n, r.err = r.r.Read(r.block)
		r.unread = r.block[:n]
	}
}

// end ends the open line: it goes to b, unless it is the head of a chunk.
func (r *lineReader) end(b *batch) error {
	text := bytes.TrimSuffix(r.open, []byte{'\r'})
	if r.cut {
		text = whole(r.open)
	}
	if r.chunks && r.left == 0 {
		n, err := strconv.ParseUint(string(text[:min(len(text), 20)]), 10, 63)
		if err != nil || len(text) > 20 {
			return fmt.Errorf("%.40q is no number of lines of a chunk", text)
		}
		r.left = n
	} else {
		b.add(text, r.cut)
		if r.chunks {
			r.left--
		}
	}
	r.open, r.cut = r.open[:0], false
	return nil
}

// whole returns text without the start of a character at its end.
func whole(text []byte) []byte {
	for i := len(text) - 1; i >= max(0, len(text)-utf8.UTFMax); i-- {
		if utf8.RuneStart(text[i]) {
			if !utf8.FullRune(text[i:]) {
				return text[:i]
			}
			break
		}
	}
	return text
}
