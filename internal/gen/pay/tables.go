package main

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/big"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"

	"github.com/go-career/career"
)

// A row is one line of a table, by the names of its columns.
type row struct {
	place  string // file and line
	values map[string]string
	errs   *[]error
}

func (r row) fail(column string, err error) {
	*r.errs = append(*r.errs, fmt.Errorf("%s: column %q: %w", r.place, column, err))
}

// figure returns a published amount. An empty cell is one that the office withholds.
func (r row) figure(column string) career.Figure {
	s := r.values[column]
	if s == "" {
		return career.Figure{Mark: career.Withheld}
	}
	a, err := career.ParseAmount(s)
	if err != nil || a <= 0 {
		r.fail(column, fmt.Errorf("%q is no amount of pay", s))
	}
	return career.Figure{Amount: a}
}

// rows reads a table that is separated by tabs, or by commas where it is named .csv, and has all of the columns.
func rows(tables fs.FS, file string, columns ...string) ([]row, *[]error) {
	errs := new([]error)
	fail := func(format string, args ...any) ([]row, *[]error) {
		*errs = append(*errs, fmt.Errorf(file+": "+format, args...))
		return nil, errs
	}
	f, err := tables.Open(file)
	if err != nil {
		return fail("%w", err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes = '\t', true
	if path.Ext(file) == ".csv" {
		r.Comma, r.LazyQuotes = ',', false
	}
	header, err := r.Read()
	if err != nil {
		return fail("header: %w", err)
	}
	for _, c := range columns {
		if !slices.Contains(header, c) {
			fail("no column %q", c)
		}
	}
	if len(*errs) > 0 {
		return nil, errs
	}
	var list []row
	for {
		cells, err := r.Read()
		if err == io.EOF {
			return list, errs
		}
		if err != nil {
			return fail("%w", err)
		}
		line, _ := r.FieldPos(0)
		v := row{fmt.Sprintf("%s:%d", file, line), map[string]string{}, errs}
		for i, c := range header {
			v.values[c] = strings.TrimSpace(strings.Map(visible, cells[i]))
		}
		list = append(list, v)
	}
}

// visible drops the control characters that stand in some tables for letters lost on the way ("Mayag\u0081uez").
func visible(r rune) rune {
	if unicode.IsControl(r) {
		return -1
	}
	return r
}

// read reads the figures of the classes that are wanted, and the areas they are of.
func (t *table) read(tables fs.FS, wanted func(code string) bool) ([]career.PayFigures, []career.Area, error) {
	var list []career.PayFigures
	var areas []career.Area
	var errs *[]error
	var all []row
	add := func(r row, code, title string, set func(*career.PayFigures)) {
		f, err := t.figures(code, title)
		if err != nil {
			r.fail("region", err)
		}
		f.Currency, f.Period = unit(r, cmp.Or(t.Currency, r.values["currency"])), career.PerYear
		set(&f)
		list = append(list, f)
	}
	switch t.Format {
	case "ashe":
		all, errs = rows(tables, t.File, "measure", "population", "soc2020", "title", "median", "p10", "p20", "p25", "p30", "p40",
			"p60", "p70", "p75", "p80", "p90")
		for _, r := range all {
			who, suffix := "full-time employees", "-full-time"
			if r.values["population"] == "All" {
				who, suffix = "all employees", "-all"
			}
			if r.values["measure"] != "annual_gross_gbp" || !wanted(r.values["soc2020"]) {
				continue
			}
			add(r, r.values["soc2020"], r.values["title"], func(f *career.PayFigures) {
				f.ID += career.FiguresID(suffix)
				f.Population, f.Measure = who, "gross pay"
				f.Percentiles = career.Percentiles{P10: r.figure("p10"), P20: r.figure("p20"), P25: r.figure("p25"), P30: r.figure("p30"),
					P40: r.figure("p40"), P50: r.figure("median"), P60: r.figure("p60"), P70: r.figure("p70"), P75: r.figure("p75"),
					P80: r.figure("p80"), P90: r.figure("p90")}
			})
		}
	case "jobbank":
		all, errs = rows(tables, t.File, "noc2021", "title", "wage_low_cad_year", "wage_median_cad_year", "wage_high_cad_year",
			"hourly_low", "hourly_median", "hourly_high", "hourly_exact")
		for _, r := range all {
			if !wanted(r.values["noc2021"]) {
				continue
			}
			add(r, r.values["noc2021"], r.values["title"], func(f *career.PayFigures) {
				// Wages are published by the hour, or by the year: never both.
				if r.values["hourly_exact"] == "1" {
					f.Period = career.PerHour
					f.Percentiles = career.Percentiles{P10: r.figure("hourly_low"), P50: r.figure("hourly_median"), P90: r.figure("hourly_high")}
				} else {
					f.Percentiles = career.Percentiles{P10: r.figure("wage_low_cad_year"), P50: r.figure("wage_median_cad_year"),
						P90: r.figure("wage_high_cad_year")}
					if f.Percentiles.P10.Amount == jobBankFloor {
						f.Percentiles.P10 = career.Figure{Mark: career.Withheld}
					}
				}
			})
		}
	case "mom":
		all, errs = rows(tables, t.File, "sheet", "industry", "ssoc", "title", "gross_p25", "gross_median", "gross_p75")
		for _, r := range all {
			if r.values["industry"] != "ALL" || !wanted(r.values["ssoc"]) {
				continue
			}
			add(r, r.values["ssoc"], r.values["title"], func(f *career.PayFigures) {
				f.Period = career.PerMonth
				f.Percentiles = career.Percentiles{P25: r.figure("gross_p25"), P50: r.figure("gross_median"), P75: r.figure("gross_p75")}
			})
		}
	case "national":
		all, errs = rows(tables, t.File, "region", "code", "title", "year", "currency", "period", "p10", "p25", "median", "p75", "p90")
		list, areas = t.national(all, wanted, add, &list)
	case "metros":
		all, errs = rows(tables, t.File, "metro", "area_code", "annual_p10_usd", "annual_p25_usd", "annual_median_usd", "annual_p75_usd",
			"annual_p90_usd")
		if !wanted(t.Code) || len(all) == 0 {
			break
		}
		add(all[0], t.Code, t.Title, func(f *career.PayFigures) {
			for _, r := range all {
				if strings.HasPrefix(r.values["metro"], "_") { // the nation, for comparison
					continue
				}
				f.Areas = append(f.Areas, career.AreaFigures{Area: metroID(r.values["area_code"]), Percentiles: career.Percentiles{
					P10: r.figure("annual_p10_usd"), P25: r.figure("annual_p25_usd"), P50: r.figure("annual_median_usd"),
					P75: r.figure("annual_p75_usd"), P90: r.figure("annual_p90_usd")}})
			}
		})
	case "prevailing":
		all, errs = rows(tables, t.File, "soc", "title", "area_id", "area_name", "unit", "l1", "l4")
		for _, r := range all {
			if !wanted(r.values["soc"]) {
				continue
			}
			if n := len(list); n == 0 || list[n-1].Code != r.values["soc"] {
				add(r, r.values["soc"], r.values["title"], func(f *career.PayFigures) {
					f.Period = map[string]career.Period{"hourly": career.PerHour, "yearly": career.PerYear}[r.values["unit"]]
				})
			}
			a := career.Area{ID: metroID(r.values["area_id"]), Name: r.values["area_name"], Kind: "metropolitan area"}
			if strings.Contains(a.Name, "nonmetropolitan") {
				a.Kind = "nonmetropolitan area"
			}
			areas = append(areas, a)
			last := &list[len(list)-1]
			last.Areas = append(last.Areas, career.AreaFigures{Area: a.ID, Levels: career.WageLevels{I: r.figure("l1"), IV: r.figure("l4")}})
		}
	default:
		return nil, nil, fmt.Errorf("%s: no format %q", t.File, t.Format)
	}
	return list, areas, errors.Join(*errs...)
}

// jobBankFloor is a low wage that the Job Bank writes for any that is lower.
var jobBankFloor = career.Units(32_867)

func unit(r row, code string) currency.Unit {
	u, err := currency.ParseISO(code)
	if err != nil {
		r.fail("currency", err)
	}
	return u
}

// metroID returns the ID of an area of the United States: by its code without leading zeros, which are not always
// written.
func metroID(code string) career.AreaID {
	return career.AreaID("us-" + strings.TrimLeft(code, "0"))
}

// national reads a table that has rows of many countries and years: the newest of each class in the table's region, and
// the provinces inside it.
func (t *table) national(all []row, wanted func(string) bool, add func(row, string, string, func(*career.PayFigures)),
	list *[]career.PayFigures) ([]career.PayFigures, []career.Area) {
	newest := map[string]row{} // by region and code
	has := map[string]bool{}   // the columns that the office publishes at all
	for _, r := range all {
		region, _, _ := strings.Cut(r.values["region"], "-")
		if region != t.Region {
			continue
		}
		for column, v := range r.values {
			has[column] = has[column] || v != ""
		}
		if !wanted(r.values["code"]) {
			continue
		}
		// Regions below a province are left out: many only repeat their province's figures.
		if _, place, ok := strings.Cut(r.values["title"], "| ER"); ok && strings.IndexByte(place, ' ') != 2 {
			continue
		}
		k := r.values["region"] + " " + r.values["code"]
		if old, ok := newest[k]; !ok || r.values["year"] > old.values["year"] {
			newest[k] = r
		}
	}
	percentiles := func(r row) career.Percentiles {
		figure := func(column string) career.Figure {
			if !has[column] {
				return career.Figure{}
			}
			return r.figure(column)
		}
		return career.Percentiles{P10: figure("p10"), P25: figure("p25"), P50: figure("median"), P75: figure("p75"), P90: figure("p90")}
	}
	var areas []career.Area
	for _, k := range slices.Sorted(maps.Keys(newest)) { // the country comes before its provinces
		r := newest[k]
		title, place, _ := strings.Cut(r.values["title"], " | ")
		title = strings.TrimSpace(strings.TrimPrefix(title, r.values["code"]+" "))
		title, _, _ = strings.Cut(title, " (KB10-") // Germany's titles repeat the code
		if r.values["region"] == t.Region {
			add(r, r.values["code"], title, func(f *career.PayFigures) {
				f.Period, f.Percentiles = career.Period(r.values["period"]), percentiles(r)
			})
			continue
		}
		i := slices.IndexFunc(*list, func(f career.PayFigures) bool { return f.Code == r.values["code"] })
		if i < 0 {
			r.fail("code", errors.New("a province's figures without the country's"))
			continue
		}
		_, name, _ := strings.Cut(place, " ")
		a := career.Area{ID: career.AreaID(strings.ToLower(r.values["region"])), Name: name, Kind: "province"}
		if a.ID == "ca-pei" {
			a.ID = "ca-pe" // by ISO 3166-2
		}
		areas = append(areas, a)
		f := &(*list)[i]
		f.Areas = append(f.Areas, career.AreaFigures{Area: a.ID, Percentiles: percentiles(r)})
	}
	return *list, areas
}

// readParities reads the World Bank's table of purchasing power parities: the newest year that has all the regions.
func readParities(tables fs.FS, file string, source career.SourceID, regions []string) ([]career.Parity, error) {
	all, errs := rows(tables, file, "Country ID", "Year", "PPP")
	byYear := map[int][]career.Parity{}
	best := 0
	for _, r := range all {
		if !slices.Contains(regions, r.values["Country ID"]) || r.values["PPP"] == "" {
			continue
		}
		region, err := language.ParseRegion(r.values["Country ID"])
		year, err2 := strconv.Atoi(r.values["Year"])
		exact, ok := new(big.Rat).SetString(r.values["PPP"])
		if err := errors.Join(err, err2); err != nil || !ok || exact.Sign() <= 0 {
			r.fail("PPP", fmt.Errorf("no parity: %w", err))
			continue
		}
		rate, err := career.ParseRate(exact.FloatString(9))
		if err != nil {
			r.fail("PPP", err)
		}
		byYear[year] = append(byYear[year], career.Parity{Region: region, Year: year, Rate: rate, Source: source})
		if len(byYear[year]) == len(regions) && year > best {
			best = year
		}
	}
	list := byYear[best]
	slices.SortFunc(list, func(a, b career.Parity) int { return strings.Compare(a.Region.String(), b.Region.String()) })
	if err := errors.Join(*errs...); err != nil {
		return nil, err
	}
	if best == 0 {
		return nil, fmt.Errorf("%s: no year has all of %v", file, regions)
	}
	return list, nil
}
