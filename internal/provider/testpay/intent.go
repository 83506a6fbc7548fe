package testpay

import (
	"errors"
	"time"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
	"frontrow/internal/provider/contract"
)

// intent is what the company knows of one payment.
type intent struct {
	Ref       string
	Order     string
	Title     string
	Email     string
	Amount    money.Amount
	ReturnURL string
	NotifyURL string
	ExpiresAt time.Time

	Standing    payment.Standing
	Challenged  bool   // the buyer has a question of their bank to answer
	Method      string // the card it was last tried with; "" for none
	Declines    int
	Declined    string
	Captured    int64 // minor units
	Refunded    int64
	ChargedBack int64     // what the bank took back and keeps
	Script      script    // how it goes wrong
	DecideAt    time.Time // when a pending one is authorised; zero for none
}

// errNoFunds means that the company has too little of the shop's money at hand.
var errNoFunds = errors.New("the balance is too low; try again when there is more")

// errNotPossible means that an intent is not in a state for what was asked.
var errNotPossible = errors.New("the payment does not stand so that this could be done")

const declinedText = "the card was declined"

// authorise sets the money aside. It gives the event to send.
func (i *intent) authorise() (event string, err error) {
	if i.Standing != payment.Open && i.Standing != payment.Pending {
		return "", errNotPossible
	}
	i.Standing, i.Challenged, i.Declined, i.DecideAt = payment.Authorised, false, "", time.Time{}
	return contract.TypeAuthorised, nil
}

// decline turns one try down; another may follow.
func (i *intent) decline() (event string, err error) {
	if i.Standing != payment.Open {
		return "", errNotPossible
	}
	i.Challenged, i.Declined = false, declinedText
	i.Declines++
	return contract.TypeDeclined, nil
}

// challenge asks the buyer to confirm with their bank.
func (i *intent) challenge() (event string, err error) {
	if i.Standing != payment.Open {
		return "", errNotPossible
	}
	i.Challenged = true
	return "", nil
}

// postpone leaves the decision to the bank, which authorises at an instant.
func (i *intent) postpone(at time.Time) (event string, err error) {
	if i.Standing != payment.Open {
		return "", errNotPossible
	}
	i.Standing, i.Challenged, i.DecideAt = payment.Pending, false, at
	return "", nil
}

// void closes an intent of which nothing was taken.
func (i *intent) void() error {
	switch i.Standing {
	case payment.Open, payment.Pending, payment.Authorised:
		i.Standing, i.Challenged, i.DecideAt = payment.Voided, false, time.Time{}
		return nil
	case payment.Voided:
		return nil
	default:
		return errNotPossible
	}
}

// capture takes all or part of what is set aside, once.
func (i *intent) capture(amount money.Amount) error {
	if i.Standing != payment.Authorised || amount.Currency != i.Amount.Currency || amount.Minor <= 0 || amount.Minor > i.Amount.Minor {
		return errNotPossible
	}
	i.Standing, i.Captured = payment.Captured, max(amount.Minor+i.Script.Takes, 1)
	return nil
}

// refund gives back part or all of what was taken and not yet given back.
func (i *intent) refund(amount money.Amount) error {
	if i.Standing != payment.Captured || amount.Currency != i.Amount.Currency || amount.Minor <= 0 || amount.Minor > i.Captured-i.Refunded-i.ChargedBack {
		return errNotPossible
	}
	if i.Refunded += amount.Minor; i.Refunded == i.Captured {
		i.Standing = payment.Refunded
	}
	return nil
}

// chargeBack has the bank take back so much, of which it may have begun to.
func (i *intent) chargeBack(minor int64) (event string, err error) {
	if i.Standing != payment.Captured && i.Standing != payment.Refunded || minor <= 0 || i.ChargedBack == minor {
		return "", errNotPossible
	}
	i.ChargedBack = minor
	return contract.TypeChargedBack, nil
}

// giveUp has the bank give back what it took.
func (i *intent) giveUp() (event string, err error) {
	if i.ChargedBack == 0 {
		return "", errNotPossible
	}
	i.ChargedBack = 0
	return contract.TypeGivenUp, nil
}

// held is what is set aside or was taken: what a shop is told as the amount.
func (i *intent) held() money.Amount {
	if i.Captured > 0 {
		return money.Of(i.Captured, i.Amount.Currency)
	}
	return i.Amount
}
