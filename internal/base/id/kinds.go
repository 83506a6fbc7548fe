package id

// The kinds of things that have ids. A hold is not among them: its id is made
// of its show and a number, so that it carries its bucket.
type (
	organiser struct{}
	venue     struct{}
	event     struct{}
	show      struct{}
	buyer     struct{}
	staff     struct{}
	order     struct{}
	ticket    struct{}
	intent    struct{}
	posting   struct{}
	job       struct{}
	message   struct{}
	paper     struct{}
	matter    struct{}
)

func (organiser) Prefix() string { return "org" }
func (venue) Prefix() string     { return "venue" }
func (event) Prefix() string     { return "event" }
func (show) Prefix() string      { return "show" }
func (buyer) Prefix() string     { return "buyer" }
func (staff) Prefix() string     { return "staff" }
func (order) Prefix() string     { return "order" }
func (ticket) Prefix() string    { return "ticket" }
func (intent) Prefix() string    { return "intent" }
func (posting) Prefix() string   { return "posting" }
func (job) Prefix() string       { return "job" }
func (message) Prefix() string   { return "msg" }
func (paper) Prefix() string     { return "paper" }
func (matter) Prefix() string    { return "matter" }

// One type for each kind.
type (
	Organiser = ID[organiser] // who sells
	Venue     = ID[venue]     // a place
	Event     = ID[event]     // what is sold
	Show      = ID[show]      // one date of an event; also names its bucket
	Buyer     = ID[buyer]     // one buyer's session, guest or not
	Staff     = ID[staff]     // a person who works for an organiser
	Order     = ID[order]     // what a buyer pays for
	Ticket    = ID[ticket]    // what opens the door
	Intent    = ID[intent]    // our attempt to be paid for one order
	Posting   = ID[posting]   // one balanced entry of the ledger
	Job       = ID[job]       // one piece of deferred work
	Message   = ID[message]   // one message to a person
	Paper     = ID[paper]     // one receipt, invoice or credit note
	Matter    = ID[matter]    // something odd that people look at
)
