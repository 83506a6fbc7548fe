// Package payment is money as the house sees it: the port to providers, the
// intents we open there, the events they send us, and the ledger.
//
// What it promises:
//
//   - A provider's word counts only when we asked for it. Events and browsers
//     give a reason to ask; [Gateway.Fetch] answers.
//   - An event is stored once, in the transaction of its effect.
//   - The ledger is append-only and double-entry. Every posting balances to
//     zero, and an order has at most one posting of a kind, so at every moment
//     captured = tickets + fees + tax + refunded + charged back + suspense, for each
//     order and in total (I2 of ARCHITECTURE.md).
//
// docs/algorithms/checkout.md tells when each posting is made.
package payment
