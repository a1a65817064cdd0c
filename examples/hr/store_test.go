package main

import (
	"context"
	"crypto/rand"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/go-career/career"
)

// overDatabases runs a test over SQLite, and over PostgreSQL if there is one: see postgres_test.go.
func overDatabases(t *testing.T, test func(*testing.T, *Store)) {
	t.Run("sqlite", func(t *testing.T) { test(t, openStore(t, filepath.Join(t.TempDir(), "people & teams.db"))) })
	t.Run("postgres", func(t *testing.T) { test(t, openStore(t, postgresDatabase(t))) })
}

func openStore(t *testing.T, name string) *Store {
	t.Helper()
	s, err := OpenStore(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func samplePerson(name string) Person {
	now := time.UnixMilli(1_790_000_000_000)
	return Person{
		ID: rand.Text(), Name: name, Team: "Crane & Hoist", Role: "backend-developer", Place: "US-NY",
		Pay: career.Money{Amount: career.Units(101_000), Currency: "USD", Period: career.PerYear},
		Profile: career.Profile{
			Skills:     map[career.SkillID]career.Proficiency{"go": career.Working, "git": career.Unrated, "java": career.None},
			Experience: []career.Experience{{Role: "junior-backend-developer", Months: 14}},
			Level:      career.LevelMid,
		},
		Corrections: Corrections{
			Skills:  map[career.SkillID]career.Proficiency{"java": career.None},
			Removed: []career.SkillID{"perl"},
			Roles:   map[int]career.RoleID{0: "backend-developer", 3: ""},
		},
		Version: 1, Created: now, Updated: now,
	}
}

func TestStoreReturnsWhatWasKept(t *testing.T) {
	overDatabases(t, func(t *testing.T, s *Store) {
		ctx := t.Context()
		want := samplePerson("Ingrid Ødegård 🦀 '; DROP TABLE people; --")
		if err := s.Add(ctx, want, []byte(`{"basics": {}}`)); err != nil {
			t.Fatal(err)
		}
		got, err := s.Person(ctx, want.ID)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("person (-want +got):\n%s", d)
		}
		body, err := s.Resume(ctx, want.ID)
		if err != nil || string(body) != `{"basics": {}}` {
			t.Errorf("résumé %q, %v", body, err)
		}
		if err := s.Add(ctx, want, nil); err == nil {
			t.Error("the same ID was kept twice")
		}
	})
}

func TestStoreUpdatesTheLastVersionOnly(t *testing.T) {
	overDatabases(t, func(t *testing.T, s *Store) {
		ctx := t.Context()
		p := samplePerson("Tom")
		if err := s.Add(ctx, p, []byte("{}")); err != nil {
			t.Fatal(err)
		}
		p.Name, p.Pay, p.Updated = "Thomas", career.Money{}, p.Updated.Add(time.Hour)
		if err := s.Update(ctx, p); err != nil {
			t.Fatal(err)
		}
		if err := s.Update(ctx, p); !errors.Is(err, ErrStale) {
			t.Errorf("update of an old version: %v", err)
		}
		p.Version++
		got, err := s.Person(ctx, p.ID)
		if d := cmp.Diff(p, got); err != nil || d != "" {
			t.Errorf("%v (-want +got):\n%s", err, d)
		}
		if err := s.Delete(ctx, p.ID); err != nil {
			t.Fatal(err)
		}
		if err := s.Update(ctx, p); !errors.Is(err, ErrNoPerson) {
			t.Errorf("update of nobody: %v", err)
		}
		if err := s.Delete(ctx, p.ID); !errors.Is(err, ErrNoPerson) {
			t.Errorf("deletion of nobody: %v", err)
		}
		if _, err := s.Resume(ctx, p.ID); !errors.Is(err, ErrNoPerson) {
			t.Errorf("the résumé of nobody: %v", err)
		}
		if _, err := s.Person(ctx, p.ID); !errors.Is(err, ErrNoPerson) {
			t.Errorf("nobody: %v", err)
		}
	})
}

func TestStoreListsTeamsAndPeople(t *testing.T) {
	overDatabases(t, func(t *testing.T, s *Store) {
		ctx := t.Context()
		for _, name := range []string{"c", "a", "b"} {
			p := samplePerson(name)
			if name == "b" {
				p.Team = ""
			}
			if err := s.Add(ctx, p, []byte("{}")); err != nil {
				t.Fatal(err)
			}
		}
		teams, err := s.Teams(ctx)
		if d := cmp.Diff([]TeamSize{{"Crane & Hoist", 2}}, teams); err != nil || d != "" {
			t.Errorf("teams: %v %s", err, d)
		}
		names := func(list []Person, err error) string {
			if err != nil {
				t.Error(err)
			}
			var all []string
			for _, p := range list {
				all = append(all, p.Name)
			}
			return strings.Join(all, " ")
		}
		for _, x := range []struct{ name, got, want string }{
			{"all", names(s.People(ctx, 10, 0)), "a b c"},
			{"second page", names(s.People(ctx, 2, 2)), "c"},
			{"a team", names(s.InTeam(ctx, "Crane & Hoist", 10)), "a c"},
			{"a team, cut", names(s.InTeam(ctx, "Crane & Hoist", 1)), "a"},
			{"no team of this name", names(s.InTeam(ctx, "crane", 10)), ""},
		} {
			if x.got != x.want {
				t.Errorf("%s: %q, want %q", x.name, x.got, x.want)
			}
		}
		if n, err := s.Count(ctx); n != 3 || err != nil {
			t.Errorf("count %d, %v", n, err)
		}
	})
}

// A database that is opened again keeps what it has; one of a newer program is refused.
func TestStoreMigratesOnce(t *testing.T) {
	name := filepath.Join(t.TempDir(), "hr.db")
	first := openStore(t, name)
	p := samplePerson("Ada")
	if err := first.Add(t.Context(), p, []byte("{}")); err != nil {
		t.Fatal(err)
	}
	first.Close()
	second := openStore(t, name)
	if n, err := second.Count(t.Context()); n != 1 || err != nil {
		t.Errorf("count after reopening: %d, %v", n, err)
	}
	if _, err := second.db.Exec(`INSERT INTO migrations (number, made) VALUES (99, 0)`); err != nil {
		t.Fatal(err)
	}
	if s, err := OpenStore(t.Context(), name); err == nil {
		s.Close()
		t.Error("a database of a newer program was opened")
	}
	if _, err := OpenStore(context.Background(), filepath.Join(t.TempDir(), "none", "hr.db")); err == nil {
		t.Error("a file in a folder that isn't there was opened")
	}
}
