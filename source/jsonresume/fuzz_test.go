package jsonresume

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/names"
	"github.com/go-career/career/internal/strict"
)

// leaves visits the texts of a JSON value but for those in fields that are passed over.
func leaves(data []byte, visit func(text string)) {
	const passed = passedTop + " " + passedSection + " " + passedWork + " " + passedEntity + " " + passedSkill + " " + passedProject + " " + listKeys
	switch {
	case strict.IsObject(data):
		for key, m := range strict.Members(data, 0) {
			if k := names.Fold(key); k == "work" || k == "skills" || !passed.has(k) && !isLanguage(key) {
				leaves(m.Data, visit)
			}
		}
	case strict.IsArray(data):
		for e := range strict.Elements(data, 0) {
			leaves(e.Data, visit)
		}
	default:
		var s string
		if json.Unmarshal(data, &s) == nil {
			visit(s)
		}
	}
}

// FuzzRead checks that nothing panics, that any JSON object is read, and that each text of its sections is in the résumé or is
// reported.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"{}", `{"skills":[{"name":"/,()","level":"é","keywords":["C++/C#"]}]}`,
		`{"en":{"work":[{"company":"a","date":"2019 - now"}]},"de":{}}`, `{"sections":{"skills":{"items":[{"name":"a","level":3}]}},"basics":{}}`,
		`{"skills":{"a":["b"],"c":{"d":"efgh"}},"work":{"x":{"position":"yyyy","start":{"year":2019,"month":3}}}}`,
		`{"cv":{"sections":[{"type":"work","items":["Go (3 yrs)"]}]}}`, `{"work":[{"roles":[{"position":"abcd","date":["2019",null]}]}]}`,
		`{"work":[{"company":"Quay","mood":"good","start":"Oct 2014","end":"Present","summary":"<p>abcd</p>"}],"skills":{"sets":[{"name":"abcd"}]}}`} {
		f.Add(s)
	}
	c := career.Default()
	f.Fuzz(func(t *testing.T, text string) {
		r, err := Read(strings.NewReader(text))
		if err != nil {
			if e, ok := errors.AsType[*Error](err); !ok || e.Line < 1 || e.Column < 1 {
				t.Errorf("%v", err)
			}
			if json.Valid([]byte(text)) && strict.IsObject([]byte(text)) && !errors.Is(err, career.ErrTooLarge) && !errors.Is(err, strict.ErrText) {
				t.Errorf("an object is refused: %v", err)
			}
			return
		}
		m := r.MatchOn(c, time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC))
		if err := c.CheckProfile(m.Profile); err != nil {
			t.Error(err)
		}
		for _, u := range m.Unread {
			if _, err := ParseReason(string(u.Reason)); err != nil {
				t.Errorf("%+v: %v", u, err)
			}
		}
		whole, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		var back Resume
		if err := json.Unmarshal(whole, &back); err != nil {
			t.Fatal(err)
		}
		if said := string(whole); !strings.Contains(said, "…") { // a long value that is reported is cut
			leaves([]byte(strings.TrimPrefix(text, "\ufeff")), func(s string) {
				if len(s) >= 4 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == "" && !strings.Contains(said, s) {
					t.Errorf("%q is gone from %s", s, said)
				}
			})
		}
	})
}

// FuzzText checks that dates, periods, levels and names of skills come out of any text as they should: dates that there are,
// levels of the scale, and skills that the catalogue has.
func FuzzText(f *testing.F) {
	for _, s := range []string{"Oct '14", "03/04/2020", "2019年3月 – 至今", "4/5", "★★☆", "5+ yrs", "Advanced in SQL, PHP; Go (3 yrs)", "Vue: x", "C/C++ (a, b) and D", "(", ")(", "١٢/٢٠٢٠"} {
		f.Add(s)
	}
	c := career.Default()
	f.Fuzz(func(t *testing.T, text string) {
		if d, how := readDate(text); how == partDate || how == wholeDate {
			if _, err := d.MarshalText(); err != nil || d.Year < firstYear || d.Year > lastYear {
				t.Errorf("%q: %v, %v", text, d, err)
			}
		} else if d != (career.Date{}) {
			t.Errorf("%q: %v without a date", text, d)
		}
		start, end := splitRange(text)
		for _, part := range []string{start, end} {
			if _, how := readDate(part); part != "" && how == noDate {
				t.Errorf("%q: %q is no date", text, part)
			}
		}
		if level, months, reason := readLevel(text); level < career.Unrated || level > career.Expert || months < 0 ||
			reason == "" && level == career.Unrated && months == 0 || reason != "" && (level != career.Unrated || months != 0) {
			t.Errorf("%q: %d, %d, %q", text, level, months, reason)
		}
		for _, n := range namedIn(c, text) {
			if n.skill == "" && strings.TrimSpace(n.text) == "" {
				t.Errorf("%q: an empty name", text)
			}
			if _, ok := c.Skill(n.skill); n.skill != "" && !ok || n.level < career.Unrated {
				t.Errorf("%q: %+v", text, n)
			}
		}
	})
}
