package web

import (
	"encoding/json"
	"strings"

	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
)

const recentMinutes = int(checkout.RecentFor / 60e9)

// mapWords is what a staff map writes into its drawing.
type mapWords struct {
	States []string `json:"states"` // by the numbers of the states
	Sold   string   `json:"sold"`   // "{sold} of {all} sold", for a section drawn as one
	Chosen string   `json:"chosen"`
}

func staffMapWords(p Page) mapWords {
	words := mapWords{Sold: p.T.Watch.SoldOf("{sold}", "{all}"), Chosen: p.T.Seats.Chosen}
	for state := inventory.Available; state <= inventory.Blocked; state++ {
		words.States = append(words.States, p.T.Watch.StateOf(state))
	}
	return words
}

func (w mapWords) json() string {
	var text strings.Builder
	if err := json.NewEncoder(&text).Encode(w); err != nil {
		panic(err) // strings can be written
	}
	return strings.TrimSpace(text.String())
}
