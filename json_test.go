package career

import (
	"database/sql"
	"database/sql/driver"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// jsonTypes are a value of every exported type that is data.
var jsonTypes = []any{Amount(0), Area{}, AreaPay{}, Basis(""), Bounds{}, Change{}, ChangeKind(""), Changes{}, Circle(""), Code{}, Comparison{}, Country{}, Currency(""),
	Date{}, Demand{}, Effort(""), Estimate{}, Evidence(""), ExchangeRate{}, Experience{}, Family{}, FamilyID(""), FieldChange{}, Figure{}, Fit(""), Found{},
	Gap{}, GapItem{}, GapOptions{}, Holding{}, Job{}, JobID(""), Learning{}, Level(0), ListedMove{}, Mark(""), Mention{}, Money{}, Move{}, MoveKind(""), NearSkill{}, Occupation{}, OpenedRole{}, Opening{},
	Parity{}, ParsedTitle{}, Path{}, PathOptions{}, PathStep{}, PayChange{}, PayFloor{}, PayOf{}, PayPoint{}, PayTable{}, PayTableID(""), Percentile{}, Percentiles{}, Period(""), Place(""),
	Plan{}, PlanOptions{}, PlanStep{}, Posting{}, Proficiency(0), Profile{}, Projection{}, Question{}, Rate(0), Readiness(0), Recommendation{}, RecommendOptions{},
	Records{}, Relation{}, Requirement{}, Retirement{}, Role{}, RoleFilter{}, RoleID(""), Salary{}, SalaryBand{}, Skill{}, SkillID(""), SkillKind(""), Source{}, SourceID(""),
	Standing{}, StatedSkill{}, Status(""), Tally{}, Thresholds{}, TitleMatch{}, TitlePart{}, TitlePartKind(""), Track(""), Trend(""), Uncoded{}, WageLevels{}}

// notJSON are the exported types that are not data.
var notJSON = []string{"Catalog", "LoadError", "MismatchError", "MoneyPrinter", "NotFoundError", "Problem"}

// TestAllTypesAreTried compares jsonTypes with what the package exports.
func TestAllTypesAreTried(t *testing.T) {
	want := map[string]bool{}
	for _, name := range notJSON {
		want[name] = true
	}
	for _, v := range jsonTypes {
		want[reflect.TypeOf(v).Name()] = true
	}
	got := map[string]bool{}
	for _, d := range declarations(t) {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.TYPE {
			for _, s := range g.Specs {
				if name := s.(*ast.TypeSpec).Name.Name; ast.IsExported(name) {
					got[name] = true
				}
			}
		}
	}
	if diff := gocmp.Diff(got, want); diff != "" {
		t.Errorf("types of the package, types that are tried: %s", diff)
	}
}

// A maker makes random valid values.
type maker struct{ *rand.Rand }

func pickOne[T any](m maker, list []T) reflect.Value { return reflect.ValueOf(list[m.IntN(len(list))]) }

// orZero adds the zero value to a list.
func orZero[T any](list []T) []T {
	var zero T
	return append(list, zero)
}

func (m maker) text() string {
	parts := []string{"Go", "C++ & <C>", "naïve", "\"quoted\"", "日本", "a b", "tab\tnew\nline", "\u2028", "🙂", "/", "\\"}
	s := ""
	for range m.IntN(4) {
		s += parts[m.IntN(len(parts))]
	}
	return s
}

func (m maker) int() int64 {
	n := m.Int64() >> m.IntN(63)
	if m.IntN(4) == 0 {
		return -n
	}
	return n
}

func (m maker) date() Date {
	d := Date{Year: 1 + m.IntN(9999)}
	if m.IntN(4) == 0 {
		return Date{}
	}
	if m.IntN(2) == 0 {
		d.Month = time.Month(1 + m.IntN(12))
		if m.IntN(2) == 0 {
			d.Day = 1 + m.IntN(28)
		}
	}
	return d
}

// value sets v to something random and valid; deep says how deep in lists it still goes.
func (m maker) value(v reflect.Value, deep int) {
	switch v.Interface().(type) {
	case Amount, Rate:
		v.SetInt(m.int())
		return
	case Figure:
		f := Figure{Amount: Amount(m.int())}
		if m.IntN(3) == 0 {
			f = Figure{Mark: MarkValues()[m.IntN(2)]}
		}
		v.Set(reflect.ValueOf(f))
		return
	case Date:
		v.Set(reflect.ValueOf(m.date()))
		return
	case json.RawMessage:
		if m.IntN(2) == 0 {
			b, _ := json.Marshal(m.text())
			v.SetBytes(b)
		}
		return
	case Place:
		v.Set(pickOne(m, []Place{"", "US", "GB", "CA-BC", "US-35620"}))
		return
	case Currency:
		v.Set(pickOne(m, []Currency{"", "USD", "EUR", "SEK"}))
		return
	case Basis:
		v.Set(pickOne(m, orZero(BasisValues())))
		return
	case ChangeKind:
		v.Set(pickOne(m, orZero(ChangeKindValues())))
		return
	case Circle:
		v.Set(pickOne(m, orZero(CircleValues())))
		return
	case Effort:
		v.Set(pickOne(m, orZero(EffortValues())))
		return
	case Evidence:
		v.Set(pickOne(m, orZero(EvidenceValues())))
		return
	case TitlePartKind:
		v.Set(pickOne(m, orZero(TitlePartKindValues())))
		return
	case Fit:
		v.Set(pickOne(m, orZero(FitValues())))
		return
	case Level:
		v.Set(pickOne(m, orZero(LevelValues())))
		return
	case Mark:
		v.Set(pickOne(m, orZero(MarkValues())))
		return
	case MoveKind:
		v.Set(pickOne(m, orZero(MoveKindValues())))
		return
	case Period:
		v.Set(pickOne(m, orZero(PeriodValues())))
		return
	case Proficiency:
		v.Set(pickOne(m, ProficiencyValues()))
		return
	case Readiness:
		v.Set(pickOne(m, ReadinessValues()))
		return
	case SkillKind:
		v.Set(pickOne(m, orZero(SkillKindValues())))
		return
	case Status:
		v.Set(pickOne(m, orZero(StatusValues())))
		return
	case Track:
		v.Set(pickOne(m, orZero(TrackValues())))
		return
	case Trend:
		v.Set(pickOne(m, orZero(TrendValues())))
		return
	}
	switch v.Kind() {
	case reflect.String:
		if _, ok := v.Interface().(string); ok {
			v.SetString(m.text())
		} else {
			v.SetString([]string{"", "sql", "backend-developer", "ci-cd"}[m.IntN(4)])
		}
	case reflect.Bool:
		v.SetBool(m.IntN(2) == 0)
	case reflect.Int:
		v.SetInt(m.int())
	case reflect.Float64:
		v.SetFloat([]float64{0, 1, m.Float64(), -m.Float64() * 1e9, 1.0 / 3, 1e-12, math.MaxFloat64}[m.IntN(7)])
	case reflect.Struct:
		for i := range v.NumField() {
			if m.IntN(4) > 0 {
				m.value(v.Field(i), deep)
			}
		}
	case reflect.Slice:
		if n := m.IntN(3); n > 0 && deep > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				m.value(v.Index(i), deep-1)
			}
		}
	case reflect.Map:
		if n := m.IntN(3); n > 0 && deep > 0 {
			v.Set(reflect.MakeMap(v.Type()))
			for range n {
				key, e := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
				m.value(key, deep-1)
				m.value(e, deep-1)
				v.SetMapIndex(key, e)
			}
		}
	case reflect.Pointer:
		if m.IntN(2) == 0 {
			v.Set(reflect.New(v.Type().Elem()))
			m.value(v.Elem(), deep-1)
		}
	default:
		panic(fmt.Sprint("no value of ", v.Type()))
	}
}

