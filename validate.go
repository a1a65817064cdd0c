package career

import (
	"fmt"
	"maps"
	"slices"
)

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
	nameRule.check("class", b.Class, found)
	nameRule.check("population", b.Population, found)
	nameRule.check("measure", b.Measure, found)
	referOne(d, &payTableKind, "table", b.Table, found)
	checkDate("asOf", b.AsOf, found)
	d.checkFigure("source", b.Source, found)
	proseRule.check("method", b.Method, found)
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
	referOne(d, &areaKind, "within", a.Within, found)
	if a.Within != "" && a.Within.Country() != a.Place.Country() {
		found("within", "%w: %.60q is no area of %s", ErrConflict, string(a.Within), a.Place.Country())
	}
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
