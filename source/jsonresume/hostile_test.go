package jsonresume_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"
	"time"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/strict"
	"github.com/go-career/career/internal/trial"
	"github.com/go-career/career/source/jsonresume"
)

// fields returns n members of an object.
func fields(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `"x%d":1`, i)
	}
	return b.String()
}

// What is broken or hostile is refused in one place, and costs memory in proportion to its size.
func TestHostile(t *testing.T) {
	var kinds []trial.Kind
	add := func(name string, size int, r func() io.Reader, cause error, place string) {
		kinds = append(kinds, trial.Kind{Name: name, Size: size, Cause: cause, Place: place, Read: func() error {
			_, err := jsonresume.Read(r())
			return err
		}})
	}
	text := func(name, s string, cause error, place string) {
		add(name, len(s), func() io.Reader { return strings.NewReader(s) }, cause, place)
	}
	list := func(start, element, end string, n int) string {
		return start + strings.Repeat(element+",", n-1) + element + end
	}
	text("the sample", resume, nil, "")
	for name, r := range map[string]io.Reader{"spaces": trial.Repeat("", " ", 1<<30), "quotation marks": trial.Repeat("", `"`, 1<<30), "brackets": trial.Repeat("", "[", 1<<30)} {
		add("a gigabyte of "+name, 8<<20, func() io.Reader { return r }, career.ErrTooLarge, "résumé: line 1, column 8388609: too large: larger than 8388608 bytes")
	}
	text("100,000 skills", list(`{"skills":[`, `{"name":"Go"}`, "]}", 100_000), nil, "")
	text("empty skills, too many", list("{\"skills\":[\n", "{}", "]}", 100_001), career.ErrTooLarge, "résumé: line 2, column 300001: too large: more than 100000 entries")
	text("empty positions, too many", list(`{"work":[`, "{}", "]}", 2_000_000), career.ErrTooLarge, "résumé: line 1, column 300010: too large")
	text("positions of another name, too many", list(`{"WORK":[`, "{}", "]}", 2_000_000), career.ErrTooLarge, "résumé: line 1, column 300010: too large")
	text("keywords, too many", list(`{"skills":[{"keywords":[`, `""`, "]}]}", 2_000_000), career.ErrTooLarge, "résumé: line 1, column 300025: too large")
	text("members, too many", list("{", `"":0`, "}", 1_000_000), career.ErrTooLarge, "résumé: line 1, column 500002: too large")
	text("a section of something else, too many", list(`{"x":[`, "0", "]}", 1_000_000), career.ErrTooLarge, "résumé: line 1, column 200007: too large")
	text("lists inside each other", strings.Repeat(`{"x":[`, 60)+strings.Repeat("]}", 60), career.ErrTooLarge, "résumé: line 1, column 301: too large: more than 100 objects and lists inside each other")
	text("9,999 lists inside each other", strings.Repeat("[", 9999)+strings.Repeat("]", 9999), career.ErrTooLarge, "résumé: line 1, column 101: too large")
	text("a million lists inside each other", strings.Repeat("[", 1<<20), strict.ErrSyntax, "résumé: line 1, column 10001: malformed JSON")
	text("a name of 2 MiB", `{"basics":{"name":"`+strings.Repeat("x", 2<<20)+`"}}`, career.ErrTooLarge, "résumé: line 1, column 19: too large: a text of more than 1048576 bytes")
	text("a name of a megabyte", `{"basics":{"name":"`+strings.Repeat("x", 1_000_000)+`"}}`, nil, "")
	text("a key of a megabyte", `{"`+strings.Repeat("x", 1_000_000)+`":0}`, nil, "")
	text("a number of a megabyte", `{"x":1`+strings.Repeat("0", 1_000_000)+`}`, nil, "")
	text("escapes", `{"basics":{"name":"`+strings.Repeat(`\u0000`, 100_000)+`"}}`, nil, "")
	text("half surrogates", `{"basics":{"name":"`+strings.Repeat(`\ud800`, 100_000)+`"}}`, nil, "")
	text("one section many times", list("{", `"skills":[{"name":"Go"}]`, "}", 100_000), nil, "")
	deep := func(open, within, end string) string {
		return strings.Repeat(open, 48) + list("[", within, "]", 100_000) + strings.Repeat(end, 48)
	}
	text("skills inside each other", `{"skills":`+deep(`{"a":[`, `"Go"`, `]}`)+"}", nil, "")
	text("lists of skills inside each other", `{"skills":`+deep(`[[`, `"Go"`, `]]`)+"}", nil, "")
	text("positions inside each other", `{"work":`+deep(`[{"roles":`, `{"position":"Clerk"}`, `}]`)+"}", nil, "")
	text("employers inside each other", `{"work":`+deep(`{"a":[`, `{"position":"Clerk"}`, `]}`)+"}", nil, "")
	text("résumés inside each other", strings.Repeat(`{"data":`, 90)+list(`{"skills":[`, `"Go"`, "]}", 100_000)+strings.Repeat("}", 90), nil, "")
	text("names inside each other", `{"basics":{"name":`+deep(`{"name":{"en":`, `"x"`, "}}")+"}}", nil, "")
	text("keywords inside each other", `{"skills":[{"name":"a","keywords":`+deep(`[`, `"x"`, "]")+"}]}", nil, "")
	text("skills that are numbers", list(`{"skills":[`, "0", "]}", 100_000), nil, "")
	text("positions that are numbers", list(`{"work":[`, "0", "]}", 100_000), nil, "")
	text("unknown fields", `{"work":[{`+fields(100_000)+`}]}`, nil, "")
	text("skills as unknown fields", `{"skills":{`+fields(100_000)+`}}`, nil, "")
	text("not UTF-8", "{\"basics\":\n{\"name\":\"\xff\"}}", strict.ErrText, "résumé: line 2, column 10: bad text")
	text("UTF-16", "\xff\xfe{\x00}\x00", strict.ErrText, "résumé: line 1, column 1: bad text")
	text("NUL", "\x00", strict.ErrSyntax, "résumé: line 1, column 1: malformed JSON")
	text("an escape sequence between", "{\x1b[2J}", strict.ErrSyntax, "résumé: line 1, column 2: malformed JSON")
	text("nothing", "", strict.ErrSyntax, "résumé: line 1, column 1: malformed JSON")
	text("cut in a text", resume[:len(resume)/2], strict.ErrSyntax, "résumé: line ")
	text("more behind it", resume+"{}", strict.ErrSyntax, "résumé: line 19, column 2: malformed JSON")
	for name, r := range map[string]struct {
		r     io.Reader
		cause error
	}{
		"a reader that brings nothing":         {trial.Says(0), io.ErrNoProgress},
		"a reader that says too much":          {trial.Says(1 << 30), career.ErrFile},
		"a reader that says less than nothing": {trial.Says(-1), career.ErrFile},
		"a reader that fails":                  {trial.Breaks(resume[:100], fs.ErrPermission), fs.ErrPermission},
	} {
		add(name, 100, func() io.Reader { return r.r }, r.cause, "résumé: unusable file: ")
	}
	trial.Kinds(t, kinds)
	for _, k := range kinds {
		if err := k.Read(); errors.Is(err, career.ErrTooLarge) {
			if _, ok := errors.AsType[*jsonresume.Error](err); !ok {
				t.Errorf("%s: %T", k.Name, err)
			}
		}
	}
}

