package career

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/go-career/career/internal/embedded"
	"github.com/go-career/career/internal/names"
)

// check reports everything that is wrong with a draft. A catalogue that passes is one whose every reference leads
// somewhere, so that no query has to ask. Of the catalogue below, which has passed, only what the draft bears on is
// looked at.
func (d *draft) check() {
	for _, k := range kinds {
		k.checkOwn(d)
	}
	d.checkDoubts()
	checkNames(d, &roleKind, "title", func(r *Role) []string { return r.Aliases })
	checkNames(d, &skillKind, "name", func(s *Skill) []string { return s.Aliases })
	checkNames(d, &jobKind, "title", nil)
	checkNames(d, &familyKind, "name", nil)

	checkAcyclic(d, &roleKind, inList("leadsTo"), func(r *Role) []RoleID { return r.LeadsTo }, func(x *embedded.Index, i int) []int32 { return x.Roles[i].LeadsTo })
	checkAcyclic(d, &skillKind, inList("prerequisites"), func(s *Skill) []SkillID { return s.Prerequisites }, func(x *embedded.Index, i int) []int32 { return x.Skills[i].Prerequisites })
	checkAcyclic(d, &skillKind, inList("kindOf"), func(s *Skill) []SkillID { return s.KindOf }, func(x *embedded.Index, i int) []int32 { return x.Skills[i].KindOf })
	checkAcyclic(d, &skillKind, inList("shows"), func(s *Skill) []SkillID { return s.Shows }, func(x *embedded.Index, i int) []int32 { return x.Skills[i].Shows })
	checkAcyclic(d, &retirementKind, func(int) string { return "replacedBy" }, (*Retirement).next, nil)
	d.checkFamilies()
	d.checkFeeders()
	d.checkLadders()
	d.checkBandOrder()
}

// A finding reports one problem of a record.
type finding func(field string, format string, args ...any)

// A validator is a record that reports what is wrong with itself. Every kind of record is one.
type validator interface{ validate(d *draft, found finding) }

