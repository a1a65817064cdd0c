package main

import (
	"cmp"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/go-career/career"
)

// TestFigures compares every figure in data/published/pay with the tables, which it reads in its own way: as text, by the
// names of the columns. It also counts: what the tables have of a class that is kept is all there.
func TestFigures(t *testing.T) {
	tables := os.Getenv("CAREER_DATASETS")
	if tables == "" {
		t.Skip("CAREER_DATASETS names no folder of public datasets")
	}
	c, err := career.Load(os.DirFS("../../../data"))
	if err != nil {
		t.Fatal(err)
	}
	five := map[string]string{"p10": "p10", "p25": "p25", "p50": "p50", "p75": "p75", "p90": "p90"}
	median := map[string]string{"p10": "p10", "p25": "p25", "p50": "median", "p75": "p75", "p90": "p90"}
	const official = "official_tech_wages.tsv"
	// The classes that it has more of than the office's own file.
	const caTech, noTech, auTech = "^ca-(21231|21232|21234|21311)$", "^no-25(11|12|13|14|19)$", "^au-26131[1-7]$"
	compared := 0
	for _, o := range []struct {
		ids, but         string            // IDs of pay tables; those that another file has
		file, code, area string            // the columns of the class and of its area
		where            map[string]string // columns and what they match
		figures          map[string]string // percentiles and their columns
	}{
		{"^gb-[0-9]+-all$", "", "gb_ashe_table14_2024_provisional.tsv", "soc2020", "", map[string]string{"measure": "^annual", "population": "^All$"},
			map[string]string{"p10": "p10", "p20": "p20", "p25": "p25", "p30": "p30", "p40": "p40", "p50": "median", "p60": "p60", "p70": "p70", "p75": "p75", "p80": "p80", "p90": "p90"}},
		{"^gb-[0-9]+-full-time$", "", "gb_ashe_table14_2024_provisional.tsv", "soc2020", "", map[string]string{"measure": "^annual", "population": "^Full"},
			map[string]string{"p10": "p10", "p20": "p20", "p25": "p25", "p30": "p30", "p40": "p40", "p50": "median", "p60": "p60", "p70": "p70", "p75": "p75", "p80": "p80", "p90": "p90"}},
		{"^gb-[0-9]+-all-2025$", "", official, "code", "", map[string]string{"region": "^GB$", "year": "2025"}, median},
		{caTech, "", official, "code", "region", map[string]string{"region": "^CA", "title": " ER(..|1110) "}, median},
		{"^ca-", caTech, "ca_jobbank_2025.tsv", "noc2021", "", map[string]string{"hourly_exact": "1"},
			map[string]string{"p10": "hourly_low", "p50": "hourly_median", "p90": "hourly_high"}},
		{"^ca-", caTech, "ca_jobbank_2025.tsv", "noc2021", "", map[string]string{"hourly_exact": "0"},
			map[string]string{"p10": "wage_low_cad_year", "p50": "wage_median_cad_year", "p90": "wage_high_cad_year"}},
		{"^se-", "", "se_scb_2025.tsv", "code", "", map[string]string{"population": "^all"}, five},
		{noTech, "", official, "code", "", map[string]string{"region": "NO", "year": "2025"}, median},
		{"^no-", noTech, "no_ssb_11418_2025.tsv", "code", "", nil, map[string]string{"p50": "p50"}},
		{"^dk-", "", official, "code", "", map[string]string{"region": "DK", "year": "2024"}, median},
		{"^fi-", "", official, "code", "", map[string]string{"region": "FI"}, median},
		{"^nl-", "", "nl_cbs_85517_2022_2024.tsv", "code", "", nil, map[string]string{"p25": "p25", "p50": "p50", "p75": "p75"}}, // the newest year is last
		{"^de-", "", "de_destatis_62361-0030_2025.tsv", "code", "", nil, map[string]string{"p50": "p50"}},
		{"^cz-", "", "cz_ispv_2025h1.tsv", "code", "", map[string]string{"population": "quality .?[AB]"}, five},
		{"^si-", "", "si_surs_2022.tsv", "code", "", nil, five},
		{"^es-", "", "es_ine_ees_70672_2018.tsv", "code", "", nil, five},
		{auTech, "", official, "code", "", map[string]string{"region": "AU"}, median},
		{"^au-.*[0-9]$", auTech, "au_ato_table15_2022-23.tsv", "code", "", map[string]string{"measure": "^salary"}, map[string]string{"p50": "p50"}},
		{"^au-.*-full-time$", "", "au_jsa_eeh_2023.tsv", "code", "", map[string]string{"period": "hour"}, map[string]string{"p50": "p50"}},
		{"^us-.*-states$", "", "us_oews_states_may2025.tsv", "code", "country", nil, five},
		{"^us-.*-metros$", "", "us_oews_may2025_15-1252_metros.tsv", "", "area_code", map[string]string{"area_code": "[1-9]"},
			map[string]string{"p10": "annual_p10_usd", "p25": "annual_p25_usd", "p50": "annual_median_usd", "p75": "annual_p75_usd", "p90": "annual_p90_usd"}},
		{"^us-.*-prevailing$", "", "us_oflc_2025-26_computing.tsv", "soc", "area_id", nil, map[string]string{"i": "l1", "iv": "l4"}},
	} {
		text, err := os.ReadFile(filepath.Join(tables, "wages", o.file))
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]string{} // by class and area
		var header []string
		for line := range strings.Lines(string(text)) {
			fields := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
			if header == nil {
				header = fields
				continue
			}
			get := func(column string) string {
				if i := slices.Index(header, column); i >= 0 {
					return strings.TrimSpace(fields[i])
				}
				return ""
			}
			fits := true
			for column, pattern := range o.where {
				fits = fits && regexp.MustCompile(pattern).MatchString(get(column))
			}
			area := strings.TrimLeft(strings.TrimPrefix(get(o.area), "US-"), "0")
			if area == "CA-PEI" {
				area = "CA-PE"
			} else if area == "CA" && o.area == "region" {
				area = ""
			}
			if fits {
				want[get(o.code)+" "+area] = texts(func(p string) string { return get(o.figures[p]) })
			}
		}
		ids, but, classes := regexp.MustCompile(o.ids), regexp.MustCompile(cmp.Or(o.but, "^$")), map[string]bool{}
		kept := map[string]string{}
		for p := range c.PayTables() {
			if !ids.MatchString(string(p.ID)) || but.MatchString(string(p.ID)) {
				continue
			}
			code := p.Code
			if o.code == "" {
				code = ""
			}
			classes[code] = true
			if p.Percentiles != (career.Percentiles{}) {
				kept[code+" "] = figures(p.Percentiles, p.Levels)
			}
			for _, a := range p.Areas {
				kept[code+" "+strings.TrimPrefix(string(a.Place), "US-")] = figures(a.Percentiles, a.Levels)
			}
		}
		for key, w := range want {
			code, _, _ := strings.Cut(key, " ")
			if !classes[code] || o.file == "ca_jobbank_2025.tsv" && kept[key] == "" {
				continue
			}
			if w = strings.ReplaceAll(w, "p10=32867 ", ""); kept[key] != w {
				t.Errorf("%s, %s: %q, but the table has %q", o.file, key, kept[key], w)
			}
			compared += strings.Count(w, "=")
			delete(kept, key)
		}
		if o.file != "ca_jobbank_2025.tsv" { // has two kinds of pay
			for key, k := range kept {
				t.Errorf("%s, %s: %q, but the table has no such row", o.file, key, k)
			}
		}
	}
	n := 0
	for p := range c.PayTables() {
		n += strings.Count(figures(p.Percentiles, p.Levels), "=")
		for _, a := range p.Areas {
			n += strings.Count(figures(a.Percentiles, a.Levels), "=")
		}
	}
	if t.Logf("%d figures compared of %d", compared, n); compared != n || n < 25_000 {
		t.Error("not all figures were compared")
	}
}

// texts writes the figures that there are, as the table has them: "p50=12.5 ".
func texts(get func(string) string) string {
	var b strings.Builder
	for _, p := range []string{"p10", "p20", "p25", "p30", "p40", "p50", "p60", "p70", "p75", "p80", "p90", "i", "iv"} {
		if s := get(p); s != "" {
			if strings.Contains(s, ".") {
				s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
			}
			b.WriteString(p + "=" + s + " ")
		}
	}
	return b.String()
}

func figures(p career.Percentiles, l career.WageLevels) string {
	m := map[string]career.Figure{"p10": p.P10, "p20": p.P20, "p25": p.P25, "p30": p.P30, "p40": p.P40, "p50": p.P50, "p60": p.P60, "p70": p.P70,
		"p75": p.P75, "p80": p.P80, "p90": p.P90, "i": l.I, "iv": l.IV}
	return texts(func(p string) string {
		a, ok := m[p].Published()
		if !ok {
			return ""
		}
		return a.String()
	})
}
