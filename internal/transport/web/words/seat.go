package words

// Seat is what there is to say about one seat of the seats page.
type Seat struct {
	Row                   string // in words: "Row F"
	Number, Price, Note   string
	Accessible, Companion bool
	Taken, Mine           bool
}
