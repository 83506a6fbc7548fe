package web

import (
	"net/url"
	"strconv"

	"frontrow/internal/domain/catalog"
)

// What the fields say of rules that a show may have beside those every show
// has.
const (
	loneExplained      = "explain"
	loneRefused        = "refuse"
	accessibleKept     = "kept"
	accessibleReleased = "released"
)

func (v showFormView) loneOptions() []option {
	t := v.T.Setup.Show
	return []option{{loneExplained, t.LoneExplain}, {loneRefused, t.LoneRefuse}}
}

func (v showFormView) accessibleOptions() []option {
	t := v.T.Setup.Show
	return []option{{accessibleKept, t.AccessibleKept}, {accessibleReleased, t.AccessibleReleased}}
}

// showRules is what a form says of these rules; nil where it says nothing.
type showRules struct {
	perPayment                 *int
	refuseLone, keepAccessible *bool
}

func readRules(f form) (r showRules) {
	if f.Has("max_per_payment") {
		r.perPayment = new(readLimitOrNone(f.Get("max_per_payment")))
	}
	if f.Has("lone_seats") {
		r.refuseLone = new(f.Get("lone_seats") == loneRefused)
	}
	if f.Has("accessible") {
		r.keepAccessible = new(f.Get("accessible") == accessibleKept)
	}
	return r
}

// readLimitOrNone reads a limit that may be left empty. What is no number
// becomes one that is refused.
func readLimitOrNone(text string) int {
	if text == "" || text == "0" {
		return 0
	}
	if n := wholeNumber(text); n > 0 {
		return n
	}
	return -1
}

func (r showRules) fill(n *catalog.NewShow) {
	if r.perPayment != nil {
		n.MaxPerPayment = *r.perPayment
	}
	if r.refuseLone != nil {
		n.RefuseLoneSeats = *r.refuseLone
	}
	if r.keepAccessible != nil {
		n.KeepAccessible = *r.keepAccessible
	}
}

// writeRules puts a show's rules into its form's fields.
func writeRules(v url.Values, show catalog.Show) {
	if show.MaxPerPayment > 0 {
		v.Set("max_per_payment", strconv.Itoa(show.MaxPerPayment))
	}
	v.Set("lone_seats", loneExplained)
	if show.RefuseLoneSeats {
		v.Set("lone_seats", loneRefused)
	}
	v.Set("accessible", accessibleReleased)
	if show.KeepAccessible {
		v.Set("accessible", accessibleKept)
	}
}

// addRules says what a change does to a show's rules.
func (p Page) addRules(add func(what, before, after string), was, is catalog.Show) {
	t := p.T.Setup.Show
	limit := func(n int) string {
		if n == 0 {
			return t.PerPaymentNone
		}
		return p.Number(n)
	}
	either := func(yes bool, ifYes, ifNo string) string {
		if yes {
			return ifYes
		}
		return ifNo
	}
	add(t.PerPayment, limit(was.MaxPerPayment), limit(is.MaxPerPayment))
	add(t.Lone, either(was.RefuseLoneSeats, t.LoneRefuse, t.LoneExplain), either(is.RefuseLoneSeats, t.LoneRefuse, t.LoneExplain))
	add(t.Accessible, either(was.KeepAccessible, t.AccessibleKept, t.AccessibleReleased), either(is.KeepAccessible, t.AccessibleKept, t.AccessibleReleased))
}
