package trial

import (
	"io"
	"strings"
	"testing"
)

// Caller returns a function that calls a program with some arguments. It wants the exit code and, in what the program prints,
// the two texts; an empty one means that it prints nothing there.
func Caller(t *testing.T, command func(args []string, stdout, stderr io.Writer) int) func(args []string, code int, stdout, stderr string) {
	return func(args []string, code int, stdout, stderr string) {
		t.Helper()
		var out, errors strings.Builder
		got := command(args, &out, &errors)
		if got != code || !strings.Contains(out.String(), stdout) || !strings.Contains(errors.String(), stderr) ||
			(stdout == "") != (out.Len() == 0) || (stderr == "") != (errors.Len() == 0) {
			t.Errorf("%q: code %d, want %d\n%s\n%s", args, got, code, &out, &errors)
		}
	}
}
