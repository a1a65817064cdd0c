package table_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"go/parser"
	"go/token"
	"io"
	"log"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
	"github.com/go-career/career/export/table"
)

// small is a made-up catalogue of two roles, one with a title that a spreadsheet would calculate.
func small() *career.Catalog {
	c, err := career.Load(fstest.MapFS{
		"families.json":   {Data: []byte(`{"families":[{"id":"light","name":"Light"}]}`)},
		"jobs/light.json": {Data: []byte(`{"jobs":[{"id":"keeper","title":"Keeper","family":"light"}]}`)},
		"roles/a.json":    {Data: []byte(`{"id":"a","title":"Apprentice Keeper","job":"keeper","family":"light","level":"entry","requirements":[{"skill":"wicks","level":"awareness","importance":4,"essential":true}],"leadsTo":["b"]}`)},
		"roles/b.json":    {Data: []byte(`{"id":"b","title":"=HYPERLINK(1)","job":"keeper","family":"light","level":"mid","requirements":[{"skill":"wicks","level":"working","importance":4,"essential":true,"anyOf":["oil"]}]}`)},
		"skills/k.json":   {Data: []byte(`{"skills":[{"id":"wicks","name":"Wick Trimming","kind":"practice"},{"id":"oil","name":"Oil","prerequisites":["wicks"]}]}`)},
		"sources.json":    {Data: []byte(`{"sources":[{"id":"us","publisher":"Us","title":"Pay","edition":"2026","licence":"internal","asOf":"2026"}]}`)},
		"bands.json":      {Data: []byte(`{"bands":[{"job":"keeper","level":"mid","place":"GB","currency":"GBP","period":"year","min":30000,"max":36000.5,"basis":"overlay","source":"us","asOf":"2026-04"}]}`)},
	})
	if err != nil {
		log.Fatal(err)
	}
	return c
}

