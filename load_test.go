package career

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	gocmp "github.com/google/go-cmp/cmp"
)

// TestEmbeddedIsValid reads the embedded files the strict way, and holds every record against what Default decodes on
// demand.
func TestEmbeddedIsValid(t *testing.T) {
	strict, err := Load(DataFS())
	if err != nil {
		t.Fatal(err)
	}
	sameCatalog(t, strict, newEmbedded())
}

// TestRoundTrip checks that a record marshals to the JSON it came from.
func TestRoundTrip(t *testing.T) {
	plain := func(b []byte) (v map[string]any) {
		if err := json.Unmarshal(b, &v); err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, r := range Default().Records().Roles {
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		file, err := fs.ReadFile(DataFS(), "roles/"+string(r.ID)+".json")
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(plain(file), plain(b)); diff != "" {
			t.Errorf("%s: %s", r.ID, diff)
		}
	}
}

func TestLoadProblems(t *testing.T) {
	role := func(fields string) fstest.MapFS { return small("roles/x.json", `{"id":"x","title":"X",`+fields+`}`) }
	band := func(fields string) fstest.MapFS {
		return small("bands.json", `{"bands":[{"job":"j","level":"mid","place":"US","currency":"USD","period":"year","min":1000,"max":2000,"basis":"guide","source":"s","asOf":"2025"},
{"job":"j",`+fields+`}]}`)
	}
	table := func(fields string) fstest.MapFS {
		return small("published/areas.json", `{"areas":[{"place":"US-X","name":"X","kind":"province"},{"place":"CA-X","name":"X","kind":"province"}]}`,
			"published/pay/f.json", `{"id":"f","place":"US","scheme":"S","edition":"1","code":"1","title":"T","currency":"USD","period":"year","source":"s","asOf":"2025",`+fields+`}`)
	}
	tests := []struct {
		name string
		fsys fs.FS
		want []string // file:line: record: field of each problem
		err  error
	}{
		{"not JSON", small("roles/x.json", "{\n\"id\": x}"), []string{"roles/x.json:2: : "}, ErrSyntax},
		{"cut off", small("roles/x.json", `{"id":"x"`), []string{"roles/x.json:1: : "}, ErrSyntax},
		{"empty file", small("roles/x.json", ""), []string{"roles/x.json:1: : "}, ErrSyntax},
		{"not an object", small("roles/x.json", `[1]`), []string{"roles/x.json:1: : "}, ErrType},
		{"null", small("roles/x.json", `null`), []string{"roles/x.json:1: : "}, ErrType},
		{"unknown field", role(`"summry":"s"`), []string{"roles/x.json:1: x: summry"}, ErrUnknown},
		{"unknown field deep down", role(`"demand":{"trand":"steady"}`), []string{"roles/x.json:1: x: demand.trand"}, ErrUnknown},
		{"case matters", role(`"Summary":"s"`), []string{"roles/x.json:1: x: Summary"}, ErrUnknown},
		{"field twice", role(`"title":"Y"`), []string{"roles/x.json:1: x: title"}, ErrRepeat},
		{"wrong type", role(`"summary":7`), []string{"roles/x.json:1: x: summary"}, ErrType},
		{"list where text belongs", role(`"title2":1,"aliases":"a"`), []string{"roles/x.json:1: x: title2", "roles/x.json:1: x: aliases"}, ErrType},
		{"fraction where a whole number belongs", role(`"requirements":[{"skill":"a","importance":2.5}]`), []string{"roles/x.json:1: x: requirements[0].importance"}, ErrType},
		{"off the scale", role(`"level":"entri"`), []string{"roles/x.json:1: x: level"}, ErrValue},
		{"no such skill", role(`"requirements":[{"skill":"zz"}]`), []string{"roles/x.json:1: x: requirements[0].skill"}, ErrReference},
		{"no such role", role(`"leadsTo":["zz"],"transitions":["yy"]`), []string{"roles/x.json:1: x: leadsTo[0]", "roles/x.json:1: x: transitions[0]"}, ErrReference},
		{"no such job, family, gap or source", role(`"job":"q","family":"f","gaps":["g"],"sources":["h"]`),
			[]string{"roles/x.json:1: x: job", "roles/x.json:1: x: family", "roles/x.json:1: x: gaps[0]", "roles/x.json:1: x: sources[0]"}, ErrReference},
		{"skill required twice", role(`"requirements":[{"skill":"a"},{"skill":"a"}]`), []string{"roles/x.json:1: x: requirements[1].skill"}, ErrDuplicate},
		{"importance of six", role(`"requirements":[{"skill":"a","importance":6}]`), []string{"roles/x.json:1: x: requirements[0].importance"}, ErrRange},
		{"a requirement of none", role(`"requirements":[{"skill":"a","level":"unrated"}]`), []string{"roles/x.json:1: x: requirements[0].level"}, ErrRange},
		{"a move to itself", role(`"transitions":["x"]`), []string{"roles/x.json:1: x: transitions[0]"}, ErrCycle},
		{"leads to itself", role(`"leadsTo":["x"]`), []string{"roles/x.json:1: x: leadsTo[0]"}, ErrCycle},
		{"alias is the title", role(`"aliases":["x!"]`), []string{"roles/x.json:1: x: aliases[0]"}, ErrDuplicate},
		{"invisible character", role("\"aliases\":[\"De\u200bv\"]"), []string{"roles/x.json:1: x: aliases[0]"}, ErrText},
		{"look-alike character", role("\"aliases\":[\"Dеv\"]"), []string{"roles/x.json:1: x: aliases[0]"}, ErrText},
		{"full-width letters", role("\"aliases\":[\"ＤＥＶ\"]"), []string{"roles/x.json:1: x: aliases[0]"}, ErrText},
		{"right-to-left override", role("\"summary\":\"a\u202eb\""), []string{"roles/x.json:1: x: summary"}, ErrText},
		{"invalid UTF-8", small("roles/x.json", "{\"id\":\"x\",\n\"title\":\"\xff\"}"), []string{"roles/x.json:2: : "}, ErrText},
		{"byte-order mark", small("roles/x.json", "\ufeff"+oneRole), []string{"roles/x.json:1: : "}, ErrText},
		{"ID is not the file's", small("roles/y.json", `{"id":"z","title":"Z"}`), []string{"roles/y.json:1: z: id"}, ErrID},
		{"ID in capitals", small("roles/Y.json", `{"id":"Y","title":"Y"}`), []string{"roles/Y.json:1: Y: id"}, ErrID},
		{"no ID", small("roles/y.json", `{"title":"Y"}`), []string{"roles/y.json:1: : id"}, ErrMissing},
		{"no title", small("roles/y.json", `{"id":"y"}`), []string{"roles/y.json:1: y: title"}, ErrMissing},
		{"same title twice", small("roles/y.json", `{"id":"y","title":"x"}`), []string{"roles/y.json:1: y: title"}, ErrDuplicate},
		{"skill twice in two files", small("skills/l.json", `{"skills":[{"id":"a","name":"Another"}]}`), []string{"skills/l.json:1: a: "}, ErrDuplicate},
		{"two skills of one name", small("skills/k.json", `{"skills":[{"id":"a","name":"Node.js"},{"id":"b","name":"B","aliases":["node JS"]}]}`), []string{"skills/k.json:1: b: aliases[0]"}, ErrDuplicate},
		{"prerequisites in a ring", small("skills/k.json", "{\"skills\":[\n{\"id\":\"a\",\"name\":\"A\",\"prerequisites\":[\"b\"]},\n{\"id\":\"b\",\"name\":\"B\",\"prerequisites\":[\"a\"]}]}"), []string{"skills/k.json:3: b: prerequisites[0]"}, ErrCycle},
		{"a kind of itself", small("skills/k.json", `{"skills":[{"id":"a","name":"A","kindOf":["a"]}]}`), []string{"skills/k.json:1: a: kindOf[0]"}, ErrCycle},
		{"two that show each other", small("skills/k.json", "{\"skills\":[\n{\"id\":\"a\",\"name\":\"A\",\"shows\":[\"b\"]},\n{\"id\":\"b\",\"name\":\"B\",\"shows\":[\"a\"]}]}"), []string{"skills/k.json:3: b: shows[0]"}, ErrCycle},
		{"shows nothing known", small("skills/k.json", `{"skills":[{"id":"a","name":"A","shows":["zz"],"kindOf":["yy"]}]}`), []string{"skills/k.json:1: a: kindOf[0]", "skills/k.json:1: a: shows[0]"}, ErrReference},
		{"the skill is its own alternative", role(`"requirements":[{"skill":"a","anyOf":["b","a"]}]`), []string{"roles/x.json:1: x: requirements[0].anyOf"}, ErrDuplicate},
		{"an alternative twice", role(`"requirements":[{"skill":"a","anyOf":["b","b"]}]`), []string{"roles/x.json:1: x: requirements[0].anyOf[1]"}, ErrDuplicate},
		{"an alternative nobody knows", role(`"requirements":[{"skill":"a","anyOf":["zz"]}]`), []string{"roles/x.json:1: x: requirements[0].anyOf[0]"}, ErrReference},
		{"a file's category", small("skills/k.json", `{"category":"k","skills":[{"id":"a","name":"A"}]}`), []string{"skills/k.json:1: : category"}, ErrUnknown},
		{"a category that is a path", small("skills/k.json", `{"skills":[{"id":"a","name":"A","category":"../k"}]}`), []string{"skills/k.json:1: a: category"}, ErrID},
		{"a role that says that it is retired", role(`"retired":true`), []string{"roles/x.json:1: x: retired"}, ErrUnknown},
		{"a family that is not the job's", small("families.json", `{"families":[{"id":"f","name":"F"}]}`, "jobs/f.json", `{"jobs":[{"id":"k","title":"K"}]}`, "roles/y.json", `{"id":"y","title":"Y","job":"k"}`), []string{"roles/y.json:1: y: family"}, ErrConflict},
		{"retired and given", small("retired.json", `{"retired":[{"kind":"role","id":"x"}]}`), []string{"retired.json:1: x: "}, ErrConflict},
		{"retirement of another kind", small("retired.json", `{"retired":[{"kind":"job","id":"x"}]}`), []string{"retired.json:1: job x: kind"}, ErrValue},
		{"replaced by nothing known", small("retired.json", `{"retired":[{"kind":"skill","id":"old","replacedBy":"zz"}]}`), []string{"retired.json:1: skill old: replacedBy"}, ErrReference},
		{"replaced in a ring", small("retired.json", `{"retired":[{"kind":"skill","id":"old","replacedBy":"older"},{"kind":"skill","id":"older","replacedBy":"old"}]}`), []string{"retired.json:1: skill older: replacedBy"}, ErrCycle},
		{"closeness of zero", small("skills/k.json", `{"skills":[{"id":"a","name":"A","related":[{"skill":"b"}]},{"id":"b","name":"B"}]}`), []string{"skills/k.json:1: a: related[0].closeness"}, ErrRange},
		{"advancement in a ring", small("roles/y.json", `{"id":"y","title":"Y","leadsTo":["z"]}`, "roles/z.json", `{"id":"z","title":"Z","leadsTo":["y"]}`), []string{"roles/z.json:1: z: leadsTo[0]"}, ErrCycle},
		{"advancement to a lower level", small("roles/y.json", `{"id":"y","title":"Y","level":"senior","track":"individual-contributor","leadsTo":["x"]}`), []string{"roles/y.json:1: y: leadsTo[0]"}, ErrLadder},
		{"requirement that falls along a ladder", small("roles/y.json", `{"id":"y","title":"Y","job":"j","level":"senior","track":"individual-contributor","requirements":[{"skill":"a","level":"awareness"}]}`), []string{"roles/y.json:1: y: requirements[0].level"}, ErrLadder},
		{"band upside down", band(`"level":"entry","place":"US","currency":"USD","period":"year","min":900,"max":800,"basis":"guide","source":"s","asOf":"2025"`), []string{"bands.json:2: j entry US USD year guide: "}, ErrRange},
		{"a guide's single figure", band(`"level":"entry","place":"US","currency":"USD","period":"year","min":900,"max":900,"basis":"guide","source":"s","asOf":"2025"`), []string{"bands.json:2: j entry US USD year guide: "}, ErrRange},
		{"band below a lower level's", band(`"level":"senior","place":"US","currency":"USD","period":"year","min":900,"max":2800,"basis":"guide","source":"s","asOf":"2025"`), []string{"bands.json:2: j senior US USD year guide: "}, ErrLadder},
		{"band twice", band(`"level":"mid","place":"US","currency":"USD","period":"year","min":900,"max":2800,"basis":"guide","source":"s","asOf":"2025"`), []string{"bands.json:2: j mid US USD year guide: "}, ErrDuplicate},
		{"no such place", band(`"level":"entry","place":"Atlantis","currency":"USD","period":"year","min":900,"max":2800,"basis":"overlay","source":"s","asOf":"2025"`), []string{"bands.json:2: j entry USD year overlay: place", "bands.json:2: j entry USD year overlay: "}, ErrValue},
		{"no such currency", band(`"level":"entry","place":"US","currency":"QQQ","period":"year","min":900,"max":2800,"basis":"overlay","source":"s","asOf":"2025"`), []string{"bands.json:2: j entry US year overlay: currency", "bands.json:2: j entry US year overlay: "}, ErrValue},
		{"a tenth of a cent", band(`"level":"entry","place":"US","currency":"USD","period":"hour","min":9.123,"max":10,"basis":"guide","source":"s","asOf":"2025"`), []string{"bands.json:2: j entry US USD hour guide: min", "bands.json:2: j entry US USD hour guide: "}, ErrValue},
		{"figure without a source", band(`"level":"entry","place":"US","currency":"USD","period":"hour","min":9,"max":10,"basis":"guide","asOf":"2025"`), []string{"bands.json:2: j entry US USD hour guide: source"}, ErrMissing},
		{"figure without a date", band(`"level":"entry","place":"US","currency":"USD","period":"hour","min":9,"max":10,"basis":"guide","source":"s"`), []string{"bands.json:2: j entry US USD hour guide: asOf"}, ErrMissing},
		{"a derived band", band(`"level":"entry","place":"US","currency":"USD","period":"hour","min":9,"max":10,"basis":"derived","source":"s","asOf":"2025"`), []string{"bands.json:2: j entry US USD hour derived: basis"}, ErrConflict},
		{"percentiles the wrong way round", band(`"level":"entry","place":"US","currency":"USD","period":"hour","min":9,"max":10,"fromPercentile":40,"toPercentile":20,"basis":"guide","source":"s","asOf":"2025"`), []string{"bands.json:2: j entry US USD hour guide: fromPercentile"}, ErrRange},
		{"pay of no job", small("bands.json", strings.Replace(onePay, `"j"`, `"q"`, 1)), []string{"bands.json:1: q mid US USD year guide: job"}, ErrReference},
		{"percentiles that fall", small("published/occupations/15-12.json", `{"occupations":[{"soc":"15-1254","title":"T","source":"s","asOf":"2025","annual":{"p10":5,"p25":4,"p50":"withheld","p75":6,"p90":"top-coded"}}]}`), []string{"published/occupations/15-12.json:1: 15-1254: annual.p25"}, ErrRange},
		{"no code of an occupation", small("published/occupations/15-12.json", `{"occupations":[{"soc":"151254","title":"T","source":"s","asOf":"2025"}]}`), []string{"published/occupations/15-12.json:1: 151254: soc"}, ErrID},
		{"figures that fall", table(`"percentiles":{"p20":5,"p30":4}`), []string{"published/pay/f.json:1: f: percentiles.p30"}, ErrRange},
		{"a wage level alone", table(`"levels":{"i":5}`), []string{"published/pay/f.json:1: f: levels"}, ErrRange},
		{"figures of an area that is not there", table(`"areas":[{"place":"US-9"}]`), []string{"published/pay/f.json:1: f: areas[0].place"}, ErrReference},
		{"figures of an area elsewhere", table(`"areas":[{"place":"CA-X"}]`), []string{"published/pay/f.json:1: f: areas[0].place"}, ErrConflict},
		{"an area twice", table(`"areas":[{"place":"US-X"},{"place":"US-X"}]`), []string{"published/pay/f.json:1: f: areas[1].place"}, ErrDuplicate},
		{"figures of one area alone", small("published/pay/f.json", `{"id":"f","place":"US-X","scheme":"S","edition":"1","code":"1","title":"T","currency":"USD","period":"year","source":"s","asOf":"2025"}`), []string{"published/pay/f.json:1: f: place"}, ErrConflict},
		{"a percentile that there is not", table(`"percentiles":{"p33":5}`), []string{"published/pay/f.json:1: f: percentiles.p33"}, ErrUnknown},
		{"figures without a source", small("published/pay/f.json", `{"id":"f","place":"US","scheme":"S","edition":"1","code":"1","title":"T","currency":"USD","period":"year","asOf":"2025"}`), []string{"published/pay/f.json:1: f: source"}, ErrMissing},
		{"figures of no class", small("published/pay/f.json", `{"id":"f","place":"US","title":"T","currency":"USD","period":"year","source":"s","asOf":"2025"}`), []string{"published/pay/f.json:1: f: code"}, ErrMissing},
		{"an area of no country", small("published/areas.json", `{"areas":[{"place":"US","name":"Here","kind":"province"}]}`), []string{"published/areas.json:1: US: place"}, ErrID},
		{"a parity of zero", small("published/parities.json", `{"parities":[{"place":"US","year":2024,"rate":0,"source":"s"}]}`), []string{"published/parities.json:1: US: place"}, ErrMissing},
		{"a parity twice", small("published/parities.json", `{"parities":[{"place":"US","year":2024,"rate":1,"source":"s"},{"place":"us","year":2023,"rate":1,"source":"s"}]}`), []string{"published/parities.json:1: US: "}, ErrDuplicate},
		{"a band of a table that is not there", band(`"level":"senior","place":"US","currency":"USD","period":"year","min":1900,"max":2800,"basis":"guide","source":"s","asOf":"2025","table":"zz"`), []string{"bands.json:2: j senior US USD year guide: table"}, ErrReference},
		{"a code from above what it goes to", small("jobs/other.json", `{"jobs":[{"id":"j","title":"J","codes":[{"scheme":"S","edition":"1","code":"1","fit":"close","from":"senior","to":"mid"}]}]}`), []string{"jobs/other.json:1: j: codes[0].from"}, ErrRange},
		{"two codes for one level", small("jobs/other.json", `{"jobs":[{"id":"j","title":"J","codes":[{"scheme":"S","edition":"1","code":"1","fit":"close","to":"mid"},{"scheme":"S","edition":"1","code":"2","fit":"close","from":"mid"}]}]}`), []string{"jobs/other.json:1: j: codes[1]"}, ErrConflict},
		{"two codes for all levels", small("jobs/other.json", `{"jobs":[{"id":"j","title":"J","codes":[{"scheme":"S","edition":"1","code":"1","fit":"close"},{"scheme":"S","edition":"1","code":"2","fit":"close"}]}]}`), []string{"jobs/other.json:1: j: codes[1]"}, ErrConflict},
		{"a code and why there is none", small("jobs/other.json", `{"jobs":[{"id":"j","title":"J","codes":[{"scheme":"S","edition":"1","code":"1","fit":"close"}],"uncoded":[{"scheme":"S","why":"w"}]}]}`), []string{"jobs/other.json:1: j: uncoded[0]"}, ErrConflict},
		{"the old layout's pay", small("salary/j.json", "{}"), []string{"salary:0: : "}, ErrFile},
		{"published, but not by the layout", small("published/wages.json", "{}"), []string{"published/wages.json:0: : "}, ErrFile},
		{"misspelt folder", small("role/y.json", "{}"), []string{"role:0: : "}, ErrFile},
		{"file of another kind", small("roles/notes.txt", "x"), []string{"roles/notes.txt:0: : "}, ErrFile},
		{"folder among roles", small("roles/more/y.json", "{}"), []string{"roles/more:0: : "}, ErrFile},
		{"nothing at all", fstest.MapFS{}, []string{":0: : "}, ErrFile},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, err := Load(tt.fsys)
			if c != nil {
				t.Fatal("a catalogue all the same")
			}
			e, ok := errors.AsType[*LoadError](err)
			if !ok {
				t.Fatalf("%T: %v", err, err)
			}
			var got []string
			for _, p := range e.Problems {
				got = append(got, fmt.Sprintf("%s:%d: %s: %s", p.File, p.Line, p.Record, p.Field))
			}
			if diff := gocmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%s\n%v", diff, err)
			}
			if !errors.Is(err, tt.err) {
				t.Errorf("not %v: %v", tt.err, err)
			}
		})
	}
}

