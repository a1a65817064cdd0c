package main

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
)

// A site is the application with the sample company and people, as a test talks to it.
type site struct {
	t       testing.TB
	s       *server
	handler http.Handler
}

var sampleCompany = sync.OnceValues(func() (*career.Catalog, error) {
	return career.Default().Overlay(os.DirFS("testdata/company"))
})

// sampleSite returns the application over a store. The catalogue is the sample company's.
func sampleSite(t testing.TB, store *Store) *site {
	t.Helper()
	c, err := sampleCompany()
	if err != nil {
		t.Fatal(err)
	}
	s, err := newServer(c, store, slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn})))
	if err != nil {
		t.Fatal(err)
	}
	s.now = func() time.Time { return time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC) }
	if _, err := s.addPeople(t.Context(), os.DirFS("testdata/people")); err != nil {
		t.Fatal(err)
	}
	return &site{t, s, s.handler(map[string]bool{"example.com": true, "127.0.0.1": true})}
}

func sqliteSite(t *testing.T) *site {
	return sampleSite(t, openStore(t, filepath.Join(t.TempDir(), "hr.db")))
}

// do sends a request and returns the answer's status, headers and body.
func (x *site) do(r *http.Request) (int, http.Header, string) {
	x.t.Helper()
	w := httptest.NewRecorder()
	x.handler.ServeHTTP(w, r)
	return w.Code, w.Header(), w.Body.String()
}

// get returns a page, which has to be there.
func (x *site) get(path string, headers ...string) string {
	x.t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	status, _, body := x.do(r)
	if status != http.StatusOK {
		x.t.Fatalf("%s: status %d: %s", path, status, text(body))
	}
	return body
}

// post sends a form from a page of the site, and returns the status, where it leads and the page.
func (x *site) post(path string, form url.Values) (int, string, string) {
	x.t.Helper()
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	status, h, body := x.do(r)
	return status, h.Get("Location"), body
}

// upload sends a résumé.
func (x *site) upload(body []byte, fields map[string]string) (int, string, string) {
	x.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	for name, value := range fields {
		form.WriteField(name, value)
	}
	if body != nil {
		f, _ := form.CreateFormFile("resume", "resume.json")
		f.Write(body)
	}
	form.Close()
	r := httptest.NewRequest(http.MethodPost, "/people", &b)
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	status, h, page := x.do(r)
	return status, h.Get("Location"), page
}

// person returns the path of a person by name.
func (x *site) person(name string) string {
	x.t.Helper()
	m := regexp.MustCompile(`<a href="(/people/[A-Z2-7]{26})">` + regexp.QuoteMeta(name)).FindStringSubmatch(x.get("/people"))
	if m == nil {
		x.t.Fatalf("nobody is called %s", name)
	}
	return m[1]
}

// version returns the version of a person that a page would send.
func (x *site) version(path string) string {
	return regexp.MustCompile(`name="version" value="(\d+)"`).FindStringSubmatch(x.get(path))[1]
}

var tags = regexp.MustCompile(`(?s)<(script|style).*?</(script|style)>|<[^>]*>`)

// text returns the text of a page, on one line.
func text(page string) string {
	return strings.Join(strings.Fields(tags.ReplaceAllString(page, " ")), " ")
}

func wants(t testing.TB, page string, wanted ...string) {
	t.Helper()
	all := text(page)
	for _, w := range wanted {
		if !strings.Contains(all, w) {
			t.Errorf("the page lacks %q", w)
		}
	}
}

