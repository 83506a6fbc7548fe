package web

// soldOutData is what the script of a sold-out show's page knows from the
// start; see web/src/sold-out.ts.
type soldOutData struct {
	Seats string `json:"seats"`
	Live  string `json:"live"`
	// What nobody can buy is free for ever and says nothing. Seats are told as
	// pairs of the first and how many, because most charts have none.
	Unsold      []int `json:"unsold"`
	UnsoldAreas []int `json:"unsoldAreas"`
}

func (v seatsView) soldOut() soldOutData {
	d := soldOutData{Seats: v.from.Seats, Live: v.from.Live, Unsold: []int{}, UnsoldAreas: []int{}}
	prices := pricesByZone(v.hall)
	for seat := range v.plan.Len() {
		if prices[v.plan.Seat(seat).Zone] != nil {
			continue
		}
		if end := len(d.Unsold); end > 0 && d.Unsold[end-2]+d.Unsold[end-1] == seat {
			d.Unsold[end-1]++
		} else {
			d.Unsold = append(d.Unsold, seat, 1)
		}
	}
	for i, area := range v.plan.Areas() {
		if prices[area.Zone] == nil {
			d.UnsoldAreas = append(d.UnsoldAreas, i)
		}
	}
	return d
}
