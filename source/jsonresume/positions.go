package jsonresume

// work reads positions. What base says holds for each that says nothing else.
func (r *reader) work(v value, base Work, res *Resume) {
	if !v.says() || !r.enter(v) {
		return
	}
	defer r.leave()
	if v.scalars() && v.first() != '"' { // a list of numbers: one report will do
		r.report(v, ReasonType)
		return
	}
	if list, ok := r.entries(v); ok {
		for _, e := range list {
			r.position(e, base, res)
		}
		return
	}
	r.position(v, base, res)
}

// position reads one position, or several that one employer's entry lists.
func (r *reader) position(v value, base Work, res *Resume) {
	switch v.kind() {
	case "object":
	case "list":
		r.work(v, base, res)
		return
	default:
		if v.says() {
			r.report(v, ReasonType)
		}
		return
	}
	e := &entry{object: r.object(v), r: r}
	if r.hidden(e.object) {
		r.report(v, ReasonHidden)
		return
	}
	if r.byName(e, base, res) {
		return
	}
	w := Work{Name: e.str("name", employerKeys)}
	if nested := e.get(roleKeys); nested.objects() {
		e.take(roleKeys)
		inherit := base
		if w.Name != "" {
			inherit.Name = w.Name
		}
		defer r.work(nested, inherit, res)
		if e.get(positionKeys).raw == nil {
			r.rest(e.object, passedEmployer)
			return
		}
	}
	w.Position = e.str("position", positionKeys)
	e.dates(&w)
	w.Summary = e.str("summary", workTextKeys)
	w.Highlights = e.strs("highlights", moreTextKeys, nil)
	w.Keywords = e.strs("keywords", keywordKeys, nil)
	r.rest(e.object, passedEmployer) // a second field for the same date says nothing new
	if w.Name == "" {
		w.Name = base.Name
	}
	if w.Name == "" && w.Position == "" && w.StartDate == "" && w.EndDate == "" && w.Summary == "" && w.Highlights == nil && w.Keywords == nil {
		return
	}
	w.Origin = e.origin()
	res.Work = append(res.Work, w)
}

// byName reads positions that stand under the names of their employers, in an object of which no field is a position's.
func (r *reader) byName(e *entry, base Work, res *Resume) bool {
	const known = employerKeys + " " + positionKeys + " " + startKeys + " " + endKeys + " " + rangeKeys + " " + moreTextKeys
	for _, m := range e.members {
		if m.kind() != "object" && m.kind() != "list" || passedWork.has(m.key) || known.has(m.key) {
			return false
		}
	}
	for _, m := range e.members {
		base.Name = m.name
		r.work(m.value, base, res)
	}
	return true
}

// dates reads when a position was held.
func (e *entry) dates(w *Work) {
	start, end := e.take(startKeys), e.take(endKeys)
	w.Current = e.r.flag(e.take(currentKeys))
	w.StartDate, w.EndDate = e.r.date(start), e.r.date(end)
	if start.raw != nil {
		e.note("startDate", start.path)
	}
	if end.raw != nil {
		e.note("endDate", end.path)
	}
	if w.StartDate != "" && w.EndDate == "" { // both in one
		if _, how := readDate(w.StartDate); how != wholeDate {
			if from, to := splitRange(w.StartDate); from != "" && to != "" {
				w.StartDate, w.EndDate = from, to
				e.note("endDate", start.path)
			}
		}
	}
	if w.StartDate != "" || w.EndDate != "" {
		return
	}
	span := e.take(rangeKeys)
	switch span.kind() {
	case "text", "number":
		text := e.r.text(span)
		e.note("startDate", span.path)
		e.note("endDate", span.path)
		if w.StartDate, w.EndDate = splitRange(text); w.StartDate == "" && w.EndDate == "" {
			w.StartDate, w.EndDate = text, text
		}
	case "list":
		parts := span.elements()
		if len(parts) > 2 || len(parts) == 0 {
			e.r.report(span, ReasonType)
			return
		}
		w.StartDate = e.r.date(parts[0])
		e.note("startDate", parts[0].path)
		if len(parts) == 2 {
			w.EndDate = e.r.date(parts[1])
			e.note("endDate", parts[1].path)
		}
	case "object":
		in := &entry{object: e.r.object(span), r: e.r}
		if in.has("year") {
			w.StartDate = e.r.date(span)
			w.EndDate = w.StartDate
			e.note("startDate", span.path)
			e.note("endDate", span.path)
			return
		}
		start, end := in.take(startKeys), in.take(endKeys)
		w.StartDate, w.EndDate = e.r.date(start), e.r.date(end)
		w.Current = w.Current || e.r.flag(in.take(currentKeys))
		if start.raw != nil {
			e.note("startDate", start.path)
		}
		if end.raw != nil {
			e.note("endDate", end.path)
		}
		e.r.rest(in.object, passedEntity)
	case "":
	default:
		e.r.report(span, ReasonType)
	}
}

// date reads a date as a text. One in parts, {"year": 2021, "month": 3}, becomes one of the form 2021-03.
func (r *reader) date(v value) string {
	if v.kind() != "object" {
		return r.text(v)
	}
	o := r.object(v)
	if !o.has("year") {
		return r.text(v)
	}
	text := r.text(o.take("year"))
	for _, part := range []words{"month", "day"} {
		p := r.text(o.take(part))
		if p == "" || p == "0" {
			break
		}
		text += "-" + p
	}
	r.rest(o, passedEntity)
	return text
}
