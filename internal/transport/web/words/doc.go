// Package words is every word the pages say, in each of their languages.
// Numbers, sums and dates are written by package locale.
//
// [Texts] is the catalogue: one struct an area, one value of it a language. What
// English says stands in english.go (buyers), english_staff.go and
// english_faults.go; german_staff.go is the same in German, and so on. A new word
// is a field in texts.go and a line in each of the five languages, at once: a
// test names every word that a language lacks. An area that grows past a
// screenful gets files of its own ("texts_venues.go", "german_venues.go").
//
// What counts something is a function made of [Forms], because languages differ
// in how many forms a number has. The words of scripts come from here too, in
// data attributes; a phrase with a number goes as Forms.JSON and is chosen in
// the browser by web/src/islands/counted.ts.
//
// Buyers are addressed formally: Sie, vous, usted. The words are those of a good
// shop: plain, short, and saying what to do next.
package words
