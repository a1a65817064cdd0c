// Command normalize turns a stream of job titles into roles, or of texts into skills: a line in, a line out, in the same
// order, on all cores, in bounded memory.
//
//	zcat titles.gz | go run ./examples/normalize -titles > roles.jsonl
//	jq -c .description postings.jsonl | go run ./examples/normalize -texts -in json > skills.jsonl
//	zcat titles.gz | go run ./examples/normalize -titles -format tsv -columns role | sort | uniq -c | sort -rn
//
// Every line gets its answer, whatever it is: an empty line, bytes that are no UTF-8, a line of a gigabyte. Of a line
// longer than a megabyte the first megabyte is read, and the answer is marked. What has been read is answered
// before the program waits for more, so that a peer may send one line and wait.
//
// As a function of ClickHouse, as a table function, with psql and with DuckDB: see the README beside this file.
//
// # Input
//
//   - -in lines: a line is the title or text as it is. The default with -format json.
//   - -in tsv: a line is tab-separated, with the escapes of ClickHouse's TabSeparated and PostgreSQL's COPY (\t \n \\
//     \N …). The last field is the title or text. What comes before it, such as an ID, is put before the answer,
//     untouched. The default with -format tsv.
//   - -in json: a line is a JSON string.
//
// # Output
//
// With -format json an object a line, with -format tsv the same fields as columns, in this order:
//
//   - -titles: role, title, level, track, job, score, ambiguous, core, note. The role is the likeliest one; level, track and
//     job are the role's. If no role is likely enough, role, title and job are empty, the score is 0, and level and track are
//     what the title itself says. Ambiguous is true or false. Core is the work that the title names.
//   - -texts: skills, mentions, note. Skills is a JSON object: the ID of each skill, and how often it is mentioned,
//     those mentioned most first. Mentions is the sum.
//
// The note is empty, or says what is special about the line: "cut" (it was too long), "null" (\N in TSV, null in JSON) or
// "invalid" (no JSON string); the last two are answered like an empty line. With -columns you choose the columns of TSV,
// and their order. One more column, json, is the whole object.
//
// The exit status is 0 if all input is answered, 1 if reading or writing failed, 2 for wrong arguments.
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/go-career/career"
)

const usage = `usage: normalize -titles|-texts [flags]

turns the titles or texts on standard input into roles or skills, a line for a line, such as

  normalize -titles -format tsv -columns role,score

`

func main() { os.Exit(command(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// command returns the exit code: 0 if all went well, 1 if something failed, 2 if the command line is wrong.
func command(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	o, err := parse(args, stdout)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		fmt.Fprintf(stderr, "normalize: %v\nnormalize -h shows how it is used\n", err)
		return 2
	}
	if err := run(stdout, stdin, o); err != nil {
		fmt.Fprintf(stderr, "normalize: %v\n", err)
		return 1
	}
	return 0
}

// Options are the arguments.
type options struct {
	kind    kind
	in      encoding
	format  encoding
	columns []string // empty for all
	chunks  bool
	workers int
}

// Kind is what the lines are.
type kind string

const (
	titles kind = "titles"
	texts  kind = "texts"
)

// Encoding is how a line is written.
type encoding string

const (
	lines encoding = "lines"
	tsv   encoding = "tsv"
	jsonl encoding = "json"
)

// parse reads the arguments. If they ask for help, it is printed to w.
func parse(args []string, w io.Writer) (options, error) {
	fs := flag.NewFlagSet("normalize", flag.ContinueOnError)
	fs.SetOutput(io.Discard) // an error is printed once, by command
	isTitles := fs.Bool("titles", false, "the lines are job titles")
	isTexts := fs.Bool("texts", false, "the lines are texts: postings, résumés")
	in := fs.String("in", "", "how a line is written: lines, tsv or json (by default tsv with -format tsv, else lines)")
	format := fs.String("format", "json", "how an answer is written: json or tsv")
	columns := fs.String("columns", "", "the columns of tsv, with commas between; all by default")
	chunks := fs.Bool("chunks", false, "the input is chunks, each after a line with its number of lines (ClickHouse's send_chunk_header)")
	workers := fs.Int("workers", runtime.GOMAXPROCS(0), "how many lines to work on at a time, 1 to 1024")
	if err := fs.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			fmt.Fprint(w, usage)
			fs.SetOutput(w)
			fs.PrintDefaults()
		}
		return options{}, err
	}
	o := options{kind: titles, in: encoding(*in), format: encoding(*format), chunks: *chunks, workers: *workers}
	if *isTexts {
		o.kind = texts
	}
	if o.in == "" {
		o.in = lines
		if o.format == tsv {
			o.in = tsv
		}
	}
	if *columns != "" {
		o.columns = strings.Split(*columns, ",")
	}
	err := o.check()
	switch {
	case *isTitles == *isTexts:
		err = errors.New("want -titles or -texts")
	case fs.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q: the input is standard input", fs.Arg(0))
	}
	return o, err
}

func (o options) check() error {
	switch {
	case o.in != lines && o.in != tsv && o.in != jsonl:
		return fmt.Errorf("-in %s: it is lines, tsv or json", o.in)
	case o.format != tsv && o.format != jsonl:
		return fmt.Errorf("-format %s: it is json or tsv", o.format)
	case o.format == jsonl && o.columns != nil:
		return fmt.Errorf("-columns is for -format tsv")
	case o.workers < 1 || o.workers > 1024:
		return fmt.Errorf("-workers %d: it is 1 to 1024", o.workers)
	}
	_, err := choose(o.kind, o.columns)
	return err
}

func run(w io.Writer, r io.Reader, o options) error {
	columns, err := choose(o.kind, o.columns)
	if err != nil {
		return err
	}
	c := career.Default()
	return inOrder(w, &lineReader{r: r, chunks: o.chunks}, o.workers, func() func([]byte, line) []byte {
		row := reader(c, o.kind)
		return func(dst []byte, l line) []byte {
			key, s, note := decode(o.in, l.text)
			if l.cut {
				note = cmp.Or(note, noteCut)
			}
			return encode(dst, o.format, columns, key, row(s, note))
		}
	})
}
