package api

import (
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// table is every route there is.
func (a *API) table() []Route {
	return slices.Concat(a.sessionRoutes(), a.eventRoutes(), a.seatRoutes(), a.liveRoutes(), a.seatLogRoutes(), a.holdRoutes(), a.orderRoutes(), a.exchangeRoutes(), a.returnRoutes(), a.byHandRoutes(), a.paperRoutes(),
		a.setupRoutes(), a.priceRoutes(), a.financeRoutes(), a.saleRoutes(), a.refundRoutes(), a.voucherRoutes(), a.staffRoutes())
}

// tags are the chapters of the reference, in order.
var tags = []*huma.Tag{
	{Name: "Sessions", Description: "Who you are. A session's token goes into the Authorization header of everything that is not public."},
	{Name: "Events", Description: "What there is to see. Public, and safe to cache for some seconds."},
	{Name: "Seats", Description: "Look at seats and hold them."},
	{Name: "Orders", Description: "Pay for what is held, and get tickets."},
	{Name: "Setting up", Description: "For staff: organisers, venues with their charts, events and shows."},
	{Name: "Selling", Description: "For staff: publish, pause, keep seats back, and watch."},
	{Name: "Staff", Description: "For staff: who works here."},
}

// Refusals that several routes share.
var (
	seatFaults = []*fault.Fault{inventory.ErrNoBucket, inventory.ErrUnavailable, inventory.ErrBusy}

	seatReadFaults = append(slices.Clone(seatFaults), ErrNotThere)

	placeFaults = append(slices.Clone(seatFaults), ErrBuyersOnly, inventory.ErrUnknownSeat, inventory.ErrEmptyChoice, inventory.ErrBadChoice,
		inventory.ErrTooMany, inventory.ErrNotOnSale, inventory.ErrNotOpen, inventory.ErrClosed, inventory.ErrPaused)

	blockFaults = append(slices.Clone(seatFaults), inventory.ErrUnknownSeat, inventory.ErrEmptyChoice, inventory.ErrBadChoice, inventory.ErrReason)

	startFaults = []*fault.Fault{ErrBuyersOnly, inventory.ErrNoHold, inventory.ErrHoldEnded, inventory.ErrHoldSealed,
		checkout.ErrDetails, payment.ErrNoWay, payment.ErrUnreachable, payment.ErrRefused, idem.ErrInFlight}

	cancelFaults = []*fault.Fault{ErrBuyersOnly, order.ErrNoOrder, checkout.ErrNotCancelable}

	refundFaults = []*fault.Fault{account.ErrForbidden, order.ErrNoOrder, checkout.ErrNotRefundable, checkout.ErrBusy, order.ErrPlaceBack}
)

// returnFaults is why a buyer cannot return places.
func returnFaults() []*fault.Fault {
	return []*fault.Fault{account.ErrForbidden, order.ErrNoOrder, checkout.ErrNotRefundable, order.ErrNoReturns, order.ErrReturnsOver,
		order.ErrReturnsCancelled, order.ErrReturnWhole, order.ErrPlaceBack}
}
