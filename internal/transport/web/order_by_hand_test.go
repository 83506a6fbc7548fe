package web

import (
	"context"
	"net/url"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

func (s *shop) ByHand(_ context.Context, o id.Order) (payment.ByHand, []payment.ByHandNote, bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	h, found := s.byHand[o]
	return h, s.noted, found, nil
}

func (s *shop) Receive(_ context.Context, _ idem.Key, by account.Actor, o id.Order, amount money.Amount, note string) (order.Order, error) {
	return s.note(by, o, amount.Minor, note, func(h *payment.ByHand) error { return h.Receive(amount.Minor) })
}

func (s *shop) SendBack(_ context.Context, _ idem.Key, by account.Actor, o id.Order, note string) (order.Order, error) {
	return s.note(by, o, -1, note, func(h *payment.ByHand) error { _, err := h.SendBack(); return err })
}

func (s *shop) note(by account.Actor, o id.Order, minor int64, note string, do func(h *payment.ByHand) error) (order.Order, error) {
	if err := by.MayFor(account.TakePayments, sampleOrganiser.ID, order.ErrNoOrder); err != nil {
		return order.Order{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	h := s.byHand[o]
	if err := do(&h); err != nil {
		return order.Order{}, err
	}
	s.byHand[o] = h
	s.noted = append(s.noted, payment.ByHandNote{At: s.clock.Now(), Minor: minor, Note: note})
	return s.orders[o], nil
}

// owing is an order of two seats that is to be paid by bank transfer.
func (w *world) owing(b *browser) order.Order {
	w.t.Helper()
	w.shop.ways = sampleWays
	review := b.get(b.hold("stalls/A/1"))
	b.send(review.form(w.t, "/checkout"), func(v url.Values) {
		v.Set("name", "Ada")
		v.Set("email", "ada@example.org")
		v.Set("pay", "transfer")
	})
	var made order.Order
	for _, o := range w.shop.orders {
		made = o
	}
	made = w.shop.set(made.ID, func(o *order.Order) { o.Later, o.PayURL, o.Deadline = true, "", w.clock.Now().Add(6*24*time.Hour) })
	w.shop.byHand = map[id.Order]payment.ByHand{made.ID: {Ref: "r", Provider: "transfer", Order: made.ID, Amount: made.Total()}}
	return made
}

// Who pays by bank transfer is told how much, where to and with which words;
// staff note what came, and see what has to go back.
func TestPayingByHand(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	o := w.owing(b)
	address := "/orders/" + o.ID.String()
	if said := b.get(address).text(); !strings.Contains(said, English.T.Pay.HowTitle) || !strings.Contains(said, o.Number) || !strings.Contains(said, "DE02 1203") {
		t.Errorf("the buyer reads: %s", said)
	}
	desk := w.staffBrowser(account.RoleBoxOffice, sampleOrganiser.ID)
	staff := "/staff" + address
	enter := func(amount string) url.Values {
		form := desk.get(staff).form(t, "/received")
		v := form.entries()
		v.Set("amount", amount)
		v.Set("note", "Statement 7, line 3")
		return v
	}
	if wrong := desk.do("POST", staff+"/received", enter("a lot")); wrong.Code != 422 || !strings.Contains(wrong.Body.String(), payment.ErrReceipt.Message) {
		t.Errorf("a sum that is none is answered with %d", wrong.Code)
	}
	desk.do("POST", staff+"/received", enter("10.00"))
	if said := b.get(address).text(); !strings.Contains(said, "€10.00 came in so far") {
		t.Errorf("after a part the buyer reads: %s", said)
	}
	if said := desk.get(staff).text(); !strings.Contains(said, "Statement 7, line 3") || !strings.Contains(said, English.T.Pay.Take) {
		t.Errorf("after a part staff read: %s", said)
	}
	h := w.shop.byHand[o.ID]
	h.Received, h.ToSend = h.Amount.Minor+500, 500
	w.shop.byHand[o.ID] = h
	page := desk.get(staff)
	if said := page.text(); !strings.Contains(said, "€5.00 have to be sent back") || strings.Contains(said, English.T.Pay.Take) {
		t.Errorf("after too much staff read: %s", said)
	}
	desk.send(page.form(t, "/sent-back"), func(url.Values) {})
	if said := desk.get(staff).text(); strings.Contains(said, "have to be sent back") {
		t.Errorf("after it was sent back staff read: %s", said)
	}
}
