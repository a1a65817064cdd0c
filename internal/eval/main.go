// Command eval scores the package on public data and prints a table beside baselines that are computed in the same
// run. It reads the datasets from the folder that CAREER_DATASETS names:
//
//	CAREER_DATASETS=… go run . titles
//	CAREER_DATASETS=… go run . text
//
// With "-misses 50" either prints that many of its misses, to be read by hand. What is measured, and how, is in
// README.md.
package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// A command is one evaluation. It reads datasets from dir.
type command struct {
	name string
	run  func(dir string, args []string) error
}

var commands = []command{
	{"titles", titles},
	{"text", text},
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	var names []string
	for _, c := range commands {
		names = append(names, c.name)
	}
	dir := os.Getenv("CAREER_DATASETS")
	if len(args) == 0 || !slices.Contains(names, args[0]) || dir == "" {
		return fmt.Errorf("usage: CAREER_DATASETS=<folder> go run . %s", strings.Join(names, "|"))
	}
	for _, c := range commands {
		if c.name == args[0] {
			return c.run(dir, args[1:])
		}
	}
	return nil
}
