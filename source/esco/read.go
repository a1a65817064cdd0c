package esco

import (
	"cmp"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/fold"
	"github.com/go-career/career/internal/slug"
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

// maxID is the length of the longest ID that is taken: ESCO's own have 36 bytes.
const maxID = 100

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

func newDownload(fsys fs.FS, o Options) *download {
	concepts := func(table, what, base string) pillar {
		return pillar{table: table, what: what, base: base, byURI: map[string]int32{}}
	}
	return &download{
		files: files{fsys: fsys}, o: o,
		isco:        map[string]iscoGroup{},
		occupations: concepts("occupations", "occupation", "http://data.europa.eu/esco/occupation/"),
		skills:      concepts("skills", "skill", "http://data.europa.eu/esco/skill/"),
		groupByURI:  map[string]int32{},
	}
}

// source returns the source of all records.
func (d *download) source() career.Source {
	if d.o.Edition == "" {
		d.o.Edition = cmp.Or(edition(d.dir), NotStated)
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
	if s.AsOf == (career.Date{}) && len(d.problems.Problems) == 0 {
		d.problem(career.Problem{Field: "AsOf", Err: fmt.Errorf("%w: no concept has a date: set it in Options", career.ErrMissing)})
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
		if err := fold.Clean(c.code); err != nil {
			t.fail("code", fmt.Errorf("%w: %.40q: %w", career.ErrText, c.code, err))
		}
		if d.whole("ISCOGroups") && (len(c.unit) != 4 || !slug.Valid(c.unit) || d.isco[c.unit].label == "" || d.isco[c.unit[:3]].label == "") {
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
	if !ok || len(id) > maxID || !slug.Valid(id) {
		t.fail("conceptUri", fmt.Errorf("%w: %.100q: want %s and lower-case letters and digits, with single hyphens between words", career.ErrID, uri, p.base))
		return nil
	}
	if t.col(1) != "released" {
		d.leave(t.file, t.line, uri, strings.Clone(t.col(1)), ReasonUnreleased)
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
					d.leave(t.file, t.line, uri, "", ReasonNoRecord)
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
					d.leave(t.file, t.line, strings.Clone(t.col(i+1)), "", ReasonNoRecord)
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
			d.leave(t.file, t.line, strings.Clone(t.col(0)), strings.Clone(t.col(1)), ReasonNoRecord)
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
		why = ReasonNoRecord
	case from == to:
		why = ReasonItself
	default:
		return from, to, true
	}
	d.leave(t.file, t.line, strings.Clone(t.col(a)), strings.Clone(t.col(b)), why)
	return 0, 0, false
}
