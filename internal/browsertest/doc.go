// Package browsertest uses the pages in a real Chromium. It looks for what only
// a browser can tell: a page wider than its window, an error in the console,
// words nobody can read, a button that something covers.
//
// Its stories look at every page in every state. Its purchases start the whole
// program and use it as people do, by pointer, by keyboard and without script,
// on several devices at a time; what they need, such as a show on sale, they
// make over the API. The tests need /usr/bin/chromium and the built files of
// web/. With -shots FOLDER they write a picture of every page they look at, and
// with -pictures FOLDER the README's.
package browsertest
