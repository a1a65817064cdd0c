package workforce

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
)

// questions are all that can be asked of people.
var questions = []struct {
	name string
	ask  func(c *career.Catalog, people iter.Seq[Person]) (any, error)
}{
	{"matrix", func(c *career.Catalog, p iter.Seq[Person]) (any, error) { return MatrixOf(c, p, MatrixOptions{}) }},
	{"cover", func(c *career.Catalog, p iter.Seq[Person]) (any, error) { return CoverOf(c, p) }},
	{"cover of roles", func(c *career.Catalog, p iter.Seq[Person]) (any, error) {
		return CoverOf(c, p, "backend-developer", "accountant")
	}},
	{"needs", func(c *career.Catalog, p iter.Seq[Person]) (any, error) { return NeedsOf(c, p, NeedsOptions{}) }},
	{"bench", func(c *career.Catalog, p iter.Seq[Person]) (any, error) { return BenchOf(c, p, BenchOptions{}) }},
	{"candidates", func(c *career.Catalog, p iter.Seq[Person]) (any, error) {
		return Candidates(c, p, "backend-developer", CandidateOptions{})
	}},
	{"review", func(c *career.Catalog, p iter.Seq[Person]) (any, error) { return ReviewPay(c, p, ReviewOptions{}) }},
	{"equity", func(c *career.Catalog, p iter.Seq[Person]) (any, error) {
		return PayEquity(c, p, EquityOptions{Smallest: 2})
	}},
}

// roundTrip checks that a result is the same after it was written and read as JSON, and that no list in it is null.
func roundTrip(t *testing.T, name string, v any) {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if bytes.Contains(b, []byte("null")) {
		t.Errorf("%s: a null in %.300s", name, b)
	}
	back := reflect.New(reflect.TypeOf(v))
	if err := json.Unmarshal(b, back.Interface()); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if d := cmp.Diff(v, back.Elem().Interface()); d != "" {
		t.Errorf("%s: %s", name, d)
	}
}

// TestNobody checks that no people make an empty result of every question, and no error.
func TestNobody(t *testing.T) {
	for _, q := range questions {
		for name, people := range map[string]iter.Seq[Person]{"nil": nil, "empty": slices.Values([]Person{})} {
			v, err := q.ask(career.Default(), people)
			if err != nil {
				t.Errorf("%s of %s: %v", q.name, name, err)
			}
			roundTrip(t, q.name, v)
		}
	}
}

// TestResults checks that results of real people are read back as they were written.
func TestResults(t *testing.T) {
	people := []Person{
		{Key: "a", Role: "backend-developer", Place: "GB", Gender: GenderFemale, Pay: Pay{Basic: yearly(20_000, "GBP"), Variable: yearly(1000, "GBP")},
			Profile: career.Profile{Skills: map[career.SkillID]career.Proficiency{"go": career.Working, "sql": career.Unrated}}},
		{Key: "b", Role: "junior-backend-developer", Place: "GB", Gender: GenderMale, Pay: Pay{Basic: yearly(50_000, "GBP")},
			Profile: career.Profile{Complete: true, Skills: map[career.SkillID]career.Proficiency{}}},
		{Key: "c", Role: "accountant", Place: "GB"}, // nothing else is known
	}
	for _, q := range questions {
		v, err := q.ask(career.Default(), slices.Values(people))
		if err != nil {
			t.Fatalf("%s: %v", q.name, err)
		}
		roundTrip(t, q.name, v)
	}
	roundTrip(t, "people", people)
}

