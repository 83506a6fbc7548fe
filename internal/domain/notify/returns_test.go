package notify_test

import (
	"strings"
	"testing"
	"time"

	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/pricing"
)

// languages are those of the letters.
var languages = []string{"en", "de", "fr", "es", "ar"}

// mustSay is that one letter went out, whole, and says so in English.
func (f *office) mustSay(t *testing.T, words ...string) {
	t.Helper()
	if len(f.postbox.mails) != 1 {
		t.Fatalf("%d mails", len(f.postbox.mails))
	}
	m := f.postbox.mails[0]
	for _, text := range []string{m.Subject, m.Text} {
		if strings.Contains(text, "{") {
			t.Errorf("not whole: %s", text)
		}
	}
	for _, want := range words {
		if f.records.order.Language == "en" && !(strings.Contains(m.Text, want) && strings.Contains(m.HTML, want)) {
			t.Errorf("it does not say %q:\n%s", want, m.Text)
		}
	}
}

// A buyer who returned places is told what goes back of what they paid, and what
// does not.
func TestLettersAboutReturns(t *testing.T) {
	for _, language := range languages {
		f := newOffice(t)
		o := &f.records.order
		o.Language = language
		terms := pricing.ReturnTerms{Allowed: true, Minor: 500, FeesBack: true}
		for _, places := range [][]int{{1}, nil} {
			if _, err := o.TakeBack(order.Back{Places: places, OrderFee: true, Terms: &terms, ByBuyer: true}); err != nil {
				t.Fatal(err)
			}
		}
		o.State = order.Refunded
		last := o.Returns[1]
		if err := f.HandleCancelled(t.Context(), notify.CancelledJob(o.ID).Args); err != nil {
			t.Fatal(err)
		}
		f.mustSay(t, "You returned your order K7M-4XQ2", euros(last.Goes())+" went back to the card", euros(last.Kept.Total())+" is kept")
	}
}

func euros(minor int64) string {
	text := []byte("€")
	whole, cents := minor/100, minor%100
	digits := []byte{}
	for ; whole > 0; whole /= 10 {
		digits = append([]byte{byte('0' + whole%10)}, digits...)
	}
	return string(append(append(text, digits...), '.', byte('0'+cents/10), byte('0'+cents%10)))
}

// A show that was moved is told of once, with the time as the buyer knew it and
// as it is; what another move has overtaken is not told, nor a move back to what
// they know.
func TestLettersAboutMoves(t *testing.T) {
	for _, language := range languages {
		f := newOffice(t)
		o, show := &f.records.order, &f.records.view.Show
		o.State, o.Language = order.Paid, language
		o.Policy = order.Policy{StartsAt: show.StartsAt}
		known := show.StartsAt
		move := func(n int, to time.Time) {
			t.Helper()
			show.Moves, show.StartsAt, show.MoveReturnsUntil = n, to, to.Add(-time.Hour)
			for range 2 {
				if err := f.HandleMoved(t.Context(), notify.MovedJob(o.ID, n).Args); err != nil {
					t.Fatal(err)
				}
			}
		}
		show.Moves = 5
		if err := f.HandleMoved(t.Context(), notify.MovedJob(o.ID, 1).Args); err != nil || len(f.postbox.mails) != 0 {
			t.Fatalf("a move that was overtaken: %v, %d mails", err, len(f.postbox.mails))
		}
		if move(6, known); len(f.postbox.mails) != 0 {
			t.Fatalf("a move back that nobody knows of: %d mails", len(f.postbox.mails))
		}
		move(7, known.Add(48*time.Hour))
		f.mustSay(t, "Your show was moved. You bought for", "Your tickets stay valid", "get back all that you paid")
		f.postbox.mails = nil
		move(8, known)
		f.mustSay(t, "it begins again when you bought it for")
	}
}

// A buyer whose return takes its time is told so: which places, what comes back, to
// where and when. Once it is back, or another return is under way, that is not told.
func TestLettersAboutReturnsUnderWay(t *testing.T) {
	for _, language := range languages {
		for _, later := range []bool{false, true} {
			f := newOffice(t)
			o := &f.records.order
			o.State, o.Language, o.Later, o.Step = order.Paid, language, later, "giveback"
			terms := pricing.ReturnTerms{Allowed: true, Minor: 500, FeesBack: true}
			if _, err := o.TakeBack(order.Back{Places: []int{2}, Terms: &terms, ByBuyer: true}); err != nil {
				t.Fatal(err)
			}
			tell := func(n int) {
				t.Helper()
				for range 2 {
					if err := f.HandleReturning(t.Context(), notify.ReturningJob(o.ID, n, time.Now()).Args); err != nil {
						t.Fatal(err)
					}
				}
			}
			last := o.Returns[0]
			tell(1)
			how := "back to the card or account you paid with"
			if later {
				how = "the box office sends it"
			}
			f.mustSay(t, "You returned these places of your order", "pit, standing", euros(last.Goes())+" goes back", how, "as soon as", euros(last.Kept.Total())+" is kept")
			f.postbox.mails = nil
			if _, err := o.TakeBack(order.Back{Terms: &terms, ByBuyer: true}); err != nil {
				t.Fatal(err)
			}
			o.State = order.Refunding
			tell(2)
			f.mustSay(t, "You returned these places of your order")
		}
		for name, change := range map[string]func(o *order.Order){
			"it is back":      func(o *order.Order) { o.Step = order.StepDone },
			"another return":  func(o *order.Order) { o.Returns = append(o.Returns, o.Returns[0]) },
			"all of it ended": func(o *order.Order) { o.State = order.Refunded },
		} {
			f := newOffice(t)
			o := &f.records.order
			o.State, o.Step = order.Paid, "giveback"
			if _, err := o.TakeBack(order.Back{Places: []int{1}, ByBuyer: true}); err != nil {
				t.Fatal(err)
			}
			change(o)
			if err := f.HandleReturning(t.Context(), notify.ReturningJob(o.ID, 1, time.Now()).Args); err != nil || len(f.postbox.mails) != 0 {
				t.Errorf("%s: %v, %d mails", name, err, len(f.postbox.mails))
			}
		}
	}
}
