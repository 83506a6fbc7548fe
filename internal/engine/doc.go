// Package engine runs the buckets: it queues commands, has them decided in
// batches, appends the rows, and answers when they are durable.
//
// What it promises:
//
//   - A row is appended on top of the very row it was decided on, or not at
//     all; appending is the only lock. Any number of engines may work on one
//     log, and then they lose time to each other, never truth.
//   - No fold moves and nobody is answered before the commit.
//   - A grant is always true. A refusal was true at most [Config.MaxStale] ago.
//   - An append whose outcome is unknown is settled by a further append that
//     commits, never by reading alone.
//   - A bucket whose log cannot be read, or leads elsewhere than its rows say,
//     stops and raises an alarm.
//   - Commands for one bucket that come while an append is on its way wait and
//     go together; a lone command goes at once; queues are bounded.
//
// Start at bucket.go: step is the life of a batch.
// docs/algorithms/holds.md tells it in words.
package engine
