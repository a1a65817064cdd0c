package career

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"

	"github.com/go-career/career/internal/fold"
	"github.com/go-career/career/internal/slug"
)

// check reports everything that is wrong with a draft. A catalogue that passes is one whose every reference leads
// somewhere, so that no query has to ask.
func (d *draft) check() {
	checkKind(d, &d.roles, d.checkRole)
	checkKind(d, &d.skills, d.checkSkill)
	checkKind(d, &d.jobs, d.checkJob)
	checkKind(d, &d.families, d.checkFamily)
	checkKind(d, &d.pay, d.checkPay)
	checkKind(d, &d.occupations, d.checkOccupation)
	checkKind(d, &d.figures, d.checkPayFigures)
	checkKind(d, &d.areas, d.checkArea)
	checkKind(d, &d.parities, d.checkParity)
	checkKind(d, &d.sources, d.checkSource)

	checkNames(d, &d.roles, func(r *Role) (string, string, []string) { return "title", r.Title, r.Aliases })
	checkNames(d, &d.skills, func(s *Skill) (string, string, []string) { return "name", s.Name, s.Aliases })
	checkNames(d, &d.jobs, func(j *Job) (string, string, []string) { return "title", j.Title, nil })
	checkNames(d, &d.families, func(f *Family) (string, string, []string) { return "name", f.Name, nil })

	checkAcyclic(d, &d.roles, "leadsTo", func(r *Role) []RoleID { return r.LeadsTo })
	checkAcyclic(d, &d.skills, "prerequisites", func(s *Skill) []SkillID { return s.Prerequisites })
	checkAcyclic(d, &d.skills, "broader", func(s *Skill) []SkillID { return s.Broader })
	d.checkLadders()
}

// A finding reports one problem of a record.
type finding func(field string, format string, args ...any)

func checkKind[T any](d *draft, kind *drafted[T], check func(*T, finding)) {
	for _, e := range kind.list {
		if e.broken {
			continue
		}
		check(&e.v, func(field, format string, args ...any) {
			d.report(e.file, e.line, kind.key(&e.v), field, fmt.Errorf(format, args...))
		})
	}
}

// isSOC reports whether code is two digits, a hyphen and four digits.
func isSOC(code string) bool {
	if len(code) != 7 {
		return false
	}
	for i := range len(code) {
		if i == 2 && code[i] != '-' || i != 2 && (code[i] < '0' || code[i] > '9') {
			return false
		}
	}
	return true
}

const maxID = 200

// checkID checks what every record has: an ID, and a name.
func checkID(id, field, name string, found finding) {
	switch {
	case id == "":
		found("id", "%w: every record has an ID", ErrMissing)
	case len(id) > maxID || !slug.Valid(id):
		found("id", "%w: %.60q: want lower-case letters and digits, with single hyphens between words", ErrID, id)
	}
	if name == "" {
		found(field, "%w: every record has a %s", ErrMissing, field)
	}
}

// checkTexts reports texts that are empty or that clean objects to.
func checkTexts(field string, list []string, clean func(string) error, found finding) {
	for i, s := range list {
		if s == "" {
			found(at(field, i), "%w: empty text", ErrMissing)
		} else if err := clean(s); err != nil {
			found(at(field, i), "%w: %.60q: %w", ErrText, s, err)
		}
	}
}

// checkText reports a text that clean objects to. It may be empty.
func checkText(field, s string, clean func(string) error, found finding) {
	if err := clean(s); err != nil {
		found(field, "%w: %.60q: %w", ErrText, s, err)
	}
}

func at(field string, i int) string { return fmt.Sprintf("%s[%d]", field, i) }

// refer reports those of ids that are not records of a kind, and those given twice.
func refer[K ~string, T any](kind *drafted[T], field string, ids []K, found finding) {
	for i, id := range ids {
		if kind.byID[string(id)] == nil {
			found(at(field, i), "%w: no %s %.60q", ErrReference, kind.kind, string(id))
		}
		if slices.Contains(ids[:i], id) {
			found(at(field, i), "%w: %q is already listed", ErrDuplicate, string(id))
		}
	}
}

func referOne[K ~string, T any](kind *drafted[T], field string, id K, found finding) {
	if id != "" && kind.byID[string(id)] == nil {
		found(field, "%w: no %s %.60q", ErrReference, kind.kind, string(id))
	}
}

