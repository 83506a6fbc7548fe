// Package api is the public HTTP API under /v1. It translates and decides
// nothing: a route reads its request strictly, asks who is calling, calls one
// use case, and writes the answer or the problem document.
//
// Every route stands in one table (routes.go). The OpenAPI document, the
// readable pages at /docs, and the tests that try every bad input and every
// role on every route are all made from that table, so a route cannot be
// added without them.
package api
