// Command taxonomy turns a download of O*NET or of ESCO into a catalogue and puts the usual questions to it: what it holds
// and what was left out, the guide of a role, a gap, and a path to another role. It finds out by itself which of the two
// it is given.
//
//	go run ./examples/taxonomy -from db_29_3_text.zip -role "web developer" -to "database architect"
//	go run ./examples/taxonomy -from db_29_3_text.zip -role "web developer" -have "Go, PostgreSQL" -save careers
//	go run ./examples/taxonomy -from "ESCO dataset - v1.2.0 - classification - en - csv.zip" -role programmer
//	go run ./examples/taxonomy -from esco -lang de -role Bäcker
//	go run ./examples/taxonomy -from examples/taxonomy/testdata/db_99_1_text
//
// O*NET's database is at https://www.onetcenter.org/database.html (text files), ESCO at
// https://esco.ec.europa.eu/en/use-esco/download (classification, CSV). Either is read as the zip it comes as, or as the
// folder in it. ESCO up to 1.1.1 comes in two downloads, one in a language and one that is language independent: unpack both
// into one folder. The samples in testdata are made up.
package main

import (
	"archive/zip"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/go-career/career"
	"github.com/go-career/career/source"
	"github.com/go-career/career/source/esco"
	"github.com/go-career/career/source/onet"
)

const usage = `usage: taxonomy -from DOWNLOAD [flags]

turns a download of O*NET or ESCO into a catalogue and puts the usual questions to it, such as

  taxonomy -from db_29_3_text.zip -role "web developer" -to "database architect"

`

func main() { os.Exit(command(os.Args[1:], os.Stdout, os.Stderr)) }

// command returns the exit code: 0 if all went well, 1 if something failed, 2 if the command line is wrong.
func command(args []string, stdout, stderr io.Writer) int {
	var q question
	fs := flag.NewFlagSet("taxonomy", flag.ContinueOnError)
	fs.SetOutput(io.Discard) // an error is printed once, below
	fs.StringVar(&q.from, "from", "", "the download: a zip or a folder")
	fs.StringVar(&q.edition, "edition", "", "its edition, such as 29.3; by default as the name of the zip or folder has it")
	fs.StringVar(&q.language, "lang", "", "the language of ESCO's files, such as de; by default the one that they are in, or en if there are several")
	fs.StringVar(&q.role, "role", "", "a role, by ID or title; by default the first")
	fs.StringVar(&q.to, "to", "", "a role to get to; by default the first that role can move to")
	fs.StringVar(&q.have, "have", "", "skills that are held, separated by commas; by default what role requires")
	fs.StringVar(&q.save, "save", "", "a new folder to save the catalogue in")
	err := fs.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, usage)
		fs.SetOutput(stdout)
		fs.PrintDefaults()
		return 0
	case err == nil && fs.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q", fs.Arg(0))
	case err == nil && q.from == "":
		err = errors.New("want -from")
	}
	if err != nil {
		fmt.Fprintf(stderr, "taxonomy: %v\ntaxonomy -h shows how it is used\n", err)
		return 2
	}
	if err := run(stdout, q); err != nil {
		fmt.Fprintf(stderr, "taxonomy: %v\n", err)
		if missing := (*career.NotFoundError)(nil); errors.As(err, &missing) { // -role or -to names none
			return 2
		}
		return 1
	}
	return 0
}

type question struct{ from, edition, language, role, to, have, save string }

func run(w io.Writer, q question) error {
	in, err := read(q.from, q.edition, q.language)
	if err != nil {
		return fmt.Errorf("%s: %w", q.from, err)
	}
	c, err := in.Catalog()
	if err != nil {
		return fmt.Errorf("%s: %w", q.from, err)
	}
	p := &printer{w: w, c: c}
	p.counts(in)
	role, err := find(c, q.role, in.Records.Roles[0].ID)
	if err != nil {
		return err
	}
	p.guide(role)
	to, err := find(c, q.to, append(role.Transitions, role.ID)[0])
	if err != nil {
		return err
	}
	var profile *career.Profile
	if q.have != "" {
		profile = p.profile(q.have)
	}
	if to.ID != role.ID || profile != nil {
		if err := p.gap(role, to, profile); err != nil {
			return err
		}
	}
	if to.ID != role.ID {
		if err := p.path(role, to, profile); err != nil {
			return err
		}
	}
	if q.save != "" {
		if err := c.Save(q.save); err != nil {
			return err
		}
		p.printf("\nSaved; career.Load reads it.\n")
	}
	return p.err
}

