package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/go-career/career"
)

func contextWithStop(t *testing.T) (context.Context, context.CancelFunc) {
	return context.WithCancel(t.Context())
}

// Addresses that make no sense are answered with a page that says so.
func TestBadAddresses(t *testing.T) {
	x := sqliteSite(t)
	amina := x.person("Amina Haddad")
	for _, test := range []struct {
		method, target string
		status         int
	}{
		{"GET", "/nowhere", 404},
		{"GET", "/roles/", 404},
		{"GET", "/roles/no-such-role", 404},
		{"GET", "/roles/..%2f..%2fetc%2fpasswd", 404},
		{"GET", "/roles/%ff%fe%00", 404},
		{"GET", "/skills/" + strings.Repeat("a", 10_000), 404},
		{"GET", "/families/no-such-family", 404},
		{"GET", "/people/1", 404},
		{"GET", "/people/AAAAAAAAAAAAAAAAAAAAAAAAAA", 404},
		{"GET", "/people/%00%ff", 404},
		{"GET", "/people/AAAAAAAAAAAAAAAAAAAAAAAAAA/resume.json", 404},
		{"GET", "/people?page=-1", 200},
		{"GET", "/people?page=999999999999999999999", 200},
		{"GET", "/people?page=99", 200},
		{"GET", "/teams/%ff", 404},
		{"GET", "/teams/%00", 404},
		{"GET", "/teams/no%20such%20team", 404},
		{"GET", "/search?q=" + strings.Repeat("backend+", 20_000), 200},
		{"GET", "/search?q=%ff%fe%00%e2%80%ae", 200},
		{"GET", "/search?q=%3Cscript%3E&kind=%3Cscript%3E", 200},
		{"GET", "/roles/backend-developer?place=%ff&area=%ff", 200},
		{"GET", "/roles/backend-developer?place=ZZ", 200},
		{"GET", "/roles/backend-developer?place=US-XXXXX", 200},
		{"GET", "/roles/backend-developer?place=AQ", 200},
		{"GET", "/roles/backend-developer?area=" + strings.Repeat("x", 10_000), 200},
		{"GET", amina + "?to=no-such-role", 200},
		{"GET", amina + "?aim=%ff" + strings.Repeat("manager+", 1000), 200},
		{"GET", amina + "?aim=Engineer", 200},
		{"GET", amina + "?aim=zzzzqqqq", 200},
		{"GET", "/static/..%2fserver.go", 404},
		{"GET", "/static/none.css", 404},
		{"DELETE", amina, 405},
		{"PUT", "/people", 405},
		{"POST", "/roles/backend-developer", 405},
		{"POST", "/people", 415},
		{"POST", amina + "/skills", 400},
		{"HEAD", "/", 200},
	} {
		r := httptest.NewRequest(test.method, test.target, nil)
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		status, h, body := x.do(r)
		if status != test.status {
			t.Errorf("%s %.60s: status %d, want %d: %.100s", test.method, test.target, status, test.status, text(body))
		}
		if status != 405 && !strings.HasPrefix(h.Get("Content-Type"), "text/html") {
			t.Errorf("%s %.60s: %s", test.method, test.target, h.Get("Content-Type"))
		}
	}
}

