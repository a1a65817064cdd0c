package textindex

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// settle decides which of the vague hits count and returns those that do, with the certain ones.
func (x *Index) settle(text string, hits []Hit) []Hit {
	for i := len(hits) - 2; i >= 0; i-- { // "frontend and backend developers"
		h, next := &hits[i], &hits[i+1]
		h.ofJob = h.ofJob || next.ofJob && !x.product[h.Entry] && separates(text, h.End, next.Start)
	}
	kept := hits[:0]
	var last Hit // the one before, whether it counts or not
	counts := false
	sure, likely := 0, 0 // such hits right before, with nothing but spaces between
	for i, h := range hits {
		var l side
		if i > 0 {
			l = beside(text, last.End, h.Start, &last, counts)
		}
		if !l.adjacent {
			sure, likely = 0, 0
		}
		counts = !h.ofJob
		if h.vague && !h.ofJob {
			var r side
			if i+1 < len(hits) {
				next := &hits[i+1]
				r = beside(text, h.End, next.Start, next, !next.vague)
			}
			// An item fills the place between two separators. A letter, or a word cased unlike the name, has to.
			item := h.asItem || (l.listed || starts(text, h.Start)) && (r.listed || ends(text, h.End))
			loose := h.casing == other || h.End-h.Start == 1
			switch {
			case (l.listed && l.sure || r.listed && r.sure) && (item || !loose),
				(l.listed && l.likely || r.listed && r.likely) && !loose,
				h.enclosed,
				run(text, hits[i:], sure, likely) >= 2:
				h.Evidence = ByList
			case h.weak && h.casing == exact: // written as a name where no sentence starts
			case (h.casing != other || !h.proper) && x.cued(text, &h):
				h.Evidence = ByCue
			default:
				counts = false
			}
		}
		if last = h; counts {
			sure++
			kept = append(kept, h)
		} else if h.likely() {
			likely++
		}
	}
	return kept
}

// run returns how many other hits stand around the first of hits with nothing but spaces between them, as in a line of
// tags, that speak for it. Before it there are so many that are sure or likely; of those behind it, three matter.
func run(text string, hits []Hit, sure, likely int) int {
	for i := 1; i < min(len(hits), 4) && blank(text[hits[i-1].End:hits[i].Start]); i++ {
		if !hits[i].vague {
			sure++
		} else if hits[i].likely() {
			likely++
		}
	}
	if hits[0].likely() {
		sure += likely
	}
	return sure
}

// likely reports whether the hit is at least written as its name is, which for a single letter says little outside of a list.
func (h *Hit) likely() bool { return !h.vague || h.asItem || h.casing == exact && h.End-h.Start > 1 }

// A side is what stands to one side of a hit.
type side struct {
	adjacent bool // another hit, with nothing but spaces between
	listed   bool // another hit, with a separator of lists between
	sure     bool // that hit counts
	likely   bool // that hit is at least written as its name is
}

// beside returns what text[from:to] and the hit behind it say for a hit.
func beside(text string, from, to int, other *Hit, sure bool) side {
	return side{
		adjacent: blank(text[from:to]),
		listed:   separates(text, from, to),
		sure:     sure,
		likely:   sure || other.likely(),
	}
}

func blank(s string) bool { return strings.Trim(s, spaces) == "" }

const (
	spaces  = " \t\u00a0"
	bullets = "-–—•·▪●*∙‣◦"
	quotes  = "\"'`“”‘’«»「」"
)

// separates reports whether what stands between two names is what stands between two items of a list: separators, and in
// brackets or behind a separator how well or how long each is known.
func separates(text string, from, to int) bool {
	if to-from > 3*maxGap {
		return false
	}
	gap := text[from:to]
	found := false
	for i := 0; i < len(gap); {
		c := gap[i]
		switch {
		case strings.IndexByte(" \t\r", c) >= 0, strings.IndexByte(quotes, c) >= 0:
			i++
		case strings.IndexByte(",;/|&+()\n*-[]:{}<>", c) >= 0:
			found = true
			i++
		case isWord(c):
			k := i
			for k < len(gap) && isWord(gap[k]) {
				k++
			}
			switch w := gap[i:k]; {
			case conjunction(w):
				found = true
			case found && isDigit(c) && strings.HasPrefix(gap[k:], "."): // 2. Go
				k++
			case found && aside(w): // Go (3 years), R: advanced
			case strings.HasPrefix(gap[k:], `":`): // the key of a value
			default:
				return false
			}
			i = k
		case c < utf8.RuneSelf:
			return false
		default:
			r, n := utf8.DecodeRuneInString(gap[i:])
			i += n
			switch {
			case strings.ContainsRune(spaces+quotes, r):
			case strings.ContainsRune(bullets+"、，；／・：（）和与與及或と や와과", r):
				found = true
			default:
				return false
			}
		}
	}
	return found
}

// conjunction reports whether s is what stands before the last item of a list, in one of some languages.
func conjunction(s string) bool {
	for _, c := range [...]string{"and", "or", "und", "oder", "et", "ou", "y", "o", "e"} {
		if strings.EqualFold(s, c) {
			return true
		}
	}
	return false
}

// aside reports whether a word says how well or for how long a skill is held.
func aside(w string) bool {
	return isDigit(w[0]) || oneOf(strings.ToLower(w), "years", "year", "yrs", "yr", "y", "months", "basic", "basics", "beginner", "intermediate", "advanced",
		"expert", "proficient", "fluent", "working", "knowledge", "good")
}

// starts and ends report whether an item of a list may start or end at text[i].
func starts(text string, i int) bool {
	return follows(text, i, spaces+quotes, ",;:/|&+([{\n.>、，；：／（・"+bullets)
}

