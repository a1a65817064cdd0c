package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/go-career/career"
)

// datasetsOf writes files into a folder of datasets.
func datasetsOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestStepTimes: dough, a moderate skill, rises from working to expert: 6 to 12 months and then 12 to 24, 27 in the middle,
// and nothing to study.
func TestStepTimes(t *testing.T) {
	steps, err := kitchen(t).stepTimes()
	if err != nil {
		t.Fatal(err)
	}
	got := steps[levelStep{career.LevelMid, career.LevelSenior}]
	if len(steps) != 1 || fmt.Sprint(got) != "[{{baker senior-baker} 0 27 2.25}]" {
		t.Error(steps)
	}
}

// TestReadYears leaves out what is not for software and what states no years.
func TestReadYears(t *testing.T) {
	years, err := readYears(datasetsOf(t, map[string]string{
		"dev/postings/naukri2019.tsv": "title\tlevel\tfunction\tskills\nSenior Baker\t5 - 7 yrs\tIT Software - Bread\t\n" +
			"Senior Baker\t9 - 9 yrs\tSales\t\nBaker\t0 - 2 Years\tIT Software - Bread\t\n",
		"dev/postings/naukri2025.tsv": "title\tlevel\tfunction\tskills\nSenior Cook\t3-8 years\tAny\t\nCook\t\tAny\t\n",
	}))
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(len(years), years[0], years[career.LevelSenior]); got != "2 [{0 2}] [{5 7} {3 8}]" {
		t.Error(got)
	}
}

// TestReadTraining: half of the answers say up to two years of experience, half up to four, and all up to a month on the
// job, which makes 27.5 months; the other occupation of the class says nothing but six months, which halves to 16.
func TestReadTraining(t *testing.T) {
	got, err := readTraining(datasetsOf(t, map[string]string{
		"training/onet_27.0_Education, Training, and Experience.txt": "O*NET-SOC Code\tScale ID\tCategory\tData Value\n" +
			"99-1011.00\tRW\t6\t50.00\n99-1011.00\tRW\t7\t50.00\n99-1011.00\tOJ\t2\t100.00\n99-1011.00\tRL\t6\t100.00\n99-1011.01\tRW\t4\t100.00\n",
	}))
	if err != nil {
		t.Fatal(err)
	}
	near(t, "months", got["99-1011"], (27.5+4.5)/2)
}

func TestRankCorrelation(t *testing.T) {
	near(t, "same order", rankCorrelation([]float64{1, 5, 9}, []float64{2, 3, 100}), 1)
	near(t, "turned round", rankCorrelation([]float64{1, 5, 9}, []float64{3, 2, 1}), -1)
	near(t, "all alike", rankCorrelation([]float64{1, 1, 1}, []float64{3, 2, 1}), 0)
	// Ranks 1.5, 1.5, 3 and 1, 2, 3: 1.5 over the root of 1.5 by 2.
	near(t, "a tie", rankCorrelation([]float64{4, 4, 7}, []float64{1, 2, 3}), 0.8660254037844386)
}