func TestAllProblemsAtOnce(t *testing.T) {
	m := fstest.MapFS{}
	for i := range 300 {
		m[fmt.Sprintf("roles/r%03d.json", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, `{"id":"r%03d","title":"R%03d","level":"low","nope":1,"leadsTo":["gone"]}`, i, i)}
	}
	_, err := Load(m)
	e, ok := errors.AsType[*LoadError](err)
	if !ok || len(e.Problems) != 900 {
		t.Fatalf("%v", err)
	}
	if lines := strings.Count(err.Error(), "\n"); lines > 25 {
		t.Errorf("the message has %d lines", lines)
	}
}

func TestLoadPassesOver(t *testing.T) {
	if _, err := Load(small("README.md", "x", "LICENSE", "x", ".git/config", "x", "schema/role.schema.json", "{}", "roles/.swp", "x", "roles/README.md", "x")); err != nil {
		t.Error(err)
	}
}

func TestBareTitles(t *testing.T) {
	m := fstest.MapFS{}
	const n = 40_000
	for i := range n {
		m[fmt.Sprintf("roles/r%d.json", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, `{"id":"r%d","title":"Title number %d"}`, i, i)}
	}
	c, err := Load(m)
	if err != nil {
		t.Fatal(err)
	}
	if got := c.roles.Len(); got != n {
		t.Errorf("%d roles, want %d", got, n)
	}
	if s, err := c.Salary("r7", "US"); err != nil || s.Band != nil || s.Why == "" {
		t.Errorf("a role without a job has pay, or no reason: %+v %v", s, err)
	}
	if rec := c.Recommend(Profile{}, RecommendOptions{}); len(rec) != 0 {
		t.Errorf("%d roles without requirements are recommended", len(rec))
	}
}

