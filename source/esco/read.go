package esco

import (
	"cmp"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/names"
	"github.com/go-career/career/internal/table"
	"github.com/go-career/career/source"
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

	placed, asks bool // the hierarchy has it below something; it has relations with skills
}

// same reports whether another row says the same of a concept.
func (c *concept) same(o *concept) bool {
	return c.label == o.label && slices.Equal(c.alt, o.alt) && slices.Equal(c.hidden, o.hidden) && c.summary == o.summary &&
		c.code == o.code && c.unit == o.unit && c.kind == o.kind
}

// maxID is the length of the longest ID that is taken: ESCO's own have 36 bytes.
const maxID = 100

// noRecord stands for a concept that is known but became no record.
const noRecord = -1

// A pillar is the concepts of one kind.
type pillar struct {
	file  string
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

func newDownload(fsys fs.FS, o Options) *download {
	concepts := func(file, what string) pillar {
		return pillar{file: file, what: what, base: "http://data.europa.eu/esco/" + what + "/", byURI: map[string]int32{}}
	}
	return &download{
		files: files{fsys: fsys}, o: o,
		isco:        map[string]iscoGroup{},
		occupations: concepts(fileOccupations, "occupation"),
		skills:      concepts(fileSkills, "skill"),
		groupByURI:  map[string]int32{},
	}
}

// source returns the source of all records.
func (d *download) source() career.Source {
	if d.o.Edition == "" {
		d.o.Edition = cmp.Or(edition(path.Dir(d.paths[fileOccupations])), NotStated)
	}
	s := career.Source{
		ID:        sourceID,
		Publisher: "European Commission",
		Title:     "ESCO classification",
		Edition:   d.o.Edition,
		Licence:   "Reuse authorised with acknowledgement (Decision 2011/833/EU)",
		URL:       "https://esco.ec.europa.eu/",
		AsOf:      d.o.AsOf,
	}
	if t, err := time.Parse(time.DateOnly, d.newest); err == nil {
		s.AsOf = career.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}
	}
	if s.AsOf == (career.Date{}) && d.Err() == nil {
		d.Fail(career.Problem{Field: "AsOf", Err: fmt.Errorf("%w: no concept has a date: set it in Options", career.ErrMissing)})
	}
	return s
}

// edition returns the edition that a folder's name states, as in "ESCO dataset - v1.1.1 - classification - en - csv".
func edition(dir string) string {
	for _, word := range strings.Fields(dir) {
		if v, ok := strings.CutPrefix(word, "v"); ok && v != "" && len(v) <= 20 && strings.Trim(v, "0123456789.") == "" {
			return v
		}
	}
	return ""
}

func (d *download) leave(file string, line int, record, what string, why source.Reason) {
	d.Left = append(d.Left, source.Left{File: file, Line: line, Record: record, What: what, Reason: why})
}

// The columns that several files have.
const (
	columnURI         = "conceptUri"
	columnLabel       = "preferredLabel"
	columnDescription = "description"
	columnCode        = "code"
	columnRelation    = "relationType"
)

// conceptColumns are those of occupations and of skills.
var conceptColumns = []string{columnURI, "status", columnLabel, "altLabels", "?hiddenLabels", columnDescription, "?modifiedDate"}

func (d *download) readISCO() {
	for t := range d.table(fileISCO, columnCode, columnLabel, "?"+columnDescription) {
		code := strings.Clone(t.Get(columnCode))
		g := iscoGroup{label: t.name(columnLabel), summary: d.prose(t, code, columnDescription)}
		if first, twice := d.isco[code]; twice {
			d.again(t, columnCode, code, g == first)
			continue
		}
		d.isco[code] = g
	}
}

func (d *download) readTransversal() {
	for t := range d.table(fileTransversal, columnURI) {
		if i, ok := d.lookUp(t, &d.skills, columnURI); ok && i != noRecord {
			d.skills.list[i].kind = career.KindTransversal
		}
	}
}

