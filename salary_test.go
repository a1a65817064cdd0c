package career

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// countryOf returns the country of a job's figures by the classification of its code.
var countryOf = map[string]Place{"SOC": "US", "UK SOC": "GB", "NOC": "CA", "SSYK": "SE", "STYRK": "NO", "DISCO": "DK",
	"AML": "FI", "BRC": "NL", "KldB": "DE", "ANZSCO": "AU", "CZ-ISCO": "CZ", "SKP": "SI", "CNO": "ES"}

// paidJobs are jobs with figures of each kind, for a catalogue of their own.
func paidJobs(t *testing.T, pairs ...string) *Catalog {
	t.Helper()
	m := files(
		"sources.json", source,
		"jobs/other.json", `{"jobs":[{"id":"j","title":"J","codes":[{"scheme":"SOC","edition":"2018","code":"15-1254","fit":"close"},{"scheme":"UK SOC","edition":"2020","code":"2134","fit":"broad"}],
			"uncoded":[{"scheme":"SSYK","why":"nobody knows"}]},{"id":"k","title":"K"}]}`,
		"roles/junior.json", `{"id":"junior","title":"Junior","job":"j","level":"entry"}`,
		"roles/senior.json", `{"id":"senior","title":"Senior","job":"j","level":"senior"}`,
		"roles/lead.json", `{"id":"lead","title":"Lead","job":"j","level":"lead"}`,
		"roles/levelless.json", `{"id":"levelless","title":"Levelless","job":"j"}`,
		"roles/jobless.json", `{"id":"jobless","title":"Jobless","level":"mid"}`,
		"roles/other.json", `{"id":"other","title":"Other","job":"k","level":"mid"}`,
		"published/occupations/15-12.json", `{"occupations":[{"soc":"15-1254","title":"Web Developers","annual":{"p10":40000,"p25":50000,"p50":70000,"p75":90000,"p90":120000},"source":"s","asOf":"2025-05"}]}`,
		"published/areas.json", `{"areas":[{"place":"GB-LND","name":"London","kind":"region"},{"place":"US-1","name":"One","kind":"k"},{"place":"US-2","name":"Two","kind":"k"}]}`,
		"published/pay/gb-2134.json", `{"id":"gb-2134","place":"GB","scheme":"UK SOC","edition":"2020","code":"2134","title":"Programmers","currency":"GBP","period":"year","percentiles":{"p25":40000,"p50":50000,"p60":55000},"source":"s","asOf":"2024"}`,
		"published/pay/us-metros.json", `{"id":"us-metros","place":"US","scheme":"SOC","edition":"2018","code":"15-1254","title":"Web Developers","currency":"USD","period":"year","source":"s","asOf":"2025-05","areas":[{"place":"US-1","percentiles":{"p10":60000,"p25":70000,"p50":90000,"p75":110000,"p90":140000}}]}`,
		"bands.json", `{"bands":[{"job":"j","level":"entry","place":"US","currency":"USD","period":"year","min":45000,"max":65000,"basis":"guide","source":"s","asOf":"2026"}]}`)
	maps.Copy(m, files(pairs...))
	return load(t, m)
}

