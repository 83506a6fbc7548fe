package testpay_test

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// script tells the company how to go wrong with an order's payment.
func (w *whole) script(o order.Order, doc string) int {
	w.Helper()
	q, err := http.NewRequestWithContext(w.Context(), http.MethodPost, w.url+"/testpay/api/intents/"+o.Ref+"/script", strings.NewReader(doc))
	if err != nil {
		w.Fatal(err)
	}
	q.Header.Set("Authorization", "Bearer s")
	q.Header.Set("Idempotency-Key", o.ID.String()+doc)
	answer, err := http.DefaultClient.Do(q)
	if err != nil {
		w.Fatal(err)
	}
	_ = answer.Body.Close()
	return answer.StatusCode
}

// TestScripts: however the company is told to go wrong, an order ends with its
// seat and its money, or with neither; and the house gets the messages that
// were asked for.
func TestScripts(t *testing.T) {
	const sold = 4500
	for name, test := range map[string]struct {
		doc            string
		state          order.State
		kept           int64
		taken, refused int32 // messages, by what the house answers
	}{
		"well":             {`{"outcome":"approve"}`, order.Paid, sold, 1, 0},
		"declined":         {`{"outcome":"decline"}`, order.Expired, 0, 1, 0},
		"challenged":       {`{"outcome":"challenge"}`, order.Expired, 0, 0, 0},
		"copies":           {`{"outcome":"approve","copies":30}`, order.Paid, sold, 31, 0},
		"lost":             {`{"outcome":"approve","lose":true}`, order.Paid, sold, 0, 0},
		"delayed":          {`{"outcome":"approve","delays":[900]}`, order.Paid, sold, 1, 0},
		"forged":           {`{"outcome":"approve","forge":true}`, order.Paid, sold, 1, 1},
		"replayed, fresh":  {`{"outcome":"approve","replay":30}`, order.Paid, sold, 2, 0},
		"replayed, old":    {`{"outcome":"approve","replay":600}`, order.Paid, sold, 1, 1},
		"a cent too few":   {`{"outcome":"approve","more":-1}`, order.Cancelled, 0, 1, 0},
		"a cent too many":  {`{"outcome":"approve","more":1}`, order.Cancelled, 0, 1, 0},
		"another currency": {`{"outcome":"approve","currency":"USD"}`, order.Cancelled, 0, 1, 0},
		"takes less":       {`{"outcome":"approve","takes":-100}`, order.Cancelled, 0, 1, 0},
		"takes more":       {`{"outcome":"approve","takes":100}`, order.Cancelled, 0, 1, 0},
		"breaks":           {`{"outcome":"approve","break":3}`, order.Paid, sold, 1, 0},
		"away":             {`{"outcome":"approve","away":300}`, order.Paid, sold, 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWhole(t)
			var taken, refused atomic.Int32
			inside := w.inside
			w.inside = func(rw http.ResponseWriter, r *http.Request) {
				seen := &statusSeen{ResponseWriter: rw}
				if inside(seen, r); seen.status == 0 {
					taken.Add(1)
				} else {
					refused.Add(1)
				}
			}
			o, err := w.begin("s/A/1")
			if err != nil {
				t.Fatal(err)
			}
			if status := w.script(o, test.doc); status != http.StatusOK {
				t.Fatalf("the script is answered with %d", status)
			}
			for range 140 {
				w.turn()
				w.clock.Advance(15 * time.Second)
			}
			ended := w.see(o)
			status, err := w.gateway.Fetch(t.Context(), o.Ref)
			kept := int64(0)
			if status.Standing == payment.Captured || status.Standing == payment.Refunded {
				kept = status.Amount.Minor - status.Refunded.Minor
			}
			if ended.State != test.state || kept != test.kept || err != nil {
				t.Errorf("the order is %s at %s, and the company keeps %d (%s), %v", ended.State, ended.Step, kept, status.Standing, err)
			}
			if taken.Load() != test.taken || refused.Load() != test.refused {
				t.Errorf("%d messages were taken and %d refused", taken.Load(), refused.Load())
			}
			if sold, paidFor := w.sold(), w.balanced(); sold != paidFor {
				t.Errorf("%d seats are sold, %d paid for", sold, paidFor)
			}
		})
	}
}

type statusSeen struct {
	http.ResponseWriter
	status int
}

func (s *statusSeen) WriteHeader(status int) {
	s.status = status
	s.ResponseWriter.WriteHeader(status)
}

func TestScriptsThatAreNone(t *testing.T) {
	w := newWhole(t)
	o, err := w.begin("s/A/1")
	if err != nil {
		t.Fatal(err)
	}
	for _, doc := range []string{`{"outcome":"steal"}`, `{"outcome":"slow"}`, `{"copies":101}`, `{"copies":-1}`, `{"delays":[-1]}`, `{"away":604801}`, `{"from":1}`} {
		if got := w.script(o, doc); got != http.StatusUnprocessableEntity {
			t.Errorf("%s is answered with %d", doc, got)
		}
	}
	if got := w.script(o, `{"wrong":1}`); got != http.StatusBadRequest {
		t.Errorf("a member that is none is answered with %d", got)
	}
	if got := w.script(order.Order{ID: o.ID, Ref: "tp_none"}, `{}`); got != http.StatusNotFound {
		t.Errorf("a payment that is none is answered with %d", got)
	}
}
