package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
	"github.com/go-career/career/internal/table"
	"github.com/go-career/career/source"
)

const (
	national = "region\tcode\ttitle\tyear\tcurrency\tperiod\tp10\tp25\tmedian\tp75\tp90\n"
	office   = "country\tclassification\tcode\ttitle\tpopulation\tmeasure\tperiod\tcurrency\tyear\t"
)

// TestPay reads a small file in each of the formats.
func TestPay(t *testing.T) {
	tests := []struct {
		name string
		file payFile
		text string
		want []string
	}{
		{"ashe", payFile{Format: "ashe", Place: "GB", Currency: "GBP", Only: map[string]string{"measure": "^annual_gross_gbp$"}},
			"measure\tpopulation\tsoc2020\ttitle\tmedian\tp10\tp20\tp25\tp30\tp40\tp60\tp70\tp75\tp80\tp90\n" +
				"annual_gross_gbp\tFull-Time\t1\tSmiths\t50\t10\t20\t25\t30\t40\t60\t70\t75\t80\t\n" +
				"annual_gross_gbp\tAll\t1\tSmiths\t50\t\t\t25\t\t\t\t\t75\t\t\n" +
				"hourly_gross_gbp\tAll\t1\tSmiths\t5\t\t\t\t\t\t\t\t\t\t\n" +
				"annual_gross_gbp\tAll\t2\tOthers\t5\t\t\t\t\t\t\t\t\t\t\n",
			[]string{"gb-1-full-time GBP year [{10 10} {20 20} {25 25} {30 30} {40 40} {50 50} {60 60} {70 70} {75 75} {80 80}]",
				"gb-1-all GBP year [{25 25} {50 50} {75 75}]"}},
		{"jobbank, by the hour", payFile{Format: "jobbank", Place: "CA", Currency: "CAD"},
			"noc2021\ttitle\twage_low_cad_year\twage_median_cad_year\twage_high_cad_year\thourly_low\thourly_median\thourly_high\thourly_exact\n" +
				"1\tSmiths\t32867\t60000\t90000\t15.8\t28.85\t43.27\t1\n",
			[]string{"ca-1 CAD hour [{10 15.8} {50 28.85} {90 43.27}]"}},
		{"jobbank, by the year, at the floor", payFile{Format: "jobbank", Place: "CA", Currency: "CAD"},
			"noc2021\ttitle\twage_low_cad_year\twage_median_cad_year\twage_high_cad_year\thourly_low\thourly_median\thourly_high\thourly_exact\n" +
				"1\tSmiths\t32867\t60000\t90000\t15.8\t28.85\t43.27\t0\n",
			[]string{"ca-1 CAD year [{50 60000} {90 90000}]"}},
		{"office, one population of two", payFile{Format: "office", Place: "SI", Only: map[string]string{"population": "^all"}},
			office + "mean\tp10\tp25\tp50\tp75\tp90\nSI\tSKP\t1\tSmiths\tall; 12\tpay\tmonth\tEUR\t2025\t9\t\t2\t3\t4\t\n" +
				"SI\tSKP\t1\tSmiths\tprivate; 9\tpay\tmonth\tEUR\t2025\t9\t1\t2\t3\t4\t5\nSI\tSKP\t2\tOthers\tall; 3\tpay\tmonth\tEUR\t2025\t9\t1\t2\t3\t4\t5\n",
			[]string{"si-1 EUR month [{25 2} {50 3} {75 4}]"}},
		{"office, the median alone", payFile{Format: "office", Place: "DE"},
			office + "mean\tp50\nDE\tKldB\t1\tSmiths\tall\tpay\thour\tEUR\t2025\t31\t30.5\n", []string{"de-1 EUR hour [{50 30.5}]"}},
		{"states", payFile{Format: "states", Place: "US", Currency: "USD", Suffix: "states"},
			"country\tclassification\tcode\tpopulation\tmean\tp10\tp25\tp50\tp75\tp90\nUS-AL\tSOC\t1\tAlabama; employment 8\t3\t1\t2\t3\t4\t5\n" +
				"US-AL\tSOC\t2\tAlabama; employment 8\t3\t1\t2\t3\t4\t5\nUS-PR\tSOC\t1\tPuerto Rico; employment 8\t3\t1\t2\t3\t4\t\n",
			[]string{"us-1-states USD year [] US-AL [{10 1} {25 2} {50 3} {75 4} {90 5}] US-PR [{10 1} {25 2} {50 3} {75 4}]"}},
		{"national, the newest year", payFile{Format: "national", Place: "SE", Suffix: "x"},
			national + "SE\t1\t1 Smiths\t2023\tSEK\tmonth\t1\t2\t3\t4\t\nSE\t1\t1 Smiths\t2025\tSEK\tmonth\t\t20\t30\t40\t\n" +
				"SE\t1\t1 Smiths\t2024\tSEK\tmonth\t1\t2\t3\t4\t\nNO\t1\tSmiths\t2026\tNOK\tmonth\t\t2\t3\t4\t\n",
			[]string{"se-1-x SEK month [{25 20} {50 30} {75 40}]"}},
		{"national, with provinces but not what is below them", payFile{Format: "national", Place: "CA"},
			national + "CA-PEI\t1\tSmiths | ER1110 Prince Edward Island\t2025\tCAD\thour\t1\t\t3\t\t5\n" +
				"CA-BC\t1\tSmiths | ER59 British Columbia\t2025\tCAD\thour\t2\t3\t4\t5\t6\nCA-BC\t1\tSmiths | ER5920 Lower Mainland\t2025\tCAD\thour\t3\t4\t5\t6\t7\n" +
				"CA\t1\tSmiths | ER00 Canada\t2025\tCAD\thour\t1\t2\t3\t4\t5\n",
			[]string{"ca-1 CAD hour [{10 1} {25 2} {50 3} {75 4} {90 5}] CA-BC [{10 2} {25 3} {50 4} {75 5} {90 6}] CA-PE [{10 1} {50 3} {90 5}]"}},
		{"metros", payFile{Format: "metros", Place: "US", Code: "1", Title: "Smiths", Currency: "USD"},
			"metro\tarea_code\tannual_p10_usd\tannual_p25_usd\tannual_median_usd\tannual_p75_usd\tannual_p90_usd\nhere\t0012345\t1\t2\t3\t4\t5\n_national\t0000000\t1\t2\t3\t4\t5\n",
			[]string{"us-1 USD year [] US-12345 [{10 1} {25 2} {50 3} {75 4} {90 5}]"}},
		{"prevailing", payFile{Format: "prevailing", Place: "US", Currency: "USD"},
			"soc\ttitle\tarea_id\tarea_name\tunit\tl1\tl4\n1\tSmiths\t12345\tHere, NY\thourly\t1.5\t4\n1\tSmiths\t100001\tUp nonmetropolitan area\thourly\t2\t5\n",
			[]string{"us-1 USD hour [] US-12345 1.5–4 US-100001 2–5"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pay, areas, err := readText(tt.file, tt.text)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range pay {
				s := []string{string(p.ID), string(p.Currency), string(p.Period), sprint(p.Percentiles)}
				for _, a := range p.Areas {
					s = append(s, string(a.Place))
					if a.Levels.I.Amount > 0 {
						s = append(s, a.Levels.I.Amount.String()+"–"+a.Levels.IV.Amount.String())
					} else {
						s = append(s, sprint(a.Percentiles))
					}
				}
				got = append(got, strings.Join(s, " "))
				if p.Title != "Smiths" {
					t.Errorf("title %q", p.Title)
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

// readText reads a text as a file of pay. Only the class "1" is wanted.
func readText(f payFile, text string) ([]career.PayTable, []career.Area, error) {
	var report table.Report
	f.File = "t.tsv"
	r, err := f.read(&report, fstest.MapFS{"t.tsv": {Data: []byte(text)}}, classes{func(code string) bool { return code == "1" },
		map[string]string{"1": "Smiths"}, map[career.Place]bool{"NO": true}})
	if err != nil {
		return nil, nil, err
	}
	return r.pay, r.areas, report.Err()
}

func sprint(p career.Percentiles) string {
	var s []string
	for _, x := range p.Published() {
		s = append(s, "{"+strconv.Itoa(x.Rank)+" "+x.Amount.String()+"}")
	}
	return "[" + strings.Join(s, " ") + "]"
}

// An office that has no figures of a percentile withholds none.
func TestWithheld(t *testing.T) {
	pay, _, err := readText(payFile{Format: "national", Place: "SE"},
		national+"SE\t1\tSmiths\t2025\tSEK\tmonth\t\t\t30\t40\t\nSE\t2\tOthers\t2025\tSEK\tmonth\t\t20\t30\t40\t\n")
	if err != nil {
		t.Fatal(err)
	}
	want := career.Percentiles{P25: career.Figure{Mark: career.MarkWithheld}, P50: career.Figure{Amount: career.Units(30)}, P75: career.Figure{Amount: career.Units(40)}}
	if diff := cmp.Diff(want, pay[0].Percentiles); diff != "" {
		t.Error(diff)
	}
}

func TestPayTrouble(t *testing.T) {
	const head = office + "p25\tp50\tp75\n"
	row := func(country, period, p25 string) string {
		return country + "\tSKP\t1\tS\tall\tpay\t" + period + "\tEUR\t2025\t" + p25 + "\t2\t3\n"
	}
	const usa = "country\tclassification\tcode\tpopulation\tmean\tp10\tp25\tp50\tp75\tp90\n"
	tests := []struct {
		name, format, text string
		want               string
		cause              error
	}{
		{"empty", "office", "", "t.tsv:1: unexpected header: the file is empty", source.ErrHeader},
		{"a column gone", "office", "code\ttitle\n", `t.tsv:1: unexpected header: no column "country"`, source.ErrHeader},
		{"not a number", "office", head + row("SI", "month", "x"), `t.tsv:2: p25: not a number: "x" is no amount of pay`, source.ErrNumber},
		{"a negative amount", "office", head + row("SI", "month", "-1"), `t.tsv:2: p25: not a number`, source.ErrNumber},
		{"a row too short", "office", head + "SI\tSKP\t1\tS\t1\n", "t.tsv:2: wrong number of columns: 5 where the header has 12", source.ErrColumns},
		{"another country", "office", head + row("SE", "month", "1"), `t.tsv:2: country: in conflict: "SE" in a file of SI`, career.ErrConflict},
		{"an unknown period", "office", head + row("SI", "fortnight", "1"), `t.tsv:2: period: `, career.ErrValue},
		{"a class twice", "office", head + row("SI", "month", "1") + row("SI", "month", "2"), `t.tsv:3: code: duplicate: a second row for si-1`, career.ErrDuplicate},
		{"an unknown state", "states", usa + "US-ZZ\tSOC\t1\tNowhere; employment 8\t3\t1\t2\t3\t4\t5\n", `t.tsv:2: country: no such record: "US-ZZ" is no state`, career.ErrReference},
		{"an unknown country", "national", national + "FR\t1\tSmiths\t2025\tEUR\thour\t1\t2\t3\t4\t5\n", `t.tsv:2: region: no such record: tables.json says nothing of "FR"`, career.ErrReference},
		{"an unknown province", "national", national + "SI-1\t1\tSmiths\t2025\tEUR\thour\t1\t2\t3\t4\t5\n", `t.tsv:2: region: no such record: tables.json says nothing of "SI-1"`, career.ErrReference},
	}
	for _, tt := range tests {
		_, _, err := readText(payFile{Format: tt.format, Place: "SI", Currency: "EUR"}, tt.text)
		if err == nil || !strings.Contains(err.Error(), tt.want) || !errors.Is(err, tt.cause) {
			t.Errorf("%s: %v\nwant %s", tt.name, err, tt.want)
		}
	}
	for name, f := range map[string]payFile{
		"no currency":    {Format: "metros", Place: "US", Code: "1", Title: "S"},
		"no such format": {Format: "unheard of"},
		"no such column": {Format: "office", Only: map[string]string{"sector": "x"}},
		"no pattern":     {Format: "office", Only: map[string]string{"year": "("}},
	} {
		if _, _, err := readText(f, "metro\tarea_code\tannual_p10_usd\tannual_p25_usd\tannual_median_usd\tannual_p75_usd\tannual_p90_usd\nhere\t1\t1\t2\t3\t4\t5\n"); err == nil {
			t.Errorf("%s, no error", name)
		}
	}
	_, _, err := readText(payFile{Format: "national", Place: "CA"}, national+"CA-BC\t1\tSmiths | ER59 British Columbia\t2025\tCAD\thour\t1\t2\t3\t4\t5\n")
	if want := "t.tsv:2: 1: region: no such record: a province's figures without the country's"; err == nil || err.Error() != want {
		t.Errorf("%v\nwant %s", err, want)
	}
}

func TestParities(t *testing.T) {
	places := []career.Place{"SE", "NO"}
	read := func(text string) ([]career.Parity, error) {
		var report table.Report
		list := readParities(&report, fstest.MapFS{"p.csv": {Data: []byte(text)}}, file{File: "p.csv", Source: "s"}, places)
		return list, report.Err()
	}
	list, err := read("Country,Country ID,Year,PPP\nX,SE,2023,8.1234567891234\nX,SE,2024,9\n\"Y, north\",NO,2023,7\n")
	if err != nil || len(list) != 2 || list[0].Rate.String() != "8.123456789" || list[1].Place != "NO" || list[0].Year != 2023 {
		t.Errorf("%v %v", list, err)
	}
	for text, want := range map[string]string{
		"Country,Country ID,Year,PPP\nX,SE,2023,8\n":  "p.csv: missing: no year has all of [SE NO]",
		"Country,Country ID,Year,PPP\nX,SE,now,8\n":   "p.csv:2: Year: not a number",
		"Country,Country ID,Year,PPP\nX,SE,2023,-8\n": "p.csv:2: PPP: ",
		"Country,Country ID,Year,PPP\nX,SE,2023,x\n":  "p.csv:2: PPP: not a number",
	} {
		if _, err := read(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v\nwant %s", err, want)
		}
	}
}

// A small data folder, tables, and a list of them.
const (
	smallData = `{"sources": [
		{"id": "wages", "publisher": "An office", "title": "Wages", "edition": "2025", "licence": "public domain", "asOf": "2025-05"},
		{"id": "outlook", "publisher": "An office", "title": "Outlook", "edition": "2024–34", "licence": "public domain", "asOf": "2024"}]}`
	smallList = `{"occupations": {"wages": {"file": "oews.tsv", "source": "wages", "asOf": "2025-05"}, "projections": {"file": "ep.tsv", "source": "outlook"}},
		"pay": [{"format": "office", "file": "si.tsv", "place": "SI", "scheme": "SKP", "edition": "08", "source": "wages", "asOf": "2024"}],
		"parities": {"file": "p.csv", "source": "wages", "places": ["SI"]}}`
)

func smallTables() fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range map[string]string{
		"oews.tsv": "OCC_CODE\tOCC_TITLE\tO_GROUP\tTOT_EMP\tH_PCT10\tH_PCT25\tH_MEDIAN\tH_PCT75\tH_PCT90\tA_PCT10\tA_PCT25\tA_MEDIAN\tA_PCT75\tA_PCT90\n" +
			"15-9002\tLantern Keepers\tdetailed\t1200\t10\t20\t30\t40\t50\t21000\t42000\t63000\t84000\t#\n",
		"ep.tsv": "Matrix of made-up things\nNational Employment Matrix code\tOccupation type\tEmployment change, percent, 2024–34\tOccupational openings\tTypical education\tWork experience\tTypical on-the-job training\n" +
			"15-9002\tLine item\t4.2\t.4\tNone\tNone\tNone\n",
		"si.tsv": office + "p25\tp50\tp75\nSI\tSKP\t1\tLamplighters\tall\tpay\tmonth\tEUR\t2024\t1000\t2000\t3000\nSI\tSKP\t2\tOthers\tall\tpay\tmonth\tEUR\t2024\t1\t2\t3\n",
		"p.csv":  "Country ID,Year,PPP\nSI,2024,0.8\n",
	} {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

func small(t *testing.T) (data string) {
	t.Helper()
	data = t.TempDir()
	for name, text := range map[string]string{
		"sources.json":                smallData,
		"jobs/lights.json":            `{"jobs": [{"id": "lamplighter", "title": "Lamplighter", "codes": [{"scheme": "ISCO", "edition": "08", "code": "1", "fit": "exact"}]}]}`,
		"families.json":               `{"families": [{"id": "lights", "name": "Lights"}]}`,
		"published/README.md":         "Generated.",
		"published/pay/si-9.json":     `{"id": "si-9", "place": "SI", "scheme": "SKP", "edition": "08", "code": "9", "title": "Gone", "currency": "EUR", "period": "month", "percentiles": {"p50": 1}, "source": "wages", "asOf": "2020"}`,
		"published/areas.json":        `{"areas": []}`,
		"published/occupations/.keep": "",
	} {
		file := filepath.Join(data, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return data
}

// contents returns the files of a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestRun(t *testing.T) {
	data := small(t)
	var said strings.Builder
	if err := run(smallTables(), []byte(smallList), data, &said); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("si.tsv, SI: classes kept: 1\n\trows left out: 1: a class that no job is in\n", said.String()); diff != "" {
		t.Error(diff)
	}
	want := map[string]string{
		"README.md": "Generated.",
		"occupations/15-90.json": `{
  "occupations": [
    {
      "soc": "15-9002",
      "title": "Lantern Keepers",
      "employment": 1200,
      "hourly": {"p10": 10, "p25": 20, "p50": 30, "p75": 40, "p90": 50},
      "annual": {"p10": 21000, "p25": 42000, "p50": 63000, "p75": 84000, "p90": "top-coded"},
      "source": "wages",
      "asOf": "2025-05",
      "projection": {"soc": "15-9002", "growthPercent": 4.2, "yearlyOpenings": 400, "from": 2024, "to": 2034, "source": "outlook"}
    }
  ]
}
`,
		"pay/si-1.json": `{
  "id": "si-1",
  "place": "SI",
  "scheme": "SKP",
  "edition": "08",
  "code": "1",
  "title": "Lamplighters",
  "currency": "EUR",
  "period": "month",
  "percentiles": {
    "p25": 1000,
    "p50": 2000,
    "p75": 3000
  },
  "source": "wages",
  "asOf": "2024"
}
`,
		"parities.json": `{
  "parities": [
    {"place": "SI", "year": 2024, "rate": 0.8, "source": "wages"}
  ]
}
`,
	}
	if diff := cmp.Diff(want, contents(t, filepath.Join(data, "published"))); diff != "" {
		t.Error(diff)
	}
	if err := run(smallTables(), []byte(smallList), data, io.Discard); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, contents(t, filepath.Join(data, "published"))); diff != "" {
		t.Errorf("another run changes something:\n%s", diff)
	}
}

func TestRunTrouble(t *testing.T) {
	replace := func(file, old, new string) func(fstest.MapFS) {
		return func(m fstest.MapFS) {
			m[file] = &fstest.MapFile{Data: []byte(strings.Replace(string(m[file].Data), old, new, 1))}
		}
	}
	tests := []struct {
		name   string
		change func(fstest.MapFS)
		list   string
		want   string
	}{
		{"no wages", func(m fstest.MapFS) { delete(m, "oews.tsv") }, smallList, "oews.tsv"},
		{"no projections", func(m fstest.MapFS) { delete(m, "ep.tsv") }, smallList, "ep.tsv"},
		{"no pay", func(m fstest.MapFS) { delete(m, "si.tsv") }, smallList, "si.tsv: unusable file"},
		{"wages that are none", replace("oews.tsv", "63000", "x"), smallList, "OEWS:2: 15-9002: A_MEDIAN: not a number"},
		{"pay that is none", replace("si.tsv", "2000", "x"), smallList, "si.tsv:2: p50: not a number"},
		{"percentiles out of order", replace("si.tsv", "3000", "3"), smallList, "si-1"},
		{"an unknown source", func(fstest.MapFS) {}, strings.Replace(smallList, `"outlook"`, `"gone"`, 1), "gone"},
		{"an unknown field", func(fstest.MapFS) {}, strings.Replace(smallList, `"pay"`, `"wage"`, 1), "tables.json"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data, tables := small(t), smallTables()
			tt.change(tables)
			before := contents(t, data)
			if err := run(tables, []byte(tt.list), data, io.Discard); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%v\nwant %s", err, tt.want)
			}
			if diff := cmp.Diff(before, contents(t, data)); diff != "" {
				t.Errorf("it wrote something:\n%s", diff)
			}
		})
	}
}

// TestPublished makes data/published anew from the offices' tables.
func TestPublished(t *testing.T) {
	tables := os.Getenv("CAREER_DATASETS")
	if tables == "" {
		t.Skip("CAREER_DATASETS names no folder of public datasets")
	}
	const kept = "../../../data"
	data := t.TempDir()
	for _, name := range []string{"jobs", "published"} {
		if err := os.CopyFS(filepath.Join(data, name), os.DirFS(filepath.Join(kept, name))); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"families.json", "sources.json"} {
		text, err := os.ReadFile(filepath.Join(kept, name))
		if err := errors.Join(err, os.WriteFile(filepath.Join(data, name), text, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	if err := run(os.DirFS(tables), tablesJSON, data, t.Output()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(contents(t, filepath.Join(kept, "published")), contents(t, filepath.Join(data, "published"))); diff != "" {
		t.Errorf("data/published is not what the tables say:\n%.5000s", diff)
	}
}

// FuzzPay reads any text as each of the formats.
func FuzzPay(f *testing.F) {
	f.Add("ashe", "measure\tpopulation\tsoc2020\ttitle\tmedian\tp10\tp20\tp25\tp30\tp40\tp60\tp70\tp75\tp80\tp90\na\n")
	f.Add("office", office+"mean\tp50\nSE\tx\t1\tS\ta\tb\tweek\tEUR\t2025\t\t-1\n")
	f.Add("states", "country\tcode\tpopulation\tp10\tp25\tp50\tp75\tp90\nUS-NY\t1\t;\t1\t\t\t\t\n")
	f.Add("national", national+"SE-x\t1\t| ER1 \t1\tSEK\tx\t1\t\t\t\t\n")
	f.Add("prevailing", "soc\ttitle\tarea_id\tarea_name\tunit\tl1\tl4\n1\tS\t\t\t\t-1\t1e9\n")
	f.Add("metros", "metro\tarea_code\tannual_p10_usd\tannual_p25_usd\tannual_median_usd\tannual_p75_usd\tannual_p90_usd\n\"\n")
	f.Fuzz(func(_ *testing.T, format, text string) {
		_, _, _ = readText(payFile{Format: format, Place: "SE", Code: "1"}, text)
		var report table.Report
		_ = readParities(&report, fstest.MapFS{"p.csv": {Data: []byte(text)}}, file{File: "p.csv"}, []career.Place{"SE"})
	})
}
