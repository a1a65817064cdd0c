package onet_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/trial"
	"github.com/go-career/career/source"
	"github.com/go-career/career/source/onet"
)

// code returns the code of one of many occupations.
func code(i int) string { return fmt.Sprintf("%02d-%04d.00", 11+i/10_000, i%10_000) }

// database returns a made-up database of n occupations, each of which is in every file.
func database(n int) map[string]string {
	files := map[string]*strings.Builder{}
	for name, text := range sample() {
		files[name] = &strings.Builder{}
		if name == "Content Model Reference.txt" {
			files[name].WriteString(text)
		} else {
			files[name].WriteString(text[:strings.IndexByte(text, '\n')+1])
		}
	}
	row := func(name, format string, args ...any) { fmt.Fprintf(files[name], format+"\n", args...) }
	for i := range n {
		c := code(i)
		row("Occupation Data.txt", "%s\tKeepers %d\tKeep lantern %d alight.", c, i, i)
		row("Alternate Titles.txt", "%s\tTrimmer %d\tn/a\t02", c, i)
		row("Sample of Reported Titles.txt", "%s\tKeeper of %d\tY", c, i)
		row("Task Statements.txt", "%s\t%d\tTrim the wicks.\tCore\t9\t08/2024\tIncumbent", c, i)
		row("Technology Skills.txt", "%s\tWickware %d\t43230001\tWick software\tN\tN", c, i)
		row("Related Occupations.txt", "%s\t%s\tPrimary-Short\t1", c, code((i+1)%n))
		row("Job Zones.txt", "%s\t2\t08/2024\tAnalyst", c)
		for name, elements := range map[string][]string{"Skills.txt": {"2.A.1.a", "2.A.1.b", "2.B.3.a"}, "Knowledge.txt": {"2.C.1.a", "2.C.1.b"}} {
			for _, e := range elements {
				row(name, "%s\t%s\tIM\t2.5\t8\tN\tn/a\t08/2024\tAnalyst", c, e)
				row(name, "%s\t%s\tLV\t2.5\t8\tN\tN\t08/2024\tAnalyst", c, e)
			}
		}
	}
	out := map[string]string{}
	for name, b := range files {
		out[name] = b.String()
	}
	return out
}

// lines returns the lines of a text from one to before another; a negative number counts from the end.
func lines(text string, from, to int) string {
	all := strings.SplitAfter(text, "\n")
	all = all[:len(all)-1]
	if to < 0 {
		to += len(all)
	}
	return strings.Join(all[from:to], "")
}

func size(files map[string]string) (n int) {
	for _, text := range files {
		n += len(text)
	}
	return n
}

