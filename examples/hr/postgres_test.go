package main

import (
	"crypto/rand"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// The tests run on the PostgreSQL server that HR_POSTGRES names (postgres://…), or on one that they start from Debian's
// package, in a folder that goes when they end. If there is neither they say that they skip.

// testServer is one PostgreSQL server, started at most once.
var testServer struct {
	once sync.Once
	url  string
	why  string // why there is none
	stop func()
}

// postgresDatabase returns the URL of a new and empty database.
func postgresDatabase(t *testing.T) string {
	t.Helper()
	testServer.once.Do(func() {
		if testServer.url = os.Getenv("HR_POSTGRES"); testServer.url != "" {
			return
		}
		if err := startPostgres(); err != nil {
			testServer.why = err.Error()
		}
	})
	if testServer.why != "" {
		t.Skipf("no PostgreSQL (set HR_POSTGRES, or install Debian's package postgresql): %s", testServer.why)
	}
	name := "hr_" + strings.ToLower(rand.Text())
	admin, err := sql.Open("pgx", testServer.url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { // after the store was closed, as cleanups run last to first
		if _, err := admin.Exec(`DROP DATABASE IF EXISTS ` + name + ` WITH (FORCE)`); err != nil {
			t.Error(err)
		}
		admin.Close()
	})
	if _, err := admin.Exec(`CREATE DATABASE ` + name); err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(testServer.url)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/" + name
	return u.String()
}

// startPostgres starts a server in a new folder, on a socket in that folder and no port.
func startPostgres() error {
	bins, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	if len(bins) == 0 {
		return fmt.Errorf("no server in /usr/lib/postgresql")
	}
	bin := bins[len(bins)-1]
	dir, err := os.MkdirTemp("/tmp", "hr") // a socket's path has to be short
	if err != nil {
		return err
	}
	remove := func() { os.RemoveAll(dir) }
	var as *syscall.Credential // the server refuses to run as root
	if os.Getuid() == 0 {
		u, err := user.Lookup("postgres")
		if err != nil {
			remove()
			return err
		}
		uid, _ := strconv.Atoi(u.Uid)
		gid, _ := strconv.Atoi(u.Gid)
		as = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		if err := os.Chown(dir, uid, gid); err != nil {
			remove()
			return err
		}
	}
	command := func(name string, args ...string) *exec.Cmd {
		c := exec.Command(filepath.Join(bin, name), args...)
		c.Dir = dir
		c.SysProcAttr = &syscall.SysProcAttr{Credential: as}
		return c
	}
	data := filepath.Join(dir, "data")
	if out, err := command("initdb", "-D", data, "-U", "hr", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C").CombinedOutput(); err != nil {
		remove()
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	postgres := command("postgres", "-D", data, "-k", dir, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=50")
	postgres.SysProcAttr.Pdeathsig = syscall.SIGINT // no server outlives its tests
	if err := postgres.Start(); err != nil {
		remove()
		return err
	}
	testServer.stop = func() {
		postgres.Process.Signal(syscall.SIGINT) // the fast shutdown
		postgres.Wait()
		remove()
	}
	testServer.url = "postgres://hr@/postgres?host=" + url.QueryEscape(dir)
	db, err := sql.Open("pgx", testServer.url)
	if err == nil {
		defer db.Close()
		for range 100 {
			if err = db.Ping(); err == nil {
				return nil
			}
			time.Sleep(100 * time.Millisecond)
		}
	}
	testServer.stop()
	testServer.stop = nil
	return err
}

func TestMain(m *testing.M) {
	code := m.Run()
	if testServer.stop != nil {
		testServer.stop()
	}
	os.Exit(code)
}
