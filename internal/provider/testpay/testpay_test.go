package testpay_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
	"frontrow/internal/provider/testpay"
)

const secret = "a secret between the two of them"

var start = time.Date(2027, 3, 1, 18, 0, 0, 0, time.UTC)

// world is a shop that takes webhooks and a company it is paid through.
type world struct {
	t       *testing.T
	clock   *clock.Fake
	path    string
	company *testpay.Company
	server  *httptest.Server
	client  payment.Gateway
	shop    *shop
}

// shop remembers the webhooks it got and answers as it is told.
type shop struct {
	*httptest.Server
	mu     sync.Mutex
	status int
	got    []message
}

type message struct {
	header http.Header
	body   []byte
}

func (s *shop) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.got = append(s.got, message{r.Header.Clone(), body})
	w.WriteHeader(s.status)
}

func (s *shop) answers(status int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.status = status
}

func (s *shop) messages() []message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.got
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, clock: clock.NewFake(start), path: filepath.Join(t.TempDir(), "test pay?.db"), shop: &shop{status: http.StatusOK}}
	w.shop.Server = httptest.NewServer(w.shop)
	t.Cleanup(w.shop.Close)
	var serving http.Handler
	w.server = httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) { serving.ServeHTTP(rw, r) }))
	t.Cleanup(w.server.Close)
	serving = http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) { w.company.ServeHTTP(rw, r) })
	w.open()
	t.Cleanup(func() {
		if err := w.company.Close(); err != nil {
			t.Error(err)
		}
	})
	w.client = testpay.NewClient(w.server.URL+"/testpay", secret, nil)
	return w
}

func (w *world) open() {
	w.t.Helper()
	company, err := testpay.Open(w.t.Context(), testpay.Options{
		Path: w.path, Secret: secret, BaseURL: w.server.URL + "/testpay", ShopURL: w.shop.URL,
		Clock: w.clock, Logger: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		w.t.Fatal(err)
	}
	w.company = company
}

func (w *world) request() payment.Request {
	o := id.New[id.Order]()
	return payment.Request{
		Intent: id.New[id.Intent](), Order: o, Amount: money.Of(9000, "EUR"),
		Title: "Swan <Lake>", Email: "ada@example.org",
		ReturnURL: w.shop.URL + "/orders/" + o.String() + "/return", NotifyURL: w.shop.URL + "/hooks",
		ExpiresAt: start.Add(10 * time.Minute), Key: o.String() + ":create",
	}
}

func (w *world) create() (payment.Request, payment.Created) {
	w.t.Helper()
	r := w.request()
	created, err := w.client.Create(w.t.Context(), r)
	if err != nil {
		w.t.Fatal(err)
	}
	return r, created
}

// noRedirect shows where a browser is sent to.
var noRedirect = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

func (w *world) post(address string, form url.Values) *http.Response {
	w.t.Helper()
	response, err := noRedirect.PostForm(address, form)
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = response.Body.Close() })
	return response
}

