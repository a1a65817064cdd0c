package career

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"
)

// everything is a small catalogue in which every field of every kind of record is set.
func everything() Records {
	date := Date{Year: 2025, Month: 5, Day: 6}
	fig := Figure{Amount: Units(50)}
	percentiles := Percentiles{P10: fig, P20: fig, P25: fig, P30: fig, P40: fig, P50: fig, P60: fig, P70: fig, P75: fig, P80: fig, P90: fig}
	levels := WageLevels{I: fig, IV: fig}
	projection := Projection{SOC: "15-1254", GrowthPercent: 2, YearlyOpenings: 3, From: 2024, To: 2034, Source: "s"}
	codes := []Code{{Scheme: "S", Edition: "1", Code: "1", Fit: FitClose, From: LevelMid, To: LevelSenior, Entry: "List: entry"}}
	return Records{
		Version: "1",
		Roles: []Role{
			{ID: "x", Title: "X", Aliases: []string{"Ex"}, Job: "j", Family: "f", Level: LevelMid, Grade: "G1", Track: TrackIndividual,
				Summary: "It is.", Responsibilities: []string{"Do"}, Requirements: []Requirement{{Skill: "a", Level: Working, Importance: 3, Essential: true, AnyOf: []SkillID{"b"}, Hot: true, InDemand: true}},
				LeadsTo: []RoleID{"y"}, Transitions: []RoleID{"z"}, Tiers: map[RoleID]string{"z": "close"}, Gaps: []SkillID{"c"}, Suggestion: "Try.",
				Demand: Demand{Trend: TrendSteady, Outlook: "It will be.", Projection: projection}, Employers: []string{"E"}, Sectors: []string{"Se"},
				NextSteps: []string{"Go on"}, JobZone: 3, Codes: codes, Note: "So.", Sources: []SourceID{"s"}},
			{ID: "y", Title: "Y"}, {ID: "z", Title: "Z"},
		},
		Skills: []Skill{
			{ID: "a", Name: "A", Aliases: []string{"Ay"}, Category: "k", Kind: KindCertificate, Summary: "A skill.", GrantedBy: "Board", KindOf: []SkillID{"b"}, Shows: []SkillID{"c"},
				Prerequisites: []SkillID{"d"}, Related: []Relation{{"e", 50}}, Effort: EffortDeep, StudyHours: Estimate{1, 2}, Cues: []string{"q"}},
			{ID: "b", Name: "B", Category: "k"}, {ID: "c", Name: "C", Category: "k"}, {ID: "d", Name: "D", Category: "k"}, {ID: "e", Name: "E", Category: "k"},
		},
		Jobs:     []Job{{ID: "j", Title: "J", Family: "f", Codes: codes, Uncoded: []Uncoded{{"T", "No class fits."}}}},
		Families: []Family{{ID: "f", Name: "F", Field: "field", Summary: "A family."}},
		Sources:  []Source{{ID: "s", Publisher: "P", Title: "T", Edition: "1", Licence: "L", URL: "https://example.org", AsOf: date, Retrieved: date}},
		Bands: []SalaryBand{{Job: "j", Level: LevelMid, Grade: "G1", Place: "US", Currency: "USD", Period: PerYear, Min: Units(1), Max: Units(2), FromPercentile: 10,
			ToPercentile: 20, Narrowed: true, Basis: BasisOverlay, Class: "S 1, T", Population: "P", Measure: "M", Method: "M.", Source: "s", AsOf: date, Table: "t"}},
		Countries:   []Country{{Place: "US", HoursPerYear: 2080, Method: "M.", Source: "s", AsOf: date, MinimumWage: Money{Units(7), "USD", PerHour}, MinimumWageFrom: date, MinimumWageSource: "s"}},
		Retired:     []Retirement{{"role", "old", "x"}},
		Occupations: []Occupation{{SOC: "15-1254", Title: "O", Employment: 1, Hourly: percentiles, Annual: percentiles, Source: "s", AsOf: date, Projection: projection, Education: "E", Experience: "X", Training: "T"}},
		PayTables: []PayTable{{ID: "t", Place: "US", Scheme: "S", Edition: "1", Code: "1", Title: "T", Population: "P", Measure: "M", Currency: "USD", Period: PerYear,
			Percentiles: percentiles, Levels: levels, Areas: []AreaPay{{"US-A", percentiles, levels}}, Source: "s", AsOf: date}},
		Areas:       []Area{{"US-A", "Area", "state", "US-B"}, {"US-B", "Bay", "zone", ""}},
		Parities:    []Parity{{"US", 2024, one, "s"}},
		ListedMoves: []ListedMove{{Scheme: "S", From: "1", To: "2", Rank: 1, Tier: "near", Source: "s"}},
	}
}

