package esco_test

import (
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/trial"
	"github.com/go-career/career/source"
	"github.com/go-career/career/source/esco"
)

// Rows of occupations, skills and relations.
func occupation(i int, alt string) string {
	return fmt.Sprintf("Occupation,%so%06d,9912,lantern keeper %d,\"%s\",,released,2021-03-04,,,,,Keeps lantern %d.,9912.%d\n", occ, i, i, alt, i, i+1)
}

func skill(i int) string {
	return fmt.Sprintf("KnowledgeSkillCompetence,%ss%06d,knowledge,,lamp %d,,,released,2019-01-01,,,,Lamp %d.\n", sk, i, i, i)
}

// download returns a made-up download of n occupations and n skills.
func download(n int) map[string]string {
	files := map[string]*strings.Builder{}
	for name, text := range sample {
		files[name] = &strings.Builder{}
		files[name].WriteString(text[:strings.IndexByte(text, '\n')+1])
	}
	for _, name := range []string{"ISCOGroups_en.csv", "skillGroups_en.csv"} {
		files[name].Reset()
		files[name].WriteString(sample[name])
	}
	hierarchy := files["broaderRelationsSkillPillar.csv"]
	fmt.Fprintf(hierarchy, "SkillGroup,%sg-s1,SkillGroup,%sg-s\n", sk, sk)
	for i := range n {
		files["occupations_en.csv"].WriteString(occupation(i, ""))
		files["skills_en.csv"].WriteString(skill(i))
		fmt.Fprintf(files["broaderRelationsOccPillar.csv"], "Occupation,%so%06d,ISCOGroup,u\n", occ, i)
		fmt.Fprintf(hierarchy, "KnowledgeSkillCompetence,%ss%06d,SkillGroup,%sg-s1\n", sk, i, sk)
		fmt.Fprintf(files["occupationSkillRelations.csv"], "%so%06d,essential,knowledge,%ss%06d\n", occ, i, sk, i)
		fmt.Fprintf(files["skillSkillRelations.csv"], "%ss%06d,knowledge,optional,knowledge,%ss%06d\n", sk, i, sk, (i+1)%n)
	}
	fmt.Fprintf(files["transversalSkillsCollection_en.csv"], "KnowledgeSkillCompetence,%ss000000,knowledge,,lamp 0,released,,,,\n", sk)
	out := map[string]string{}
	for name, b := range files {
		out[name] = b.String()
	}
	return out
}

// lines returns the first n lines of a text; if n is negative, all but the last ones.
func lines(text string, n int) string {
	all := strings.SplitAfter(text, "\n")
	all = all[:len(all)-1]
	if n < 0 {
		n += len(all)
	}
	return strings.Join(all[:n], "")
}

func size(files map[string]string) (n int) {
	for _, text := range files {
		n += len(text)
	}
	return n
}

