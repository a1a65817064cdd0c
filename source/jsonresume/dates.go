package jsonresume

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/names"
)

// certainty is how much of a text could be read as a date.
type certainty int

const (
	noDate    certainty = iota
	partDate            // the year alone is certain
	wholeDate           // all that the text says
	stillOn             // "Present": no date, but until today
)

// The years that a date of a résumé may have.
const firstYear, lastYear = 1900, 2100

// maxDate is how long a text may be that has dates.
const maxDate = 100

// readDate reads a date as people write it: "2014-06", "Oct 2014", "12. März 2015", "03/2020", "2023年9月". Of what can be read
// in two ways, such as 03/04/2020, only the year comes back, with partDate.
func readDate(text string) (career.Date, certainty) {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > maxDate {
		return career.Date{}, noDate
	}
	if lex().present[names.Fold(text)] {
		return career.Date{}, stillOn
	}
	if len(text) > 10 && (text[10] == 'T' || text[10] == ' ') && strings.Count(text[:10], "-") == 2 && strings.Contains(text, ":") {
		text = text[:10] // ISO 8601 with a time
	}
	var d dateParts
	d.read(text)
	return d.date()
}

// dateParts are the parts of a text that may be a date.
type dateParts struct {
	year       int
	years      int // so many numbers that can only be years
	yearFirst  bool
	month      time.Month // from a name
	small      []int      // numbers of one or two digits
	short      int        // the year of "'14"
	dots       bool       // the numbers are joined by dots alone, as in 31.12.2020
	strange    bool       // there is something else in the text
	manyMonths bool
}

// read takes a text apart.
func (d *dateParts) read(text string) {
	d.dots = true
	before := ' '
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		end := i + n
		switch {
		case r >= '0' && r <= '9':
			for end < len(text) && text[end] >= '0' && text[end] <= '9' {
				end++
			}
			d.number(text[i:end], before)
		case unicode.IsLetter(r):
			for end < len(text) {
				r, n := utf8.DecodeRuneInString(text[end:])
				if !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) {
					break
				}
				end += n
			}
			d.word(names.Fold(text[i:end]))
		case r == '.' || unicode.IsSpace(r):
		case r == '/' || r == '-' || r == ',' || r == '\'' || r == '’' || r == '‐' || r == '‑':
			d.dots = false
		default:
			d.strange = true
		}
		before, i = r, end
	}
}

func (d *dateParts) word(w string) {
	m, ok := lex().months[w]
	switch {
	case ok:
		d.manyMonths = d.manyMonths || d.month != 0
		d.month = m
	case !lex().fillers[w]:
		d.strange = true
	}
}

// number adds a number that follows another character.
func (d *dateParts) number(digits string, before rune) {
	n := 0
	for _, c := range digits[:min(len(digits), 9)] {
		n = 10*n + int(c-'0')
	}
	switch {
	case len(digits) <= 2 && (before == '\'' || before == '’'):
		d.short = n
		d.years++
	case len(digits) <= 2:
		d.small = append(d.small, n)
	case len(digits) == 4 && n >= firstYear && n <= lastYear:
		d.yearFirst = len(d.small) == 0
		d.year = n
		d.years++
	case (len(digits) == 8 || len(digits) == 6) && d.years == 0: // 20200131, 202001
		for len(digits) > 4 {
			d.small = append(d.small, n%100)
			n /= 100
			digits = digits[:len(digits)-2]
		}
		if len(d.small) == 2 {
			d.small[0], d.small[1] = d.small[1], d.small[0]
		}
		d.strange = d.strange || n < firstYear || n > lastYear
		d.year, d.yearFirst = n, true
		d.years++
	default:
		d.strange = true
	}
}

