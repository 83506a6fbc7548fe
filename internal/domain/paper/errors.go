package paper

import "frontrow/internal/base/fault"

// Every fault of this package.
var (
	// ErrNoPaper means that a paper does not exist, or is not the caller's to see.
	ErrNoPaper = fault.Define(fault.NotFound, "paper.not_found", "There is no such receipt or invoice of yours.")
	// ErrBilling names what is wrong with what a buyer wants on their invoice.
	ErrBilling = fault.Define(fault.Invalid, "paper.billing_invalid", "This cannot stand on your invoice. Mend what is named and try again.") // fields
	// ErrBilled means that the paper of an order is not replaced any more.
	ErrBilled = fault.Define(fault.Conflict, "paper.billed", "The invoice of this order cannot be changed any more. Ask the box office.")
	// ErrIssuer names what is wrong with who is to stand on papers.
	ErrIssuer = fault.Define(fault.Invalid, "paper.issuer_invalid", "This cannot stand on invoices. Mend what is named and try again.") // fields
)
