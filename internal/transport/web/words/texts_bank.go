package words

import "frontrow/internal/domain/payment"

// BankTexts is what pages say of a bank that takes money back, and of all else
// that is odd about money.
type BankTexts struct {
	ChargedTitle, ChargedText string
	TookBack, GaveUp          string                         // in a timeline
	TookWaiting               string                         // there too, of money that was on its way back
	TookBeyond, GaveUpBeyond  func(sum, order string) string // and of money by which another order pays for this one
	Seats                     TakeBack                       // staff decide about them

	Matters, MattersLead, NoMatters string
	WhatWasDone, SeenTo             string
	TryOnceMore, OpenOrder          string
	SeeToThem                       string
	MatterName, MatterToDo          func(kind payment.MatterKind) string
}

// matterWords makes the word for each kind of matter.
func matterWords(known map[payment.MatterKind]string) func(kind payment.MatterKind) string {
	return func(kind payment.MatterKind) string {
		if said, ok := known[kind]; ok {
			return said
		}
		return string(kind)
	}
}
