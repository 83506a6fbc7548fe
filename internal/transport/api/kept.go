package api

import (
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
)

// keptJSON is places that are kept back together.
type keptJSON struct {
	Purpose string           `json:"purpose,omitempty" doc:"What for, in a word"`
	Reason  string           `json:"reason,omitempty"`
	Name    string           `json:"name,omitempty" doc:"Of the member of staff"`
	Order   string           `json:"order,omitempty" doc:"From which they came back and were not put on sale again"`
	Since   time.Time        `json:"since"`
	Seats   []string         `json:"seats"`
	Areas   []keptPlacesJSON `json:"areas"`
}

type keptPlacesJSON struct {
	Area     string `json:"area"`
	Quantity int    `json:"quantity"`
}

type purposeJSON struct {
	Purpose string `json:"purpose" doc:"Empty for places of which nobody said what for"`
	Places  int    `json:"places"`
}

type blocksJSON struct {
	Purposes []purposeJSON `json:"purposes" doc:"How many places are kept back for what, the most first"`
	Items    []keptJSON    `json:"items" doc:"What was kept back together, the newest first"`
}

func (a *API) listBlocks(c *Call) (blocksJSON, error) {
	show, err := a.show(c, account.BlockSeats)
	if err != nil {
		return blocksJSON{}, err
	}
	var kept []inventory.Kept
	err = a.use.Seats.Book(c.ctx(), show, func(book *inventory.Book, plan *seating.Plan) { kept = book.Kept(plan) })
	out, names := blocksJSON{Purposes: []purposeJSON{}, Items: []keptJSON{}}, names{}
	for _, k := range kept {
		one := keptJSON{Purpose: k.Purpose, Reason: k.Reason, Name: names.of(a, c, k.Staff), Since: k.At, Seats: k.Seats, Areas: []keptPlacesJSON{}}
		if !k.Order.IsZero() {
			one.Order = k.Order.String()
		}
		if one.Seats == nil {
			one.Seats = []string{}
		}
		for _, area := range k.Areas {
			one.Areas = append(one.Areas, keptPlacesJSON(area))
		}
		out.Items = append(out.Items, one)
	}
	for _, p := range inventory.Purposes(kept) {
		out.Purposes = append(out.Purposes, purposeJSON{p.Name, p.Places})
	}
	return out, err
}

// names is those of the staff that one answer speaks of, each looked up once.
type names map[id.Staff]string

func (n names) of(a *API, c *Call, staff id.Staff) string {
	if staff.IsZero() {
		return ""
	}
	name, known := n[staff]
	if !known {
		person, _ := a.use.Accounts.Find(c.ctx(), staff) // who is no more has no name
		name = person.Name
		n[staff] = name
	}
	return name
}
