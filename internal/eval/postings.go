package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A part says what a set of postings is used for.
type part string

const (
	technology   part = "technology"    // postings for software and data
	resumes      part = "résumés"       // what people say about themselves
	allFunctions part = "all functions" // postings of every trade
)

// A postingSet is a file in dev/postings and how to read it.
type postingSet struct {
	name     string // as functions.tsv has it
	part     part
	file     string
	asked    string // the column of the skills asked for
	optional string // the column of the skills that are only welcome, or ""
	rated    bool   // a skill is written "name=proficiency"
}

var postingSets = []postingSet{
	{name: "justjoin2021", part: technology, file: "justjoin2021-proficiency.tsv", asked: "obligatory", optional: "optional", rated: true},
	{name: "naukri2025", part: technology, file: "naukri2025.tsv", asked: "skills"},
	{name: "cv-dotin2020", part: resumes, file: "cv-dotin2020.tsv", asked: "skills"},
	{name: "wuzzuf2021", part: allFunctions, file: "wuzzuf2021.tsv", asked: "skills"},
	{name: "naukri2019", part: allFunctions, file: "naukri2019.tsv", asked: "skills"},
}

// A posting is one row: a job advertisement or, in a set of résumés, a person.
type posting struct {
	title    string
	function string   // the common name of its function, or ""
	asked    []string // skills as they stand there
	optional []string
}

// A loadedSet is a set and its rows.
type loadedSet struct {
	postingSet
	postings []posting
}

// readPostings reads the sets from the folder of datasets.
func readPostings(dir string, sets []postingSet) ([]loadedSet, error) {
	functions, err := readFunctions(filepath.Join(dir, "dev", "postings", "functions.tsv"))
	if err != nil {
		return nil, err
	}
	var out []loadedSet
	for _, s := range sets {
		rows, err := s.read(filepath.Join(dir, "dev", "postings", s.file), functions)
		if err != nil {
			return nil, err
		}
		out = append(out, loadedSet{s, rows})
	}
	return out, nil
}

// read reads one file. functions maps a set's own functions to common names.
func (s *postingSet) read(name string, functions map[[2]string]string) ([]posting, error) {
	rows, err := readTSV(name, "title", "function", s.asked, s.optional)
	if err != nil {
		return nil, err
	}
	out := make([]posting, len(rows))
	for i, r := range rows {
		function, _, _ := strings.Cut(r[1], ";")
		if function = strings.TrimSpace(function); function != "" {
			if common, ok := functions[[2]string{s.name, function}]; ok {
				function = common
			} else {
				function = "other"
			}
		}
		out[i] = posting{title: r[0], function: function, asked: s.tags(r[2]), optional: s.tags(r[3])}
	}
	return out, nil
}

// tags takes a cell apart.
func (s *postingSet) tags(cell string) []string {
	var out []string
	for t := range strings.SplitSeq(cell, "|") {
		if s.rated {
			if i := strings.LastIndexByte(t, '='); i >= 0 {
				t = t[:i]
			}
		}
		if t = strings.TrimSpace(t); t != "" {
			out = append(out, t)
		}
	}
	return out
}

// readFunctions reads the common names of functions, by set and the set's own name.
func readFunctions(name string) (map[[2]string]string, error) {
	rows, err := readTSV(name, "set", "function", "common")
	if err != nil {
		return nil, err
	}
	out := map[[2]string]string{}
	for _, r := range rows {
		out[[2]string{r[0], r[1]}] = r[2]
	}
	return out, nil
}

// readTSV returns the named columns of each row below the header. A column called "" is empty.
func readTSV(name string, columns ...string) ([][]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimRight(strings.ReplaceAll(string(data), "\r", ""), "\n"), "\n")
	header := strings.Split(lines[0], "\t")
	at := make([]int, len(columns))
	for i, c := range columns {
		if at[i] = slices.Index(header, c); at[i] < 0 && c != "" {
			return nil, fmt.Errorf("%s: no column %q", name, c)
		}
	}
	out := make([][]string, 0, len(lines)-1)
	for _, l := range lines[1:] {
		cells := strings.Split(l, "\t")
		row := make([]string, len(columns))
		for i, k := range at {
			if k >= 0 && k < len(cells) {
				row[i] = cells[k]
			}
		}
		out = append(out, row)
	}
	return out, nil
}
