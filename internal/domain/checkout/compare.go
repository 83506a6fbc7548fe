package checkout

import (
	"context"
	"errors"
	"fmt"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/payment"
)

const (
	// compareFor is how far back a nightly comparison looks. Money of older
	// orders that a bank takes is told by messages.
	compareFor = 35 * 24 * time.Hour
	// compareEvery is how long after one comparison ended the next begins.
	compareEvery = 22 * time.Hour
	// unclearFor is how old a comparison is before a payment that the provider does
	// not answer about is left to people. Until then it is asked again.
	unclearFor = 6 * time.Hour
	// mostPages bounds a list, so that one that never ends does not go on for ever.
	mostPages = 100_000
)

// CompareAll holds the list of every provider against the books, once a night,
// and goes on with a comparison that was interrupted. Call it every hour.
func (s *Service) CompareAll(ctx context.Context) error {
	var errs []error
	for _, g := range s.offered {
		last, now, err := lastComparison(ctx, s.run, g.Name())
		if err == nil && (last.EndedAt.IsZero() || now.Sub(last.EndedAt) >= compareEvery) {
			_, err = Compare(ctx, s.run, g, now.Add(-compareFor))
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", g.Name(), err))
		}
	}
	return errors.Join(errs...)
}

func lastComparison(ctx context.Context, run txn.Runner[Tx], provider string) (last payment.Comparison, now time.Time, err error) {
	err = run.View(ctx, func(q Tx) error {
		now = q.Now()
		last, _, err = q.Comparison(provider)
		return err
	})
	return last, now, err
}

// Compare holds what a provider lists, of intents made since from, against the
// books, and what the list leaves out. The list is believed in nothing: wherever
// it differs the provider is asked about that one intent. Then the house goes on
// with an order that is under way, or whose bank or late money it does not know
// of yet; everything else that differs becomes a matter for people, and so does a
// payment that a provider which answers otherwise has not told of for hours. Should
// it be interrupted, the next call goes on where it was.
//
// It returns the provider's error as it is, and how far it came.
func Compare(ctx context.Context, run txn.Runner[Tx], g payment.Gateway, from time.Time) (payment.Comparison, error) {
	c := comparison{run: run, gateway: g}
	var err error
	if c.Comparison, c.now, err = lastComparison(ctx, run, g.Name()); err != nil {
		return c.Comparison, err
	}
	if c.Run == 0 || !c.EndedAt.IsZero() {
		c.Comparison = payment.Comparison{Provider: g.Name(), Run: c.Run + 1, From: from, To: c.now, StartedAt: c.now}
	}
	for n := 0; !c.Listed; n++ {
		if err := c.page(ctx); err != nil {
			return c.Comparison, err
		}
		if n > mostPages {
			return c.Comparison, payment.ErrUnreachable.Because(fmt.Errorf("checkout: the list of %s has no end", g.Name()))
		}
	}
	for c.EndedAt.IsZero() {
		if err := c.unlisted(ctx); err != nil {
			return c.Comparison, err
		}
	}
	return c.Comparison, nil
}

type comparison struct {
	payment.Comparison
	run     txn.Runner[Tx]
	gateway payment.Gateway
	now     time.Time // when it went on
}

// page compares one page of the list.
func (c *comparison) page(ctx context.Context) error {
	listing, err := c.gateway.List(ctx, c.From, c.To, c.Cursor)
	if err != nil {
		return err
	}
	if listing.Next != "" && listing.Next == c.Cursor {
		return payment.ErrUnreachable.Because(fmt.Errorf("checkout: the list of %s does not go on after %.80q", c.Provider, c.Cursor))
	}
	var found tally
	for _, status := range listing.Items {
		if err := found.add(c.look(ctx, status, false)); err != nil {
			return err
		}
	}
	return c.save(ctx, func(q Tx, next *payment.Comparison) error {
		for _, status := range listing.Items {
			if err := q.MarkListed(c.Provider, status.Ref, c.Run); err != nil {
				return err
			}
		}
		found.to(next)
		next.Seen += int64(len(listing.Items))
		next.Cursor, next.Listed = listing.Next, listing.Next == ""
		return nil
	})
}

