package storetest

import (
	"testing"
	"time"

	"frontrow/internal/domain/notify"
	"frontrow/internal/store"
)

// mailbox checks how orders are found by an address, and how asking is counted.
func mailbox(t *testing.T, open Open) {
	db, clk := open(t)
	run := store.Bind(db, func(tx *store.Tx) notify.Tx { return tx })
	first := ordered(t, db, clk)
	clk.Advance(48 * time.Hour)
	second := ordered(t, db, clk)

	t.Run("orders, newest first, in whatever case", func(t *testing.T) {
		const email = "ada@example.org"
		err := run.View(t.Context(), func(tx notify.Tx) error {
			all, err := tx.OrdersOfMailbox("ADA@example.org", clk.Now().AddDate(0, -1, 0), 10)
			if err != nil || len(all) != 2 || all[0].ID != second || all[1].ID != first {
				t.Errorf("of %s: %d orders, %v", email, len(all), err)
			}
			for name, got := range map[string]func() (int, error){
				"the newest alone": func() (int, error) {
					one, err := tx.OrdersOfMailbox(email, time.Time{}, 1)
					return len(one), err
				},
				"since yesterday": func() (int, error) {
					late, err := tx.OrdersOfMailbox(email, clk.Now().Add(-24*time.Hour), 10)
					return len(late), err
				},
			} {
				if n, err := got(); n != 1 || err != nil {
					t.Errorf("%s: %d, %v", name, n, err)
				}
			}
			if none, err := tx.OrdersOfMailbox("_"+email[1:], time.Time{}, 10); len(none) != 0 || err != nil {
				t.Errorf("of another address: %d, %v", len(none), err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})

	t.Run("asking is counted for a while", func(t *testing.T) {
		ask := func(digest string) (asks int, since time.Time) {
			err := run.Update(t.Context(), func(tx notify.Tx) (err error) {
				asks, since, err = tx.CountAsk(digest, tx.Now(), tx.Now().Add(-15*time.Minute))
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			return asks, since
		}
		began := clk.Now()
		for want := 1; want <= 3; want++ {
			if asks, since := ask("a"); asks != want || !since.Equal(began) {
				t.Errorf("%d since %v, want %d since %v", asks, since, want, began)
			}
			clk.Advance(time.Minute)
		}
		if asks, _ := ask("b"); asks != 1 {
			t.Errorf("another's count is %d", asks)
		}
		clk.Advance(15 * time.Minute)
		if asks, since := ask("a"); asks != 1 || !since.Equal(clk.Now()) {
			t.Errorf("after the while: %d since %v", asks, since)
		}
	})
}
