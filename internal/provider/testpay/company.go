package testpay

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/provider/contract"
)

// Options is what a Company is made of.
type Options struct {
	Path    string // of its database file
	Secret  string // shared with the shop: it opens the API and signs webhooks
	BaseURL string // where browsers reach the company: "http://127.0.0.1:8080/testpay"
	ShopURL string // return and notify addresses must lie under it
	Clock   clock.Clock
	Logger  *slog.Logger
	HTTP    *http.Client // for webhooks; nil for one that follows no redirects
}

// Company is the payment company. It is an http.Handler for the path of its
// BaseURL and everything below; Run is its clockwork.
type Company struct {
	db     *sql.DB
	secret string
	base   string // the path of BaseURL
	url    string
	shop   *url.URL
	clock  clock.Clock
	log    *slog.Logger
	http   *http.Client
	mux    *http.ServeMux
	wake   chan struct{}

	poor atomic.Bool // it has nothing at hand to give back

	mu      sync.Mutex
	waiters map[string][]chan struct{} // who waits for the decision of an intent
}

// Open opens the company's file and makes it ready to serve.
func Open(ctx context.Context, o Options) (*Company, error) {
	base, err := url.Parse(o.BaseURL)
	if err != nil {
		return nil, fmt.Errorf("testpay: the base address: %w", err)
	}
	shop, err := url.Parse(o.ShopURL)
	if err != nil || shop.Host == "" {
		return nil, fmt.Errorf("testpay: the shop's address %q is none", o.ShopURL)
	}
	if o.Secret == "" {
		return nil, errors.New("testpay: a secret is needed")
	}
	db, err := openFile(ctx, o.Path)
	if err != nil {
		return nil, fmt.Errorf("testpay: open %s: %w", o.Path, err)
	}
	c := &Company{
		db: db, secret: o.Secret, base: strings.TrimSuffix(base.Path, "/"), url: strings.TrimSuffix(o.BaseURL, "/"),
		shop: shop, clock: o.Clock, log: o.Logger, http: o.HTTP,
		wake: make(chan struct{}, 1), waiters: map[string][]chan struct{}{},
	}
	if c.http == nil {
		c.http = &http.Client{
			Timeout:       sendTimeout,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		}
	}
	c.mux = c.routes()
	return c, nil
}

// RunShort has the company say of each refund that the shop's balance is too low,
// or gives it money again.
func (c *Company) RunShort(poor bool) { c.poor.Store(poor) }

// Close closes the file. Nothing is lost that was promised to anybody.
func (c *Company) Close() error { return c.db.Close() }

func (c *Company) routes() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+c.base+"/pay/{ref}", c.showPage)
	mux.HandleFunc("POST "+c.base+"/pay/{ref}", c.pay)
	mux.HandleFunc("GET "+c.base+"/style.css", showStyle)
	mux.Handle("POST "+c.base+"/api/intents", c.shopOnly(c.apiCreate))
	mux.Handle("GET "+c.base+"/api/intents", c.shopOnly(c.apiList))
	mux.Handle("GET "+c.base+"/api/intents/{ref}", c.shopOnly(c.apiFetch))
	mux.Handle("POST "+c.base+"/api/intents/{ref}/capture", c.shopOnly(c.apiCapture))
	mux.Handle("POST "+c.base+"/api/intents/{ref}/void", c.shopOnly(c.apiVoid))
	mux.Handle("POST "+c.base+"/api/intents/{ref}/script", c.shopOnly(c.apiScript))
	mux.Handle("POST "+c.base+"/api/intents/{ref}/refund", c.shopOnly(c.apiRefund))
	return mux
}

// ServeHTTP serves the pages and the API.
func (c *Company) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, contract.MaxBody)
	c.mux.ServeHTTP(w, r)
}

// shopOnly lets nobody in who does not show the shared secret.
func (c *Company) shopOnly(serve http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		given, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !ok || subtle.ConstantTimeCompare([]byte(given), []byte(c.secret)) != 1 {
			answerError(w, http.StatusUnauthorized, errors.New("the secret is wrong"))
			return
		}
		serve(w, r)
	})
}