func (d *draft) checkRole(r *Role, found finding) {
	checkID(string(r.ID), "title", r.Title, found)
	checkText("title", r.Title, fold.Clean, found)
	checkTexts("aliases", r.Aliases, fold.Clean, found)
	checkTexts("employers", r.Employers, fold.Clean, found)
	checkTexts("sectors", r.Sectors, fold.Clean, found)
	checkText("summary", r.Summary, fold.CleanProse, found)
	checkText("suggestion", r.Suggestion, fold.CleanProse, found)
	checkText("demand.outlook", r.Demand.Outlook, fold.CleanProse, found)
	checkTexts("responsibilities", r.Responsibilities, fold.CleanProse, found)
	checkTexts("nextSteps", r.NextSteps, fold.CleanProse, found)

	referOne(&d.jobs, "job", r.Job, found)
	referOne(&d.families, "family", r.Family, found)
	if j := d.jobs.byID[string(r.Job)]; j != nil && r.Family != j.v.Family {
		found("family", "%w: %q, but job %s is of family %q", ErrConflict, r.Family, r.Job, j.v.Family)
	}
	refer(&d.roles, "leadsTo", r.LeadsTo, found)
	refer(&d.roles, "transitions", r.Transitions, found)
	refer(&d.skills, "gaps", r.Gaps, found)
	refer(&d.sources, "sources", r.Sources, found)
	for i, id := range r.Transitions {
		if id == r.ID {
			found(at("transitions", i), "%w: a move to itself", ErrCycle)
		}
		if slices.Contains(r.LeadsTo, id) {
			found(at("transitions", i), "%w: %q is also in leadsTo", ErrDuplicate, id)
		}
	}
	for i, id := range r.LeadsTo {
		if to := d.roles.byID[string(id)]; to != nil && to.v.Track == r.Track && to.v.Level != 0 && to.v.Level < r.Level {
			found(at("leadsTo", i), "%w: %s is %s, below this role's %s", ErrLadder, id, to.v.Level, r.Level)
		}
	}
	for i, q := range r.Requirements {
		field := at("requirements", i)
		if d.skills.byID[string(q.Skill)] == nil {
			found(field+".skill", "%w: no skill %.60q", ErrReference, q.Skill)
		}
		if slices.ContainsFunc(r.Requirements[:i], func(o Requirement) bool { return o.Skill == q.Skill }) {
			found(field+".skill", "%w: %q is already required", ErrDuplicate, q.Skill)
		}
		if q.Level < 0 || q.Level > Expert {
			found(field+".level", "%w: a role needs awareness, working, practitioner or expert", ErrRange)
		}
		if q.Importance < 0 || q.Importance > 5 {
			found(field+".importance", "%w: %d: want 1 to 5", ErrRange, q.Importance)
		}
	}
	if r.JobZone < 0 || r.JobZone > 5 {
		found("jobZone", "%w: %d: want 1 to 5", ErrRange, r.JobZone)
	}
	for id := range r.Tiers {
		if !slices.Contains(r.Transitions, id) {
			found("tiers", "%w: %q is no transition", ErrReference, id)
		}
	}
	checkText("note", r.Note, fold.CleanProse, found)
	checkCodes(r.Codes, found)
	d.checkProjection("demand.projection", r.Demand.Projection, found)
	if o := d.occupations.byID[r.Demand.Projection.SOC]; o != nil && o.v.Projection.Source == r.Demand.Projection.Source && o.v.Projection != r.Demand.Projection {
		found("demand.projection", "%w: occupation %s has other figures from the same source", ErrConflict, o.v.SOC)
	}
}

func checkCodes(codes []Code, found finding) {
	for i, c := range codes {
		if c.Scheme == "" || c.Edition == "" || c.Code == "" || c.Fit == "" {
			found(at("codes", i), "%w: a code has scheme, edition, code and fit", ErrMissing)
		}
	}
}

