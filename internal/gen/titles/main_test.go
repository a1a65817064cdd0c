package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

const folder = "../../title"

// TestGenerated checks that the tables are what the words make.
func TestGenerated(t *testing.T) {
	want, err := generate(os.DirFS(filepath.Join(folder, "words")))
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(folder, "tables.go"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("run go generate in internal/title: -want +got\n%s", diff)
	}
}

func TestRunWritesNothingWrong(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "words"), os.DirFS(filepath.Join(folder, "words"))); err != nil {
		t.Fatal(err)
	}
	if err := run(dir); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join(dir, "tables.go"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "words", "joining.tsv"), []byte("# Source: a test\nword\nzu\nan\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run(dir); err == nil {
		t.Error("no error for words out of order")
	}
	if got, err := os.ReadFile(filepath.Join(dir, "tables.go")); err != nil || string(got) != string(want) {
		t.Errorf("the tables were written all the same, or lost: %v", err)
	}
}

// words returns the lists with one line of one of them replaced, or one added if old is "".
func words(t *testing.T, file, old, line string) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, l := range lists {
		text, err := os.ReadFile(filepath.Join(folder, "words", l.file))
		if err != nil {
			t.Fatal(err)
		}
		if l.file == file {
			if !strings.Contains(string(text), old) {
				t.Fatalf("%s has no %q", file, old)
			}
			text = []byte(strings.Replace(string(text), old, line, 1))
		}
		fsys[l.file] = &fstest.MapFile{Data: text}
	}
	return fsys
}

func TestErrors(t *testing.T) {
	tests := []struct{ name, file, old, line, want string }{
		{"out of order", "joining.tsv", "\nand\n", "\nzand\n", `joining.tsv:7: "as" comes after "zand"`},
		{"twice", "joining.tsv", "\nan\n", "\na\n", `joining.tsv:5: "a" is there twice`},
		{"capitals", "joining.tsv", "\na\n", "\nA\n", `"A" is no word in lower case`},
		{"columns", "joining.tsv", "\nand\n", "\nand\tx\n", "joining.tsv:6: 2 columns, want 1"},
		{"white space", "joining.tsv", "\nand\n", "\nand \n", "white space"},
		{"empty line", "joining.tsv", "\nand\n", "\n\n", "joining.tsv:6: \"\" is empty"},
		{"header", "joining.tsv", "\nword\n", "\nwords\n", `the columns are ["words"], want ["word"]`},
		{"no source", "joining.tsv", "# Source", "# From", `joining.tsv: no line starts with "# Source: "`},
		{"person", "people.tsv", "acrobat\tyes", "acrobat\tperhaps", `unknown "perhaps"`},
		{"both", "people.tsv", "acrobat\tyes", "acrobat\tno\nacrobat\tyes", `"acrobat" is both a person and not`},
		{"level", "levels.tsv", "junior\twith-others\tentry", "junior\twith-others\tlow", `unknown "low"`},
		{"condition", "levels.tsv", "junior\twith-others", "junior\talone", `unknown condition "alone"`},
		{"set", "levels.tsv", "prev=@things", "prev=@stuff", `"stuff" is no set`},
		{"not in seniority", "levels.tsv", "junior\twith-others", "juniorer\twith-others", `"juniorer" is not in seniority.tsv`},
		{"mark", "seniority.tsv", "\tqualifier", "\tqualifies", `unknown "qualifies"`},
		{"long form", "abbreviations.tsv", "accountant", "Accountant", `"Accountant" is no word`},
		{"neighbour", "abbreviations.tsv", "assistant asst", "assistant Asst", "isn't made of words"},
		{"grade", "grades.tsv", "band\tpay\t0", "band\tpay\tx", `grades.tsv:`},
		{"gender", "genders.tsv", "all gender\tphrase", "all gender\tword", `unknown "word"`},
		{"where", "arrangements.tsv", "contract\tapart", "contract\tnowhere", `unknown "nowhere"`},
		{"place", "places.tsv", "abu dhabi\tany", "abu Dhabi\tany", `"Dhabi" is no word`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := generate(words(t, tt.file, tt.old, tt.line))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
	if _, err := generate(fstest.MapFS{}); err == nil || strings.Count(err.Error(), "\n")+1 != len(lists) {
		t.Errorf("error %v, want one for each missing file", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("# Source: x\nword\tkind\na\tb\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, l := range lists {
			table, err := read(fstest.MapFS{l.file: {Data: []byte(text)}}, l.file, l.columns)
			if err != nil {
				continue
			}
			b := newBuilder()
			for _, r := range table.rows {
				_ = l.add(b, r.cells)
			}
			if _, err := b.source(nil); err != nil {
				t.Fatalf("%q as %s makes no Go source: %v", text, l.file, err)
			}
		}
	})
}
