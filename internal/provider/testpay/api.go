package testpay

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
	"frontrow/internal/provider/contract"
)

// apiCreate opens an intent.
func (c *Company) apiCreate(w http.ResponseWriter, r *http.Request) {
	var asked contract.CreateRequest
	key, raw, ok := readCall(w, r, &asked)
	if !ok {
		return
	}
	_, err := money.ParseCurrency(string(asked.Amount.Currency))
	if err != nil || asked.Amount.Minor <= 0 || asked.Order == "" || !c.isShops(asked.ReturnURL) || !c.isShops(asked.NotifyURL) {
		answerError(w, http.StatusUnprocessableEntity, errors.New("the order, the amount or an address is not acceptable"))
		return
	}
	i, err := c.create(r.Context(), key, digestOf("create", string(raw)), asked)
	c.answer(w, http.StatusCreated, i, err)
}

func (c *Company) create(ctx context.Context, key, digest string, asked contract.CreateRequest) (i intent, err error) {
	tx, err := c.db.BeginTx(ctx, nil)
	if err != nil {
		return i, err
	}
	defer tx.Rollback() // after a commit it does nothing
	known, ref, found, err := recallCall(ctx, tx, key)
	switch {
	case err != nil:
		return i, err
	case found && known != digest:
		return i, errKeyReused
	case found:
		return readIntent(ctx, tx, ref)
	}
	i = intent{
		Ref: "tp_" + id.Secret(), Order: asked.Order, Title: asked.Title, Email: asked.Email, Amount: asked.Amount,
		ReturnURL: asked.ReturnURL, NotifyURL: asked.NotifyURL, ExpiresAt: asked.ExpiresAt, Standing: payment.Open,
	}
	if err := addIntent(ctx, tx, i); err != nil {
		return i, err
	}
	if err := noteMade(ctx, tx, i.Ref, c.clock.Now()); err != nil {
		return i, err
	}
	if err := rememberCall(ctx, tx, key, digest, i.Ref); err != nil {
		return i, err
	}
	return i, tx.Commit()
}

// apiFetch tells how an intent stands.
func (c *Company) apiFetch(w http.ResponseWriter, r *http.Request) {
	if c.misbehaves(w, r) {
		return
	}
	i, err := readIntent(r.Context(), c.db, r.PathValue("ref"))
	c.answer(w, http.StatusOK, i, err)
}

// apiCapture takes what is set aside.
func (c *Company) apiCapture(w http.ResponseWriter, r *http.Request) {
	var asked contract.MoveRequest
	c.apiMove(w, r, "capture", &asked, func(i *intent) error { return i.capture(asked.Amount) })
}

// apiVoid closes an intent of which nothing was taken.
func (c *Company) apiVoid(w http.ResponseWriter, r *http.Request) {
	c.apiMove(w, r, "void", &struct{}{}, (*intent).void)
}

// apiRefund gives back what was taken.
func (c *Company) apiRefund(w http.ResponseWriter, r *http.Request) {
	var asked contract.MoveRequest
	c.apiMove(w, r, "refund", &asked, func(i *intent) error {
		if c.poor.Load() {
			return errNoFunds
		}
		return i.refund(asked.Amount)
	})
}

func (c *Company) apiMove(w http.ResponseWriter, r *http.Request, what string, asked any, move func(*intent) error) {
	key, raw, ok := readCall(w, r, asked)
	if !ok || c.misbehaves(w, r) {
		return
	}
	ref := r.PathValue("ref")
	i, err := c.change(context.WithoutCancel(r.Context()), ref, key, digestOf(what, ref, string(raw)), func(i *intent) (string, error) { return "", move(i) })
	if err == nil && c.breaks(w, r, i) {
		return
	}
	c.answer(w, http.StatusOK, i, err)
}

// readCall reads the key and the body of a call, or answers what is wrong.
func readCall(w http.ResponseWriter, r *http.Request, into any) (key string, raw []byte, ok bool) {
	key = r.Header.Get(contract.HeaderKey)
	raw, err := io.ReadAll(r.Body)
	if err == nil {
		err = contract.Decode(raw, into)
	}
	if err != nil || key == "" || len(key) > 255 {
		answerError(w, http.StatusBadRequest, errors.New("a call is a JSON document with an "+contract.HeaderKey))
		return "", nil, false
	}
	return key, raw, true
}

// apiList gives a page of all intents that were made in a time, oldest first.
func (c *Company) apiList(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	from, err1 := time.Parse(time.RFC3339, q.Get("from"))
	to, err2 := time.Parse(time.RFC3339, q.Get("to"))
	if err := errors.Join(err1, err2); err != nil {
		answerError(w, http.StatusBadRequest, err)
		return
	}
	page, err := readMade(r.Context(), c.db, from, to, q.Get("cursor"), listPage)
	if err != nil {
		c.answer(w, http.StatusOK, intent{}, err)
		return
	}
	told := contract.Page{Items: make([]contract.Intent, len(page))}
	for n, i := range page {
		told.Items[n] = c.told(i)
	}
	if len(page) == listPage {
		told.Next = page[listPage-1].Ref
	}
	answerJSON(w, http.StatusOK, told)
}

// listPage is how many intents are listed at a time.
const listPage = 50

// told is what a shop is told of an intent.
func (c *Company) told(i intent) contract.Intent {
	told := contract.Intent{
		Ref: i.Ref, URL: c.url + "/pay/" + i.Ref, Order: i.Order, Standing: i.Standing, Amount: i.held(),
		Refunded: money.Of(i.Refunded, i.Amount.Currency), ChargedBack: money.Of(i.ChargedBack, i.Amount.Currency), Method: i.Method, Declines: i.Declines, Declined: i.Declined,
	}
	i.Script.lies(&told)
	return told
}

// answer sends an intent, or the reason why there is none.
func (c *Company) answer(w http.ResponseWriter, status int, i intent, err error) {
	switch {
	case err == nil:
		answerJSON(w, status, c.told(i))
	case errors.Is(err, errUnknown):
		answerError(w, http.StatusNotFound, err)
	case errors.Is(err, errNoFunds):
		answerError(w, http.StatusPaymentRequired, err)
	case errors.Is(err, errNotPossible):
		answerError(w, http.StatusConflict, err)
	case errors.Is(err, errKeyReused):
		answerError(w, http.StatusUnprocessableEntity, err)
	default:
		if !errors.Is(err, context.Canceled) && !errors.Is(err, sql.ErrTxDone) {
			c.log.Error("testpay could not serve a call", "error", err)
		}
		answerError(w, http.StatusServiceUnavailable, errors.New("not now; ask again"))
	}
}

func answerError(w http.ResponseWriter, status int, err error) {
	answerJSON(w, status, contract.Problem{Error: err.Error()})
}

func answerJSON(w http.ResponseWriter, status int, document any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(document) // a client that is gone learns by asking again
}
