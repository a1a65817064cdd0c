package career

import (
	"errors"
	"math"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// managedJobs is a catalogue with a job of managers and one of developers.
func managedJobs(t *testing.T, pairs ...string) *Catalog {
	all := append([]string{
		"jobs/other.json", `{"jobs":[{"id":"j","title":"J","codes":[{"scheme":"SOC","edition":"2018","code":"15-1254","fit":"close"},{"scheme":"UK SOC","edition":"2020","code":"2134","fit":"close"}]},
			{"id":"k","title":"K"},
			{"id":"m","title":"M","codes":[{"scheme":"SOC","edition":"2018","code":"11-3021","fit":"exact"},{"scheme":"UK SOC","edition":"2020","code":"2132","fit":"close","to":"lead"},
			{"scheme":"UK SOC","edition":"2020","code":"1137","fit":"close","from":"principal"}]}]}`,
		"roles/manager.json", `{"id":"manager","title":"Manager","job":"m","level":"lead","track":"management"}`,
		"roles/director.json", `{"id":"director","title":"Director","job":"m","level":"principal","track":"management"}`,
		"published/occupations/11-30.json", `{"occupations":[{"soc":"11-3021","title":"Managers","annual":{"p10":70000,"p25":90000,"p50":120000,"p75":190000,"p90":"top-coded"},"source":"s","asOf":"2025-05"}]}`,
		"published/pay/gb-1137.json", `{"id":"gb-1137","place":"GB","scheme":"UK SOC","edition":"2020","code":"1137","title":"Directors","currency":"GBP","period":"year","percentiles":{"p25":80000,"p50":90000,"p75":120000},"source":"s","asOf":"2024"}`,
		"published/pay/gb-2132.json", `{"id":"gb-2132","place":"GB","scheme":"UK SOC","edition":"2020","code":"2132","title":"Managers","currency":"GBP","period":"year","percentiles":{"p25":50000,"p50":60000,"p75":70000},"source":"s","asOf":"2024"}`,
		"countries.json", `{"countries":[{"place":"US","hoursPerYear":2080,"method":"m","source":"s","asOf":"2025","minimumWage":{"amount":20,"currency":"USD","period":"hour"},"minimumWageFrom":"2020","minimumWageSource":"s"},
			{"place":"GB","hoursPerYear":2000,"method":"m","source":"s","asOf":"2025"}]}`,
	}, pairs...)
	return paidJobs(t, all...)
}

func TestManagersHaveTheirOwnClass(t *testing.T) {
	c := managedJobs(t)
	for _, tt := range []struct {
		role    RoleID
		place   Place
		band    string
		nearest string
	}{
		{"manager", "US", "published lead 90000–190000 year, 25 to 75", ""},
		{"director", "US", "", "percentile 75 of SOC 11-3021, Managers, in US (2025-05): USD 190000 a year"},
		{"manager", "GB", "published lead 50000–70000 year, 25 to 75", ""},
		{"director", "GB", "published principal 80000–120000 year, 25 to 75", ""},
		{"lead", "US", "", "percentile 75 of SOC 15-1254, Web Developers, in US (2025-05): USD 90000 a year"},
		{"lead", "GB", "", "percentile 50 of UK SOC 2134, Programmers, in GB (2024): GBP 50000 a year"},
		{"senior", "US", "derived senior 70000–120000 year, 50 to 90", ""},
		{"jobless", "US", "", ""},
	} {
		s, err := c.Salary(tt.role, tt.place)
		if err != nil {
			t.Fatal(err)
		}
		band, near := "", ""
		if s.Band != nil {
			band = bandTexts([]SalaryBand{*s.Band})[0]
		}
		if s.Nearest != nil {
			near = s.Nearest.String()
		}
		if band != tt.band || near != tt.nearest || (s.Why == "") != (band != "") {
			t.Errorf("%s in %s: %q, nearest %q (%s)", tt.role, tt.place, band, near, s.Why)
		}
	}
}

func TestStanding(t *testing.T) {
	c := managedJobs(t)
	usd := func(n int64, p Period) Money { return Money{Units(n), "USD", p} }
	for _, tt := range []struct {
		role  RoleID
		place Place
		pay   Money
		want  string
		ratio float64
		err   error
	}{
		{"senior", "US", usd(100_000, PerYear), "between percentiles 75 and 90 of SOC 15-1254, Web Developers, in US (2025-05)", 100. / 70, nil},
		{"senior", "US", usd(90_000, PerYear), "between percentiles 75 and 90 of SOC 15-1254, Web Developers, in US (2025-05)", 90. / 70, nil},
		{"senior", "US", usd(39_999, PerYear), "below percentile 10 of SOC 15-1254, Web Developers, in US (2025-05)", 39.999 / 70, nil},
		{"senior", "US", usd(500_000, PerYear), "at or above percentile 90 of SOC 15-1254, Web Developers, in US (2025-05)", 500. / 70, nil},
		{"senior", "US", usd(50, PerHour), "between percentiles 75 and 90 of SOC 15-1254, Web Developers, in US (2025-05)", 104. / 70, nil},
		{"senior", "US", usd(8_000, PerMonth), "between percentiles 75 and 90 of SOC 15-1254, Web Developers, in US (2025-05)", 96. / 70, nil},
		{"senior", "US-1", usd(100_000, PerYear), "between percentiles 50 and 75 of SOC 15-1254, Web Developers, in US-1 (2025-05)", 100. / 90, nil},
		{"senior", "US-2", usd(100_000, PerYear), "between percentiles 75 and 90 of SOC 15-1254, Web Developers, in US (2025-05)", 100. / 70, nil},
		{"director", "GB", Money{Units(100_000), "GBP", PerYear}, "between percentiles 50 and 75 of UK SOC 1137, Directors, in GB (2024)", 100. / 90, nil},
		{"senior", "GB", usd(100_000, PerYear), "", 0, ErrNotComparable},
		{"senior", "US", usd(400, PerDay), "", 0, ErrRange}, // 2,080 hours are no days
		{"senior", "US", Money{Units(1), "USD", ""}, "", 0, ErrMissing},
		{"senior", "US", Money{}, "", 0, ErrMissing},
		{"other", "US", usd(1, PerYear), "", 0, ErrMissing},
		{"senior", "US-9", usd(1, PerYear), "", 0, &NotFoundError{Kind: "place", ID: "US-9"}},
	} {
		s, err := c.Standing(tt.role, tt.place, tt.pay)
		if tt.err != nil {
			if _, gone := errors.AsType[*NotFoundError](err); !errors.Is(err, tt.err) && !gone {
				t.Errorf("%s %s %s: %v, %v", tt.role, tt.place, tt.pay, s, err)
			}
			continue
		}
		if err != nil || s.String() != tt.want || math.Abs(s.ToMedian-tt.ratio) > 1e-9 {
			t.Errorf("%s %s %s: %s, %v, %v", tt.role, tt.place, tt.pay, s, s.ToMedian, err)
		}
	}
	all, err := c.Standings("senior", usd(100_000, PerYear), ExchangeRate{From: "USD", To: "GBP", Rate: 520_000_000, AsOf: Date{Year: 2026}})
	var texts []string
	for _, s := range all {
		texts = append(texts, s.Pay.String()+" "+s.String())
	}
	want := []string{"GBP 52000 a year between percentiles 50 and 60 of UK SOC 2134, Programmers, in GB (2024)",
		"USD 100000 a year between percentiles 75 and 90 of SOC 15-1254, Web Developers, in US (2025-05)"}
	if diff := gocmp.Diff(want, texts); err != nil || diff != "" {
		t.Error(diff, err)
	}
	if _, err := c.Standings("nobody", usd(1, PerYear)); err == nil {
		t.Error("nobody stands somewhere")
	}
	if _, err := c.Standings("senior", usd(1, PerYear), ExchangeRate{}); err == nil {
		t.Error("no rate converts")
	}
}

// TestMinimumWage checks that a band that begins below full-time work at the minimum wage says so.
func TestMinimumWage(t *testing.T) {
	c := managedJobs(t)
	s, _ := c.Salary("junior", "US") // from 40,000, and 20 an hour are 41,600 a year
	if s.Band == nil || !strings.Contains(s.Band.Method, "its low end is below full-time work at the minimum wage (USD 20 an hour from 2020)") {
		t.Errorf("%+v", s.Band)
	}
	if s, _ = c.Salary("senior", "US"); strings.Contains(s.Band.Method, "minimum") {
		t.Errorf("%+v", s.Band)
	}
	w, ok := c.Country("US-1")
	if !ok || w.HoursPerYear != 2080 {
		t.Errorf("%+v", w)
	}
	if _, ok := c.Country("FR"); ok {
		t.Error("a country from nowhere")
	}
}

// TestCompanyPay lays a company's own structure over a catalogue: grades inside a level, single figures, pay by the day, and
// zones of several areas under one structure.
func TestCompanyPay(t *testing.T) {
	band := func(level, grade, place, period string, min, max string) string {
		g := ""
		if grade != "" {
			g = `"grade":"` + grade + `",`
		}
		return `{"job":"j","level":"` + level + `",` + g + `"place":"` + place + `","currency":"USD","period":"` + period + `","min":` + min + `,"max":` + max + `,"basis":"overlay","source":"s","asOf":"2026"}`
	}
	c := overlay(t, managedJobs(t),
		"roles/ic4.json", `{"id":"ic4","title":"Senior I","job":"j","level":"senior","grade":"IC4"}`,
		"roles/ic5.json", `{"id":"ic5","title":"Senior II","job":"j","level":"senior","grade":"IC5"}`,
		"published/areas.json", `{"areas":[{"place":"US-HIGH","name":"High zone","kind":"pay zone"},{"place":"US-1","within":"US-HIGH"},{"place":"US-2","within":"US-HIGH"}]}`,
		"bands.json", `{"bands":[`+band("senior", "IC4", "US", "year", "100000", "120000")+","+band("senior", "IC5", "US", "year", "115000", "140000")+","+
			band("entry", "", "US", "day", "300", "300")+","+band("senior", "IC4", "US-HIGH", "year", "130000", "150000")+`]}`)
	for _, tt := range []struct {
		role  RoleID
		place Place
		want  string
	}{
		{"ic4", "US", "overlay senior 100000–120000 year, 0 to 0"},
		{"ic5", "US", "overlay senior 115000–140000 year, 0 to 0"},
		{"senior", "US", "overlay senior 100000–120000 year, 0 to 0"}, // a role of no grade: the lowest
		{"ic4", "US-1", "overlay senior 130000–150000 year, 0 to 0"},
		{"ic4", "US-2", "overlay senior 130000–150000 year, 0 to 0"},
		{"junior", "US", "overlay entry 300–300 day, 0 to 0"},
	} {
		s, err := c.Salary(tt.role, tt.place)
		if err != nil || s.Band == nil || bandTexts([]SalaryBand{*s.Band})[0] != tt.want {
			t.Errorf("%s in %s: %+v %v", tt.role, tt.place, s.Band, err)
		}
	}
	day, _ := c.Salary("junior", "US")
	if y, err := day.Band.Annualize(220); err != nil || y.Min != Units(66_000) || y.Period != PerYear {
		t.Errorf("%+v %v", y, err)
	}
	keeps(t, c, nil)
	_, err := c.Overlay(files("published/areas.json", `{"areas":[{"place":"US-HIGH","within":"US-1"},{"place":"GB-LND","within":"US-1"}]}`))
	if !errors.Is(err, ErrCycle) || !errors.Is(err, ErrConflict) {
		t.Error(err)
	}
}

// TestCommonCut compares bands of one level that are narrowed differently.
func TestCommonCut(t *testing.T) {
	c := managedJobs(t, "roles/other.json", `{"id":"other","title":"Other","job":"k","level":"senior"}`,
		"jobs/other.json", `{"jobs":[{"id":"m","title":"M"},{"id":"j","title":"J","codes":[{"scheme":"SOC","edition":"2018","code":"15-1254","fit":"close"}]},
			{"id":"k","title":"K","codes":[{"scheme":"SOC","edition":"2018","code":"11-3021","fit":"close"}]}]}`)
	p, err := c.ComparePay("senior", "other", "US") // 50 to 90, and 50 to 75: the 90th is top-coded
	if err != nil || p.Why != "" || p.From.FromPercentile != 50 || p.From.ToPercentile != 75 || p.To.ToPercentile != 75 || p.From.Min != Units(70_000) || p.From.Max != Units(90_000) ||
		p.To.Min != Units(120_000) || p.To.Max != Units(190_000) || !p.From.Narrowed || !p.To.Narrowed || p.Midpoint != Units(75_000) {
		t.Errorf("%+v %v", p, err)
	}
	s, _ := c.Salary("other", "US")
	for pay, want := range map[int64]Circle{100_000: CircleGreen, 150_000: CircleNone, 500_000: CircleNone} { // above is only where publication ends
		if got, err := s.Band.Circle(Money{Units(pay), "USD", PerYear}); err != nil || got != want {
			t.Errorf("%d: %s %v", pay, got, err)
		}
	}
}

func TestMoneyPer(t *testing.T) {
	usd := func(n int64, p Period) Money { return Money{Amount(n), "USD", p} }
	for _, tt := range []struct {
		from Money
		to   Period
		n    int
		want Money
		err  error
	}{
		{usd(6_240_000, PerYear), PerHour, 2080, usd(3_000, PerHour), nil},
		{usd(6_240_001, PerYear), PerHour, 2080, usd(3_000, PerHour), nil},
		{usd(5_200_000, PerYear), PerWeek, 0, usd(100_000, PerWeek), nil},
		{usd(100_000, PerWeek), PerMonth, 0, usd(433_333, PerMonth), nil},
		{usd(30_000, PerDay), PerYear, 220, usd(6_600_000, PerYear), nil},
		{usd(-100, PerMonth), PerMonth, 0, usd(-100, PerMonth), nil},
		{usd(1, PerHour), PerDay, 8, Money{}, ErrMissing},
		{usd(1, PerHour), PerYear, 0, Money{}, ErrRange},
		{usd(1, PerDay), PerYear, 367, Money{}, ErrRange},
		{usd(1, ""), PerYear, 1, Money{}, ErrMissing},
		{usd(1, PerYear), "", 1, Money{}, ErrMissing},
		{usd(math.MaxInt64, PerHour), PerYear, 2, Money{}, ErrRange},
	} {
		if got, err := tt.from.Per(tt.to, tt.n); got != tt.want || !errors.Is(err, tt.err) {
			t.Errorf("%s per %s: %s, %v", tt.from, tt.to, got, err)
		}
	}
	sum, err := Sum(usd(100, PerYear), usd(250, PerYear), usd(-50, PerYear))
	if sum != usd(300, PerYear) || err != nil {
		t.Error(sum, err)
	}
	mean, err := Average(usd(100, PerYear), usd(101, PerYear))
	if mean != usd(101, PerYear) || err != nil { // half away from zero
		t.Error(mean, err)
	}
	for _, list := range [][]Money{nil, {usd(1, PerYear), usd(1, PerHour)}, {{}, {}}, {usd(math.MaxInt64, PerYear), usd(1, PerYear)}} {
		if got, err := Sum(list...); err == nil {
			t.Error(got)
		}
	}
	if got, err := usd(10_000, PerYear).Times(800_000_000); got != usd(8_000, PerYear) || err != nil {
		t.Error(got, err)
	}
	if got, err := (ExchangeRate{From: "USD", To: "USD", Rate: 1_000_000_000, AsOf: Date{Year: 2026}}).Convert(usd(7, PerYear)); got != usd(7, PerYear) || err != nil {
		t.Error(got, err)
	}
}
