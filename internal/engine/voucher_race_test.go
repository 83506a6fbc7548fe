package engine_test

import (
	"sync"
	"testing"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
)

// I6: of 64 who ask at once for the last uses of a code, at two engines on one
// log, exactly as many get one as there are.
func TestTwoEnginesGiveTheLastUseOnce(t *testing.T) {
	log := newMemory()
	one, show := opened(t, log)
	two := newEngine(log)
	const uses, callers = 3, 64
	made := inventory.SetVouchers{Vouchers: []inventory.Voucher{{Code: "LAST", Discount: pricing.Discount{Rate: 50_000}, Orders: uses}}}
	if _, err := one.Do(t.Context(), show, made); err != nil {
		t.Fatal(err)
	}
	var (
		all     sync.WaitGroup
		mu      sync.Mutex
		granted []inventory.Answer
	)
	for i := range callers {
		all.Go(func() {
			e := one
			if i%2 == 1 {
				e = two
			}
			c := place(seat(i))
			c.Voucher = "last"
			a, err := e.Do(t.Context(), show, c)
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				granted = append(granted, a)
			} else if fault.From(err).Code != inventory.ErrVoucherUsed.Code {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if len(granted) != uses {
		t.Errorf("%d of %d have one of %d uses", len(granted), callers, uses)
	}
	fold := audit(t, log, show, granted...)
	if err := fold.CheckLimits(); err != nil {
		t.Error(err)
	}
}
