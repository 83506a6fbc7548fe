package checkout

import (
	"context"
	"encoding/json"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/locale"
	"frontrow/internal/base/text"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/payment"
)

// Details is what a buyer tells about themselves.
type Details struct {
	Name     string         // 1-100 characters; stands on the tickets
	Email    string         // where the tickets go
	Language string         // of mails and tickets; English where it is none of ours
	PayWith  string         // a provider's name; "" for the first that is offered
	Billing  *paper.Billing // what stands on their invoice beside their name; nil to leave that as it is
}

const maxName = 100

// check gives the details as they are kept, or ErrDetails naming what is wrong.
func (d Details) check() (Details, error) {
	var faults []fault.Field
	name, err := text.Line(d.Name, 1, maxName)
	if err != nil {
		faults = append(faults, fault.Field{At: "name", Message: err.Error()})
	}
	email, err := account.ParseEmail(d.Email)
	if err != nil {
		faults = append(faults, fault.Field{At: "email", Message: fault.From(err).Message})
	}
	if d.Billing != nil {
		tidy, err := d.Billing.Tidy()
		if err != nil {
			faults = append(faults, fault.From(err).Fields...)
		}
		d.Billing = &tidy
	}
	if len(faults) > 0 {
		return Details{}, ErrDetails.WithFields(faults)
	}
	return Details{Name: name, Email: email, Language: locale.Of(d.Language).Lang(), PayWith: d.PayWith, Billing: d.Billing}, nil
}

// answer is what a command was answered with, as it is kept with the key:
// which order, and what of it may be another day's later. What it is of and what
// it costs were frozen.
type answer struct {
	Order    id.Order    `json:"order"`
	State    order.State `json:"state"`
	Reason   string      `json:"reason,omitzero"`
	PaidAt   time.Time   `json:"paid_at,omitzero"`
	Returns  int         `json:"returns,omitzero"`  // how many there were
	Deadline time.Time   `json:"deadline,omitzero"` // none in answers of versions before, nor what follows
	Name     string      `json:"name,omitzero"`
	Email    string      `json:"email,omitzero"`
	Language string      `json:"language,omitzero"`
}

func answerWith(o order.Order) answer {
	return answer{o.ID, o.State, o.Reason, o.PaidAt, len(o.Returns), o.Deadline, o.Name, o.Email, o.Language}
}

// in gives the order as it was when the command was answered first.
func (a answer) in(o order.Order) order.Order {
	o.State, o.Reason, o.PaidAt, o.Declined, o.Returns = a.State, a.Reason, a.PaidAt, "", o.Returns[:a.Returns]
	if !a.Deadline.IsZero() {
		o.Deadline, o.Name, o.Email, o.Language = a.Deadline, a.Name, a.Email, a.Language
	}
	return o
}

// Start makes an order of a hold and the page to pay it on. The answer is the
// order as this command leaves it, awaiting payment at PayURL; when there is
// nothing to pay it is in Checking and settles itself at once. Order.Get tells
// how it goes on.
//
// The same key gives the same answer, whatever has happened since. Another
// checkout of the same hold, unchanged, gives the order there is, with the new
// details while nothing is paid; a hold that was changed makes a new order and
// cancels the old one. While the provider cannot be reached, Start returns
// payment.ErrUnreachable with the order made: send it again with the same key.
// It returns payment.ErrNoWay for a way to pay that is not offered.
func (s *Service) Start(ctx context.Context, key idem.Key, buyer id.Buyer, hold inventory.HoldID, d Details) (order.Order, error) {
	given, known, err := s.recall(ctx, key)
	if err != nil {
		return order.Order{}, err
	}
	if !known {
		if given, err = s.begin(ctx, key, buyer, hold, d); err != nil {
			return order.Order{}, err
		}
	}
	return s.begun(ctx, given)
}

