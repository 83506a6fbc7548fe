package words

// BankTexts is what pages say of a bank that takes money back.
type BankTexts struct {
	ChargedTitle, ChargedText string
	TookBack, GaveUp          string   // in a timeline
	Seats                     TakeBack // staff decide about them
}
