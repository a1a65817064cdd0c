package main

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A list is one file of words.
type list struct {
	file    string
	columns []string
	add     func(*builder, []string) error // adds a row
}

// The files, in an order in which none refers to a later one.
var lists = []list{
	{"joining.tsv", []string{"word"}, func(b *builder, c []string) error { return b.put(c[0], "isJoin") }},
	{"plurals.tsv", []string{"word"}, func(b *builder, c []string) error { return b.put(c[0], "isPlural") }},
	{"people.tsv", []string{"word", "person"}, (*builder).addPerson},
	{"neighbours.tsv", []string{"set", "word"}, (*builder).addNeighbour},
	{"seniority.tsv", []string{"word", "beside", "is"}, (*builder).addSeniority},
	{"stages.tsv", []string{"words", "level"}, (*builder).addStage},
	{"levels.tsv", []string{"word", "when", "level", "track", "drop"}, (*builder).addRule},
	{"abbreviations.tsv", []string{"word", "after", "before", "stands for"}, (*builder).addAbbreviation},
	{"grades.tsv", []string{"word", "kind", "number"}, (*builder).addGrade},
	{"genders.tsv", []string{"word", "kind"}, (*builder).addGender},
	{"arrangements.tsv", []string{"words", "where", "not before"}, (*builder).addArrangement},
	{"calls.tsv", []string{"word", "kind", "not before"}, (*builder).addCall},
	{"pay.tsv", []string{"word", "kind"}, (*builder).addPay},
	{"requisitions.tsv", []string{"word"}, func(b *builder, c []string) error { return b.addPhrase(c[0], "Requisition", "anywhere", "-", "None") }},
	{"places.tsv", []string{"name", "written"}, (*builder).addPlace},
}

// What cells say, and the Go names of it.
var (
	levels     = map[string]string{"-": "None", "entry": "Entry", "mid": "Mid", "senior": "Senior", "lead": "Lead", "principal": "Principal", "executive": "Executive"}
	tracks     = map[string]string{"-": "Unknown", "individual": "Individual", "management": "Management"}
	seniority  = map[string]string{"standing": "isStanding", "whole": "isWhole", "qualifier": "isQualifier"}
	grades     = map[string]string{"scale": "isScale", "pay": "isScale|isPay", "roman": "isRoman", "rung": "isRung"}
	wheres     = map[string]string{"any": "anywhere", "apart": "apart", "start": "startOrApart"}
	writings   = map[string]string{"any": "anywhere", "capitals": "inCapitals"}
	conditions = map[string]string{"at-start": "atStart", "not-at-start": "notAtStart", "at-head": "atHead", "before-head": "beforeHead",
		"with-others": "withOthers", "in-capitals": "capitals", "unqualified": "unqualified", "job-next": "jobNext", "job-later": "jobLater",
		"job-before": "jobBefore", "no-job-later": "noJobLater", "no-job-after-next": "noJobAfterNext"}
)

func choose(from map[string]string, cell string) (string, error) {
	if name, ok := from[cell]; ok {
		return name, nil
	}
	return "", fmt.Errorf("unknown %q", cell)
}

func (b *builder) addPerson(c []string) error {
	set, err := choose(map[string]string{"yes": "isPerson", "no": "isNoPerson"}, c[1])
	return errors.Join(err, b.put(c[0], set))
}

func (b *builder) addNeighbour(c []string) error {
	set := camel("is-" + c[0])
	b.named[c[0]] = set
	return b.put(c[1], set)
}

func (b *builder) addSeniority(c []string) error {
	level, err := choose(levels, c[1])
	w, bad := b.word(c[0])
	if err := errors.Join(err, bad); err != nil {
		return err
	}
	w.beside, w.senior = level, true
	for _, f := range fields(c[2]) {
		set, err := choose(seniority, f)
		if err := errors.Join(err, b.put(c[0], set)); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) addRule(c []string) error {
	level, err1 := choose(levels, c[2])
	track, err2 := choose(tracks, c[3])
	drop, err3 := strconv.ParseUint(c[4], 10, 2)
	w, err4 := b.word(c[0])
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		return err
	}
	if !w.senior {
		return fmt.Errorf("%q is not in seniority.tsv", c[0])
	}
	var when []string
	tests := map[string]string{"prev2": "test{}", "prev": "test{}", "next": "test{}", "head": "test{}"}
	for _, f := range fields(c[1]) {
		if name, ok := conditions[f]; ok {
			when = append(when, name)
			continue
		}
		if err := b.test(tests, f); err != nil {
			return err
		}
	}
	if when == nil {
		when = []string{"always"}
	}
	w.rules.add(len(b.rules))
	b.rules = append(b.rules, fmt.Sprintf("{%s, %s, %s, %s, %s, %s, %s, %d}, // %s",
		strings.Join(when, "|"), tests["prev2"], tests["prev"], tests["next"], tests["head"], level, track, drop, c[0]))
	return nil
}