// TestWrong checks what is said about people with whom something is wrong: all of it, by key and field.
func TestWrong(t *testing.T) {
	c := career.Default()
	good := Pay{Basic: yearly(50_000, "GBP"), Hours: 1800}
	basic := func(a career.Amount, currency career.Currency, p career.Period) Pay {
		return Pay{Basic: career.Money{Amount: a, Currency: currency, Period: p}, Hours: 1800}
	}
	for _, x := range []struct {
		name   string
		p      Person
		field  string
		cause  error
		skills bool // skills questions object as well
	}{
		{"no key", Person{Role: "accountant", Place: "GB", Pay: good}, "key", career.ErrMissing, true},
		{"an unknown gender", Person{Key: "x", Role: "accountant", Place: "GB", Gender: "f", Pay: good}, "gender", career.ErrValue, true},
		{"negative pay", Person{Key: "x", Role: "accountant", Place: "GB", Pay: basic(-1, "GBP", career.PerYear)}, "pay.basic", career.ErrRange, false},
		{"pay beyond the limit", Person{Key: "x", Role: "accountant", Place: "GB", Pay: basic(mostPay+1, "GBP", career.PerYear)}, "pay.basic", career.ErrRange, false},
		{"pay beyond an amount", Person{Key: "x", Role: "accountant", Place: "GB", Pay: basic(math.MaxInt64, "GBP", career.PerHour)}, "pay.basic", career.ErrRange, false},
		{"no currency", Person{Key: "x", Role: "accountant", Place: "GB", Pay: basic(100, "", career.PerYear)}, "pay.basic", career.ErrMissing, false},
		{"no such currency", Person{Key: "x", Role: "accountant", Place: "GB", Pay: basic(100, "ZZZ", career.PerYear)}, "pay.basic", career.ErrValue, false},
		{"a currency in lower case", Person{Key: "x", Role: "accountant", Place: "GB", Pay: basic(100, "gbp", career.PerYear)}, "pay.basic", career.ErrValue, false},
		{"no period", Person{Key: "x", Role: "accountant", Place: "GB", Pay: basic(100, "GBP", "")}, "pay.basic", career.ErrMissing, false},
		{"no such period", Person{Key: "x", Role: "accountant", Place: "GB", Pay: basic(100, "GBP", "decade")}, "pay.basic", career.ErrValue, false},
		{"daily pay", Person{Key: "x", Role: "accountant", Place: "GB", Pay: basic(100, "GBP", career.PerDay)}, "pay.basic", career.ErrValue, false},
		{"negative hours", Person{Key: "x", Role: "accountant", Place: "GB", Pay: Pay{Basic: good.Basic, Hours: -1}}, "pay.hours", career.ErrRange, false},
		{"too many hours", Person{Key: "x", Role: "accountant", Place: "GB", Pay: Pay{Basic: good.Basic, Hours: 8785}}, "pay.hours", career.ErrRange, false},
		{"hours not known", Person{Key: "x", Role: "accountant", Place: "DE", Pay: Pay{Basic: career.Money{Amount: 1, Currency: "EUR", Period: career.PerHour}}}, "pay.basic", career.ErrMissing, false},
		{"negative components", Person{Key: "x", Role: "accountant", Place: "GB", Pay: Pay{Basic: good.Basic, Variable: yearly(-1, "GBP"), Hours: 1800}}, "pay.variable", career.ErrRange, false},
		{"components in another currency", Person{Key: "x", Role: "accountant", Place: "GB", Pay: Pay{Basic: good.Basic, Variable: yearly(1, "EUR"), Hours: 1800}}, "pay.variable", career.ErrNotComparable, false},
	} {
		t.Run(x.name, func(t *testing.T) {
			for _, q := range questions {
				if isPay := q.name == "review" || q.name == "equity"; !isPay && !x.skills {
					continue
				}
				_, err := q.ask(c, slices.Values([]Person{{Key: "fine", Role: "accountant", Place: "GB", Pay: good}, x.p}))
				var all *career.LoadError
				if !errors.As(err, &all) || len(all.Problems) != 1 || !errors.Is(err, x.cause) || all.Problems[0].Field != x.field {
					t.Errorf("%s: %v, want %s: %v", q.name, err, x.field, x.cause)
				} else if want := x.p.Key; want != "" && all.Problems[0].Record != want || want == "" && all.Problems[0].Record != "person 2" {
					t.Errorf("%s: of %q", q.name, all.Problems[0].Record)
				}
			}
		})
	}
}