// version is an edition in the name of a download: db_29_3_text.zip, ESCO dataset - v1.1.1 - classification - en - csv.
var version = regexp.MustCompile(`\d+([._]\d+)+`)

// read reads a download of either kind.
func read(from, edition, language string) (*source.Import, error) {
	info, err := os.Stat(from)
	if err != nil {
		return nil, err
	}
	fsys := os.DirFS(from)
	if !info.IsDir() {
		z, err := zip.OpenReader(from)
		if err != nil {
			return nil, err
		}
		defer z.Close()
		fsys = z
	}
	if edition == "" {
		edition = strings.ReplaceAll(version.FindString(filepath.Base(from)), "_", ".")
	}
	switch {
	case holds(fsys, "Occupation Data.txt"):
		return onet.Read(fsys, onet.Options{Edition: edition})
	case holds(fsys, "occupations_*.csv"), holds(fsys, "occupationSkillRelations*.csv"):
		// ESCO has no moves. So that there are paths, an occupation and a broader one count as a move from each other.
		return esco.Read(fsys, esco.Options{Edition: edition, Language: language, Transitions: true})
	}
	return nil, errors.New("neither O*NET (Occupation Data.txt) nor ESCO (occupations_en.csv, or another language)")
}

// holds reports whether a download has a file of a name, which may have a *, at the top or in a folder.
func holds(fsys fs.FS, name string) bool {
	for _, pattern := range []string{name, "*/" + name} {
		if found, _ := fs.Glob(fsys, pattern); len(found) > 0 {
			return true
		}
	}
	return false
}

// find returns a role by ID or title, or the default if the text is empty.
func find(c *career.Catalog, text string, by career.RoleID) (career.Role, error) {
	if text != "" {
		id, err := c.ResolveRole(text)
		if err != nil {
			return career.Role{}, err
		}
		by = id
	}
	r, _ := c.Role(by)
	return r, nil
}

// A printer prints what a catalogue answers, and keeps the first error.
type printer struct {
	w   io.Writer
	c   *career.Catalog
	err error
}

func (p *printer) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

// few prints the first lines of a list below a heading, and how many more there are.
func few[T any](p *printer, heading string, n int, list []T, line func(T) string) {
	if len(list) > 0 {
		p.printf("\n%s\n\n", heading)
	}
	for _, v := range list[:min(n, len(list))] {
		p.printf("  • %s\n", line(v))
	}
	if len(list) > n {
		p.printf("  and %d more\n", len(list)-n)
	}
}

func (p *printer) skill(id career.SkillID) string { name, _ := p.c.SkillName(id); return name }
func (p *printer) title(id career.RoleID) string  { title, _ := p.c.RoleTitle(id); return title }

// counts prints how many records there are, how much was left out, by file and reason, and what is missing.
func (p *printer) counts(in *source.Import) {
	r, left := in.Records, map[string]int{}
	for _, l := range in.Left {
		left[path.Base(l.File)+": "+string(l.Reason)]++
	}
	var aliases, required, essential, moves int
	for _, v := range r.Roles {
		aliases, required, moves = aliases+len(v.Aliases), required+len(v.Requirements), moves+len(v.Transitions)
		for _, q := range v.Requirements {
			if q.Essential {
				essential++
			}
		}
	}
	s := r.Sources[0]
	p.printf("%s, edition %s, as of %s (%s; %s)\n\n", s.Title, s.Edition, s.AsOf, s.Publisher, s.Licence)
	p.printf("%7d roles\n%7d other titles\n%7d skills\n%7d requirements, %d of them essential\n%7d moves\n\nLeft out\n\n",
		len(r.Roles), aliases, len(r.Skills), required, essential, moves)
	for _, what := range slices.Sorted(maps.Keys(left)) {
		p.printf("%7d %s\n", left[what], what)
	}
	few(p, "Missing", 10, in.Missing, source.Left.String)
}

