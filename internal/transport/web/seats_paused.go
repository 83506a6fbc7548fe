package web

import (
	"time"

	"frontrow/internal/domain/inventory"
)

// recheckPaused is how often a page looks whether a sale goes on.
const recheckPaused = 20 * time.Second

// steered is the seats page while staff let nobody hold seats: those who hold
// some are led on to pay.
func (v seatsView) steered() seatsView {
	v.State = paused
	if v.sale == inventory.SaleClosed {
		v.State = saleEnded
	} else {
		v.Refresh = recheckPaused
	}
	if v.own != nil {
		v.Bar = &HoldBar{Hold: *v.own, Zone: v.Venue.TimeZone, Places: pickOf(v.own).count(), CanLeave: true, Key: v.Key}
	}
	return v
}

// again is when a page that waits looks anew.
func (p Page) again() string { return p.Instant(p.Now.Add(p.Refresh)) }
