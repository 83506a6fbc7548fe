package inventory

// What a choice by hand owes to others, where the show asks for it: seats made
// for people who need them stay theirs until the organiser releases them, and
// nobody is left a single seat without need. A wish for the best seats keeps
// to both of itself.

// mayHave refuses accessible and companion seats, while they are kept, to
// buyers who do not say that they need them.
func (d *desk) mayHave(p places, c Choice) error {
	if !d.inForce().KeepAccessible || c.Accessible {
		return nil
	}
	var kept []uint32
	for _, s := range p.seats {
		if d.made(s) {
			kept = append(kept, s)
		}
	}
	if len(kept) > 0 {
		return ErrKept.With("seats", d.labels(kept))
	}
	return nil
}

// made reports whether a seat is made for those who need it, or for who comes
// along.
func (d *desk) made(seat uint32) bool {
	s := d.plan.Seat(int(seat))
	return s.Accessible || s.Companion
}

// leavesNobodyAlone refuses a choice by hand that would leave a seat alone
// where another choice of the same stretch would not, and names one. given is
// what the buyer gives back in the same step; a hold's other seats are as
// taken as anybody's.
func (d *desk) leavesNobodyAlone(p, given places) error {
	if !d.inForce().RefuseLoneSeats || len(p.seats) == 0 {
		return nil
	}
	lone, instead := d.lone(p, given)
	if len(lone) == 0 {
		return nil
	}
	return ErrLeavesLone.With("lone", lone).With("instead", instead)
}

// lone gives the seats that a choice leaves alone without need, and another
// choice. It gives none when a seat of the choice is taken: then that is what
// the buyer must be told.
func (d *desk) lone(p, given places) (lone, instead []string) {
	t := d.inForce()
	open := func(i int) bool {
		s := uint32(i)
		return (d.free(i) || given.hasSeat(s)) && priced(d.plan, t, d.plan.Seat(i).Zone) && !(t.KeepAccessible && d.made(s))
	}
	choice := make([]int, len(p.seats))
	for n, s := range p.seats {
		if !d.free(int(s)) {
			return nil, nil
		}
		choice[n] = int(s)
	}
	alone, others := d.plan.Lone(choice, open)
	for _, i := range alone {
		lone = append(lone, d.plan.Label(i))
	}
	for _, i := range others {
		instead = append(instead, d.plan.Label(i))
	}
	return lone, instead
}
