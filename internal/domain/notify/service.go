package notify

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/job"
	"frontrow/internal/base/txn"
)

// Options is what the service works with.
type Options struct {
	Run       txn.Runner[Tx]
	Records   Records
	Printer   Printer
	Mailer    Mailer
	PublicURL string                       // where the pages are: "https://tickets.example"
	PayTo     func(provider string) string // where money goes that people send, in lines
	Secret    []byte                       // what order links are derived from; see ticket.OrderKey
}

// Service sends messages.
type Service struct{ Options }

// NewService gives the service.
func NewService(o Options) *Service {
	o.PublicURL = strings.TrimSuffix(o.PublicURL, "/")
	return &Service{o}
}

// The kinds of jobs this package carries out. Their handlers are Service's
// Handle methods.
const (
	JobTickets   = "notify.tickets"   // {order}: the order was paid
	JobCancelled = "notify.cancelled" // {order}: the order ended without a sale, or its sale was taken back
	JobOwed      = "notify.owed"      // {order}: its seats are fixed, and it is to be paid
	JobLapsed    = "notify.lapsed"    // {order}: it was not paid in time, after its seats were fixed
	JobRefunded  = "notify.refunded"  // {order, no}: the money of its n-th return went back, and places are left
	JobReturning = "notify.returning" // {order, no}: its buyer returned places for the n-th time, and the money is not back yet
	JobBank      = "notify.bank"      // {order, no, reinstated}: a bank took its money back, or gave it up again
	JobMoved     = "notify.moved"     // {order, no}: its show was moved for the n-th time
	JobExchange  = "notify.exchange"  // {order}: it is for other places, and the rest of its price is to be paid
	JobUnchanged = "notify.unchanged" // {order}: it was for other places, and did not come about
	JobSend      = "notify.send"      // {message}: a message that was asked for again
)

type orderArgs struct {
	Order id.Order `json:"order"`
	No    int      `json:"no,omitempty"`   // of the message; 1 when left out
	Good  bool     `json:"good,omitempty"` // of JobBank: the bank gave the money up
}

type messageArgs struct {
	Message id.Message `json:"message"`
}

// TicketsJob asks for the tickets of an order to be mailed.
func TicketsJob(o id.Order) job.Job {
	return job.New(JobTickets, o.String(), orderArgs{Order: o}, time.Time{}).In(job.Letters)
}

// CancelledJob asks for a mail that says how an order ended.
func CancelledJob(o id.Order) job.Job {
	return job.New(JobCancelled, o.String(), orderArgs{Order: o}, time.Time{}).In(job.Letters)
}

// OwedJob asks for a mail that says how to pay for seats that are fixed.
func OwedJob(o id.Order) job.Job {
	return job.New(JobOwed, o.String(), orderArgs{Order: o}, time.Time{}).In(job.Letters)
}

// LapsedJob asks for a mail that says that they were not paid in time.
func LapsedJob(o id.Order) job.Job {
	return job.New(JobLapsed, o.String(), orderArgs{Order: o}, time.Time{}).In(job.Letters)
}

// RefundedJob asks for a mail that says that the money of an order's n-th return
// went back.
func RefundedJob(o id.Order, n int) job.Job {
	return job.New(JobRefunded, o.String()+":"+strconv.Itoa(n), orderArgs{Order: o, No: n}, time.Time{}).In(job.Letters)
}

// ReturningAfter is how long a buyer who returns places waits for a mail that says so.
// Where the money has gone back by then, the mail that tells of that is the only one.
const ReturningAfter = time.Minute

// ReturningJob asks for a mail that says that an order's n-th return, which its buyer
// made now, is under way.
func ReturningJob(o id.Order, n int, now time.Time) job.Job {
	return job.New(JobReturning, ReturningKey(o, n), orderArgs{Order: o, No: n}, now.Add(ReturningAfter)).In(job.Letters)
}

// ReturningKey is the key of that job, to drop it by.
func ReturningKey(o id.Order, n int) string { return o.String() + ":" + strconv.Itoa(n) }

// HandleReturning carries out a job of kind JobReturning.
func (s *Service) HandleReturning(ctx context.Context, args json.RawMessage) error {
	return s.first(ctx, Returning, args)
}

// ExchangeJob asks for a mail with the link to pay the rest of an order that is for
// other places instead.
func ExchangeJob(o id.Order) job.Job {
	return job.New(JobExchange, o.String(), orderArgs{Order: o}, time.Time{}).In(job.Letters)
}