// endless is a file that never ends, and says it is small.
type endless struct{ fstest.MapFS }

type endlessFile struct{ fs.File }

func (endlessFile) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

func (e endless) Open(name string) (fs.File, error) {
	f, err := e.MapFS.Open(name)
	if name == "roles/x.json" {
		return endlessFile{f}, err
	}
	return f, err
}

// TestNothingIsShared changes everything that queries return, and looks whether the catalogue has changed.
func TestNothingIsShared(t *testing.T) {
	c, err := Load(DataFS())
	if err != nil {
		t.Fatal(err)
	}
	snapshot := func() []byte {
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		p := Profile{Skills: map[SkillID]Proficiency{"sql": Practitioner, "git": Unrated}}
		for r := range c.Roles() {
			moves, _ := c.Moves(r.ID)
			feeders, _ := c.Feeders(r.ID)
			bands, _ := c.Salary(r.ID, "US")
			g, _ := c.Gap(p, r.ID)
			_ = enc.Encode([]any{r, moves, feeders, bands, g})
		}
		for s := range c.Skills() {
			_ = enc.Encode(s)
		}
		for j := range c.Jobs() {
			_ = enc.Encode(j)
		}
		for f := range c.PayTables() {
			_ = enc.Encode(f)
		}
		local, _ := c.Salary("software-engineer", "US-35620")
		_ = enc.Encode([]any{local, c.FindAreas("Portland"), slices.Collect(c.Retired()), c.PayPlaces()})
		paths, _ := c.Paths("junior-backend-developer", "senior-backend-developer", PathOptions{})
		plan, _ := c.Plan(p, "backend-developer", PlanOptions{})
		_ = enc.Encode([]any{paths, plan, c.Recommend(p, RecommendOptions{}), c.Opens(p, RecommendOptions{}), LevelValues(), BasisValues()})
		return b.Bytes()
	}
	before := snapshot()
	for r := range c.Roles() {
		spoil(r.Aliases, r.Responsibilities, r.Employers, r.Sectors, r.NextSteps)
		for _, q := range r.Requirements {
			clear(q.AnyOf)
		}
		clear(r.Requirements)
		clear(r.LeadsTo)
		clear(r.Transitions)
		clear(r.Tiers)
		clear(r.Gaps)
		clear(r.Codes)
		clear(r.Sources)
		clear(r.Pay)
		_ = append(r.Aliases, "more")
		_ = append(r.Responsibilities, "more")
		moves, _ := c.Moves(r.ID)
		clear(moves)
		feeders, _ := c.Feeders(r.ID)
		clear(feeders)
		bands, _ := c.Salary(r.ID, "US")
		clear(bands.Bands)
		clear(bands.Published)
		if bands.Band != nil {
			*bands.Band = SalaryBand{}
		}
		g, _ := c.Gap(Profile{}, r.ID)
		for _, it := range g.Items {
			clear(it.AnyOf)
		}
		clear(g.Items)
	}
	for s := range c.Skills() {
		spoil(s.Aliases, s.Cues)
		clear(s.KindOf)
		clear(s.Shows)
		clear(s.Prerequisites)
		clear(s.Related)
	}
	for j := range c.Jobs() {
		clear(j.Codes)
		clear(j.Uncoded)
	}
	for f := range c.PayTables() {
		clear(f.Areas)
	}
	local, _ := c.Salary("software-engineer", "US-35620")
	clear(local.Bands)
	clear(local.Published)
	clear(c.FindAreas("Portland"))
	clear(c.PayPlaces())
	clear(LevelValues())
	clear(BasisValues())
	rec := c.Records()
	for i := range rec.Bands {
		rec.Bands[i].Min = 0
	}
	clear(c.Recommend(Profile{}, RecommendOptions{}))
	if !bytes.Equal(before, snapshot()) {
		t.Error("what callers changed has reached the catalogue")
	}
}

