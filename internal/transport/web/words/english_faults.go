package words

// englishFaults is what pages say instead of a fault's own words, where those
// were written for programs.
var englishFaults = map[string]string{
	"seat.taken":               "The rest of your choice is still ticked.",
	"choice.empty":             "Tick at least one seat, or say how many places you want.",
	"choice.invalid":           "That choice could not be read. Tick the seats again.",
	"seat.unknown":             "One of these seats is not in this house. Tick the seats again.",
	"best.none":                "There are no longer that many seats side by side. Ask for fewer, for another price, or tick them one by one.",
	"seat.already_yours":       "You hold some of these seats already. They are ticked below; change your choice there.",
	"hold.paying":              "Your seats are being paid for and cannot be changed now.",
	"idempotency.key_reused":   "This form was sent before with other entries. Reload the page and try again.",
	"idempotency.in_flight":    "We are still working on the first time you sent this. Wait a moment, then reload.",
	"session.required":         "Please sign in first.",
	"route.method_not_allowed": "This page cannot be used in that way. Go back and use its buttons.",
	"route.not_found":          "There is nothing at this address. It may have been mistyped, or what was here has gone.",
}
