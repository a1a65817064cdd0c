package main

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"path"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/go-career/career"
)

//go:embed templates static
var files embed.FS

// The limits of what a browser may send.
const (
	maxResume = 1 << 20  // bytes of a résumé
	maxForm   = 64 << 10 // bytes of any other form
	maxQuery  = 200      // bytes of a search that are looked at
	maxName   = 120      // characters of a person's or a team's name
)

// A server answers all requests. It is safe for concurrent use.
type server struct {
	c       *career.Catalog
	store   *Store
	log     *slog.Logger
	pages   map[string]*template.Template
	statics map[string]static
	own     bool           // the catalogue has the company's own data over it
	fields  func() []field // worked out once
	now     func() time.Time
}

type static struct {
	body []byte
	kind string
	hash string
}

func newServer(c *career.Catalog, store *Store, log *slog.Logger) (*server, error) {
	s := &server{c: c, store: store, log: log, pages: map[string]*template.Template{}, statics: map[string]static{},
		own: c != career.Default(), now: time.Now}
	s.fields = sync.OnceValue(s.allFields)
	list, err := fs.Glob(files, "static/*")
	if err != nil {
		return nil, err
	}
	kinds := map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
	for _, name := range list {
		body, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(body)
		s.statics[path.Base(name)] = static{body, kinds[path.Ext(name)], hex.EncodeToString(sum[:6])}
	}
	base, err := template.New("").Funcs(s.functions()).ParseFS(files, "templates/layout.html", "templates/parts.html")
	if err != nil {
		return nil, err
	}
	list, err = fs.Glob(files, "templates/*.html")
	if err != nil {
		return nil, err
	}
	for _, name := range list {
		if name == "templates/layout.html" || name == "templates/parts.html" {
			continue
		}
		page, err := base.Clone()
		if err != nil {
			return nil, err
		}
		if s.pages[strings.TrimSuffix(path.Base(name), ".html")], err = page.ParseFS(files, name); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// handler returns the whole application. It answers requests for these hosts only.
func (s *server) handler(hosts map[string]bool) http.Handler {
	mux := http.NewServeMux()
	handle := func(pattern string, limit int64, h func(http.ResponseWriter, *http.Request) error) {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			body := r.Body
			r.Body = http.MaxBytesReader(w, r.Body, limit)
			err := h(w, r)
			if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
				io.CopyN(io.Discard, body, 8*maxResume) // a browser shows no answer before it has sent what it has
			}
			if err != nil {
				s.fail(w, r, err)
			}
		})
	}
	handle("GET /{$}", maxForm, s.home)
	handle("GET /search", maxForm, s.search)
	handle("GET /browse", maxForm, s.browse)
	handle("GET /families/{id}", maxForm, s.family)
	handle("GET /roles/{id}", maxForm, s.role)
	handle("GET /skills/{id}", maxForm, s.skill)
	handle("GET /people", maxForm, s.people)
	handle("POST /people", maxResume+maxForm, s.upload)
	handle("GET /people/{id}", maxForm, s.person)
	handle("GET /people/{id}/resume.json", maxForm, s.resume)
	handle("POST /people/{id}/skills", maxForm, s.correctSkills)
	handle("POST /people/{id}/positions", maxForm, s.correctPositions)
	handle("POST /people/{id}/details", maxForm, s.changeDetails)
	handle("POST /people/{id}/delete", maxForm, s.remove)
	handle("GET /teams", maxForm, s.teams)
	handle("GET /teams/{name}", maxForm, s.team)
	handle("GET /static/{name}", maxForm, s.static)
	handle("/", maxForm, func(w http.ResponseWriter, r *http.Request) error {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			return problem{http.StatusMethodNotAllowed, "Not possible", "This page can't be changed like that."}
		}
		return notFound("There is no page at this address.")
	})

	forgery := http.NewCrossOriginProtection()
	forgery.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, problem{http.StatusForbidden, "Refused", "This form was sent from another site. Open the page here and send it again."})
	}))
	return s.guard(hosts, forgery.Handler(mux))
}

// guard sets the headers that keep pages safe, checks the host, logs, and turns a panic into an error page.
func (s *server) guard(hosts map[string]bool, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "+
			"form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		h.Set("Cache-Control", "no-store") // of anything but static files: pages name people
		answer := &recorder{ResponseWriter: w}
		defer func() {
			if v := recover(); v != nil {
				if v == http.ErrAbortHandler {
					panic(v)
				}
				s.fail(answer, r, fmt.Errorf("panic: %v", v))
			}
			// Neither the query nor the names in it are logged.
			s.log.Info("request", "method", r.Method, "path", r.URL.Path, "status", answer.status, "took", time.Since(start).Round(time.Microsecond))
		}()
		host := r.Host
		if name, _, err := net.SplitHostPort(host); err == nil {
			host = name
		}
		if !hosts[strings.ToLower(strings.Trim(host, "[]"))] {
			s.fail(answer, r, problem{http.StatusMisdirectedRequest, "Wrong host", "This program doesn't answer for that host. Start it with -hosts to allow it."})
			return
		}
		next.ServeHTTP(answer, r)
	})
}

