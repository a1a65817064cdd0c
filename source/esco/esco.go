// Package esco reads ESCO, the classification of European Skills, Competences, Qualifications and Occupations that the
// European Commission publishes, and makes it the records of a [career.Catalog].
//
// [Read] takes the CSV download: a folder ([os.DirFS]) or the published archive as it is ([archive/zip.Reader] is an
// fs.FS). The files may lie at the root or in one folder below it. It was written for edition 1.1.1 and reads nine files
// of it, the ones in a language as occupations_en.csv and the like:
//
//	occupations  skills  ISCOGroups  skillGroups  transversalSkillsCollection
//	occupationSkillRelations  skillSkillRelations  broaderRelationsOccPillar  broaderRelationsSkillPillar
//
// Columns are found by name, so columns more or in another order do no harm; a column less is an error.
//
// # Roles
//
// An occupation becomes a [career.Role]. ID is the last segment of its concept URI, a UUID, and Title its preferred
// label. Aliases are its alternative labels, then its hidden ones. Summary is the description. Codes are the concept URI
// and ESCO's own code ("2512.4"), both of scheme "ESCO", and the ISCO-08 unit group (scheme "ISCO", edition "08"), whose
// fit is broad, as a unit group holds other occupations too. Family is the ISCO minor group, the first three digits
// ("isco-251"), whose field is the label of the sub-major group; a unit group would be too narrow for most (seven
// occupations on average). ESCO states neither level nor track, so there is none.
//
// Requirements are the occupation's relations with skills, the essential ones first, each part in the file's order. ESCO
// states neither proficiency nor importance: Level is zero, so that any held level meets the requirement, and so is
// Importance, which weighs all alike.
//
// # Skills
//
// A skill becomes a [career.Skill] likewise. Kind is transversal for what the transversal collection lists, else
// knowledge or practice (ESCO's skill/competence); a skill whose type is not published has none. Languages are skills
// like others. Broader is the relations between skills of the skills pillar.
//
// Skill groups become no records. They make Category, the group right below the pillar that the skill hangs from
// ("working-with-computers"): that of its own group, or else of the nearest skill broader than it; of several, that
// with the lowest code (ISCED-F's digits before letters). A skill that hangs from none is "ungrouped".
//
// Related is the relations between skills. They are essential or optional, and ESCO does not publish how close the two
// are: [ClosenessEssential] and [ClosenessOptional] are this package's own estimates. Which of the two skills the
// relation starts from is kept only in that it is listed there; a catalogue's relations hold both ways.
//
// # Names
//
// A catalogue has every name once, after folding. Preferred labels come first, then alternative labels, then hidden
// ones. Among these the occupation with the lower ESCO code has a name before the others ("2512.4" is before "2512.4.1",
// which is a kind of it), and the skill that more occupations ask for, then the one with the lower ID. A preferred label
// that is taken is kept with the code, or the first part of the ID, in brackets behind it. A label that repeats one of
// the same record letter by letter is passed over; what else is dropped is listed in [Import.Left].
//
// In all texts invisible characters are removed, and a typographic character that was stored as the bytes of its
// encoding is put right; in names any run of white space becomes one space.
//
// # What is not read
//
// Scope notes, definitions, notes on regulated professions, dates of single concepts, levels of reuse, and the
// collections other than the transversal one. Relations from an occupation to a broader one are read only when
// [Options] ask for them.
//
// The Commission authorises the reuse of ESCO if the source is acknowledged (Decision 2011/833/EU). Whoever shows what was
// imported names the source and says that it was modified, as described above.
package esco

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/go-career/career"
)

// The closeness, in percent, that a relation between two skills is given. ESCO publishes none: the figures are
// estimates that keep the two kinds of relation apart.
const (
	ClosenessEssential = 40 // one of the skills is essential to the other
	ClosenessOptional  = 20 // one of the skills helps with the other
)

