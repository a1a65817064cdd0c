package textindex

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// An edit says where a piece of text stands in the text that it was made from.
type edit struct {
	start, end int // in the new text
	before     int // bytes that the old text has more than the new one, up to start
	after      int // up to end
}

// readable returns text without HTML: tags replaced by what Markdown has for them, so that the items of a list are
// lines and what stands in a cell, a link or code is enclosed, and entities by what they stand for. It returns no edits if there is no
// HTML in text. The work grows linearly with the text.
func readable(text string) (string, []edit) {
	if strings.IndexByte(text, '<') < 0 && strings.IndexByte(text, '&') < 0 {
		return text, nil
	}
	var b strings.Builder
	var edits []edit
	copied, unclosed := 0, [len(sections)]bool{}
	for i := 0; i < len(text); {
		var end int
		var instead string
		switch text[i] {
		case '<':
			end, instead = tag(text, i, &unclosed)
		case '&':
			end, instead = entity(text, i)
		}
		if end == 0 {
			i++
			for i < len(text) && text[i] != '<' && text[i] != '&' {
				i++
			}
			continue
		}
		if edits == nil {
			b.Grow(len(text))
		}
		b.WriteString(text[copied:i])
		start := b.Len()
		b.WriteString(instead)
		edits = append(edits, edit{start, b.Len(), i - start, end - b.Len()})
		copied, i = end, end
	}
	if edits == nil {
		return text, nil
	}
	b.WriteString(text[copied:])
	return b.String(), edits
}

// restore changes the places of hits in a readable text to those in the text that it was made from.
func restore(hits []Hit, edits []edit) {
	k, more := 0, 0 // edits before the place, and the bytes that they took away
	for i := range hits {
		h := &hits[i]
		for ; k < len(edits) && edits[k].end <= h.Start; k++ {
			more = edits[k].after
		}
		start := h.Start + more
		if k < len(edits) && edits[k].start < h.Start {
			start = edits[k].start + edits[k].before
		}
		for ; k < len(edits) && edits[k].start < h.End; k++ {
			more = edits[k].after
			h.End = max(h.End, edits[k].end)
		}
		h.Start, h.End = start, h.End+more
	}
}

// longestTag is how many bytes a tag may have.
const longestTag = 2000

// sections are what a browser doesn't show, with the text that ends them.
var sections = [...]struct{ start, end string }{{"<!--", "-->"}, {"<script", "</script"}, {"<style", "</style"}}

// tag returns the end of the tag at text[i] and what to read instead of it, or 0 if there is none. It notes
// which sections have no end, so that nobody looks for it again.
func tag(text string, i int, unclosed *[len(sections)]bool) (end int, instead string) {
	for k, s := range sections {
		if !unclosed[k] && len(text)-i > len(s.start) && strings.EqualFold(text[i:i+len(s.start)], s.start) {
			if end = sectionEnd(text, i+len(s.start), s.end); end > 0 {
				return end, "\n"
			}
			unclosed[k] = true
		}
	}
	name := i + 1
	closing := name < len(text) && text[name] == '/'
	if closing {
		name++
	}
	end = name
	for end < len(text) && isWord(text[end]) && end-name <= len("blockquote") {
		end++
	}
	if end == name || end == len(text) {
		return 0, ""
	}
	var buf [16]byte
	low := buf[:0]
	for _, c := range []byte(text[name:end]) {
		low = append(low, lower(c))
	}
	marks, ok := tags()[string(low)]
	if !ok || isWord(text[end]) {
		return 0, ""
	}
	rest := tagEnd(text[end:min(len(text), end+longestTag)])
	if rest == 0 {
		return 0, ""
	}
	if closing {
		return end + rest, marks.end
	}
	return end + rest, marks.start
}

// sectionEnd returns the end of the section whose content starts at text[i], or 0.
func sectionEnd(text string, i int, end string) int {
	for {
		at := strings.Index(text[i:], end[:2])
		if at < 0 {
			return 0
		}
		if i += at; len(text)-i >= len(end) && strings.EqualFold(text[i:i+len(end)], end) {
			i += len(end) - 1
			return i + strings.IndexByte(text[i:min(len(text), i+longestTag)], '>') + 1
		}
		i++
	}
}

