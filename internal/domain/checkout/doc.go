// Package checkout takes an order from a hold to tickets, or back to nothing.
// It is the only domain package that joins the others.
//
// What it promises:
//
//   - No seat is sold without its money captured, and no captured money is
//     kept without its seats sold: what cannot be sold is given back (I2).
//   - A webhook, the buyer's browser coming back and the resume job all call
//     [Service.Confirm], which asks the provider and goes as far as it can.
//   - Every step is won before it is run, by a lease with a fence on the order,
//     and recorded in one transaction with everything it means: ledger,
//     timeline, tickets, jobs. A step may run twice, its record counts once.
//   - A process that dies anywhere leaves an order that the next Confirm goes
//     on with, and a job that will call it.
//   - Nothing is decided on a guess. A provider that does not answer leaves the
//     order as it is, to be asked about again.
//
// The steps are the table in steps.go. docs/algorithms/checkout.md tells what
// is durable after each, and what happens to money that comes late.
package checkout