// unset returns the fields of v that are zero, or lists of nothing.
func unset(v reflect.Value, path string) (list []string) {
	switch v.Kind() {
	case reflect.Struct:
		if v.IsZero() {
			return []string{path}
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				list = append(list, unset(v.Field(i), path+"."+f.Name)...)
			}
		}
	case reflect.Slice:
		if v.Len() == 0 {
			return []string{path}
		}
		return unset(v.Index(0), path+"[0]")
	default:
		if v.IsZero() {
			return []string{path}
		}
	}
	return list
}

// A mutation is one thing done to a value of some kind in a file.
type mutation struct {
	name string
	to   func(old any) any // nil for no such value
	ok   bool              // whether it may be taken
}

func ofString(f func(s string) any) func(any) any {
	return func(old any) any {
		if s, ok := old.(string); ok {
			return f(s)
		}
		return nil
	}
}

func ofNumber(f func() any) func(any) any {
	return func(old any) any {
		if _, ok := old.(float64); ok {
			return f()
		}
		return nil
	}
}

func ofList(f func(l []any) any) func(any) any {
	return func(old any) any {
		if l, ok := old.([]any); ok {
			return f(l)
		}
		return nil
	}
}

func ofObject(f func(o map[string]any) any) func(any) any {
	return func(old any) any {
		if o, ok := old.(map[string]any); ok {
			return f(o)
		}
		return nil
	}
}

var mutations = []mutation{
	{"a number in place of text", ofString(func(string) any { return 7 }), false},
	{"a list in place of text", ofString(func(string) any { return []any{"a"} }), false},
	{"a bell in it", ofString(func(s string) any { return s + "\a" }), false},
	{"right to left from there", ofString(func(s string) any { return s + "\u202e" }), false},
	{"a Cyrillic letter among Latin ones", ofString(func(s string) any { return "Latin\u0430" + s }), false},
	{"text of 100,000 bytes", ofString(func(s string) any { return s + strings.Repeat("y", 100_000) }), false},
	{"text in place of a number", ofNumber(func() any { return "x" }), false},
	{"minus 10^18", ofNumber(func() any { return json.Number("-1000000000000000000") }), false},
	{"10^18", ofNumber(func() any { return json.Number("1000000000000000000") }), true}, // an amount may be so
	{"10^300", ofNumber(func() any { return json.Number("1e300") }), false},
	{"a third", ofNumber(func() any { return json.Number("0.333") }), true}, // growth may be so
	{"text in place of a list", ofList(func([]any) any { return "x" }), false},
	{"an object with a strange member in place of a list", ofList(func([]any) any { return map[string]any{"zap": []any{}} }), false},
	{"20,000 elements", ofList(func(l []any) any { return slices.Repeat(l[:1], 20_000) }), false},
	{"the same element twice", ofList(func(l []any) any { return append(slices.Clone(l), l[0]) }), true},
	{"null as an element", ofList(func(l []any) any { return append(slices.Clone(l), nil) }), true},
	{"text in place of an object", ofObject(func(map[string]any) any { return "x" }), false},
	{"a field too many", ofObject(func(o map[string]any) any { o = maps.Clone(o); o["zap"] = 1; return o }), false},
	{"nothing but that field", ofObject(func(map[string]any) any { return map[string]any{"zap": 1} }), false},
	{"a boolean in its place", func(old any) any {
		if _, ok := old.(bool); !ok {
			return true
		}
		return "x"
	}, false},
}

// measured is one kind of input, what became of it, and what it cost.
type measured struct {
	name     string
	err      error
	cause    error // of the first problem
	place    string
	size     int
	took     time.Duration
	bytes    uint64
	problems int
}

// measure calls load, which reads an input of some size.
func measure(name string, size int, load func() error) measured {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	err := load()
	m := measured{name: name, size: size, err: err, took: time.Since(start)}
	runtime.ReadMemStats(&after)
	m.bytes = after.TotalAlloc - before.TotalAlloc
	if e, ok := errors.AsType[*LoadError](err); ok {
		p := e.Problems[0]
		m.cause, m.problems = p.Err, len(e.Problems)+e.Omitted
		m.place = fmt.Sprintf("%s:%d %s %s", p.File, p.Line, short(p.Record, 20), p.Field)
	} else {
		m.cause = err
	}
	return m
}