func (d *download) readOccupations() {
	for t := range d.table(fileOccupations, slices.Concat(conceptColumns, []string{columnCode, "iscoGroup"})...) {
		d.concept(t, &d.occupations, func(c *concept) {
			c.code, c.unit = strings.Clone(t.Get(columnCode)), strings.Clone(t.Get("iscoGroup"))
			if err := names.Clean(c.code); err != nil {
				t.Fail(columnCode, fmt.Errorf("%w: %.40q: %w", career.ErrText, c.code, err))
			}
			if d.whole(fileISCO) && (len(c.unit) != 4 || !names.ValidID(c.unit) || d.isco[c.unit].label == "" || d.isco[c.unit[:3]].label == "") {
				t.Fail("iscoGroup", fmt.Errorf("%w: no ISCO unit group %.20q", career.ErrReference, c.unit))
			}
		})
	}
}

func (d *download) readSkills() {
	for t := range d.table(fileSkills, slices.Concat(conceptColumns, []string{"skillType"})...) {
		d.concept(t, &d.skills, func(c *concept) {
			switch kind := t.Get("skillType"); {
			case kind == "knowledge":
				c.kind = career.KindKnowledge
			case kind == "skill/competence":
				c.kind = career.KindPractice
			case kind != "":
				t.Fail("skillType", fmt.Errorf("%w: %.40q is no type of skill", career.ErrValue, kind))
			}
		})
	}
	d.inGroup = make([][]int32, len(d.skills.list))
}

// concept reads the columns that occupations and skills have in common, and has more read the others.
func (d *download) concept(t rows, p *pillar, more func(*concept)) {
	uri := strings.Clone(t.Get(columnURI))
	id, ok := strings.CutPrefix(uri, p.base)
	if !ok || len(id) > maxID || !names.ValidID(id) {
		t.Fail(columnURI, fmt.Errorf("%w: %.100q: want %s and lower-case letters and digits, with single hyphens between words", career.ErrID, uri, p.base))
		return
	}
	i, twice := p.byURI[uri]
	if status := t.Get("status"); status != "released" && (!twice || i == noRecord) {
		p.byURI[uri] = noRecord
		d.leave(t.File, t.Line, uri, strings.Clone(status), source.ReasonUnreleased)
		return
	}
	d.date(t)
	c := concept{id: id, line: t.Line, label: t.name(columnLabel), summary: d.prose(t, id, columnDescription),
		alt: labels(t.Get("altLabels")), hidden: labels(t.Get("hiddenLabels"))}
	more(&c)
	if twice {
		d.again(t, columnURI, id, i != noRecord && t.Get("status") == "released" && p.list[i].same(&c))
		return
	}
	p.byURI[uri] = int32(len(p.list))
	p.list = append(p.list, c)
}

// again deals with a row about what a row above is about: it is left if it says the same.
func (d *download) again(t rows, column, id string, same bool) {
	if same {
		d.leave(t.File, t.Line, id, "", source.ReasonRepeated)
	} else {
		t.Fail(column, fmt.Errorf("%w: %.100q, and the rows differ", career.ErrDuplicate, t.Get(column)))
	}
}

// date takes note of the day on which the row's concept was modified, if the date of the edition is not stated.
func (d *download) date(t rows) {
	date := t.Get("modifiedDate")
	if d.o.AsOf != (career.Date{}) || date == "" {
		return
	}
	day := date[:min(10, len(date))]
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		t.Fail("modifiedDate", fmt.Errorf("%w: %.40q is no date", career.ErrValue, date))
	} else if day > d.newest {
		d.newest = strings.Clone(day)
	}
}

