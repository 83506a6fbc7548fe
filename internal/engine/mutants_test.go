package engine_test

import (
	"testing"

	"frontrow/internal/archtest/mutants"
)

const (
	rules  = "../domain/inventory"
	here   = "../engine"
	seats  = "../domain/seating"
	clocks = "../base/clock"
)

var planted = []mutants.Mutant{
	{Name: "holds are not checked for their owner", Test: "TestRelease", In: rules, Edits: []mutants.Edit{
		{File: rules + "/release.go", Old: "|| h.buyer != buyer {", New: "{"}}},
	{Name: "only the sweeper ends a hold", Test: "TestHoldEndsAtItsDeadlineAndNotBefore", In: rules, Edits: []mutants.Edit{
		{File: rules + "/choose.go", Old: "c == 0 || c.state() == Held && !d.noneOverdue() && d.hold(c.hold()).overdue(d.now)", New: "c == 0"}}},
	{Name: "a hold ends early", Test: "TestHoldEndsAtItsDeadlineAndNotBefore", In: rules, Edits: []mutants.Edit{
		{File: rules + "/fold.go", Old: "return h.state == Held && at >= h.deadline", New: "return h.state == Held && at+1 >= h.deadline"}}},
	{Name: "the limit does not see the batch", Test: "TestLimitPerBuyer", In: rules, Edits: []mutants.Edit{
		{File: rules + "/draft.go", Old: "if d.buyers.each(buyer, see) {", New: "if d.buyers.each(buyer, see) && false {"}}},
	{Name: "the limit per e-mail address is not counted", Test: "TestLimitPerEmail", In: rules, Edits: []mutants.Edit{
		{File: rules + "/seal.go", Old: "all > t.MaxPerEmail {", New: "all-h.count() > t.MaxPerEmail {"}}},
	{Name: "the limit per e-mail address does not see the batch", Test: "TestLimitPerPayment", In: rules, Edits: []mutants.Edit{
		{File: rules + "/draft.go", Old: "if n, changed := d.newCounted[digest]; changed {", New: "if n, changed := d.newCounted[digest]; changed && false {"}}},
	{Name: "the limit per way of paying is not counted", Test: "TestLimitPerPayment", In: rules, Edits: []mutants.Edit{
		{File: rules + "/seal.go", Old: "all > t.MaxPerPayment {", New: "all-h.count() > t.MaxPerPayment {"}}},
	{Name: "late money is not counted by its way of paying", Test: "TestLimitPerPaymentOfLateMoney", In: rules, Edits: []mutants.Edit{
		{File: rules + "/seal.go", Old: "c.Payment != ([16]byte{}) && t.MaxPerPayment > 0", New: "c.Payment != ([16]byte{}) && t.MaxPerPayment > 0 && d.hold(c.Hold.No).live(d.now)"}}},
	{Name: "who has all places they may have can change none", Test: "TestExchangeAtTheLimit", In: rules, Edits: []mutants.Edit{
		{File: rules + "/instead.go", Old: "return max(0, places-instead)", New: "return places + 0*instead"}}},
	{Name: "an exchange is counted for what it gives up alone", Test: "TestExchangeForFewer", In: rules, Edits: []mutants.Edit{
		{File: rules + "/instead.go", Old: "\t\treturn min(y.places, instead.count())\n", New: "\t\treturn y.places\n"}}},
	{Name: "an exchange that lapsed excuses its places", Test: "TestExchangeThatLapses", In: rules, Edits: []mutants.Edit{
		{File: rules + "/place.go", Old: "return instead.live(d.now) })", New: "return instead.state != Available })"}}},
	{Name: "the same places are given up twice", Test: "TestExchangedOnce", In: rules, Edits: []mutants.Edit{
		{File: rules + "/instead.go", Old: "return instead == nil || !instead.live(d.now)", New: "return instead == nil || !instead.live(d.now) || true"}}},
	{Name: "what is not done yet is changed again", Test: "TestExchangeOfAnExchangeThatIsNotDone", In: rules, Edits: []mutants.Edit{
		{File: rules + "/instead.go", Old: "before != nil {", New: "before != nil && false {"}}},
	{Name: "places of others are given up", Test: "TestOthersPlacesExcuseNothing", In: rules, Edits: []mutants.Edit{
		{File: rules + "/instead.go", Old: " || old.buyer != buyer {", New: " {"}}},
	{Name: "an exchange is bought beside what it was for", Test: "TestExchangeIsNoPurchase", In: rules, Edits: []mutants.Edit{
		{File: rules + "/seal.go", Old: "old != nil && old.order != c.Instead {", New: "old != nil && old.order != c.Instead && false {"}}},
	{Name: "places that came back are still given up", Test: "TestExchangeAtTheLimit", In: rules, Edits: []mutants.Edit{
		{File: rules + "/draft.go", Old: "\t\td.lessToYield(h, e.places().count())\n", New: ""}}},
	{Name: "an exchange grows beyond what it gives up", Test: "TestExchangeGrows", In: rules, Edits: []mutants.Edit{
		{File: rules + "/change.go", Old: "beyond(h.count()+add.count()-give.count(), instead)-beyond(h.count(), instead)", New: "0*instead"}}},
	{Name: "an exchange under another address is excused by the old one", Test: "TestExchangeUnderAnotherAddress", In: rules, Edits: []mutants.Edit{
		{File: rules + "/instead.go", Old: "if old.state == Sold && of(old) == digest {", New: "if old.state == Sold {"}}},
	{Name: "a restart forgets what is given up", Test: "TestExchangesKeepToTheLimits", In: rules, Edits: []mutants.Edit{
		{File: rules + "/checkpoint.go", Old: "\tcase len(f.yields) > 0:\n\t\treturn yieldFormat\n", New: ""}}},
	{Name: "a seal that was long on its way undoes an unseal", Test: "TestSealAnew", In: rules, Edits: []mutants.Edit{
		{File: rules + "/seal.go", Old: "letGo := c.Anew && ", New: "letGo := "}}},
	{Name: "any order takes anew what one let go of", Test: "TestSealAnew", In: rules, Edits: []mutants.Edit{
		{File: rules + "/seal.go", Old: " && h.order == c.Order\n\tif h.state", New: "\n\tif h.state"}}},
	{Name: "what was paid with is lost with a restart", Test: "TestWhatWasPaidWithSurvivesARestart", In: rules, Edits: []mutants.Edit{
		{File: rules + "/checkpoint.go", Old: "f.counted[digest] += h.count()", New: "_ = digest"}}},
	{Name: "the fee of an order is not frozen", Test: "TestPriceIsFrozenAtHold", In: rules, Edits: []mutants.Edit{
		{File: rules + "/seal.go", Old: " && with.perOrderOf(t, held) == c.PerOrder", New: ""}}},
	{Name: "a hold costs what the list says now", Test: "TestPriceIsFrozenAtHold", In: rules, Edits: []mutants.Edit{
		{File: rules + "/view.go", Old: "v := show(f.bucket, plan, h, &f.terms[h.terms], f.voucherAt(h.voucher))", New: "v := show(f.bucket, plan, h, &f.terms[len(f.terms)-1], f.voucherAt(h.voucher))"}}},
	{Name: "the uses of a voucher do not see the batch", Test: "TestLastUseOfAVoucher", In: rules, Edits: []mutants.Edit{
		{File: rules + "/voucher_use.go", Old: "if u, changed := d.newUsed[no]; changed {", New: "if u, changed := d.newUsed[no]; changed && false {"}}},
	{Name: "the limit of a voucher is not held where places are taken", Test: "TestLastUseOfAVoucher", In: rules, Edits: []mutants.Edit{
		{File: rules + "/place.go", Old: "if err := d.mayUse(with, 0, p.count(), true); err != nil {", New: "if err := error(nil); err != nil {"}}},
	{Name: "a voucher's use comes back only when a row says so", Test: "TestLastUseOfAVoucher", In: rules, Edits: []mutants.Edit{
		{File: rules + "/voucher_use.go", Old: "used = d.usedNow(v.no, used)", New: "_ = d.usedNow"}}},
	{Name: "a hold that ends keeps its voucher's use", Test: "TestLastUseOfAVoucher", In: rules, Edits: []mutants.Edit{
		{File: rules + "/draft.go", Old: "\td.countUse(before, -1)\n", New: "\tif h.uses() {\n\t\td.countUse(before, -1)\n\t}\n"},
		{File: rules + "/apply.go", Old: "\tf.countUse(before, -1)\n", New: "\tif h.uses() {\n\t\tf.countUse(before, -1)\n\t}\n"}}},
	{Name: "a code that is put in later is not counted", Test: "TestLastUseIsRedeemedOnce", In: rules, Edits: []mutants.Edit{
		{File: rules + "/redeem.go", Old: "if err := d.mayUse(with, 0, h.count(), true); err != nil {", New: "if err := error(nil); err != nil {"}}},
	{Name: "a code that is put in later leaves the price as it was", Test: "TestRedeem", In: rules, Edits: []mutants.Edit{
		{File: rules + "/next.go", Old: "if err := d.redeemed(&h, e); err != nil {", New: "if err := d.redeemed(new(h), e); err != nil {"}}},
	{Name: "a code works after checkout began", Test: "TestRedeemRefusals", In: rules, Edits: []mutants.Edit{
		{File: rules + "/redeem.go", Old: "if err := d.stillHeld(h); err != nil {", New: "if err := d.stillHeld(h); err == ErrHoldEnded {"}}},
	{Name: "an order pays the price from before its code", Test: "TestRedeem", In: rules, Edits: []mutants.Edit{
		{File: rules + "/redeem.go", Old: "Revision: uint32(h.revision) + 1,", New: "Revision: uint32(h.revision),"},
		{File: rules + "/next.go", Old: "if e.Kind == kindRedeem {\n\t\t\tat++", New: "if false {\n\t\t\tat++"},
		{File: rules + "/seal.go", Old: "|| !d.sealsAtItsPrice(h, c) {", New: "{\n\t\t_ = d.sealsAtItsPrice"}}},
	{Name: "a code's use does not come back when it is taken off", Test: "TestCodesComeAndGo", In: rules, Edits: []mutants.Edit{
		{File: rules + "/apply.go", Old: "\tf.countUse(before, -1)\n", New: "\tif !h.live(at) || h.uses() {\n\t\tf.countUse(before, -1)\n\t}\n"}}},
	{Name: "kept places are had without their code", Test: "TestRedeemDoesNotOpenKeptPlaces", In: rules, Edits: []mutants.Edit{
		{File: rules + "/redeem.go", Old: "if err := d.owesNothing(h, with); err != nil {", New: "if err := error(nil); err != nil {"}}},
	{Name: "a hold grows beyond its voucher", Test: "TestPlacesOfAVoucher", In: rules, Edits: []mutants.Edit{
		{File: rules + "/change.go", Old: "return d.mayUse(with, h.count(), more, false)", New: "return nil"}}},
	{Name: "a hold costs what its voucher takes off now", Test: "TestVoucherPriceIsFrozenAtHold", In: rules, Edits: []mutants.Edit{
		{File: rules + "/voucher_use.go", Old: "\treturn &f.vouchers[revision-1]\n", New: "\treturn &f.vouchers[f.newest[f.vouchers[revision-1].no-1]-1]\n"}}},
	{Name: "an order pays what it says its voucher takes off", Test: "TestVoucherPriceIsFrozenAtHold", In: rules, Edits: []mutants.Edit{
		{File: rules + "/seal.go", Old: "return slices.Equal(held, c.Lines) &&", New: "return (len(held) == len(c.Lines) || slices.Equal(held, c.Lines)) &&"}}},
	{Name: "a withdrawn voucher still works", Test: "TestVoucherPriceIsFrozenAtHold", In: rules, Edits: []mutants.Edit{
		{File: rules + "/voucher_use.go", Old: "case v.withdrawn:\n\t\treturn ErrVoucher", New: "case false:\n\t\treturn ErrVoucher"},
		{File: rules + "/voucher_use.go", Old: "|| d.voucherAt(revision).withdrawn {", New: "{"}}},
	{Name: "orders of a voucher are not held against its limit", Test: "TestTwoEnginesGiveTheLastUseOnce", In: here, Edits: []mutants.Edit{
		{File: rules + "/voucher_use.go", Old: "	if v.room(used, orders, more) {\n\t\treturn nil\n\t}\n\tleft := 0", New: "	if v.room(used, 0, more) {\n\t\treturn nil\n\t}\n\tleft := 0"}}},
	{Name: "a kept seat is sold without its code", Test: "TestVoucherKeepsSeats", In: rules, Edits: []mutants.Edit{
		{File: rules + "/free.go", Old: "case c == 0 && !d.keptSeat(int(s)):", New: "case c == 0:"}}},
	{Name: "a kept seat is anybody's once its hold has run out", Test: "TestVoucherKeepsSeats", In: rules, Edits: []mutants.Edit{
		{File: rules + "/choose.go", Old: ") && !d.keptSeat(seat)", New: ") && (c != 0 || !d.keptSeat(seat))"}}},
	{Name: "a wish takes what a voucher keeps", Test: "TestVoucherKeepsSeats", In: rules, Edits: []mutants.Edit{
		{File: rules + "/best.go", Old: "return search(d.open(free))", New: "_ = d.open\n\treturn search(free)"}}},
	{Name: "a kept area is sold without its code", Test: "TestVoucherKeepsALevel", In: rules, Edits: []mutants.Edit{
		{File: rules + "/free.go", Old: "if d.keptArea(a.Area) {", New: "if false {"}}},
	{Name: "late money needs no voucher that is still good", Test: "TestVoucherHasItsTime", In: rules, Edits: []mutants.Edit{
		{File: rules + "/seal.go", Old: "if h.voucher != 0 {", New: "if false {"}}},
	{Name: "a voucher stands in the public log", Test: "TestVoucherIsPrivate", In: rules, Edits: []mutants.Edit{
		{File: rules + "/encode.go", Old: "case e.Kind == kindVoucher:\n\t\tw.u8(kind)\n", New: "case e.Kind == kindVoucher:\n\t\tw.u8(kind)\n\t\tw.text(e.who.voucher.code)\n"}}},
	{Name: "a tax is not written into the log", Test: "TestTermsOfEveryForm", In: rules, Edits: []mutants.Edit{
		{File: rules + "/options.go", Old: "case !t.Prices.Plain():", New: "case len(t.Prices.Fees) > 0:"}}},
	{Name: "a comp takes seats somebody has", Test: "TestCompIsRefusedWhole", In: rules, Edits: []mutants.Edit{
		{File: rules + "/comp.go", Old: "if err := d.clear(rest); err != nil {", New: "if err := d.clear(places{areas: rest.areas}); err != nil {"}}},
	{Name: "who won is who was there before", Test: "TestBookSaysWhoWasLast", In: rules, Edits: []mutants.Edit{
		{File: rules + "/book.go", Old: "\tdefault:\n\t\tfor _, seat := range e.Seats {\n", New: "\tdefault:\n\t\tfor _, seat := range e.Seats {\n\t\t\tif b.seats[seat] != nil && !deed.Staff.IsZero() {\n\t\t\t\tcontinue\n\t\t\t}\n"}}},
	{Name: "who had a seat until the deadline has it still", Test: "TestBookSaysWhoWasLast", In: rules, Edits: []mutants.Edit{
		{File: rules + "/book.go", Old: "if deed.State == Held && !now.Before(deed.Until) {", New: "if false {"}}},
	{Name: "a comp goes over a colleague's head", Test: "TestCompOfWhatWasKeptMeanwhile", In: rules, Edits: []mutants.Edit{
		{File: rules + "/comp.go", Old: "&& !slices.Contains(onSale, d.plan.Label(int(s))) {", New: "&& !slices.Contains(onSale, \"\") {"}}},
	{Name: "places on sale are given a purpose", Test: "TestReassign", In: rules, Edits: []mutants.Edit{
		{File: rules + "/block.go", Old: "if d.cell(s).state() != Blocked {", New: "if d.cell(s).state() == Sold {"}}},
	{Name: "places are on sale between two purposes", Test: "TestReassign", In: rules, Edits: []mutants.Edit{
		{File: rules + "/block.go", Old: "\terr = d.record(Effect{Kind: kindAssign, Seats: p.seats, Areas: p.areas, who: who{staff: c.Staff, reason: c.Reason, purpose: c.Purpose}})",
			New: "\t_ = d.record(Effect{Kind: kindUnblock, Seats: p.seats, Areas: p.areas, who: who{staff: c.Staff, reason: c.Reason}})\n\t_ = d.record(Effect{Kind: kindBlock, Seats: p.seats, Areas: p.areas, who: who{staff: c.Staff, reason: c.Reason}})\n\terr = d.record(Effect{Kind: kindAssign, Seats: p.seats, Areas: p.areas, who: who{staff: c.Staff, reason: c.Reason, purpose: c.Purpose}})"}}},
	{Name: "what was given away is counted as sold for money", Test: "TestCompsAreCounted", In: rules, Edits: []mutants.Edit{
		{File: rules + "/view.go", Old: "if h.state == Sold && h.marks.comp() {", New: "if h.state == Held && h.marks.comp() {"}}},
	{Name: "a comp is sold to nobody", Test: "TestImpossibleComps", In: rules, Edits: []mutants.Edit{
		{File: rules + "/next.go", Old: "|| e.who.order.IsZero() != d.public {\n\t\treturn nil, impossible(e, \"what is given away", New: "{\n\t\treturn nil, impossible(e, \"what is given away"}}},
	{Name: "what is free is taken, the rest left", Test: "TestPlaceTellsWhichAreTakenAndOffersOthers", In: rules, Edits: []mutants.Edit{
		{File: rules + "/place.go", Old: "import (", New: "import (\n\t\"slices\""},
		{File: rules + "/place.go", Old: "if err := d.clear(p); err != nil {",
			New: "p.seats = slices.DeleteFunc(p.seats, func(s uint32) bool { return !d.free(int(s)) })\n\tif err := d.clear(p); err != nil {"}}},
	{Name: "a refusal binds its key", Test: "TestRefusalBindsNoKey", In: rules, Edits: []mutants.Edit{
		{File: rules + "/decide.go", Old: "hold, changed, err := d.grant(c)\n", New: "hold, changed, err := d.grant(c)\n\tif err != nil && !key.IsZero() {\n\t\td.bind(key, nil, false)\n\t\td.notes = append(d.notes, keyNote{key, len(d.effects), 0, false})\n\t}\n"}}},
	{Name: "a key may be used for something else", Test: "TestKeyWithAnotherBody", In: rules, Edits: []mutants.Edit{
		{File: rules + "/keys.go", Old: "case b.Body != k.Body:", New: "case false:"}}},
	{Name: "a sale that is steered binds no key", Test: "TestKeysOfStaff", In: rules, Edits: []mutants.Edit{
		{File: rules + "/keys.go", Old: "\tcase SetSale:\n\t\treturn c.Key\n", New: ""}}},
	{Name: "vouchers that are made bind no key", Test: "TestKeysOfStaff", In: rules, Edits: []mutants.Edit{
		{File: rules + "/keys.go", Old: "\tcase SetVouchers:\n\t\treturn c.Key\n", New: ""}}},
	{Name: "clocks are not held to the log", Test: "TestInstantsNeverGoBack", In: rules, Edits: []mutants.Edit{
		{File: rules + "/decide.go", Old: "max(clock.Micros(now), f.at)", New: "clock.Micros(now)"}}},
	{Name: "hashes are not checked", Test: "TestChangedPastIsFound", In: rules, Edits: []mutants.Edit{
		{File: rules + "/apply.go", Old: "case row.Hash != row.link(f.hash):", New: "case false:"}}},
	{Name: "a hold is extended twice", Test: "TestExtend", In: rules, Edits: []mutants.Edit{
		{File: rules + "/next.go", Old: "h.deadline, h.marks = e.Deadline, h.marks|extendedMark", New: "h.deadline = e.Deadline"}}},
	{Name: "a hold is extended after its deadline", Test: "TestExtendRefusals", In: rules, Edits: []mutants.Edit{
		{File: rules + "/extend.go", Old: "if err := d.stillHeld(h); err != nil {", New: "if err := d.stillHeld(h); err == ErrHoldSealed {"},
		{File: rules + "/extend.go", Old: "case h.overdue(d.now):", New: "case false:"}}},
	{Name: "an extension goes beyond the cap", Test: "TestImpossibleExtensions", In: rules, Edits: []mutants.Edit{
		{File: rules + "/extend.go", Old: "|| e.Deadline != d.extendedDeadline(h):", New: "|| e.Deadline < d.extendedDeadline(h):"}}},
	{Name: "terms allow any extension", Test: "TestTermsWithAnExtensionMustFit", In: rules, Edits: []mutants.Edit{
		{File: rules + "/terms.go", Old: "t.ExtendBy > 0 && t.HoldFor+t.ExtendBy > maxTime", New: "false"}}},
	{Name: "an extended hold ends at its first deadline", Test: "TestExtendedHoldEndsAtItsNewDeadline", In: rules, Edits: []mutants.Edit{
		{File: rules + "/extend.go", Old: "return h.deadline + d.termsOf(h).ExtendBy.Microseconds()", New: "return h.deadline"}}},
	{Name: "callers are answered before the commit", Test: "TestAnswersComeAfterTheCommit", In: here, Edits: []mutants.Edit{
		{File: here + "/bucket.go", Old: "switch b.append(a) {\n\t\tcase Committed:\n\t\t\tb.commit(a)", New: "b.answer(a)\n\t\ta.batch = nil\n\t\tswitch b.append(a) {\n\t\tcase Committed:\n\t\t\tb.commit(a)"}}},
	{Name: "the fold moves before the commit", Test: "TestAnswersComeAfterTheCommit", In: here, Edits: []mutants.Edit{
		{File: here + "/bucket.go", Old: "appended, err := b.Log.Append(a.row, b.fold.Hash())", New: "previous := b.fold.Hash()\n\t_ = b.apply(a.row)\n\tappended, err := b.Log.Append(a.row, previous)"},
		{File: here + "/bucket.go", Old: "if err := b.apply(a.row); err != nil {", New: "if err := error(nil); err != nil {"}}},
	{Name: "an unknown outcome is taken for a failure", Test: "TestUnknownOutcomeIsSettled", In: here, Edits: []mutants.Edit{
		{File: here + "/bucket.go", Old: "b.doubt, b.tries = a, 1\n", New: "b.refuse(batch, errUnknown)\n\t\t\treturn 0\n"}}},
	{Name: "an unknown outcome is settled by reading", Test: "TestUnknownOutcomeIsSettled", In: here, Edits: []mutants.Edit{
		{File: here + "/settle.go", Old: "b.owed = append(b.owed, a)", New: "b.answer(a)"}}},
	{Name: "what is owed outlives the rows it is owed by", Test: "TestRowThatWasReadBackIsLost", In: here, Edits: []mutants.Edit{
		{File: here + "/load.go", Old: "\t\tb.giveUp(err)\n", New: "\t\tb.forget()\n"}}},
	{Name: "an answer is owed by a row that the fold does not have", Test: "TestRowThatWasReadBackIsLost", In: here, Edits: []mutants.Edit{
		{File: here + "/settle.go", Old: "if err := b.apply(row); err != nil {", New: "if err := error(nil); err != nil {"}}},
	{Name: "shows stay in memory however many there are", Test: "TestTenThousandShows", In: here, Edits: []mutants.Edit{
		{File: here + "/load.go", Old: "\tb.makeRoom()\n", New: ""}}},
	{Name: "a row that is read back is shown before it is settled", Test: "TestRowIsNotShownWhileItIsReadBack", In: here, Edits: []mutants.Edit{
		{File: here + "/settle.go", Old: "b.confirm(time.Time{}) //", New: "//"}}},
	{Name: "a grant is repeated by reading alone", Test: "TestGrantsStandOnARowOfOnesOwn", In: here, Edits: []mutants.Edit{
		{File: here + "/bucket.go", Old: "case b.standsOnReading(a):", New: "case false:"}}},
	{Name: "a replay at once stands on reading alone", Test: "TestGrantsStandOnARowOfOnesOwn", In: here, Edits: []mutants.Edit{
		{File: here + "/bucket.go", Old: "return o, o.Err != nil || o.Answer.Version <= b.proven", New: "return o, true"}}},
	{Name: "the best seats leave people alone", Test: "TestBestFindsWhatASearchFinds", In: seats, Edits: []mutants.Edit{
		{File: seats + "/best.go", Old: "c.lone = s.lonely(b, s.open)", New: ""}}},
	{Name: "somebody of a party sits alone", Test: "TestNobodyOfAPartySitsAlone", In: seats, Edits: []mutants.Edit{
		{File: seats + "/best_split.go", Old: "\t\tcost = alone\n", New: "\t\tcost = 0\n"}}},
	{Name: "a search ends too early", Test: "TestBestFindsWhatASearchFinds", In: seats, Edits: []mutants.Edit{
		{File: seats + "/best.go", Old: "best.lone == 0 && front.nearest/s.band > best.band {", New: "front.nearest/s.band > best.band {"}}},
	{Name: "a party is split more than it must be", Test: "TestSplitIsTheSmallest", In: seats, Edits: []mutants.Edit{
		{File: seats + "/best_split.go", Old: "if groups[a] > fewest || tries == 0 {", New: "if tries == 0 {"},
		{File: seats + "/best_split.go", Old: "p := s.party(t, &c, fewest)", New: "p := s.party(t, &c, groups[a])"},
		{File: seats + "/best_split.go", Old: "\treturn cmp.Or(\n", New: "\treturn cmp.Or(cmp.Compare(len(q.blocks), len(p.blocks)),\n"}}},
	{Name: "a lone seat is left without need", Test: "TestChoiceThatLeavesASeatAloneIsRefused", In: rules, Edits: []mutants.Edit{
		{File: rules + "/place.go", Old: "if err := d.leavesNobodyAlone(p, places{}); err != nil {", New: "if err := error(nil); err != nil {"}}},
	{Name: "a change leaves a lone seat", Test: "TestChangeThatLeavesASeatAloneIsRefused", In: rules, Edits: []mutants.Edit{
		{File: rules + "/change.go", Old: "if err := d.leavesNobodyAlone(add, give); err != nil {", New: "if err := error(nil); err != nil {"}}},
	{Name: "a party that has no other way is refused", Test: "TestLoneSeatsOfAChoice", In: seats, Edits: []mutants.Edit{
		{File: seats + "/lone.go", Old: "if around.length-len(taken) == 1 {", New: "if false {"}}},
	{Name: "kept seats are anybody's", Test: "TestAccessibleSeatsAreKept", In: rules, Edits: []mutants.Edit{
		{File: rules + "/considerate.go", Old: "if !d.inForce().KeepAccessible || c.Accessible {", New: "if true {"}}},
	{Name: "a wish takes kept seats", Test: "TestAccessibleSeatsAreKept", In: rules, Edits: []mutants.Edit{
		{File: rules + "/best.go", Old: ", Kept: d.inForce().KeepAccessible}", New: "}"}}},
	{Name: "what is offered instead is refused", Test: "TestNearestOffersKeepTheRules", In: rules, Edits: []mutants.Edit{
		{File: rules + "/nearest.go", Old: "if !d.inForce().RefuseLoneSeats {", New: "if true {"}}},
	{Name: "a wish does not see its batch", Test: "TestBestSeesTheBatch", In: rules, Edits: []mutants.Edit{
		{File: rules + "/best.go", Old: "for ; l.seen < len(d.effects); l.seen++ {", New: "for ; false; l.seen++ {"}}},
	{Name: "a wish does not find what has run out", Test: "TestBestFindsOverdueSeats", In: rules, Edits: []mutants.Edit{
		{File: rules + "/best.go", Old: "if groups == nil && d.left.ripen(d) {", New: "if false {"}}},
	{Name: "free seats do not follow the cells", Test: "TestFreeSeatsFollowTheCells", In: rules, Edits: []mutants.Edit{
		{File: rules + "/fold.go", Old: "f.free.Put(int(seat), c == 0)", New: "f.free.Put(int(seat), false)"}}},
	{Name: "a clock may be anything", Test: "TestNodeOffTimeDoesNotDecide", In: here, Edits: []mutants.Edit{
		{File: here + "/clock.go", Old: "far := by > maxDrift;", New: "far := false;"}}},
	{Name: "a node that stood still stays behind", Test: "TestNodeThatStoodStillFollows", In: here, Edits: []mutants.Edit{
		{File: here + "/clock.go", Old: "by > maxDrift && follower.Follow(theirs, maxDrift) {", New: "false && follower != nil {"}}},
	{Name: "a clock believes the wall alone", Test: "TestSystemFollowsTwoClocksThatAgree", In: clocks, Edits: []mutants.Edit{
		{File: clocks + "/system.go", Old: "ahead > 0 && wall.Sub(theirs).Abs() <= within &&", New: "ahead > 0 &&"}}},
	{Name: "a clock forgets that its machine slept", Test: "TestSystemCountsSleep", In: clocks, Edits: []mutants.Edit{
		{File: clocks + "/system.go", Old: "time.Duration(s.slept.Load() + s.stepped.Load())", New: "time.Duration(s.stepped.Load())"}}},
	{Name: "a node off time refuses at once", Test: "TestNodeOffTimeDoesNotDecide", In: here, Edits: []mutants.Edit{
		{File: here + "/bucket.go", Old: "|| b.drift.far.Load() {", New: "{"}}},
	{Name: "a log that goes on elsewhere is decided by", Test: "TestMovedLogDecidesNothing", In: rules, Edits: []mutants.Edit{
		{File: rules + "/move.go", Old: "if sale != saleMoved {", New: "if true {"}}},
	{Name: "something follows the row that a log goes on elsewhere", Test: "TestMovedLogDecidesNothing", In: rules, Edits: []mutants.Edit{
		{File: rules + "/move.go", Old: "if d.newSale != saleMoved {", New: "if true {"}}},
	{Name: "a log that goes on elsewhere is shown", Test: "TestMovedBucket", In: here, Edits: []mutants.Edit{
		{File: here + "/load.go", Old: "\tb.stopped = b.fold.Moved()\n", New: ""}}},
	{Name: "a checkpoint forgets that the log goes on elsewhere", Test: "TestMovedBucket", In: here, Edits: []mutants.Edit{
		{File: here + "/load.go", Old: "b.fold, b.stopped = fold, fold.Moved()", New: "b.fold = fold"}}},
	{Name: "a row that cannot be read is passed over", Test: "TestBucketStopsAtARowItCannotBelieve", In: here, Edits: []mutants.Edit{
		{File: here + "/load.go", Old: "b.stopped = err\n\t\tb.alarm(err)\n\t\treturn err\n\t}\n\tb.stopped", New: "b.alarm(err)\n\t\treturn err\n\t}\n\tb.stopped"}}},
	{Name: "a fold of another state goes on", Test: "TestBucketStopsAtARowItCannotBelieve", In: here, Edits: []mutants.Edit{
		{File: rules + "/apply.go", Old: "if !f.public && c.digest != f.Digest() {", New: "if false {"}}},
	{Name: "a stale checkpoint is believed", Test: "TestCheckpointOfALostEndIsNotUsed", In: here, Edits: []mutants.Edit{
		{File: here + "/load.go", Old: "if len(rows) == 0 || rows[0].Hash != b.fold.Hash() {", New: "if len(rows) == 0 {"}}},
	{Name: "a lost end is noticed by writing alone", Test: "TestLostEndIsNoticedByReading", In: here, Edits: []mutants.Edit{
		{File: here + "/load.go", Old: "if len(rows) == 0 || rows[0].Hash != b.fold.Hash() {", New: "if len(rows) > 0 && rows[0].Hash != b.fold.Hash() {"},
		{File: here + "/load.go", Old: "rows = rows[1:]", New: "rows = rows[min(1, len(rows)):]"}}},
	{Name: "a checkpoint of lost rows keeps a show from being read", Test: "TestCheckpointOfALostEndIsNotUsed", In: here, Edits: []mutants.Edit{
		{File: here + "/load.go", Old: "\terr = b.readOn()\n\tif errors.Is(err, inventory.ErrRowLost) {", New: "\terr = b.readOn()\n\tif false {"}}},
	{Name: "keys are lost on reload", Test: "TestKeyReplaysItsAnswer", In: rules, Edits: []mutants.Edit{
		{File: rules + "/checkpoint.go", Old: "\t\tf.keys[b.Caller] = b\n", New: ""}}},
	{Name: "a checkpoint is made of what moves on", Test: "TestStillStaysAsItWas", In: rules, Edits: []mutants.Edit{
		{File: rules + "/checkpoint.go", Old: "holds: maps.Clone(f.holds)", New: "holds: f.holds"}}},
	{Name: "one buyer fills everybody's memory", Test: "TestOneBuyerIsRememberedSoMuch", In: rules, Edits: []mutants.Edit{
		{File: rules + "/often.go", Old: "if d.answers(buyer) < mostAnswers {", New: "if d.answers(buyer) < 2*mostAnswers {"}}},
	{Name: "what was remembered is counted for ever", Test: "TestOneBuyerIsRememberedSoMuch", In: rules, Edits: []mutants.Edit{
		{File: rules + "/often.go", Old: "\t\t\tn--\n", New: ""}}},
	{Name: "each process chooses a show's home for itself", Test: "TestSQLite/homes", In: "../store", Edits: []mutants.Edit{
		{File: "../store/homes.go", Old: "\t\thome, _, err = queryOne(tx, scanValue[string], homeSQL, show) // somebody may have been first\n\t\treturn err", New: "\t\treturn nil"}}},
	{Name: "a database that has seats may be left out", Test: "TestSQLite/homes", In: "../store", Edits: []mutants.Edit{
		{File: "../store/homes.go", Old: "if len(without) > 0 {", New: "if len(without) > 99 {"}}},
	{Name: "a log is read wherever it lies", Test: "TestSQLite/homes", In: "../store", Edits: []mutants.Edit{
		{File: "../store/homes.go", Old: "!placed || at != home", New: "!placed && at != home"}}},
	{Name: "what places come to is not what was told", Test: "TestPlaceAtACost", In: rules, Edits: []mutants.Edit{
		{File: rules + "/place.go", Old: "if bill.Total() != *told {", New: "if bill.Total() != *told && false {"}}},
	{Name: "a hold from before is given at another cost than was told", Test: "TestPlaceAtACost", In: rules, Edits: []mutants.Edit{
		{File: rules + "/place.go", Old: "return own, false, d.costs(c.Cost, own.places, d.termsOf(own), d.voucherAt(own.voucher))", New: "return own, false, nil"}}},
	{Name: "refusals never grow old", Test: "TestStaleFoldDoesNotRefuse", In: here, Edits: []mutants.Edit{
		{File: here + "/bucket.go", Old: "if now.Sub(b.confirmed) > b.MaxStale {", New: "if false {"}}},
}

func TestMutantsAreCaught(t *testing.T) { mutants.Run(t, planted) }