// tell prints a table of what was measured, the most costly in proportion to its size first.
func tell(t *testing.T, list []measured) {
	if !testing.Verbose() {
		return
	}
	slices.SortStableFunc(list, func(a, b measured) int { return int(b.bytes/uint64(b.size+1000)) - int(a.bytes/uint64(a.size+1000)) })
	for _, m := range list {
		t.Logf("%-62s %9d B %9.1f ms %7.1f MB allocated, %5.1f a byte  %3d  %s  %.60s", m.name, m.size, m.took.Seconds()*1000, float64(m.bytes)/1e6,
			float64(m.bytes)/float64(m.size), m.problems, m.place, fmt.Sprint(m.cause))
	}
}

// affordable reports what costs more than what it holds is worth.
func (m measured) affordable(t *testing.T) {
	if m.bytes > 2<<20+uint64(40*m.size) {
		t.Errorf("%s: %d bytes allocated for an input of %d", m.name, m.bytes, m.size)
	}
}

func sizeOf(m fstest.MapFS) (n int) {
	for _, f := range m {
		n += len(f.Data)
	}
	return n
}

// TestEveryFieldIsChecked does to every field of every kind of record what other people's files do, and checks that it is
// refused with its place, or taken, saved and loaded again.
func TestEveryFieldIsChecked(t *testing.T) {
	records := everything()
	for _, path := range unset(reflect.ValueOf(records), "Records") {
		if path != "Records.Roles[0].Pay" && !strings.HasSuffix(path, ".Mark") { // worked out; there where an amount is not
			t.Errorf("%s is not set", path)
		}
	}
	good, err := New(records)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "saved")
	if err := good.Save(dir); err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	err = filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var list []measured
	kinds := map[string]bool{}
	taken, n := 0, 0
	for _, name := range slices.Sorted(maps.Keys(files)) {
		var whole any
		if err := json.Unmarshal(files[name].Data, &whole); err != nil {
			t.Fatal(err)
		}
		mutate(whole, "", func(path, what string, ok bool, changed any) {
			if n++; testing.Short() && n%12 != 0 {
				return // a sample
			}
			text, _ := json.MarshalIndent(changed, "", " ")
			m := maps.Clone(files)
			m[name] = &fstest.MapFile{Data: text}
			id := name + " " + path + ": " + what
			var c *Catalog
			cost := measure(id, sizeOf(m), func() (err error) { c, err = Load(m); return err })
			list = append(list, cost)
			kinds[path+what] = true
			cost.affordable(t)
			if cost.cause != nil {
				checkProblems(t, id, name, cost.err)
				return
			}
			if taken++; !ok {
				t.Errorf("%s is taken", id)
			}
			again := filepath.Join(t.TempDir(), "again")
			if err := c.Save(again); err != nil {
				t.Errorf("%s: taken, and cannot be saved: %v", id, err)
			} else if d, err := Load(os.DirFS(again)); err != nil || len(Diff(c, d)) > 0 {
				t.Errorf("%s: taken, and not the same once it is saved: %v", id, err)
			}
		})
	}
	t.Logf("%d inputs of %d kinds, %d taken", len(list), len(kinds), taken)
	tell(t, list)
}

// checkProblems checks that each problem of an error has its place, and is told on one line, and that one is in a file.
func checkProblems(t *testing.T, id, file string, err error) {
	t.Helper()
	e, ok := errors.AsType[*LoadError](err)
	if !ok {
		t.Errorf("%s: %v", id, err)
		return
	}
	here := false
	for _, p := range e.Problems {
		if p.File == "" && p.Record == "" || p.File != "" && p.Line == 0 {
			t.Errorf("%s: no place: %v", id, p)
		}
		here = here || p.File == file
		if text := p.Error(); len(text) > 2000 || strings.IndexFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) >= 0 {
			t.Errorf("%s: a message that is long, or has what is not seen: %q", id, text)
		}
	}
	if !here {
		t.Errorf("%s: no problem is in %s: %v", id, file, err)
	}
}

// mutate calls f with each value inside v changed in each way that there is.
func mutate(v any, path string, f func(path, what string, ok bool, changed any)) {
	for _, m := range mutations {
		if to := m.to(v); to != nil && path != "" {
			f(path, m.name, m.ok, to)
		}
	}
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			mutate(v[key], path+"."+key, func(p, what string, ok bool, changed any) {
				w := maps.Clone(v)
				w[key] = changed
				f(p, what, ok, w)
			})
		}
	case []any:
		if len(v) > 0 { // what follows is like the first
			mutate(v[0], path+"[]", func(p, what string, ok bool, changed any) {
				w := slices.Clone(v)
				w[0] = changed
				f(p, what, ok, w)
			})
		}
	}
}

