package skillname

import (
	"strings"
	"sync"
)

// What a word may do beside the name of a skill.
const (
	said     = 1 << iota // it says something, but only where it stands apart, or with a word that joins
	join                 // it joins what is said to the name: "knowledge of"
	leading              // it says something where it stands right before a name: "advanced Excel"
	trailing             // and right behind: "Excel basics"
	product              // it goes with products and languages alone: "programming"
	spoken               // it goes with all but products: "native"
)

// A use is what a word may do, the level that it states, if any, and the months that it stands for.
type use struct{ is, level, months uint8 }

// The words, by what they do. Levels are 1 awareness, 2 working, 3 practitioner, 4 expert.
var words = [...]struct {
	use
	words string
}{
	{use{is: said | leading | trailing, level: 4}, "expert"},
	{use{is: said | trailing, level: 4}, "expertise mastery"},
	{use{is: said, level: 4}, "master mastered guru specialist"},
	{use{is: said | leading | trailing, level: 3}, "advanced proficient fluent"},
	{use{is: said, level: 3}, "practitioner experienced skilled strong excellent senior professional upper-intermediate"},
	{use{is: said | leading | trailing, level: 2}, "intermediate"},
	{use{is: said, level: 2}, "working competent medium moderate comfortable good mid solid mid-level"},
	{use{is: said | leading | trailing, level: 1}, "basic beginner elementary"},
	{use{is: said | trailing, level: 1}, "basics fundamentals"},
	{use{is: said, level: 1}, "awareness novice entry familiar familiarity fundamental junior limited beginning"},
	{use{is: said, level: 4}, "native bilingual"},
	{use{is: said | spoken}, "native bilingual mother tongue"},

	{use{is: said | trailing}, "skill skills knowledge experience proficiency exp ability abilities level"},
	{use{is: said}, "understanding command background exposure deep hands-on hands on practical theoretical very some extensive proven demonstrated ability able " +
		"use work worked user learning academic commercial personal self-taught certified primary secondary main preferred required optional plus current currently daily " +
		"occasional regular years year yrs yr over more than less least about since"},
	{use{is: said | join}, "in of with using at to for de en di"},

	{use{is: said | trailing}, "language langage lenguaje linguagem linguaggio taal sprache"},
	{use{is: said | trailing | product}, "programming development coding scripting"},
	{use{is: said | product}, "software logiciel programa programm application app framework library bibliothek bibliothèque biblioteca tool tools platform database technology " +
		"developing programmation programación programação programmazione programmiersprache programmeertaal"},

	{use{is: 0, months: 12}, "y yr yrs year years year's years' an année années ans año años jahr jahre jahren"},
	{use{is: 0, months: 1}, "mo mos month months"},
}

// lexicon returns the words. A word that is in several lists has what each says.
var lexicon = sync.OnceValue(func() map[string]use {
	m := map[string]use{}
	for _, l := range words {
		for w := range strings.FieldsSeq(l.words) {
			u := m[w]
			m[w] = use{u.is | l.is, max(u.level, l.level), max(u.months, l.months)}
		}
	}
	return m
})
