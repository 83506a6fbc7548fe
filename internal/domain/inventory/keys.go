package inventory

// keyOf gives a command's key; zero for the commands of our own saga, which
// are idempotent by the order they name.
func keyOf(c Command) Key {
	switch c := c.(type) {
	case Place:
		return c.Key
	case Change:
		return c.Key
	case Release:
		return c.Key
	case Extend:
		return c.Key
	case Redeem:
		return c.Key
	case Block:
		return c.Key
	case Unblock:
		return c.Key
	case Reassign:
		return c.Key
	case Comp:
		return c.Key
	case SetSale:
		return c.Key
	case SetVouchers:
		return c.Key
	}
	return Key{}
}

// replay gives the answer a key is bound to, exactly as it was given (I5).
func (d *desk) replay(k Key) (answer Answer, found bool, err error) {
	if k.IsZero() {
		return Answer{}, false, nil
	}
	b := d.key(k.Caller)
	switch {
	case b == nil:
		return Answer{}, false, nil
	case b.Body != k.Body:
		return Answer{}, false, ErrKeyReused
	}
	answer = d.answer(b.hold, b.changed)
	answer.stamp(b.version)
	return answer, true, nil
}

// answer puts a decision into words. Its version is stamped on it when the
// whole batch is decided.
func (d *desk) answer(h *held, changed bool) Answer {
	if h == nil {
		return Answer{Changed: changed}
	}
	return Answer{Hold: show(d.bucket, d.plan, h, d.termsOf(h), d.voucherAt(h.voucher)), Changed: changed}
}

// stamp sets the version an answer is true in, unless it has one.
func (a *Answer) stamp(version uint64) {
	if a.Version != 0 {
		return
	}
	a.Version = version
	if !a.Hold.ID.IsZero() {
		a.Hold.Version = version
	}
}

func (h *held) number() uint64 {
	if h == nil {
		return 0
	}
	return h.no
}
