package browsertest

import (
	"flag"
	"fmt"
	"os"
	"testing"
)

// TestMain closes the browser and the program after the last test. Both open
// when a test first needs them.
func TestMain(m *testing.M) {
	// Buyers mostly wait: for pages, for banks, for their time to run out.
	if err := flag.Set("test.parallel", "4"); err != nil {
		panic(err) // every test binary has this flag
	}
	flag.Parse()
	status := m.Run()
	if err := atExit.run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		status = max(status, 1)
	}
	os.Exit(status)
}
