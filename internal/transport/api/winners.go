package api

import (
	"errors"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

// winner is what became of a seat that staff wanted: what it is now, whose
// doing that was, and when. Of a buyer it says no more than that it was one.
type winner struct {
	Seat   string    `json:"seat"`
	State  string    `json:"state"` // available, held, paying, sold or blocked
	By     string    `json:"by,omitempty"`
	Name   string    `json:"name,omitempty"`   // of the member of staff
	Reason string    `json:"reason,omitempty"` // that they gave
	Since  time.Time `json:"since,omitzero"`
}

// Whose doing it was.
const (
	byStaff = "staff"
	byBuyer = "buyer"
)

// toldWhoWon adds to a refusal of seats what each is now and who was quicker.
// It is for staff who may keep seats back alone. Where it cannot be found out,
// the refusal goes out as it is.
func (a *API) toldWhoWon(c *Call, show id.Show, err error) error {
	var labels []string
	switch told := fault.From(err); {
	case errors.Is(err, inventory.ErrTaken):
		labels, _ = told.Detail["taken"].([]string)
	case errors.Is(err, inventory.ErrNotBlocked):
		labels, _ = told.Detail["seats"].([]string)
	default:
		return err
	}
	last, failed := a.use.Seats.Last(c.ctx(), show, labels)
	if failed != nil {
		a.log.WarnContext(c.ctx(), "who has a seat is not known", "show", show, "error", failed)
		return err
	}
	names := names{}
	now := make([]winner, len(labels))
	for i, deed := range last {
		now[i] = a.winnerOf(c, labels[i], deed, names)
	}
	return fault.From(err).With("now", now)
}

func (a *API) winnerOf(c *Call, label string, deed inventory.Deed, names names) winner {
	w := winner{Seat: label, State: deed.State.String(), Reason: deed.Reason, Since: deed.At}
	switch {
	case !deed.Staff.IsZero():
		w.By, w.Name = byStaff, names.of(a, c, deed.Staff)
	case deed.State == inventory.Held, deed.State == inventory.Paying, deed.State == inventory.Sold:
		w.By = byBuyer
	}
	return w
}
