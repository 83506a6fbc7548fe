package checkout

import (
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/ticket"
)

// Tx is what this package asks of a transaction.
type Tx interface {
	idem.Tx
	order.Tx
	payment.Tx
	payment.ByHandTx
	payment.MatterTx
	payment.ComparisonTx
	ticket.Tx
	RunTx
	MoveTx
	paper.IssueTx

	// ReviveJob has a job that was given up done once more, unless another of
	// its kind and key waits already. It changes nothing for any other job.
	ReviveJob(j id.Job) error

	// DropJob removes the job of a kind and key that waits, if there is one.
	DropJob(kind, key string) error

	// AddOrder stores a new order. Numbers are unique, and a hold has at most
	// one order that waits for its payment page or its payment.
	AddOrder(o order.Order) error
	// SaveOrderDetails stores the name, the e-mail address and the language of an order.
	SaveOrderDetails(o order.Order) error
	// UnfinishedOrder finds the newest order of a hold whose saga has not ended.
	UnfinishedOrder(hold inventory.HoldID) (order.Order, bool, error)
	// UnfinishedOrders lists orders whose saga has not ended, by id: at most
	// most of them, all after the one given.
	UnfinishedOrders(after id.Order, most int) ([]order.Order, error)
	// OrdersAfter lists all orders by id, as UnfinishedOrders does.
	OrdersAfter(after id.Order, most int) ([]order.Order, error)
	// FirstPaperAt is when the first paper of the house was numbered; zero if
	// none was.
	FirstPaperAt() (time.Time, error)

	// TakeOrderLease wins an order that stands at step, if nobody's lease on it
	// lasts beyond this instant or if seize is set, until the given instant or
	// until this process is known to be dead. It reports false, and changes
	// nothing, when it is not to be had.
	TakeOrderLease(o id.Order, step string, until time.Time, seize bool) (Lease, bool, error)
	// SaveOrder writes back the members of an order that change, if the lease
	// is still the latest one taken and the order still at the lease's step,
	// and reports whether it did. The lease goes on until the given instant
	// for the order's new step; the zero time ends it.
	SaveOrder(o order.Order, l Lease, until time.Time) (bool, error)
}

// Lease is the right to run one step of one order and to record it.
type Lease struct {
	Order id.Order
	Step  string
	Fence int64     // grows with every lease of the order
	Since time.Time // when the order came to this step
}
