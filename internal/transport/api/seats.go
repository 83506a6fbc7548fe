package api

import (
	"net/http"
	"strconv"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
	"frontrow/internal/transport/negotiate"
)

// placeJSON is one seat, or one standing area, in plain words.
type placeJSON struct {
	Place      string       `json:"place" doc:"What to ask for: a seat's label or an area's id"`
	Area       bool         `json:"area"`
	Section    string       `json:"section,omitempty"`
	Row        string       `json:"row,omitempty"`
	Number     string       `json:"number,omitempty"`
	Level      string       `json:"level,omitempty" doc:"Absent when the place has no price and is not on sale"`
	Price      money.Amount `json:"price,omitzero" doc:"Fees included"`
	Available  int          `json:"available" doc:"1 or 0 for a seat"`
	Accessible bool         `json:"accessible,omitempty"`
	Companion  bool         `json:"companion,omitempty"`
	Note       string       `json:"note,omitempty"`
}

func (a *API) seatRoutes() []Route {
	return []Route{
		publicRoute(Route{Method: "GET", Path: "/v1/shows/{show}/places", Name: "listPlaces", Tag: "Seats", Status: 200,
			Summary: "Seats and standing areas in plain words",
			About:   "The same as the snapshot and the chart together, a page at a time, for programs that want names and prices more than bytes.",
			Query: []Param{{Name: "section", About: "Only this section's id"}, {Name: "available", About: "\"true\": only what can be held now"},
				cursorParam, limitParam},
			Access: Access{Who: Anyone}, Faults: seatReadFaults}, a.listPlaces),
		rawRoute(Route{Method: "GET", Path: "/v1/charts/{hash}", Name: "getChart", Tag: "Seats", Status: 200,
			Summary: "Geometry of a chart", About: "Immutable: the hash names it for ever. The columns are described in the chart format's page.",
			Access: Access{Who: Anyone}, AnswerType: "application/json", Faults: faults(ErrNotThere)}, a.getChart),
	}
}

func (a *API) getChart(c *Call) (Reply, error) {
	hash, err := seating.ParseHash(c.request.PathValue("hash"))
	if err != nil {
		return Reply{}, ErrNotThere
	}
	plan, err := a.use.Plan(c.ctx(), hash)
	if err != nil {
		return Reply{}, err
	}
	drawn := a.drawings.of(plan)
	return Reply{Bytes: drawn.plain(), Packed: drawn.packed, Header: http.Header{
		"Cache-Control": {"public, max-age=31536000, immutable"},
		"Etag":          {negotiate.Weak(strconv.Quote(hash.String()))},
	}}, nil
}

func (a *API) listPlaces(c *Call) (page[placeJSON], error) {
	var out page[placeJSON]
	show, err := pathID[id.Show](c, "show")
	if err != nil {
		return out, err
	}
	limit, err := c.queryInt("limit", 200, 1, 1000)
	if err != nil {
		return out, err
	}
	from, err := c.cursorInt()
	if err != nil {
		return out, err
	}
	plan, err := a.use.Seats.Plan(c.ctx(), show)
	if err != nil {
		return out, err
	}
	terms, err := a.use.Seats.Terms(c.ctx(), show)
	if err != nil {
		return out, err
	}
	snapshot, err := a.use.Seats.Snapshot(c.ctx(), show)
	if err != nil {
		return out, err
	}
	section := -1
	if name := c.query("section"); name != "" {
		var ok bool
		if section, ok = plan.SectionIndex(name); !ok {
			return out, ErrInvalid.At("query.section", "the chart has no section %q", name)
		}
	}
	only := c.query("available") == "true"
	states := seating.UnpackStates(snapshot.Seats, plan.Len())
	levels := make([]*pricing.Level, len(plan.Zones())) // by zone; nil where nothing is on sale
	for z, zone := range plan.Zones() {
		if level, onSale := terms.Prices.LevelOf(zone.ID); onSale {
			levels[z] = &level
		}
	}
	for i := from; i < plan.Len()+len(plan.Areas()); i++ {
		var place placeJSON
		var zone int
		var inSection bool
		if i < plan.Len() {
			seat := plan.Seat(i)
			s, r := plan.Sections()[seat.Section], plan.Rows()[seat.Row]
			place = placeJSON{Place: plan.Label(i), Section: s.ID, Row: r.ID, Number: seat.Number,
				Accessible: seat.Accessible, Companion: seat.Companion, Note: seat.Note}
			if states[i] == 0 {
				place.Available = 1
			}
			zone, inSection = seat.Zone, section < 0 || seat.Section == section
		} else {
			area := plan.Areas()[i-plan.Len()]
			place = placeJSON{Place: area.ID, Area: true, Available: snapshot.Areas[i-plan.Len()].Available}
			zone, inSection = area.Zone, section < 0
		}
		if level := levels[zone]; level != nil {
			place.Level, place.Price = level.ID, money.Of(terms.Prices.Price(*level).Total(), terms.Prices.Currency)
		} else {
			place.Available = 0
		}
		if !inSection || only && place.Available == 0 {
			continue
		}
		if len(out.Items) == limit {
			out.Next = strconv.Itoa(i)
			return out, nil
		}
		out.Items = append(out.Items, place)
	}
	return out, nil
}
