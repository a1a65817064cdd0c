package esco_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
	"github.com/go-career/career/source"
	"github.com/go-career/career/source/esco"
)

const (
	occ = "http://data.europa.eu/esco/occupation/"
	sk  = "http://data.europa.eu/esco/skill/"
	own = "http://data.europa.eu/esco/isced-f/"
)

// sample is a download in the publisher's form. All of it is made up.
var sample = map[string]string{
	"occupations_en.csv": "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,regulatedProfessionNote,scopeNote,definition,inScheme,description,code\n" +
		"Occupation," + occ + "keeper-2,9912,gas lantern keeper,\"gas lantern keeper\nlamp  lighter\nlight-keeper\",wickman,released,2021-03-04T05:06:07Z,,,,,Keeps gas lanterns.,9912.3.1\n" +
		"Occupation," + occ + "keeper-1,9912,lantern keeper,\"light keeper\nlamp lighter\nLantern-Keeper\",\"wick\u200bman\n\u0430dmin\",released,2020-01-02T05:06:07Z,,,,,\"Keeps lanterns.\n\nIt\u00e2\u0080\u0099s a craft.\",9912.3\n" +
		"Occupation," + occ + "teacher,9923,beacon teacher,,,released,2022-08-09,,,,,Teaches beacons.,9923.1\n" +
		"Occupation," + occ + "old,9923,signal clerk,,,obsolete,2022-09-09,,,,,Sent signals.,9923.2\n",
	"skills_en.csv": "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description\n" +
		"KnowledgeSkillCompetence," + sk + "a-oil,knowledge,sector-specific,lamp oils,\"fuels\nlamp oils\",,released,2019-01-01,,,,Kinds of oil.\n" +
		"KnowledgeSkillCompetence," + sk + "b-trim,skill/competence,,trim wicks,\"fuels\ncut wicks\",,released,2019-01-01,,,,Trims them.\n" +
		"KnowledgeSkillCompetence," + sk + "c-wait,skill/competence,transversal,be patient,,,released,2019-01-01,,,,Waits.\n" +
		"KnowledgeSkillCompetence," + sk + "d-light,,,tend lights,,,released,2019-01-01,,,,\n" +
		"KnowledgeSkillCompetence," + sk + "e-oils,knowledge,,Lamp-oils,,,released,2019-01-01,,,,Again.\n",
	"ISCOGroups_en.csv": "conceptType,conceptUri,code,preferredLabel,status,altLabels,inScheme,description\n" +
		"ISCOGroup,u,99,Light professionals,released,,,\n" +
		"ISCOGroup,u,991,Light keepers,released,,,Who keep lights.\n" +
		"ISCOGroup,u,9912,Lantern keepers,released,,,\n" +
		"ISCOGroup,u,992,Light teachers,released,,,\n" +
		"ISCOGroup,u,9923,Beacon teachers,released,,,\n",
	"skillGroups_en.csv": "conceptType,conceptUri,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,inScheme,description,code\n" +
		"SkillGroup," + sk + "g-s,skills,,,released,,,,,S\n" +
		"SkillGroup," + sk + "g-s1,Handling & tending (lights),,,released,,,,,S1\n" +
		"SkillGroup," + sk + "g-s2,waiting,,,released,,,,,S2\n" +
		"SkillGroup," + sk + "g-s1-1,wicks,,,released,,,,,S1.1\n" +
		"SkillGroup," + sk + "g-k,knowledge,,,released,,,,,K\n" +
		"SkillGroup," + own + "07,fuels and fires,,,released,,,,,\n",
	"transversalSkillsCollection_en.csv": "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,status,altLabels,description,broaderConceptUri,broaderConceptPT\n" +
		"KnowledgeSkillCompetence," + sk + "c-wait,skill/competence,transversal,be patient,released,,,,\n",
	"occupationSkillRelations.csv": "occupationUri,relationType,skillType,skillUri\n" +
		occ + "keeper-1,optional,knowledge," + sk + "a-oil\n" +
		occ + "keeper-1,essential,skill/competence," + sk + "b-trim\n" +
		occ + "keeper-1,essential,skill/competence," + sk + "c-wait\n" +
		occ + "keeper-2,essential,knowledge," + sk + "b-trim\n" +
		occ + "keeper-2,optional,knowledge," + sk + "b-trim\n" +
		occ + "lost,optional,knowledge," + sk + "a-oil\n" +
		occ + "old,optional,knowledge," + sk + "a-oil\n",
	"skillSkillRelations.csv": "originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri\n" +
		sk + "b-trim,skill/competence,optional,knowledge," + sk + "a-oil\n" +
		sk + "b-trim,skill/competence,essential,knowledge," + sk + "c-wait\n" +
		sk + "b-trim,skill/competence,essential,knowledge," + sk + "b-trim\n",
	"broaderRelationsOccPillar.csv": "conceptType,conceptUri,broaderType,broaderUri\n" +
		"ISCOGroup,u,ISCOGroup,v\n" +
		"Occupation," + occ + "keeper-1,ISCOGroup,u\n" +
		"Occupation," + occ + "keeper-2,Occupation," + occ + "keeper-1\n" +
		"Occupation," + occ + "lost,Occupation," + occ + "keeper-1\n",
	"broaderRelationsSkillPillar.csv": "conceptType,conceptUri,broaderType,broaderUri\n" +
		"SkillGroup," + sk + "g-s1,SkillGroup," + sk + "g-s\n" +
		"SkillGroup," + sk + "g-s2,SkillGroup," + sk + "g-s\n" +
		"SkillGroup," + sk + "g-s1-1,SkillGroup," + sk + "g-s1\n" +
		"SkillGroup," + own + "07,SkillGroup," + sk + "g-k\n" +
		"SkillGroup," + own + "071,SkillGroup," + own + "07\n" +
		"KnowledgeSkillCompetence," + sk + "a-oil,SkillGroup," + own + "071\n" +
		"KnowledgeSkillCompetence," + sk + "b-trim,SkillGroup," + sk + "g-s2\n" +
		"KnowledgeSkillCompetence," + sk + "b-trim,SkillGroup," + sk + "g-s1-1\n" +
		"KnowledgeSkillCompetence," + sk + "b-trim,KnowledgeSkillCompetence," + sk + "d-light\n" +
		"KnowledgeSkillCompetence," + sk + "c-wait,SkillGroup," + sk + "g-s2\n" +
		"KnowledgeSkillCompetence," + sk + "e-oils,KnowledgeSkillCompetence," + sk + "a-oil\n",
}

