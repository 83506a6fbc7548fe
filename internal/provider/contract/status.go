package contract

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
)

const (
	maxName  = 255  // bytes of a reference, an id or a type
	maxURL   = 2000 // bytes of an address to pay at
	maxWords = 200  // characters of what buyers are told
	maxTimes = 1 << 20
)

// standings are the words of the contract.
var standings = map[payment.Standing]bool{
	payment.Open: true, payment.Pending: true, payment.Authorised: true, payment.Captured: true,
	payment.Voided: true, payment.Refunded: true, payment.Failed: true,
}

// unclear is an answer that cannot be meant so: whether anything was done is
// not known.
func unclear(format string, args ...any) error {
	return payment.ErrUnreachable.Because(fmt.Errorf("contract: "+format, args...))
}

// status says in the house's words how a payment stands.
func (i Intent) status() (payment.Status, error) {
	s := payment.Status{
		Ref: i.Ref, Standing: i.Standing, Amount: i.Amount, Refunded: i.Refunded, Returning: i.Returning, RefundsFailed: i.RefundsFailed,
		ChargedBack: i.ChargedBack, Method: i.Method, Declines: i.Declines, Declined: words(i.Declined),
	}
	order, err := id.Parse[id.Order](i.Order)
	if err != nil {
		return s, unclear("the payment %.80q is for %.80q", i.Ref, i.Order)
	}
	s.Order = order
	switch _, err := money.ParseCurrency(string(i.Amount.Currency)); {
	case !named(i.Ref) || !standings[i.Standing]:
		return s, unclear("the payment %.80q is %.80q", i.Ref, i.Standing)
	case err != nil || i.Amount.Minor < 0:
		return s, unclear("the payment %s is about %d %.80q", i.Ref, i.Amount.Minor, i.Amount.Currency)
	case i.Method != "" && !named(i.Method), min(i.Declines, i.RefundsFailed) < 0, max(i.Declines, i.RefundsFailed) > maxTimes:
		return s, unclear("the payment %s was paid with %.80q after %d tries", i.Ref, i.Method, i.Declines)
	}
	for _, part := range []*money.Amount{&s.Refunded, &s.Returning, &s.ChargedBack} {
		if part.Minor == 0 { // nothing is nothing in any currency
			part.Currency = s.Amount.Currency
		}
	}
	for _, part := range []money.Amount{s.Refunded, s.Returning} {
		if part.Minor < 0 || part.Currency != s.Amount.Currency || part.Minor > s.Amount.Minor {
			return s, unclear("of the payment %s %d %.80q went back", i.Ref, part.Minor, part.Currency)
		}
	}
	if back := s.Refunded.Minor + s.Returning.Minor; back > s.Amount.Minor {
		return s, unclear("of the payment %s %d went back and it has %d", i.Ref, back, s.Amount.Minor)
	}
	if s.ChargedBack.Minor < 0 { // what banks take beyond the sum, or in another currency, is for people
		return s, unclear("the bank has %d of the payment %s", s.ChargedBack.Minor, i.Ref)
	}
	return s, nil
}

// named reports whether a company may call something so.
func named(name string) bool {
	return name != "" && len(name) <= maxName && !strings.ContainsFunc(name, func(r rune) bool {
		return r == unicode.ReplacementChar || !unicode.IsPrint(r)
	})
}

// words are what buyers may be told of what a company wrote: one line, and no
// longer than it has to be.
func words(said string) string {
	line := []rune(strings.Join(strings.FieldsFunc(said, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }), " "))
	return string(line[:min(len(line), maxWords)])
}

// payable reports whether a browser may be sent to an address.
func (g *Gateway) payable(address string) bool {
	u, err := url.Parse(address)
	return err == nil && len(address) <= maxURL && u.Host != "" && u.User == nil && (u.Scheme == "https" || u.Scheme == "http") &&
		(g.pages == "" || g.pages == u.Scheme+"://"+u.Host)
}