// test reads a condition on another word, such as "next!=@studies".
func (b *builder) test(tests map[string]string, f string) error {
	m := testForm.FindStringSubmatch(f)
	if m == nil {
		return fmt.Errorf("unknown condition %q", f)
	}
	set, ok := b.named[m[4]]
	if m[3] == "" {
		set, ok = b.set([]string{m[4]})
	}
	if !ok {
		return fmt.Errorf("%q is no set of neighbours.tsv, or no word", m[4])
	}
	tests[m[1]] = fmt.Sprintf("test{%s, %t}", set, m[2] == "!")
	return nil
}

var testForm = regexp.MustCompile(`^(prev2|prev|next|head)(!?)=(@?)([a-z-]+)$`)

func (b *builder) addAbbreviation(c []string) error {
	w, err := b.word(c[0])
	if err != nil {
		return err
	}
	end := c[2] == "$"
	if end {
		c[2] = "-"
	}
	after, ok1 := b.set(fields(c[1]))
	before, ok2 := b.set(fields(c[2]))
	if !ok1 || !ok2 {
		return fmt.Errorf("%q or %q isn't made of words", c[1], c[2])
	}
	long := strings.TrimPrefix(c[3], "-")
	for _, f := range strings.Fields(long) {
		if !plain.MatchString(f) {
			return fmt.Errorf("%q is no word in lower case", f)
		}
	}
	w.abbreviations.add(len(b.abbreviations))
	b.abbreviations = append(b.abbreviations, fmt.Sprintf("{%s, %s, %t, %q}, // %s", after, before, end, long, c[0]))
	return nil
}

func (b *builder) addGrade(c []string) error {
	sets, err := choose(grades, c[1])
	n, bad := strconv.ParseUint(c[2], 10, 3)
	w, worse := b.word(c[0])
	if err := errors.Join(err, bad, worse); err != nil {
		return err
	}
	w.number = int(n)
	for _, s := range strings.Split(sets, "|") {
		if err := b.put(c[0], s); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) addGender(c []string) error {
	switch c[1] {
	case "letter":
		return b.put(c[0], "isGender")
	case "phrase":
		return b.addPhrase(c[0], "Gender", "anywhere", "-", "None")
	}
	return fmt.Errorf("unknown %q", c[1])
}

func (b *builder) addStage(c []string) error {
	level, err := choose(levels, c[1])
	if err != nil {
		return err
	}
	return b.addPhrase(c[0], "Seniority", "anywhere", "-", level)
}

func (b *builder) addCall(c []string) error {
	switch c[1] {
	case "filler":
		return b.put(c[0], "isFiller")
	case "call":
		return errors.Join(b.put(c[0], "isCall"), b.addPhrase(c[0], "call", "anywhere", c[2], "None"))
	}
	return fmt.Errorf("unknown %q", c[1])
}

func (b *builder) addPay(c []string) error {
	switch c[1] {
	case "sign":
		return b.put(c[0], "isSign")
	case "unit":
		return b.put(c[0], "isUnit")
	}
	return fmt.Errorf("unknown %q", c[1])
}

func (b *builder) addArrangement(c []string) error {
	where, err := choose(wheres, c[1])
	return errors.Join(err, b.addPhrase(c[0], "Arrangement", where, c[2], "None"))
}

func (b *builder) addPlace(c []string) error {
	where, err := choose(writings, c[1])
	return errors.Join(err, b.addPhrase(c[0], "Location", where, "-", "None"))
}

// addPhrase adds one or more words that are set aside.
func (b *builder) addPhrase(text, kind, where, unless, level string) error {
	words := strings.Fields(text)
	for _, f := range words {
		if f != "*" && !plain.MatchString(f) {
			return fmt.Errorf("%q is no word", f)
		}
	}
	if _, err := b.word(words[0]); err != nil {
		return err
	}
	not, ok := b.set(fields(unless))
	if !ok {
		return fmt.Errorf("%q isn't made of words", unless)
	}
	b.phrases = append(b.phrases, phrase{words: words, kind: kind, where: where, unless: not, level: level})
	return nil
}

// fields returns the words of a cell, none for "-".
func fields(cell string) []string {
	return slices.DeleteFunc(strings.Fields(cell), func(f string) bool { return f == "-" })
}

// camel returns a name with hyphens as Go writes one.
func camel(s string) string {
	parts := strings.Split(s, "-")
	for i := 1; i < len(parts); i++ {
		if p := parts[i]; p != "" {
			parts[i] = strings.ToUpper(p[:1]) + p[1:]
		}
	}
	return strings.Join(parts, "")
}
