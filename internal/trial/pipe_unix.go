//go:build unix

package trial

import (
	"syscall"
	"testing"
)

// Pipe makes a named pipe that nobody writes to. It reports whether there can be one.
func Pipe(t testing.TB, file string) bool {
	if err := syscall.Mkfifo(file, 0o600); err != nil {
		t.Fatal(err)
	}
	return true
}
