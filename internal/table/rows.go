package table

import (
	"bufio"
	"bytes"
	"fmt"
	"io"

	"github.com/go-career/career"
	"github.com/go-career/career/source"
)

// readRow reads the next row, of a line or, if fields are in quotation marks, of several.
func (t *Table) readRow() error {
	t.size = 0
	line, err := t.readLine()
	if err == nil {
		t.Line = t.lines
		err = t.split(line, t.readLine)
	}
	return err
}

// readLine reads a line and returns it without its end. It is valid until the next one is read.
func (t *Table) readLine() ([]byte, error) {
	t.long = t.long[:0]
	for {
		line, err := t.text.ReadSlice('\n')
		if t.size += len(line); t.size > maxRow {
			if t.size == len(t.long)+len(line) { // the first line of the row
				t.Line = t.lines + 1
			}
			return nil, fmt.Errorf("%w: a row of more than %d bytes", career.ErrTooLarge, maxRow)
		}
		switch {
		case err == bufio.ErrBufferFull:
			t.long = append(t.long, line...)
			continue
		case err != nil && (err != io.EOF || len(t.long)+len(line) == 0):
			return nil, err
		}
		if t.lines++; t.lines > maxLines {
			t.Line = t.lines
			return nil, fmt.Errorf("%w: more than %d lines", career.ErrTooLarge, maxLines)
		}
		if len(t.long) > 0 {
			t.long = append(t.long, line...)
			line = t.long
		}
		line, ended := bytes.CutSuffix(line, []byte("\n"))
		t.open = !ended
		return bytes.TrimSuffix(line, []byte("\r")), nil
	}
}

// split takes the row that starts with a line apart. A field in quotation marks may go on in the lines that more returns;
// if more is nil, it ends with the line.
func (t *Table) split(line []byte, more func() ([]byte, error)) error {
	t.fields, t.ends = t.fields[:0], t.ends[:0]
	for again := true; again; {
		if len(t.ends) == maxFields {
			return fmt.Errorf("%w: a row of more than %d fields", career.ErrTooLarge, maxFields)
		}
		if t.format != Tabs && bytes.HasPrefix(line, []byte(`"`)) {
			var err error
			if line, err = t.quoted(line[1:], more); err != nil {
				return err
			}
			again = len(line) > 0
			line = line[min(1, len(line)):] // behind the comma
		} else {
			var field []byte
			field, line, again = bytes.Cut(line, []byte{t.comma})
			switch {
			case t.format == Tabs:
				field = unquoted(field)
			case t.format == Commas && bytes.IndexByte(field, '"') >= 0:
				return fmt.Errorf("%w: a quotation mark inside a field that doesn't start with one", source.ErrTable)
			}
			t.fields = append(t.fields, field...)
		}
		t.ends = append(t.ends, len(t.fields))
	}
	all, from := string(t.fields), 0
	t.row = t.row[:0]
	for _, end := range t.ends {
		t.row = append(t.row, all[from:end])
		from = end
	}
	return nil
}

// quoted adds a field in quotation marks, which line has behind the first of them. It returns what follows the last.
func (t *Table) quoted(line []byte, more func() ([]byte, error)) ([]byte, error) {
	for {
		text, rest, found := bytes.Cut(line, []byte(`"`))
		t.fields = append(t.fields, text...)
		switch {
		case !found && more == nil:
			return nil, nil
		case !found:
			var err error
			if line, err = more(); err == io.EOF {
				return nil, fmt.Errorf("%w: a quotation mark isn't closed", source.ErrTable)
			} else if err != nil {
				return nil, err
			}
			t.fields = append(t.fields, '\n')
			continue
		case len(rest) == 0 || rest[0] == t.comma:
			return rest, nil
		case rest[0] == '"':
			rest = rest[1:]
		case t.format == Commas:
			return nil, fmt.Errorf("%w: text behind a field in quotation marks", source.ErrTable)
		}
		t.fields = append(t.fields, '"')
		line = rest
	}
}

// unquoted undoes the quotation marks that a spreadsheet program puts around a field with commas or quotation marks, which
// it doubles. A field in any other marks stays as it is.
func unquoted(field []byte) []byte {
	if len(field) < 2 || field[0] != '"' || field[len(field)-1] != '"' {
		return field
	}
	inner := field[1 : len(field)-1]
	doubled := bytes.Count(inner, []byte(`""`))
	if bytes.Count(inner, []byte(`"`)) != 2*doubled || doubled == 0 && bytes.IndexByte(inner, ',') < 0 {
		return field
	}
	return bytes.ReplaceAll(inner, []byte(`""`), []byte(`"`))
}
