package career

import (
	"sync"

	"github.com/go-career/career/internal/embedded"
	"github.com/go-career/career/internal/enum"
	"github.com/go-career/career/internal/textindex"
)

// Evidence is why a mention counts as one.
type Evidence string

// The kinds of evidence.
const (
	EvidenceName Evidence = "name" // the name means nothing else
	EvidenceCue  Evidence = "cue"  // the name is an ordinary word; a cue of the skill, or a word for knowing it, stands in the same sentence
	EvidenceList Evidence = "list" // the name is an ordinary word; it is an item of a list, a cell, a link or code
)

var evidences = enum.Texts[Evidence]{What: "evidence", Values: []Evidence{EvidenceName, EvidenceCue, EvidenceList}}

// EvidenceValues returns the kinds of evidence, the surest first.
func EvidenceValues() []Evidence { return evidences.All() }

// ParseEvidence returns the evidence that s spells. The error wraps [ErrValue].
func ParseEvidence(s string) (Evidence, error) { return evidences.Parse(s) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseEvidence]. Empty text is the zero Evidence.
func (e *Evidence) UnmarshalText(text []byte) error { return evidences.Unmarshal(e, text) }

var evidence = [...]Evidence{textindex.ByName: EvidenceName, textindex.ByCue: EvidenceCue, textindex.ByList: EvidenceList}

// A Mention is a place in a text where a skill is named.
type Mention struct {
	Skill SkillID `json:"skill"`
	Name  string  `json:"name"` // the skill's own, however the text writes it
	// Start and End are bytes of the text: text[Start:End] is the name with the version behind it, if there is one.
	Start int `json:"start"`
	End   int `json:"end"`
	// Alias says that the text has an alias of the skill, or its name in another number or spelling ("REST API" for REST).
	Alias    bool     `json:"alias,omitempty"`
	Evidence Evidence `json:"evidence"` // how sure it is: a name is, a cue or a list makes it likely
}

// FindSkills returns the places where text names a skill of the catalogue, in their order.
//
// A skill is named by its name or an alias: whole words, in any case and with any spacing, hyphens, dots and accents
// ("back-end", "node js", "CI CD"), plural or singular (but for tools), American or British. At each place the longest
// name counts, and mentions do not overlap: "Spring Boot" is no mention of Spring. A name may go over the end of a line,
// but not over any other punctuation. The version behind the name of a tool is part of the mention ("Python 3.12",
// "Java 17"); a number of years is not. Names of one or two letters count only as they are written ("AI", not "ai").
//
// A name that is also an ordinary word ("Go", "R", "Swift", "Excel") is one whose skill has Cues that it does not itself
// contain. It counts where it is written as the name is and a cue stands in the same sentence (next to it, if it starts
// the sentence), or where it is an item of a list with other skills ("C/C++", "Java, Go and Rust"), also with a level or a time
// ("Go (3 years), R: basic"). An alias of one word that is common in the catalogue's names, or that the catalogue has in lower case
// ("design", "data"), counts in a list, as a name in the middle of a sentence, or next to a word for knowing it ("knowledge of
// design"). Evidence says which. A part of another word is none ("go-live", "go-to-market"), nor is a practice in what people are
// called ("backend developers", "the QA team"), nor what people do ("the team building it").
//
// Lines, bullets, cells of tables, arrays of JSON and YAML, and HTML are lists: a bullet, a cell, a link, a string or a
// piece of code that is nothing but a name counts. Tags and entities of HTML are read, scripts and comments left out.
// A word ends where its script changes ("JavaとPython"). What stands in an address or a file's name (index.html) is no mention.
//
// FindSkills does not understand what it reads. "No Java required" mentions Java: negation, and who has or wants a
// skill, are the caller's to judge.
//
// Start and End are offsets into text as it is, valid UTF-8 or not, and never inside a character of valid UTF-8. The
// work grows linearly with the text; only the result is allocated, and for HTML a copy of the text. The first call on a
// catalogue indexes the names, which takes some milliseconds.
func (c *Catalog) FindSkills(text string) []Mention {
	scratch := hits.Get().(*[]textindex.Hit)
	found := c.texts().Find(text, (*scratch)[:0])
	var out []Mention
	if len(found) > 0 {
		out = make([]Mention, len(found))
		for i, h := range found {
			s := &c.ix().Skills[h.Entry]
			out[i] = Mention{Skill: SkillID(s.ID), Name: s.Name, Start: h.Start, End: h.End, Alias: h.Alias, Evidence: evidence[h.Evidence]}
		}
	}
	if *scratch = found; cap(found) < 1<<20 {
		hits.Put(scratch)
	}
	return out
}

// hits holds slices for the work of FindSkills.
var hits = sync.Pool{New: func() any { return new([]textindex.Hit) }}

// textIndex indexes the names of all skills, to be found in text.
func (c *Catalog) textIndex() *textindex.Index {
	return textindex.New(len(c.ix().Skills), func(i int) textindex.Entry {
		s := &c.ix().Skills[i]
		return textindex.Entry{Name: s.Name, Aliases: embedded.Split(s.Aliases), Cues: embedded.Split(s.Cues), Product: kindAt(s) == KindTool}
	})
}
