// Command eval scores the package on public data and prints a table beside baselines that are computed in the same
// run. It reads the datasets from the folder that CAREER_DATASETS names:
//
//	CAREER_DATASETS=… go run . all
//	CAREER_DATASETS=… go run . people
//
// A command by itself prints more than its line in the table of all; "-misses" adds what it missed, to be read by hand,
// and "-help" lists its flags. What is measured, and how, is in README.md.
package main

import (
	"fmt"
	"os"
	"strings"
)

// A command is one evaluation. It reads datasets from dir.
type command struct {
	name     string
	datasets bool // it can't do without the folder
	run      func(dir string, args []string) error
}

var commands = []command{
	{"titles", true, titles},
	{"text", true, text},
	{"people", true, people},
	{"next", false, next},
	{"asked", true, asked},
	{"known", true, known},
	{"decorated", false, decorated},
	{"ladders", false, ladders},
	{"times", true, times},
	{"all", true, all},
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	dir := os.Getenv("CAREER_DATASETS")
	var names []string
	for _, c := range commands {
		if len(args) > 0 && args[0] == c.name && (dir != "" || !c.datasets) {
			return c.run(dir, args[1:])
		}
		names = append(names, c.name)
	}
	return fmt.Errorf("usage: CAREER_DATASETS=<folder> go run . %s", strings.Join(names, "|"))
}
