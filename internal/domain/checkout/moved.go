package checkout

import (
	"context"
	"encoding/json"
	"fmt"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/notify"
)

// movedStage is how many buyers a stage tells that their show was moved.
const movedStage = 200

// MoveTx is what telling of moves asks of a transaction.
type MoveTx interface {
	// OrdersToTell lists orders of a show that are paid, or whose bank has the money
	// for now, by id: at most most of them, all after the one given.
	OrdersToTell(show id.Show, after id.Order, most int) ([]id.Order, error)
	// MoveCounts counts who was told of the move of a show with that number.
	MoveCounts(show id.Show, move int) (MoveCounts, error)
}

// TellMoved performs a catalog.JobMoved: it has some of a show's buyers told that it
// was moved, and enqueues the next stage. Each is told once of a move, however
// often a stage is done; of a move that another has overtaken nobody else is.
// Who pays later is told by their tickets, or when they are sold.
func (s *Service) TellMoved(ctx context.Context, args json.RawMessage) error {
	var a catalog.MovedArgs
	if err := json.Unmarshal(args, &a); err != nil {
		return fmt.Errorf("checkout: arguments of %s: %w", catalog.JobMoved, err)
	}
	return s.run.Update(ctx, func(q Tx) error {
		show, err := q.Show(a.Show)
		if err != nil || show.Moves != a.Move || show.State == catalog.ShowCancelled {
			return err
		}
		orders, err := q.OrdersToTell(a.Show, a.After, movedStage)
		if err != nil {
			return err
		}
		for _, o := range orders {
			if err := q.Enqueue(notify.MovedJob(o, a.Move)); err != nil {
				return err
			}
		}
		if len(orders) < movedStage {
			return nil
		}
		a.After = orders[len(orders)-1]
		return q.Enqueue(a.Job())
	})
}

// tellLatecomer has the buyer of an order told that is paid only now and was
// made before the show was moved.
func (w *work) tellLatecomer(q Tx) error {
	show, err := q.Show(w.Show)
	if err != nil || w.Policy.StartsAt.IsZero() || show.Moves <= w.Policy.Moves {
		return err
	}
	return q.Enqueue(notify.MovedJob(w.ID, show.Moves))
}
