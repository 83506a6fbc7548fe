// Package live shows people the seats of a show as they change.
//
// What it promises:
//
//   - The seat log is the truth. A stream tells of every place that a row has
//     moved, with its state after the row; whoever applies a snapshot and then
//     all that follows sees what the engine sees.
//   - A change is encoded once, however many watch, and is on its way to all of
//     them within a tick. The first change after quiet goes at once.
//   - A viewer costs a number: how far they have read. There are no queues. Who
//     is slow, or was away, gets what is shorter, the frames they have missed
//     or the whole show as it is now.
//   - Nobody can open so many streams that sales suffer: streams are counted in
//     all, by show and by address, and whoever is one too many is told to poll.
//
// Start at feed.go: one feed follows one show. docs/algorithms/live.md tells it
// in words.
package live