// What isn't a résumé, or a bad one, is refused with a reason. What is one of strange contents is kept, and shown harmless.
func TestBadUploads(t *testing.T) {
	overDatabases(t, func(t *testing.T, store *Store) {
		x := sampleSite(t, store)
		for _, test := range []struct {
			name, body string
			status     int
			want       string
		}{
			{"empty", "", 422, "can’t be read as a résumé"},
			{"not JSON", "%PDF-1.7", 422, "line 1, column 1"},
			{"cut", `{"basics": {"name": "A"`, 422, "can’t be read"},
			{"a list", `[1, 2]`, 422, "can’t be read"},
			{"no résumé", `{"version": 3, "dependencies": {}}`, 422, "nothing in it looks like a section"},
			{"bad UTF-8", "{\"basics\": {\"name\": \"\xff\"}}", 422, "can’t be read"},
			{"deep", strings.Repeat(`{"a":`, 5000), 422, "can’t be read"},
			{"too large", `{"basics": {"name": "` + strings.Repeat("x", maxResume) + `"}}`, 413, "up to 1 MB"},
			{"far too large", strings.Repeat(" ", 6*maxResume), 413, "up to 1 MB"},
		} {
			status, _, page := x.upload([]byte(test.body), nil)
			got := strings.NewReplacer("&#39;", "’", "'", "’").Replace(text(page))
			if status != test.status || !strings.Contains(got, test.want) {
				t.Errorf("%s: status %d, want %d with %q: %.300s", test.name, status, test.status, test.want, got)
			}
		}
		if status, _, page := x.upload(nil, map[string]string{"name": "x"}); status != 422 {
			t.Errorf("no file: status %d %s", status, text(page))
		}
		if n, _ := store.Count(t.Context()); n != 13 {
			t.Errorf("%d people were kept", n-13)
		}

		const evil = `</script><script>alert(1)</script><img src=x onerror=alert(2)>`
		body := fmt.Sprintf(`{"basics": {"name": %q, "label": "x\u0000\u202e%s"}, "work": [{"name": %q, "position": %q, "startDate": "-1", "endDate": "9999999"}],
			"skills": [{"name": %q, "level": %q, "keywords": ["Go", %q]}]}`, evil, "y", evil, "Backend Developer "+evil, evil, evil, strings.Repeat("<b>", 1000))
		status, to, page := x.upload([]byte(body), map[string]string{"team": evil})
		if status != http.StatusSeeOther {
			t.Fatalf("status %d: %s", status, text(page))
		}
		for _, path := range []string{to, "/people", "/teams", "/", "/teams/" + url.PathEscape(evil)} {
			page := x.get(path)
			for _, bad := range []string{"<script>alert", "<img src=x", "\x00", "\u202e"} {
				if strings.Contains(page, bad) {
					t.Errorf("%s has %q", path, bad)
				}
			}
			if !strings.Contains(page, "&lt;script&gt;alert") {
				t.Errorf("%s doesn't show the name as it is", path)
			}
		}
		body = `{"basics": {"name": "\u0000\u202e\ufeff"}, "skills": [{"name": "Go"}]}`
		if status, to, _ = x.upload([]byte(body), map[string]string{"name": strings.Repeat("é", 5000)}); status != http.StatusSeeOther {
			t.Fatalf("a name of nothing: status %d", status)
		}
		x.get(to)
	})
}