func TestPages(t *testing.T) {
	x := sqliteSite(t)
	for _, test := range []struct {
		path string
		want []string
	}{
		{"/", []string{"Find a role by any title", "Backend Engineering", "13 people", "Measurement cloud", "Edition of the data: 2026.11"}},
		{"/browse", []string{"Software engineering", "Accounting", "Manufacturing", " jobs"}},
		{"/families/backend-engineering", []string{"Backend Engineering", "Junior Backend Developer", "IC1", "Integration Engineer"}},
		{"/search?q=sr+back-end+engr+II", []string{"Senior Backend Developer"}},
		{"/search?q=", []string{"Type a job title"}},
		{"/search?q=zzzzqqqq", []string{"Nothing goes by that name"}},
		{"/search?q=kubernets", []string{"Kubernetes"}},
		{"/search?q=Associate+Engineer,+Measurement+Cloud", []string{"Junior Backend Developer"}},
		{"/roles/backend-developer?place=GB", []string{"Grade IC2", "Our own bands", "£42,000–£58,000 a year", "The market", "£40,000–£70,000 a year",
			"percentiles 25 to 75", "Office for National Statistics", "2024-04", "Senior Backend Developer", "Junior Backend Developer"}},
		{"/roles/backend-developer?place=DE", []string{"There is no band for this role here", "only the median is published"}},
		{"/roles/software-engineer?area=Seattle", []string{"Seattle"}},
		{"/roles/software-engineer?area=Portland", []string{"Which one?", "Portland"}},
		{"/roles/software-engineer?area=Nowhere", []string{"No area that has figures goes by “Nowhere”"}},
		{"/roles/calibration-engineer?place=CZ", []string{"Grade IC2", "Senior Calibration Engineer", "Metrology", "Nothing is published here", "no outlook"}},
		{"/roles/staff-backend-developer?place=CA", []string{"There is no band for this role here", "The nearest published figure is"}},
		{"/skills/postgresql", []string{"PostgreSQL", "Relational Databases", "Backend Developer"}},
		{"/people", []string{"13 people", "Amina Haddad", "Upload a résumé"}},
		{"/teams", []string{"Plant engineering", "4 people"}},
		{"/teams/Measurement%20cloud", []string{"5 people in their roles", "Held by one person alone", "Skills matrix", "Bench", "Pay review", "below the band", "To bring 1 person up to the minimum costs"}},
	} {
		t.Run(test.path, func(t *testing.T) {
			wants(t, x.get(test.path), test.want...)
		})
	}
}

// Every role, family and skill has a page.
func TestEveryRecordHasAPage(t *testing.T) {
	x := sqliteSite(t)
	for f := range x.s.c.Families() {
		x.get("/families/" + string(f.ID))
	}
	n := 0
	for r := range x.s.c.Roles() {
		if n++; n%15 == 0 || r.Grade != "" {
			page := x.get("/roles/"+string(r.ID), "Accept-Language", "en-GB")
			if !strings.Contains(page, "<title>Roles and moves</title>") && len(r.LeadsTo)+len(r.Transitions) > 0 {
				t.Errorf("%s has no drawing", r.ID)
			}
		}
	}
	for s := range x.s.c.Skills() {
		if n++; n%20 == 0 {
			x.get("/skills/" + string(s.ID))
		}
	}
}

func TestMoneyIsInTheReadersLocale(t *testing.T) {
	x := sqliteSite(t)
	for _, test := range []struct{ header, path, want string }{
		{"en-GB,en;q=0.8", "/roles/backend-developer", "£40,000–£70,000 a year"},
		{"de-DE", "/roles/backend-developer?place=US", "86.000–118.000 $ a year"},
		{"fr-CA", "/roles/accountant?place=CA", "29,92–57,66 $ an hour"},
		{"", "/roles/backend-developer", "Pay in United States"},
		{"sv", "/roles/backend-developer", "Pay in Sweden"},
		{"tlh, ;;;q=9", "/roles/backend-developer", "Pay in United States"},
		{strings.Repeat("de,", 2000), "/roles/backend-developer", "Pay in United States"},
	} {
		page := text(x.get(test.path, "Accept-Language", test.header))
		if !strings.Contains(page, test.want) {
			t.Errorf("Accept-Language %.30q: the page lacks %q", test.header, test.want)
		}
	}
	page := x.get("/roles/backend-developer", "Cookie", "place=GB")
	wants(t, page, "Pay in United Kingdom")
}