// roundTrip marshals what v points to, and returns what that reads as.
func roundTrip(v reflect.Value) (any, []byte, error) {
	text, err := json.Marshal(v.Interface())
	if err != nil {
		return nil, text, err
	}
	back := reflect.New(v.Type().Elem())
	err = json.Unmarshal(text, back.Interface())
	return back.Elem().Interface(), text, err
}

// TestJSONRoundTrip marshals and reads random values of every type, and its zero value.
func TestJSONRoundTrip(t *testing.T) {
	m := maker{rand.New(rand.NewPCG(21, 22))}
	for _, zero := range jsonTypes {
		typ := reflect.TypeOf(zero)
		t.Run(typ.Name(), func(t *testing.T) {
			for i := range 300 {
				v := reflect.New(typ)
				if i > 0 {
					m.value(v.Elem(), 3)
				}
				back, text, err := roundTrip(v)
				if diff := gocmp.Diff(v.Elem().Interface(), back); diff != "" || err != nil {
					t.Fatalf("%v\n%.500s\n%.2000s", err, text, diff)
				}
				// The fields of a struct of the caller's own, too.
				outer := reflect.New(reflect.StructOf([]reflect.StructField{{Name: "X", Type: typ, Tag: `json:"x,omitzero"`}}))
				outer.Elem().Field(0).Set(v.Elem())
				if back, text, err := roundTrip(outer); err != nil || !reflect.DeepEqual(outer.Elem().Interface(), back) {
					t.Fatalf("%v\n%.500s", err, text)
				}
			}
		})
	}
}