func (w *world) page(address string) string {
	w.t.Helper()
	response, err := http.Get(address)
	if err != nil {
		w.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return string(body)
}

func (w *world) standing(ref string) payment.Status {
	w.t.Helper()
	status, err := w.client.Fetch(w.t.Context(), ref)
	if err != nil {
		w.t.Fatal(err)
	}
	return status
}

func (w *world) tick() {
	w.t.Helper()
	if err := w.company.Tick(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) events() (types []string) {
	w.t.Helper()
	for _, m := range w.shop.messages() {
		e, err := w.client.Verify(m.header, m.body, w.clock.Now())
		if err != nil {
			w.t.Fatal(err)
		}
		types = append(types, e.Type)
	}
	return types
}

func choose(outcome string) url.Values { return url.Values{"outcome": {outcome}} }

func TestOnePostPays(t *testing.T) {
	w := newWorld(t)
	r, created := w.create()
	response := w.post(created.URL, choose("approve"))
	if response.StatusCode != http.StatusSeeOther || response.Header.Get("Location") != r.ReturnURL {
		t.Fatalf("the answer is %s to %q", response.Status, response.Header.Get("Location"))
	}
	status := w.standing(created.Ref)
	if status.Standing != payment.Authorised || status.Order != r.Order || status.Amount != r.Amount {
		t.Fatalf("status %+v", status)
	}
	w.tick()
	if got := w.events(); len(got) != 1 || got[0] != "payment.authorised" {
		t.Fatalf("events %v", got)
	}
	w.tick()
	if got := w.events(); len(got) != 1 {
		t.Fatalf("a webhook that was taken came again: %v", got)
	}
	if again := w.post(created.URL, choose("decline")); again.StatusCode != http.StatusSeeOther {
		t.Fatalf("a second click is answered with %s", again.Status)
	}
	if status := w.standing(created.Ref); status.Standing != payment.Authorised || status.Declines != 0 {
		t.Fatalf("a second click changed it to %+v", status)
	}
}

func TestDeclinedThenPaid(t *testing.T) {
	w := newWorld(t)
	r, created := w.create()
	if response := w.post(created.URL, choose("decline")); response.Header.Get("Location") != r.ReturnURL {
		t.Fatalf("sent to %q", response.Header.Get("Location"))
	}
	if s := w.standing(created.Ref); s.Standing != payment.Open || s.Declines != 1 || s.Declined == "" {
		t.Fatalf("status %+v", s)
	}
	if page := w.page(created.URL); !strings.Contains(page, "did not go through") || !strings.Contains(page, `value="approve"`) {
		t.Fatalf("the page does not offer another try: %s", page)
	}
	w.post(created.URL, choose("approve"))
	if s := w.standing(created.Ref); s.Standing != payment.Authorised || s.Declines != 1 || s.Declined != "" {
		t.Fatalf("status %+v", s)
	}
}

func TestChallenge(t *testing.T) {
	for outcome, want := range map[string]payment.Standing{"approve": payment.Authorised, "decline": payment.Open} {
		t.Run(outcome, func(t *testing.T) {
			w := newWorld(t)
			_, created := w.create()
			if r := w.post(created.URL, choose("challenge")); r.StatusCode != http.StatusSeeOther || !strings.HasSuffix(created.URL, r.Header.Get("Location")) {
				t.Fatalf("sent to %q", r.Header.Get("Location"))
			}
			if page := w.page(created.URL); !strings.Contains(page, `name="step" value="confirm"`) {
				t.Fatalf("no second form: %s", page)
			}
			if s := w.standing(created.Ref); s.Standing != payment.Open {
				t.Fatalf("a challenge leaves it %s", s.Standing)
			}
			w.post(created.URL, url.Values{"step": {"confirm"}, "outcome": {outcome}})
			if s := w.standing(created.Ref); s.Standing != want {
				t.Fatalf("it stands %s, not %s", s.Standing, want)
			}
		})
	}
}

func TestSlowAnswersWhenDecided(t *testing.T) {
	w := newWorld(t)
	r, created := w.create()
	answered := make(chan string)
	go func() {
		response, err := noRedirect.PostForm(created.URL, choose("slow"))
		if err != nil {
			answered <- err.Error()
			return
		}
		_ = response.Body.Close()
		answered <- response.Header.Get("Location")
	}()
	for w.standing(created.Ref).Standing != payment.Pending {
		select {
		case <-answered:
			t.Fatal("it was answered before it was decided")
		default:
		}
	}
	w.clock.Advance(10*time.Second - time.Millisecond)
	w.tick()
	if s := w.standing(created.Ref); s.Standing != payment.Pending {
		t.Fatalf("a millisecond before it stands %s", s.Standing)
	}
	w.clock.Advance(time.Millisecond)
	w.tick()
	if to := <-answered; to != r.ReturnURL {
		t.Fatalf("sent to %q", to)
	}
	if s := w.standing(created.Ref); s.Standing != payment.Authorised {
		t.Fatalf("it stands %s", s.Standing)
	}
}

func TestSlowCanBeGivenUp(t *testing.T) {
	w := newWorld(t)
	_, created := w.create()
	ctx, hangUp := context.WithCancel(t.Context())
	gone := make(chan error)
	go func() {
		request, err := http.NewRequestWithContext(ctx, http.MethodPost, created.URL, strings.NewReader("outcome=slow"))
		if err == nil {
			request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			_, err = noRedirect.Do(request)
		}
		gone <- err
	}()
	for w.standing(created.Ref).Standing != payment.Pending {
	}
	hangUp()
	if err := <-gone; !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	w.clock.Advance(10 * time.Second)
	w.tick()
	if s := w.standing(created.Ref); s.Standing != payment.Authorised {
		t.Fatalf("the bank's decision depends on the browser: %s", s.Standing)
	}
}

func TestLateIsAuthorisedAfterTheDeadlineAndARestart(t *testing.T) {
	w := newWorld(t)
	r, created := w.create()
	if response := w.post(created.URL, choose("late")); response.Header.Get("Location") != r.ReturnURL {
		t.Fatalf("sent to %q", response.Header.Get("Location"))
	}
	if err := w.company.Close(); err != nil {
		t.Fatal(err)
	}
	w.open()
	w.clock.Advance(10 * time.Minute)
	w.tick()
	if s := w.standing(created.Ref); s.Standing != payment.Pending {
		t.Fatalf("at the deadline it stands %s", s.Standing)
	}
	w.clock.Advance(time.Second)
	w.tick()
	if s := w.standing(created.Ref); s.Standing != payment.Authorised {
		t.Fatalf("a second later it stands %s", s.Standing)
	}
	if got := w.events(); len(got) != 1 {
		t.Fatalf("events %v", got)
	}
}

func TestWebhooksAreSentUntilTaken(t *testing.T) {
	w := newWorld(t)
	_, created := w.create()
	w.shop.answers(http.StatusInternalServerError)
	w.post(created.URL, choose("approve"))
	w.tick()
	w.tick() // nothing is due yet
	if n := len(w.shop.messages()); n != 1 {
		t.Fatalf("%d deliveries", n)
	}
	for i, wait := range []time.Duration{time.Second, 2 * time.Second, 4 * time.Second} {
		w.clock.Advance(wait)
		w.tick()
		if n := len(w.shop.messages()); n != i+2 {
			t.Fatalf("after %s there are %d deliveries", wait, n)
		}
	}
	if err := w.company.Close(); err != nil {
		t.Fatal(err)
	}
	w.open()
	w.shop.answers(http.StatusNoContent)
	w.clock.Advance(8 * time.Second)
	w.tick()
	w.clock.Advance(time.Hour)
	w.tick()
	messages := w.shop.messages()
	if len(messages) != 5 {
		t.Fatalf("%d deliveries", len(messages))
	}
	first, err := w.client.Verify(messages[0].header, messages[0].body, start)
	if err != nil {
		t.Fatal(err)
	}
	last, err := w.client.Verify(messages[4].header, messages[4].body, start.Add(15*time.Second))
	if err != nil || last != first {
		t.Fatalf("the same event came as %+v and %+v (%v)", first, last, err)
	}
}

func TestCallsHappenOnce(t *testing.T) {
	w := newWorld(t)
	ctx := t.Context()
	r, created := w.create()
	again, err := w.client.Create(ctx, r)
	if err != nil || again != created {
		t.Fatalf("the same request gives %+v, then %+v (%v)", created, again, err)
	}
	other := r
	other.Amount.Minor++
	if _, err := w.client.Create(ctx, other); !errors.Is(err, payment.ErrRefused) {
		t.Fatalf("another request under the same key: %v", err)
	}
	euro := func(minor int64) money.Amount { return money.Of(minor, "EUR") }
	refused := func(what string, err error) {
		t.Helper()
		if !errors.Is(err, payment.ErrRefused) {
			t.Errorf("%s: %v", what, err)
		}
	}
	refused("capture before paying", w.client.Capture(ctx, created.Ref, euro(9000), "c0"))
	w.post(created.URL, choose("approve"))
	refused("refund before capture", w.client.Refund(ctx, created.Ref, euro(9000), "r0"))
	refused("capture of too much", w.client.Capture(ctx, created.Ref, euro(9001), "c1"))
	refused("capture of another currency", w.client.Capture(ctx, created.Ref, money.Of(9000, "USD"), "c2"))
	refused("capture of nothing", w.client.Capture(ctx, created.Ref, euro(0), "c3"))
	for range 2 {
		if err := w.client.Capture(ctx, created.Ref, euro(9000), "c"); err != nil {
			t.Fatal(err)
		}
	}
	refused("a second capture", w.client.Capture(ctx, created.Ref, euro(9000), "c4"))
	refused("another capture under the key", w.client.Capture(ctx, created.Ref, euro(8000), "c"))
	refused("void after capture", w.client.Void(ctx, created.Ref, "v"))
	refused("refund of too much", w.client.Refund(ctx, created.Ref, euro(9001), "r1"))
	for range 2 {
		if err := w.client.Refund(ctx, created.Ref, euro(4000), "r2"); err != nil {
			t.Fatal(err)
		}
	}
	if s := w.standing(created.Ref); s.Standing != payment.Captured || s.Refunded != euro(4000) || s.Amount != euro(9000) {
		t.Fatalf("status %+v", s)
	}
	if err := w.client.Refund(ctx, created.Ref, euro(5000), "r3"); err != nil {
		t.Fatal(err)
	}
	if s := w.standing(created.Ref); s.Standing != payment.Refunded || s.Refunded != euro(9000) {
		t.Fatalf("status %+v", s)
	}
	refused("refund of what is gone", w.client.Refund(ctx, created.Ref, euro(1), "r4"))
}

func TestVoid(t *testing.T) {
	for _, outcome := range []string{"", "approve", "late", "decline"} {
		w := newWorld(t)
		_, created := w.create()
		if outcome != "" {
			w.post(created.URL, choose(outcome))
		}
		for _, key := range []string{"v", "v", "v2"} {
			if err := w.client.Void(t.Context(), created.Ref, key); err != nil {
				t.Fatal(err)
			}
		}
		w.post(created.URL, choose("approve"))
		w.clock.Advance(time.Hour)
		w.tick()
		if s := w.standing(created.Ref); s.Standing != payment.Voided {
			t.Errorf("after %q and a void it stands %s", outcome, s.Standing)
		}
	}
}

func TestUnknownAndForeign(t *testing.T) {
	w := newWorld(t)
	ctx := t.Context()
	_, created := w.create()
	if _, err := w.client.Fetch(ctx, "tp_nobody/../x"); !errors.Is(err, payment.ErrRefused) {
		t.Errorf("an unknown intent: %v", err)
	}
	stranger := testpay.NewClient(w.server.URL+"/testpay", "another secret", nil)
	if err := stranger.Void(ctx, created.Ref, "v"); !errors.Is(err, payment.ErrUnreachable) {
		t.Errorf("a wrong secret: %v", err)
	}
	if s := w.standing(created.Ref); s.Standing != payment.Open {
		t.Errorf("a stranger changed it to %s", s.Standing)
	}
	w.server.Close()
	if _, err := w.client.Fetch(ctx, created.Ref); !errors.Is(err, payment.ErrUnreachable) {
		t.Errorf("nobody there: %v", err)
	}
}

func TestBrowsersAreSentToTheShopAlone(t *testing.T) {
	w := newWorld(t)
	host := strings.TrimPrefix(w.shop.URL, "http://")
	for _, address := range []string{
		"", "/orders/1", "https://" + host + "/x", "http://evil.example/", "http://" + host + ".evil.example/",
		"http://" + host + "@evil.example/", "http://user@" + host + "/", "//" + host + "/", "javascript:alert(1)",
		"http://" + host + "/a/../b", "http://" + host + "/\r\nSet-Cookie: a=b", "http:" + host, `http://` + host + `\@evil.example/`,
	} {
		for _, which := range []string{"return", "notify"} {
			r := w.request()
			if which == "return" {
				r.ReturnURL = address
			} else {
				r.NotifyURL = address
			}
			if _, err := w.client.Create(t.Context(), r); !errors.Is(err, payment.ErrRefused) {
				t.Errorf("%s to %q: %v", which, address, err)
			}
		}
	}
}

func TestBadForms(t *testing.T) {
	w := newWorld(t)
	_, created := w.create()
	for body, want := range map[string]int{
		"":                                http.StatusUnprocessableEntity,
		"outcome=":                        http.StatusUnprocessableEntity,
		"outcome=APPROVE":                 http.StatusUnprocessableEntity,
		"step=confirm&outcome=late":       http.StatusUnprocessableEntity,
		"outcome=%zz":                     http.StatusBadRequest,
		strings.Repeat("a", 100<<10):      http.StatusBadRequest,
		"outcome=approve\x00&x=\xff":      http.StatusUnprocessableEntity,
		"outcome=decline&outcome=approve": http.StatusSeeOther,
	} {
		response, err := noRedirect.Post(created.URL, "application/x-www-form-urlencoded", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close()
		if response.StatusCode != want {
			t.Errorf("%.40q is answered with %s", body, response.Status)
		}
	}
	if s := w.standing(created.Ref); s.Standing != payment.Open || s.Declines != 1 {
		t.Errorf("it stands %+v", s)
	}
	if r := w.post(w.server.URL+"/testpay/pay/tp_nobody", choose("approve")); r.StatusCode != http.StatusNotFound {
		t.Errorf("an unknown payment is answered with %s", r.Status)
	}
	if page := w.page(created.URL); strings.Contains(page, "<Lake>") {
		t.Error("a title is not escaped")
	}
}
