package career

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// A Date is a day, a month or a year: figures are dated as finely as their publisher dates them. Month and Day are
// zero if they are not stated. As text it is ISO 8601: "2025", "2025-05" or "2025-05-31". The zero Date means no
// date.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// String returns the date in ISO 8601, or an empty string for the zero Date.
func (d Date) String() string {
	switch {
	case d == Date{}:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, int(d.Month))
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// middle returns the middle of what the date says: the first of July of a year, the fifteenth of a month.
func (d Date) middle() time.Time {
	switch {
	case d.Month == 0:
		d.Month, d.Day = time.July, 1
	case d.Day == 0:
		d.Day = 15
	}
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// MarshalText implements [encoding.TextMarshaler]. A date that does not exist is an error.
func (d Date) MarshalText() ([]byte, error) {
	if d == (Date{}) {
		return nil, nil
	}
	return []byte(d.String()), d.check()
}

// UnmarshalText implements [encoding.TextUnmarshaler]. Empty text is the zero Date; the error for any other that is no
// date wraps [ErrValue].
func (d *Date) UnmarshalText(text []byte) error {
	if *d = (Date{}); len(text) == 0 {
		return nil
	}
	for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		t, err := time.Parse(layout, string(text))
		if err != nil || t.Year() == 0 {
			continue
		}
		*d = Date{Year: t.Year()}
		if len(layout) > 4 {
			d.Month = t.Month()
		}
		if len(layout) > 7 {
			d.Day = t.Day()
		}
		return nil
	}
	return fmt.Errorf("%w: %.40q is not a date: want 2025, 2025-05 or 2025-05-31", ErrValue, text)
}

// Time returns the start of the date in UTC: of its first month and day if none is stated.
func (d Date) Time() time.Time {
	return time.Date(d.Year, max(d.Month, 1), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// check returns an error for a date that is not set, or does not exist.
func (d Date) check() error {
	if d == (Date{}) {
		return fmt.Errorf("%w: a date is not set", ErrMissing)
	}
	year, month, day := d.Time().Date()
	if d.Year < 1 || d.Year > 9999 || d.Month < 0 || d.Day < 0 || d.Month == 0 && d.Day != 0 ||
		year != d.Year || month != max(d.Month, time.January) || day != max(d.Day, 1) {
		return fmt.Errorf("%w: there is no date %d-%d-%d", ErrRange, d.Year, int(d.Month), d.Day)
	}
	return nil
}

// Value implements [driver.Valuer]: the date as text, or NULL for the zero Date.
func (d Date) Value() (driver.Value, error) {
	text, err := d.MarshalText()
	if len(text) == 0 {
		return nil, err
	}
	return string(text), err
}

// Scan implements [database/sql.Scanner]. It reads text, a [time.Time], and NULL as the zero Date.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = Date{}
		return nil
	case string:
		return d.UnmarshalText([]byte(v))
	case []byte:
		return d.UnmarshalText(v)
	case time.Time:
		d.Year, d.Month, d.Day = v.Date()
		return nil
	}
	return fmt.Errorf("%w: a date cannot be read from %T", ErrType, src)
}
