package main

import (
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A knownCount counts mentions of skills and titles, and which of them the catalogue knows.
type knownCount struct {
	skills, knownSkills    int // of the tags that name skills
	others                 int // the tags that name none
	titles, sure, anyMatch int
}

func (k *knownCount) add(o knownCount) {
	k.skills += o.skills
	k.knownSkills += o.knownSkills
	k.others += o.others
	k.titles += o.titles
	k.sure += o.sure
	k.anyMatch += o.anyMatch
}

// A knownResult is the measure for one set.
type knownResult struct {
	set        string
	all        knownCount
	byFunction map[string]knownCount
	unknown    map[string]int // tags that name a skill that is not known, in lower case
	others     map[string]int // tags that name no skill, and what they name
	unmatched  map[string]int // titles that match nothing for sure, in lower case
	foreign    map[string]int // titles of functions other than technology that match something, and what
}

func (c *catalog) measureKnown(s loadedSet) knownResult {
	r := knownResult{set: s.name, byFunction: map[string]knownCount{}, unknown: map[string]int{}, others: map[string]int{}, unmatched: map[string]int{}, foreign: map[string]int{}}
	for _, p := range s.postings {
		k := knownCount{titles: 1}
		m := c.match(p.title)
		score := m.Score
		if score > 0 {
			k.anyMatch++
			if p.function != "" && p.function != string(technology) {
				r.foreign[fmt.Sprintf("%s: %s (%.2f)", p.title, m.Role, score)]++
			}
		}
		if score >= sure {
			k.sure++
		} else {
			r.unmatched[strings.ToLower(p.title)]++
		}
		for _, t := range slices.Concat(p.asked, p.optional) {
			_, known := c.ResolveSkill(t)
			if reason, ok := c.noSkill(t); ok && !known {
				k.others++
				r.others[strings.ToLower(t)+" ("+reason+")"]++
				continue
			}
			if k.skills++; known {
				k.knownSkills++
			} else {
				r.unknown[strings.ToLower(t)]++
			}
		}
		r.all.add(k)
		f := r.byFunction[p.function]
		f.add(k)
		r.byFunction[p.function] = f
	}
	return r
}

func (r *knownResult) figures() []figure {
	k := r.all
	return []figure{
		{measure: "known", set: r.set, name: "skill mentions", n: k.skills, value: share(k.knownSkills, k.skills)},
		{measure: "known", set: r.set, name: "titles, 0.97 or more", n: k.titles, value: share(k.sure, k.titles)},
		{measure: "known", set: r.set, name: "titles, any score", n: k.titles, value: share(k.anyMatch, k.titles)},
	}
}

func (k *knownCount) print(name string) {
	fmt.Printf("| %s | %d | %.3f | %d | %d | %.3f | %.3f |\n", name, k.skills, share(k.knownSkills, k.skills), k.others,
		k.titles, share(k.sure, k.titles), share(k.anyMatch, k.titles))
}

// known asks which skills and titles of each set the catalogue knows.
func known(dir string, args []string) error {
	flags := flag.NewFlagSet("known", flag.ContinueOnError)
	open := catalogFlag(flags)
	misses := flags.Int("misses", 0, "also print this many of the most frequent unknown skills, other tags and unmatched titles, and of the titles of other functions that match")
	if err := flags.Parse(args); err != nil {
		return err
	}
	c, err := open()
	if err != nil {
		return err
	}
	sets, err := readPostings(dir, postingSets)
	if err != nil {
		return err
	}
	const header = "| %s | skill mentions | known | other tags | titles | 0.97 or more | any score |\n|---|---|---|---|---|---|---|\n"
	fmt.Printf(header, "set")
	functions, unknown, others, unmatched, foreign := map[string]knownCount{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	for _, s := range sets {
		r := c.measureKnown(s)
		r.all.print(r.set)
		for f, k := range r.byFunction {
			sum := functions[f]
			sum.add(k)
			functions[f] = sum
		}
		for t, n := range r.unknown {
			unknown[t] += n
		}
		for t, n := range r.others {
			others[t] += n
		}
		for t, n := range r.unmatched {
			unmatched[t] += n
		}
		for t, n := range r.foreign {
			foreign[t] += n
		}
	}
	fmt.Println()
	fmt.Printf(header, "function, all sets")
	for _, f := range slices.Sorted(maps.Keys(functions)) {
		k := functions[f]
		if f == "" {
			f = "not stated"
		}
		k.print(f)
	}
	if *misses > 0 {
		for _, x := range []struct {
			what  string
			count map[string]int
		}{{"skills that are unknown", unknown}, {"tags that name no skill", others}, {"titles below 0.97", unmatched},
			{"titles of functions other than technology that match", foreign}} {
			fmt.Printf("\n### %s\n\n", x.what)
			for _, k := range mostFrequent(x.count, *misses) {
				fmt.Printf("%6d %s\n", x.count[k], k)
			}
		}
	}
	return nil
}
