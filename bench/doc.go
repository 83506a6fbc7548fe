// Command bench measures what Frontrow promises about speed, each figure side
// by side with a yardstick: something simpler that does less, or the way it is
// usually done. docs/algorithms/seat-engine.md says what the rows mean.
//
//	make bench                 all rows
//	go run ./bench -only P1    one of them
//
// Ours and the yardstick take turns within one run, on the same machine, each
// with its best number of callers, and both are as durable as each other.
// What was granted is counted again afterwards in a program that was killed
// and started anew: a run in which a hold is missing, or there is one too many,
// is void. It needs Linux.
package main