func (d *download) readGroups() {
	for t := range d.table(fileGroups, columnURI, columnLabel, "?"+columnCode) {
		_, twice := d.groupByURI[t.Get(columnURI)]
		g := &d.groups[d.group(t.Get(columnURI))]
		label, code := t.name(columnLabel), cmp.Or(strings.Clone(t.Get(columnCode)), g.code)
		if twice {
			d.again(t, columnURI, strings.Clone(t.Get(columnURI)), g.label == label && g.code == code)
			continue
		}
		g.label, g.code = label, code
	}
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

// The columns of the hierarchies.
const (
	columnType        = "conceptType"
	columnBroader     = "broaderUri"
	columnBroaderType = "broaderType"
)

// hierarchy returns an iterator over the rows of a hierarchy with the types of both concepts, of which one is that of
// groups and the other of single concepts. seen is called for each concept.
func (d *download) hierarchy(file, single, group string, seen func(t rows, kind, uri string)) iter.Seq2[rows, [2]string] {
	return func(yield func(rows, [2]string) bool) {
		for t := range d.table(file, columnType, columnURI, columnBroaderType, columnBroader) {
			ok := true
			for _, c := range [][2]string{{columnType, columnURI}, {columnBroaderType, columnBroader}} {
				kind := t.Get(c[0])
				if ok = kind == single || kind == group; !ok {
					t.Fail(c[0], fmt.Errorf("%w: %.40q is no type of concept of this pillar", career.ErrValue, kind))
					break
				}
				seen(t, kind, t.Get(c[1]))
			}
			if ok && !yield(t, [2]string{t.Get(columnType), t.Get(columnBroaderType)}) {
				return
			}
		}
	}
}

func (d *download) readBroaderOccupations() {
	p := &d.occupations
	var lost []string
	for t, types := range d.hierarchy(fileBroaderOcc, typeOccupation, typeISCO, func(t rows, kind, uri string) {
		if _, ok := p.byURI[uri]; !ok && kind == typeOccupation && d.whole(p.file) {
			uri = strings.Clone(uri)
			p.byURI[uri] = noRecord
			lost = append(lost, uri)
			d.leave(t.File, t.Line, uri, "", source.ReasonNoRecord)
		}
	}) {
		if types[0] == typeOccupation {
			d.place(t, p)
		}
		if !d.o.Transitions || types != [2]string{typeOccupation, typeOccupation} {
			continue
		}
		if from, to, ok := d.ends(t, p, columnURI, columnBroader); ok {
			d.narrower = append(d.narrower, relation{from: from, to: to})
		}
	}
	d.cut(fileOccupations, len(p.byURI), lost)
	d.lack(fileBroaderOcc, "broader concept", p, func(c *concept) bool { return c.placed })
}

// lack reports the concepts that a file has nothing about, although ESCO says something of each.
func (d *download) lack(file, what string, p *pillar, has func(*concept) bool) {
	if !d.whole(file) || !d.whole(p.file) {
		return
	}
	var absent []string
	for i := range p.list {
		if c := &p.list[i]; !has(c) {
			absent = append(absent, c.id)
		}
	}
	d.Lack(d.paths[file], d.lines[file], what, len(p.list), absent)
}

// cut reports a file that has no row for some of all concepts, if they are too many.
func (d *download) cut(file string, all int, absent []string) {
	if table.TooMany(len(absent), all) {
		d.Lack(d.paths[file], d.lines[file], "row", all, absent)
	}
}

// place notes that the hierarchy has the row's concept.
func (d *download) place(t rows, p *pillar) {
	if i, ok := p.byURI[t.Get(columnURI)]; ok && i != noRecord {
		p.list[i].placed = true
	}
}

func (d *download) readBroaderSkills() {
	var lost []string
	for t, types := range d.hierarchy(fileBroaderSkill, typeSkill, typeGroup, func(t rows, kind, uri string) {
		if _, ok := d.groupByURI[uri]; !ok && kind == typeGroup && d.whole(fileGroups) {
			uri = strings.Clone(uri)
			d.group(uri)
			lost = append(lost, uri)
			d.leave(t.File, t.Line, uri, "", source.ReasonNoRecord)
		}
	}) {
		switch types {
		case [2]string{typeGroup, typeGroup}:
			from, to := d.group(t.Get(columnURI)), d.group(t.Get(columnBroader))
			// A group has one broader group. If it had more, the one with the lowest code would count.
			if g := &d.groups[from]; g.broader == noRecord || d.groups[to].code < d.groups[g.broader].code {
				g.broader = to
			}
		case [2]string{typeSkill, typeGroup}:
			d.place(t, &d.skills)
			if from, ok := d.lookUp(t, &d.skills, columnURI); ok && from != noRecord {
				d.inGroup[from] = append(d.inGroup[from], d.group(t.Get(columnBroader)))
			}
		case [2]string{typeSkill, typeSkill}:
			d.place(t, &d.skills)
			if from, to, ok := d.ends(t, &d.skills, columnURI, columnBroader); ok {
				d.broader = append(d.broader, relation{from: from, to: to, line: int32(t.Line)})
			}
		default:
			t.Fail(columnBroaderType, fmt.Errorf("%w: a group below a skill", career.ErrValue))
		}
	}
	d.cut(fileGroups, len(d.groups), lost)
	d.lack(fileBroaderSkill, "broader concept", &d.skills, func(c *concept) bool { return c.placed })
}

func (d *download) readRelatedSkills() {
	const from, to = "originalSkillUri", "relatedSkillUri"
	last, sorted := "", true
	for t := range d.table(fileRelated, from, to, columnRelation) {
		if uri := t.Get(from); uri != last {
			sorted = sorted && uri > last
			last = strings.Clone(uri)
		}
		essential, ok := t.essential()
		if from, to, found := d.ends(t, &d.skills, from, to); ok && found {
			d.related = append(d.related, relation{from, to, int32(t.Line), essential})
		}
	}
	if !sorted || !d.whole(fileRelated) {
		return
	}
	var behind []string // by chance, there are few
	for i := range d.skills.list {
		if id := d.skills.list[i].id; d.skills.base+id > last {
			behind = append(behind, id)
		}
	}
	d.cut(fileRelated, len(d.skills.list), behind)
}

func (d *download) readRequirements() {
	const occupation, skill = "occupationUri", "skillUri"
	for t := range d.table(fileRequirements, occupation, skill, columnRelation) {
		essential, ok := t.essential()
		from, fromOK := d.lookUp(t, &d.occupations, occupation)
		to, toOK := d.lookUp(t, &d.skills, skill)
		if fromOK && from != noRecord {
			d.occupations.list[from].asks = true
		}
		switch {
		case !ok || !fromOK || !toOK:
		case from == noRecord || to == noRecord:
			d.leave(t.File, t.Line, strings.Clone(t.Get(occupation)), strings.Clone(t.Get(skill)), source.ReasonNoRecord)
		default:
			d.requirements = append(d.requirements, relation{from, to, int32(t.Line), essential})
		}
	}
	d.lack(fileRequirements, "relation with a skill", &d.occupations, func(c *concept) bool { return c.asks })
}

// essential reads the type of a relation.
func (t rows) essential() (essential, ok bool) {
	switch s := t.Get(columnRelation); s {
	case "essential":
		return true, true
	case "optional":
		return false, true
	default:
		t.Fail(columnRelation, fmt.Errorf("%w: %.40q: want essential or optional", career.ErrValue, s))
		return false, false
	}
}

// lookUp returns the concept that a column names.
func (d *download) lookUp(t rows, p *pillar, column string) (int32, bool) {
	i, ok := p.byURI[t.Get(column)]
	// If a file is not whole, the concept may be in a row that could not be read.
	if !ok && d.whole(p.file) && (p != &d.occupations || d.whole(fileBroaderOcc)) {
		t.Fail(column, fmt.Errorf("%w: no %s %.100q", career.ErrReference, p.what, t.Get(column)))
	}
	return i, ok
}

// ends returns the concepts at the ends of a relation of one kind, unless it is wrong or to be left out.
func (d *download) ends(t rows, p *pillar, a, b string) (from, to int32, ok bool) {
	from, okA := d.lookUp(t, p, a)
	to, okB := d.lookUp(t, p, b)
	if !okA || !okB {
		return 0, 0, false
	}
	why := source.ReasonItself
	switch {
	case from == noRecord || to == noRecord:
		why = source.ReasonNoRecord
	case from != to:
		return from, to, true
	}
	d.leave(t.File, t.Line, strings.Clone(t.Get(a)), strings.Clone(t.Get(b)), why)
	return 0, 0, false
}
