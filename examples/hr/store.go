package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	_ "modernc.org/sqlite"             // the driver "sqlite"

	"github.com/go-career/career"
)

// The causes of a store's errors that a caller tells apart.
var (
	ErrNoPerson = errors.New("no such person")
	ErrStale    = errors.New("changed by somebody else")
)

// A Person is somebody that the company keeps a résumé of.
type Person struct {
	ID   string // random: nobody can guess another's
	Name string
	Team string
	Role career.RoleID // the role they are in now; empty if it is not known
	// Place is where they are paid, and Pay what. The zero Money means that it is not known.
	Place career.Place
	Pay   career.Money
	// Profile is what the résumé says with Corrections made.
	Profile     career.Profile
	Corrections Corrections
	Version     int64 // goes up with every change
	Created     time.Time
	Updated     time.Time
}

// Corrections are what people have put right by hand in what was read from a résumé. The résumé itself stays as it was.
type Corrections struct {
	// Skills has the levels that were set: [career.Unrated] for held at no stated level.
	Skills map[career.SkillID]career.Proficiency `json:"skills,omitempty"`
	// Removed are skills that the résumé doesn't mean. They count as not stated, which is not the same as not held.
	Removed []career.SkillID `json:"removed,omitempty"`
	// Roles has the role of a position, by its place in the résumé; empty if the position is that of no role.
	Roles map[int]career.RoleID `json:"roles,omitempty"`
}

// A TeamSize is a team and how many people are in it.
type TeamSize struct {
	Name   string
	People int
}

// A Store keeps people in SQLite or in PostgreSQL. Both run the same statements: $1 is a parameter to either.
type Store struct {
	db       *sql.DB
	postgres bool
}

// migrations bring the database up to date, each once and in this order. Never change one that was released: add another.
var migrations = []string{
	`CREATE TABLE people (
		id          TEXT PRIMARY KEY,
		name        TEXT NOT NULL,
		team        TEXT NOT NULL,
		role        TEXT NOT NULL,
		place       TEXT NOT NULL,
		pay         BIGINT NOT NULL, -- hundredths of the currency's unit
		currency    TEXT NOT NULL,   -- empty: the pay is not known
		period      TEXT NOT NULL,
		profile     TEXT NOT NULL,   -- JSON
		corrections TEXT NOT NULL,   -- JSON
		version     BIGINT NOT NULL,
		created     BIGINT NOT NULL, -- milliseconds since 1970
		updated     BIGINT NOT NULL
	)`,
	`CREATE INDEX people_by_name ON people (name, id)`,
	`CREATE INDEX people_by_team ON people (team, name, id)`,
	`CREATE TABLE documents (
		person   TEXT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
		body     TEXT NOT NULL, -- the résumé as it was uploaded
		uploaded BIGINT NOT NULL
	)`,
}

// OpenStore opens a database and brings it up to date: PostgreSQL for a name that starts with postgres://, or else the
// SQLite file of that name, which is made if it isn't there.
func OpenStore(ctx context.Context, name string) (*Store, error) {
	s := &Store{postgres: strings.HasPrefix(name, "postgres://") || strings.HasPrefix(name, "postgresql://")}
	driver := "pgx"
	if !s.postgres {
		driver = "sqlite"
		name = "file:" + (&url.URL{Path: name}).EscapedPath() +
			"?_pragma=foreign_keys(1)&_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_txlock=immediate"
	}
	var err error
	if s.db, err = sql.Open(driver, name); err != nil {
		return nil, fmt.Errorf("database: %w", err)
	}
	s.db.SetMaxOpenConns(10)
	s.db.SetConnMaxIdleTime(5 * time.Minute)
	if err := s.migrate(ctx); err != nil {
		s.db.Close()
		return nil, fmt.Errorf("database: %w", err)
	}
	return s, nil
}

// Close closes the database.
func (s *Store) Close() error { return s.db.Close() }

// migrate makes the migrations that the database doesn't have yet.
func (s *Store) migrate(ctx context.Context) error {
	return s.inTx(ctx, func(tx *sql.Tx) error {
		if s.postgres { // several servers may start at once
			if _, err := tx.ExecContext(ctx, `SELECT pg_advisory_xact_lock(7240137)`); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS migrations (number BIGINT PRIMARY KEY, made BIGINT NOT NULL)`); err != nil {
			return err
		}
		var done int
		if err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM migrations`).Scan(&done); err != nil {
			return err
		}
		if done > len(migrations) {
			return fmt.Errorf("it has %d migrations, and this program knows %d: it was made by a newer one", done, len(migrations))
		}
		for i, statement := range migrations[done:] {
			if _, err := tx.ExecContext(ctx, statement); err != nil {
				return fmt.Errorf("migration %d: %w", done+i+1, err)
			}
			if _, err := tx.ExecContext(ctx, `INSERT INTO migrations (number, made) VALUES ($1, $2)`, done+i+1, time.Now().UnixMilli()); err != nil {
				return err
			}
		}
		return nil
	})
}

