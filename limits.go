package career

import (
	"fmt"
	"unicode/utf8"

	"github.com/go-career/career/internal/embedded"
	"github.com/go-career/career/internal/names"
	"github.com/go-career/career/internal/strict"
)

// The limits of a catalogue. What is beyond one of them is refused with [ErrTooLarge], as one problem, so that what others
// wrote costs time and memory in proportion to its size. [Load] states them.
const (
	maxFileSize  = 16 << 20 // bytes of a file
	maxTotalSize = 1 << 30  // bytes of all files, those that are refused included
	maxFiles     = 250_000
	maxRecords   = 1_000_000      // of all kinds
	maxID        = 200            // bytes of an ID
	maxName      = 500            // bytes of a name, title, alias, or anything else of one line
	maxProse     = strict.MaxText // bytes of any other text
	maxList      = strict.MaxList // entries of a list
	maxRequired  = 2_000          // requirements of a role
	maxLinks     = 100            // alternatives of a requirement; entries of a skill's KindOf, Shows and Prerequisites
	maxImplied   = 250            // skills that one skill implies, by however many steps

	maxStudyHours = 50_000 // to learn a skill
	lastYear      = 9999   // as dates have it
)

// A textRule is what is asked of a text.
type textRule struct {
	most  int // bytes
	clean func(string) error
}

// The rules for text on one line, and for running text.
var (
	nameRule  = textRule{maxName, names.Clean}
	proseRule = textRule{maxProse, names.CleanProse}
)

// check reports what is wrong with a text. It may be empty.
func (r textRule) check(field, s string, found finding) {
	if len(s) > r.most {
		found(field, "%w: %d bytes: want %d at most", ErrTooLarge, len(s), r.most)
	} else if err := r.clean(s); err != nil {
		found(field, "%w: %.60q: %w", ErrText, s, err)
	}
}

// checkAll reports what is wrong with texts, none of which may be empty or given twice.
func (r textRule) checkAll(field string, list []string, found finding) {
	seen := make(map[string]bool, len(list))
	for i, s := range list {
		switch {
		case s == "":
			found(nth(field, i), "%w: empty text", ErrMissing)
		case seen[s]:
			found(nth(field, i), "%w: %.60q is already listed", ErrDuplicate, s)
		}
		seen[s] = true
		r.check(nth(field, i), s, found)
	}
}

// checkID checks an ID.
func checkID(field, id string, found finding) {
	switch {
	case id == "":
		found(field, "%w: every record has an ID", ErrMissing)
	case len(id) > maxID:
		found(field, "%w: an ID of %d bytes: want %d at most", ErrTooLarge, len(id), maxID)
	case !names.ValidID(id):
		found(field, "%w: %.60q: want lower-case letters and digits, with single hyphens between words", ErrID, id)
	}
}

// short returns the start of s, for a message.
func short(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most] + "…"
}

// counted reports a list that is too long for what it is.
func counted(field string, n, most int, found finding) {
	if n > most {
		found(field, "%w: %d entries: want %d at most", ErrTooLarge, n, most)
	}
}

// room reports whether there is room for another record. That there is none is told once.
func (d *draft) room(file string) bool {
	if d.records++; d.records == maxRecords+1 {
		d.report(file, 0, "", "", fmt.Errorf("%w: more than %d records", ErrTooLarge, maxRecords))
	}
	return d.records <= maxRecords
}

// checkImplied reports a skill that implies more than it may.
func (d *draft) checkImplied(skills []embedded.Skill) {
	if len(skillKind.in(d).own) == 0 {
		return
	}
	w := newWalk(skills)
	for i := range skills {
		if w.from(int32(i), w.best, true); len(w.order) > maxImplied {
			d.report("", 0, skills[i].ID, "", fmt.Errorf("%w: by way of kindOf, shows and prerequisites it implies more than %d skills", ErrTooLarge, maxImplied))
			return // of a long chain, every link has this problem
		}
		w.forget(int32(i))
	}
}