// TestExtremesRoundTrip writes and reads the least and the most that a number can be.
func TestExtremesRoundTrip(t *testing.T) {
	for _, v := range []any{Amount(math.MaxInt64), Amount(-math.MaxInt64), Rate(math.MaxInt64), Rate(-math.MaxInt64), Figure{Amount: math.MaxInt64}} {
		p := reflect.New(reflect.TypeOf(v))
		p.Elem().Set(reflect.ValueOf(v))
		if back, text, err := roundTrip(p); err != nil || back != v {
			t.Errorf("%s: %v %v", text, back, err)
		}
	}
}

func TestLeastRoundTrips(t *testing.T) {
	for _, v := range []any{Amount(math.MinInt64), Rate(math.MinInt64)} {
		p := reflect.New(reflect.TypeOf(v))
		p.Elem().Set(reflect.ValueOf(v))
		if back, text, err := roundTrip(p); err != nil || back != v {
			t.Errorf("%s: %v %v", text, back, err)
		}
	}
}

// TestNullLeavesAlone checks the convention of package json: null in the place of a value changes nothing.
func TestNullLeavesAlone(t *testing.T) {
	v := struct {
		A Amount
		R Rate
		F Figure
		D Date
		P Place
		L Level
		S map[SkillID]Proficiency
	}{A: 1, R: 2, F: Figure{Amount: 3}, D: Date{Year: 2025}, P: "US", L: LevelMid}
	want := v
	if err := json.Unmarshal([]byte(`{"A":null,"R":null,"F":null,"D":null,"P":null,"L":null,"S":null}`), &v); err != nil || !reflect.DeepEqual(v, want) {
		t.Errorf("%+v %v", v, err)
	}
}

// TestEnums checks every enumeration: its values are what Parse reads and JSON has, and no other text is one.
func TestEnums(t *testing.T) {
	texts := map[string]int{}
	enums := []func(*testing.T, map[string]int){
		enumOf(BasisValues(), ParseBasis), enumOf(ChangeKindValues(), ParseChangeKind), enumOf(CircleValues(), ParseCircle),
		enumOf(EffortValues(), ParseEffort), enumOf(EvidenceValues(), ParseEvidence), enumOf(TitlePartKindValues(), ParseTitlePartKind), enumOf(FitValues(), ParseFit), enumOf(LevelValues(), ParseLevel), enumOf(MarkValues(), ParseMark),
		enumOf(MoveKindValues(), ParseMoveKind), enumOf(PeriodValues(), ParsePeriod), enumOf(ProficiencyValues(), ParseProficiency),
		enumOf(ReadinessValues(), ParseReadiness), enumOf(SkillKindValues(), ParseSkillKind), enumOf(StatusValues(), ParseStatus),
		enumOf(TrackValues(), ParseTrack), enumOf(TrendValues(), ParseTrend)}
	for _, f := range enums {
		f(t, texts)
	}
	if len(texts) < 45 {
		t.Errorf("%d texts", len(texts))
	}
}

