// Command problemsdoc writes the page that lists every fault of the program.
package main

import (
	"flag"
	"fmt"
	"os"

	"frontrow/internal/archtest"
)

func main() {
	root := flag.String("root", ".", "the repository's root")
	out := flag.String("o", "docs/problems.md", "the page")
	flag.Parse()
	problems, err := archtest.Problems(*root)
	if err == nil {
		err = os.WriteFile(*out, archtest.ProblemsPage(problems), 0o644) //nolint:gosec // a page for everybody to read
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "problemsdoc:", err)
		os.Exit(1)
	}
}
