// Package lease has the words by which the processes of one database tell each
// other who decides a show at present.
//
// A lease is a hint. What makes deciding right is the condition of the append
// to the seat log; a lease that is missing, stale or wrong costs time alone.
package lease

import (
	"context"
	"time"

	"frontrow/internal/base/id"
)

// How long what is told stays true unless it is told again, by the database's
// clock, and how often it is.
const (
	Alive = 6 * time.Second  // that a process is alive
	Term  = 20 * time.Second // that it decides a show
	Beat  = Alive / 3        // how often a process tells it
)

// Node is a process that decides, and how others reach it.
type Node struct {
	ID  string // new at each start
	URL string // scheme and host, without a slash at its end
}

// Lease says who decides a show, for as long as there is left of it.
type Lease struct {
	Show   id.Show
	Holder Node
	Left   time.Duration
}

// Board is where processes tell it: the database they share.
type Board interface {
	// Beat tells that a process is alive. It takes each of the shows for it of
	// which no living process has a lease, renews those it has, and gives who
	// has them all now.
	Beat(ctx context.Context, me Node, shows []id.Show) ([]Lease, error)

	// Leave frees the shows that a process decides, which is about to end.
	Leave(ctx context.Context, me Node) error
}