func enumOf[T comparable](values []T, parse func(string) (T, error)) func(*testing.T, map[string]int) {
	return func(t *testing.T, texts map[string]int) {
		t.Helper()
		var zero T
		for i, v := range values {
			text := fmt.Sprint(v)
			texts[fmt.Sprintf("%T %s", v, text)]++
			got, err := parse(text)
			if got != v || err != nil || text == "" || slices.Index(values, v) != i {
				t.Errorf("%T %q: %v %v", v, text, got, err)
			}
			b, err := json.Marshal(v)
			if err != nil || string(b) != fmt.Sprintf("%q", text) {
				t.Errorf("%T %q: %s %v", v, text, b, err)
			}
		}
		for _, bad := range []string{"", " ", "nope", strings.ToUpper(fmt.Sprint(values[0])), fmt.Sprint(values[0]) + " "} {
			if got, err := parse(bad); got != zero || !errors.Is(err, ErrValue) {
				t.Errorf("%T %q: %v %v", zero, bad, got, err)
			}
			v := values[len(values)-1]
			err := any(&v).(encoding.TextUnmarshaler).UnmarshalText([]byte(bad))
			if v != zero || (err == nil) != (bad == "") || err != nil && !errors.Is(err, ErrValue) {
				t.Errorf("%T reads %q as %v, %v", zero, bad, v, err)
			}
		}
		values[0] = zero // the list is the caller's own
	}
}

func TestOffScale(t *testing.T) {
	for _, v := range []any{Level(7), Level(-1), Proficiency(5), Proficiency(-2), Readiness(3), Readiness(-1), Date{Year: 2025, Month: 13}, Date{Year: 2025, Day: 1}, Date{Year: -1}} {
		if b, err := json.Marshal(v); err == nil {
			t.Errorf("%T %v is written as %s", v, v, b)
		}
	}
}

// TestResultsRoundTrip writes and reads what queries return.
func TestResultsRoundTrip(t *testing.T) {
	c := Default()
	p := Profile{Skills: map[SkillID]Proficiency{"sql": Practitioner, "git": Unrated, "spring-boot": None},
		Experience: []Experience{{"junior-backend-developer", 30}}}
	try := func(v any) {
		t.Helper()
		ptr := reflect.New(reflect.TypeOf(v))
		ptr.Elem().Set(reflect.ValueOf(v))
		if back, text, err := roundTrip(ptr); err != nil {
			t.Errorf("%T: %v\n%.300s", v, err, text)
		} else if diff := gocmp.Diff(v, back); diff != "" {
			t.Errorf("%T: %.1000s", v, diff)
		}
	}
	for _, id := range []RoleID{"junior-backend-developer", "engineering-manager", "data-analyst"} {
		r, _ := c.Role(id)
		try(r)
		for _, place := range []Place{"US", "GB", "DE", "US-35620", "FR"} {
			s, err := c.Salary(id, place)
			if err != nil {
				t.Fatal(err)
			}
			try(s)
		}
		for _, profile := range []Profile{{}, p, {Complete: true}} {
			g, _ := c.GapWith(profile, id, GapOptions{Adjacent: true})
			try(g)
			plan, _ := c.Plan(profile, id, PlanOptions{})
			try(plan)
			try(c.Recommend(profile, RecommendOptions{Limit: 3}))
			try(c.Opens(profile, RecommendOptions{Limit: 3}))
		}
		pay, _ := c.ComparePay("backend-developer", id, "US")
		try(pay)
	}
	paths, _ := c.Paths("junior-backend-developer", "senior-backend-developer", PathOptions{})
	try(paths)
	try(c.MatchTitle("Sr. Back-End Engr II (Go) – Remote", 3))
	try(ParseTitle("Sr. Back-End Engr II (Go) – Remote"))
	try(c.FindSkills("Python and Go, SQL"))
	try(c.ReadPosting("Backend Developer", "Go or Python; SQL"))
	o, _ := c.Occupation("27-2011")
	try(o)
}

