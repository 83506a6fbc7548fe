package checkout

import "frontrow/internal/base/fault"

// Every fault of this package. Start also returns those of inventory for a
// hold that cannot be paid for.
var (
	ErrDetails         = fault.Define(fault.Invalid, "checkout.details", "Some of your details cannot be used. Mend what is named and try again; your seats are still yours.") // fields
	ErrNotCancelable   = fault.Define(fault.Conflict, "order.not_cancelable", "This order can no longer be cancelled here, because it is being paid, is paid, or has ended.")
	ErrNotRefundable   = fault.Define(fault.Conflict, "order.not_refundable", "Only a paid order can be refunded.")
	ErrNotCancelled    = fault.Define(fault.Conflict, "refunds.show_not_cancelled", "All orders of a show are refunded once it is cancelled. Cancel it first, or refund single orders.")
	ErrNoRun           = fault.Define(fault.Conflict, "refunds.not_started", "The refunds of this show were not started. There is nothing to stop.")
	ErrNotExchangeable = fault.Define(fault.Conflict, "order.not_exchangeable", "Only places of a paid order can be changed for others, and for such as are priced in the same currency.")
	ErrBusy            = fault.Define(fault.Conflict, "order.busy", "Something else is being done with this order at this moment. Try again shortly.")
)
