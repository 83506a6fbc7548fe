package words

var englishBank = BankTexts{
	ChargedTitle: "The bank took the money back",
	ChargedText:  "The bank of whoever paid took the money for this order back. Its tickets open no door for now. If you did not ask for that, speak with your bank, and tell the box office.",
	TookBack:     "The bank of whoever paid took money back. The tickets are not valid.",
	GaveUp:       "The bank gave the money up again.",
	Seats: TakeBack{
		Do:    "Decide about the seats",
		Ask:   "What becomes of the seats?",
		Means: "The bank has the money of this order. Its tickets become void for good; what the bank left of the money goes back to the buyer.",
		Yes:   "End this order",
	},
}
