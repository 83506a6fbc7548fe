package app

import (
	"encoding/json"
	"time"

	"frontrow/internal/domain/seating"
	"frontrow/internal/transport/api"
)

// samples gives, for each route with a body, one that is right. A route that
// is not here fails the tests that walk the table.
var samples = map[string]func(o objects) any{
	"createSession": func(objects) any { return map[string]any{} },
	"placeHold":     func(objects) any { return map[string]any{"best_available": map[string]any{"quantity": 1}} },
	"redeemVoucher": func(objects) any { return map[string]any{"code": ""} },
	"changeHold": func(objects) any {
		return map[string]any{"add": map[string]any{"best_available": map[string]any{"quantity": 1}}}
	},
	"checkout": func(objects) any {
		return map[string]any{"name": "Grace Hopper", "email": "grace@example.org", "language": "de"}
	},
	"noteReceived": func(objects) any {
		return map[string]any{"amount": map[string]any{"amount": 1000, "currency": "EUR"}, "note": "Statement 7, line 3"}
	},
	"noteSentBack": func(objects) any { return map[string]any{"note": "By transfer"} },
	"createOrganiser": func(objects) any {
		return map[string]any{"name": "A new one", "email": "new@example.org", "accent": "#336699"}
	},
	"createVenue": func(o objects) any {
		return map[string]any{"organiser": o.organiser.ID, "name": "A hall", "address": "1 Street", "city": "Berlin", "country": "DE", "time_zone": "Europe/Berlin"}
	},
	"addChart": func(objects) any { return json.RawMessage(seating.Club().Canonical()) },
	"createEvent": func(o objects) any {
		return map[string]any{"organiser": o.organiser.ID, "title": "An event", "genre": "concert", "summary": "Short.", "about": "Long."}
	},
	"createShow": func(o objects) any {
		return map[string]any{"venue": o.venue.ID, "chart": o.chart, "starts_at": time.Now().Add(1000 * time.Hour).UTC().Format(time.RFC3339),
			"prices": map[string]any{"currency": "EUR", "levels": []any{map[string]any{"id": "a", "name": "A", "zones": zonesOf(o), "face": 1000, "fee": 100}},
				"fees": []any{map[string]any{"name": "Booking", "per": "ticket", "rate": 2500, "round": "up"}, map[string]any{"name": "Handling", "per": "order", "minor": 200}},
				"tax":  map[string]any{"rule": "de-culture"}},
			"hold_seconds": 300, "max_per_order": 4, "max_per_buyer": 8, "max_per_email": 8,
			"max_per_payment": 4, "lone_seats": "refuse", "accessible": "kept",
			"returns": map[string]any{"allowed": true, "hours_before": 48, "rate": 10_000, "whole_orders": true}, "move_return_days": 7}
	},
	"changeOrganiser": func(objects) any { return map[string]any{"accent": "#884422"} },
	"changeBilling":   func(objects) any { return map[string]any{"company": "Hopper Ltd", "address": "2 Way\nTown"} },
	"changePaperIssuer": func(objects) any {
		return map[string]any{"name": "First Ltd", "address": "1 Road\nTown", "tax_number": "DE 1", "prefix": "FL"}
	},
	"changeVenue": func(objects) any { return map[string]any{"access": "A ramp at the side door"} },
	"changeEvent": func(objects) any { return map[string]any{"summary": "Now with an interval."} },
	"repeatShow": func(objects) any {
		return map[string]any{"starts_at": []string{time.Now().Add(1024 * time.Hour).UTC().Format(time.RFC3339)}}
	},
	"changeShow": func(objects) any { return map[string]any{"max_per_order": 7} },
	"steerSale":  func(objects) any { return map[string]any{"state": "open", "reason": "The lift goes again"} },
	"blockSeats": func(o objects) any {
		return map[string]any{"seats": []string{lastSeat(o)}, "reason": "For the house", "purpose": "Press"}
	},
	"unblockSeats": func(o objects) any {
		return map[string]any{"seats": []string{lastSeat(o)}, "reason": "No longer needed"}
	},
	"reassignSeats": func(o objects) any {
		return map[string]any{"seats": []string{lastSeat(o)}, "reason": "No camera", "purpose": "Sponsor"}
	},
	"makeVouchers": func(objects) any {
		return map[string]any{"codes": []string{"early-bird", "Autumn 27"}, "voucher": map[string]any{"name": "Newsletter", "discount": map[string]any{"rate": 20_000}, "orders": 100}}
	},
	"setVouchers": func(objects) any {
		return map[string]any{"codes": []string{"late-bird"}, "voucher": map[string]any{"discount": map[string]any{"minor": 500, "per_order": true}}}
	},
	"closeMatter":  func(objects) any { return map[string]any{"why": "The buyer came in person"} },
	"stopRefunds":  func(objects) any { return map[string]any{"why": "The bank asked us to wait"} },
	"returnPlaces": func(objects) any { return map[string]any{"places": []int{1}} },
	"exchangePlaces": func(objects) any {
		plan := club() // the last seat is kept back, and given away
		return map[string]any{"places": []int{1}, "seats": []string{plan.Label(plan.Len() - 5)}}
	},
	"takeBackOrder": func(objects) any { return map[string]any{"seats": "kept_back"} },
	"giveAway": func(o objects) any {
		return map[string]any{"seats": []string{lastSeat(o)}, "name": "A guest", "email": "guest@example.org", "reason": "For the mayor"}
	},
	"addStaff": func(o objects) any {
		return map[string]any{"organiser": o.organiser.ID, "email": "colleague@example.org", "name": "A colleague", "role": "door", "password": password}
	},
	"paymentWebhook": func(objects) any { return map[string]any{"id": "evt_1", "type": "intent.authorised"} },
}

func sample(r api.Route, o objects) []byte {
	body, known := samples[r.Name]
	if !known {
		return nil
	}
	raw, err := json.Marshal(body(o))
	if err != nil {
		panic(err)
	}
	return raw
}

func club() *seating.Plan {
	plan, err := seating.Compile(seating.Club())
	if err != nil {
		panic(err)
	}
	return plan
}

func zonesOf(objects) (zones []string) {
	for _, z := range club().Zones() {
		zones = append(zones, z.ID)
	}
	return zones
}

func lastSeat(objects) string {
	plan := club()
	return plan.Label(plan.Len() - 1)
}