func ends(text string, i int) bool {
	after := strings.TrimLeft(text[i:min(len(text), i+maxGap)], spaces+quotes)
	if after == "" {
		return len(text)-i < maxGap
	}
	r, _ := utf8.DecodeRuneInString(after)
	return strings.ContainsRune(",;:/|&+()]}\r\n.<、，；：／）・。"+bullets, r)
}

// enclosed reports whether text[i:end] is all of what markup sets apart: a bullet, a cell of a table, the text of a link, a
// string in an array or an object, or code.
func enclosed(text string, i, end int) bool {
	before := strings.TrimRight(text[max(0, i-maxGap):i], " \t")
	after := strings.TrimLeft(text[end:min(len(text), end+maxGap)], " \t\r")
	if before == "" {
		return false
	}
	switch before[len(before)-1] {
	case '`':
		return strings.HasPrefix(after, "`")
	case '|':
		return strings.HasPrefix(after, "|")
	case '[':
		return strings.HasPrefix(after, "](")
	case '"':
		if !strings.HasPrefix(after, `"`) {
			return false
		}
		before, after = strings.TrimRight(before[:len(before)-1], " \t\r\n"), strings.TrimLeft(after[1:], " \t\r\n")
		return before != "" && strings.IndexByte("[,:{", before[len(before)-1]) >= 0 && after != "" && strings.IndexByte("],}", after[0]) >= 0
	}
	for _, b := range [...]string{"-", "*", "•", "·", "▪", "●", "‣", "◦"} {
		if line, ok := strings.CutSuffix(before, b); ok && (len(text)-end < maxGap && after == "" || strings.HasPrefix(after, "\n")) {
			line = strings.TrimRight(line, " \t")
			return strings.HasSuffix(line, "\n") || line == "" && i < maxGap
		}
	}
	return false
}

const (
	window = 160 // bytes to each side in which a cue is looked for
	near   = 64  // bytes before a name in which a word for knowing it is
)

// cued reports whether a cue of the hit's entry stands in its sentence.
func (x *Index) cued(text string, h *Hit) bool {
	from, to := sentence(text, h.Start, h.End)
	before, after := text[from:h.Start], text[h.End:to]
	if h.casing == capital && h.proper { // the casing says nothing: the cue has to be next to the name
		before, after = before[lastWord(before):], after[:firstWord(after)]
	}
	if cues := &x.cues[h.Entry]; cues.in(before) || cues.in(after) {
		return true
	}
	// "experience in design", "design skills"
	return !x.product[h.Entry] && (asked().in(text[from+max(0, h.Start-from-near):h.Start]) || asked().in(after[:firstWord(after)]))
}

// A cueSet is a set of words and of phrases of up to [maxCue] words.
type cueSet struct {
	hashes []uint64
	starts uint64 // a bit for each hash that a cue has, or that the words have which it starts with
}

func (c *cueSet) add(cue string) {
	_, folded, breaks := skeleton(cue)
	h := uint64(seed)
	for k := range len(folded) {
		if k < 64 && breaks>>k&1 == 1 {
			c.starts |= 1 << (h >> 58)
		}
		h = step(h, folded[k])
	}
	c.starts |= 1 << (h >> 58)
	c.hashes = append(c.hashes, h)
}

// in reports whether text has one of the cues.
func (c *cueSet) in(text string) bool {
	if len(c.hashes) == 0 {
		return false
	}
	for i := 0; i < len(text); {
		end, h := word(text, i, seed)
		if end == i {
			i++
			for i < len(text) && text[i] >= utf8.RuneSelf && !utf8.RuneStart(text[i]) {
				i++
			}
			continue
		}
		next := end
		for range maxCue {
			var hs uint64
			if end, hs = symbols(text, end, h); c.starts>>(h>>58)&1 == 0 && (hs == h || c.starts>>(hs>>58)&1 == 0) {
				break
			}
			if slices.Contains(c.hashes, h) || slices.Contains(c.hashes, hs) {
				return true
			}
			if i = skipGap(text, end); i < 0 {
				break
			}
			end, h = word(text, i, hs)
		}
		i = next
	}
	return false
}

const maxCue = 3 // words

// firstWord returns the end of the word that text starts with, behind a space or hyphen.
func firstWord(text string) int {
	i := 0
	if i < len(text) && (text[i] == ' ' || text[i] == '-') {
		i++
	}
	end, h := word(text, i, seed)
	end, _ = symbols(text, end, h)
	return end
}

// lastWord returns the start of the word that text ends with, before a space or hyphen.
func lastWord(text string) int {
	return strings.LastIndexAny(strings.TrimRight(text, " -"), " \t,;:/(-") + 1
}

// sentence returns the bounds of the sentence or line around text[start:end], no farther than the window.
func sentence(text string, start, end int) (from, to int) {
	from = max(0, start-window)
	for i := start - 1; i > from; i-- {
		if c := text[i-1]; text[i] == '\n' || (c == '.' || c == '!' || c == '?') && text[i] == ' ' {
			from = i
			break
		}
	}
	for from > 0 && from < start && isWord(text[from-1]) && isWord(text[from]) {
		from++
	}
	for from < start && !utf8.RuneStart(text[from]) {
		from++
	}
	to = min(len(text), end+window)
	for i := end; i < to; i++ {
		if c := text[i]; c == '\n' || (c == '.' || c == '!' || c == '?') && i+1 < len(text) && (text[i+1] == ' ' || text[i+1] == '\n') {
			to = i
			break
		}
	}
	for to < len(text) && to > end && isWord(text[to]) && isWord(text[to-1]) {
		to--
	}
	for to > end && to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	return from, to
}