// What is broken or hostile is refused in one place, and costs memory in proportion to its size.
func TestHostile(t *testing.T) {
	const o, s, req, rel = "occupations_en.csv", "skills_en.csv", "occupationSkillRelations.csv", "skillSkillRelations.csv"
	const bo, bs, gr, is, tr = "broaderRelationsOccPillar.csv", "broaderRelationsSkillPillar.csv", "skillGroups_en.csv", "ISCOGroups_en.csv", "transversalSkillsCollection_en.csv"
	var kinds []trial.Kind
	add := func(name string, size int, fsys fs.FS, cause error, place string) {
		kinds = append(kinds, trial.Kind{Name: name, Size: size, Cause: cause, Place: place, Read: func() error {
			_, err := esco.Read(fsys, esco.Options{Transitions: true})
			return err
		}})
	}
	changed := func(name, file, text string, cause error, place string) {
		files := maps.Clone(sample)
		files[file] = text
		add(name, size(files), folder(files, ""), cause, place)
	}
	inZip := func(name, file string, e trial.Entry, cause error, place string) {
		var entries []trial.Entry
		for other, text := range sample {
			if other != file {
				entries = append(entries, trial.Entry{Name: other, Text: strings.NewReader(text)})
			}
		}
		b := trial.Zip(t, append(entries, e)...)
		add(name, len(b), trial.Unzip(t, b), cause, place)
	}
	header := func(file string) string { return lines(sample[file], 1) }

	add("the sample", size(sample), folder(sample, ""), nil, "")
	large := download(60)
	add("sixty of each", size(large), folder(large, ""), nil, "")

	inZip("a bomb of commas, large", s, trial.Entry{Name: s, Text: trial.Repeat("", ",", 63_000_000)}, career.ErrTooLarge, s+":1: too large")
	for name, c := range map[string]string{"commas": ",", "tabs": "\t", "opened quotation marks": "\",", "labels": "x"} {
		inZip("a bomb of "+name, s, trial.Entry{Name: s, Text: trial.Repeat(header(s), c, 4_000_000)}, career.ErrTooLarge, s+":2: too large")
	}
	inZip("a bomb of doubled quotation marks", s, trial.Entry{Name: s, Text: trial.Repeat(header(s)+`"`, `""`, 2_000_000)}, career.ErrTooLarge, s+":2: too large")
	inZip("a bomb of lines in a field", s, trial.Entry{Name: s, Text: trial.Repeat(header(s)+`"`, "x\n", 2_000_000)}, career.ErrTooLarge, s+":2: too large")
	inZip("a bomb of line ends", s, trial.Entry{Name: s, Text: trial.Repeat(header(s), "\n", 4_000_000)}, career.ErrTooLarge, s+":2000001: too large")
	inZip("a bomb of short rows", s, trial.Entry{Name: s, Text: trial.Repeat(header(s), "x\n", 2_000_000)}, source.ErrColumns, s+":2: wrong number of columns")
	inZip("an entry that is a folder", s, trial.Entry{Name: s + "/"}, career.ErrFile, s+": unusable file: not a regular file")
	inZip("an entry that is a link", s, trial.Entry{Name: s, Text: strings.NewReader(o), Mode: fs.ModeSymlink}, career.ErrFile, s+": unusable file")
	inZip("an entry given twice", "", trial.Entry{Name: s, Text: strings.NewReader("x")}, career.ErrFile, ".: unusable file")
	changed("a row of 1001 fields", req, sample[req]+strings.Repeat(",", 1000)+"\n", career.ErrTooLarge, req+":9: too large: a row of more than 1000 fields")
	if !testing.Short() {
		add("a file of 129 MiB", 129<<20, trial.Swap{FS: folder(sample, ""), Name: tr, Reader: func() io.Reader {
			return trial.Repeat(sample[tr], strings.Repeat(" ", 1023)+"\n", 129<<10)
		}}, career.ErrTooLarge, tr+":131073: too large: more than 134217728 bytes")
	}
	for name, r := range map[string]struct {
		r     io.Reader
		cause error
		place string
	}{
		"a reader that brings nothing":         {trial.Says(0), io.ErrNoProgress, req + ": unusable file"},
		"a reader that says too much":          {trial.Says(1 << 30), career.ErrFile, req + ": unusable file"},
		"a reader that says less than nothing": {trial.Says(-1), career.ErrFile, req + ": unusable file"},
		"a reader that fails in a row":         {trial.Breaks(sample[req][:300], fs.ErrPermission), fs.ErrPermission, req + ":3: unusable file"},
	} {
		add(name, size(sample), trial.Swap{FS: folder(sample, ""), Name: req, Reader: func() io.Reader { return r.r }}, r.cause, r.place)
	}
	add("a file that says it is a device", size(sample), trial.Swap{FS: folder(sample, ""), Name: req, Info: trial.Info{Type: fs.ModeDevice}}, career.ErrFile, req+": unusable file: not a regular file")
	add("a file that says it has exabytes", size(sample), trial.Swap{FS: folder(sample, ""), Name: req, Info: trial.Info{Bytes: 1 << 62}}, nil, "")
	dir := t.TempDir()
	if err := os.CopyFS(dir, folder(sample, "")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, req)); err != nil {
		t.Fatal(err)
	}
	if trial.Pipe(t, filepath.Join(dir, req)) {
		add("a named pipe", size(sample), os.DirFS(dir), career.ErrFile, req+": unusable file: not a regular file")
	}

	cut := func(name, file, text string, cause error, place string) {
		files := maps.Clone(large)
		files[file] = text
		add(name, size(files), folder(files, ""), cause, place)
	}
	cut("relations cut behind a row", req, lines(large[req], 31), career.ErrMissing, req+":31: missing: no relation with a skill for 30 of 60 records")
	cut("relations of skills cut behind a row", rel, lines(large[rel], 31), career.ErrMissing, rel+":31: missing: no row for 30 of 60 records")
	cut("broader occupations cut behind a row", bo, lines(large[bo], 31), career.ErrMissing, bo+":31: missing: no broader concept for 30 of 60 records")
	cut("broader skills cut behind a row", bs, lines(large[bs], 31), career.ErrMissing, bs+":31: missing: no broader concept for 31 of 60 records")
	cut("occupations cut behind a row", o, lines(large[o], 31), career.ErrMissing, o+":31: missing: no row for 30 of 60 records")
	cut("skills cut behind a row", s, lines(large[s], 31), career.ErrReference, rel+":31: relatedSkillUri: no such record")
	cut("ISCO groups cut behind a row", is, lines(large[is], 3), career.ErrReference, o+":2: iscoGroup: no such record")
	groups := large[bs]
	for i := range 20 {
		groups += fmt.Sprintf("SkillGroup,%sg-x%d,SkillGroup,%sg-s\n", sk, i, sk)
	}
	cut("groups cut behind a row", bs, groups, career.ErrMissing, gr+":7: missing: no row for 20 of 26 records")
	cut("cut in a row", req, large[req][:len(large[req])-100], source.ErrColumns, req+":61: wrong number of columns")
	cut("cut in a field of labels", o, large[o]+"Occupation,x,9912,y,\"a\nb\n", source.ErrTable, o+":62: malformed table: a quotation mark isn't closed")
	language := maps.Clone(sample)
	for _, name := range []string{req, rel, bo, bs} {
		delete(language, name)
	}
	add("the download of a language alone", size(language), folder(language, "ESCO dataset - v1.1.1 - classification - en - csv/"), fs.ErrNotExist,
		"ESCO dataset - v1.1.1 - classification - en - csv/"+strings.TrimSuffix(req, ".csv")+"_en.csv: unusable file: file does not exist, nor "+req+"; editions up to 1.1.1 have it in a second download")

	changed("UTF-16", s, "\xff\xfec\x00", career.ErrText, s+":1: bad text")
	changed("a label with an escape sequence", o, strings.Replace(sample[o], "beacon", "bea\x1b]0;x\acon", 1), nil, "")
	changed("a label that deceives, long", o, strings.Replace(sample[o], "beacon", strings.Repeat("be\u0430con ", 50_000), 1), career.ErrText, o+":11: preferredLabel")
	changed("a long URI", req, sample[req]+occ+strings.Repeat("x", 1<<19)+",essential,knowledge,"+sk+"a-oil\n", career.ErrReference, req+":9: occupationUri: no such record")
	changed("a URI of several lines", req, sample[req]+"\""+occ+"\n\x1b[2J\",essential,knowledge,"+sk+"a-oil\n", career.ErrReference, req+":9: occupationUri: no such record")
	changed("a concept that says two things", o, sample[o]+strings.Replace(lines(occupation(1, ""), 1), "o000001", "teacher", 1), career.ErrDuplicate, o+":13: conceptUri: duplicate")
	trial.Kinds(t, kinds)
}

