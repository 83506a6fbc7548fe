package paper

import (
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
)

// IssueTx is what numbering a paper asks of a transaction.
type IssueTx interface {
	txn.Tx

	Organiser(organiser id.Organiser) (catalog.Organiser, error)
	Show(show id.Show) (catalog.Show, error)
	Event(event id.Event) (catalog.Event, error)
	Venue(venue id.Venue) (catalog.Venue, error)

	// PaperIssuer gives who stands on an organiser's papers; zero until they
	// have said it.
	PaperIssuer(organiser id.Organiser) (Issuer, error)
	// PaperBilling gives what a buyer wants on the papers of an order; zero for
	// nothing.
	PaperBilling(o id.Order) (Billing, error)
	// NextPaperNo counts a series up by one and gives where it then stands.
	// What it counted is undone with the transaction.
	NextPaperNo(organiser id.Organiser, series string) (int64, error)
	// AddPaper stores a paper. A number is given once, and an order has at most
	// one paper of a cause.
	AddPaper(p Paper) error
	// SavePaperBilling stores what a buyer wants on the papers of an order.
	SavePaperBilling(o id.Order, b Billing) error
	// PapersOfOrder gives the papers of an order, oldest first.
	PapersOfOrder(o id.Order) ([]Paper, error)
}

// Tx is what this package asks of a transaction in all.
type Tx interface {
	IssueTx
	idem.Tx

	// SavePaperIssuer stores who stands on an organiser's papers from now on.
	SavePaperIssuer(organiser id.Organiser, i Issuer) error
	// Order finds an order.
	Order(o id.Order) (order.Order, bool, error)
	// Paper finds a paper.
	Paper(p id.Paper) (Paper, bool, error)
	// Papers lists papers by id, which is by when they were numbered.
	Papers(q Query) ([]Paper, error)
	// PaperSeries tells of every series of the house where its counter stands
	// and which numbers there are.
	PaperSeries() ([]Series, error)
}

// Query says which papers to list. What is zero does not filter.
type Query struct {
	Organiser id.Organiser
	From, To  time.Time // numbered at From or later, and before To
	After     id.Paper
	Most      int
}

// Series is how the numbers of a series stand.
type Series struct {
	Organiser   id.Organiser
	Name        string
	Last        int64 // where the counter stands
	Count       int64 // how many papers there are
	First, Most int64 // the lowest and the highest number among them
}