// Forms with values that a browser would not send are refused, and change nothing.
func TestBadForms(t *testing.T) {
	overDatabases(t, func(t *testing.T, store *Store) {
		x := sampleSite(t, store)
		path := x.person("Amina Haddad")
		version := x.version(path)
		good := url.Values{"version": {version}, "name": {"A"}, "place": {"GB"}, "period": {"year"}, "currency": {"GBP"}, "pay": {"1"}}
		with := func(name, value string) url.Values {
			form := url.Values{}
			for k, v := range good {
				form[k] = v
			}
			form.Set(name, value)
			return form
		}
		for _, test := range []struct {
			name, action string
			form         url.Values
			status       int
		}{
			{"no name", "/details", with("name", " \u0000 "), 422},
			{"a long name", "/details", with("name", strings.Repeat("x", 121)), 422},
			{"a long team", "/details", with("team", strings.Repeat("x", 121)), 422},
			{"negative pay", "/details", with("pay", "-1"), 422},
			{"no pay", "/details", with("pay", "0"), 422},
			{"pay in words", "/details", with("pay", "a lot"), 422},
			{"endless pay", "/details", with("pay", "1e400"), 422},
			{"pay beyond bounds", "/details", with("pay", "90000000000000000"), 422},
			{"more than anybody is paid", "/details", with("pay", "10000000000001"), 422},
			{"pay for a day", "/details", with("period", "day"), 422},
			{"an area that isn't there", "/details", with("place", "US-XXXXX"), 422},
			{"no currency", "/details", with("currency", ""), 422},
			{"an unknown currency", "/details", with("currency", "XQX"), 422},
			{"an unknown period", "/details", with("period", "eon"), 422},
			{"no period", "/details", with("period", ""), 422},
			{"an unknown place", "/details", with("place", "\xff"), 422},
			{"an unknown role", "/details", with("role", "zzzzqqqq"), 422},
			{"a title of several roles", "/details", with("role", "Engineer"), 422},
			{"no version", "/details", with("version", ""), 400},
			{"an old version", "/details", with("version", "0"), 409},
			{"a later version", "/details", with("version", "99999999999999999"), 409},
			{"an unknown skill", "/skills", with("level.no-such-skill", "working"), 422},
			{"bytes for a skill", "/skills", with("level.\xff\x00", "working"), 422},
			{"an unknown level", "/skills", with("level.go", "guru"), 422},
			{"a skill that none is like", "/skills", with("add", "zzzzqqqq"), 422},
			{"a skill with a typing error", "/skills", with("add", "Kubernets"), 422},
			{"an unknown role for a position", "/positions", with("role.0", "no-such-role"), 422},
			{"an unknown title for a position", "/positions", with("title.0", "zzzzqqqq"), 422},
			{"too large a form", "/skills", with("add", strings.Repeat("x", maxForm)), 413},
		} {
			status, _, page := x.post(path+test.action, test.form)
			if status != test.status {
				t.Errorf("%s: status %d, want %d: %.200s", test.name, status, test.status, text(page))
			}
			if strings.Contains(page, "\xff") {
				t.Errorf("%s: the page isn't UTF-8", test.name)
			}
		}
		if got := x.version(path); got != version {
			t.Errorf("a refused form changed the person to version %s", got)
		}
		wants(t, func() string { _, _, p := x.post(path+"/skills", with("add", "Kubernets")); return p }(), "Do you mean Kubernetes")

		// harmless: a position that isn't there, and an undo of nothing
		if status, _, _ := x.post(path+"/positions", with("role.99", "backend-developer")); status != http.StatusSeeOther {
			t.Errorf("a position that isn't there: status %d", status)
		}
		good.Set("version", x.version(path))
		if status, _, _ := x.post(path+"/skills", with("undo", "no-such-skill")); status != http.StatusSeeOther {
			t.Errorf("an undo of nothing: status %d", status)
		}
	})
}

// Forms that another site sends are refused, whichever way the browser says so; so are requests for another host.
func TestForgery(t *testing.T) {
	x := sqliteSite(t)
	path := x.person("Amina Haddad")
	version := x.version(path)
	form := url.Values{"version": {version}, "sure": {"yes"}}.Encode()
	for _, test := range []struct {
		name    string
		headers map[string]string
		status  int
	}{
		{"from another site", map[string]string{"Sec-Fetch-Site": "cross-site"}, 403},
		{"from another host of the same site", map[string]string{"Sec-Fetch-Site": "same-site"}, 403},
		{"from another origin, by an old browser", map[string]string{"Origin": "https://evil.example"}, 403},
		{"from no origin", map[string]string{"Origin": "null"}, 403},
	} {
		for _, action := range []string{path + "/delete", path + "/skills", path + "/positions", path + "/details", "/people"} {
			r := httptest.NewRequest(http.MethodPost, action, strings.NewReader(form))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			for k, v := range test.headers {
				r.Header.Set(k, v)
			}
			status, _, page := x.do(r)
			if status != test.status {
				t.Errorf("%s to %s: status %d", test.name, action, status)
			}
			wants(t, page, "sent from another site")
		}
	}
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Host = "evil.example"
	if status, _, page := x.do(r); status != http.StatusMisdirectedRequest || strings.Contains(page, "Amina") {
		t.Errorf("a request for another host: status %d", status)
	}
	if got := x.version(path); got != version {
		t.Error("a forged form changed a person")
	}
}

