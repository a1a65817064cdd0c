//go:build !unix

package intake

import "errors"

func mkfifo(string) error { return errors.ErrUnsupported }
