package onet_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
	"github.com/go-career/career/source"
	"github.com/go-career/career/source/onet"
)

// sample returns a made-up database in the publisher's form.
func sample() map[string]string {
	const rating = "O*NET-SOC Code\tElement ID\tScale ID\tData Value\tN\tRecommend Suppress\tNot Relevant\tDate\tDomain Source\n"
	return map[string]string{
		"Occupation Data.txt": "O*NET-SOC Code\tTitle\tDescription\n" +
			"15-9001.00\tLantern Keepers\tKeep \"lanterns\" alight.\n" +
			"15-9001.01\tHarbor Lantern Keepers\tKeep the harbor's lanterns alight.\n" +
			"15-9002.00\tBeacon Teachers\tTeach the lighting of beacons.\n" +
			"55-9003.00\tSignalers, All Other\tAll signalers not listed separately.\n",
		"Alternate Titles.txt": "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n" +
			"15-9001.00\tChief Lantern Officer (CLO)\tCLO\t02\n" +
			"15-9001.00\tlantern keeper\tn/a\t02\n" +
			"15-9001.00\tWick Trimmer\tn/a\t08\n" +
			"15-9001.01\tWick Trimmer\tn/a\t02,08\n" +
			"15-9001.01\tBeacon Teachers\tn/a\t02\n" +
			"15-9002.00\tKeeper\tn/a\t02\n" +
			"15-9001.00\tKeeper\tn/a\t04\n" +
			"15-9001.01\tKeeper\tn/a\t04\n" +
			"55-9003.00\tKeeper\tn/a\t04\n" +
			"15-9002.00\t***\tn/a\t04\n" +
			"15-9001.01\tLamplighter\tn/a\t04\n",
		"Sample of Reported Titles.txt": "O*NET-SOC Code\tReported Job Title\tShown in My Next Move\n" +
			"15-9001.00\tLantern Keeper\tY\n" +
			"15-9001.00\tLamplighter\tN\n",
		"Task Statements.txt": "O*NET-SOC Code\tTask ID\tTask\tTask Type\tIncumbents Responding\tDate\tDomain Source\n" +
			"15-9001.00\t1\tPolish the lenses.\tSupplemental\t9\t08/2024\tIncumbent\n" +
			"15-9001.00\t2\tTrim the wicks.\tCore\t9\t08/2024\tIncumbent\n" +
			"15-9002.00\t3\tTeach beacons.\tn/a\tn/a\t06/2021\tAnalyst\n",
		"Content Model Reference.txt": "Element ID\tElement Name\tDescription\n" +
			"2.A\tBasic Skills\tWhat helps to learn.\n" +
			"2.A.1\tContent\tWhat one learns with.\n" +
			"2.A.1.a\tSums\tReckoning in the head.\n" +
			"2.A.1.b\tListening\tHearing what is said.\n" +
			"2.B.3\tTechnical Skills\tWhat one does with machines.\n" +
			"2.B.3.a\tWick Trimming\tCutting wicks to length.\n" +
			"2.C.1\tTrade\tFields of trade.\n" +
			"2.C.1.a\tSums\tThe theory of sums.\n" +
			"2.C.1.b\tOils\tWhat burns how.\n" +
			"2.C.1.c\tTides\tWhen the water comes.\n",
		"Skills.txt": rating +
			"15-9001.00\t2.A.1.a\tIM\t2.5\t8\tN\tn/a\t08/2024\tAnalyst\n" +
			"15-9001.00\t2.A.1.a\tLV\t1.75\t8\tN\tN\t08/2024\tAnalyst\n" +
			"15-9001.00\t2.A.1.b\tIM\t1.12\t8\tN\tn/a\t08/2024\tAnalyst\n" +
			"15-9001.00\t2.A.1.b\tLV\t0.25\t8\tN\tY\t08/2024\tAnalyst\n" +
			"15-9001.00\t2.B.3.a\tIM\t4.88\t8\tN\tn/a\t08/2024\tAnalyst\n" +
			"15-9001.00\t2.B.3.a\tLV\t5.26\t8\tN\tN\t08/2024\tAnalyst\n",
		"Knowledge.txt": rating +
			"15-9001.00\t2.C.1.a\tIM\t3\t8\tY\tn/a\t08/2024\tIncumbent\n" +
			"15-9001.00\t2.C.1.a\tLV\t3.51\t8\tN\tN\t08/2024\tIncumbent\n" +
			"15-9001.00\t2.C.1.b\tIM\t3.49\t8\tN\tn/a\t08/2024\tIncumbent\n" +
			"15-9001.00\t2.C.1.b\tLV\t2\t8\tY\tN\t08/2024\tIncumbent\n" +
			"15-9001.00\t2.C.1.c\tIM\t3\t8\tY\tn/a\t08/2024\tIncumbent\n" +
			"15-9001.00\t2.C.1.c\tLV\t2\t8\tY\tN\t08/2024\tIncumbent\n",
		"Technology Skills.txt": "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand\n" +
			"15-9001.00\tWickware\t43230001\tOil & wick software\tN\tN\n" +
			"15-9001.00\tLamp query language LQL\t43230002\tLamp languages\tY\tN\n" +
			"15-9001.00\tLamp++\t43230002\tLamp languages\tN\tY\n" +
			"15-9001.00\tLamp\t43230002\tLamp languages\tY\tY\n" +
			"15-9002.00\tLamp\t43230001\tOil & wick software\tY\tN\n" +
			"15-9001.01\tLamp\t43230002\tLamp languages\tY\tN\n",
		"Related Occupations.txt": "O*NET-SOC Code\tRelated O*NET-SOC Code\tRelatedness Tier\tIndex\n" +
			"15-9001.00\t15-9002.00\tSupplemental\t2\n" +
			"15-9001.00\t15-9001.01\tPrimary-Short\t1\n",
		"Job Zones.txt": "O*NET-SOC Code\tJob Zone\tDate\tDomain Source\n" +
			"15-9001.00\t4\t11/2024\tAnalyst\n" +
			"15-9002.00\t2\t08/2021\tAnalyst\n",
	}
}

