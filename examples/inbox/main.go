// Command inbox makes sense of what arrives as free text: a column of job titles as people write them becomes roles and
// levels, a posting or a résumé becomes skills. What it is unsure of it lists, instead of guessing.
//
//	go run ./examples/inbox
//	go run ./examples/inbox -titles FILE.csv -text FILE.txt
package main

import (
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/go-career/career"
)

const usage = `usage: inbox [flags]

reads a column of job titles as roles and levels, and a text for its skills, such as

  inbox -titles people.csv -text posting.txt

`

func main() { os.Exit(command(os.Args[1:], os.Stdout, os.Stderr)) }

// command returns the exit code: 0 if all went well, 1 if something failed, 2 if the command line is wrong.
func command(args []string, stdout, stderr io.Writer) int {
	fs := flag.NewFlagSet("inbox", flag.ContinueOnError)
	fs.SetOutput(io.Discard) // an error is printed once, below
	titles := fs.String("titles", "examples/inbox/testdata/titles.csv", "a CSV file with a column named title")
	text := fs.String("text", "examples/inbox/testdata/posting.txt", "a text file")
	sure := fs.Float64("sure", 0.7, "the least score to take without asking, 0 to 1")
	err := fs.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, usage)
		fs.SetOutput(stdout)
		fs.PrintDefaults()
		return 0
	case err == nil && fs.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q", fs.Arg(0))
	case err == nil && !(*sure >= 0 && *sure <= 1):
		err = fmt.Errorf("-sure is %v, want 0 to 1", *sure)
	}
	if err != nil {
		fmt.Fprintf(stderr, "inbox: %v\ninbox -h shows how it is used\n", err)
		return 2
	}
	if err := run(stdout, *titles, *text, *sure); err != nil {
		fmt.Fprintf(stderr, "inbox: %v\n", err)
		return 1
	}
	return 0
}

func run(w io.Writer, titles, text string, sure float64) error {
	c := career.Default()
	if titles != "" {
		f, err := os.Open(titles)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := sortTitles(w, c, f, sure); err != nil {
			return fmt.Errorf("%s: %w", titles, err)
		}
	}
	if text == "" {
		return nil
	}
	content, err := os.ReadFile(text)
	if err != nil {
		return err
	}
	return sortText(w, c, string(content))
}

// sortTitles prints the role behind each title, then the titles that are left to a person.
func sortTitles(w io.Writer, c *career.Catalog, in io.Reader, sure float64) error {
	r := csv.NewReader(in)
	head, err := r.Read()
	if err != nil {
		return err
	}
	col := slices.Index(head, "title")
	if col < 0 {
		return errors.New(`no column named "title"`)
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "title\tlevel\trole\tscore\tset aside")
	var unsure []string
	for {
		row, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		title := row[col]
		parsed := career.ParseTitle(title)
		var aside []string
		for _, p := range parsed.Remainder {
			aside = append(aside, fmt.Sprintf("%s %q", p.Kind, p.Text))
		}
		matches := c.MatchTitle(title, 3)
		role, score := "?", ""
		switch {
		case len(matches) == 0:
			unsure = append(unsure, fmt.Sprintf("%q: nothing in the catalogue is like %q", title, parsed.Core))
		case matches[0].Score < sure:
			var near []string
			for _, m := range matches {
				near = append(near, fmt.Sprintf("%s (%.2f)", m.Role, m.Score))
			}
			unsure = append(unsure, fmt.Sprintf("%q: perhaps %s", title, strings.Join(near, ", ")))
		default:
			role, score = string(matches[0].Role), fmt.Sprintf("%.2f", matches[0].Score)
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", title, parsed.Level, role, score, strings.Join(aside, ", "))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	if len(unsure) > 0 {
		fmt.Fprintf(w, "\nLeft to a person\n\n  %s\n\n", strings.Join(unsure, "\n  "))
	}
	return nil
}

// sortText prints the skills that a text names, with how often and in which words.
func sortText(w io.Writer, c *career.Catalog, text string) error {
	words := map[career.SkillID][]string{}
	var order []career.SkillID
	for _, m := range c.FindSkills(text) {
		if words[m.Skill] == nil {
			order = append(order, m.Skill)
		}
		words[m.Skill] = append(words[m.Skill], text[m.Start:m.End])
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "skill\tkind\tin the text as")
	for _, id := range order {
		s, _ := c.Skill(id)
		fmt.Fprintf(t, "%s\t%s\t%s\n", s.Name, s.Kind, strings.Join(slices.Compact(words[id]), ", "))
	}
	return t.Flush()
}