func (d *draft) checkSkill(s *Skill, found finding) {
	checkID(string(s.ID), "name", s.Name, found)
	if !slug.Valid(s.Category) {
		found("category", "%w: %.60q: a category is the name of a file, kebab-case", ErrID, s.Category)
	}
	checkText("name", s.Name, fold.Clean, found)
	checkTexts("aliases", s.Aliases, fold.Clean, found)
	checkTexts("cues", s.Cues, fold.Clean, found)
	checkText("summary", s.Summary, fold.CleanProse, found)
	refer(&d.skills, "broader", s.Broader, found)
	refer(&d.skills, "prerequisites", s.Prerequisites, found)
	for i, r := range s.Related {
		field := at("related", i)
		switch {
		case d.skills.byID[string(r.Skill)] == nil:
			found(field+".skill", "%w: no skill %.60q", ErrReference, r.Skill)
		case r.Skill == s.ID:
			found(field+".skill", "%w: related to itself", ErrCycle)
		case slices.ContainsFunc(s.Related[:i], func(o Relation) bool { return o.Skill == r.Skill }):
			found(field+".skill", "%w: %q is already listed", ErrDuplicate, r.Skill)
		}
		if r.Closeness < 1 || r.Closeness > 100 {
			found(field+".closeness", "%w: %d: want 1 to 100", ErrRange, r.Closeness)
		}
	}
}

func (d *draft) checkJob(j *Job, found finding) {
	checkID(string(j.ID), "title", j.Title, found)
	checkText("title", j.Title, fold.Clean, found)
	referOne(&d.families, "family", j.Family, found)
	checkCodes(j.Codes, found)
	for i, u := range j.Uncoded {
		if u.Scheme == "" || u.Why == "" {
			found(at("uncoded", i), "%w: scheme and why", ErrMissing)
		}
		if slices.ContainsFunc(j.Codes, func(c Code) bool { return c.Scheme == u.Scheme }) {
			found(at("uncoded", i), "%w: the job has a code of %s", ErrConflict, u.Scheme)
		}
	}
}

func (d *draft) checkFamily(f *Family, found finding) {
	checkID(string(f.ID), "name", f.Name, found)
	checkText("name", f.Name, fold.Clean, found)
	checkText("field", f.Field, fold.Clean, found)
	checkText("summary", f.Summary, fold.CleanProse, found)
}

func (d *draft) checkSource(s *Source, found finding) {
	checkID(string(s.ID), "title", s.Title, found)
	checkText("title", s.Title, fold.CleanProse, found)
	if s.Publisher == "" {
		found("publisher", "%w: every source has a publisher", ErrMissing)
	}
	if s.AsOf == (Date{}) {
		found("asOf", "%w: every source has a date", ErrMissing)
	}
}

// checkFigure checks that a figure names a source that exists.
func (d *draft) checkFigure(field string, id SourceID, found finding) {
	if id == "" {
		found(field, "%w: every figure names its source", ErrMissing)
	} else {
		referOne(&d.sources, field, id, found)
	}
}

func (d *draft) checkPay(p *jobPay, found finding) {
	referOne(&d.jobs, "job", p.Job, found)
	lower := map[bandKey]SalaryBand{} // by key without level: the highest band so far
	bands := slices.Clone(p.Bands)
	sortBands(bands)
	for _, b := range bands {
		field := fmt.Sprintf("bands[%s %s %s %s]", cmp.Or(b.Level.String(), "all levels"), b.Region, b.Currency, b.Basis)
		if b.Region.String() == "ZZ" || b.Currency.String() == "XXX" || b.Period == "" || b.Basis == "" {
			found(field, "%w: a band has region, currency, period and basis", ErrMissing)
		}
		if b.Min <= 0 || b.Min >= b.Max {
			found(field, "%w: %s to %s: want 0 < min < max", ErrRange, b.Min, b.Max)
		}
		if b.Area != "" {
			d.checkInside(field+".area", b.Area, b.Region, found)
		}
		referOne(&d.figures, field+".figures", b.Figures, found)
		if b.AsOf == (Date{}) {
			found(field+".asOf", "%w: every figure has a date", ErrMissing)
		}
		d.checkFigure(field+".source", b.Source, found)
		checkText(field+".method", b.Method, fold.CleanProse, found)
		k := b.key()
		k.level = 0
		if l, ok := lower[k]; ok && b.Level != 0 && (b.Min < l.Min || b.Max < l.Max) {
			found(field, "%w: %s to %s is below the %s band", ErrLadder, b.Min, b.Max, l.Level)
		}
		if b.Level != 0 {
			lower[k] = b
		}
	}
	for i, u := range p.Unpriced {
		if u.Level == 0 && u.Region == (language.Region{}) || u.Why == "" {
			found(at("unpriced", i), "%w: level or region, and why", ErrMissing)
		}
	}
}

