// Package httpserver listens, bounds what a stranger can make the process
// spend, and stops without cutting anybody off.
//
// The order of middleware, outermost first: log and count
// (telemetry.Requests), [Policy.Middleware], [Recover], [LimitBodies],
// then the routes. What a client may not do slowly:
//
//   - send its headers: HeaderTimeout, and at most 32 KB of them
//   - send its headers and body: RequestTimeout, and at most what [LimitBodies]
//     allows. It ends with the body, so it does not cut off a live stream
//   - take an answer: AnswerTimeout. A stream that is meant to last sets its
//     own deadline before each write, by [http.ResponseController]
//   - keep an idle connection: IdleTimeout
package httpserver
