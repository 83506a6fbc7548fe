package testpay

import (
	"bytes"
	_ "embed"
	"errors"
	"html/template"
	"net/http"
	"net/url"

	"frontrow/internal/domain/payment"
)

//go:embed pages/pay.html
var payHTML string

//go:embed pages/style.css
var style []byte

var payPage = template.Must(template.New("pay").Parse(payHTML))

// view is what the page shows.
type view struct {
	Intent  intent
	Base    string
	Action  string
	Open    bool
	Pending bool
	Paid    bool
	Taken   bool // the money was taken, so that a bank may take it back
	Problem string
	Missing bool
}

// showPage shows the page to pay on.
func (c *Company) showPage(w http.ResponseWriter, r *http.Request) {
	i, err := readIntent(r.Context(), c.db, r.PathValue("ref"))
	c.show(w, http.StatusOK, i, err, "")
}

// outcomes is what a buyer may choose, and how each moves an intent.
var outcomes = map[string]func(c *Company, i *intent) (event string, err error){
	"approve":     func(_ *Company, i *intent) (string, error) { return i.authorise() },
	"decline":     func(_ *Company, i *intent) (string, error) { return i.decline() },
	"challenge":   func(_ *Company, i *intent) (string, error) { return i.challenge() },
	"slow":        func(c *Company, i *intent) (string, error) { return i.postpone(c.clock.Now().Add(slowness)) },
	"charge-back": func(_ *Company, i *intent) (string, error) { return i.chargeBack(i.Captured) },
	"give-up":     func(_ *Company, i *intent) (string, error) { return i.giveUp() },
	"late":        func(c *Company, i *intent) (string, error) { return i.postpone(i.ExpiresAt.Add(lateness)) },
}

// pay takes the buyer's choice. It sends the browser back to the shop, but for
// a challenge, which is a second page. A choice that comes too late, such as a
// second click, leads back to the shop as well: what was decided stands.
func (c *Company) pay(w http.ResponseWriter, r *http.Request) {
	ref := r.PathValue("ref")
	if err := r.ParseForm(); err != nil {
		http.Error(w, "This form cannot be read.", http.StatusBadRequest)
		return
	}
	outcome := r.PostForm.Get("outcome")
	choose, known := outcomes[outcome]
	if !known || r.PostForm.Get("step") == "confirm" && outcome != "approve" && outcome != "decline" {
		i, err := readIntent(r.Context(), c.db, ref)
		c.show(w, http.StatusUnprocessableEntity, i, err, "Choose one of the buttons.")
		return
	}
	method, err := c.methodOf(r.PostForm.Get("card"))
	if err != nil {
		i, err := readIntent(r.Context(), c.db, ref)
		c.show(w, http.StatusUnprocessableEntity, i, err, "This is not the number of a card: it has 12 to 19 digits.")
		return
	}
	settled := c.await(ref)
	i, err := c.change(r.Context(), ref, "", "", func(i *intent) (string, error) {
		if method != "" {
			i.Method = method
		}
		return choose(c, i)
	})
	if outcome != "slow" || err != nil {
		c.forget(ref, settled)
	}
	switch {
	case errors.Is(err, errNotPossible):
		http.Redirect(w, r, i.ReturnURL, http.StatusSeeOther)
		return
	case err != nil:
		c.show(w, http.StatusOK, i, err, "")
		return
	}
	switch outcome {
	case "challenge":
		http.Redirect(w, r, c.base+"/pay/"+url.PathEscape(ref), http.StatusSeeOther)
		return
	case "slow":
		select {
		case <-settled:
		case <-r.Context().Done():
			c.forget(ref, settled)
			return
		}
	}
	http.Redirect(w, r, i.ReturnURL, http.StatusSeeOther)
}

// show renders the page for an intent, or the one for none.
func (c *Company) show(w http.ResponseWriter, status int, i intent, err error, problem string) {
	v := view{Intent: i, Base: c.base, Action: c.base + "/pay/" + url.PathEscape(i.Ref), Problem: problem}
	switch {
	case errors.Is(err, errUnknown):
		status, v.Missing = http.StatusNotFound, true
	case err != nil:
		c.log.Error("testpay could not show a page", "error", err)
		status, v.Missing = http.StatusServiceUnavailable, true
		v.Problem = "This cannot be shown right now. Try again."
	}
	v.Open = i.Standing == payment.Open
	v.Pending = i.Standing == payment.Pending
	v.Paid = i.Standing == payment.Authorised || i.Standing == payment.Captured
	v.Taken = i.Captured > 0
	var page bytes.Buffer
	if err := payPage.Execute(&page, v); err != nil {
		c.log.Error("testpay could not render a page", "error", err)
		http.Error(w, "This page cannot be shown.", http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	// Browsers apply form-action also to where a form's answer redirects to.
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "+c.shop.Scheme+"://"+c.shop.Host)
	w.WriteHeader(status)
	_, _ = w.Write(page.Bytes()) // nothing can be done for a browser that is gone
}

func showStyle(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=3600")
	_, _ = w.Write(style) // nothing can be done for a browser that is gone
}
