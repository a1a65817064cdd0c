package jsonresume

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/go-career/career"
)

// A span is a time from one month to another, which is not in it. Months are counted from year 0. The zero span is none.
type span struct{ start, end int }

// dates reads the dates of a position.
func (m *matcher) dates(p *Position, w *Work, at func(string) string) {
	start, end := strings.TrimSpace(w.StartDate), strings.TrimSpace(w.EndDate)
	same := start == end && at("startDate") == at("endDate") // one field for both
	read := func(field, text string) (d career.Date, c certainty) {
		if text == "" {
			return d, noDate
		}
		d, c = readDate(text)
		switch {
		case same && field == "endDate": // reported for the start
		case c == noDate:
			m.unread(at(field), text, ReasonDate)
		case c == partDate:
			m.unread(at(field), text, ReasonPartDate)
		}
		return d, c
	}
	var first, last certainty
	p.Start, first = read("startDate", start)
	p.End, last = read("endDate", end)
	if first == stillOn { // nobody starts in the present
		if !same {
			m.unread(at("startDate"), start, ReasonDate)
		}
		p.Start = career.Date{}
	}
	p.Current = w.Current || last == stillOn || start != "" && end == ""
	if p.Current && last != stillOn && end != "" && w.Current { // the field that says so counts before an end date
		p.End = career.Date{}
	}
}

// span returns the time of a position, of a month at least. It reports false if the dates do not say.
func (m *matcher) span(p *Position, w *Work, at func(string) string) (span, bool) {
	none := career.Date{}
	if p.Start == none || p.End == none && !p.Current {
		return span{}, false
	}
	switch {
	case p.Start.Time().After(m.today):
		m.unread(at("startDate"), w.StartDate, ReasonOrder)
		return span{}, false
	case p.Current:
	case p.End.Year < p.Start.Year, p.End.Year == p.Start.Year && p.End.Month != 0 && p.End.Month < p.Start.Month:
		m.unread(at("endDate"), w.EndDate, ReasonOrder)
		return span{}, false
	}
	now := monthOf(career.Date{Year: m.today.Year(), Month: m.today.Month()})
	s := span{min(monthOf(p.Start), now), now}
	if !p.Current {
		s.end = min(monthOf(p.End), now)
	}
	s.end = max(s.end, s.start+1)
	return s, true
}

// monthOf returns the month of a date. That of a year alone is the middle of the year.
func monthOf(d career.Date) int {
	if d.Month == 0 {
		return 12*d.Year + 6
	}
	return 12*d.Year + int(d.Month-time.January)
}

// union returns the months in some spans, each counted once.
func union(spans []span) int {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b span) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
	months, done := 0, 0
	for _, s := range spans {
		if from := max(s.start, done); s.end > from {
			months += s.end - from
			done = s.end
		}
	}
	return months
}

// later orders positions, the one still held or ended last before the others.
func (m *matcher) later(i, k int) int {
	a, b := m.out.Work[i], m.out.Work[k]
	if a.Current != b.Current {
		if a.Current {
			return -1
		}
		return 1
	}
	return cmp.Or(b.End.Time().Compare(a.End.Time()), b.Start.Time().Compare(a.Start.Time()), cmp.Compare(i, k))
}

// last returns the last position that has a title, or -1. Among positions without dates it is the first one, since most
// résumés begin with the latest.
func (m *matcher) last() int {
	best := -1
	for i, p := range m.out.Work {
		if strings.TrimSpace(p.Title) != "" && (best < 0 || m.later(i, best) < 0) {
			best = i
		}
	}
	return best
}

// experience returns the roles of positions whose role and time are known, the last one first. A role that was held more
// than once stands where it was held last, with all its time.
func (m *matcher) experience() []career.Experience {
	var known []int
	spans := map[career.RoleID][]span{}
	for i, p := range m.out.Work {
		if p.Role != "" && p.Months > 0 {
			known = append(known, i)
			spans[p.Role] = append(spans[p.Role], m.spans[i])
		}
	}
	slices.SortFunc(known, m.later)
	var list []career.Experience
	for _, i := range known {
		role := m.out.Work[i].Role
		if s := spans[role]; s != nil {
			list = append(list, career.Experience{Role: role, Months: union(s)})
			delete(spans, role)
		}
	}
	return list
}
