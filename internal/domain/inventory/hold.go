package inventory

import (
	"database/sql/driver"
	"fmt"
	"strconv"
	"strings"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/pricing"
)

// HoldID names a hold: its show, which is its bucket, and its number there.
// It is written "hold_<the show's 26 characters><the number in base 32>", so
// whoever has the id knows which bucket to ask.
type HoldID struct {
	Show id.Show
	No   uint64 // counts from 1 in its bucket; 0 names no hold
}

const showChars = 26

// ParseHold reads what [HoldID.String] wrote, in its one spelling.
func ParseHold(s string) (HoldID, error) {
	bad := fmt.Errorf("not a hold id")
	body, ok := strings.CutPrefix(s, "hold_")
	if !ok || len(body) <= showChars || len(body) > showChars+13 {
		return HoldID{}, bad
	}
	show, err := parseShow(body[:showChars])
	if err != nil {
		return HoldID{}, bad
	}
	no, err := strconv.ParseUint(body[showChars:], 32, 64)
	h := HoldID{Show: show, No: no}
	if err != nil || no == 0 || h.String() != s {
		return HoldID{}, bad
	}
	return h, nil
}

func (h HoldID) String() string {
	if h.IsZero() {
		return ""
	}
	text := append(make([]byte, 0, 48), "hold_"...)
	text = append(text, strings.TrimPrefix(h.Show.String(), "show_")...)
	return string(strconv.AppendUint(text, h.No, 32))
}

// IsZero reports whether h names no hold.
func (h HoldID) IsZero() bool { return h.No == 0 }

// MarshalText makes hold ids usable in JSON and forms.
func (h HoldID) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText is the reverse of MarshalText; empty text gives the zero id.
func (h *HoldID) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*h = HoldID{}
		return nil
	}
	parsed, err := ParseHold(string(text))
	if err == nil {
		*h = parsed
	}
	return err
}

// Value stores the id as text, and the zero id as NULL.
func (h HoldID) Value() (driver.Value, error) {
	if h.IsZero() {
		return nil, nil
	}
	return h.String(), nil
}

// Scan reads what Value stored.
func (h *HoldID) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*h = HoldID{}
		return nil
	case string:
		return h.UnmarshalText([]byte(v))
	case []byte:
		return h.UnmarshalText(v)
	}
	return fmt.Errorf("inventory: cannot scan %T into a hold id", src)
}

// Hold is seats and places kept for one buyer, as one version of the bucket
// shows it.
type Hold struct {
	ID       HoldID
	Buyer    id.Buyer
	State    State // Held, Paying or Sold; Available once it has ended (expired, released, returned)
	Revision uint32
	Deadline time.Time     // when a Held one ends; kept for the record afterwards
	MoreTime time.Duration // by how much the deadline may still be moved, once; 0 for not any more
	Order    id.Order      // the order it is sealed for, once Paying or Sold
	Voucher  string        // the code of the voucher it has; "" for none
	Instead  id.Order      // whose places are given up for these, where an exchange is under way; only where a hold is asked for
	Comp     bool          // given away by staff: nothing is paid for it
	Lines    []pricing.Line
	PerOrder pricing.Charge // what an order of it costs beside its lines
	Tax      pricing.Tax    // by which the taxes in both were reckoned
	Currency money.Currency
	Version  uint64 // of the bucket this is a view of
}

// Bill is what an order of the hold costs. It is that of the terms the hold was
// taken under, whatever the organiser has changed since.
func (h Hold) Bill() pricing.Bill {
	return pricing.Bill{Lines: h.Lines, PerOrder: h.PerOrder, Tax: h.Tax, Currency: h.Currency}
}

// Total is what the buyer pays for the hold, with all fees and taxes.
func (h Hold) Total() money.Amount { return h.Bill().Total() }

// Seats lists the labels of the seats, without standing areas.
func (h Hold) Seats() []string {
	labels := make([]string, 0, len(h.Lines))
	for _, l := range h.Lines {
		if !l.Area {
			labels = append(labels, l.Place)
		}
	}
	return labels
}

// Live reports whether the hold still keeps its seats at now. A hold that is
// past its deadline keeps nothing, whether or not a row has said so yet (I3).
func (h Hold) Live(now time.Time) bool {
	return h.State == Paying || h.State == Sold || h.State == Held && now.Before(h.Deadline)
}

func parseShow(chars string) (show id.Show, err error) {
	err = show.UnmarshalText([]byte("show_" + chars))
	return show, err
}
