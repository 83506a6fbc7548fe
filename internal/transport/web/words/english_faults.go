package words

// englishFaults is what pages say instead of a fault's own words, where those
// were written for programs.
var englishFaults = map[string]string{
	"seat.taken":               "The rest of your choice is still ticked.",
	"choice.empty":             "Tick at least one seat, or say how many places you want.",
	"choice.invalid":           "That choice could not be read. Tick the seats again.",
	"seat.unknown":             "One of these seats is not in this house. Tick the seats again.",
	"hold.leaves_lone_seat":    "This choice would leave a single seat between others, which hardly anybody can use. Take the seat beside it too, or those offered below.",
	"seat.kept_accessible":     "At least one of these seats is kept for people who need an accessible place, and for who comes along.",
	"best.none":                "There are no longer that many seats side by side. Ask for fewer, for another price, or tick them one by one.",
	"seat.already_yours":       "You hold some of these seats already. They are ticked below; change your choice there.",
	"hold.paying":              "Your seats are being paid for and cannot be changed now.",
	"idempotency.key_reused":   "This form was sent before with other entries. Reload the page and try again.",
	"idempotency.in_flight":    "We are still working on the first time you sent this. Wait a moment, then reload.",
	"route.method_not_allowed": "This page cannot be used in that way. Go back and use its buttons.",
	"idempotency.key_invalid":  "This form has lost the key that keeps it from being sent twice. Reload the page and try again.",
	"idempotency.key_missing":  "This form has lost the key that keeps it from being sent twice. Reload the page and try again.",
	"session.missing":          "Please sign in first.",
	"session.unknown":          "You have been signed out. Please sign in again.",
	"session.buyers_only":      "This is for buyers. Sign out to buy for yourself.",
	"request.body_unexpected":  "What you sent could not be read. Reload the page and try again.",
	"request.malformed":        "What you sent could not be read. Reload the page and try again.",
	"request.invalid":          "This cannot be accepted as it is. Mend what is named and try again.",
	"request.cut_off":          "What you sent did not arrive in one piece. Try again.",
	"request.too_large":        "That is more than we take. Send less.",
	"store.outcome_unknown":    "We do not know whether this was done. Send the same again: nothing happens twice.",
	"form.content_type":        "This form did not arrive the way a browser sends it. Go back and send it again.",
	"internal":                 "Something went wrong on our side. We have been told; please try again.",
	"route.not_found":          "There is nothing at this address. It may have been mistyped, or what was here has gone.",
}
