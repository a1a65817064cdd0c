package table_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/table"
	"github.com/go-career/career/source"
)

// read returns the rows of a text: the line, and the fields of the columns name, size and, if there is one, note.
func read(format table.Format, in io.Reader) ([]string, error) {
	var report table.Report
	t := report.Read(in, "t", format, "name", "size", "?note")
	var list []string
	for t.Next() {
		list = append(list, fmt.Sprintf("%d %s|%s|%s", t.Line, t.Get("name"), t.Get("size"), t.Get("note")))
	}
	return list, report.Err()
}

func TestRead(t *testing.T) {
	tests := []struct {
		name   string
		format table.Format
		text   string
		want   []string
	}{
		{"commas", table.Commas, "name,size\na,1\nb,2\n", []string{"2 a|1|", "3 b|2|"}},
		{"marks of a spreadsheet program", table.Tabs, "name\tsize\tnote\n\"a, b\"\t\"1\"\t\"say \"\"c\"\"\"\n\"a\" or \"b\"\t\"\t\"\"\n", []string{`2 a, b|"1"|say "c"`, `3 "a" or "b"|"|""`}},
		{"in quotation marks", table.Commas, "size,note,\"name\"\n1,\"x, \"\"y\"\"\nz\",a\n2,,b\n", []string{"2 a|1|x, \"y\"\nz", "4 b|2|"}},
		{"tabs", table.Tabs, "name\tsize\na\t1\n", []string{"2 a|1|"}},
		{"plain quotation marks", table.Tabs, "name\tsize\tnote\n\"a\t1\tb\"c\n", []string{"2 \"a|1|b\"c"}},
		{"a mark and CRLF", table.Tabs, "\ufeffname\tsize\r\na\t1\r\n", []string{"2 a|1|"}},
		{"a mark and CRLF, with commas", table.Commas, "\ufeffname,size\r\na,1\r\n", []string{"2 a|1|"}},
		{"no line end at the end", table.Tabs, "name\tsize\na\t1", []string{"2 a|1|"}},
		{"empty lines", table.Tabs, "name\tsize\n\na\t1\n \n\nb\t2\n\n", []string{"3 a|1|", "6 b|2|"}},
		{"empty lines, with commas", table.Commas, "name,size\n\na,1\n\nb,2\n\n", []string{"3 a|1|", "5 b|2|"}},
		{"white space around", table.Tabs, " name \tsize\n a \t 1\n", []string{"2 a|1|"}},
		{"another order, and more columns", table.Commas, "x,size,note,name\n0,1,n,a\n", []string{"2 a|1|n"}},
		{"a spreadsheet with tabs", table.Spreadsheet, "Sizes of 2030\n\nfull name\tsize, 2030\tx\t y\na \"b\" c\t\"1,5\"\t0\t0\nNote: none\n", []string{"4 a \"b\" c|1,5|"}},
		{"a spreadsheet with commas", table.Spreadsheet, "Sizes of 2030,,,\nname,size,x,y\na,1,0,0\nNote: none\n", []string{"3 a|1|"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := read(tt.format, strings.NewReader(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTrouble(t *testing.T) {
	tests := []struct {
		name   string
		format table.Format
		in     io.Reader
		want   string
		cause  error
		rows   int
	}{
		{"empty", table.Commas, strings.NewReader(""), "t:1: unexpected header: the file is empty", source.ErrHeader, 0},
		{"no column", table.Commas, strings.NewReader("name;size\na;1\n"), `t:1: unexpected header: no column "name", "size": want fields separated by commas`, source.ErrHeader, 0},
		{"no header in ten lines", table.Spreadsheet, strings.NewReader(strings.Repeat("x\n", 10) + "name,size\na,1\n"), "t:10: unexpected header", source.ErrHeader, 0},
		{"a column twice", table.Spreadsheet, strings.NewReader("name size\na b\n"), `t:2: unexpected header: no column "name", "size": want fields separated by tabs or commas`, source.ErrHeader, 0},
		{"no rows", table.Tabs, strings.NewReader("name\tsize\n\n"), "t:1: missing: no row below the header", career.ErrMissing, 0},
		{"UTF-16", table.Tabs, strings.NewReader("\xff\xfen\x00"), "t:1: bad text: UTF-16", career.ErrText, 0},
		{"UTF-16, big-endian", table.Tabs, strings.NewReader("\xfe\xff\x00n"), "t:1: bad text: UTF-16", career.ErrText, 0},
		{"not UTF-8", table.Tabs, strings.NewReader("name\tsize\n\xe9\t1\nb\t2\n"), `t:2: name: bad text: "\xe9" is not UTF-8`, career.ErrText, 1},
		{"not UTF-8 where nobody looks", table.Tabs, strings.NewReader("name\tsize\tx\na\t1\t\xe9\nb\n"), "t:3: wrong number of columns", source.ErrColumns, 1},
		{"a row too short", table.Commas, strings.NewReader("name,size\na\nb,2\n"), "t:2: wrong number of columns: 1 where the header has 2", source.ErrColumns, 1},
		{"a row too long", table.Tabs, strings.NewReader("name\tsize\na\t1\t2\nb\t2\n"), "t:2: wrong number of columns: 3 where the header has 2", source.ErrColumns, 1},
		{"a quotation mark inside", table.Commas, strings.NewReader("name,size\na,1\nb\"b,2\nc,3\n"), "t:3: malformed table", source.ErrTable, 1},
		{"a quotation mark left open", table.Commas, strings.NewReader("name,size\na,1\n\"b,2\nc,3\n"), "t:3: malformed table", source.ErrTable, 1},
		{"a reader that fails", table.Tabs, io.MultiReader(strings.NewReader("name\tsize\na\t1\n"), failing{}), "t:2: unusable file: permission denied", fs.ErrPermission, 1},
		{"a reader that fails at once", table.Tabs, failing{}, "t: unusable file", career.ErrFile, 0},
		{"a reader that fails, with commas", table.Commas, io.MultiReader(strings.NewReader("name,size\na,1\n"), failing{}), "t:2: unusable file: permission denied", fs.ErrPermission, 1},
		{"a long row", table.Tabs, strings.NewReader("name\tsize\na\t1\n" + strings.Repeat("x", 2<<20)), "t:3: too large: a row of more than", career.ErrTooLarge, 1},
		{"a long row, with commas", table.Commas, strings.NewReader("name,size\na,1\n\"" + strings.Repeat("x\n", 1<<20)), "t:3: too large: a row of more than", career.ErrTooLarge, 1},
		{"a long header", table.Spreadsheet, strings.NewReader(strings.Repeat("x", 2<<20)), "t:1: too large: a row of more than", career.ErrTooLarge, 0},
		{"many columns", table.Tabs, strings.NewReader("name\tsize" + strings.Repeat("\tx", 1000) + "\n"), "t:1: too large: a row of more than 1000 fields", career.ErrTooLarge, 0},
		{"a long file", table.Tabs, io.MultiReader(strings.NewReader("name\tsize\na\t1\n"), megabytes(200)), "too large: more than", career.ErrTooLarge, 1 + 128},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows, err := read(tt.format, tt.in)
			if err == nil || !strings.Contains(err.Error(), tt.want) || !errors.Is(err, tt.cause) {
				t.Errorf("%v\nwant %s", err, tt.want)
			}
			if len(rows) != tt.rows {
				t.Errorf("%d rows, want %d", len(rows), tt.rows)
			}
		})
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, fs.ErrPermission }

// megabytes returns a reader of n rows of nearly a megabyte each.
func megabytes(n int) io.Reader {
	row := "a\t" + strings.Repeat("x", 1<<20-20) + "\n"
	var all []io.Reader
	for range n {
		all = append(all, strings.NewReader(row))
	}
	return io.MultiReader(all...)
}

func TestNumbers(t *testing.T) {
	var report table.Report
	tab := report.Read(strings.NewReader("id,n,x\na,3,2.5\nb,9,x\nc,three,NaN\nd,,7\n"), "t", table.Commas, "id", "n", "x")
	var got []string
	for tab.Next() {
		tab.Record = tab.Get("id")
		got = append(got, fmt.Sprint(tab.Int("n", 1, 5), tab.Float("x", 0, 5)))
	}
	if got[0] != "3 2.5" {
		t.Errorf("%q", got)
	}
	want := "6 problems\n" +
		"t:3: b: n: out of range: 9: want 1 to 5\n" +
		"t:3: b: x: not a number: \"x\"\n" +
		"t:4: c: n: not a number: \"three\"\n" +
		"t:4: c: x: not a number: \"NaN\"\n" +
		"t:5: d: n: not a number: \"\"\n" +
		"t:5: d: x: out of range: 7: want 0 to 5"
	if diff := cmp.Diff(want, fmt.Sprint(report.Err())); diff != "" {
		t.Error(diff)
	}
	if !report.Broken("t") || report.Broken("u") {
		t.Error("which file is broken?")
	}
}

// Problems come by file and line, and no more than a hundred of them.
func TestReport(t *testing.T) {
	var report table.Report
	if report.Err() != nil {
		t.Error(report.Err())
	}
	for i := range 150 {
		report.Fail(career.Problem{File: "t", Line: 150 - i, Err: career.ErrValue})
	}
	e, ok := errors.AsType[*career.LoadError](report.Err())
	if !ok || len(e.Problems) != 100 || e.Omitted != 50 || e.Problems[0].Line != 51 {
		t.Errorf("%v", report.Err())
	}
	report.Left = []source.Left{{File: "b", Line: 1}, {File: "a", Line: 2}, {File: "a", Line: 1}}
	in := report.Import(career.Records{Version: "1"})
	if diff := cmp.Diff([]source.Left{{File: "a", Line: 1}, {File: "a", Line: 2}, {File: "b", Line: 1}}, in.Left); diff != "" || in.Records.Version != "1" {
		t.Error(diff)
	}
}

func TestFind(t *testing.T) {
	tests := []struct {
		name  string
		files []string
		want  map[string]string
		ok    bool
	}{
		{"at the root", []string{"x.csv", "sub/x.csv"}, map[string]string{"x": "x.csv"}, true},
		{"in a folder", []string{"a/z.csv", "b/x.csv", ".c/x.csv", "__MACOSX/x.csv", "d\n/x.csv"}, map[string]string{"x": "b/x.csv"}, true},
		{"in two folders", []string{"a/x.csv", "b/y.csv"}, map[string]string{"x": "a/x.csv", "y": "b/y.csv"}, true},
		{"nowhere", []string{"a/b/x.csv"}, map[string]string{}, true},
		{"in two folders twice", []string{"a/x.csv", "b/x.csv"}, nil, false},
		{"a folder for a file", []string{"x.csv/z"}, map[string]string{"x": "x.csv"}, true},
	}
	for _, tt := range tests {
		fsys := fstest.MapFS{}
		for _, f := range tt.files {
			fsys[f] = &fstest.MapFile{}
		}
		var report table.Report
		got, ok := report.Find(fsys, func(file string) string {
			if file == "x.csv" || file == "y.csv" {
				return file[:1]
			}
			return ""
		})
		if ok && !maps.Equal(got, tt.want) || ok != tt.ok || ok != (report.Err() == nil) {
			t.Errorf("%s: %q, %t, %v", tt.name, got, ok, report.Err())
		}
	}
}

func TestOpen(t *testing.T) {
	fsys := fstest.MapFS{"a.csv": {Data: []byte("name,size\na,1\n")}, "b.csv/x": {}}
	for name, want := range map[string]string{"a.csv": "<nil>", "c.csv": "c.csv: unusable file: file does not exist", "b.csv": "b.csv: unusable file: not a regular file"} {
		var report table.Report
		for tab := report.Open(fsys, name, table.Commas, "name"); tab.Next(); {
			if full, ok := tab.Name("name"); full != "name" || !ok {
				t.Errorf("%q, %t", full, ok)
			}
		}
		if got := fmt.Sprint(report.Err()); !strings.HasPrefix(got, want) {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
}

// FuzzRead reads any text in each of the formats. What can be read is read the same way with other line ends.
func FuzzRead(f *testing.F) {
	f.Add("name,size\na,1\n\"b\nc\",2\n")
	f.Add("\ufeffname\tsize\r\n\ta\n\n")
	f.Add("\"name\",size,note\n,,\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, format := range []table.Format{table.Commas, table.Tabs, table.Spreadsheet} {
			rows, err := read(format, strings.NewReader(text))
			if err != nil {
				if _, ok := errors.AsType[*career.LoadError](err); !ok {
					t.Errorf("%T", err)
				}
				continue
			}
			if strings.Contains(text, "\r") {
				continue
			}
			again, err := read(format, strings.NewReader(strings.ReplaceAll(text, "\n", "\r\n")))
			if diff := cmp.Diff(rows, again); diff != "" || err != nil {
				t.Errorf("%v\n%s", err, diff)
			}
		}
	})
}