// folder lays files out in a folder.
func folder(files map[string]string, dir string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range files {
		m[path.Join(dir, name)] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

// zipped returns files as a zip.
func zipped(t testing.TB, files map[string]string, dir string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range files {
		f, err := w.Create(path.Join(dir, name))
		if err == nil {
			_, err = io.WriteString(f, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func unzip(t testing.TB, b []byte) fs.FS {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// each changes every file.
func each(files map[string]string, change func(string) string) map[string]string {
	for name, text := range files {
		files[name] = change(text)
	}
	return files
}

// spreadsheet writes a table as a spreadsheet program saves it as tab-separated text.
func spreadsheet(table string) string {
	var b strings.Builder
	for line := range strings.Lines(table) {
		for i, f := range strings.Split(strings.TrimSuffix(line, "\n"), "\t") {
			if i > 0 {
				b.WriteByte('\t')
			}
			if strings.ContainsAny(f, ",\"") {
				f = `"` + strings.ReplaceAll(f, `"`, `""`) + `"`
			}
			b.WriteString(f)
		}
		b.WriteString("\r\n")
	}
	return b.String()
}

// wantRecords is the sample as edition 99.1.
func wantRecords() career.Records {
	codes := func(soc, code string, fit career.Fit) []career.Code {
		return []career.Code{{Scheme: "SOC", Edition: "2018", Code: soc, Fit: fit}, {Scheme: "O*NET-SOC", Edition: "2019", Code: code, Fit: career.FitExact}}
	}
	source := []career.SourceID{"onet"}
	return career.Records{
		Version: "O*NET 99.1",
		Roles: []career.Role{
			{
				ID: "15-9001-00", Title: "Lantern Keepers", Summary: `Keep "lanterns" alight.`,
				Aliases:          []string{"Lantern Keeper", "Lamplighter", "Chief Lantern Officer (CLO)", "CLO"},
				Responsibilities: []string{"Trim the wicks.", "Polish the lenses."},
				Requirements: []career.Requirement{
					{Skill: "onet-2-b-3-a", Level: career.Expert, Importance: 5},
					{Skill: "onet-2-c-1-b", Importance: 3},
					{Skill: "onet-2-a-1-a", Level: career.Awareness, Importance: 3},
					{Skill: "onet-2-c-1-a", Level: career.Practitioner},
					{Skill: "lamp", Hot: true, InDemand: true},
					{Skill: "lamp-plus-plus", InDemand: true},
					{Skill: "lamp-query-language-lql", Hot: true},
					{Skill: "wickware"},
				},
				Transitions: []career.RoleID{"15-9001-01", "15-9002-00"},
				Tiers:       map[career.RoleID]string{"15-9001-01": "Primary-Short", "15-9002-00": "Supplemental"},
				JobZone:     4, Codes: codes("15-9001", "15-9001.00", career.FitExact), Sources: source,
			},
			{
				ID: "15-9001-01", Title: "Harbor Lantern Keepers", Summary: "Keep the harbor's lanterns alight.",
				Aliases:      []string{"Wick Trimmer"},
				Requirements: []career.Requirement{{Skill: "lamp", Hot: true}},
				Codes:        codes("15-9001", "15-9001.01", career.FitBroad), Sources: source,
				Note: "O*NET publishes no skill or knowledge ratings for this occupation.",
			},
			{
				ID: "15-9002-00", Title: "Beacon Teachers", Summary: "Teach the lighting of beacons.",
				Responsibilities: []string{"Teach beacons."},
				Requirements:     []career.Requirement{{Skill: "lamp", Hot: true}},
				JobZone:          2, Codes: codes("15-9002", "15-9002.00", career.FitExact), Sources: source,
				Note: "O*NET publishes no skill or knowledge ratings for this occupation.",
			},
			{
				ID: "55-9003-00", Title: "Signalers, All Other", Summary: "All signalers not listed separately.",
				Codes: codes("55-9003", "55-9003.00", career.FitExact), Sources: source,
				Note: "O*NET publishes no ratings, tasks, technologies or related occupations for this occupation.",
			},
		},
		Skills: []career.Skill{
			{ID: "lamp", Name: "Lamp", Category: "lamp-languages", Kind: career.KindTool},
			{ID: "lamp-plus-plus", Name: "Lamp++", Category: "lamp-languages", Kind: career.KindTool},
			{ID: "lamp-query-language-lql", Name: "Lamp query language LQL", Aliases: []string{"Lamp query language", "LQL"}, Category: "lamp-languages", Kind: career.KindTool},
			{ID: "onet-2-a-1-a", Name: "Sums", Category: "basic-skills", Kind: career.KindTransversal, Summary: "Reckoning in the head."},
			{ID: "onet-2-a-1-b", Name: "Listening", Category: "basic-skills", Kind: career.KindTransversal, Summary: "Hearing what is said."},
			{ID: "onet-2-b-3-a", Name: "Wick Trimming", Category: "technical-skills", Kind: career.KindPractice, Summary: "Cutting wicks to length."},
			{ID: "onet-2-c-1-a", Name: "Sums (knowledge)", Category: "trade", Kind: career.KindKnowledge, Summary: "The theory of sums."},
			{ID: "onet-2-c-1-b", Name: "Oils", Category: "trade", Kind: career.KindKnowledge, Summary: "What burns how."},
			{ID: "onet-2-c-1-c", Name: "Tides", Category: "trade", Kind: career.KindKnowledge, Summary: "When the water comes."},
			{ID: "wickware", Name: "Wickware", Category: "oil-and-wick-software", Kind: career.KindTool},
		},
		Sources: []career.Source{{
			ID: "onet", Publisher: "U.S. Department of Labor, Employment and Training Administration", Title: "O*NET Database", Edition: "99.1",
			Licence: "CC BY 4.0", URL: "https://www.onetcenter.org/database.html", AsOf: career.Date{Year: 2024, Month: 11},
		}},
	}
}

func TestRead(t *testing.T) {
	stated := onet.Options{Edition: "99.1"}
	tests := []struct {
		name string
		fsys fs.FS
		o    onet.Options
	}{
		{"folder", folder(sample(), ""), stated},
		{"folder that names the edition", folder(sample(), "db_99_1_text"), onet.Options{}},
		{"folder of another name", folder(sample(), "O*NET"), stated},
		{"zip", unzip(t, zipped(t, sample(), "db_99_1_text")), onet.Options{}},
		{"zip without a folder", unzip(t, zipped(t, sample(), "")), stated},
		{"byte-order mark", folder(each(sample(), func(s string) string { return "\ufeff" + s }), ""), stated},
		{"Windows line ends", folder(each(sample(), func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }), ""), stated},
		{"empty lines", folder(each(sample(), func(s string) string { return s + "\n\n" }), ""), stated},
		{"no line end at the end", folder(each(sample(), func(s string) string { return strings.TrimSuffix(s, "\n") }), ""), stated},
		{"a column more", folder(each(sample(), func(s string) string { return strings.ReplaceAll(s, "\n", "\tmore\n") }), ""), stated},
		{"saved by a spreadsheet program", folder(each(sample(), spreadsheet), ""), stated},
		{"spaces around", folder(each(sample(), func(s string) string { return strings.ReplaceAll(s, "\t", " \t ") }), ""), stated},
		{"doubled spaces", folder(each(sample(), func(s string) string { return strings.ReplaceAll(s, "Wick Trimm", "Wick \u00a0Trimm") }), ""), stated},
		{"blanks for n/a", folder(each(sample(), func(s string) string { return strings.ReplaceAll(s, "n/a", "") }), ""), stated},
		{"other files beside", folder(func() map[string]string {
			m := sample()
			m["Interests.txt"], m["Read Me.txt"], m["notes/a.txt"] = "\xff", "", ""
			return m
		}(), ""), stated},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in, err := onet.Read(tt.fsys, tt.o)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(wantRecords(), in.Records); diff != "" {
				t.Error(diff)
			}
			if _, err := in.Catalog(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestSource(t *testing.T) {
	may := career.Date{Year: 2025, Month: 5}
	tests := []struct {
		name, dir                string
		o                        onet.Options
		wantEdition, wantVersion string
		wantAsOf                 career.Date
	}{
		{"as stated", "db_98_7_text", onet.Options{Edition: "29.3", AsOf: may}, "29.3", "O*NET 29.3", may},
		{"as the folder says", "db_98_7_text", onet.Options{}, "98.7", "O*NET 98.7", career.Date{Year: 2024, Month: 11}},
		{"as nothing says", "onet", onet.Options{}, onet.NotStated, "O*NET", career.Date{Year: 2024, Month: 11}},
	}
	for _, tt := range tests {
		in, err := onet.Read(folder(sample(), tt.dir), tt.o)
		if err != nil {
			t.Fatal(err)
		}
		if s := in.Records.Sources[0]; s.Edition != tt.wantEdition || in.Records.Version != tt.wantVersion || s.AsOf != tt.wantAsOf {
			t.Errorf("%s: %q, %q, %v", tt.name, s.Edition, in.Records.Version, s.AsOf)
		}
	}
}

func TestLeft(t *testing.T) {
	in, err := onet.Read(folder(sample(), ""), onet.Options{Edition: "99.1"})
	if err != nil {
		t.Fatal(err)
	}
	const titles, technologies, knowledge = "Alternate Titles.txt", "Technology Skills.txt", "Knowledge.txt"
	want := []source.Left{
		{File: titles, Line: 4, Record: "15-9001-00", What: "Wick Trimmer", Reason: source.ReasonShared, Instead: "15-9001-01"},
		{File: titles, Line: 6, Record: "15-9001-01", What: "Beacon Teachers", Reason: source.ReasonTaken, Instead: "15-9002-00"},
		{File: titles, Line: 7, Record: "15-9002-00", What: "Keeper", Reason: source.ReasonGeneral},
		{File: titles, Line: 8, Record: "15-9001-00", What: "Keeper", Reason: source.ReasonGeneral},
		{File: titles, Line: 9, Record: "15-9001-01", What: "Keeper", Reason: source.ReasonGeneral},
		{File: titles, Line: 10, Record: "55-9003-00", What: "Keeper", Reason: source.ReasonGeneral},
		{File: titles, Line: 11, Record: "15-9002-00", What: "***", Reason: source.ReasonText},
		{File: titles, Line: 12, Record: "15-9001-01", What: "Lamplighter", Reason: source.ReasonShared, Instead: "15-9001-00"},
		{File: "Content Model Reference.txt", Line: 9, Record: "onet-2-c-1-a", What: "Sums", Reason: source.ReasonRenamed, Instead: "Sums (knowledge)"},
		{File: knowledge, Line: 2, Record: "15-9001-00", What: "Sums", Reason: source.ReasonSuppressed},
		{File: knowledge, Line: 5, Record: "15-9001-00", What: "Oils", Reason: source.ReasonSuppressed},
		{File: knowledge, Line: 6, Record: "15-9001-00", What: "Tides", Reason: source.ReasonSuppressed},
		{File: knowledge, Line: 7, Record: "15-9001-00", What: "Tides", Reason: source.ReasonSuppressed},
		{File: "Skills.txt", Line: 5, Record: "15-9001-00", What: "Listening", Reason: source.ReasonNotRelevant},
		{File: technologies, Line: 6, Record: "lamp", What: "Lamp", Reason: source.ReasonCommodity, Instead: "lamp-languages"},
	}
	if diff := cmp.Diff(want, in.Left); diff != "" {
		t.Error(diff)
	}
}

func TestLevels(t *testing.T) {
	tests := []struct {
		lv   string
		want career.Proficiency // 0: no requirement
	}{
		{"0", 0},
		{"0.01", career.Awareness}, {"1.75", career.Awareness},
		{"1.76", career.Working}, {"3.5", career.Working},
		{"3.51", career.Practitioner}, {"5.25", career.Practitioner},
		{"5.26", career.Expert}, {"7", career.Expert},
	}
	for _, tt := range tests {
		files := sample()
		files["Skills.txt"] = strings.Replace(files["Skills.txt"], "\t5.26\t", "\t"+tt.lv+"\t", 1)
		in, err := onet.Read(folder(files, ""), onet.Options{Edition: "1.0"})
		if err != nil {
			t.Fatal(err)
		}
		var got career.Proficiency
		for _, q := range in.Records.Roles[0].Requirements {
			if q.Skill == "onet-2-b-3-a" {
				got = q.Level
			}
		}
		if got != tt.want {
			t.Errorf("level %s is %v, want %v", tt.lv, got, tt.want)
		}
	}
}

func TestTrouble(t *testing.T) {
	tests := []struct {
		name, file, old, new string
		want                 string
		cause                error
	}{
		{"empty file", "Skills.txt", "*", "", "Skills.txt:1: unexpected header: the file is empty", source.ErrHeader},
		{"semicolons", "Skills.txt", "\t", ";", `Skills.txt:1: unexpected header: no column "O*NET-SOC Code", "Element ID"`, source.ErrHeader},
		{"commas", "Occupation Data.txt", "\t", ",", "Occupation Data.txt:1: unexpected header", source.ErrHeader},
		{"another edition", "Technology Skills.txt", "Example", "T2 Example", `Technology Skills.txt:1: unexpected header: no column "Example"`, source.ErrHeader},
		{"UTF-16", "Job Zones.txt", "O*NET-SOC", "\xff\xfeO", "Job Zones.txt:1: bad text: UTF-16", career.ErrText},
		{"a column too few", "Knowledge.txt", "\tIM\t3.49\t", "\tIM\t", "Knowledge.txt:4: wrong number of columns: 8 where the header has 9", source.ErrColumns},
		{"a column too many", "Job Zones.txt", "\t4\t", "\t4\t4\t", "Job Zones.txt:2: wrong number of columns: 5 where the header has 4", source.ErrColumns},
		{"no occupations", "Occupation Data.txt", "*", "O*NET-SOC Code\tTitle\tDescription\n", "Occupation Data.txt:1: missing: no row below the header", career.ErrMissing},
		{"no elements", "Content Model Reference.txt", "*", "Element ID\tElement Name\tDescription\n", "Content Model Reference.txt:1: missing: no row below the header", career.ErrMissing},
		{"no ratings", "Knowledge.txt", "*", "O*NET-SOC Code\tElement ID\tScale ID\tData Value\tRecommend Suppress\tNot Relevant\n", "Knowledge.txt:1: missing: no row below the header", career.ErrMissing},
		{"not a code", "Occupation Data.txt", "15-9002.00", "15-9002", `Occupation Data.txt:4: O*NET-SOC Code: not a code: "15-9002"`, source.ErrCode},
		{"occupation twice", "Occupation Data.txt", "15-9002.00", "15-9001.00", "Occupation Data.txt:4: 15-9001.00: O*NET-SOC Code: duplicate", career.ErrDuplicate},
		{"title twice", "Occupation Data.txt", "Beacon Teachers", "Lantern keepers", `Occupation Data.txt:4: 15-9002.00: Title: duplicate: "Lantern keepers" is also the title of 15-9001.00`, career.ErrDuplicate},
		{"no title", "Occupation Data.txt", "Beacon Teachers", "", "Occupation Data.txt:4: 15-9002.00: Title: missing", career.ErrMissing},
		{"a title not to be seen", "Occupation Data.txt", "Beacon Teachers", "Bea\u200bcon", "Occupation Data.txt:4: 15-9002.00: Title: ", career.ErrText},
		{"not UTF-8", "Occupation Data.txt", "Beacon", "B\xe9acon", "Occupation Data.txt:4: Title: bad text", career.ErrText},
		{"unknown occupation", "Job Zones.txt", "15-9002.00", "15-7777.00", `Job Zones.txt:3: O*NET-SOC Code: no such record: "15-7777.00" is not in Occupation Data`, career.ErrReference},
		{"zone beyond the scale", "Job Zones.txt", "\t4\t", "\t6\t", "Job Zones.txt:2: 15-9001.00: Job Zone: out of range: 6: want 1 to 5", career.ErrRange},
		{"zone twice", "Job Zones.txt", "15-9002.00", "15-9001.00", "Job Zones.txt:3: 15-9001.00: Job Zone: duplicate", career.ErrDuplicate},
		{"not a date", "Job Zones.txt", "11/2024", "2024-11", "Job Zones.txt:2: 15-9001.00: Date: bad value", career.ErrValue},
		{"no task", "Task Statements.txt", "Trim the wicks.", "", "Task Statements.txt:3: 15-9001.00: Task: missing", career.ErrMissing},
		{"unknown type of task", "Task Statements.txt", "Core", "Main", `Task Statements.txt:3: 15-9001.00: Task Type: bad value: "Main"`, career.ErrValue},
		{"no alternate title", "Alternate Titles.txt", "Lamplighter", "", "Alternate Titles.txt:12: 15-9001.01: Alternate Title: missing", career.ErrMissing},
		{"not an element", "Content Model Reference.txt", "2.C.1.b", "2.C..b", "Content Model Reference.txt:10: Element ID: not a code", source.ErrCode},
		{"element twice", "Content Model Reference.txt", "2.C.1.b", "2.C.1.A", "Content Model Reference.txt:10: 2.C.1.A: Element ID: duplicate", career.ErrDuplicate},
		{"element without a name", "Content Model Reference.txt", "Oils", "-", "Content Model Reference.txt:10: 2.C.1.b: Element Name: missing", career.ErrMissing},
		{"unknown element", "Skills.txt", "2.B.3.a", "2.B.9.z", `Skills.txt:6: 15-9001.00: Element ID: no such record: "2.B.9.z" is not in Content Model Reference`, career.ErrReference},
		{"skill and knowledge", "Knowledge.txt", "2.C.1.b", "2.A.1.a", "Knowledge.txt:4: 15-9001.00: Element ID: in conflict", career.ErrConflict},
		{"not a rating", "Skills.txt", "4.88", "4,88", `Skills.txt:6: 15-9001.00: Data Value: not a number: "4,88"`, source.ErrNumber},
		{"no number at all", "Skills.txt", "4.88", "NaN", `Skills.txt:6: 15-9001.00: Data Value: not a number: "NaN"`, source.ErrNumber},
		{"importance beyond the scale", "Skills.txt", "4.88", "5.01", "Skills.txt:6: 15-9001.00: Data Value: out of range: 5.01: want 1 to 5", career.ErrRange},
		{"level beyond the scale", "Skills.txt", "5.26", "7.5", "Skills.txt:7: 15-9001.00: Data Value: out of range: 7.5: want 0 to 7", career.ErrRange},
		{"rated twice", "Skills.txt", "LV\t5.26", "IM\t5", "Skills.txt:7: 15-9001.00: Scale ID: duplicate: \"IM of 2.B.3.a\" has a row above, and the rows differ", career.ErrDuplicate},
		{"unknown scale", "Skills.txt", "LV\t5.26", "FT\t5", `Skills.txt:7: 15-9001.00: Scale ID: bad value: "FT"`, career.ErrValue},
		{"unknown flag", "Technology Skills.txt", "N\tY", "N\tyes", `Technology Skills.txt:4: 15-9001.00: In Demand: bad value: "yes"`, career.ErrValue},
		{"no technology", "Technology Skills.txt", "Wickware", "", "Technology Skills.txt:2: 15-9001.00: Example: missing", career.ErrMissing},
		{"unknown related occupation", "Related Occupations.txt", "15-9002.00", "15-7777.00", `Related Occupations.txt:2: 15-9001.00: Related O*NET-SOC Code: no such record: "15-7777.00"`, career.ErrReference},
		{"related to itself", "Related Occupations.txt", "15-9002.00", "15-9001.00", "Related Occupations.txt:2: 15-9001.00: Related O*NET-SOC Code: cycle", career.ErrCycle},
		{"related twice", "Related Occupations.txt", "15-9002.00", "15-9001.01", "Related Occupations.txt:3: 15-9001.00: Related O*NET-SOC Code: duplicate", career.ErrDuplicate},
		{"no index", "Related Occupations.txt", "\t2\n", "\t\n", `Related Occupations.txt:2: 15-9001.00: Index: not a number: ""`, source.ErrNumber},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := sample()
			if tt.old == "*" {
				files[tt.file] = tt.new
			} else {
				if !strings.Contains(files[tt.file], tt.old) {
					t.Fatalf("%q is not in the sample", tt.old)
				}
				files[tt.file] = strings.ReplaceAll(files[tt.file], tt.old, tt.new)
			}
			in, err := onet.Read(folder(files, ""), onet.Options{Edition: "99.1"})
			wantError(t, in, err, tt.want, tt.cause)
		})
	}
}

func wantError(t *testing.T, in *source.Import, err error, want string, cause error) {
	t.Helper()
	if in != nil || err == nil {
		t.Fatalf("%v, %v", in, err)
	}
	if !strings.Contains(err.Error(), want) || !errors.Is(err, cause) {
		t.Errorf("%v\nwant %q, and cause %v", err, want, cause)
	}
	if e, ok := errors.AsType[*career.LoadError](err); !ok || len(e.Problems) == 0 || len(e.Problems) > 100 {
		t.Errorf("%T with too many problems, or none", err)
	}
}

func TestTroubleWithFiles(t *testing.T) {
	for name := range sample() {
		t.Run("without "+name, func(t *testing.T) {
			files := sample()
			delete(files, name)
			in, err := onet.Read(folder(files, ""), onet.Options{Edition: "99.1"})
			wantError(t, in, err, name, fs.ErrNotExist)
			wantError(t, in, err, name, career.ErrFile)
			if e, _ := errors.AsType[*career.LoadError](err); len(e.Problems) != 1 {
				t.Errorf("one file is missing: %v", err)
			}
		})
	}
	t.Run("all of it, by file and line", func(t *testing.T) {
		files := sample()
		delete(files, "Job Zones.txt")
		files["Skills.txt"] = strings.Replace(files["Skills.txt"], "2.B.3.a", "2.B.9.z", 1)
		files["Alternate Titles.txt"] = strings.Replace(files["Alternate Titles.txt"], "15-9002.00", "15-7777.00", 1)
		in, err := onet.Read(folder(files, "db_99_1_text"), onet.Options{})
		wantError(t, in, err, "3 problems\n"+
			`db_99_1_text/Alternate Titles.txt:7: O*NET-SOC Code: no such record: "15-7777.00" is not in Occupation Data`+"\n"+
			"db_99_1_text/Job Zones.txt: unusable file: file does not exist\n"+
			`db_99_1_text/Skills.txt:6: 15-9001.00: Element ID: no such record: "2.B.9.z" is not in Content Model Reference`, career.ErrReference)
	})
	t.Run("what follows from another problem is none", func(t *testing.T) {
		files := sample()
		files["Occupation Data.txt"] = strings.Replace(files["Occupation Data.txt"], "\tBeacon Teachers", "", 1)
		files["Content Model Reference.txt"] = strings.Replace(files["Content Model Reference.txt"], "\tOils", "", 1)
		in, err := onet.Read(folder(files, ""), onet.Options{})
		wantError(t, in, err, "2 problems\n"+
			"Content Model Reference.txt:10: wrong number of columns: 2 where the header has 3\n"+
			"Occupation Data.txt:4: wrong number of columns: 2 where the header has 3", source.ErrColumns)
	})
	t.Run("nothing here", func(t *testing.T) {
		in, err := onet.Read(fstest.MapFS{}, onet.Options{})
		wantError(t, in, err, "Occupation Data.txt", fs.ErrNotExist)
	})
	t.Run("two databases", func(t *testing.T) {
		two := folder(sample(), "db_99_1_text")
		for name, f := range folder(sample(), "db_99_2_text") {
			two[name] = f
		}
		in, err := onet.Read(two, onet.Options{})
		wantError(t, in, err, "both db_99_1_text/Alternate Titles.txt and db_99_2_text/Alternate Titles.txt: want one copy", career.ErrFile)
	})
	t.Run("no dates", func(t *testing.T) {
		undated := each(sample(), func(s string) string {
			for _, d := range []string{"08/2024", "11/2024", "06/2021", "08/2021"} {
				s = strings.ReplaceAll(s, d, "n/a")
			}
			return s
		})
		in, err := onet.Read(folder(undated, ""), onet.Options{Edition: "99.1"})
		wantError(t, in, err, "AsOf: missing", career.ErrMissing)
		if _, err := onet.Read(folder(undated, ""), onet.Options{Edition: "99.1", AsOf: career.Date{Year: 2025}}); err != nil {
			t.Error(err)
		}
	})
	t.Run("a zip with a damaged file", func(t *testing.T) {
		b := zipped(t, map[string]string{"Occupation Data.txt": strings.Repeat("lantern ", 1000)}, "db_99_1_text")
		copy(b[60:70], "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09")
		in, err := onet.Read(unzip(t, b), onet.Options{})
		wantError(t, in, err, "db_99_1_text/Occupation Data.txt: unusable file", career.ErrFile)
	})
	t.Run("a zip cut short", func(t *testing.T) {
		b := zipped(t, sample(), "db_99_1_text")
		if _, err := zip.NewReader(bytes.NewReader(b[:len(b)/2]), int64(len(b)/2)); err == nil {
			t.Error("half a zip passes as one")
		}
	})
	t.Run("a folder that cannot be read", func(t *testing.T) {
		in, err := onet.Read(os.DirFS(filepath.Join(t.TempDir(), "none")), onet.Options{})
		wantError(t, in, err, "unusable file", fs.ErrNotExist)
	})
	t.Run("a folder for a file", func(t *testing.T) {
		files := sample()
		delete(files, "Skills.txt")
		files["Skills.txt/x"] = ""
		in, err := onet.Read(folder(files, ""), onet.Options{Edition: "99.1"})
		wantError(t, in, err, "Skills.txt: unusable file", career.ErrFile)
	})
	t.Run("a row too large", func(t *testing.T) {
		files := sample()
		files["Skills.txt"] = strings.Repeat("x", 2<<20)
		in, err := onet.Read(folder(files, ""), onet.Options{Edition: "99.1"})
		wantError(t, in, err, "Skills.txt:1: too large", career.ErrTooLarge)
	})
	t.Run("more than a hundred problems", func(t *testing.T) {
		files := sample()
		files["Job Zones.txt"] += strings.Repeat("x\n", 150)
		in, err := onet.Read(folder(files, ""), onet.Options{Edition: "99.1"})
		wantError(t, in, err, "and 130 more", source.ErrColumns)
		if e, _ := errors.AsType[*career.LoadError](err); len(e.Problems) != 100 || e.Omitted != 50 {
			t.Errorf("%d problems, %d more", len(e.Problems), e.Omitted)
		}
	})
}

// FuzzRead puts a text in the place of one of the files.
func FuzzRead(f *testing.F) {
	files := sample()
	names := slices.Sorted(maps.Keys(files))
	for i, n := range names {
		f.Add(uint8(i), files[n])
		f.Add(uint8(i), files[n][:len(files[n])*2/3])
		f.Add(uint8(i), spreadsheet(files[n]))
	}
	f.Fuzz(func(t *testing.T, file uint8, text string) {
		files := sample()
		files[names[int(file)%len(names)]] = text
		in, err := onet.Read(folder(files, ""), onet.Options{Edition: "99.1"})
		if (in == nil) != (err != nil) {
			t.Fatalf("%v and %v", in, err)
		}
		if err != nil {
			if _, ok := errors.AsType[*career.LoadError](err); !ok {
				t.Errorf("%T", err)
			}
			return
		}
		if _, err := in.Catalog(); err != nil && !errors.Is(err, career.ErrTooLarge) {
			t.Errorf("read, and not accepted: %v", err)
		}
	})
}

// datasets returns the folder of the real files, which are no part of this project.
func datasets(t testing.TB) fs.FS {
	t.Helper()
	if testing.Short() {
		t.Skip("-short: reads the whole of O*NET")
	}
	dir := os.Getenv("CAREER_DATASETS")
	if dir == "" {
		t.Skip("CAREER_DATASETS is not set: it names a folder that holds O*NET 29.3 as onet")
	}
	return os.DirFS(dir + "/onet")
}

// published is what edition 29.3 is read with.
var published = onet.Options{Edition: "29.3", AsOf: career.Date{Year: 2025, Month: 5}}

// catalogue returns the catalogue of the published files.
func catalogue(t testing.TB, fsys fs.FS) *career.Catalog {
	t.Helper()
	in, err := onet.Read(fsys, published)
	if err != nil {
		t.Fatal(err)
	}
	c, err := in.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func ExampleRead() {
	// In earnest: os.DirFS("db_29_3_text"), or the zip.Reader of the published zip.
	in, err := onet.Read(folder(sample(), "db_99_1_text"), onet.Options{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(in.Records.Roles), "roles,", len(in.Records.Skills), "skills of", in.Records.Version)
	count := map[source.Reason]int{}
	for _, l := range in.Left {
		count[l.Reason]++
	}
	fmt.Println(count[source.ReasonShared], "shared titles,", count[source.ReasonNotRelevant], "rating not relevant")
	// Output:
	// 4 roles, 10 skills of O*NET 99.1
	// 2 shared titles, 1 rating not relevant
}

func ExampleRead_catalog() {
	in, err := onet.Read(folder(sample(), "db_99_1_text"), onet.Options{})
	if err != nil {
		log.Fatal(err)
	}
	c, err := in.Catalog()
	if err != nil {
		log.Fatal(err)
	}
	r, _ := c.Role("15-9001-00")
	fmt.Println(r.Title, r.JobZone, r.Codes[0].Code)
	for _, q := range r.Requirements[:2] {
		name, _ := c.SkillName(q.Skill)
		fmt.Println(name, q.Importance, q.Level)
	}
	gap, err := c.Gap(career.Profile{Skills: map[career.SkillID]career.Proficiency{"onet-2-b-3-a": career.Working}}, r.ID)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(gap.Items[0].Status)
	fmt.Println(slices.Contains(r.Transitions, "15-9002-00"), r.Tiers["15-9002-00"])
	// Output:
	// Lantern Keepers 4 15-9001
	// Wick Trimming 5 expert
	// Oils 3 none
	// partial
	// true Supplemental
}
