package notify

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/job"
	"frontrow/internal/base/locale"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/order"
)

// How often somebody may ask for their orders, within a while: mails to one
// address, and asking from one place. The latter is wide, because a whole
// office or a proxy may be one place.
const (
	AskWhile       = 15 * time.Minute
	mostPerAddress = 3
	mostPerPlace   = 100
)

const (
	findMonths = 13 // how old an order may be that is found
	mostFound  = 50
)

// JobFind is the kind of job that looks for somebody's orders: {email}.
const JobFind = "notify.find"

type findArgs struct {
	Email string `json:"email"`
}

// Find has a mail with links to their orders sent to whoever has an address,
// if there are any. The answer never tells: whether there are orders is looked
// up later, by a job, and an address that was asked for too often is passed
// over in silence. from is where the request came from.
//
// It returns account.ErrBadEmail and ErrAskedTooOften, which is about where
// the request came from alone.
func (s *Service) Find(ctx context.Context, email, from string) error {
	address, err := account.ParseEmail(email)
	if err != nil {
		return err
	}
	return s.Run.Update(ctx, func(q Tx) error {
		asks, since, err := q.CountAsk(askDigest("place", from), q.Now(), q.Now().Add(-AskWhile))
		if err != nil {
			return err
		}
		if asks > mostPerPlace {
			return ErrAskedTooOften.After(since.Add(AskWhile).Sub(q.Now()))
		}
		digest := askDigest("address", account.CanonicalEmail(address))
		asks, _, err = q.CountAsk(digest, q.Now(), q.Now().Add(-AskWhile))
		if err != nil || asks > mostPerAddress {
			return err
		}
		return q.Enqueue(job.New(JobFind, digest, findArgs{address}, time.Time{}))
	})
}

// askDigest names who is counted, so that the table holds neither addresses of
// strangers nor rows of any length.
func askDigest(what, who string) string {
	sum := sha256.Sum256([]byte(what + " " + who))
	return hex.EncodeToString(sum[:16])
}

// HandleFind carries out a job of kind JobFind. The mail goes to the address
// that stands on the newest order, not to what was typed.
func (s *Service) HandleFind(ctx context.Context, args json.RawMessage) error {
	var a findArgs
	if err := json.Unmarshal(args, &a); err != nil {
		return fmt.Errorf("notify: arguments of %s: %w", JobFind, err)
	}
	var message id.Message
	err := s.Run.Update(ctx, func(q Tx) error {
		message = id.Message{} // the body may run again
		orders, err := q.OrdersOfMailbox(a.Email, q.Now().AddDate(0, -findMonths, 0), 1)
		if err != nil || len(orders) == 0 {
			return err
		}
		all, err := q.MessagesOfOrder(orders[0].ID)
		if err != nil {
			return err
		}
		m := newMessage(q, orders[0], Found, 1)
		for _, one := range all {
			if one.Kind == Found {
				m.No = max(m.No, one.No+1)
			}
		}
		message = m.ID
		if err := q.AddMessage(m); err != nil {
			return err
		}
		// Whatever becomes of this run, the message is sent.
		return q.Enqueue(job.New(JobSend, m.ID.String(), messageArgs{m.ID}, q.Now().Add(pauseBetween)))
	})
	if err != nil || message.IsZero() {
		return err
	}
	return s.send(ctx, message)
}

// foundOrder is an order in the letter that lists them.
type foundOrder struct {
	Order, Title, Date, Venue, Link string
	Note                            string // how it stands, unless it is paid
}

// composeFound writes the letter that lists the orders of an address.
func (s *Service) composeFound(ctx context.Context, m Message) (Mail, error) {
	var orders []order.Order
	err := s.Run.View(ctx, func(q Tx) (err error) {
		orders, err = q.OrdersOfMailbox(m.To, m.CreatedAt.AddDate(0, -findMonths, 0), mostFound)
		return err
	})
	if err != nil {
		return Mail{}, err
	}
	l := letter{Locale: locale.English} // the newest order says which language is spoken
	for i, o := range orders {
		view, err := s.Records.Show(ctx, o.Show)
		if err != nil {
			return Mail{}, err
		}
		one := s.letter(o, view)
		if i == 0 {
			l = letter{Locale: one.Locale, Name: one.Name, Accent: plainAccent, Title: one.Words().FoundTitle, Organiser: "Frontrow"}
		}
		l.Orders = append(l.Orders, foundOrder{
			Title: one.Title, Date: l.Moment(view.Show.StartsAt, view.Venue.TimeZone), Venue: one.Venue,
			Order: one.Say(l.Words().FoundOrder), Link: one.Link, Note: l.Words().Notes[o.State],
		})
	}
	mail := Mail{ID: m.ID, From: l.Organiser, To: Address{Name: l.Name, Email: m.To}, Subject: l.Title}
	mail.Text, mail.HTML, err = l.write(Found)
	mail.Text = strings.TrimLeft(mail.Text, "\n")
	return mail, err
}
