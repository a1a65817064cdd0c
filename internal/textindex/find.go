package textindex

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Find appends the hits in text to hits: in order, not overlapping, the longest name at each place. Text may have HTML
// in it, whose own marks may be written as entities.
func (x *Index) Find(text string, hits []Hit) []Hit {
	hits = slices.Grow(hits, len(text)/usual)
	plain, edits := readable(text)
	if edits == nil {
		return x.find(text, hits)
	}
	first := len(hits)
	plainer, again := readable(plain)
	hits = x.find(plainer, hits)
	restore(hits[first:], again)
	restore(hits[first:], edits)
	return hits
}

const usual = 160 // bytes for each name, in a text that has many

// find is Find for text without HTML.
func (x *Index) find(text string, hits []Hit) []Hit {
	first := len(hits)
	hits = x.scan(text, hits)
	return append(hits[:first], x.settle(text, hits[first:])...)
}

// scan appends the hits in text to hits, whether they count or not.
func (x *Index) scan(text string, hits []Hit) []Hit {
	for i := 0; i < len(text); {
		start, end, h := i, i, uint64(seed)
		for end < len(text) { // as word does, which most of the time goes to
			c := lowered[text[end]]
			if c == 0 {
				break
			}
			h = (h ^ uint64(c)) * mult
			end++
		}
		switch {
		case end < len(text) && text[end] >= utf8.RuneSelf:
			if end, h = wordOf(text, start, end, h); end == start {
				_, n := utf8.DecodeRuneInString(text[i:])
				i += n
				continue
			}
		case end > start:
		case text[i] == '.' && i+1 < len(text) && isLetter(text[i+1]) && !wordBefore(text, i):
			end, h = word(text, i+1, step(seed, '.'))
		default:
			i++
			continue
		}
		if i = end; text[start] == '.' {
			i = start + 1
		}
		// Most words end here: no name starts with them.
		if x.look(h) != 0 || end < len(text) && (text[end] == '+' || text[end] == '#') || isDigit(text[end-1]) {
			if hit, ok := x.longest(text, start, end, h); ok {
				hits, i = append(hits, hit), hit.End
			}
		}
	}
	return hits
}

// Whole returns the entry that all of name names, whatever its casing.
func (x *Index) Whole(name string) (entry int, ok bool) {
	name = strings.TrimSpace(name)
	start, h := 0, uint64(seed)
	if strings.HasPrefix(name, ".") {
		start, h = 1, step(h, '.')
	}
	end, h := word(name, start, h)
	if end == start {
		return 0, false
	}
	var found [maxNested]span
	for n := x.names(name, 0, end, h, &found) - 1; n >= 0; n-- {
		f, end := &x.forms[found[n].form], found[n].end
		if _, ok := f.fits(name[:end]); ok && x.version(name, end, f) == len(name) {
			return int(f.entry), true
		}
	}
	return 0, false
}

// wordBefore reports whether a Latin word ends at text[i].
func wordBefore(text string, i int) bool { return continues(last(text[:i])) }