// What is broken or hostile is refused in one place, and costs memory in proportion to its size.
func TestHostile(t *testing.T) {
	const skills, zones = "Skills.txt", "Job Zones.txt"
	var kinds []trial.Kind
	add := func(name string, size int, fsys fs.FS, cause error, place string) {
		kinds = append(kinds, trial.Kind{Name: name, Size: size, Cause: cause, Place: place, Read: func() error {
			_, err := onet.Read(fsys, onet.Options{Edition: "99.1"})
			return err
		}})
	}
	changed := func(name, file string, change func(string) string, cause error, place string) {
		files := sample()
		files[file] = change(files[file])
		add(name, size(files), folder(files, ""), cause, place)
	}
	text := func(s string) func(string) string { return func(string) string { return s } }
	with := func(s string) func(string) string { return func(old string) string { return old + s } }
	instead := func(old, new string) func(string) string {
		return func(s string) string {
			if !strings.Contains(s, old) {
				t.Fatalf("no %q", old)
			}
			return strings.Replace(s, old, new, 1)
		}
	}
	inZip := func(name string, change func([]trial.Entry) []trial.Entry, patch func([]byte), cause error, place string) {
		var entries []trial.Entry
		for _, file := range slices.Sorted(maps.Keys(sample())) {
			entries = append(entries, trial.Entry{Name: file, Text: strings.NewReader(sample()[file])})
		}
		b := trial.Zip(t, change(entries)...)
		if patch != nil {
			patch(b)
		}
		add(name, len(b), trial.Unzip(t, b), cause, place)
	}
	put := func(file string, e trial.Entry) func([]trial.Entry) []trial.Entry {
		return func(list []trial.Entry) []trial.Entry {
			list = slices.DeleteFunc(list, func(e trial.Entry) bool { return e.Name == file })
			return append(list, e)
		}
	}

	add("the sample", size(sample()), folder(sample(), ""), nil, "")
	large := database(60)
	add("sixty occupations", size(large), folder(large, ""), nil, "")

	// Zips that unpack to many times their size, the first to 63 MB.
	header := lines(sample()[skills], 0, 1)
	inZip("a bomb of tabs, large", put(skills, trial.Entry{Name: skills, Text: trial.Repeat("", "\t", 63_000_000)}), nil, career.ErrTooLarge, "Skills.txt:1: too large")
	for name, c := range map[string]string{"tabs": "\t", "commas": ",", "quotation marks": `"`, "spaces": " ", "NUL": "\x00"} {
		inZip("a bomb of "+name, put(skills, trial.Entry{Name: skills, Text: trial.Repeat(header, c, 4_000_000)}), nil, career.ErrTooLarge, "Skills.txt:2: too large")
	}
	inZip("a bomb of line ends", put(skills, trial.Entry{Name: skills, Text: trial.Repeat(header, "\n", 4_000_000)}), nil, career.ErrTooLarge, "Skills.txt:2000001: too large")
	inZip("a bomb of short rows", put(skills, trial.Entry{Name: skills, Text: trial.Repeat(header, "x\n", 2_000_000)}), nil, source.ErrColumns, "Skills.txt:2: wrong number")
	changed("a row of 1001 fields", skills, with(strings.Repeat("\t", 1000)+"\n"), career.ErrTooLarge, "Skills.txt:8: too large: a row of more than 1000 fields")
	changed("a header of 1001 fields", skills, instead("Element ID", "Element ID"+strings.Repeat("\t", 1000)), career.ErrTooLarge, "Skills.txt:1: too large")
	changed("a row of 2 MiB", skills, with(strings.Repeat("x", 2<<20)), career.ErrTooLarge, "Skills.txt:8: too large")
	if !testing.Short() {
		blank := strings.Repeat(" ", 1023) + "\n"
		add("a file of 129 MiB", 129<<20, trial.Swap{FS: folder(sample(), ""), Name: skills, Reader: func() io.Reader {
			return trial.Repeat(sample()[skills], blank, 129<<10)
		}}, career.ErrTooLarge, "Skills.txt:131078: too large: more than 134217728 bytes")
		var all fs.FS = folder(sample(), "")
		for file, text := range sample() {
			all = trial.Swap{FS: all, Name: file, Reader: func() io.Reader { return trial.Repeat(text, blank, 127<<10) }}
		}
		add("a database of 1.2 GiB", 512<<20, all, career.ErrTooLarge, "Alternate Titles.txt:4106: too large: more than 536870912 bytes in all files")
	}

	// Zips that are not what they seem.
	lies := func(at int, b []byte) { // about the size of the last entry, in the directory
		dir := bytes.LastIndex(b, []byte("PK\x01\x02"))
		b[dir+24], b[dir+25] = byte(at), byte(at>>8)
	}
	last := put(skills, trial.Entry{Name: skills, Text: strings.NewReader(sample()[skills])})
	inZip("an entry larger than it says", last, func(b []byte) { lies(100, b) }, career.ErrFile, "Skills.txt: unusable file")
	inZip("an entry smaller than it says", last, func(b []byte) { lies(60_000, b) }, io.ErrUnexpectedEOF, "Skills.txt: unusable file")
	inZip("an entry with a wrong checksum", last, func(b []byte) { b[bytes.LastIndex(b, []byte("PK\x01\x02"))+16] ^= 1 }, zip.ErrChecksum, "Skills.txt: unusable file")
	inZip("an entry packed in an unknown way", last, func(b []byte) { b[bytes.LastIndex(b, []byte("PK\x01\x02"))+10] = 99 }, career.ErrFile, "Skills.txt: unusable file")
	inZip("an entry given twice", func(list []trial.Entry) []trial.Entry {
		return append(list, trial.Entry{Name: skills, Text: strings.NewReader("x")})
	}, nil, career.ErrFile, ".: unusable file")
	inZip("an entry that is a folder", put(skills, trial.Entry{Name: skills + "/"}), nil, career.ErrFile, "Skills.txt: unusable file: not a regular file")
	inZip("an entry that is a link", put(skills, trial.Entry{Name: skills, Text: strings.NewReader("Knowledge.txt"), Mode: fs.ModeSymlink}), nil, career.ErrFile, "Skills.txt: unusable file")
	inZip("an entry that is a pipe", put(skills, trial.Entry{Name: skills, Mode: fs.ModeNamedPipe}), nil, career.ErrFile, "Skills.txt: unusable file: not a regular file")
	inZip("an entry that is a device", put(skills, trial.Entry{Name: skills, Mode: fs.ModeDevice}), nil, career.ErrFile, "Skills.txt: unusable file: not a regular file")
	inZip("an entry of another place", put(skills, trial.Entry{Name: "../../x/" + skills, Text: strings.NewReader(sample()[skills])}), nil, fs.ErrNotExist, "Skills.txt: unusable file")
	inZip("a zip in the zip", put(skills, trial.Entry{Name: skills, Text: bytes.NewReader(zipped(t, sample(), ""))}), nil, source.ErrHeader, "Skills.txt:1: unexpected header")

	// Readers and file systems that break their promises.
	swap := func(name string, s trial.Swap, cause error, place string) {
		s.FS, s.Name = folder(sample(), ""), skills
		add(name, size(sample()), s, cause, place)
	}
	reader := func(name string, r io.Reader, cause error, place string) {
		swap(name, trial.Swap{Reader: func() io.Reader { return r }}, cause, place)
	}
	reader("a reader that brings nothing", trial.Says(0), io.ErrNoProgress, "Skills.txt: unusable file")
	reader("a reader that says too much", trial.Says(1<<20), career.ErrFile, "Skills.txt: unusable file")
	reader("a reader that says less than nothing", trial.Says(-1), career.ErrFile, "Skills.txt: unusable file")
	reader("a reader that fails at once", trial.Breaks("", fs.ErrPermission), fs.ErrPermission, "Skills.txt: unusable file")
	reader("a reader that fails in a row", trial.Breaks(sample()[skills][:300], io.ErrUnexpectedEOF), io.ErrUnexpectedEOF, "Skills.txt:5: unusable file")
	reader("a reader that stalls behind a row", io.MultiReader(strings.NewReader(header), trial.Says(0)), io.ErrNoProgress, "Skills.txt:1: unusable file")
	swap("a file that says it is a pipe", trial.Swap{Info: trial.Info{Type: fs.ModeNamedPipe}}, career.ErrFile, "Skills.txt: unusable file: not a regular file")
	swap("a file that says it has exabytes", trial.Swap{Info: trial.Info{Bytes: 1 << 62}}, nil, "")
	swap("a file that says it has less than nothing", trial.Swap{Info: trial.Info{Bytes: -1}}, nil, "")
	dir := t.TempDir()
	if err := os.CopyFS(dir, folder(sample(), "")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, skills)); err != nil {
		t.Fatal(err)
	}
	if trial.Pipe(t, filepath.Join(dir, skills)) {
		add("a named pipe", size(sample()), os.DirFS(dir), career.ErrFile, "Skills.txt: unusable file: not a regular file")
		below, err := fs.Sub(os.DirFS(filepath.Dir(dir)), filepath.Base(dir))
		if err != nil {
			t.Fatal(err)
		}
		add("a named pipe in a part of a file system", size(sample()), below, career.ErrFile, "Skills.txt: unusable file: not a regular file")
	}
	inZip("20,000 folders", func([]trial.Entry) (list []trial.Entry) {
		for i := range 20_000 {
			list = append(list, trial.Entry{Name: fmt.Sprintf("%d/x", i)})
		}
		return list
	}, nil, fs.ErrNotExist, "Alternate Titles.txt: unusable file")

	// Files that were cut or altered.
	cut := func(name, file, text string, cause error, place string) {
		files := maps.Clone(large)
		files[file] = text
		add(name, size(files), folder(files, ""), cause, place)
	}
	cut("Skills cut behind a row", skills, lines(large[skills], 0, 100), career.ErrMissing, "Skills.txt:100: 11-0016.00: missing: 3 ratings, and 6 of every other occupation")
	cut("Skills cut behind an occupation", skills, lines(large[skills], 0, 97), career.ErrMissing, "Skills.txt:97: missing: no rating for 44 of 60 records")
	cut("Knowledge cut behind a row", "Knowledge.txt", lines(large["Knowledge.txt"], 0, -1), career.ErrMissing, "Knowledge.txt:240: 11-0059.00: missing")
	both := maps.Clone(large)
	both[skills], both["Knowledge.txt"] = lines(large[skills], 0, 97), lines(large["Knowledge.txt"], 0, 65)
	add("Skills and Knowledge cut at one place", size(both), folder(both, ""), career.ErrMissing, "Skills.txt:97: missing: no rating for 44 of 60 records")
	for file, what := range map[string]string{"Technology Skills.txt": "technology", "Task Statements.txt": "task", "Alternate Titles.txt": "alternate title",
		"Related Occupations.txt": "related occupation", zones: "job zone", "Sample of Reported Titles.txt": "reported title"} {
		cut(file+" cut behind a row", file, lines(large[file], 0, 31), career.ErrMissing, file+":31: missing: no "+what+" for 30 of 60 records")
	}
	cut("Occupation Data cut behind a row", "Occupation Data.txt", lines(large["Occupation Data.txt"], 0, -1), career.ErrReference, "Alternate Titles.txt:61: O*NET-SOC Code: no such record")
	cut("Content Model Reference cut behind a row", "Content Model Reference.txt", lines(large["Content Model Reference.txt"], 0, 5), career.ErrReference, "Skills.txt:6: 11-0000.00: Element ID: no such record")
	cut("cut in a row", skills, large[skills][:len(large[skills])-20], source.ErrColumns, "Skills.txt:361: wrong number of columns")

	// Fields that are not what they should be.
	changed("UTF-16", skills, text("\xff\xfeO\x00*\x00"), career.ErrText, "Skills.txt:1: bad text")
	changed("bytes of another encoding", "Occupation Data.txt", instead("Beacon", "B\xe9acon"), career.ErrText, "Occupation Data.txt:4: Title: bad text")
	changed("an escape sequence", "Occupation Data.txt", instead("Beacon", "Bea\x1b[31mcon"), career.ErrText, "Occupation Data.txt:4: 15-9002.00: Title: bad text")
	changed("a long title that deceives", "Occupation Data.txt", instead("Beacon", strings.Repeat("Be\u0430con ", 50_000)), career.ErrText, "Occupation Data.txt:4: 15-9002.00: Title: bad text")
	changed("a long code", zones, instead("15-9002.00", strings.Repeat("9", 1<<19)), career.ErrReference, "Job Zones.txt:3: O*NET-SOC Code: no such record")
	changed("a number without end", skills, instead("4.88", "4."+strings.Repeat("8", 1<<19)), nil, "")
	changed("a number that is too large", skills, instead("4.88", "1e999"), source.ErrNumber, "Skills.txt:6: 15-9001.00: Data Value: not a number")
	changed("no number", skills, instead("4.88", "NaN"), source.ErrNumber, "Skills.txt:6: 15-9001.00: Data Value: not a number")
	changed("an occupation related to itself", "Related Occupations.txt", instead("15-9002.00", "15-9001.00"), career.ErrCycle, "Related Occupations.txt:2: 15-9001.00")
	trial.Kinds(t, kinds)
}

