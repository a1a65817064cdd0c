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
package esco

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/fold"
)

// The closeness, in percent, that a relation between two skills is given. ESCO publishes none: the figures are
// estimates that keep the two kinds of relation apart.
const (
	ClosenessEssential = 40 // one of the skills is essential to the other
	ClosenessOptional  = 20 // one of the skills helps with the other
)

// Options say how a download is read. The zero Options are for edition 1.1.1 in English.
type Options struct {
	Language string      // as the files' names have it; "" is "en"
	Edition  string      // the files do not state theirs; "" is "1.1.1"
	AsOf     career.Date // the date of the edition; zero is the day on which its newest concept was modified
	// Transitions makes an occupation and the one that is broader than it transitions of each other, with "broader" and
	// "narrower" as their tiers. ESCO says nothing of careers: without it roles have no moves.
	Transitions bool
}

// An Import is what a download holds.
type Import struct {
	Records career.Records
	Left    []Left // what Records do not have, by file and line
}

// Catalog returns the records as a catalogue. The error is that of [career.New].
func (i *Import) Catalog() (*career.Catalog, error) { return career.New(i.Records) }

// Left is one thing in the files that the records do not have, and why.
type Left struct {
	File   string // as it is called in the download
	Line   int    // 1 is the first; a row of several lines has that of the first
	Record string // the ID of the role or skill, or the URI of a concept that became no record
	What   string // the label, the field, or the concept at the other end of the relation
	Reason Reason
	Kept   string // for [TakenName]: the ID of the record that has the name
}

// String returns the entry as one line of text.
func (l Left) String() string {
	s := fmt.Sprintf("%s:%d: %s: ", l.File, l.Line, l.Record)
	if l.What != "" {
		s += strconv.Quote(l.What) + ": "
	}
	s += string(l.Reason)
	if l.Kept != "" {
		s += ": " + l.Kept
	}
	return s
}

// A Reason is why something was left out.
type Reason string

// The reasons.
const (
	SameName   Reason = "reads the same as another label of the record"
	TakenName  Reason = "reads the same as a label of another record"
	Unclean    Reason = "invisible or look-alike characters, or neither letter nor digit"
	NoRecord   Reason = "the tables do not describe the concept, though the hierarchy has it, or it was left out"
	Unreleased Reason = "its status is not released"
	Itself     Reason = "a relation with itself"
	Repeated   Reason = "the relation is given twice"
)

// A concept is an occupation or a skill as its table has it.
type concept struct {
	id, label   string
	alt, hidden []string
	summary     string
	line        int

	code, unit string // of an occupation: ESCO's code, and the ISCO unit group
	kind       career.SkillKind
	uses       int // occupations that ask for the skill
	aliases    []string
}

// noRecord stands for a concept that is known but became no record.
const noRecord = -1

// A pillar is the concepts of one kind.
type pillar struct {
	table string // what its table is called
	what  string // what one of them is called
	base  string // what their URIs start with
	list  []concept
	byURI map[string]int32 // the position in list, or noRecord
}

type relation struct {
	from, to  int32
	line      int32
	essential bool
}

// A group is a group of skills.
type group struct {
	label, code string
	broader     int32 // noRecord for a pillar
}

type download struct {
	files
	o      Options
	left   []Left
	newest string // the day on which a concept was last modified
	isco   map[string]iscoGroup

	occupations, skills pillar

	groups       []group
	groupByURI   map[string]int32
	inGroup      [][]int32 // by skill: the groups it is in
	broader      []relation
	related      []relation
	requirements []relation
	narrower     []relation // occupations
}

type iscoGroup struct{ label, summary string }