// inTx runs f in a transaction, which is undone if f fails.
func (s *Store) inTx(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after a commit
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// Add keeps a person and their résumé. The person's ID must be new.
func (s *Store) Add(ctx context.Context, p Person, resume []byte) error {
	corrections, err := json.Marshal(p.Corrections)
	if err != nil {
		return err
	}
	return s.inTx(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO people
			(id, name, team, role, place, pay, currency, period, profile, corrections, version, created, updated)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12)`,
			p.ID, p.Name, p.Team, string(p.Role), string(p.Place), int64(p.Pay.Amount), string(p.Pay.Currency), string(p.Pay.Period),
			p.Profile, string(corrections), p.Created.UnixMilli(), p.Created.UnixMilli())
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO documents (person, body, uploaded) VALUES ($1, $2, $3)`,
			p.ID, string(resume), p.Created.UnixMilli())
		return err
	})
}

// Update changes everything of a person but the résumé. The error is [ErrStale] if p isn't the last version, and
// [ErrNoPerson] if the person is gone.
func (s *Store) Update(ctx context.Context, p Person) error {
	corrections, err := json.Marshal(p.Corrections)
	if err != nil {
		return err
	}
	return s.inTx(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, `UPDATE people SET name = $1, team = $2, role = $3, place = $4, pay = $5, currency = $6,
			period = $7, profile = $8, corrections = $9, version = version + 1, updated = $10 WHERE id = $11 AND version = $12`,
			p.Name, p.Team, string(p.Role), string(p.Place), int64(p.Pay.Amount), string(p.Pay.Currency), string(p.Pay.Period),
			p.Profile, string(corrections), p.Updated.UnixMilli(), p.ID, p.Version)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 1 {
			return err
		}
		var version int64
		switch err := tx.QueryRowContext(ctx, `SELECT version FROM people WHERE id = $1`, p.ID).Scan(&version); {
		case errors.Is(err, sql.ErrNoRows):
			return ErrNoPerson
		case err != nil:
			return err
		}
		return ErrStale
	})
}

// Delete removes a person and their résumé. The error is [ErrNoPerson] if there is none.
func (s *Store) Delete(ctx context.Context, id string) error {
	result, err := s.db.ExecContext(ctx, `DELETE FROM people WHERE id = $1`, id)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n > 0 {
		return err
	}
	return ErrNoPerson
}

const columns = `id, name, team, role, place, pay, currency, period, profile, corrections, version, created, updated`

func scan(row interface{ Scan(...any) error }) (p Person, err error) {
	var role, place, currency, period, corrections string
	var pay, created, updated int64
	err = row.Scan(&p.ID, &p.Name, &p.Team, &role, &place, &pay, &currency, &period, &p.Profile, &corrections, &p.Version, &created, &updated)
	if err != nil {
		return Person{}, err
	}
	p.Role, p.Place = career.RoleID(role), career.Place(place)
	p.Pay = career.Money{Amount: career.Amount(pay), Currency: career.Currency(currency), Period: career.Period(period)}
	p.Created, p.Updated = time.UnixMilli(created), time.UnixMilli(updated)
	return p, json.Unmarshal([]byte(corrections), &p.Corrections)
}

// Person returns a person by ID. The error is [ErrNoPerson] if there is none.
func (s *Store) Person(ctx context.Context, id string) (Person, error) {
	p, err := scan(s.db.QueryRowContext(ctx, `SELECT `+columns+` FROM people WHERE id = $1`, id))
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNoPerson
	}
	return p, err
}

// Resume returns a person's résumé as it was uploaded. The error is [ErrNoPerson] if there is none.
func (s *Store) Resume(ctx context.Context, id string) ([]byte, error) {
	var body string
	err := s.db.QueryRowContext(ctx, `SELECT body FROM documents WHERE person = $1`, id).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNoPerson
	}
	return []byte(body), err
}

// People returns up to limit people by name, from the offset-th on.
func (s *Store) People(ctx context.Context, limit, offset int) ([]Person, error) {
	return s.list(ctx, `SELECT `+columns+` FROM people ORDER BY name, id LIMIT $1 OFFSET $2`, limit, offset)
}

// InTeam returns the people of a team by name, up to limit of them.
func (s *Store) InTeam(ctx context.Context, team string, limit int) ([]Person, error) {
	return s.list(ctx, `SELECT `+columns+` FROM people WHERE team = $1 ORDER BY name, id LIMIT $2`, team, limit)
}

func (s *Store) list(ctx context.Context, query string, args ...any) ([]Person, error) {
	rows, err := s.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []Person
	for rows.Next() {
		p, err := scan(rows)
		if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, rows.Err()
}

// Count returns how many people there are.
func (s *Store) Count(ctx context.Context) (n int, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT COUNT(*) FROM people`).Scan(&n)
	return n, err
}

// Teams returns the teams that have people, by name.
func (s *Store) Teams(ctx context.Context) ([]TeamSize, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT team, COUNT(*) FROM people WHERE team <> '' GROUP BY team ORDER BY team`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []TeamSize
	for rows.Next() {
		var t TeamSize
		if err := rows.Scan(&t.Name, &t.People); err != nil {
			return nil, err
		}
		list = append(list, t)
	}
	return list, rows.Err()
}