// tags has the tags that there are, and what stands for them: where the element starts and where it ends.
var tags = sync.OnceValue(func() map[string]struct{ start, end string } {
	m := map[string]struct{ start, end string }{}
	for _, t := range [...]struct{ names, start, end string }{
		{"p br hr div h1 h2 h3 h4 h5 h6 ul ol dl tr table thead tbody section article header footer main nav aside pre blockquote form fieldset figure body html head title select textarea", "\n", "\n"},
		{"li dt dd option", "\n- ", "\n"},
		{"td th", "|", "|"},
		{"code kbd samp tt", "`", "`"},
		{"a button", "[", "]()"},
		{"span label meta link img input svg path", ",", ","},
		{"b strong i em u mark small sup sub font ins abbr wbr", "", ""},
	} {
		for name := range strings.FieldsSeq(t.names) {
			m[name] = struct{ start, end string }{t.start, t.end}
		}
	}
	return m
})

// tagEnd returns the end of a tag of which s is what follows its name, or 0.
func tagEnd(s string) int {
	quote := byte(0)
	for i := range len(s) {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		case c == '<':
			return 0
		}
	}
	return strings.IndexByte(s, '>') + 1 // a quotation mark that is none
}

// entity returns the end of the entity at text[i] and what it stands for, or 0 if there is none.
func entity(text string, i int) (end int, instead string) {
	const longest = 10
	for end = i + 1; end < len(text) && end-i <= longest && (isWord(text[end]) || text[end] == '#' && end == i+1); {
		end++
	}
	if end == len(text) || text[end] != ';' {
		return 0, ""
	}
	name := text[i+1 : end]
	switch {
	case name == "":
		return 0, ""
	case name[0] == '#':
		digits, base := name[1:], 10
		if strings.HasPrefix(digits, "x") || strings.HasPrefix(digits, "X") {
			digits, base = digits[1:], 16
		}
		n, err := strconv.ParseUint(digits, base, 21)
		if err != nil || n == 0 || !utf8.ValidRune(rune(n)) {
			return 0, ""
		}
		return end + 1, string(rune(n))
	}
	if instead = entities()[name]; instead == "" {
		if mark := accents()[name[1:]]; mark != "" { // &eacute;
			instead = name[:1] + mark
		}
	}
	if instead == "" {
		return 0, ""
	}
	return end + 1, instead
}

// entities has what the entities stand for that texts about work have: marks, and letters that are not just one with an accent.
var entities = sync.OnceValue(func() map[string]string {
	return pairs("amp & lt < gt > quot \" apos ' num # plus + period . comma , colon : semi ; sol / bsol \\ lpar ( rpar ) lsqb [ rsqb ] lbrack [ rbrack ] " +
		"verbar | vert | ast * hyphen - dash - lowbar _ grave ` commat @ dollar $ percnt % equals = excl ! quest ? sharp ♯ " +
		"bull • middot · ndash – mdash — hellip … lsquo ‘ rsquo ’ ldquo “ rdquo ” laquo « raquo » rarr → check ✓ " +
		"trade ™ reg ® copy © deg ° times × euro € pound £ szlig ß aelig æ AElig Æ oelig œ OElig Œ eth ð thorn þ inodot ı " +
		"nbsp \u00a0 shy \u00ad ensp \u2002 emsp \u2003 thinsp \u2009 zwnj \u200c zwj \u200d")
})

// accents has the marks that the entities of accented letters end with.
var accents = sync.OnceValue(func() map[string]string {
	return pairs("grave \u0300 acute \u0301 circ \u0302 tilde \u0303 uml \u0308 ring \u030a caron \u030c cedil \u0327 ogon \u0328 slash \u0338")
})

func pairs(list string) map[string]string {
	m := map[string]string{}
	words := strings.Split(strings.TrimSpace(list), " ")
	for i := 0; i+1 < len(words); i += 2 {
		m[words[i]] = words[i+1]
	}
	return m
}
