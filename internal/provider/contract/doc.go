// Package contract is any payment company that speaks the house's own contract
// (docs/payment-contract.md): a few calls over HTTP, signed messages back. A
// company that has an API of its own gets an adapter of its own instead.
//
// What it promises:
//
//   - A company is believed in nothing that it could not mean: an answer about
//     another payment, without a sum or with a word nobody agreed on is an
//     outcome that is not known, to be asked about again.
//   - An error is payment.ErrRefused only where the contract says that the
//     company did nothing and will not.
//   - A message counts only with a signature over its exact bytes that is not
//     older than five minutes, and is a reason to ask, no more.
//
// The documents that both sides exchange are exported, for the company that the
// program brings along (package testpay).
package contract