// TestSalaryByClass checks that a role's pay is that of the class its level is in.
func TestSalaryByClass(t *testing.T) {
	c := paidJobs(t, "jobs/other.json", `{"jobs":[{"id":"k","title":"K"},{"id":"j","title":"J","codes":[
		{"scheme":"SOC","edition":"2018","code":"15-1254","fit":"close","to":"mid"},{"scheme":"SOC","edition":"2018","code":"11-3021","fit":"broad","from":"lead"},
		{"scheme":"UK SOC","edition":"2020","code":"2134","fit":"close","from":"senior"}]}]}`,
		"published/occupations/11-30.json", `{"occupations":[{"soc":"11-3021","title":"Managers","annual":{"p25":90000,"p75":190000},"source":"s","asOf":"2025-05","projection":{"soc":"11-3021","growthPercent":5,"from":2024,"to":2034,"source":"s"}}]}`)
	for _, tt := range []struct {
		role  RoleID
		place Place
		band  string
		why   string
		codes int
	}{
		{"junior", "US", "derived entry 40000–70000", "", 1},
		{"junior", "US-1", "derived entry 60000–90000", "", 1},
		{"senior", "US", "", "no class of SOC is this job's at senior level", 0},
		{"senior", "US-1", "", "no class of SOC is this job's at senior level", 0},
		{"lead", "US", "", "offices publish the pay of this class as a whole, not of its lead level, and the rule for derived bands ends at senior", 1},
		{"junior", "GB", "", "no class of UK SOC is this job's at entry level", 1},
		{"levelless", "US", "", "the role has no level", 2},
	} {
		s, err := c.Salary(tt.role, tt.place)
		if err != nil {
			t.Fatal(err)
		}
		band := ""
		if s.Band != nil {
			band = fmt.Sprintf("%s %s %s–%s", s.Band.Basis, s.Band.Level, s.Band.Min, s.Band.Max)
		}
		if r, _ := c.Role(tt.role); band != tt.band || s.Why != tt.why || len(r.Codes) != tt.codes {
			t.Errorf("%s in %s: %q, %q, codes %v", tt.role, tt.place, band, s.Why, r.Codes)
		}
	}
	if r, _ := c.Role("lead"); r.Demand.Projection.SOC != "11-3021" {
		t.Errorf("projection %+v", r.Demand.Projection)
	}
}