// scale reads and matches a résumé with n, 2n and 4n entries in one of its lists.
func scale(b *testing.B, n int, start, end string, entry func(i int) string) {
	c, today := career.Default(), time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	c.MatchTitle("web developer", 1)
	for _, n := range []int{n, 2 * n, 4 * n} {
		var text strings.Builder
		text.WriteString(start)
		for i := range n {
			if i > 0 {
				text.WriteByte(',')
			}
			text.WriteString(entry(i))
		}
		text.WriteString(end)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(text.Len()))
			b.ReportAllocs()
			for b.Loop() {
				r, err := jsonresume.Read(strings.NewReader(text.String()))
				if err != nil {
					b.Fatal(err)
				}
				r.MatchOn(c, today)
			}
		})
	}
}

func BenchmarkScaleSkills(b *testing.B) {
	scale(b, 25_000, `{"skills":[`, `]}`, func(i int) string { return fmt.Sprintf(`{"name":"Skill %d","level":"Master"}`, i) })
}

func BenchmarkScaleKeywords(b *testing.B) {
	scale(b, 25_000, `{"skills":[{"keywords":[`, `]}]}`, func(i int) string { return fmt.Sprintf(`"Go, SQL %d"`, i) })
}

func BenchmarkScalePositions(b *testing.B) {
	scale(b, 25_000, `{"work":[`, `]}`, func(i int) string {
		return fmt.Sprintf(`{"position":"Backend Developer","startDate":"%d-01","endDate":"%d-06"}`, 1980+i%40, 1980+i%40)
	})
}
