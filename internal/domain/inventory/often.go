package inventory

import (
	"time"

	"frontrow/internal/base/id"
)

// mostAnswers is how many answers a fold remembers for one buyer at a time. Each
// stays for a day with the hold it speaks of, so whoever takes and gives back
// without end would fill the memory of every node. Nobody who buys comes near.
const mostAnswers = 500

// notTooOften refuses what a buyer asks for while as many answers are remembered
// as may be. Giving a hold back is never refused.
func (d *desk) notTooOften(c Command) error {
	var buyer id.Buyer
	switch c := c.(type) {
	case Place:
		buyer = c.Buyer
	case Change:
		buyer = c.Buyer
	case Extend:
		buyer = c.Buyer
	case Redeem:
		buyer = c.Buyer
	case Release:
		if d.hold(c.Hold.No).listed() {
			return nil
		}
		buyer = c.Buyer
	default:
		return nil
	}
	if d.answers(buyer) < mostAnswers {
		return nil
	}
	return ErrTooOften.With("limit", mostAnswers).After(time.Hour)
}

// answers counts what is remembered for a buyer, with what the batch has added
// and without what has been kept for its time and no row has dropped yet.
func (d *draft) answers(buyer id.Buyer) int {
	n := d.Fold.answers[buyer] + d.newAnswers[buyer]
	if n < mostAnswers {
		return n
	}
	for _, bound := range d.bound.items {
		b := d.Fold.keys[bound.item]
		if !b.forgotten(d.now) {
			break
		}
		if b.at == bound.at && b.buyer() == buyer {
			n--
		}
	}
	return n
}

// buyer is whom an answer was given to; zero when it is about no hold.
func (b *binding) buyer() id.Buyer {
	if b.hold == nil {
		return id.Buyer{}
	}
	return b.hold.buyer
}

// remember counts an answer that is kept, or, with -1, one that is forgotten.
func (f *Fold) remember(b *binding, more int) {
	buyer := b.buyer()
	if buyer.IsZero() {
		return
	}
	if f.answers[buyer] += more; f.answers[buyer] == 0 {
		delete(f.answers, buyer)
	}
}