// folder returns files below dir, which is "" or ends with a slash.
func folder(files map[string]string, dir string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range files {
		m[dir+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

// archive returns files as a zip archive.
func archive(t testing.TB, files map[string]string, dir string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	if err := w.AddFS(folder(files, dir)); err != nil {
		t.Fatal(err)
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

func code(uri, number, unit string) []career.Code {
	return []career.Code{
		{Scheme: "ESCO", Edition: "1.1.1", Code: uri, Fit: career.FitExact},
		{Scheme: "ESCO", Edition: "1.1.1", Code: number, Fit: career.FitExact},
		{Scheme: "ISCO", Edition: "08", Code: unit, Fit: career.FitBroad},
	}
}

func TestRead(t *testing.T) {
	origin := []career.SourceID{"esco"}
	want := &source.Import{
		Records: career.Records{
			Version: "ESCO 1.1.1",
			Roles: []career.Role{
				{ID: "keeper-2", Title: "gas lantern keeper", Family: "isco-991", Summary: "Keeps gas lanterns.",
					Requirements: []career.Requirement{{Skill: "b-trim", Essential: true}},
					Codes:        code(occ+"keeper-2", "9912.3.1", "9912"), Sources: origin},
				{ID: "keeper-1", Title: "lantern keeper", Aliases: []string{"light keeper", "lamp lighter", "wickman"}, Family: "isco-991",
					Summary: "Keeps lanterns.\n\nIt’s a craft.",
					Requirements: []career.Requirement{
						{Skill: "b-trim", Essential: true}, {Skill: "c-wait", Essential: true}, {Skill: "a-oil"}},
					Codes: code(occ+"keeper-1", "9912.3", "9912"), Sources: origin},
				{ID: "teacher", Title: "beacon teacher", Family: "isco-992", Summary: "Teaches beacons.",
					Codes: code(occ+"teacher", "9923.1", "9923"), Sources: origin},
			},
			Skills: []career.Skill{
				{ID: "a-oil", Name: "lamp oils", Category: "fuels-and-fires", Kind: career.KindKnowledge, Summary: "Kinds of oil."},
				{ID: "b-trim", Name: "trim wicks", Aliases: []string{"fuels", "cut wicks"}, Category: "handling-tending-lights",
					Kind: career.KindPractice, Summary: "Trims them.", KindOf: []career.SkillID{"d-light"},
					Related: []career.Relation{
						{Skill: "c-wait", Closeness: esco.ClosenessEssential}, {Skill: "a-oil", Closeness: esco.ClosenessOptional}}},
				{ID: "c-wait", Name: "be patient", Category: "waiting", Kind: career.KindTransversal, Summary: "Waits."},
				{ID: "d-light", Name: "tend lights", Category: "ungrouped"},
				{ID: "e-oils", Name: "Lamp-oils (e)", Category: "fuels-and-fires", Kind: career.KindKnowledge, Summary: "Again.",
					KindOf: []career.SkillID{"a-oil"}},
			},
			Families: []career.Family{
				{ID: "isco-991", Name: "Light keepers", Field: "Light professionals", Summary: "Who keep lights."},
				{ID: "isco-992", Name: "Light teachers", Field: "Light professionals"},
			},
			Sources: []career.Source{{ID: "esco", Publisher: "European Commission", Title: "ESCO classification", Edition: "1.1.1",
				Licence: "Reuse authorised with acknowledgement (Decision 2011/833/EU)", URL: "https://esco.ec.europa.eu/",
				AsOf: career.Date{Year: 2022, Month: time.August, Day: 9}}},
		},
		Left: []source.Left{
			{File: "broaderRelationsOccPillar.csv", Line: 5, Record: occ + "lost", Reason: source.ReasonNoRecord},
			{File: "broaderRelationsSkillPillar.csv", Line: 6, Record: own + "071", Reason: source.ReasonNoRecord},
			{File: "occupationSkillRelations.csv", Line: 6, Record: "keeper-2", What: "b-trim", Reason: source.ReasonRepeated},
			{File: "occupationSkillRelations.csv", Line: 7, Record: occ + "lost", What: sk + "a-oil", Reason: source.ReasonNoRecord},
			{File: "occupationSkillRelations.csv", Line: 8, Record: occ + "old", What: sk + "a-oil", Reason: source.ReasonNoRecord},
			{File: "occupations_en.csv", Line: 2, Record: "keeper-2", What: "lamp lighter", Reason: source.ReasonTaken, Instead: "keeper-1"},
			{File: "occupations_en.csv", Line: 2, Record: "keeper-2", What: "light-keeper", Reason: source.ReasonTaken, Instead: "keeper-1"},
			{File: "occupations_en.csv", Line: 2, Record: "keeper-2", What: "wickman", Reason: source.ReasonTaken, Instead: "keeper-1"},
			{File: "occupations_en.csv", Line: 5, Record: "keeper-1", What: "Lantern-Keeper", Reason: source.ReasonSame},
			{File: "occupations_en.csv", Line: 5, Record: "keeper-1", What: "\u0430dmin", Reason: source.ReasonText},
			{File: "occupations_en.csv", Line: 12, Record: occ + "old", What: "obsolete", Reason: source.ReasonUnreleased},
			{File: "skillSkillRelations.csv", Line: 4, Record: sk + "b-trim", What: sk + "b-trim", Reason: source.ReasonItself},
			{File: "skills_en.csv", Line: 2, Record: "a-oil", What: "fuels", Reason: source.ReasonTaken, Instead: "b-trim"},
			{File: "skills_en.csv", Line: 8, Record: "e-oils", What: "Lamp-oils", Reason: source.ReasonTaken, Instead: "a-oil"},
		},
		Missing: []source.Left{
			{File: "broaderRelationsOccPillar.csv", Line: 5, Record: "teacher", What: "broader concept", Reason: source.ReasonNoRow},
			{File: "broaderRelationsSkillPillar.csv", Line: 12, Record: "d-light", What: "broader concept", Reason: source.ReasonNoRow},
			{File: "occupationSkillRelations.csv", Line: 8, Record: "teacher", What: "relation with a skill", Reason: source.ReasonNoRow},
		},
	}
	other := map[string]string{} // columns in another order and one more, a mark before them, other line ends
	for name, text := range sample {
		name = strings.Replace(name, "Relations.csv", "Relations_en.csv", 1)
		other[name] = "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n")
	}
	for name, fsys := range map[string]fs.FS{
		"folder":               folder(sample, ""),
		"folder in a folder":   folder(sample, "ESCO dataset - v1.1.1/"),
		"zip":                  unzip(t, archive(t, sample, "")),
		"folder in a zip":      unzip(t, archive(t, sample, "esco/")),
		"mark, CRLF, language": folder(other, ""),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := esco.Read(fsys, esco.Options{Edition: "1.1.1"})
			if err != nil {
				t.Fatal(err)
			}
			for _, list := range [][]source.Left{got.Left, got.Missing} { // where the files lie, and what they are called, is said as it is
				for i := range list {
					l := &list[i]
					l.File = strings.Replace(l.File[strings.LastIndexByte(l.File, '/')+1:], "Relations_en.csv", "Relations.csv", 1)
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			if _, err := got.Catalog(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestOptions(t *testing.T) {
	files := map[string]string{}
	for name, text := range sample {
		files[name] = text
		files[strings.Replace(name, "_en", "_fr", 1)] = strings.Replace(text, "lantern keeper,", "gardien,", 1)
	}
	i, err := esco.Read(folder(files, ""), esco.Options{
		Language: "fr", Edition: "1.2.0", AsOf: career.Date{Year: 2024}, Transitions: true})
	if err != nil {
		t.Fatal(err)
	}
	src := i.Records.Sources[0]
	if src.ID != "esco" || src.Edition != "1.2.0" || src.AsOf != (career.Date{Year: 2024}) || i.Records.Version != "ESCO 1.2.0" {
		t.Errorf("%+v, %s", src, i.Records.Version)
	}
	c, err := i.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	r, _ := c.Role("keeper-2")
	if r.Title != "gas gardien" || r.Codes[0].Edition != "1.2.0" {
		t.Errorf("%+v", r)
	}
	if diff := cmp.Diff(map[career.RoleID]string{"keeper-1": "broader"}, r.Tiers); diff != "" {
		t.Error(diff)
	}
	r, _ = c.Role("keeper-1")
	if diff := cmp.Diff([]career.RoleID{"keeper-2"}, r.Transitions); diff != "" || r.Tiers["keeper-2"] != "narrower" {
		t.Error(diff, r.Tiers)
	}
	left := source.Left{File: "broaderRelationsOccPillar.csv", Line: 5, Record: occ + "lost", What: occ + "keeper-1", Reason: source.ReasonNoRecord}
	if !slices.Contains(i.Left, left) {
		t.Errorf("%v is not among what was left out", left)
	}
}

func TestEdition(t *testing.T) {
	tests := []struct{ name, dir, stated, want, wantVersion string }{
		{"as stated", "ESCO dataset - v1.1.1 - classification - en - csv/", "1.2.0", "1.2.0", "ESCO 1.2.0"},
		{"as the folder says", "ESCO dataset - v1.1.1 - classification - en - csv/", "", "1.1.1", "ESCO 1.1.1"},
		{"as nothing says", "v/", "", esco.NotStated, "ESCO"},
	}
	for _, tt := range tests {
		i, err := esco.Read(folder(sample, tt.dir), esco.Options{Edition: tt.stated})
		if err != nil {
			t.Fatal(err)
		}
		if r := i.Records; r.Sources[0].Edition != tt.want || r.Roles[0].Codes[0].Edition != tt.want || r.Version != tt.wantVersion {
			t.Errorf("%s: %q, %q, %q", tt.name, r.Sources[0].Edition, r.Roles[0].Codes[0].Edition, r.Version)
		}
	}
}

// A requirement without a level is met by any held level, also one that nobody stated.
func TestGap(t *testing.T) {
	i, err := esco.Read(folder(sample, ""), esco.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := i.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	g, err := c.Gap(career.Profile{Skills: map[career.SkillID]career.Proficiency{
		"b-trim": career.Awareness, "c-wait": career.Unrated, "a-oil": career.Expert}}, "keeper-1")
	if err != nil || g.Coverage.Low != 1 || g.Coverage.High != 1 {
		t.Errorf("%+v, %v", g.Coverage, err)
	}
}

func TestTrouble(t *testing.T) {
	const (
		o, s, is, gr = "occupations_en.csv", "skills_en.csv", "ISCOGroups_en.csv", "skillGroups_en.csv"
		req, rel     = "occupationSkillRelations.csv", "skillSkillRelations.csv"
		bo, bs       = "broaderRelationsOccPillar.csv", "broaderRelationsSkillPillar.csv"
		tr           = "transversalSkillsCollection_en.csv"
	)
	change := func(old, new string) func(string) string {
		return func(s string) string {
			if !strings.Contains(s, old) {
				panic("no " + old)
			}
			return strings.Replace(s, old, new, 1)
		}
	}
	with := func(more string) func(string) string { return func(s string) string { return s + more } }
	tests := []struct {
		name, file string
		change     func(string) string
		want       string
		cause      error
	}{
		{"missing", req, nil, "occupationSkillRelations_en.csv: unusable file: file does not exist", career.ErrFile},
		{"missing, as errors go", s, nil, "skills_en.csv", fs.ErrNotExist},
		{"empty", o, func(string) string { return "" }, o + ":1: unexpected header: the file is empty", source.ErrHeader},
		{"a header alone", rel, func(s string) string { return s[:strings.Index(s, "\n")] }, rel + ":1: missing: no row below the header", career.ErrMissing},
		{"another header", s, change("preferredLabel", "label"), s + `:1: unexpected header: no column "preferredLabel"`, source.ErrHeader},
		{"semicolons", o, func(s string) string { return strings.ReplaceAll(s, ",", ";") }, o + `:1: unexpected header: no column "conceptUri", "status", "preferredLabel"`, source.ErrHeader},
		{"tabs", bo, func(s string) string { return strings.ReplaceAll(s, ",", "\t") }, bo + `:1: unexpected header: no column "conceptType", "conceptUri", "broaderType", "broaderUri": want fields separated by commas`, source.ErrHeader},
		{"a row too short", req, with("x,essential\n"), req + ":9: wrong number of columns: 2 where the header has 4", source.ErrColumns},
		{"a row too long", req, with(occ + "teacher,essential,knowledge," + sk + "a-oil,x\n"), req + ":9: wrong number of columns: 5", source.ErrColumns},
		{"cut in a row", rel, func(s string) string { return s[:len(s)-60] }, rel + ":4: wrong number of columns", source.ErrColumns},
		{"cut in a quoted field", o, func(s string) string { return s[:strings.Index(s, "lamp  ")+3] }, o + ":2: malformed table", source.ErrTable},
		{"a bare quote", s, change("lamp oils,", "lamp\"oils,"), s + ":2: malformed table", source.ErrTable},
		{"not UTF-8", o, change("beacon", "b\xe9acon"), o + ":11: preferredLabel: bad text: \"b\\xe9acon teacher\" is not UTF-8", career.ErrText},
		{"a foreign URI", o, change(occ+"teacher", "urn:teacher"), o + ":11: conceptUri: bad ID", career.ErrID},
		{"an ID that is none", s, change(sk+"d-light", sk+"D_light"), s + ":7: conceptUri: bad ID", career.ErrID},
		{"given twice", s, change(sk+"d-light", sk+"a-oil"), s + ":7: conceptUri: duplicate", career.ErrDuplicate},
		{"group given twice", gr, change("g-s2", "g-s1"), gr + ":4: conceptUri: duplicate", career.ErrDuplicate},
		{"ISCO group given twice", is, change(",992,", ",991,"), is + ":5: code: duplicate", career.ErrDuplicate},
		{"no label", o, change("beacon teacher", ""), o + ":11: preferredLabel: missing", career.ErrMissing},
		{"a label of signs", o, change("beacon teacher", "--"), o + ":11: preferredLabel: ", career.ErrText},
		{"a label that deceives", o, change("beacon", "be\u0430con"), o + ":11: preferredLabel: ", career.ErrText},
		{"no such ISCO group", o, change(",9923,", ",9924,"), o + ":11: iscoGroup: no such record: no ISCO unit group", career.ErrReference},
		{"no date", s, change("2019-01-01", "January"), s + ":2: modifiedDate: ", career.ErrValue},
		{"a code that deceives", o, change("9923.1", "9923.1\u200b"), o + ":11: code: ", career.ErrText},
		{"no type of skill", s, change("knowledge", "wisdom"), s + ":2: skillType: ", career.ErrValue},
		{"neither essential nor optional", req, change("optional", "nice"), req + ":2: relationType: ", career.ErrValue},
		{"neither, between skills", rel, change("optional", "nice"), rel + ":2: relationType: ", career.ErrValue},
		{"no such occupation", req, change(occ+"old", occ+"nobody"), req + ":8: occupationUri: no such record: no occupation", career.ErrReference},
		{"no such skill", req, change(sk+"a-oil", sk+"nothing"), req + ":2: skillUri: no such record: no skill", career.ErrReference},
		{"no such related skill", rel, change(sk+"a-oil", sk+"nothing"), rel + ":2: relatedSkillUri: no such record", career.ErrReference},
		{"no such transversal skill", tr, change(sk+"c-wait", sk+"nothing"), tr + ":2: conceptUri: no such record", career.ErrReference},
		{"no such broader skill", bs, change("Competence,"+sk+"d-light", "Competence,"+sk+"nothing"), bs + ":10: broaderUri: no such record", career.ErrReference},
		{"no such skill in a group", bs, change("Competence,"+sk+"a-oil", "Competence,"+sk+"nothing"), bs + ":7: conceptUri: no such record", career.ErrReference},
		{"group below a skill", bs, with("SkillGroup," + sk + "g-s,KnowledgeSkillCompetence," + sk + "a-oil\n"), bs + ":13: broaderType: ", career.ErrValue},
		{"no type of this pillar", bo, change("Occupation,", "KnowledgeSkillCompetence,"), bo + ":3: conceptType: ", career.ErrValue},
		{"no type of the other pillar", bs, change("SkillGroup,", "Occupation,"), bs + ":2: conceptType: ", career.ErrValue},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := maps.Clone(sample)
			if tt.change == nil {
				delete(files, tt.file)
			} else {
				files[tt.file] = tt.change(files[tt.file])
			}
			fails(t, folder(files, ""), tt.want, tt.cause, 1)
		})
	}

	t.Run("all problems, by file and line", func(t *testing.T) {
		files := maps.Clone(sample)
		delete(files, tr)
		files[req] += "x\n"
		files[rel] = change("optional", "nice")(files[rel])
		fails(t, folder(files, ""), "3 problems\n"+
			req+":9: wrong number of columns: 1 where the header has 4\n"+
			rel+`:2: relationType: bad value: "nice": want essential or optional`+"\n"+
			tr+": unusable file: file does not exist, nor transversalSkillsCollection.csv", source.ErrColumns, 3)
	})
	t.Run("no dates", func(t *testing.T) {
		files := maps.Clone(sample)
		for name, text := range files {
			files[name] = regexp.MustCompile(`20\d\d-\d\d-\d\d[T0-9:]*Z?`).ReplaceAllString(text, "")
		}
		fails(t, folder(files, ""), "AsOf: missing", career.ErrMissing, 1)
		if _, err := esco.Read(folder(files, ""), esco.Options{AsOf: career.Date{Year: 2022}}); err != nil {
			t.Error(err)
		}
	})
	t.Run("a hundred problems", func(t *testing.T) {
		files := maps.Clone(sample)
		files[req] += strings.Repeat("x\n", 250)
		e := fails(t, folder(files, ""), "250 problems", source.ErrColumns, 100)
		if e != nil && e.Omitted != 150 {
			t.Errorf("%d omitted", e.Omitted)
		}
	})
	t.Run("nothing there", func(t *testing.T) {
		fails(t, fstest.MapFS{}, "9 problems", career.ErrFile, 9)
	})
	t.Run("no folder", func(t *testing.T) {
		fails(t, noFolder{}, "unusable file", fs.ErrPermission, 1)
	})
	t.Run("two downloads", func(t *testing.T) {
		both := folder(sample, "a/")
		maps.Copy(both, folder(sample, "b/"))
		fails(t, both, "both a/ISCOGroups_en.csv and b/ISCOGroups_en.csv: want one copy", career.ErrFile, 1)
	})
	t.Run("a damaged zip", func(t *testing.T) {
		long := maps.Clone(sample)
		long[req] = sample[req][:strings.Index(sample[req], "\n")+1]
		for i := range 5000 { // enough to be compressed in more than a block
			long[req] += fmt.Sprintf("%skeeper-1,optional,%d,%sa-oil\n", occ, i*i*7919%100003, sk)
		}
		b := archive(t, long, "")
		at := bytes.Index(b, []byte(req)) + len(req) // the first time, where its data starts
		for i := at + 2000; i < at+2100; i++ {
			b[i] ^= 0x55
		}
		_, err := esco.Read(unzip(t, b), esco.Options{})
		if e, ok := errors.AsType[*career.LoadError](err); !ok || !strings.Contains(e.Error(), req+":") {
			t.Errorf("%v", err)
		}
		if _, err := zip.NewReader(bytes.NewReader(b[:len(b)/2]), int64(len(b)/2)); err == nil {
			t.Error("half an archive passes as one")
		}
	})
	t.Run("too large", func(t *testing.T) {
		if testing.Short() {
			t.Skip("reads 128 MiB")
		}
		fails(t, endless{folder(sample, "")}, "too large", career.ErrTooLarge, 1)
	})
}

// fails reads a download that has to fail.
func fails(t *testing.T, fsys fs.FS, want string, cause error, problems int) *career.LoadError {
	t.Helper()
	got, err := esco.Read(fsys, esco.Options{})
	if got != nil || err == nil {
		t.Fatalf("%v, %v", got, err)
	}
	if !strings.Contains(err.Error(), want) || !errors.Is(err, cause) {
		t.Errorf("%v\nwant %q and %q", err, want, cause)
	}
	e, ok := errors.AsType[*career.LoadError](err)
	if !ok || len(e.Problems) != problems {
		t.Errorf("%v\nwant %d problems", err, problems)
	}
	return e
}

type noFolder struct{}

func (noFolder) Open(string) (fs.File, error) { return nil, fs.ErrPermission }

// endless is a folder in which one file does not end.
type endless struct{ fstest.MapFS }

func (e endless) Open(name string) (fs.File, error) {
	f, err := e.MapFS.Open(name)
	if name == "transversalSkillsCollection_en.csv" {
		row := "," + sk + "c-wait,,,,,," + strings.Repeat("x", 1<<16) + ",,\n"
		return rows{f, io.MultiReader(f, &repeated{text: row})}, err
	}
	return f, err
}

type rows struct {
	fs.File
	r io.Reader
}

func (r rows) Read(p []byte) (int, error) { return r.r.Read(p) }

type repeated struct {
	text string
	at   int
}

func (r *repeated) Read(p []byte) (int, error) {
	n := copy(p, r.text[r.at:])
	r.at = (r.at + n) % len(r.text)
	return n, nil
}

// A circle of broader skills is not the reader's to break: the catalogue refuses it.
func TestCircle(t *testing.T) {
	files := maps.Clone(sample)
	files["broaderRelationsSkillPillar.csv"] += "KnowledgeSkillCompetence," + sk + "d-light,KnowledgeSkillCompetence," + sk + "b-trim\n" +
		"SkillGroup," + sk + "g-s,SkillGroup," + sk + "g-s1-1\n"
	i, err := esco.Read(folder(files, ""), esco.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if c, err := i.Catalog(); c != nil || !errors.Is(err, career.ErrCycle) {
		t.Errorf("%v, %v", c, err)
	}
}

// FuzzRead puts a text in the place of one of the files.
func FuzzRead(f *testing.F) {
	names := slices.Sorted(maps.Keys(sample))
	for i, n := range names {
		f.Add(uint8(i), sample[n])
		f.Add(uint8(i), sample[n][:len(sample[n])*2/3])
	}
	f.Add(uint8(0), strings.ReplaceAll(sample[names[0]], "99", "ß"))
	f.Fuzz(func(t *testing.T, file uint8, text string) {
		files := maps.Clone(sample)
		files[names[int(file)%len(names)]] = text
		got, err := esco.Read(folder(files, ""), esco.Options{Transitions: true})
		if (got == nil) != (err != nil) {
			t.Fatalf("%v and %v", got, err)
		}
		if err != nil {
			if _, ok := errors.AsType[*career.LoadError](err); !ok {
				t.Errorf("%T", err)
			}
			return
		}
		again, _ := esco.Read(folder(files, ""), esco.Options{Transitions: true})
		if diff := cmp.Diff(got, again); diff != "" {
			t.Error(diff)
		}
		if _, err := got.Catalog(); err != nil && !errors.Is(err, career.ErrCycle) && !errors.Is(err, career.ErrTooLarge) {
			t.Errorf("read, but no catalogue: %v", err)
		}
	})
}

func ExampleRead() {
	// The files would be those of os.DirFS("ESCO dataset - v1.1.1") or of zip.OpenReader. These are made up.
	i, err := esco.Read(folder(sample, ""), esco.Options{})
	if err != nil {
		log.Fatal(err)
	}
	c, err := i.Catalog()
	if err != nil {
		log.Fatal(err)
	}
	for r := range c.Roles() {
		fmt.Println(r.Title, r.Codes[1].Code, len(r.Requirements))
	}
	fmt.Println(len(i.Left), "left out, such as")
	fmt.Println(i.Left[6])
	// Output:
	// lantern keeper 9912.3 3
	// gas lantern keeper 9912.3.1 1
	// beacon teacher 9923.1 0
	// 14 left out, such as
	// occupations_en.csv:2: keeper-2: "light-keeper": name of another: keeper-1
}

func ExampleRead_catalog() {
	i, err := esco.Read(folder(sample, ""), esco.Options{})
	if err != nil {
		log.Fatal(err)
	}
	c, err := i.Catalog()
	if err != nil {
		log.Fatal(err)
	}
	gap, err := c.Gap(career.Profile{Skills: map[career.SkillID]career.Proficiency{"b-trim": career.Unrated}}, "keeper-1")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.2f to %.2f\n", gap.Coverage.Low, gap.Coverage.High)
	// Output: 0.33 to 1.00
}
