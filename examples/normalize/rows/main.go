// Command rows prints made-up job postings to measure with: an ID, a title and a text, with tabs between. The same number
// gives the same rows.
//
//	go run ./examples/normalize/rows -n 1000000 > rows.tsv
//	cut -f 2 rows.tsv | go run ./examples/normalize -titles > roles.jsonl
//
// The titles are those of the catalogue's roles, as people write them: with seniority, places and other things around
// the work, some with a typo, one in ten a title of no role. The texts are some sentences about the role and a few names
// of skills, about 400 bytes. Few roles are frequent and many are rare, as in real postings, but the titles repeat less.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"github.com/go-career/career"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("rows: ")
	n := flag.Int("n", 1000, "how many rows")
	flag.Parse()
	w := bufio.NewWriter(os.Stdout)
	if err := write(w, *n); err != nil {
		log.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		log.Fatal(err)
	}
}

var (
	before = []string{"", "", "", "", "Sr. ", "Senior ", "Jr. ", "Lead ", "Urgent opening for ", "Associate "}
	after  = []string{"", "", "", "", " II", " (m/f/d)", " - Remote", ", Berlin", " | Austin, TX", " – Contract", " (Go)", " - 5+ years", " €60k"}
	none   = []string{"Staff Nurse", "School Principal", "Bus Driver", "Barista", "Florist", "Imam", "Ski Instructor"}
)

func write(w io.Writer, n int) error {
	c := career.Default()
	rnd := rand.New(rand.NewPCG(2026, 11))
	roles := slices.Collect(c.Roles())
	rnd.Shuffle(len(roles), func(i, j int) { roles[i], roles[j] = roles[j], roles[i] })
	zipf := rand.NewZipf(rnd, 1.1, 10, uint64(len(roles)-1))
	pick := func(list []string) string { return list[rnd.IntN(len(list))] }
	for id := range n {
		r := roles[zipf.Uint64()]
		title := pick(append(r.Aliases, r.Title))
		switch rnd.IntN(20) {
		case 0:
			i := rnd.IntN(len(title))
			title = title[:i] + title[i+1:] // names of roles are ASCII, or nearly
		case 1, 2:
			title = pick(none)
		}
		title = pick(before) + title + pick(after)
		if rnd.IntN(4) == 0 {
			title += fmt.Sprintf(" #%d", rnd.IntN(1e6))
		}
		var skills []string
		for range 4 {
			name, _ := c.SkillName(r.Requirements[rnd.IntN(len(r.Requirements))].Skill)
			skills = append(skills, name)
		}
		_, err := fmt.Fprintf(w, "%d\t%s\t%s %s. %s. You know %s and have worked with %s for some years.\n", id, title, r.Summary,
			pick(r.Responsibilities), pick(r.Responsibilities), strings.Join(skills[:3], ", "), skills[3])
		if err != nil {
			return err
		}
	}
	return nil
}