// A recorder remembers the status that was answered.
type recorder struct {
	http.ResponseWriter
	status int
}

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	return r.ResponseWriter.Write(b)
}

func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// A problem is an error that the reader of the page can do something about.
type problem struct {
	status         int
	Title, Message string
}

func (p problem) Error() string { return p.Message }

func notFound(message string) problem { return problem{http.StatusNotFound, "Not found", message} }

func invalid(format string, args ...any) problem {
	return problem{http.StatusUnprocessableEntity, "Please check", fmt.Sprintf(format, args...)}
}

// fail answers with an error page.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	var p problem
	var missing *career.NotFoundError
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &p):
	case errors.Is(err, ErrNoPerson):
		p = notFound("There is no such person. They may have been deleted.")
	case errors.Is(err, ErrStale):
		p = problem{http.StatusConflict, "Changed meanwhile", "Somebody else changed this person while you had the page open. Go back, load the page again and repeat your change."}
	case errors.As(err, &missing):
		p = notFound(fmt.Sprintf("There is no such %s.", missing.Kind))
	case errors.As(err, &tooLarge):
		p = problem{http.StatusRequestEntityTooLarge, "Too large", fmt.Sprintf("A résumé can have up to %d MB as a JSON file. This one is larger.", maxResume>>20)}
	default:
		s.log.Error("request failed", "path", r.URL.Path, "error", err)
		p = problem{http.StatusInternalServerError, "Something went wrong", "The page could not be made. The server's log says why."}
	}
	if err := s.render(w, r, p.status, "error", p.Title, p); err != nil {
		s.log.Error("error page", "error", err)
		http.Error(w, p.Message, p.status)
	}
}

// A page is what every template gets.
type page struct {
	Title  string
	Here   string // the path, for the navigation
	Query  string // what was searched for
	Own    bool   // the catalogue has grades of the company's own
	Data   any
	Reader reader
}

// render answers with a page. Nothing is sent if the template fails.
func (s *server) render(w http.ResponseWriter, r *http.Request, status int, name, title string, data any) error {
	var b bytes.Buffer
	err := s.pages[name].ExecuteTemplate(&b, "layout.html", page{title, r.URL.Path, query(r), s.own, data, readerOf(r)})
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Add("Vary", "Accept-Language, Cookie")
	w.WriteHeader(status)
	_, err = w.Write(b.Bytes())
	if err != nil {
		s.log.Debug("write", "error", err) // the reader has gone
	}
	return nil
}

func (s *server) static(w http.ResponseWriter, r *http.Request) error {
	f, ok := s.statics[r.PathValue("name")]
	if !ok {
		return notFound("There is no such file.")
	}
	w.Header().Set("Content-Type", f.kind)
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable") // its address changes with it
	_, err := w.Write(f.body)
	return err
}

// staticURL returns the address of a static file.
func (s *server) staticURL(name string) string {
	return "/static/" + name + "?v=" + s.statics[name].hash
}

// query returns what was searched for, cut and cleaned.
func query(r *http.Request) string {
	q := r.URL.Query().Get("q")
	if len(q) > maxQuery {
		q = q[:maxQuery]
	}
	return clean(q)
}

// clean returns a text of one line as it may be kept and shown: valid UTF-8, without control characters, trimmed.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError || unicode.Is(unicode.Bidi_Control, r):
			return -1
		case unicode.IsControl(r):
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// A reader is whom a page is for: their locale, and the place whose pay they look at.
type reader struct {
	Locale language.Tag
	Place  career.Place
}

const placeCookie = "place"

// readerOf reads locale and place from a request: the place from the address or the cookie that an earlier choice left, or
// else from the locale.
func readerOf(r *http.Request) reader {
	to := reader{Locale: language.AmericanEnglish, Place: "US"}
	if header := r.Header.Get("Accept-Language"); len(header) < 1000 {
		if tags, _, err := language.ParseAcceptLanguage(header); err == nil && len(tags) > 0 {
			to.Locale = tags[0]
		}
	}
	if place, ok := career.TagPlace(to.Locale); ok {
		to.Place = place
	} else if region, sure := to.Locale.Region(); sure != language.No { // Swedish is Sweden's, as likely as not
		if place, err := career.ParsePlace(region.String()); err == nil {
			to.Place = place
		}
	}
	if c, err := r.Cookie(placeCookie); err == nil {
		if place, err := career.ParsePlace(c.Value); err == nil && place != "" {
			to.Place = place
		}
	}
	if place, err := career.ParsePlace(r.URL.Query().Get("place")); err == nil && place != "" {
		to.Place = place
	}
	return to
}

// remember keeps the place that was chosen for the next pages.
func remember(w http.ResponseWriter, place career.Place) {
	http.SetCookie(w, &http.Cookie{Name: placeCookie, Value: url.QueryEscape(string(place)), Path: "/", MaxAge: 365 * 24 * 3600,
		HttpOnly: true, SameSite: http.SameSiteLaxMode})
}
