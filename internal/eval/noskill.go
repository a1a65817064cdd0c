package main

import (
	_ "embed"
	"strings"
)

//go:embed noskill.tsv
var noSkillText string

// noSkills are tags that name no skill, by what they name: job boards have one field for skills, industries, degrees,
// employers and whatever else people are searched by.
var noSkills = readNoSkills(noSkillText)

func readNoSkills(text string) map[string]string {
	tags := map[string]string{}
	for line := range strings.Lines(text) {
		if reason, tag, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && reason != "reason" {
			tags[tag] = reason
		}
	}
	return tags
}

// noSkill returns what a tag names that no skill has the name of, if it is no skill: what noSkills says, or a job title that
// the catalogue knows.
func (c *catalog) noSkill(tag string) (reason string, ok bool) {
	if reason, ok := noSkills[strings.ToLower(strings.TrimSpace(tag))]; ok {
		return reason, true
	}
	if m := c.match(tag); m.Score >= sure {
		return "job title", true
	}
	return "", false
}