func (k *kind[T]) checkOwn(d *draft) {
	for _, e := range k.in(d).own {
		if !e.broken {
			any(&e.v).(validator).validate(d, e.finding(d, k.key(&e.v)))
		}
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

// checkNamed checks what every record has: an ID, and a name.
func checkNamed(id, field, name string, found finding) {
	checkID("id", id, found)
	if name == "" {
		found(field, "%w: every record has a %s", ErrMissing, field)
	}
	nameRule.check(field, name, found)
}

func nth(field string, i int) string { return fmt.Sprintf("%s[%d]", field, i) }

// refer reports those of ids that are not records of a kind, and those given twice.
func refer[K ~string, T any](d *draft, k *kind[T], field string, ids []K, found finding) {
	seen := make(map[K]bool, len(ids))
	for i, id := range ids {
		if id == "" {
			found(nth(field, i), "%w: an empty ID", ErrMissing)
		}
		referOne(d, k, nth(field, i), id, found)
		if seen[id] {
			found(nth(field, i), "%w: %.60q is already listed", ErrDuplicate, string(id))
		}
		seen[id] = true
	}
}

// referOne reports an ID that is not that of a record of a kind. If the record may stand in a file that could not be read, it
// is only counted.
func referOne[K ~string, T any](d *draft, k *kind[T], field string, id K, found finding) {
	if id == "" || k.in(d).has(string(id)) {
		return
	}
	at, lost := d.unread[k.name]
	if !lost {
		at, lost = d.unread[roleInFile(string(id))]
		lost = lost && k.name == roleKind.name
	}
	if !lost {
		found(field, "%w: no %s %.60q", ErrReference, k.name, string(id))
		return
	}
	x := d.unsure[k.name]
	if x == nil {
		x = &doubt{at: at, first: string(id)}
		d.unsure[k.name] = x
	}
	x.count++
}

// checkDoubts reports, in one problem for each kind, what could not be checked as a file could not be read.
func (d *draft) checkDoubts() {
	for _, k := range kinds {
		if x := d.unsure[k.kind()]; x != nil {
			d.report(x.at.file, x.at.line, "", "", fmt.Errorf("%w: not checked until this can be read: whether it has %s %.60q, and %d other references",
				ErrReference, k.kind(), x.first, x.count-1))
		}
	}
}

func (r *Role) validate(d *draft, found finding) {
	checkNamed(string(r.ID), "title", r.Title, found)
	nameRule.check("grade", r.Grade, found)
	nameRule.checkAll("aliases", r.Aliases, found)
	nameRule.checkAll("employers", r.Employers, found)
	nameRule.checkAll("sectors", r.Sectors, found)
	proseRule.check("summary", r.Summary, found)
	proseRule.check("suggestion", r.Suggestion, found)
	proseRule.check("demand.outlook", r.Demand.Outlook, found)
	proseRule.checkAll("responsibilities", r.Responsibilities, found)
	proseRule.checkAll("nextSteps", r.NextSteps, found)

	referOne(d, &jobKind, "job", r.Job, found)
	referOne(d, &familyKind, "family", r.Family, found)
	refer(d, &roleKind, "leadsTo", r.LeadsTo, found)
	refer(d, &roleKind, "transitions", r.Transitions, found)
	refer(d, &skillKind, "gaps", r.Gaps, found)
	refer(d, &sourceKind, "sources", r.Sources, found)
	advances, transitions := set(r.LeadsTo), set(r.Transitions)
	for i, id := range r.LeadsTo {
		if to := roleKind.in(d).get(string(id)); to != nil {
			checkAdvance(nth("leadsTo", i), r, to, found)
		}
	}
	for i, id := range r.Transitions {
		if id == r.ID {
			found(nth("transitions", i), "%w: a move to itself", ErrCycle)
		}
		if advances[id] {
			found(nth("transitions", i), "%w: %.60q is also in leadsTo", ErrDuplicate, id)
		}
	}
	counted("requirements", len(r.Requirements), maxRequired, found)
	required := make(map[SkillID]bool, len(r.Requirements))
	for i, q := range r.Requirements {
		field := nth("requirements", i)
		if q.Skill == "" {
			found(field+".skill", "%w: every requirement names a skill", ErrMissing)
		}
		referOne(d, &skillKind, field+".skill", q.Skill, found)
		if required[q.Skill] {
			found(field+".skill", "%w: %.60q is already required", ErrDuplicate, q.Skill)
		}
		required[q.Skill] = true
		counted(field+".anyOf", len(q.AnyOf), maxLinks, found)
		refer(d, &skillKind, field+".anyOf", q.AnyOf, found)
		if slices.Contains(q.AnyOf, q.Skill) {
			found(field+".anyOf", "%w: %.60q is the skill itself", ErrDuplicate, q.Skill)
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
	for _, id := range slices.Sorted(maps.Keys(r.Tiers)) {
		if !transitions[id] {
			found("tiers", "%w: %.60q is not a transition", ErrConflict, id)
		}
		nameRule.check("tiers", r.Tiers[id], found)
	}
	proseRule.check("note", r.Note, found)
	checkCodes(r.Codes, found)
	d.checkProjection("demand.projection", r.Demand.Projection, found)
}

func checkCodes(codes []Code, found finding) {
	seen := make(map[class]bool, len(codes))
	for i, c := range codes {
		field, class := nth("codes", i), class{c.Scheme, c.Code}
		if seen[class] {
			found(field, "%w: %.60q of %.60q is already listed", ErrDuplicate, c.Code, c.Scheme)
		}
		seen[class] = true
		if c.Scheme == "" || c.Edition == "" || c.Code == "" || c.Fit == "" {
			found(field, "%w: a code has scheme, edition, code and fit", ErrMissing)
		}
		nameRule.check(field+".scheme", c.Scheme, found)
		nameRule.check(field+".edition", c.Edition, found)
		nameRule.check(field+".code", c.Code, found)
		nameRule.check(field+".entry", c.Entry, found)
		if c.To != 0 && c.From > c.To {
			found(field+".from", "%w: from %s to %s", ErrRange, c.From, c.To)
		}
	}
}

// checkOverlap reports a job's code for levels that an earlier code of the same classification is of already. Of ROME and
// ESCO, which have no pay, several are allowed.
func checkOverlap(codes []Code, found finding) {
	taken := map[string][LevelExecutive + 1]bool{}
	for i, c := range codes {
		if c.Scheme == "ROME" || c.Scheme == "ESCO" {
			continue
		}
		at := taken[c.Scheme]
		for _, l := range LevelValues() {
			if c.at(l) && at[l] {
				found(nth("codes", i), "%w: %.60q has a code for %s level already", ErrConflict, c.Scheme, l)
				break
			}
			at[l] = at[l] || c.at(l)
		}
		taken[c.Scheme] = at
	}
}

func (s *Skill) validate(d *draft, found finding) {
	checkNamed(string(s.ID), "name", s.Name, found)
	if s.Category != "" {
		checkID("category", s.Category, found) // it is the name of a file
	}
	nameRule.checkAll("aliases", s.Aliases, found)
	nameRule.checkAll("cues", s.Cues, found)
	if h := s.StudyHours; h.Low < 0 || h.High < h.Low || h.High > maxStudyHours {
		found("studyHours", "%w: %d to %d: want 0 to %d", ErrRange, h.Low, h.High, maxStudyHours)
	}
	proseRule.check("summary", s.Summary, found)
	nameRule.check("grantedBy", s.GrantedBy, found)
	if s.GrantedBy != "" && s.Kind != KindCertificate {
		found("grantedBy", "%w: only a certificate is granted", ErrConflict)
	}
	counted("kindOf", len(s.KindOf), maxLinks, found)
	counted("shows", len(s.Shows), maxLinks, found)
	counted("prerequisites", len(s.Prerequisites), maxLinks, found)
	refer(d, &skillKind, "kindOf", s.KindOf, found)
	refer(d, &skillKind, "shows", s.Shows, found)
	refer(d, &skillKind, "prerequisites", s.Prerequisites, found)
	seen := make(map[SkillID]bool, len(s.Related))
	for i, r := range s.Related {
		field := nth("related", i)
		referOne(d, &skillKind, field+".skill", r.Skill, found)
		switch {
		case r.Skill == "":
			found(field+".skill", "%w: every relation names a skill", ErrMissing)
		case r.Skill == s.ID:
			found(field+".skill", "%w: related to itself", ErrCycle)
		case seen[r.Skill]:
			found(field+".skill", "%w: %.60q is already listed", ErrDuplicate, r.Skill)
		}
		seen[r.Skill] = true
		if r.Closeness < 1 || r.Closeness > 100 {
			found(field+".closeness", "%w: %d: want 1 to 100", ErrRange, r.Closeness)
		}
	}
}

func (j *Job) validate(d *draft, found finding) {
	checkNamed(string(j.ID), "title", j.Title, found)
	referOne(d, &familyKind, "family", j.Family, found)
	checkCodes(j.Codes, found)
	checkOverlap(j.Codes, found)
	coded := make(map[string]bool, len(j.Codes))
	for _, c := range j.Codes {
		coded[c.Scheme] = true
	}
	for i, u := range j.Uncoded {
		field := nth("uncoded", i)
		if u.Scheme == "" || u.Why == "" {
			found(field, "%w: scheme and why", ErrMissing)
		}
		if coded[u.Scheme] {
			found(field, "%w: the job has a code of %.60q, or says twice that it has none", ErrConflict, u.Scheme)
		}
		coded[u.Scheme] = true
		nameRule.check(field+".scheme", u.Scheme, found)
		proseRule.check(field+".why", u.Why, found)
	}
}

// checkAdvance reports an advancement that goes down on one track.
func checkAdvance(field string, from, to *Role, found finding) {
	if to.Track == from.Track && to.Level != 0 && to.Level < from.Level {
		found(field, "%w: %s is %s, below %s of %s", ErrLadder, to.ID, to.Level, from.Level, from.ID)
	}
}

// checkFeeders reports roles that have come to stand below a role of the catalogue below that leads to them.
func (d *draft) checkFeeders() {
	if d.below == nil {
		return
	}
	t := roleKind.in(d)
	for _, e := range t.own {
		i, ok := t.below.At(string(e.v.ID))
		if !ok {
			continue
		}
		for _, f := range d.below.feeders()[i] {
			if id := t.below.ID(int(f.from)); f.kind == MoveAdvancement && !t.hidden(id) {
				checkAdvance("level", t.below.Record(int(f.from)), &e.v, e.finding(d, string(e.v.ID)))
			}
		}
	}
}

// checkFamilies reports roles whose family is not their job's: those of the draft, and those of jobs that changed.
func (d *draft) checkFamilies() {
	check := func(r *Role, found finding) {
		if j := jobKind.in(d).get(string(r.Job)); j != nil && r.Family != j.Family {
			found("family", "%w: %.60q, but job %s is of family %.60q", ErrConflict, r.Family, r.Job, j.Family)
		}
	}
	for _, e := range roleKind.in(d).own {
		check(&e.v, e.finding(d, string(e.v.ID)))
	}
	for _, e := range jobKind.in(d).own {
		for _, r := range d.rolesOf(e.v.ID) {
			if roleKind.in(d).byID[string(r.ID)] == nil {
				check(r, e.finding(d, string(e.v.ID)))
			}
		}
	}
}

// rolesOf returns the roles of a job in the catalogue below that are still there as they were.
func (d *draft) rolesOf(job JobID) []*Role {
	if d.byJob == nil {
		d.byJob = map[JobID][]int{}
		for i := range roleKind.in(d).below.Len() {
			if r := &d.below.ix().Roles[i]; !roleKind.in(d).hidden(r.ID) {
				d.byJob[JobID(r.Job)] = append(d.byJob[JobID(r.Job)], i)
			}
		}
	}
	var list []*Role
	for _, i := range d.byJob[job] {
		list = append(list, d.below.roles.Record(i))
	}
	return list
}

func (f *Family) validate(d *draft, found finding) {
	checkNamed(string(f.ID), "name", f.Name, found)
	nameRule.check("field", f.Field, found)
	proseRule.check("summary", f.Summary, found)
}

func (s *Source) validate(d *draft, found finding) {
	checkID("id", string(s.ID), found)
	if s.Title == "" || s.Publisher == "" {
		found("publisher", "%w: every source has a title and a publisher", ErrMissing)
	}
	proseRule.check("title", s.Title, found)
	nameRule.check("publisher", s.Publisher, found)
	nameRule.check("edition", s.Edition, found)
	nameRule.check("licence", s.Licence, found)
	proseRule.check("url", s.URL, found)
	checkDate("asOf", s.AsOf, found)
}

// checkDate reports a date that is not set, or does not exist.
func checkDate(field string, date Date, found finding) {
	if err := date.check(); err != nil {
		found(field, "every figure has a date: %w", err)
	}
}

// checkFigure checks that a figure names a source that exists.
func (d *draft) checkFigure(field string, id SourceID, found finding) {
	if id == "" {
		found(field, "%w: every figure names its source", ErrMissing)
	} else {
		referOne(d, &sourceKind, field, id, found)
	}
}

func (b *SalaryBand) validate(d *draft, found finding) {
	if b.Job == "" {
		found("job", "%w: every band has a job", ErrMissing)
	}
	referOne(d, &jobKind, "job", b.Job, found)
	if b.Place == "" || b.Currency == "" || b.Period == "" || b.Basis == "" {
		found("", "%w: a band has place, currency, period and basis", ErrMissing)
	}
	if b.Min <= 0 || b.Min > b.Max {
		found("", "%w: %s to %s: want 0 < min ≤ max", ErrRange, b.Min, b.Max)
	}
	if b.Basis == BasisDerived {
		found("basis", "%w: derived bands are worked out, not stated", ErrConflict)
	}
	if b.Min == b.Max && b.Basis != BasisOverlay {
		found("", "%w: only a band of basis overlay may be a single figure", ErrRange)
	}
	if b.FromPercentile < 0 || b.ToPercentile > 100 || b.FromPercentile > b.ToPercentile {
		found("fromPercentile", "%w: percentiles %d to %d", ErrRange, b.FromPercentile, b.ToPercentile)
	}
	nameRule.check("grade", b.Grade, found)
	referOne(d, &payTableKind, "table", b.Table, found)
	checkDate("asOf", b.AsOf, found)
	d.checkFigure("source", b.Source, found)
	proseRule.check("method", b.Method, found)
}

// checkBandOrder reports stated bands that fall from one level of a job to the next.
func (d *draft) checkBandOrder() {
	t := bandKind.in(d)
	jobs := map[JobID]bool{}
	for _, e := range t.own {
		jobs[e.v.Job] = true
	}
	type rung struct {
		band  *SalaryBand
		found finding
	}
	ladders := map[string][]rung{}
	put := func(b *SalaryBand, found finding) {
		if b.Level != 0 {
			k := *b
			k.Level, k.Grade = 0, ""
			ladders[k.key()] = append(ladders[k.key()], rung{b, found})
		}
	}
	for _, e := range t.own {
		put(&e.v, e.finding(d, e.v.key()))
	}
	if d.below != nil {
		for b := range t.below.All() {
			if jobs[b.Job] && !t.hidden(b.key()) {
				put(b, nil)
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(ladders)) {
		rungs := ladders[key]
		slices.SortStableFunc(rungs, func(a, b rung) int { return cmp.Compare(a.band.Level, b.band.Level) })
		for i := 1; i < len(rungs); i++ {
			low, b := rungs[i-1], rungs[i]
			if low.band.Level < b.band.Level && (b.band.Min < low.band.Min || b.band.Max < low.band.Max) {
				found := b.found
				if found == nil {
					found = low.found
				}
				if found != nil {
					found("", "%w: %s to %s at %s level is below the %s band", ErrLadder, b.band.Min, b.band.Max, b.band.Level, low.band.Level)
				}
			}
		}
	}
}

func (o *Occupation) validate(d *draft, found finding) {
	if !isSOC(o.SOC) {
		found("soc", "%w: %.20q: want a code such as 15-1254", ErrID, o.SOC)
	}
	if o.Title == "" {
		found("title", "%w: every occupation has a title", ErrMissing)
	}
	nameRule.check("title", o.Title, found)
	nameRule.check("education", o.Education, found)
	nameRule.check("experience", o.Experience, found)
	nameRule.check("training", o.Training, found)
	if o.Employment < 0 {
		found("employment", "%w: %d", ErrRange, o.Employment)
	}
	d.checkFigure("source", o.Source, found)
	checkDate("asOf", o.AsOf, found)
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

func (t *PayTable) validate(d *draft, found finding) {
	checkID("id", string(t.ID), found)
	if t.Title == "" {
		found("title", "%w: every pay table has a title", ErrMissing)
	}
	proseRule.check("title", t.Title, found)
	if t.Scheme == "" || t.Edition == "" || t.Code == "" {
		found("code", "%w: scheme, edition and code", ErrMissing)
	}
	nameRule.check("scheme", t.Scheme, found)
	nameRule.check("edition", t.Edition, found)
	nameRule.check("code", t.Code, found)
	nameRule.check("population", t.Population, found)
	nameRule.check("measure", t.Measure, found)
	if t.Place == "" || t.Currency == "" || t.Period == "" {
		found("place", "%w: place, currency and period", ErrMissing)
	}
	if t.Place.IsArea() {
		found("place", "%w: the figures of an area stand in areas", ErrConflict)
	}
	checkDate("asOf", t.AsOf, found)
	d.checkFigure("source", t.Source, found)
	checkPercentiles("percentiles", t.Percentiles, found)
	checkLevels("levels", t.Levels, found)
	seen := make(map[Place]bool, len(t.Areas))
	for i, a := range t.Areas {
		field := nth("areas", i)
		referOne(d, &areaKind, field+".place", a.Place, found)
		if !a.Place.IsArea() || a.Place.Country() != t.Place {
			found(field+".place", "%w: %.60q is not an area of %s", ErrConflict, string(a.Place), t.Place)
		}
		if seen[a.Place] {
			found(field+".place", "%w: %.60q is already listed", ErrDuplicate, string(a.Place))
		}
		seen[a.Place] = true
		checkPercentiles(field+".percentiles", a.Percentiles, found)
		checkLevels(field+".levels", a.Levels, found)
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

func (a *Area) validate(d *draft, found finding) {
	if !a.Place.IsArea() {
		found("place", "%w: %.60q is not an area: want a country's code, a hyphen and the area's code", ErrID, string(a.Place))
	}
	if a.Name == "" || a.Kind == "" {
		found("name", "%w: every area has a name and a kind", ErrMissing)
	}
	nameRule.check("name", a.Name, found)
	nameRule.check("kind", a.Kind, found)
}

func (p *Parity) validate(d *draft, found finding) {
	if p.Place == "" || p.Place.IsArea() || p.Rate <= 0 {
		found("place", "%w: a country, a year and a rate above zero", ErrMissing)
	}
	if p.Year < 1 || p.Year > lastYear {
		found("year", "%w: %d: want a year", ErrRange, p.Year)
	}
	d.checkFigure("source", p.Source, found)
}

func (m *ListedMove) validate(d *draft, found finding) {
	if m.Scheme == "" || m.From == "" || m.To == "" || m.From == m.To {
		found("from", "%w: scheme, and two codes that differ", ErrMissing)
	}
	nameRule.check("scheme", m.Scheme, found)
	nameRule.check("from", m.From, found)
	nameRule.check("to", m.To, found)
	nameRule.check("tier", m.Tier, found)
	if m.Rank < 1 {
		found("rank", "%w: %d: want 1 or more", ErrRange, m.Rank)
	}
	d.checkFigure("source", m.Source, found)
}

func (d *draft) checkProjection(field string, p Projection, found finding) {
	if p == (Projection{}) {
		return
	}
	if !isSOC(p.SOC) {
		found(field+".soc", "%w: %.20q: want a code such as 15-1254", ErrID, p.SOC)
	}
	if !(p.GrowthPercent >= -100 && p.GrowthPercent <= 1e6) || p.YearlyOpenings < 0 {
		found(field, "%w: want growth of -100 percent or more, and openings of 0 or more", ErrRange)
	}
	if p.From < 1 || p.From >= p.To || p.To > lastYear {
		found(field+".from", "%w: %d to %d: want a period of years", ErrRange, p.From, p.To)
	}
	d.checkFigure(field+".source", p.Source, found)
}

// checkNames reports names and aliases of one kind that are the same once they are folded.
func checkNames[T any](d *draft, k *kind[T], label string, aliases func(*T) []string) {
	t := k.in(d)
	if len(t.own) == 0 {
		return
	}
	type use struct{ id, field, text string }
	first := make(map[string]use, 4*len(t.own))
	each := func(v *T, claim func(field, name string)) {
		claim(label, k.label(v))
		if aliases != nil {
			for i, a := range aliases(v) {
				claim(nth("aliases", i), a)
			}
		}
	}
	if d.below != nil {
		for folded, owner := range k.folded(d.below) {
			if !t.hidden(t.below.ID(int(owner))) {
				first[folded] = use{id: t.below.ID(int(owner))}
			}
		}
	}
	for _, e := range t.own {
		id := k.key(&e.v)
		found := e.finding(d, id)
		each(&e.v, func(field, s string) {
			f := names.Fold(s)
			switch u, taken := first[f]; {
			case s == "":
			case f == "":
				found(field, "%w: %.60q has neither letter nor digit", ErrText, s)
			case taken && u.id == id && u.field != label && u.text == s: // told already
			case taken && u.id == id:
				found(field, "%w: %.60q reads the same as another name of the record", ErrDuplicate, s)
			case taken:
				found(field, "%w: %.60q reads the same as a name of %.60s", ErrDuplicate, s, u.id)
			default:
				first[f] = use{id, field, s}
			}
		})
	}
}

// inList names the elements of a list.
func inList(field string) func(int) string {
	return func(i int) string { return nth(field, i) }
}

// checkAcyclic reports each record that is new or changed and from which a chain of references comes back to it, once a
// cycle. below tells the references of a record of the catalogue below without decoding it; if it is nil, next does.
func checkAcyclic[T any, K ~string](d *draft, k *kind[T], field func(i int) string, next func(*T) []K, below func(*embedded.Index, int) []int32) {
	const unseen, open, done = 0, 1, 2
	t := k.in(d)
	state := make(map[string]int, len(t.own))
	type frame struct {
		id   string
		next []K
		i    int
	}
	follow := func(id string) frame {
		state[id] = open
		f := frame{id: id}
		if e := t.byID[id]; e != nil {
			f.next = next(&e.v)
		} else if i, ok := t.below.At(id); ok && below != nil {
			for _, k := range below(d.below.ix(), i) {
				f.next = append(f.next, K(t.below.ID(int(k))))
			}
		} else if ok {
			f.next = next(t.below.Record(i))
		}
		return f
	}
	for _, start := range t.own {
		id := k.key(&start.v)
		if state[id] != unseen || len(next(&start.v)) == 0 || id == "" {
			continue
		}
		// Depth first with a stack of its own: a hostile chain may be as long as the catalogue.
		stack := []frame{follow(id)}
		for len(stack) > 0 {
			f := &stack[len(stack)-1]
			if f.i == len(f.next) {
				state[f.id] = done
				stack = stack[:len(stack)-1]
				continue
			}
			to := string(f.next[f.i])
			f.i++
			switch state[to] {
			case unseen:
				if t.has(to) {
					stack = append(stack, follow(to))
				}
			case open:
				path := short(to, 60)
				for i := len(stack) - 1; i >= 0 && len(path) < 200; i-- {
					path = short(stack[i].id, 60) + " → " + path
					if stack[i].id == to {
						break
					}
				}
				e := start
				if own := t.byID[f.id]; own != nil {
					e = own
				}
				e.finding(d, f.id)(field(f.i-1), "%w: %s", ErrCycle, path)
			}
		}
	}
}

// checkLadders reports requirements that fall along the ladder of a job, for the jobs of roles that are new or changed.
func (d *draft) checkLadders() {
	type ladder struct {
		job   JobID
		track Track
	}
	type rung struct {
		role  *Role
		found finding
	}
	ladders := map[ladder][]rung{}
	jobs := map[JobID]bool{}
	for _, e := range roleKind.in(d).own {
		if e.v.Job != "" && e.v.Level != 0 {
			l := ladder{e.v.Job, e.v.Track}
			ladders[l] = append(ladders[l], rung{&e.v, e.finding(d, string(e.v.ID))})
			jobs[e.v.Job] = true
		}
	}
	for job := range jobs {
		for _, r := range d.rolesOf(job) {
			if l := (ladder{job, r.Track}); r.Level != 0 && len(ladders[l]) > 0 {
				id := string(r.ID)
				ladders[l] = append(ladders[l], rung{r, func(field, format string, args ...any) {
					d.report("", 0, id, field, fmt.Errorf(format, args...))
				}})
			}
		}
	}
	for _, l := range slices.SortedFunc(maps.Keys(ladders), func(a, b ladder) int {
		return cmp.Or(cmp.Compare(a.job, b.job), cmp.Compare(a.track, b.track))
	}) {
		rungs := ladders[l]
		slices.SortStableFunc(rungs, func(a, b rung) int { return cmp.Compare(a.role.Level, b.role.Level) })
		highest := map[SkillID]*Role{}
		level := map[SkillID]Proficiency{}
		for _, r := range rungs {
			for i, q := range r.role.Requirements {
				if low := highest[q.Skill]; low != nil && q.Level != 0 && q.Level < level[q.Skill] && low.Level < r.role.Level {
					r.found(nth("requirements", i)+".level", "%w: %s is %s here but %s for %s", ErrLadder, q.Skill, q.Level, level[q.Skill], low.ID)
				}
				if q.Level > level[q.Skill] {
					highest[q.Skill], level[q.Skill] = r.role, q.Level
				}
			}
		}
	}
}
