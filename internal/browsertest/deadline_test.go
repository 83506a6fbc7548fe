package browsertest

import (
	"context"
	"testing"
	"time"

	"frontrow/internal/domain/catalog"
)

// TestTimeRunsOut lets the time for seats pass: without paying, and with
// payments that come a second too late. All wait for the same deadline.
func TestTimeRunsOut(t *testing.T) {
	t.Parallel()
	house, browser := Open(t), Start(t)
	show := house.NewShow(t, "Berlin", "Forty Seconds", 2*catalog.MinHoldFor)

	quiet := Phone
	quiet.NoScript = true
	lucky, unlucky, idle := browser.Device(t, quiet), browser.Device(t, Desktop), browser.Device(t, Phone)
	unlucky.hold(house, show, "Box 1, seat 1", "Box 1, seat 2")
	unlucky.order("unlucky@buyers.example")
	unlucky.Go("Pay, but only after")
	unlucky.Sees("We are checking your payment", "Do not pay again")
	unlucky.Check("checking")
	rival := make(chan error, 1)
	go func() { rival <- house.grab(t.Context(), show, "boxes/1/2") }()

	lucky.hold(house, show, "Box 5, seat 1")
	lucky.order("lucky@buyers.example")
	lucky.Go("Pay, but only after")
	lucky.Sees("We are checking your payment", "Do not pay again")
	lucky.Shot(*shots, "checking-without-script")

	idle.hold(house, show, "Box 8, seat 4")
	clock := `document.querySelector("[data-left]").innerText`
	first := Ask[string](idle, clock)
	idle.Until("the clock runs down", clock+` < `+quote(first))
	idle.Shot(*shots, "seconds-left")
	idle.Sees("Your seats were let go", "Nothing was charged", "Box 8, Seat 4")
	idle.Check("run-out")
	idle.Go("Try to get the same seats")
	idle.Sees("1 place", "Box 8, Seat 4", "Less than two minutes left")

	if err := <-rival; err != nil {
		t.Fatalf("after the deadline nobody else can have the seat: %v", err)
	}
	unlucky.Sees("This order ended", "somebody else")
	unlucky.Check("late-and-gone")
	if Ask[bool](unlucky, `document.body.innerText.includes("Show my")`) {
		t.Error("there are tickets for seats that somebody else has")
	}
	unlucky.mail(house, "unlucky@buyers.example")

	lucky.Sees("You are going!")
	lucky.Go("Show my ticket")
	lucky.isGenuine(house, show)
}

// grab has somebody else hold a seat as soon as it is free.
func (h *House) grab(ctx context.Context, s Show, seat string) error {
	guest, err := h.ask("POST", "/v1/sessions", map[string]any{})
	if err != nil {
		return err
	}
	rival := &House{URL: h.URL, token: guest.Token}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	try := time.NewTicker(100 * time.Millisecond)
	defer try.Stop()
	for {
		_, err := rival.ask("POST", "/v1/shows/"+s.ID+"/holds", map[string]any{"seats": []string{seat}})
		if err == nil {
			return nil
		}
		select {
		case <-try.C:
		case <-ctx.Done():
			return err
		}
	}
}