// unlisted asks about intents of ours that the list left out.
func (c *comparison) unlisted(ctx context.Context) error {
	var left []payment.Intent
	if err := c.run.View(ctx, func(q Tx) (err error) {
		left, err = q.UnlistedIntents(c.Comparison, pageSize)
		return err
	}); err != nil {
		return err
	}
	var found tally
	for _, i := range left {
		status, err := c.gateway.Fetch(ctx, i.Ref)
		if errors.Is(err, payment.ErrRefused) {
			err = found.add(odd, c.raise(ctx, payment.MatterProviderLacks, i.Order, i.Ref, ""))
		} else if err == nil {
			err = found.add(c.look(ctx, status, true))
		} else {
			err = found.add(c.unclear(ctx, i.Order, i.Ref, err))
		}
		if err != nil {
			return err
		}
	}
	return c.save(ctx, func(q Tx, next *payment.Comparison) error {
		found.to(next)
		if len(left) < pageSize {
			next.EndedAt = q.Now()
			return nil
		}
		next.After = left[len(left)-1].Order
		return nil
	})
}

// save keeps how far it has come.
func (c *comparison) save(ctx context.Context, change func(q Tx, next *payment.Comparison) error) error {
	var next payment.Comparison
	err := c.run.Update(ctx, func(q Tx) error {
		next = c.Comparison
		return errors.Join(change(q, &next), q.SaveComparison(next))
	})
	if err == nil {
		c.Comparison = next
	}
	return err
}

// outcome is what came of looking at one intent.
type outcome int

const (
	even   outcome = iota // the two say the same
	healed                // the house goes on with it
	odd                   // people have to look
)

// tally counts outcomes.
type tally [odd + 1]int64

func (t *tally) add(o outcome, err error) error {
	t[o]++
	return err
}

func (t *tally) to(c *payment.Comparison) { c.Healed, c.Odd = c.Healed+t[healed], c.Odd+t[odd] }

// look holds one intent against the books. Asked says that status is an answer
// about it, and not out of a list.
func (c *comparison) look(ctx context.Context, status payment.Status, asked bool) (outcome, error) {
	var w work
	var books payment.Balance
	err := c.run.View(ctx, func(q Tx) (err error) {
		w, books, err = c.ours(q, status)
		return err
	})
	known := !w.ID.IsZero()
	switch {
	case err != nil:
		return even, err
	case known && agree(status, books, w.intent.Elsewhere):
		return even, c.settled(ctx, w)
	case !known && !hasMoney(status):
		return even, nil // nobody will ever be led to that page
	case !asked:
		fresh, err := c.gateway.Fetch(ctx, status.Ref)
		if errors.Is(err, payment.ErrRefused) {
			return even, nil // it is in the list, and nowhere else
		}
		if err != nil {
			return c.unclear(ctx, w.ID, status.Ref, err)
		}
		return c.look(ctx, fresh, true)
	case !known:
		return odd, c.raise(ctx, payment.MatterProviderStranger, id.Order{}, status.Ref, sums(status))
	case w.Step != stepDone:
		return healed, c.enqueue(ctx, w, false)
	case status.ChargedBack.Minor != books.ChargedBack, w.intent.Lacking(status, books) > 0, endedUnpaid(w.Order) && cameAfterTheEnd(status, books):
		return healed, c.enqueue(ctx, w, true)
	}
	return odd, c.raise(ctx, payment.MatterProviderDiffers, w.ID, status.Ref, sums(status)+"; here "+booked(books))
}

