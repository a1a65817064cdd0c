package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The tests in a browser run where there is one: Debian's chromium, or what HR_BROWSER names. HR_AXE is the file axe.min.js
// of the npm package axe-core, which looks for what keeps people out; HR_SHOTS a folder for pictures of every page.

// A browser is one window of a headless Chromium, and what went wrong in it.
type browser struct {
	t    *testing.T
	ctx  context.Context
	site string // the address of the site

	mu      sync.Mutex
	errors  []string
	foreign []string // requests that left the site
}

func openBrowser(t *testing.T, store *Store) (*browser, *site) {
	t.Helper()
	program := os.Getenv("HR_BROWSER")
	if program == "" {
		var err error
		if program, err = exec.LookPath("chromium"); err != nil {
			t.Skip("no browser (set HR_BROWSER, or install Debian's package chromium)")
		}
	}
	flags := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(program), chromedp.NoSandbox,
		chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()), chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("lang", "en-US"))
	allocator, stop := chromedp.NewExecAllocator(t.Context(), flags...)
	t.Cleanup(stop)
	ctx, stop := chromedp.NewContext(allocator)
	t.Cleanup(stop)

	x := sampleSite(t, store)
	web := httptest.NewServer(x.handler)
	t.Cleanup(web.Close)
	b := &browser{t: t, ctx: ctx, site: web.URL}
	err := chromedp.Listen(ctx, func(event any) {
		b.mu.Lock()
		defer b.mu.Unlock()
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			b.errors = append(b.errors, e.ExceptionDetails.Text)
		case *runtime.EventConsoleAPICalled:
			if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
				b.errors = append(b.errors, fmt.Sprint("console: ", e.Type))
			}
		case *log.EventEntryAdded:
			if e.Entry.Level == log.EntryLevelError {
				b.errors = append(b.errors, e.Entry.Text+" "+e.Entry.URL)
			}
		case *network.EventRequestWillBeSent:
			if !strings.HasPrefix(e.Request.URL, web.URL+"/") {
				b.foreign = append(b.foreign, e.Request.URL)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, log.Enable, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	return b, x
}

// run does things that return nothing, and gives up after a minute.
func (b *browser) run(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, stop := context.WithTimeout(b.ctx, time.Minute)
	defer stop()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// value does something that returns a value.
func value[T any](b *browser, action chromedp.Action[T]) T {
	b.t.Helper()
	ctx, stop := context.WithTimeout(b.ctx, time.Minute)
	defer stop()
	v, err := chromedp.Run(ctx, action)
	if err != nil {
		b.t.Fatal(err)
	}
	return v
}

// eval evaluates an expression in the page.
func eval[T any](b *browser, expression string) T {
	b.t.Helper()
	return value(b, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

func (b *browser) open(path string) { b.t.Helper(); b.run(chromedp.Navigate(b.site + path)) }

// width sets the width of the window, as that of a telephone or of a large screen.
func (b *browser) width(w int64) {
	b.t.Helper()
	b.run(chromedp.EmulateViewport(w, 900))
}

// text returns the text of an element.
func (b *browser) text(selector string) string {
	b.t.Helper()
	return strings.Join(strings.Fields(eval[string](b, fmt.Sprintf("document.querySelector(%q).innerText", selector))), " ")
}

// wait waits until the page is loaded and an expression is true.
func (b *browser) wait(expression string) {
	b.t.Helper()
	expression = `document.readyState === "complete" && (` + expression + `)`
	for range 200 {
		if done, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](expression)); err == nil && done {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.t.Fatalf("never true: %s, on a page of %q", expression, eval[string](b, `document.body.innerText.slice(0, 800)`))
}

// keys presses keys, one after another.
func (b *browser) keys(keys ...string) {
	b.t.Helper()
	for _, k := range keys {
		if k == kb.Enter {
			b.run(chromedp.Func(enter))
			continue
		}
		b.run(chromedp.KeyEvent(k))
	}
}

// enter presses Enter as a keyboard does: a page that takes the key for itself keeps it from submitting the form.
func enter(ctx context.Context, t *chromedp.Target) error {
	key := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "Enter", Code: "Enter", Text: "\r", WindowsVirtualKeyCode: 13, NativeVirtualKeyCode: 13}
	if _, err := cdp.Call(ctx, t, input.DispatchKeyEvent, key); err != nil {
		return err
	}
	key.Type, key.Text = input.DispatchKeyEventTypeKeyUp, ""
	_, err := cdp.Call(ctx, t, input.DispatchKeyEvent, key)
	return err
}

// tabTo presses Tab until what has the focus matches a selector.
func (b *browser) tabTo(selector string) {
	b.t.Helper()
	for range 400 {
		b.keys(kb.Tab)
		if eval[bool](b, fmt.Sprintf("document.activeElement.matches(%q)", selector)) {
			return
		}
	}
	b.t.Fatalf("Tab never comes to %s", selector)
}

// clean checks that nothing went wrong on the pages so far, but what is expected.
func (b *browser) clean(expected ...string) {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, e := range b.errors {
		if !slices.ContainsFunc(expected, func(x string) bool { return strings.Contains(e, x) }) {
			b.t.Errorf("in the browser's console: %s", e)
		}
	}
	for _, f := range b.foreign {
		b.t.Errorf("a request to elsewhere: %s", f)
	}
	b.errors, b.foreign = nil, nil
}

// Somebody uses the site without a mouse: searches by a title, uploads a résumé, corrects a level, looks at the team.
func TestBrowserByKeyboard(t *testing.T) {
	overDatabases(t, func(t *testing.T, store *Store) {
		b, _ := openBrowser(t, store)
		b.width(1280)

		// search as you type
		b.open("/")
		b.wait(`document.activeElement.id === "find" && document.activeElement.getAttribute("role") === "combobox"`)
		b.keys("s", "r", " ", "b", "a", "c", "k", "-", "e", "n", "d", " ", "d", "e", "v")
		b.wait(`document.querySelector("[role=option]")?.textContent.startsWith("Senior Backend Developer")`)
		b.wait(`document.activeElement.getAttribute("aria-expanded") === "true"`)
		b.keys(kb.Escape)
		b.wait(`document.querySelector("[role=listbox]").hidden`)
		b.keys(kb.ArrowDown)
		b.wait(`!document.querySelector("[role=listbox]").hidden`)
		b.keys(kb.ArrowDown)
		b.wait(`document.querySelector("[role=option][aria-selected=true]")?.id === document.activeElement.getAttribute("aria-activedescendant")`)
		b.keys(kb.Enter)
		b.wait(`location.pathname === "/roles/senior-backend-developer"`)
		if got := b.text("h1"); got != "Senior Backend Developer" {
			t.Errorf("the role's page is headed %q", got)
		}
		for _, want := range []string{"Grade IC3", "Our own bands", "$112,000–$152,000 a year"} {
			if got := b.text("main"); !strings.Contains(got, want) {
				t.Errorf("the role's page lacks %q", want)
			}
		}
		if n := eval[int](b, `document.querySelectorAll(".drawing svg rect").length`); n < 5 {
			t.Errorf("%d roles drawn", n)
		}

		// upload
		resume, err := filepath.Abs("../gap/testdata/resume.json")
		if err != nil {
			t.Fatal(err)
		}
		b.open("/people")
		b.run(chromedp.SetUploadFiles(chromedp.CSS("#resume"), []string{resume}), chromedp.Focus(chromedp.CSS("#team")))
		b.keys("M", "e", "a", "s", "u", "r", "e", "m", "e", "n", "t", " ", "c", "l", "o", "u", "d", kb.Escape, kb.Enter)
		b.wait(`document.querySelector("[role=status]")?.textContent.startsWith("The résumé is read")`)
		if got := b.text("h1"); got != "Amara Nwosu" {
			t.Errorf("the person's page is headed %q", got)
		}

		// a level is corrected, and the gap changes
		const gap = "#gap ~ .bounds"
		before := b.text(gap)
		b.tabTo(`a[href="#skills"]`)
		b.keys(kb.Enter)
		b.tabTo(`select[name="level.git"]`)
		b.keys("e") // expert
		b.tabTo(`#skills ~ form button:not([name])`)
		b.keys(kb.Enter)
		b.wait(`document.querySelector("[role=status]")?.textContent === "Saved."`)
		if after := b.text(gap); after == before {
			t.Errorf("the gap is still %s", after)
		}

		// a skill is added with the help of the box
		b.tabTo(`#add`)
		b.keys("p", "o", "s", "t", "m", "a", "n")
		b.wait(`document.querySelector("#add ~ [role=listbox] [role=option]")?.textContent.startsWith("Postman")`)
		b.keys(kb.ArrowDown, kb.Enter)
		b.wait(`document.querySelector("#add").value === "Postman"`)
		b.keys(kb.Enter)
		b.wait(`document.querySelector("[name='level.postman']")?.value === "unrated"`)

		// compare with another role
		b.tabTo(`#aim`)
		b.keys("p", "r", "o", "d", "u", "c", "t", " ", "o", "w", "n", "e", "r")
		b.wait(`document.querySelector("#aim ~ [role=listbox] [role=option]")?.textContent.startsWith("Product Owner")`)
		b.keys(kb.Escape, kb.Enter)
		b.wait(`document.querySelector("#gap").textContent === "Gap to Product Owner"`)

		// the team
		b.open("/teams/Measurement%20cloud")
		if got := b.text("main"); !strings.Contains(got, "6 people in their roles") || !strings.Contains(got, "Amara Nwosu") {
			t.Error("the team lacks who was uploaded")
		}
		b.clean()
	})
}

// The same without scripts: every form works.
func TestBrowserWithoutScripts(t *testing.T) {
	b, _ := openBrowser(t, openStore(t, filepath.Join(t.TempDir(), "hr.db")))
	if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	b.open("/")
	b.run(chromedp.SendKeys(chromedp.CSS("#find"), "talent acquisition partner"+kb.Enter))
	b.wait(`location.pathname === "/search"`)
	if got := b.text(".results"); !strings.HasPrefix(got, "Recruiter") {
		t.Errorf("results: %.100s", got)
	}
	b.run(chromedp.Click(chromedp.CSS(".results a")))
	b.wait(`location.pathname === "/roles/recruiter"`)
	b.run(chromedp.SetValue(chromedp.CSS("#place"), "GB"), chromedp.Submit(chromedp.CSS("#place")))
	b.wait(`location.search.includes("place=GB")`)
	if got := b.text("#pay"); got != "Pay in United Kingdom" {
		t.Errorf("pay is headed %q", got)
	}
	b.clean()
}

// What the server refuses looks like a page.
func TestBrowserRefusals(t *testing.T) {
	b, x := openBrowser(t, openStore(t, filepath.Join(t.TempDir(), "hr.db")))
	large := filepath.Join(t.TempDir(), "large.json")
	if err := os.WriteFile(large, []byte(`{"basics": {"name": "`+strings.Repeat("x", 3*maxResume)+`"}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	b.open("/people")
	b.run(chromedp.SetUploadFiles(chromedp.CSS("#resume"), []string{large}), chromedp.Click(chromedp.CSS("form.stack button")))
	b.wait(`document.querySelector("form [role=alert]").textContent.includes("too large")`) // the page says so itself
	eval[chromedp.Void](b, `document.querySelector("form.stack").submit()`)                 // and the server, if it doesn't
	b.wait(`document.querySelector("h1")?.textContent === "Too large"`)
	b.clean("413")

	evil := filepath.Join(t.TempDir(), "evil.json")
	if err := os.WriteFile(evil, []byte(`{"basics": {"label": "<script>document.title='owned'</script>"}, "skills": [{"name": "Go"}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	b.open("/people")
	b.run(chromedp.SetUploadFiles(chromedp.CSS("#resume"), []string{evil}),
		chromedp.SendKeys(chromedp.CSS("#name"), "<script>document.title='owned'</script><img src=x onerror=alert(1)>"),
		chromedp.Click(chromedp.CSS("form.stack button")))
	b.wait(`document.querySelector("h1")?.textContent.startsWith("<script>document.title")`)
	if title := value(b, chromedp.Title()); !strings.HasPrefix(title, "<script>") {
		t.Errorf("the page's title is %q", title)
	}
	b.open("/nowhere")
	if got := b.text("h1"); got != "Not found" {
		t.Errorf("a page that isn't there is headed %q", got)
	}
	b.clean("404")

	// another site's form
	amina := x.person("Amina Haddad")
	version := x.version(amina)
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(b.site, "http://"))
	other := httptest.NewServer(forger(fmt.Sprintf("http://127.0.0.1:%s%s/delete", port, amina), version))
	defer other.Close()
	b.run(chromedp.Navigate(strings.Replace(other.URL, "127.0.0.1", "localhost", 1)))
	b.run(chromedp.Click(chromedp.CSS("button")))
	b.wait(`document.querySelector("h1")?.textContent === "Refused"`)
	if got := x.version(amina); got != version {
		t.Error("the forged form changed a person")
	}
}

// Every page, on a telephone and on a large screen: nothing scrolls sideways but what may, lines stay short, and axe finds
// nothing serious.
func TestBrowserEveryPage(t *testing.T) {
	b, x := openBrowser(t, openStore(t, filepath.Join(t.TempDir(), "hr.db")))
	axe, err := os.ReadFile(os.Getenv("HR_AXE"))
	if err != nil {
		t.Log("no axe-core (set HR_AXE to its axe.min.js): pages are not checked for accessibility")
	}
	jonas := x.person("Jonas Lindqvist")
	pages := []struct{ name, path, ready string }{
		{"home", "/", ""},
		{"home-typing", "/", `typing`},
		{"search", "/search?q=engineer", ""},
		{"search-none", "/search?q=zzzzqqqq", ""},
		{"browse", "/browse", ""},
		{"family", "/families/accounting", ""},
		{"role", "/roles/backend-developer?place=GB", ""},
		{"role-own", "/roles/calibration-engineer?place=CZ", ""},
		{"role-without-band", "/roles/chief-technology-officer?place=DE", ""},
		{"skill", "/skills/postgresql", ""},
		{"people", "/people", ""},
		{"person", x.person("Amina Haddad"), ""},
		{"person-senior", jonas + "?to=staff-backend-developer&saved=skills", ""},
		{"person-which", jonas + "?aim=Manager", ""},
		{"teams", "/teams", ""},
		{"team", "/teams/Measurement%20cloud", ""},
		{"team-plant", "/teams/Plant%20engineering", ""},
		{"not-found", "/nowhere", ""},
	}
	for _, p := range pages {
		for _, width := range []int64{400, 1600} {
			b.width(width)
			b.open(p.path)
			if p.ready != "" {
				b.run(chromedp.SendKeys(chromedp.CSS("#find"), "recr"))
				b.wait(`document.querySelectorAll("[role=option]").length > 2`)
				b.keys(kb.ArrowDown)
			}
			where := fmt.Sprintf("%s at %d pixels", p.name, width)
			wide := eval[[]string](b, `document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("body *")].filter(e =>
				!e.closest(".scroll") && !e.closest(".hidden") && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120)).concat("page")`)
			if len(wide) > 0 {
				t.Errorf("%s scrolls sideways: %v", where, wide)
			}
			long := eval[[]string](b, `[...document.querySelectorAll("main p, main li:not(:has(p, ul, div))")].filter(e => e.getBoundingClientRect().width > 16 * 60 && e.textContent.length > 110)
				.map(e => e.textContent.slice(0, 60))`)
			if len(long) > 0 {
				t.Errorf("%s has lines that are too long to read: %q", where, long)
			}
			if axe != nil && (width == 400 || !strings.Contains(p.name, "-")) { // of variants of a page, once
				b.axe(string(axe), where)
			}
			if folder := os.Getenv("HR_SHOTS"); folder != "" {
				b.shoot(filepath.Join(folder, fmt.Sprintf("%s-%d.png", p.name, width)))
			}
		}
	}
	b.clean("/nowhere")
}

// axe reports what axe-core finds of serious or critical impact.
func (b *browser) axe(source, where string) {
	b.t.Helper()
	eval[chromedp.Void](b, source+";0")
	found := eval[string](b, `axe.run(document, {resultTypes: ["violations"]}).then(r => JSON.stringify(r.violations.map(v =>
		({id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + " " + n.failureSummary)}))))`)
	var violations []struct {
		ID, Impact, Help string
		Nodes            []string
	}
	if err := json.Unmarshal([]byte(found), &violations); err != nil {
		b.t.Fatal(err)
	}
	for _, v := range violations {
		if v.Impact == "serious" || v.Impact == "critical" {
			b.t.Errorf("%s: axe: %s: %s: %s: %q", where, v.Impact, v.ID, v.Help, v.Nodes)
		} else {
			b.t.Logf("%s: axe: %s: %s: %s: %q", where, v.Impact, v.ID, v.Help, v.Nodes)
		}
	}
}

// shoot keeps a picture of the whole page.
func (b *browser) shoot(file string) {
	b.t.Helper()
	png := value(b, chromedp.FullScreenshot(100))
	if err := os.WriteFile(file, png, 0o644); err != nil {
		b.t.Fatal(err)
	}
}
