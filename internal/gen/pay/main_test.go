package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
)

// TestRead reads a small table in each of the formats.
func TestRead(t *testing.T) {
	national := "region\tcode\ttitle\tyear\tcurrency\tperiod\tp10\tp25\tmedian\tp75\tp90\n"
	tests := []struct {
		name  string
		table table
		text  string
		want  []string
	}{
		{"ashe", table{Format: "ashe", Region: "GB", Currency: "GBP"},
			"measure\tpopulation\tsoc2020\ttitle\tmedian\tp10\tp20\tp25\tp30\tp40\tp60\tp70\tp75\tp80\tp90\n" +
				"annual_gross_gbp\tFull-Time\t1\tSmiths\t50\t10\t20\t25\t30\t40\t60\t70\t75\t80\t\n" +
				"annual_gross_gbp\tAll\t1\tSmiths\t50\t\t\t25\t\t\t\t\t75\t\t\n" +
				"hourly_gross_gbp\tAll\t1\tSmiths\t5\t\t\t\t\t\t\t\t\t\t\n" +
				"annual_gross_gbp\tAll\t2\tOthers\t5\t\t\t\t\t\t\t\t\t\t\n",
			[]string{"gb-1-full-time GBP year [{10 10} {20 20} {25 25} {30 30} {40 40} {50 50} {60 60} {70 70} {75 75} {80 80}]",
				"gb-1-all GBP year [{25 25} {50 50} {75 75}]"}},
		{"jobbank, by the hour", table{Format: "jobbank", Region: "CA", Currency: "CAD"},
			"noc2021\ttitle\twage_low_cad_year\twage_median_cad_year\twage_high_cad_year\thourly_low\thourly_median\thourly_high\thourly_exact\n" +
				"1\tSmiths\t32867\t60000\t90000\t15.8\t28.85\t43.27\t1\n",
			[]string{"ca-1 CAD hour [{10 15.8} {50 28.85} {90 43.27}]"}},
		{"jobbank, by the year, at the floor", table{Format: "jobbank", Region: "CA", Currency: "CAD"},
			"noc2021\ttitle\twage_low_cad_year\twage_median_cad_year\twage_high_cad_year\thourly_low\thourly_median\thourly_high\thourly_exact\n" +
				"1\tSmiths\t32867\t60000\t90000\t15.8\t28.85\t43.27\t0\n",
			[]string{"ca-1 CAD year [{50 60000} {90 90000}]"}},
		{"mom", table{Format: "mom", Region: "SG", Currency: "SGD"},
			"sheet\tindustry\tssoc\ttitle\tgross_p25\tgross_median\tgross_p75\nT4\tALL\t1\tSmith\t1\t2\t3\nT5\tMETAL\t1\tSmith\t4\t5\t6\n",
			[]string{"sg-1 SGD month [{25 1} {50 2} {75 3}]"}},
		{"national, the newest year", table{Format: "national", Region: "SE", Suffix: "x"},
			national + "SE\t1\t1 Smiths\t2023\tSEK\tmonth\t1\t2\t3\t4\t\nSE\t1\t1 Smiths\t2025\tSEK\tmonth\t\t20\t30\t40\t\nNO\t1\tSmiths\t2026\tNOK\tmonth\t\t2\t3\t4\t\n",
			[]string{"se-1-x SEK month [{25 20} {50 30} {75 40}]"}},
		{"national, with provinces but not what is below them", table{Format: "national", Region: "CA"},
			national + "CA\t1\tSmiths | ER00 Canada\t2025\tCAD\thour\t1\t2\t3\t4\t5\nCA-PEI\t1\tSmiths | ER11 Prince Edward Island\t2025\tCAD\thour\t1\t\t3\t\t5\nCA-PEI\t1\tSmiths | ER1110 Prince Edward Island\t2025\tCAD\thour\t1\t\t3\t\t5\n",
			[]string{"ca-1 CAD hour [{10 1} {25 2} {50 3} {75 4} {90 5}] ca-pe [{10 1} {50 3} {90 5}]"}},
		{"metros", table{Format: "metros", Region: "US", Code: "1", Title: "Smiths", Currency: "USD"},
			"metro\tarea_code\tannual_p10_usd\tannual_p25_usd\tannual_median_usd\tannual_p75_usd\tannual_p90_usd\nhere\t0012345\t1\t2\t3\t4\t5\n_national\t0000000\t1\t2\t3\t4\t5\n",
			[]string{"us-1 USD year [] us-12345 [{10 1} {25 2} {50 3} {75 4} {90 5}]"}},
		{"prevailing", table{Format: "prevailing", Region: "US", Currency: "USD"},
			"soc\ttitle\tarea_id\tarea_name\tunit\tl1\tl4\n1\tSmiths\t12345\tHere, NY\thourly\t1.5\t4\n1\tSmiths\t100001\tUp nonmetropolitan area\thourly\t2\t5\n",
			[]string{"us-1 USD hour [] us-12345 1.5–4 us-100001 2–5"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.table.File = "t.tsv"
			list, areas, err := tt.table.read(fstest.MapFS{"t.tsv": {Data: []byte(tt.text)}}, func(code string) bool { return code == "1" })
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range list {
				s := []string{string(f.ID), f.Currency.String(), string(f.Period), sprint(f.Percentiles)}
				for _, a := range f.Areas {
					s = append(s, string(a.Area))
					if a.Levels.I.Amount > 0 {
						s = append(s, a.Levels.I.Amount.String()+"–"+a.Levels.IV.Amount.String())
					} else {
						s = append(s, sprint(a.Percentiles))
					}
				}
				got = append(got, strings.Join(s, " "))
				if f.Title != "Smiths" && f.Title != "Smith" {
					t.Errorf("title %q", f.Title)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			for _, a := range areas {
				if a.Name == "" || a.Kind == "" {
					t.Errorf("%+v", a)
				}
			}
		})
	}
}

func sprint(p career.Percentiles) string {
	var s []string
	for _, x := range p.Published() {
		s = append(s, "{"+strconv.Itoa(x.Rank)+" "+x.Amount.String()+"}")
	}
	return "[" + strings.Join(s, " ") + "]"
}

// TestTrouble checks that what is wrong with a table is told with its place.
func TestTrouble(t *testing.T) {
	const head = "sheet\tindustry\tssoc\ttitle\tgross_p25\tgross_median\tgross_p75\n"
	for text, want := range map[string]string{
		"":                                "t.tsv: header: EOF",
		"ssoc\ttitle\n":                   `t.tsv: no column "sheet"`,
		head + "T4\tALL\t1\tS\tx\t2\t3\n": `t.tsv:2: column "gross_p25": "x" is no amount of pay`,
		head + "T4\tALL\t1\tS\t1\n":       "wrong number of fields",
	} {
		_, _, err := (&table{Format: "mom", File: "t.tsv", Region: "SG", Currency: "SGD"}).read(
			fstest.MapFS{"t.tsv": {Data: []byte(text)}}, func(string) bool { return true })
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	if _, _, err := (&table{Format: "mom", File: "none.tsv"}).read(fstest.MapFS{}, nil); err == nil {
		t.Error("no file, no error")
	}
	parities := "Country,Country ID,Year,PPP\nX,SE,2023,8.1234567891234\nX,SE,2024,9\nY,NO,2023,7\n"
	list, err := readParities(fstest.MapFS{"p.csv": {Data: []byte(parities)}}, "p.csv", "s", []string{"SE", "NO"})
	if err != nil || len(list) != 2 || list[1].Rate.String() != "8.123456789" || list[0].Year != 2023 {
		t.Errorf("%v %v", list, err)
	}
}

// TestFiguresAreTheTables makes data/figures, data/areas.json and data/parities.json anew from the published tables.
func TestFiguresAreTheTables(t *testing.T) {
	tables := filepath.Join(os.Getenv("CAREER_DATASETS"), "wages")
	if os.Getenv("CAREER_DATASETS") == "" {
		t.Skip("CAREER_DATASETS names no folder of public datasets")
	}
	const data = "../../../data"
	dir := t.TempDir()
	jobs, err := os.ReadFile(filepath.Join(data, "jobs.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "jobs.json"), jobs, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run(os.DirFS(tables), dir); err != nil {
		t.Fatal(err)
	}
	for _, pattern := range []string{"areas.json", "parities.json", "figures/*.json"} {
		made, _ := filepath.Glob(filepath.Join(dir, pattern))
		kept, _ := filepath.Glob(filepath.Join(data, pattern))
		if len(made) != len(kept) || len(made) == 0 {
			t.Errorf("%s: %d files made, %d kept", pattern, len(made), len(kept))
		}
		for _, file := range made {
			name, _ := filepath.Rel(dir, file)
			a, _ := os.ReadFile(file)
			b, _ := os.ReadFile(filepath.Join(data, name))
			if !bytes.Equal(a, b) {
				t.Errorf("%s is not what the tables say", name)
			}
		}
	}
}

// FuzzRead reads any text as each of the formats.
func FuzzRead(f *testing.F) {
	f.Add("ashe", "measure\tpopulation\tsoc2020\ttitle\tmedian\tp10\tp20\tp25\tp30\tp40\tp60\tp70\tp75\tp80\tp90\na\n")
	f.Add("national", "region\tcode\ttitle\tyear\tcurrency\tperiod\tp10\tp25\tmedian\tp75\tp90\nSE-x\t1\t| ER1 \t1\tSEK\tx\t1\t\t\t\t\n")
	f.Add("prevailing", "soc\ttitle\tarea_id\tarea_name\tunit\tl1\tl4\n1\tS\t\t\t\t-1\t1e9\n")
	f.Add("metros", "metro\tarea_code\tannual_p10_usd\tannual_p25_usd\tannual_median_usd\tannual_p75_usd\tannual_p90_usd\n\"\n")
	f.Fuzz(func(_ *testing.T, format, text string) {
		_, _, _ = (&table{Format: format, File: "t.tsv", Region: "SE", Code: "1"}).read(
			fstest.MapFS{"t.tsv": {Data: []byte(text)}}, func(string) bool { return true })
		_, _ = readParities(fstest.MapFS{"p.csv": {Data: []byte(text)}}, "p.csv", "s", []string{"SE"})
	})
}
