package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/go-career/career"
)

func TestZZ(t *testing.T) {
	c := career.Default()
	ss, _ := readSkillSpan(filepath.Join(os.Getenv("CAREER_DATASETS"), "dev", "skillspan_dev.jsonl"))
	for i := range ss {
		s := &ss[i]
		for _, m := range c.FindSkills(s.text) {
			sk, _ := c.Skill(m.Skill)
			sp := s.tokens(m.Start, m.End)
			v := "bad "
			if slices.ContainsFunc(s.marked, sp.overlaps) {
				v = "good"
			}
			after := strings.Fields(s.text[m.End:] + " . . .")
			f := ""
			if !strings.ContainsAny(s.text[m.Start:m.End], " -/") { f += "one," }
			if m.Alias { f += "alias," }
			fmt.Printf("%s\t%s\t%s\t%s\t%q\tnext=%s\tanymarked=%v\t%d\t%s\n", v, sk.Kind, m.Evidence, f, s.text[m.Start:m.End], strings.ToLower(after[0]), len(s.marked) > 0, len(s.starts)-1, s.text)
		}
	}
}
