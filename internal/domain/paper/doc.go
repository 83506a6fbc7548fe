// Package paper numbers receipts, invoices and credit notes, and keeps what
// stands on them.
//
// What it promises:
//
//   - The numbers of an organiser's series have no gap and no double. A number
//     is counted up in the transaction that makes a sale final, or takes it
//     back, so there is none without the other.
//   - What stands on a paper is frozen with its number: names, addresses,
//     places, sums and taxes are never read anew.
//   - The papers of an order come to what the ledger says it earned, at every
//     moment: each sale has one, each return a credit note.
//
// Where nothing is paid there is no paper. docs/operations/papers.md tells
// organisers what they get, docs/adr/0016-numbers-without-gaps.md why it is so.
package paper