// Read reads a download. Nothing of fsys is kept.
//
// What is wrong with the files is a [*career.LoadError] with a [career.Problem] for each row that is wrong, up to a
// hundred; then there is no Import. The causes are those of this package and career's ErrFile, ErrTooLarge, ErrText, ErrID,
// ErrMissing, ErrValue, ErrDuplicate and ErrReference. A URI that no table describes is an error, but for that of an
// occupation or a group of skills which ESCO's own hierarchy has: they are listed in Left, and so are the occupation's
// relations. (Edition 1.1.1 has one such occupation, with 67 of the 123,855 relations, and seven groups.)
func Read(fsys fs.FS, o Options) (*Import, error) {
	o.Language, o.Edition = cmp.Or(o.Language, "en"), cmp.Or(o.Edition, "1.1.1")
	d := &download{
		files: files{fsys: fsys}, o: o, isco: map[string]iscoGroup{},
		occupations: pillar{table: "occupations", what: "occupation", base: "http://data.europa.eu/esco/occupation/", byURI: map[string]int32{}},
		skills:      pillar{table: "skills", what: "skill", base: "http://data.europa.eu/esco/skill/", byURI: map[string]int32{}},
		groupByURI:  map[string]int32{},
	}
	if d.find(o.Language) {
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
	if err := d.err(); err != nil {
		return nil, err
	}
	i := &Import{Records: d.records()}
	slices.SortStableFunc(d.left, func(a, b Left) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	i.Left = d.left
	return i, nil
}

func (d *download) leave(file string, line int, record, what string, why Reason) {
	d.left = append(d.left, Left{File: file, Line: line, Record: record, What: what, Reason: why})
}

func (d *download) readISCO() {
	d.read("ISCOGroups", []string{"code", "preferredLabel", "description"}, func(t *table) {
		code := strings.Clone(t.col(0))
		if _, twice := d.isco[code]; twice {
			t.fail("code", fmt.Errorf("%w: ISCO group %.20q", career.ErrDuplicate, code))
		}
		g := iscoGroup{label: t.name(1)}
		g.summary = d.prose(t, code, "description", t.col(2))
		d.isco[code] = g
	})
}

func (d *download) readTransversal() {
	d.read("transversalSkillsCollection", []string{"conceptUri"}, func(t *table) {
		if i, ok := d.lookUp(t, &d.skills, 0); ok && i != noRecord {
			d.skills.list[i].kind = career.KindTransversal
		}
	})
}

func (d *download) readOccupations() {
	d.read("occupations", []string{"conceptUri", "status", "preferredLabel", "altLabels", "hiddenLabels", "description", "modifiedDate", "code", "iscoGroup"}, func(t *table) {
		c := d.concept(t, &d.occupations)
		if c == nil {
			return
		}
		c.code, c.unit = strings.Clone(t.col(7)), strings.Clone(t.col(8))
		if d.whole("ISCOGroups") && (len(c.unit) != 4 || !kebab(c.unit) || d.isco[c.unit].label == "" || d.isco[c.unit[:3]].label == "") {
			t.fail("iscoGroup", fmt.Errorf("%w: no ISCO unit group %.20q", career.ErrReference, c.unit))
		}
	})
}

func (d *download) readSkills() {
	d.read("skills", []string{"conceptUri", "status", "preferredLabel", "altLabels", "hiddenLabels", "description", "modifiedDate", "skillType"}, func(t *table) {
		c := d.concept(t, &d.skills)
		if c == nil {
			return
		}
		switch kind := t.col(7); {
		case kind == "knowledge":
			c.kind = career.KindKnowledge
		case kind == "skill/competence":
			c.kind = career.KindPractice
		case kind != "":
			t.fail("skillType", fmt.Errorf("%w: %.40q is no type of skill", career.ErrValue, kind))
		}
	})
	d.inGroup = make([][]int32, len(d.skills.list))
}

// concept reads the columns that occupations and skills have in common. It returns nil for one that becomes no record.
func (d *download) concept(t *table, p *pillar) *concept {
	uri := strings.Clone(t.col(0))
	if _, twice := p.byURI[uri]; twice {
		t.fail("conceptUri", fmt.Errorf("%w: %.100q", career.ErrDuplicate, uri))
		return nil
	}
	p.byURI[uri] = noRecord
	id, ok := strings.CutPrefix(uri, p.base)
	if !ok || !kebab(id) {
		t.fail("conceptUri", fmt.Errorf("%w: %.100q: want %s and lower-case letters and digits, with single hyphens between words", career.ErrID, uri, p.base))
		return nil
	}
	if t.col(1) != "released" {
		d.leave(t.file, t.line, uri, strings.Clone(t.col(1)), Unreleased)
		return nil
	}
	c := concept{id: id, label: t.name(2), line: t.line}
	c.alt, c.hidden = labels(t.col(3)), labels(t.col(4))
	c.summary = d.prose(t, id, "description", t.col(5))
	if date := t.col(6); d.o.AsOf == (career.Date{}) && date != "" {
		if _, err := time.Parse(time.DateOnly, date[:min(10, len(date))]); err != nil {
			t.fail("modifiedDate", fmt.Errorf("%w: %.40q is no date", career.ErrValue, date))
		} else if date[:10] > d.newest {
			d.newest = strings.Clone(date[:10])
		}
	}
	p.byURI[uri] = int32(len(p.list))
	p.list = append(p.list, c)
	return &p.list[len(p.list)-1]
}

// kebab reports whether id can be a record's ID.
func kebab(id string) bool {
	for i := range len(id) {
		c := id[i]
		word := 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
		if !word && (c != '-' || i == 0 || i == len(id)-1 || id[i-1] == '-') {
			return false
		}
	}
	return id != "" && len(id) <= 100
}

// labels splits a field of labels, which stand each on a line of its own.
func labels(field string) []string {
	var list []string
	for s := range strings.SplitSeq(strings.Clone(field), "\n") {
		if s = tidyName(s); s != "" {
			list = append(list, s)
		}
	}
	return list
}

func (d *download) readGroups() {
	d.read("skillGroups", []string{"conceptUri", "preferredLabel", "code"}, func(t *table) {
		if _, twice := d.groupByURI[t.col(0)]; twice {
			t.fail("conceptUri", fmt.Errorf("%w: %.100q", career.ErrDuplicate, t.col(0)))
			return
		}
		g := &d.groups[d.group(t.col(0))]
		g.label = t.name(1)
		g.code = cmp.Or(strings.Clone(t.col(2)), g.code)
	})
}

// group returns the position of a group, which is made if need be.
func (d *download) group(uri string) int32 {
	i, ok := d.groupByURI[uri]
	if !ok {
		uri, i = strings.Clone(uri), int32(len(d.groups))
		d.groups = append(d.groups, group{code: uri[strings.LastIndexByte(uri, '/')+1:], broader: noRecord})
		d.groupByURI[uri] = i
	}
	return i
}

// The types of concepts in the hierarchies.
const (
	typeOccupation = "Occupation"
	typeISCO       = "ISCOGroup"
	typeSkill      = "KnowledgeSkillCompetence"
	typeGroup      = "SkillGroup"
)

var broaderColumns = [...]string{"conceptType", "conceptUri", "broaderType", "broaderUri"}

func (d *download) readBroaderOccupations() {
	p := &d.occupations
	d.read("broaderRelationsOccPillar", broaderColumns[:], func(t *table) {
		for i := 0; i < 4; i += 2 {
			switch t.col(i) {
			case typeISCO:
			case typeOccupation:
				if _, ok := p.byURI[t.col(i+1)]; !ok && d.whole(p.table) {
					uri := strings.Clone(t.col(i + 1))
					p.byURI[uri] = noRecord
					d.leave(t.file, t.line, uri, "", NoRecord)
				}
			default:
				t.fail(t.title(i), fmt.Errorf("%w: %.40q is no type of concept of this pillar", career.ErrValue, t.col(i)))
				return
			}
		}
		if !d.o.Transitions || t.col(0) != typeOccupation || t.col(2) != typeOccupation {
			return
		}
		if from, to, ok := d.ends(t, p, 1, 3); ok {
			d.narrower = append(d.narrower, relation{from: from, to: to})
		}
	})
}

func (d *download) readBroaderSkills() {
	d.read("broaderRelationsSkillPillar", broaderColumns[:], func(t *table) {
		for i := 0; i < 4; i += 2 {
			switch t.col(i) {
			case typeSkill:
			case typeGroup:
				if _, ok := d.groupByURI[t.col(i+1)]; !ok && d.whole("skillGroups") {
					d.leave(t.file, t.line, strings.Clone(t.col(i+1)), "", NoRecord)
				}
			default:
				t.fail(t.title(i), fmt.Errorf("%w: %.40q is no type of concept of this pillar", career.ErrValue, t.col(i)))
				return
			}
		}
		switch [2]string{t.col(0), t.col(2)} {
		case [2]string{typeGroup, typeGroup}:
			from, to := d.group(t.col(1)), d.group(t.col(3))
			// A group has one broader group. If it had more, the one with the lowest code would count.
			if g := &d.groups[from]; g.broader == noRecord || d.groups[to].code < d.groups[g.broader].code {
				g.broader = to
			}
		case [2]string{typeSkill, typeGroup}:
			if from, ok := d.lookUp(t, &d.skills, 1); ok && from != noRecord {
				d.inGroup[from] = append(d.inGroup[from], d.group(t.col(3)))
			}
		case [2]string{typeSkill, typeSkill}:
			if from, to, ok := d.ends(t, &d.skills, 1, 3); ok {
				d.broader = append(d.broader, relation{from: from, to: to, line: int32(t.line)})
			}
		default:
			t.fail("broaderType", fmt.Errorf("%w: a group below a skill", career.ErrValue))
		}
	})
}

func (d *download) readRelatedSkills() {
	d.read("skillSkillRelations", []string{"originalSkillUri", "relatedSkillUri", "relationType"}, func(t *table) {
		essential, ok := t.essential(2)
		if from, to, found := d.ends(t, &d.skills, 0, 1); ok && found {
			d.related = append(d.related, relation{from, to, int32(t.line), essential})
		}
	})
}

func (d *download) readRequirements() {
	d.read("occupationSkillRelations", []string{"occupationUri", "skillUri", "relationType"}, func(t *table) {
		essential, ok := t.essential(2)
		from, fromOK := d.lookUp(t, &d.occupations, 0)
		to, toOK := d.lookUp(t, &d.skills, 1)
		switch {
		case !ok || !fromOK || !toOK:
		case from == noRecord || to == noRecord:
			d.leave(t.file, t.line, strings.Clone(t.col(0)), strings.Clone(t.col(1)), NoRecord)
		default:
			d.requirements = append(d.requirements, relation{from, to, int32(t.line), essential})
		}
	})
}

// essential reads the type of a relation.
func (t *table) essential(i int) (essential, ok bool) {
	switch t.col(i) {
	case "essential":
		return true, true
	case "optional":
		return false, true
	}
	t.fail(t.title(i), fmt.Errorf("%w: %.40q: want essential or optional", career.ErrValue, t.col(i)))
	return false, false
}

// lookUp returns the concept that a column names.
func (d *download) lookUp(t *table, p *pillar, col int) (int32, bool) {
	i, ok := p.byURI[t.col(col)]
	// Where a table is not sound it may be in a row that could not be read.
	if !ok && d.whole(p.table) && (p != &d.occupations || d.whole("broaderRelationsOccPillar")) {
		t.fail(t.title(col), fmt.Errorf("%w: no %s %.100q", career.ErrReference, p.what, t.col(col)))
	}
	return i, ok
}

// ends returns the concepts at the ends of a relation of one kind, unless it is wrong or to be left out.
func (d *download) ends(t *table, p *pillar, a, b int) (from, to int32, ok bool) {
	from, okA := d.lookUp(t, p, a)
	to, okB := d.lookUp(t, p, b)
	if !okA || !okB {
		return 0, 0, false
	}
	why := Reason("")
	switch {
	case from == noRecord || to == noRecord:
		why = NoRecord
	case from == to:
		why = Itself
	default:
		return from, to, true
	}
	d.leave(t.file, t.line, strings.Clone(t.col(a)), strings.Clone(t.col(b)), why)
	return 0, 0, false
}

// prose returns a running text, tidied, or "" if it is still not to be shown.
func (d *download) prose(t *table, record, field, s string) string {
	s = tidyProse(s)
	if fold.CleanProse(s) != nil {
		d.leave(t.file, t.line, record, field, Unclean)
		return ""
	}
	return s
}

// name returns a column as a name, tidied.
func (t *table) name(i int) string {
	s := strings.Clone(tidyName(t.col(i)))
	if s == "" {
		t.fail(t.title(i), fmt.Errorf("%w: every concept has a label", career.ErrMissing))
	} else if err := fold.Clean(s); err != nil {
		t.fail(t.title(i), fmt.Errorf("%w: %.60q: %w", career.ErrText, s, err))
	} else if fold.Name(s) == "" {
		t.fail(t.title(i), fmt.Errorf("%w: %.60q has neither letter nor digit", career.ErrText, s))
	}
	return s
}

// tidyName returns s without what cannot be seen, and with single spaces only.
func tidyName(s string) string {
	if fold.Clean(s) == nil {
		return s
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case hidden(r):
			return -1
		}
		return r
	}, decoded(s))
	return strings.Join(strings.Fields(s), " ")
}

