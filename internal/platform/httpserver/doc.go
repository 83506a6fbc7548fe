// Package httpserver listens, bounds what a stranger can make the process
// spend, and stops without cutting anybody off.
//
// The order of middleware, outermost first: log and count
// (telemetry.Requests), [Policy.Middleware], [Recover], [Bodies], then the
// routes. What a client may not do slowly:
//
//   - send its headers: HeaderTimeout, and at most 32 KB of them
//   - send a body: BodyTimeout, by [Bodies]
//   - take an answer: AnswerTimeout. A stream that is meant to last sets its
//     own deadline before each write, by [http.ResponseController]
//   - keep an idle connection: IdleTimeout
package httpserver