// A download that lacks a little is read, and the import says what.
func TestMissing(t *testing.T) {
	large := download(60)
	column := func(text, name string) string { return strings.Replace(text, name, "x"+name, 1) }
	tests := []struct {
		name, file, text string
		want             []source.Left
	}{
		{"nothing", "skills_en.csv", large["skills_en.csv"], nil},
		{"no line end", "skills_en.csv", strings.TrimSuffix(large["skills_en.csv"], "\n"), []source.Left{{File: "skills_en.csv", Line: 61, Reason: source.ReasonNoEnd}}},
		{"no hidden labels", "skills_en.csv", column(large["skills_en.csv"], "hiddenLabels"), []source.Left{{File: "skills_en.csv", Line: 1, What: "hiddenLabels", Reason: source.ReasonNoColumn}}},
		{"no codes of groups", "skillGroups_en.csv", column(large["skillGroups_en.csv"], "code"), []source.Left{{File: "skillGroups_en.csv", Line: 1, What: "code", Reason: source.ReasonNoColumn}}},
		{"no relations of one occupation", "occupationSkillRelations.csv", lines(large["occupationSkillRelations.csv"], -1),
			[]source.Left{{File: "occupationSkillRelations.csv", Line: 60, Record: "o000059", What: "relation with a skill", Reason: source.ReasonNoRow}}},
	}
	for _, tt := range tests {
		files := maps.Clone(large)
		files[tt.file] = tt.text
		in, err := esco.Read(folder(files, ""), esco.Options{})
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		if diff := cmp.Diff(tt.want, in.Missing); diff != "" {
			t.Errorf("%s:\n%s", tt.name, diff)
		}
	}
}

// A concept that is listed twice and differs only in what is not read, such as the date, is read once.
func TestRepeats(t *testing.T) {
	files := maps.Clone(sample)
	files["occupations_en.csv"] += "Occupation," + occ + "teacher,9923,beacon teacher,,,released,2023-01-02,,a note,,,Teaches beacons.,9923.1\n"
	files["skills_en.csv"] += "KnowledgeSkillCompetence," + sk + "c-wait,skill/competence,transversal,be patient,,,released,2020-01-01,,,,Waits.\n"
	in, err := esco.Read(folder(files, ""), esco.Options{Edition: "1.2.1"})
	if err != nil {
		t.Fatal(err)
	}
	if len(in.Records.Roles) != 3 || len(in.Records.Skills) != 5 {
		t.Errorf("%d roles, %d skills", len(in.Records.Roles), len(in.Records.Skills))
	}
	var got []source.Left
	for _, l := range in.Left {
		if l.Reason == source.ReasonRepeated && l.What == "" {
			got = append(got, l)
		}
	}
	want := []source.Left{{File: "occupations_en.csv", Line: 13, Record: "teacher", Reason: source.ReasonRepeated},
		{File: "skills_en.csv", Line: 9, Record: "c-wait", Reason: source.ReasonRepeated}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The two downloads of an edition up to 1.1.1 may lie side by side, in any language, which the names of the files tell.
func TestTwoDownloads(t *testing.T) {
	files := map[string]string{}
	for name, text := range sample {
		dir := "ESCO dataset - v1.1.1 - classification -  - csv/"
		if stem, ok := strings.CutSuffix(name, "_en.csv"); ok {
			dir, name = "ESCO dataset - v1.1.1 - classification - de - csv/", stem+"_de.csv"
		}
		files[dir+name] = text
	}
	in, err := esco.Read(folder(files, ""), esco.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(in.Records.Roles) != 3 || in.Records.Version != "ESCO 1.1.1" {
		t.Errorf("%d roles of %s", len(in.Records.Roles), in.Records.Version)
	}
}
