package workforce

import (
	"math/big"
	"strconv"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/enum"
)

// A Percent is a share or a gap in percent, or the reason why there is none. It is worked out exactly and rounded once, half
// away from zero, to a hundredth of a percent. It marshals to a number (12.34), or to its mark as a string, so that a
// figure that is not there is never read as zero.
type Percent struct {
	Hundredths int64 // of a percent: 1234 is 12.34 percent; 0 if there is a mark
	Mark       Mark
}

// Mark says why a figure is not there. The zero Mark is that of a figure that is.
type Mark string

// The marks.
const (
	// MarkSuppressed is for a figure of too few people: fewer than the caller set.
	MarkSuppressed Mark = "suppressed"
	// MarkUndefined is for a figure that does not exist: there are no women or no men, or the men's pay is zero, of which a
	// gap would be a percentage.
	MarkUndefined Mark = "undefined"
)

var marks = enum.Texts[Mark]{What: "mark", Values: []Mark{MarkSuppressed, MarkUndefined}}

// MarkValues returns the marks.
func MarkValues() []Mark { return marks.All() }

// ParseMark returns the mark that s spells. The error wraps [career.ErrValue].
func ParseMark(s string) (Mark, error) { return marks.Parse(s) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseMark]. Empty text is no mark.
func (m *Mark) UnmarshalText(text []byte) error { return marks.Unmarshal(m, text) }

// Known reports whether there is a figure.
func (p Percent) Known() bool { return p.Mark == "" }

// String returns the figure with no more digits than it needs ("12.34", "-3.5"), or the mark.
func (p Percent) String() string {
	if !p.Known() {
		return string(p.Mark)
	}
	return career.Amount(p.Hundredths).String()
}

// MarshalJSON implements [json.Marshaler].
func (p Percent) MarshalJSON() ([]byte, error) {
	if !p.Known() {
		return strconv.AppendQuote(nil, string(p.Mark)), nil
	}
	return []byte(p.String()), nil
}

// UnmarshalJSON implements [json.Unmarshaler]. The error wraps [career.ErrValue] for an unknown mark, and [career.ErrRange]
// for what is no number with at most two digits after the point.
func (p *Percent) UnmarshalJSON(b []byte) error {
	s := string(b)
	if s == "null" {
		return nil
	}
	if mark, err := strconv.Unquote(s); err == nil {
		m, err := ParseMark(mark)
		*p = Percent{Mark: m}
		return err
	}
	a, err := career.ParseAmount(s)
	*p = Percent{Hundredths: int64(a)}
	return err
}

// percent returns a ratio in percent.
func percent(x *big.Rat) Percent {
	n, ok := rounded(new(big.Rat).Mul(x, big.NewRat(10_000, 1)))
	if !ok {
		return Percent{Mark: MarkUndefined}
	}
	return Percent{Hundredths: n}
}

// ratio returns a/b in percent; undefined if b is zero.
func ratio(a, b int) Percent {
	if b == 0 {
		return Percent{Mark: MarkUndefined}
	}
	return percent(big.NewRat(int64(a), int64(b)))
}