// Options say how a download is read. The zero Options will do for the published zip in English.
type Options struct {
	Language string // as the files' names have it; "" is "en"
	// Edition is the edition of the classification ("1.1.1"). Where it is "", it is taken from the name of the folder in
	// which the files lie ("ESCO dataset - v1.1.1 - …"), and is [NotStated] if that does not tell either.
	Edition string
	AsOf    career.Date // the date of the edition; zero is the day on which its newest concept was modified
	// Transitions makes an occupation and the one that is broader than it transitions of each other, with "broader" and
	// "narrower" as their tiers. ESCO says nothing of careers: without it roles have no moves.
	Transitions bool
}

// NotStated is the edition of a download of which neither Options nor a folder's name say which it is.
const NotStated = "not stated"

// An Import is what a download holds.
type Import struct {
	Records career.Records
	Left    []Left // what Records do not have, by file and line
}

// Catalog returns the records as a catalogue, with whatever the caller has changed in them. It is [career.New], and so
// is the error; the records as Read returns them are refused only where skills are broader than themselves.
func (in *Import) Catalog() (*career.Catalog, error) { return career.New(in.Records) }

// Left is one thing in the files that the records do not have, and why.
type Left struct {
	File    string `json:"file"`             // as it is called in the download
	Line    int    `json:"line"`             // 1 is the first; a row of several lines has that of the first
	Record  string `json:"record"`           // the ID of the role or skill, or the URI of a concept that became no record
	What    string `json:"what"`             // the label, the field, the status, or the concept at the other end of the relation
	Reason  Reason `json:"reason"`           // why it was left
	Instead string `json:"instead,omitzero"` // for [ReasonTaken]: the ID of the record that has the name
}

// String returns the entry as one line of text.
func (l Left) String() string {
	s := fmt.Sprintf("%s:%d: %s: ", l.File, l.Line, l.Record)
	if l.What != "" {
		s += strconv.Quote(l.What) + ": "
	}
	s += string(l.Reason)
	if l.Instead != "" {
		s += ": " + l.Instead
	}
	return s
}

// Reason says why something was left out.
type Reason string

// The reasons.
const (
	ReasonSame       Reason = "same name"       // a label that reads the same as another of the record
	ReasonTaken      Reason = "name of another" // a label that reads the same as one of another record: of Instead
	ReasonText       Reason = "unreadable text" // invisible or look-alike characters, or no letter and no digit
	ReasonNoRecord   Reason = "no record"       // of a concept, or to one, that the hierarchy has but no table describes, or that was left itself
	ReasonUnreleased Reason = "not released"    // a concept of another status
	ReasonItself     Reason = "with itself"     // a relation of a concept with itself
	ReasonRepeated   Reason = "given twice"     // a relation that is given twice
)

// Read reads a download. Nothing of fsys is kept.
//
// What is wrong with the files is a [*career.LoadError] with a [career.Problem] for each row that is wrong, up to a
// hundred; then there is no Import. The causes are those of this package and career's ErrFile, ErrTooLarge, ErrText, ErrID,
// ErrMissing, ErrValue, ErrDuplicate and ErrReference. A URI that no table describes is an error, but for that of an
// occupation or a group of skills which ESCO's own hierarchy has: they are listed in Left, and so are the occupation's
// relations. (Edition 1.1.1 has one such occupation, with 67 of the 123,855 relations, and seven groups.)
func Read(fsys fs.FS, o Options) (*Import, error) {
	d := newDownload(fsys, o)
	if d.find(cmp.Or(o.Language, "en")) {
		d.readISCO()
		d.readOccupations()
		d.readSkills()
		d.readTransversal()
		d.readGroups()
		d.readBroaderOccupations()
		d.readBroaderSkills()
		d.readRelatedSkills()
		d.readRequirements()
	}
	source := d.source()
	if err := d.err(); err != nil {
		return nil, err
	}
	in := &Import{Records: d.records(source)}
	slices.SortStableFunc(d.left, func(a, b Left) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	in.Left = d.left
	return in, nil
}