// The search box gets JSON.
func TestSearchAsYouType(t *testing.T) {
	x := sqliteSite(t)
	for _, test := range []struct {
		query, kind string
		want        found
	}{
		{"back-end dev", "", found{Kind: "role", ID: "backend-developer", Name: "Backend Developer", Href: "/roles/backend-developer"}},
		{"postgres", "skill", found{Kind: "skill", ID: "postgresql", Name: "PostgreSQL", Href: "/skills/postgresql"}},
		{"talent acquisition partner", "role", found{Kind: "role", ID: "recruiter", Name: "Recruiter", Href: "/roles/recruiter"}},
	} {
		var list []found
		body := x.get("/search?kind="+test.kind+"&q="+url.QueryEscape(test.query), "Accept", "application/json")
		if err := json.Unmarshal([]byte(body), &list); err != nil || len(list) == 0 {
			t.Errorf("%s: %v: %s", test.query, err, body)
			continue
		}
		list[0].Note = ""
		if d := cmp.Diff(test.want, list[0]); d != "" {
			t.Errorf("%s (-want +got):\n%s", test.query, d)
		}
	}
	if body := x.get("/search?q=zzzzqqqq", "Accept", "application/json"); strings.TrimSpace(body) != "[]" {
		t.Errorf("nothing found: %s", body)
	}
}

// A person from upload to deletion, over both databases.
func TestPersonFromUploadToDeletion(t *testing.T) {
	overDatabases(t, func(t *testing.T, store *Store) {
		x := sampleSite(t, store)
		body, err := os.ReadFile("../gap/testdata/resume.json")
		if err != nil {
			t.Fatal(err)
		}
		status, to, page := x.upload(body, map[string]string{"team": "New\nteam"})
		if status != http.StatusSeeOther {
			t.Fatalf("upload: %d %s", status, text(page))
		}
		path, _, _ := strings.Cut(to, "?")
		page = x.get(to)
		wants(t, page, "Amara Nwosu", "The résumé is read", "Junior Backend Developer", "Gap to Backend Developer", "Find out first", "Then learn",
			"IT Support", "Not in the catalogue", "Zellij", "New team")
		before := figures(t, page)

		// a level is set, a skill added and another taken out
		status, to, page = x.post(path+"/skills", url.Values{"version": {x.version(path)}, "level.git": {"expert"}, "level.redis": {""},
			"add": {"Apache Kafka"}, "addLevel": {"practitioner"}, "to": {"backend-developer"}})
		if status != http.StatusSeeOther {
			t.Fatalf("skills: %d %s", status, text(page))
		}
		page = x.get(to)
		wants(t, page, "Saved.", "taken out")
		if after := figures(t, page); after == before {
			t.Errorf("the gap is still %s", after)
		}
		p, err := store.Person(t.Context(), strings.TrimPrefix(path, "/people/"))
		if err != nil {
			t.Fatal(err)
		}
		if p.Profile.Skills["git"] != career.Expert || p.Profile.Skills["kafka"] != career.Practitioner {
			t.Errorf("skills kept: %v", p.Profile.Skills)
		}
		if _, ok := p.Profile.Skills["redis"]; ok {
			t.Error("Redis was not taken out")
		}
		if d := cmp.Diff(Corrections{Skills: map[career.SkillID]career.Proficiency{"git": career.Expert, "kafka": career.Practitioner},
			Removed: []career.SkillID{"redis"}}, p.Corrections); d != "" {
			t.Errorf("corrections (-want +got):\n%s", d)
		}
		for _, undo := range []string{"git", "redis", "kafka"} {
			if status, _, page = x.post(path+"/skills", url.Values{"version": {x.version(path)}, "undo": {undo}}); status != http.StatusSeeOther {
				t.Fatalf("undo %s: %d %s", undo, status, text(page))
			}
		}
		if got := figures(t, x.get(path+"?to=backend-developer")); got != before {
			t.Errorf("all corrections undone, the gap is %s, and it was %s", got, before)
		}

		// the second position was that of another role
		status, _, page = x.post(path+"/positions", url.Values{"version": {x.version(path)}, "role.0": {"junior-backend-developer"}, "title.1": {"Junior Systems Administrator"}})
		if status != http.StatusSeeOther {
			t.Fatalf("positions: %d %s", status, text(page))
		}
		p, _ = store.Person(t.Context(), p.ID)
		if d := cmp.Diff(map[int]career.RoleID{1: "junior-systems-administrator"}, p.Corrections.Roles); d != "" {
			t.Errorf("roles (-want +got):\n%s", d)
		}
		if len(p.Profile.Experience) != 2 || p.Profile.Experience[1].Role != "junior-systems-administrator" {
			t.Errorf("experience: %v", p.Profile.Experience)
		}

		// details
		old := x.version(path)
		details := url.Values{"version": {old}, "name": {"Amara N. Nwosu"}, "team": {"Measurement cloud"}, "role": {"Jr Backend Engineer"},
			"place": {"GB"}, "pay": {"34000.50"}, "currency": {"gbp"}, "period": {"year"}}
		if status, to, page = x.post(path+"/details", details); status != http.StatusSeeOther {
			t.Fatalf("details: %d %s", status, text(page))
		}
		wants(t, x.get(to), "Amara N. Nwosu", "$34,000.50"[1:], "compa-ratio 1.00 of the overlay band", "Measurement cloud")
		if status, _, _ = x.post(path+"/details", details); status != http.StatusConflict {
			t.Errorf("details of an old version: status %d", status)
		}
		wants(t, x.get("/teams/Measurement%20cloud"), "6 people in their roles")

		if got := x.get(path + "/resume.json"); got != string(body) {
			t.Error("the résumé is not the one that was uploaded")
		}
		if status, _, _ = x.post(path+"/delete", url.Values{"version": {x.version(path)}}); status != http.StatusUnprocessableEntity {
			t.Errorf("deletion by somebody who isn't sure: status %d", status)
		}
		if status, to, _ = x.post(path+"/delete", url.Values{"version": {x.version(path)}, "sure": {"yes"}}); status != http.StatusSeeOther || to != "/people" {
			t.Errorf("deletion: status %d, %q", status, to)
		}
		if status, _, _ := x.do(httptest.NewRequest(http.MethodGet, path, nil)); status != http.StatusNotFound {
			t.Errorf("the deleted person: status %d", status)
		}
	})
}