func (p *printer) guide(r career.Role) {
	p.printf("\n%s (%s)\n\n%s\n", r.Title, r.ID, r.Summary)
	for _, c := range r.Codes {
		p.printf("  %s %s: %s\n", c.Scheme, c.Code, c.Fit)
	}
	if r.JobZone > 0 {
		p.printf("  job zone %d of 5\n", r.JobZone)
	}
	if r.Note != "" {
		p.printf("  %s\n", r.Note)
	}
	few(p, "Also called", 5, r.Aliases, strings.Clone)
	few(p, "What they do", 5, r.Responsibilities, strings.Clone)
	few(p, "What it asks for", 10, r.Requirements, func(q career.Requirement) string {
		s := p.skill(q.Skill)
		if q.Level > 0 {
			s += ", " + q.Level.String()
		}
		if q.Importance > 0 {
			s += fmt.Sprintf(", importance %d", q.Importance)
		}
		if q.Essential {
			s += ", essential"
		}
		if q.Hot {
			s += ", hot"
		}
		if q.InDemand {
			s += ", in demand"
		}
		return s
	})
	few(p, "Where one can move", 5, r.Transitions, func(id career.RoleID) string { return fmt.Sprintf("%s (%s)", p.title(id), r.Tiers[id]) })
}

// profile returns what is held of the skills in a text, at no stated level.
func (p *printer) profile(have string) *career.Profile {
	held := career.Profile{Skills: map[career.SkillID]career.Proficiency{}}
	for name := range strings.SplitSeq(have, ",") {
		if s, ok := p.c.ResolveSkill(name); ok {
			held.Skills[s.ID] = career.Unrated
		} else {
			p.printf("\nNo skill is called %q.\n", strings.TrimSpace(name))
		}
	}
	return &held
}

func (p *printer) gap(from, to career.Role, profile *career.Profile) error {
	who := "Someone who meets what " + from.Title + " asks for"
	g, err := p.c.RoleGap(from.ID, to.ID)
	if profile != nil {
		who = "Someone who holds " + fmt.Sprintf("%d of the skills named", len(profile.Skills))
		g, err = p.c.Gap(*profile, to.ID)
	}
	if err != nil {
		return err
	}
	p.printf("\n%s, as %s\n\nCoverage %.0f %% for certain, likely %.0f %%, up to %.0f %%; %d of %d essential met\n", who, to.Title,
		100*g.Coverage.Low, 100*g.Coverage.Likely, 100*g.Coverage.High, g.Essential.Met, g.Essential.Total)
	lacking := slices.DeleteFunc(g.Items, func(it career.GapItem) bool { return it.Status == career.StatusMet })
	slices.SortStableFunc(lacking, func(a, b career.GapItem) int { return cmp.Compare(b.Cost.Low, a.Cost.Low) })
	few(p, "Lacking most", 5, lacking, func(it career.GapItem) string {
		return fmt.Sprintf("%s: %s, costs %.1f points of coverage", it.Name, it.Status, 100*it.Cost.Low)
	})
	return nil
}

func (p *printer) path(from, to career.Role, profile *career.Profile) error {
	paths, err := p.c.Paths(from.ID, to.ID, career.PathOptions{Profile: profile, Limit: 1, MaxHops: 3})
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		p.printf("\nNo path from %s to %s in three moves\n", from.Title, to.Title)
	}
	for _, path := range paths {
		p.printf("\nFrom %s: %s (estimates)\n\n", from.Title, effort(path.Study, path.Practice))
		for _, s := range path.Steps {
			p.printf("  → %s: likely coverage %.0f %% on arrival, %s to learn, %s\n", s.ToTitle, 100*s.Gap.Coverage.Likely,
				count(len(s.Learn), "skill"), effort(s.Study, s.Practice))
		}
	}
	return nil
}

// count returns a number of things in words: "1 skill", "2 skills".
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// effort says how much study and practice something takes.
func effort(study, practice career.Estimate) string {
	var parts []string
	if study.High > 0 {
		parts = append(parts, study.String()+" hours of study")
	}
	if practice.High > 0 {
		parts = append(parts, practice.String()+" months of practice")
	}
	if len(parts) == 0 {
		return "nothing to learn"
	}
	return strings.Join(parts, ", ")
}