// begun sees an order that was begun to its payment page, or to its end where
// nothing is to be paid, and gives it as it was answered first.
func (s *Service) begun(ctx context.Context, given answer) (order.Order, error) {
	w, err := s.read(ctx, given.Order)
	if err != nil {
		return order.Order{}, err
	}
	if w.Step == stepOpen || w.free() && w.Step != stepDone {
		var trouble error
		if w.Order, trouble, err = s.drive(ctx, w.ID, ByJob); err != nil {
			return order.Order{}, err
		}
		switch {
		case w.Step != stepOpen:
		case trouble != nil:
			return order.Order{}, payment.ErrUnreachable.Because(trouble)
		default:
			return order.Order{}, idem.ErrInFlight
		}
	}
	if w.Reason == reasonNoPage {
		return order.Order{}, payment.ErrRefused
	}
	return given.in(w.Order), nil
}

// recall looks for what was answered under a key before.
func (s *Service) recall(ctx context.Context, key idem.Key) (given answer, known bool, err error) {
	if key.IsZero() {
		return answer{}, false, nil
	}
	err = s.run.View(ctx, func(q Tx) error {
		stored, found, err := q.Recall(key)
		if known = found; err != nil || !found {
			return err
		}
		return json.Unmarshal(stored, &given)
	})
	return given, known, err
}

// begin is the first half of Start: everything that is durable before the
// provider is asked for anything.
func (s *Service) begin(ctx context.Context, key idem.Key, buyer id.Buyer, holdID inventory.HoldID, d Details) (answer, error) {
	d, err := d.check()
	if err != nil {
		return answer{}, err
	}
	with, err := s.wayTo(d.PayWith)
	if err != nil {
		return answer{}, err
	}
	hold, err := s.seats.Hold(ctx, holdID, 0)
	if err != nil {
		return answer{}, err
	}
	if buyer.IsZero() || hold.Buyer != buyer {
		return answer{}, inventory.ErrNoHold
	}
	show, err := s.shows.Show(ctx, holdID.Show)
	if err != nil {
		return answer{}, err
	}
	return idem.Once(ctx, s.run, key, func(q Tx) (answer, error) {
		if !hold.Live(q.Now()) {
			return answer{}, inventory.ErrHoldEnded
		}
		if hold.State != inventory.Held {
			return already(q, hold)
		}
		o, found, err := q.UnfinishedOrder(hold.ID)
		if err != nil {
			return answer{}, err
		}
		same := found && o.Revision == hold.Revision
		if same && goesOn(o) && (!payable(o) || o.Provider == with.Name()) {
			return again(q, o, d)
		}
		policy := order.PolicyOf(show.Show)
		var instead *order.Instead
		switch {
		case found && goesOn(o) && o.Instead != nil: // an exchange goes on as one
			instead, policy = o.Instead, o.Policy
		case !hold.Instead.IsZero(): // its exchange is being made, or ended
			return answer{}, ErrBusy
		}
		if found && payable(o) {
			reason := reasonChanged
			if same {
				reason = reasonOtherWay
			}
			if err := supersede(q, &o, stepGiveBack, reason); err != nil {
				return answer{}, err
			}
		}
		made := order.Order{
			ID: id.New[id.Order](), Show: holdID.Show, Organiser: show.Organiser.ID, Buyer: buyer,
			Name: d.Name, Email: d.Email, Language: d.Language, Hold: hold.ID, Revision: hold.Revision,
			Lines: hold.Lines, Voucher: hold.Voucher, PerOrder: hold.PerOrder, Tax: hold.Tax, Currency: hold.Currency, Deadline: hold.Deadline,
			Policy: policy, State: order.AwaitingPayment, Step: stepOpen, CreatedAt: q.Now(), Instead: instead,
		}
		fixed, err := fixedBy(q, made)
		if err != nil {
			return answer{}, err
		}
		began, err := s.add(q, made, intentFor(made, with, show), fixed)
		if err != nil {
			return answer{}, err
		}
		return began, bill(q, made.ID, d)
	})
}

