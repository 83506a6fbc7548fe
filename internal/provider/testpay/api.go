package testpay

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io"
	"net/http"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
)

// apiCreate opens an intent.
func (c *Company) apiCreate(w http.ResponseWriter, r *http.Request) {
	var asked createRequest
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

func (c *Company) create(ctx context.Context, key, digest string, asked createRequest) (i intent, err error) {
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
	if err := rememberCall(ctx, tx, key, digest, i.Ref); err != nil {
		return i, err
	}
	return i, tx.Commit()
}

// apiFetch tells how an intent stands.
func (c *Company) apiFetch(w http.ResponseWriter, r *http.Request) {
	i, err := readIntent(r.Context(), c.db, r.PathValue("ref"))
	c.answer(w, http.StatusOK, i, err)
}

// apiCapture takes what is set aside.
func (c *Company) apiCapture(w http.ResponseWriter, r *http.Request) {
	var asked moveRequest
	c.apiMove(w, r, "capture", &asked, func(i *intent) error { return i.capture(asked.Amount) })
}

// apiVoid closes an intent of which nothing was taken.
func (c *Company) apiVoid(w http.ResponseWriter, r *http.Request) {
	c.apiMove(w, r, "void", &struct{}{}, (*intent).void)
}

// apiRefund gives back what was taken.
func (c *Company) apiRefund(w http.ResponseWriter, r *http.Request) {
	var asked moveRequest
	c.apiMove(w, r, "refund", &asked, func(i *intent) error {
		if c.poor.Load() {
			return errNoFunds
		}
		return i.refund(asked.Amount)
	})
}

func (c *Company) apiMove(w http.ResponseWriter, r *http.Request, what string, asked any, move func(*intent) error) {
	key, raw, ok := readCall(w, r, asked)
	if !ok {
		return
	}
	ref := r.PathValue("ref")
	i, err := c.change(r.Context(), ref, key, digestOf(what, ref, string(raw)), func(i *intent) (string, error) { return "", move(i) })
	c.answer(w, http.StatusOK, i, err)
}

// readCall reads the key and the body of a call, or answers what is wrong.
func readCall(w http.ResponseWriter, r *http.Request, into any) (key string, raw []byte, ok bool) {
	key = r.Header.Get(headerKey)
	raw, err := io.ReadAll(r.Body)
	if err == nil {
		err = decode(raw, into)
	}
	if err != nil || key == "" || len(key) > 255 {
		answerError(w, http.StatusBadRequest, errors.New("a call is a JSON document with an "+headerKey))
		return "", nil, false
	}
	return key, raw, true
}

// answer sends an intent, or the reason why there is none.
func (c *Company) answer(w http.ResponseWriter, status int, i intent, err error) {
	switch {
	case err == nil:
		answerJSON(w, status, intentAnswer{
			Ref: i.Ref, URL: c.url + "/pay/" + i.Ref, Order: i.Order, Standing: i.Standing, Amount: i.held(),
			Refunded: money.Of(i.Refunded, i.Amount.Currency), ChargedBack: money.Of(i.ChargedBack, i.Amount.Currency), Method: i.Method, Declines: i.Declines, Declined: i.Declined,
		})
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
	answerJSON(w, status, errorAnswer{err.Error()})
}

func answerJSON(w http.ResponseWriter, status int, document any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(document) // a client that is gone learns by asking again
}