// tidyProse returns s without what cannot be seen, as a string of its own.
func tidyProse(s string) string {
	s = strings.TrimSpace(s)
	if fold.CleanProse(s) == nil {
		return strings.Clone(s)
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\u2028' || r == '\u2029':
			return '\n'
		case r == '\n' || r == '\t' || r == '\r':
			return r
		case hidden(r):
			return -1
		}
		return r
	}, decoded(s)))
}

// hidden reports whether r is a control or format character: nothing a reader sees.
func hidden(r rune) bool { return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) }

// decoded returns s with runs of characters that are the bytes of UTF-8, each taken for a character of Latin-1, put
// right. Only a run with a control character of the upper half is taken for one: no text has them otherwise.
func decoded(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return 0x80 <= r && r <= 0x9f }) || !utf8.ValidString(s) {
		return s
	}
	var out, run []byte
	control := false
	flush := func() {
		if control && utf8.Valid(run) {
			out = append(out, run...)
		} else {
			for _, b := range run {
				out = utf8.AppendRune(out, rune(b))
			}
		}
		run, control = run[:0], false
	}
	for _, r := range s {
		if 0x80 <= r && r <= 0xff {
			run, control = append(run, byte(r)), control || r <= 0x9f
			continue
		}
		flush()
		out = utf8.AppendRune(out, r)
	}
	flush()
	return string(out)
}
