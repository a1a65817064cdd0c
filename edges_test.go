package career

import (
	"errors"
	"fmt"
	"go/ast"
	"io/fs"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/language"
)

// functions are the exported functions of the package that are no methods.
var functions = map[string]any{
	"Average": Average, "BasisValues": BasisValues, "ChangeKindValues": ChangeKindValues, "CircleValues": CircleValues, "Compare": Compare, "DataFS": DataFS, "Default": Default, "Diff": Diff,
	"EffortValues": EffortValues, "EvidenceValues": EvidenceValues, "FitValues": FitValues, "LevelValues": LevelValues, "Load": Load, "MarkValues": MarkValues,
	"MoveKindValues": MoveKindValues, "New": New, "NewMoneyPrinter": NewMoneyPrinter, "ParseAmount": ParseAmount, "ParseBasis": ParseBasis, "ParseChangeKind": ParseChangeKind,
	"ParseCircle": ParseCircle, "ParseCurrency": ParseCurrency, "ParseEffort": ParseEffort, "ParseEvidence": ParseEvidence, "ParseFit": ParseFit, "ParseLevel": ParseLevel,
	"ParseMark": ParseMark, "ParseMoveKind": ParseMoveKind, "ParsePeriod": ParsePeriod, "ParsePlace": ParsePlace, "ParseProficiency": ParseProficiency,
	"ParseRate": ParseRate, "ParseReadiness": ParseReadiness, "ParseSkillKind": ParseSkillKind, "ParseStatus": ParseStatus, "ParseTitle": ParseTitle,
	"ParseTitlePartKind": ParseTitlePartKind, "ParseTrack": ParseTrack, "ParseTrend": ParseTrend, "PeriodValues": PeriodValues, "ProficiencyValues": ProficiencyValues,
	"ReadinessValues": ReadinessValues, "SkillKindValues": SkillKindValues, "StatusValues": StatusValues, "Sum": Sum, "TagPlace": TagPlace, "TitlePartKindValues": TitlePartKindValues,
	"TrackValues": TrackValues, "TrendValues": TrendValues, "Units": Units,
}

// exported returns the names of the package's exported functions that are no methods.
func exported(t *testing.T) (names []string) {
	t.Helper()
	for _, d := range declarations(t) {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.IsExported() {
			names = append(names, fn.Name.Name)
		}
	}
	return names
}

// An extremist makes values at the edges of their types.
type extremist struct{ *rand.Rand }

func oneOf[T any](m extremist, list ...T) reflect.Value {
	return reflect.ValueOf(&list[m.IntN(len(list))]).Elem()
}

var (
	someText = []string{"", "x", "\xff", "a\x00b", "backend-developer", "engineering-manager", "go", "sql", "US", "us-35620", "USD", "year", "2025-02-30", "-9223372036854775808",
		"software engineer", "Senior Backend Developer (Go)", strings.Repeat("a ", 5000), strings.Repeat("9", 400), "role", "🙂", "\u202e", "CA-BC", "15-1252", "null", "{}"}
	someInts   = []int64{0, 1, -1, 2, 7, 100, math.MaxInt8, math.MinInt8, math.MaxInt32, math.MinInt32, math.MaxInt64, math.MinInt64, math.MaxInt64 / 2}
	someFloats = []float64{0, 1, -1, 0.5, math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, math.SmallestNonzeroFloat64}
)

func (m extremist) value(t reflect.Type, depth int) reflect.Value {
	switch t {
	case reflect.TypeFor[fs.FS]():
		return oneOf[fs.FS](m, nil, fstest.MapFS{}, small(), small("roles/x.json", "{"))
	case reflect.TypeFor[language.Tag]():
		return oneOf(m, language.Tag{}, language.German, language.MustParse("ar-EG-u-nu-arab"), language.MustParse("en-CA-u-sd-cabc"))
	case reflect.TypeFor[*Catalog]():
		return oneOf(m, Default(), nil)
	case reflect.TypeFor[any]():
		return oneOf[any](m, nil, "x", []byte("{}"), int64(5), 2.5, true)
	case reflect.TypeFor[error]():
		return oneOf[error](m, nil, errors.New("x"))
	}
	v := reflect.New(t).Elem()
	if m.IntN(6) == 0 {
		return v // zero, or nil
	}
	switch t.Kind() {
	case reflect.String:
		v.SetString(someText[m.IntN(len(someText))])
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(someInts[m.IntN(len(someInts))]) // cut to what fits
	case reflect.Uint8:
		v.SetUint(uint64(m.IntN(256)))
	case reflect.Float64:
		v.SetFloat(someFloats[m.IntN(len(someFloats))])
	case reflect.Struct:
		for i := range t.NumField() {
			if t.Field(i).IsExported() {
				v.Field(i).Set(m.value(t.Field(i).Type, depth+1))
			}
		}
	case reflect.Slice:
		n := m.IntN(3)
		if depth > 4 {
			n = 0
		}
		v = reflect.MakeSlice(t, 0, n)
		for range n {
			v = reflect.Append(v, m.value(t.Elem(), depth+1))
		}
	case reflect.Map:
		v = reflect.MakeMap(t)
		for range m.IntN(3) {
			v.SetMapIndex(m.value(t.Key(), depth+1), m.value(t.Elem(), depth+1))
		}
	case reflect.Pointer:
		v = reflect.New(t.Elem())
		v.Elem().Set(m.value(t.Elem(), depth+1))
	}
	return v
}