// unclear leaves a payment that the provider did not answer about to people, so that
// it does not hold up all others for ever. While the comparison is young, or the
// provider answers nothing else either, it gives the error: the next call asks again.
func (c *comparison) unclear(ctx context.Context, o id.Order, ref string, why error) (outcome, error) {
	if c.now.Sub(c.StartedAt) < unclearFor || errors.Is(why, payment.TooFast) {
		return even, why
	}
	if _, err := c.gateway.List(ctx, c.From, c.To, c.Cursor); err != nil {
		return even, err
	}
	return odd, c.raise(ctx, payment.MatterProviderUnclear, o, ref, "")
}

// ours finds the order that an intent is for, and what the books have of it. An
// intent of another name than the order's own is nobody's.
func (c *comparison) ours(q Tx, status payment.Status) (w work, books payment.Balance, err error) {
	intent, found, err := q.IntentByRef(c.Provider, status.Ref)
	if err == nil && !found && !status.Order.IsZero() { // the answer that names it may have been lost
		if intent, found, err = q.Intent(status.Order); found {
			found = intent.Provider == c.Provider && intent.Ref == ""
		}
	}
	if err != nil || !found {
		return w, books, err
	}
	if w, err = load(q, intent.Order); err == nil {
		books, err = payment.BalanceOf(q, w.ID)
	}
	return w, books, err
}

// hasMoney reports whether somebody's money is there, or set aside.
func hasMoney(s payment.Status) bool {
	return s.Standing == payment.Authorised || took(s) > s.Refunded.Minor+s.ChargedBack.Minor
}

// took is what a provider took for an intent, in minor units.
func took(s payment.Status) int64 {
	if s.Standing == payment.Captured || s.Standing == payment.Refunded {
		return s.Amount.Minor
	}
	return 0
}

// agree reports whether a provider and the books say the same of an intent.
// Elsewhere is what was given back another way, in minor units.
func agree(s payment.Status, b payment.Balance, elsewhere int64) bool {
	return took(s) == b.Captured && s.Refunded.Minor+elsewhere == b.Refunded && s.ChargedBack.Minor == b.ChargedBack && s.Standing != payment.Authorised &&
		(took(s) == 0 || s.Amount.Currency == b.Currency)
}

func sums(s payment.Status) string {
	return fmt.Sprintf("%s, %s, %s back, %s at the bank", s.Standing, s.Amount, s.Refunded, s.ChargedBack)
}

func booked(b payment.Balance) string {
	return fmt.Sprintf("%s, %s back, %s at the bank", money.Of(b.Captured, b.Currency), money.Of(b.Refunded, b.Currency), money.Of(b.ChargedBack, b.Currency))
}

// enqueue has the house go on with an order, or look what the bank did with it.
func (c *comparison) enqueue(ctx context.Context, w work, bank bool) error {
	return c.run.Update(ctx, func(q Tx) error {
		if bank {
			return q.Enqueue(bankJob(w.ID, q.Now()))
		}
		return q.Enqueue(resumeJob(w.ID, q.Now()))
	})
}

// raise has people look at an intent, once for what is odd about it.
func (c *comparison) raise(ctx context.Context, kind payment.MatterKind, o id.Order, ref, what string) error {
	return c.run.Update(ctx, func(q Tx) error {
		m := payment.Matter{Kind: kind, Subject: c.Provider + ":" + ref + " " + what, Order: o, Detail: c.Provider + ": " + ref + " " + what}
		if !o.IsZero() {
			about, _, err := q.Order(o)
			if err != nil {
				return err
			}
			m.Organiser = about.Organiser
		}
		return payment.Raise(q, m)
	})
}

// settled closes what people were to look at about an order that is even again.
func (c *comparison) settled(ctx context.Context, w work) error {
	var open []payment.Matter
	if err := c.run.View(ctx, func(q Tx) (err error) {
		open, err = q.OpenMatters(id.Organiser{}, w.ID, id.Matter{}, 1)
		return err
	}); err != nil || len(open) == 0 {
		return err
	}
	return c.run.Update(ctx, func(q Tx) error {
		return settleMatters(q, w.ID, payment.MatterProviderDiffers, payment.MatterProviderLacks, payment.MatterProviderUnclear)
	})
}
