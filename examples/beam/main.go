// Command beam counts the roles, levels and skills of job postings with Apache Beam, on this machine or on many.
//
// Input are text files, a posting a line: the title, a tab, the text; or more columns, of which the last two are these.
// Output is one file of lines sorted by the first two columns, with tabs between:
//
//	role   a role's ID, or - for none     how many postings have it
//	level  entry to executive, or -       how many postings have it
//	skill  a skill's ID                   how many postings mention it
//
// This makes a million postings and counts them on Prism, Beam's local runner, inside this process:
//
//	go run ../normalize/rows -n 1000000 > rows.tsv
//	go run . --input rows.tsv --output counts.tsv
//
// The README beside this file has the commands for Flink and Dataflow, what Beam costs beside the plain program, and when it
// is worth it.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/textio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("beam: ")
	input := flag.String("input", "", "the files with the postings, not compressed; * stands for any name")
	output := flag.String("output", "", "the file for the counts")
	flag.Parse()
	beam.Init() // a worker of a cluster works here, and goes no further
	if *input == "" || *output == "" {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(context.Background(), *input, *output); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, input, output string) error {
	if strings.HasSuffix(input, ".gz") {
		// Beam's textio takes the size of the compressed file for that of its content, and drops the lines behind it.
		return fmt.Errorf("%s: unpack it first", input)
	}
	p, s := beam.NewPipelineWithRoot()
	lines := textio.Read(s, input, textio.ReadUncompressed())
	textio.Write(s, output, list(s, countPostings(s, lines)))
	return beamx.Run(ctx, p)
}
