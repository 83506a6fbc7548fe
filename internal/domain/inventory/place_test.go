package inventory

import (
	"testing"

	"frontrow/internal/base/money"
)

// Whoever says what their places must come to gets them for that or not at all,
// new ones and those they hold already.
func TestPlaceAtACost(t *testing.T) {
	h := newHouse(t)
	told := money.Of(4500, "EUR")
	seen := place(1, "s/A/1")
	seen.Cost = &told
	held := h.must(seen).Hold
	dearer := smallTerms()
	dearer.Prices.Levels[0].Face = 9900
	h.must(SetTerms{dearer})
	if again := h.must(seen); again.Changed || again.Hold.ID != held.ID {
		t.Errorf("what is held at its price: %+v", again)
	}
	late := place(2, "s/A/3")
	late.Cost = &told
	h.refused(late, ErrOtherCost)
	other := money.Of(4500, "USD")
	seen.Cost = &other
	h.refused(seen, ErrOtherCost)
	told = money.Of(10400, "EUR")
	h.must(late)
	h.audit()
}
