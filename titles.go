package career

import (
	"fmt"

	"github.com/go-career/career/internal/embedded"
	"github.com/go-career/career/internal/enum"
	"github.com/go-career/career/internal/title"
	"github.com/go-career/career/internal/titleindex"
)

// A ParsedTitle is a job title taken apart. The zero Level and Track mean that the title states none.
type ParsedTitle struct {
	Level Level `json:"level,omitzero"`
	Track Track `json:"track,omitempty"`
	// Core names the work: lower case, abbreviations spelled out, one spelling for "backend", "back-end" and "back
	// end", and without the words that only say how senior it is.
	Core string `json:"core"`
	// Remainder is everything else but the words of seniority, in the order of the title.
	Remainder []TitlePart `json:"remainder,omitempty"`
	// Why says, in a sentence each, what level, track and the parts of the remainder were read from.
	Why []string `json:"why,omitempty"`
}

// A TitlePart is a part of a title that does not name the work.
type TitlePart struct {
	Kind  TitlePartKind `json:"kind"`
	Text  string        `json:"text"`  // as it stands in the title
	Start int           `json:"start"` // its place in the title, in bytes
	End   int           `json:"end"`
}

// TitlePartKind is what a part of a title is about.
type TitlePartKind string

// The kinds of part.
const (
	PartGrade       TitlePartKind = "grade"       // II, L5, Grade 7
	PartArrangement TitlePartKind = "arrangement" // remote, part-time, contract; "urgent opening for"
	PartGender      TitlePartKind = "gender"      // (m/f/d)
	PartRequisition TitlePartKind = "requisition" // #4711, Req 12345
	PartPeriod      TitlePartKind = "period"      // 2026, 5+ years
	PartLocation    TitlePartKind = "location"    // Berlin; Austin, TX
	PartPay         TitlePartKind = "pay"         // £60k, 20 LPA
	PartTechnology  TitlePartKind = "technology"  // (Go), if the embedded catalogue knows the name as a tool
	PartTeam        TitlePartKind = "team"        // whatever else stands beside the work: a team, a product, an employer
)

var titlePartKinds = enum.Texts[TitlePartKind]{What: "kind of part", Values: []TitlePartKind{PartGrade, PartArrangement, PartGender,
	PartRequisition, PartPeriod, PartLocation, PartPay, PartTechnology, PartTeam}}

// TitlePartKindValues returns the kinds of part.
func TitlePartKindValues() []TitlePartKind { return titlePartKinds.All() }

// ParseTitlePartKind returns the kind of part that s spells. The error wraps [ErrValue].
func ParseTitlePartKind(s string) (TitlePartKind, error) { return titlePartKinds.Parse(s) }

// UnmarshalText implements [encoding.TextUnmarshaler] by way of [ParseTitlePartKind]. Empty text is the zero TitlePartKind.
func (k *TitlePartKind) UnmarshalText(text []byte) error { return titlePartKinds.Unmarshal(k, text) }

var partKinds = [...]TitlePartKind{title.Grade: PartGrade, title.Arrangement: PartArrangement, title.Gender: PartGender,
	title.Requisition: PartRequisition, title.Period: PartPeriod, title.Location: PartLocation,
	title.Technology: PartTechnology, title.Team: PartTeam, title.Pay: PartPay}

// ParseTitle takes a job title apart. It works on the form of English titles alone and needs no catalogue of roles:
//
//	ParseTitle("Sr. Back-End Engr II (Go) – Remote")
//	// senior, individual-contributor, "back end engineer"; the rest: grade II, technology Go, arrangement Remote
//
// Words are whole ones: there is no intern in "Internal Auditor". They count for what they mean where they stand: an
// associate director is a director, a staff nurse is a nurse, the assistant to the CTO is an assistant, lead generation
// leads nobody. A word of seniority outweighs a grade; without one, grades are read as most employers use them (II is
// mid, III senior; L4 mid, L5 senior).
//
// Any text is a title. Its first 1,024 bytes and 64 words are looked at, so the time taken is bounded.
func ParseTitle(s string) ParsedTitle {
	var p title.Parsed
	p.Read(s, isTechnology)
	out := ParsedTitle{Level: Level(p.Level), Track: track(p.Track), Core: p.Core()}
	if p.By >= 0 {
		out.Why = append(out.Why, fmt.Sprintf("level %s: %q", out.Level, s[p.Tokens[p.By].Start:p.Tokens[p.By].End]))
	}
	if p.ByTrack >= 0 {
		out.Why = append(out.Why, fmt.Sprintf("track %s: %q", out.Track, s[p.Tokens[p.ByTrack].Start:p.Tokens[p.ByTrack].End]))
	}
	for i := 0; i < len(p.Tokens); {
		t := p.Tokens[i]
		j := i + 1
		for j < len(p.Tokens) && p.Tokens[j].Kind == t.Kind && p.Tokens[j].Part == t.Part {
			j++
		}
		if k := t.Kind; k != title.Core && k != title.Seniority {
			part := TitlePart{Kind: partKinds[k], Start: t.Start, End: p.Tokens[j-1].End}
			part.Text = s[part.Start:part.End]
			out.Remainder = append(out.Remainder, part)
			out.Why = append(out.Why, fmt.Sprintf("%s: %q", part.Kind, part.Text))
		}
		i = j
	}
	return out
}

