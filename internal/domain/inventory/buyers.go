package inventory

import (
	"slices"

	"frontrow/internal/base/id"
)

// buyersHolds finds the holds of a buyer. Nearly everybody has one, so that
// one is kept apart from any more: it halves what a hold costs here.
type buyersHolds struct {
	first map[id.Buyer]uint64
	more  map[id.Buyer][]uint64
}

func newBuyersHolds() buyersHolds {
	return buyersHolds{first: map[id.Buyer]uint64{}, more: map[id.Buyer][]uint64{}}
}

func (b *buyersHolds) add(buyer id.Buyer, hold uint64) {
	if b.first[buyer] == 0 {
		b.first[buyer] = hold
		return
	}
	b.more[buyer] = append(b.more[buyer], hold)
}

func (b *buyersHolds) remove(buyer id.Buyer, hold uint64) {
	rest := b.more[buyer]
	if b.first[buyer] == hold {
		if len(rest) == 0 {
			delete(b.first, buyer)
			return
		}
		b.first[buyer], rest = rest[0], rest[1:]
	} else if i := slices.Index(rest, hold); i >= 0 {
		rest = slices.Delete(rest, i, i+1)
	}
	if len(rest) == 0 {
		delete(b.more, buyer)
	} else {
		b.more[buyer] = rest
	}
}

// each calls yield with a buyer's holds, in no particular order, until it
// returns false, which each returns too.
func (b *buyersHolds) each(buyer id.Buyer, yield func(hold uint64) bool) bool {
	no := b.first[buyer]
	if no == 0 || !yield(no) {
		return no == 0
	}
	for _, no := range b.more[buyer] {
		if !yield(no) {
			return false
		}
	}
	return true
}
