// Package sim sells a show that does not exist, on several nodes that do not
// exist, and sees whether anything it is told turns out not to be so.
//
// The engines are the real ones, with their real buckets; so is the store,
// where a run asks for it. Everything around them is made here from one seed:
// who asks for what and when, how long the database takes, which answer gets
// lost, which node dies between which two steps, whose clock is wrong. One
// thing happens at a time, and the same seed gives the same run, byte for
// byte. What people were told is judged by package replay, which knows the
// rules by itself.
//
// docs/algorithms/proof.md tells what this shows, what it cannot show, and how
// to run a seed again.
package sim
