package main

import (
	"cmp"
	"flag"
	"fmt"
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/go-career/career"
)

// A stepTime is how long a plan takes from one rung to the next.
type stepTime struct {
	rung
	study    int     // hours
	practice int     // months
	years    float64 // the longer of the two, as both go beside the job
}

// plan returns the time from exactly meeting one role to another; from "" it starts with nothing.
func (c *catalog) plan(from, to career.RoleID) (stepTime, error) {
	p := career.Profile{Skills: map[career.SkillID]career.Proficiency{}}
	if from != "" {
		for _, q := range c.role(from).Requirements {
			p.Skills[q.Skill] = q.Level
		}
	}
	plan, err := c.Plan(p, to, career.PlanOptions{})
	if err != nil {
		return stepTime{}, err
	}
	t := stepTime{rung: rung{from, to}, study: plan.Study.Middle(), practice: plan.Practice.Middle()}
	t.years = max(float64(t.practice)/12, float64(plan.Weeks.Middle())/52)
	return t, nil
}

// A levelStep is two levels that follow each other on a ladder.
type levelStep struct{ from, to career.Level }

// stepTimes returns the times of all steps of ladders, by their levels.
func (c *catalog) stepTimes() (map[levelStep][]stepTime, error) {
	out := map[levelStep][]stepTime{}
	for _, s := range c.rungs() {
		t, err := c.plan(s.from, s.to)
		if err != nil {
			return nil, err
		}
		l := levelStep{c.role(s.from).Level, c.role(s.to).Level}
		out[l] = append(out[l], t)
	}
	return out, nil
}

var yearsAsked = regexp.MustCompile(`(?i)^(\d+) ?- ?(\d+) ye?a?rs$`)

// A span is the least and the most years that a posting asks for.
type span struct{ least, most float64 }

// readYears returns the years that postings for software and data ask, by the level that their titles state; 0 is none.
func readYears(dir string) (map[career.Level][]span, error) {
	out := map[career.Level][]span{}
	for _, set := range []struct{ file, function string }{{"naukri2019.tsv", "IT Software"}, {"naukri2025.tsv", ""}} {
		rows, err := readTSV(filepath.Join(dir, "dev", "postings", set.file), "title", "level", "function")
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			m := yearsAsked.FindStringSubmatch(r[1])
			if m == nil || !strings.HasPrefix(r[2], set.function) {
				continue
			}
			least, _ := strconv.ParseFloat(m[1], 64)
			most, _ := strconv.ParseFloat(m[2], 64)
			l := career.ParseTitle(r[0]).Level
			out[l] = append(out[l], span{least, most})
		}
	}
	return out, nil
}

// trainingMonths is the middle of each of O*NET's categories, in months; the open one is taken at its lower end.
var trainingMonths = map[string][]float64{
	"RW": {0, 0.5, 2, 4.5, 9, 18, 36, 60, 84, 108, 120}, // related work experience
	"PT": {0, 0.5, 2, 4.5, 9, 18, 36, 84, 120},          // in-plant training
	"OJ": {0, 0.5, 2, 4.5, 9, 18, 36, 84, 120},          // training on the job
}

// readTraining returns the months of experience and training that O*NET's incumbents say a class of occupations needs, by
// SOC code: the mean over their answers, and over the occupations of the class.
func readTraining(dir string) (map[string]float64, error) {
	rows, err := readTSV(filepath.Join(dir, "training", "onet_27.0_Education, Training, and Experience.txt"),
		"O*NET-SOC Code", "Scale ID", "Category", "Data Value")
	if err != nil {
		return nil, err
	}
	sums, occupations := map[string]float64{}, map[string]map[string]bool{}
	for _, r := range rows {
		months := trainingMonths[r[1]]
		category, err := strconv.Atoi(r[2])
		percent, err2 := strconv.ParseFloat(r[3], 64)
		if months == nil || err != nil || err2 != nil || category < 1 || category > len(months) {
			continue
		}
		soc, _, _ := strings.Cut(r[0], ".")
		if occupations[soc] == nil {
			occupations[soc] = map[string]bool{}
		}
		occupations[soc][r[0]] = true
		sums[soc] += percent / 100 * months[category-1]
	}
	for soc := range sums {
		sums[soc] /= float64(len(occupations[soc]))
	}
	return sums, nil
}

// A jobTime is the time from nothing to a job's plain level, and what O*NET says of its class.
type jobTime struct {
	stepTime
	soc      string
	official float64 // months
}

