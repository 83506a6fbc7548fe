package browsertest

import (
	"fmt"
	"os"
	"testing"
)

// TestMain closes the browser and the program after the last test, and opens
// them only if a test needs them.
func TestMain(m *testing.M) {
	status := m.Run()
	if err := atExit.run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		status = max(status, 1)
	}
	os.Exit(status)
}
