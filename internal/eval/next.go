package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/go-career/career"
	"github.com/go-career/career/source/jsonresume"
)

// sampleResumes is the folder of résumés written for this project.
const sampleResumes = "testdata/resumes"

// A lastStep is the last step of somebody's career: the role before it, the job it led to, and what was known before.
type lastStep struct {
	file     string
	before   career.RoleID
	after    career.JobID
	profile  career.Profile
	switched bool // the job is another than before
}

// lastStepOf returns the last step of a résumé. It reports false if there are fewer than two positions, or if the title of
// either of the last two doesn't name a role.
func (c *catalog) lastStepOf(r *jsonresume.Resume) (lastStep, bool) {
	work := inTime(r, r.Match(c.Catalog).Work)
	if len(work) < 2 {
		return lastStep{}, false
	}
	before, ok := c.named(work[len(work)-2].Position)
	after, ok2 := c.named(work[len(work)-1].Position)
	if !ok || !ok2 {
		return lastStep{}, false
	}
	// The last position is taken out before the résumé is read, so that nothing in the profile comes from it.
	known := *r
	known.Work = work[:len(work)-1]
	s := lastStep{before: before, after: c.job(after), profile: known.Match(c.Catalog).Profile}
	s.switched = c.job(before) != s.after
	return s, true
}

// inTime returns the positions that have a title, first one first. Without a start date for each of them it takes it that
// the résumé lists the latest first, as most do. read is the same positions with their dates read.
func inTime(r *jsonresume.Resume, read []jsonresume.Position) []jsonresume.Work {
	var at []int
	dated := true
	for i, p := range read {
		if p.Title != "" {
			at = append(at, i)
			dated = dated && p.Start != career.Date{}
		}
	}
	slices.Reverse(at)
	if dated {
		slices.SortStableFunc(at, func(a, b int) int { return read[a].Start.Time().Compare(read[b].Start.Time()) })
	}
	out := make([]jsonresume.Work, len(at))
	for i, k := range at {
		out[i] = r.Work[k]
	}
	return out
}

// readSteps reads the résumés of a folder, and returns the last steps and how many résumés there were.
func (c *catalog) readSteps(dir string) (steps []lastStep, all int, err error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, 0, err
	}
	if len(names) == 0 {
		return nil, 0, fmt.Errorf("%s: no résumés (*.json)", dir)
	}
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			return nil, 0, err
		}
		r, err := jsonresume.Read(f)
		f.Close()
		if err != nil {
			return nil, 0, fmt.Errorf("%s: %w", name, err)
		}
		if s, ok := c.lastStepOf(r); ok {
			s.file = filepath.Base(name)
			steps = append(steps, s)
		}
	}
	return steps, len(names), nil
}

// A nextResult is the measure for some steps.
type nextResult struct {
	set   string
	ranks []rankedBy
}

// measureNext ranks the jobs after each step, by the package and by baselines. each sees the package's rankings.
func (c *catalog) measureNext(set string, steps []lastStep, each func(s *lastStep, rank int, jobs []career.JobID)) (nextResult, error) {
	ranks := []rankedBy{{name: "**career**"}, {name: "the role's moves, in their order"}, {name: "the same job again"},
		{name: "the same job, then the moves"}, {name: "chance"}}
	for i := range steps {
		s := &steps[i]
		moves, err := c.Moves(s.before)
		if err != nil {
			return nextResult{}, err
		}
		var to []career.RoleID
		for _, m := range moves {
			to = append(to, m.To)
		}
		jobs := c.jobsOf(c.Recommend(s.profile, career.RecommendOptions{From: s.before}))
		rank := slices.Index(jobs, s.after) + 1
		if each != nil {
			each(s, rank, jobs)
		}
		ranks[0].add(rank)
		ranks[1].add(slices.Index(c.jobsInOrder(to), s.after) + 1)
		ranks[2].add(slices.Index([]career.JobID{c.job(s.before)}, s.after) + 1)
		ranks[3].add(slices.Index(c.jobsInOrder(append([]career.RoleID{s.before}, to...)), s.after) + 1)
		ranks[4].chance(len(c.jobs))
	}
	return nextResult{set, ranks}, nil
}

// measureNextSets measures all steps, and those to another job.
func (c *catalog) measureNextSets(steps []lastStep, each func(s *lastStep, rank int, jobs []career.JobID)) ([]nextResult, error) {
	all, err := c.measureNext("all", steps, each)
	if err != nil {
		return nil, err
	}
	switched, err := c.measureNext("to another job", slices.DeleteFunc(slices.Clone(steps), func(s lastStep) bool { return !s.switched }), nil)
	return []nextResult{all, switched}, err
}

// next asks whether the job that people did take next is among those recommended.
func next(_ string, args []string) error {
	flags := flag.NewFlagSet("next", flag.ContinueOnError)
	open := catalogFlag(flags)
	dir := flags.String("resumes", sampleResumes, "folder of résumés in the JSON Resume format")
	misses := flags.Int("misses", 0, "also print this many steps whose job is not among the first 10")
	if err := flags.Parse(args); err != nil {
		return err
	}
	c, err := open()
	if err != nil {
		return err
	}
	steps, all, err := c.readSteps(*dir)
	if err != nil {
		return err
	}
	var missed []string
	results, err := c.measureNextSets(steps, func(s *lastStep, rank int, jobs []career.JobID) {
		if len(missed) < *misses && (rank == 0 || rank > 10) {
			missed = append(missed, fmt.Sprintf("%s: from %s to %s: rank %d, after %v", s.file, s.before, s.after, rank, jobs[:min(3, len(jobs))]))
		}
	})
	if err != nil {
		return err
	}
	for _, r := range results {
		fmt.Printf("\n### %s: %d of %d résumés, %d jobs\n\n", r.set, r.ranks[0].n, all, len(c.jobs))
		printRanks(os.Stdout, r.ranks)
	}
	for _, m := range missed {
		fmt.Println(m)
	}
	return nil
}