func TestSalary(t *testing.T) {
	c := paidJobs(t)
	for _, tt := range []struct {
		name  string
		role  RoleID
		ask   Place
		place Place
		band  string // the role's own
		why   string
		bands []string
		n     int // of tables
	}{
		{"its own level", "junior", "US", "US", "derived entry 40000–70000", "", []string{
			"published  50000–90000", "derived entry 40000–70000", "derived senior 70000–120000", "guide entry 45000–65000"}, 1},
		{"the country's, in lower case", "senior", "us", "US", "derived senior 70000–120000", "", []string{
			"published  50000–90000", "derived entry 40000–70000", "derived senior 70000–120000", "guide entry 45000–65000"}, 1},
		{"an area with figures has both", "senior", "US-1", "US-1", "derived senior 90000–140000", "", []string{
			"published  70000–110000", "derived entry 60000–90000", "derived senior 90000–140000",
			"published  50000–90000", "derived entry 40000–70000", "derived senior 70000–120000", "guide entry 45000–65000"}, 2},
		{"an area without figures gives the country's", "senior", "US-2", "US", "derived senior 70000–120000", "", []string{
			"published  50000–90000", "derived entry 40000–70000", "derived senior 70000–120000", "guide entry 45000–65000"}, 1},
		{"above senior", "lead", "US", "US", "", "not of its lead level", []string{
			"published  50000–90000", "derived entry 40000–70000", "derived senior 70000–120000", "guide entry 45000–65000"}, 1},
		{"too little is published", "senior", "uk", "GB", "", "below percentile 25 or above percentile 60", []string{"derived entry 40000–50000"}, 1},
		{"no level", "levelless", "US", "US", "", "has no level", []string{"published  50000–90000", "derived entry 40000–70000", "derived senior 70000–120000", "guide entry 45000–65000"}, 1},
		{"no job", "jobless", "US", "US", "", "has no job", nil, 0},
		{"no code", "other", "US", "US", "", "no class of SOC is this job's", nil, 0},
		{"no pay for the country", "junior", "FR", "FR", "", "no published pay for FR", nil, 0},
		{"an area of the other country", "junior", "GB-LND", "GB", "derived entry 40000–50000", "", []string{"derived entry 40000–50000"}, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, err := c.Salary(tt.role, tt.ask)
			if err != nil {
				t.Fatal(err)
			}
			short := func(list ...SalaryBand) (out []string) {
				for _, text := range bandTexts(list) {
					text, _, _ = strings.Cut(text, " year")
					out = append(out, text)
				}
				return out
			}
			band := ""
			if s.Band != nil {
				band = short(*s.Band)[0]
			}
			if s.Role != tt.role || s.Place != tt.place || band != tt.band || len(s.Published) != tt.n || !strings.Contains(s.Why, tt.why) || (s.Why == "") != (tt.why == "") {
				t.Errorf("%+v, band %s", s, band)
			}
			if diff := gocmp.Diff(tt.bands, short(s.Bands...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSalaryErrors(t *testing.T) {
	c := paidJobs(t)
	for _, tt := range []struct {
		role RoleID
		p    Place
		kind string // of a NotFoundError; "" for ErrValue
	}{
		{"nobody", "US", "role"}, {"junior", "US-9", "place"}, {"junior", "FR-75", "place"}, {"junior", "", ""}, {"junior", "Atlantis", ""}, {"junior", "US-", ""},
		{"nobody", "", "role"}, {"jobless", "US-9", "place"},
	} {
		_, err := c.Salary(tt.role, tt.p)
		e, ok := errors.AsType[*NotFoundError](err)
		if tt.kind == "" && !errors.Is(err, ErrValue) || tt.kind != "" && (!ok || e.Kind != tt.kind) {
			t.Errorf("%s in %q: %v", tt.role, tt.p, err)
		}
	}
}

// TestSalaryTrust lays bands of each basis over one another: the most trusted is the role's own.
func TestSalaryTrust(t *testing.T) {
	band := func(basis, place string, low int) string {
		return strings.NewReplacer("BASIS", basis, "PLACE", place, "LOW", Units(int64(low)).String()).Replace(
			`{"job":"j","level":"entry","place":"PLACE","currency":"USD","period":"year","min":LOW,"max":99000,"basis":"BASIS","source":"s","asOf":"2026"}`)
	}
	c := paidJobs(t)
	own := func(c *Catalog, p Place) string {
		s, err := c.Salary("junior", p)
		if err != nil {
			t.Fatal(err)
		}
		for i := 1; i < len(s.Bands); i++ {
			a, b := s.Bands[i-1], s.Bands[i]
			if a.Place == b.Place && trust(a.Basis) > trust(b.Basis) {
				t.Errorf("%s before %s", a.Basis, b.Basis)
			}
			if a.Place == s.Place.Country() && b.Place != a.Place {
				t.Error("the country's bands stand before the area's")
			}
		}
		return string(s.Band.Place) + " " + string(s.Band.Basis)
	}
	if got := own(c, "US"); got != "US derived" {
		t.Errorf("%s: a derived band comes before the guide's", got)
	}
	published := overlay(t, c, "bands.json", `{"bands":[`+band("published", "US", 51000)+`]}`)
	if got := own(published, "US"); got != "US published" {
		t.Errorf("%s: a band published for the level comes before a derived one", got)
	}
	ours := overlay(t, published, "bands.json", `{"bands":[`+band("overlay", "US", 52000)+`,`+band("overlay", "US-2", 53000)+`]}`)
	for p, want := range map[Place]string{"US": "US overlay", "US-1": "US-1 derived", "US-2": "US-2 overlay"} {
		if got := own(ours, p); got != want {
			t.Errorf("%s: %s, want %s", p, got, want)
		}
	}
	if s, _ := ours.Salary("junior", "US-2"); s.Place != "US-2" || s.Bands[0].Min != Units(53000) || len(s.Published) != 1 {
		t.Errorf("%+v", s)
	}
	if s, _ := ours.Salary("junior", "US"); slices.ContainsFunc(s.Bands, func(b SalaryBand) bool { return b.Place != "US" }) {
		t.Errorf("the country's bands hold an area's: %v", s.Bands)
	}
	// A band for a place that no area is listed for can be asked for all the same.
	stray := overlay(t, c, "bands.json", `{"bands":[`+band("overlay", "US-99", 54000)+`]}`)
	if got := own(stray, "US-99"); got != "US-99 overlay" {
		t.Error(got)
	}
	r, _ := ours.Role("junior")
	if len(r.Pay) == 0 || r.Pay[0].Basis != BasisOverlay || r.Pay[0].Place != "US" {
		t.Errorf("%v", r.Pay)
	}
}

// TestOverlayOfFigures checks that derived bands follow the figures that an overlay changes.
func TestOverlayOfFigures(t *testing.T) {
	c := paidJobs(t)
	before, _ := c.Salary("senior", "US")
	for name, tt := range map[string]struct {
		pairs []string
		role  RoleID
		place Place
		want  string
	}{
		"an occupation":     {[]string{"published/occupations/15-12.json", `{"occupations":[{"soc":"15-1254","annual":{"p90":130000}}]}`}, "senior", "US", "derived senior 70000–130000 year, 50 to 90"},
		"a figure withheld": {[]string{"published/occupations/15-12.json", `{"occupations":[{"soc":"15-1254","annual":{"p90":"top-coded"}}]}`}, "senior", "US", "derived senior 70000–90000 year, 50 to 75, narrowed"},
		"a pay table":       {[]string{"published/pay/gb-2134.json", `{"id":"gb-2134","percentiles":{"p75":62000,"p90":80000}}`}, "senior", "GB", "derived senior 50000–80000 year, 50 to 90"},
		"an area":           {[]string{"published/pay/us-metros.json", `{"id":"us-metros","areas":{"add":[{"place":"US-2","percentiles":{"p50":90000,"p90":150000}}]}}`}, "senior", "US-2", "derived senior 90000–150000 year, 50 to 90"},
		"another code":      {[]string{"jobs/other.json", `{"jobs":[{"id":"k","codes":{"add":[{"scheme":"SOC","edition":"2018","code":"15-1254","fit":"broad"}]}}]}`}, "other", "US", "derived mid 50000–90000 year, 25 to 75"},
		"a new level":       {[]string{"roles/middle.json", `{"id":"middle","title":"Middle","job":"j","level":"mid"}`}, "middle", "US", "derived mid 50000–90000 year, 25 to 75"},
	} {
		t.Run(name, func(t *testing.T) {
			o := overlay(t, c, tt.pairs...)
			s, err := o.Salary(tt.role, tt.place)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if s.Band != nil {
				got = bandTexts([]SalaryBand{*s.Band})[0]
			}
			if got != tt.want || (s.Why == "") != (got != "") {
				t.Errorf("%q (%s), want %q", got, s.Why, tt.want)
			}
			if after, _ := c.Salary("senior", "US"); !gocmp.Equal(before, after) {
				t.Error("the catalogue below has changed")
			}
		})
	}
}

// TestPayTableChoice gives one class several tables: yearly ones come before hourly, full-time employees' before all's.
func TestPayTableChoice(t *testing.T) {
	table := func(id, population, period, p25 string) []string {
		return []string{"published/pay/" + id + ".json", `{"id":"` + id + `","place":"GB","scheme":"UK SOC","edition":"2020","code":"2134","title":"Programmers","population":"` + population +
			`","currency":"GBP","period":"` + period + `","percentiles":{"p10":1` + p25 + `,"p25":2` + p25 + `,"p50":3` + p25 + `,"p75":4` + p25 + `,"p90":5` + p25 + `},"source":"s","asOf":"2024"}`}
	}
	for _, tt := range []struct {
		name string
		with []string
		want PayTableID
	}{
		{"full-time before all", append(table("gb-2134", "all employees", "year", "4000"), table("ft", "full-time employees", "year", "4100")...), "ft"},
		{"yearly before hourly", append(table("gb-2134", "all employees", "year", "4000"), table("hr", "full-time employees", "hour", "2.5")...), "gb-2134"},
		{"of two alike, by ID", append(table("gb-2134", "", "year", "4000"), table("aa", "", "year", "4100")...), "aa"},
	} {
		s, err := paidJobs(t, tt.with...).Salary("junior", "GB")
		if err != nil || s.Band == nil || s.Band.Table != tt.want || len(s.Published) != 2 {
			t.Errorf("%s: %+v %v, want %s", tt.name, s.Band, err, tt.want)
		}
	}
}

// TestEveryJobIsPaid makes every derived and published band of the embedded catalogue anew from the table it names, or
// from the occupation of the job's SOC code, and checks that where there is none the reason is stated.
func TestEveryJobIsPaid(t *testing.T) {
	c := Default()
	role := map[JobID][]Role{}
	for r := range c.Roles() {
		role[r.Job] = append(role[r.Job], r)
	}
	bands, none, reasons := map[Place]int{}, map[Place]int{}, map[string]int{}
	for j := range c.Jobs() {
		for _, u := range j.Uncoded {
			if countryOf[u.Scheme] == "" && u.Scheme != "ROME" && u.Scheme != "SSOC" { // which lists moves; whose figures are not ours to use
				t.Errorf("%s: %q is no classification of pay, or of moves", j.ID, u.Scheme)
			}
			reasons[u.Scheme+": "+u.Why]++
		}
		var levels []Level
		for _, r := range role[j.ID] {
			levels = append(levels, r.Level)
		}
		slices.Sort(levels)
		levels = slices.Compact(levels)
		if len(role[j.ID]) == 0 {
			t.Errorf("%s: a job without roles", j.ID)
			continue
		}
		for _, place := range countryOf {
			codes := slices.DeleteFunc(j.Classes(), func(c Code) bool { return countryOf[c.Scheme] != place })
			s, err := c.Salary(role[j.ID][0].ID, place)
			if err != nil {
				t.Fatal(err)
			}
			if len(codes) == 0 && !slices.ContainsFunc(j.Uncoded, func(u Uncoded) bool { return countryOf[u.Scheme] == place }) {
				t.Errorf("%s in %s: neither a code nor why there is none", j.ID, place)
			}
			for _, code := range codes {
				if slices.Contains(j.Codes, code) && !slices.ContainsFunc(s.Published, func(p PayTable) bool { return p.Scheme == code.Scheme && p.Code == code.Code }) {
					t.Errorf("%s in %s: code %v, but no figures", j.ID, place, code)
				}
			}
			for _, r := range role[j.ID] {
				own, _ := c.Salary(r.ID, place)
				if own.Band == nil && own.Why == "" || own.Band != nil && (own.Why != "" || own.Band.Level != r.Level) {
					t.Errorf("%s in %s: band %v, why %q", r.ID, place, own.Band, own.Why)
				}
			}
			made := slices.DeleteFunc(slices.Clone(s.Bands), func(b SalaryBand) bool { return b.Basis == BasisGuide })
			bands[place] += len(made)
			if len(made) == 0 {
				none[place]++
				continue
			}
			var want []SalaryBand
			for _, code := range codes {
				var from PayTable
				if place == "US" {
					o, _ := c.Occupation(code.Code)
					from = o.tables()[0]
				} else if k := slices.IndexFunc(made, func(b SalaryBand) bool {
					from, _ = c.PayTable(b.Table)
					return from.Code == code.Code && from.Scheme == code.Scheme
				}); k < 0 {
					continue
				}
				want = append(want, c.derived(j.ID, &from, code, code.levels(levels))...)
			}
			sortBands(want)
			if diff := gocmp.Diff(want, made); diff != "" {
				t.Errorf("%s in %s: %s", j.ID, place, diff)
			}
		}
	}
	for f := range c.PayTables() {
		if s, ok := c.Source(f.Source); !ok || s.AsOf != f.AsOf {
			t.Errorf("%s: of %s, its source of %s", f.ID, f.AsOf, s.AsOf)
		}
	}
	t.Logf("bands by country %v; jobs without bands %v", bands, none)
	if len(bands) < 9 {
		t.Errorf("bands in %d countries only", len(bands))
	}
	for _, why := range slices.SortedFunc(maps.Keys(reasons), func(a, b string) int { return cmp.Or(reasons[b]-reasons[a], strings.Compare(a, b)) }) {
		if n := reasons[why]; n >= 5 {
			t.Logf("%d jobs, %s", n, why)
		}
	}
	want := slices.Sorted(maps.Values(countryOf))
	if diff := gocmp.Diff(want, c.PayPlaces()); diff != "" {
		t.Error(diff)
	}
}

// TestPublishedFacts compares figures with what the tables say, read by eye.
func TestPublishedFacts(t *testing.T) {
	c := Default()
	for _, tt := range []struct {
		id            PayTableID
		area          Place
		low, mid, top string // the lowest, the median, the highest that is published
		n             int
	}{
		{"gb-2134-full-time", "", "31628", "54669", "93824", 11},
		{"gb-2134-all", "", "29787", "53501", "93458", 11},
		{"gb-2134-all-2025", "", "30752", "55587", "101172", 5},
		{"gb-2135-full-time", "", "30912", "48538", "63400", 9},
		{"ca-21232", "", "30", "48.08", "76.92", 5},
		{"ca-21232", "CA-QC", "29", "45.67", "68.13", 5},
		{"ca-21234", "CA-BC", "20", "37.5", "65", 5},
		{"ca-20012", "", "43.75", "66.67", "103.37", 3},
		{"ca-21231", "CA-PE", "28.88", "41.69", "78.48", 3},
		{"se-2512", "", "39600", "53500", "72600", 5},
		{"no-2512", "", "63330", "77420", "93820", 3},
		{"dk-2512", "", "386.1", "470.53", "568.64", 3},
		{"fi-2512", "", "3521", "5138", "7231", 3},
		{"nl-0811", "", "27", "34.8", "43.4", 3},
		{"de-43414", "", "6000", "6000", "6000", 1},
		{"au-261313", "", "132758", "132758", "132758", 1},
		{"cz-2512", "", "50534", "100746", "186046", 5},
		{"si-2512", "", "1704", "2979", "4734", 5},
		{"us-15-1252-states", "US-CA", "105060", "174410", "272670", 5},
		{"us-15-1252-states", "US-PR", "49610", "79380", "107680", 5},
		{"us-15-1252-metros", "US-35620", "101690", "166830", "224590", 5},
	} {
		f, ok := c.PayTable(tt.id)
		if tt.area != "" && ok {
			f, ok = f.in(tt.area)
		}
		p := f.Percentiles.Published()
		if !ok || len(p) != tt.n || p[0].Amount.String() != tt.low || p[len(p)-1].Amount.String() != tt.top || f.Percentiles.P50.Amount.String() != tt.mid {
			t.Errorf("%s %s: %v %v", tt.id, tt.area, p, ok)
		}
	}
	f, _ := c.PayTable("us-15-1252-prevailing")
	ny, _ := f.in("US-35620")
	if ny.Levels.I.Amount.String() != "49.62" || ny.Levels.IV.Amount.String() != "91.15" {
		t.Errorf("%+v", ny.Levels)
	}
	if se, _ := c.PayTable("se-2514"); se.Percentiles.P10.Mark != MarkWithheld {
		t.Errorf("%+v", se.Percentiles)
	}
}

// TestLocalPay asks for every role's pay in areas. If it is the area's own it comes from figures of that area, and the
// country's stands behind it; if it is not, it is the country's.
func TestLocalPay(t *testing.T) {
	c := Default()
	var areas []Place
	for a := range c.Areas() {
		areas = append(areas, a.Place)
	}
	r := rand.New(rand.NewPCG(1, 2))
	own, national := 0, 0
	for role := range c.Roles() {
		for range 20 {
			area := areas[r.IntN(len(areas))]
			local, err := c.Salary(role.ID, area)
			whole, wholeErr := c.Salary(role.ID, area.Country())
			if err != nil || wholeErr != nil {
				t.Fatal(err, wholeErr)
			}
			if local.Place == area.Country() {
				if diff := gocmp.Diff(whole, local); diff != "" {
					t.Fatalf("%s in %s: %s", role.ID, area, diff)
				}
				national++
				continue
			}
			n, m := len(local.Bands)-len(whole.Bands), len(local.Published)-len(whole.Published)
			if local.Place != area || n < 0 || m <= 0 {
				t.Fatalf("%s in %s: %+v", role.ID, area, local)
			}
			if diff := gocmp.Diff(whole.Bands, local.Bands[n:]); diff != "" {
				t.Errorf("%s in %s: the country's bands do not stand behind: %s", role.ID, area, diff)
			}
			for _, b := range local.Bands[:n] {
				f, ok := c.PayTable(b.Table)
				if _, has := f.in(area); !ok || !has || b.Place != area || b.Min >= b.Max {
					t.Errorf("%s in %s: %+v", role.ID, area, b)
				}
			}
			if local.Band != nil && n > 0 && slices.ContainsFunc(local.Bands[:n], func(b SalaryBand) bool { return b.Level == role.Level }) && local.Band.Place != area {
				t.Errorf("%s in %s: the country's band comes first", role.ID, area)
			}
			own++
		}
	}
	t.Logf("%d answers from an area's own figures, %d from its country's", own, national)
	if own == 0 || national == 0 {
		t.Error("one of the two was not tried")
	}
}

// TestCompareAgainstFloats works comparisons out in floating point.
func TestCompareAgainstFloats(t *testing.T) {
	c := Default()
	n, refused := 0, 0
	for role := range c.Roles() {
		for _, a := range c.PayPlaces() {
			for _, b := range c.PayPlaces() {
				left, _ := c.Salary(role.ID, a)
				right, _ := c.Salary(role.ID, b)
				if left.Band == nil || right.Band == nil {
					continue
				}
				l, r := *left.Band, *right.Band
				got, err := c.CompareByParity(l, r)
				if l.Level != r.Level || l.Basis != r.Basis || l.Period != r.Period || l.cut() != r.cut() {
					if !errors.Is(err, ErrNotComparable) {
						t.Fatalf("%v and %v: %v", l, r, err)
					}
					refused++
					continue
				}
				p, _ := c.Parity(a)
				q, _ := c.Parity(b)
				rate := float64(p.Rate) / float64(q.Rate)
				want := 100 * (rate*float64(r.Min+r.Max)/float64(l.Min+l.Max) - 1)
				if err != nil || math.Abs(got.Percent-want) > 1e-9 || math.Abs(float64(got.Min)-rate*float64(r.Min)) > .501 || got.AsOf.Year != p.Year {
					t.Fatalf("%v and %v: %+v %v, want %v", l, r, got, err, want)
				}
				n++
			}
		}
	}
	if t.Logf("%d comparisons, %d refused", n, refused); n < 1000 || refused == 0 {
		t.Error("too few pairs of bands can be compared")
	}
}

// TestNarrowedIsNotCompared checks that a band cut short is not compared with a whole one.
func TestNarrowedIsNotCompared(t *testing.T) {
	whole := SalaryBand{Level: LevelSenior, Place: "US", Currency: "USD", Period: PerYear, Min: 1, Max: 2, FromPercentile: 70, ToPercentile: 90, Basis: BasisDerived}
	short := whole
	short.ToPercentile, short.Narrowed = 80, true
	_, err := whole.Progression(short)
	if e, ok := errors.AsType[*MismatchError](err); !ok || e.What != "percentiles" {
		t.Errorf("%v", err)
	}
	if whole.likeness() == short.likeness() {
		t.Error("alike")
	}
	_, err = compareBands(whole, short, nil, Comparison{})
	if e, ok := errors.AsType[*MismatchError](err); !ok || e.What != "percentiles" {
		t.Errorf("%v", err)
	}
}

// equalOrLess are advancements whose class pays less than the one before, by country, and why the move is one all the same.
var equalOrLess = map[string]string{
	"US senior-devops-engineer cloud-architect":                 "cloud architects are counted with network architects, who earn less than developers",
	"US senior-platform-engineer cloud-architect":               "as above",
	"US senior-integration-engineer senior-solutions-architect": "solutions architects are counted with all other computer occupations, which pay less than developers'",
	"US senior-salesforce-developer senior-solutions-architect": "as above",
	"US senior-sap-developer senior-solutions-architect":        "as above",
	"US senior-rpa-developer senior-solutions-architect":        "as above",
	"US senior-servicenow-developer senior-solutions-architect": "as above",
	"US senior-economist chief-of-staff":                        "economists with a doctorate set their class's pay; a chief of staff is counted with management analysts",
	"US senior-policy-analyst chief-of-staff":                   "policy analysts are counted with political scientists, most of them in Washington",
	"CA junior-backend-developer data-engineer":                 "data engineers are counted with database analysts, who earn less than software engineers",
	"CA senior-solutions-architect enterprise-architect":        "enterprise architects are counted with business systems specialists",
	"CA senior-systems-analyst enterprise-architect":            "as above",
}

// TestAdvancementsPay checks that nobody advances into a class that pays less, but for those that are explained. Where both
// roles are of one level, their classes may pay the same: an office counts architects with those they come from.
func TestAdvancementsPay(t *testing.T) {
	c := Default()
	for _, country := range []Place{"US", "GB", "CA"} {
		compared, equal, less := 0, 0, 0
		for r := range c.Roles() {
			for _, to := range r.LeadsTo {
				p, err := c.ComparePay(r.ID, to, country)
				if err != nil || p.Why != "" {
					continue
				}
				compared++
				key := fmt.Sprintf("%s %s %s", country, r.ID, to)
				switch {
				case p.Percent < 0:
					if less++; equalOrLess[key] == "" {
						t.Errorf("%s: %.1f %%, from %s to %s", key, p.Percent, p.From.Class, p.To.Class)
					}
				case p.Percent == 0:
					if equal++; p.From.Level != p.To.Level {
						t.Errorf("%s: no raise from %s level to %s, in %s", key, p.From.Level, p.To.Level, p.From.Class)
					}
				}
			}
		}
		t.Logf("%s: %d advancements compared, %d to the same pay at the same level, %d to less", country, compared, equal, less)
	}
}