func TestHeaders(t *testing.T) {
	x := sqliteSite(t)
	for _, path := range []string{"/", "/nowhere", "/people", "/search?q=x"} {
		_, h, _ := x.do(httptest.NewRequest(http.MethodGet, path, nil))
		for name, part := range map[string]string{
			"Content-Security-Policy": "script-src 'self'; ", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
			"Referrer-Policy": "same-origin", "Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin",
		} {
			if !strings.Contains(h.Get(name), part) {
				t.Errorf("%s: %s is %q", path, name, h.Get(name))
			}
		}
		if csp := h.Get("Content-Security-Policy"); strings.Contains(csp, "unsafe") || !strings.Contains(csp, "frame-ancestors 'none'") {
			t.Errorf("%s: %s", path, csp)
		}
	}
	_, h, _ := x.do(httptest.NewRequest(http.MethodGet, "/roles/backend-developer?place=GB", nil))
	if cookie := h.Get("Set-Cookie"); !strings.Contains(cookie, "SameSite=Lax") || !strings.Contains(cookie, "HttpOnly") {
		t.Errorf("cookie %q", cookie)
	}
	_, h, _ = x.do(httptest.NewRequest(http.MethodGet, x.s.staticURL("app.js"), nil))
	if !strings.Contains(h.Get("Cache-Control"), "immutable") || !strings.HasPrefix(h.Get("Content-Type"), "text/javascript") {
		t.Errorf("app.js: %v", h)
	}
}

// No page has a script, a style or a handler inside it, which the security policy would block.
func TestNothingInline(t *testing.T) {
	x := sqliteSite(t)
	amina := x.person("Amina Haddad")
	for _, path := range []string{"/", "/browse", "/roles/backend-developer", amina, "/teams/Plant%20engineering", "/people"} {
		page := x.get(path)
		for _, bad := range []string{" style=", "<style", " onclick", "<script>", "javascript:"} {
			if strings.Contains(page, bad) {
				t.Errorf("%s has %q", path, bad)
			}
		}
	}
}

// What a team's people can have kept never breaks the team's page: a place that only a cookie names, pay at its highest.
func TestTeamOfStrangePeople(t *testing.T) {
	overDatabases(t, func(t *testing.T, store *Store) {
		x := sampleSite(t, store)
		for i, p := range []Person{
			{Role: "backend-developer", Place: "US-XXXXX", Pay: career.Money{Amount: career.Units(maxPay), Currency: "VND", Period: career.PerYear}},
			{Role: "no-such-role", Place: "GB"},
			{Role: "backend-developer", Place: "AQ", Pay: career.Money{Amount: 1, Currency: "XAF", Period: career.PerHour}},
			{Role: "chief-executive-officer", Profile: career.Profile{Skills: map[career.SkillID]career.Proficiency{"no-such-skill": 3}}},
			{},
		} {
			p.ID, p.Name, p.Team = rand.Text(), fmt.Sprint("Strange ", i), "Strange"
			if err := store.Add(t.Context(), p, []byte(`{"basics": {}}`)); err != nil {
				t.Fatal(err)
			}
			x.get("/people/" + p.ID)
		}
		wants(t, x.get("/teams/Strange"), "3 people in their roles", "Strange 4")
	})
}

// A page that panics is an error page, and the next request is answered.
func TestPanic(t *testing.T) {
	x := sqliteSite(t)
	x.handler = x.s.guard(map[string]bool{"example.com": true}, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("oh") }))
	status, _, page := x.do(httptest.NewRequest(http.MethodGet, "/", nil))
	if status != 500 || strings.Contains(page, "oh<") {
		t.Errorf("status %d: %s", status, text(page))
	}
	wants(t, page, "Something went wrong")
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"", "a  b", "\x00\u202e", "\xff", "é\u0301", strings.Repeat("🦀", 300)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := clean(s)
		if clean(got) != got {
			t.Errorf("%q cleans to %q, and that to %q", s, got, clean(got))
		}
		if bytes.ContainsAny([]byte(got), "\x00\n\r\t") || !strings.HasPrefix(strings.ToValidUTF8(got, "\x00"), got) {
			t.Errorf("%q cleans to %q", s, got)
		}
		if c := cut(got, 5); len([]rune(c)) > 5 || !strings.HasPrefix(got, c) {
			t.Errorf("%q is cut to %q", got, c)
		}
	})
}

// forger is another site, with a form that would delete a person of this one.
func forger(target, version string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<!doctype html><form method="post" action="%s"><input name="version" value="%s"><input name="sure" value="yes"><button>Win a prize</button></form>`, target, version)
	})
}