func (d *draft) checkOccupation(o *Occupation, found finding) {
	if !isSOC(o.SOC) {
		found("soc", "%w: %.20q: want a code such as 15-1254", ErrID, o.SOC)
	}
	if o.Title == "" {
		found("title", "%w: every occupation has a title", ErrMissing)
	}
	if o.Employment < 0 {
		found("employment", "%w: %d", ErrRange, o.Employment)
	}
	d.checkFigure("source", o.Source, found)
	checkPercentiles("hourly", o.Hourly, found)
	checkPercentiles("annual", o.Annual, found)
	d.checkProjection("projection", o.Projection, found)
	if p := o.Projection; p != (Projection{}) && p.SOC != o.SOC {
		found("projection.soc", "%w: %q in the record of %q", ErrConflict, p.SOC, o.SOC)
	}
}

// checkPercentiles reports percentiles that are below zero, or fall.
func checkPercentiles(field string, p Percentiles, found finding) {
	var last Amount
	for _, f := range p.points() {
		v, ok := f.Published()
		if ok && v < max(last, 1) {
			found(fmt.Sprintf("%s.p%d", field, f.rank), "%w: percentiles are above zero and do not fall", ErrRange)
		}
		if ok {
			last = v
		}
	}
}

func (d *draft) checkPayFigures(j *figuresJSON, found finding) {
	f := j.figures()
	checkID(string(f.ID), "title", f.Title, found)
	checkText("title", f.Title, fold.CleanProse, found)
	if f.Scheme == "" || f.Edition == "" || f.Code == "" {
		found("code", "%w: scheme, edition and code", ErrMissing)
	}
	if f.Region == (language.Region{}) || f.Currency == (currency.Unit{}) || f.Period == "" {
		found("region", "%w: region, currency and period", ErrMissing)
	}
	if f.Area != "" {
		found("area", "%w: the figures of an area stand in areas", ErrConflict)
	}
	if f.AsOf == (Date{}) {
		found("asOf", "%w: every figure has a date", ErrMissing)
	}
	d.checkFigure("source", f.Source, found)
	checkPercentiles("percentiles", f.Percentiles, found)
	checkLevels("levels", f.Levels, found)
	seen := map[AreaID]bool{}
	for i, a := range f.Areas {
		d.checkInside(at("areas", i)+".area", a.Area, f.Region, found)
		if seen[a.Area] {
			found(at("areas", i)+".area", "%w: %q is already listed", ErrDuplicate, string(a.Area))
		}
		seen[a.Area] = true
		checkPercentiles(at("areas", i)+".percentiles", a.Percentiles, found)
		checkLevels(at("areas", i)+".levels", a.Levels, found)
	}
}

// checkLevels reports wage levels of which one is missing, or that fall.
func checkLevels(field string, l WageLevels, found finding) {
	if l == (WageLevels{}) {
		return
	}
	low, ok := l.I.Published()
	high, both := l.IV.Published()
	if !ok || !both || low <= 0 || high < low {
		found(field, "%w: want both levels, above zero and not falling", ErrRange)
	}
}

// checkInside reports an area that is not known, or not in a region.
func (d *draft) checkInside(field string, id AreaID, r language.Region, found finding) {
	referOne(&d.areas, field, id, found)
	if country, ok := id.Country(); !ok || country != r {
		found(field, "%w: %.60q is not in %s", ErrConflict, string(id), r)
	}
}

func (d *draft) checkArea(a *Area, found finding) {
	checkID(string(a.ID), "name", a.Name, found)
	checkText("name", a.Name, fold.Clean, found)
	if _, ok := a.ID.Country(); !ok {
		found("id", "%w: %.60q: want a country's code, a hyphen and the area's code", ErrID, string(a.ID))
	}
	if a.Kind == "" {
		found("kind", "%w: every area has a kind", ErrMissing)
	}
}

func (d *draft) checkParity(j *parityJSON, found finding) {
	p := j.parity()
	if p.Region == (language.Region{}) || p.Year == 0 || p.Rate <= 0 {
		found("region", "%w: region, year and a rate above zero", ErrMissing)
	}
	d.checkFigure("source", p.Source, found)
}

func (d *draft) checkProjection(field string, p Projection, found finding) {
	if p == (Projection{}) {
		return
	}
	if p.GrowthPercent < -100 || p.YearlyOpenings < 0 || p.From >= p.To {
		found(field, "%w: want growth of -100 percent or more, openings of 0 or more, and a period of years", ErrRange)
	}
	d.checkFigure(field+".source", p.Source, found)
}

