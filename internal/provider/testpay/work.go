package testpay

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/provider/contract"
)

const (
	mostAtOnce  = 64                 // decisions, or webhooks, taken up in one go
	mostSending = 8                  // webhooks on their way at a time
	firstRetry  = time.Second        // after a webhook that was not taken
	lastRetry   = time.Hour          // the longest wait between two tries
	sendTimeout = 10 * time.Second   // of one webhook
	giveUpAfter = 3 * 24 * time.Hour // then a webhook is dropped
)

// Run does what is due until ctx ends: decisions that were put off, and
// webhooks.
func (c *Company) Run(ctx context.Context) {
	for {
		if err := c.Tick(ctx); err != nil && ctx.Err() == nil {
			c.log.Error("testpay could not do what was due", "error", err)
		}
		wait := time.Minute
		if due, err := nextDue(ctx, c.db); err == nil && !due.IsZero() {
			wait = min(wait, max(due.Sub(c.clock.Now()), time.Millisecond))
		}
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-c.wake:
		case <-timer.C:
		}
		timer.Stop()
	}
}

// Tick does everything that is due by now, once.
func (c *Company) Tick(ctx context.Context) error {
	refs, err := undecided(ctx, c.db, c.clock.Now(), mostAtOnce)
	if err != nil {
		return err
	}
	for _, ref := range refs {
		if _, err := c.change(ctx, ref, "", "", (*intent).authorise); err != nil {
			return err
		}
	}
	due, err := c.dueDeliveries(ctx)
	if err != nil {
		return err
	}
	var sending sync.WaitGroup
	slots := make(chan struct{}, mostSending)
	for _, d := range due {
		slots <- struct{}{}
		sending.Go(func() {
			defer func() { <-slots }()
			if err := c.deliver(ctx, d); err != nil && ctx.Err() == nil {
				c.log.Error("testpay could not note what became of a webhook", "delivery", d.id, "error", err)
			}
		})
	}
	sending.Wait()
	return nil
}

// delivery is a webhook that is due.
type delivery struct {
	id       string
	url      string
	body     []byte
	madeAt   time.Time
	attempts int
}

func (c *Company) dueDeliveries(ctx context.Context) ([]delivery, error) {
	rows, err := c.db.QueryContext(ctx, `
SELECT id, url, body, made_at, attempts FROM deliveries WHERE due_at <= $1 ORDER BY due_at LIMIT $2`,
		clock.Micros(c.clock.Now()), mostAtOnce)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var due []delivery
	for rows.Next() {
		var d delivery
		var made int64
		if err := rows.Scan(&d.id, &d.url, &d.body, &made, &d.attempts); err != nil {
			return nil, err
		}
		d.madeAt = clock.FromMicros(made)
		due = append(due, d)
	}
	return due, rows.Err()
}

// deliver sends one webhook and notes what became of it. It is sent again
// until the shop answers with success.
func (c *Company) deliver(ctx context.Context, d delivery) error {
	now := c.clock.Now()
	if c.send(ctx, d, now) || strings.HasPrefix(d.id, forged) || strings.HasPrefix(d.id, replayed) || now.Sub(d.madeAt) > giveUpAfter {
		return c.settle(ctx, `DELETE FROM deliveries WHERE id = $1`, d.id)
	}
	wait := min(firstRetry<<min(d.attempts, 20), lastRetry)
	return c.settle(ctx, `UPDATE deliveries SET attempts = attempts + 1, due_at = $1 WHERE id = $2`,
		clock.Micros(now.Add(wait)), d.id)
}

func (c *Company) settle(ctx context.Context, statement string, args ...any) error {
	_, err := c.db.ExecContext(context.WithoutCancel(ctx), statement, args...)
	return err
}

func (c *Company) send(ctx context.Context, d delivery, now time.Time) (taken bool) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, d.url, bytes.NewReader(d.body))
	if err != nil {
		return false
	}
	request.Header.Set("Content-Type", "application/json")
	secret, at := c.secret, now
	switch {
	case strings.HasPrefix(d.id, forged):
		secret = "a wrong secret"
	case strings.HasPrefix(d.id, replayed):
		at = d.madeAt
	}
	request.Header.Set(contract.HeaderSignature, contract.Sign(secret, at, d.body))
	response, err := c.http.Do(request)
	if err != nil {
		return false
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, io.LimitReader(response.Body, contract.MaxBody)); err != nil {
		return false
	}
	return response.StatusCode/100 == 2
}
