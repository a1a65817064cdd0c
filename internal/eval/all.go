package main

import (
	"flag"
	"fmt"
	"os"
)

// measureAll returns the figures of every measure but titles and text.
func (c *catalog) measureAll(dir, resumeDir string) ([]figure, error) {
	sets, err := readPostings(dir, postingSets)
	if err != nil {
		return nil, err
	}
	var out []figure
	for _, s := range sets {
		r, err := c.measurePeople(s, reading{}, nil)
		if err != nil {
			return nil, err
		}
		out = append(out, r.figures()...)
	}
	steps, _, err := c.readSteps(resumeDir)
	if err != nil {
		return nil, err
	}
	nexts, err := c.measureNextSets(steps, nil)
	if err != nil {
		return nil, err
	}
	for _, r := range nexts {
		if r.ranks[0].n > 0 {
			out = append(out, rankFigures("next", r.set, r.ranks)...)
		}
	}
	for _, r := range c.measureAskedSets(sets) {
		out = append(out, r.figures()...)
	}
	for _, s := range sets {
		r := c.measureKnown(s)
		out = append(out, r.figures()...)
	}
	d := c.measureDecorated()
	out = append(out, d.figures()...)
	l, err := c.measureLadders()
	if err != nil {
		return nil, err
	}
	return append(out, l.figures()...), nil
}

// all prints one table of every measure. With -full the tables of titles and text follow.
func all(dir string, args []string) error {
	flags := flag.NewFlagSet("all", flag.ContinueOnError)
	open := catalogFlag(flags)
	resumeDir := flags.String("resumes", sampleResumes, "folder of résumés in the JSON Resume format")
	full := flags.Bool("full", false, "print the tables of titles and text too")
	if err := flags.Parse(args); err != nil {
		return err
	}
	c, err := open()
	if err != nil {
		return err
	}
	figures, err := c.measureAll(dir, *resumeDir)
	if err != nil {
		return err
	}
	printFigures(os.Stdout, figures)
	if !*full {
		return nil
	}
	for _, run := range []func(string, []string) error{titles, text} {
		fmt.Println()
		if err := run(dir, nil); err != nil {
			return err
		}
	}
	return nil
}