// jobTimes returns a jobTime for each job whose class has a figure. The plain level is mid or, in a job that has none, its
// lowest.
func (c *catalog) jobTimes(official map[string]float64) ([]jobTime, error) {
	var out []jobTime
	for _, id := range c.jobs {
		job, ok := c.Job(id)
		if !ok {
			continue // a role without a job is no job
		}
		i := slices.IndexFunc(job.Codes, func(x career.Code) bool { return x.Scheme == "SOC" })
		if i < 0 || official[job.Codes[i].Code] == 0 {
			continue
		}
		roles := slices.Clone(c.ofJob[id])
		slices.SortStableFunc(roles, func(a, b career.RoleID) int {
			return cmp.Compare(fromMid(c.role(a).Level), fromMid(c.role(b).Level))
		})
		t, err := c.plan("", roles[0])
		if err != nil {
			return nil, err
		}
		out = append(out, jobTime{t, job.Codes[i].Code, official[job.Codes[i].Code]})
	}
	return out, nil
}

func fromMid(l career.Level) int {
	return max(int(l-career.LevelMid), int(career.LevelMid-l))
}

// rankCorrelation is Spearman's: the correlation of the ranks, where equal values share theirs.
func rankCorrelation(a, b []float64) float64 {
	x, y := ranks(a), ranks(b)
	mean := float64(len(a)+1) / 2
	var xy, xx, yy float64
	for i := range x {
		xy += (x[i] - mean) * (y[i] - mean)
		xx += (x[i] - mean) * (x[i] - mean)
		yy += (y[i] - mean) * (y[i] - mean)
	}
	if xx == 0 || yy == 0 {
		return 0
	}
	return xy / math.Sqrt(xx*yy)
}

func ranks(values []float64) []float64 {
	out := make([]float64, len(values))
	for i, v := range values {
		below, same := 0, 0
		for _, w := range values {
			if w < v {
				below++
			} else if w == v {
				same++
			}
		}
		out[i] = float64(below) + float64(same+1)/2
	}
	return out
}

// times holds the estimates of plans against the years that postings ask and the training that O*NET reports.
func times(dir string, args []string) error {
	flags := flag.NewFlagSet("times", flag.ContinueOnError)
	open := catalogFlag(flags)
	misses := flags.Bool("misses", false, "also print each job's time beside its class's")
	if err := flags.Parse(args); err != nil {
		return err
	}
	c, err := open()
	if err != nil {
		return err
	}
	steps, err := c.stepTimes()
	if err != nil {
		return err
	}
	years, err := readYears(dir)
	if err != nil {
		return err
	}
	official, err := readTraining(dir)
	if err != nil {
		return err
	}
	jobs, err := c.jobTimes(official)
	if err != nil {
		return err
	}
	printSteps(steps)
	printYears(years)
	study, practice, ref := column(jobs, func(j jobTime) float64 { return float64(j.study) }),
		column(jobs, func(j jobTime) float64 { return float64(j.practice) }), column(jobs, func(j jobTime) float64 { return j.official })
	fmt.Printf("\n%d jobs from nothing to the plain level, medians: %.0f hours of study, %.0f months of practice; O*NET's classes: %.0f months\n",
		len(jobs), median(study), median(practice), median(ref))
	fmt.Printf("rank correlation with O*NET's months: study %.2f, practice %.2f\n", rankCorrelation(study, ref), rankCorrelation(practice, ref))
	if *misses {
		for _, j := range jobs {
			fmt.Printf("%-36s %5d hours, %2d months; %s %3.0f months\n", j.to, j.study, j.practice, j.soc, j.official)
		}
	}
	return nil
}

func column[T any](list []T, value func(T) float64) []float64 {
	out := make([]float64, len(list))
	for i, v := range list {
		out[i] = value(v)
	}
	return out
}

func printSteps(steps map[levelStep][]stepTime) {
	fmt.Println("| step | ladders | study, hours | practice, months | years, quartiles |")
	fmt.Println("|---|---|---|---|---|")
	var order []levelStep
	for s := range steps {
		order = append(order, s)
	}
	slices.SortFunc(order, func(a, b levelStep) int { return cmp.Or(int(a.from-b.from), int(a.to-b.to)) })
	for _, s := range order {
		list := steps[s]
		years := column(list, func(t stepTime) float64 { return t.years })
		fmt.Printf("| %s to %s | %d | %.0f | %.0f | %.1f, %.1f, %.1f |\n", s.from, s.to, len(list),
			median(column(list, func(t stepTime) float64 { return float64(t.study) })),
			median(column(list, func(t stepTime) float64 { return float64(t.practice) })),
			quantile(years, 0.25), median(years), quantile(years, 0.75))
	}
}

func printYears(years map[career.Level][]span) {
	fmt.Println("\n| level that the title states | postings | years asked, medians |")
	fmt.Println("|---|---|---|")
	for l := career.Level(0); l <= career.LevelPrincipal; l++ {
		name := "none"
		if l != 0 {
			name = l.String()
		}
		if list := years[l]; len(list) > 0 {
			fmt.Printf("| %s | %d | %.0f to %.0f |\n", name, len(list),
				median(column(list, func(s span) float64 { return s.least })), median(column(list, func(s span) float64 { return s.most })))
		}
	}
}
