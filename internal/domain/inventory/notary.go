package inventory

import (
	"context"
	"errors"
	"fmt"

	"frontrow/internal/base/id"
	"frontrow/internal/base/sign"
	"frontrow/internal/base/txn"
)

// KeptHead is a head as it is stored, which proves nothing yet.
type KeptHead struct {
	Version uint64   // under which it is stored; 0 for one printed on an order
	Order   id.Order // on which it is printed; zero for others
	Code    string   // a signed head, see [ParseHead]
}

// HeadTx is what keeping heads needs of a transaction.
type HeadTx interface {
	txn.Tx
	KeepHead(h SignedHead) error
	LastHead(show id.Show) (version uint64, err error)
	Heads(show id.Show, after uint64, most int) ([]KeptHead, error)
	KeepOrderHead(o id.Order, h SignedHead) error
	OrderHead(o id.Order) (code string, found bool, err error)
	OrderHeads(show id.Show, after id.Order, most int) ([]KeptHead, error)
}

// LogEnds tells where seat logs end now, durably.
type LogEnds interface {
	Buckets(ctx context.Context) ([]id.Show, error)
	Head(ctx context.Context, bucket id.Show) (h Head, found bool, err error)
}

// Notary signs heads of seat logs, and keeps those it has given for good: what
// is printed on an order, and one of each log an hour.
type Notary struct {
	run    txn.Runner[HeadTx]
	logs   LogEnds
	signer sign.Signer
}

// NewNotary gives the notary of a house.
func NewNotary(run txn.Runner[HeadTx], logs LogEnds, signer sign.Signer) *Notary {
	return &Notary{run: run, logs: logs, signer: signer}
}

// Head signs where a show's log ends now. It returns ErrNoBucket when there is
// none.
func (n *Notary) Head(ctx context.Context, show id.Show) (SignedHead, error) {
	head, found, err := n.logs.Head(ctx, show)
	if err == nil && !found {
		err = ErrNoBucket
	}
	if err != nil {
		return SignedHead{}, err
	}
	return head.Sign(n.signer)
}

// Print gives the head that stands on an order, for good: the first time it is
// asked, where the log of its show ends then. The order must be sold by then,
// so that the head covers it.
func (n *Notary) Print(ctx context.Context, show id.Show, o id.Order) (SignedHead, error) {
	printed, found, err := n.Printed(ctx, o)
	if err != nil || found {
		return printed, err
	}
	head, err := n.Head(ctx, show)
	if err != nil {
		return SignedHead{}, err
	}
	err = n.run.Update(ctx, func(q HeadTx) error {
		return errors.Join(q.KeepHead(head), q.KeepOrderHead(o, head))
	})
	if err != nil {
		return SignedHead{}, err
	}
	printed, _, err = n.Printed(ctx, o) // somebody may have been first
	return printed, err
}

// Printed gives the head that stands on an order, and false when none does yet.
func (n *Notary) Printed(ctx context.Context, o id.Order) (head SignedHead, found bool, err error) {
	var code string
	err = n.run.View(ctx, func(q HeadTx) error {
		code, found, err = q.OrderHead(o)
		return err
	})
	if err != nil || !found {
		return SignedHead{}, false, err
	}
	if head, err = ParseHead(code); err != nil {
		return SignedHead{}, false, fmt.Errorf("inventory: the head printed on %s: %w", o, err)
	}
	return head, true, nil
}

// Round keeps a head of each log that has grown since the last was kept.
func (n *Notary) Round(ctx context.Context) error {
	buckets, err := n.logs.Buckets(ctx)
	if err != nil {
		return err
	}
	for _, show := range buckets {
		head, err := n.Head(ctx, show)
		if err != nil {
			return err
		}
		var last uint64
		err = n.run.View(ctx, func(q HeadTx) error {
			last, err = q.LastHead(show)
			return err
		})
		if err == nil && head.Version > last {
			err = n.run.Update(ctx, func(q HeadTx) error { return q.KeepHead(head) })
		}
		if err != nil {
			return err
		}
	}
	return nil
}