// isShops reports whether address lies under the shop's, so that nobody is
// sent, and nothing is posted, anywhere else.
func (c *Company) isShops(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.User != nil || u.Opaque != "" || u.Scheme != c.shop.Scheme || u.Host != c.shop.Host {
		return false
	}
	root := strings.TrimSuffix(c.shop.Path, "/") + "/"
	return strings.HasPrefix(u.Path, root) && !strings.Contains(u.Path, "..") && !strings.ContainsAny(address, "\\\r\n\t ")
}

// change moves one intent and stores, in the same transaction, the event that
// tells the shop, if there is one. A call key, if not empty, makes it happen
// once: repeated with the same digest it changes nothing.
func (c *Company) change(ctx context.Context, ref, key, digest string, move func(*intent) (event string, err error)) (intent, error) {
	i, settled, err := c.changeIn(ctx, ref, key, digest, move)
	if err != nil {
		return i, err
	}
	if settled {
		c.tellWaiters(ref)
	}
	c.rouse()
	return i, nil
}

func (c *Company) changeIn(ctx context.Context, ref, key, digest string, move func(*intent) (event string, err error)) (i intent, settled bool, err error) {
	tx, err := c.db.BeginTx(ctx, nil)
	if err != nil {
		return intent{}, false, err
	}
	defer tx.Rollback() // after a commit it does nothing
	if i, err = readIntent(ctx, tx, ref); err != nil {
		return i, false, err
	}
	if key != "" {
		known, _, found, err := recallCall(ctx, tx, key)
		switch {
		case err != nil:
			return i, false, err
		case found && known != digest:
			return i, false, errKeyReused
		case found:
			return i, false, nil
		}
		if err := rememberCall(ctx, tx, key, digest, ref); err != nil {
			return i, false, err
		}
	}
	pending := !i.DecideAt.IsZero()
	event, err := move(&i)
	if err != nil {
		return i, false, err
	}
	if event != "" {
		if err := c.addDelivery(ctx, tx, &i, event); err != nil {
			return i, false, err
		}
	}
	if err := saveIntent(ctx, tx, i); err != nil {
		return i, false, err
	}
	return i, pending && i.DecideAt.IsZero(), tx.Commit()
}

// errKeyReused means that a key came again with another request.
var errKeyReused = errors.New("this key was used for something else")

func (c *Company) addDelivery(ctx context.Context, q querier, i *intent, event string) error {
	now := c.clock.Now()
	m := contract.Message{ID: "tpe_" + id.Secret(), Type: event, Ref: i.Ref, At: now}
	body, err := json.Marshal(m)
	if err != nil {
		return err
	}
	for _, one := range i.Script.deliveries(m.ID, now) {
		if _, err := q.ExecContext(ctx, `
INSERT INTO deliveries (id, url, body, made_at, attempts, due_at) VALUES ($1, $2, $3, $4, 0, $5)`,
			one.id, i.NotifyURL, body, clock.Micros(now), clock.Micros(one.due)); err != nil {
			return err
		}
	}
	return nil
}

// await gives a channel that is closed once a pending intent is settled.
func (c *Company) await(ref string) <-chan struct{} {
	settled := make(chan struct{})
	c.mu.Lock()
	defer c.mu.Unlock()
	c.waiters[ref] = append(c.waiters[ref], settled)
	return settled
}

// forget stops waiting.
func (c *Company) forget(ref string, settled <-chan struct{}) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.waiters[ref] = slices.DeleteFunc(c.waiters[ref], func(w chan struct{}) bool { return w == settled })
	if len(c.waiters[ref]) == 0 {
		delete(c.waiters, ref)
	}
}

func (c *Company) tellWaiters(ref string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, settled := range c.waiters[ref] {
		close(settled)
	}
	delete(c.waiters, ref)
}

// rouse makes Run look again what is due.
func (c *Company) rouse() {
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

// digestOf tells requests apart that come under one key.
func digestOf(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// slowness is how long a slow bank takes, and lateness how long after the
// shop's deadline a late one authorises.
const (
	slowness = 10 * time.Second
	lateness = time.Second
)