func TestHostileFiles(t *testing.T) {
	deep := strings.Repeat("[", 5_000_000)
	ring := func(n int) string { // a chain of prerequisites that closes after n skills
		var b strings.Builder
		b.WriteString(`{"skills":[{"id":"a","name":"A"}`)
		for i := range n {
			fmt.Fprintf(&b, `,{"id":"s%d","name":"Skill %d","prerequisites":["s%d"]}`, i, i, (i+1)%n)
		}
		return b.String() + "]}"
	}
	device := small()
	device["roles/x.json"] = &fstest.MapFile{Mode: fs.ModeDevice | fs.ModeCharDevice}
	tests := []struct {
		name string
		fsys fs.FS
		err  error
	}{
		{"deep nesting", small("roles/x.json", deep), ErrSyntax},
		{"deep nesting in an unknown field", small("roles/x.json", `{"id":"x","title":"X","q":`+strings.Repeat("[", 9000)+strings.Repeat("]", 9000)+`}`), ErrUnknown},
		{"a file without an end", endless{small()}, ErrTooLarge},
		{"a file too large", small("roles/x.json", strings.Repeat(" ", maxFileSize)+oneRole), ErrTooLarge},
		{"a device", device, ErrFile},
		{"a ring of 50,000 prerequisites", small("skills/k.json", ring(50_000)), ErrCycle},
		{"a million unknown fields", small("roles/x.json", `{"id":"x","title":"X"`+strings.Repeat(`,"z":1`, 1_000_000)+`}`), ErrUnknown},
		{"a number without an end", small("roles/x.json", `{"id":"x","title":"X","demand":{"projection":{"yearlyOpenings":`+strings.Repeat("9", 1_000_000)+`}}}`), ErrTooLarge},
		{"a path that climbs", climbing{small()}, ErrFile},
		{"a folder in a file's place", small("retired.json/x.json", "{}"), ErrFile},
		{"a file in a folder's place", small("published", "{}"), ErrFile},
		{"a file that is gone", odd{small(), "roles/x.json", nil, fs.ErrNotExist}, fs.ErrNotExist},
		{"a reader that stalls", odd{small(), "roles/x.json", func([]byte) (int, error) { return 0, nil }, nil}, io.ErrNoProgress},
		{"a reader that says too much", odd{small(), "roles/x.json", func(p []byte) (int, error) { return len(p) + 7, nil }, nil}, ErrFile},
		{"a reader that fails", odd{small(), "roles/x.json", func([]byte) (int, error) { return 0, fs.ErrPermission }, nil}, fs.ErrPermission},
		{"a thousand files too large", many(1000), ErrTooLarge},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start := time.Now()
			c, err := Load(tt.fsys)
			if c != nil || !errors.Is(err, tt.err) {
				t.Errorf("%.300v, want %v", err, tt.err)
			}
			if len(fmt.Sprint(err)) > 20_000 {
				t.Errorf("a message of %d bytes", len(fmt.Sprint(err)))
			}
			t.Logf("%v", time.Since(start))
		})
	}
}

// odd is a file system with one file that cannot be opened, or is read in an odd way.
type odd struct {
	fstest.MapFS
	name string
	read func([]byte) (int, error)
	err  error
}

type oddFile struct {
	fs.File
	read func([]byte) (int, error)
}

func (f oddFile) Read(p []byte) (int, error) { return f.read(p) }

func (o odd) Open(name string) (fs.File, error) {
	f, err := o.MapFS.Open(name)
	switch {
	case name != o.name || err != nil:
		return f, err
	case o.err != nil:
		return nil, o.err
	}
	return oddFile{f, o.read}, nil
}

// many returns roles in files that are just too large, which share one text.
func many(n int) fstest.MapFS {
	m := small()
	text := bytes.Repeat([]byte(" "), maxFileSize+1)
	for i := range n {
		m[fmt.Sprintf("roles/r%d.json", i)] = &fstest.MapFile{Data: text}
	}
	return m
}

// climbing lists entries whose names lead elsewhere.
type climbing struct{ fstest.MapFS }

type oddEntry struct {
	fs.DirEntry
	name string
}

func (e oddEntry) Name() string { return e.name }

func (c climbing) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := c.MapFS.ReadDir(name)
	if name == "roles" {
		entries = append(entries, oddEntry{entries[0], "../../etc/passwd.json"}, oddEntry{entries[0], "../bands.json"})
	}
	return entries, err
}
