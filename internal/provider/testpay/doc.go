// Package testpay is a payment company that moves no money, for trying
// Frontrow out and for tests.
//
// It plays somebody outside. [Company] has its own database file, its own API
// and pages, and its own clockwork: delayed decisions and signed webhooks that
// are sent until they are taken, also after a restart. Nothing else in the
// program may look inside it. It speaks the house's own contract
// (docs/payment-contract.md) like any company that does, so our side of it is
// package contract.
//
// With one payment it goes wrong as it is asked to (script.go).
//
// Its page to pay on is one form, so that a program can pay with a single
// POST of outcome=approve, decline, challenge, slow or late, with the number of
// a card if it shall be known by one. The number is not kept.
package testpay