func FuzzJSON(f *testing.F) {
	f.Add(oneRole)
	f.Add(`{"id":"a","name":"A","kindOf":["b"],"effort":"deep","related":[{"skill":"b","closeness":3}]}`)
	f.Add(`{"job":"j","level":"mid","place":"uk","currency":"gbp","period":"year","min":1000.5,"max":-2000,"basis":"guide","asOf":"2025-02"}`)
	f.Add(`{"id":"f","percentiles":{"p10":"withheld","p50":53.1},"levels":{"i":1,"iv":0},"areas":[{"place":"US-1"}],"asOf":""}`)
	f.Add(`{"skills":{"sql":"unrated","go":"none","":"expert"},"experience":[{"role":"r","months":-3}],"level":"lead","complete":true}`)
	f.Add(`{"skills":null,"level":null,"min":null,"asOf":null,"percentiles":{"p10":null}}`)
	f.Add(`{"role":"r","items":[{"skill":"a","held":{"level":"unrated","likely":"working"},"status":"met","credit":{"low":1e-9}}],"readiness":"ready-now"}`)
	f.Add(`{"roles":[{"id":"r","tiers":{"x":"y"},"requirements":[{"skill":"a","anyOf":[]}]}],"bands":[{}],"retired":[{"kind":"role"}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		for _, zero := range []any{Role{}, Skill{}, SalaryBand{}, PayTable{}, Occupation{}, Profile{}, Gap{}, Plan{}, Money{}, Source{}, Records{}, Date{}, Place(""), Amount(0), Figure{}} {
			v := reflect.New(reflect.TypeOf(zero))
			if json.Unmarshal([]byte(text), v.Interface()) != nil {
				continue
			}
			back, first, err := roundTrip(v)
			if err != nil {
				t.Fatalf("%T: %v\n%s", zero, err, first)
			}
			if diff := gocmp.Diff(v.Elem().Interface(), back, cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("%T: %s\n%s", zero, first, diff)
			}
			if again, err := json.Marshal(back); err != nil || string(again) != string(first) {
				t.Fatalf("%T: %v\n%s\n%s", zero, err, first, again)
			}
		}
	})
}

// TestSQL stores dates and profiles in what a database has.
func TestSQL(t *testing.T) {
	var (
		_ driver.Valuer = Date{}
		_ driver.Valuer = Profile{}
		_ sql.Scanner   = new(Date)
		_ sql.Scanner   = new(Profile)
	)
	m := maker{rand.New(rand.NewPCG(23, 24))}
	for range 500 {
		var d Date
		m.value(reflect.ValueOf(&d).Elem(), 2)
		v, err := d.Value()
		if !driver.IsValue(v) || err != nil || (v == nil) != (d == Date{}) {
			t.Fatalf("%v: %v %v", d, v, err)
		}
		for _, src := range []any{v, bytesOf(v)} {
			back := Date{1999, 1, 1}
			if err := back.Scan(src); err != nil || back != d {
				t.Fatalf("%v: %v %v", d, back, err)
			}
		}
		var p Profile
		m.value(reflect.ValueOf(&p).Elem(), 2)
		v, err = p.Value()
		if !driver.IsValue(v) || err != nil {
			t.Fatalf("%v: %v %v", p, v, err)
		}
		for _, src := range []any{v, bytesOf(v)} {
			back := Profile{Complete: true, Skills: map[SkillID]Proficiency{"old": Expert}}
			if err := back.Scan(src); err != nil || !reflect.DeepEqual(back, p) {
				t.Fatalf("%v: %v %v", p, back, err)
			}
		}
	}
	d, p := Date{Year: 2025}, Profile{Complete: true}
	if err := errors.Join(d.Scan(nil), p.Scan(nil)); err != nil || d != (Date{}) || !reflect.DeepEqual(p, Profile{}) {
		t.Errorf("NULL: %v %v %v", d, p, err)
	}
	if err := d.Scan(time.Date(2026, 2, 28, 23, 59, 0, 0, time.UTC)); err != nil || d != (Date{2026, 2, 28}) {
		t.Errorf("a time: %v %v", d, err)
	}
	for _, bad := range []any{7, 1.5, true, "tomorrow", []byte("2025-02-30"), struct{}{}} {
		d = Date{Year: 2025}
		if err := d.Scan(bad); err == nil || !errors.Is(err, ErrType) && !errors.Is(err, ErrValue) {
			t.Errorf("a date from %v: %v", bad, err)
		}
		if err := p.Scan(bad); err == nil {
			t.Errorf("a profile from %v", bad)
		}
	}
	if _, err := (Date{Year: 2025, Month: 2, Day: 30}).Value(); !errors.Is(err, ErrRange) {
		t.Errorf("a date that does not exist: %v", err)
	}
	if _, err := (Profile{Skills: map[SkillID]Proficiency{"sql": 9}}).Value(); err == nil {
		t.Error("a level off the scale is stored")
	}
}

// bytesOf returns a text as bytes, as some drivers hand it out.
func bytesOf(v any) any {
	if s, ok := v.(string); ok {
		return []byte(s)
	}
	return v
}
