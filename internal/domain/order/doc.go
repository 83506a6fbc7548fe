// Package order is what buyers pay for: exact places at frozen prices, with a
// state and one timeline.
//
// What it promises:
//
//   - An order's places, prices and hold revision are written once and never
//     change. Places taken back later are noted beside them ([Return]).
//   - [Order.Move] is the only thing that changes a state, by the table in
//     state.go; docs/algorithms/checkout.md draws it.
//   - A timeline entry is added in the transaction that makes it true, and
//     buyer and staff read the same one.
//   - Somebody else's order looks exactly like one that does not exist.
//
// Package checkout moves orders; this package reads them.
package order
