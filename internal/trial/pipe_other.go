//go:build !unix

package trial

import "testing"

// Pipe makes a named pipe that nobody writes to. It reports whether there can be one.
func Pipe(testing.TB, string) bool { return false }