// UnchangedJob asks for a mail that says that such an order did not come about.
func UnchangedJob(o id.Order) job.Job {
	return job.New(JobUnchanged, o.String(), orderArgs{Order: o}, time.Time{}).In(job.Letters)
}

// HandleExchange carries out a job of kind JobExchange.
func (s *Service) HandleExchange(ctx context.Context, args json.RawMessage) error {
	return s.first(ctx, Exchange, args)
}

// HandleUnchanged carries out a job of kind JobUnchanged.
func (s *Service) HandleUnchanged(ctx context.Context, args json.RawMessage) error {
	return s.first(ctx, Unchanged, args)
}

// MovedJob asks for a mail that says that the show of an order was moved, for the
// n-th time.
func MovedJob(o id.Order, n int) job.Job {
	return job.New(JobMoved, o.String()+":"+strconv.Itoa(n), orderArgs{Order: o, No: n}, time.Time{}).In(job.Letters)
}

// HandleMoved carries out a job of kind JobMoved.
func (s *Service) HandleMoved(ctx context.Context, args json.RawMessage) error {
	return s.first(ctx, Moved, args)
}

// BankJob asks for a mail that says that the bank of a buyer took back money of
// an order, or gave it up again. It is the n-th time that the books follow the
// bank.
func BankJob(o id.Order, n int, gaveUp bool) job.Job {
	return job.New(JobBank, o.String()+":"+strconv.Itoa(n), orderArgs{o, n, gaveUp}, time.Time{}).In(job.Letters)
}

// HandleBank carries out a job of kind JobBank.
func (s *Service) HandleBank(ctx context.Context, args json.RawMessage) error {
	var a orderArgs
	if err := json.Unmarshal(args, &a); err == nil && a.Good {
		return s.first(ctx, Reinstated, args)
	}
	return s.first(ctx, ChargedBack, args)
}

// HandleOwed carries out a job of kind JobOwed.
func (s *Service) HandleOwed(ctx context.Context, args json.RawMessage) error {
	return s.first(ctx, Owed, args)
}

// HandleLapsed carries out a job of kind JobLapsed.
func (s *Service) HandleLapsed(ctx context.Context, args json.RawMessage) error {
	return s.first(ctx, Lapsed, args)
}

// HandleRefunded carries out a job of kind JobRefunded.
func (s *Service) HandleRefunded(ctx context.Context, args json.RawMessage) error {
	return s.first(ctx, Refunded, args)
}

// HandleTickets carries out a job of kind JobTickets.
func (s *Service) HandleTickets(ctx context.Context, args json.RawMessage) error {
	return s.first(ctx, Tickets, args)
}

// HandleCancelled carries out a job of kind JobCancelled.
func (s *Service) HandleCancelled(ctx context.Context, args json.RawMessage) error {
	return s.first(ctx, Cancelled, args)
}

// HandleSend carries out a job of kind JobSend.
func (s *Service) HandleSend(ctx context.Context, args json.RawMessage) error {
	var a messageArgs
	if err := json.Unmarshal(args, &a); err != nil {
		return fmt.Errorf("notify: arguments of %s: %w", JobSend, err)
	}
	return s.send(ctx, a.Message)
}

// first sends the message of a kind about an order that is sent by itself, unless
// it is there and has ended already.
func (s *Service) first(ctx context.Context, kind Kind, args json.RawMessage) error {
	var a orderArgs
	if err := json.Unmarshal(args, &a); err != nil {
		return fmt.Errorf("notify: arguments of a job for %s: %w", kind, err)
	}
	o, err := s.Records.Order(ctx, a.Order)
	if err != nil {
		return err
	}
	no := max(a.No, 1)
	var message id.Message
	err = s.Run.Update(ctx, func(q Tx) error {
		all, err := q.MessagesOfOrder(o.ID)
		if err != nil {
			return err
		}
		for _, m := range all {
			if m.Kind == kind && m.No == no {
				message = m.ID
				return nil
			}
		}
		m := newMessage(q, o, kind, no)
		message = m.ID
		return q.AddMessage(m)
	})
	if err != nil {
		return err
	}
	return s.send(ctx, message)
}

// OfOrder gives every message about an order, oldest first. Whether the caller
// may see it is the same question as whether they may see the order; ask that
// first.
func (s *Service) OfOrder(ctx context.Context, o id.Order) (all []Message, err error) {
	err = s.Run.View(ctx, func(q Tx) error {
		all, err = q.MessagesOfOrder(o)
		return err
	})
	return all, err
}