// wayTo finds the provider a buyer chose. It returns payment.ErrNoWay when
// there is none of that name.
func (s *Service) wayTo(pay string) (payment.Gateway, error) {
	if pay == "" {
		return s.offered[0], nil
	}
	if g := s.gateways[pay]; g != nil {
		return g, nil
	}
	return nil, payment.ErrNoWay.WithFields([]fault.Field{{At: "provider", Message: "this is none of the ways to pay"}})
}

// intentFor is what a provider will be asked for.
func intentFor(o order.Order, with payment.Gateway, show catalog.ShowView) payment.Intent {
	way := with.Way()
	return payment.Intent{
		ID: id.New[id.Intent](), Order: o.ID, Provider: with.Name(), Amount: o.Due(), Later: way.Later(),
		Title: show.Event.Title, Email: o.Email, ExpiresAt: way.Due(o.CreatedAt, o.Deadline, show.Show.StartsAt), CreatedAt: o.CreatedAt,
	}
}

// already answers for a hold that an order has sealed or bought.
func already(q Tx, hold inventory.Hold) (answer, error) {
	o, found, err := q.Order(hold.Order)
	if err != nil {
		return answer{}, err
	}
	if !found || o.Buyer != hold.Buyer {
		return answer{}, inventory.ErrHoldSealed
	}
	return answerWith(o), nil
}

// bill keeps what is to stand on the papers of an order that has none yet.
func bill(q Tx, o id.Order, d Details) error {
	if d.Billing == nil {
		return nil
	}
	return q.SavePaperBilling(o, *d.Billing)
}

// again answers with an order that is there. While nothing is paid, its buyer
// may mend their details.
func again(q Tx, o order.Order, d Details) (answer, error) {
	if payable(o) {
		if err := bill(q, o.ID, d); err != nil {
			return answer{}, err
		}
	}
	if payable(o) && (o.Name != d.Name || o.Email != d.Email || o.Language != d.Language) {
		o.Name, o.Email, o.Language = d.Name, d.Email, d.Language
		if err := q.SaveOrderDetails(o); err != nil {
			return answer{}, err
		}
	}
	return answerWith(o), nil
}

// add stores a new order with its intent, the first entry of its timeline and
// the job that goes on with it whatever becomes of this process.
func (s *Service) add(q Tx, o order.Order, i payment.Intent, first order.Entry) (answer, error) {
	for taken := true; taken; {
		var err error
		o.Number = order.NewNumber()
		if _, taken, err = q.OrderByNumber(o.Number); err != nil {
			return answer{}, err
		}
	}
	if o.Due().IsZero() {
		o.State, o.Step = order.Checking, stepSeal
	}
	if err := q.AddOrder(o); err != nil {
		return answer{}, err
	}
	if !o.Due().IsZero() {
		if err := q.AddIntent(i); err != nil {
			return answer{}, err
		}
	}
	if err := order.Note(q, o.ID, first.What, first.Text); err != nil {
		return answer{}, err
	}
	began := answerWith(o)
	if i.Later && o.Step == stepOpen {
		began.Deadline = i.ExpiresAt // as it will be once its seats are fixed
	}
	return began, q.Enqueue(resumeJob(o.ID, lookAt(o, q.Now(), q.Now(), false)))
}

// payable reports whether the buyer may still decide: nothing was authorised,
// as far as we know.
func payable(o order.Order) bool { return o.Step == stepOpen || o.Step == stepPay }

// goesOn reports whether the order may yet be paid.
func goesOn(o order.Order) bool {
	switch o.Step {
	case stepOpen, stepPay, stepReserve, stepOwe, stepLapse, stepSeal, stepSwap, stepCapture, stepSell:
		return true
	}
	return false
}

// supersede takes a payable order from whoever may be asking about it, which
// does no harm, and sends it to its end.
func supersede(q Tx, o *order.Order, to, reason string) error {
	lease, won, err := q.TakeOrderLease(o.ID, o.Step, q.Now(), true)
	if err != nil {
		return err
	}
	if !won {
		return ErrBusy
	}
	if err := o.Move(order.Checking); err != nil {
		return err
	}
	o.Step, o.Reason = to, reason
	return leave(q, *o, lease, to)
}
