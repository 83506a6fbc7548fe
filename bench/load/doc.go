// Package load sends requests over many connections from one thread, as
// cheaply as it can: on a machine that also runs the server, what the client
// spends is taken from what is measured.
//
// A closed loop (no Rate) has every connection send as soon as it was
// answered; it finds the highest throughput. An open loop sends by a timetable
// that was made before, whether or not answers came, and a request's latency
// begins when it should have been sent: a server that stalls cannot hide it by
// keeping the client from asking.
package load