// A database that lacks a little is read, and the import says what. No role says of the publisher what is not so.
func TestMissing(t *testing.T) {
	large := database(60)
	tests := []struct {
		name, file string
		change     func(string) string
		want       []source.Left
		note       string // of the last role
	}{
		{"nothing", "Skills.txt", func(s string) string { return s }, nil, ""},
		{"no In Demand", "Technology Skills.txt", func(s string) string {
			return strings.ReplaceAll(strings.Replace(s, "\tIn Demand", "", 1), "\tN\n", "\n")
		}, []source.Left{{File: "Technology Skills.txt", Line: 1, What: "In Demand", Reason: source.ReasonNoColumn}}, ""},
		{"one occupation unrated in Skills", "Skills.txt", func(s string) string { return lines(s, 0, -6) },
			[]source.Left{{File: "Skills.txt", Line: 355, Record: "11-0059-00", What: "rating", Reason: source.ReasonNoRow}},
			"The files that were read have no skill ratings for this occupation."},
		{"one occupation unrated in Knowledge", "Knowledge.txt", func(s string) string { return lines(s, 0, -4) },
			[]source.Left{{File: "Knowledge.txt", Line: 237, Record: "11-0059-00", What: "rating", Reason: source.ReasonNoRow}},
			"The files that were read have no knowledge ratings for this occupation."},
		{"a rating gone from the middle", "Skills.txt", func(s string) string { return lines(s, 0, 20) + lines(s, 21, -7) + lines(s, 354, 361) },
			[]source.Left{{File: "Skills.txt", Line: 360, Record: "11-0003-00", What: "rating", Reason: source.ReasonNoRow}}, ""},
		{"one task less", "Task Statements.txt", func(s string) string { return lines(s, 0, 10) + lines(s, 11, 61) },
			[]source.Left{{File: "Task Statements.txt", Line: 60, Record: "11-0009-00", What: "task", Reason: source.ReasonNoRow}}, ""},
		{"no line end", "Skills.txt", func(s string) string { return strings.TrimSuffix(s, "\n") },
			[]source.Left{{File: "Skills.txt", Line: 361, Reason: source.ReasonNoEnd}}, ""},
	}
	for _, tt := range tests {
		files := maps.Clone(large)
		files[tt.file] = tt.change(files[tt.file])
		in, err := onet.Read(folder(files, ""), onet.Options{Edition: "99.1"})
		if err != nil {
			if !(tt.name == "a rating gone from the middle" && errors.Is(err, career.ErrMissing)) {
				t.Errorf("%s: %v", tt.name, err)
			}
			continue
		}
		if !slices.Equal(in.Missing, tt.want) {
			t.Errorf("%s: %v", tt.name, in.Missing)
		}
		if note := in.Records.Roles[59].Note; note != tt.note {
			t.Errorf("%s: %q", tt.name, note)
		}
	}
}

// A row that says the same as one above is left.
func TestRepeats(t *testing.T) {
	in, err := onet.Read(folder(each(sample(), func(s string) string { return s + lines(s, 1, 2) }), ""), onet.Options{Edition: "99.1"})
	if err != nil {
		t.Fatal(err)
	}
	want, err := onet.Read(folder(sample(), ""), onet.Options{Edition: "99.1"})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, l := range in.Left {
		if l.Reason == source.ReasonRepeated {
			got[l.File]++
		}
	}
	if !maps.Equal(got, map[string]int{"Occupation Data.txt": 1, "Content Model Reference.txt": 1, "Skills.txt": 1, "Knowledge.txt": 1, "Related Occupations.txt": 1, "Job Zones.txt": 1}) {
		t.Errorf("%v", got)
	}
	if len(in.Records.Roles) != len(want.Records.Roles) || len(in.Records.Skills) != len(want.Records.Skills) {
		t.Errorf("%d roles, %d skills", len(in.Records.Roles), len(in.Records.Skills))
	}
}