// call calls f, goes through what it returns, and returns what it panics with.
func call(f reflect.Value, args []reflect.Value) (panicked any) {
	defer func() { panicked = recover() }()
	var out []reflect.Value
	if f.Type().IsVariadic() {
		out = f.CallSlice(args)
	} else {
		out = f.Call(args)
	}
	for _, v := range out {
		switch {
		case v.Kind() == reflect.Func && v.Type().CanSeq() && !v.IsNil():
			n := 0
			for range v.Seq() {
				if n++; n == 3 {
					break
				}
			}
		case v.CanInterface():
			if err, ok := v.Interface().(error); ok {
				_ = err.Error()
			}
		}
	}
	return nil
}

// TestEdges calls every exported function and method with values at the edges of their types: zero, nil, negative, off
// every scale. None may panic, but for the methods of a nil pointer.
func TestEdges(t *testing.T) {
	names := exported(t)
	t.Chdir(t.TempDir()) // for Save
	r := extremist{rand.New(rand.NewPCG(51, 52))}
	rounds := 150
	if testing.Short() {
		rounds = 20
	}
	calls := 0
	try := func(name string, f reflect.Value, receiver *reflect.Value) {
		n := rounds
		if slices.Contains([]string{"Catalog.Save", "Catalog.Records", "Diff", "Load", "Catalog.Overlay"}, name) {
			n = min(n, 10) // as they cost the most
		}
		for range n {
			var args []reflect.Value
			for i := range f.Type().NumIn() {
				args = append(args, r.value(f.Type().In(i), 0))
			}
			if receiver != nil {
				args[0] = *receiver
			} else if name == "Diff" && (args[0].IsNil() || args[1].IsNil()) {
				continue // of a nil catalogue, as the doc has it
			}
			calls++
			if p := call(f, args); p != nil {
				var list []string
				for _, a := range args[min(len(args), 0):] {
					list = append(list, fmt.Sprintf("%.300s", fmt.Sprintf("%+v", a)))
				}
				t.Fatalf("%s panics: %v\n%s", name, p, strings.Join(list, "\n"))
			}
		}
	}
	for _, name := range names {
		f, ok := functions[name]
		if !ok || f == nil {
			t.Errorf("%s is not tried", name)
			continue
		}
		try(name, reflect.ValueOf(f), nil)
	}
	small, err := New(everything())
	if err != nil {
		t.Fatal(err)
	}
	printer := NewMoneyPrinter(language.German)
	receivers := []any{Default(), small, printer, &MoneyPrinter{}, &LoadError{}, &LoadError{Omitted: -5}, &MismatchError{}, &NotFoundError{}, Problem{}, &Problem{Line: -1}}
	for _, v := range receivers {
		rv := reflect.ValueOf(v)
		for i := range rv.Type().NumMethod() {
			m := rv.Type().Method(i)
			try(strings.TrimPrefix(fmt.Sprintf("%T.%s", v, m.Name), "*career."), m.Func, &rv)
		}
	}
	for _, v := range jsonTypes {
		typ := reflect.PointerTo(reflect.TypeOf(v))
		for i := range typ.NumMethod() {
			m := typ.Method(i)
			for range 5 {
				receiver := reflect.New(typ.Elem())
				receiver.Elem().Set(r.value(typ.Elem(), 0))
				n := rounds
				rounds = max(rounds/5, 1)
				try(typ.Elem().Name()+"."+m.Name, m.Func, &receiver)
				rounds = n
			}
		}
	}
	t.Logf("%d calls", calls)
}
