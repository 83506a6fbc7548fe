package app

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"time"
)

// acme is a payment company made from docs/payment-contract.md alone: nothing
// of the program is used here. What it does wrong, an order asks for by the
// first part of its e-mail address, up to a dash.
type acme struct {
	*httptest.Server
	secret string

	mu      sync.Mutex
	intents map[string]*acmeIntent
	keys    map[string]string // the request and the intent it was for
	calls   map[string]int    // by what was asked, for an order's way to go wrong once
}

type acmeSum struct {
	Amount   int64  `json:"amount"`
	Currency string `json:"currency"`
}

type acmeIntent struct {
	Ref         string  `json:"ref"`
	URL         string  `json:"url"`
	Order       string  `json:"order"`
	Standing    string  `json:"standing"`
	Amount      acmeSum `json:"amount"`
	Refunded    acmeSum `json:"refunded"`
	ChargedBack acmeSum `json:"charged_back"`
	Declines    int     `json:"declines"`
	New         string  `json:"something_new"` // which a shop that follows the contract does not mind

	notify, wrong string
}

const acmeSecret = "acme and the house know this"

func newAcme() *acme {
	a := &acme{secret: acmeSecret, intents: map[string]*acmeIntent{}, keys: map[string]string{}, calls: map[string]int{}}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /api/intents", a.create)
	mux.HandleFunc("GET /api/intents/{ref}", a.tell)
	mux.HandleFunc("POST /api/intents/{ref}/{what}", a.move)
	a.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer "+a.secret {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		mux.ServeHTTP(w, r)
	}))
	return a
}

// known reports whether a call came before under its key, and keeps it.
func (a *acme) known(w http.ResponseWriter, r *http.Request, body []byte, ref string) (ok, again bool) {
	key, request := r.Header.Get("Idempotency-Key"), r.URL.Path+"\n"+string(body)
	before, again := a.keys[key]
	if key == "" || again && !strings.HasPrefix(before, request+"\n") {
		w.WriteHeader(http.StatusUnprocessableEntity)
		return false, again
	}
	if !again {
		a.keys[key] = request + "\n" + ref
	}
	return true, again
}

func (a *acme) create(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Order, Email string
		Amount       acmeSum
		NotifyURL    string `json:"notify_url"`
	}
	body, _ := io.ReadAll(r.Body)
	a.mu.Lock()
	defer a.mu.Unlock()
	ref := fmt.Sprintf("in_%d", len(a.intents))
	ok, again := a.known(w, r, body, ref)
	if !ok || json.Unmarshal(body, &asked) != nil {
		return
	}
	if again {
		before := a.keys[r.Header.Get("Idempotency-Key")]
		ref = before[strings.LastIndexByte(before, '\n')+1:]
	} else {
		wrong, _, _ := strings.Cut(asked.Email, "-")
		a.intents[ref] = &acmeIntent{Ref: ref, URL: a.URL + "/pay/" + ref, Order: asked.Order, Standing: "open", Amount: asked.Amount,
			Refunded: acmeSum{0, asked.Amount.Currency}, ChargedBack: acmeSum{0, asked.Amount.Currency}, notify: asked.NotifyURL, wrong: wrong}
	}
	a.answer(w, r, a.intents[ref], "create")
}