// checkNames reports names and aliases of one kind that are the same once they are folded.
func checkNames[T any](d *draft, kind *drafted[T], names func(*T) (field, name string, aliases []string)) {
	type use struct {
		e     *entry[T]
		field string
	}
	first := make(map[string]use, len(kind.list)*2)
	for _, e := range kind.list {
		field, name, aliases := names(&e.v)
		claim := func(field, s string) {
			f := fold.Name(s)
			if s == "" {
				return
			}
			if f == "" {
				d.report(e.file, e.line, kind.key(&e.v), field, fmt.Errorf("%w: %.60q has neither letter nor digit", ErrText, s))
				return
			}
			if u, taken := first[f]; taken {
				of := "this record's own " + u.field
				if u.e != e {
					of = fmt.Sprintf("%s of %s", u.field, kind.key(&u.e.v))
				}
				d.report(e.file, e.line, kind.key(&e.v), field, fmt.Errorf("%w: %q reads the same as %s", ErrDuplicate, s, of))
				return
			}
			first[f] = use{e, field}
		}
		claim(field, name)
		for i, a := range aliases {
			claim(at("aliases", i), a)
		}
	}
}

// checkAcyclic reports each record from which a chain of references comes back to it, once a cycle.
func checkAcyclic[T any, K ~string](d *draft, kind *drafted[T], field string, next func(*T) []K) {
	const unseen, open, done = 0, 1, 2
	state := make(map[*entry[T]]int, len(kind.list))
	type frame struct {
		e *entry[T]
		i int
	}
	for _, start := range kind.list {
		if state[start] != unseen {
			continue
		}
		// Depth first with a stack of its own: a hostile chain may be as long as the catalogue.
		stack := []frame{{e: start}}
		state[start] = open
		for len(stack) > 0 {
			f := &stack[len(stack)-1]
			ids := next(&f.e.v)
			if f.i == len(ids) {
				state[f.e] = done
				stack = stack[:len(stack)-1]
				continue
			}
			to := kind.byID[string(ids[f.i])]
			f.i++
			switch {
			case to == nil:
			case state[to] == unseen:
				state[to] = open
				stack = append(stack, frame{e: to})
			case state[to] == open:
				path := ""
				for k := len(stack) - 1; k >= 0; k-- {
					path = kind.key(&stack[k].e.v) + " → " + path
					if stack[k].e == to {
						break
					}
					if len(path) > 200 {
						path = "… → " + path
						break
					}
				}
				d.report(f.e.file, f.e.line, kind.key(&f.e.v), at(field, f.i-1), fmt.Errorf("%w: %s%s", ErrCycle, path, kind.key(&to.v)))
			}
		}
	}
}

// checkLadders reports requirements that fall along the ladder of a job.
func (d *draft) checkLadders() {
	type ladder struct {
		job   JobID
		track Track
	}
	ladders := map[ladder][]*entry[Role]{}
	for _, e := range d.roles.list {
		if e.v.Job != "" && e.v.Level != 0 {
			l := ladder{e.v.Job, e.v.Track}
			ladders[l] = append(ladders[l], e)
		}
	}
	for _, l := range slices.SortedFunc(maps.Keys(ladders), func(a, b ladder) int {
		return cmp.Or(cmp.Compare(a.job, b.job), cmp.Compare(a.track, b.track))
	}) {
		rungs := ladders[l]
		slices.SortStableFunc(rungs, func(a, b *entry[Role]) int { return cmp.Compare(a.v.Level, b.v.Level) })
		highest := map[SkillID]*entry[Role]{}
		level := map[SkillID]Proficiency{}
		for _, e := range rungs {
			for i, q := range e.v.Requirements {
				if low := highest[q.Skill]; low != nil && q.Level != 0 && q.Level < level[q.Skill] && low.v.Level < e.v.Level {
					d.report(e.file, e.line, string(e.v.ID), at("requirements", i)+".level",
						fmt.Errorf("%w: %s is %s here but %s for %s", ErrLadder, q.Skill, q.Level, level[q.Skill], low.v.ID))
				}
				if q.Level > level[q.Skill] {
					highest[q.Skill], level[q.Skill] = e, q.Level
				}
			}
		}
	}
}
