package inventory

import (
	"crypto/sha256"
	"encoding/binary"
	"math"

	"frontrow/internal/domain/pricing"
)

// How the log writes a take that begins a hold with a voucher, and a
// redemption that leaves it without one.
const (
	bearerTake = 22
	redeemNone = 26
)

// The marks of a voucher, in one byte of the log.
const (
	perOrderMark = 1 << iota
	noFeesMark
	withdrawnMark
	allVoucherMarks = 1<<iota - 1
)

func (w *writer) voucher(v *voucher) {
	w.uvarint(uint64(v.no))
	w.text(v.code)
	w.text(v.name)
	w.uvarint(uint64(v.discount.Rate))
	w.uvarint(uint64(v.discount.Minor))
	var marks uint8
	for i, on := range []bool{v.discount.PerOrder, v.discount.NoFees, v.withdrawn} {
		marks |= b2u(on) << i
	}
	w.u8(marks)
	w.uvarint(uint64(len(v.levels)))
	for _, l := range v.levels {
		w.text(l)
	}
	w.places(v.keeps)
	for _, limit := range []int{v.orders, v.places, v.perOrder} {
		w.uvarint(uint64(limit))
	}
	w.varint(v.from)
	w.varint(v.until)
}

func (r *reader) voucher() *voucher {
	v := &voucher{no: uint32(r.atMost(math.MaxUint32)), code: r.text(), name: r.text()}
	v.discount = pricing.Discount{Rate: int64(r.atMost(pricing.Whole)), Minor: int64(r.atMost(pricing.MaxPrice))}
	marks := r.u8()
	if marks > allVoucherMarks {
		r.fail(errRange)
	}
	v.discount.PerOrder, v.discount.NoFees, v.withdrawn = marks&perOrderMark != 0, marks&noFeesMark != 0, marks&withdrawnMark != 0
	for range r.count() {
		v.levels = append(v.levels, r.text())
	}
	v.keeps = r.places()
	for _, limit := range []*int{&v.orders, &v.places, &v.perOrder} {
		*limit = int(r.atMost(maxIndex))
	}
	v.from, v.until = r.varint(), r.varint()
	if code, ok := ParseCode(v.code); r.err == nil && (!ok || code != v.code) {
		r.fail(errCanonical)
	}
	return v
}

func digestVoucher(revision int, v *voucher) uint64 {
	var w writer
	w.voucher(v)
	h := sha256.Sum256(w)
	return mixed(tagVoucher, uint64(revision), binary.BigEndian.Uint64(h[:]))
}
