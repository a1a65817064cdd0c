package jsonresume

import "github.com/go-career/career/internal/enum"

// A Place is a text of the résumé and where it stands.
type Place struct {
	Path string `json:"path"` // such as "skills[2].keywords[0]"
	Text string `json:"text"`
}

// Unread is something of a résumé that could not be read, or not in full. Text is the text that stands there, or the
// start of it: the first 200 bytes or so of a value that is not a text.
type Unread struct {
	Place
	Reason Reason `json:"reason"`
}

// Reason is why something could not be read.
type Reason string

// The reasons.
const (
	ReasonType     Reason = "type"      // a value of another type than the field's
	ReasonField    Reason = "field"     // a field that this package doesn't know
	ReasonRepeat   Reason = "repeat"    // a field given twice in one object: the last one was read
	ReasonDeep     Reason = "deep"      // too many sections, groups or lists inside each other
	ReasonDialect  Reason = "dialect"   // nothing in the file looks like a section of a résumé
	ReasonLanguage Reason = "language"  // a version in another language than the one read
	ReasonHidden   Reason = "hidden"    // marked as not to be shown on the résumé
	ReasonDate     Reason = "date"      // no date
	ReasonPartDate Reason = "part-date" // a date of which only the year is certain, which was read
	ReasonOrder    Reason = "order"     // the end is before the start, or the start after today
	ReasonLevel    Reason = "level"     // no level
	ReasonScale    Reason = "scale"     // a number that says nothing without its scale
)

var reasons = enum.Texts[Reason]{What: "reason", Values: []Reason{ReasonType, ReasonField, ReasonRepeat, ReasonDeep, ReasonDialect, ReasonLanguage,
	ReasonHidden, ReasonDate, ReasonPartDate, ReasonOrder, ReasonLevel, ReasonScale}}

// ReasonValues returns the reasons.
func ReasonValues() []Reason { return reasons.All() }

// ParseReason returns the reason that s spells. The error wraps [career.ErrValue].
func ParseReason(s string) (Reason, error) { return reasons.Parse(s) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseReason]. Empty text is the zero Reason.
func (r *Reason) UnmarshalText(text []byte) error { return reasons.Unmarshal(r, text) }

// Dialect is the format that a résumé is written in.
type Dialect string

// The dialects. All of them are read.
const (
	DialectJSONResume     Dialect = "json-resume"     // jsonresume.org, also as it was before 1.0.0
	DialectReactiveResume Dialect = "reactive-resume" // rxresu.me
	DialectFRESH          Dialect = "fresh"           // the FRESH schema, also known as FRESCA
	DialectLinkedIn       Dialect = "linkedin"        // a LinkedIn profile as the site or a tool gives it out
	DialectRenderCV       Dialect = "rendercv"        // rendercv.com
	DialectSchemaOrg      Dialect = "schema.org"      // JSON-LD: a Person
	DialectOther          Dialect = "other"           // another layout, read by the names of its sections
	DialectNone           Dialect = "none"            // nothing that looks like a résumé
)

var dialects = enum.Texts[Dialect]{What: "dialect", Values: []Dialect{DialectJSONResume, DialectReactiveResume, DialectFRESH, DialectLinkedIn,
	DialectRenderCV, DialectSchemaOrg, DialectOther, DialectNone}}

// DialectValues returns the dialects.
func DialectValues() []Dialect { return dialects.All() }

// ParseDialect returns the dialect that s spells. The error wraps [career.ErrValue].
func ParseDialect(s string) (Dialect, error) { return dialects.Parse(s) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseDialect]. Empty text is the zero Dialect.
func (d *Dialect) UnmarshalText(text []byte) error { return dialects.Unmarshal(d, text) }