func track(t int8) Track {
	switch t {
	case title.Individual:
		return TrackIndividual
	case title.Management:
		return TrackManagement
	}
	return ""
}

// isTechnology reports whether a folded name is that of a tool in the embedded catalogue.
func isTechnology(name string) bool { return Default().isTechnology(name) }

// isTechnology reports whether a folded name is that of a tool.
func (c *Catalog) isTechnology(name string) bool {
	i, ok := c.names()[name]
	return ok && kindAt(&c.ix().Skills[i]) == KindTool
}

// MinTitleScore is the least score of a [TitleMatch] that isn't ambiguous. What scores less is wrong more often than right, and
// is not returned.
const MinTitleScore = 0.5

// A TitleMatch is a role that a title may stand for.
type TitleMatch struct {
	Role  RoleID `json:"role"`
	Title string `json:"title"` // the role's title
	Match string `json:"match"` // Title, or the alias of the role that is nearer
	// Score is how sure the match is, MinTitleScore to 1. A title that a role has, but for spelling and what says
	// nothing about the work, scores 1.
	Score float64 `json:"score"`
	// Ambiguous reports that the title says too little to tell which of several roles it stands for ("Engineer"); this is one of them.
	Ambiguous bool     `json:"ambiguous,omitempty"`
	Matched   []string `json:"matched"`           // the words of the title asked for that the match rests on, as they stand there
	Ignored   []string `json:"ignored,omitempty"` // the other words
}

// MatchTitle returns the roles that a title as people write it stands for, best first, up to limit of them (32 if
// limit is 0). A role that has the very title, as its title or an alias, comes first, at 1, whatever the title says of levels,
// grades or places. Apart from that it compares with every title and alias, whatever the case, accents, punctuation,
// spacing, plural, word order and abbreviations, with a typo in a longer word, and with words too many or too few. The level
// that [ParseTitle] reads from the title decides between the roles of a ladder. If nothing is likely enough
// ([MinTitleScore]) the result is empty.
//
// What surrounds the work is told from it: calls to apply, pay, teams, employers, places, a second job ("Data Scientist / ML
// Engineer", of which the first counts), a field before it ("Healthcare Data Scientist"). Words that a role's title has and
// the title asked for lacks count against it: a "Research Analyst" is no UX research analyst. A title that says too little
// ("Engineer", "Team Leader", "Systems Engineer") gets its candidates, marked as ambiguous, with low scores: look at
// [TitleMatch.Ambiguous] before you take the first.
//
// Of roles that both have the title, the one whose other titles are nearer comes first; roles that are equal in that too
// come in the order of their IDs. The narrower the catalogue, the more it takes to score: words that only say how high
// someone stands prove little, and whom one assists proves nothing.
//
// The first call builds the index, which takes some milliseconds for 200 roles; the time of a call then grows with the
// number of titles that share a word with the one asked for. As for ParseTitle, the first 1,024 bytes and 64 words are
// looked at.
func (c *Catalog) MatchTitle(s string, limit int) []TitleMatch {
	hits := c.titles().Search(s, limit, MinTitleScore)
	if len(hits) == 0 {
		return nil
	}
	out := make([]TitleMatch, len(hits))
	for i, h := range hits {
		r := &c.ix().Roles[h.Owner]
		out[i] = TitleMatch{Role: RoleID(r.ID), Title: r.Title, Match: h.Title, Score: h.Score}
		out[i].Matched, out[i].Ignored, out[i].Ambiguous = h.Matched, h.Ignored, h.Ambiguous
	}
	return out
}

// titleIndex returns the index of all titles and aliases.
func (c *Catalog) titleIndex() *titleindex.Index {
	jobs := map[string]int{}
	group := make([]int, len(c.ix().Roles))
	for i := range c.ix().Roles {
		job := c.ix().Roles[i].Job
		n, ok := jobs[job]
		if !ok || job == "" {
			n = i
			jobs[job] = n
		}
		group[i] = n
	}
	b := titleindex.Builder{Aside: c.isTechnology, Group: func(owner int) int { return group[owner] }}
	for i := range c.ix().Roles {
		r := &c.ix().Roles[i]
		t := title.Unknown
		switch Track(r.Track) {
		case TrackIndividual:
			t = title.Individual
		case TrackManagement:
			t = title.Management
		}
		b.Add(r.Level, t, append([]string{r.Title}, embedded.Split(r.Aliases)...)...)
	}
	return b.Build()
}
