package catalog_test

import (
	"testing"
	"time"

	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/catalog/catalogtest"
	"frontrow/internal/domain/pricing"
)

// A named rule gives the rates it has on the day of the show, whatever was
// sent with it; rates of one's own stay as they are.
func TestNamedTaxHasItsRates(t *testing.T) {
	h := catalogtest.NewHouse(t)
	swiss := pricing.Tax{Rule: "ch-standard", Name: "MWST", Ticket: 8_100, Fee: 8_100, Added: true}
	n := h.NewShow()
	n.Prices.Tax = pricing.Tax{Rule: "ch-standard", Name: "Mine", Ticket: 1, Added: true}
	s, err := h.Catalog.CreateShow(t.Context(), noKey, h.Owner, h.Event.ID, n)
	if err != nil || s.Prices.Tax != swiss {
		t.Fatalf("%+v, %v", s.Prices.Tax, err)
	}
	copies, err := h.Catalog.CopyShow(t.Context(), noKey, h.Owner, s.ID, []time.Time{s.StartsAt.Add(24 * time.Hour)})
	if err != nil || copies[0].Prices.Tax != swiss {
		t.Errorf("repeated: %+v, %v", copies, err)
	}
	prices, own := h.Prices(), pricing.Tax{Name: "Kurtaxe", Ticket: 2_500}
	prices.Tax = own
	if s, err = h.Catalog.UpdateShow(t.Context(), noKey, h.Owner, s.ID, catalog.ShowChange{Prices: &prices}); err != nil || s.Prices.Tax != own {
		t.Errorf("own rates: %+v, %v", s.Prices.Tax, err)
	}
	prices.Tax = pricing.Tax{Rule: "atlantis", Name: "Tribute", Ticket: 1}
	_, err = h.Catalog.UpdateShow(t.Context(), noKey, h.Owner, s.ID, catalog.ShowChange{Prices: &prices})
	refused(t, err, catalog.ErrInvalid, "prices.tax.rule")
	prices.Tax = own
	prices.Fees = []pricing.Fee{{Name: " Booking", Per: pricing.PerTicket, Minor: 1}}
	_, err = h.Catalog.UpdateShow(t.Context(), noKey, h.Owner, s.ID, catalog.ShowChange{Prices: &prices})
	refused(t, err, catalog.ErrInvalid, "prices.fees[0].name")
}