// last returns the last character of s.
func last(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func wordRune(r rune) bool {
	if 0x2000 <= r && r < 0x2C00 && r != 0x200B && r != 0x200C && r != 0x200D && r != 0x2060 {
		return false // punctuation and symbols
	}
	_, ok := foldRune(nil, 0, r)
	return ok
}

const (
	maxNested = 12 // names that start at one place
	maxWords  = 16 // words of a name, as a text may split them
	maxGap    = 16 // bytes between two words
)

// A span is a place where a form may end.
type span struct {
	end  int
	form uint32
}

// names adds to found the names that may start with the word s[start:end], whose hash is h, shorter ones first, and
// returns how many there are.
func (x *Index) names(s string, start, end int, h uint64, found *[maxNested]span) (n int) {
	add := func(end int, ref uint32) {
		if ref > 1 && n < maxNested {
			found[n] = span{end, ref>>1 - 1}
			n++
		}
	}
	first, before := start, uint64(seed)
	for range maxWords {
		ref := x.look(h)
		if e, hs := symbols(s, end, h); e > end {
			if end-first > 1 { // not the C of C++
				add(end, ref)
			}
			end, h, ref = e, hs, x.look(hs)
		} else if ref == 0 && isDigit(s[end-1]) { // "Python3"
			cut := end
			for cut > start && isDigit(s[cut-1]) {
				cut--
			}
			if cut-start >= 3 && s[cut-1] < utf8.RuneSelf {
				_, h := word(s[:cut], start, before)
				add(cut, x.look(h))
			}
		}
		add(end, ref)
		if ref&1 == 0 {
			break
		}
		if start = skipGap(s, end); start < 0 {
			break
		}
		before = h
		if s[start] == '&' {
			end, h = start+1, hashString(h, "and")
			continue
		}
		if s[start] == '.' { // Visual Basic .NET
			start, h = start+1, step(h, '.')
		}
		if end, h = word(s, start, h); end == start {
			break
		}
	}
	return n
}

// symbols carries the hash over the '#' or the one or two '+' that follow a word.
func symbols(s string, i int, h uint64) (int, uint64) {
	switch {
	case i == len(s):
	case s[i] == '#':
		return i + 1, step(h, '#')
	case s[i] == '+':
		h, i = step(h, '+'), i+1
		if i < len(s) && s[i] == '+' {
			h, i = step(h, '+'), i+1
		}
	case strings.HasPrefix(s[i:], "♯"):
		return i + len("♯"), step(h, '#')
	}
	return i, h
}

// skipGap returns where the next word of a name starts if what is at s[i] may stand between two words of one: white
// space with at most one line break, a slash with or without, or a single hyphen, dot, underscore, apostrophe, colon or @.
// Around '&', which is a word here, and behind '+' and '#' there may be nothing. It returns -1 if there is no such gap.
func skipGap(s string, i int) int {
	start := i
	s = s[:min(len(s), start+maxGap)]
	if i = skipSpace(s, i); i < len(s) && s[i] == '/' {
		i = skipSpace(s, i+1)
	} else if i == start && i < len(s) {
		switch c := s[i]; {
		case c == '-' || c == '.' || c == '_' || c == '\'' || c == ':' || c == '@':
			i++
		case c >= utf8.RuneSelf:
			if r, n := utf8.DecodeRuneInString(s[i:]); strings.ContainsRune("‐‑–’", r) {
				i += n
			}
		}
	}
	if i >= len(s) || s[i] < utf8.RuneSelf && !isWord(s[i]) && s[i] != '&' &&
		(s[i] != '.' || i == start || s[i-1] != ' ' || i+1 == len(s) || !isLetter(s[i+1])) {
		return -1
	}
	return i
}

// skipSpace returns the end of the white space at s[i], which ends before a second line break.
func skipSpace(s string, i int) int {
	for lines := 0; i < len(s); {
		switch {
		case s[i] == ' ' || s[i] == '\t' || s[i] == '\r':
			i++
		case s[i] == '\n' && lines == 0:
			lines, i = 1, i+1
		case strings.HasPrefix(s[i:], "\u00a0"):
			i += len("\u00a0")
		default:
			return i
		}
	}
	return i
}

// fits reports whether s is the form, and how it is cased. It looks at every letter: the table knows hashes only.
func (f *form) fits(s string) (casing, bool) {
	p, w, same, upper := 0, 0, true, true // w is the place in f.written, p in f.folded
	for i := 0; i < len(s); {
		c := s[i]
		if l := lowered[c]; l != 0 { // as below, but fast
			if p == len(f.folded) || f.folded[p] != l {
				return 0, false
			}
			same = same && w < len(f.written) && c == f.written[w]
			upper = upper && !isLower(c)
			p, w, i = p+1, w+1, i+1
			continue
		}
		var buf [32]byte
		b, n := buf[:0], 1
		switch {
		case c == '+' || c == '#' || c == '.' && (i == 0 || s[i-1] == ' '):
			b = append(b, c)
			same = same && w < len(f.written) && c == f.written[w]
		case c == '&':
			b = append(b, "and"...)
		case c >= utf8.RuneSelf:
			var r rune
			var ok bool
			if r, n = utf8.DecodeRuneInString(s[i:]); r == '♯' {
				b = append(b, '#')
			} else if b, ok = foldRune(b, last(s[:i]), r); ok && len(b) == 0 {
				i += n // a mark
				continue
			}
			same = same && (len(b) == 0 || w < len(f.written) && strings.HasPrefix(f.written[w:], s[i:i+n]))
		}
		if len(b) > 0 {
			if !strings.HasPrefix(f.folded[p:], string(b)) {
				return 0, false
			}
			if p, i, w = p+len(b), i+n, w+n; c == '&' {
				w += len("nd")
			}
			continue
		}
		next := skipGap(s, i)
		if next < 0 || !f.gap(p) || p < 64 && f.breaks>>p&1 == 0 && strings.ContainsAny(s[i:next], "/:@") {
			return 0, false
		}
		i = next
	}
	switch {
	case p != len(f.folded):
		return 0, false
	case same:
		return exact, true
	case upper:
		return capital, true
	}
	return other, true
}

// longest returns the longest name that starts with the word text[i:end], whose hash is given.
func (x *Index) longest(text string, i, end int, hash uint64) (Hit, bool) {
	var found [maxNested]span
	for n := x.names(text, i, end, hash, &found) - 1; n >= 0; n-- {
		c := found[n]
		f := &x.forms[c.form]
		casing, ok := f.fits(text[i:c.end])
		if !ok || f.strict && !f.vague && casing != exact || !free(text, i, c.end) || f.crowd && clause(text, i, c.end) {
			continue
		}
		h := Hit{Start: i, End: x.version(text, c.end, f), Entry: f.entry, Alias: f.alias, vague: f.vague, weak: f.weak, proper: f.proper, casing: casing}
		if f.vague {
			if len(f.folded) == 1 && bound(text, i, c.end) || x.compound(text, i, c.end) {
				continue
			}
			if casing == exact {
				h.enclosed = len(f.folded) > 1 && enclosed(text, i, h.End)
				h.asItem = h.enclosed || starts(text, i) && ends(text, h.End)
				if headed(text, i) && !emphatic(f.written) || f.weak && isLower(f.written[0]) {
					h.casing = capital
				}
			}
		}
		h.ofJob = !x.product[f.entry] && (f.weak || !f.vague) && people(text, h.End)
		return h, true
	}
	return Hit{}, false
}

// emphatic reports whether a word is written with capitals that the start of a sentence does not explain.
func emphatic(written string) bool {
	capitals := 0
	for i := range len(written) {
		if c := written[i]; 'A' <= c && c <= 'Z' {
			capitals++
		}
	}
	return capitals > 1 || capitals == 1 && len(written) == 1
}

// headed reports whether a sentence or a line starts at text[i].
func headed(text string, i int) bool {
	return follows(text, i, spaces+quotes+"([*", ".!?:\n>。！？"+bullets)
}

// follows reports whether text[i] stands behind one of the marks, or at the start, with nothing but spaces between.
func follows(text string, i int, between, marks string) bool {
	before := strings.TrimRight(text[max(0, i-maxGap):i], between)
	if before == "" {
		return i < maxGap
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune(marks, r)
}

// bound reports whether a single letter at text[i:end] is part of something else: R&D, C-level, D'Arcy.
func bound(text string, i, end int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	if strings.ContainsRune("-&'’.@\\", r) && i > 0 {
		return true
	}
	r, n := utf8.DecodeRuneInString(text[end:])
	if n == 0 {
		return false
	}
	if r == '.' || r == ':' {
		next, _ := utf8.DecodeRuneInString(text[end+n:])
		return unicode.IsLetter(next) || next == '\\'
	}
	return strings.ContainsRune("-&'’@\\", r)
}

// free reports whether the name at text[i:end] stands by itself: not in an address or a file's name.
func free(text string, i, end int) bool {
	if i > 0 {
		switch text[i-1] {
		case '@', '\\', '$':
			return false
		case '.', '/', '=', '_', '-':
			// Is this the inside of an address? Look for its beginning.
			from := max(0, i-100)
			chunk := text[from:i]
			if at := strings.LastIndexAny(chunk, " \t\r\n(<\""); at >= 0 {
				chunk = chunk[at+1:]
			}
			if strings.Contains(chunk, "://") || strings.Contains(chunk, "www.") || strings.ContainsAny(chunk, "@") || addressed(chunk) {
				return false
			}
			if text[i-1] == '.' && i > 1 && isWord(text[i-2]) && text[i] >= 'a' {
				return false // index.html
			}
		}
	}
	rest := text[end:]
	if len(rest) == 0 {
		return true
	}
	switch rest[0] {
	case '@':
		return false
	case ':':
		return !strings.HasPrefix(rest, "://")
	case '.':
		return !addressed(rest[:min(len(rest), 8)])
	}
	return true
}

// addressed reports whether s holds the end of a domain's name.
func addressed(s string) bool {
	for _, d := range [...]string{".com", ".org", ".io", ".dev", ".edu", ".gov", ".co.", ".ai"} {
		if at := strings.Index(s, d); at >= 0 && (at+len(d) == len(s) || !isWord(s[at+len(d)]) || d == ".co.") {
			return true
		}
	}
	return false
}

// version returns the end of the version behind the name s[:end], or end: "Python 3.12", "Vue3", "Java SE v8", but not
// "Python 5 years" or "Docker 2021". What is no product has only versions with a dot.
func (x *Index) version(s string, end int, f *form) int {
	i := end
	if isDigit(s[end-1]) { // the name ends with a version, which may go on
		if end+1 >= len(s) || s[end] != '.' || !isDigit(s[end+1]) {
			return end
		}
		i++
	} else if i < len(s) && (s[i] == ' ' || s[i] == '-') {
		i++
	}
	if i+1 < len(s) && s[i]|0x20 == 'v' {
		if i++; s[i] == '.' {
			i++
		}
	}
	start, dots := i, 0
	for i < len(s) && i-start < 12 {
		if c := s[i]; isDigit(c) || c == 'x' && i > start && s[i-1] == '.' {
			i++
		} else if c == '.' && i > start && i+1 < len(s) && (isDigit(s[i+1]) || s[i+1] == 'x') {
			dots++
			i++
		} else {
			break
		}
	}
	next, _ := utf8.DecodeRuneInString(s[i:])
	switch {
	case i == start, s[start] == '.', continues(next), next == '%',
		dots == 0 && (i-start > 2 || !x.product[f.entry]): // a year, a number of things
		return end
	}
	plus := i
	if i < len(s) && s[i] == '+' {
		plus++
	}
	after := strings.TrimLeft(s[plus:min(len(s), plus+16)], " -–")
	for _, unit := range [...]string{"year", "yr", "month", "week", "day", "hour", "project", "time"} {
		if len(after) >= len(unit) && strings.EqualFold(after[:len(unit)], unit) {
			return end
		}
	}
	if plus+1 < len(s) && s[plus] == '-' || dots == 0 && plus < len(s) && s[plus] == '/' {
		return end
	}
	return plus
}