func (a *acme) tell(w http.ResponseWriter, r *http.Request) {
	a.mu.Lock()
	defer a.mu.Unlock()
	i := a.intents[r.PathValue("ref")]
	if i == nil {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	a.answer(w, r, i, "fetch")
}

func (a *acme) move(w http.ResponseWriter, r *http.Request) {
	var asked struct{ Amount acmeSum }
	body, _ := io.ReadAll(r.Body)
	a.mu.Lock()
	defer a.mu.Unlock()
	i, what := a.intents[r.PathValue("ref")], r.PathValue("what")
	if i == nil || json.Unmarshal(body, &asked) != nil {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	ok, again := a.known(w, r, body, i.Ref)
	if !ok {
		return
	}
	if !again && !i.do(what, asked.Amount) {
		w.WriteHeader(http.StatusConflict)
		return
	}
	a.answer(w, r, i, what)
}

// do moves an intent, in its own wrong way.
func (i *acmeIntent) do(what string, sum acmeSum) bool {
	switch {
	case what == "capture" && i.Standing == "authorised" && sum == i.Amount:
		i.Standing = "captured"
		switch i.wrong {
		case "takesless":
			i.Amount.Amount -= 100
		case "takesmore":
			i.Amount.Amount += 100
		}
	case what == "void" && i.Standing != "captured" && i.Standing != "refunded":
		i.Standing = "voided"
	case what == "refund" && i.Standing == "captured" && i.Refunded.Amount+sum.Amount <= i.Amount.Amount && sum.Currency == i.Amount.Currency:
		if i.Refunded.Amount += sum.Amount; i.Refunded.Amount == i.Amount.Amount {
			i.Standing = "refunded"
		}
	default:
		return false
	}
	return true
}

// answer tells how an intent stands, unless its order is to have a bad day:
// then what was asked is done, and the first answer to it goes wrong.
func (a *acme) answer(w http.ResponseWriter, r *http.Request, i *acmeIntent, what string) {
	told := *i
	paid := i.Standing == "authorised" || i.Standing == "captured"
	a.calls[i.Ref+what+i.Standing]++
	if first := a.calls[i.Ref+what+i.Standing] == 1; first && (what != "fetch" || paid) {
		switch i.wrong {
		case "lost":
			panic(http.ErrAbortHandler)
		case "broken":
			w.WriteHeader(http.StatusInternalServerError)
			return
		case "moved":
			w.Header().Set("Location", a.URL+"/elsewhere")
			w.WriteHeader(http.StatusPermanentRedirect)
			return
		case "huge":
			_, _ = w.Write(bytes.Repeat([]byte(" "), 1<<20)) // the shop may have hung up
			return
		case "slow":
			if what == "capture" {
				a.mu.Unlock()
				<-r.Context().Done() // until the shop hangs up
				a.mu.Lock()
				return
			}
		case "newword":
			told.Standing = "settled"
		case "another":
			if what != "create" {
				told.Ref = "in_0x"
			}
		case "foreign":
			told.Amount.Currency = ""
		case "backwards":
			told.Amount.Amount = -told.Amount.Amount
		}
	}
	w.Header().Set("Content-Type", "application/json")
	if what == "create" {
		w.WriteHeader(http.StatusCreated)
	}
	_ = json.NewEncoder(w).Encode(told) // a shop that is gone asks again
}

// pays is what a buyer and their bank do, as the order wants it.
func (a *acme) pays(order, standing string) *acmeIntent {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, i := range a.intents {
		if i.Order != order {
			continue
		}
		i.Standing = standing
		switch {
		case standing == "open":
		case i.wrong == "otherprice":
			i.Amount.Amount--
		case i.wrong == "othermoney":
			i.Amount.Currency, i.Refunded.Currency, i.ChargedBack.Currency = "USD", "USD", "USD"
		}
		return i
	}
	return nil
}

// message is the body of a message about an intent.
func (i *acmeIntent) message(event, kind string) []byte {
	return fmt.Appendf(nil, `{"id":%q,"type":%q,"ref":%q,"at":%q}`, event, kind, i.Ref, time.Now().UTC().Format(time.RFC3339))
}

// sends delivers a message, signed as if at some time, and gives the status of
// the shop's answer.
func (a *acme) sends(i *acmeIntent, secret string, at time.Time, body []byte) (status int, err error) {
	mac := hmac.New(sha256.New, []byte(secret))
	fmt.Fprintf(mac, "%d.%s", at.Unix(), body)
	return a.deliver(i, fmt.Sprintf("t=%d,v1=%s", at.Unix(), hex.EncodeToString(mac.Sum(nil))), body)
}

func (a *acme) deliver(i *acmeIntent, signature string, body []byte) (status int, err error) {
	q, err := http.NewRequest(http.MethodPost, i.notify, bytes.NewReader(body))
	if err != nil {
		return 0, err
	}
	q.Header.Set("Content-Type", "application/json")
	q.Header.Set("Payment-Signature", signature)
	answer, err := http.DefaultClient.Do(q)
	if err != nil {
		return 0, err
	}
	return answer.StatusCode, answer.Body.Close()
}
