package main

import (
	"fmt"
	"html/template"
	"math"
	"net/url"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/message"

	"github.com/go-career/career"
)

// functions are what templates can call: names for IDs, and words for values.
func (s *server) functions() template.FuncMap {
	return template.FuncMap{
		"title":    s.title,
		"skill":    s.skillName,
		"family":   s.familyName,
		"place":    s.placeName,
		"static":   s.staticURL,
		"words":    func(v fmt.Stringer) string { return words(v.String()) },
		"dashless": words,
		"percent":  percent,
		"points":   func(share float64) string { return fmt.Sprintf("%.1f%%", 100*share) },
		"signed":   func(f float64) string { return fmt.Sprintf("%+.1f%%", f) },
		"count":    count,
		"months":   months,
		"effort":   effort,
		"readyTag": readyTag,
		"level":    levelName,
		"circle":   circle,
		"bar":      func(b career.Bounds) bar { return newBar(b) },
		"path":     func(parts ...string) string { return "/" + strings.Join(escaped(parts), "/") },
		"add":      func(a, b int) int { return a + b },
		"why":      func(h career.Holding) string { return s.c.Why(h) },
		"isURL":    func(code string) bool { return strings.HasPrefix(code, "http") },
		"names":    func(ids []career.SkillID) string { return s.few(ids, 4) },
		"pairs":    pairs,
	}
}

func escaped(parts []string) []string {
	out := make([]string, len(parts))
	for i, p := range parts {
		out[i] = url.PathEscape(p)
	}
	return out
}

// The names of records; an ID that the catalogue doesn't have is its own name.

func (s *server) title(id career.RoleID) string {
	if name, ok := s.c.RoleTitle(id); ok {
		return name
	}
	return string(id)
}

func (s *server) skillName(id career.SkillID) string {
	if name, ok := s.c.SkillName(id); ok {
		return name
	}
	return string(id)
}

func (s *server) familyName(id career.FamilyID) string {
	if f, ok := s.c.Family(id); ok {
		return f.Name
	}
	return string(id)
}

func (s *server) placeName(p career.Place) string {
	if a, ok := s.c.Area(p); ok {
		return a.Name
	}
	if region, err := language.ParseRegion(string(p.Country())); err == nil {
		if name := display.English.Regions().Name(region); name != "" {
			return name
		}
	}
	return string(p)
}

// few names the first skills of a list, and how many more there are.
func (s *server) few(ids []career.SkillID, most int) string {
	var names []string
	for _, id := range ids[:min(most, len(ids))] {
		names = append(names, s.skillName(id))
	}
	if n := len(ids) - most; n > 0 {
		names = append(names, fmt.Sprintf("%d more", n))
	}
	return strings.Join(names, ", ")
}

// pairs gives a template several values: name, value, name, value.
func pairs(list ...any) (map[string]any, error) {
	m := map[string]any{}
	for i := 0; i+1 < len(list); i += 2 {
		name, ok := list[i].(string)
		if !ok {
			return nil, fmt.Errorf("pairs: %v is no name", list[i])
		}
		m[name] = list[i+1]
	}
	return m, nil
}

// levelName writes a proficiency for people.
func levelName(p career.Proficiency) string {
	switch p {
	case career.Unrated:
		return "level not stated"
	case career.None:
		return "not held"
	}
	return p.String()
}

// circle says on which side of a band pay lies.
func circle(c career.Circle) string {
	switch c {
	case career.CircleGreen:
		return "below the band"
	case career.CircleRed:
		return "above the band"
	}
	return "in the band"
}

// words writes a code as words: "ready-soon" as "ready soon".
func words(code string) string { return strings.ReplaceAll(code, "-", " ") }

// percent writes a share, 0 to 1, in whole percent.
func percent(share float64) string { return fmt.Sprintf("%.0f%%", math.Round(100*share)) }

// count writes a number of things: "1 level", "2 levels".
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	if strings.HasSuffix(one, "person") {
		return fmt.Sprintf("%d %speople", n, strings.TrimSuffix(one, "person"))
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// months writes a time as people say it: "2 years 3 months".
func months(n int) string {
	switch years, rest := n/12, n%12; {
	case years == 0:
		return count(rest, "month")
	case rest == 0:
		return count(years, "year")
	default:
		return count(years, "year") + " " + count(rest, "month")
	}
}

// effort says how much study and practice something takes; it is empty if it takes none.
func effort(study, practice career.Estimate) string {
	var parts []string
	if study.High > 0 {
		parts = append(parts, study.String()+" hours of study")
	}
	if practice.High > 0 {
		parts = append(parts, practice.String()+" months of practice")
	}
	return strings.Join(parts, ", ")
}

// readyTag names the look of a readiness.
func readyTag(r career.Readiness) string {
	switch r {
	case career.ReadyNow:
		return "tag good"
	case career.ReadySoon:
		return "tag near"
	}
	return "tag far"
}

// A bar is the drawing of what is certain, likely and possible, of 100.
type bar struct {
	Certain, Likely, Possible       string // as text
	CertainWidth, LikelyWidth, Wide float64
}

func newBar(b career.Bounds) bar {
	w := func(f float64) float64 { return math.Round(1000*f) / 10 }
	return bar{percent(b.Low), percent(b.Likely), percent(b.High), w(b.Low), w(b.Likely), w(b.High)}
}

// Money, Band and Number write figures as the reader's locale does.

func (r reader) printer() *career.MoneyPrinter { return career.NewMoneyPrinter(r.Locale) }

// Money returns a sum with its period: "$60,000 a year".
func (r reader) Money(m career.Money) string {
	if m.Currency == "" {
		return ""
	}
	return strings.TrimSpace(r.printer().Money(m) + " " + m.Period.Each())
}

// Number returns a whole number.
func (r reader) Number(n int) string { return message.NewPrinter(r.Locale).Sprint(n) }

// Language returns the locale as HTML names it.
func (r reader) Language() string { return r.Locale.String() }
