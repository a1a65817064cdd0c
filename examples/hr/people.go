package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"mime"
	"net/http"
	"slices"
	"strconv"

	"github.com/go-career/career"
	"github.com/go-career/career/source/jsonresume"
)

// read reads a résumé and makes the corrections. What was corrected keeps counting if the résumé is read anew, with another
// edition of the catalogue.
func (s *server) read(body []byte, by Corrections) (*jsonresume.Resume, jsonresume.Reading, career.Profile, error) {
	resume, err := jsonresume.Read(bytes.NewReader(body))
	if err != nil {
		return nil, jsonresume.Reading{}, career.Profile{}, err
	}
	reading := resume.MatchOn(s.c, s.now())
	profile := career.Profile{Skills: maps.Clone(reading.Profile.Skills), Experience: reading.Profile.Experience, Level: reading.Profile.Level}
	if len(by.Roles) > 0 { // read as if the positions had the titles of their roles, for experience and level
		corrected := *resume
		corrected.Work = slices.Clone(resume.Work)
		for i, role := range by.Roles {
			if i >= 0 && i < len(corrected.Work) {
				now, _ := s.c.CurrentRole(role)
				corrected.Work[i].Position, _ = s.c.RoleTitle(now)
			}
		}
		again := corrected.MatchOn(s.c, s.now())
		profile.Experience, profile.Level = again.Profile.Experience, again.Profile.Level
	}
	for id, level := range by.Skills {
		profile.Skills[id] = level
	}
	for _, id := range by.Removed {
		delete(profile.Skills, id)
	}
	profile, _ = s.c.UpdateProfile(profile)
	return resume, reading, profile, nil
}

// newPerson makes a person of a résumé. What is not given is taken from it.
func (s *server) newPerson(p Person, body []byte) (Person, error) {
	resume, _, profile, err := s.read(body, Corrections{})
	if err != nil {
		return Person{}, err
	}
	if resume.Dialect == jsonresume.DialectNone {
		return Person{}, errors.New("the file is JSON, but nothing in it looks like a section of a résumé")
	}
	p.ID, p.Profile, p.Version, p.Created = rand.Text(), profile, 1, s.now()
	p.Name = cmp.Or(cut(clean(resume.Basics.Name), maxName), p.Name, "Name not stated")
	if p.Role == "" && len(profile.Experience) > 0 {
		p.Role = profile.Experience[0].Role
	}
	return p, nil
}

// known returns the place, or none if it is an area that the catalogue doesn't have.
func (s *server) known(p career.Place) career.Place {
	if _, ok := s.c.Area(p); p.IsArea() && !ok {
		return ""
	}
	return p
}

// cut returns the first n characters of a text.
func cut(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// A starter is somebody to start with, in people.json of the folder that -people names.
type starter struct {
	Resume string        `json:"resume"` // a file of the folder
	Team   string        `json:"team"`
	Role   career.RoleID `json:"role"`
	Place  career.Place  `json:"place"`
	Pay    career.Money  `json:"pay"`
}

// addPeople adds the people of a folder if the database has none, and returns how many.
func (s *server) addPeople(ctx context.Context, folder fs.FS) (int, error) {
	if n, err := s.store.Count(ctx); n > 0 || err != nil {
		return 0, err
	}
	list, err := fs.ReadFile(folder, "people.json")
	if err != nil {
		return 0, err
	}
	var people []starter
	if err := json.Unmarshal(list, &people); err != nil {
		return 0, fmt.Errorf("people.json: %w", err)
	}
	for _, x := range people {
		if _, ok := s.c.Role(x.Role); !ok && x.Role != "" {
			return 0, fmt.Errorf("people.json: %s: no role %q", x.Resume, x.Role)
		}
		body, err := fs.ReadFile(folder, x.Resume)
		if err != nil {
			return 0, err
		}
		p, err := s.newPerson(Person{Team: x.Team, Role: x.Role, Place: x.Place, Pay: x.Pay}, body)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", x.Resume, err)
		}
		if err := s.store.Add(ctx, p, body); err != nil {
			return 0, err
		}
	}
	return len(people), nil
}

// A peoplePage lists people, a page at a time.
type peoplePage struct {
	People   []Person
	Count    int
	Page     int
	Previous int // 0 for none
	Next     int
	Teams    []TeamSize
	Problem  string // why the upload failed
	MaxBytes int
	MaxText  string
}

const perPage = 50

func (s *server) people(w http.ResponseWriter, r *http.Request) error {
	return s.peopleWith(w, r, http.StatusOK, "")
}

// peopleWith shows the page with what was wrong with an upload.
func (s *server) peopleWith(w http.ResponseWriter, r *http.Request, status int, problem string) error {
	p := peoplePage{Page: 1, Problem: problem, MaxBytes: maxResume, MaxText: "1 MB"}
	if n, err := strconv.Atoi(r.URL.Query().Get("page")); err == nil && n > 1 && n < 1_000_000 {
		p.Page, p.Previous = n, n-1
	}
	var err error
	if p.Count, err = s.store.Count(r.Context()); err != nil {
		return err
	}
	if p.People, err = s.store.People(r.Context(), perPage, (p.Page-1)*perPage); err != nil {
		return err
	}
	if p.Page*perPage < p.Count {
		p.Next = p.Page + 1
	}
	if p.Teams, err = s.store.Teams(r.Context()); err != nil {
		return err
	}
	return s.render(w, r, status, "people", "People", p)
}

// upload keeps a résumé and shows its person.
func (s *server) upload(w http.ResponseWriter, r *http.Request) error {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "multipart/form-data" {
		return problem{http.StatusUnsupportedMediaType, "Not possible", "A résumé is uploaded by the form on the page People."}
	}
	if err := r.ParseMultipartForm(maxResume + maxForm); err != nil { // all of it is kept in memory: it is bounded
		if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
			return err
		}
		return problem{http.StatusBadRequest, "Not readable", "The form did not arrive whole. Send it again."}
	}
	defer r.MultipartForm.RemoveAll()
	file, _, err := r.FormFile("resume")
	if err != nil {
		return s.peopleWith(w, r, http.StatusUnprocessableEntity, "Choose a résumé to upload.")
	}
	defer file.Close()
	body, err := io.ReadAll(io.LimitReader(file, maxResume+1))
	if err != nil {
		return err
	}
	if len(body) > maxResume {
		return &http.MaxBytesError{Limit: maxResume}
	}
	p, err := s.newPerson(Person{Name: cut(clean(r.PostFormValue("name")), maxName), Team: cut(clean(r.PostFormValue("team")), maxName),
		Place: s.known(readerOf(r).Place)}, body)
	if err != nil {
		return s.peopleWith(w, r, http.StatusUnprocessableEntity, "This file can't be read as a résumé: "+err.Error()+".")
	}
	if err := s.store.Add(r.Context(), p, body); err != nil {
		return err
	}
	http.Redirect(w, r, "/people/"+p.ID+"?saved=resume", http.StatusSeeOther)
	return nil
}