// TestUnknownRoles checks that all unknown roles are named, and the replacement of a retired one.
func TestUnknownRoles(t *testing.T) {
	c, err := career.Default().Overlay(retiring)
	if err != nil {
		t.Fatal(err)
	}
	people := []Person{{Key: "a", Role: "wizard"}, {Key: "b", Role: "scrum-master"}, {Key: "c", Role: "wizard"}, {Key: "d"}, {Key: "d", Role: "accountant"}}
	_, err = MatrixOf(c, slices.Values(people), MatrixOptions{})
	var all *career.LoadError
	if !errors.As(err, &all) {
		t.Fatal(err)
	}
	var got []string
	for _, p := range all.Problems {
		got = append(got, p.Error())
	}
	want := []string{
		`a: role: no role "wizard" in the catalogue`, `b: role: role "scrum-master" was retired: use "delivery-manager"`,
		`c: role: no role "wizard" in the catalogue`, "d: role: missing", "d: key: duplicate"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	var none *career.NotFoundError
	if !errors.As(err, &none) || none.ID != "wizard" {
		t.Errorf("no NotFoundError in %v", err)
	}
	for name, err := range map[string]error{
		"cover":      second(CoverOf(c, nil, "wizard")),
		"needs":      second(NeedsOf(c, nil, NeedsOptions{Roles: []career.RoleID{"wizard"}})),
		"bench":      second(BenchOf(c, nil, BenchOptions{Roles: []career.RoleID{"wizard"}})),
		"candidates": second(Candidates(c, nil, "wizard", CandidateOptions{})),
	} {
		if !errors.As(err, &none) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

// TestWrongOptions checks options that nothing can be done by.
func TestWrongOptions(t *testing.T) {
	c := career.Default()
	for _, x := range []struct {
		name  string
		err   error
		field string
		cause error
	}{
		{"growth without a date", second(ReviewPay(c, nil, ReviewOptions{Growth: 1})), "asOf", career.ErrMissing},
		{"no such date", second(ReviewPay(c, nil, ReviewOptions{AsOf: career.Date{Year: 2026, Month: 13}})), "asOf", career.ErrRange},
		{"growth that leaves nothing", second(ReviewPay(c, nil, ReviewOptions{AsOf: career.Date{Year: 2026}, Growth: -1_000_000_000})), "asOf", career.ErrRange},
		{"full time in a review", second(ReviewPay(c, nil, ReviewOptions{FullTime: -1})), "fullTime", career.ErrRange},
		{"full time in a report", second(PayEquity(c, nil, EquityOptions{FullTime: 10_000})), "fullTime", career.ErrRange},
		{"smallest", second(PayEquity(c, nil, EquityOptions{Smallest: -1})), "smallest", career.ErrRange},
		{"a rate of nothing", second(PayEquity(c, nil, EquityOptions{Rates: []career.ExchangeRate{{}}})), "rates", career.ErrMissing},
		{"a category of nobody", second(PayEquity(c, nil, EquityOptions{Justified: []string{"Enginers"}})), "justified", career.ErrReference},
		{"a place that is none", second(ReviewPay(c, slices.Values([]Person{{Key: "x", Role: "accountant"}}), ReviewOptions{})), "place", career.ErrValue},
		{"no category", second(PayEquity(c, slices.Values([]Person{{Key: "x"}}), EquityOptions{})), "category", career.ErrMissing},
	} {
		var all *career.LoadError
		if !errors.As(x.err, &all) || len(all.Problems) != 1 || all.Problems[0].Field != x.field || !errors.Is(x.err, x.cause) {
			t.Errorf("%s: %v, want %s: %v", x.name, x.err, x.field, x.cause)
		}
	}
	var problems []error
	for p, err := range Positions(c, slices.Values([]Person{{Key: "x"}, {Key: "y", Role: "accountant", Place: "GB"}}), ReviewOptions{}) {
		problems = append(problems, err)
		if err == nil && p.Key != "y" {
			t.Errorf("a position of %q", p.Key)
		}
	}
	if len(problems) != 2 || problems[0] != nil || !errors.Is(problems[1], career.ErrMissing) {
		t.Errorf("positions: %v", problems)
	}
	for range Positions(c, slices.Values([]Person{{Key: "x", Role: "accountant", Place: "GB"}, {}}), ReviewOptions{}) {
		break // must not go on
	}
}

// TestCurrencies checks that pay is converted by the caller's rates, and otherwise refused.
func TestCurrencies(t *testing.T) {
	c := career.Default()
	people := []Person{
		{Key: "w", Category: "c", Gender: GenderFemale, Pay: Pay{Basic: yearly(50_000, "EUR"), Hours: 2000}},
		{Key: "m", Category: "c", Gender: GenderMale, Pay: Pay{Basic: yearly(50_000, "GBP"), Variable: yearly(1000, "GBP"), Hours: 2000}},
	}
	if _, err := PayEquity(c, slices.Values(people), EquityOptions{}); !errors.Is(err, career.ErrNotComparable) {
		t.Errorf("two currencies: %v", err)
	}
	rate := career.ExchangeRate{From: "GBP", To: "EUR", Rate: 1_200_000_000, AsOf: career.Date{Year: 2026}}
	unused := career.ExchangeRate{From: "USD", To: "EUR", Rate: 900_000_000, AsOf: career.Date{Year: 2026}}
	q, err := PayEquity(c, slices.Values(people), EquityOptions{Rates: []career.ExchangeRate{unused, rate}})
	if err != nil {
		t.Fatal(err)
	}
	if q.Currency != "EUR" || q.Yearly.Gap.MenPay != career.Units(61_200) || q.Hourly.Gap.MenPay != 30_60 || len(q.Rates) != 1 || q.Rates[0].People != 1 {
		t.Errorf("%+v", q)
	}
	roundTrip(t, "converted", q)
	if _, err := PayEquity(c, slices.Values(people), EquityOptions{Currency: "USD", Rates: []career.ExchangeRate{rate}}); !errors.Is(err, career.ErrNotComparable) {
		t.Errorf("to a third currency: %v", err)
	}
}

// TestManyProblems checks that an error stays bounded.
func TestManyProblems(t *testing.T) {
	_, err := CoverOf(career.Default(), func(yield func(Person) bool) {
		for range maxProblems + 7 {
			if !yield(Person{}) {
				return
			}
		}
	})
	var all *career.LoadError
	if !errors.As(err, &all) || len(all.Problems) != maxProblems || all.Omitted != maxProblems+14 {
		t.Fatalf("%.100v", err)
	}
	if !strings.HasSuffix(err.Error(), " more") {
		t.Errorf("%.300v", err)
	}
}

// TestOwn checks that a change to what a question returns changes nothing else.
func TestOwn(t *testing.T) {
	c := career.Default()
	people := crewOf(t)
	for _, q := range questions {
		a, err := q.ask(c, slices.Values(people))
		if err != nil {
			t.Fatal(err)
		}
		before, _ := json.Marshal(a)
		b, _ := q.ask(c, slices.Values(people))
		scribble(reflect.ValueOf(&b).Elem())
		again, _ := q.ask(c, slices.Values(people))
		if after, _ := json.Marshal(again); !bytes.Equal(before, after) {
			t.Errorf("%s: changed", q.name)
		}
	}
	cover, _ := CoverOf(c, slices.Values(people))
	before, _ := json.Marshal(cover)
	scribble(reflect.ValueOf(cover.SinglePoints()))
	scribble(reflect.ValueOf(cover.Lacking()))
	scribble(reflect.ValueOf(cover.Without(cover.Losses[0].Key).Skills))
	if after, _ := json.Marshal(cover); !bytes.Equal(before, after) {
		t.Error("a cover's answers share memory with it")
	}
}

func crewOf(t *testing.T) []Person {
	t.Helper()
	return []Person{
		{Key: "a", Role: "backend-developer", Place: "GB", Gender: GenderFemale, Pay: Pay{Basic: yearly(20_000, "GBP"), Hours: 1800},
			Profile: career.Profile{Skills: map[career.SkillID]career.Proficiency{"go": career.Working, "sql": career.Unrated}}},
		{Key: "b", Role: "junior-backend-developer", Place: "GB", Gender: GenderMale, Pay: Pay{Basic: yearly(50_000, "GBP"), Hours: 1800},
			Profile: career.Profile{Skills: map[career.SkillID]career.Proficiency{"java": career.Expert, "git": career.Working}}},
	}
}

// scribble overwrites every string in lists.
func scribble(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			scribble(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			scribble(v.Field(i))
		}
	case reflect.Interface:
		scribble(v.Elem())
	case reflect.String:
		if v.CanSet() {
			v.SetString("scribbled")
		}
	}
}

// FuzzPeople asks everything of whatever people JSON can make: no panic, and results that are read back as written.
func FuzzPeople(f *testing.F) {
	for _, s := range []string{
		`[{"key": "a", "role": "backend-developer", "place": "GB", "gender": "female", "pay": {"basic": {"amount": 50000, "currency": "GBP", "period": "year"}, "hours": 1040}}]`,
		`[{"key": "a", "role": "accountant", "place": "US-NY", "pay": {"basic": {"amount": 9.99, "currency": "USD", "period": "hour"}, "variable": {"amount": 1, "currency": "USD"}}},
		  {"key": "b", "role": "accountant", "place": "US", "gender": "male", "category": "x", "pay": {"basic": {"amount": 10000000000000, "currency": "USD", "period": "year"}, "hours": 1}}]`,
		`[{"key": "a", "profile": {"skills": {"sql": "unrated", "go": "none"}, "complete": true, "level": "senior", "experience": [{"role": "data-analyst", "months": -3}]}}]`,
		`[{}]`,
	} {
		f.Add([]byte(s))
	}
	c := career.Default()
	f.Fuzz(func(t *testing.T, b []byte) {
		var people []Person
		if len(b) > 1<<14 || json.Unmarshal(b, &people) != nil {
			return
		}
		for _, q := range questions {
			v, err := q.ask(c, slices.Values(people))
			if err == nil {
				if _, err := json.Marshal(v); err != nil {
					t.Errorf("%s: %v", q.name, err)
				}
			} else if all := new(career.LoadError); !errors.As(err, &all) || fmt.Sprint(all) == "" {
				t.Errorf("%s: %v is no LoadError", q.name, err)
			}
		}
	})
}

var retiring = fstest.MapFS{"retired.json": {Data: []byte(`{"retired": [{"kind": "role", "id": "scrum-master", "replacedBy": "delivery-manager"}]}`)}}
