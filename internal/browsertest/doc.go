// Package browsertest opens the pages in a real Chromium: it looks for what
// only a browser can tell, such as a page wider than its window, an error in
// the console, or words nobody can read. Its tests need /usr/bin/chromium and
// the built files of web/.
package browsertest
