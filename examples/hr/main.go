// Command hr is a small web application for an HR department: search by any job title, a page for each role with its
// ladder, its moves and its pay, a page for each person from an uploaded résumé, and a page for each team.
//
//	go run . -people testdata/people -overlay testdata/company
//	go run . -database postgres://hr@localhost/hr -addr :8080 -hosts hr.example.org
//
// It has no accounts. Whoever reaches it sees everybody's résumé and pay, so put it behind your own sign-on.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/go-career/career"
)

type options struct {
	addr, database, overlay, people, hosts string
}

func main() {
	var o options
	flag.StringVar(&o.addr, "addr", "127.0.0.1:8080", "the address to listen on")
	flag.StringVar(&o.database, "database", "hr.db", "an SQLite file, or the postgres:// URL of a PostgreSQL database")
	flag.StringVar(&o.overlay, "overlay", "", "a folder with the company's own roles, grades and bands")
	flag.StringVar(&o.people, "people", "", "a folder with people to start with, for a database that has none")
	flag.StringVar(&o.hosts, "hosts", "", "the names that browsers reach the program by, besides this computer's own; comma between them")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, o, slog.New(slog.NewTextHandler(os.Stderr, nil)), nil); err != nil {
		fmt.Fprintln(os.Stderr, "hr:", err)
		os.Exit(1)
	}
}

// run serves until ctx ends, then lets the requests that are under way finish. It tells its address to ready, if that is
// not nil.
func run(ctx context.Context, o options, log *slog.Logger, ready chan<- string) error {
	catalog := career.Default()
	if o.overlay != "" {
		var err error
		if catalog, err = catalog.Overlay(os.DirFS(o.overlay)); err != nil {
			return fmt.Errorf("%s: %w", o.overlay, err)
		}
	}
	store, err := OpenStore(ctx, o.database)
	if err != nil {
		return err
	}
	defer store.Close()
	s, err := newServer(catalog, store, log)
	if err != nil {
		return err
	}
	if o.people != "" {
		added, err := s.addPeople(ctx, os.DirFS(o.people))
		if err != nil {
			return fmt.Errorf("%s: %w", o.people, err)
		}
		log.Info("people added", "count", added)
	}
	listener, err := net.Listen("tcp", o.addr)
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler:           s.handler(hostNames(o.addr, o.hosts)),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	log.Info("listening", "url", "http://"+listener.Addr().String())
	if ready != nil {
		ready <- listener.Addr().String()
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	wait, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	if err := server.Shutdown(wait); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// hostNames returns the names that a request may be for: those of this computer, that of the address and the given ones. A
// page elsewhere that makes its own name lead to this computer is thus refused.
func hostNames(addr, given string) map[string]bool {
	names := map[string]bool{"localhost": true, "127.0.0.1": true, "::1": true}
	if host, _, err := net.SplitHostPort(addr); err == nil && host != "" {
		names[strings.ToLower(host)] = true
	}
	for name := range strings.SplitSeq(given, ",") {
		if name = strings.ToLower(strings.TrimSpace(name)); name != "" {
			names[name] = true
		}
	}
	return names
}