func spoil(lists ...[]string) {
	for _, l := range lists {
		for i := range l {
			l[i] = "spoilt"
		}
	}
}

// TestManyReaders asks one fresh catalogue everything from many goroutines. It is the race detector's.
func TestManyReaders(t *testing.T) {
	c := newEmbedded()
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			r := rand.New(rand.NewPCG(uint64(g), 0))
			for range 15 {
				id := RoleID(c.ix().Roles[r.IntN(len(c.ix().Roles))].ID)
				role, _ := c.Role(id)
				clear(role.Requirements)
				p := randomProfile(c, r)
				_, _ = c.Gap(p, id)
				_ = c.Recommend(p, RecommendOptions{Limit: 3})
				_, _ = c.Plan(p, id, PlanOptions{})
				_, _ = c.Feeders(id)
				_, _ = c.Salary(id, "US")
				_, _ = c.Salary(id, "US-42660")
				_, _ = c.Salary(id, "SE")
				_ = c.Next(p, RecommendOptions{Limit: 3})
				_ = c.PostingGap(p, c.ReadPosting("Backend Developer", "Go or Python, SQL"))
				_ = c.MatchTitle("Sr. Backend Engineer", 3)
				_ = c.FindSkills("Python and Go in Kubernetes")
				_, _ = c.Paths("junior-backend-developer", id, PathOptions{MaxHops: 2})
				_, _ = c.ResolveSkill("postgres")
				_, _ = c.Occupation("15-1254")
				if s, ok := c.Skill("sql"); !ok || s.Name != "SQL" {
					t.Error("no SQL")
				}
			}
		})
	}
	wg.Wait()
}

