// Package replay judges what people were told about a show's seats by the
// show's log, and trusts nobody else.
//
// It reads the log's bytes and knows the rules of holds by itself: it was
// written from docs/algorithms/seat-log.md and docs/algorithms/holds.md, and
// calls nothing of the code that decides, writes, follows or audits logs. What
// it borrows from package inventory are the shapes of commands and rows.
//
// Every answer carries the version of the log in which it is true. So a
// history is judged in one walk through the log, however long it is: each
// answer is held against the state at its version, each refusal against the
// states that were the newest while it was made ([History.Judge]).
package replay
