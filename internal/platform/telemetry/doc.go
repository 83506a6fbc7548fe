// Package telemetry is how the running process tells people about itself: one
// log line a request, metrics by route, and whether it lives and is ready.
//
// Routes are told by the pattern they were registered under, never by the
// address asked for: addresses carry orders, tickets and codes, which are
// nobody's business in a log.
package telemetry