// date puts the parts together.
func (d *dateParts) date() (career.Date, certainty) {
	if d.years != 1 || d.manyMonths {
		return career.Date{}, noDate
	}
	if d.year == 0 {
		if d.month == 0 {
			return career.Date{}, noDate // '14
		}
		if d.year = 2000 + d.short; d.short > 69 {
			d.year = 1900 + d.short
		}
	}
	if d.year < firstYear || d.year > lastYear {
		return career.Date{}, noDate
	}
	year, part := career.Date{Year: d.year}, partDate
	if d.strange {
		return year, part
	}
	switch {
	case d.month != 0 && len(d.small) == 0:
		return career.Date{Year: d.year, Month: d.month}, wholeDate
	case d.month != 0 && len(d.small) == 1:
		return day(d.year, int(d.month), d.small[0])
	case d.month != 0:
	case len(d.small) == 0:
		return year, wholeDate
	case len(d.small) == 1 && d.small[0] >= 1 && d.small[0] <= 12:
		return career.Date{Year: d.year, Month: time.Month(d.small[0])}, wholeDate
	case len(d.small) == 2:
		a, b := d.small[0], d.small[1]
		switch {
		case d.yearFirst || a == b:
			return day(d.year, a, b)
		case d.dots || a > 12:
			return day(d.year, b, a)
		case b > 12:
			return day(d.year, a, b)
		}
	}
	return year, part
}

// day returns a day, or no more than its year if there is no such day.
func day(year, month, day int) (career.Date, certainty) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if month < 1 || month > 12 || t.Day() != day || t.Month() != time.Month(month) {
		return career.Date{Year: year}, partDate
	}
	return career.Date{Year: year, Month: time.Month(month), Day: day}, wholeDate
}

// splitRange takes a period apart: "January 2019 to Present", "03/2016 – 12/2018", "2016-2018", "seit 2019", "2019.10 -". A
// single date is both ends. It returns two empty texts if the text is no period.
func splitRange(text string) (start, end string) {
	text = strings.TrimSpace(text)
	if i := strings.IndexAny(text, "(·|"); i > 0 { // a duration behind it
		text = strings.TrimSpace(text[:i])
	}
	if len(text) > maxDate {
		return "", ""
	}
	if open := strings.TrimRight(text, "-–—~− "); open != text {
		if _, ok := readDate(open); ok == wholeDate {
			return open, ""
		}
	}
	if _, ok := readDate(text); ok >= wholeDate {
		if ok == stillOn {
			return "", text
		}
		return text, text
	}
	if first, rest, ok := strings.Cut(text, " "); ok && lex().since[names.Fold(first)] {
		if _, ok := readDate(rest); ok == wholeDate {
			return rest, ""
		}
		text = rest // "from 2019 to 2020"
	}
	best := noDate
	for i, r := range text {
		var left, right string
		switch {
		case strings.ContainsRune("-–—~−‐‑至到～/", r):
			left, right = text[:i], text[i+utf8.RuneLen(r):]
		case r == ' ':
			word, rest, ok := strings.Cut(text[i+1:], " ")
			if !ok || !lex().between[names.Fold(word)] {
				continue
			}
			left, right = text[:i], rest
			if also, after, ok := strings.Cut(rest, " "); ok && lex().between[names.Fold(also)] { // "fino ad", "up to"
				right = after
			}
		default:
			continue
		}
		left, right = sameYear(strings.TrimSpace(left), strings.TrimSpace(right))
		_, l := readDate(left)
		_, m := readDate(right)
		switch {
		case l != wholeDate && l != partDate:
		case m != noDate && min(l, m) > best:
			start, end, best = left, right, min(l, m)
		}
	}
	return start, end
}

// sameYear completes the two dates of a period of which one leaves out what the other says: "June" and "August 2019", "2016"
// and "18".
func sameYear(left, right string) (string, string) {
	if end, how := readDate(right); how == wholeDate && lex().months[names.Fold(left)] != 0 {
		return left + " " + strconv.Itoa(end.Year), right
	}
	if start, how := readDate(left); how == wholeDate && len(left) == 4 && len(right) == 2 {
		if n, err := strconv.Atoi(right); err == nil && n > start.Year%100 {
			return left, left[:2] + right
		}
	}
	return left, right
}
