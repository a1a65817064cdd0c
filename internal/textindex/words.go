package textindex

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// commonWords returns the words that stand beside others in the names of so many entries that by themselves they tell
// nothing: "data", "design", "management".
func commonWords(entries []Entry) map[string]bool {
	most := max(4, len(entries)/500)
	count, common := map[string]int{}, map[string]bool{}
	seen := map[string]int{} // the last entry with a word, counted from one
	for i, e := range entries {
		for k := range len(e.Aliases) + 1 {
			name := e.Name
			if k > 0 {
				name = e.Aliases[k-1]
			}
			if !strings.Contains(name, " ") {
				continue
			}
			for w := range strings.FieldsSeq(strings.ToLower(name)) {
				if seen[w] == i+1 {
					continue
				}
				seen[w] = i + 1
				if count[w]++; count[w] >= most {
					common[w] = true
				}
			}
		}
	}
	return common
}

// asked are words of a sentence that says what someone knows or has to know. In it an ordinary word is likely to be a skill.
var asked = sync.OnceValue(func() *cueSet {
	var set cueSet
	for w := range strings.FieldsSeq("experience experienced knowledge understanding expertise expert skill skills background proficient proficiency familiar familiarity principles concepts techniques fluent") {
		set.add(w)
	}
	return &set
})

// ordinary reports whether an alias is an ordinary word: one that is all in lower case, or common in names.
func ordinary(alias string, common map[string]bool) bool {
	if len(alias) < 3 {
		return false
	}
	for i := range len(alias) {
		if !isLetter(alias[i]) {
			return false
		}
	}
	low := strings.ToLower(alias)
	return low == alias || !emphatic(alias) && common[low]
}

// crowd reports whether a name is a group of people and what they do.
func crowd(name string) bool {
	first, rest, ok := strings.Cut(strings.ToLower(name), " ")
	return ok && strings.HasSuffix(rest, "ing") && oneOf(first, "team", "teams", "group", "groups", "staff", "crew", "people", "customer", "customers", "client", "clients")
}

// clause reports whether the name of a crowd at text[i:end] says what some people do: "the platform team building operators". It
// has a determiner before it, and what they build behind it.
func clause(text string, i, end int) bool {
	from := max(0, i-48)
	before := strings.Fields(text[from:i])
	determined := false
	for k := len(before) - 1; k >= max(0, len(before)-3); k-- {
		w := strings.ToLower(before[k])
		if strings.ContainsAny(w, ".,;:!?()") {
			break
		}
		if determined = oneOf(w, "the", "a", "an", "our", "your", "their", "this", "that", "each", "every", "any", "another"); determined {
			break
		}
	}
	next := nextWord(text, end)
	return determined && next != "" && !oneOf(next, "and", "or", "in", "for", "of", "at", "with", "to", "as", "is", "are", "was", "skills", "activities", "events", "exercises")
}

// people reports whether a word for people who do something, or for where they work, follows at text[i].
func people(text string, i int) bool {
	return oneOf(strings.TrimSuffix(nextWord(text, i), "s"), "engineer", "developer", "architect", "manager", "administrator", "analyst", "consultant", "specialist", "designer",
		"programmer", "director", "head", "lead", "leader", "officer", "intern", "recruiter", "coach", "team", "department", "company",
		"companie", "industry", "sector", "community", "startup", "organization", "organisation")
}

// nextWord returns the word in lower case that follows at text[i] behind a single space or hyphen, or "".
func nextWord(text string, i int) string {
	if i >= len(text) || text[i] != ' ' && text[i] != '-' {
		return ""
	}
	end, _ := word(text, i+1, seed)
	if end-i > 24 {
		return ""
	}
	return strings.ToLower(text[i+1 : end])
}

// compound reports whether a hyphen makes the word at text[i:end] a part of another: "go-live", "to-go", but not "Go-based",
// nor a name beside another.
func (x *Index) compound(text string, i, end int) bool {
	if n := hyphen(text[end:]); n > 0 {
		if to, h := word(text, end+n, seed); to > end+n && x.look(h) <= 1 && !oneOf(strings.ToLower(text[end+n:to]),
			"based", "native", "driven", "powered", "backed", "centric", "specific", "related", "oriented", "focused", "heavy", "like", "first", "style", "written", "compatible") {
			return true
		}
	}
	if i > 1 && text[i-1] == '-' && isWord(text[i-2]) {
		from := i - 2
		for from > 0 && isWord(text[from-1]) {
			from--
		}
		_, h := word(text[:i-1], from, seed)
		return x.look(h) <= 1 && !strings.EqualFold(text[from:i-1], "non")
	}
	return false
}

// hyphen returns the length of the hyphen that s starts with.
func hyphen(s string) int {
	if s == "" || s[0] < utf8.RuneSelf && s[0] != '-' {
		return 0
	}
	for _, h := range [...]string{"-", "‐", "‑"} {
		if strings.HasPrefix(s, h) {
			return len(h)
		}
	}
	return 0
}

func oneOf(s string, list ...string) bool {
	for _, w := range list {
		if s == w {
			return true
		}
	}
	return false
}