func ExampleRoles() {
	if err := table.Roles(os.Stdout, small(), table.Options{}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// role,title,job,job_title,family,family_name,level,grade,track,summary,aliases,soc,isco,trend,growth_percent,yearly_openings,employers,sectors
	// a,Apprentice Keeper,keeper,Keeper,light,Light,entry,,,,,,,,,,,
	// b,'=HYPERLINK(1),keeper,Keeper,light,Light,mid,,,,,,,,,,,
}

func ExampleSkills() {
	if err := table.Skills(os.Stdout, small(), table.Options{Comma: ';'}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// skill;name;kind;category;effort;summary;aliases;kind_of;kind_of_names;shows;shows_names;prerequisites;prerequisite_names
	// oil;Oil;;k;;;;;;;;wicks;Wick Trimming
	// wicks;Wick Trimming;practice;k;;;;;;;;;
}

func ExampleRequirements() {
	if err := table.Requirements(os.Stdout, small(), table.Options{}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// role,role_title,skill,skill_name,level,importance,essential,any_of,any_of_names
	// a,Apprentice Keeper,wicks,Wick Trimming,awareness,4,true,,
	// b,'=HYPERLINK(1),wicks,Wick Trimming,working,4,true,oil,Oil
}

func ExampleMoves() {
	if err := table.Moves(os.Stdout, small(), table.Options{Raw: true}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// from,from_title,to,to_title,kind,levels
	// a,Apprentice Keeper,b,=HYPERLINK(1),advancement,1
}

func ExampleBands() {
	if err := table.Bands(os.Stdout, small(), table.Options{Places: []career.Place{"GB"}}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// job,job_title,level,grade,place,area,currency,period,min,midpoint,max,basis,from_percentile,to_percentile,narrowed,class,population,measure,method,source,as_of
	// keeper,Keeper,mid,,GB,,GBP,year,30000,33000.25,36000.5,overlay,,,false,,,,,us,2026-04
}

func ExampleGaps() {
	c := small()
	person := career.Profile{Skills: map[career.SkillID]career.Proficiency{"wicks": career.Awareness}}
	gap, err := c.Gap(person, "b")
	if err != nil {
		log.Fatal(err)
	}
	if err := table.Gaps(os.Stdout, c, []table.PersonGap{{Person: "Ida", Gap: gap}}, table.Options{}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// person,role,role_title,skill,skill_name,level,importance,essential,any_of,any_of_names,status,held_skill,held_skill_name,held_level,likely_level,why,shortfall,credit_low,credit_likely,credit_high,cost_low,cost_likely,cost_high,adjacent,adjacent_name
	// Ida,b,'=HYPERLINK(1),wicks,Wick Trimming,working,4,true,oil,Oil,partial,wicks,Wick Trimming,awareness,awareness,stated at awareness level,1,0.5,0.5,1,0.5,0.5,0,,
}

// tables are all tables of a catalogue.
var tables = map[string]func(io.Writer, *career.Catalog, table.Options) error{
	"Roles": table.Roles, "Skills": table.Skills, "Requirements": table.Requirements, "Moves": table.Moves, "Bands": table.Bands,
	"Gaps": func(w io.Writer, c *career.Catalog, o table.Options) error {
		var gaps []table.PersonGap
		for r := range c.Roles() {
			gap, err := c.Gap(career.Profile{Skills: map[career.SkillID]career.Proficiency{"sql": career.Working, "git": career.Unrated}}, r.ID)
			if err != nil {
				return err
			}
			gaps = append(gaps, table.PersonGap{Person: "+1", Gap: gap})
		}
		return table.Gaps(w, c, gaps, o)
	},
}

// columns returns the columns that the comment of each function lists.
func columns(t *testing.T) map[string][]string {
	t.Helper()
	of := map[string][]string{}
	for _, file := range []string{"catalog.go", "gaps.go"} {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range f.Comments {
			name, rest, _ := strings.Cut(g.Text(), " ")
			if _, list, ok := strings.Cut(rest, "columns are:\n\n"); ok {
				list, _, _ = strings.Cut(list, "\n\n")
				of[name] = strings.Split(strings.Join(strings.Fields(list), ""), ",")
			}
		}
	}
	return of
}

// TestTables writes every table of the embedded data, and reads it again: as many cells in every row as the comment lists,
// a name beside every ID, no text that the guard changes, numbers that read as numbers.
func TestTables(t *testing.T) {
	c := career.Default()
	documented := columns(t)
	number := regexp.MustCompile(`^-?\d+(\.\d+)?$|^$`)
	numeric := regexp.MustCompile(`^(importance|levels|shortfall|min|max|midpoint|growth_percent|yearly_openings)$|^(credit|cost)_|_percentile$`)
	for name, write := range tables {
		t.Run(name, func(t *testing.T) {
			var guarded, raw bytes.Buffer
			o := table.Options{Places: []career.Place{"US", "GB", "US-NY"}}
			if err := write(&guarded, c, o); err != nil {
				t.Fatal(err)
			}
			o.Raw = true
			if err := write(&raw, c, o); err != nil {
				t.Fatal(err)
			}
			if name != "Gaps" && !bytes.Equal(guarded.Bytes(), raw.Bytes()) {
				t.Error("the guard changes text of the embedded data")
			}
			rows, err := csv.NewReader(&raw).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(documented[name], rows[0]); diff != "" {
				t.Errorf("columns in the comment, in the table: %s", diff)
			}
			if len(rows) < 500 {
				t.Errorf("%d rows", len(rows))
			}
			for _, row := range rows[1:] {
				for i, column := range rows[0] {
					if next := i + 1; next < len(row) && (strings.HasSuffix(rows[0][next], "_name") || strings.HasSuffix(rows[0][next], "_title")) && (row[i] == "") != (row[next] == "") {
						t.Fatalf("%s %q beside %s %q", column, row[i], rows[0][next], row[next])
					}
					switch {
					case numeric.MatchString(column):
						if !number.MatchString(row[i]) {
							t.Fatalf("%s: %q", column, row[i])
						}
					case column == "essential" || column == "narrowed":
						if row[i] != "true" && row[i] != "false" {
							t.Fatalf("%s: %q", column, row[i])
						}
					}
				}
			}
		})
	}
}

func TestOptions(t *testing.T) {
	var b bytes.Buffer
	o := table.Options{Comma: ';', BOM: true, Filter: career.RoleFilter{Roles: []career.RoleID{"a"}}}
	if err := table.Requirements(&b, small(), o); err != nil {
		t.Fatal(err)
	}
	want := "\ufeffrole;role_title;skill;skill_name;level;importance;essential;any_of;any_of_names\na;Apprentice Keeper;wicks;Wick Trimming;awareness;4;true;;\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
	for name, comma := range map[string]rune{"quote": '"', "end of line": '\n', "no character": utf8.RuneError} {
		for _, write := range tables {
			if err := write(&b, small(), table.Options{Comma: comma}); !errors.Is(err, career.ErrValue) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	var notFound *career.NotFoundError
	if err := table.Bands(&b, small(), table.Options{Places: []career.Place{"US-00000"}}); !errors.As(err, &notFound) {
		t.Error(err)
	}
}

// FuzzGuard checks, with a text in a cell, that no cell starts a formula, whatever of the usual separators the reader goes by,
// and that the raw text is kept.
func FuzzGuard(f *testing.F) {
	for _, s := range []string{"", "=1+1", "-2", "@SUM(A1)", "\t=1", "a;=1", "a, +1", "a\"=1", "＝1", "\r\n=1", " =1", "C++", "Anne-Marie", "a\xff=", "\xef\xbc", ",;\t\"= -"} {
		f.Add(s)
	}
	c := small()
	f.Fuzz(func(t *testing.T, s string) {
		gaps := []table.PersonGap{{Person: s, Gap: career.Gap{Items: make([]career.GapItem, 1)}}}
		var b bytes.Buffer
		if err := table.Gaps(&b, c, gaps, table.Options{}); err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(b.String(), "\n")
		r := csv.NewReader(strings.NewReader(body))
		row, err := r.Read()
		if err != nil {
			t.Fatal(err)
		}
		for _, cell := range strings.FieldsFunc(row[0], func(r rune) bool { return strings.ContainsRune(",;\"\t\r\n", r) }) {
			if cell = strings.TrimLeft(cell, " "); strings.IndexAny(cell, "=+-@＝＋－＠") == 0 {
				t.Errorf("%q: a formula in %q", s, row[0])
			}
		}
		b.Reset()
		if err := table.Gaps(&b, c, gaps, table.Options{Raw: true}); err != nil {
			t.Fatal(err)
		}
		_, body, _ = strings.Cut(b.String(), "\n")
		if row, err = csv.NewReader(strings.NewReader(body)).Read(); err != nil || row[0] != strings.ReplaceAll(s, "\r\n", "\n") {
			t.Errorf("%q became %q, %v", s, row[0], err)
		}
	})
}

// A short writer takes n bytes.
type short struct{ n int }

func (s *short) Write(p []byte) (int, error) {
	if s.n -= len(p); s.n < 0 {
		return 0, errors.New("disk full")
	}
	return len(p), nil
}

func TestWriterErrors(t *testing.T) {
	for name, write := range tables {
		for _, n := range []int{0, 2, 100, 10_000} {
			if write(&short{n}, career.Default(), table.Options{BOM: true, Places: []career.Place{"US"}}) == nil {
				t.Errorf("%s: an error of the writer after %d bytes is lost", name, n)
			}
		}
	}
}

func BenchmarkRequirements(b *testing.B) {
	c := career.Default()
	rows := 0
	for r := range c.Roles() {
		rows += len(r.Requirements)
	}
	for b.Loop() {
		if err := table.Requirements(io.Discard, c, table.Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkReadRoles only reads the roles, to compare.
func BenchmarkReadRoles(b *testing.B) {
	c := career.Default()
	for b.Loop() {
		for r := range c.Roles() {
			_ = r
		}
	}
}

// BenchmarkMarshalRequirements marshals the same as JSON, to compare.
func BenchmarkMarshalRequirements(b *testing.B) {
	c := career.Default()
	for b.Loop() {
		enc := json.NewEncoder(io.Discard)
		for r := range c.Roles() {
			if err := enc.Encode(r.Requirements); err != nil {
				b.Fatal(err)
			}
		}
	}
}