// figures returns what is likely, certain and possible of the gap on a person's page.
func figures(t *testing.T, page string) string {
	t.Helper()
	m := regexp.MustCompile(`\d+% likely \d+% certain \d+% possible`).FindString(text(page))
	if m == "" {
		t.Fatal("the page has no gap")
	}
	return m
}

// Retired roles lead to what replaced them.
func TestRetiredRolesLeadOn(t *testing.T) {
	c, err := career.Default().Overlay(os.DirFS("../company/careers"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := newServer(c, openStore(t, filepath.Join(t.TempDir(), "hr.db")), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	x := &site{t, s, s.handler(map[string]bool{"example.com": true})}
	for r := range c.Retired() {
		if r.Kind != "role" || r.ReplacedBy == "" {
			continue
		}
		status, h, _ := x.do(httptest.NewRequest(http.MethodGet, "/roles/"+r.ID, nil))
		if status != http.StatusMovedPermanently || !strings.HasPrefix(h.Get("Location"), "/roles/") {
			t.Errorf("%s: status %d to %q", r.ID, status, h.Get("Location"))
		}
	}
}

// The program starts with its flags, answers, and stops when it is told to.
func TestRun(t *testing.T) {
	ctx, stop := contextWithStop(t)
	ready, done := make(chan string, 1), make(chan error, 1)
	o := options{addr: "127.0.0.1:0", database: filepath.Join(t.TempDir(), "hr.db"), overlay: "testdata/company", people: "testdata/people"}
	go func() { done <- run(ctx, o, slog.New(slog.DiscardHandler), ready) }()
	var address string
	select {
	case address = <-ready:
	case err := <-done:
		t.Fatal(err)
	}
	answer, err := http.Get("http://" + address + "/people")
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(answer.Body)
	answer.Body.Close()
	wants(t, string(body), "Amina Haddad")
	stop()
	if err := <-done; err != nil {
		t.Errorf("stopping: %v", err)
	}
	for name, o := range map[string]options{
		"no such overlay":  {addr: "127.0.0.1:0", database: o.database, overlay: "testdata/people"},
		"no such people":   {addr: "127.0.0.1:0", database: filepath.Join(t.TempDir(), "x.db"), people: "testdata/company"},
		"no such database": {addr: "127.0.0.1:0", database: filepath.Join(t.TempDir(), "no", "x.db")},
		"no such address":  {addr: "256.0.0.1:0", database: o.database},
	} {
		if err := run(t.Context(), o, slog.New(slog.DiscardHandler), nil); err == nil {
			t.Errorf("%s: it started", name)
		}
	}
}
