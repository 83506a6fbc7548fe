package web

import (
	"frontrow/internal/base/id"
	"frontrow/internal/domain/seating"
	"frontrow/internal/transport/web/words"
)

// hallSources is where the seats page's script gets a hall from.
type hallSources struct {
	Chart string `json:"chart"`
	Seats string `json:"seats"`
	Live  string `json:"live"` // "" for a hall that stands still
}

func sourcesOf(show id.Show, plan *seating.Plan) hallSources {
	at := "/v1/shows/" + show.String()
	return hallSources{Chart: "/v1/charts/" + plan.Hash().String(), Seats: at + "/seats", Live: at + "/live"}
}

// hallData is what the script knows from the start; see web/src/seating/page.ts.
type hallData struct {
	hallSources
	Language string       `json:"language"`
	Currency string       `json:"currency"`
	Decimals int          `json:"decimals"`
	OrderFee int64        `json:"orderFee"` // what an order costs beside its places, in minor units
	Most     int          `json:"most"`
	Kept     bool         `json:"kept"` // accessible seats are for those who need them
	Opened   hallOpened   `json:"opened"`
	Levels   []hallLevel  `json:"levels"`
	Had      hallPlaces   `json:"had"`
	Chosen   hallPlaces   `json:"chosen"`
	Taken    []string     `json:"taken"` // what the answer refused as somebody else's
	Words    hallWordList `json:"words"`
}

type hallLevel struct {
	ID    string   `json:"id"`
	Name  string   `json:"name"`
	Minor int64    `json:"minor"`
	Fee   string   `json:"fee"`
	Zones []string `json:"zones"`
}

// hallOpened is places that the reader's code opens, which all others are shown
// as gone: seats by their place in chart order, and places by standing area.
type hallOpened struct {
	Seats []int          `json:"seats"`
	Areas map[string]int `json:"areas"`
}

type hallPlaces struct {
	Seats []string       `json:"seats"`
	Areas map[string]int `json:"areas"`
}

func pickedPlaces(p pick) hallPlaces {
	return hallPlaces{Seats: append([]string{}, p.Seats...), Areas: p.Areas}
}

// hallWordList is words with gaps in braces, which the script fills.
type hallWordList struct {
	Seat       string            `json:"seat"`
	Spot       string            `json:"spot"`
	RowOf      map[string]string `json:"rowOf"`
	Wheelchair string            `json:"wheelchair"`
	Companion  string            `json:"companion"`
	Taken      string            `json:"taken"`
	Yours      string            `json:"yours"`
	Chosen     string            `json:"chosen"`
	Unchosen   string            `json:"unchosen"`
	Total      string            `json:"total"`
	Places     words.Forms       `json:"places"`
	Left       words.Forms       `json:"left"`
	NoneLeft   string            `json:"noneLeft"`
	Filtered   string            `json:"filtered"`
	From       string            `json:"from"`
	Fee        string            `json:"fee"`
	Remove     string            `json:"remove"`
	Limit      string            `json:"limit"`
	LostTitle  string            `json:"lostTitle"`
	Lost       string            `json:"lost"`
	LostKept   string            `json:"lostKept"`
	Nearest    string            `json:"nearest"`
	Take       string            `json:"take"`
	Offline    string            `json:"offline"`
	NotSent    string            `json:"notSent"`
	LoneHint   string            `json:"loneHint"`
}

func (v seatsView) data() hallData {
	prices := v.Show.Prices
	d := hallData{
		hallSources: v.from, Language: v.Tag.String(), Currency: string(prices.Currency), Decimals: prices.Currency.Decimals(), OrderFee: v.orderFee(),
		Most: v.Most, Kept: v.Show.KeepAccessible, Opened: v.opened(), Had: pickedPlaces(v.Had), Chosen: pickedPlaces(v.ticked), Taken: append([]string{}, v.taken...), Words: hallWords(v.Page, v.Most),
	}
	for _, level := range prices.Levels {
		d.Levels = append(d.Levels, hallLevel{
			ID: level.ID, Name: level.Name, Minor: v.priceOf(level).Total(), Fee: v.feeIn(v.priceOf(level)), Zones: level.Zones,
		})
	}
	return d
}

func hallWords(p Page, most int) hallWordList {
	seats, hall := p.T.Seats, p.T.Hall
	row := func(kind string) string { return seats.Row(kind, "{id}") }
	return hallWordList{
		Seat: seats.SeatName(words.Seat{Row: "{row}", Number: "{seat}", Price: "{price}"}), Spot: hall.Spot,
		RowOf:      map[string]string{"row": row("row"), "table": row("table"), "box": row("box")},
		Wheelchair: seats.Wheelchair, Companion: hall.Companion, Taken: seats.Taken, Yours: hall.Yours,
		Chosen: hall.SaidChosen, Unchosen: hall.SaidUnchosen, Total: hall.SaidTotal,
		Places: seats.PlacesForms, Left: hall.Left, NoneLeft: seats.NoneLeft, Filtered: hall.Filtered,
		From: p.T.Site.From("{price}"), Fee: p.T.Event.OfWhichFee("{fee}"), Remove: hall.Remove, Limit: hall.Limit(most),
		LostTitle: seats.TakenTitle, Lost: hall.Lost, LostKept: hall.LostKept, Nearest: hall.Nearest, Take: hall.Take,
		Offline: hall.Offline, NotSent: hall.NotSent, LoneHint: hall.LoneHint,
	}
}
