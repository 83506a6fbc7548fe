package checkout_test

import (
	"context"
	"strings"
	"sync"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
)

// company is a payment provider in memory. It does each thing once by its
// key, and the fuse may burn before it does or after.
type company struct {
	mu       sync.Mutex
	fuse     *fuse
	name     string
	away     bool // nobody answers
	atOnce   bool // it captures when the buyer pays
	refuses  bool // it opens no new intent
	later    bool // people send the money by hand, within a week
	poor     bool // it has nothing to give back, and says so for good under a key
	noFunds  map[string]bool
	sent     bool            // and it was noted that what had to go back went back
	busy     int             // so many refunds are turned away: it is asked too often
	onRefund func()          // what happens while a refund is asked for
	page     int             // so many intents are on a page of its list; two unless it is set
	listed   int             // so many pages were given
	mute     map[string]bool // intents that it does not answer about
	fails    int             // every so-manieth page of the list ends in an error; none if zero
	skips    bool            // its list leaves out every other intent, and cuts what it tells of the others
	intents  map[string]*atCompany
	byKey    map[string]string
	captures int // that took money
}

type atCompany struct {
	payment.Status
	asked payment.Request
	came  int64 // by hand, so far

	disputed bool // no refund of it is made
	slow     bool // a refund of it is taken on, and on its way
	loses    bool // a refund of it is taken on, and fails
}

func newCompany(f *fuse) *company {
	return &company{fuse: f, name: "company", intents: map[string]*atCompany{}, noFunds: map[string]bool{}, byKey: map[string]string{}}
}

func (c *company) Name() string { return c.name }

func (c *company) Way() payment.Way {
	if c.later {
		return payment.Way{PayWithin: week, ListenFor: 36 * time.Hour}
	}
	return payment.Way{}
}

const week = 7 * 24 * time.Hour

func (c *company) call(what string, do func() error) error {
	if err := c.fuse.burn("before " + what); err != nil {
		return payment.ErrUnreachable.Because(err)
	}
	c.mu.Lock()
	away := c.away
	var err error
	if !away {
		err = do()
	}
	c.mu.Unlock()
	if away {
		return payment.ErrUnreachable
	}
	if lost := c.fuse.burn("after " + what); lost != nil {
		return payment.ErrUnreachable.Because(lost)
	}
	return err
}

func (c *company) Create(_ context.Context, r payment.Request) (created payment.Created, err error) {
	err = c.call("create", func() error {
		ref, known := c.byKey[r.Key]
		if !known {
			if c.refuses {
				return payment.ErrRefused
			}
			ref = "ref_" + id.Secret()
			c.byKey[r.Key] = ref
			c.intents[ref] = &atCompany{Status: payment.Status{Ref: ref, Order: r.Order, Standing: payment.Open, Amount: r.Amount}, asked: r}
		} else if c.intents[ref].asked != r {
			return payment.ErrRefused
		}
		created = payment.Created{Ref: ref, URL: "https://company.example/" + ref}
		return nil
	})
	return created, err
}

func (c *company) Fetch(_ context.Context, ref string) (status payment.Status, err error) {
	err = c.call("fetch", func() error {
		i, known := c.intents[ref]
		if !known {
			return payment.ErrRefused
		}
		if c.mute[ref] {
			return payment.ErrUnreachable
		}
		status = i.Status
		return nil
	})
	return status, err
}

func (c *company) Capture(_ context.Context, ref string, amount money.Amount, key string) error {
	return c.move("capture", ref, key, func(i *atCompany) bool {
		if i.Standing != payment.Authorised || amount != i.Amount {
			return false
		}
		i.Standing = payment.Captured
		c.captures++
		return true
	})
}

func (c *company) Void(_ context.Context, ref, key string) error {
	return c.move("void", ref, key, func(i *atCompany) bool {
		switch i.Standing {
		case payment.Open, payment.Pending, payment.Authorised, payment.Voided:
			i.Standing = payment.Voided
			if i.came > 0 {
				i.Standing, i.Amount.Minor = payment.Captured, i.came
			}
			return true
		}
		return false
	})
}