func TestFilters(t *testing.T) {
	c := Default()
	for _, f := range []RoleFilter{
		{}, {Families: []FamilyID{"backend-engineering"}}, {Jobs: []JobID{"backend-developer", "data-engineer"}},
		{Levels: []Level{LevelEntry}}, {Tracks: []Track{TrackManagement}}, {Sectors: []string{"Healthcare"}},
		{Skills: []SkillID{"kubernetes"}}, {Levels: []Level{LevelSenior}, Skills: []SkillID{"sql", "python"}, Sectors: []string{"Government"}},
		{Jobs: []JobID{"none-such"}},
	} {
		var want, got []RoleID
		for r := range c.Roles() {
			has := func(n int, f func(int) bool) bool {
				for i := range n {
					if f(i) {
						return true
					}
				}
				return n == 0
			}
			if has(len(f.Families), func(i int) bool { return f.Families[i] == r.Family }) &&
				has(len(f.Jobs), func(i int) bool { return f.Jobs[i] == r.Job }) &&
				has(len(f.Levels), func(i int) bool { return f.Levels[i] == r.Level }) &&
				has(len(f.Tracks), func(i int) bool { return f.Tracks[i] == r.Track }) &&
				has(len(f.Sectors), func(i int) bool { return slices.Contains(r.Sectors, f.Sectors[i]) }) &&
				has(len(f.Skills), func(i int) bool {
					return slices.ContainsFunc(r.Requirements, func(q Requirement) bool { return q.Skill == f.Skills[i] || slices.Contains(q.AnyOf, f.Skills[i]) })
				}) {
				want = append(want, r.ID)
			}
		}
		for r := range c.FindRoles(f) {
			got = append(got, r.ID)
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("%+v: %s", f, diff)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(oneRole, oneSkill, onePay)
	f.Add(`{"id":"x","requirements":{"add":[{"skill":"b"}],"remove":["a"]}}`, oneSkill, onePay)
	f.Add("{", "[]", "null")
	f.Fuzz(func(t *testing.T, role, skills, pay string) {
		m := small("roles/x.json", role, "skills/k.json", skills, "bands.json", pay)
		c, err := Load(m)
		if err == nil {
			if _, err := c.Overlay(fstest.MapFS{}); err != nil {
				t.Errorf("a catalogue that loads cannot be laid over: %v", err)
			}
			for r := range c.Roles() {
				_, _ = c.Plan(Profile{}, r.ID, PlanOptions{})
			}
		} else if _, ok := errors.AsType[*LoadError](err); !ok {
			t.Errorf("%T", err)
		}
		base, _ := Load(small())
		if _, err := base.Overlay(m); err != nil {
			if e, ok := errors.AsType[*LoadError](err); !ok || len(e.Problems) == 0 {
				t.Errorf("%T", err)
			}
		}
	})
}