func (c *company) takeOnRefund() (do func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	do, c.onRefund = c.onRefund, nil
	return do
}

func (c *company) Refund(_ context.Context, ref string, amount money.Amount, key string) error {
	if do := c.takeOnRefund(); do != nil {
		do()
	}
	if c.later && !c.sent {
		return c.call("refund", func() error { return payment.ErrByHand })
	}
	if err := c.call("refund", func() error {
		if c.busy > 0 {
			c.busy--
			return payment.ErrUnreachable.Because(payment.TooFast)
		}
		if c.poor {
			c.noFunds[key] = true
		}
		if c.noFunds[key] {
			return payment.ErrNoFunds
		}
		return nil
	}); err != nil {
		return err
	}
	return c.move("refund", ref, key, func(i *atCompany) bool {
		if i.disputed || i.Standing != payment.Captured || amount.Minor > i.Amount.Minor-i.Refunded.Minor {
			return false
		}
		if i.slow || i.loses {
			if i.Returning = amount; i.loses {
				i.Returning, i.RefundsFailed = notBack, i.RefundsFailed+1
			}
			return true
		}
		i.Refunded = money.Of(i.Refunded.Minor+amount.Minor, amount.Currency)
		if i.Refunded == i.Amount {
			i.Standing = payment.Refunded
		}
		return true
	})
}

func (c *company) move(what, ref, key string, do func(*atCompany) bool) error {
	return c.call(what, func() error {
		if _, done := c.byKey[key]; done {
			return nil
		}
		if i := c.intents[ref]; i == nil || !do(i) {
			return payment.ErrRefused
		}
		c.byKey[key] = ref
		return nil
	})
}

func (c *company) Verify(_ map[string][]string, body []byte, now time.Time) (payment.Event, error) {
	if len(body) == 0 {
		return payment.Event{}, payment.ErrBadSignature
	}
	return payment.Event{ID: string(body), Type: "payment.news", Ref: c.refOf(string(body)), At: now, After: strings.HasPrefix(string(body), "bank")}, nil
}

// refOf is the intent that a message is about: that of the order it names, or the one
// there is.
func (c *company) refOf(message string) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, named, _ := strings.Cut(message, " of ")
	for ref, i := range c.intents {
		if named == "" || i.Order.String() == named {
			return ref
		}
	}
	return ""
}

// approve is a buyer who pays the order, with the money the bank sets aside.
func (c *company) approve(o id.Order, amount money.Amount) {
	c.set(o, func(i *atCompany) {
		if i.Standing != payment.Open {
			return
		}
		i.Amount, i.Declined = amount, ""
		i.Standing = payment.Authorised
		if c.atOnce {
			i.Standing = payment.Captured
			c.captures++
		}
	})
}

// receive is money that came by hand.
func (c *company) receive(o id.Order, minor int64) {
	c.set(o, func(i *atCompany) {
		if i.Standing != payment.Open {
			return
		}
		if i.came += minor; i.came >= i.Amount.Minor {
			i.Standing, i.Amount.Minor = payment.Captured, i.came
			c.captures++
		}
	})
}

// send is the box office noting that it sent back what it had to.
func (c *company) send() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sent = true
}

// decline is a buyer whose card is turned down.
func (c *company) decline(o id.Order) {
	c.set(o, func(i *atCompany) { i.Declines, i.Declined = i.Declines+1, "the card was declined" })
}

// set changes how the order's intent stands there.
func (c *company) set(o id.Order, change func(*atCompany)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, i := range c.intents {
		if i.Order == o {
			change(i)
		}
	}
}

// of tells how the order's intent stands there.
func (c *company) of(o id.Order) (status payment.Status) {
	c.set(o, func(i *atCompany) { status = i.Status })
	return status
}

// kept is the money that the company took and has not given back.
func (c *company) kept(o id.Order) int64 {
	switch s := c.of(o); s.Standing {
	case payment.Captured, payment.Refunded:
		return s.Amount.Minor - s.Refunded.Minor
	default:
		return 0
	}
}

func (c *company) setAway(away bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.away = away
}
